//! A researcher takes questions of another task into this one: of any task in a project of theirs.

use std::{collections::BTreeSet, sync::Arc};

use axum::response::Response;
use leptos::prelude::*;
use model::{
    language::Language,
    projects::Access,
    questionnaires::{Code, Questionnaire},
};
use store::{
    projects,
    tasks::{self, Task},
};
use uuid::Uuid;

use super::{
    Names, Open,
    file::appended,
    saving::{Saved, save},
    words::kind_words,
};
use crate::{
    Failure, Fields, Visit, t,
    tasks::get_of_staff,
    ui::{self, form::Errors},
    url::UrlPath,
};

/// The boxes' name, and what the summary of errors leads to.
pub const TAKEN: &str = "take";

/// `GET /staff/tasks/{task}/questions/from-task`: the tasks there are, project by project.
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let open = Open::get(&visit, id).await?;
    let staff = visit.staff()?;
    let mut conn = visit.kanssa.db.read().await?;
    let projects = projects::list_of_staff(&mut conn, staff).await?;
    let mut tasks = tasks::list_of_staff(&mut conn, staff).await?;
    drop(conn);
    tasks.retain(|task| task.id != id);
    let title = t!(visit, "editor-take");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let none = tasks.is_empty().then(|| view! { <p>{t!(visit, "editor-take-no-tasks")}</p> });
        let sections = projects.into_iter().map(|project| {
            let mut own = tasks.iter().filter(|task| task.project == project.id).peekable();
            own.peek()?;
            let links = own.map(|task| {
                let name = ui::shown(task.title.shown(visit.language, task.main_language));
                let href = open.overview(&format!("/from-task/{}", task.id));
                view! { <li><a href=href>{name}</a></li> }
            });
            let name = ui::shown(project.name.shown(visit.language, Language::Fi));
            let links = links.collect_view();
            Some(view! { <section><h2>{name}</h2> <ul class="link-list">{links}</ul></section> })
        });
        let sections = sections.collect_view();
        view! {
            <p><a href=open.overview("")>{t!(visit, "editor-back")}</a></p>
            <h1>{heading}</h1>
            <p>{t!(visit, "editor-take-lead")}</p>
            {none}
            {sections}
        }
    }))
}

/// The task from which questions are taken, with them; only one that whoever asks may read.
struct Other {
    task: Task,
    questionnaire: Arc<Questionnaire>,
}

impl Other {
    async fn get(visit: &Visit, id: Uuid) -> Result<Self, Failure> {
        let mut conn = visit.kanssa.db.read().await?;
        let (task, _) = get_of_staff(visit, &mut conn, id, Access::Read).await?;
        let questionnaire = visit.kanssa.questionnaires.get(&mut conn, id, task.version).await?;
        Ok(Self { task, questionnaire })
    }
}

/// `GET /staff/tasks/{task}/questions/from-task/{other}`
pub async fn one_page(
    visit: Visit,
    UrlPath((id, other)): UrlPath<(Uuid, Uuid)>,
) -> Result<Response, Failure> {
    let open = Open::get(&visit, id).await?;
    let other = Other::get(&visit, other).await?;
    Ok(render(&visit, &open, &other, &BTreeSet::new(), &Errors::default()))
}

/// `POST /staff/tasks/{task}/questions/from-task/{other}`
pub async fn submit(
    visit: Visit,
    UrlPath((id, other)): UrlPath<(Uuid, Uuid)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let other = Other::get(&visit, other).await?;
    let (open, tx) = Open::hold(&visit, id).await?;
    let taken = fields.0.iter().filter(|(name, _)| name == TAKEN);
    let taken: BTreeSet<Code> = taken.filter_map(|(_, code)| code.parse().ok()).collect();
    let (picked, _) = other.questionnaire.picked(&taken);
    if picked.pages.is_empty() {
        let errors = Errors::one(TAKEN, t!(visit, "editor-take-none"));
        return Ok(render(&visit, &open, &other, &taken, &errors));
    }
    let seen = fields.number("revision").ok_or(Failure::Unreadable)?;
    let next = appended(&visit, &open, &picked).await?;
    if seen != open.task.revision {
        let errors = Errors::one(TAKEN, t!(visit, "projects-changed-meanwhile"));
        return Ok(render(&visit, &open, &other, &taken, &errors));
    }
    let errors = match save(&visit, tx, &open, &next).await? {
        Saved::Done(_) => return Ok(visit.go_to_saying(&open.overview(""), "saved")),
        Saved::Refused(why) => Errors::several(TAKEN, why),
    };
    Ok(render(&visit, &open, &other, &taken, &errors))
}

fn render(
    visit: &Visit,
    open: &Open,
    other: &Other,
    taken: &BTreeSet<Code>,
    errors: &Errors,
) -> Response {
    let title = t!(visit, "editor-take");
    let heading = title.clone();
    let names = Names { task: &other.task, questionnaire: &other.questionnaire };
    let body = || {
        let boxes = question_boxes(visit, &names, taken);
        let form = if boxes.is_empty() {
            view! { <p>{t!(visit, "editor-take-empty")}</p> }.into_any()
        } else {
            let action = open.overview(&format!("/from-task/{}", other.task.id));
            view! {
                <form method="post" action=action>
                    <input type="hidden" name="revision" value=open.task.revision.to_string()/>
                    <fieldset class="field" aria-describedby="take-hint">
                        <legend>{t!(visit, "editor-take-questions")}</legend>
                        <p class="field__hint" id="take-hint">{t!(visit, "editor-take-hint")}</p>
                        {boxes}
                    </fieldset>
                    {ui::form::submit(t!(visit, "editor-take-save"))}
                </form>
            }
            .into_any()
        };
        view! {
            {errors.summary(visit)}
            <p><a href=open.overview("/from-task")>{t!(visit, "editor-take-other")}</a></p>
            <h1>{heading}</h1>
            <p class="lead">{ui::shown(other.task.title.shown(visit.language, other.task.main_language))}</p>
            {super::question::live_notice(visit, open)}
            {form}
        }
    };
    visit.form_page(&title, errors, body)
}

/// A box for each question, with those ticked that are taken.
pub fn question_boxes(visit: &Visit, names: &Names<'_>, taken: &BTreeSet<Code>) -> Vec<AnyView> {
    let mut seen = BTreeSet::new();
    // Of two with one code, which only a draft may have, the first can be chosen.
    let there = names.questionnaire.questions().filter(|question| seen.insert(&question.code));
    there
        .enumerate()
        .map(|(number, question)| {
            let code = question.code.to_string();
            // The summary of errors leads to the first box.
            let id = if number == 0 { TAKEN.to_owned() } else { format!("{TAKEN}-{code}") };
            let kind = kind_words(visit, &question.kind);
            view! {
                <div class="choice">
                    <input type="checkbox" id=id.clone() name=TAKEN value=code checked=taken.contains(&question.code)/>
                    <label for=id>{names.of_question(visit, question)} " (" {kind} ")"</label>
                </div>
            }
            .into_any()
        })
        .collect()
}
