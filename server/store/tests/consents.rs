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
    consents::{self, CHAIN, Count, Finding, NewConsent, Text, Verification},
    testing::{Fixture, on_each_database},
};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::common::{
    bytes_literal, count, hex, id_literal, keep_copy,
    life::{consent_of, join},
    put_back, select, tamper,
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

        let listed =
            consents::list(&mut fixture.conn().await, &fixture.vault, subject).await.unwrap();
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
        assert_eq!(
            consents::list(&mut fixture.conn().await, &fixture.vault, nobody).await.unwrap(),
            []
        );
    })
    .await;
}

#[tokio::test]
async fn a_decision_that_cannot_be_read_is_an_error_and_not_left_out() {
    on_each_database(async |fixture| {
        let [matti, ..] = three_join(fixture).await;
        let other = bytes_literal(&fixture.db, b"no entry");
        tamper(&fixture.db, format!("UPDATE consents SET entry = {other}")).await;
        let listed =
            consents::list(&mut fixture.conn().await, &fixture.vault, matti.link.subject).await;
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

/// An entry as one was before entries were sealed, with a salt that opens nothing.
fn plain_entry(link: i64, decision: &str) -> Vec<u8> {
    let (hash, salt) = (hex(&[1; 32]), hex(&[7; 32]));
    format!(
        "{{\"purpose\": \"membership\", \"decision\": \"{decision}\", \"text\": \"{hash}\", \
         \"notice\": \"{hash}\", \"language\": \"fi\", \"day\": 0, \"channel\": \"web\", \
         \"salt\": \"{salt}\", \"link\": {link}}}"
    )
    .into_bytes()
}

/// The row of a person's consent, as a condition.
fn of(fixture: &Fixture, person: Person) -> String {
    format!("subject = {}", id_literal(&fixture.db, person.link.subject))
}

#[tokio::test]
async fn r41_a_change_to_any_column_of_a_consent_is_found() {
    on_each_database(async |fixture| {
        let [matti, maija, _] = three_join(fixture).await;
        keep_copy(&fixture.db, "consents").await;
        let other_id = id_literal(&fixture.db, Uuid::from_u128(1));
        let bytes = |bytes: &[u8]| bytes_literal(&fixture.db, bytes);
        let moved = format!("(SELECT entry FROM copy_of_consents WHERE {})", of(fixture, matti));
        let changed = || vec![Finding::Changed(2)];
        let unreadable = || vec![Finding::Removed(2), Finding::Unreadable(1)];
        for (change, expected) in [
            (format!("id = {other_id}"), changed()),
            (format!("subject = {other_id}"), unreadable()),
            (format!("entry = {moved}"), unreadable()),
            (format!("entry = {}", bytes(b"{}")), unreadable()),
            (format!("entry = {}", bytes(&plain_entry(2, "given"))), changed()),
            (format!("entry = {}", bytes(&plain_entry(2, "perhaps"))), changed()),
            (
                format!("entry = {}", bytes(&plain_entry(20, "given"))),
                vec![Finding::Removed(2), Finding::Foreign(1)],
            ),
        ] {
            let sql = format!("UPDATE consents SET {change} WHERE {}", of(fixture, maija));
            assert_eq!(tamper(&fixture.db, sql).await, 1);
            assert_eq!(findings(fixture).await, expected, "{change}");
            put_back(&fixture.db, "consents").await;
            assert_eq!(findings(fixture).await, []);
        }
    })
    .await;
}

#[tokio::test]
async fn r20_a_consents_row_tells_in_clear_only_whose_it_is_and_all_are_of_one_length() {
    on_each_database(async |fixture| {
        three_join(fixture).await;
        for (n, decision) in
            [Decision::Given, Decision::Declined, Decision::Withdrawn].into_iter().enumerate()
        {
            let subject = Uuid::from_u128(u128::try_from(n).unwrap() + 1);
            let new = NewConsent { decision, language: Language::Sv, ..consent_of(subject) };
            decide(fixture, new).await;
        }
        let entries: Vec<(Vec<u8>,)> = select(&fixture.db, "SELECT entry FROM consents").await;
        assert_eq!(entries.len(), 6);
        assert!(entries.iter().all(|(entry,)| entry.len() == entries[0].0.len()));
        for told in [&b"membership"[..], b"withdrawn", b"given"] {
            let tells = |entry: &[u8]| entry.windows(told.len()).any(|part| part == told);
            assert!(!entries.iter().any(|(entry,)| tells(entry)));
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
        let [_, maija, _] = three_join(fixture).await;
        tamper(&fixture.db, format!("DELETE FROM consents WHERE {}", of(fixture, maija))).await;
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
        let [_, maija, _] = three_join(fixture).await;
        tamper(&fixture.db, format!("DELETE FROM consents WHERE {}", of(fixture, maija))).await;
        tamper(&fixture.db, "DELETE FROM consent_chain WHERE number = 2").await;
        assert_eq!(findings(fixture).await, [Finding::Chain(Break::Entry(2))]);
    })
    .await;
}

#[tokio::test]
async fn r41_a_cut_tail_is_found() {
    on_each_database(async |fixture| {
        let [_, _, pekka] = three_join(fixture).await;
        tamper(&fixture.db, format!("DELETE FROM consents WHERE {}", of(fixture, pekka))).await;
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
        let [matti, maija, pekka] = three_join(fixture).await;
        tamper(&fixture.db, format!("DELETE FROM consents WHERE NOT {}", of(fixture, matti))).await;
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
            let entry = bytes_literal(&fixture.db, &plain_entry(link, "given"));
            let sql =
                format!("INSERT INTO consents (id, subject, entry) VALUES ({id}, {id}, {entry})");
            tamper(&fixture.db, sql).await;
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
        let [matti, maija, _] = three_join(fixture).await;
        keep_copy(&fixture.db, "consents").await;
        let (one, other) = (of(fixture, matti), of(fixture, maija));
        tamper(&fixture.db, format!("DELETE FROM consents WHERE {one} OR {other}")).await;
        // The ids change places: the entries open, and are not what was written.
        for (id, rest) in [(&one, &other), (&other, &one)] {
            let sql = format!(
                "INSERT INTO consents SELECT b.id, a.subject, a.entry FROM copy_of_consents a, \
                 copy_of_consents b WHERE a.{rest} AND b.{id}"
            );
            assert_eq!(tamper(&fixture.db, sql).await, 1);
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
        let [_, maija, pekka] = three_join(fixture).await;
        accounts::erase(&fixture.db, &fixture.vault, maija.link.member).await.unwrap();
        tamper(&fixture.db, format!("DELETE FROM consents WHERE {}", of(fixture, pekka))).await;
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
        let gone = [500, 1_003].map(|n| id_literal(&fixture.db, Uuid::from_u128(n))).join(", ");
        tamper(&fixture.db, format!("DELETE FROM consents WHERE subject IN ({gone})")).await;
        assert_eq!(findings(fixture).await, [500, 1_003].map(Finding::Removed));
    })
    .await;
}

#[tokio::test]
async fn r41_a_long_ledger_is_counted_and_verified_page_by_page() {
    const MANY: u128 = 2_100;
    on_each_database(async |fixture| {
        let of =
            |text: u8, decision| Count { purpose: Purpose::Membership, text: [text; 32], decision };
        let (vault, now) = (&fixture.vault, fixture.now());
        let anchor = fixture
            .commit(async |tx| {
                let mut anchor = None;
                for n in 0..MANY {
                    let (text, decision) = match n % 3 {
                        0 => ([1; 32], Decision::Given),
                        1 => ([2; 32], Decision::Given),
                        _ => ([2; 32], Decision::Declined),
                    };
                    let new = NewConsent { text, decision, ..consent_of(Uuid::from_u128(n)) };
                    anchor = Some(consents::add(tx, vault, new, now).await?);
                }
                Ok(anchor.unwrap())
            })
            .await
            .unwrap();
        vault.save_anchor(CHAIN, anchor).await.unwrap();
        let seen = consents::inspect(&fixture.db, vault).await.unwrap();
        let sound =
            Verification { entries: 2_100, consents: 2_100, erased: 0, findings: Vec::new() };
        assert_eq!(seen.verification, sound);
        let counted: Vec<_> = seen.counts.into_iter().collect();
        let expected = [
            (of(1, Decision::Given), 700),
            (of(2, Decision::Given), 700),
            (of(2, Decision::Declined), 700),
        ];
        assert_eq!(counted, expected);

        // What is not as it was written is found at the far end too, and not counted.
        let id = |n: u128| id_literal(&fixture.db, Uuid::from_u128(n));
        let other = bytes_literal(&fixture.db, &plain_entry(1_999, "given"));
        tamper(
            &fixture.db,
            format!("UPDATE consents SET entry = {other} WHERE subject = {}", id(1_998)),
        )
        .await;
        tamper(&fixture.db, format!("DELETE FROM consents WHERE subject = {}", id(2_098))).await;
        let seen = consents::inspect(&fixture.db, vault).await.unwrap();
        let findings = [Finding::Changed(1_999), Finding::Removed(2_099)];
        assert_eq!(seen.verification.findings, findings);
        assert_eq!(seen.counts.values().copied().collect::<Vec<_>>(), [699, 699, 700]);
    })
    .await;
}

#[tokio::test]
async fn those_who_left_are_not_counted() {
    on_each_database(async |fixture| {
        let [_, _, pekka] = three_join(fixture).await;
        accounts::erase(&fixture.db, &fixture.vault, pekka.link.member).await.unwrap();
        let seen = consents::inspect(&fixture.db, &fixture.vault).await.unwrap();
        let expected = Verification { entries: 4, consents: 2, erased: 1, findings: Vec::new() };
        assert_eq!(seen.verification, expected);
        assert_eq!(seen.counts.values().sum::<u64>(), 2);
    })
    .await;
}

#[tokio::test]
async fn r1_the_texts_consented_to_are_listed_the_newest_first() {
    on_each_database(async |fixture| {
        let add = async |language, words: &str| {
            let now = fixture.now();
            fixture
                .commit(async |tx| {
                    consents::add_text(tx, Purpose::Membership, language, words, now).await
                })
                .await
                .unwrap()
        };
        let begin = fixture.now();
        add(Language::Sv, "Jag går med.").await;
        fixture.clock.pass(Duration::days(1));
        add(Language::Fi, "Liityn.").await;
        let text = |language, words: &str, shown_since| Text {
            fingerprint: text_fingerprint(words),
            purpose: Purpose::Membership,
            language,
            words: words.to_owned(),
            shown_since,
        };
        let listed = consents::list_texts(&mut fixture.conn().await).await.unwrap();
        let expected = [
            text(Language::Fi, "Liityn.", fixture.now()),
            text(Language::Sv, "Jag går med.", begin),
        ];
        assert_eq!(listed, expected);
    })
    .await;
}

#[tokio::test]
async fn r39_a_decision_made_twice_is_one_and_the_last_one_counts() {
    on_each_database(async |fixture| {
        let subject = Uuid::from_u128(7);
        let given = NewConsent { purpose: Purpose::Invitations, ..consent_of(subject) };
        let withdrawn = NewConsent { decision: Decision::Withdrawn, ..given };
        let other_words = NewConsent { text: [9; 32], ..given };
        let now = fixture.now();
        let decide = async |new| {
            let decided = fixture
                .commit(async |tx| consents::decide(tx, &fixture.vault, new, now).await)
                .await
                .unwrap();
            if let Some(anchor) = decided {
                fixture.vault.save_anchor(CHAIN, anchor).await.unwrap();
            }
            decided.is_some()
        };
        let is_live = async |current: &[[u8; 32]]| {
            let conn = &mut fixture.conn().await;
            let purpose = (Purpose::Invitations, current);
            consents::find_live(conn, &fixture.vault, subject, purpose).await.unwrap().is_some()
        };
        assert!(!is_live(&[[1; 32]]).await);
        assert!(!decide(withdrawn).await, "nothing was given");
        assert!(decide(given).await);
        assert!(!decide(given).await, "pressed twice");
        assert!(is_live(&[[1; 32], [2; 32]]).await);
        assert!(!is_live(&[[2; 32]]).await, "the words have changed (R42)");
        assert!(decide(other_words).await, "to other words it is another consent");
        assert!(is_live(&[[9; 32]]).await);
        assert!(decide(withdrawn).await);
        assert!(!decide(withdrawn).await);
        assert!(!is_live(&[[1; 32], [9; 32]]).await);
        let conn = &mut fixture.conn().await;
        let membership = (Purpose::Membership, &[[1; 32]][..]);
        let live = consents::find_live(conn, &fixture.vault, subject, membership).await.unwrap();
        assert!(live.is_none(), "each purpose by itself");
        assert_eq!(verify(fixture).await.findings, []);
        assert_eq!(verify(fixture).await.consents, 3);
    })
    .await;
}
