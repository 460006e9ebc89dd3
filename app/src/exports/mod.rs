//! Answers as files for research: asked for with a reason, made by a job, downloaded, deleted, and
//! seen by those whose answers they are.

pub mod ask;
pub mod disclosures;
pub mod download;
pub mod given;
pub mod mine;
pub mod show;

use leptos::prelude::*;
use model::{
    exports::{Format, State},
    language::Language,
    projects::Access,
};
use store::{
    Session,
    exports::{self, Export},
};
use uuid::Uuid;

use crate::{Failure, Visit, projects::check_access, t, ui};

/// The kind of job that makes a file.
pub const EXPORT_JOB: &str = "export";

/// A file of a project that the visitor works in. For others there is none.
async fn get_of_staff(visit: &Visit, on: &mut impl Session, id: Uuid) -> Result<Export, Failure> {
    let export = exports::get(on, id).await?;
    // Whoever has copies can say that they are deleted, also when they have left the project.
    if !is_mine(visit, &export)? {
        check_access(visit, on, export.project, Access::Read).await?;
    }
    Ok(export)
}

/// Whether the visitor asked for the file: nobody else downloads it.
fn is_mine(visit: &Visit, export: &Export) -> Result<bool, Failure> {
    Ok(export.staff == Some(visit.staff()?))
}

/// Whether the visitor can say that the copies are deleted: whoever has them, or, once that account
/// is ended, a colleague who edits the project.
async fn answers_for_copies(
    visit: &Visit,
    on: &mut impl Session,
    export: &Export,
) -> Result<bool, Failure> {
    if is_mine(visit, export)? || export.staff_name.is_some() {
        return is_mine(visit, export);
    }
    let access = store::projects::find_access(on, export.project, visit.staff()?).await?;
    Ok(access.is_some_and(|access| access >= Access::Edit))
}

/// What a form is called.
fn format_words(visit: &Visit, format: Format) -> String {
    match format {
        Format::Xlsx => t!(visit, "exports-format-xlsx"),
        Format::CsvExcel => t!(visit, "exports-format-csv-excel"),
        Format::Csv => t!(visit, "exports-format-csv"),
        Format::Json => t!(visit, "exports-format-json"),
    }
}

fn state_words(visit: &Visit, export: &Export) -> String {
    match export.state {
        State::Making => t!(visit, "exports-state-making"),
        State::Ready => t!(visit, "exports-state-ready"),
        State::Withdrawn => t!(visit, "exports-state-withdrawn"),
        State::Expired => t!(visit, "exports-state-expired"),
        State::Failed => t!(visit, "exports-state-failed"),
    }
}

/// Who gets it: the city, or a partner by name.
fn recipient_words(visit: &Visit, partner: Option<&str>) -> String {
    partner.map_or_else(|| t!(visit, "exports-for-city"), str::to_owned)
}

/// Who asked for it.
fn staff_words(visit: &Visit, export: &Export) -> String {
    match &export.staff_name {
        Some(name) if !name.is_empty() => name.clone(),
        Some(_) => t!(visit, "staff-account-nameless"),
        None => t!(visit, "staff-log-ended"),
    }
}

/// How it stands with the copies that are out; nothing as long as there are none.
fn copies(visit: &Visit, export: &Export) -> Option<AnyView> {
    let downloaded = export.downloaded_at?;
    let rest = match export.deleted_at {
        Some(at) => view! { {t!(visit, "exports-deleted-at")} " " {ui::day(visit, at)} }.into_any(),
        None if export.is_overdue(visit.now) => {
            view! { <strong>{t!(visit, "exports-overdue")}</strong> }.into_any()
        }
        None => t!(visit, "exports-not-deleted").into_any(),
    };
    Some(
        view! { {t!(visit, "exports-downloaded-at")} " " {ui::day(visit, downloaded)} ". " {rest} }
            .into_any(),
    )
}

/// Under which heading a list of files stands.
#[derive(Clone, Copy)]
enum Below {
    /// The page's own.
    Page,
    /// One of a section.
    Section,
}

/// Files in a list, each with what everyone who answers for them needs to know.
fn cards(visit: &Visit, exports: &[Export], below: Below) -> AnyView {
    let cards = exports.iter().map(|export| card(visit, export, below)).collect_view();
    view! { <ul class="cards">{cards}</ul> }.into_any()
}

fn card(visit: &Visit, export: &Export, below: Below) -> AnyView {
    let title = ui::shown(export.title.shown(visit.language, export.main_language));
    let link = view! { <a href=format!("/staff/files/{}", export.id)>{title}</a> };
    let heading = match below {
        Below::Page => view! { <h2>{link}</h2> }.into_any(),
        Below::Section => view! { <h3>{link}</h3> }.into_any(),
    };
    view! {
        <li class="card">
            {heading}
            <p class="card__facts">
                <span>{state_words(visit, export)}</span>
                <span>{recipient_words(visit, export.partner_name.as_deref())}</span>
                <span>{format_words(visit, export.format)}</span>
                <span>{content_words(visit, export.own_words)}</span>
            </p>
            {answered_for(visit, export)}
        </li>
    }
    .into_any()
}

/// Whether a file has what people wrote in words of their own.
fn content_words(visit: &Visit, own_words: bool) -> String {
    if own_words {
        t!(visit, "exports-with-own-words")
    } else {
        t!(visit, "exports-without-own-words")
    }
}

/// Who asked for a file, when and why, until when copies may be kept, and how it stands with them.
fn answered_for(visit: &Visit, export: &Export) -> AnyView {
    let copies = copies(visit, export).map(|copies| view! { <p>{copies}</p> });
    view! {
        <p>{staff_words(visit, export)} ", " {ui::moment(visit, export.asked_at)} ": " <q>{export.reason.clone()}</q></p>
        <p>{t!(visit, "exports-delete-by")} ": " {ui::last_day(visit, export.delete_by)}</p>
        {copies}
    }
    .into_any()
}

/// A length in the units of the language: "12 kB", "3 400 kt".
fn size_words(visit: &Visit, bytes: u64) -> String {
    let kilobytes = u32::try_from(bytes.div_ceil(1_000)).unwrap_or(u32::MAX);
    let number = crate::dates::number(kilobytes, visit.language);
    let unit = if visit.language == Language::Fi { "kt" } else { "kB" };
    format!("{number} {unit}")
}
