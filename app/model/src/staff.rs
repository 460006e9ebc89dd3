//! Roles, and who may do what.

use std::{fmt, str::FromStr};

/// What a member of staff may do. Staff hold one or more; members hold none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Keeps the discussion decent; sees pseudonyms only.
    Moderator,
    /// Builds tasks and reads results of own projects.
    Researcher,
    /// Arranges events and rewards; sees contact data by data request only.
    Coordinator,
    /// Reports rewards to the Tax Administration.
    Payroll,
    /// Manages staff and settings; sees no content.
    Admin,
    /// The data protection officer: audit, consents, retention.
    Dpo,
}

impl Role {
    /// Every role of staff.
    pub const ALL: [Self; 6] = [
        Self::Moderator,
        Self::Researcher,
        Self::Coordinator,
        Self::Payroll,
        Self::Admin,
        Self::Dpo,
    ];

    /// The role's name in the database, on the command line and in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Moderator => "moderator",
            Self::Researcher => "researcher",
            Self::Coordinator => "coordinator",
            Self::Payroll => "payroll",
            Self::Admin => "admin",
            Self::Dpo => "dpo",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// The name is none of the roles'.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a role; roles are moderator, researcher, coordinator, payroll, admin, dpo")]
pub struct UnknownRole;

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|role| role.name() == name).ok_or(UnknownRole)
    }
}

/// Who is asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Nobody is signed in.
    Visitor,
    /// A member who has yet to choose a pseudonym.
    Newcomer,
    /// A member.
    Member,
    /// A member whose data are kept and not used (R47).
    Frozen,
    /// Staff, with the roles they hold.
    Staff(Vec<Role>),
}

/// Who may use a page or a server function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Everybody.
    Anyone,
    /// Members, also before they have a pseudonym or while their data are frozen.
    Joined,
    /// Members, also while their data are frozen: what is theirs to see and to decide (R47).
    Own,
    /// Members who take part.
    Member,
    /// Anyone signed in: members and staff.
    SignedIn,
    /// Staff of any role.
    AnyStaff,
    /// Staff who hold at least one of these roles.
    Staff(&'static [Role]),
}

impl Guard {
    /// Whether this actor may.
    pub fn admits(self, actor: &Actor) -> bool {
        match (self, actor) {
            (Self::Anyone, _)
            | (Self::Joined, Actor::Newcomer | Actor::Member | Actor::Frozen)
            | (Self::Own, Actor::Member | Actor::Frozen)
            | (Self::Member, Actor::Member)
            | (Self::SignedIn, Actor::Newcomer | Actor::Member | Actor::Frozen | Actor::Staff(_))
            | (Self::AnyStaff, Actor::Staff(_)) => true,
            (Self::Staff(roles), Actor::Staff(held)) => {
                held.iter().any(|role| roles.contains(role))
            }
            _ => false,
        }
    }
}
