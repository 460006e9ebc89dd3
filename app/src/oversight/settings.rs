//! The settings in force, and which texts of the site the city words itself: since when, by whom.

use axum::response::Response;
use leptos::prelude::*;
use model::{
    results::Guard,
    settings::Setting,
    site_texts::SiteText,
    time::{Duration, Timestamp},
};
use store::{
    sessions, settings,
    settings::Changed,
    sign_in,
    site_texts::{self, Worded},
};

use super::home;
use crate::{
    Failure, Visit, dates,
    settings::{in_force::settings_of, words},
    t, ui,
};

/// `GET /staff/oversight/settings`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let changed = settings::list(&mut conn).await?;
    let worded = site_texts::list(&mut conn).await?;
    drop(conn);
    let in_force = settings_of(&visit.kanssa.site, &changed);
    let by_itself = visit.kanssa.site.settings();
    let title = t!(visit, "oversight-settings");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let settings = Setting::ALL
            .map(|setting| {
                let last = changed.iter().find(|changed| changed.name == setting.name());
                view! {
                    <li class="card">
                        <h3>{words::label(&visit, setting)}</h3>
                        <dl class="facts">
                            <dt>{t!(visit, "oversight-in-force")}</dt>
                            <dd>{words::value(&visit, &in_force.get(setting))}</dd>
                            <dt>{t!(visit, "oversight-default")}</dt>
                            <dd>{words::value(&visit, &by_itself.get(setting))}</dd>
                            <dt>{t!(visit, "oversight-changed")}</dt>
                            <dd>{last.map_or_else(|| never(&visit), |last| change(&visit, last))}</dd>
                        </dl>
                    </li>
                }
            })
            .collect_view();
        let texts = SiteText::ALL
            .map(|text| {
                let last = worded.iter().find(|worded| worded.text == text);
                view! {
                    <dt>{words::text_label(&visit, text)}</dt>
                    <dd>{last.map_or_else(|| never(&visit), |last| wording(&visit, last))}</dd>
                }
            })
            .collect_view();
        view! {
            {home::back(&visit)}
            <h1>{heading}</h1>
            <h2>{t!(visit, "oversight-settable")}</h2>
            <ul class="cards">{settings}</ul>
            <h2>{t!(visit, "settings-texts-title")}</h2>
            <dl class="facts">{texts}</dl>
            <h2>{t!(visit, "oversight-fixed")}</h2>
            <p>{t!(visit, "oversight-fixed-lead")}</p>
            <ul>{fixed(&visit).map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
        }
    }))
}

fn never(visit: &Visit) -> AnyView {
    t!(visit, "oversight-never").into_any()
}

fn change(visit: &Visit, last: &Changed) -> AnyView {
    by_whom(visit, Timestamp(last.changed_at), last.changed_by.as_ref())
}

fn wording(visit: &Visit, last: &Worded) -> AnyView {
    by_whom(visit, last.changed_at, last.changed_by.as_ref())
}

/// When and by whom something was changed.
fn by_whom(visit: &Visit, at: Timestamp, name: Option<&String>) -> AnyView {
    let name = match name {
        Some(name) if !name.is_empty() => name.clone(),
        Some(_) => t!(visit, "staff-account-nameless"),
        None => t!(visit, "staff-log-ended"),
    };
    view! { {ui::moment(visit, at)} " · " {name} }.into_any()
}

/// What nobody can change while the service runs.
fn fixed(visit: &Visit) -> [String; 4] {
    let number = |number: i64| dates::number(u32::try_from(number).unwrap_or(0), visit.language);
    let days = |span: Duration| number(span.as_seconds() / 86_400);
    let least = i64::try_from(Guard::default().least()).unwrap_or(0);
    [
        t!(visit, "oversight-fixed-results", least = number(least)),
        t!(visit, "oversight-fixed-link", minutes = number(sign_in::LIFETIME.as_seconds() / 60)),
        t!(
            visit,
            "oversight-fixed-idle",
            days = days(sessions::IDLE),
            longest = days(sessions::LONGEST)
        ),
        t!(
            visit,
            "oversight-fixed-staff",
            minutes = number(sessions::SHORT_IDLE.as_seconds() / 60),
            hours = number(sessions::SHORT_LONGEST.as_seconds() / 3_600)
        ),
    ]
}
