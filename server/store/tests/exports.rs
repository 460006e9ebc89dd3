//! Files of answers: only what is in the results, part by part, and gone when anybody in them goes.

use model::{
    answers::Answer,
    exports::{FileKind, Format, LeftOut, Manifest, Recipient, State},
    language::Texts,
    questionnaires::every_question,
    results::Guard,
    staff::Role,
    time::{Duration, Timestamp},
};
use store::{
    Error, accounts,
    answers::{self, Given},
    exports::{self, ALWAYS, Export, NewExport, Row},
    projects, results, tasks,
    testing::{Fixture, on_each_database},
};
use uuid::Uuid;

use crate::common::{add_open_task, add_staff, code, count, texts, words};

/// Somebody who has sent an answer; gives the member and the response.
async fn sent(fixture: &Fixture, task: Uuid, number: usize) -> (Uuid, Uuid) {
    let sent = untold(fixture, task, number).await;
    let now = fixture.now();
    fixture.commit(async |tx| answers::save_told(tx, sent.1, now).await).await.unwrap();
    sent
}

/// Somebody of whom nobody knows what the page said when they began.
async fn untold(fixture: &Fixture, task: Uuid, number: usize) -> (Uuid, Uuid) {
    let member = fixture.join(&format!("nn{number}@posti.fi")).await.unwrap().link.member;
    let at = fixture.now();
    let response = fixture
        .commit(async |tx| {
            let response =
                answers::find_or_add_response(tx, &*fixture.random, member, task, at).await?;
            let (question, answer) = (&code("park"), &words(&format!("Park {number}")));
            let given = Given { question, answer: Some(answer), version: 1, at };
            answers::save(tx, response.id, given).await?;
            answers::send(tx, response.id, std::iter::empty(), at).await?;
            Ok(response.id)
        })
        .await
        .unwrap();
    (member, response)
}

/// Lets everything that waits into the results.
async fn form(fixture: &Fixture, task: Uuid) {
    let questions =
        every_question(&tasks::list_versions(&mut fixture.conn().await, task).await.unwrap());
    fixture
        .commit(async |tx| {
            let random = &*fixture.random;
            results::form(tx, random, task, &questions, &[], Guard::default()).await
        })
        .await
        .unwrap();
}

/// A task with so many responses in its results, and who sent them.
async fn answered(fixture: &Fixture, number: usize) -> (Uuid, Vec<(Uuid, Uuid)>) {
    let task = add_open_task(fixture).await;
    let mut all = Vec::new();
    for number in 0..number {
        all.push(sent(fixture, task, number).await);
    }
    form(fixture, task).await;
    (task, all)
}

async fn ask(fixture: &Fixture, task: Uuid, partner: Option<(Uuid, Timestamp)>) -> Uuid {
    let named = partner.map_or(ALWAYS, |(_, named)| named);
    let earlier = count(&fixture.db, "exports").await;
    let address = format!("anna{earlier}@kaupunki.fi");
    let (staff, _) = add_staff(fixture, &address, &[Role::Researcher]).await;
    let new = NewExport {
        task,
        partner: partner.map(|(partner, _)| partner),
        staff,
        format: Format::Csv,
        own_words: true,
        reason: "To plan paths",
        rows: 8,
        delete_by: fixture.now().plus(Duration::days(30)),
    };
    let now = fixture.now();
    fixture
        .commit(async |tx| {
            let id = exports::add(tx, &*fixture.random, &new, now).await?;
            exports::begin(tx, id, named).await?.unwrap();
            Ok(id)
        })
        .await
        .unwrap()
}

async fn take(fixture: &Fixture, id: Uuid, after: Uuid) -> Option<Vec<Row>> {
    fixture.commit(async |tx| exports::take_rows(tx, id, after).await).await.unwrap()
}

fn manifest(id: Uuid, task: Uuid) -> Manifest {
    Manifest {
        format: Manifest::FORMAT.to_owned(),
        export: id,
        made_at: "2026-03-02T10:00:00Z".to_owned(),
        delete_by: "2026-04-01".to_owned(),
        project: texts("Parks"),
        purpose: Texts::default(),
        service: Texts::default(),
        task,
        title: texts("Your park"),
        recipient: Recipient::City,
        made_by: "Anna".to_owned(),
        reason: "To plan paths".to_owned(),
        secrecy: Manifest::SECRECY.to_owned(),
        table: Format::Csv,
        own_words: true,
        questionnaire_versions: vec![1],
        rows: 8,
        left_out: LeftOut::default(),
        least_rows: 8,
        smallest_group: None,
        personal_data: None,
        files: Vec::new(),
    }
}

/// A file that is ready, with one part.
async fn ready(fixture: &Fixture, task: Uuid) -> Uuid {
    let id = ask(fixture, task, None).await;
    take(fixture, id, Uuid::nil()).await.unwrap();
    let now = fixture.now();
    fixture
        .commit(async |tx| {
            assert!(exports::add_part(tx, id, FileKind::Table, 0, b"park\r\n").await?);
            assert!(exports::finish(tx, id, &manifest(id, task), now).await?);
            Ok(())
        })
        .await
        .unwrap();
    id
}

async fn get(fixture: &Fixture, id: Uuid) -> Export {
    exports::get(&mut fixture.conn().await, id).await.unwrap()
}

async fn find_part(fixture: &Fixture, id: Uuid) -> Option<Vec<u8>> {
    exports::find_part(&mut fixture.conn().await, id, FileKind::Table, 0).await.unwrap()
}

#[tokio::test]
async fn r68_only_what_is_in_the_results_is_handed_out_in_the_order_of_random_ids() {
    on_each_database(async |fixture| {
        let (task, mut all) = answered(fixture, 8).await;
        sent(fixture, task, 8).await;
        let id = ask(fixture, task, None).await;
        let rows = take(fixture, id, Uuid::nil()).await.unwrap();
        all.sort_by_key(|(_, response)| *response);
        let taken: Vec<_> = rows.iter().map(|row| (row.member, row.response)).collect();
        assert_eq!(taken, all, "the ninth waits for seven others");
        let answers: Vec<Answer> =
            rows.iter().map(|row| serde_json::from_str(&row.answers[0].1).unwrap()).collect();
        let Answer::Text(first) = &answers[0] else { panic!("a text") };
        assert!(first.starts_with("Park "));
        assert_eq!(rows[0].answers[0].2, 1);
        assert_eq!(get(fixture, id).await.rows_done, 8);
        let last = rows[7].response;
        assert_eq!(take(fixture, id, last).await, Some(Vec::new()));
        let second = ask(fixture, task, None).await;
        assert_eq!(take(fixture, second, rows[2].response).await.unwrap(), rows[3..]);
    })
    .await;
}

#[tokio::test]
async fn r28_what_was_begun_before_a_partner_was_named_is_not_for_them() {
    on_each_database(async |fixture| {
        let (task, _) = answered(fixture, 8).await;
        let project = tasks::find(&mut fixture.conn().await, task).await.unwrap().unwrap().project;
        fixture.clock.pass(Duration::days(1));
        let partner = crate::common::project().partners.remove(0);
        let now = fixture.now();
        let partner = fixture
            .commit(async |tx| {
                projects::add_partner(tx, &*fixture.random, project, &partner, now).await
            })
            .await
            .unwrap();
        let named = projects::find_named(&mut fixture.conn().await, project, partner).await;
        assert_eq!(named.unwrap(), Some(now));
        let other = projects::find_named(&mut fixture.conn().await, task, partner).await;
        assert_eq!(other.unwrap(), None, "another project has no such partner");
        for number in 8..16 {
            sent(fixture, task, number).await;
        }
        form(fixture, task).await;
        let conn = &mut fixture.conn().await;
        assert_eq!(exports::count_rows(conn, task, ALWAYS).await.unwrap(), 16);
        assert_eq!(exports::count_rows(conn, task, now).await.unwrap(), 8);
        // One who was not told keeps the others of their block back: no two files differ by one.
        untold(fixture, task, 16).await;
        for number in 17..24 {
            sent(fixture, task, number).await;
        }
        form(fixture, task).await;
        assert_eq!(exports::count_rows(conn, task, ALWAYS).await.unwrap(), 24);
        assert_eq!(exports::count_rows(conn, task, now).await.unwrap(), 8);
        let id = ask(fixture, task, Some((partner, now))).await;
        let taken = take(fixture, id, Uuid::nil()).await.unwrap();
        assert_eq!(taken.len(), 8);
        assert!(taken.iter().all(|row| row.complete_at == now));
        assert_eq!(count(&fixture.db, "export_rows").await, 8);
        let export = get(fixture, id).await;
        assert_eq!(export.partner_name.as_deref(), Some("Agency A"));
    })
    .await;
}

#[tokio::test]
async fn a_file_is_ready_for_three_days_and_then_its_bytes_are_gone() {
    on_each_database(async |fixture| {
        let (task, _) = answered(fixture, 8).await;
        let id = ready(fixture, task).await;
        let export = get(fixture, id).await;
        assert_eq!((export.state, export.rows_total), (State::Ready, 8));
        assert_eq!(export.manifest, Some(manifest(id, task)));
        assert_eq!(find_part(fixture, id).await.as_deref(), Some(&b"park\r\n"[..]));
        let begun = fixture.commit(async |tx| exports::begin(tx, id, ALWAYS).await).await.unwrap();
        assert_eq!(begun, None, "what is ready is not made again");
        fixture.clock.pass(Duration::days(3));
        let now = fixture.now();
        let expired = fixture.commit(async |tx| exports::remove_expired(tx, now).await).await;
        assert_eq!(expired.unwrap(), 1);
        assert_eq!(get(fixture, id).await.state, State::Expired);
        assert_eq!(count(&fixture.db, "export_parts").await, 0);
        assert_eq!(count(&fixture.db, "export_rows").await, 8, "members still see it");
    })
    .await;
}

#[tokio::test]
async fn r36_a_file_goes_when_anybody_in_it_takes_answers_back_or_leaves() {
    on_each_database(async |fixture| {
        let (task, all) = answered(fixture, 10).await;
        let first = ready(fixture, task).await;
        let (member, response) = all[0];
        fixture.commit(async |tx| answers::remove(tx, member, response).await).await.unwrap();
        assert_eq!(get(fixture, first).await.state, State::Withdrawn);
        assert_eq!(find_part(fixture, first).await, None);
        assert_eq!(count(&fixture.db, "export_rows").await, 9);
        // The block is gone as well: a file of nobody.
        let second = ask(fixture, task, None).await;
        assert_eq!(take(fixture, second, Uuid::nil()).await, Some(Vec::new()));
        let mut fresh = Vec::new();
        for number in 10..18 {
            fresh.push(sent(fixture, task, number).await.0);
        }
        form(fixture, task).await;
        let third = ready(fixture, task).await;
        let rows = count(&fixture.db, "export_rows").await;
        assert_eq!(rows, 9 + 8, "who was in a file before is in none again: nobody is told apart");
        accounts::erase(&fixture.db, &fixture.vault, fresh[0]).await.unwrap();
        assert_eq!(get(fixture, third).await.state, State::Withdrawn);
        assert_eq!(count(&fixture.db, "export_parts").await, 0);
    })
    .await;
}

#[tokio::test]
async fn r36_a_file_goes_when_anybody_in_it_sends_other_answers() {
    on_each_database(async |fixture| {
        let (task, all) = answered(fixture, 8).await;
        let id = ready(fixture, task).await;
        let (_, response) = all[4];
        let now = fixture.now();
        fixture
            .commit(async |tx| answers::send(tx, response, std::iter::empty(), now).await)
            .await
            .unwrap();
        assert_eq!(get(fixture, id).await.state, State::Withdrawn);
        assert_eq!(find_part(fixture, id).await, None);
    })
    .await;
}

#[tokio::test]
async fn r36_a_file_being_made_stops_when_answers_in_it_are_taken_back() {
    on_each_database(async |fixture| {
        let (task, all) = answered(fixture, 8).await;
        let id = ask(fixture, task, None).await;
        take(fixture, id, Uuid::nil()).await.unwrap();
        let (member, response) = all[3];
        fixture.commit(async |tx| answers::remove(tx, member, response).await).await.unwrap();
        let added = fixture
            .commit(async |tx| exports::add_part(tx, id, FileKind::Table, 0, b"x").await)
            .await;
        assert!(!added.unwrap());
        assert_eq!(take(fixture, id, Uuid::nil()).await, None);
        let now = fixture.now();
        let finished = fixture
            .commit(async |tx| exports::finish(tx, id, &manifest(id, task), now).await)
            .await;
        assert!(!finished.unwrap());
        assert_eq!(get(fixture, id).await.state, State::Withdrawn);
    })
    .await;
}

#[tokio::test]
async fn r29_copies_are_listed_until_they_are_said_to_be_deleted() {
    on_each_database(async |fixture| {
        let (task, _) = answered(fixture, 8).await;
        let id = ready(fixture, task).await;
        let staff = get(fixture, id).await.staff.unwrap();
        let now = fixture.now();
        let early = fixture.commit(async |tx| exports::save_deleted(tx, id, now).await).await;
        assert!(!early.unwrap(), "there are no copies yet");
        let downloaded = async |tx: &mut store::Tx| exports::save_downloaded(tx, id, now).await;
        assert!(fixture.commit(downloaded).await.unwrap());
        assert!(!fixture.commit(downloaded).await.unwrap(), "the first time counts");
        let late = now.plus(Duration::days(30));
        let conn = &mut fixture.conn().await;
        assert_eq!(exports::count_overdue(conn, staff, now).await.unwrap(), 0);
        assert_eq!(exports::count_overdue(conn, staff, late).await.unwrap(), 1);
        assert!(get(fixture, id).await.is_overdue(late));
        assert!(
            fixture.commit(async |tx| exports::save_deleted(tx, id, late).await).await.unwrap()
        );
        assert_eq!(get(fixture, id).await.state, State::Expired, "ours goes with theirs");
        assert_eq!(find_part(fixture, id).await, None);
        assert_eq!(exports::count_overdue(conn, staff, late).await.unwrap(), 0);
        assert_eq!(exports::list_of_staff(conn, staff).await.unwrap().len(), 1);
        assert_eq!(exports::list_of_task(conn, task).await.unwrap()[0].deleted_at, Some(late));
        assert_eq!(exports::list_before(conn, now, 9).await.unwrap(), []);
        assert_eq!(exports::list_before(conn, late, 9).await.unwrap()[0].id, id);
    })
    .await;
}

#[tokio::test]
async fn r44_a_member_sees_each_file_with_their_answers() {
    on_each_database(async |fixture| {
        let (task, all) = answered(fixture, 8).await;
        ready(fixture, task).await;
        let conn = &mut fixture.conn().await;
        let given = exports::list_given(conn, all[5].0).await.unwrap();
        assert_eq!(given.len(), 1);
        assert_eq!((given[0].reason.as_str(), given[0].is_out), ("To plan paths", false));
        assert_eq!((given[0].task, given[0].partner.as_deref()), (task, None));
        assert_eq!(exports::list_read(conn, all[5].0).await.unwrap()[0].project, texts("Parks"));
        let (other, _) = sent(fixture, task, 9).await;
        assert_eq!(exports::list_given(conn, other).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_cannot_be_made_leaves_nothing_behind() {
    on_each_database(async |fixture| {
        let (task, _) = answered(fixture, 8).await;
        let id = ask(fixture, task, None).await;
        take(fixture, id, Uuid::nil()).await.unwrap();
        fixture
            .commit(async |tx| {
                exports::add_part(tx, id, FileKind::Table, 0, b"x").await?;
                exports::fail(tx, id).await
            })
            .await
            .unwrap();
        assert_eq!(get(fixture, id).await.state, State::Failed);
        assert_eq!(count(&fixture.db, "export_parts").await, 0);
        assert_eq!(count(&fixture.db, "export_rows").await, 0);
        let none = exports::get(&mut fixture.conn().await, task).await;
        assert!(matches!(none, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn r20_ids_in_files_of_two_recipients_share_nothing_and_need_the_key() {
    on_each_database(async |fixture| {
        let member = Uuid::from_u128(7);
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let ids = fixture.vault.export_ids(one).await.unwrap();
        let again = fixture.vault.export_ids(one).await.unwrap();
        let others = fixture.vault.export_ids(other).await.unwrap();
        let id = ids.of(member);
        assert_eq!(id, again.of(member), "the same in every file for the same recipient");
        assert_ne!(id, others.of(member));
        assert_ne!(id, ids.of(Uuid::from_u128(8)));
        assert!(id.len() == 24 && id.chars().all(|sign| sign.is_ascii_alphanumeric()));
        fixture.vault.shred(one).await.unwrap();
        let anew = fixture.vault.export_ids(one).await.unwrap();
        assert_ne!(id, anew.of(member), "nothing but the key tells whose it is");
    })
    .await;
}
