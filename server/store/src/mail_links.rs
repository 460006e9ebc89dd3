//! Links in mails by which somebody says one thing without signing in.
//!
//! Whoever has one can say that and nothing else; opening it changes nothing.

use model::time::Timestamp;
use uuid::Uuid;

use crate::{
    Result, Session, Tx,
    db::{fetch_optional, run, statements},
    sign_in::hash_secret,
};

statements! {
    ADD = "INSERT INTO mail_links (secret_hash, act, member, expires_at) VALUES ($1, $2, $3, $4)";
    FIND = "SELECT member FROM mail_links WHERE secret_hash = $1 AND act = $2 AND expires_at > $3";
    REMOVE = "DELETE FROM mail_links WHERE member = $1 AND act = $2";
    REMOVE_EXPIRED = "DELETE FROM mail_links WHERE expires_at <= $1";
}

/// What is said by a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailAct {
    /// "I am still here" (R34).
    StillHere,
    /// "No more mails of something new to answer" (R39, R70).
    NoInvitations,
}

impl MailAct {
    const fn name(self) -> &'static str {
        match self {
            Self::StillHere => "still-here",
            Self::NoInvitations => "no-invitations",
        }
    }
}

/// Keeps the secret of a link of a member's, as a hash.
pub async fn add(
    tx: &mut Tx,
    secret: &[u8],
    (member, act): (Uuid, MailAct),
    expires_at: Timestamp,
) -> Result<()> {
    run!(tx, ADD, &hash_secret(secret)[..], act.name(), member, expires_at.0);
    Ok(())
}

/// Whose link it is. None: it has ended, or says something else, or is none of ours.
pub async fn find(
    on: &mut impl Session,
    secret: &[u8],
    act: MailAct,
    now: Timestamp,
) -> Result<Option<Uuid>> {
    let hash = hash_secret(secret);
    let row: Option<(Uuid,)> = fetch_optional!(on, FIND, &hash[..], act.name(), now.0);
    Ok(row.map(|(member,)| member))
}

/// Ends all links by which a member says this: it is said.
pub async fn remove(tx: &mut Tx, member: Uuid, act: MailAct) -> Result<()> {
    run!(tx, REMOVE, member, act.name());
    Ok(())
}

/// Removes links whose time is over; gives how many.
pub async fn remove_expired(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    Ok(run!(tx, REMOVE_EXPIRED, now.0))
}
