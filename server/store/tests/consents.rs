//! The consent ledger: what was decided stays readable to its member, and any change shows.

use model::{
    chain::Break,
    consents::{Channel, Consent, Decision, Purpose, text_fingerprint},
    language::Language,
    time::Duration,
};
use store::{
    Error, accounts,
    accounts::Person,
    consents::{self, CHAIN, Finding, NewConsent, Verification},
    testing::{Fixture, on_each_database},
};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::common::{
    bytes_literal, count, id_literal, keep_copy,
    life::{consent_of, join},
    put_back, tamper,
};

async fn decide(fixture: &Fixture, new: NewConsent) {
    let now = fixture.now();
    let anchor =
        fixture.commit(async |tx| consents::add(tx, &fixture.vault, new, now).await).await.unwrap();
    fixture.vault.save_anchor(CHAIN, anchor).await.unwrap();
}

async fn verify(fixture: &Fixture) -> Verification {
    consents::verify(&fixture.db, &fixture.vault).await.unwrap()
}

async fn findings(fixture: &Fixture) -> Vec<Finding> {
    verify(fixture).await.findings
}

/// Three who have joined: three consents, entries 1 to 3.
async fn three_join(fixture: &Fixture) -> [Person; 3] {
    let people = [
        join(fixture, "matti@posti.fi", "Hiljainen Kettu").await,
        join(fixture, "maija@posti.fi", "Punainen Lintu").await,
        join(fixture, "pekka@posti.fi", "Nopea Jänis").await,
    ];
    let sound = Verification { entries: 3, consents: 3, erased: 0, findings: vec![] };
    assert_eq!(verify(fixture).await, sound);
    people
}

#[tokio::test]
async fn r41_every_decision_is_kept_with_what_was_shown_oldest_first() {
    on_each_database(async |fixture| {
        let subject = Uuid::from_u128(7);
        let given = NewConsent { language: Language::Sv, ..consent_of(subject) };
        decide(fixture, given).await;
        fixture.clock.pass(Duration::days(1));
        decide(fixture, NewConsent { decision: Decision::Withdrawn, ..given }).await;
        decide(fixture, consent_of(Uuid::from_u128(8))).await;

        let listed = consents::list(&mut fixture.conn().await, subject).await.unwrap();
        assert_eq!(listed.len(), 2);
        let first = Consent {
            id: listed[0].id,
            subject,
            purpose: Purpose::Membership,
            decision: Decision::Given,
            text: [1; 32],
            notice: [2; 32],
            language: Language::Sv,
            day: fixture.now().minus(Duration::days(1)).day(),
            channel: Channel::Web,
        };
        assert_eq!(listed[0], first);
        assert_eq!(listed[1].decision, Decision::Withdrawn);
        assert_eq!(listed[1].day, fixture.now().day());
        assert_ne!(listed[0].id, listed[1].id);
    })
    .await;
}

#[tokio::test]
async fn a_subject_nobody_has_decided_nothing() {
    on_each_database(async |fixture| {
        three_join(fixture).await;
        let nobody = Uuid::from_u128(1);
        assert_eq!(consents::list(&mut fixture.conn().await, nobody).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_decision_that_cannot_be_read_is_an_error_and_not_left_out() {
    on_each_database(async |fixture| {
        let [matti, ..] = three_join(fixture).await;
        tamper(&fixture.db, "UPDATE consents SET decision = 'perhaps'").await;
        let listed = consents::list(&mut fixture.conn().await, matti.link.subject).await;
        assert!(matches!(listed, Err(Error::Corrupt("consents"))));
    })
    .await;
}

#[tokio::test]
async fn r1_the_words_of_a_consent_are_read_back_by_their_fingerprint() {
    on_each_database(async |fixture| {
        let shown = "Liityn jäseneksi. Voin lähteä milloin vain.";
        for _ in 0..2 {
            let kept = fixture
                .commit(async |tx| {
                    let now = fixture.now();
                    consents::add_text(tx, Purpose::Membership, Language::Fi, shown, now).await
                })
                .await
                .unwrap();
            assert_eq!(kept, text_fingerprint(shown));
        }
        let conn = &mut fixture.conn().await;
        let found = consents::find_text(conn, &text_fingerprint(shown)).await.unwrap();
        assert_eq!(found.as_deref(), Some(shown));
        assert_eq!(consents::find_text(conn, &[0; 32]).await.unwrap(), None);
        assert_eq!(count(&fixture.db, "consent_texts").await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_empty_ledger_is_sound() {
    on_each_database(async |fixture| {
        assert_eq!(verify(fixture).await, Verification::default());
    })
    .await;
}

#[tokio::test]
async fn decisions_at_once_are_one_chain() {
    on_each_database(async |fixture| {
        let mut writers = JoinSet::new();
        for n in 0..20 {
            let (db, vault, now) = (fixture.db.clone(), fixture.vault.clone(), fixture.now());
            writers.spawn(async move {
                let new = consent_of(Uuid::from_u128(n));
                let mut tx = db.begin().await.unwrap();
                let anchor = consents::add(&mut tx, &vault, new, now).await.unwrap();
                tx.commit().await.unwrap();
                vault.save_anchor(CHAIN, anchor).await.unwrap();
            });
        }
        while !writers.is_empty() {
            assert_eq!(findings(fixture).await, [], "a ledger that is written to is sound");
            writers.join_next().await.unwrap().unwrap();
        }
        let seen = verify(fixture).await;
        assert_eq!((seen.entries, seen.consents, seen.findings), (20, 20, vec![]));
    })
    .await;
}

#[tokio::test]
async fn r41_a_change_to_any_column_of_a_consent_is_found() {
    on_each_database(async |fixture| {
        three_join(fixture).await;
        keep_copy(&fixture.db, "consents").await;
        let other_id = id_literal(&fixture.db, Uuid::from_u128(1));
        let other_hash = bytes_literal(&fixture.db, &[7; 32]);
        let changed = || vec![Finding::Changed(2)];
        for (change, expected) in [
            (format!("id = {other_id}"), changed()),
            (format!("subject = {other_id}"), changed()),
            ("purpose = 'marketing'".to_owned(), changed()),
            ("decision = 'withdrawn'".to_owned(), changed()),
            ("decision = 'perhaps'".to_owned(), changed()),
            (format!("text = {other_hash}"), changed()),
            (format!("notice = {other_hash}"), changed()),
            ("language = 'sv'".to_owned(), changed()),
            ("day = day + 86400000".to_owned(), changed()),
            ("channel = 'paper'".to_owned(), changed()),
            (format!("salt = {other_hash}"), changed()),
            ("link = 20".to_owned(), vec![Finding::Removed(2), Finding::Foreign(1)]),
            ("link = -2".to_owned(), vec![Finding::Removed(2), Finding::Foreign(1)]),
        ] {
            tamper(&fixture.db, format!("UPDATE consents SET {change} WHERE link = 2")).await;
            assert_eq!(findings(fixture).await, expected, "{change}");
            put_back(&fixture.db, "consents").await;
            assert_eq!(findings(fixture).await, []);
        }
    })
    .await;
}

#[tokio::test]
async fn r41_a_change_to_any_column_of_the_chain_is_found() {
    on_each_database(async |fixture| {
        let [_, _, pekka] = three_join(fixture).await;
        accounts::erase(&fixture.db, &fixture.vault, pekka.link.member).await.unwrap();
        keep_copy(&fixture.db, "consent_chain").await;
        let other_hash = bytes_literal(&fixture.db, &[7; 32]);
        let broken = |number| vec![Finding::Chain(Break::Entry(number))];
        let not_a_consent = || vec![Finding::Changed(2), Finding::Foreign(1)];
        for (number, change, expected) in [
            (2, "number = 20".to_owned(), broken(2)),
            (2, "kind = 'erasure'".to_owned(), not_a_consent()),
            (2, "kind = 'else'".to_owned(), not_a_consent()),
            (2, "erased = '1'".to_owned(), vec![Finding::Changed(2)]),
            (2, format!("commitment = {other_hash}"), broken(2)),
            (2, format!("hash = {other_hash}"), broken(2)),
            (4, "kind = 'consent'".to_owned(), vec![Finding::Changed(4), Finding::Removed(3)]),
            (4, "erased = '2'".to_owned(), vec![Finding::Changed(4), Finding::Removed(3)]),
            (4, "erased = NULL".to_owned(), vec![Finding::Changed(4), Finding::Removed(3)]),
        ] {
            let sql = format!("UPDATE consent_chain SET {change} WHERE number = {number}");
            assert_eq!(tamper(&fixture.db, sql).await, 1);
            assert_eq!(findings(fixture).await, expected, "{change} at {number}");
            put_back(&fixture.db, "consent_chain").await;
            assert_eq!(findings(fixture).await, []);
        }
    })
    .await;
}

#[tokio::test]
async fn r41_a_hash_of_another_length_cannot_be_read() {
    on_each_database(async |fixture| {
        three_join(fixture).await;
        let short = bytes_literal(&fixture.db, &[7; 31]);
        tamper(&fixture.db, format!("UPDATE consent_chain SET hash = {short} WHERE number = 2"))
            .await;
        let verified = consents::verify(&fixture.db, &fixture.vault).await;
        assert!(matches!(verified, Err(Error::Corrupt("consent_chain"))));
    })
    .await;
}

#[tokio::test]
async fn r41_a_consent_taken_out_is_found() {
    on_each_database(async |fixture| {
        three_join(fixture).await;
        tamper(&fixture.db, "DELETE FROM consents WHERE link = 2").await;
        let seen = verify(fixture).await;
        assert_eq!((seen.entries, seen.consents, seen.erased), (3, 2, 0));
        assert_eq!(seen.findings, [Finding::Removed(2)]);
        tamper(&fixture.db, "DELETE FROM consents").await;
        assert_eq!(findings(fixture).await, [1, 2, 3].map(Finding::Removed));
    })
    .await;
}

#[tokio::test]
async fn r41_a_consent_taken_out_with_its_entry_is_found() {
    on_each_database(async |fixture| {
        three_join(fixture).await;
        tamper(&fixture.db, "DELETE FROM consents WHERE link = 2").await;
        tamper(&fixture.db, "DELETE FROM consent_chain WHERE number = 2").await;
        assert_eq!(findings(fixture).await, [Finding::Chain(Break::Entry(2))]);
    })
    .await;
}

#[tokio::test]
async fn r41_a_cut_tail_is_found() {
    on_each_database(async |fixture| {
        three_join(fixture).await;
        tamper(&fixture.db, "DELETE FROM consents WHERE link = 3").await;
        tamper(&fixture.db, "DELETE FROM consent_chain WHERE number = 3").await;
        let cut = |ends_at| [Finding::Chain(Break::CutTail { ends_at, known: 3 })];
        assert_eq!(findings(fixture).await, cut(2));
        tamper(&fixture.db, "DELETE FROM consents").await;
        tamper(&fixture.db, "DELETE FROM consent_chain").await;
        assert_eq!(findings(fixture).await, cut(0));
    })
    .await;
}

#[tokio::test]
async fn r41_a_chain_written_anew_is_found() {
    on_each_database(async |fixture| {
        let [_, maija, pekka] = three_join(fixture).await;
        tamper(&fixture.db, "DELETE FROM consents WHERE link > 1").await;
        tamper(&fixture.db, "DELETE FROM consent_chain WHERE number > 1").await;
        for person in [maija, pekka] {
            decide(fixture, consent_of(person.link.subject)).await;
        }
        assert_eq!(findings(fixture).await, [Finding::Chain(Break::Rewritten(3))]);
    })
    .await;
}

#[tokio::test]
async fn r41_consents_no_entry_speaks_of_are_found() {
    on_each_database(async |fixture| {
        let [_, _, pekka] = three_join(fixture).await;
        accounts::erase(&fixture.db, &fixture.vault, pekka.link.member).await.unwrap();
        decide(fixture, consent_of(Uuid::from_u128(9))).await;
        keep_copy(&fixture.db, "consents").await;
        // Beyond the chain, before it, and at the entry of an erasure.
        for (link, expected) in [
            (99, vec![Finding::Foreign(1)]),
            (0, vec![Finding::Foreign(1)]),
            (4, vec![Finding::Foreign(1)]),
            (3, vec![Finding::Changed(3)]),
        ] {
            let id = id_literal(&fixture.db, Uuid::from_u128(1));
            tamper(
                &fixture.db,
                format!(
                    "INSERT INTO consents (id, subject, purpose, decision, text, notice, language, \
                     day, channel, salt, link) SELECT {id}, subject, purpose, decision, text, \
                     notice, language, day, channel, salt, {link} FROM consents WHERE link = 1"
                ),
            )
            .await;
            assert_eq!(findings(fixture).await, expected, "at {link}");
            put_back(&fixture.db, "consents").await;
            assert_eq!(findings(fixture).await, []);
        }
    })
    .await;
}

#[tokio::test]
async fn r41_two_consents_that_changed_places_are_found() {
    on_each_database(async |fixture| {
        three_join(fixture).await;
        for (from, to) in [(1, -1), (2, 1), (-1, 2)] {
            tamper(&fixture.db, format!("UPDATE consents SET link = {to} WHERE link = {from}"))
                .await;
        }
        assert_eq!(findings(fixture).await, [1, 2].map(Finding::Changed));
    })
    .await;
}

#[tokio::test]
async fn r33_erasing_a_subject_keeps_the_ledger_sound() {
    on_each_database(async |fixture| {
        let [matti, maija, pekka] = three_join(fixture).await;
        let withdrawn =
            NewConsent { decision: Decision::Withdrawn, ..consent_of(maija.link.subject) };
        decide(fixture, withdrawn).await;
        for (person, entries, consents, erased) in [(maija, 5, 2, 2), (matti, 6, 1, 3)] {
            accounts::erase(&fixture.db, &fixture.vault, person.link.member).await.unwrap();
            let seen = verify(fixture).await;
            let expected = Verification { entries, consents, erased, findings: vec![] };
            assert_eq!(seen, expected);
        }
        decide(fixture, consent_of(pekka.link.subject)).await;
        let expected = Verification { entries: 7, consents: 2, erased: 3, findings: vec![] };
        assert_eq!(verify(fixture).await, expected);
    })
    .await;
}

#[tokio::test]
async fn r41_an_erasure_cut_off_the_end_is_found() {
    on_each_database(async |fixture| {
        let [_, _, pekka] = three_join(fixture).await;
        accounts::erase(&fixture.db, &fixture.vault, pekka.link.member).await.unwrap();
        tamper(&fixture.db, "DELETE FROM consent_chain WHERE number = 4").await;
        let cut = Finding::Chain(Break::CutTail { ends_at: 3, known: 4 });
        assert_eq!(findings(fixture).await, [cut, Finding::Removed(3)]);
    })
    .await;
}

#[tokio::test]
async fn r41_an_erasure_explains_only_what_it_names() {
    on_each_database(async |fixture| {
        let [_, maija, _] = three_join(fixture).await;
        accounts::erase(&fixture.db, &fixture.vault, maija.link.member).await.unwrap();
        tamper(&fixture.db, "DELETE FROM consents WHERE link = 3").await;
        let seen = verify(fixture).await;
        assert_eq!((seen.consents, seen.erased), (1, 1));
        assert_eq!(seen.findings, [Finding::Removed(3)]);
    })
    .await;
}

#[tokio::test]
async fn r41_a_ledger_longer_than_a_page_is_walked_to_its_end() {
    on_each_database(async |fixture| {
        let matti = join(fixture, "matti@posti.fi", "Hiljainen Kettu").await;
        let now = fixture.now();
        let anchor = fixture
            .commit(async |tx| {
                for n in 2..1_005 {
                    consents::add(tx, &fixture.vault, consent_of(Uuid::from_u128(n)), now).await?;
                }
                consents::add(tx, &fixture.vault, consent_of(Uuid::from_u128(7)), now).await
            })
            .await
            .unwrap();
        fixture.vault.save_anchor(CHAIN, anchor).await.unwrap();
        accounts::erase(&fixture.db, &fixture.vault, matti.link.member).await.unwrap();
        let expected =
            Verification { entries: 1_006, consents: 1_004, erased: 1, findings: vec![] };
        assert_eq!(verify(fixture).await, expected);
        tamper(&fixture.db, "DELETE FROM consents WHERE link IN (500, 1003)").await;
        assert_eq!(findings(fixture).await, [500, 1_003].map(Finding::Removed));
    })
    .await;
}
