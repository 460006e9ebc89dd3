//! The rules by which what has had its time is removed, each counted in the certificate of a run.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{chain, chain::Hash};

/// One thing that ends by itself (R35).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Members are told that their membership ends in a month.
    FirstNotices,
    /// They are told once more, a week before.
    SecondNotices,
    /// Members of whom nothing was heard for half a year are erased.
    SilentMembers,
    /// Members who have left are erased: at once, so nothing of it is ever due.
    LeftMembers,
    /// Links in mails, by which something is said without signing in, end.
    MailLinks,
    /// Sign-ins that were asked for end.
    SignInRequests,
    /// Sign-ins end.
    SignIns,
    /// Mails that could not be delivered in time are given up.
    Mails,
    /// Counters against abuse end.
    Counters,
    /// Entries of the security log are removed, and their keys destroyed.
    SecurityLog,
    /// What was asked of the security log is removed.
    SecurityLookups,
    /// Answered requests about rights are removed from their register.
    RightsRequests,
    /// What somebody wrote without signing in is removed.
    VisitorMessages,
    /// Files of answers are removed.
    Files,
    /// Photos that no answer names are removed.
    Photos,
    /// Answers that were begun and can no longer be sent are removed.
    Drafts,
    /// Something could not be carried out for somebody: it has to be looked at.
    PassedOver,
}

impl Rule {
    /// Every rule, in the order in which a run goes through them.
    pub const ALL: [Self; 17] = [
        Self::Drafts,
        Self::SignInRequests,
        Self::Mails,
        Self::SignIns,
        Self::Counters,
        Self::SecurityLog,
        Self::SecurityLookups,
        Self::RightsRequests,
        Self::VisitorMessages,
        Self::Files,
        Self::Photos,
        Self::MailLinks,
        Self::FirstNotices,
        Self::SecondNotices,
        Self::SilentMembers,
        Self::LeftMembers,
        Self::PassedOver,
    ];

    /// The rule's name in the database, in certificates and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FirstNotices => "first-notices",
            Self::SecondNotices => "second-notices",
            Self::SilentMembers => "silent-members",
            Self::LeftMembers => "left-members",
            Self::MailLinks => "mail-links",
            Self::SignInRequests => "sign-in-requests",
            Self::SignIns => "sign-ins",
            Self::Mails => "mails",
            Self::Counters => "counters",
            Self::SecurityLog => "security-log",
            Self::SecurityLookups => "security-lookups",
            Self::RightsRequests => "rights-requests",
            Self::VisitorMessages => "visitor-messages",
            Self::Files => "files",
            Self::Photos => "photos",
            Self::Drafts => "drafts",
            Self::PassedOver => "passed-over",
        }
    }
}

impl std::str::FromStr for Rule {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|rule| rule.name() == name).ok_or(())
    }
}

/// How often each rule was carried out; rules that were not are not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Counts(pub BTreeMap<Rule, u64>);

impl Counts {
    /// How often a rule was carried out.
    pub fn of(&self, rule: Rule) -> u64 {
        self.0.get(&rule).copied().unwrap_or_default()
    }

    /// Counts a rule so many times more.
    pub fn add(&mut self, rule: Rule, count: u64) {
        if count > 0 {
            *self.0.entry(rule).or_default() += count;
        }
    }

    /// What the chain of certificates holds of a run: as of when, when it ended, and every count.
    pub fn commitment(&self, as_of: i64, finished_at: i64) -> Hash {
        let counts: Vec<[u8; 8]> = self.0.values().map(|count| count.to_le_bytes()).collect();
        let times = [as_of.to_le_bytes(), finished_at.to_le_bytes()];
        let names = self.0.keys().map(|rule| rule.name().as_bytes());
        let rules = names.zip(&counts).flat_map(|(name, count)| [name, &count[..]]);
        chain::commit(b"retention", times.iter().map(|time| &time[..]).chain(rules))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back_and_every_rule_is_run() {
        for rule in Rule::ALL {
            assert_eq!(rule.name().parse(), Ok(rule));
            assert_eq!(serde_json::to_string(&rule).unwrap(), format!("\"{}\"", rule.name()));
        }
        let different: std::collections::BTreeSet<Rule> = Rule::ALL.into_iter().collect();
        assert_eq!(different.len(), Rule::ALL.len());
    }

    #[test]
    fn r35_a_certificate_commits_to_every_count() {
        let mut counts = Counts::default();
        counts.add(Rule::Mails, 0);
        assert_eq!(counts, Counts::default(), "nothing done is nothing counted");
        counts.add(Rule::Mails, 2);
        counts.add(Rule::Mails, 1);
        assert_eq!(counts.of(Rule::Mails), 3);
        let commitment = counts.commitment(1, 2);
        assert_ne!(commitment, counts.commitment(2, 2));
        assert_ne!(commitment, counts.commitment(1, 3));
        let mut others = counts.clone();
        others.add(Rule::Photos, 1);
        assert_ne!(commitment, others.commitment(1, 2));
        let of_another = Counts([(Rule::Photos, 3)].into());
        assert_ne!(commitment, of_another.commitment(1, 2));
    }
}
