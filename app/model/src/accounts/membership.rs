//! The states of a membership and the only ways between them (R10).

use std::{fmt, str::FromStr};

/// Where a membership stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Membership {
    /// Consent given, no pseudonym yet.
    Pending,
    /// Takes part.
    Active,
    /// Has not been active for a while and has been told so (R34).
    Dormant,
    /// Their data are kept and not used, until they say otherwise (R47).
    Frozen,
    /// Asked to leave; erasure is under way.
    Leaving,
    /// Nothing is left; the state exists only as the end of the others.
    Erased,
}

/// The change is not one of the allowed ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a membership cannot go from {from} to {to}")]
pub struct ForbiddenChange {
    /// The state it was in.
    pub from: Membership,
    /// The state asked for.
    pub to: Membership,
}

impl Membership {
    /// Every state.
    pub const ALL: [Self; 6] =
        [Self::Pending, Self::Active, Self::Dormant, Self::Frozen, Self::Leaving, Self::Erased];

    /// The state's name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Active => "active",
            Self::Dormant => "dormant",
            Self::Frozen => "frozen",
            Self::Leaving => "leaving",
            Self::Erased => "erased",
        }
    }

    /// Moves to another state, if that is allowed.
    pub fn change(self, to: Self) -> Result<Self, ForbiddenChange> {
        let allowed = matches!(
            (self, to),
            (Self::Pending | Self::Dormant | Self::Frozen, Self::Active)
                | (Self::Active, Self::Dormant)
                | (Self::Active | Self::Dormant, Self::Frozen)
                | (Self::Pending | Self::Active | Self::Dormant | Self::Frozen, Self::Leaving)
                | (Self::Leaving, Self::Erased)
        );
        if allowed { Ok(to) } else { Err(ForbiddenChange { from: self, to }) }
    }
}

impl fmt::Display for Membership {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Membership {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|state| state.name() == name).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::Membership::{self, *};

    #[test]
    fn r10_only_the_allowed_changes_are_possible() {
        let allowed = [
            (Pending, Active),
            (Pending, Leaving),
            (Active, Dormant),
            (Active, Frozen),
            (Active, Leaving),
            (Dormant, Active),
            (Dormant, Leaving),
            (Dormant, Frozen),
            (Frozen, Active),
            (Frozen, Leaving),
            (Leaving, Erased),
        ];
        for from in Membership::ALL {
            for to in Membership::ALL {
                assert_eq!(
                    from.change(to).is_ok(),
                    allowed.contains(&(from, to)),
                    "{from} to {to}"
                );
            }
        }
    }

    #[test]
    fn names_are_read_back() {
        for state in Membership::ALL {
            assert_eq!(state.name().parse(), Ok(state));
        }
    }
}
