//! The data protection officer sees who asks for leave to ask about what the law protects most, and gives
//! or refuses it (R24).

use std::{collections::BTreeSet, sync::Arc};

use axum::response::Response;
use leptos::prelude::*;
use model::{
    language::Language,
    projects::Project,
    questionnaires::{
        Questionnaire,
        lint::{Finding, Placed, Wording},
    },
    text::prose,
};
use store::{
    audit::Act,
    leaves::{self, Decision, Leave},
    projects,
    tasks::{self, Task},
};
use uuid::Uuid;

use super::checks::{self, MOST_REASON};
use crate::{
    Failure, Fields, Visit,
    oversight::home,
    projects::text_problem,
    staff::acts,
    t,
    ui::{
        self,
        form::{self, Errors, Field},
    },
    url::UrlPath,
};

/// `GET /staff/leaves`
pub async fn list(visit: Visit) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let asked = leaves::list_latest(&mut conn).await?;
    drop(conn);
    let title = t!(visit, "lint-leaves");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let none = asked.is_empty().then(|| view! { <p>{t!(visit, "lint-leaves-none")}</p> });
        let cards = asked.iter().map(|one| {
            let href = format!("/staff/leaves/{}", one.id);
            view! {
                <li class="card">
                    <h2><a href=href>{state_words(&visit, one.decision)} ": " {ui::moment(&visit, one.asked_at)}</a></h2>
                    <p>{ui::typed(one.reason.clone())}</p>
                </li>
            }
        });
        let cards = cards.collect_view();
        view! {
            {home::back(&visit)}
            <h1>{heading}</h1>
            <p>{t!(visit, "lint-leaves-about")}</p>
            {none}
            <ul class="cards">{cards}</ul>
        }
    }))
}

/// What came of asking, in words.
pub fn state_words(visit: &Visit, decision: Decision) -> String {
    match decision {
        Decision::Waiting => t!(visit, "lint-state-waiting"),
        Decision::Given => t!(visit, "lint-state-given"),
        Decision::Refused => t!(visit, "lint-state-refused"),
    }
}

/// What was asked for, with the questions as they are now.
struct Asked {
    leave: Leave,
    task: Task,
    project: Project,
    questionnaire: Arc<Questionnaire>,
}

impl Asked {
    async fn get(visit: &Visit, id: Uuid) -> Result<Self, Failure> {
        let mut conn = visit.kanssa.db.read().await?;
        let leave = leaves::find(&mut conn, id).await?.ok_or(Failure::NotFound)?;
        let task = tasks::find(&mut conn, leave.task).await?.ok_or(Failure::NotFound)?;
        let project = projects::get(&mut conn, task.project).await?;
        let known = &visit.kanssa.questionnaires;
        let questionnaire = known.get(&mut conn, task.id, task.version).await?;
        Ok(Self { leave, task, project, questionnaire })
    }

    /// The questions that it is about and that are still worded so.
    fn questions(&self) -> Vec<Placed<'_>> {
        let mut special = self.questionnaire.special();
        special.retain(|placed| self.leave.wordings.contains(&placed.wording()));
        special
    }

    /// Their wordings as the form carries them: what is decided on is what was seen.
    fn seen(&self) -> String {
        let shown: BTreeSet<Wording> = self.questions().iter().map(Placed::wording).collect();
        shown.iter().map(Wording::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// `GET /staff/leaves/{leave}`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let asked = Asked::get(&visit, id).await?;
    Ok(render(&visit, &asked, &Fields::default(), &Errors::default()))
}

/// `POST /staff/leaves/{leave}`
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let asked = Asked::get(&visit, id).await?;
    let (decision, act) = match fields.get("decision") {
        "give" => (Decision::Given, Act::LeaveGiven),
        "refuse" => (Decision::Refused, Act::LeaveRefused),
        _ => return Err(Failure::Unreadable),
    };
    let staff = visit.staff()?;
    let mut errors = Errors::default();
    if asked.leave.asked_by == Some(staff) {
        errors.add("answer", t!(visit, "lint-own"));
    }
    if fields.get("seen") != asked.seen() {
        errors.add("answer", t!(visit, "lint-seen-other"));
    }
    let answer = prose(fields.get("answer"), MOST_REASON).unwrap_or_else(|problem| {
        errors.add("answer", text_problem(&visit, problem));
        String::new()
    });
    if answer.is_empty() && errors.is_empty() {
        errors.add("answer", t!(visit, "lint-leave-reason-missing"));
    }
    if !errors.is_empty() {
        return Ok(render(&visit, &asked, &fields, &errors));
    }
    let mut tx = visit.kanssa.db.begin().await?;
    let shown = Wording::list(&asked.seen());
    let decided = (decision, answer.as_str(), &shown);
    if !leaves::decide(&mut tx, id, decided, (staff, visit.now)).await? {
        return Ok(visit.go_to(&format!("/staff/leaves/{id}")));
    }
    acts::commit(&visit, tx, act, ("task", asked.task.id), "").await?;
    Ok(visit.go_to_saying("/staff/leaves", "leave-decided"))
}

fn render(visit: &Visit, asked: &Asked, fields: &Fields, errors: &Errors) -> Response {
    let title = t!(visit, "lint-decide-title");
    let heading = title.clone();
    visit.form_page(&title, errors, || {
        let waits = asked.leave.decision == Decision::Waiting;
        let gone = asked.leave.wordings.len().saturating_sub(asked.questions().len());
        let changed = (waits && gone > 0).then(|| {
            let words = t!(visit, "lint-changed", count = gone);
            ui::notice(ui::NoticeKind::Warning, None, view! { <p>{words}</p> }.into_any())
        });
        let questions =
            asked.questions().into_iter().map(|one| question(visit, &one)).collect_view();
        view! {
            {errors.summary(visit)}
            <p><a href="/staff/leaves">{t!(visit, "lint-leaves")}</a></p>
            <h1>{heading}</h1>
            {facts(visit, asked)}
            {changed}
            <h2>{t!(visit, "lint-questions")}</h2>
            <ul class="cards">{questions}</ul>
            {waits.then(|| decide(visit, asked, fields, errors))}
        }
    })
}

fn facts(visit: &Visit, asked: &Asked) -> AnyView {
    let Asked { leave, task, project, .. } = asked;
    let name = leave.asker.clone().filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| t!(visit, "lint-nameless"));
    let main = task.main_language;
    let decided = leave.decided_at.map(|at| {
        view! {
            <dt>{t!(visit, "lint-decided-at")}</dt> <dd>{ui::moment(visit, at)}</dd>
            <dt>{t!(visit, "lint-answer")}</dt> <dd>{ui::typed(leave.answer.clone())}</dd>
        }
    });
    view! {
        <p><strong>{state_words(visit, leave.decision)}</strong></p>
        <dl class="facts">
            <dt>{t!(visit, "lint-project")}</dt> <dd>{ui::shown(project.name.shown(visit.language, Language::Fi))}</dd>
            <dt>{t!(visit, "lint-purpose")}</dt> <dd>{ui::shown(project.purpose.shown(visit.language, main))}</dd>
            <dt>{t!(visit, "lint-task")}</dt> <dd>{ui::shown(task.title.shown(visit.language, main))}</dd>
            <dt>{t!(visit, "lint-asked-by")}</dt> <dd>{name}</dd>
            <dt>{t!(visit, "lint-asked-at")}</dt> <dd>{ui::moment(visit, leave.asked_at)}</dd>
            <dt>{t!(visit, "lint-reason")}</dt> <dd>{ui::typed(leave.reason.clone())}</dd>
            {decided}
        </dl>
    }
    .into_any()
}

/// A question with all its words in each language, and why it is here.
fn question(visit: &Visit, question: &Placed<'_>) -> AnyView {
    let texts = Language::ALL.into_iter().filter_map(|language| {
        let words = question.words_in(language);
        (!words.is_empty()).then(|| {
            let name = language.own_name();
            let words = words.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
            view! { <h3 lang=language.tag()>{name}</h3> <ul lang=language.tag()>{words}</ul> }
        })
    });
    let found = question.lint().into_iter().filter(Finding::is_special);
    let found = found.map(|one| view! { <li>{checks::words(visit, &one)}</li> }).collect_view();
    view! { <li class="card">{texts.collect_view()} <ul>{found}</ul></li> }.into_any()
}

fn decide(visit: &Visit, asked: &Asked, fields: &Fields, errors: &Errors) -> AnyView {
    let answer = Field {
        id: "answer",
        label: t!(visit, "lint-your-reason"),
        hint: None,
        error: errors.of("answer"),
    };
    view! {
        <form method="post" action=format!("/staff/leaves/{}", asked.leave.id) novalidate>
            <input type="hidden" name="seen" value=asked.seen()/>
            {form::text_area(&answer, fields.get("answer"), 4)}
            <div class="actions">
                <button class="button" type="submit" name="decision" value="give">{t!(visit, "lint-give")}</button>
                <button class="button button--light" type="submit" name="decision" value="refuse">{t!(visit, "lint-refuse")}</button>
            </div>
        </form>
    }
    .into_any()
}
