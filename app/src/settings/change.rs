//! An administrator changes settings; each says what it does, what it is by itself, and its limits.

use axum::response::Response;
use leptos::prelude::*;
use model::settings::{Limits, Setting, Settings};
use store::{
    Tx,
    audit::Act,
    notices,
    settings::{self, Changed},
    vault::Anchor,
};

use super::{in_force::settings_of, words};
use crate::{
    Failure, Fields, Visit,
    notices::notice,
    staff::acts,
    t,
    ui::form::{self, Errors, Field, Typing},
};

/// `GET /staff/settings`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    let (changed, settings) = read(&visit).await?;
    let mut fields = Fields::default();
    fields.set("revision", settings::revision(&changed).to_string());
    for setting in Setting::ALL {
        fields.set(setting.name(), settings.get(setting));
    }
    Ok(render(&visit, &settings, &fields, &Errors::default()))
}

/// `POST /staff/settings`
pub async fn submit(visit: Visit, mut fields: Fields) -> Result<Response, Failure> {
    let (changed, before) = read(&visit).await?;
    let mut next = before;
    let mut errors = Errors::default();
    for setting in Setting::ALL {
        let typed = fields.get(setting.name());
        // What the configuration says may lie outside the limits, and stays until it is changed.
        if typed.trim() == before.get(setting) {
            continue;
        }
        if let Err(problem) = next.set(setting, typed) {
            errors.add(setting.name(), words::problem(&visit, problem));
        }
    }
    if !errors.is_empty() {
        return Ok(render(&visit, &before, &fields, &errors));
    }
    let seen = fields.number("revision").ok_or(Failure::Unreadable)?;
    if next == before {
        return Ok(visit.go_to_saying("/staff/settings", "saved"));
    }
    let flash = match save(&visit, seen, &before, &next).await {
        Ok(true) => "notice-published",
        Ok(false) => "saved",
        Err(SaveProblem::ChangedMeanwhile) => {
            fields.replace("revision", settings::revision(&changed).to_string());
            let errors =
                Errors::one(Setting::ALL[0].name(), t!(visit, "settings-changed-meanwhile"));
            return Ok(render(&visit, &before, &fields, &errors));
        }
        Err(SaveProblem::Failed(failure)) => return Err(failure),
    };
    visit.kanssa.reread().await?;
    Ok(visit.go_to_saying("/staff/settings", flash))
}

async fn read(visit: &Visit) -> Result<(Vec<Changed>, Settings), Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let changed = settings::list(&mut conn).await?;
    let settings = settings_of(&visit.kanssa.site, &changed);
    Ok((changed, settings))
}

enum SaveProblem {
    ChangedMeanwhile,
    Failed(Failure),
}

impl From<store::Error> for SaveProblem {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Conflict => Self::ChangedMeanwhile,
            other => Self::Failed(other.into()),
        }
    }
}

impl From<Failure> for SaveProblem {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// The changes, their entries in the log, and the notice that tells of them: all or nothing. Gives
/// whether the notice has a new version.
async fn save(
    visit: &Visit,
    seen: i64,
    before: &Settings,
    next: &Settings,
) -> Result<bool, SaveProblem> {
    let changes: Vec<(Setting, String)> =
        before.changed_in(next).map(|setting| (setting, next.get(setting))).collect();
    let mut tx = visit.kanssa.db.begin().await?;
    settings::save(&mut tx, seen, &changes, visit.staff()?, visit.now).await?;
    let mut anchor = None;
    for (setting, value) in changes {
        let reason = format!("{} -> {value}", before.get(setting));
        let object = ("setting", setting.name());
        anchor = Some(acts::add(visit, &mut tx, Act::SettingChanged, object, &reason).await?);
    }
    let published = publish_notice(visit, &mut tx, before, next).await?;
    if let Some(anchor) = published.or(anchor) {
        acts::commit_anchored(visit, tx, anchor).await?;
    }
    Ok(published.is_some())
}

/// What the notice says of a setting goes on being true: it gets a new version where it names it.
async fn publish_notice(
    visit: &Visit,
    tx: &mut Tx,
    before: &Settings,
    next: &Settings,
) -> Result<Option<Anchor>, SaveProblem> {
    let site = &visit.kanssa.site;
    let (former, new) = (notice::of_site(site, before), notice::of_site(site, next));
    let Some(new) = new.filter(|new| former.as_ref() != Some(new)) else { return Ok(None) };
    let version = notices::publish(tx, &new, visit.now).await?.to_string();
    let object = ("notice", version.as_str());
    Ok(Some(acts::add(visit, tx, Act::NoticePublished, object, "setting changed").await?))
}

fn render(visit: &Visit, settings: &Settings, fields: &Fields, errors: &Errors) -> Response {
    let title = t!(visit, "settings-title");
    let heading = title.clone();
    let body = || {
        let inputs = Setting::ALL
            .map(|setting| input(visit, setting, settings, fields, errors))
            .collect_view();
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <p>{t!(visit, "settings-lead")}</p>
            <form method="post" action="/staff/settings" novalidate>
                <input type="hidden" name="revision" value=fields.get("revision").to_owned()/>
                {inputs}
                {form::submit(t!(visit, "projects-save"))}
            </form>
            <p><a href="/staff/texts">{t!(visit, "settings-texts-title")}</a></p>
            <p><a href="/staff/places">{t!(visit, "settings-places-title")}</a></p>
        }
    };
    visit.form_page(&title, errors, body)
}

fn input(
    visit: &Visit,
    setting: Setting,
    settings: &Settings,
    fields: &Fields,
    errors: &Errors,
) -> AnyView {
    let by_itself = words::value(visit, &visit.kanssa.site.settings().get(setting));
    let now = words::value(visit, &settings.get(setting));
    let hint = [
        Some(words::does(visit, setting)),
        words::limits(visit, setting),
        Some(t!(visit, "settings-now", value = now)),
        Some(t!(visit, "settings-default", value = by_itself)),
    ];
    let field = Field {
        id: setting.name(),
        label: words::label(visit, setting),
        hint: Some(hint.into_iter().flatten().collect::<Vec<_>>().join(" ")),
        error: errors.of(setting.name()),
    };
    let typed = fields.get(setting.name());
    match setting.limits() {
        Limits::YesOrNo => {
            let options = ["yes", "no"];
            let options = options.map(|name| (name.to_owned(), words::value(visit, name)));
            form::select(&field, options.to_vec(), typed)
        }
        Limits::Between { .. } => {
            let typing =
                Typing { kind: "text", autocomplete: "off", inputmode: "numeric", is_code: false };
            form::text_input(&field, typed, typing)
        }
    }
}
