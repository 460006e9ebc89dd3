//! An entry of the bank is named anew or removed, by who keeps it.

use axum::response::Response;
use leptos::prelude::*;
use store::{
    audit::Act,
    bank::{self, Entry},
};
use uuid::Uuid;

use super::{Offer, inputs, read};
use crate::{
    Failure, Fields, Visit,
    staff::acts,
    t,
    ui::form::{self, Errors},
    url::UrlPath,
};

async fn get(visit: &Visit, id: Uuid) -> Result<Entry, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let entry = bank::find(&mut conn, id).await?.ok_or(Failure::NotFound)?;
    if entry.may_be_changed_by(visit.staff()?) { Ok(entry) } else { Err(Failure::Forbidden) }
}

/// `GET /staff/bank/{entry}`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let entry = get(&visit, id).await?;
    let mut fields = Fields::default();
    fields.set("name", entry.name.clone());
    fields.set("topic", entry.topic.name());
    Ok(render(&visit, entry, &fields, &Errors::default()))
}

/// `POST /staff/bank/{entry}`
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let entry = get(&visit, id).await?;
    let mut errors = Errors::default();
    let Some((name, topic)) = read(&visit, &fields, &mut errors) else {
        return Ok(render(&visit, entry, &fields, &errors));
    };
    let mut tx = visit.kanssa.db.begin().await?;
    if !bank::save(&mut tx, id, (&name, topic)).await? {
        return Err(Failure::NotFound);
    }
    acts::commit(&visit, tx, Act::BankEntryChanged, ("bank entry", id), "").await?;
    Ok(visit.go_to_saying("/staff/bank", "saved"))
}

/// `POST /staff/bank/{entry}/remove`: tasks that took its questions keep them.
pub async fn remove(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    get(&visit, id).await?;
    let mut tx = visit.kanssa.db.begin().await?;
    if bank::remove(&mut tx, id).await? {
        acts::commit(&visit, tx, Act::BankEntryRemoved, ("bank entry", id), "").await?;
    }
    Ok(visit.go_to_saying("/staff/bank", "bank-removed"))
}

fn render(visit: &Visit, entry: Entry, fields: &Fields, errors: &Errors) -> Response {
    let title = t!(visit, "bank-entry-title");
    let heading = title.clone();
    let path = format!("/staff/bank/{}", entry.id);
    let offer = Offer::of_entry(entry);
    visit.form_page(&title, errors, || {
        view! {
            {errors.summary(visit)}
            <p><a href="/staff/bank">{t!(visit, "bank-title")}</a></p>
            <h1>{heading}</h1>
            <ul class="cards"><li class="card">{offer.body(visit)}</li></ul>
            <form method="post" action=path.clone() novalidate>
                {inputs(visit, fields, errors)}
                {form::submit(t!(visit, "projects-save"))}
            </form>
            <details class="more">
                <summary>{t!(visit, "bank-remove")}</summary>
                <p>{t!(visit, "bank-remove-sure")}</p>
                <form method="post" action=format!("{path}/remove")>
                    <button class="button button--danger" type="submit">{t!(visit, "bank-remove")}</button>
                </form>
            </details>
        }
    })
}
