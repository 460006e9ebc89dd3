//! What the data protection officer watches over: settings, roles, consents, retention, the security log.
//! Nothing of a member's can be changed here.

pub mod consents;
pub mod home;
pub mod retention;
pub mod rights;
pub mod roles;
pub mod security;
pub mod settings;

use model::text::TextProblem;

use crate::{Fields, Visit, projects::text_problem, ui::form::Errors};

/// How a text is cleaned: as one line, or as several.
pub type Clean = fn(&str, u32) -> Result<String, TextProblem>;

/// A text as typed, which has to be there; what is wrong with it is told at its field.
pub fn read_text(
    visit: &Visit,
    fields: &Fields,
    (id, most, clean): (&str, u32, Clean),
    missing: String,
    errors: &mut Errors,
) -> String {
    match clean(fields.get(id), most) {
        Ok(text) if text.is_empty() => errors.add(id, missing),
        Ok(text) => return text,
        Err(problem) => errors.add(id, text_problem(visit, problem)),
    }
    String::new()
}
