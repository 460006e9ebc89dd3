//! Ready sign-ins of the demo's people; the server refuses them unless it listens on loopback.

use model::{random, time::Timestamp};
use uuid::Uuid;

use crate::{
    Result, Session, Tx,
    db::{fetch_one, fetch_optional, run, statements},
    sign_in::hash_secret,
    vault::Vault,
};

statements! {
    REMOVE_ALL = "DELETE FROM demo_sign_ins";
    ADD = "INSERT INTO demo_sign_ins (secret_hash, member, staff, expires_at) VALUES ($1, $2, $3, $4)";
    KNOWN_MEMBER = "SELECT member FROM demo_sign_ins WHERE member IS NOT NULL LIMIT 1";
    COUNT = "SELECT COUNT(*) FROM demo_sign_ins";
    FIND = "SELECT member, staff FROM demo_sign_ins WHERE secret_hash = $1 AND expires_at > $2";
}

/// Whose demo sign-in it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoUser {
    /// A member.
    Member(Uuid),
    /// A member of staff.
    Staff(Uuid),
}

/// The demo's member, as long as they have not left.
pub async fn find_member(on: &mut impl Session) -> Result<Option<Uuid>> {
    let row: Option<(Uuid,)> = fetch_optional!(on, KNOWN_MEMBER);
    Ok(row.map(|(id,)| id))
}

/// Whether this database holds a demo.
pub async fn is_demo(on: &mut impl Session) -> Result<bool> {
    let (count,): (i64,) = fetch_one!(on, COUNT);
    Ok(count > 0)
}

/// Ends every demo sign-in made before.
pub async fn remove_all(tx: &mut Tx) -> Result<()> {
    run!(tx, REMOVE_ALL);
    Ok(())
}

/// Makes a demo sign-in; the secret is for the address printed at the terminal.
pub async fn add(
    tx: &mut Tx,
    vault: &Vault,
    user: DemoUser,
    expires: Timestamp,
) -> Result<[u8; 32]> {
    let secret: [u8; 32] = random::bytes(vault.random());
    let (member, staff) = match user {
        DemoUser::Member(id) => (Some(id), None),
        DemoUser::Staff(id) => (None, Some(id)),
    };
    run!(tx, ADD, hash_secret(&secret), member, staff, expires.0);
    Ok(secret)
}

/// Whose sign-in this secret is for.
pub async fn find(
    on: &mut impl Session,
    secret: &[u8],
    now: Timestamp,
) -> Result<Option<DemoUser>> {
    let row: Option<(Option<Uuid>, Option<Uuid>)> =
        fetch_optional!(on, FIND, hash_secret(secret), now.0);
    Ok(row.and_then(|(member, staff)| member.map(DemoUser::Member).or(staff.map(DemoUser::Staff))))
}
