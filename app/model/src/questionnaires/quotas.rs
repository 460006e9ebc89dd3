//! Quotas: how many answers are wanted, of everybody or of those of whom something holds, and what
//! is said to whoever comes when there are enough.

use serde::{Deserialize, Serialize};

use super::{Code, Expression, Questionnaire, none};
use crate::{
    answers::Answers,
    language::Texts,
    results::{Guard, stepped},
};

/// The most answers that a quota may want.
pub const MOST_WANTED: u32 = 1_000_000;
/// The most quotas of one questionnaire.
pub const MOST_QUOTAS: usize = 20;

/// So many answers are wanted, and no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quota<T = Texts> {
    /// Names the quota, stable over versions: what it has counted stays counted.
    pub code: Code,
    /// It counts those of whom this holds; none: everybody who sends answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts_if: Option<Expression>,
    /// How many are wanted, in responses: a multiple of [`Quota::step`].
    pub limit: u32,
    /// What is said to whoever it would count when it is full; none: words of our own.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub full: Option<T>,
}

/// How a quota stands, as a researcher may see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There are enough.
    Full,
    /// So many are there, or up to a step more.
    AtLeast(u64),
}

impl<T> Quota<T> {
    /// The step in which counts of people are shown. A limit is a multiple of it, so that being full
    /// says no more than the count does.
    pub fn step() -> u32 {
        u32::try_from(Guard::default().least()).unwrap_or(u32::MAX)
    }

    /// Whether it may have this limit.
    pub fn can_want(limit: u32) -> bool {
        (1..=MOST_WANTED).contains(&limit) && limit.is_multiple_of(Self::step())
    }

    /// Whether it counts a response with these answers, which are those of the path alone.
    pub fn counts(&self, given: &Answers) -> bool {
        self.counts_if.as_ref().is_none_or(|condition| condition.holds(given))
    }

    /// Whether there are enough with so many.
    pub fn is_full(&self, count: u64) -> bool {
        count >= u64::from(self.limit)
    }

    /// How it stands with so many, as a researcher may see it.
    pub fn standing(&self, count: u64) -> Standing {
        if self.is_full(count) {
            Standing::Full
        } else {
            Standing::AtLeast(stepped(count, Guard::default()))
        }
    }
}

impl<T> Questionnaire<T> {
    /// The quota of this code.
    pub fn quota(&self, code: &Code) -> Option<&Quota<T>> {
        self.quotas.iter().find(|quota| quota.code == *code)
    }

    /// A quota of `next` that counts by a condition which it does not have here.
    ///
    /// Once members answer, there may be no such: whoever could try one condition after the other
    /// would learn from counts in steps what single people answered. Wanting another number, saying
    /// something else, counting everybody or counting no more stay possible.
    pub fn find_other_condition<'n>(&self, next: &'n Self) -> Option<&'n Code> {
        let is_other = |quota: &&Quota<T>| {
            let before = self.quota(&quota.code).map(|before| &before.counts_if);
            quota.counts_if.is_some() && before != Some(&quota.counts_if)
        };
        next.quotas.iter().find(is_other).map(|quota| &quota.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{answers::Answer, questionnaires::FlawKind, questionnaires::Holder};

    fn code(text: &str) -> Code {
        text.parse().unwrap()
    }

    fn read(quotas: &str) -> Questionnaire {
        let file = format!(
            r#"{{ "format": "kanssa-questionnaire/1", "pages": [ {{ "code": "one", "questions": [
                {{ "code": "swims", "text": {{ "fi": "Uitko?" }}, "kind": "yes_no" }},
                {{ "code": "age", "text": {{ "fi": "Ikä" }}, "show_if": "swims",
                   "kind": {{ "number": {{ "least": "0", "greatest": "120" }} }} }} ] }} ],
                "quotas": [{quotas}] }}"#
        );
        Questionnaire::from_file(&file).unwrap()
    }

    #[test]
    fn a_quota_counts_those_of_whom_its_condition_holds() {
        let some = read(
            r#"{ "code": "adults", "counts_if": "age >= 18", "limit": 16 }, { "code": "all", "limit": 200 }"#,
        );
        let given: Answers = [
            (code("swims"), Answer::YesNo(true)),
            (code("age"), Answer::Number(crate::answers::Decimal::whole(20))),
        ]
        .into_iter()
        .collect();
        let counted = |given: &Answers| -> Vec<&str> {
            let quotas = some.quotas.iter().filter(|quota| quota.counts(given));
            quotas.map(|quota| quota.code.as_str()).collect()
        };
        assert_eq!(counted(some.path(&given).given()), ["adults", "all"]);
        let mut hidden = given.clone();
        hidden.set(code("swims"), Answer::YesNo(false));
        assert_eq!(counted(some.path(&hidden).given()), ["all"], "an age that is not asked");
        assert_eq!(Questionnaire::from_file(&some.to_file()).unwrap(), some);
        assert!(some.rules().quotas.is_empty(), "the server counts");
    }

    #[test]
    fn r68_a_quota_shows_no_more_than_counts_in_steps() {
        let quota = &read(r#"{ "code": "all", "limit": 16 }"#).quotas[0];
        let shown = [0, 7, 8, 15, 16, 17].map(|count| quota.standing(count));
        let at = Standing::AtLeast;
        assert_eq!(shown, [at(0), at(0), at(8), at(8), Standing::Full, Standing::Full]);
        assert!(Quota::<()>::can_want(200) && Quota::<()>::can_want(8));
        for limit in [0, 1, 7, 9, 100, MOST_WANTED + 8] {
            assert!(!Quota::<()>::can_want(limit), "{limit}");
        }
    }

    #[test]
    fn what_is_wrong_with_quotas_is_told() {
        let flaws = |quotas: &str| -> Vec<FlawKind> {
            let flaws = read(quotas).flaws(crate::language::Language::Fi).into_iter();
            flaws
                .map(|flaw| {
                    assert!(matches!(flaw.at, Holder::Quota(_)), "{flaw:?}");
                    flaw.kind
                })
                .collect()
        };
        assert_eq!(flaws(r#"{ "code": "a", "counts_if": "swims", "limit": 8 }"#), []);
        for (quota, kind) in [
            (r#"{ "code": "a", "limit": 9 }"#, FlawKind::ImpossibleLimits),
            (
                r#"{ "code": "a", "limit": 8 }, { "code": "a", "limit": 8 }"#,
                FlawKind::DuplicateCode,
            ),
            (r#"{ "code": "a", "limit": 8, "full": { "sv": "Tack" } }"#, FlawKind::MissingText),
            (r#"{ "code": "a", "limit": 8, "counts_if": "rides" }"#, FlawKind::NotEarlier),
            (r#"{ "code": "a", "limit": 8, "counts_if": "age" }"#, FlawKind::NotYesNo),
            (r#"{ "code": "a", "limit": 8, "full": { "fi": "{rides}" } }"#, FlawKind::UnknownPlace),
            (
                r#"{ "code": "a", "limit": 8, "counts_if": "not swims and age > 5" }"#,
                FlawKind::Unreachable,
            ),
            (r#"{ "code": "a", "limit": 8, "counts_if": "age > 130" }"#, FlawKind::Unreachable),
        ] {
            assert_eq!(flaws(quota), [kind], "{quota}");
        }
        let many: Vec<String> =
            (0..=MOST_QUOTAS).map(|n| format!(r#"{{ "code": "q{n}", "limit": 8 }}"#)).collect();
        assert_eq!(flaws(&many.join(",")), [FlawKind::TooMany]);
    }

    #[test]
    fn r68_conditions_cannot_be_tried_out_on_members() {
        let before = read(r#"{ "code": "a", "counts_if": "swims", "limit": 8 }"#);
        let other = |quotas: &str| before.find_other_condition(&read(quotas)).cloned();
        assert_eq!(other(r#"{ "code": "a", "counts_if": "swims", "limit": 16 }"#), None);
        assert_eq!(other(r#"{ "code": "a", "limit": 16 }, { "code": "b", "limit": 8 }"#), None);
        assert_eq!(other(""), None);
        assert_eq!(
            other(r#"{ "code": "a", "counts_if": "age > 5", "limit": 8 }"#),
            Some(code("a"))
        );
        assert_eq!(other(r#"{ "code": "b", "counts_if": "swims", "limit": 8 }"#), Some(code("b")));
    }

    proptest::proptest! {
        /// What is shown of a count says less than the count, and being full no more than the step.
        #[test]
        fn r68_neighbouring_counts_look_the_same(steps in 1_u32..100, count in 0_u64..2_000) {
            let limit = steps * Quota::<()>::step();
            let quota = Quota::<()> { code: code("a"), counts_if: None, limit, full: None };
            let first_of_step = stepped(count, Guard::default());
            proptest::prop_assert_eq!(quota.standing(count), quota.standing(first_of_step));
        }
    }
}
