//! One database behind one type: SQLite or PostgreSQL, the same statements on both.

use std::{path::Path, str::FromStr, time::Duration};

use sqlx::{
    PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction,
    pool::PoolConnection,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{
        SqliteAutoVacuum, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions,
        SqliteSynchronous,
    },
};

use crate::{Error, Result};

const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 16;
const PATIENCE: Duration = Duration::from_secs(10);

/// A database: a file of SQLite, or one of PostgreSQL.
#[derive(Clone, Debug)]
pub enum Db {
    /// One writer at a time by design, so that writes wait in line instead of failing as busy.
    Sqlite {
        /// Many readers.
        read: SqlitePool,
        /// One writer.
        write: SqlitePool,
    },
    /// Any number of nodes.
    Postgres(PgPool),
}

/// A connection for reading outside a transaction.
#[derive(Debug)]
pub enum Conn {
    /// To SQLite.
    Sqlite(PoolConnection<Sqlite>),
    /// To PostgreSQL.
    Postgres(PoolConnection<Postgres>),
}

/// A transaction. Dropped without [`Tx::commit`], nothing of it has happened.
#[derive(Debug)]
pub enum Tx {
    /// Of SQLite, begun as `BEGIN IMMEDIATE`.
    Sqlite(Transaction<'static, Sqlite>),
    /// Of PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

/// What statements run on: a [`Conn`] or a [`Tx`].
pub trait Session: Send {
    /// The driver's own connection.
    fn parts(&mut self) -> Parts<'_>;
}

/// The driver's own connection.
#[derive(Debug)]
pub enum Parts<'a> {
    /// To SQLite.
    Sqlite(&'a mut SqliteConnection),
    /// To PostgreSQL.
    Postgres(&'a mut PgConnection),
}

/// Runs one query on whichever driver the session has; it is type-checked for both.
macro_rules! on_either {
    ($session:expr, $query:ident($sql:expr $(, $value:expr)*).$method:ident) => {
        match $crate::db::Session::parts(&mut *$session) {
            $crate::db::Parts::Sqlite(conn) => {
                sqlx::$query($sql)$(.bind($value))*.$method(conn).await
            }
            $crate::db::Parts::Postgres(conn) => {
                sqlx::$query($sql)$(.bind($value))*.$method(conn).await
            }
        }
    };
}
pub(crate) use on_either;

/// Runs a statement with its values; gives the number of rows it changed.
macro_rules! run {
    ($session:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        match $crate::db::Session::parts(&mut *$session) {
            $crate::db::Parts::Sqlite(conn) => {
                sqlx::query($sql)$(.bind($value))*.execute(conn).await?.rows_affected()
            }
            $crate::db::Parts::Postgres(conn) => {
                sqlx::query($sql)$(.bind($value))*.execute(conn).await?.rows_affected()
            }
        }
    };
}
pub(crate) use run;

/// The one row of a query; [`Error::NotFound`] if there is none.
macro_rules! fetch_one {
    ($session:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::db::on_either!($session, query_as($sql $(, $value)*).fetch_one)?
    };
}
pub(crate) use fetch_one;

/// The first row of a query, if there is one.
macro_rules! fetch_optional {
    ($session:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::db::on_either!($session, query_as($sql $(, $value)*).fetch_optional)?
    };
}
pub(crate) use fetch_optional;

/// Every row of a query.
macro_rules! fetch_all {
    ($session:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::db::on_either!($session, query_as($sql $(, $value)*).fetch_all)?
    };
}
pub(crate) use fetch_all;

/// Names a module's statements and lists them for the test that prepares every one of them.
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $sql:expr;)+) => {
        $($(#[$meta])* pub(super) const $name: &str = $sql;)+
        pub(crate) const STATEMENTS: &[&str] = &[$($name),+];
    };
}
pub(crate) use statements;

impl Session for Conn {
    fn parts(&mut self) -> Parts<'_> {
        match self {
            Self::Sqlite(conn) => Parts::Sqlite(conn),
            Self::Postgres(conn) => Parts::Postgres(conn),
        }
    }
}

impl Session for Tx {
    fn parts(&mut self) -> Parts<'_> {
        match self {
            Self::Sqlite(tx) => Parts::Sqlite(tx),
            Self::Postgres(tx) => Parts::Postgres(tx),
        }
    }
}

impl Tx {
    /// Makes everything of the transaction durable.
    pub async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

/// Which schema a database has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// Everything but keys.
    Main,
    /// The key store.
    Keys,
}

impl Db {
    /// Opens a database by its address: `postgres://…`, or `sqlite://FILE`, made if absent.
    pub async fn open(url: &str) -> Result<Self> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Self::open_postgres(url).await;
        }
        Self::open_sqlite(SqliteConnectOptions::from_str(url)?).await
    }

    /// Opens a file of SQLite, made if absent.
    pub async fn open_file(path: &Path) -> Result<Self> {
        Self::open_sqlite(SqliteConnectOptions::new().filename(path)).await
    }

    async fn open_sqlite(options: SqliteConnectOptions) -> Result<Self> {
        // FULL: an acknowledged write survives a power cut. secure_delete: deleted bytes are
        // overwritten. Temporary tables stay in memory, so no third file holds a copy.
        let options = options
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .auto_vacuum(SqliteAutoVacuum::None)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .pragma("secure_delete", "ON")
            .pragma("temp_store", "MEMORY")
            // Its statistics would hold samples of ids and keyed values beyond their erasure.
            .optimize_on_close(false, None);
        let pool = |size| {
            SqlitePoolOptions::new()
                .min_connections(1)
                .max_connections(size)
                .acquire_timeout(PATIENCE)
                .test_before_acquire(false)
        };
        let write = pool(1).connect_with(options.clone()).await?;
        let read = pool(SQLITE_READERS).connect_with(options).await?;
        Ok(Self::Sqlite { read, write })
    }

    async fn open_postgres(url: &str) -> Result<Self> {
        let options = PgConnectOptions::from_str(url)?;
        let pool = PgPoolOptions::new()
            .max_connections(POSTGRES_CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .test_before_acquire(false)
            .connect_with(options)
            .await?;
        Ok(Self::Postgres(pool))
    }

    /// Brings the schema up to date; forwards only.
    pub async fn migrate(&self, schema: Schema) -> Result<()> {
        static MAIN_SQLITE: sqlx::migrate::Migrator = sqlx::migrate!("migrations/main/sqlite");
        static MAIN_POSTGRES: sqlx::migrate::Migrator = sqlx::migrate!("migrations/main/postgres");
        static KEYS_SQLITE: sqlx::migrate::Migrator = sqlx::migrate!("migrations/keys/sqlite");
        static KEYS_POSTGRES: sqlx::migrate::Migrator = sqlx::migrate!("migrations/keys/postgres");
        match (self, schema) {
            (Self::Sqlite { write, .. }, Schema::Main) => MAIN_SQLITE.run(write).await?,
            (Self::Sqlite { write, .. }, Schema::Keys) => KEYS_SQLITE.run(write).await?,
            (Self::Postgres(pool), Schema::Main) => MAIN_POSTGRES.run(pool).await?,
            (Self::Postgres(pool), Schema::Keys) => KEYS_POSTGRES.run(pool).await?,
        }
        Ok(())
    }

    /// A connection for reading.
    pub async fn read(&self) -> Result<Conn> {
        Ok(match self {
            Self::Sqlite { read, .. } => Conn::Sqlite(read.acquire().await?),
            Self::Postgres(pool) => Conn::Postgres(pool.acquire().await?),
        })
    }

    /// A connection for one writing statement, durable as soon as it returns.
    pub async fn write(&self) -> Result<Conn> {
        Ok(match self {
            Self::Sqlite { write, .. } => Conn::Sqlite(write.acquire().await?),
            Self::Postgres(pool) => Conn::Postgres(pool.acquire().await?),
        })
    }

    /// A transaction for writing. Never wait for anything but the database inside one.
    pub async fn begin(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite { write, .. } => Tx::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Whether this is SQLite.
    pub const fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite { .. })
    }

    /// Moves what the write-ahead log holds into the file and empties the log, so that what was
    /// deleted is gone from both. PostgreSQL keeps its own log; see `docs/operations.md`.
    ///
    /// [`Error::Conflict`]: a reader was in the way; try again.
    pub async fn truncate_log(&self) -> Result<()> {
        if let Self::Sqlite { write, .. } = self {
            let (busy, _, _): (i64, i64, i64) =
                sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(write).await?;
            if busy != 0 {
                return Err(Error::Conflict);
            }
        }
        Ok(())
    }

    /// Copies the whole database, as it is at this moment, into a new file. SQLite only.
    pub async fn copy_into(&self, file: &Path) -> Result<()> {
        match self {
            Self::Sqlite { read, .. } => {
                let file = file.to_string_lossy().into_owned();
                sqlx::query("VACUUM INTO $1").bind(file).execute(read).await?;
                Ok(())
            }
            Self::Postgres(_) => Err(Error::Unsupported),
        }
    }

    /// Ends all connections.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}
