//! Research projects, as the staff who work in them see them. For others they do not exist.

pub mod colleagues;
pub mod edit;
pub mod list;
pub mod owners;
pub mod partners;
pub mod show;
pub mod transfer;

use model::{
    language::{Language, Texts},
    projects::Access,
    staff::Role,
    text::TextProblem,
    time::Timestamp,
};
use store::{Session, projects};
use uuid::Uuid;

use crate::{Failure, Fields, Visit, dates, t, ui::form::Errors};

/// Whose projects they are.
pub const MAKERS: &[Role] = &[Role::Researcher];

/// What this member of staff may do with a project, if it is at least `needed`. Whoever is not of
/// the project is told that there is none.
pub async fn check_access(
    visit: &Visit,
    on: &mut impl Session,
    project: Uuid,
    needed: Access,
) -> Result<Access, Failure> {
    let access = projects::find_access(on, project, visit.staff()?).await?;
    let access = access.ok_or(Failure::NotFound)?;
    if access >= needed { Ok(access) } else { Err(Failure::Forbidden) }
}

/// A span of whole days from two fields: its first instant, and the first one after it.
pub fn read_span(
    visit: &Visit,
    fields: &Fields,
    (first, last): (&str, &str),
    errors: &mut Errors,
) -> Option<(Timestamp, Timestamp)> {
    let zone = &visit.kanssa.site.time_zone;
    let from = dates::read_day(fields.get(first), zone);
    let until = dates::read_last_day(fields.get(last), zone);
    for (id, read) in [(first, from), (last, until)] {
        if read.is_none() {
            errors.add(id, day_problem(visit, fields.get(id)));
        }
    }
    let span = from.zip(until)?;
    if span.1 <= span.0 {
        errors.add(last, t!(visit, "projects-ends-before"));
        return None;
    }
    Some(span)
}

/// What is wrong with a day that cannot be read: none was chosen, or it is written otherwise.
pub fn day_problem(visit: &Visit, typed: &str) -> String {
    if typed.trim().is_empty() {
        t!(visit, "projects-day-missing")
    } else {
        t!(visit, "projects-day-wrong")
    }
}

/// The same of a day with a time of day.
pub fn moment_problem(visit: &Visit, typed: &str) -> String {
    if typed.trim().is_empty() {
        t!(visit, "tasks-moment-missing")
    } else {
        t!(visit, "tasks-moment-wrong")
    }
}

/// A text in three languages as typed. What is wrong is noted at the field of its language, named by
/// what the fields ask (`label`).
pub fn read_texts(
    visit: &Visit,
    fields: &Fields,
    (ids, label): ([&str; 3], &str),
    clean: impl Fn(&str) -> Result<String, TextProblem>,
    errors: &mut Errors,
) -> Texts {
    fields.texts(ids, clean, |place, problem| {
        let language = Language::ALL[place].own_name();
        let problem = text_problem(visit, problem);
        let named =
            t!(visit, "projects-text-named", field = label, language = language, problem = problem);
        errors.add(ids[place], named);
    })
}

/// The id of the field of one language.
pub fn id_in(ids: [&'static str; 3], language: Language) -> &'static str {
    let place = Language::ALL.iter().position(|known| *known == language);
    ids[place.unwrap_or_default()]
}

/// A country of the European Economic Area by name.
pub fn country(visit: &Visit, code: &str) -> String {
    t!(visit, "projects-country", code = code)
}

/// What is wrong with a typed text, in words.
pub fn text_problem(visit: &Visit, problem: TextProblem) -> String {
    match problem {
        TextProblem::TooLong { most } => {
            t!(visit, "projects-text-too-long", most = dates::number(most, visit.language))
        }
        TextProblem::ControlCharacter => t!(visit, "projects-text-control"),
    }
}
