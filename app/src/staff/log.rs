//! The data protection officer reads the audit log and has it verified at a press.

use axum::response::Response;
use http::Uri;
use leptos::prelude::*;
use model::time::Timestamp;
use store::audit::{self, Act, Named};

use super::acts;
use crate::{Failure, Visit, t, ui, url::query_value};

const A_PAGE: i64 = 50;

/// `GET /staff/log`: newest first, all acts or one.
pub async fn page(visit: Visit, uri: Uri) -> Result<Response, Failure> {
    render(&visit, uri.query(), None).await
}

/// `POST /staff/log`: verifies the chain and its anchor. Changes nothing but the log itself.
pub async fn verify(visit: Visit) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let verified = audit::verify(&kanssa.db, &kanssa.vault).await?;
    let tx = kanssa.db.begin().await?;
    acts::commit(&visit, tx, Act::LogRead, ("audit", None), "verified").await?;
    let told = match verified {
        Ok(entries) => (ui::NoticeKind::Success, t!(visit, "staff-log-sound", entries = entries)),
        Err(_) => (ui::NoticeKind::Warning, t!(visit, "staff-log-broken")),
    };
    render(&visit, None, Some(told)).await
}

async fn render(
    visit: &Visit,
    query: Option<&str>,
    told: Option<(ui::NoticeKind, String)>,
) -> Result<Response, Failure> {
    let before = query_value(query, "before").and_then(|number| number.parse().ok());
    let asked = query_value(query, "act").unwrap_or_default();
    let act = Act::ALL.into_iter().find(|act| act.name() == asked);
    let mut conn = visit.kanssa.db.read().await?;
    let entries = audit::list_before(&mut conn, before.unwrap_or(i64::MAX), act, A_PAGE).await?;
    drop(conn);
    let title = t!(visit, "staff-log");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let told = told.map(|(kind, words)| {
            view! { <div role="status">{ui::notice(kind, None, view! { <p>{words}</p> }.into_any())}</div> }
        });
        let rows = entries.iter().map(|entry| row(visit, entry)).collect_view();
        let options = Act::ALL
            .into_iter()
            .map(|each| {
                let is_chosen = act == Some(each);
                view! { <option value=each.name() selected=is_chosen>{act_words(visit, each.name())}</option> }
            })
            .collect_view();
        let is_full = i64::try_from(entries.len()).is_ok_and(|count| count == A_PAGE);
        let older = entries.last().filter(|_| is_full).map(|last| {
            let act = act.map_or("", Act::name);
            let href = format!("/staff/log?act={act}&before={}", last.number);
            view! { <p><a rel="next" href=href>{t!(visit, "staff-log-older")}</a></p> }
        });
        view! {
            <h1>{heading}</h1>
            {told}
            <p>{t!(visit, "staff-log-lead")}</p>
            <form method="post" action="/staff/log">
                <button class="button button--light" type="submit">{t!(visit, "staff-log-verify")}</button>
            </form>
            <form method="get" class="filter">
                <div class="field">
                    <label for="act">{t!(visit, "staff-log-act")}</label>
                    <select class="input" id="act" name="act">
                        <option value="">{t!(visit, "results-filter-any")}</option>
                        {options}
                    </select>
                </div>
                <button class="button button--light" type="submit">{t!(visit, "results-filter-show")}</button>
            </form>
            <ol class="log" reversed=true>{rows}</ol>
            {older}
        }
    }))
}

fn row(visit: &Visit, entry: &Named) -> AnyView {
    let who = match (&entry.name, entry.by_staff) {
        (Some(name), _) if !name.is_empty() => name.clone(),
        (Some(_), _) => t!(visit, "staff-account-nameless"),
        (None, 0) => t!(visit, "staff-log-service"),
        (None, _) => t!(visit, "staff-log-ended"),
    };
    // Ids and machine words, the same in every language.
    let object = [&entry.object, &entry.reason];
    let object: Vec<&str> =
        object.into_iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    let object =
        (!object.is_empty()).then(|| view! { " · " <code lang="en">{object.join(" · ")}</code> });
    view! {
        <li value=entry.number.to_string()>
            <p>{act_words(visit, &entry.act)}</p>
            <p class="small">{ui::moment(visit, Timestamp(entry.at))} " · " {who} {object}</p>
        </li>
    }
    .into_any()
}

/// What was done, in words; the name itself for an act of a later version.
fn act_words(visit: &Visit, act: &str) -> String {
    let known = Act::ALL.into_iter().find(|known| known.name() == act);
    let Some(act) = known else { return act.to_owned() };
    match act {
        Act::StaffAdded => t!(visit, "staff-act-staff-added"),
        Act::SignedIn => t!(visit, "staff-act-signed-in"),
        Act::SignedOut => t!(visit, "staff-act-signed-out"),
        Act::MessageRead => t!(visit, "staff-act-message-read"),
        Act::MessageAnswered => t!(visit, "staff-act-message-answered"),
        Act::NoticePublished => t!(visit, "staff-act-notice-published"),
        Act::TaskPublished => t!(visit, "staff-act-task-published"),
        Act::ProjectAdded => t!(visit, "staff-act-project-added"),
        Act::ProjectChanged => t!(visit, "staff-act-project-changed"),
        Act::AccessChanged => t!(visit, "staff-act-access-changed"),
        Act::PartnerAdded => t!(visit, "staff-act-partner-added"),
        Act::PartnerEnded => t!(visit, "staff-act-partner-ended"),
        Act::TaskAdded => t!(visit, "staff-act-task-added"),
        Act::TaskChanged => t!(visit, "staff-act-task-changed"),
        Act::TaskPaused => t!(visit, "staff-act-task-paused"),
        Act::TaskClosed => t!(visit, "staff-act-task-closed"),
        Act::TaskReopened => t!(visit, "staff-act-task-reopened"),
        Act::TaskArchived => t!(visit, "staff-act-task-archived"),
        Act::TaskRemoved => t!(visit, "staff-act-task-removed"),
        Act::TestAnswersRemoved => t!(visit, "staff-act-test-answers-removed"),
        Act::ResultsOpened => t!(visit, "staff-act-results-opened"),
        Act::WordsRead => t!(visit, "staff-act-words-read"),
        Act::FileAsked => t!(visit, "staff-act-file-asked"),
        Act::FileDownloaded => t!(visit, "staff-act-file-downloaded"),
        Act::FileDeleted => t!(visit, "staff-act-file-deleted"),
        Act::RolesChanged => t!(visit, "staff-act-roles-changed"),
        Act::StaffRemoved => t!(visit, "staff-act-staff-removed"),
        Act::SettingChanged => t!(visit, "staff-act-setting-changed"),
        Act::SiteTextChanged => t!(visit, "staff-act-site-text-changed"),
        Act::ConsentsVerified => t!(visit, "staff-act-consents-verified"),
        Act::LogRead => t!(visit, "staff-act-log-read"),
        Act::KeyRotated => t!(visit, "staff-act-key-rotated"),
        Act::BackedUp => t!(visit, "staff-act-backed-up"),
    }
}
