//! Sign-ins that are under way: the token is in the browser, its hash here.

use model::{
    accounts::Membership,
    language::Language,
    random,
    staff::Role,
    time::{Duration, Timestamp},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, fetch_optional, run, statements},
    sign_in::hash_secret,
    vault::Vault,
};

/// A member's sign-in ends after this much silence…
pub const IDLE: Duration = Duration::days(30);
/// …and after this long in any case.
pub const LONGEST: Duration = Duration::days(90);
/// The same on a device that is shared, and for staff.
pub const SHORT_IDLE: Duration = Duration::minutes(60);
/// The same on a device that is shared, and for staff.
pub const SHORT_LONGEST: Duration = Duration::hours(12);
/// "Last used" is no finer than this, so that reading a page is not a write.
const SEEN_STEP: Duration = Duration::minutes(10);

statements! {
    ADD = "INSERT INTO sessions (token_hash, id, member, staff, device, shared, begun_at, seen_at, expires_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)";
    FIND = "SELECT s.id, s.member, s.staff, s.shared, s.begun_at, s.seen_at, m.pseudonym, m.state, \
        COALESCE(m.language, t.language) AS language, m.active_day FROM sessions s \
        LEFT JOIN members m ON m.id = s.member LEFT JOIN staff t ON t.id = s.staff \
        WHERE s.token_hash = $1 AND s.expires_at > $2";
    ROLES = "SELECT role FROM staff_roles WHERE staff = $1 ORDER BY role";
    SAVE_SEEN = "UPDATE sessions SET seen_at = $1, expires_at = $2 WHERE id = $3";
    LIST = "SELECT id, device, shared, begun_at, seen_at FROM sessions \
        WHERE (member = $1 OR staff = $1) AND expires_at > $2 ORDER BY seen_at DESC, id";
    REMOVE = "DELETE FROM sessions WHERE id = $1 AND (member = $2 OR staff = $2)";
    REMOVE_EXPIRED = "DELETE FROM sessions WHERE expires_at <= $1";
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A member.
    Member {
        /// The member's id.
        id: Uuid,
        /// What they are called; none until they have chosen.
        pseudonym: Option<String>,
        /// Where the membership stands.
        state: Membership,
        /// The last day they were active.
        active_day: Timestamp,
    },
    /// A member of staff.
    Staff {
        /// Their id.
        id: Uuid,
        /// The roles they hold.
        roles: Vec<Role>,
    },
}

impl Who {
    /// The id of the member or the member of staff.
    pub const fn id(&self) -> Uuid {
        match self {
            Self::Member { id, .. } | Self::Staff { id, .. } => *id,
        }
    }
}

/// A sign-in that is under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// The sign-in's id.
    pub id: Uuid,
    /// Whose it is.
    pub who: Who,
    /// The language they use.
    pub language: Language,
    /// The device is shared: nothing may be kept on it.
    pub shared: bool,
    begun_at: Timestamp,
    seen_at: Timestamp,
}

/// A sign-in in the list its owner sees.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Listed {
    /// The sign-in's id.
    pub id: Uuid,
    /// A rough description of the browser.
    pub device: String,
    /// The device is shared.
    pub shared: bool,
    /// When it was begun, in milliseconds since 1970.
    pub begun_at: i64,
    /// When it was last used, in milliseconds since 1970.
    pub seen_at: i64,
}

/// A sign-in to begin.
#[derive(Clone, Debug)]
pub struct NewSignIn<'a> {
    /// The member's or the member of staff's id.
    pub who: Uuid,
    /// Whether `who` is staff.
    pub is_staff: bool,
    /// A rough description of the browser.
    pub device: &'a str,
    /// The device is shared.
    pub shared: bool,
}

impl NewSignIn<'_> {
    const fn is_short(&self) -> bool {
        self.is_staff || self.shared
    }
}

/// Begins a sign-in and gives the token for the browser: 256 bits, never seen here again.
pub async fn add(
    tx: &mut Tx,
    vault: &Vault,
    new: &NewSignIn<'_>,
    now: Timestamp,
) -> Result<[u8; 32]> {
    let token: [u8; 32] = random::bytes(vault.random());
    let (member, staff) = if new.is_staff { (None, Some(new.who)) } else { (Some(new.who), None) };
    let expires = expiry(new.is_short(), now, now);
    run!(
        tx,
        ADD,
        hash_secret(&token),
        random::id(vault.random()),
        member,
        staff,
        new.device,
        new.shared,
        now.0,
        expires.0
    );
    Ok(token)
}

fn expiry(short: bool, begun: Timestamp, seen: Timestamp) -> Timestamp {
    let (idle, longest) = if short { (SHORT_IDLE, SHORT_LONGEST) } else { (IDLE, LONGEST) };
    seen.plus(idle).min(begun.plus(longest))
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    member: Option<Uuid>,
    staff: Option<Uuid>,
    shared: bool,
    begun_at: i64,
    seen_at: i64,
    pseudonym: Option<String>,
    state: Option<String>,
    language: Option<String>,
    active_day: Option<i64>,
}

/// The sign-in of this token. None: there is none, or it has expired.
pub async fn find(on: &mut impl Session, token: &[u8], now: Timestamp) -> Result<Option<SignIn>> {
    let row: Option<Row> = fetch_optional!(on, FIND, hash_secret(token), now.0);
    let Some(row) = row else { return Ok(None) };
    let corrupt = || Error::Corrupt("sessions");
    let who = match (row.member, row.staff) {
        (Some(id), None) => Who::Member {
            id,
            pseudonym: row.pseudonym,
            state: row.state.and_then(|state| state.parse().ok()).ok_or_else(corrupt)?,
            active_day: Timestamp(row.active_day.ok_or_else(corrupt)?),
        },
        (None, Some(id)) => {
            let roles: Vec<(String,)> = fetch_all!(on, ROLES, id);
            let roles = roles.iter().map(|(role,)| role.parse());
            Who::Staff {
                id,
                roles: roles.collect::<std::result::Result<_, _>>().map_err(|_| corrupt())?,
            }
        }
        _ => return Err(corrupt()),
    };
    Ok(Some(SignIn {
        id: row.id,
        who,
        language: row.language.and_then(|tag| tag.parse().ok()).ok_or_else(corrupt)?,
        shared: row.shared,
        begun_at: Timestamp(row.begun_at),
        seen_at: Timestamp(row.seen_at),
    }))
}

impl SignIn {
    /// Whether the sign-in's last use is worth noting again.
    pub const fn is_stale(&self, now: Timestamp) -> bool {
        now.since(self.seen_at).0 >= SEEN_STEP.0
    }

    /// Notes that the sign-in is in use, which puts off its end.
    pub async fn save_seen(&self, tx: &mut Tx, now: Timestamp) -> Result<()> {
        let short = self.shared || matches!(self.who, Who::Staff { .. });
        let expires = expiry(short, self.begun_at, now);
        run!(tx, SAVE_SEEN, now.0, expires.0, self.id);
        Ok(())
    }
}

/// Every live sign-in of a member or a member of staff, latest used first.
pub async fn list(on: &mut impl Session, who: Uuid, now: Timestamp) -> Result<Vec<Listed>> {
    Ok(fetch_all!(on, LIST, who, now.0))
}

/// Ends one of their sign-ins. [`Error::NotFound`]: they have no such sign-in.
pub async fn remove(tx: &mut Tx, who: Uuid, id: Uuid) -> Result<()> {
    let removed = run!(tx, REMOVE, id, who);
    if removed == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Ends what has expired; gives how many.
pub async fn remove_expired(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    Ok(run!(tx, REMOVE_EXPIRED, now.0))
}
