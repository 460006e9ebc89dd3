//! What a member consents to: each purpose by itself, given and withdrawn by one press, and carried out
//! at once (R14, R39, R40).

pub mod no_more;
pub mod page;

use data_encoding::HEXLOWER;
use model::{
    chain::Hash,
    consents::{Decision, Purpose, text_fingerprint},
    language::Language,
    time::Timestamp,
};
use store::{
    Tx, accounts,
    consents::{self, NewConsent},
    mail,
    mail_links::{self, MailAct},
};
use uuid::Uuid;

use crate::{Failure, Kanssa, Visit, t, texts::text};

/// The words of a consent, exactly as they stand on the page; empty for what is not offered yet.
pub fn words(kanssa: &Kanssa, purpose: Purpose, language: Language) -> String {
    let key = match purpose {
        Purpose::Membership => "accounts-join-consent",
        Purpose::Invitations => "consents-invitations-words",
        Purpose::Profile
        | Purpose::Digest
        | Purpose::EventContact
        | Purpose::RewardContact
        | Purpose::PartnerDisclosure
        | Purpose::TaxReport => return String::new(),
    };
    let controller = kanssa.fact("controller", language);
    text(language, key, &[("controller", controller.into())])
}

/// What somebody decided, in words that stand before the day.
pub fn decision_words(visit: &Visit, decision: Decision) -> String {
    match decision {
        Decision::Given => t!(visit, "accounts-consent-given"),
        Decision::Declined => t!(visit, "accounts-consent-declined"),
        Decision::Withdrawn => t!(visit, "accounts-consent-withdrawn"),
    }
}

/// The fingerprints of a consent's words as they are now, in each language: what a consent has to be to
/// for it to count (R42).
pub fn current(kanssa: &Kanssa, purpose: Purpose) -> [Hash; 3] {
    Language::ALL.map(|language| text_fingerprint(&words(kanssa, purpose, language)))
}

/// What somebody who sees the page now decides on: its language, the words, and the notice (R1).
pub fn shown(visit: &Visit, purpose: Purpose) -> String {
    let words = text_fingerprint(&words(&visit.kanssa, purpose, visit.language));
    let notice = visit.kanssa.current_notice().notice.fingerprint(visit.language);
    format!("{}.{}.{}", visit.language, HEXLOWER.encode(&words[..8]), HEXLOWER.encode(&notice[..8]))
}

/// A consent to a purpose as its words are now in a language; the words are kept.
pub async fn given(
    tx: &mut Tx,
    kanssa: &Kanssa,
    (subject, purpose): (Uuid, Purpose),
    language: Language,
    now: Timestamp,
) -> store::Result<NewConsent> {
    let words = words(kanssa, purpose, language);
    let text = consents::add_text(tx, purpose, language, &words, now).await?;
    let notice = kanssa.current_notice().notice.fingerprint(language);
    Ok(NewConsent { subject, purpose, decision: Decision::Given, text, notice, language })
}

/// Writes a member's decision down and carries out what it does, in one transaction: a mail that waits
/// and rests on the consent is not sent any more.
pub async fn decide(
    visit: &Visit,
    member: Uuid,
    purpose: Purpose,
    decision: Decision,
) -> Result<(), Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    let person = accounts::find_person_of(&mut conn, &kanssa.vault, member).await?;
    let person = person.ok_or(Failure::NotFound)?;
    let address = accounts::get_address(&mut conn, &kanssa.vault, person.id).await?;
    drop(conn);
    let mut tx = kanssa.db.begin().await?;
    let whose = (person.link.subject, purpose);
    let new = given(&mut tx, kanssa, whose, visit.language, visit.now).await?;
    let new = NewConsent { decision, ..new };
    let anchor = consents::decide(&mut tx, &kanssa.vault, new, visit.now).await?;
    let mut stopped = Vec::new();
    if decision != Decision::Given {
        let mails = mail::remove_of_consent(&mut tx, &kanssa.vault, (&address, purpose));
        stopped = mails.await?;
    }
    tx.commit().await?;
    if decision != Decision::Given && purpose == Purpose::Invitations {
        // By itself: with the ledger's row it would pair subject and member in PostgreSQL's rows.
        let mut tx = kanssa.db.begin().await?;
        mail_links::remove(&mut tx, member, MailAct::NoInvitations).await?;
        tx.commit().await?;
    }
    if let Some(anchor) = anchor {
        kanssa.vault.save_anchor(consents::CHAIN, anchor).await?;
    }
    for mail in stopped {
        kanssa.vault.shred(mail).await?;
    }
    Ok(())
}
