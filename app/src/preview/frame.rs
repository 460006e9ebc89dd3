//! A task at the size of a phone, for whoever tries it out at a desk. On a phone it is opened as a
//! page of its own.

use axum::response::Response;
use leptos::{attr::custom::custom_attribute, prelude::*};
use model::projects::Access;
use uuid::Uuid;

use super::{
    begin::{flaw_list, flaws},
    place,
};
use crate::{Failure, Visit, t, tasks::get_of_staff, ui, url::UrlPath, visit::Framing};

/// `GET /staff/tasks/{task}/preview`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let (task, _) = get_of_staff(&visit, &mut conn, id, Access::Read).await?;
    let questionnaire = visit.kanssa.questionnaires.get(&mut conn, id, task.version).await?;
    drop(conn);
    let title = t!(visit, "preview-title");
    let heading = title.clone();
    let mut response = visit.page(&title, || {
        let flaws = flaws(&questionnaire, task.main_language);
        let flaws = (!flaws.is_empty()).then(|| {
            let list = flaw_list(&visit, flaws.iter());
            ui::notice(ui::NoticeKind::Warning, Some(t!(visit, "preview-flaws")), list)
        });
        let src = place(id, visit.language);
        // Where the style hides the frame, what is in it is not fetched.
        let lazily = custom_attribute("loading", "lazy");
        view! {
            <p><a href=format!("/staff/tasks/{id}")>{ui::shown(task.title.shown(visit.language, task.main_language))}</a></p>
            <h1>{heading}</h1>
            <p class="lead">{t!(visit, "preview-mark")}</p>
            <p>{t!(visit, "preview-lead")}</p>
            {flaws}
            <p>{ui::button_link(src.clone(), t!(visit, "preview-open"))}</p>
            <iframe class="phone" src=src title=t!(visit, "preview-frame") width="360" height="740" {..lazily}></iframe>
            <p><a href=format!("/staff/tasks/{id}/tests")>{t!(visit, "preview-tests")}</a></p>
        }
    });
    response.extensions_mut().insert(Framing::Frames);
    Ok(response)
}
