//! A researcher looks over a task's questions, and moves, copies or removes what stands there.

use axum::response::Response;
use leptos::prelude::*;
use model::{
    projects::Access,
    questionnaires::{
        Code, Question, Questionnaire, Standing,
        edit::{Direction, EditError},
    },
    tasks::Stage,
};
use store::{Session, draft_steps::Way, quotas};
use uuid::Uuid;

use super::{
    Names, Open, Stands,
    moving::{TO, read_page_place, read_place},
    outline::Outline,
    phone,
    question::live_notice,
    saving::{Saved, save},
    steps::{self, Steps},
    words,
};
use crate::{
    Failure, Fields, Visit, t,
    tasks::get_of_staff,
    ui::{self, form::Errors},
    url::UrlPath,
};

/// `GET /staff/tasks/{task}/questions`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let (task, access) = get_of_staff(&visit, &mut conn, id, Access::Read).await?;
    let questionnaire = visit.kanssa.questionnaires.get(&mut conn, id, task.version).await?;
    let may_edit = access >= Access::Edit && task.collection.stage != Stage::Archived;
    let open = Open { task, questionnaire };
    let steps = if may_edit { Steps::find(&mut conn, &open).await? } else { Steps::default() };
    let standings = standings(&mut conn, &open).await?;
    drop(conn);
    Ok(render(&visit, &open, (may_edit.then_some(&steps), &standings), &Errors::default()))
}

/// `POST /staff/tasks/{task}/questions`: one of the page's buttons.
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (open, mut tx) = Open::hold(&visit, id).await?;
    let press = Press::of(&fields)?;
    let changed = || Ok(visit.go_to_saying(&open.overview(""), "task-changed"));
    if let Some(way) = steps::way_of(press.act) {
        let seen = press.on.parse().map_err(|_| Failure::Unreadable)?;
        return match steps::take(&visit, tx, &open, (way, seen)).await? {
            true if way == Way::Back => Ok(visit.go_to_saying(&open.overview(""), "step-back")),
            true => Ok(visit.go_to_saying(&open.overview(""), "step-forth")),
            false => changed(),
        };
    }
    if !press.is_as_seen(&open, fields.get("seen"))? {
        return changed();
    }
    let versions = open.versions(&visit).await?;
    let steps = Steps::find(&mut tx, &open).await?;
    let standings = standings(&mut tx, &open).await?;
    let (anchor, step) = press.step(&open.questionnaire, &versions)?;
    let why = match step {
        Ok((next, place)) => match save(&visit, tx, &open, &next).await? {
            Saved::Done(_) => return Ok(visit.go_to_saying(&open.overview(&place), "saved")),
            Saved::Refused(why) => why,
        },
        Err(EditError::Unknown(_)) => return Err(Failure::NotFound),
        Err(error) => {
            let names = Names { task: &open.task, questionnaire: &open.questionnaire };
            words::edit_error(&visit, &names, &error)
        }
    };
    Ok(render(&visit, &open, (Some(&steps), &standings), &Errors::several(&anchor, why)))
}

/// The questionnaire after a press, and where to look at what came of it.
type Step = Result<(Questionnaire, String), EditError>;

/// One of the page's buttons: its name is the act, its value what to act on.
struct Press<'a> {
    act: &'a str,
    on: &'a str,
    /// Where something is moved.
    to: &'a str,
}

impl<'a> Press<'a> {
    fn of(fields: &'a Fields) -> Result<Self, Failure> {
        let mut acts = fields.0.iter().filter(|(name, _)| name != "seen" && name != TO);
        let (act, on) = acts.next().ok_or(Failure::Unreadable)?;
        Ok(Self { act, on, to: fields.get(TO) })
    }

    /// Whether what it is about is as it was shown: the question that goes, or how all stand. What
    /// others have written meanwhile is no reason not to move things.
    fn is_as_seen(&self, open: &Open, seen: &str) -> Result<bool, Failure> {
        let mark = match self.act {
            "remove" => {
                let question = open.questionnaire.question(&self.code()?);
                question.map(Question::mark).unwrap_or_default()
            }
            _ => open.questionnaire.order_mark(),
        };
        Ok(open.stands(seen, &mark)? == Stands::Same)
    }

    fn code(&self) -> Result<Code, Failure> {
        self.on.parse().map_err(|_| Failure::Unreadable)
    }

    /// What it does, and where an error is told.
    fn step(
        &self,
        questionnaire: &Questionnaire,
        versions: &[Questionnaire],
    ) -> Result<(String, Step), Failure> {
        if self.act == "page-add" {
            let (next, code) = questionnaire.add_page();
            return Ok(("pages".to_owned(), Ok((next, format!("/page/{code}/add")))));
        }
        if self.act == "one-by-one" {
            let one_by_one = self.on == "yes";
            let next = Questionnaire { one_by_one, ..questionnaire.clone() };
            return Ok(("endings".to_owned(), Ok((next, "#endings".to_owned()))));
        }
        let code = self.code()?;
        let (question, page) = (format!("q-{code}"), format!("p-{code}"));
        let at_question = |next| (next, format!("#q-{code}"));
        let at_page = |next| (next, format!("#p-{code}"));
        let ending = format!("e-{code}");
        let at_ending = |next| (next, format!("#e-{code}"));
        let at_endings = |next| (next, "#endings".to_owned());
        let top = |next| (next, String::new());
        let (up, down) = (Direction::Up, Direction::Down);
        Ok(match self.act {
            "up" => (question, questionnaire.move_question(&code, up).map(at_question)),
            "down" => (question, questionnaire.move_question(&code, down).map(at_question)),
            "move" => {
                let place = read_place(self.to).ok_or(Failure::Unreadable)?;
                (question, questionnaire.place_question(&code, &place).map(at_question))
            }
            "page-move" => {
                let after = read_page_place(self.to).ok_or(Failure::Unreadable)?;
                (page, questionnaire.place_page(&code, after.as_ref()).map(at_page))
            }
            "copy" => {
                let is_taken = |code: &Code| versions.iter().any(|v| v.question(code).is_some());
                let copied = questionnaire.copy_question(&code, is_taken);
                (question, copied.map(|(next, new)| (next, format!("#q-{new}"))))
            }
            "remove" => (question, questionnaire.remove_question(&code).map(top)),
            "page-up" => (page, questionnaire.move_page(&code, up).map(at_page)),
            "page-down" => (page, questionnaire.move_page(&code, down).map(at_page)),
            "page-remove" => (page, questionnaire.remove_page(&code).map(top)),
            "ending-up" => (ending, questionnaire.move_ending(&code, up).map(at_ending)),
            "ending-down" => (ending, questionnaire.move_ending(&code, down).map(at_ending)),
            "quota-remove" => {
                let quota = format!("k-{code}");
                let at_quotas = |next| (next, "#quotas".to_owned());
                (quota, questionnaire.remove_quota(&code).map(at_quotas))
            }
            "ending-remove" => (ending, questionnaire.remove_ending(&code).map(at_endings)),
            _ => return Err(Failure::Unreadable),
        })
    }
}

/// How each quota stands; nothing of a draft, which nobody answers.
async fn standings(on: &mut impl Session, open: &Open) -> Result<Vec<Standing>, Failure> {
    let mut standings = Vec::new();
    if !open.is_draft() {
        for quota in &open.questionnaire.quotas {
            standings.push(quota.standing(quotas::count(on, open.task.id, quota).await?));
        }
    }
    Ok(standings)
}

/// The page, with buttons for whoever may edit: they have steps to take back, or none yet.
fn render(
    visit: &Visit,
    open: &Open,
    (steps, standings): (Option<&Steps>, &[Standing]),
    errors: &Errors,
) -> Response {
    let may_edit = steps.is_some();
    let title = t!(visit, "tasks-questions");
    let heading = title.clone();
    let Open { task, questionnaire } = open;
    let id = task.id;
    let names = Names { task, questionnaire };
    let outline = Outline::of(&names, may_edit);
    let live = may_edit.then(|| live_notice(visit, open)).flatten();
    let first = questionnaire.pages.iter().find(|page| !page.questions.is_empty());
    let phone = first.and_then(|page| phone::beside(visit, open, &page.code));
    let body = || {
        let template = may_edit.then(|| {
            let href = format!("/staff/tasks/{id}/templates");
            view! { <li><a href=href>{t!(visit, "templates-title")}</a></li> }
        });
        let from_file = may_edit.then(|| {
            view! {
                <li><a href=open.overview("/from-file")>{t!(visit, "tasks-questions-replace")}</a></li>
                <li><a href=open.overview("/from-task")>{t!(visit, "editor-take")}</a></li>
                <li><a href=open.overview("/from-bank")>{t!(visit, "bank-take")}</a></li>
                <li><a href=open.overview("/keep")>{t!(visit, "bank-keep")}</a></li>
            }
        });
        let translate = may_edit.then(|| {
            let href = open.overview("/translations");
            view! { <p><a href=href>{t!(visit, "editor-translations")}</a></p> }
        });
        view! {
            {errors.summary(visit)}
            <p><a href=format!("/staff/tasks/{id}")>{ui::shown(task.title.shown(visit.language, task.main_language))}</a></p>
            <h1>{heading}</h1>
            {live}
            {outline.unfinished(visit)}
            <p>{words::estimate_words(visit, questionnaire.estimate(task.main_language))}</p>
            {translate}
            <form method="post" action=open.overview("") data-arranged=may_edit.then_some("yes")
                data-says-moved=t!(visit, "editor-says-moved", page = "{page}", place = "{place}")
                data-says-page=t!(visit, "editor-says-page", page = "{page}")
                data-says-end=t!(visit, "editor-no-place")
                data-says-failed=t!(visit, "editor-says-failed")>
                <input type="hidden" name="seen" value=open.seen(&questionnaire.order_mark())/>
                {steps.and_then(|steps| steps.buttons(visit, open))}
                {outline.pages(visit)}
                {outline.endings(visit)}
                {outline.quotas(visit, standings)}
            </form>
            <h2>{t!(visit, "editor-as-file")}</h2>
            <ul class="link-list">
                <li><a href=open.overview("/downloads")>{t!(visit, "imports-export-title")}</a></li>
                {from_file}
                {template}
            </ul>
            {phone}
        }
    };
    phone::framing(visit.form_page(&title, errors, body))
}
