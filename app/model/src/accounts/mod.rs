//! Accounts: how a person joins, signs in, is called, and leaves.

mod address;
mod code;
mod membership;
mod pseudonym;

pub use address::{EmailAddress, InvalidAddress};
pub use code::SignInCode;
pub use membership::{ForbiddenChange, Membership};
pub use pseudonym::{Pseudonym, PseudonymProblem, suggest};
