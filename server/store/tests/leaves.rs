//! R24: leave to ask about what the law protects most is for wordings, waits once, and is decided once.

use std::collections::BTreeSet;

use model::{questionnaires::lint::Wording, staff::Role};
use store::{
    leaves::{self, Decision},
    staff, tasks,
    testing::{Fixture, on_each_database},
};
use uuid::Uuid;

use crate::common::{add_open_task, add_staff, count};

async fn ask(fixture: &Fixture, task: Uuid, by: Uuid, wordings: &str) -> Uuid {
    let (wordings, now) = (Wording::list(wordings), fixture.now());
    fixture
        .commit(async |tx| {
            let about = (&wordings, "Tarvitsemme tiedon.");
            leaves::ask(tx, &*fixture.random, task, about, (by, now)).await
        })
        .await
        .unwrap()
}

async fn decide(fixture: &Fixture, id: Uuid, by: Uuid, decision: Decision) -> bool {
    let now = fixture.now();
    let found = leaves::find(&mut fixture.conn().await, id).await.unwrap().unwrap();
    let decided = (decision, "Näin on.", &found.wordings);
    fixture.commit(async |tx| leaves::decide(tx, id, decided, (by, now)).await).await.unwrap()
}

async fn given(fixture: &Fixture, task: Uuid) -> BTreeSet<Wording> {
    leaves::given(&mut fixture.conn().await, task).await.unwrap()
}

#[tokio::test]
async fn r24_leave_is_asked_for_once_decided_once_and_adds_up() {
    on_each_database(async |fixture| {
        let (anna, _) = add_staff(fixture, "anna@hel.fi", &[Role::Researcher]).await;
        let (officer, _) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await;
        let task = add_open_task(fixture).await;
        let first = ask(fixture, task, anna, "a b").await;
        assert_eq!(given(fixture, task).await, BTreeSet::new(), "asking is not having");
        let second = ask(fixture, task, anna, "a").await;
        assert_eq!(
            leaves::find(&mut fixture.conn().await, first).await.unwrap(),
            None,
            "one waits"
        );
        assert!(decide(fixture, second, officer, Decision::Given).await);
        assert!(!decide(fixture, second, officer, Decision::Refused).await, "once");
        let third = ask(fixture, task, anna, "c").await;
        assert!(decide(fixture, third, officer, Decision::Refused).await);
        let fourth = ask(fixture, task, anna, "d").await;
        assert!(decide(fixture, fourth, officer, Decision::Given).await);
        assert_eq!(given(fixture, task).await, Wording::list("a d"));
        let fifth = ask(fixture, task, anna, "e").await;
        let latest = leaves::list_latest(&mut fixture.conn().await).await.unwrap();
        assert_eq!((latest.len(), latest[0].id, latest[0].decision), (4, fifth, Decision::Waiting));
        assert_eq!(latest[0].reason, "Tarvitsemme tiedon.");
        let kept = leaves::find(&mut fixture.conn().await, second).await.unwrap().unwrap();
        assert_eq!((kept.asked_by, kept.answer.as_str()), (Some(anna), "Näin on."));
        assert_eq!(kept.decided_at, Some(fixture.now()));
    })
    .await;
}

#[tokio::test]
async fn r24_leave_outlives_accounts_and_goes_with_the_task() {
    on_each_database(async |fixture| {
        let (anna, _) = add_staff(fixture, "anna@hel.fi", &[Role::Researcher]).await;
        let (officer, _) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await;
        let task = add_open_task(fixture).await;
        let id = ask(fixture, task, anna, "a").await;
        decide(fixture, id, officer, Decision::Given).await;
        for account in [anna, officer] {
            fixture
                .commit(async |tx| staff::remove(tx, &fixture.vault, account).await)
                .await
                .unwrap();
        }
        let kept = leaves::find(&mut fixture.conn().await, id).await.unwrap().unwrap();
        assert_eq!((kept.asked_by, kept.asker, kept.decider), (None, None, None));
        assert_eq!(given(fixture, task).await, Wording::list("a"));
        fixture
            .commit(async |tx| tasks::save_stage(tx, task, model::tasks::Stage::Draft).await)
            .await
            .unwrap();
        fixture.commit(async |tx| tasks::remove_draft(tx, task).await).await.unwrap();
        assert_eq!(count(&fixture.db, "leaves").await, 0);
    })
    .await;
}
