//! What a researcher has under way, on the page where their work begins.

use leptos::prelude::*;
use model::{
    results::{Guard, Shown},
    tasks::Stage,
};
use store::{
    Session, results,
    tasks::{self, Task},
};

use super::manage::stage_words;
use crate::{Failure, Visit, results::figures::count_words, t, ui};

/// A task, and of how many its results are; none: nobody has opened them.
pub struct UnderWay {
    task: Task,
    shown: Option<u64>,
}

/// The drafts and the tasks that are not over, with what results already show of them: no figure of
/// its own is made here.
pub async fn list(visit: &Visit, on: &mut impl Session) -> Result<Vec<UnderWay>, Failure> {
    let mut listed = Vec::new();
    for task in tasks::list_under_way(on, visit.staff()?, visit.now).await? {
        let shown = if results::find_comparisons(on, task.id).await?.is_some() {
            let groups = results::list_tallies(on, task.id).await?;
            Some(Shown::of(groups.iter().map(|(_, tallies)| tallies)).responses)
        } else {
            None
        };
        listed.push(UnderWay { task, shown });
    }
    Ok(listed)
}

/// The section; nothing if there is no such task.
pub fn section(visit: &Visit, listed: &[UnderWay]) -> Option<AnyView> {
    if listed.is_empty() {
        return None;
    }
    let cards = listed.iter().map(|one| card(visit, one)).collect_view();
    Some(
        view! {
            <h2>{t!(visit, "tasks-under-way")}</h2>
            <ul class="cards">{cards}</ul>
        }
        .into_any(),
    )
}

fn card(visit: &Visit, UnderWay { task, shown }: &UnderWay) -> AnyView {
    let id = task.id;
    let title = ui::shown(task.title.shown(visit.language, task.main_language));
    let results = (task.collection.stage != Stage::Draft).then(|| {
        let words = match shown {
            None => t!(visit, "tasks-under-way-not-open"),
            Some(0) => t!(visit, "results-of-few", least = Guard::default().least()),
            Some(count) => t!(visit, "results-of", count = count_words(visit, *count)),
        };
        view! { <p>{words} ". " <a href=format!("/staff/tasks/{id}/results")>{t!(visit, "results-title")}</a></p> }
    });
    view! {
        <li class="card">
            <h3><a href=format!("/staff/tasks/{id}")>{title}</a></h3>
            <p class="card__facts">
                <span>{stage_words(visit, task)}</span>
                <span>{t!(visit, "tasks-closes")} " " {ui::moment(visit, task.collection.closes)}</span>
            </p>
            {results}
        </li>
    }
    .into_any()
}
