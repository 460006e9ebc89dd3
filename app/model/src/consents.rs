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
    /// Background questions: life situation, district, age group.
    Profile,
    /// Mails when there is something new to answer.
    Invitations,
    /// Mails of what was discussed.
    Digest,
    /// Name and telephone number for an interview or a workshop.
    EventContact,
    /// What is needed to deliver a reward.
    RewardContact,
    /// Telling a named partner of a project who somebody is.
    PartnerDisclosure,
    /// Reporting a reward to the Incomes Register.
    TaxReport,
}

impl Purpose {
    /// Every purpose there is, offered or not.
    pub const ALL: [Self; 8] = [
        Self::Membership,
        Self::Profile,
        Self::Invitations,
        Self::Digest,
        Self::EventContact,
        Self::RewardContact,
        Self::PartnerDisclosure,
        Self::TaxReport,
    ];

    /// Whether the service does anything for this purpose yet: nobody is asked for what it cannot do.
    pub const fn is_offered(self) -> bool {
        matches!(self, Self::Membership | Self::Invitations)
    }

    /// The purpose's name in the ledger.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Membership => "membership",
            Self::Profile => "profile",
            Self::Invitations => "invitations",
            Self::Digest => "digest",
            Self::EventContact => "event-contact",
            Self::RewardContact => "reward-contact",
            Self::PartnerDisclosure => "partner-disclosure",
            Self::TaxReport => "tax-report",
        }
    }
}

/// How somebody stands to a purpose, by all they have decided (R39, R42).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They were never asked, or never answered.
    Open,
    /// They consent, to the words as they are now.
    Live,
    /// They consented to words that are no longer in use: nothing is done until they are asked anew.
    Outdated,
    /// They declined.
    Declined,
    /// They withdrew their consent.
    Withdrawn,
}

impl Standing {
    /// How somebody stands who has decided this, oldest first. `current`: the words as they are now, in
    /// each language.
    pub fn of(decisions: &[Consent], purpose: Purpose, current: &[Hash]) -> Self {
        let last = decisions.iter().rev().find(|consent| consent.purpose == purpose);
        match last.map(|consent| (consent.decision, current.contains(&consent.text))) {
            None => Self::Open,
            Some((Decision::Given, true)) => Self::Live,
            Some((Decision::Given, false)) => Self::Outdated,
            Some((Decision::Declined, _)) => Self::Declined,
            Some((Decision::Withdrawn, _)) => Self::Withdrawn,
        }
    }
}

/// Whether somebody who has decided this, oldest first, decides nothing new so: a button pressed twice is
/// one decision, and what was not given cannot be withdrawn.
pub fn is_so(decisions: &[Consent], purpose: Purpose, decision: Decision, text: &Hash) -> bool {
    let last = decisions.iter().rev().find(|consent| consent.purpose == purpose);
    let given = last.filter(|last| last.decision == Decision::Given);
    match decision {
        Decision::Given => given.is_some_and(|given| given.text == *text),
        Decision::Declined | Decision::Withdrawn => given.is_none(),
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decided(purpose: Purpose, decision: Decision, text: u8) -> Consent {
        Consent {
            id: Uuid::nil(),
            subject: Uuid::nil(),
            purpose,
            decision,
            text: [text; 32],
            notice: [0; 32],
            language: Language::Fi,
            day: Timestamp(0),
            channel: Channel::Web,
        }
    }

    #[test]
    fn r14_every_purpose_has_a_name_of_its_own_and_membership_is_offered() {
        for purpose in Purpose::ALL {
            assert_eq!(purpose.name().parse(), Ok(purpose));
        }
        assert!(Purpose::Membership.is_offered());
        assert!(!Purpose::TaxReport.is_offered(), "nothing is reported yet");
    }

    #[test]
    fn r42_a_consent_to_other_words_is_not_one_to_these() {
        use Decision::{Declined, Given, Withdrawn};
        let purpose = Purpose::Invitations;
        let current = [[1; 32], [2; 32]];
        for (decisions, standing) in [
            (vec![], Standing::Open),
            (vec![(Given, 1)], Standing::Live),
            (vec![(Given, 2)], Standing::Live),
            (vec![(Given, 3)], Standing::Outdated),
            (vec![(Given, 3), (Given, 1)], Standing::Live),
            (vec![(Given, 1), (Withdrawn, 1)], Standing::Withdrawn),
            (vec![(Given, 1), (Withdrawn, 1), (Given, 2)], Standing::Live),
            (vec![(Declined, 3)], Standing::Declined),
        ] {
            let decisions: Vec<Consent> = decisions
                .into_iter()
                .map(|(decision, text)| decided(purpose, decision, text))
                .collect();
            assert_eq!(Standing::of(&decisions, purpose, &current), standing, "{decisions:?}");
        }
    }

    proptest! {
        #[test]
        fn r39_the_last_word_on_a_purpose_counts_whatever_was_said_of_others(
            before in prop::collection::vec((0_usize..8, 0_usize..3, 0_u8..4), 0..20),
            others in prop::collection::vec((0_usize..8, 0_usize..3, 0_u8..4), 0..20),
            last in 0_usize..3,
        ) {
            let purpose = Purpose::Invitations;
            let of = |(purpose, decision, text): (usize, usize, u8)| {
                decided(Purpose::ALL[purpose], Decision::ALL[decision], text)
            };
            let mut all: Vec<Consent> = before.into_iter().map(of).collect();
            all.push(decided(purpose, Decision::ALL[last], 1));
            all.extend(others.into_iter().map(of).filter(|other| other.purpose != purpose));
            let expected = [Standing::Live, Standing::Declined, Standing::Withdrawn][last];
            prop_assert_eq!(Standing::of(&all, purpose, &[[1; 32]]), expected);
        }
    }
}
