//! The city's own people: signing in with a second factor, where their work begins, their accounts,
//! and the log of what they do.

pub mod accounts;
pub mod acts;
pub mod authenticator;
pub mod details;
pub mod ending;
pub mod home;
pub mod log;
pub mod log_file;
pub mod renewal;
pub mod resetting;
pub mod second_factor;

use model::staff::Role;

/// Who keeps the accounts of staff.
pub const ADMINS: &[Role] = &[Role::Admin];
/// Who watches over what staff do.
pub const OFFICERS: &[Role] = &[Role::Dpo];
