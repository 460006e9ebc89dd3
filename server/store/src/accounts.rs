//! People (sealed) and members (pseudonymous), and the only thing between them: the vault.

use model::{
    accounts::{EmailAddress, Membership, Pseudonym},
    language::Language,
    random,
    results::Guard,
    retention::{Rule, Silence},
    time::Timestamp,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Db, Error, Result, Session, Tx, consents,
    db::{fetch_all, fetch_one, fetch_optional, run, statements},
    dialect::{self, Lock},
    exports,
    jobs::{self, NewJob},
    results, retention, security_log,
    vault::{Anchor, BlindIndex, Indexed, KeyPurpose, Vault},
};

pub(crate) const ADDRESS_PLACE: &str = "people.address";
pub(crate) const LINK_PLACE: &str = "people.link";

statements! {
    FIND_PERSON_BY_ADDRESS = "SELECT id, link FROM people WHERE address_index IN ($1, $2)";
    FIND_PERSON_BY_MEMBER = "SELECT id, link FROM people WHERE member_index IN ($1, $2)";
    FIND_ADDRESS = "SELECT address FROM people WHERE id = $1";
    ADD_PERSON = "INSERT INTO people (id, address_index, member_index, index_version, address, link) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    SAVE_ADDRESS = "UPDATE people SET address_index = $1, member_index = $2, index_version = $3, address = $4 \
        WHERE id = $5";
    REMOVE_PERSON = "DELETE FROM people WHERE id = $1";
    ADD_MEMBER = "INSERT INTO members (id, language, state, active_day) VALUES ($1, $2, $3, $4)";
    FIND_MEMBER = "SELECT id, pseudonym, language, state, active_day, told_day, told_again_day FROM members \
        WHERE id = $1";
    REMOVE_MEMBER = "DELETE FROM members WHERE id = $1";
    REMOVE_SILENT = "DELETE FROM members WHERE id = $1 AND active_day = $2 AND told_day = $3 \
        AND told_again_day = $4";
    FIND_BY_PSEUDONYM = "SELECT id FROM members WHERE pseudonym = $1";
    PSEUDONYM_TAKEN = "SELECT COUNT(*) FROM members WHERE pseudonym_key = $1 AND id <> $2";
    SAVE_PSEUDONYM = "UPDATE members SET pseudonym = $1, pseudonym_key = $2, state = $3 WHERE id = $4";
    FREEZE = "UPDATE members SET state = $1 WHERE id = $2 AND state IN ($3, $4)";
    SAVE_LANGUAGE = "UPDATE members SET language = $1 WHERE id = $2";
    SAVE_ACTIVE_DAY = "UPDATE members SET active_day = $1, told_day = NULL, told_again_day = NULL, \
        state = CASE WHEN state = $2 THEN $3 ELSE state END WHERE id = $4 AND active_day < $1";
    COUNT_MEMBERS = "SELECT COUNT(*) FROM members";
    REMOVE_REQUESTS = "DELETE FROM sign_in_requests WHERE address_index IN ($1, $2)";
    LIST_REQUESTS = "SELECT id FROM sign_in_requests WHERE address_index IN ($1, $2)";
    REMOVE_MAILS = "DELETE FROM outbox WHERE recipient_index IN ($1, $2)";
    LIST_MAILS = "SELECT id FROM outbox WHERE recipient_index IN ($1, $2)";
    REMOVE_JOBS = "DELETE FROM jobs WHERE about = $1";
}

/// What the vault alone knows of a person: which member they are, and whose consents are theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The member's id.
    pub member: Uuid,
    /// The subject's id in the consent ledger.
    pub subject: Uuid,
}

impl Link {
    fn to_bytes(self) -> [u8; 32] {
        let mut bytes = [0; 32];
        bytes[..16].copy_from_slice(self.member.as_bytes());
        bytes[16..].copy_from_slice(self.subject.as_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let id = |part: &[u8]| Uuid::from_slice(part).map_err(|_| Error::Corrupt("people.link"));
        if bytes.len() != 32 {
            return Err(Error::Corrupt("people.link"));
        }
        Ok(Self { member: id(&bytes[..16])?, subject: id(&bytes[16..])? })
    }
}

/// A person and what they are linked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// The person's id, which stands nowhere outside the vault's tables.
    pub id: Uuid,
    /// Their member and subject.
    pub link: Link,
}

/// A member: everything the community side knows of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The member's id.
    pub id: Uuid,
    /// What they are called; none until they have chosen.
    pub pseudonym: Option<String>,
    /// The language they use.
    pub language: Language,
    /// Where the membership stands.
    pub state: Membership,
    /// The last day they were active, in the city's calendar.
    pub active_day: Timestamp,
    /// Since when nothing was heard of them, and what they were told of it.
    pub silence: Silence,
}

#[derive(FromRow)]
struct MemberRow {
    id: Uuid,
    pseudonym: Option<String>,
    language: String,
    state: String,
    active_day: i64,
    told_day: Option<i64>,
    told_again_day: Option<i64>,
}

impl MemberRow {
    fn into_member(self) -> Result<Member> {
        Ok(Member {
            id: self.id,
            pseudonym: self.pseudonym,
            language: self.language.parse().map_err(|_| Error::Corrupt("members.language"))?,
            state: self.state.parse().map_err(|()| Error::Corrupt("members.state"))?,
            active_day: Timestamp(self.active_day),
            silence: Silence {
                active: Timestamp(self.active_day).date(),
                told: self.told_day.map(|day| Timestamp(day).date()),
                told_again: self.told_again_day.map(|day| Timestamp(day).date()),
            },
        })
    }
}

impl Vault {
    pub(crate) async fn open_link(&self, person: Uuid, sealed: &[u8]) -> Result<Option<Link>> {
        let opened = self.open_sealed(person, KeyPurpose::Link, LINK_PLACE, sealed).await?;
        opened.map(|plain| Link::from_bytes(&plain)).transpose()
    }

    async fn linked(&self, row: Option<(Uuid, Vec<u8>)>) -> Result<Option<Person>> {
        let Some((id, sealed)) = row else {
            return Ok(None);
        };
        // Without its key a row that came back from a backup is nobody's.
        Ok(self.open_link(id, &sealed).await?.map(|link| Person { id, link }))
    }
}

/// The person with this address. None: nobody has joined with it.
pub async fn find_person(
    on: &mut impl Session,
    vault: &Vault,
    address: &EmailAddress,
) -> Result<Option<Person>> {
    let index = address_index(vault, address).await?;
    let (newest, older) = index.pair()?;
    let row: Option<(Uuid, Vec<u8>)> = fetch_optional!(on, FIND_PERSON_BY_ADDRESS, newest, older);
    vault.linked(row).await
}

/// The person behind a member: for the member's own acts only.
pub async fn find_person_of(
    on: &mut impl Session,
    vault: &Vault,
    member: Uuid,
) -> Result<Option<Person>> {
    let index = vault.blind_index(Indexed::Member, member.as_bytes()).await?;
    let (newest, older) = index.pair()?;
    let row: Option<(Uuid, Vec<u8>)> = fetch_optional!(on, FIND_PERSON_BY_MEMBER, newest, older);
    vault.linked(row).await
}

/// A person's address: for the mailer and the person's own eyes.
pub async fn get_address(
    on: &mut impl Session,
    vault: &Vault,
    person: Uuid,
) -> Result<EmailAddress> {
    let (sealed,): (Vec<u8>,) = fetch_one!(on, FIND_ADDRESS, person);
    let opened = vault.open_sealed(person, KeyPurpose::Address, ADDRESS_PLACE, &sealed).await?;
    let plain = opened.ok_or(Error::NotFound)?;
    std::str::from_utf8(&plain)
        .ok()
        .and_then(|text| EmailAddress::parse(text).ok())
        .ok_or(Error::Corrupt("people.address"))
}

/// A person who is about to join: ids drawn and values sealed, nothing stored but keys.
#[derive(Debug)]
pub struct Newcomer {
    person: Person,
    address: Vec<u8>,
    link: Vec<u8>,
    canonical: String,
}

/// Draws the ids of a new person, member and subject and seals what ties them together.
pub async fn prepare(vault: &Vault, address: &EmailAddress) -> Result<Newcomer> {
    let id = || random::id(vault.random());
    let person = Person { id: id(), link: Link { member: id(), subject: id() } };
    let link = person.link.to_bytes();
    Ok(Newcomer {
        person,
        address: vault
            .seal(person.id, KeyPurpose::Address, ADDRESS_PLACE, address.reveal().as_bytes())
            .await?,
        link: vault.seal(person.id, KeyPurpose::Link, LINK_PLACE, &link).await?,
        canonical: address.canonical(),
    })
}

/// Stores the new person and the new member, pending until there is a pseudonym. `day`: today in the
/// city's calendar.
///
/// [`Error::Conflict`]: somebody has joined with this address meanwhile.
pub async fn add(
    tx: &mut Tx,
    vault: &Vault,
    newcomer: Newcomer,
    language: Language,
    day: Timestamp,
) -> Result<Person> {
    dialect::lock_shared(tx, Lock::BlindIndex).await?;
    let Newcomer { person, address, link, canonical } = newcomer;
    let by_address = vault.blind_index(Indexed::Address, canonical.as_bytes()).await?;
    let by_member = vault.blind_index(Indexed::Member, person.link.member.as_bytes()).await?;
    free(tx, vault, &by_address).await?;
    let (version, address_index) = by_address.current()?;
    let (_, member_index) = by_member.current()?;
    run!(tx, ADD_PERSON, person.id, address_index, member_index, version, address, link);
    run!(
        tx,
        ADD_MEMBER,
        person.link.member,
        language.tag(),
        Membership::Pending.name(),
        day.day().0
    );
    Ok(person)
}

/// A change of address that is about to be made: the new one sealed, nothing stored.
#[derive(Debug)]
pub struct NewAddress {
    person: Person,
    sealed: Vec<u8>,
    canonical: String,
}

/// Seals a person's new address under the key that the former one has.
pub async fn prepare_address(
    vault: &Vault,
    person: Person,
    address: &EmailAddress,
) -> Result<NewAddress> {
    let plain = address.reveal();
    let sealed =
        vault.seal(person.id, KeyPurpose::Address, ADDRESS_PLACE, plain.as_bytes()).await?;
    Ok(NewAddress { person, sealed, canonical: address.canonical() })
}

/// Changes a person's address, proven before (R46). What waits for the former one goes: sign-ins, mails.
/// Gives back whose keys to destroy; a job does it, should the process die.
///
/// [`Error::Conflict`]: somebody has joined with the new one.
pub async fn change_address(
    tx: &mut Tx,
    vault: &Vault,
    new: NewAddress,
    former: &EmailAddress,
) -> Result<Vec<Uuid>> {
    dialect::lock_shared(tx, Lock::BlindIndex).await?;
    let NewAddress { person, sealed, canonical } = new;
    let by_address = vault.blind_index(Indexed::Address, canonical.as_bytes()).await?;
    let by_member = vault.blind_index(Indexed::Member, person.link.member.as_bytes()).await?;
    free(tx, vault, &by_address).await?;
    let (version, address_index) = by_address.current()?;
    let (_, member_index) = by_member.current()?;
    if run!(tx, SAVE_ADDRESS, address_index, member_index, version, sealed, person.id) != 1 {
        return Err(Error::NotFound);
    }
    let waiting = self::address_index(vault, former).await?;
    let owners = remove_pending(tx, &waiting).await?;
    for owner in &owners {
        shred_later(tx, vault, *owner).await?;
    }
    Ok(owners)
}

/// Sees to it that nobody has joined with an address; a row whose keys are gone makes way.
async fn free(tx: &mut Tx, vault: &Vault, by_address: &BlindIndex) -> Result<()> {
    let (newest, older) = by_address.pair()?;
    let taken: Option<(Uuid, Vec<u8>)> = fetch_optional!(tx, FIND_PERSON_BY_ADDRESS, newest, older);
    let Some((stale, sealed)) = taken else { return Ok(()) };
    if vault.open_link(stale, &sealed).await?.is_some() {
        return Err(Error::Conflict);
    }
    run!(tx, REMOVE_PERSON, stale);
    Ok(())
}

/// Should the process die before an owner's keys are destroyed, a job destroys them.
async fn shred_later(tx: &mut Tx, vault: &Vault, owner: Uuid) -> Result<()> {
    let job = NewJob { kind: SHRED_JOB, about: Some(owner), once: None, run_at: Timestamp(0) };
    jobs::add(tx, vault.random(), job).await
}

/// Destroys keys that a change has left without an owner; what fails is left to the jobs.
pub async fn shred(db: &Db, vault: &Vault, owners: &[Uuid]) {
    if let Err(error) = shred_all(db, vault, owners).await {
        tracing::warn!(%error, "keys are left for a job to destroy");
    }
}

/// A member by id. None: there is no such member (any more).
pub async fn find_member(on: &mut impl Session, id: Uuid) -> Result<Option<Member>> {
    let row: Option<MemberRow> = fetch_optional!(on, FIND_MEMBER, id);
    row.map(MemberRow::into_member).transpose()
}

/// The member of exactly this pseudonym. None: there is none (any more).
pub async fn find_by_pseudonym(on: &mut impl Session, pseudonym: &str) -> Result<Option<Uuid>> {
    let row: Option<(Uuid,)> = fetch_optional!(on, FIND_BY_PSEUDONYM, pseudonym);
    Ok(row.map(|(id,)| id))
}

/// Whether another member than this one has the pseudonym, or one that looks the same.
pub async fn is_pseudonym_taken(
    on: &mut impl Session,
    pseudonym: &Pseudonym,
    by_other_than: Uuid,
) -> Result<bool> {
    let (others,): (i64,) = fetch_one!(on, PSEUDONYM_TAKEN, pseudonym.key(), by_other_than);
    Ok(others > 0)
}

/// Gives a member a pseudonym; a pending member becomes active by it.
///
/// [`Error::Conflict`]: another member has it, or one that looks the same.
pub async fn save_pseudonym(tx: &mut Tx, member: &Member, pseudonym: &Pseudonym) -> Result<()> {
    let state = match member.state {
        Membership::Pending => Membership::Pending.change(Membership::Active),
        other => Ok(other),
    };
    let state = state.map_err(|_| Error::Conflict)?;
    run!(tx, SAVE_PSEUDONYM, pseudonym.as_str(), pseudonym.key(), state.name(), member.id);
    Ok(())
}

/// Changes the language a member uses.
pub async fn save_language(tx: &mut Tx, member: Uuid, language: Language) -> Result<()> {
    run!(tx, SAVE_LANGUAGE, language.tag(), member);
    Ok(())
}

/// Notes that a member was active on this day of the city's calendar; costs nothing when that is known.
/// Whoever was told that their membership ends is active again.
pub async fn save_active_day(tx: &mut Tx, member: Uuid, day: Timestamp) -> Result<()> {
    let (from, to) = (Membership::Dormant, Membership::Active);
    run!(tx, SAVE_ACTIVE_DAY, day.day().0, from.name(), to.name(), member);
    Ok(())
}

/// Freezes a member's data (R47): kept, and not used. In the same transaction their answers leave the
/// results with their blocks, and files with them end. Whether it was so: not if they are frozen, or have
/// no pseudonym yet.
pub async fn freeze(tx: &mut Tx, member: Uuid) -> Result<bool> {
    // Held first: what forms blocks meanwhile would still see them take part.
    results::dissolve_of_member(tx, member, Guard::default()).await?;
    exports::end_of_member(tx, member).await?;
    let (from, also) = (Membership::Active.name(), Membership::Dormant.name());
    Ok(run!(tx, FREEZE, Membership::Frozen.name(), member, from, also) == 1)
}

/// Takes a member's data into use again. Whether they were frozen.
pub async fn thaw(tx: &mut Tx, member: Uuid) -> Result<bool> {
    let (frozen, active) = (Membership::Frozen.name(), Membership::Active.name());
    Ok(run!(tx, FREEZE, active, member, frozen, frozen) == 1)
}

/// How many members there are.
pub async fn count_members(on: &mut impl Session) -> Result<i64> {
    let (count,): (i64,) = fetch_one!(on, COUNT_MEMBERS);
    Ok(count)
}

/// The job that destroys an owner's keys, where leaving was interrupted.
pub const SHRED_JOB: &str = "shred";

/// Erases a member and the person behind: everything of theirs in every table, then their keys.
/// Returns the address, for mail files to be removed.
///
/// What stays is the consent ledger's commitments, which nobody can open any more, and bytes in
/// the write-ahead logs until [`Db::truncate_log`] of both databases.
pub async fn erase(db: &Db, vault: &Vault, member: Uuid) -> Result<Option<EmailAddress>> {
    match erase_if(db, vault, member, None).await? {
        Erased::Gone(address) => Ok(address),
        Erased::StillHere => Ok(None),
    }
}

/// What became of a member who was to be erased.
#[derive(Debug)]
pub enum Erased {
    /// They are gone. The address is for mail files to be removed, and for a last mail.
    Gone(Option<EmailAddress>),
    /// They were active meanwhile, or have left: nothing was touched.
    StillHere,
}

/// Erases a member of whom nothing was heard, if that is still so in the very transaction (R34).
pub async fn erase_silent(
    db: &Db,
    vault: &Vault,
    member: Uuid,
    silence: &Silence,
) -> Result<Erased> {
    erase_if(db, vault, member, Some(silence)).await
}

async fn erase_if(
    db: &Db,
    vault: &Vault,
    member: Uuid,
    silence: Option<&Silence>,
) -> Result<Erased> {
    let mut conn = db.read().await?;
    let person = find_person_of(&mut conn, vault, member).await?;
    let address = match person {
        Some(person) => Some(get_address(&mut conn, vault, person.id).await?),
        None => None,
    };
    drop(conn);

    let mut owners = Vec::new();
    let mut anchor: Option<Anchor> = None;
    let mut tx = db.begin().await?;
    results::dissolve_of_member(&mut tx, member, Guard::default()).await?;
    exports::end_of_member(&mut tx, member).await?;
    if !remove_member(&mut tx, member, silence).await? {
        return Ok(Erased::StillHere);
    }
    security_log::remove_of(&mut tx, vault, member).await?;
    if let (Some(person), Some(address)) = (person, &address) {
        run!(&mut tx, REMOVE_PERSON, person.id);
        anchor = consents::erase(&mut tx, vault, person.link.subject).await?;
        let index = address_index(vault, address).await?;
        owners = remove_pending(&mut tx, &index).await?;
        owners.push(person.id);
    }
    for owner in &owners {
        shred_later(&mut tx, vault, *owner).await?;
    }
    tx.commit().await?;

    // From here on the member is gone, whatever happens: what fails now is left to the job.
    shred(db, vault, &owners).await;
    if let Some(anchor) = anchor
        && let Err(error) = vault.save_anchor(consents::CHAIN, anchor).await
    {
        tracing::warn!(%error, "the ledger's anchor was not saved; the next consent saves it");
    }
    Ok(Erased::Gone(address))
}

/// Removes the member's row and all that hangs on it; counts it. Whether it was to be removed.
async fn remove_member(tx: &mut Tx, member: Uuid, silence: Option<&Silence>) -> Result<bool> {
    let day = |date| Timestamp::of_date(date).0;
    let (removed, rule) = match silence {
        None => (run!(tx, REMOVE_MEMBER, member), Rule::LeftMembers),
        Some(silence) => {
            let (told, again) = (silence.told.map(day), silence.told_again.map(day));
            let gone = run!(tx, REMOVE_SILENT, member, day(silence.active), told, again);
            (gone, Rule::SilentMembers)
        }
    };
    retention::count(tx, rule, removed).await?;
    Ok(removed > 0 || silence.is_none())
}

async fn shred_all(db: &Db, vault: &Vault, owners: &[Uuid]) -> Result<()> {
    for owner in owners {
        vault.shred(*owner).await?;
    }
    let mut conn = db.write().await?;
    for owner in owners {
        run!(&mut conn, REMOVE_JOBS, *owner);
    }
    Ok(())
}

/// Removes sign-ins asked for and mails waiting for an address; gives back whose keys to destroy.
async fn remove_pending(tx: &mut Tx, index: &BlindIndex) -> Result<Vec<Uuid>> {
    let (newest, older) = index.pair()?;
    let mut owners = Vec::new();
    for (list, remove) in [(LIST_REQUESTS, REMOVE_REQUESTS), (LIST_MAILS, REMOVE_MAILS)] {
        let ids: Vec<(Uuid,)> = fetch_all!(tx, list, newest, older);
        for (id,) in ids {
            run!(tx, REMOVE_JOBS, id);
            owners.push(id);
        }
        run!(tx, remove, newest, older);
    }
    Ok(owners)
}

/// The keyed values under which rows of this address are found.
pub(crate) async fn address_index(vault: &Vault, address: &EmailAddress) -> Result<BlindIndex> {
    vault.blind_index(Indexed::Address, address.canonical().as_bytes()).await
}
