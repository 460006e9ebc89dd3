//! Tasks are shown while they take answers, and keep their questions in every version.

use std::collections::BTreeSet;

use model::{
    language::{Language, Texts},
    projects::Access,
    staff::Role,
    tasks::{Audience, Collection, Outcome, Stage},
    time::{Duration, Timestamp},
};
use store::{
    Error, answers, projects,
    tasks::{self, Done, NewTask, Settings, Task},
    testing::{Fixture, on_each_database},
};
use uuid::Uuid;

use crate::common::{add_open_task, add_project, add_staff, add_task, count, questionnaire, texts};

async fn find(fixture: &Fixture, id: Uuid) -> Task {
    tasks::find(&mut fixture.conn().await, id).await.unwrap().unwrap()
}

async fn list_open(fixture: &Fixture, member: Uuid) -> Vec<(Uuid, Done)> {
    let listed = tasks::list_open(&mut fixture.conn().await, member, fixture.now()).await.unwrap();
    listed.into_iter().map(|(task, done)| (task.id, done)).collect()
}

#[tokio::test]
async fn a_task_is_read_back_as_a_draft_of_version_one() {
    on_each_database(async |fixture| {
        let project = add_project(fixture).await;
        let only_finnish = Texts { fi: Some("Puistot".to_owned()), ..Texts::default() };
        let (opens, closes) = (fixture.now(), fixture.now().plus(Duration::days(1)));
        let new = NewTask {
            project,
            title: &only_finnish,
            summary: &Texts::default(),
            main_language: Language::Sv,
            minutes: 12,
            opens,
            closes,
            questionnaire: &questionnaire(&["park"]),
        };
        let id = fixture
            .commit(async |tx| tasks::add(tx, &*fixture.random, &new, fixture.now()).await)
            .await
            .unwrap();
        let expected = Task {
            id,
            project,
            title: only_finnish.clone(),
            summary: Texts::default(),
            main_language: Language::Sv,
            minutes: 12,
            collection: Collection { stage: Stage::Draft, opens, closes },
            version: 1,
            audience: Audience::default(),
            revision: 1,
            drafts_until: None,
            outcome: None,
        };
        assert_eq!(find(fixture, id).await, expected);
        let kept = tasks::get_questionnaire(&mut fixture.conn().await, id, 1).await.unwrap();
        assert_eq!(kept, questionnaire(&["park"]));
    })
    .await;
}

#[tokio::test]
async fn there_is_no_task_and_no_questionnaire_with_an_unknown_id() {
    on_each_database(async |fixture| {
        let id = add_open_task(fixture).await;
        let conn = &mut fixture.conn().await;
        assert_eq!(tasks::find(conn, Uuid::from_u128(1)).await.unwrap(), None);
        for (task, version) in [(id, 0), (id, 2), (Uuid::from_u128(1), 1)] {
            let unknown = tasks::get_questionnaire(conn, task, version).await;
            assert!(matches!(unknown, Err(Error::NotFound)));
        }
    })
    .await;
}

#[tokio::test]
async fn a_new_version_of_the_questions_leaves_the_old_one_readable() {
    on_each_database(async |fixture| {
        let id = add_open_task(fixture).await;
        let task = find(fixture, id).await;
        let save = async |task: &Task, codes: &[&str]| {
            let questions = questionnaire(codes);
            fixture
                .commit(async |tx| {
                    tasks::save_questionnaire(tx, task, &questions, fixture.now()).await
                })
                .await
        };
        assert_eq!(save(&task, &["park", "bench"]).await.unwrap(), Some(2));
        assert_eq!(find(fixture, id).await.version, 2);
        let conn = &mut fixture.conn().await;
        for (version, codes) in [(1, ["park", "wish"]), (2, ["park", "bench"])] {
            let kept = tasks::get_questionnaire(conn, id, version).await.unwrap();
            assert_eq!(kept, questionnaire(&codes));
        }
        let stale = save(&task, &["park", "tree"]).await;
        assert_eq!(stale.unwrap(), None, "somebody else saved version 2");
        assert_eq!(count(&fixture.db, "questionnaires").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_task_moves_from_stage_to_stage() {
    on_each_database(async |fixture| {
        let (id, other) = (add_open_task(fixture).await, add_open_task(fixture).await);
        for stage in Stage::ALL {
            fixture.commit(async |tx| tasks::save_stage(tx, id, stage).await).await.unwrap();
            assert_eq!(find(fixture, id).await.collection.stage, stage);
        }
        assert_eq!(find(fixture, other).await.collection.stage, Stage::Published);
    })
    .await;
}

#[tokio::test]
async fn r11_the_tasks_listed_as_open_are_those_the_model_calls_open_to_the_millisecond() {
    on_each_database(async |fixture| {
        let member = fixture.join("matti@posti.fi").await.unwrap().link.member;
        let now = fixture.now();
        let edges = [-1, 0, 1].map(|offset| Timestamp(now.0 + offset));
        let mut all = BTreeSet::new();
        for stage in Stage::ALL {
            for opens in edges {
                for closes in edges {
                    all.insert(add_task(fixture, stage, (opens, closes)).await);
                }
            }
        }
        for offset in [-2, -1, 0, 1, 2] {
            let at = Timestamp(now.0 + offset);
            let mut open = BTreeSet::new();
            for id in &all {
                if find(fixture, *id).await.collection.is_open(at) {
                    open.insert(*id);
                }
            }
            let listed = tasks::list_open(&mut fixture.conn().await, member, at).await.unwrap();
            assert_eq!(listed.len(), open.len());
            let listed: BTreeSet<Uuid> = listed.into_iter().map(|(task, _)| task.id).collect();
            assert_eq!(listed, open, "{offset} ms from now");
        }
    })
    .await;
}

#[tokio::test]
async fn the_task_that_closes_first_is_listed_first() {
    on_each_database(async |fixture| {
        let member = fixture.join("matti@posti.fi").await.unwrap().link.member;
        let closing = async |days| {
            let span = (fixture.now(), fixture.now().plus(Duration::days(days)));
            add_task(fixture, Stage::Published, span).await
        };
        let (third, first, second) = (closing(9).await, closing(1).await, closing(5).await);
        let listed: Vec<Uuid> = list_open(fixture, member).await.into_iter().map(|t| t.0).collect();
        assert_eq!(listed, [first, second, third]);
    })
    .await;
}

#[tokio::test]
async fn a_member_sees_how_far_the_own_answers_are_and_nobody_elses() {
    on_each_database(async |fixture| {
        let member = fixture.join("matti@posti.fi").await.unwrap().link.member;
        let other = fixture.join("maija@posti.fi").await.unwrap().link.member;
        let task = add_open_task(fixture).await;
        assert_eq!(list_open(fixture, member).await, [(task, Done::NotStarted)]);
        let response = fixture
            .commit(async |tx| {
                let (random, now) = (&*fixture.random, fixture.now());
                answers::find_or_add_response(tx, random, member, task, now).await
            })
            .await
            .unwrap();
        assert_eq!(list_open(fixture, member).await, [(task, Done::Started)]);
        fixture
            .commit(async |tx| {
                answers::send(tx, response.id, std::iter::empty(), fixture.now()).await
            })
            .await
            .unwrap();
        assert_eq!(list_open(fixture, member).await, [(task, Done::Sent)]);
        assert_eq!(list_open(fixture, other).await, [(task, Done::NotStarted)]);
    })
    .await;
}

#[tokio::test]
async fn settings_are_saved_for_whoever_saw_the_latest_ones() {
    on_each_database(async |fixture| {
        let id = add_open_task(fixture).await;
        let task = find(fixture, id).await;
        let audience = Audience { languages: vec![Language::Sv], answered: Some(id) };
        let settings = Settings {
            title: texts("Your shore"),
            summary: texts("Where do you swim?"),
            main_language: Language::Sv,
            minutes: 9,
            opens: fixture.now(),
            closes: fixture.now().plus(Duration::days(3)),
            audience: audience.clone(),
        };
        let save = async |revision| {
            fixture.commit(async |tx| tasks::save_settings(tx, id, &settings, revision).await).await
        };
        assert!(save(task.revision).await.unwrap());
        assert!(!save(task.revision).await.unwrap(), "somebody else has saved");
        let saved = find(fixture, id).await;
        assert_eq!(
            (saved.title, saved.minutes, saved.audience),
            (settings.title.clone(), 9, audience)
        );
        assert_eq!(saved.revision, task.revision + 1);
    })
    .await;
}

#[tokio::test]
async fn a_draft_keeps_one_version_and_can_be_removed_and_a_published_task_cannot() {
    on_each_database(async |fixture| {
        let week = (fixture.now(), fixture.now().plus(Duration::days(7)));
        let draft = add_task(fixture, Stage::Draft, week).await;
        let task = find(fixture, draft).await;
        let next = questionnaire(&["other"]);
        let version = fixture
            .commit(async |tx| tasks::save_questionnaire(tx, &task, &next, fixture.now()).await)
            .await
            .unwrap();
        assert_eq!(version, Some(2));
        assert_eq!(count(&fixture.db, "questionnaires").await, 1);
        let published = add_task(fixture, Stage::Published, week).await;
        let remove = async |id| fixture.commit(async |tx| tasks::remove_draft(tx, id).await).await;
        assert!(matches!(remove(published).await, Err(Error::NotFound)));
        remove(draft).await.unwrap();
        assert_eq!(tasks::find(&mut fixture.conn().await, draft).await.unwrap(), None);
        assert_eq!(count(&fixture.db, "questionnaires").await, 1, "the other task's");
    })
    .await;
}

#[tokio::test]
async fn what_was_begun_may_be_finished_until_the_stated_day_and_is_removed_then() {
    on_each_database(async |fixture| {
        let member = fixture.join("matti@posti.fi").await.unwrap().link.member;
        let (closed, open) = (add_open_task(fixture).await, add_open_task(fixture).await);
        for task in [closed, open] {
            fixture
                .commit(async |tx| {
                    let (random, now) = (&*fixture.random, fixture.now());
                    answers::find_or_add_response(tx, random, member, task, now).await
                })
                .await
                .unwrap();
        }
        let until = fixture.now().plus(Duration::days(2));
        let seen = find(fixture, closed).await;
        let close = async || fixture.commit(async |tx| tasks::close(tx, &seen, until).await).await;
        assert!(close().await.unwrap());
        assert!(!close().await.unwrap(), "it has been changed since it was seen");
        let task = find(fixture, closed).await;
        assert!(task.is_open_for(true, until.minus(Duration(1))));
        assert!(!task.is_open_for(true, until));
        assert!(!task.is_open_for(false, fixture.now()));
        let sweep = async |at| {
            fixture.commit(async |tx| answers::remove_late_drafts(tx, at).await).await.unwrap()
        };
        assert_eq!(sweep(until.minus(Duration(1))).await, 0);
        assert_eq!(sweep(until).await, 1);
        let next_end = until.plus(Duration::days(9));
        let reopened =
            fixture.commit(async |tx| tasks::reopen(tx, &task, next_end).await).await.unwrap();
        assert!(reopened);
        let reopened = find(fixture, closed).await;
        assert_eq!(
            (reopened.collection.stage, reopened.collection.closes),
            (Stage::Published, next_end)
        );
        assert_eq!(reopened.drafts_until, None);
    })
    .await;
}

#[tokio::test]
async fn an_archived_task_tells_what_came_of_it() {
    on_each_database(async |fixture| {
        let id = add_open_task(fixture).await;
        let outcome =
            Outcome { learned: texts("Benches are missed"), changes: texts("Ten benches") };
        let seen = find(fixture, id).await;
        let pause = async || {
            let change =
                async |tx: &mut store::Tx| tasks::change_stage(tx, &seen, Stage::Paused).await;
            fixture.commit(change).await.unwrap()
        };
        assert!(pause().await);
        assert!(!pause().await, "it has been changed since it was seen");
        let seen = find(fixture, id).await;
        let archive = async |tx: &mut store::Tx| tasks::archive(tx, &seen, &outcome).await;
        assert!(fixture.commit(archive).await.unwrap());
        let task = find(fixture, id).await;
        assert_eq!((task.collection.stage, task.outcome), (Stage::Archived, Some(outcome)));
        let project = task.project;
        let listed = tasks::list_of_project(&mut fixture.conn().await, project).await.unwrap();
        assert_eq!(listed.iter().map(|task| task.id).collect::<Vec<_>>(), [id]);
    })
    .await;
}

#[tokio::test]
async fn only_sent_answers_make_a_task_one_that_was_answered() {
    on_each_database(async |fixture| {
        let member = fixture.join("matti@posti.fi").await.unwrap().link.member;
        let task = add_open_task(fixture).await;
        let sent = async || tasks::list_sent(&mut fixture.conn().await, member).await.unwrap();
        let response = fixture
            .commit(async |tx| {
                let (random, now) = (&*fixture.random, fixture.now());
                answers::find_or_add_response(tx, random, member, task, now).await
            })
            .await
            .unwrap();
        assert_eq!(sent().await, BTreeSet::new());
        fixture
            .commit(async |tx| {
                answers::send(tx, response.id, std::iter::empty(), fixture.now()).await
            })
            .await
            .unwrap();
        assert_eq!(sent().await, BTreeSet::from([task]));
    })
    .await;
}

#[tokio::test]
async fn staff_find_every_task_of_their_own_projects_and_of_no_others() {
    on_each_database(async |fixture| {
        let now = fixture.now();
        let week = (now, now.plus(Duration::days(7)));
        let (own, other) = (add_open_task(fixture).await, add_open_task(fixture).await);
        let archived = add_task(fixture, Stage::Archived, week).await;
        let (anna, _) = add_staff(fixture, "anna@kunta.fi", &[Role::Researcher]).await;
        let (bo, _) = add_staff(fixture, "bo@kunta.fi", &[Role::Researcher]).await;
        for (task, staff) in [(own, anna), (archived, anna), (other, bo)] {
            let project = find(fixture, task).await.project;
            let let_in = async |tx: &mut store::Tx| {
                projects::save_access(tx, project, staff, Access::Read).await
            };
            fixture.commit(let_in).await.unwrap();
        }
        let listed = tasks::list_of_staff(&mut fixture.conn().await, anna).await.unwrap();
        let listed: BTreeSet<Uuid> = listed.into_iter().map(|task| task.id).collect();
        assert_eq!(listed, BTreeSet::from([own, archived]), "whatever their stage");
    })
    .await;
}
