//! Questions are put in use: checked like a file, in one version more, noted in the audit log.

use std::mem::discriminant;

use model::{
    questionnaires::{Code, Question, Questionnaire},
    tasks::PublishingFlaw,
};
use store::{
    Tx,
    audit::Act,
    leaves, pictures, results,
    tasks::{self, Task},
};

use super::Open;
use crate::{Failure, Visit, staff::acts, t, tasks::manage::flaw_words};

/// What came of saving.
pub enum Saved {
    /// It is in use, as this version.
    Done(i64),
    /// It cannot be put in use, for these reasons.
    Refused(Vec<String>),
}

/// Puts these questions in use in the place of those of a task that is held.
pub async fn save(
    visit: &Visit,
    mut tx: Tx,
    open: &Open,
    next: &Questionnaire,
) -> Result<Saved, Failure> {
    // A button pressed twice on a slow phone is one press.
    if *open.questionnaire == *next {
        return Ok(Saved::Done(open.task.version));
    }
    let problems = problems(visit, open, next).await?;
    if !problems.is_empty() {
        return Ok(Saved::Refused(problems));
    }
    if !pictures::hold(&mut tx, &next.picture_files(), visit.now).await?.is_empty() {
        return Ok(Saved::Refused(vec![t!(visit, "editor-picture-gone")]));
    }
    let saved = tasks::save_questionnaire(&mut tx, &open.task, next, visit.now).await?;
    // It was read while it was held.
    let version = saved.ok_or(Failure::Internal)?;
    acts::commit(visit, tx, Act::TaskChanged, ("task", open.task.id), "questions").await?;
    Ok(Saved::Done(version))
}

/// A draft may have flaws, which its page lists; what members answer may not.
async fn problems(
    visit: &Visit,
    open: &Open,
    next: &Questionnaire,
) -> Result<Vec<String>, Failure> {
    let mut problems = Vec::new();
    if !open.is_draft() {
        if !next.questions().any(Question::is_answerable) {
            problems.push(t!(visit, "tasks-flaw-questions"));
        }
        let flaws = next.flaws(open.task.main_language);
        let flaws = flaws.into_iter().map(PublishingFlaw::Questionnaire);
        problems.extend(flaws.map(|flaw| flaw_words(visit, &flaw)));
        let mut conn = visit.kanssa.db.read().await?;
        let leave = leaves::given(&mut conn, open.task.id).await?;
        if !next.special_without(&leave).is_empty() {
            problems.push(t!(visit, "lint-live"));
        }
    }
    if !open.is_draft() && open.questionnaire.find_other_condition(next).is_some() {
        problems.push(t!(visit, "editor-quota-fixed"));
    }
    if let Some(code) = find_lost_comparison(visit, &open.task, &open.questionnaire, next).await? {
        problems.push(t!(visit, "tasks-questions-compared", code = code.to_string()));
    }
    Ok(problems)
}

/// A question by which results are compared and which would go, or be of another kind: the groups
/// would mix.
async fn find_lost_comparison(
    visit: &Visit,
    task: &Task,
    current: &Questionnaire,
    next: &Questionnaire,
) -> Result<Option<Code>, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let compared = results::find_comparisons(&mut conn, task.id).await?.unwrap_or_default();
    let kind = |questionnaire: &Questionnaire, code: &Code| {
        questionnaire.question(code).map(|question| discriminant(&question.kind))
    };
    let is_lost = |code: &Code| {
        let before = kind(current, code);
        before.is_some() && kind(next, code) != before
    };
    Ok(compared.into_iter().find(is_lost))
}
