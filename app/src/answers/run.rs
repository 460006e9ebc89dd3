//! A page of a questionnaire is answered; also with JavaScript off, by plain forms.

use std::sync::Arc;

use axum::response::Response;
use leptos::prelude::*;
use model::{
    answers::{Answers, Obstacle, Problem},
    questionnaires::{Code, Entry, Page, Path, Questionnaire},
    time::Timestamp,
};
use store::{
    answers::{Given, Stored},
    projects,
};

use super::{
    calls,
    closed::refused,
    elsewhere::{self, SHOWN},
    island::{Runner, Setup, Step},
    owner, photos,
    saving::{Beginning, OpenTask, Refusal},
    sheet::{Sheet, TOLD},
    sitting::{Begun, Sitting},
};
use crate::{Failure, Fields, Visit, fields::WithPhotos, t, tasks::show, ui};

/// What a page of the questionnaire is made of.
struct Loaded {
    sitting: Sitting,
    open: OpenTask,
    begun: Begun,
}

/// On to where it was left off.
pub async fn resume(visit: &Visit, sitting: Sitting) -> Result<Response, Failure> {
    let loaded = match load(visit, sitting).await {
        Ok(loaded) => loaded,
        Err(refusal) => return refused(visit, sitting, refusal, None).await,
    };
    let step = resume_step(&loaded.open.questionnaire, &loaded.begun.stored.current);
    render(visit, loaded, step, Vec::new(), Vec::new()).await
}

/// One page.
pub async fn page(visit: &Visit, sitting: Sitting, page: &str) -> Result<Response, Failure> {
    let loaded = match load(visit, sitting).await {
        Ok(loaded) => loaded,
        Err(refusal) => return refused(visit, sitting, refusal, None).await,
    };
    let number = page_number(&loaded.open.questionnaire, page).ok_or(Failure::NotFound)?;
    render(visit, loaded, Step::Page(number), Vec::new(), Vec::new()).await
}

/// Everything, before it is sent.
pub async fn review(visit: &Visit, sitting: Sitting) -> Result<Response, Failure> {
    match load(visit, sitting).await {
        Ok(loaded) => render(visit, loaded, Step::Review, Vec::new(), Vec::new()).await,
        Err(refusal) => refused(visit, sitting, refusal, None).await,
    }
}

/// Saves the page's answers and goes on, back, or stays.
pub async fn submit(
    visit: &Visit,
    sitting: Sitting,
    page: &str,
    form: WithPhotos,
) -> Result<Response, Failure> {
    let WithPhotos { mut fields, photos: chosen } = form;
    let loaded = match load(visit, sitting).await {
        Ok(loaded) => loaded,
        Err(refusal) => return refused(visit, sitting, refusal, Some(&fields)).await,
    };
    let questionnaire = Arc::clone(&loaded.open.questionnaire);
    let (version, asked) = match asked(visit, &loaded, &fields).await {
        Ok(asked) => asked,
        Err(refusal) => return refused(visit, sitting, refusal, Some(&fields)).await,
    };
    let on_page = page_number(&asked, page).ok_or(Failure::NotFound)?;
    let taken = photos::take_in(visit, sitting, &asked.pages[on_page], &mut fields, chosen).await;
    let not_taken = match taken {
        Ok(not_taken) => not_taken,
        Err(refusal) => return refused(visit, sitting, refusal, Some(&fields)).await,
    };
    let before = questionnaire.path(&loaded.begun.stored.current);
    let mut read = read_page(&asked, on_page, &fields);
    let is_elsewhere = elsewhere::keep(&mut read, fields.get(SHOWN), &loaded.begun.stored.current);
    let opened = calls::began(visit, fields.get("opened"));
    if let Err(refusal) = save_page(visit, &loaded, (version, &read), opened).await {
        return refused(visit, sitting, refusal, Some(&fields)).await;
    }
    let Some(number) = page_number(&questionnaire, page) else {
        // The page has gone from the questions in use; what was answered on it is saved.
        return Ok(visit.go_to(&format!("{}/answer", sitting.place())));
    };

    let mut answers = loaded.begun.stored.current.clone();
    for (question, entry) in &read {
        match entry {
            Entry::Given(answer) => answers.set(question.clone(), answer.clone()),
            Entry::Empty => answers.remove(question),
            Entry::Wrong(_) => {}
        }
    }
    let after = questionnaire.path(&answers);
    let is_going_back = fields.get("go") == "back";
    let newly_shown = (0..questionnaire.pages[number].questions.len())
        .any(|question| after.shows(number, question) && !before.shows(number, question));
    // An option or a row that is offered by what was answered above it has not been seen yet.
    let newly_offered = questionnaire.pages[number].questions.iter().any(|question| {
        let now = after.hidden(&question.code);
        before.hidden(&question.code).iter().any(|choice| !now.contains(choice))
    });
    let is_more_wanted = fields.has("add");
    let is_new = (newly_shown || newly_offered) && !is_going_back;
    let stays = is_more_wanted || fields.has("clear") || fields.has(photos::REMOVE) || is_new;
    let mut problems = shown_problems(&questionnaire, number, &after, &read);
    problems.extend(not_taken);
    if !is_going_back && !stays {
        let mut found = questionnaire.obstacles(&after, Some(number));
        // Whoever was asked whether they meant to pass over a question may do so.
        let told: Vec<&str> = fields.get(TOLD).split(' ').collect();
        let over = questionnaire.passed_over(&after, number).into_iter();
        found.extend(over.filter(|one| !told.contains(&one.question.as_str())));
        for obstacle in found {
            if !problems.iter().any(|(question, _)| *question == obstacle.question) {
                problems.push((obstacle.question, obstacle.problem));
            }
        }
    }
    if !problems.is_empty() || is_more_wanted {
        let stored = Stored { current: answers, ..loaded.begun.stored };
        let loaded = Loaded { begun: Begun { stored, ..loaded.begun }, ..loaded };
        return render(visit, loaded, Step::Page(number), fields.0, problems).await;
    }
    let next = match (stays, is_going_back) {
        (true, _) => Some(number),
        (false, true) => after.before(number).or(Some(number)),
        (false, false) => after.after(number),
    };
    let place = sitting.place();
    let next = match next {
        Some(next) => format!("{place}/answer/{}", questionnaire.pages[next].code),
        None => format!("{place}/review"),
    };
    Ok(if is_elsewhere { visit.go_to_saying(&next, "elsewhere") } else { visit.go_to(&next) })
}

/// What is wrong on a page; a question hidden by what was answered above it is not in the way of
/// anything.
fn shown_problems(
    questionnaire: &Questionnaire,
    number: usize,
    path: &Path,
    read: &[(Code, Entry)],
) -> Vec<(Code, Problem)> {
    let is_shown = |question: &Code| {
        let on_page = &questionnaire.pages[number].questions;
        let place = on_page.iter().position(|asked| asked.code == *question);
        place.is_some_and(|place| path.shows(number, place))
    };
    read.iter()
        .filter_map(|(question, entry)| match entry {
            Entry::Wrong(problem) if is_shown(question) => Some((question.clone(), *problem)),
            _ => None,
        })
        .collect()
}

/// Sends, from the review, with JavaScript off.
pub async fn send(visit: &Visit, sitting: Sitting, fields: Fields) -> Result<Response, Failure> {
    if fields.get("go") == "back" {
        let loaded = match load(visit, sitting).await {
            Ok(loaded) => loaded,
            Err(refusal) => return refused(visit, sitting, refusal, None).await,
        };
        let path = loaded.open.questionnaire.path(&loaded.begun.stored.current);
        let last = path.pages().last().unwrap_or(0);
        let code = &loaded.open.questionnaire.pages[last].code;
        return Ok(visit.go_to(&format!("{}/answer/{code}", sitting.place())));
    }
    let looked_over = Some(fields.get(SHOWN)).filter(|mark| !mark.is_empty());
    match sitting.send(visit, looked_over).await {
        Ok(receipt) => Ok(visit.go_to(&receipt)),
        Err(Refusal::Incomplete(obstacles)) => {
            let Ok(loaded) = load(visit, sitting).await else { return Err(Failure::NotFound) };
            // Pages are told apart by what is on them: the member may have others than are written.
            let pages = &loaded.open.questionnaire.pages;
            let page_of = |obstacle: &Obstacle| {
                let is_on =
                    |page: &Page| page.questions.iter().any(|q| q.code == obstacle.question);
                pages.iter().position(is_on).unwrap_or(0)
            };
            let page = obstacles.iter().map(page_of).min().unwrap_or(0);
            let problems = obstacles
                .into_iter()
                .filter(|obstacle| page_of(obstacle) == page)
                .map(|obstacle| (obstacle.question, obstacle.problem))
                .collect();
            render(visit, loaded, Step::Page(page), Vec::new(), problems).await
        }
        Err(refusal) => refused(visit, sitting, refusal, None).await,
    }
}

async fn load(visit: &Visit, sitting: Sitting) -> Result<Loaded, Refusal> {
    let open = sitting.get_open(visit).await?;
    let begun = sitting.find_begun(visit).await?;
    if let Some(quota) = sitting.find_full(visit, &open, &begun).await? {
        return Err(Refusal::Full(quota));
    }
    Ok(Loaded { sitting, open, begun })
}

/// The questions that the form asked, with their version: a question that was not on it was not taken
/// back. A form that does not say so was made of those in use.
async fn asked(
    visit: &Visit,
    loaded: &Loaded,
    fields: &Fields,
) -> Result<(i64, Arc<Questionnaire>), Refusal> {
    let in_use = (loaded.open.task.version, Arc::clone(&loaded.open.questionnaire));
    match fields.number("version") {
        Some(version) => loaded.sitting.get_version(visit, version, in_use).await,
        None => Ok(in_use),
    }
}

fn page_number(questionnaire: &Questionnaire, code: &str) -> Option<usize> {
    questionnaire.pages.iter().position(|page| page.code.as_str() == code)
}

/// The first page with something left to answer; everything answered: the review.
fn resume_step(questionnaire: &Questionnaire, answers: &Answers) -> Step {
    let path = questionnaire.path(answers);
    // A page that only tells something has nothing to be touched.
    let is_touched = |page: usize| {
        let mut asked =
            questionnaire.pages[page].questions.iter().filter(|question| question.is_answerable());
        asked.clone().next().is_none()
            || asked.any(|question| answers.get(&question.code).is_some())
    };
    let unfinished = path
        .pages()
        .find(|page| !is_touched(*page) || !questionnaire.obstacles(&path, Some(*page)).is_empty());
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
    (version, read): (i64, &[(Code, Entry)]),
    opened: Option<Timestamp>,
) -> Result<(), Refusal> {
    let at = visit.now;
    let given: Vec<Given<'_>> = read
        .iter()
        .filter_map(|(question, entry)| {
            let answer = match entry {
                Entry::Given(answer) => Some(answer),
                Entry::Empty => None,
                Entry::Wrong(_) => return None,
            };
            let is_new = loaded.begun.stored.current.get(question) != answer;
            is_new.then_some(Given { question, answer, version, at })
        })
        .collect();
    if given.is_empty() {
        return Ok(());
    }
    let beginning = Beginning { at: opened, told: opened };
    loaded.sitting.save(visit, &loaded.open, &given, beginning).await?;
    Ok(())
}

async fn render(
    visit: &Visit,
    loaded: Loaded,
    step: Step,
    typed: Vec<(String, String)>,
    problems: Vec<(Code, Problem)>,
) -> Result<Response, Failure> {
    let Loaded { sitting, open: OpenTask { task, questionnaire }, begun } = loaded;
    let Begun { stored, is_edit } = begun;
    let (owner, kept_owner) = (owner::of(visit).await?, sitting.kept_owner(visit).await?);
    let path = questionnaire.path(&stored.current);
    let shown = questionnaire.read_in(visit.reading, visit.language, task.main_language);
    let mut conn = visit.kanssa.db.read().await?;
    let project = projects::get(&mut conn, task.project).await?;
    drop(conn);
    let (partners, project) = (project.partners, project.name);
    let setup = Setup {
        task: task.id.to_string(),
        place: sitting.place(),
        is_test: sitting.is_test(),
        version: task.version,
        owner,
        keeps: kept_owner.as_ref().is_some_and(|owner| !owner.is_empty()),
        as_of: visit.now.0,
        language: visit.language,
        rules: questionnaire.rules(),
        answers: stored.current.clone(),
        start: step,
    };
    let setup = serde_json::to_string(&setup).map_err(|_| Failure::Internal)?;
    let titles =
        [&task.title, &project].map(|title| title.shown(visit.language, task.main_language));
    let sheet = Sheet {
        visit,
        sitting,
        questionnaire: &shown,
        titles: [&titles[0].text, &titles[1].text],
        version: task.version,
        answers: &stored.current,
        path: &path,
        step,
        typed: &typed,
        problems: &problems,
    };
    let title = task.title.shown(visit.language, task.main_language);
    let heading = title.clone();
    let keep = kept_owner.is_some().then(|| format!("{}/answer", sitting.place()));
    let body = || {
        let unsent = (is_edit && stored.has_unsent_changes).then(|| {
            view! {
                <form class="notice" method="post" action=format!("/tasks/{}/revert", task.id)>
                    <p>{t!(visit, "answers-unsent-changes")}</p>
                    <button class="link-button" type="submit">{t!(visit, "answers-revert")}</button>
                </form>
            }
        });
        // Whoever answers has been told who may get the answers, however they came here (R28).
        let named = show::named(visit, &partners, task.main_language)
            .map(|named| view! { <div class="small">{named}</div> });
        let form = sheet.form();
        view! {
            <h1>{ui::shown(heading)}</h1>
            {named}
            {unsent}
            <div data-owner=kept_owner data-keep=keep data-setup=setup>
                <Runner>{form}</Runner>
            </div>
        }
    };
    Ok(if problems.is_empty() {
        visit.page(&title.text, body)
    } else {
        visit.page_with_errors(&title.text, body)
    })
}
