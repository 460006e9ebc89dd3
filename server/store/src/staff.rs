//! Staff accounts: roles, and an address and a second factor, both sealed.

use model::{accounts::EmailAddress, language::Language, random, staff::Role, time::Timestamp};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    Error, Result, Session, Tx, accounts,
    db::{fetch_all, fetch_one, fetch_optional, run, statements},
    dialect::{self, Lock},
    jobs::{self, NewJob},
    vault::{KeyPurpose, Vault},
};

pub mod renewal;

pub(crate) use renewal::STATEMENTS as RENEWAL_STATEMENTS;

pub(crate) const ADDRESS_PLACE: &str = "staff.address";
const TOTP_PLACE: &str = "staff.totp_secret";

statements! {
    FIND_BY_ADDRESS = "SELECT id FROM staff WHERE address_index IN ($1, $2)";
    ADD = "INSERT INTO staff (id, address_index, index_version, address, totp_secret, totp_used, language, added_at) \
        VALUES ($1, $2, $3, $4, $5, 0, $6, $7)";
    ADD_ROLE = "INSERT INTO staff_roles (staff, role) VALUES ($1, $2) ON CONFLICT (staff, role) DO NOTHING";
    FIND_TOTP = "SELECT totp_secret, totp_used FROM staff WHERE id = $1";
    USE_TOTP = "UPDATE staff SET totp_used = $1 WHERE id = $2 AND totp_used < $1";
    COUNT_BY_ROLE = "SELECT role, COUNT(*) FROM staff_roles GROUP BY role ORDER BY role";
    LIST = "SELECT s.id, s.name, r.role FROM staff s LEFT JOIN staff_roles r ON r.staff = s.id \
        ORDER BY s.name, s.id, r.role";
    REMOVE_ROLES = "DELETE FROM staff_roles WHERE staff = $1";
    REMOVE = "DELETE FROM staff WHERE id = $1";
    SAVE_NAME = "UPDATE staff SET name = $1 WHERE id = $2";
    LIST_BY_ROLE = "SELECT s.id, s.name FROM staff s JOIN staff_roles r ON r.staff = s.id WHERE r.role = $1 \
        ORDER BY s.name, s.id";
    OVERSEE = "SELECT s.added_at, \
        (SELECT MAX(a.at) FROM audit a WHERE a.object_kind = 'staff' AND a.object = $2 AND a.act = 'roles-changed'), \
        (SELECT MAX(b.at) FROM audit b WHERE b.staff = s.id AND b.act = 'signed-in') FROM staff s WHERE s.id = $1";
    SAVE_LANGUAGE = "UPDATE staff SET language = $1 WHERE id = $2";
}

/// The secret of a second factor: 160 bits, as authenticator apps expect.
pub type TotpSecret = Zeroizing<[u8; 20]>;

/// A new account, its address and second factor sealed.
#[derive(Debug)]
pub struct NewStaff {
    id: Uuid,
    address: Vec<u8>,
    totp: Vec<u8>,
    canonical: EmailAddress,
}

/// Seals the address and a fresh second factor of a new account.
pub async fn prepare(vault: &Vault, address: &EmailAddress) -> Result<(NewStaff, TotpSecret)> {
    let id = random::id(vault.random());
    let secret: TotpSecret = Zeroizing::new(random::bytes(vault.random()));
    let seal = async |place, plain: &[u8]| vault.seal(id, KeyPurpose::Staff, place, plain).await;
    let new = NewStaff {
        id,
        address: seal(ADDRESS_PLACE, address.reveal().as_bytes()).await?,
        totp: seal(TOTP_PLACE, secret.as_slice()).await?,
        canonical: address.clone(),
    };
    Ok((new, secret))
}

/// Stores a new account with its roles. [`Error::Conflict`]: the address has an account.
pub async fn add(
    tx: &mut Tx,
    vault: &Vault,
    new: NewStaff,
    roles: &[Role],
    language: Language,
    now: Timestamp,
) -> Result<Uuid> {
    dialect::lock_shared(tx, Lock::BlindIndex).await?;
    let index = accounts::address_index(vault, &new.canonical).await?;
    if find_indexed(tx, &index).await?.is_some() {
        return Err(Error::Conflict);
    }
    let (version, value) = index.current()?;
    run!(tx, ADD, new.id, value, version, new.address, new.totp, language.tag(), now.0);
    for role in roles {
        run!(tx, ADD_ROLE, new.id, role.name());
    }
    Ok(new.id)
}

/// The account with this address.
pub async fn find_by_address(
    on: &mut impl Session,
    vault: &Vault,
    address: &EmailAddress,
) -> Result<Option<Uuid>> {
    let index = accounts::address_index(vault, address).await?;
    find_indexed(on, &index).await
}

async fn find_indexed(
    on: &mut impl Session,
    index: &crate::vault::BlindIndex,
) -> Result<Option<Uuid>> {
    let (newest, older) = index.pair()?;
    let row: Option<(Uuid,)> = fetch_optional!(on, FIND_BY_ADDRESS, newest, older);
    Ok(row.map(|(id,)| id))
}

/// The secret of an account's second factor.
pub async fn get_totp_secret(
    on: &mut impl Session,
    vault: &Vault,
    staff: Uuid,
) -> Result<TotpSecret> {
    let (sealed, _): (Vec<u8>, i64) = fetch_one!(on, FIND_TOTP, staff);
    let opened = vault.open_sealed(staff, KeyPurpose::Staff, TOTP_PLACE, &sealed).await?;
    let secret = opened.ok_or(Error::NotFound)?;
    let secret: [u8; 20] =
        secret.as_slice().try_into().map_err(|_| Error::Corrupt("staff.totp_secret"))?;
    Ok(Zeroizing::new(secret))
}

/// Uses up the code of a 30-second step. False: that step's code, or a later one, was used before.
pub async fn use_totp_step(tx: &mut Tx, staff: Uuid, step: i64) -> Result<bool> {
    let used = run!(tx, USE_TOTP, step, staff);
    Ok(used == 1)
}

/// How many accounts hold each role.
pub async fn count_by_role(on: &mut impl Session) -> Result<Vec<(String, i64)>> {
    Ok(fetch_all!(on, COUNT_BY_ROLE))
}

/// Changes the language a member of staff uses.
pub async fn save_language(tx: &mut Tx, staff: Uuid, language: Language) -> Result<()> {
    run!(tx, SAVE_LANGUAGE, language.tag(), staff);
    Ok(())
}

/// Gives a member of staff the name by which colleagues know them; members never see it.
pub async fn save_name(tx: &mut Tx, staff: Uuid, name: &str) -> Result<()> {
    run!(tx, SAVE_NAME, name, staff);
    Ok(())
}

/// Everybody with a role: id and name.
pub async fn list_by_role(on: &mut impl Session, role: Role) -> Result<Vec<(Uuid, String)>> {
    Ok(fetch_all!(on, LIST_BY_ROLE, role.name()))
}

/// An account in the list of all. Its address is the mailer's business alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The account's id.
    pub id: Uuid,
    /// The name by which colleagues know them.
    pub name: String,
    /// The roles they hold.
    pub roles: Vec<Role>,
}

/// Every account, by name.
pub async fn list(on: &mut impl Session) -> Result<Vec<Listed>> {
    let rows: Vec<(Uuid, String, Option<String>)> = fetch_all!(on, LIST);
    let mut listed: Vec<Listed> = Vec::new();
    for (id, name, role) in rows {
        if listed.last().is_none_or(|last| last.id != id) {
            listed.push(Listed { id, name, roles: Vec::new() });
        }
        let role = role.map(|role| role.parse().map_err(|_| Error::Corrupt("staff_roles.role")));
        if let (Some(role), Some(last)) = (role.transpose()?, listed.last_mut()) {
            last.roles.push(role);
        }
    }
    Ok(listed)
}

/// An account as those see it who watch over who may do what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overseen {
    /// The account.
    pub account: Listed,
    /// Since when there is the account.
    pub added_at: Timestamp,
    /// Since when its roles are what they are.
    pub roles_since: Timestamp,
    /// When they last signed in; none: never.
    pub signed_in_at: Option<Timestamp>,
}

/// Every account, by name, with what the audit log knows of it.
pub async fn list_overseen(on: &mut impl Session) -> Result<Vec<Overseen>> {
    let mut overseen = Vec::new();
    for account in list(on).await? {
        let row: Option<(i64, Option<i64>, Option<i64>)> =
            fetch_optional!(on, OVERSEE, account.id, account.id.to_string());
        // None: ended since the list was read.
        let Some((added_at, changed_at, signed_in_at)) = row else { continue };
        overseen.push(Overseen {
            account,
            added_at: Timestamp(added_at),
            roles_since: Timestamp(changed_at.unwrap_or(added_at)),
            signed_in_at: signed_in_at.map(Timestamp),
        });
    }
    Ok(overseen)
}

/// Changes the roles of an account; sign-ins under way have the new ones at once.
pub async fn save_roles(tx: &mut Tx, staff: Uuid, roles: &[Role]) -> Result<()> {
    run!(tx, REMOVE_ROLES, staff);
    for role in roles {
        run!(tx, ADD_ROLE, staff, role.name());
    }
    Ok(())
}

/// Ends an account: its sign-ins, roles and places in projects go with it. Its key is destroyed
/// with [`Vault::shred`] after the commit, or by a job should that fail. [`Error::NotFound`]: there
/// is none.
pub async fn remove(tx: &mut Tx, vault: &Vault, staff: Uuid) -> Result<()> {
    if run!(tx, REMOVE, staff) != 1 {
        return Err(Error::NotFound);
    }
    let job =
        NewJob { kind: accounts::SHRED_JOB, about: Some(staff), once: None, run_at: Timestamp(0) };
    jobs::add(tx, vault.random(), job).await
}
