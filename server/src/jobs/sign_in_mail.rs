//! Writes the mail of a sign-in that was asked for, or of a change of address: only here is it looked up
//! who is known.

use app::{Kanssa, letter, texts::text};
use data_encoding::BASE64URL_NOPAD;
use model::{accounts::SignInCode, language::Language, random, time::Timestamp};
use store::{
    accounts,
    jobs::Job,
    mail::{self, Ground, Message, Notice},
    sign_in::{self, Audience, LIFETIME},
    staff,
};

/// Whom a sign-in mail is for, which decides its words.
#[derive(Clone, Copy)]
enum Reader {
    Member,
    Newcomer,
    /// A newcomer while nobody can join: there is nothing to sign in to.
    TooLate,
    Staff,
    /// A member who changes their address reads the one they have.
    FormerAddress,
    /// Whoever reads the address that is to become a member's.
    NewAddress,
    /// The same, where somebody has joined with it: no code goes there.
    TakenAddress,
}

impl Reader {
    const fn notice(self) -> Notice {
        match self {
            Self::Member | Self::Newcomer | Self::TooLate | Self::Staff => Notice::SignIn,
            Self::FormerAddress | Self::NewAddress | Self::TakenAddress => Notice::AddressChange,
        }
    }
}

/// Nothing happens if the request has ended meanwhile, or nobody of the staff has the address.
pub async fn run(kanssa: &Kanssa, job: &Job, now: Timestamp) -> store::Result<()> {
    let Some(id) = job.about else { return Ok(()) };
    let mut conn = kanssa.db.read().await?;
    let Some(request) = sign_in::find(&mut conn, id, now).await? else { return Ok(()) };
    let Some(address) = sign_in::open_address(&kanssa.vault, &request).await? else {
        return Ok(());
    };
    let reader = match request.audience {
        Audience::Staff => {
            let account = staff::find_by_address(&mut conn, &kanssa.vault, &address).await?;
            if account.is_none() {
                return Ok(());
            }
            Reader::Staff
        }
        Audience::Member => {
            match accounts::find_person(&mut conn, &kanssa.vault, &address).await? {
                Some(_) => Reader::Member,
                None if kanssa.settings().joining_open => Reader::Newcomer,
                None => Reader::TooLate,
            }
        }
        Audience::FormerAddress => Reader::FormerAddress,
        Audience::NewAddress => {
            match accounts::find_person(&mut conn, &kanssa.vault, &address).await? {
                Some(_) => Reader::TakenAddress,
                None => Reader::NewAddress,
            }
        }
    };
    drop(conn);
    let secret: [u8; 32] = random::bytes(kanssa.random.as_ref());
    let message = compose(kanssa, reader, request.language, &secret);
    let ground = Ground::Service(reader.notice());
    let sealed = mail::seal(&kanssa.vault, ground, &address, &message).await?;
    let mut tx = kanssa.db.begin().await?;
    match sign_in::save_secret(&mut tx, id, &secret, now).await {
        Ok(()) => {}
        // Written already, by a worker that stopped before it could say so.
        Err(store::Error::Conflict) => return Ok(()),
        Err(error) => return Err(error),
    }
    mail::add(&mut tx, &kanssa.vault, sealed, now, now.plus(LIFETIME)).await?;
    tx.commit().await
}

/// No pseudonym, no task, no answer: whoever looks over a shoulder learns nothing of them (R70).
fn compose(kanssa: &Kanssa, reader: Reader, language: Language, secret: &[u8]) -> Message {
    let (subject, body) = match reader {
        Reader::Member => ("mails-sign-in-subject", "mails-sign-in-body"),
        Reader::Newcomer => ("mails-join-subject", "mails-join-body"),
        Reader::TooLate => ("mails-closed-subject", "mails-closed-body"),
        Reader::Staff => ("mails-staff-subject", "mails-staff-body"),
        Reader::FormerAddress => ("mails-address-former-subject", "mails-address-former-body"),
        Reader::NewAddress => ("mails-address-new-subject", "mails-address-new-body"),
        Reader::TakenAddress => ("mails-address-taken-subject", "mails-address-taken-body"),
    };
    let site = &kanssa.site;
    let link = format!("{}/sign-in/link/{}", site.base_url, BASE64URL_NOPAD.encode(secret));
    let arguments = [
        ("link", link.into()),
        ("code", SignInCode::of_secret(secret).shown().into()),
        ("minutes", (LIFETIME.as_seconds() / 60).into()),
        ("service", kanssa.fact("service_name", language).into()),
    ];
    let subject = text(language, subject, &arguments);
    letter::signed(kanssa, language, subject, &text(language, body, &arguments))
}
