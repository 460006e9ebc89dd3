//! What the data protection officer watches over: settings, roles, consents. Nothing can be changed
//! here.

pub mod consents;
pub mod home;
pub mod retention;
pub mod roles;
pub mod security;
pub mod settings;
