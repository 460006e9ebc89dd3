//! The audit log: who of the staff did what, to which object, when and why. Never content.

use model::{
    chain::{self, Break, Hash, Link, Walk},
    time::Timestamp,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Db, Error, Result, Session, Tx,
    db::{fetch_all, fetch_optional, run, statements},
    dialect::{self, Lock},
    vault::{Anchor, Vault},
};

/// The chain's name among the anchors.
pub const CHAIN: &str = "audit";
const PAGE: i64 = 1_000;

statements! {
    LAST_LINK = "SELECT number, commitment, hash FROM audit ORDER BY number DESC LIMIT 1";
    ADD = "INSERT INTO audit (number, at, staff, act, object_kind, object, reason, commitment, hash) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    PAGE_AFTER = "SELECT number, at, staff, act, object_kind, object, reason, commitment, hash FROM audit \
        WHERE number > $1 ORDER BY number LIMIT $2";
    PAGE_BEFORE = "SELECT a.number, a.at, s.name, \
        CAST(CASE WHEN a.staff IS NULL THEN 0 ELSE 1 END AS BIGINT) AS by_staff, a.act, a.object_kind, a.object, \
        a.reason FROM audit a LEFT JOIN staff s ON s.id = a.staff WHERE a.number < $1 AND ($2 = '' OR a.act = $2) \
        AND (a.staff = $3 OR $3 IS NULL) AND a.at >= $4 AND a.at < $5 ORDER BY a.number DESC LIMIT $6";
}

/// An entry as it is read: with the name of who did it, as far as they still have an account.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Named {
    /// The entry's number, from 1.
    pub number: i64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Who; none: the service itself, somebody at its command line, or an account that has ended.
    pub name: Option<String>,
    /// Whether somebody with an account did it.
    pub by_staff: i64,
    /// What.
    pub act: String,
    /// The kind of thing it was done to.
    pub object_kind: String,
    /// Which of them.
    pub object: String,
    /// Why.
    pub reason: String,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// A staff account was added.
    StaffAdded,
    /// A member of staff signed in.
    SignedIn,
    /// A member of staff signed out, or ended a sign-in of theirs.
    SignedOut,
    /// A message to the register was read.
    MessageRead,
    /// A message to the register was answered.
    MessageAnswered,
    /// A version of the privacy notice came into force.
    NoticePublished,
    /// A task was published.
    TaskPublished,
    /// A project was made.
    ProjectAdded,
    /// What a project says of itself was changed.
    ProjectChanged,
    /// Somebody of the staff was let into a project, or taken out of it.
    AccessChanged,
    /// An administrator gave a project to another owner: an entry on the project, one on the owner.
    OwnershipTransferred,
    /// A partner was added to a project.
    PartnerAdded,
    /// A partnership was ended.
    PartnerEnded,
    /// A task was made.
    TaskAdded,
    /// A task or its questionnaire was changed.
    TaskChanged,
    /// A task was paused.
    TaskPaused,
    /// A task was closed before its time.
    TaskClosed,
    /// A closed task was opened once more.
    TaskReopened,
    /// A task was archived.
    TaskArchived,
    /// A draft of a task was removed.
    TaskRemoved,
    /// Questions were kept in the question bank.
    BankEntryAdded,
    /// Questions of the bank were named anew.
    BankEntryChanged,
    /// Questions were taken out of the bank.
    BankEntryRemoved,
    /// Leave was asked for to ask about what the law protects most.
    LeaveAsked,
    /// That leave was given.
    LeaveGiven,
    /// It was refused.
    LeaveRefused,
    /// Test answers to a task were deleted.
    TestAnswersRemoved,
    /// It was said by what a task's results are compared.
    ResultsOpened,
    /// What members wrote to a question of a task was read.
    WordsRead,
    /// A file of a task's answers was asked for: a disclosure.
    FileAsked,
    /// A file of answers was downloaded.
    FileDownloaded,
    /// The copies of a file of answers were said to be deleted.
    FileDeleted,
    /// The roles of a staff account were changed.
    RolesChanged,
    /// A member of staff took a new second factor into use.
    SecondFactorRenewed,
    /// An administrator gave an account a new second factor.
    SecondFactorReset,
    /// A staff account was ended.
    StaffRemoved,
    /// A setting of the service was changed.
    SettingChanged,
    /// A text of the site was worded anew.
    SiteTextChanged,
    /// The consent ledger was counted and verified.
    ConsentsVerified,
    /// The certificates of retention were verified.
    RetentionVerified,
    /// A request about somebody's rights was entered.
    RightsRequestAdded,
    /// Its time was extended.
    RightsRequestExtended,
    /// It was answered.
    RightsRequestAnswered,
    /// It was asked to look into the security log.
    SecurityAsked,
    /// Somebody else granted that.
    SecurityGranted,
    /// Somebody else refused it.
    SecurityRefused,
    /// The security log was looked into.
    SecurityRead,
    /// The audit log was read.
    LogRead,
    /// A key was changed.
    KeyRotated,
    /// A backup was made.
    BackedUp,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 50] = [
        Self::StaffAdded,
        Self::SignedIn,
        Self::SignedOut,
        Self::MessageRead,
        Self::MessageAnswered,
        Self::NoticePublished,
        Self::TaskPublished,
        Self::ProjectAdded,
        Self::ProjectChanged,
        Self::AccessChanged,
        Self::OwnershipTransferred,
        Self::PartnerAdded,
        Self::PartnerEnded,
        Self::TaskAdded,
        Self::TaskChanged,
        Self::TaskPaused,
        Self::TaskClosed,
        Self::TaskReopened,
        Self::TaskArchived,
        Self::TaskRemoved,
        Self::BankEntryAdded,
        Self::BankEntryChanged,
        Self::BankEntryRemoved,
        Self::LeaveAsked,
        Self::LeaveGiven,
        Self::LeaveRefused,
        Self::TestAnswersRemoved,
        Self::ResultsOpened,
        Self::WordsRead,
        Self::FileAsked,
        Self::FileDownloaded,
        Self::FileDeleted,
        Self::RolesChanged,
        Self::SecondFactorRenewed,
        Self::SecondFactorReset,
        Self::StaffRemoved,
        Self::SettingChanged,
        Self::SiteTextChanged,
        Self::ConsentsVerified,
        Self::RetentionVerified,
        Self::RightsRequestAdded,
        Self::RightsRequestExtended,
        Self::RightsRequestAnswered,
        Self::SecurityAsked,
        Self::SecurityGranted,
        Self::SecurityRefused,
        Self::SecurityRead,
        Self::LogRead,
        Self::KeyRotated,
        Self::BackedUp,
    ];

    /// The act's name in the log.
    pub const fn name(self) -> &'static str {
        match self {
            Self::StaffAdded => "staff-added",
            Self::SignedIn => "signed-in",
            Self::SignedOut => "signed-out",
            Self::MessageRead => "message-read",
            Self::MessageAnswered => "message-answered",
            Self::NoticePublished => "notice-published",
            Self::TaskPublished => "task-published",
            Self::ProjectAdded => "project-added",
            Self::ProjectChanged => "project-changed",
            Self::AccessChanged => "access-changed",
            Self::OwnershipTransferred => "ownership-transferred",
            Self::PartnerAdded => "partner-added",
            Self::PartnerEnded => "partner-ended",
            Self::TaskAdded => "task-added",
            Self::TaskChanged => "task-changed",
            Self::TaskPaused => "task-paused",
            Self::TaskClosed => "task-closed",
            Self::TaskReopened => "task-reopened",
            Self::TaskArchived => "task-archived",
            Self::TaskRemoved => "task-removed",
            Self::BankEntryAdded => "bank-entry-added",
            Self::BankEntryChanged => "bank-entry-changed",
            Self::BankEntryRemoved => "bank-entry-removed",
            Self::LeaveAsked => "leave-asked",
            Self::LeaveGiven => "leave-given",
            Self::LeaveRefused => "leave-refused",
            Self::TestAnswersRemoved => "test-answers-removed",
            Self::ResultsOpened => "results-opened",
            Self::WordsRead => "words-read",
            Self::FileAsked => "file-asked",
            Self::FileDownloaded => "file-downloaded",
            Self::FileDeleted => "file-deleted",
            Self::RolesChanged => "roles-changed",
            Self::SecondFactorRenewed => "second-factor-renewed",
            Self::SecondFactorReset => "second-factor-reset",
            Self::StaffRemoved => "staff-removed",
            Self::SettingChanged => "setting-changed",
            Self::SiteTextChanged => "site-text-changed",
            Self::ConsentsVerified => "consents-verified",
            Self::RetentionVerified => "retention-verified",
            Self::RightsRequestAdded => "rights-request-added",
            Self::RightsRequestExtended => "rights-request-extended",
            Self::RightsRequestAnswered => "rights-request-answered",
            Self::SecurityAsked => "security-asked",
            Self::SecurityGranted => "security-granted",
            Self::SecurityRefused => "security-refused",
            Self::SecurityRead => "security-read",
            Self::LogRead => "log-read",
            Self::KeyRotated => "key-rotated",
            Self::BackedUp => "backed-up",
        }
    }
}

/// An act to write down.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// Who; none: the service itself, or somebody at its command line.
    pub staff: Option<Uuid>,
    /// What.
    pub act: Act,
    /// The kind of thing it was done to: the feature's noun.
    pub object_kind: &'static str,
    /// Which of them: an id or a version, never a name.
    pub object: &'a str,
    /// Why.
    pub reason: &'a str,
}

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Entry {
    /// The entry's number, from 1.
    pub number: i64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Who; none: the service itself, or somebody at its command line.
    pub staff: Option<Uuid>,
    /// What.
    pub act: String,
    /// The kind of thing it was done to.
    pub object_kind: String,
    /// Which of them.
    pub object: String,
    /// Why.
    pub reason: String,
    commitment: Vec<u8>,
    hash: Vec<u8>,
}

impl Entry {
    fn expected_commitment(&self) -> Hash {
        commitment(self.at, self.staff, &self.act, &self.object_kind, &self.object, &self.reason)
    }
}

fn commitment(
    at: i64,
    staff: Option<Uuid>,
    act: &str,
    object_kind: &str,
    object: &str,
    reason: &str,
) -> Hash {
    let staff = staff.map(|id| id.into_bytes().to_vec()).unwrap_or_default();
    let fields = [
        &at.to_le_bytes()[..],
        &staff,
        act.as_bytes(),
        object_kind.as_bytes(),
        object.as_bytes(),
        reason.as_bytes(),
    ];
    chain::commit(b"audit", fields)
}

/// Writes an act down in the transaction of the act itself.
///
/// The returned anchor is saved by [`Vault::save_anchor`] after the commit.
pub async fn add(tx: &mut Tx, event: &Event<'_>, now: Timestamp) -> Result<Anchor> {
    dialect::lock_alone(tx, Lock::AuditChain).await?;
    let last: Option<(i64, Vec<u8>, Vec<u8>)> = fetch_optional!(tx, LAST_LINK);
    let last = last.map(|(number, commitment, hash)| stored_link(number, &commitment, &hash));
    let commitment = commitment(
        now.0,
        event.staff,
        event.act.name(),
        event.object_kind,
        event.object,
        event.reason,
    );
    let link = Link::after(last.transpose()?.as_ref(), commitment);
    run!(
        tx,
        ADD,
        link.number,
        now.0,
        event.staff,
        event.act.name(),
        event.object_kind,
        event.object,
        event.reason,
        &link.commitment[..],
        &link.hash[..]
    );
    Ok((link.number, link.hash))
}

fn stored_link(number: i64, commitment: &[u8], hash: &[u8]) -> Result<Link> {
    Link::stored(number, commitment, hash).ok_or(Error::Corrupt("audit"))
}

/// The entries after a number, oldest first, at most a thousand.
pub async fn list(on: &mut impl Session, after: i64) -> Result<Vec<Entry>> {
    Ok(fetch_all!(on, PAGE_AFTER, after, PAGE))
}

/// Which entries are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Only those before this number.
    pub before: i64,
    /// Only those of this act.
    pub act: Option<Act>,
    /// Only what this member of staff did.
    pub staff: Option<Uuid>,
    /// Only from this instant on.
    pub from: Timestamp,
    /// Only before this instant.
    pub until: Timestamp,
}

impl Wanted {
    /// All of them.
    pub const ALL: Self = Self {
        before: i64::MAX,
        act: None,
        staff: None,
        from: Timestamp(i64::MIN),
        until: Timestamp(i64::MAX),
    };
}

/// The entries that are wanted, newest first. At most `most`.
pub async fn list_before(on: &mut impl Session, wanted: &Wanted, most: i64) -> Result<Vec<Named>> {
    let act = wanted.act.map_or("", Act::name);
    let (before, staff) = (wanted.before, wanted.staff);
    Ok(fetch_all!(on, PAGE_BEFORE, before, act, staff, wanted.from.0, wanted.until.0, most))
}

/// Verifies the log against its chain and anchor; gives the number of entries.
pub async fn verify(db: &Db, vault: &Vault) -> Result<std::result::Result<i64, Break>> {
    let anchor = vault.find_anchor(CHAIN).await?;
    let mut conn = db.read().await?;
    let mut walk = Walk::default();
    let mut number = 0;
    loop {
        let page = list(&mut conn, number).await?;
        if page.is_empty() {
            break;
        }
        for entry in page {
            let link = stored_link(entry.number, &entry.commitment, &entry.hash)?;
            if link.commitment != entry.expected_commitment() {
                return Ok(Err(Break::Entry(entry.number)));
            }
            if let Err(broken) = walk.step(link, anchor) {
                return Ok(Err(broken));
            }
            number = entry.number;
        }
    }
    Ok(walk.end(anchor).map(|_| number))
}
