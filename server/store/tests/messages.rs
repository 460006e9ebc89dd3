//! Messages to whoever keeps the register, under the pseudonym, and the answers.

use model::{language::Language, random, staff::Role, time::Duration};
use store::{
    Error, Result, accounts,
    messages::{self, Message, NewMessage, Subject},
    testing::{Fixture, on_each_database},
};
use uuid::Uuid;

use crate::common::{add_staff, count, life::join, tamper};

const KEPT: Duration = Duration::days(180);

fn message(fixture: &Fixture, words: &'static str, member: Option<Uuid>) -> NewMessage<'static> {
    NewMessage {
        subject: Subject::Register,
        member,
        staff: None,
        words,
        language: Language::Sv,
        once: random::id(&*fixture.random),
    }
}

async fn add(fixture: &Fixture, new: &NewMessage<'_>) -> Result<Uuid> {
    let now = fixture.now();
    fixture.commit(async |tx| messages::add(tx, &fixture.vault, new, now).await).await
}

fn all_words(messages: &[Message]) -> Vec<&str> {
    messages.iter().map(|message| message.words.as_str()).collect()
}

#[tokio::test]
async fn r6_staff_see_a_members_message_under_the_pseudonym() {
    on_each_database(async |fixture| {
        let member = join(fixture, "matti@posti.fi", "Hiljainen Kettu").await.link.member;
        let id = add(fixture, &message(fixture, "Var är mina uppgifter?", Some(member))).await;
        let id = id.unwrap();
        let expected = Message {
            id,
            subject: Subject::Register,
            member: Some(member),
            pseudonym: Some("Hiljainen Kettu".to_owned()),
            from_staff: false,
            words: "Var är mina uppgifter?".to_owned(),
            language: Language::Sv,
            sent_at: fixture.now(),
        };
        let conn = &mut fixture.conn().await;
        assert_eq!(messages::find(conn, id).await.unwrap(), Some(expected.clone()));
        assert_eq!(messages::list(conn).await.unwrap(), [expected]);
    })
    .await;
}

#[tokio::test]
async fn r61_a_visitor_writes_without_being_anybody() {
    on_each_database(async |fixture| {
        let new = NewMessage {
            subject: Subject::Accessibility,
            ..message(fixture, "The button has no name", None)
        };
        let id = add(fixture, &new).await.unwrap();
        let found = messages::find(&mut fixture.conn().await, id).await.unwrap().unwrap();
        assert_eq!((found.member, found.pseudonym, found.from_staff), (None, None, false));
        assert_eq!(found.subject, Subject::Accessibility);
    })
    .await;
}

#[tokio::test]
async fn a_form_sent_twice_is_one_message() {
    on_each_database(async |fixture| {
        let new = message(fixture, "Hej", None);
        add(fixture, &new).await.unwrap();
        let again = NewMessage { words: "Hej igen", ..new };
        assert!(matches!(add(fixture, &again).await, Err(Error::Conflict)));
        assert_eq!(all_words(&messages::list(&mut fixture.conn().await).await.unwrap()), ["Hej"]);
    })
    .await;
}

#[tokio::test]
async fn a_member_reads_own_messages_and_the_answers_oldest_first() {
    on_each_database(async |fixture| {
        let (staff, _) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await;
        let member = join(fixture, "matti@posti.fi", "Hiljainen Kettu").await.link.member;
        let other = join(fixture, "maija@posti.fi", "Punainen Lintu").await.link.member;
        add(fixture, &message(fixture, "Question", Some(member))).await.unwrap();
        add(fixture, &message(fixture, "Of another", Some(other))).await.unwrap();
        fixture.clock.pass(Duration::hours(1));
        let answer = NewMessage { staff: Some(staff), ..message(fixture, "Answer", Some(member)) };
        add(fixture, &answer).await.unwrap();
        fixture.clock.pass(Duration::hours(1));
        add(fixture, &message(fixture, "Thanks", Some(member))).await.unwrap();

        let conn = &mut fixture.conn().await;
        let own = messages::list_of_member(conn, member).await.unwrap();
        assert_eq!(all_words(&own), ["Question", "Answer", "Thanks"]);
        let from_staff: Vec<bool> = own.iter().map(|message| message.from_staff).collect();
        assert_eq!(from_staff, [false, true, false]);
        let to_register = messages::list(conn).await.unwrap();
        assert_eq!(to_register.len(), 3, "answers are not messages to the register");
        assert_eq!(to_register[0].words, "Thanks");
    })
    .await;
}

#[tokio::test]
async fn an_answer_stays_when_the_one_who_wrote_it_has_left_the_staff() {
    on_each_database(async |fixture| {
        let (staff, _) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await;
        let member = join(fixture, "matti@posti.fi", "Hiljainen Kettu").await.link.member;
        let answer = NewMessage { staff: Some(staff), ..message(fixture, "Answer", Some(member)) };
        add(fixture, &answer).await.unwrap();
        tamper(&fixture.db, "DELETE FROM staff").await;
        let own = messages::list_of_member(&mut fixture.conn().await, member).await.unwrap();
        assert!(own.len() == 1 && own[0].from_staff);
    })
    .await;
}

#[tokio::test]
async fn the_latest_hundred_are_listed() {
    on_each_database(async |fixture| {
        for _ in 0..101 {
            add(fixture, &message(fixture, "Hej", None)).await.unwrap();
            fixture.clock.pass(Duration(1));
        }
        let listed = messages::list(&mut fixture.conn().await).await.unwrap();
        assert_eq!(listed.len(), 100);
        assert!(listed.is_sorted_by(|later, earlier| later.sent_at > earlier.sent_at));
        assert_eq!(listed[0].sent_at, fixture.now().minus(Duration(1)));
    })
    .await;
}

#[tokio::test]
async fn there_is_no_message_with_an_unknown_id() {
    on_each_database(async |fixture| {
        let unknown = messages::find(&mut fixture.conn().await, Uuid::from_u128(1)).await;
        assert_eq!(unknown.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn r36_messages_and_answers_go_with_the_member() {
    on_each_database(async |fixture| {
        let (staff, _) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await;
        let member = join(fixture, "matti@posti.fi", "Hiljainen Kettu").await.link.member;
        add(fixture, &message(fixture, "Question", Some(member))).await.unwrap();
        let answer = NewMessage { staff: Some(staff), ..message(fixture, "Answer", Some(member)) };
        add(fixture, &answer).await.unwrap();
        add(fixture, &message(fixture, "Of a visitor", None)).await.unwrap();
        accounts::erase(&fixture.db, &fixture.vault, member).await.unwrap();
        assert_eq!(count(&fixture.db, "messages").await, 1);
    })
    .await;
}

#[tokio::test]
async fn r36_what_a_visitor_wrote_goes_after_half_a_year_and_what_a_member_wrote_stays() {
    on_each_database(async |fixture| {
        let member = join(fixture, "matti@posti.fi", "Hiljainen Kettu").await.link.member;
        add(fixture, &message(fixture, "Of a member", Some(member))).await.unwrap();
        add(fixture, &message(fixture, "Of a visitor", None)).await.unwrap();
        fixture.clock.pass(Duration::hours(1));
        add(fixture, &message(fixture, "An hour later", None)).await.unwrap();
        let remove = async || {
            let now = fixture.now();
            fixture.commit(async |tx| messages::remove_old_of_visitors(tx, KEPT, now).await).await
        };
        fixture.clock.pass(Duration(KEPT.0 - Duration::hours(1).0 - 1));
        assert_eq!(remove().await.unwrap(), 0);
        fixture.clock.pass(Duration(1));
        assert_eq!(remove().await.unwrap(), 1);
        let listed = messages::list(&mut fixture.conn().await).await.unwrap();
        assert_eq!(all_words(&listed), ["An hour later", "Of a member"]);
    })
    .await;
}

#[test]
fn names_of_subjects_are_read_back() {
    for subject in Subject::ALL {
        assert_eq!(subject.name().parse(), Ok(subject));
    }
    assert!("else".parse::<Subject>().is_err());
}
