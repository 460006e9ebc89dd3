//! What was done to a draft's questions is taken back, step by step, and made again.

use leptos::prelude::*;
use model::questionnaires::{Questionnaire, edit::Change};
use store::{
    Session, Tx,
    audit::Act,
    draft_steps::{self, Step, Way},
    tasks::Task,
};

use super::{Names, Open};
use crate::{Failure, Visit, staff::acts, t};

/// The steps that can be taken from where a draft is.
#[derive(Default)]
pub struct Steps {
    back: Option<Step>,
    forth: Option<Step>,
}

impl Steps {
    /// Of this task; none once members have seen it.
    pub async fn find(on: &mut impl Session, open: &Open) -> Result<Self, Failure> {
        if !open.is_draft() {
            return Ok(Self::default());
        }
        let id = open.task.id;
        let back = draft_steps::find(on, id, Way::Back).await?;
        let forth = draft_steps::find(on, id, Way::Forth).await?;
        Ok(Self { back, forth })
    }

    /// A button for each, which says what it does. It takes the step from the version it was shown
    /// with only, so that two presses take one step and nobody's unseen change is taken back.
    pub fn buttons(&self, visit: &Visit, open: &Open) -> Option<AnyView> {
        let (now, task) = (&open.questionnaire, &open.task);
        let button = |name: &'static str, words: String| {
            view! {
                <button class="button button--light button--small" type="submit" name=name value=task.version.to_string()>
                    {words}
                </button>
            }
        };
        let back = self.back.as_ref().map(|step| {
            let what = change_words(visit, task, (&step.questionnaire, now));
            button("undo", t!(visit, "editor-undo", what = what))
        });
        let forth = self.forth.as_ref().map(|step| {
            let what = change_words(visit, task, (now, &step.questionnaire));
            button("redo", t!(visit, "editor-redo", what = what))
        });
        let has_any = back.is_some() || forth.is_some();
        has_any.then(|| view! { <div class="actions steps">{back}{forth}</div> }.into_any())
    }
}

/// The step that a button of this name takes.
pub fn way_of(act: &str) -> Option<Way> {
    match act {
        "undo" => Some(Way::Back),
        "redo" => Some(Way::Forth),
        _ => None,
    }
}

/// Takes a step in a draft that is held, from the version that was `seen`. False: it is another by
/// now, or there is no such step, and nothing was done.
pub async fn take(
    visit: &Visit,
    mut tx: Tx,
    open: &Open,
    (way, seen): (Way, i64),
) -> Result<bool, Failure> {
    if !open.is_draft() || seen != open.task.version {
        return Ok(false);
    }
    if draft_steps::take(&mut tx, &open.task, way, visit.now).await?.is_none() {
        return Ok(false);
    }
    acts::commit(visit, tx, Act::TaskChanged, ("task", open.task.id), "questions").await?;
    Ok(true)
}

/// What happened from one state of the questions to the next.
fn change_words(
    visit: &Visit,
    task: &Task,
    (before, after): (&Questionnaire, &Questionnaire),
) -> String {
    let name = |questionnaire, code| Names { task, questionnaire }.of_code(visit, code);
    match Change::between(before, after) {
        Change::Added(code) => t!(visit, "editor-change-added", question = name(after, &code)),
        Change::Removed(code) => t!(visit, "editor-change-removed", question = name(before, &code)),
        Change::Edited(code) => t!(visit, "editor-change-edited", question = name(after, &code)),
        Change::Moved => t!(visit, "editor-change-moved"),
        Change::Endings => t!(visit, "editor-change-endings"),
        Change::Quotas => t!(visit, "editor-change-quotas"),
        Change::Languages => t!(visit, "editor-change-languages"),
        Change::Pages => t!(visit, "editor-change-pages"),
        Change::Several => t!(visit, "editor-change-several"),
    }
}
