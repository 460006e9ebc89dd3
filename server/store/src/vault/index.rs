//! The blind index: finding a row by a value without storing anything computable from the value.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{Vault, keys::INDEX_KEY, seal::KeyBytes};
use crate::{Error, Result};

/// What is looked up: keeps an address from ever matching a member's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Indexed {
    /// An e-mail address in its canonical form.
    Address,
    /// A member's id.
    Member,
}

/// The keyed values under which a row may be found: the newest key's first, then those of keys
/// that are being replaced.
#[derive(Clone, Debug)]
pub struct BlindIndex(Vec<(i64, Vec<u8>)>);

impl BlindIndex {
    /// The value under the newest key: what is stored.
    pub fn current(&self) -> Result<(i64, &[u8])> {
        let (version, value) = self.0.first().ok_or(Error::NotFound)?;
        Ok((*version, value))
    }

    /// The value under the newest key and the one before it (twice the same if there is one key).
    pub fn pair(&self) -> Result<(&[u8], &[u8])> {
        let (_, newest) = self.0.first().ok_or(Error::NotFound)?;
        let (_, older) = self.0.get(1).unwrap_or(&self.0[0]);
        Ok((newest, older))
    }
}

impl Vault {
    /// The keyed values of something to look up.
    pub async fn blind_index(&self, what: Indexed, value: &[u8]) -> Result<BlindIndex> {
        let keys = self.service_keys(INDEX_KEY).await?;
        let value = |key: &KeyBytes| index_value(key, what, value).to_vec();
        Ok(BlindIndex(keys.iter().map(|(version, key)| (*version, value(key))).collect()))
    }
}

pub(super) fn index_value(key: &KeyBytes, what: Indexed, value: &[u8]) -> [u8; 32] {
    let label: &[u8] = match what {
        Indexed::Address => b"address",
        Indexed::Member => b"member",
    };
    keyed(key, &[label, value])
}

/// HMAC-SHA-256 over fields that cannot be shifted into each other.
///
/// # Panics
/// Never: HMAC takes keys of any length.
pub fn keyed(key: &Zeroizing<[u8; 32]>, fields: &[&[u8]]) -> [u8; 32] {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_slice()).expect("HMAC takes any key");
    for field in fields {
        mac.update(&(field.len() as u64).to_le_bytes());
        mac.update(field);
    }
    mac.finalize().into_bytes().into()
}
