//! A project as its people see it: what for, its tasks, its partners, who works in it.

use axum::response::Response;
use leptos::prelude::*;
use model::{
    language::Language,
    projects::{Access, Partner, Project},
};
use store::{
    projects,
    tasks::{self, Task},
};
use uuid::Uuid;

use super::{check_access, list::access_words};
use crate::{Failure, Visit, t, tasks::manage::stage_words, ui, url::UrlPath};

/// `GET /staff/projects/{project}`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let access = check_access(&visit, &mut conn, id, Access::Read).await?;
    let project = projects::get(&mut conn, id).await?;
    let tasks = tasks::list_of_project(&mut conn, id).await?;
    let people = projects::list_staff(&mut conn, id).await?;
    drop(conn);
    let name = project.name.shown(visit.language, Language::Fi);
    Ok(visit.page(&name.text.clone(), || {
        let may_edit = access >= Access::Edit;
        let shown = |texts: &model::language::Texts| {
            ui::shown(texts.shown(visit.language, Language::Fi))
        };
        let edit = may_edit.then(|| {
            view! { <p><a href=format!("/staff/projects/{id}/edit")>{t!(visit, "projects-edit")}</a></p> }
        });
        let new_task = may_edit.then(|| {
            let href = format!("/staff/projects/{id}/tasks/new");
            view! { <p>{ui::button_link(href, t!(visit, "tasks-new"))}</p> }
        });
        let people = people
            .into_iter()
            .map(|(_, name, access)| view! { <li>{name} ": " {access_words(&visit, access)}</li> })
            .collect_view();
        let partners_link = may_edit.then(|| {
            view! { <p><a href=format!("/staff/projects/{id}/partners")>{t!(visit, "projects-partners-edit")}</a></p> }
        });
        let people_link = (access == Access::Own).then(|| {
            view! { <p><a href=format!("/staff/projects/{id}/colleagues")>{t!(visit, "projects-colleagues-edit")}</a></p> }
        });
        view! {
            <p><a href="/staff/projects">{t!(visit, "projects-title")}</a></p>
            <h1>{ui::shown(name)}</h1>
            <dl class="facts">
                <dt>{t!(visit, "projects-purpose")}</dt>
                <dd>{shown(&project.purpose)}</dd>
                <dt>{t!(visit, "projects-service")}</dt>
                <dd>{shown(&project.service)}</dd>
                <dt>{t!(visit, "projects-runs")}</dt>
                <dd>{ui::day(&visit, project.starts)} "–" {ui::last_day(&visit, project.ends)}</dd>
            </dl>
            {edit}
            <h2>{t!(visit, "projects-tasks")}</h2>
            {task_list(&visit, &tasks)}
            {new_task}
            <h2>{t!(visit, "projects-partners")}</h2>
            {partners(&visit, &project)}
            {partners_link}
            <h2>{t!(visit, "projects-colleagues")}</h2>
            <ul>{people}</ul>
            {people_link}
        }
    }))
}

fn task_list(visit: &Visit, tasks: &[Task]) -> AnyView {
    if tasks.is_empty() {
        return view! { <p>{t!(visit, "projects-no-tasks")}</p> }.into_any();
    }
    let cards = tasks
        .iter()
        .map(|task| {
            let title = ui::shown(task.title.shown(visit.language, task.main_language));
            view! {
                <li class="card">
                    <h3><a href=format!("/staff/tasks/{}", task.id)>{title}</a></h3>
                    <p class="card__facts">
                        <span>{stage_words(visit, task)}</span>
                        <span>{ui::moment(visit, task.collection.opens)} "–" {ui::moment(visit, task.collection.closes)}</span>
                    </p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="cards">{cards}</ul> }.into_any()
}

fn partners(visit: &Visit, project: &Project) -> AnyView {
    let running: Vec<&Partner> =
        project.partners.iter().filter(|partner| partner.until > visit.now).collect();
    if running.is_empty() {
        return view! { <p>{t!(visit, "projects-no-partners")}</p> }.into_any();
    }
    let items = running
        .into_iter()
        .map(|partner| {
            let role = ui::shown(partner.role.shown(visit.language, Language::Fi));
            view! { <li>{partner.name.clone()} ": " {role}</li> }
        })
        .collect_view();
    view! { <ul>{items}</ul> }.into_any()
}
