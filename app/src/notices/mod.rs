//! The privacy notice in its versions, and the accessibility statement.

pub mod accessibility;
pub mod notice;
