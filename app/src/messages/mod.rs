//! Messages to whoever keeps the register, under the pseudonym, and the answers to them.

pub mod contact;
pub mod inbox;
