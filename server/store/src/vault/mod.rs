//! The vault: who is who, sealed.
//!
//! Every value is encrypted (XChaCha20-Poly1305) under a key of its owner and purpose; the keys
//! lie in a database of their own, wrapped by the root key, which lies in a file. A value can be
//! found again only by a keyed blind index. Removing an owner's keys is erasure, in every backup
//! of the main database too.

mod export_ids;
mod index;
mod keys;
mod root;
mod rotate;
mod seal;

use std::sync::{Arc, OnceLock, RwLock};

use model::{chain::Hash, random::Random};
use uuid::Uuid;
use zeroize::Zeroizing;

pub use export_ids::ExportIds;
pub use index::{BlindIndex, Indexed, keyed};
pub use keys::KeyPurpose;
pub(crate) use keys::STATEMENTS as KEY_STATEMENTS;
pub use root::{RootKey, RootKeys, RootStore};
pub use rotate::{Progress, Rotation};
pub(crate) use rotate::{STATEMENTS as ROTATE_STATEMENTS, reindex::STATEMENTS as MAIN_STATEMENTS};
pub(crate) use seal::{KeyBytes, Sealed, context, open, seal};

use crate::{Db, Result, db::Schema};

/// Why the vault cannot do what it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The root key file holds no key of this version.
    #[error("the root key file has no key of version {0}; restore the file that has it")]
    NoRootKey(i64),
    /// The root key file holds another key under this version than the one in use.
    #[error("the root key of version {0} is not the one this data was sealed with")]
    WrongRootKey(i64),
    /// The root key file cannot be read or written.
    #[error("the root key file cannot be read or written")]
    RootFile,
    /// A value does not open: tampered with, moved, or under another key.
    #[error("a sealed value does not open")]
    DoesNotOpen,
}

/// The keys and what they open.
#[derive(Clone)]
pub struct Vault {
    keys: Db,
    roots: Arc<RwLock<RootKeys>>,
    root_store: Arc<dyn RootStore>,
    random: Arc<dyn Random>,
    /// Read with every answer that is saved, and never changed.
    browser_key: Arc<OnceLock<Zeroizing<[u8; 32]>>>,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Vault(sealed)")
    }
}

impl Vault {
    /// Opens the vault; on the first run makes its first keys.
    pub async fn open(
        keys: Db,
        root_store: Arc<dyn RootStore>,
        random: Arc<dyn Random>,
    ) -> Result<Self> {
        keys.migrate(Schema::Keys).await?;
        let roots = root_store.load_or_make(random.as_ref())?;
        let roots = Arc::new(RwLock::new(roots));
        let vault = Self { keys, roots, root_store, random, browser_key: Arc::default() };
        vault.ensure_first_keys().await?;
        Ok(vault)
    }

    /// The key store's database, for backups and the search of `doctor --find`.
    pub const fn key_store(&self) -> &Db {
        &self.keys
    }

    /// Encrypts a value under the owner's key for this purpose, making the key if need be.
    ///
    /// `place` says where the value is stored; it opens nowhere else.
    pub async fn seal(
        &self,
        owner: Uuid,
        purpose: KeyPurpose,
        place: &str,
        plain: &[u8],
    ) -> Result<Sealed> {
        let key = self.key_or_make(owner, purpose).await?;
        Ok(seal::seal(&key, &seal::context(place, owner), plain, self.random.as_ref()))
    }

    /// Opens a value. None: the key is gone, and with it the value.
    pub async fn open_sealed(
        &self,
        owner: Uuid,
        purpose: KeyPurpose,
        place: &str,
        sealed: &[u8],
    ) -> Result<Option<Zeroizing<Vec<u8>>>> {
        let Some(key) = self.find_key(owner, purpose).await? else {
            return Ok(None);
        };
        Ok(Some(seal::open(&key, &seal::context(place, owner), sealed)?))
    }

    /// What seals and opens the entries of the consent ledger.
    pub(crate) async fn ledger(&self) -> Result<Ledger> {
        Ok(Ledger(self.ledger_key().await?))
    }

    /// Randomness, for what is stored beside sealed values.
    pub(crate) fn random(&self) -> &dyn Random {
        self.random.as_ref()
    }
}

/// The key of the consent ledger.
///
/// One for all subjects: a key of each, made with the person's keys, would pair the two.
pub(crate) struct Ledger(seal::KeyBytes);

impl Ledger {
    const PLACE: &str = "consents.entry";

    /// Encrypts an entry of a subject's; it opens as nobody else's.
    pub(crate) fn seal(&self, subject: Uuid, plain: &[u8], random: &dyn Random) -> Sealed {
        seal::seal(&self.0, &seal::context(Self::PLACE, subject), plain, random)
    }

    /// Opens an entry of a subject's.
    pub(crate) fn open(
        &self,
        subject: Uuid,
        sealed: &[u8],
    ) -> std::result::Result<Zeroizing<Vec<u8>>, VaultError> {
        seal::open(&self.0, &seal::context(Self::PLACE, subject), sealed)
    }
}

/// The last entry of a chain that is known to have been written.
pub type Anchor = (i64, Hash);
