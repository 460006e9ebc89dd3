//! The outbox: mails waiting to be sent, sealed; and counts of how mail went.

use model::{
    accounts::EmailAddress,
    consents::Purpose,
    random,
    time::{Duration, Timestamp},
};
use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx, accounts,
    consents::LiveConsent,
    db::{fetch_all, fetch_one, fetch_optional, run, statements},
    dialect::{self, Lock},
    vault::{KeyPurpose, Vault},
};

pub(crate) const RECIPIENT_PLACE: &str = "outbox.recipient";
const MESSAGE_PLACE: &str = "outbox.message";
const LEASE: Duration = Duration::minutes(5);

statements! {
    ADD = "INSERT INTO outbox (id, kind, recipient, recipient_index, index_version, message, queued_at, \
        next_try_at, expires_at, attempts) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, 0)";
    PICK = "SELECT id, kind, recipient, message, attempts FROM outbox WHERE next_try_at <= $1 \
        AND expires_at > $1 AND (leased_to IS NULL OR leased_to <= $1) ORDER BY next_try_at LIMIT 1";
    LEASE_MAIL = "UPDATE outbox SET leased_to = $1, attempts = attempts + 1 WHERE id = $2";
    PUT_OFF = "UPDATE outbox SET leased_to = NULL, next_try_at = $1, problem = $2 WHERE id = $3";
    REMOVE = "DELETE FROM outbox WHERE id = $1";
    LIST_OF_KIND = "SELECT id FROM outbox WHERE recipient_index IN ($1, $2) AND kind = $3";
    LIST_EXPIRED = "SELECT id, kind FROM outbox WHERE expires_at <= $1";
    COUNT = "INSERT INTO mail_counts (day, kind, outcome, mails) VALUES ($1, $2, $3, 1) \
        ON CONFLICT (day, kind, outcome) DO UPDATE SET mails = mail_counts.mails + 1";
    COUNTS = "SELECT outcome, CAST(SUM(mails) AS BIGINT) FROM mail_counts WHERE day >= $1 \
        GROUP BY outcome ORDER BY outcome";
    WAITING = "SELECT COUNT(*), MIN(queued_at), MAX(attempts) FROM outbox";
    PROBLEMS = "SELECT problem, COUNT(*) FROM outbox WHERE problem IS NOT NULL GROUP BY problem ORDER BY problem";
}

/// Why somebody may be written to: a service message, or a consent that is live (R40).
///
/// There is no third way to seal a mail.
#[derive(Clone, Copy, Debug)]
pub enum Ground {
    /// What somebody asked for themselves, or has to know of their membership.
    Service(Notice),
    /// What they consented to. Looked up just before: a mail waits sealed for minutes, not for days.
    Consent(LiveConsent),
}

/// A service message: it needs no further consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A sign-in link and code.
    SignIn,
    /// A member changes their address: the codes for both, and that it was done (R46).
    AddressChange,
    /// A silent membership ends unless its member is active (R34).
    MembershipEnds,
    /// A silent membership has ended (R34).
    MembershipEnded,
}

impl Ground {
    /// What the mail is for, in counts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Service(Notice::SignIn) => "sign-in",
            Self::Service(Notice::AddressChange) => "address-change",
            Self::Service(Notice::MembershipEnds) => "membership-ends",
            Self::Service(Notice::MembershipEnded) => "membership-ended",
            Self::Consent(consent) => consent.purpose().name(),
        }
    }
}

/// How a mail ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Taken over by the mail server.
    Sent,
    /// Refused for good by the mail server: the address does not exist, or does not want it.
    Bounced,
    /// Given up because it came too late to be of use.
    Expired,
}

impl Outcome {
    const fn name(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Bounced => "bounced",
            Self::Expired => "expired",
        }
    }
}

/// The words of a mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The subject line.
    pub subject: String,
    /// The text.
    pub body: String,
    /// The language both are in.
    pub language: String,
    /// Where to say "no more of these"; none: a service message.
    #[serde(default)]
    pub unsubscribe: Option<String>,
}

/// A mail with its seal on, ready for [`add`].
#[derive(Debug)]
pub struct SealedMail {
    id: Uuid,
    kind: &'static str,
    recipient: Vec<u8>,
    message: Vec<u8>,
    address: EmailAddress,
}

/// A mail that is due.
#[derive(Debug)]
pub struct DueMail {
    /// The mail's id.
    pub id: Uuid,
    /// What it is for, by name.
    pub kind: String,
    /// To whom.
    pub recipient: EmailAddress,
    /// What it says.
    pub message: Message,
    /// How often sending it has been tried before.
    pub attempts: i64,
}

/// Seals a mail under a key of its own, destroyed when it has been sent.
pub async fn seal(
    vault: &Vault,
    ground: Ground,
    address: &EmailAddress,
    message: &Message,
) -> Result<SealedMail> {
    let id = random::id(vault.random());
    let seal = async |place, plain: &[u8]| vault.seal(id, KeyPurpose::Mail, place, plain).await;
    let plain = serde_json::to_vec(message).map_err(|_| Error::Corrupt("outbox.message"))?;
    Ok(SealedMail {
        id,
        kind: ground.name(),
        recipient: seal(RECIPIENT_PLACE, address.reveal().as_bytes()).await?,
        message: seal(MESSAGE_PLACE, &plain).await?,
        address: address.clone(),
    })
}

/// Puts a mail into the outbox; it is of use until `expires`.
pub async fn add(
    tx: &mut Tx,
    vault: &Vault,
    mail: SealedMail,
    now: Timestamp,
    expires: Timestamp,
) -> Result<()> {
    dialect::lock_shared(tx, Lock::BlindIndex).await?;
    let index = accounts::address_index(vault, &mail.address).await?;
    let (version, value) = index.current()?;
    run!(
        tx,
        ADD,
        mail.id,
        mail.kind,
        mail.recipient,
        value,
        version,
        mail.message,
        now.0,
        expires.0
    );
    Ok(())
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    kind: String,
    recipient: Vec<u8>,
    message: Vec<u8>,
    attempts: i64,
}

/// Takes the next mail that is due and keeps it from other workers for a while.
pub async fn take_due(tx: &mut Tx, vault: &Vault, now: Timestamp) -> Result<Option<DueMail>> {
    let sql = dialect::picking(PICK, tx);
    let row: Option<Row> = fetch_optional!(tx, sql, now.0);
    let Some(row) = row else { return Ok(None) };
    run!(tx, LEASE_MAIL, now.plus(LEASE).0, row.id);
    let open = async |place, sealed: &[u8]| {
        let opened = vault.open_sealed(row.id, KeyPurpose::Mail, place, sealed).await?;
        opened.ok_or(Error::NotFound)
    };
    let recipient = open(RECIPIENT_PLACE, &row.recipient).await?;
    let message = open(MESSAGE_PLACE, &row.message).await?;
    let corrupt = Error::Corrupt("outbox");
    let recipient = std::str::from_utf8(&recipient).ok().and_then(|a| EmailAddress::parse(a).ok());
    match (recipient, serde_json::from_slice(&message).ok()) {
        (Some(recipient), Some(message)) => Ok(Some(DueMail {
            id: row.id,
            kind: row.kind,
            recipient,
            message,
            attempts: row.attempts,
        })),
        _ => Err(corrupt),
    }
}

/// Puts a mail off after a failed try; `problem` names the kind of failure and no address.
pub async fn put_off(tx: &mut Tx, id: Uuid, next_try: Timestamp, problem: &str) -> Result<()> {
    run!(tx, PUT_OFF, next_try.0, problem, id);
    Ok(())
}

/// Takes a mail out of the outbox and counts how it ended. Destroy its key afterwards.
pub async fn finish(
    tx: &mut Tx,
    id: Uuid,
    kind: &str,
    outcome: Outcome,
    now: Timestamp,
) -> Result<()> {
    run!(tx, REMOVE, id);
    run!(tx, COUNT, now.day().0, kind, outcome.name());
    Ok(())
}

/// Takes mails that wait for an address and rest on a consent to this purpose out of the outbox: it is
/// withdrawn. Gives back whose keys to destroy.
pub async fn remove_of_consent(
    tx: &mut Tx,
    vault: &Vault,
    (address, purpose): (&EmailAddress, Purpose),
) -> Result<Vec<Uuid>> {
    let index = accounts::address_index(vault, address).await?;
    let (newest, older) = index.pair()?;
    let waiting: Vec<(Uuid,)> = fetch_all!(tx, LIST_OF_KIND, newest, older, purpose.name());
    for (id,) in &waiting {
        run!(tx, REMOVE, *id);
    }
    Ok(waiting.into_iter().map(|(id,)| id).collect())
}

/// Gives up mails that have become useless; gives back whose keys to destroy.
pub async fn remove_expired(tx: &mut Tx, now: Timestamp) -> Result<Vec<Uuid>> {
    let expired: Vec<(Uuid, String)> = fetch_all!(tx, LIST_EXPIRED, now.0);
    for (id, kind) in &expired {
        finish(tx, *id, kind, Outcome::Expired, now).await?;
    }
    Ok(expired.into_iter().map(|(id, _)| id).collect())
}

/// How mail is going.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Mails waiting.
    pub waiting: i64,
    /// Since when the oldest has been waiting.
    pub oldest: Option<Timestamp>,
    /// The most tries any of them has had.
    pub most_attempts: i64,
    /// What kept those from being sent that were tried, with how many.
    pub problems: Vec<(String, i64)>,
    /// How many mails ended how in the last seven days.
    pub outcomes: Vec<(String, i64)>,
}

/// How mail is going, for `kanssa doctor`.
pub async fn health(on: &mut impl Session, now: Timestamp) -> Result<Health> {
    let since = now.minus(Duration::days(7)).day();
    let (waiting, oldest, most): (i64, Option<i64>, Option<i64>) = fetch_one!(on, WAITING);
    Ok(Health {
        waiting,
        oldest: oldest.map(Timestamp),
        most_attempts: most.unwrap_or(0),
        problems: fetch_all!(on, PROBLEMS),
        outcomes: fetch_all!(on, COUNTS, since.0),
    })
}
