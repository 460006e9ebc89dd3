//! Certificates of retention: everything counted is in one of them, and none can be changed unnoticed.

use model::{
    chain::Break,
    retention::{ALARM, Counts, Rule},
    time::Duration,
};
use store::{
    notices,
    retention::{self, Certificate},
    testing::{Fixture, on_each_database},
};

use crate::common::{notice, tamper};

async fn count(fixture: &Fixture, rule: Rule, times: u64) {
    fixture.commit(async |tx| retention::count(tx, rule, times).await).await.unwrap();
}

async fn certify(fixture: &Fixture) -> Certificate {
    let now = fixture.now();
    let certified = fixture.commit(async |tx| retention::certify(tx, now, now).await).await;
    let (certificate, anchor) = certified.unwrap();
    fixture.vault.save_anchor(retention::CHAIN, anchor).await.unwrap();
    certificate
}

async fn verify(fixture: &Fixture) -> Result<i64, Break> {
    retention::verify(&fixture.db, &fixture.vault).await.unwrap()
}

#[tokio::test]
async fn r35_a_certificate_has_what_was_counted_since_the_one_before() {
    on_each_database(async |fixture| {
        count(fixture, Rule::Mails, 2).await;
        count(fixture, Rule::Mails, 3).await;
        count(fixture, Rule::Photos, 0).await;
        count(fixture, Rule::LeftMembers, 1).await;
        let expected = Counts([(Rule::Mails, 5), (Rule::LeftMembers, 1)].into());
        assert_eq!(retention::counts(&mut fixture.conn().await).await.unwrap(), expected);
        let first = certify(fixture).await;
        assert_eq!((first.number, &first.counts), (1, &expected));
        fixture.clock.pass(Duration::days(1));
        count(fixture, Rule::Files, 7).await;
        let second = certify(fixture).await;
        assert_eq!(second.counts, Counts([(Rule::Files, 7)].into()), "the first has the others");
        fixture.clock.pass(Duration::days(1));
        let third = certify(fixture).await;
        assert_eq!(third.counts, Counts::default());
        let conn = &mut fixture.conn().await;
        assert_eq!(retention::find_last(conn).await.unwrap(), Some(third.clone()));
        let all = retention::list(conn, i64::MAX, 10).await.unwrap();
        assert_eq!(all, [third, second, first.clone()]);
        assert_eq!(retention::list(conn, 2, 10).await.unwrap(), [first]);
        assert_eq!(verify(fixture).await, Ok(3));
    })
    .await;
}

#[tokio::test]
async fn r35_a_certificate_that_was_changed_or_removed_is_found() {
    on_each_database(async |fixture| {
        assert_eq!(verify(fixture).await, Ok(0));
        for _ in 0..4 {
            count(fixture, Rule::Counters, 3).await;
            certify(fixture).await;
            fixture.clock.pass(Duration::days(1));
        }
        assert_eq!(verify(fixture).await, Ok(4));
        for (change, back, found) in [
            (
                "UPDATE retention_runs SET counts = '{\"counters\":4}' WHERE number = 2",
                "UPDATE retention_runs SET counts = '{\"counters\":3}' WHERE number = 2",
                Break::Entry(2),
            ),
            (
                "UPDATE retention_runs SET counts = 'x' WHERE number = 2",
                "UPDATE retention_runs SET counts = '{\"counters\":3}' WHERE number = 2",
                Break::Entry(2),
            ),
            (
                "UPDATE retention_runs SET finished_at = finished_at + 1 WHERE number = 3",
                "UPDATE retention_runs SET finished_at = finished_at - 1 WHERE number = 3",
                Break::Entry(3),
            ),
            (
                "DELETE FROM retention_runs WHERE number = 4",
                "SELECT 1",
                Break::CutTail { ends_at: 3, known: 4 },
            ),
        ] {
            assert_eq!(tamper(&fixture.db, change).await, 1, "{change}");
            assert_eq!(verify(fixture).await, Err(found), "{change}");
            tamper(&fixture.db, back).await;
        }
    })
    .await;
}

#[tokio::test]
async fn r35_what_has_not_run_for_long_is_overdue() {
    on_each_database(async |fixture| {
        let is_overdue = async || {
            let conn = &mut fixture.conn().await;
            retention::is_overdue(conn, fixture.now()).await.unwrap()
        };
        assert!(!is_overdue().await, "there is no service yet");
        let now = fixture.now();
        fixture.commit(async |tx| notices::publish(tx, &notice("v1"), now).await).await.unwrap();
        fixture.clock.pass(ALARM);
        assert!(!is_overdue().await, "it is new");
        fixture.clock.pass(Duration(1));
        assert!(is_overdue().await, "it never ran");
        certify(fixture).await;
        fixture.clock.pass(ALARM);
        assert!(!is_overdue().await);
        fixture.clock.pass(Duration(1));
        assert!(is_overdue().await, "it stopped");
    })
    .await;
}
