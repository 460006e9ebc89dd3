//! What an entry of the audit log is about, in words: which setting, from what to what, whose roles.

use leptos::prelude::*;
use model::{
    language::Language, projects::Access, settings::Setting, site_texts::SiteText, staff::Role,
};
use store::{
    audit::{Act, Named},
    staff::Listed,
};
use uuid::Uuid;

use super::accounts::name_of;
use crate::{
    Visit,
    projects::{list::access_words, owners},
    settings::words,
    t, texts,
};

/// The object and the reason, each in words; nothing where the act says it all.
pub fn words(visit: &Visit, entry: &Named, people: &[Listed]) -> Vec<String> {
    [object(visit, entry, people), reason(visit, entry)].into_iter().flatten().collect()
}

/// The id of the thing, the same in every language.
pub fn id(entry: &Named) -> Option<AnyView> {
    let id = entry.object.parse::<Uuid>().ok()?;
    Some(view! { " · " <code lang="en">{id.to_string()}</code> }.into_any())
}

fn object(visit: &Visit, entry: &Named, people: &[Listed]) -> Option<String> {
    let name = entry.object.as_str();
    match entry.object_kind.as_str() {
        "setting" if name == "places" => Some(t!(visit, "settings-places-title")),
        "setting" => {
            let setting = Setting::ALL.into_iter().find(|setting| setting.name() == name);
            Some(setting.map_or_else(|| name.to_owned(), |known| words::label(visit, known)))
        }
        "site-text" => {
            let text: Option<SiteText> = name.parse().ok();
            Some(text.map_or_else(|| name.to_owned(), |known| words::text_label(visit, known)))
        }
        "notice" => Some(t!(visit, "staff-log-version", version = name)),
        "staff" => {
            let id: Uuid = name.parse().ok()?;
            let person = people.iter().find(|person| person.id == id)?;
            Some(name_of(visit, person))
        }
        // Names of keys; ids stand by themselves.
        _ => (!name.is_empty() && name.parse::<Uuid>().is_err()).then(|| name.to_owned()),
    }
}

fn reason(visit: &Visit, entry: &Named) -> Option<String> {
    let reason = entry.reason.as_str();
    let act = Act::ALL.into_iter().find(|act| act.name() == entry.act);
    let known = match (act, reason) {
        (Some(Act::AccessChanged), "removed") => Some(t!(visit, "staff-log-access-removed")),
        (Some(Act::AccessChanged), access) => {
            access.parse::<Access>().ok().map(|access| access_words(visit, access))
        }
        (Some(Act::OwnershipTransferred), _) => owners::transfer_words(visit, reason),
        (Some(Act::SettingChanged), _) => changed(visit, reason),
        (Some(Act::RolesChanged | Act::StaffRemoved), _) => roles(visit, reason),
        (Some(Act::SiteTextChanged), "") => Some(t!(visit, "staff-log-text-removed")),
        (Some(Act::SiteTextChanged), _) => languages(reason),
        // What somebody typed stays as it is.
        (
            Some(
                Act::FileAsked
                | Act::RightsRequestAdded
                | Act::RightsRequestExtended
                | Act::RightsRequestAnswered
                | Act::SecurityAsked
                | Act::SecurityGranted
                | Act::SecurityRefused
                | Act::SecurityRead,
            ),
            _,
        ) => None,
        (Some(Act::LogRead), "file") => Some("CSV".to_owned()),
        (_, "copy") => Some(t!(visit, "staff-log-copy")),
        (_, "settings") => Some(t!(visit, "tasks-settings")),
        (_, "questions") => Some(t!(visit, "tasks-questions")),
        (_, "one") => Some(t!(visit, "staff-log-one")),
        (_, "all") => Some(t!(visit, "staff-log-all")),
        (_, "register") => Some(t!(visit, "staff-log-register")),
        (_, "setting changed") => Some(t!(visit, "staff-log-setting-changed")),
        (_, "start-up with changed text or configuration") => Some(t!(visit, "staff-log-start-up")),
        (_, "command line") => Some(t!(visit, "staff-log-command-line")),
        // The act says as much.
        (_, "verified" | "") => return None,
        _ => None,
    };
    // Typed by somebody, or by a later version: as it is.
    known.or_else(|| (!reason.is_empty()).then(|| reason.to_owned()))
}

fn changed(visit: &Visit, reason: &str) -> Option<String> {
    let (before, now) = reason.split_once(" -> ")?;
    Some(format!("{} → {}", words::value(visit, before), words::value(visit, now)))
}

fn roles(visit: &Visit, names: &str) -> Option<String> {
    let roles: Result<Vec<Role>, _> = names.split_whitespace().map(str::parse).collect();
    let roles = roles.ok().filter(|roles| !roles.is_empty())?;
    let words: Vec<String> = roles.iter().map(|role| texts::role(visit.language, *role)).collect();
    Some(words.join(", "))
}

fn languages(tags: &str) -> Option<String> {
    let languages: Result<Vec<Language>, _> = tags.split_whitespace().map(str::parse).collect();
    let names: Vec<&str> = languages.ok()?.into_iter().map(Language::own_name).collect();
    Some(names.join(", "))
}
