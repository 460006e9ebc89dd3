//! Questions of the bank are added to those of a task.

use axum::response::Response;
use http::Uri;
use leptos::prelude::*;
use uuid::Uuid;

use super::{Offer, Search};
use crate::{
    Failure, Fields, Visit, t,
    tasks::questions::{
        Open,
        file::appended,
        question::live_notice,
        saving::{Saved, save},
    },
    ui::{self, form::Errors},
    url::UrlPath,
};

/// `GET /staff/tasks/{task}/questions/from-bank`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>, uri: Uri) -> Result<Response, Failure> {
    let open = Open::get(&visit, id).await?;
    render(&visit, &open, &Search::of(uri.query()), &Errors::default()).await
}

/// `POST /staff/tasks/{task}/questions/from-bank`: the questions of one entry are added behind the
/// present ones.
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let offers = Offer::all(&visit).await?;
    let wanted = offers.into_iter().find(|offer| offer.key == fields.get("entry"));
    let seen = fields.number("revision").ok_or(Failure::Unreadable)?;
    let (open, tx) = Open::hold(&visit, id).await?;
    let refused = |why: Vec<String>| Errors::several("words", why);
    let errors = if seen != open.task.revision {
        // A button pressed twice adds once.
        return Ok(visit.go_to_saying(&open.overview(""), "task-changed"));
    } else if let Some(offer) = wanted {
        let next = appended(&visit, &open, &offer.questions).await?;
        match save(&visit, tx, &open, &next).await? {
            Saved::Done(_) => return Ok(visit.go_to_saying(&open.overview(""), "saved")),
            Saved::Refused(why) => refused(why),
        }
    } else {
        drop(tx);
        refused(vec![t!(visit, "bank-gone")])
    };
    render(&visit, &open, &Search::default(), &errors).await
}

async fn render(
    visit: &Visit,
    open: &Open,
    search: &Search,
    errors: &Errors,
) -> Result<Response, Failure> {
    let offers = Offer::all(visit).await?;
    let title = t!(visit, "bank-take");
    let heading = title.clone();
    let task = &open.task;
    let action = open.overview("/from-bank");
    let card = |offer: &Offer| {
        view! {
            {offer.body(visit)}
            <form method="post" action=action.clone()>
                <input type="hidden" name="revision" value=task.revision.to_string()/>
                <button class="button button--light" type="submit" name="entry" value=offer.key.clone()>
                    {t!(visit, "templates-take")} <span class="visually-hidden">": " {offer.name.clone()}</span>
                </button>
            </form>
        }
        .into_any()
    };
    Ok(visit.form_page(&title, errors, || {
        view! {
            {errors.summary(visit)}
            <p><a href=open.overview("")>{t!(visit, "editor-back")}</a></p>
            <h1>{heading}</h1>
            <p class="lead">{ui::shown(task.title.shown(visit.language, task.main_language))}</p>
            <p>{t!(visit, "bank-take-lead")}</p>
            {live_notice(visit, open)}
            {search.shown(visit, &offers, card)}
        }
    }))
}
