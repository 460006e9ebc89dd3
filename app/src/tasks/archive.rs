//! A researcher ends a task by telling those who answered what was learned and what changes.

use axum::response::Response;
use leptos::prelude::*;
use model::{
    language::{Language, Texts},
    tasks::{Outcome, Stage},
    text,
};
use store::{
    audit::Act,
    tasks::{self, Task},
};
use uuid::Uuid;

use super::stages::{finish, get_movable};
use crate::{
    Failure, Fields, Visit,
    projects::{id_in, read_texts},
    t,
    ui::{
        self,
        form::{self, Errors, TextsField},
    },
    url::UrlPath,
};

const LEARNED: [&str; 3] = ["learned", "learned-sv", "learned-en"];
const CHANGES: [&str; 3] = ["changes", "changes-sv", "changes-en"];
const MOST: u32 = 5_000;

/// `GET /staff/tasks/{task}/archive`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let task = get_movable(&visit, id, Stage::Archived).await?;
    Ok(render(&visit, &task, &Fields::default(), &Errors::default()))
}

/// `POST /staff/tasks/{task}/archive`: shown as members will read it, and archived once that is confirmed.
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let task = get_movable(&visit, id, Stage::Archived).await?;
    let outcome = match read(&visit, &task, &fields) {
        Ok(outcome) => outcome,
        Err(errors) => return Ok(render(&visit, &task, &fields, &errors)),
    };
    match fields.get("sure") {
        "yes" => {}
        "back" => return Ok(render(&visit, &task, &fields, &Errors::default())),
        _ => return Ok(ask(&visit, &task, &outcome)),
    }
    let mut tx = visit.kanssa.db.begin().await?;
    let is_done = tasks::archive(&mut tx, &task, &outcome).await?;
    finish(&visit, tx, &task, is_done.then_some((Act::TaskArchived, "task-archived"))).await
}

fn read(visit: &Visit, task: &Task, fields: &Fields) -> Result<Outcome, Errors> {
    let mut errors = Errors::default();
    let (language, main) = (task.main_language, task.main_language.own_name());
    let mut texts = |ids: [&'static str; 3], label: String, missing: String| {
        let clean = |typed: &str| text::prose(typed, MOST);
        let texts = read_texts(visit, fields, (ids, &label), clean, &mut errors);
        let in_main = id_in(ids, language);
        if texts.exactly(language).is_none() && errors.of(in_main).is_none() {
            errors.add(in_main, missing);
        }
        texts
    };
    let learned = t!(visit, "tasks-learned-missing", language = main);
    let changes = t!(visit, "tasks-changes-missing", language = main);
    let outcome = Outcome {
        learned: texts(LEARNED, t!(visit, "tasks-learned"), learned),
        changes: texts(CHANGES, t!(visit, "tasks-changes"), changes),
    };
    if outcome.is_told(task.main_language) && errors.is_empty() { Ok(outcome) } else { Err(errors) }
}

/// What members will read in each language, before it is final.
fn ask(visit: &Visit, task: &Task, outcome: &Outcome) -> Response {
    let title = t!(visit, "tasks-archive-sure");
    let heading = title.clone();
    let id = task.id;
    visit.page(&title, || {
        let as_read = Language::ALL.map(|language| read_in(visit, task, outcome, language));
        let fields = [(LEARNED, &outcome.learned), (CHANGES, &outcome.changes)];
        let hidden = fields
            .into_iter()
            .flat_map(|(ids, texts)| Language::ALL.into_iter().zip(ids).map(move |at| (at, texts)))
            .map(|((language, id), texts)| {
                let text = texts.exactly(language).unwrap_or_default().to_owned();
                view! { <input type="hidden" name=id value=text/> }
            })
            .collect_view();
        view! {
            <h1>{heading}</h1>
            <p>{ui::shown(task.title.shown(visit.language, task.main_language))}</p>
            <p>{t!(visit, "tasks-archive-sure-lead")}</p>
            {as_read.collect_view()}
            <form method="post" action=format!("/staff/tasks/{id}/archive")>
                {hidden}
                <div class="actions">
                    <button class="button" type="submit" name="sure" value="yes">{t!(visit, "tasks-archive")}</button>
                    <button class="button button--light" type="submit" name="sure" value="back">{t!(visit, "tasks-archive-back")}</button>
                </div>
            </form>
        }
    })
}

/// The outcome as members read it in one language; what is missing is shown in the main one.
fn read_in(visit: &Visit, task: &Task, outcome: &Outcome, language: Language) -> AnyView {
    let texts = [&outcome.learned, &outcome.changes];
    let missing = texts.iter().filter(|texts| texts.exactly(language).is_none()).count();
    let missing = (missing > 0).then(|| {
        view! { <p><strong>{t!(visit, "tasks-language-missing", count = missing)}</strong></p> }
    });
    let told = |texts: &Texts| {
        let shown = texts.shown(language, task.main_language);
        let tag = shown.other.unwrap_or(language.into()).tag();
        view! { <div lang=tag>{ui::typed(shown.text)}</div> }
    };
    let label = |key| crate::texts::text(language, key, &[]);
    view! {
        <section class="sheet">
            <h2 lang=language.tag()>{language.own_name()}</h2>
            {missing}
            <h3 lang=language.tag()>{label("tasks-learned")}</h3>
            {told(&outcome.learned)}
            <h3 lang=language.tag()>{label("tasks-changes")}</h3>
            {told(&outcome.changes)}
        </section>
    }
    .into_any()
}

fn render(visit: &Visit, task: &Task, fields: &Fields, errors: &Errors) -> Response {
    let title = t!(visit, "tasks-archive");
    let heading = title.clone();
    let id = task.id;
    let texts = |ids: [&'static str; 3], label| {
        let field = TextsField { ids, label, hint: None, error: None, rows: 5 };
        form::marked_texts_inputs(&field, fields, errors)
    };
    let body = || {
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <p>{ui::shown(task.title.shown(visit.language, task.main_language))}</p>
            <p>{t!(visit, "tasks-archive-lead")}</p>
            <form method="post" action=format!("/staff/tasks/{id}/archive") novalidate>
                {texts(LEARNED, t!(visit, "tasks-learned"))}
                {texts(CHANGES, t!(visit, "tasks-changes"))}
                {form::submit(title.clone())}
            </form>
            <p><a href=format!("/staff/tasks/{id}")>{t!(visit, "projects-cancel")}</a></p>
        }
    };
    visit.form_page(&title, errors, body)
}
