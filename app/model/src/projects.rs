//! Research projects: what for, for which service, until when, and with whom answers are shared.

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
    /// From when on.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
}
