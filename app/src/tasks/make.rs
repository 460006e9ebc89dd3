//! A researcher makes a task in a project: its settings, and its questions from a file or none yet.

use axum::response::Response;
use leptos::prelude::*;
use model::{projects::Access, questionnaires::Questionnaire, time::Duration};
use store::{
    audit::Act,
    tasks::{self, NewTask},
};
use uuid::Uuid;

use super::{
    questions::{file, file_problem::problem_words, pictures},
    settings,
};
use crate::{
    Failure, Fields, Visit,
    fields::Upload,
    projects::check_access,
    staff::acts,
    t,
    ui::form::{self, Errors},
    url::UrlPath,
};

/// How long a task is open unless said otherwise.
const USUAL: Duration = Duration::days(14);

/// `GET /staff/projects/{project}/tasks/new`
pub async fn page(visit: Visit, UrlPath(project): UrlPath<Uuid>) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    check_access(&visit, &mut conn, project, Access::Edit).await?;
    drop(conn);
    let fields = settings::fill_new(&visit, visit.now, visit.now.plus(USUAL));
    Ok(render(&visit, project, &fields, &Errors::default()))
}

/// `POST /staff/projects/{project}/tasks/new`
pub async fn submit(
    visit: Visit,
    UrlPath(project): UrlPath<Uuid>,
    Upload { mut fields, file }: Upload,
) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    check_access(&visit, &mut conn, project, Access::Edit).await?;
    drop(conn);
    // What was chosen as a file is shown as text, so that it is there when the form comes back.
    let (_, _, bytes) = file::given(&fields, file);
    fields.replace("pasted", String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}'));
    let pasted = fields.get("pasted");
    let questionnaire = if pasted.trim().is_empty() {
        Ok(Questionnaire::new(Vec::new()))
    } else {
        match Questionnaire::from_file_with_pictures(pasted) {
            Ok((own, brought)) => {
                let own = pictures::settle(kanssa, own, &brought).await?;
                if !brought.is_empty() {
                    // The pictures are here by now; what is shown as text only names them.
                    fields.replace("pasted", own.to_file());
                }
                Ok(own)
            }
            Err(problem) => Err(problem),
        }
    };
    let (settings, questionnaire) = match (settings::read(&visit, &fields, &[]), questionnaire) {
        (Ok(settings), Ok(questionnaire)) => (settings, questionnaire),
        (settings, questionnaire) => {
            let mut errors = settings.err().unwrap_or_default();
            if let Err(problem) = questionnaire {
                errors.add("pasted", problem_words(&visit, &problem));
            }
            return Ok(render(&visit, project, &fields, &errors));
        }
    };
    let mut tx = kanssa.db.begin().await?;
    let named = questionnaire.picture_files();
    if !store::pictures::hold(&mut tx, &named, visit.now).await?.is_empty() {
        let errors = Errors::one("pasted", t!(visit, "editor-picture-gone"));
        return Ok(render(&visit, project, &fields, &errors));
    }
    let new = NewTask {
        project,
        title: &settings.title,
        summary: &settings.summary,
        main_language: settings.main_language,
        minutes: settings.minutes,
        opens: settings.opens,
        closes: settings.closes,
        questionnaire: &questionnaire,
    };
    let id = tasks::add(&mut tx, kanssa.random.as_ref(), &new, visit.now).await?;
    tasks::save_settings(&mut tx, id, &settings, 1).await?;
    acts::commit(&visit, tx, Act::TaskAdded, ("task", id), "").await?;
    Ok(visit.go_to_saying(&format!("/staff/tasks/{id}"), "task-added"))
}

fn render(visit: &Visit, project: Uuid, fields: &Fields, errors: &Errors) -> Response {
    let title = t!(visit, "tasks-new");
    let heading = title.clone();
    let action = format!("/staff/projects/{project}/tasks/new");
    let has_file = !fields.get("pasted").is_empty();
    let body = || {
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <form method="post" action=action enctype="multipart/form-data" novalidate>
                {settings::inputs(visit, &[], fields, errors)}
                <p>{t!(visit, "editor-after-making")}</p>
                <details class="more" open=has_file>
                    <summary>{t!(visit, "tasks-file")}</summary>
                    {file::inputs(visit, fields, errors, 6)}
                    <p><a href="/questionnaire.schema.json">{t!(visit, "tasks-file-format")}</a></p>
                </details>
                {form::submit(t!(visit, "projects-save"))}
            </form>
            <p><a href=format!("/staff/projects/{project}")>{t!(visit, "projects-cancel")}</a></p>
        }
    };
    visit.form_page(&title, errors, body)
}
