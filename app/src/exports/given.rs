//! A member sees who got their answers: which project's people, which partner, when and why (R44).

use axum::response::Response;
use leptos::prelude::*;
use model::language::Language;
use store::exports::{self, Given, Read};

use super::{content_words, recipient_words};
use crate::{Failure, Visit, t, ui};

/// `GET /answers/given`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let read = exports::list_read(&mut conn, visit.member()?).await?;
    let given = exports::list_given(&mut conn, visit.member()?).await?;
    drop(conn);
    let title = t!(visit, "exports-given");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let read = if read.is_empty() {
            view! { <p>{t!(visit, "exports-given-nothing-sent")}</p> }.into_any()
        } else {
            let items = read.iter().map(|read| read_item(&visit, read)).collect_view();
            view! { <ul>{items}</ul> }.into_any()
        };
        let files = if given.is_empty() {
            view! { <p>{t!(visit, "exports-given-none")}</p> }.into_any()
        } else {
            let items = given.iter().map(|given| item(&visit, given)).collect_view();
            view! { <ul class="cards">{items}</ul> }.into_any()
        };
        view! {
            <h1>{heading}</h1>
            <p class="lead">{t!(visit, "exports-given-lead")}</p>
            <h2>{t!(visit, "exports-given-results")}</h2>
            <p>{t!(visit, "exports-given-results-lead")}</p>
            {read}
            <h2>{t!(visit, "exports-given-files")}</h2>
            <p>{t!(visit, "exports-given-files-lead")}</p>
            {files}
            <p><a href="/account">{t!(visit, "accounts-account-title")}</a></p>
        }
    }))
}

fn read_item(visit: &Visit, read: &Read) -> AnyView {
    let title = ui::shown(read.title.shown(visit.language, read.main_language));
    let project = ui::shown(read.project.shown(visit.language, Language::Fi));
    view! { <li>{title} ": " {t!(visit, "exports-given-researchers")} " " <q>{project}</q></li> }
        .into_any()
}

fn item(visit: &Visit, given: &Given) -> AnyView {
    let title = ui::shown(given.title.shown(visit.language, given.main_language));
    let project = ui::shown(given.project.shown(visit.language, Language::Fi));
    let copies = match (given.is_out, given.deleted_at) {
        (false, _) => t!(visit, "exports-given-not-out").into_any(),
        (true, Some(at)) => {
            view! { {t!(visit, "exports-deleted-at")} " " {ui::day(visit, at)} }.into_any()
        }
        (true, None) => {
            view! { {t!(visit, "exports-delete-by")} " " {ui::last_day(visit, given.delete_by)} }
                .into_any()
        }
    };
    view! {
        <li class="card">
            <h3>{title}</h3>
            <dl class="facts">
                <dt>{t!(visit, "exports-given-who")}</dt>
                <dd>{recipient_words(visit, given.partner.as_deref())}</dd>
                <dt>{t!(visit, "exports-given-project")}</dt>
                <dd>{project}</dd>
                <dt>{t!(visit, "exports-given-when")}</dt>
                <dd>{ui::day(visit, given.at)}</dd>
                <dt>{t!(visit, "exports-given-why")}</dt>
                <dd dir="auto">{given.reason.clone()}</dd>
                <dt>{t!(visit, "exports-given-what")}</dt>
                <dd>{content_words(visit, given.own_words)}</dd>
                <dt>{t!(visit, "exports-copies")}</dt>
                <dd>{copies}</dd>
            </dl>
        </li>
    }
    .into_any()
}
