//! A member answers a page of a questionnaire; also with JavaScript off, by plain forms.

use std::sync::Arc;

use axum::response::Response;
use leptos::prelude::*;
use model::{
    answers::{Answers, Problem},
    questionnaires::{Code, Entry, Kind, Questionnaire, other_field, question_field},
    time::Timestamp,
};
use store::answers::{self as stored_answers, Given, Stored};
use uuid::Uuid;

use super::{
    island::{Runner, Setup, Step},
    owner,
    questions::Sheet,
    saving::{self, OpenTask, Refusal},
};
use crate::{Failure, Fields, Visit, t, ui, url::UrlPath};

/// What a page of the questionnaire is made of.
struct Loaded {
    open: OpenTask,
    stored: Stored,
    is_edit: bool,
}

/// `GET /tasks/{task}/answer`: on to where the member left off.
pub async fn resume(visit: Visit, UrlPath(task): UrlPath<Uuid>) -> Result<Response, Failure> {
    let loaded = match load(&visit, task).await {
        Ok(loaded) => loaded,
        Err(refusal) => return refused(&visit, refusal, None).await,
    };
    let step = resume_step(&loaded.open.questionnaire, &loaded.stored.current);
    render(&visit, loaded, step, Vec::new(), Vec::new()).await
}

/// `GET /tasks/{task}/answer/{page}`
pub async fn page(
    visit: Visit,
    UrlPath((task, page)): UrlPath<(Uuid, String)>,
) -> Result<Response, Failure> {
    let loaded = match load(&visit, task).await {
        Ok(loaded) => loaded,
        Err(refusal) => return refused(&visit, refusal, None).await,
    };
    let number = page_number(&loaded.open.questionnaire, &page).ok_or(Failure::NotFound)?;
    render(&visit, loaded, Step::Page(number), Vec::new(), Vec::new()).await
}

/// `GET /tasks/{task}/review`
pub async fn review(visit: Visit, UrlPath(task): UrlPath<Uuid>) -> Result<Response, Failure> {
    match load(&visit, task).await {
        Ok(loaded) => render(&visit, loaded, Step::Review, Vec::new(), Vec::new()).await,
        Err(refusal) => refused(&visit, refusal, None).await,
    }
}

/// `POST /tasks/{task}/answer/{page}`: saves the page's answers and goes on, back, or stays.
pub async fn submit(
    visit: Visit,
    UrlPath((task, page)): UrlPath<(Uuid, String)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let loaded = match load(&visit, task).await {
        Ok(loaded) => loaded,
        Err(refusal) => return refused(&visit, refusal, Some((task, &fields))).await,
    };
    let questionnaire = Arc::clone(&loaded.open.questionnaire);
    let number = page_number(&questionnaire, &page).ok_or(Failure::NotFound)?;
    let before = questionnaire.path(&loaded.stored.current);
    let read = read_page(&questionnaire, number, &fields);
    save_page(&visit, &loaded, &read, saving::began(&visit, fields.get("opened"))).await?;

    let mut answers = loaded.stored.current.clone();
    for (question, entry) in &read {
        match entry {
            Entry::Given(answer) => answers.set(question.clone(), answer.clone()),
            Entry::Empty => answers.remove(question),
            Entry::Wrong(_) => {}
        }
    }
    let after = questionnaire.path(&answers);
    let is_going_back = fields.get("go") == "back";
    // A question hidden by what was answered above it is not in the way of anything.
    let is_shown = |question: &Code| {
        let on_page = &questionnaire.pages[number].questions;
        let place = on_page.iter().position(|asked| asked.code == *question);
        place.is_some_and(|place| after.shows(number, place))
    };
    let mut problems: Vec<(Code, Problem)> = read
        .iter()
        .filter_map(|(question, entry)| match entry {
            Entry::Wrong(problem) if is_shown(question) => Some((question.clone(), *problem)),
            _ => None,
        })
        .collect();
    let newly_shown = (0..questionnaire.pages[number].questions.len())
        .any(|question| after.shows(number, question) && !before.shows(number, question));
    let stays = fields.has("clear") || newly_shown && !is_going_back;
    if !is_going_back && !stays {
        for obstacle in questionnaire.obstacles(&answers, &after, Some(number)) {
            if !problems.iter().any(|(question, _)| *question == obstacle.question) {
                problems.push((obstacle.question, obstacle.problem));
            }
        }
    }
    if !problems.is_empty() {
        let loaded = Loaded { stored: Stored { current: answers, ..loaded.stored }, ..loaded };
        return render(&visit, loaded, Step::Page(number), fields.0, problems).await;
    }
    let next = match (stays, is_going_back) {
        (true, _) => Some(number),
        (false, true) => after.before(number).or(Some(number)),
        (false, false) => after.after(number),
    };
    Ok(visit.go_to(&match next {
        Some(next) => format!("/tasks/{task}/answer/{}", questionnaire.pages[next].code),
        None => format!("/tasks/{task}/review"),
    }))
}

/// `POST /tasks/{task}/send`: from the review, with JavaScript off.
pub async fn send(
    visit: Visit,
    UrlPath(task): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    if fields.get("go") == "back" {
        let loaded = match load(&visit, task).await {
            Ok(loaded) => loaded,
            Err(refusal) => return refused(&visit, refusal, None).await,
        };
        let path = loaded.open.questionnaire.path(&loaded.stored.current);
        let last = path.pages().last().unwrap_or(0);
        let code = &loaded.open.questionnaire.pages[last].code;
        return Ok(visit.go_to(&format!("/tasks/{task}/answer/{code}")));
    }
    match saving::send(&visit, task).await {
        Ok(response) => Ok(visit.go_to(&format!("/answers/{}", response.id))),
        Err(Refusal::Incomplete(obstacles)) => {
            let Ok(loaded) = load(&visit, task).await else { return Err(Failure::NotFound) };
            let page = obstacles.first().map_or(0, |obstacle| obstacle.page);
            let problems = obstacles
                .into_iter()
                .filter(|obstacle| obstacle.page == page)
                .map(|obstacle| (obstacle.question, obstacle.problem))
                .collect();
            render(&visit, loaded, Step::Page(page), Vec::new(), problems).await
        }
        Err(refusal) => refused(&visit, refusal, None).await,
    }
}

async fn load(visit: &Visit, task: Uuid) -> Result<Loaded, Refusal> {
    let open = saving::get_open(visit, task).await?;
    let mut conn = visit.kanssa.db.read().await?;
    let response = stored_answers::find_response(&mut conn, visit.member()?, task).await?;
    let stored = match response {
        Some(response) => stored_answers::list(&mut conn, response.id).await?,
        None => Stored::default(),
    };
    let is_edit = response.is_some_and(|response| response.sent_at.is_some());
    Ok(Loaded { open, stored, is_edit })
}

/// A closed task is told of, with what was just typed on the page, so that it is not lost.
async fn refused(
    visit: &Visit,
    refusal: Refusal,
    typed: Option<(Uuid, &Fields)>,
) -> Result<Response, Failure> {
    match refusal {
        Refusal::Closed => {}
        Refusal::Failure(failure) => return Err(failure),
        Refusal::NotFound | Refusal::SomebodyElse | Refusal::Incomplete(_) => {
            return Err(Failure::NotFound);
        }
    }
    let title = t!(visit, "answers-closed-title");
    let heading = title.clone();
    let typed = match typed {
        Some((task, fields)) => typed_texts(visit, task, fields).await?,
        None => Vec::new(),
    };
    let mut response = visit.page(&title, || {
        let kept = (!typed.is_empty()).then(|| {
            let texts = typed.into_iter().map(ui::typed).collect_view();
            view! { <h2>{t!(visit, "answers-closed-typed")}</h2> {texts} }
        });
        view! {
            <h1>{heading}</h1>
            <p>{t!(visit, "answers-closed-lead")}</p>
            {kept}
            <p><a href="/answers">{t!(visit, "answers-closed-mine")}</a></p>
            <p><a href="/tasks">{t!(visit, "answers-to-tasks")}</a></p>
        }
    });
    *response.status_mut() = http::StatusCode::CONFLICT;
    Ok(response)
}

/// What was typed by hand: everything else is quickly ticked again, and not lost with the page.
async fn typed_texts(visit: &Visit, task: Uuid, fields: &Fields) -> Result<Vec<String>, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let Some(task) = store::tasks::find(&mut conn, task).await? else { return Ok(Vec::new()) };
    let questionnaires = &visit.kanssa.questionnaires;
    let questionnaire = questionnaires.get(&mut conn, task.id, task.version).await?;
    let is_typed = |name: &String| {
        questionnaire.questions().any(|question| {
            let by_hand = matches!(
                question.kind,
                Kind::ShortText { .. } | Kind::LongText { .. } | Kind::Number { .. }
            );
            by_hand && *name == question_field(&question.code)
                || *name == other_field(&question.code)
        })
    };
    let typed = fields.0.iter().filter(|(name, value)| is_typed(name) && !value.trim().is_empty());
    Ok(typed.map(|(_, value)| value.clone()).collect())
}

fn page_number(questionnaire: &Questionnaire, code: &str) -> Option<usize> {
    questionnaire.pages.iter().position(|page| page.code.as_str() == code)
}

/// The first page with something left to answer; everything answered: the review.
fn resume_step(questionnaire: &Questionnaire, answers: &Answers) -> Step {
    let path = questionnaire.path(answers);
    let is_touched = |page: usize| {
        let questions = &questionnaire.pages[page].questions;
        questions.iter().any(|question| answers.get(&question.code).is_some())
    };
    let unfinished = path.pages().find(|page| {
        !is_touched(*page) || !questionnaire.obstacles(answers, &path, Some(*page)).is_empty()
    });
    unfinished.map_or(Step::Review, Step::Page)
}

fn read_page(questionnaire: &Questionnaire, page: usize, fields: &Fields) -> Vec<(Code, Entry)> {
    questionnaire.pages[page]
        .questions
        .iter()
        .filter(|question| question.is_answerable())
        .map(|question| {
            let is_cleared = fields.get("clear") == question.code.as_str();
            let entry = if is_cleared { Entry::Empty } else { question.read(&fields.0) };
            (question.code.clone(), entry)
        })
        .collect()
}

/// Saves what is right on the page, whatever else is wrong on it.
async fn save_page(
    visit: &Visit,
    loaded: &Loaded,
    read: &[(Code, Entry)],
    began: Option<Timestamp>,
) -> Result<(), Failure> {
    let version = loaded.open.task.version;
    let at = visit.now;
    let given: Vec<Given<'_>> = read
        .iter()
        .filter_map(|(question, entry)| {
            let answer = match entry {
                Entry::Given(answer) => Some(answer),
                Entry::Empty => None,
                Entry::Wrong(_) => return None,
            };
            let is_new = loaded.stored.current.get(question) != answer;
            is_new.then_some(Given { question, answer, version, at })
        })
        .collect();
    if given.is_empty() {
        return Ok(());
    }
    match saving::save(visit, loaded.open.task.id, &given, began).await {
        Ok(_) => Ok(()),
        Err(Refusal::Failure(failure)) => Err(failure),
        Err(_) => Err(Failure::NotFound),
    }
}

async fn render(
    visit: &Visit,
    loaded: Loaded,
    step: Step,
    typed: Vec<(String, String)>,
    problems: Vec<(Code, Problem)>,
) -> Result<Response, Failure> {
    let Loaded { open: OpenTask { task, questionnaire }, stored, is_edit } = loaded;
    let (owner, kept_owner) = (owner::of(visit).await?, owner::of_kept(visit).await?);
    let path = questionnaire.path(&stored.current);
    let shown = questionnaire.shown(visit.language, task.main_language);
    let setup = Setup {
        task: task.id.to_string(),
        version: task.version,
        owner,
        keeps: !kept_owner.is_empty(),
        as_of: visit.now.0,
        language: visit.language,
        rules: questionnaire.rules(),
        answers: stored.current.clone(),
        start: step,
    };
    let sheet = Sheet {
        visit,
        task: task.id,
        questionnaire: &shown,
        answers: &stored.current,
        path: &path,
        step,
        typed: &typed,
        problems: &problems,
    };
    let title = task.title.shown(visit.language, task.main_language);
    let heading = title.clone();
    let body = || {
        let unsent = (is_edit && stored.has_unsent_changes).then(|| {
            view! {
                <form class="notice" method="post" action=format!("/tasks/{}/revert", task.id)>
                    <p>{t!(visit, "answers-unsent-changes")}</p>
                    <button class="link-button" type="submit">{t!(visit, "answers-revert")}</button>
                </form>
            }
        });
        let form = sheet.form();
        view! {
            <h1>{ui::shown(heading)}</h1>
            {unsent}
            <div data-owner=kept_owner data-keep=format!("/tasks/{}/answer", task.id)>
                <Runner setup=setup>{form}</Runner>
            </div>
        }
    };
    Ok(if problems.is_empty() {
        visit.page(&title.text, body)
    } else {
        visit.page_with_errors(&title.text, body)
    })
}
