//! Research projects: what for, for which service, until when, and with whom answers are shared.

use std::str::FromStr;

use crate::{language::Texts, time::Timestamp};

/// A research project of the city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// Its name.
    pub name: Texts,
    /// What the city wants to find out and what for (R8).
    pub purpose: Texts,
    /// The service it is about (R8).
    pub service: Texts,
    /// Its first day.
    pub starts: Timestamp,
    /// The instant at which its last day is over.
    pub ends: Timestamp,
    /// Who outside the project will see answers; none by default (R28).
    pub partners: Vec<Partner>,
}

/// Somebody outside the project who will see pseudonymised answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// The partner's name.
    pub name: String,
    /// What they do with the answers.
    pub role: Texts,
    /// The contract under which they do it (R54).
    pub contract: String,
    /// Where they keep the answers: a country of the EEA (R32).
    pub place: String,
    /// From when on.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
}

/// What a member of staff may do with a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Access {
    /// Read it and its results.
    Read,
    /// Also change it and its tasks.
    Edit,
    /// Also say who else may.
    Own,
}

impl Access {
    /// Every access, the least first.
    pub const ALL: [Self; 3] = [Self::Read, Self::Edit, Self::Own];

    /// The access's name in the database and in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Edit => "edit",
            Self::Own => "own",
        }
    }
}

impl FromStr for Access {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|access| access.name() == name).ok_or(())
    }
}

/// What becomes of those who owned a project when an administrator gives it to somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Former {
    /// They stay, and may read and edit.
    Stays,
    /// They are taken out of the project.
    Leaves,
}

impl Former {
    /// Both, as a form offers them.
    pub const ALL: [Self; 2] = [Self::Leaves, Self::Stays];

    /// Its name in forms and in the log.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stays => "stays",
            Self::Leaves => "leaves",
        }
    }
}

impl FromStr for Former {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|former| former.name() == name).ok_or(())
    }
}

/// Why a project is given to somebody else. Chosen, not typed: the log never holds content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransferReason {
    /// Who owned it no longer works for the city.
    Left,
    /// Who owned it does other work now.
    Duties,
    /// Who owned it is away for long.
    Away,
    /// Nobody owned it.
    Unowned,
}

impl TransferReason {
    /// Every reason, as a form offers them.
    pub const ALL: [Self; 4] = [Self::Left, Self::Duties, Self::Away, Self::Unowned];

    /// Its name in forms and in the log.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Duties => "duties",
            Self::Away => "away",
            Self::Unowned => "unowned",
        }
    }
}

impl FromStr for TransferReason {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|reason| reason.name() == name).ok_or(())
    }
}

/// The countries of the European Economic Area by their ISO 3166 codes: no answer leaves it (R32).
pub const EEA: [&str; 30] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS",
    "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];
