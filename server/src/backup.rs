//! Backup and restore of the SQLite files, the key store always apart from the data.

use std::{
    fs,
    io::{ErrorKind, Read},
    path::{Path, PathBuf},
};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use store::Db;

use crate::{config::Config, running::make_own_file};

const DATA_NAME: &str = "kanssa.sqlite";
const KEYS_NAME: &str = "keys.sqlite";

/// Why a backup or a restore was not made.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The databases are PostgreSQL's.
    #[error(
        "these databases are PostgreSQL's: back them up with pg_dump, each on its own; see docs/operations.md"
    )]
    Postgres,
    /// Data and keys would lie together.
    #[error("data and keys must go to different folders: whoever has both can read everything")]
    Together,
    /// The backup would lie in the data folder.
    #[error("{0} lies in the data folder; a backup belongs elsewhere")]
    Inside(PathBuf),
    /// There is something already where the copy would go.
    #[error("{0} exists already; nothing was overwritten")]
    Exists(PathBuf),
    /// A file cannot be read or written.
    #[error("{path}: {kind}")]
    File {
        /// The file.
        path: PathBuf,
        /// What kind of failure it was.
        kind: ErrorKind,
    },
    /// The copy is not what was copied.
    #[error("{0} is not sound: its check sum is another")]
    Damaged(PathBuf),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

fn file_error(path: &Path) -> impl Fn(std::io::Error) -> BackupError + '_ {
    move |error| BackupError::File { path: path.to_owned(), kind: error.kind() }
}

/// Copies both databases while the service runs; gives the two files. The root key is not copied.
pub async fn make(
    config: &Config,
    (db, keys): (&Db, &Db),
    to: &Path,
    keys_to: &Path,
) -> Result<[PathBuf; 2], BackupError> {
    if !db.is_sqlite() || !keys.is_sqlite() {
        return Err(BackupError::Postgres);
    }
    for folder in [to, keys_to] {
        fs::create_dir_all(folder).map_err(file_error(folder))?;
    }
    let absolute = |path: &Path| fs::canonicalize(path).map_err(file_error(path));
    if absolute(to)? == absolute(keys_to)? {
        return Err(BackupError::Together);
    }
    let data = absolute(&config.data)?;
    for folder in [to, keys_to] {
        if absolute(folder)?.starts_with(&data) {
            return Err(BackupError::Inside(folder.to_owned()));
        }
    }
    let files = [to.join(DATA_NAME), keys_to.join(KEYS_NAME)];
    for (db, file) in [db, keys].into_iter().zip(&files) {
        if file.exists() {
            return Err(BackupError::Exists(file.clone()));
        }
        make_own_file(file);
        db.copy_into(file).await?;
        let sum = check_sum(file)?;
        let beside = sum_file(file);
        fs::write(&beside, format!("{sum}\n")).map_err(file_error(&beside))?;
    }
    Ok(files)
}

/// Puts a backup into an empty data folder. The root key must be put there by hand.
pub fn restore(config: &Config, from: &Path, keys_from: &Path) -> Result<(), BackupError> {
    fs::create_dir_all(&config.data).map_err(file_error(&config.data))?;
    for (folder, name) in [(from, DATA_NAME), (keys_from, KEYS_NAME)] {
        let (source, target) = (folder.join(name), config.data.join(name));
        if target.exists() {
            return Err(BackupError::Exists(target));
        }
        let beside = sum_file(&source);
        let expected = fs::read_to_string(&beside).map_err(file_error(&beside))?;
        if check_sum(&source)? != expected.trim() {
            return Err(BackupError::Damaged(source));
        }
        fs::copy(&source, &target).map_err(file_error(&target))?;
    }
    Ok(())
}

fn sum_file(file: &Path) -> PathBuf {
    file.with_extension("sqlite.sha256")
}

fn check_sum(file: &Path) -> Result<String, BackupError> {
    let mut hash = Sha256::new();
    let mut reader = fs::File::open(file).map_err(file_error(file))?;
    let mut piece = vec![0; 1 << 16];
    loop {
        match reader.read(&mut piece).map_err(file_error(file))? {
            0 => break,
            read => hash.update(&piece[..read]),
        }
    }
    Ok(HEXLOWER.encode(&hash.finalize()))
}
