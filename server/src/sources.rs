//! The clock, the randomness and the root key of a running server: the only places they come from.

use std::{
    fs::{self, OpenOptions},
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use model::{
    random::Random,
    time::{Clock, Timestamp},
};
use store::vault::{RootKeys, RootStore, VaultError};

/// The system's clock.
#[derive(Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is where the time comes from")]
    fn now(&self) -> Timestamp {
        Timestamp(jiff::Timestamp::now().as_millisecond())
    }
}

/// The operating system's randomness.
#[derive(Debug)]
pub struct SystemRandom;

impl Random for SystemRandom {
    #[expect(clippy::expect_used, reason = "without randomness nothing may go on")]
    fn fill(&self, buffer: &mut [u8]) {
        getrandom::fill(buffer).expect("the operating system gives random bytes");
    }
}

/// The root key in a file that only its owner can read.
#[derive(Debug)]
pub struct RootFile(PathBuf);

impl RootFile {
    /// The file at this path.
    pub const fn at(path: PathBuf) -> Self {
        Self(path)
    }
}

impl RootStore for RootFile {
    fn load_or_make(&self, random: &dyn Random) -> Result<RootKeys, VaultError> {
        match fs::read_to_string(&self.0) {
            Ok(text) => RootKeys::parse(&text).ok_or(VaultError::RootFile),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let keys = RootKeys::first(random);
                self.save(&keys)?;
                Ok(keys)
            }
            Err(_) => Err(VaultError::RootFile),
        }
    }

    fn save(&self, keys: &RootKeys) -> Result<(), VaultError> {
        write_secret(&self.0, keys.render().as_bytes()).map_err(|_| VaultError::RootFile)
    }
}

/// Writes a file that only its owner can read: durably, and wholly or not at all.
pub fn write_secret(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let beside = path.with_extension("new");
    let mut file =
        OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    file.write_all(content)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    if let Some(folder) = path.parent() {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}
