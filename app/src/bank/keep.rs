//! Questions of a task are kept in the bank.

use std::collections::BTreeSet;

use axum::response::Response;
use leptos::prelude::*;
use model::questionnaires::Code;
use store::{audit::Act, bank};
use uuid::Uuid;

use super::{inputs, read};
use crate::{
    Failure, Fields, Visit,
    staff::acts,
    t,
    tasks::questions::{
        Names, Open,
        copying::{TAKEN, question_boxes},
    },
    ui::{self, form::Errors},
    url::UrlPath,
};

/// `GET /staff/tasks/{task}/questions/keep`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let open = Open::get(&visit, id).await?;
    Ok(render(&visit, &open, &Fields::default(), &Errors::default()))
}

/// `POST /staff/tasks/{task}/questions/keep`
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let open = Open::get(&visit, id).await?;
    let mut errors = Errors::default();
    let named = read(&visit, &fields, &mut errors);
    let (picked, _) = open.questionnaire.picked(&taken(&fields));
    if picked.pages.is_empty() {
        errors.add(TAKEN, t!(visit, "editor-take-none"));
    }
    let Some((name, topic)) = named.filter(|_| errors.is_empty()) else {
        return Ok(render(&visit, &open, &fields, &errors));
    };
    let (random, by) = (visit.kanssa.random.as_ref(), (visit.staff()?, visit.now));
    let mut tx = visit.kanssa.db.begin().await?;
    let entry = bank::add(&mut tx, random, &picked, (&name, topic), by).await?;
    acts::commit(&visit, tx, Act::BankEntryAdded, ("bank entry", entry), "").await?;
    Ok(visit.go_to_saying("/staff/bank", "bank-kept"))
}

fn taken(fields: &Fields) -> BTreeSet<Code> {
    let taken = fields.0.iter().filter(|(name, _)| name == TAKEN);
    taken.filter_map(|(_, code)| code.parse().ok()).collect()
}

fn render(visit: &Visit, open: &Open, fields: &Fields, errors: &Errors) -> Response {
    let title = t!(visit, "bank-keep");
    let heading = title.clone();
    let names = Names { task: &open.task, questionnaire: &open.questionnaire };
    visit.form_page(&title, errors, || {
        let boxes = question_boxes(visit, &names, &taken(fields));
        let form = if boxes.is_empty() {
            view! { <p>{t!(visit, "editor-take-empty")}</p> }.into_any()
        } else {
            let wrong = errors.of(TAKEN).map(|why| view! { <p class="field__error">{why}</p> });
            view! {
                <form method="post" action=open.overview("/keep") novalidate>
                    <fieldset class="field">
                        <legend>{t!(visit, "bank-keep-questions")}</legend>
                        {wrong}
                        {boxes}
                    </fieldset>
                    {inputs(visit, fields, errors)}
                    {ui::form::submit(t!(visit, "bank-keep-save"))}
                </form>
            }
            .into_any()
        };
        view! {
            {errors.summary(visit)}
            <p><a href=open.overview("")>{t!(visit, "editor-back")}</a></p>
            <h1>{heading}</h1>
            <p class="lead">{ui::shown(open.task.title.shown(visit.language, open.task.main_language))}</p>
            <p>{t!(visit, "bank-keep-lead")}</p>
            {form}
        }
    })
}
