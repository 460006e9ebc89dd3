//! A sign-in asked for: bound to a browser, proven by link or code, once and in time.

use model::{
    accounts::{EmailAddress, SignInCode},
    language::Language,
    time::Duration,
};
use store::{
    Error, Result,
    sign_in::{
        self, Audience, JOINING_TIME, LIFETIME, MOST_ATTEMPTS, NewRequest, Proof, Request, Shown,
    },
    testing::{Fixture, on_each_database},
};
use uuid::Uuid;

use crate::common::{address, count, id_literal, life::ask};

const SECRET: [u8; 32] = [5; 32];
const MOMENT: Duration = Duration(1);

/// Somebody who has asked and been written to.
async fn asked(fixture: &Fixture, text: &str, browser: &[u8], secret: &[u8]) -> Uuid {
    let id = ask(fixture, &address(text), browser, Audience::Member).await;
    save_secret(fixture, id, secret).await.unwrap();
    id
}

async fn save_secret(fixture: &Fixture, id: Uuid, secret: &[u8]) -> Result<()> {
    let now = fixture.now();
    fixture.commit(async |tx| sign_in::save_secret(tx, id, secret, now).await).await
}

async fn find(fixture: &Fixture, id: Uuid) -> Option<Request> {
    sign_in::find(&mut fixture.conn().await, id, fixture.now()).await.unwrap()
}

async fn prove(fixture: &Fixture, request: &Request, shown: Shown<'_>) -> Proof {
    let now = fixture.now();
    fixture.commit(async |tx| sign_in::prove(tx, request, shown, false, now).await).await.unwrap()
}

/// Shows a proof for the request as it is now.
async fn show(fixture: &Fixture, id: Uuid, shown: Shown<'_>) -> Proof {
    let request = find(fixture, id).await.unwrap();
    prove(fixture, &request, shown).await
}

fn right() -> SignInCode {
    SignInCode::of_secret(&SECRET)
}

fn wrong() -> SignInCode {
    SignInCode::of_secret(b"another secret")
}

#[tokio::test]
async fn a_request_is_read_back_by_id_by_browser_and_by_link() {
    on_each_database(async |fixture| {
        let matti = address("Matti@posti.fi");
        let sealed = sign_in::seal(&fixture.vault, &matti).await.unwrap();
        let id = sealed.0;
        let new = NewRequest {
            audience: Audience::Staff,
            browser: b"browser",
            address: &matti,
            language: Language::Sv,
            next_path: Some("/tasks".to_owned()),
        };
        let ended = fixture
            .commit(async |tx| sign_in::add(tx, &fixture.vault, sealed, new, fixture.now()).await)
            .await
            .unwrap();
        assert!(ended.is_empty());
        save_secret(fixture, id, &SECRET).await.unwrap();
        let (conn, now) = (&mut fixture.conn().await, fixture.now());
        let found = [
            sign_in::find(conn, id, now).await.unwrap().unwrap(),
            sign_in::find_by_browser(conn, b"browser", now).await.unwrap().unwrap(),
            sign_in::find_by_secret(conn, &SECRET, now).await.unwrap().unwrap(),
        ];
        for request in found {
            assert_eq!((request.id, request.audience), (id, Audience::Staff));
            assert_eq!(request.language, Language::Sv);
            assert_eq!(request.next_path.as_deref(), Some("/tasks"));
            assert!(!request.shared_device && !request.proven);
            let opened = sign_in::open_address(&fixture.vault, &request).await.unwrap();
            assert_eq!(opened.as_ref().map(EmailAddress::reveal), Some(matti.reveal()));
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_never_asked_for_is_not_found() {
    on_each_database(async |fixture| {
        asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        let (conn, now) = (&mut fixture.conn().await, fixture.now());
        assert!(sign_in::find(conn, Uuid::from_u128(1), now).await.unwrap().is_none());
        assert!(sign_in::find_by_browser(conn, b"other", now).await.unwrap().is_none());
        assert!(sign_in::find_by_secret(conn, b"other", now).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn neither_browser_secret_nor_link_nor_code_is_readable_in_the_table() {
    on_each_database(async |fixture| {
        asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        // A code is short enough to try them all: its hash must hang on the request.
        let hash_of_code = sign_in::hash_secret(right().as_bytes());
        let code = right();
        for plain in [&b"browser"[..], &SECRET, code.as_bytes(), &hash_of_code, b"matti"] {
            assert_eq!(store::search::find(&fixture.db, plain).await.unwrap(), []);
        }
    })
    .await;
}

#[tokio::test]
async fn an_address_without_its_key_does_not_open() {
    on_each_database(async |fixture| {
        let id = asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        let request = find(fixture, id).await.unwrap();
        fixture.vault.shred(id).await.unwrap();
        assert_eq!(sign_in::open_address(&fixture.vault, &request).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_code_works_once() {
    on_each_database(async |fixture| {
        let id = asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        assert_eq!(show(fixture, id, Shown::Code(&right())).await, Proof::Right);
        assert!(find(fixture, id).await.unwrap().proven);
        assert_eq!(show(fixture, id, Shown::Code(&right())).await, Proof::Ended);
        assert_eq!(show(fixture, id, Shown::Secret(&SECRET)).await, Proof::Ended);
    })
    .await;
}

#[tokio::test]
async fn a_link_works_once() {
    on_each_database(async |fixture| {
        let id = asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        assert_eq!(show(fixture, id, Shown::Secret(&SECRET)).await, Proof::Right);
        assert_eq!(show(fixture, id, Shown::Secret(&SECRET)).await, Proof::Ended);
        let (conn, now) = (&mut fixture.conn().await, fixture.now());
        assert!(sign_in::find_by_secret(conn, &SECRET, now).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn a_proof_shown_twice_at_once_works_once() {
    on_each_database(async |fixture| {
        let id = asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        let request = find(fixture, id).await.unwrap();
        let code = right();
        let (one, other) = tokio::join!(
            prove(fixture, &request, Shown::Code(&code)),
            prove(fixture, &request, Shown::Secret(&SECRET))
        );
        let mut both = [one, other];
        both.sort_by_key(|proof| *proof == Proof::Ended);
        assert_eq!(both, [Proof::Right, Proof::Ended]);
    })
    .await;
}

#[tokio::test]
async fn a_shared_device_is_noted_with_the_proof() {
    on_each_database(async |fixture| {
        let id = asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        let request = find(fixture, id).await.unwrap();
        let (code, now) = (right(), fixture.now());
        fixture
            .commit(async |tx| sign_in::prove(tx, &request, Shown::Code(&code), true, now).await)
            .await
            .unwrap();
        assert!(find(fixture, id).await.unwrap().shared_device);
    })
    .await;
}

#[tokio::test]
async fn five_wrong_codes_end_a_request_also_for_the_right_one() {
    on_each_database(async |fixture| {
        let id = asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        for _ in 0..4 {
            assert_eq!(show(fixture, id, Shown::Code(&wrong())).await, Proof::Wrong);
        }
        assert_eq!(show(fixture, id, Shown::Code(&wrong())).await, Proof::Ended);
        assert_eq!(show(fixture, id, Shown::Code(&right())).await, Proof::Ended);
        assert_eq!(show(fixture, id, Shown::Secret(&SECRET)).await, Proof::Ended);
        assert!(!find(fixture, id).await.unwrap().proven);
        assert_eq!(MOST_ATTEMPTS, 5);
    })
    .await;
}

#[tokio::test]
async fn the_right_code_works_at_the_fifth_try() {
    on_each_database(async |fixture| {
        let id = asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        for _ in 0..4 {
            show(fixture, id, Shown::Code(&wrong())).await;
        }
        assert_eq!(show(fixture, id, Shown::Code(&right())).await, Proof::Right);
    })
    .await;
}

#[tokio::test]
async fn tries_at_once_do_not_share_a_count() {
    on_each_database(async |fixture| {
        let id = asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        // Every try has read the request before any other was counted.
        let read = find(fixture, id).await.unwrap();
        for _ in 0..4 {
            assert_eq!(prove(fixture, &read, Shown::Code(&wrong())).await, Proof::Wrong);
        }
        assert_eq!(prove(fixture, &read, Shown::Code(&wrong())).await, Proof::Ended);
        assert_eq!(prove(fixture, &read, Shown::Code(&right())).await, Proof::Ended);
        assert!(!find(fixture, id).await.unwrap().proven);
    })
    .await;
}

#[tokio::test]
async fn the_code_is_not_accepted_for_another_browsers_request() {
    on_each_database(async |fixture| {
        asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        asked(fixture, "maija@posti.fi", b"other browser", b"other secret").await;
        let (conn, now) = (&mut fixture.conn().await, fixture.now());
        let other = sign_in::find_by_browser(conn, b"other browser", now).await.unwrap().unwrap();
        assert_eq!(prove(fixture, &other, Shown::Code(&right())).await, Proof::Wrong);
        assert_eq!(show(fixture, other.id, Shown::Secret(&SECRET)).await, Proof::Wrong);
        assert!(!find(fixture, other.id).await.unwrap().proven);
    })
    .await;
}

#[tokio::test]
async fn nothing_proves_a_request_whose_mail_is_not_written_yet() {
    on_each_database(async |fixture| {
        let id = ask(fixture, &address("matti@posti.fi"), b"browser", Audience::Member).await;
        assert_eq!(show(fixture, id, Shown::Code(&right())).await, Proof::Wrong);
        assert_eq!(show(fixture, id, Shown::Secret(b"")).await, Proof::Wrong);
    })
    .await;
}

#[tokio::test]
async fn a_request_ends_after_ten_minutes() {
    on_each_database(async |fixture| {
        let id = asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        fixture.clock.pass(Duration(LIFETIME.0 - 1));
        assert!(find(fixture, id).await.is_some());
        fixture.clock.pass(MOMENT);
        assert!(find(fixture, id).await.is_none());
        let (conn, now) = (&mut fixture.conn().await, fixture.now());
        assert!(sign_in::find_by_browser(conn, b"browser", now).await.unwrap().is_none());
        assert!(sign_in::find_by_secret(conn, &SECRET, now).await.unwrap().is_none());
        assert_eq!(LIFETIME, Duration::minutes(10));
    })
    .await;
}

#[tokio::test]
async fn who_has_proven_the_address_has_an_hour_to_read_and_consent() {
    on_each_database(async |fixture| {
        let id = asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        fixture.clock.pass(Duration(LIFETIME.0 - 1));
        assert_eq!(show(fixture, id, Shown::Code(&right())).await, Proof::Right);
        fixture.clock.pass(Duration(JOINING_TIME.0 - 1));
        assert!(find(fixture, id).await.is_some());
        fixture.clock.pass(MOMENT);
        assert!(find(fixture, id).await.is_none());
    })
    .await;
}

#[tokio::test]
async fn nobody_else_can_put_out_whoever_has_proven_the_address() {
    on_each_database(async |fixture| {
        let joining = asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        assert_eq!(show(fixture, joining, Shown::Code(&right())).await, Proof::Right);
        asked(fixture, "matti@posti.fi", b"other", b"other").await;
        assert!(find(fixture, joining).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn a_new_request_ends_the_older_ones_for_the_address() {
    on_each_database(async |fixture| {
        let older = asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        let staff = ask(fixture, &address("matti@posti.fi"), b"third", Audience::Staff).await;
        let others = asked(fixture, "maija@posti.fi", b"fourth", b"fourth").await;
        let newer = asked(fixture, "MATTI@posti.fi", b"other", b"other").await;
        assert!(find(fixture, older).await.is_none());
        for live in [newer, staff, others] {
            assert!(find(fixture, live).await.is_some());
        }
        let literal = id_literal(fixture.vault.key_store(), older);
        let keys = format!("sealed_keys WHERE owner = {literal}");
        assert_eq!(count(fixture.vault.key_store(), &keys).await, 0, "its key was given back");
    })
    .await;
}

#[tokio::test]
async fn a_request_follows_its_browser_to_a_new_secret_and_no_other_request_does() {
    on_each_database(async |fixture| {
        let mine = asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        let other = asked(fixture, "maija@posti.fi", b"other browser", b"other secret").await;
        for former in [&b"browser"[..], b"browser", b"no such browser"] {
            fixture.commit(async |tx| sign_in::rebind(tx, former, b"new").await).await.unwrap();
        }
        let now = fixture.now();
        for (browser, expected) in
            [(&b"browser"[..], None), (b"new", Some(mine)), (b"other browser", Some(other))]
        {
            let found =
                sign_in::find_by_browser(&mut fixture.conn().await, browser, now).await.unwrap();
            assert_eq!(found.map(|request| request.id), expected);
        }
    })
    .await;
}

#[tokio::test]
async fn the_secret_is_noted_once() {
    on_each_database(async |fixture| {
        let id = asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        let again = save_secret(fixture, id, b"another secret").await;
        assert!(matches!(again, Err(Error::Conflict)));
        assert_eq!(show(fixture, id, Shown::Code(&right())).await, Proof::Right);
    })
    .await;
}

#[tokio::test]
async fn no_secret_is_noted_for_a_request_that_has_ended() {
    on_each_database(async |fixture| {
        let id = ask(fixture, &address("matti@posti.fi"), b"browser", Audience::Member).await;
        fixture.clock.pass(LIFETIME);
        assert!(matches!(save_secret(fixture, id, &SECRET).await, Err(Error::Conflict)));
        let unknown = save_secret(fixture, Uuid::from_u128(1), &SECRET).await;
        assert!(matches!(unknown, Err(Error::Conflict)));
    })
    .await;
}

async fn count_attempt(fixture: &Fixture, id: Uuid) -> Option<Proof> {
    let request = find(fixture, id).await.unwrap();
    fixture.commit(async |tx| sign_in::count_attempt(tx, &request).await).await.unwrap()
}

#[tokio::test]
async fn wrong_second_factors_are_counted_anew_after_the_proof() {
    on_each_database(async |fixture| {
        let id = asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        show(fixture, id, Shown::Code(&wrong())).await;
        show(fixture, id, Shown::Code(&right())).await;
        for expected in [Proof::Wrong, Proof::Wrong, Proof::Wrong, Proof::Wrong, Proof::Ended] {
            assert_eq!(count_attempt(fixture, id).await, Some(expected));
        }
        assert_eq!(count_attempt(fixture, id).await, None, "there are no more");
    })
    .await;
}

#[tokio::test]
async fn a_request_is_removed_by_id() {
    on_each_database(async |fixture| {
        let id = asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        let other = asked(fixture, "maija@posti.fi", b"other", b"other").await;
        fixture.commit(async |tx| sign_in::remove(tx, id).await).await.unwrap();
        assert!(find(fixture, id).await.is_none());
        assert!(find(fixture, other).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn expired_requests_are_removed_and_their_keys_named() {
    on_each_database(async |fixture| {
        let old = asked(fixture, "matti@posti.fi", b"browser", &SECRET).await;
        fixture.clock.pass(Duration(LIFETIME.0 - 1));
        let new = asked(fixture, "maija@posti.fi", b"other", b"other").await;
        let remove = async || {
            let now = fixture.now();
            fixture.commit(async |tx| sign_in::remove_expired(tx, now).await).await.unwrap()
        };
        assert!(remove().await.is_empty());
        fixture.clock.pass(MOMENT);
        assert_eq!(remove().await, [old]);
        assert!(remove().await.is_empty());
        assert!(find(fixture, new).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn known_and_unknown_addresses_ask_alike() {
    on_each_database(async |fixture| {
        fixture.join("matti@posti.fi").await.unwrap();
        let known = ask(fixture, &address("matti@posti.fi"), b"one", Audience::Member).await;
        let unknown = ask(fixture, &address("maija@posti.fi"), b"two", Audience::Member).await;
        let [known, unknown] = [find(fixture, known).await, find(fixture, unknown).await]
            .map(|request| request.map(|r| (r.language, r.next_path, r.shared_device, r.proven)));
        assert_eq!(known, unknown);
    })
    .await;
}
