//! A new second factor for an account: offered to its owner until a code of it is typed, or given by
//! an administrator in place of one that is lost.

use model::{
    random,
    time::{Duration, Timestamp},
};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{TOTP_PLACE, TotpSecret};
use crate::{
    Error, Result, Session, Tx,
    db::{fetch_one, run, statements},
    vault::{KeyPurpose, Vault},
};

const OFFER_PLACE: &str = "staff.totp_offer";
/// How long an offer can be taken up: enough to find the phone and install an app.
pub const OFFER_LASTS: Duration = Duration::minutes(15);

statements! {
    USED = "SELECT totp_used FROM staff WHERE id = $1";
    TAKE_UP = "UPDATE staff SET totp_secret = $1, totp_used = $2 WHERE id = $3 AND totp_used = $4";
    RESET = "UPDATE staff SET totp_secret = $1, totp_used = 0 WHERE id = $2";
    END_OTHERS = "DELETE FROM sessions WHERE staff = $1 AND id <> $2";
    END_ALL = "DELETE FROM sessions WHERE staff = $1";
}

/// A secret on its way into an app. It lies in the page that shows it, sealed, and nowhere else.
#[derive(Debug)]
pub struct Offer {
    /// The secret.
    pub secret: TotpSecret,
    /// What the page's form brings back.
    pub sealed: Vec<u8>,
    /// The code last used when it was made: once another is used, the offer is void.
    used: i64,
}

/// A secret that nobody has yet.
pub fn fresh(vault: &Vault) -> TotpSecret {
    Zeroizing::new(random::bytes(vault.random()))
}

/// Makes a fresh secret for somebody who has just typed a present code.
pub async fn offer(
    on: &mut impl Session,
    vault: &Vault,
    staff: Uuid,
    now: Timestamp,
) -> Result<Offer> {
    let (used,): (i64,) = fetch_one!(on, USED, staff);
    let secret = fresh(vault);
    let mut plain = Zeroizing::new(Vec::with_capacity(36));
    plain.extend_from_slice(secret.as_slice());
    plain.extend_from_slice(&now.plus(OFFER_LASTS).0.to_be_bytes());
    plain.extend_from_slice(&used.to_be_bytes());
    let sealed = vault.seal(staff, KeyPurpose::Staff, OFFER_PLACE, &plain).await?;
    Ok(Offer { secret, sealed, used })
}

/// Opens what a page's form brought back. None: it was made for somebody else, changed, or is too
/// old.
pub async fn open_offer(
    vault: &Vault,
    staff: Uuid,
    sealed: &[u8],
    now: Timestamp,
) -> Result<Option<Offer>> {
    let plain = match vault.open_sealed(staff, KeyPurpose::Staff, OFFER_PLACE, sealed).await {
        Ok(Some(plain)) => plain,
        Ok(None) | Err(Error::Vault(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    let number = |bytes: &[u8]| bytes.try_into().map(i64::from_be_bytes).ok();
    let parts = plain.split_at_checked(20).and_then(|(secret, rest)| {
        let (until, used) = rest.split_at_checked(8)?;
        let secret: [u8; 20] = secret.try_into().ok()?;
        Some((Zeroizing::new(secret), number(until)?, number(used)?))
    });
    let (secret, until, used) = parts.ok_or(Error::Corrupt("staff.totp_offer"))?;
    let is_fresh = now.0 < until;
    Ok(is_fresh.then(|| Offer { secret, sealed: sealed.to_vec(), used }))
}

/// The sealed form in which an account keeps a secret.
pub async fn seal(vault: &Vault, staff: Uuid, secret: &TotpSecret) -> Result<Vec<u8>> {
    vault.seal(staff, KeyPurpose::Staff, TOTP_PLACE, secret.as_slice()).await
}

/// Puts an offered secret in place of the present one and ends every sign-in but this. `step` is
/// that of the code typed from it. False: the offer is void, another code has been used since.
pub async fn take_up(
    tx: &mut Tx,
    (staff, session): (Uuid, Uuid),
    offer: &Offer,
    sealed: Vec<u8>,
    step: i64,
) -> Result<bool> {
    // Later than the code before it, of the same half minute too: an offer is taken up once.
    let step = step.max(offer.used.saturating_add(1));
    if run!(tx, TAKE_UP, sealed, step, staff, offer.used) != 1 {
        return Ok(false);
    }
    run!(tx, END_OTHERS, staff, session);
    Ok(true)
}

/// Puts a new secret in place of one that is lost and ends every sign-in of the account.
/// [`Error::NotFound`]: there is no such account.
pub async fn reset(tx: &mut Tx, staff: Uuid, sealed: Vec<u8>) -> Result<()> {
    if run!(tx, RESET, sealed, staff) != 1 {
        return Err(Error::NotFound);
    }
    run!(tx, END_ALL, staff);
    Ok(())
}
