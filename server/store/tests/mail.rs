//! Mail waits sealed, is sent by one worker, and leaves nothing but a count.

use model::{
    consents::Purpose,
    time::{Duration, Timestamp},
};
use store::{
    Error, Result,
    consents::{self, NewConsent},
    mail::{self, DueMail, Ground, Health, Message, Notice, Outcome},
    testing::{Fixture, on_each_database},
};

use crate::common::{address, count, id_literal, life, select};

const LEASE: Duration = Duration::minutes(5);
const USEFUL: Duration = Duration::minutes(30);

fn message(subject: &str) -> Message {
    Message {
        subject: subject.to_owned(),
        body: "Hei!".to_owned(),
        language: "fi".to_owned(),
        unsubscribe: None,
    }
}

/// Puts a mail into the outbox, of use for half an hour.
async fn queue(fixture: &Fixture, to: &str, subject: &str) {
    let sealed = mail::seal(
        &fixture.vault,
        Ground::Service(Notice::SignIn),
        &address(to),
        &message(subject),
    )
    .await
    .unwrap();
    let (now, expires) = (fixture.now(), fixture.now().plus(USEFUL));
    fixture
        .commit(async |tx| mail::add(tx, &fixture.vault, sealed, now, expires).await)
        .await
        .unwrap();
}

async fn try_take(fixture: &Fixture) -> Result<Option<DueMail>> {
    let now = fixture.now();
    fixture.commit(async |tx| mail::take_due(tx, &fixture.vault, now).await).await
}

async fn take(fixture: &Fixture) -> Option<DueMail> {
    try_take(fixture).await.unwrap()
}

async fn finish(fixture: &Fixture, mail: &DueMail, outcome: Outcome) {
    let (kind, now) = (Ground::Service(Notice::SignIn).name(), fixture.now());
    fixture.commit(async |tx| mail::finish(tx, mail.id, kind, outcome, now).await).await.unwrap();
    fixture.vault.shred(mail.id).await.unwrap();
}

async fn put_off(fixture: &Fixture, mail: &DueMail, until: Timestamp, problem: &str) {
    fixture.commit(async |tx| mail::put_off(tx, mail.id, until, problem).await).await.unwrap();
}

async fn health(fixture: &Fixture) -> Health {
    mail::health(&mut fixture.conn().await, fixture.now()).await.unwrap()
}

#[tokio::test]
async fn a_mail_comes_out_as_it_went_in_and_once() {
    on_each_database(async |fixture| {
        queue(fixture, "Matti@posti.fi", "Kirjaudu").await;
        let taken = take(fixture).await.unwrap();
        assert_eq!(taken.recipient.reveal(), "Matti@posti.fi");
        assert_eq!(taken.message, message("Kirjaudu"));
        assert_eq!(taken.attempts, 0);
        assert!(take(fixture).await.is_none());
        finish(fixture, &taken, Outcome::Sent).await;
        assert_eq!(count(&fixture.db, "outbox").await, 0);
        assert_eq!(count(fixture.vault.key_store(), "sealed_keys").await, 0);
    })
    .await;
}

#[tokio::test]
async fn r55_neither_address_nor_words_of_a_mail_are_readable_in_the_outbox() {
    on_each_database(async |fixture| {
        queue(fixture, "matti@posti.fi", "Kirjaudu").await;
        for words in ["matti", "Kirjaudu", "Hei!"] {
            assert_eq!(store::search::find(&fixture.db, words.as_bytes()).await.unwrap(), []);
        }
    })
    .await;
}

#[tokio::test]
async fn mails_are_taken_in_the_order_they_are_due() {
    on_each_database(async |fixture| {
        for subject in ["first", "second", "third"] {
            queue(fixture, "matti@posti.fi", subject).await;
            fixture.clock.pass(Duration(1));
        }
        let first = take(fixture).await.unwrap();
        put_off(fixture, &first, fixture.now(), "busy").await;
        for expected in ["second", "third", "first"] {
            assert_eq!(take(fixture).await.unwrap().message.subject, expected);
        }
    })
    .await;
}

#[tokio::test]
async fn a_mail_whose_worker_is_lost_is_taken_again_after_the_lease() {
    on_each_database(async |fixture| {
        queue(fixture, "matti@posti.fi", "Kirjaudu").await;
        let first = take(fixture).await.unwrap();
        fixture.clock.pass(Duration(LEASE.0 - 1));
        assert!(take(fixture).await.is_none());
        fixture.clock.pass(Duration(1));
        let again = take(fixture).await.unwrap();
        assert_eq!((again.id, again.attempts), (first.id, 1));
    })
    .await;
}

#[tokio::test]
async fn a_mail_put_off_waits_and_counts_its_tries() {
    on_each_database(async |fixture| {
        queue(fixture, "matti@posti.fi", "Kirjaudu").await;
        let taken = take(fixture).await.unwrap();
        put_off(fixture, &taken, fixture.now().plus(Duration::minutes(1)), "busy").await;
        assert!(take(fixture).await.is_none());
        fixture.clock.pass(Duration::minutes(1));
        assert_eq!(take(fixture).await.unwrap().attempts, 1);
    })
    .await;
}

#[tokio::test]
async fn a_mail_that_has_become_useless_is_not_taken_but_given_up() {
    on_each_database(async |fixture| {
        queue(fixture, "matti@posti.fi", "old").await;
        fixture.clock.pass(Duration(USEFUL.0 - 1));
        queue(fixture, "matti@posti.fi", "new").await;
        let remove = async || {
            let now = fixture.now();
            fixture.commit(async |tx| mail::remove_expired(tx, now).await).await.unwrap()
        };
        assert!(remove().await.is_empty());
        fixture.clock.pass(Duration(1));
        assert_eq!(take(fixture).await.unwrap().message.subject, "new");
        assert!(take(fixture).await.is_none());
        let owners = remove().await;
        assert_eq!(owners.len(), 1);
        let literal = id_literal(fixture.vault.key_store(), owners[0]);
        let keys = format!("sealed_keys WHERE owner = {literal}");
        assert_eq!(count(fixture.vault.key_store(), &keys).await, 1, "its key is to be destroyed");
        assert_eq!(health(fixture).await.outcomes, [("expired".to_owned(), 1)]);
        assert!(remove().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_mail_whose_key_is_gone_cannot_be_sent() {
    on_each_database(async |fixture| {
        queue(fixture, "matti@posti.fi", "Kirjaudu").await;
        let ids: Vec<(uuid::Uuid,)> = select(&fixture.db, "SELECT id FROM outbox").await;
        fixture.vault.shred(ids[0].0).await.unwrap();
        assert!(matches!(try_take(fixture).await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn how_mail_is_going_is_told_without_addresses() {
    on_each_database(async |fixture| {
        assert_eq!(health(fixture).await, Health::default());
        let oldest = fixture.now();
        queue(fixture, "matti@posti.fi", "first").await;
        fixture.clock.pass(Duration(1));
        for subject in ["second", "third", "fourth", "fifth"] {
            queue(fixture, "maija@posti.fi", subject).await;
        }
        let later = fixture.now().plus(Duration::minutes(1));
        for problem in ["busy", "greylisted"] {
            let tried = take(fixture).await.unwrap();
            put_off(fixture, &tried, later, problem).await;
        }
        for outcome in [Outcome::Sent, Outcome::Sent, Outcome::Bounced] {
            let taken = take(fixture).await.unwrap();
            finish(fixture, &taken, outcome).await;
        }
        let counted = |name: &str, mails| (name.to_owned(), mails);
        let expected = Health {
            waiting: 2,
            oldest: Some(oldest),
            most_attempts: 1,
            problems: vec![counted("busy", 1), counted("greylisted", 1)],
            outcomes: vec![counted("bounced", 1), counted("sent", 2)],
        };
        assert_eq!(health(fixture).await, expected);
    })
    .await;
}

#[tokio::test]
async fn outcomes_are_counted_for_seven_days() {
    on_each_database(async |fixture| {
        queue(fixture, "matti@posti.fi", "Kirjaudu").await;
        let taken = take(fixture).await.unwrap();
        finish(fixture, &taken, Outcome::Sent).await;
        fixture.clock.pass(Duration::days(7));
        assert_eq!(health(fixture).await.outcomes, [("sent".to_owned(), 1)]);
        fixture.clock.pass(Duration::days(1));
        assert_eq!(health(fixture).await.outcomes, []);
    })
    .await;
}

#[tokio::test]
async fn r40_a_withdrawn_consent_takes_its_waiting_mails_along_and_no_others() {
    on_each_database(async |fixture| {
        let person = life::join(fixture, "matti@posti.fi", "Hiljainen Kettu").await;
        let purpose = Purpose::Invitations;
        let new = NewConsent { purpose, ..life::consent_of(person.link.subject) };
        let now = fixture.now();
        let vault = &fixture.vault;
        let anchor = fixture.commit(async |tx| consents::add(tx, vault, new, now).await).await;
        vault.save_anchor(consents::CHAIN, anchor.unwrap()).await.unwrap();
        let subject = person.link.subject;
        let conn = &mut fixture.conn().await;
        let live = consents::find_live(conn, vault, subject, (purpose, &[new.text])).await;
        let ground = Ground::Consent(live.unwrap().unwrap());
        for to in ["matti@posti.fi", "Matti@POSTI.fi", "maija@posti.fi"] {
            let sealed = mail::seal(vault, ground, &address(to), &message("Uutta")).await.unwrap();
            let until = now.plus(USEFUL);
            fixture
                .commit(async |tx| mail::add(tx, vault, sealed, now, until).await)
                .await
                .unwrap();
        }
        queue(fixture, "matti@posti.fi", "Kirjaudu").await;
        let matti = address("matti@posti.fi");
        let stopped = fixture
            .commit(async |tx| mail::remove_of_consent(tx, vault, (&matti, purpose)).await)
            .await
            .unwrap();
        assert_eq!(stopped.len(), 2);
        assert_eq!(count(&fixture.db, "outbox WHERE kind = 'invitations'").await, 1);
        assert_eq!(count(&fixture.db, "outbox WHERE kind = 'sign-in'").await, 1);
    })
    .await;
}
