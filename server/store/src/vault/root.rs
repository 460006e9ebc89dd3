//! The root key: it wraps every other key, and lies in a file apart from all databases.

use std::collections::BTreeMap;

use data_encoding::BASE64;
use model::{
    chain::Hash,
    random::{self, Random},
};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{VaultError, seal::KeyBytes};

/// One version of the root key; wiped from memory when dropped.
#[derive(Clone)]
pub struct RootKey(pub(super) KeyBytes);

impl RootKey {
    /// A new key.
    pub fn make(random: &dyn Random) -> Self {
        Self(Zeroizing::new(random::bytes(random)))
    }

    /// Tells keys apart without telling the key.
    pub fn fingerprint(&self) -> Hash {
        Sha256::new()
            .chain_update(b"kanssa root key\0")
            .chain_update(self.0.as_slice())
            .finalize()
            .into()
    }
}

/// Every version of the root key there is; more than one only while it is being changed.
#[derive(Clone, Default)]
pub struct RootKeys(BTreeMap<i64, RootKey>);

impl RootKeys {
    /// A first key, as version 1.
    pub fn first(random: &dyn Random) -> Self {
        Self(BTreeMap::from([(1, RootKey::make(random))]))
    }

    /// Reads the file's form: a version and a key in base64 on each line, `#` for comments.
    pub fn parse(text: &str) -> Option<Self> {
        let lines = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
        let keys: Option<BTreeMap<_, _>> = lines
            .map(|line| {
                let (version, key) = line.split_once(char::is_whitespace)?;
                let bytes = Zeroizing::new(BASE64.decode(key.trim().as_bytes()).ok()?);
                let key: [u8; 32] = bytes.as_slice().try_into().ok()?;
                Some((version.parse().ok()?, RootKey(Zeroizing::new(key))))
            })
            .collect();
        keys.filter(|keys| !keys.is_empty()).map(Self)
    }

    /// The file's form.
    pub fn render(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::from(
            "# Kanssa's root key. Whoever has this file and the key store can read every sealed\n\
             # value; without it nobody can, ever. Keep a copy apart from both databases.\n",
        ));
        for (version, key) in &self.0 {
            let key = Zeroizing::new(BASE64.encode(key.0.as_slice()));
            text.extend([version.to_string().as_str(), " ", key.as_str(), "\n"]);
        }
        text
    }

    /// The key of this version.
    pub fn get(&self, version: i64) -> Option<&RootKey> {
        self.0.get(&version)
    }

    /// The newest version there is.
    pub fn newest(&self) -> i64 {
        self.0.keys().next_back().copied().unwrap_or(0)
    }

    pub(super) fn add(&mut self, version: i64, key: RootKey) {
        self.0.insert(version, key);
    }

    pub(super) fn remove(&mut self, version: i64) {
        self.0.remove(&version);
    }
}

/// Where the root key is kept: a file in the server, memory in tests.
pub trait RootStore: Send + Sync {
    /// Reads the keys; on the very first run makes them.
    fn load_or_make(&self, random: &dyn Random) -> Result<RootKeys, VaultError>;
    /// Writes the keys in place of the old ones, durably and at once or not at all.
    fn save(&self, keys: &RootKeys) -> Result<(), VaultError>;
}
