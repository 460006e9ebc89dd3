//! What an administrator sets and words: settings, texts of the site, and what of both is in force.

pub mod change;
pub mod in_force;
pub mod places;
pub mod texts;
pub mod words;
