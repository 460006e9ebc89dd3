//! By what a task's answers are compared: chosen once, before its results are first shown.

use axum::response::Response;
use leptos::prelude::*;
use model::{
    projects::Access,
    questionnaires::{Code, Question},
    results::{Guard, MOST_COMPARISONS, is_comparable},
};
use store::{audit::Act, results};
use uuid::Uuid;

use super::{announce, show::Results};
use crate::{
    Failure, Fields, Visit,
    staff::acts,
    t,
    tasks::get_of_staff,
    ui::{self, form::Errors},
    url::UrlPath,
};

/// `POST /staff/tasks/{task}/results`: by what answers are compared, once and for all; asked once more.
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    get_of_staff(&visit, &mut conn, id, Access::Edit).await?;
    let found = Results::get(&visit, &mut conn, id).await?;
    drop(conn);
    let chosen: Vec<Code> = fields
        .0
        .iter()
        .filter(|(name, _)| name == "compare")
        .filter_map(|(_, value)| {
            let question = found.questions.iter().find(|q| q.code.as_str() == value)?;
            is_comparable(question).then(|| question.code.clone())
        })
        .collect();
    if chosen.len() > MOST_COMPARISONS {
        let most = MOST_COMPARISONS;
        let errors = Errors::one("compare", t!(visit, "results-compare-too-many", most = most));
        return Ok(render(&visit, &found, &chosen, &errors));
    }
    match fields.get("sure") {
        "yes" => {}
        "back" => return Ok(render(&visit, &found, &chosen, &Errors::default())),
        _ => return Ok(ask(&visit, &found, &chosen)),
    }
    let mut tx = kanssa.db.begin().await?;
    if results::save_comparisons(&mut tx, id, &chosen).await? {
        announce(&mut tx, kanssa, id, visit.now).await?;
        acts::commit(&visit, tx, Act::ResultsOpened, ("task", id), "").await?;
        kanssa.worker.wake();
    }
    Ok(visit.go_to_saying(&format!("/staff/tasks/{id}/results"), "results-opened"))
}

/// The same once more before it is final, with advice.
fn ask(visit: &Visit, found: &Results, chosen: &[Code]) -> Response {
    let title = t!(visit, "results-sure-title");
    let heading = title.clone();
    let id = found.task.id;
    let is_chosen = |question: &&Question<String>| chosen.contains(&question.code);
    visit.page(&title, || {
        let names = found
            .questions
            .iter()
            .filter(is_chosen)
            .map(|question| view! { <li>{question.text.clone()}</li> })
            .collect_view();
        let compared = if chosen.is_empty() {
            view! { <p>{t!(visit, "results-sure-none")}</p> }.into_any()
        } else {
            view! { <p>{t!(visit, "results-sure-chosen")}</p> <ul>{names}</ul> }.into_any()
        };
        let hidden = chosen
            .iter()
            .map(|code| view! { <input type="hidden" name="compare" value=code.to_string()/> })
            .collect_view();
        view! {
            <h1>{heading}</h1>
            {compared}
            <p>{t!(visit, "results-sure-advice")}</p>
            <form method="post" action=format!("/staff/tasks/{id}/results")>
                {hidden}
                <div class="actions">
                    <button class="button" type="submit" name="sure" value="yes">{t!(visit, "results-choose")}</button>
                    <button class="button button--light" type="submit" name="sure" value="back">{t!(visit, "results-sure-back")}</button>
                </div>
            </form>
        }
    })
}

/// The choice, made once; only told to those who may not make it.
pub fn render(visit: &Visit, found: &Results, chosen: &[Code], errors: &Errors) -> Response {
    let title = t!(visit, "results-title");
    let heading = title.clone();
    let id = found.task.id;
    let body = || {
        let boxes = found
            .questions
            .iter()
            .filter(|question| is_comparable(question))
            .enumerate()
            .map(|(number, question)| {
                // The error summary leads to the first box.
                let id =
                    if number == 0 { "compare".to_owned() } else { format!("compare-{number}") };
                let code = question.code.to_string();
                let is_chosen = chosen.contains(&question.code);
                view! {
                    <div class="choice">
                        <input type="checkbox" id=id.clone() name="compare" value=code checked=is_chosen/>
                        <label for=id>{question.text.clone()}</label>
                    </div>
                }
            })
            .collect_view();
        let described_by =
            if errors.is_empty() { "compare-hint" } else { "compare-hint compare-error" };
        let error = errors
            .of("compare")
            .map(|error| view! { <p class="field__error" id="compare-error">{error}</p> });
        let task = &found.task;
        let least = Guard::default().least();
        let form = if found.access >= Access::Edit {
            view! {
                <form method="post" action=format!("/staff/tasks/{id}/results") novalidate>
                    <fieldset class="field" aria-describedby=described_by>
                        <legend>{t!(visit, "results-compare", most = MOST_COMPARISONS)}</legend>
                        <p class="field__hint" id="compare-hint">{t!(visit, "results-compare-hint")}</p>
                        {error}
                        {boxes}
                    </fieldset>
                    <button class="button" type="submit">{t!(visit, "results-choose")}</button>
                </form>
            }
            .into_any()
        } else {
            view! { <p class="notice">{t!(visit, "results-not-open")}</p> }.into_any()
        };
        view! {
            {errors.summary(visit)}
            <p><a href=format!("/staff/tasks/{id}")>{ui::shown(task.title.shown(visit.language, task.main_language))}</a></p>
            <h1>{heading}</h1>
            <p>{t!(visit, "results-choose-lead", least = least)}</p>
            {form}
        }
    };
    visit.form_page(&title, errors, body)
}
