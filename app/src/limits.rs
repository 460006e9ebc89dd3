//! How much one visitor may ask for: generous enough for a workshop of thirty behind one address.

use std::{net::IpAddr, num::NonZeroU32};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use model::time::{Duration, Timestamp};
use store::{
    Db,
    counters::{self, Limit},
    vault::{Vault, keyed},
};
use uuid::Uuid;

use crate::{Failure, Visit};

/// Thirty people loading a page of a dozen files at the same moment, twice over.
const ADDRESS_BURST: NonZeroU32 = NonZeroU32::new(900).unwrap();
/// Thirty people answering as fast as they can.
const ADDRESS_PER_SECOND: NonZeroU32 = NonZeroU32::new(90).unwrap();
/// A questionnaire of five hundred answers kept offline and sent at once.
const ACCOUNT_BURST: NonZeroU32 = NonZeroU32::new(600).unwrap();
const ACCOUNT_PER_SECOND: NonZeroU32 = NonZeroU32::new(20).unwrap();

/// Sign-ins asked for from one network address.
pub const SIGN_INS_PER_CLIENT: Limit = Limit { most: 90, window: Duration::minutes(10) };
/// Sign-ins asked for for one e-mail address: more would be a nuisance to its owner.
pub const SIGN_INS_PER_ADDRESS: Limit = Limit { most: 5, window: Duration::minutes(10) };
/// Codes tried from one network address.
pub const CODES_PER_CLIENT: Limit = Limit { most: 200, window: Duration::minutes(10) };
/// Messages to the register from one network address.
pub const MESSAGES_PER_CLIENT: Limit = Limit { most: 40, window: Duration::minutes(60) };

/// The limits of this node, in memory.
pub struct Limits {
    by_address: DefaultKeyedRateLimiter<Vec<u8>>,
    by_account: DefaultKeyedRateLimiter<Uuid>,
}

impl Default for Limits {
    fn default() -> Self {
        let quota = |per_second, burst| Quota::per_second(per_second).allow_burst(burst);
        Self {
            by_address: RateLimiter::keyed(quota(ADDRESS_PER_SECOND, ADDRESS_BURST)),
            by_account: RateLimiter::keyed(quota(ACCOUNT_PER_SECOND, ACCOUNT_BURST)),
        }
    }
}

impl Limits {
    /// Whether one more request from this network address is within bounds.
    pub fn allows_address(&self, address: IpAddr) -> bool {
        self.by_address.check_key(&address_bytes(address)).is_ok()
    }

    /// Whether one more request of this account is within bounds.
    pub fn allows_account(&self, account: Uuid) -> bool {
        self.by_account.check_key(&account).is_ok()
    }

    /// Forgets who has been quiet; the addresses are in memory no longer than that.
    pub fn forget_quiet(&self) {
        self.by_address.retain_recent();
        self.by_account.retain_recent();
    }
}

/// Counts one try in the database, for all nodes. Whether it is within the limit.
///
/// What is counted is stored as a keyed value under a key that is destroyed with the day.
pub async fn count(
    db: &Db,
    vault: &Vault,
    (what, whose): (&str, &[u8]),
    limit: Limit,
    now: Timestamp,
) -> store::Result<bool> {
    let key = vault.counter_key(now).await?;
    let bucket = keyed(&key, &[what.as_bytes(), whose]);
    let mut tx = db.begin().await?;
    let within = counters::count(&mut tx, &bucket, limit, now).await?;
    tx.commit().await?;
    Ok(within)
}

/// Counts one try of the visitor's network address, and refuses it beyond the limit.
pub async fn check_client(visit: &Visit, what: &str, limit: Limit) -> Result<(), Failure> {
    let kanssa = &visit.kanssa;
    let client = address_bytes(visit.client);
    if count(&kanssa.db, &kanssa.vault, (what, &client), limit, visit.now).await? {
        return Ok(());
    }
    Err(Failure::TooMany(u32::try_from(limit.window.as_seconds()).unwrap_or(u32::MAX)))
}

/// A network address as bytes; an IPv6 address counts as its /64, which is one household.
pub fn address_bytes(address: IpAddr) -> Vec<u8> {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.octets().to_vec(),
        IpAddr::V6(v6) => v6.octets()[..8].to_vec(),
    }
}
