//! The questions of a task as researchers write them: looked over, edited one by one, or from a file.

pub mod around;
pub mod autosave;
pub mod compare;
pub mod conditions;
pub mod copying;
pub mod downloads;
pub mod endings;
pub mod file;
pub mod file_problem;
pub mod formulas;
pub mod import;
pub mod inputs;
pub mod languages;
pub mod logic;
pub mod moving;
pub mod outline;
pub mod overview;
pub mod page;
pub mod phone;
pub mod pictures;
pub mod question;
pub mod quotas;
pub mod removal;
pub mod report;
pub mod rows;
pub mod saving;
pub mod steps;
pub mod transfer;
pub mod translations;
pub mod words;

use std::sync::Arc;

use model::{
    language::Texts,
    projects::Access,
    questionnaires::{Code, Holder, Question, Questionnaire, WrittenIn},
    tasks::Stage,
};
use store::{
    Tx,
    tasks::{Task, hold, list_versions},
};
use uuid::Uuid;

use super::get_of_staff;
use crate::{Failure, Visit, dates, t};

/// A task whose questions may be edited by whoever asks, with its questions as they stand.
pub struct Open {
    /// The task.
    pub task: Task,
    /// Its questions.
    pub questionnaire: Arc<Questionnaire>,
}

impl Open {
    /// The task, if its questions may be edited: not those of an archived one.
    pub async fn get(visit: &Visit, id: Uuid) -> Result<Self, Failure> {
        let mut conn = visit.kanssa.db.read().await?;
        let (task, _) = get_of_staff(visit, &mut conn, id, Access::Edit).await?;
        if task.collection.stage == Stage::Archived {
            return Err(Failure::NotFound);
        }
        let questionnaire = visit.kanssa.questionnaires.get(&mut conn, id, task.version).await?;
        Ok(Self { task, questionnaire })
    }

    /// The same for whoever is about to save: until the transaction ends nobody else changes it.
    pub async fn hold(visit: &Visit, id: Uuid) -> Result<(Self, Tx), Failure> {
        let mut tx = visit.kanssa.db.begin().await?;
        hold(&mut tx, id).await?;
        let (task, _) = get_of_staff(visit, &mut tx, id, Access::Edit).await?;
        if task.collection.stage == Stage::Archived {
            return Err(Failure::NotFound);
        }
        let questionnaire = visit.kanssa.questionnaires.get(&mut tx, id, task.version).await?;
        Ok((Self { task, questionnaire }, tx))
    }

    /// What a form says it was made with: whether members answer, and the mark of what it is about.
    pub fn seen(&self, mark: &str) -> String {
        format!("{}-{mark}", self.stage_name())
    }

    /// Whether what a form was made with is still so.
    pub fn stands(&self, seen: &str, mark: &str) -> Result<Stands, Failure> {
        let (stage, was) = seen.split_once('-').ok_or(Failure::Unreadable)?;
        Ok(if stage != self.stage_name() {
            Stands::OtherStage
        } else if was != mark {
            Stands::Changed
        } else {
            Stands::Same
        })
    }

    fn stage_name(&self) -> &'static str {
        if self.is_draft() { "draft" } else { "live" }
    }

    /// Every version that members may have answered; a draft has none.
    pub async fn versions(&self, visit: &Visit) -> Result<Vec<Questionnaire>, Failure> {
        if self.is_draft() {
            return Ok(Vec::new());
        }
        let mut conn = visit.kanssa.db.read().await?;
        Ok(list_versions(&mut conn, self.task.id).await?)
    }

    /// The languages it is written in; the main one always is.
    pub fn languages(&self) -> WrittenIn {
        let main = [self.task.main_language.into()].into_iter().collect();
        self.questionnaire.written_in.and(&main)
    }

    /// Whether nobody has seen the questions yet.
    pub fn is_draft(&self) -> bool {
        self.task.collection.stage == Stage::Draft
    }

    /// Where all its questions are looked over, with a place on that page.
    pub fn overview(&self, at: &str) -> String {
        format!("/staff/tasks/{}/questions{at}", self.task.id)
    }
}

/// What has become meanwhile of what a form was made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// It is as it was.
    Same,
    /// Somebody else has changed it.
    Changed,
    /// The task was published: what is saved is in use at once, which nobody has been told.
    OtherStage,
}

/// The questions of a task by what researchers call them: their number and their text.
pub struct Names<'a> {
    /// The task.
    pub task: &'a Task,
    /// Its questions.
    pub questionnaire: &'a Questionnaire,
}

impl Names<'_> {
    const MOST: usize = 60;

    /// The number of a question; blocks of text have none.
    pub fn number(&self, code: &Code) -> Option<usize> {
        let mut answerable = self.questionnaire.questions().filter(|q| q.is_answerable());
        answerable.position(|question| question.code == *code).map(|position| position + 1)
    }

    /// A text as one line, short enough to name something by.
    pub fn short(&self, visit: &Visit, texts: &Texts) -> String {
        let text = texts.shown(self.task.main_language, visit.language).text;
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.chars().count() <= Self::MOST {
            return line;
        }
        let cut: String = line.chars().take(Self::MOST).collect();
        format!("{}…", cut.trim_end())
    }

    /// What a question is called.
    pub fn of_question(&self, visit: &Visit, question: &Question) -> String {
        let text = self.short(visit, &question.text);
        let text = if text.is_empty() { question.code.to_string() } else { text };
        match self.number(&question.code) {
            Some(number) => format!("{number}. {text}"),
            None => text,
        }
    }

    /// What the question of a code is called.
    pub fn of_code(&self, visit: &Visit, code: &Code) -> String {
        let question = self.questionnaire.question(code);
        question.map_or_else(|| code.to_string(), |question| self.of_question(visit, question))
    }

    /// What the ending of a code is called.
    pub fn of_ending(&self, visit: &Visit, code: &Code) -> String {
        let ending = self.questionnaire.endings.iter().find(|ending| ending.code == *code);
        let title = ending.map(|ending| self.short(visit, &ending.title)).unwrap_or_default();
        let title = if title.is_empty() { code.to_string() } else { title };
        t!(visit, "editor-ending-name", title = title)
    }

    /// What the quota of a code is called.
    pub fn of_quota(&self, visit: &Visit, code: &Code) -> String {
        let limit = self.questionnaire.quota(code).map_or(0, |quota| quota.limit);
        t!(visit, "editor-quota-name", limit = dates::number(limit, visit.language))
    }

    /// What something with a condition or a text is called.
    pub fn of_holder(&self, visit: &Visit, holder: &Holder) -> String {
        match holder {
            Holder::Page(code) => self.of_page(visit, code),
            Holder::Question(code) => self.of_code(visit, code),
            Holder::Ending(code) => self.of_ending(visit, code),
            Holder::Quota(code) => self.of_quota(visit, code),
        }
    }

    /// What the page of a code is called.
    pub fn of_page(&self, visit: &Visit, code: &Code) -> String {
        let position = self.questionnaire.pages.iter().position(|page| page.code == *code);
        t!(visit, "tasks-page-number", number = position.unwrap_or_default() + 1)
    }
}
