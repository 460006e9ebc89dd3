//! The city's own people: signing in with a second factor, and where their work begins.

pub mod acts;
pub mod home;
pub mod second_factor;
