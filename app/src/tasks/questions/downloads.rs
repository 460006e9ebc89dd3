//! A researcher takes a task's questions away for another tool, and sees what is not in the file.

use std::sync::Arc;

use axum::response::Response;
use leptos::prelude::*;
use model::{
    projects::Access,
    questionnaires::{Code, Questionnaire},
};
use store::tasks::Task;
use uuid::Uuid;

use super::{
    Names, report,
    transfer::{self, WRITTEN, format_name},
};
use crate::{Failure, Visit, attachment::attachment, t, tasks::get_of_staff, ui, url::UrlPath};

/// `GET /staff/tasks/{task}/questions/downloads`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let (task, questionnaire) = get(&visit, id).await?;
    let mut others = Vec::new();
    for (name, format, _, _) in WRITTEN {
        others.push((name, format, transfer::write(&task, &questionnaire, format).await?));
    }
    let title = t!(visit, "imports-export-title");
    let heading = title.clone();
    let names = Names { task: &task, questionnaire: &questionnaire };
    let name_of = |code: &Code| names.of_code(&visit, code);
    Ok(visit.page(&title, || {
        let others = others
            .iter()
            .map(|(name, format, written)| {
                let format = format_name(&visit, *format);
                let body = match written {
                    Ok(written) => {
                        let href = format!("/staff/tasks/{id}/questions/file/{name}");
                        let words = t!(visit, "imports-export-download", format = format.clone());
                        view! {
                            <p><a class="button button--light" href=href download>{words}</a></p>
                            {report::missing(&visit, &written.report, name_of)}
                        }
                        .into_any()
                    }
                    Err(_) => view! { <p>{t!(visit, "imports-export-failed")}</p> }.into_any(),
                };
                view! { <section><h2>{format}</h2>{body}</section> }
            })
            .collect_view();
        let own = format_name(&visit, interchange::Format::Kanssa);
        view! {
            <p><a href=format!("/staff/tasks/{id}/questions")>{t!(visit, "editor-back")}</a></p>
            <h1>{heading}</h1>
            <p>{ui::shown(task.title.shown(visit.language, task.main_language))}</p>
            <p class="lead">{t!(visit, "imports-export-lead")}</p>
            <section>
                <h2>{own.clone()}</h2>
                <p><a class="button button--light" href=format!("/staff/tasks/{id}/questions/file") download>
                    {t!(visit, "imports-export-download", format = own)}
                </a></p>
                <p>{t!(visit, "imports-export-whole")}</p>
                <p><a href="/questionnaire.schema.json">{t!(visit, "tasks-file-format")}</a></p>
            </section>
            {others}
        }
    }))
}

/// `GET /staff/tasks/{task}/questions/file/{format}`
pub async fn file(
    visit: Visit,
    UrlPath((id, wanted)): UrlPath<(Uuid, String)>,
) -> Result<Response, Failure> {
    let found = WRITTEN.into_iter().find(|(name, ..)| *name == wanted);
    let (name, format, ending, media_type) = found.ok_or(Failure::NotFound)?;
    let (task, questionnaire) = get(&visit, id).await?;
    let written = transfer::write(&task, &questionnaire, format).await?;
    let written = written.map_err(|error| {
        tracing::error!(%error, "a questionnaire could not be written");
        Failure::Internal
    })?;
    let name = format!("questionnaire-v{}-{name}.{ending}", task.version);
    Ok(attachment(written.bytes, media_type, &name))
}

async fn get(visit: &Visit, id: Uuid) -> Result<(Task, Arc<Questionnaire>), Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let (task, _) = get_of_staff(visit, &mut conn, id, Access::Read).await?;
    let questionnaire = visit.kanssa.questionnaires.get(&mut conn, id, task.version).await?;
    Ok((task, questionnaire))
}
