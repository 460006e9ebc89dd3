//! Tasks: what a member is asked to do, and when it is open.

use std::str::FromStr;

use crate::{
    language::{Language, Texts},
    projects::Project,
    questionnaires::{Flaw, Question, Questionnaire},
    time::Timestamp,
};

/// Where a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Being written; members do not see it.
    Draft,
    /// Published: open between its opening and closing times.
    Published,
    /// Closed by hand before its time.
    Closed,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Published, Self::Closed];

    /// The stage's name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Closed => "closed",
        }
    }
}

impl FromStr for Stage {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|stage| stage.name() == name).ok_or(())
    }
}

/// When a task takes answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Collection {
    /// Where the task stands.
    pub stage: Stage,
    /// The first instant at which it takes answers.
    pub opens: Timestamp,
    /// The first instant at which it takes none any more.
    pub closes: Timestamp,
}

impl Collection {
    /// Whether answers are taken now.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.stage == Stage::Published && self.opens <= now && now < self.closes
    }

    /// Whether members may know of the task: it is open or has been.
    pub fn is_known(&self, now: Timestamp) -> bool {
        self.stage != Stage::Draft && self.opens <= now
    }
}

/// What keeps a task from being published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublishingFlaw {
    /// Its project states no purpose (R8).
    NoPurpose,
    /// Its project names no service (R8).
    NoService,
    /// It has no title in its main language.
    NoTitle,
    /// It closes before it opens.
    ClosesBeforeOpening,
    /// It has no question.
    NoQuestions,
    /// Its questionnaire has a flaw.
    Questionnaire(Flaw),
}

/// Everything that keeps a task from being published. None: it can be.
pub fn publishing_flaws(
    project: &Project,
    title: &Texts,
    main: Language,
    collection: &Collection,
    questionnaire: &Questionnaire,
) -> Vec<PublishingFlaw> {
    let mut flaws = Vec::new();
    let mut flag = |wrong: bool, flaw| {
        if wrong {
            flaws.push(flaw);
        }
    };
    flag(project.purpose.exactly(main).is_none(), PublishingFlaw::NoPurpose);
    flag(project.service.exactly(main).is_none(), PublishingFlaw::NoService);
    flag(title.exactly(main).is_none(), PublishingFlaw::NoTitle);
    flag(collection.closes <= collection.opens, PublishingFlaw::ClosesBeforeOpening);
    let answerable = questionnaire.questions().any(Question::is_answerable);
    flag(!answerable, PublishingFlaw::NoQuestions);
    flaws.extend(questionnaire.flaws(main).into_iter().map(PublishingFlaw::Questionnaire));
    flaws
}
