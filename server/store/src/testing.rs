//! What tests share: a fresh database of each kind, a clock that stands still, seeded randomness.
#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that cannot set itself up must stop, and say so"
)]

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicI64, Ordering},
};

use model::{
    accounts::EmailAddress,
    language::Language,
    random::Random,
    time::{Clock, Duration, Timestamp},
};
use sha2::{Digest, Sha256};
use sqlx::{Connection, PgConnection};

use crate::{
    Conn, Db, Result, Tx,
    accounts::{self, Person},
    db::Schema,
    vault::{RootKeys, RootStore, Vault, VaultError},
};

/// Where `make test` says its throw-away PostgreSQL is.
const POSTGRES: &str = "KANSSA_TEST_POSTGRES";
/// Set in CI: nothing may be skipped.
const REQUIRE_ALL: &str = "KANSSA_REQUIRE_ALL";

/// 2026-03-02, a Monday, 12:00 in Helsinki.
pub const MONDAY: Timestamp = Timestamp(1_772_445_600_000);

/// A clock that stands still until told otherwise.
#[derive(Debug)]
pub struct FrozenClock(AtomicI64);

impl FrozenClock {
    /// Stands at this instant.
    pub fn at(instant: Timestamp) -> Self {
        Self(AtomicI64::new(instant.0))
    }

    /// Moves on.
    pub fn pass(&self, duration: Duration) {
        self.0.fetch_add(duration.0, Ordering::SeqCst);
    }
}

impl Clock for FrozenClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// The same bytes in every run.
#[derive(Debug)]
pub struct SeededRandom(Mutex<[u8; 32]>);

impl SeededRandom {
    /// Bytes that follow from this seed.
    pub fn from_seed(seed: &str) -> Self {
        Self(Mutex::new(Sha256::digest(seed).into()))
    }
}

impl Random for SeededRandom {
    fn fill(&self, buffer: &mut [u8]) {
        let mut state = self.0.lock().expect("no test panics while drawing");
        for chunk in buffer.chunks_mut(32) {
            *state = Sha256::digest(*state).into();
            let drawn = Sha256::new_with_prefix(b"draw").chain_update(*state).finalize();
            chunk.copy_from_slice(&drawn[..chunk.len()]);
        }
    }
}

/// A root key in memory.
#[derive(Default)]
pub struct MemoryRoot(Mutex<Option<RootKeys>>);

impl RootStore for MemoryRoot {
    fn load_or_make(&self, random: &dyn Random) -> std::result::Result<RootKeys, VaultError> {
        let mut keys = self.0.lock().map_err(|_| VaultError::RootFile)?;
        Ok(keys.get_or_insert_with(|| RootKeys::first(random)).clone())
    }

    fn save(&self, keys: &RootKeys) -> std::result::Result<(), VaultError> {
        *self.0.lock().map_err(|_| VaultError::RootFile)? = Some(keys.clone());
        Ok(())
    }
}

/// A fresh pair of databases and everything that is handed in.
pub struct Fixture {
    /// The main database.
    pub db: Db,
    /// The vault with its key store.
    pub vault: Vault,
    /// The root key.
    pub root: Arc<MemoryRoot>,
    /// The time.
    pub clock: Arc<FrozenClock>,
    /// Randomness.
    pub random: Arc<SeededRandom>,
    /// The folder of the SQLite files; also there, and empty, for PostgreSQL.
    pub folder: tempfile::TempDir,
}

impl Fixture {
    /// On SQLite, in a folder of its own.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let db = Db::open_file(&folder.path().join("kanssa.sqlite")).await.expect("SQLite opens");
        let keys = Db::open_file(&folder.path().join("keys.sqlite")).await.expect("SQLite opens");
        db.migrate(Schema::Main).await.expect("the schema is sound");
        Self::with(db, keys, folder).await
    }

    /// On PostgreSQL, in two databases of its own. None: there is no PostgreSQL, and that is said.
    pub async fn postgres() -> Option<Self> {
        let Ok(server) = std::env::var(POSTGRES) else {
            assert!(
                std::env::var_os(REQUIRE_ALL).is_none(),
                "{POSTGRES} is not set, and {REQUIRE_ALL} is: start the tests with `make test`"
            );
            eprintln!("SKIPPED on PostgreSQL: {POSTGRES} is not set; `make test` sets it");
            return None;
        };
        let db = Db::open(&copy_of_template(&server, Schema::Main).await).await;
        let keys = Db::open(&copy_of_template(&server, Schema::Keys).await).await;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (db, keys) = (db.expect("PostgreSQL opens"), keys.expect("PostgreSQL opens"));
        Some(Self::with(db, keys, folder).await)
    }

    async fn with(db: Db, keys: Db, folder: tempfile::TempDir) -> Self {
        let root = Arc::new(MemoryRoot::default());
        let random = Arc::new(SeededRandom::from_seed("kanssa"));
        let vault = Vault::open(keys, root.clone(), random.clone()).await.expect("the vault opens");
        Self { db, vault, root, clock: Arc::new(FrozenClock::at(MONDAY)), random, folder }
    }

    /// The instant at which the clock stands.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A connection for reading.
    pub async fn conn(&self) -> Conn {
        self.db.read().await.expect("a connection becomes free")
    }

    /// Does something in a transaction of its own, committed if it goes well.
    pub async fn commit<T>(&self, work: impl AsyncFnOnce(&mut Tx) -> Result<T>) -> Result<T> {
        let mut tx = self.db.begin().await?;
        let done = work(&mut tx).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// A person who has joined with this address.
    pub async fn join(&self, address: &str) -> Result<Person> {
        let address = EmailAddress::parse(address).expect("tests use sound addresses");
        let newcomer = accounts::prepare(&self.vault, &address).await?;
        self.commit(async |tx| {
            accounts::add(tx, &self.vault, newcomer, Language::Fi, self.now()).await
        })
        .await
    }
}

/// Runs a test on SQLite and, where there is one, on PostgreSQL.
pub async fn on_each_database(test: impl AsyncFn(&Fixture)) {
    test(&Fixture::sqlite().await).await;
    if let Some(fixture) = Fixture::postgres().await {
        test(&fixture).await;
        fixture.db.close().await;
        fixture.vault.key_store().close().await;
    }
}

/// The address of a new database with the schema in place, copied from one that is migrated once.
async fn copy_of_template(server: &str, schema: Schema) -> String {
    const LOCK: i64 = 4_711;
    let address_of = |name: &str| format!("{}/{name}", server.trim_end_matches('/'));
    let template = match schema {
        Schema::Main => "kanssa_template_main",
        Schema::Keys => "kanssa_template_keys",
    };
    let mut conn =
        PgConnection::connect(&address_of("postgres")).await.expect("PostgreSQL answers");
    sqlx::query("SELECT pg_advisory_lock($1)").bind(LOCK).execute(&mut conn).await.expect("a lock");
    let (made,): (bool,) =
        sqlx::query_as("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)")
            .bind(template)
            .fetch_one(&mut conn)
            .await
            .expect("the list of databases");
    if !made {
        create(&mut conn, template, "template0").await;
        let db = Db::open(&address_of(template)).await.expect("the template opens");
        db.migrate(schema).await.expect("the schema is sound");
        db.close().await;
    }
    let mut unique = [0; 8];
    std::io::Read::read_exact(
        &mut std::fs::File::open("/dev/urandom").expect("randomness for a name"),
        &mut unique,
    )
    .expect("randomness for a name");
    let name = format!("kanssa_{}", data_encoding::HEXLOWER.encode(&unique));
    create(&mut conn, &name, template).await;
    conn.close().await.ok();
    address_of(&name)
}

async fn create(conn: &mut PgConnection, name: &str, template: &str) {
    let sql = format!("CREATE DATABASE {name} TEMPLATE {template}");
    if let Err(error) = sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(conn).await {
        panic!("a database for a test cannot be made: {error}");
    }
}
