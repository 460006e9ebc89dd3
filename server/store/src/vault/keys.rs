//! The key store: one key an owner and purpose, wrapped by the root key.

use model::random;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{
    Anchor, RootKey, Vault, VaultError,
    seal::{self, KeyBytes},
};
use crate::{
    Error, Result, Tx,
    db::{fetch_all, fetch_one, fetch_optional, run, statements},
    dialect::{self, Lock},
};

/// What a key is for; each purpose of an owner has its own, so that one can end without the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPurpose {
    /// A person's e-mail address.
    Address,
    /// Which member and which consents a person has.
    Link,
    /// A sign-in that has been asked for.
    SignIn,
    /// A mail waiting to be sent.
    Mail,
    /// A member of staff: address and second factor.
    Staff,
    /// What was asked of the security log.
    Lookup,
    /// The ids of those who answered in the files for a project or a partner of one.
    Export,
}

impl KeyPurpose {
    const fn name(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Link => "link",
            Self::SignIn => "sign-in",
            Self::Mail => "mail",
            Self::Staff => "staff",
            Self::Lookup => "lookup",
            Self::Export => "export",
        }
    }
}

statements! {
    ACTIVE_ROOT = "SELECT version, fingerprint FROM roots WHERE active = $1";
    ADD_ROOT = "INSERT INTO roots (version, fingerprint, active) VALUES ($1, $2, $3)";
    FIND_KEY = "SELECT root_version, wrapped FROM sealed_keys WHERE owner = $1 AND purpose = $2";
    ADD_KEY = "INSERT INTO sealed_keys (owner, purpose, root_version, wrapped) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (owner, purpose) DO NOTHING";
    REMOVE_KEYS = "DELETE FROM sealed_keys WHERE owner = $1";
    SERVICE_KEYS = "SELECT version, root_version, wrapped FROM service_keys WHERE name = $1 ORDER BY version DESC";
    ADD_SERVICE_KEY = "INSERT INTO service_keys (name, version, root_version, wrapped) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (name, version) DO NOTHING";
    REMOVE_SERVICE_KEYS_BELOW = "DELETE FROM service_keys WHERE name = $1 AND version < $2";
    REMOVE_SERVICE_KEY = "DELETE FROM service_keys WHERE name = $1 AND version = $2";
    FIND_ANCHOR = "SELECT number, hash, mac FROM anchors WHERE chain = $1";
    SAVE_ANCHOR = "INSERT INTO anchors (chain, number, hash, mac) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (chain) DO UPDATE SET number = excluded.number, hash = excluded.hash, mac = excluded.mac \
        WHERE anchors.number < excluded.number";
}

/// The service's own keys.
pub(super) const INDEX_KEY: &str = "blind-index";
const ANCHOR_KEY: &str = "anchors";
const COUNTER_KEY: &str = "counters";
const BROWSER_KEY: &str = "browser-tags";
const SECURITY_KEY: &str = "security-log";
const LEDGER_KEY: &str = "consents";
const MILLISECONDS_A_DAY: i64 = 86_400_000;

impl Vault {
    pub(super) async fn ensure_first_keys(&self) -> Result<()> {
        let mut tx = self.keys.begin().await?;
        dialect::lock_alone(&mut tx, Lock::RootKey).await?;
        let known: Option<(i64, Vec<u8>)> = fetch_optional!(&mut tx, ACTIVE_ROOT, true);
        if let Some((version, fingerprint)) = known {
            return self.check_root(version, &fingerprint);
        }
        let (version, fingerprint) = {
            let roots = self.roots.read().unwrap_or_else(std::sync::PoisonError::into_inner);
            let version = roots.newest();
            let key = roots.get(version).ok_or(VaultError::NoRootKey(version))?;
            (version, key.fingerprint().to_vec())
        };
        run!(&mut tx, ADD_ROOT, version, fingerprint, true);
        for name in [INDEX_KEY, ANCHOR_KEY, BROWSER_KEY] {
            self.add_service_key(&mut tx, name, 1).await?;
        }
        tx.commit().await
    }

    fn check_root(&self, version: i64, fingerprint: &[u8]) -> Result<()> {
        if self.root(version)?.fingerprint() == *fingerprint {
            Ok(())
        } else {
            Err(VaultError::WrongRootKey(version).into())
        }
    }

    /// The root key of a version, read from the file again if another process has added it.
    pub(super) fn root(&self, version: i64) -> Result<RootKey> {
        let known = |vault: &Self| {
            let roots = vault.roots.read().unwrap_or_else(std::sync::PoisonError::into_inner);
            roots.get(version).cloned()
        };
        if let Some(key) = known(self) {
            return Ok(key);
        }
        let fresh = self.root_store.load_or_make(self.random.as_ref())?;
        *self.roots.write().unwrap_or_else(std::sync::PoisonError::into_inner) = fresh;
        known(self).ok_or_else(|| VaultError::NoRootKey(version).into())
    }

    pub(super) fn wrap(&self, root: &RootKey, context: &[u8], key: &KeyBytes) -> Vec<u8> {
        seal::seal(&root.0, context, key.as_slice(), self.random.as_ref())
    }

    pub(super) fn unwrap(&self, version: i64, context: &[u8], wrapped: &[u8]) -> Result<KeyBytes> {
        let plain = seal::open(&self.root(version)?.0, context, wrapped)?;
        let bytes: [u8; 32] = plain.as_slice().try_into().map_err(|_| VaultError::DoesNotOpen)?;
        Ok(Zeroizing::new(bytes))
    }

    /// The root key to wrap with; it stays the active one until the transaction ends.
    async fn active_root(&self, tx: &mut Tx) -> Result<(i64, RootKey)> {
        dialect::lock_shared(tx, Lock::RootKey).await?;
        let (version, _): (i64, Vec<u8>) = fetch_one!(tx, ACTIVE_ROOT, true);
        Ok((version, self.root(version)?))
    }

    pub(super) async fn find_key(
        &self,
        owner: Uuid,
        purpose: KeyPurpose,
    ) -> Result<Option<KeyBytes>> {
        let mut conn = self.keys.read().await?;
        let row: Option<(i64, Vec<u8>)> =
            fetch_optional!(&mut conn, FIND_KEY, owner, purpose.name());
        row.map(|(version, wrapped)| {
            self.unwrap(version, &key_context(owner, purpose.name()), &wrapped)
        })
        .transpose()
    }

    pub(super) async fn key_or_make(&self, owner: Uuid, purpose: KeyPurpose) -> Result<KeyBytes> {
        if let Some(key) = self.find_key(owner, purpose).await? {
            return Ok(key);
        }
        let mut tx = self.keys.begin().await?;
        let (version, root) = self.active_root(&mut tx).await?;
        let key = Zeroizing::new(random::bytes(self.random.as_ref()));
        let wrapped = self.wrap(&root, &key_context(owner, purpose.name()), &key);
        let added = run!(&mut tx, ADD_KEY, owner, purpose.name(), version, wrapped);
        tx.commit().await?;
        match added {
            0 => self.find_key(owner, purpose).await?.ok_or(Error::Conflict),
            _ => Ok(key),
        }
    }

    /// Destroys every key of an owner: what was sealed under them is gone everywhere.
    pub async fn shred(&self, owner: Uuid) -> Result<()> {
        let mut tx = self.keys.begin().await?;
        run!(&mut tx, REMOVE_KEYS, owner);
        tx.commit().await
    }

    pub(super) async fn add_service_key(
        &self,
        tx: &mut Tx,
        name: &str,
        version: i64,
    ) -> Result<()> {
        let (root_version, root) = self.active_root(tx).await?;
        let key = Zeroizing::new(random::bytes(self.random.as_ref()));
        let wrapped = self.wrap(&root, &service_context(name, version), &key);
        run!(tx, ADD_SERVICE_KEY, name, version, root_version, wrapped);
        Ok(())
    }

    /// Every version of a service key, newest first.
    pub(super) async fn service_keys(&self, name: &str) -> Result<Vec<(i64, KeyBytes)>> {
        let mut conn = self.keys.read().await?;
        let rows: Vec<(i64, i64, Vec<u8>)> = fetch_all!(&mut conn, SERVICE_KEYS, name);
        rows.into_iter()
            .map(|(version, root, wrapped)| {
                Ok((version, self.unwrap(root, &service_context(name, version), &wrapped)?))
            })
            .collect()
    }

    async fn service_key(&self, name: &str) -> Result<KeyBytes> {
        let keys = self.service_keys(name).await?;
        keys.into_iter().next().map(|(_, key)| key).ok_or(Error::NotFound)
    }

    /// The key under which addresses are counted on this day; older ones are destroyed.
    pub async fn counter_key(&self, now: model::time::Timestamp) -> Result<Zeroizing<[u8; 32]>> {
        let day = now.0.div_euclid(MILLISECONDS_A_DAY);
        let current = |keys: Vec<(i64, KeyBytes)>| {
            keys.into_iter().find(|(version, _)| *version == day).map(|(_, key)| key)
        };
        if let Some(key) = current(self.service_keys(COUNTER_KEY).await?) {
            return Ok(key);
        }
        let mut tx = self.keys.begin().await?;
        run!(&mut tx, REMOVE_SERVICE_KEYS_BELOW, COUNTER_KEY, day);
        self.add_service_key(&mut tx, COUNTER_KEY, day).await?;
        tx.commit().await?;
        current(self.service_keys(COUNTER_KEY).await?).ok_or(Error::NotFound)
    }

    /// The keys of the security log by their days, newest first.
    pub(crate) async fn security_keys(&self) -> Result<Vec<(i64, KeyBytes)>> {
        self.service_keys(SECURITY_KEY).await
    }

    /// The key of the security log of a day, made when it is first needed.
    pub(crate) async fn security_key(&self, day: i64) -> Result<KeyBytes> {
        let of_day = |keys: Vec<(i64, KeyBytes)>| {
            keys.into_iter().find(|(version, _)| *version == day).map(|(_, key)| key)
        };
        if let Some(key) = of_day(self.security_keys().await?) {
            return Ok(key);
        }
        let mut tx = self.keys.begin().await?;
        self.add_service_key(&mut tx, SECURITY_KEY, day).await?;
        tx.commit().await?;
        of_day(self.security_keys().await?).ok_or(Error::NotFound)
    }

    /// Destroys the keys of the security log of earlier days: what was sealed then is gone in every
    /// backup too.
    pub(crate) async fn remove_security_keys(&self, before: i64) -> Result<()> {
        let mut tx = self.keys.begin().await?;
        run!(&mut tx, REMOVE_SERVICE_KEYS_BELOW, SECURITY_KEY, before);
        tx.commit().await
    }

    /// The key from which a member's browser storage gets its tag.
    pub async fn browser_key(&self) -> Result<Zeroizing<[u8; 32]>> {
        if let Some(known) = self.browser_key.get() {
            return Ok(known.clone());
        }
        let key = self.service_key(BROWSER_KEY).await?;
        Ok(self.browser_key.get_or_init(|| key).clone())
    }

    /// The key of the consent ledger, made when it is first needed.
    pub(super) async fn ledger_key(&self) -> Result<KeyBytes> {
        if let Some((_, key)) = self.service_keys(LEDGER_KEY).await?.into_iter().next() {
            return Ok(key);
        }
        let mut tx = self.keys.begin().await?;
        self.add_service_key(&mut tx, LEDGER_KEY, 1).await?;
        tx.commit().await?;
        // Read again: another node may have made it at the same moment.
        self.service_key(LEDGER_KEY).await
    }

    pub(super) async fn remove_service_key(&self, name: &str, version: i64) -> Result<()> {
        let mut tx = self.keys.begin().await?;
        run!(&mut tx, REMOVE_SERVICE_KEY, name, version);
        tx.commit().await
    }

    /// The last entry of a chain known to have been written, if any was.
    pub async fn find_anchor(&self, chain: &str) -> Result<Option<Anchor>> {
        let mut conn = self.keys.read().await?;
        let row: Option<(i64, Vec<u8>, Vec<u8>)> = fetch_optional!(&mut conn, FIND_ANCHOR, chain);
        drop(conn);
        let Some((number, hash, mac)) = row else {
            return Ok(None);
        };
        let key = self.service_key(ANCHOR_KEY).await?;
        if super::index::keyed(&key, &[chain.as_bytes(), &number.to_le_bytes(), &hash]) != mac[..] {
            return Err(VaultError::DoesNotOpen.into());
        }
        let hash = hash.try_into().map_err(|_| Error::Corrupt("anchors.hash"))?;
        Ok(Some((number, hash)))
    }

    /// Remembers the last entry of a chain; an older one than is known changes nothing.
    pub async fn save_anchor(&self, chain: &str, (number, hash): Anchor) -> Result<()> {
        let key = self.service_key(ANCHOR_KEY).await?;
        let mac = super::index::keyed(&key, &[chain.as_bytes(), &number.to_le_bytes(), &hash]);
        let mut tx = self.keys.begin().await?;
        run!(&mut tx, SAVE_ANCHOR, chain, number, &hash[..], &mac[..]);
        tx.commit().await
    }
}

pub(super) fn key_context(owner: Uuid, purpose: &str) -> Vec<u8> {
    seal::context(&format!("sealed_keys.{purpose}"), owner)
}

pub(super) fn service_context(name: &str, version: i64) -> Vec<u8> {
    format!("service_keys.{name}.{version}").into_bytes()
}
