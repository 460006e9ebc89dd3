//! What can go wrong in the store.

/// A failed call to the store. Says nothing of the values involved, so it may be logged.
#[derive(thiserror::Error)]
pub enum Error {
    /// What must exist does not.
    #[error("no such row")]
    NotFound,
    /// A unique value is taken already, or the row changed under us.
    #[error("the row exists already or has changed")]
    Conflict,
    /// A stored value cannot be read as what it should be.
    #[error("stored value of {0} cannot be read")]
    Corrupt(&'static str),
    /// A key is missing or does not open what it should.
    #[error("vault: {0}")]
    Vault(#[from] crate::vault::VaultError),
    /// The database refused or could not be reached.
    #[error("database: {}", class(.0))]
    Database(sqlx::Error),
    /// This kind of database does not do that.
    #[error("not on this kind of database")]
    Unsupported,
    /// The schema could not be brought up to date.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
}

/// A result of the store.
pub type Result<T> = std::result::Result<T, Error>;

impl std::fmt::Debug for Error {
    /// The same as `Display`: a database's own words can hold the values of a row.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, formatter)
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::RowNotFound => Self::NotFound,
            sqlx::Error::Database(inner) if inner.is_unique_violation() => Self::Conflict,
            // What the row belongs to is gone, or never was.
            sqlx::Error::Database(inner) if inner.is_foreign_key_violation() => Self::NotFound,
            _ => Self::Database(error),
        }
    }
}

/// What kind of failure it was, in words that hold no data.
fn class(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(inner) => {
            format!("refused (code {})", inner.code().unwrap_or_else(|| "unknown".into()))
        }
        sqlx::Error::Io(inner) => format!("input/output: {}", inner.kind()),
        sqlx::Error::PoolTimedOut => "no connection became free in time".to_owned(),
        sqlx::Error::PoolClosed => "closed".to_owned(),
        sqlx::Error::Configuration(_) => "the address cannot be read".to_owned(),
        sqlx::Error::ColumnDecode { index, .. } => format!("column {index} cannot be read"),
        _ => "failed".to_owned(),
    }
}
