//! Where trying a task out begins: what members read before they begin, and beginning anew.

use axum::response::Response;
use leptos::prelude::*;
use model::{
    language::{Language, TextLanguage},
    projects::Access,
    questionnaires::Questionnaire,
    tasks::PublishingFlaw,
};
use store::{projects, test_answers};
use uuid::Uuid;

use super::{open, place};
use crate::{
    Failure, Visit, t,
    tasks::{get_of_staff, manage::flaw_words, show},
    ui,
    url::UrlPath,
};

/// `GET /staff/tasks/{task}/preview/{language}`
pub async fn page(
    visit: Visit,
    UrlPath((task, language)): UrlPath<(Uuid, TextLanguage)>,
) -> Result<Response, Failure> {
    let (visit, _) = open(visit, task, language, "");
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    let (task, _) = get_of_staff(&visit, &mut conn, task, Access::Read).await?;
    let project = projects::get(&mut conn, task.project).await?;
    let questionnaire = kanssa.questionnaires.get(&mut conn, task.id, task.version).await?;
    let begun = test_answers::find_under_way(&mut conn, task.id, visit.staff()?).await?;
    drop(conn);
    let title = task.title.shown(visit.language, task.main_language);
    Ok(visit.page(&title.text, || {
        let here = place(task.id, language);
        let go_on = if questionnaire.can_be_tried() {
            let words = match begun {
                Some(_) => t!(visit, "tasks-go-on"),
                None => t!(visit, "tasks-start"),
            };
            let again = begun.is_some().then(|| restart_form(&visit, &here));
            let start = ui::button_link(format!("{here}/answer"), words);
            let readings = readings(&visit, &questionnaire, task.id);
            view! { {readings} <p>{start}</p> {again} }.into_any()
        } else {
            let flaws = flaws(&questionnaire, task.main_language);
            let list = flaw_list(&visit, flaws.iter().filter(|flaw| flaw.keeps_from_trying()));
            ui::notice(ui::NoticeKind::Warning, Some(t!(visit, "preview-unfit")), list)
        };
        show::sheet(&visit, &task, &project, go_on)
    }))
}

/// The other languages that questions can be read in, each with the same page in it.
fn readings(visit: &Visit, questionnaire: &Questionnaire, task: Uuid) -> Option<AnyView> {
    let others = questionnaire.readings();
    if others.is_empty() {
        return None;
    }
    let links = others.into_iter().map(|language| {
        let tag = language.tag();
        let current = (visit.reading == Some(language)).then_some("true");
        view! {
            <a href=place(task, language) lang=tag hreflang=tag dir=language.direction() aria-current=current>
                {language.own_name()}
            </a>
        }
    });
    let links = links.collect_view();
    let words = t!(visit, "tasks-readings");
    Some(
        view! { <p class="languages languages--reading"><span>{words}</span> {links}</p> }
            .into_any(),
    )
}

/// `POST /staff/tasks/{task}/preview/{language}/restart`: forgets what is under way.
pub async fn restart(
    visit: Visit,
    UrlPath((task, language)): UrlPath<(Uuid, TextLanguage)>,
) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    get_of_staff(&visit, &mut conn, task, Access::Read).await?;
    drop(conn);
    let mut tx = visit.kanssa.db.begin().await?;
    test_answers::remove_under_way(&mut tx, task, visit.staff()?).await?;
    tx.commit().await?;
    Ok(visit.go_to(&place(task, language)))
}

/// The button that begins anew.
pub fn restart_form(visit: &Visit, place: &str) -> AnyView {
    view! {
        <form method="post" action=format!("{place}/restart")>
            <button class="button button--light" type="submit">{t!(visit, "preview-again")}</button>
        </form>
    }
    .into_any()
}

/// What is wrong with the questions themselves.
pub fn flaws(questionnaire: &Questionnaire, main: Language) -> Vec<PublishingFlaw> {
    let none = questionnaire.questions().next().is_none().then_some(PublishingFlaw::NoQuestions);
    let flaws = questionnaire.flaws(main).into_iter().map(PublishingFlaw::Questionnaire);
    none.into_iter().chain(flaws).collect()
}

/// The same in words.
pub fn flaw_list<'a>(visit: &Visit, flaws: impl Iterator<Item = &'a PublishingFlaw>) -> AnyView {
    let items = flaws.map(|flaw| view! { <li>{flaw_words(visit, flaw)}</li> }).collect_view();
    view! { <ul>{items}</ul> }.into_any()
}
