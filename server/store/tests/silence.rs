//! Members of whom nothing was heard: listed, told, asked, and erased only if it is still so.

use model::{
    accounts::Membership,
    retention::{Due, Rule, Silence},
    time::{Date, Duration, Timestamp},
};
use store::{
    accounts::{self, Erased},
    mail_links::{self, MailAct},
    retention,
    silence::{self, After, Silent},
    testing::{Fixture, on_each_database},
};
use uuid::Uuid;

use crate::common::{count, life::call};

/// Half a year after the fixture's first day.
fn later(fixture: &Fixture) -> Date {
    fixture.now().plus(Duration::days(190)).date()
}

async fn join(fixture: &Fixture, address: &str) -> Uuid {
    let member = fixture.join(address).await.unwrap().link.member;
    call(fixture, member, &format!("Kettu {}", address.len())).await.unwrap();
    member
}

async fn all(fixture: &Fixture, today: Date) -> Vec<Silent> {
    silence::list(&mut fixture.conn().await, today, After::NOBODY).await.unwrap()
}

async fn tell(fixture: &Fixture, silent: &Silent, due: Due, today: Date) -> bool {
    fixture.commit(async |tx| silence::save_told(tx, silent, due, today).await).await.unwrap()
}

async fn state(fixture: &Fixture, member: Uuid) -> (Membership, Silence) {
    let found = accounts::find_member(&mut fixture.conn().await, member).await.unwrap().unwrap();
    (found.state, found.silence)
}

async fn is_active(fixture: &Fixture, member: Uuid, day: Date) {
    let day = Timestamp::of_date(day);
    fixture.commit(async |tx| accounts::save_active_day(tx, member, day).await).await.unwrap();
}

#[tokio::test]
async fn r34_only_those_are_listed_who_may_be_due_and_each_once() {
    on_each_database(async |fixture| {
        let silent = join(fixture, "a@posti.fi").await;
        let other = join(fixture, "bb@posti.fi").await;
        let heard = join(fixture, "ccc@posti.fi").await;
        let today = later(fixture);
        is_active(fixture, heard, today).await;
        let listed = all(fixture, today).await;
        let mut ids: Vec<Uuid> = listed.iter().map(|one| one.id).collect();
        ids.sort();
        let mut expected = vec![silent, other];
        expected.sort();
        assert_eq!(ids, expected);
        let conn = &mut fixture.conn().await;
        let rest = silence::list(conn, today, After::of(&listed[0])).await.unwrap();
        assert_eq!(rest, listed[1..]);
        assert_eq!(silence::list(conn, today, After::of(&listed[1])).await.unwrap(), []);
        assert_eq!(silence::list(conn, fixture.now().date(), After::NOBODY).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn r34_who_was_told_is_dormant_until_they_are_heard_of() {
    on_each_database(async |fixture| {
        let member = join(fixture, "a@posti.fi").await;
        let today = later(fixture);
        let silent = all(fixture, today).await[0];
        assert!(tell(fixture, &silent, Due::FirstNotice, today).await);
        assert!(!tell(fixture, &silent, Due::FirstNotice, today).await, "by another node: once");
        assert_eq!(state(fixture, member).await.0, Membership::Dormant);
        let told = all(fixture, today).await[0];
        assert_eq!((told.silence.told, told.silence.told_again), (Some(today), None));
        let again = today.tomorrow().unwrap();
        assert!(tell(fixture, &told, Due::SecondNotice, again).await);
        assert_eq!(all(fixture, again).await[0].silence.told_again, Some(again));

        is_active(fixture, member, again).await;
        let silence = Silence { active: again, told: None, told_again: None };
        assert_eq!(state(fixture, member).await, (Membership::Active, silence));
        assert!(!tell(fixture, &silent, Due::FirstNotice, again).await, "active meanwhile");
        let counts = retention::counts(&mut fixture.conn().await).await.unwrap();
        assert_eq!((counts.of(Rule::FirstNotices), counts.of(Rule::SecondNotices)), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn r34_whether_somebody_is_silent_is_looked_at_again_when_they_are_erased() {
    on_each_database(async |fixture| {
        let member = join(fixture, "a@posti.fi").await;
        let today = later(fixture);
        let silent = all(fixture, today).await[0];
        tell(fixture, &silent, Due::FirstNotice, today).await;
        let silent = all(fixture, today).await[0];
        tell(fixture, &silent, Due::SecondNotice, today).await;
        let silent = all(fixture, today).await[0];

        is_active(fixture, member, today).await;
        let (db, vault) = (&fixture.db, &fixture.vault);
        let erased = accounts::erase_silent(db, vault, member, &silent.silence).await.unwrap();
        assert!(matches!(erased, Erased::StillHere));
        assert_eq!(count(db, "people").await, 1);
        assert_eq!(count(db, "members").await, 1);
        assert_eq!(count(db, "jobs").await, 0, "no key is about to be destroyed");

        let (_, silence) = state(fixture, member).await;
        for (due, day) in [(Due::FirstNotice, today), (Due::SecondNotice, today)] {
            let silent = Silent { silence: state(fixture, member).await.1, ..silent };
            assert!(tell(fixture, &silent, due, day).await);
        }
        assert_eq!(silence.told, None);
        let silence = state(fixture, member).await.1;
        let erased = accounts::erase_silent(db, vault, member, &silence).await.unwrap();
        let Erased::Gone(Some(address)) = erased else { panic!("{erased:?}") };
        assert_eq!(address.reveal(), "a@posti.fi");
        assert_eq!(count(db, "people").await, 0);
        assert_eq!(count(db, "members").await, 0);
        let counts = retention::counts(&mut fixture.conn().await).await.unwrap();
        assert_eq!(counts.of(Rule::SilentMembers), 1);
        assert_eq!(counts.of(Rule::LeftMembers), 0);
    })
    .await;
}

#[tokio::test]
async fn r34_a_link_says_that_somebody_is_still_here_until_its_time_is_over() {
    on_each_database(async |fixture| {
        let member = join(fixture, "a@posti.fi").await;
        let today = later(fixture);
        let silent = all(fixture, today).await[0];
        tell(fixture, &silent, Due::FirstNotice, today).await;
        let (now, ends) = (fixture.now(), fixture.now().plus(Duration::days(30)));
        let add = async |secret: &[u8]| {
            let added = fixture.commit(async |tx| {
                mail_links::add(tx, secret, (member, MailAct::StillHere), ends).await
            });
            added.await.unwrap();
        };
        add(b"first").await;
        add(b"second").await;
        let find = async |secret: &[u8], at| {
            mail_links::find(&mut fixture.conn().await, secret, MailAct::StillHere, at)
                .await
                .unwrap()
        };
        assert_eq!(find(b"first", now).await, Some(member));
        assert_eq!(find(b"second", now).await, Some(member));
        assert_eq!(find(b"third", now).await, None);
        let conn = &mut fixture.conn().await;
        let of_another = mail_links::find(conn, b"first", MailAct::NoInvitations, now).await;
        assert_eq!(of_another.unwrap(), None, "a link says one thing");
        assert_eq!(find(b"first", ends).await, None);
        let remove = async |at| {
            fixture.commit(async |tx| mail_links::remove_expired(tx, at).await).await.unwrap()
        };
        assert_eq!(remove(ends.minus(Duration(1))).await, 0);

        let day = Timestamp::of_date(today);
        fixture.commit(async |tx| silence::end(tx, member, day).await).await.unwrap();
        assert_eq!(find(b"second", now).await, None, "it is said once");
        assert_eq!(state(fixture, member).await.1.active, today);
        add(b"fourth").await;
        assert_eq!(remove(ends).await, 1);
        add(b"fifth").await;
        accounts::erase(&fixture.db, &fixture.vault, member).await.unwrap();
        assert_eq!(count(&fixture.db, "mail_links").await, 0);
    })
    .await;
}
