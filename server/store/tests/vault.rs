//! The vault: a value opens for its owner, its purpose and its place, as long as its key exists.

use std::sync::Arc;

use model::{random, time::Duration};
use store::{
    Error,
    testing::{Fixture, MemoryRoot, SeededRandom, on_each_database},
    vault::{Indexed, KeyPurpose, RootKey, RootKeys, RootStore, Vault, VaultError},
};
use uuid::Uuid;

use crate::common::{bytes_literal, count, select, tamper};

const PLACE: &str = "people.address";
const OWNER: Uuid = Uuid::from_u128(7);

async fn seal(vault: &Vault) -> Vec<u8> {
    vault.seal(OWNER, KeyPurpose::Address, PLACE, b"matti@posti.fi").await.unwrap()
}

async fn opens(vault: &Vault, sealed: &[u8]) -> bool {
    let opened = vault.open_sealed(OWNER, KeyPurpose::Address, PLACE, sealed).await.unwrap();
    opened.is_some_and(|plain| plain.as_slice() == b"matti@posti.fi")
}

/// The vault as another node or the next start opens it.
async fn reopen(fixture: &Fixture, root: Arc<dyn RootStore>) -> Result<Vault, Error> {
    Vault::open(fixture.vault.key_store().clone(), root, fixture.random.clone()).await
}

#[tokio::test]
async fn r55_a_value_opens_again_and_is_never_sealed_the_same_twice() {
    on_each_database(async |fixture| {
        let (one, other) = (seal(&fixture.vault).await, seal(&fixture.vault).await);
        assert!(opens(&fixture.vault, &one).await && opens(&fixture.vault, &other).await);
        assert_ne!(one, other);
        assert_eq!(count(fixture.vault.key_store(), "sealed_keys").await, 1);
    })
    .await;
}

#[tokio::test]
async fn r55_a_value_opens_for_no_other_owner_purpose_or_place() {
    on_each_database(async |fixture| {
        let vault = &fixture.vault;
        let sealed = seal(vault).await;
        let other = Uuid::from_u128(8);
        let does_not_open = async |owner, purpose, place| {
            let opened = vault.open_sealed(owner, purpose, place, &sealed).await;
            matches!(opened, Err(Error::Vault(VaultError::DoesNotOpen)))
        };
        for (owner, purpose) in [(other, KeyPurpose::Address), (OWNER, KeyPurpose::Link)] {
            let opened = vault.open_sealed(owner, purpose, PLACE, &sealed).await.unwrap();
            assert!(opened.is_none(), "there is no such key yet");
            vault.seal(owner, purpose, PLACE, b"else").await.unwrap();
            assert!(does_not_open(owner, purpose, PLACE).await);
        }
        assert!(does_not_open(OWNER, KeyPurpose::Address, "staff.address").await);
    })
    .await;
}

#[tokio::test]
async fn r55_a_value_that_was_tampered_with_does_not_open() {
    on_each_database(async |fixture| {
        let sealed = seal(&fixture.vault).await;
        for tampered in [&[][..], &sealed[..23], &sealed[..sealed.len() - 1], &[0; 60]] {
            let opened =
                fixture.vault.open_sealed(OWNER, KeyPurpose::Address, PLACE, tampered).await;
            assert!(matches!(opened, Err(Error::Vault(VaultError::DoesNotOpen))));
        }
    })
    .await;
}

#[tokio::test]
async fn r55_a_key_moved_to_another_owner_or_purpose_does_not_open() {
    on_each_database(async |fixture| {
        let vault = &fixture.vault;
        let sealed = seal(vault).await;
        let sql = "UPDATE sealed_keys SET purpose = 'link'";
        assert_eq!(tamper(vault.key_store(), sql).await, 1);
        let opened = vault.open_sealed(OWNER, KeyPurpose::Link, PLACE, &sealed).await;
        assert!(matches!(opened, Err(Error::Vault(VaultError::DoesNotOpen))));
    })
    .await;
}

#[tokio::test]
async fn r33_shredding_ends_every_value_of_the_owner_and_of_nobody_else() {
    on_each_database(async |fixture| {
        let vault = &fixture.vault;
        let sealed = seal(vault).await;
        let link = vault.seal(OWNER, KeyPurpose::Link, "people.link", b"link").await.unwrap();
        let other = Uuid::from_u128(8);
        let others = vault.seal(other, KeyPurpose::Link, "people.link", b"link").await.unwrap();
        vault.shred(OWNER).await.unwrap();
        assert!(!opens(vault, &sealed).await);
        let open = async |owner, sealed: &[u8]| {
            vault.open_sealed(owner, KeyPurpose::Link, "people.link", sealed).await.unwrap()
        };
        assert!(open(OWNER, &link).await.is_none());
        assert!(open(other, &others).await.is_some());
        vault.shred(OWNER).await.unwrap();

        seal(vault).await;
        let old = vault.open_sealed(OWNER, KeyPurpose::Address, PLACE, &sealed).await;
        assert!(matches!(old, Err(Error::Vault(VaultError::DoesNotOpen))), "a new key is new");
    })
    .await;
}

#[tokio::test]
async fn values_sealed_at_once_share_one_key_and_all_open() {
    on_each_database(async |fixture| {
        let mut sealers = tokio::task::JoinSet::new();
        for _ in 0..10 {
            let vault = fixture.vault.clone();
            sealers.spawn(async move { seal(&vault).await });
        }
        for sealed in sealers.join_all().await {
            assert!(opens(&fixture.vault, &sealed).await);
        }
        assert_eq!(count(fixture.vault.key_store(), "sealed_keys").await, 1);
    })
    .await;
}

#[tokio::test]
async fn keys_lie_wrapped_in_the_key_store_and_not_in_the_main_database() {
    on_each_database(async |fixture| {
        seal(&fixture.vault).await;
        let browser = fixture.vault.browser_key().await.unwrap();
        let counter = fixture.vault.counter_key(fixture.now()).await.unwrap();
        for key in [browser.as_slice(), counter.as_slice()] {
            for db in [&fixture.db, fixture.vault.key_store()] {
                assert_eq!(store::search::find(db, key).await.unwrap(), []);
            }
        }
        let wrapped: Vec<(Vec<u8>,)> =
            select(fixture.vault.key_store(), "SELECT wrapped FROM sealed_keys").await;
        assert_eq!(store::search::find(&fixture.db, &wrapped[0].0).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_vault_opened_again_opens_what_was_sealed_before() {
    on_each_database(async |fixture| {
        let sealed = seal(&fixture.vault).await;
        let again = reopen(fixture, fixture.root.clone()).await.unwrap();
        assert!(opens(&again, &sealed).await);
        let index = async |vault: &Vault| {
            let index = vault.blind_index(Indexed::Address, b"x").await.unwrap();
            index.current().unwrap().1.to_vec()
        };
        assert_eq!(index(&again).await, index(&fixture.vault).await);
        let (one, other) = (again.browser_key().await, fixture.vault.browser_key().await);
        assert_eq!(one.unwrap(), other.unwrap());
    })
    .await;
}

#[tokio::test]
async fn two_nodes_that_open_an_empty_key_store_at_once_agree_on_its_keys() {
    on_each_database(async |fixture| {
        let keys = fixture.vault.key_store();
        tamper(keys, "DELETE FROM roots; DELETE FROM service_keys").await;
        let (one, other) = tokio::join!(
            reopen(fixture, fixture.root.clone()),
            reopen(fixture, fixture.root.clone())
        );
        let (one, other) = (one.unwrap(), other.unwrap());
        assert!(opens(&other, &seal(&one).await).await);
        assert_eq!(one.browser_key().await.unwrap(), other.browser_key().await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn another_root_key_file_is_refused() {
    on_each_database(async |fixture| {
        let other = Arc::new(MemoryRoot::default());
        other.load_or_make(&SeededRandom::from_seed("another file")).unwrap();
        let opened = reopen(fixture, other).await;
        assert!(matches!(opened, Err(Error::Vault(VaultError::WrongRootKey(1)))));
    })
    .await;
}

#[tokio::test]
async fn a_root_key_file_without_the_version_in_use_is_refused() {
    on_each_database(async |fixture| {
        let text = fixture.root.load_or_make(&*fixture.random).unwrap().render();
        let without = Arc::new(MemoryRoot::default());
        without.save(&RootKeys::parse(&text.replace("\n1 ", "\n2 ")).unwrap()).unwrap();
        let opened = reopen(fixture, without).await;
        assert!(matches!(opened, Err(Error::Vault(VaultError::NoRootKey(1)))));
    })
    .await;
}

#[tokio::test]
async fn the_vault_and_its_errors_tell_nothing_in_debug_output() {
    on_each_database(async |fixture| {
        assert_eq!(format!("{:?}", fixture.vault), "Vault(sealed)");
    })
    .await;
    let error = format!("{:?}", Error::Vault(VaultError::DoesNotOpen));
    assert_eq!(error, "vault: a sealed value does not open");
}

#[test]
fn a_root_key_file_is_read_back_as_it_was_written() {
    let random = SeededRandom::from_seed("file");
    let keys = RootKeys::first(&random);
    let text = keys.render();
    let again = RootKeys::parse(&format!("# ours\n\n{}\r\n", &*text)).unwrap();
    assert_eq!(again.newest(), 1);
    let fingerprint = |keys: &RootKeys| keys.get(1).map(RootKey::fingerprint);
    assert_eq!(fingerprint(&again), fingerprint(&keys));
    assert!(again.get(2).is_none());
    assert_ne!(RootKey::make(&random).fingerprint(), RootKey::make(&random).fingerprint());
    assert_eq!(RootKeys::default().newest(), 0);
}

#[test]
fn what_is_no_root_key_file_is_refused() {
    let key = data_encoding::BASE64.encode(&[1; 32]);
    assert!(RootKeys::parse(&format!("1 {key}")).is_some());
    let short = data_encoding::BASE64.encode(&[1; 31]);
    for text in [
        String::new(),
        "# nothing".to_owned(),
        "1".to_owned(),
        format!("one {key}"),
        format!("1 {short}"),
        format!("1 {key}!"),
        format!("1 {key}\nrubbish"),
    ] {
        assert!(RootKeys::parse(&text).is_none(), "{text}");
    }
}

#[tokio::test]
async fn an_index_value_depends_on_what_is_looked_up_and_is_one_for_one_key() {
    on_each_database(async |fixture| {
        let index =
            async |what, value: &[u8]| fixture.vault.blind_index(what, value).await.unwrap();
        let address = index(Indexed::Address, b"x").await;
        let (version, value) = address.current().unwrap();
        assert_eq!((version, value.len()), (1, 32));
        assert_eq!(address.pair().unwrap(), (value, value));
        assert_eq!(index(Indexed::Address, b"x").await.current().unwrap().1, value);
        assert_ne!(index(Indexed::Member, b"x").await.current().unwrap().1, value);
        assert_ne!(index(Indexed::Address, b"y").await.current().unwrap().1, value);
    })
    .await;
}

#[tokio::test]
async fn without_an_index_key_nothing_can_be_looked_up() {
    on_each_database(async |fixture| {
        tamper(fixture.vault.key_store(), "DELETE FROM service_keys").await;
        let index = fixture.vault.blind_index(Indexed::Address, b"x").await.unwrap();
        assert!(matches!(index.current(), Err(Error::NotFound)));
        assert!(matches!(index.pair(), Err(Error::NotFound)));
        assert!(matches!(fixture.vault.browser_key().await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn r26_the_counter_key_is_one_a_day_and_yesterdays_is_gone() {
    on_each_database(async |fixture| {
        let vault = &fixture.vault;
        let key = async || vault.counter_key(fixture.now()).await.unwrap();
        let monday = key().await;
        // The clock stands at noon in Helsinki, ten in UTC.
        fixture.clock.pass(Duration(Duration::hours(14).0 - 1));
        assert_eq!(key().await, monday);
        let row = async || {
            let rows: Vec<(i64, Vec<u8>)> = select(
                vault.key_store(),
                "SELECT version, wrapped FROM service_keys WHERE name = 'counters'",
            )
            .await;
            assert_eq!(rows.len(), 1);
            rows[0].clone()
        };
        let (day, wrapped) = row().await;
        fixture.clock.pass(Duration(1));
        assert_ne!(key().await, monday);
        assert_eq!(row().await.0, day + 1);
        assert_eq!(store::search::find(vault.key_store(), &wrapped).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn the_counter_key_is_the_same_for_all_who_ask_at_once() {
    on_each_database(async |fixture| {
        let key = async || fixture.vault.counter_key(fixture.now()).await.unwrap();
        let (one, two, three) = tokio::join!(key(), key(), key());
        assert!(one == two && two == three);
    })
    .await;
}

#[tokio::test]
async fn an_anchor_never_goes_back() {
    on_each_database(async |fixture| {
        let vault = &fixture.vault;
        assert_eq!(vault.find_anchor("audit").await.unwrap(), None);
        for (saved, kept) in [
            ((5, [5; 32]), (5, [5; 32])),
            ((4, [4; 32]), (5, [5; 32])),
            ((5, [9; 32]), (5, [5; 32])),
            ((6, [6; 32]), (6, [6; 32])),
        ] {
            vault.save_anchor("audit", saved).await.unwrap();
            assert_eq!(vault.find_anchor("audit").await.unwrap(), Some(kept));
        }
        assert_eq!(vault.find_anchor("consents").await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn anchors_saved_at_once_leave_the_latest() {
    on_each_database(async |fixture| {
        let mut savers = tokio::task::JoinSet::new();
        for n in [3_u8, 9, 1, 7, 5, 10, 2, 8, 4, 6] {
            let vault = fixture.vault.clone();
            savers.spawn(async move { vault.save_anchor("audit", (n.into(), [n; 32])).await });
        }
        savers.join_all().await.into_iter().for_each(|saved| saved.unwrap());
        assert_eq!(fixture.vault.find_anchor("audit").await.unwrap(), Some((10, [10; 32])));
    })
    .await;
}

#[tokio::test]
async fn an_anchor_that_is_not_ours_is_refused() {
    on_each_database(async |fixture| {
        let (vault, keys) = (&fixture.vault, fixture.vault.key_store());
        vault.save_anchor("audit", (5, [5; 32])).await.unwrap();
        let other = bytes_literal(keys, &[9; 32]);
        for change in ["number = 4".to_owned(), format!("hash = {other}"), format!("mac = {other}")]
        {
            tamper(keys, "CREATE TABLE kept AS SELECT * FROM anchors").await;
            tamper(keys, format!("UPDATE anchors SET {change}")).await;
            let found = vault.find_anchor("audit").await;
            assert!(matches!(found, Err(Error::Vault(VaultError::DoesNotOpen))), "{change}");
            tamper(keys, "DELETE FROM anchors; INSERT INTO anchors SELECT * FROM kept").await;
            tamper(keys, "DROP TABLE kept").await;
        }
        tamper(keys, "UPDATE anchors SET chain = 'consents'").await;
        let moved = vault.find_anchor("consents").await;
        assert!(matches!(moved, Err(Error::Vault(VaultError::DoesNotOpen))));
    })
    .await;
}

#[test]
fn drawn_ids_are_random_uuids() {
    let random = SeededRandom::from_seed("ids");
    let id = random::id(&random);
    assert_eq!((id.get_version_num(), id.get_variant()), (4, uuid::Variant::RFC4122));
    assert_ne!(id, random::id(&random));
}
