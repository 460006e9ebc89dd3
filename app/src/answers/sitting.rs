//! Whose answers a questionnaire takes, where they are kept, and where its pages are.
//!
//! Pages, rules and the part in the browser are the same for a member who answers and for somebody
//! of the staff who tries the task out. What differs is behind this, and follows from the route:
//! the one reaches members' answers only, the other test answers only.

use std::sync::Arc;

use model::{
    language::TextLanguage,
    questionnaires::{Code, Questionnaire},
};
use store::answers::{self as stored_answers, Given, Stored};
use uuid::Uuid;

use super::{
    owner, quotas,
    saving::{self, Beginning, OpenTask, Refusal},
};
use crate::{Failure, Visit, preview};

/// Somebody at a questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sitting {
    /// The member who is signed in answers.
    Member {
        /// The task.
        task: Uuid,
    },
    /// Whoever of the staff is signed in tries it out.
    Test {
        /// The task.
        task: Uuid,
        /// In which language; their own pages stay in theirs.
        language: TextLanguage,
    },
}

/// What has been answered so far.
#[derive(Clone, Debug, Default)]
pub struct Begun {
    /// The answers.
    pub stored: Stored,
    /// Whether it has been sent before.
    pub is_edit: bool,
}

impl Sitting {
    /// The task.
    pub const fn task(self) -> Uuid {
        match self {
            Self::Member { task } | Self::Test { task, .. } => task,
        }
    }

    /// Whether the answers are test answers.
    pub const fn is_test(self) -> bool {
        matches!(self, Self::Test { .. })
    }

    /// The path below which its pages are.
    pub fn place(self) -> String {
        match self {
            Self::Member { task } => format!("/tasks/{task}"),
            Self::Test { task, language } => preview::place(task, language),
        }
    }

    /// Where to sign in again, to come back to it.
    pub fn sign_in(self) -> String {
        match self {
            Self::Member { task } => format!("/sign-in?then=/tasks/{task}/answer"),
            Self::Test { task, .. } => format!("/staff/sign-in?then=/staff/tasks/{task}/preview"),
        }
    }

    /// The tag under which the browser may keep what is not saved yet; none: it keeps nothing.
    pub async fn kept_owner(self, visit: &Visit) -> Result<Option<String>, Failure> {
        match self {
            Self::Member { .. } => Ok(Some(owner::of_kept(visit).await?)),
            Self::Test { .. } => Ok(None),
        }
    }

    /// The task and its questions, if it takes answers now.
    pub async fn get_open(self, visit: &Visit) -> Result<OpenTask, Refusal> {
        let mut open = match self {
            Self::Member { task } => saving::get_open(visit, task).await,
            Self::Test { task, .. } => preview::saving::get_open(visit, task).await,
        }?;
        open.questionnaire = self.arranged(visit, open.questionnaire).await?;
        Ok(open)
    }

    /// The questions as whoever answers is asked them: in an order of their own, always the same
    /// one, where the author wants that.
    async fn arranged(
        self,
        visit: &Visit,
        questionnaire: Arc<Questionnaire>,
    ) -> Result<Arc<Questionnaire>, Failure> {
        if !questionnaire.is_arranged() {
            return Ok(questionnaire);
        }
        let seed = owner::seed(visit, self.task()).await?;
        Ok(Arc::new(questionnaire.arranged(seed)))
    }

    /// The questions of a version that answers were given to, with its number.
    pub async fn get_version(
        self,
        visit: &Visit,
        version: i64,
        in_use: (i64, Arc<Questionnaire>),
    ) -> Result<(i64, Arc<Questionnaire>), Refusal> {
        if version == in_use.0 {
            return Ok(in_use);
        }
        let mut conn = visit.kanssa.db.read().await?;
        match self {
            Self::Member { task } => {
                let found = visit.kanssa.questionnaires.get(&mut conn, task, version).await?;
                drop(conn);
                Ok((version, self.arranged(visit, found).await?))
            }
            Self::Test { task, .. } => {
                let (version, found) =
                    preview::saving::get_version(&mut conn, task, version, in_use).await?;
                drop(conn);
                Ok((version, self.arranged(visit, found).await?))
            }
        }
    }

    /// The quota that is full for whoever has answered so. Test answers fill none.
    pub async fn find_full(
        self,
        visit: &Visit,
        open: &OpenTask,
        begun: &Begun,
    ) -> Result<Option<Code>, Failure> {
        match self {
            Self::Member { .. } => quotas::find_for(visit, open, begun).await,
            Self::Test { .. } => Ok(None),
        }
    }

    /// What has been answered so far.
    pub async fn find_begun(self, visit: &Visit) -> Result<Begun, Refusal> {
        let mut conn = visit.kanssa.db.read().await?;
        match self {
            Self::Member { task } => {
                let found = stored_answers::find_response(&mut conn, visit.member()?, task).await?;
                let Some(response) = found else { return Ok(Begun::default()) };
                let stored = stored_answers::list(&mut conn, response.id).await?;
                Ok(Begun { stored, is_edit: response.sent_at.is_some() })
            }
            Self::Test { task, .. } => {
                let current = preview::saving::list(visit, &mut conn, task).await?;
                Ok(Begun { stored: Stored { current, ..Stored::default() }, is_edit: false })
            }
        }
    }

    /// Saves answers that have passed the questionnaire's rule. Gives the questions whose stored
    /// answer was given later, and stays.
    pub async fn save(
        self,
        visit: &Visit,
        open: &OpenTask,
        given: &[Given<'_>],
        beginning: Beginning,
    ) -> Result<Vec<Code>, Refusal> {
        match self {
            Self::Member { task } => {
                let superseded = saving::save(visit, task, given, beginning).await?;
                quotas::leave_if_full(visit, open).await?;
                Ok(superseded)
            }
            Self::Test { task, .. } => preview::saving::save(visit, task, given).await,
        }
    }

    /// Sends the answers if nothing is missing; gives the path of the receipt, or of what is said
    /// where there are enough answers.
    pub async fn send(self, visit: &Visit, looked_over: Option<&str>) -> Result<String, Refusal> {
        match self {
            Self::Member { task } => match saving::send(visit, task, looked_over).await {
                Ok(response) => Ok(format!("/answers/{}", response.id)),
                Err(Refusal::Full(quota)) => Ok(quotas::place(task, &quota)),
                Err(refusal) => Err(refusal),
            },
            Self::Test { task, .. } => {
                let id = preview::saving::send(visit, task, looked_over).await?;
                Ok(format!("{}/sent/{id}", self.place()))
            }
        }
    }
}
