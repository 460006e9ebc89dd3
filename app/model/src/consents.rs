//! Consents: one purpose, one text, one decision, written down and never changed.

use std::str::FromStr;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    chain::{self, Hash},
    language::Language,
    time::Timestamp,
};

/// What a consent is for. One item each, never bundled (R14).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Purpose {
    /// Being a member: pseudonym, tasks, answers.
    Membership,
}

impl Purpose {
    /// Every purpose that can be asked for.
    pub const ALL: [Self; 1] = [Self::Membership];

    /// The purpose's name in the ledger.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Membership => "membership",
        }
    }
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Decision {
    /// Consent was given.
    Given,
    /// Consent was asked for and declined.
    Declined,
    /// A consent given before was withdrawn.
    Withdrawn,
}

impl Decision {
    /// Every decision.
    pub const ALL: [Self; 3] = [Self::Given, Self::Declined, Self::Withdrawn];

    /// The decision's name in the ledger.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// Where the decision was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// On the service's pages.
    Web,
}

impl Channel {
    /// The channel's name in the ledger.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Web => "web",
        }
    }
}

macro_rules! named {
    ($type:ty) => {
        impl FromStr for $type {
            type Err = ();

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                Self::ALL.into_iter().find(|item| item.name() == name).ok_or(())
            }
        }
    };
}
named!(Purpose);
named!(Decision);

/// One entry of the ledger, as long as the member is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The entry's own id.
    pub id: Uuid,
    /// Whose decision: an id found nowhere else, tied to a member in the vault only.
    pub subject: Uuid,
    /// What for.
    pub purpose: Purpose,
    /// What was decided.
    pub decision: Decision,
    /// The fingerprint of the words of the consent as shown.
    pub text: Hash,
    /// The fingerprint of the privacy notice as shown.
    pub notice: Hash,
    /// The language it was shown in.
    pub language: Language,
    /// The day of the decision (UTC).
    pub day: Timestamp,
    /// Where it was made.
    pub channel: Channel,
}

impl Consent {
    /// What the chain holds of this entry; opened only by the salt stored beside it.
    pub fn commitment(&self, salt: &[u8]) -> Hash {
        let day = self.day.0.to_le_bytes();
        chain::commit(
            salt,
            [
                self.id.as_bytes().as_slice(),
                self.subject.as_bytes(),
                self.purpose.name().as_bytes(),
                self.decision.name().as_bytes(),
                &self.text,
                &self.notice,
                self.language.tag().as_bytes(),
                &day,
                self.channel.name().as_bytes(),
            ],
        )
    }
}

/// The fingerprint of a consent's words as shown (SHA-256).
pub fn text_fingerprint(words: &str) -> Hash {
    Sha256::digest(words).into()
}
