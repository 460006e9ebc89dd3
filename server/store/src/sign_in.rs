//! Sign-ins that have been asked for: bound to the browser that asked, proven by link or code.

use std::str::FromStr;

use model::{
    accounts::{EmailAddress, SignInCode},
    language::Language,
    random,
    time::{Duration, Timestamp},
};
use sha2::{Digest, Sha256};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx, accounts,
    db::{fetch_all, fetch_optional, run, statements},
    dialect::{self, Lock},
    vault::{KeyPurpose, Vault},
};

pub(crate) const ADDRESS_PLACE: &str = "sign_in_requests.address";
/// How long a link and its code work.
pub const LIFETIME: Duration = Duration::minutes(10);
/// How long somebody who has proven the address may take to read and consent.
pub const JOINING_TIME: Duration = Duration::minutes(60);
/// How many wrong codes end a request.
pub const MOST_ATTEMPTS: i64 = 5;

statements! {
    LIST_OLDER = "SELECT id FROM sign_in_requests WHERE address_index IN ($1, $2) AND audience = $3 AND proven = $4";
    REMOVE = "DELETE FROM sign_in_requests WHERE id = $1";
    ADD = "INSERT INTO sign_in_requests (id, audience, browser_hash, address_index, index_version, address, \
        language, next_path, shared_device, attempts, proven, expires_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $11)";
    SAVE_SECRET = "UPDATE sign_in_requests SET secret_hash = $1, code_hash = $2 \
        WHERE id = $3 AND secret_hash IS NULL AND expires_at > $4";
    FIND = "SELECT id, audience, secret_hash, code_hash, address, language, next_path, shared_device, \
        proven FROM sign_in_requests WHERE id = $1 AND expires_at > $2";
    FIND_BY_BROWSER = "SELECT id, audience, secret_hash, code_hash, address, language, next_path, shared_device, \
        proven FROM sign_in_requests WHERE browser_hash = $1 AND expires_at > $2";
    FIND_BY_SECRET = "SELECT id, audience, secret_hash, code_hash, address, language, next_path, shared_device, \
        proven FROM sign_in_requests WHERE secret_hash = $1 AND expires_at > $2";
    COUNT_ATTEMPT = "UPDATE sign_in_requests SET attempts = attempts + 1 WHERE id = $1 AND attempts < $2 \
        RETURNING attempts";
    SAVE_PROVEN = "UPDATE sign_in_requests SET proven = $1, secret_hash = NULL, code_hash = NULL, \
        shared_device = $2, attempts = 0, expires_at = $3 WHERE id = $4 AND proven <> $1";
    REBIND = "UPDATE sign_in_requests SET browser_hash = $1 WHERE browser_hash = $2";
    LIST_OF_BROWSER = "SELECT id FROM sign_in_requests WHERE browser_hash = $1";
    LIST_EXPIRED = "SELECT id FROM sign_in_requests WHERE expires_at <= $1";
}

/// Whom a sign-in is for; an address may be both a member's and a colleague's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Members, and whoever wants to become one.
    Member,
    /// Staff.
    Staff,
    /// A member who changes their address, and still reads the former one (R46).
    FormerAddress,
    /// The same member, who reads the new one.
    NewAddress,
}

impl Audience {
    const fn name(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Staff => "staff",
            Self::FormerAddress => "former-address",
            Self::NewAddress => "new-address",
        }
    }

    const ALL: [Self; 4] = [Self::Member, Self::Staff, Self::FormerAddress, Self::NewAddress];

    /// Whether a proof of the address signs somebody in.
    pub const fn signs_in(self) -> bool {
        matches!(self, Self::Member | Self::Staff)
    }
}

impl FromStr for Audience {
    type Err = ();

    fn from_str(name: &str) -> std::result::Result<Self, ()> {
        Self::ALL.into_iter().find(|audience| audience.name() == name).ok_or(())
    }
}

/// A sign-in that has been asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The request's id.
    pub id: Uuid,
    /// Whom it is for.
    pub audience: Audience,
    /// The language of the page it was asked on.
    pub language: Language,
    /// Where to go afterwards.
    pub next_path: Option<String>,
    /// The device is shared: nothing may be kept on it.
    pub shared_device: bool,
    /// The address has been proven by link or code.
    pub proven: bool,
    secret_hash: Option<Vec<u8>>,
    code_hash: Option<Vec<u8>>,
    address: Vec<u8>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    audience: String,
    secret_hash: Option<Vec<u8>>,
    code_hash: Option<Vec<u8>>,
    address: Vec<u8>,
    language: String,
    next_path: Option<String>,
    shared_device: bool,
    proven: bool,
}

impl Row {
    fn into_request(self) -> Result<Request> {
        let corrupt = || Error::Corrupt("sign_in_requests");
        Ok(Request {
            id: self.id,
            audience: self.audience.parse().map_err(|()| corrupt())?,
            language: self.language.parse().map_err(|_| corrupt())?,
            next_path: self.next_path,
            shared_device: self.shared_device,
            proven: self.proven,
            secret_hash: self.secret_hash,
            code_hash: self.code_hash,
            address: self.address,
        })
    }
}

/// A secret that only its holder knows; the database has its hash.
///
/// 256 bits of randomness need no slow or salted hash (ASVS 6.5.2).
pub fn hash_secret(secret: &[u8]) -> Vec<u8> {
    Sha256::digest(secret).to_vec()
}

fn hash_code(request: Uuid, code: &SignInCode) -> Vec<u8> {
    Sha256::new().chain_update(request.as_bytes()).chain_update(code.as_bytes()).finalize().to_vec()
}

/// What ties the request of a member who changes their address to the sign-in in which they do (R46):
/// nothing but that sign-in finds it.
pub fn held_by(sign_in: Uuid, audience: Audience) -> Vec<u8> {
    hash_secret(&[sign_in.as_bytes(), audience.name().as_bytes()].concat())
}

/// What is asked for.
#[derive(Debug)]
pub struct NewRequest<'a> {
    /// Whom it is for.
    pub audience: Audience,
    /// The secret in the cookie of the browser that asked.
    pub browser: &'a [u8],
    /// The address to prove.
    pub address: &'a EmailAddress,
    /// The language of the page.
    pub language: Language,
    /// Where to go afterwards.
    pub next_path: Option<String>,
}

/// Seals the address under a key of its own: what [`add`] stores.
pub async fn seal(vault: &Vault, address: &EmailAddress) -> Result<(Uuid, Vec<u8>)> {
    let id = random::id(vault.random());
    let sealed =
        vault.seal(id, KeyPurpose::SignIn, ADDRESS_PLACE, address.reveal().as_bytes()).await?;
    Ok((id, sealed))
}

/// Stores a request; earlier ones for the same address that are not proven end. Gives back whose keys to destroy.
///
/// Never looks at who has joined: known and unknown addresses cost and answer the same.
pub async fn add(
    tx: &mut Tx,
    vault: &Vault,
    (id, sealed): (Uuid, Vec<u8>),
    new: NewRequest<'_>,
    now: Timestamp,
) -> Result<Vec<Uuid>> {
    dialect::lock_shared(tx, Lock::BlindIndex).await?;
    let index = accounts::address_index(vault, new.address).await?;
    let (newest, older) = index.pair()?;
    // Whoever has proven the address and is joining is not put out by a request of somebody else.
    let ended: Vec<(Uuid,)> = fetch_all!(tx, LIST_OLDER, newest, older, new.audience.name(), false);
    for (older,) in &ended {
        run!(tx, REMOVE, older);
    }
    let (version, value) = index.current()?;
    run!(
        tx,
        ADD,
        id,
        new.audience.name(),
        hash_secret(new.browser),
        value,
        version,
        sealed,
        new.language.tag(),
        new.next_path,
        false,
        false,
        now.plus(LIFETIME).0
    );
    Ok(ended.into_iter().map(|(id,)| id).collect())
}

/// Ties a browser's request to the new secret the browser is given; nothing if it has none.
pub async fn rebind(tx: &mut Tx, former: &[u8], browser: &[u8]) -> Result<()> {
    run!(tx, REBIND, hash_secret(browser), hash_secret(former));
    Ok(())
}

/// Notes the link's secret and its code, once, when the mail is written.
///
/// [`Error::Conflict`]: the request has ended, or its mail has been written already.
pub async fn save_secret(tx: &mut Tx, request: Uuid, secret: &[u8], now: Timestamp) -> Result<()> {
    let code = SignInCode::of_secret(secret);
    let saved =
        run!(tx, SAVE_SECRET, hash_secret(secret), hash_code(request, &code), request, now.0);
    if saved == 1 { Ok(()) } else { Err(Error::Conflict) }
}

/// A live request by id.
pub async fn find(on: &mut impl Session, id: Uuid, now: Timestamp) -> Result<Option<Request>> {
    let row: Option<Row> = fetch_optional!(on, FIND, id, now.0);
    row.map(Row::into_request).transpose()
}

/// The live request of the browser that holds this secret.
pub async fn find_by_browser(
    on: &mut impl Session,
    browser: &[u8],
    now: Timestamp,
) -> Result<Option<Request>> {
    let row: Option<Row> = fetch_optional!(on, FIND_BY_BROWSER, hash_secret(browser), now.0);
    row.map(Row::into_request).transpose()
}

/// The live request of this link.
pub async fn find_by_secret(
    on: &mut impl Session,
    secret: &[u8],
    now: Timestamp,
) -> Result<Option<Request>> {
    let row: Option<Row> = fetch_optional!(on, FIND_BY_SECRET, hash_secret(secret), now.0);
    row.map(Row::into_request).transpose()
}

/// The address of a request. None: its key is gone.
pub async fn open_address(vault: &Vault, request: &Request) -> Result<Option<EmailAddress>> {
    let opened =
        vault.open_sealed(request.id, KeyPurpose::SignIn, ADDRESS_PLACE, &request.address).await?;
    let Some(plain) = opened else { return Ok(None) };
    let text = std::str::from_utf8(&plain).ok();
    let address = text.and_then(|text| EmailAddress::parse(text).ok());
    address.map(Some).ok_or(Error::Corrupt("sign_in_requests.address"))
}

/// What a typed code, or the link's secret, came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// It is right; the request is proven and its code used up.
    Right,
    /// It is wrong.
    Wrong,
    /// It is wrong once too often, or used already: the request has ended.
    Ended,
}

/// What is shown as proof.
#[derive(Clone, Copy)]
pub enum Shown<'a> {
    /// The code typed by hand.
    Code(&'a SignInCode),
    /// The secret of the link.
    Secret(&'a [u8]),
}

/// Checks a proof against a request and notes the outcome; a right one works once.
pub async fn prove(
    tx: &mut Tx,
    request: &Request,
    shown: Shown<'_>,
    shared_device: bool,
    now: Timestamp,
) -> Result<Proof> {
    if request.proven {
        return Ok(Proof::Ended);
    }
    // Counted before it is looked at, so that tries at one moment do not share one count.
    let Some(attempts) = count(tx, request).await? else {
        return Ok(Proof::Ended);
    };
    let right = match shown {
        Shown::Code(code) => same(request.code_hash.as_deref(), &hash_code(request.id, code)),
        Shown::Secret(secret) => same(request.secret_hash.as_deref(), &hash_secret(secret)),
    };
    if right {
        let saved =
            run!(tx, SAVE_PROVEN, true, shared_device, now.plus(JOINING_TIME).0, request.id);
        return Ok(if saved == 1 { Proof::Right } else { Proof::Ended });
    }
    Ok(wrong_after(attempts))
}

/// Counts a try at a second factor, in a transaction that ends before the try is looked at, so
/// that tries at one moment do not share one count.
///
/// Gives what the try comes to if it is wrong. None: there are no more, it is not to be looked at.
pub async fn count_attempt(tx: &mut Tx, request: &Request) -> Result<Option<Proof>> {
    Ok(count(tx, request).await?.map(wrong_after))
}

/// Counts a try; gives how many there have been. None: there are no more.
async fn count(tx: &mut Tx, request: &Request) -> Result<Option<i64>> {
    let row: Option<(i64,)> = fetch_optional!(tx, COUNT_ATTEMPT, request.id, MOST_ATTEMPTS);
    Ok(row.map(|(attempts,)| attempts))
}

const fn wrong_after(attempts: i64) -> Proof {
    if attempts >= MOST_ATTEMPTS { Proof::Ended } else { Proof::Wrong }
}

/// Compares in a time that does not tell where the first difference is.
fn same(stored: Option<&[u8]>, shown: &[u8]) -> bool {
    stored.is_some_and(|stored| {
        stored.len() == shown.len()
            && stored.iter().zip(shown).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
    })
}

/// Ends every request tied to this secret; gives back whose keys to destroy.
pub async fn remove_of_browser(tx: &mut Tx, browser: &[u8]) -> Result<Vec<Uuid>> {
    let held: Vec<(Uuid,)> = fetch_all!(tx, LIST_OF_BROWSER, hash_secret(browser));
    for (id,) in &held {
        remove(tx, *id).await?;
    }
    Ok(held.into_iter().map(|(id,)| id).collect())
}

/// Ends a request. Its key is destroyed by [`Vault::shred`] afterwards.
pub async fn remove(tx: &mut Tx, request: Uuid) -> Result<()> {
    run!(tx, REMOVE, request);
    Ok(())
}

/// Ends every request that has expired; gives back whose keys to destroy.
pub async fn remove_expired(tx: &mut Tx, now: Timestamp) -> Result<Vec<Uuid>> {
    let expired: Vec<(Uuid,)> = fetch_all!(tx, LIST_EXPIRED, now.0);
    for (id,) in &expired {
        remove(tx, *id).await?;
    }
    Ok(expired.into_iter().map(|(id,)| id).collect())
}
