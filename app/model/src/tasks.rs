//! Tasks: what a member is asked to do, and when it is open.

use std::{collections::BTreeSet, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    language::{Language, Texts},
    projects::Project,
    questionnaires::{Code, Flaw, FlawKind, Question, Questionnaire, lint::Wording},
    time::{Duration, Timestamp},
};

/// Where a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Being written; members do not see it.
    Draft,
    /// Published: open between its opening and closing times.
    Published,
    /// Published, but taking no answers for the time being.
    Paused,
    /// Closed by hand before its time.
    Closed,
    /// Done with: those who answered are told what was learned.
    Archived,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 5] =
        [Self::Draft, Self::Published, Self::Paused, Self::Closed, Self::Archived];

    /// The stage's name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Paused => "paused",
            Self::Closed => "closed",
            Self::Archived => "archived",
        }
    }

    /// Whether a task may go from this stage to that one. What has been published is never a draft
    /// again, and what is archived stays so: members have been told how it ended.
    pub const fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Draft | Self::Paused | Self::Closed, Self::Published)
                | (Self::Published, Self::Paused)
                | (Self::Published | Self::Paused, Self::Closed)
                | (Self::Closed, Self::Archived)
        )
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

    /// Where the task stands now: once its time is over it is closed, whether or not somebody has
    /// said so.
    pub fn stands(&self, now: Timestamp) -> Stage {
        match self.stage {
            Stage::Published | Stage::Paused if self.is_over(now) => Stage::Closed,
            stage => stage,
        }
    }

    /// Whether members may know of the task: it is open or has been.
    pub fn is_known(&self, now: Timestamp) -> bool {
        self.stage != Stage::Draft && self.opens <= now
    }

    /// Whether it takes no answers any more: closed by hand, or its time is over.
    pub fn is_over(&self, now: Timestamp) -> bool {
        match self.stage {
            Stage::Draft => false,
            Stage::Published | Stage::Paused => self.closes <= now,
            Stage::Closed | Stage::Archived => true,
        }
    }
}

/// Who is asked to do a task. For everybody else the task does not exist (R11).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// Only members who use one of these languages; empty: whatever their language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// Only members who have sent their answers to this other task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Uuid>,
}

impl Audience {
    /// Whether a member of this language, who has sent answers to these tasks, is asked.
    pub fn admits(&self, language: Language, sent: &BTreeSet<Uuid>) -> bool {
        (self.languages.is_empty() || self.languages.contains(&language))
            && self.answered.is_none_or(|task| sent.contains(&task))
    }

    /// Whether every member is asked.
    pub fn is_everybody(&self) -> bool {
        *self == Self::default()
    }
}

/// What came of a task, as those who answered it are told when it is archived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// What was learned.
    pub learned: Texts,
    /// What changes because of it, or why nothing does.
    pub changes: Texts,
}

impl Outcome {
    /// Whether both are told in the task's main language: without that it is not archived.
    pub fn is_told(&self, main: Language) -> bool {
        self.learned.exactly(main).is_some() && self.changes.exactly(main).is_some()
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
    /// A question is about what the law protects most, and nobody has given leave to ask it (R24).
    WithoutLeave(Code),
}

impl PublishingFlaw {
    /// Whether it keeps a draft even from being tried out ([`Questionnaire::can_be_tried`]).
    pub const fn keeps_from_trying(&self) -> bool {
        matches!(
            self,
            Self::NoQuestions | Self::Questionnaire(Flaw { kind: FlawKind::DuplicateCode, .. })
        )
    }
}

/// Everything that keeps a task from being published. None: it can be. `leave`: the wordings that the data
/// protection officer has given leave to ask.
pub fn publishing_flaws(
    project: &Project,
    (title, main): (&Texts, Language),
    collection: &Collection,
    questionnaire: &Questionnaire,
    leave: &BTreeSet<Wording>,
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
    let without_leave = questionnaire.special_without(leave).into_iter();
    flaws.extend(
        without_leave.map(|placed| PublishingFlaw::WithoutLeave(placed.question.code.clone())),
    );
    flaws
}

/// A time that may be meant, but seldom is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OddTime {
    /// It closes before now: published, it would take no answers.
    AlreadyOver,
    /// It opens more than a year from now.
    OpensFarAway,
    /// It closes more than a year from now.
    ClosesFarAway,
}

/// A year and a day, so that the same day of next year is not far away.
const FAR_AWAY: Duration = Duration::days(366);

/// What is odd about a task's times, as of now. Nothing here keeps it from being published.
pub fn odd_times(collection: &Collection, now: Timestamp) -> Vec<OddTime> {
    let far = now.plus(FAR_AWAY);
    let odd = [
        (collection.closes <= now, OddTime::AlreadyOver),
        (collection.opens > far, OddTime::OpensFarAway),
        (collection.closes > far, OddTime::ClosesFarAway),
    ];
    odd.into_iter().filter_map(|(is_odd, what)| is_odd.then_some(what)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_published_is_never_a_draft_again_and_archived_is_the_end() {
        for stage in Stage::ALL {
            assert!(!stage.may_become(Stage::Draft), "{stage:?}");
            assert!(!Stage::Archived.may_become(stage), "{stage:?}");
            assert!(!stage.may_become(stage), "{stage:?}");
        }
        assert!(Stage::Draft.may_become(Stage::Published));
        assert!(!Stage::Draft.may_become(Stage::Closed));
        assert!(Stage::Closed.may_become(Stage::Published), "reopened");
        assert!(!Stage::Published.may_become(Stage::Archived), "closed first");
    }

    #[test]
    fn r11_an_audience_asks_those_who_fit_all_of_it() {
        let task = Uuid::from_u128(1);
        let sent = BTreeSet::from([task]);
        assert!(Audience::default().admits(Language::En, &BTreeSet::new()));
        let audience = Audience { languages: vec![Language::Sv], answered: Some(task) };
        assert!(audience.admits(Language::Sv, &sent));
        assert!(!audience.admits(Language::Fi, &sent));
        assert!(!audience.admits(Language::Sv, &BTreeSet::new()));
        assert!(!audience.is_everybody());
    }

    #[test]
    fn a_task_is_over_by_its_time_or_by_hand() {
        let at = |stage| Collection { stage, opens: Timestamp(0), closes: Timestamp(10) };
        assert!(!at(Stage::Published).is_over(Timestamp(9)));
        assert!(at(Stage::Published).is_over(Timestamp(10)));
        assert!(at(Stage::Closed).is_over(Timestamp(1)));
        assert!(!at(Stage::Draft).is_over(Timestamp(20)));
        assert!(!at(Stage::Paused).is_open(Timestamp(5)));
        assert!(at(Stage::Paused).is_known(Timestamp(5)));
        for stage in [Stage::Published, Stage::Paused] {
            assert_eq!(at(stage).stands(Timestamp(9)), stage);
            assert_eq!(at(stage).stands(Timestamp(10)), Stage::Closed);
        }
        assert_eq!(at(Stage::Draft).stands(Timestamp(20)), Stage::Draft);
        assert_eq!(at(Stage::Archived).stands(Timestamp(20)), Stage::Archived);
    }

    #[test]
    fn odd_times_are_the_past_and_what_is_more_than_a_year_away() {
        let now = Timestamp(0).plus(Duration::days(10_000));
        let odd = |opens: i64, closes: i64| {
            let at = |days| now.plus(Duration::days(days));
            let stage = Stage::Draft;
            odd_times(&Collection { stage, opens: at(opens), closes: at(closes) }, now)
        };
        assert_eq!(odd(-3, 14), []);
        assert_eq!(odd(0, 366), []);
        assert_eq!(odd(-3, 0), [OddTime::AlreadyOver]);
        assert_eq!(odd(0, 367), [OddTime::ClosesFarAway]);
        assert_eq!(odd(400, 420), [OddTime::OpensFarAway, OddTime::ClosesFarAway]);
    }
}
