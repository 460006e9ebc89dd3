//! What the data protection officer watches over: settings, roles, consents, retention, the security log.
//! Nothing of a member's can be changed here.

pub mod consents;
pub mod home;
pub mod retention;
pub mod roles;
pub mod security;
pub mod settings;
