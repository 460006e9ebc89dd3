//! Keys are changed while the service runs: everything opens and is found at every moment.

use std::sync::Arc;

use model::{accounts::EmailAddress, language::Language};
use store::{
    Error,
    accounts::{self, Person},
    dialect::{self, Lock},
    mail, sign_in,
    sign_in::Audience,
    staff,
    testing::{Fixture, on_each_database},
    vault::{KeyPurpose, Progress, RootKeys, RootStore, Vault},
};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::common::{
    add_staff, address, count, id_literal,
    life::{ask, queue_mail},
    select, tamper, waits_for_a_lock,
};

/// More than one batch.
const MANY: u128 = 210;
const PLACE: &str = "people.address";

/// Sealed values of so many owners.
async fn seal_many(fixture: &Fixture) -> Vec<(Uuid, Vec<u8>)> {
    let mut sealed = Vec::new();
    for n in 0..MANY {
        sealed.push(seal(&fixture.vault, Uuid::from_u128(n + 1)).await);
    }
    sealed
}

async fn seal(vault: &Vault, owner: Uuid) -> (Uuid, Vec<u8>) {
    (owner, vault.seal(owner, KeyPurpose::Address, PLACE, owner.as_bytes()).await.unwrap())
}

async fn opens(vault: &Vault, (owner, sealed): &(Uuid, Vec<u8>)) -> bool {
    let opened = vault.open_sealed(*owner, KeyPurpose::Address, PLACE, sealed).await.unwrap();
    opened.is_some_and(|plain| plain.as_slice() == owner.as_bytes())
}

async fn all_open(vault: &Vault, sealed: &[(Uuid, Vec<u8>)]) {
    for value in sealed {
        assert!(opens(vault, value).await, "{}", value.0);
    }
}

/// The vault as the next start of the service opens it.
async fn restart(fixture: &Fixture) -> Vault {
    let keys = fixture.vault.key_store().clone();
    Vault::open(keys, fixture.root.clone(), fixture.random.clone()).await.unwrap()
}

/// The versions in the root key file.
fn in_file(fixture: &Fixture) -> Vec<i64> {
    let keys = fixture.root.load_or_make(&*fixture.random).unwrap();
    (0..9).filter(|version| keys.get(*version).is_some()).collect()
}

/// How many keys a root key wraps.
async fn wrapped_by(fixture: &Fixture, version: i64) -> i64 {
    let keys = fixture.vault.key_store();
    count(keys, &format!("sealed_keys WHERE root_version = {version}")).await
        + count(keys, &format!("service_keys WHERE root_version = {version}")).await
}

/// Changes the root key and is stopped after the first batch.
async fn stop_half_way(fixture: &Fixture) {
    let vault = fixture.vault.clone();
    let stopped = tokio::spawn(async move { vault.rotate_root(|_| panic!("stopped")).await }).await;
    assert!(stopped.unwrap_err().is_panic());
}

#[tokio::test]
async fn r55_after_a_change_of_the_root_key_everything_opens_and_nothing_hangs_on_the_old_one() {
    on_each_database(async |fixture| {
        let sealed = seal_many(fixture).await;
        let browser = fixture.vault.browser_key().await.unwrap();
        let before = wrapped_by(fixture, 1).await;
        let mut reports = Vec::new();
        fixture.vault.rotate_root(|progress| reports.push(progress.done)).await.unwrap();

        assert_eq!(in_file(fixture), [2]);
        assert_eq!(wrapped_by(fixture, 1).await, 0);
        assert_eq!(wrapped_by(fixture, 2).await, before);
        assert_eq!(reports.last().copied(), u64::try_from(before).ok());
        assert!(reports.len() > 2 && reports.is_sorted());
        assert_eq!(count(fixture.vault.key_store(), "roots").await, 1);
        for vault in [fixture.vault.clone(), restart(fixture).await] {
            all_open(&vault, &sealed).await;
            assert_eq!(vault.browser_key().await.unwrap(), browser);
        }
        let old = fixture.root.load_or_make(&*fixture.random).unwrap();
        assert!(old.get(1).is_none());
    })
    .await;
}

#[tokio::test]
async fn r55_a_change_of_the_root_key_stopped_half_way_leaves_everything_open_and_is_taken_up() {
    on_each_database(async |fixture| {
        let sealed = seal_many(fixture).await;
        stop_half_way(fixture).await;
        assert_eq!(in_file(fixture), [1, 2]);
        let (old, new) = (wrapped_by(fixture, 1).await, wrapped_by(fixture, 2).await);
        assert!(old > 0 && new > 0);
        all_open(&fixture.vault, &sealed).await;

        let restarted = restart(fixture).await;
        all_open(&restarted, &sealed).await;
        let added = seal(&restarted, Uuid::from_u128(1_000)).await;
        assert_eq!(wrapped_by(fixture, 1).await, old, "new keys are wrapped by the new root");

        let mut last = Progress::default();
        restarted.rotate_root(|progress| last = progress).await.unwrap();
        assert_eq!(i64::try_from(last.done), Ok(old));
        assert_eq!((in_file(fixture), wrapped_by(fixture, 1).await), (vec![2], 0));
        all_open(&restarted, &sealed).await;
        assert!(opens(&fixture.vault, &added).await);
    })
    .await;
}

#[tokio::test]
async fn a_root_key_written_to_the_file_and_not_yet_in_use_is_taken_up() {
    on_each_database(async |fixture| {
        let value = seal(&fixture.vault, Uuid::from_u128(1)).await;
        let text = fixture.root.load_or_make(&*fixture.random).unwrap().render();
        let key = data_encoding::BASE64.encode(&[9; 32]);
        let both = RootKeys::parse(&format!("{}2 {key}", &*text)).unwrap();
        let fingerprint = both.get(2).unwrap().fingerprint();
        fixture.root.save(&both).unwrap();

        let restarted = restart(fixture).await;
        restarted.rotate_root(|_| ()).await.unwrap();
        assert_eq!(in_file(fixture), [2]);
        let kept = fixture.root.load_or_make(&*fixture.random).unwrap();
        assert_eq!(kept.get(2).unwrap().fingerprint(), fingerprint);
        assert!(opens(&restarted, &value).await);
    })
    .await;
}

#[tokio::test]
async fn an_old_root_key_left_in_the_file_at_the_very_end_is_removed_by_the_next_run() {
    on_each_database(async |fixture| {
        let value = seal(&fixture.vault, Uuid::from_u128(1)).await;
        stop_half_way(fixture).await;
        let both = fixture.root.load_or_make(&*fixture.random).unwrap();
        fixture.vault.rotate_root(|_| ()).await.unwrap();
        fixture.root.save(&both).unwrap();
        restart(fixture).await.rotate_root(|_| ()).await.unwrap();
        assert_eq!(in_file(fixture), [2]);
        assert!(opens(&restart(fixture).await, &value).await);
    })
    .await;
}

#[tokio::test]
async fn the_root_key_can_be_changed_again_and_again() {
    on_each_database(async |fixture| {
        let value = seal(&fixture.vault, Uuid::from_u128(1)).await;
        for version in 2..5 {
            fixture.vault.rotate_root(|_| ()).await.unwrap();
            assert_eq!(in_file(fixture), [version]);
            assert!(opens(&fixture.vault, &value).await);
        }
    })
    .await;
}

#[tokio::test]
async fn a_node_that_runs_on_during_a_change_of_the_root_key_seals_and_opens() {
    on_each_database(async |fixture| {
        let other_node = restart(fixture).await;
        let before = seal(&other_node, Uuid::from_u128(1)).await;
        fixture.vault.rotate_root(|_| ()).await.unwrap();
        let after = seal(&other_node, Uuid::from_u128(2)).await;
        for value in [before, after] {
            assert!(opens(&other_node, &value).await);
            assert!(opens(&fixture.vault, &value).await);
        }
    })
    .await;
}

#[tokio::test]
async fn two_nodes_that_change_the_root_key_at_once_lose_no_key() {
    on_each_database(async |fixture| {
        let sealed = seal_many(fixture).await;
        let other_node = restart(fixture).await;
        let (one, other) =
            tokio::join!(fixture.vault.rotate_root(|_| ()), other_node.rotate_root(|_| ()));
        one.unwrap();
        other.unwrap();
        assert_eq!(in_file(fixture).len(), 1);
        all_open(&restart(fixture).await, &sealed).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_sealed_during_a_change_of_the_root_key_opens_after_it() {
    on_each_database(async |fixture| {
        let mut sealed = seal_many(fixture).await;
        let mut sealers = JoinSet::new();
        for n in 0..40 {
            let vault = fixture.vault.clone();
            sealers.spawn(async move { seal(&vault, Uuid::from_u128(2_000 + n)).await });
        }
        fixture.vault.rotate_root(|_| ()).await.unwrap();
        sealed.extend(sealers.join_all().await);
        assert_eq!(wrapped_by(fixture, 1).await, 0);
        all_open(&restart(fixture).await, &sealed).await;
    })
    .await;
}

#[tokio::test]
async fn no_key_is_wrapped_while_the_root_key_is_being_replaced() {
    let Some(fixture) = Fixture::postgres().await else { return };
    let keys = fixture.vault.key_store();
    let mut replacing = keys.begin().await.unwrap();
    dialect::lock_alone(&mut replacing, Lock::RootKey).await.unwrap();
    let vault = fixture.vault.clone();
    let sealing = tokio::spawn(async move { seal(&vault, Uuid::from_u128(1)).await });
    assert!(waits_for_a_lock(keys, &sealing).await);
    replacing.commit().await.unwrap();
    assert!(opens(&fixture.vault, &sealing.await.unwrap()).await);
}

/// So many people, of whom the first has asked for a sign-in and is being written to, and a
/// colleague.
struct Everybody {
    people: Vec<(EmailAddress, Person)>,
    colleague: Uuid,
    request: Uuid,
}

const COLLEAGUE: &str = "dpo@hel.fi";

async fn everybody(fixture: &Fixture, number: u128) -> Everybody {
    let mut newcomers = Vec::new();
    for n in 0..number {
        let address = address(&format!("matti{n}@posti.fi"));
        let newcomer = accounts::prepare(&fixture.vault, &address).await.unwrap();
        newcomers.push((address, newcomer));
    }
    let (vault, now) = (&fixture.vault, fixture.now());
    let people = fixture
        .commit(async |tx| {
            let mut people = Vec::new();
            for (address, newcomer) in newcomers {
                let person = accounts::add(tx, vault, newcomer, Language::Fi, now).await?;
                people.push((address, person));
            }
            Ok(people)
        })
        .await
        .unwrap();
    let (colleague, _) = add_staff(fixture, COLLEAGUE, &[]).await;
    let first = &people[0].0;
    let request = ask(fixture, first, b"browser", Audience::Member).await;
    queue_mail(fixture, first).await;
    Everybody { people, colleague, request }
}

async fn all_found(fixture: &Fixture, everybody: &Everybody) {
    let (vault, conn) = (&fixture.vault, &mut fixture.conn().await);
    for (address, person) in &everybody.people {
        assert_eq!(accounts::find_person(conn, vault, address).await.unwrap(), Some(*person));
        let back = accounts::find_person_of(conn, vault, person.link.member).await.unwrap();
        assert_eq!(back, Some(*person));
    }
    let colleague = staff::find_by_address(conn, vault, &address(COLLEAGUE)).await.unwrap();
    assert_eq!(colleague, Some(everybody.colleague));
    assert!(sign_in::find(conn, everybody.request, fixture.now()).await.unwrap().is_some());
}

/// How many rows are found by an index key.
async fn indexed_by(fixture: &Fixture, version: i64) -> i64 {
    let mut rows = 0;
    for table in ["people", "staff", "sign_in_requests", "outbox"] {
        rows += count(&fixture.db, &format!("{table} WHERE index_version = {version}")).await;
    }
    rows
}

async fn index_keys(fixture: &Fixture) -> Vec<(i64,)> {
    let sql = "SELECT version FROM service_keys WHERE name = 'blind-index' ORDER BY version";
    select(fixture.vault.key_store(), sql).await
}

async fn stop_reindexing_half_way(fixture: &Fixture) {
    let (vault, db) = (fixture.vault.clone(), fixture.db.clone());
    let stopped =
        tokio::spawn(async move { vault.rotate_index(&db, |_| panic!("stopped")).await }).await;
    assert!(stopped.unwrap_err().is_panic());
}

#[tokio::test]
async fn r55_after_a_change_of_the_index_key_everybody_is_found_and_only_by_the_new_one() {
    on_each_database(async |fixture| {
        let everybody = everybody(fixture, 3).await;
        let old = fixture.vault.blind_index(store::vault::Indexed::Address, b"x").await.unwrap();
        let mut last = Progress::default();
        fixture.vault.rotate_index(&fixture.db, |progress| last = progress).await.unwrap();
        assert_eq!(last.done, 6);
        all_found(fixture, &everybody).await;
        assert_eq!((indexed_by(fixture, 1).await, indexed_by(fixture, 2).await), (0, 6));
        assert_eq!(index_keys(fixture).await, [(2,)]);
        let new = fixture.vault.blind_index(store::vault::Indexed::Address, b"x").await.unwrap();
        assert_ne!(new.current().unwrap().1, old.current().unwrap().1);
        assert_eq!(new.pair().unwrap().0, new.pair().unwrap().1);
    })
    .await;
}

#[tokio::test]
async fn r55_a_change_of_the_index_key_stopped_half_way_loses_nobody_and_is_taken_up() {
    on_each_database(async |fixture| {
        let mut everybody = everybody(fixture, MANY).await;
        stop_reindexing_half_way(fixture).await;
        let (old, new) = (indexed_by(fixture, 1).await, indexed_by(fixture, 2).await);
        assert!(old > 0 && new > 0);
        assert_eq!(index_keys(fixture).await, [(1,), (2,)]);
        all_found(fixture, &everybody).await;
        let index = fixture.vault.blind_index(store::vault::Indexed::Address, b"x").await.unwrap();
        let (newest, older) = index.pair().unwrap();
        assert!(newest != older && index.current().unwrap() == (2, newest));

        for (address, _) in everybody.people.iter().step_by(10) {
            let again = fixture.join(&address.reveal().to_uppercase()).await;
            assert!(matches!(again, Err(Error::Conflict)), "each is found by the key it has");
        }
        let joined = fixture.join("newcomer@posti.fi").await.unwrap();
        everybody.people.push((address("newcomer@posti.fi"), joined));

        let mut last = Progress::default();
        fixture.vault.rotate_index(&fixture.db, |progress| last = progress).await.unwrap();
        assert_eq!(i64::try_from(last.done), Ok(old));
        assert_eq!(indexed_by(fixture, 1).await, 0);
        assert_eq!(index_keys(fixture).await, [(2,)]);
        all_found(fixture, &everybody).await;
    })
    .await;
}

#[tokio::test]
async fn half_way_through_a_change_of_the_index_key_leaving_and_asking_work_as_ever() {
    on_each_database(async |fixture| {
        let everybody = everybody(fixture, 2).await;
        stop_reindexing_half_way(fixture).await;
        assert_eq!(count(&fixture.db, "sign_in_requests WHERE index_version = 1").await, 1);
        let (first, person) = &everybody.people[0];
        ask(fixture, first, b"other browser", Audience::Member).await;
        let conn = &mut fixture.conn().await;
        let older = sign_in::find(conn, everybody.request, fixture.now()).await.unwrap();
        assert!(older.is_none(), "the newer request ended the older");

        accounts::erase(&fixture.db, &fixture.vault, person.link.member).await.unwrap();
        assert_eq!(count(&fixture.db, "sign_in_requests").await, 0);
        assert_eq!(count(&fixture.db, "outbox").await, 0);
        fixture.vault.rotate_index(&fixture.db, |_| ()).await.unwrap();
        assert_eq!(accounts::find_person(conn, &fixture.vault, first).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_mail_is_still_sent_after_both_keys_were_changed() {
    on_each_database(async |fixture| {
        let everybody = everybody(fixture, 1).await;
        fixture.vault.rotate_index(&fixture.db, |_| ()).await.unwrap();
        fixture.vault.rotate_root(|_| ()).await.unwrap();
        let now = fixture.now();
        let taken =
            fixture.commit(async |tx| mail::take_due(tx, &fixture.vault, now).await).await.unwrap();
        assert_eq!(taken.map(|mail| mail.recipient), Some(everybody.people[0].0.clone()));
    })
    .await;
}

#[tokio::test]
async fn r66_rows_whose_keys_are_destroyed_do_not_stop_a_change_of_the_index_key() {
    on_each_database(async |fixture| {
        let everybody = everybody(fixture, 2).await;
        let shredded = everybody.people[1].1.id;
        for owner in [shredded, everybody.colleague, everybody.request] {
            fixture.vault.shred(owner).await.unwrap();
        }
        for version in [2, 3] {
            fixture.vault.rotate_index(&fixture.db, |_| ()).await.unwrap();
            assert_eq!(index_keys(fixture).await, [(version,)]);
            assert_eq!(indexed_by(fixture, version).await, 2, "one person and one mail");
            assert_eq!(indexed_by(fixture, 1).await, 3);
        }
        let literal = id_literal(&fixture.db, shredded);
        assert_eq!(count(&fixture.db, &format!("people WHERE id = {literal}")).await, 1);
        let conn = &mut fixture.conn().await;
        let (address, person) = &everybody.people[0];
        let found = accounts::find_person(conn, &fixture.vault, address).await.unwrap();
        assert_eq!(found, Some(*person));
    })
    .await;
}

#[tokio::test]
async fn two_nodes_that_change_the_index_key_at_once_lose_nobody() {
    on_each_database(async |fixture| {
        let everybody = everybody(fixture, 5).await;
        let other_node = restart(fixture).await;
        let (one, other) = tokio::join!(
            fixture.vault.rotate_index(&fixture.db, |_| ()),
            other_node.rotate_index(&fixture.db, |_| ())
        );
        one.unwrap();
        other.unwrap();
        assert_eq!(index_keys(fixture).await.len(), 1);
        all_found(fixture, &everybody).await;
    })
    .await;
}

#[tokio::test]
async fn who_joins_during_a_change_of_the_index_key_is_found_after_it() {
    on_each_database(async |fixture| {
        let mut everybody = everybody(fixture, 5).await;
        let joining = async {
            let mut joined = Vec::new();
            for n in 0..20 {
                let text = format!("maija{n}@posti.fi");
                joined.push((address(&text), fixture.join(&text).await.unwrap()));
            }
            joined
        };
        let (joined, changed) =
            tokio::join!(joining, fixture.vault.rotate_index(&fixture.db, |_| ()));
        changed.unwrap();
        everybody.people.extend(joined);
        assert_eq!(indexed_by(fixture, 1).await, 0);
        all_found(fixture, &everybody).await;
    })
    .await;
}

#[tokio::test]
async fn a_corrupted_key_stops_the_change_and_the_old_root_key_is_kept() {
    on_each_database(async |fixture| {
        let value = seal(&fixture.vault, Uuid::from_u128(1)).await;
        let keys = fixture.vault.key_store();
        let other = crate::common::bytes_literal(keys, &[9; 72]);
        let lost = seal(&fixture.vault, Uuid::from_u128(2)).await;
        let owner = id_literal(keys, lost.0);
        tamper(keys, format!("UPDATE sealed_keys SET wrapped = {other} WHERE owner = {owner}"))
            .await;
        let rotated = fixture.vault.rotate_root(|_| ()).await;
        assert!(matches!(rotated, Err(Error::Vault(_))));
        assert_eq!(in_file(fixture), [1, 2]);
        assert!(opens(&restart(fixture).await, &value).await);
    })
    .await;
}

#[test]
fn the_store_of_the_root_key_can_be_shared_between_tasks() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Vault>();
    shared::<Arc<dyn RootStore>>();
}
