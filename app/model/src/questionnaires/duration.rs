//! How long answering takes, before anybody has answered.
//!
//! The pace is our own rule of thumb: texts are read at a thousand characters a minute, as an adult who
//! reads on a phone does with ease, and each kind of answer takes its seconds. Once there are answers,
//! the results say how long it really took.

use super::{Choice, Kind, Question, Questionnaire};
use crate::language::{Language, Texts};

/// Characters that are read in a second.
const READ: u32 = 17;

/// How many minutes answering takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// For whoever is shown no more than everybody is.
    pub least: u32,
    /// For whoever is shown everything.
    pub most: u32,
}

impl Estimate {
    /// What to tell members, who have not seen it yet: the middle of the two, rounded up.
    pub const fn middle(self) -> u32 {
        (self.least + self.most).div_ceil(2)
    }

    /// Whether so many minutes are about right: no less than the least, no more than twice the most.
    pub const fn fits(self, minutes: u32) -> bool {
        self.least <= minutes && minutes <= self.most.saturating_mul(2)
    }
}

impl Questionnaire<Texts> {
    /// About how long it takes to answer in this language.
    pub fn estimate(&self, language: Language) -> Estimate {
        let (mut least, mut most) = (0, 0);
        for page in &self.pages {
            for question in &page.questions {
                let seconds = question.seconds(language);
                most += seconds;
                if page.show_if.is_none() && question.show_if.is_none() {
                    least += seconds;
                }
            }
        }
        let minutes = |seconds: u32| seconds.div_ceil(60).max(1);
        Estimate { least: minutes(least), most: minutes(most) }
    }
}

impl Question<Texts> {
    fn seconds(&self, language: Language) -> u32 {
        let hint = self.hint.as_ref().map_or(0, |hint| read(hint, language));
        let chosen = |options: &[Choice]| {
            options.iter().map(|option| read(&option.text, language)).sum::<u32>()
        };
        let count = |options: &[Choice]| u32::try_from(options.len()).unwrap_or(u32::MAX);
        let fields = |fields: &[Self]| fields.iter().map(|f| f.seconds(language)).sum::<u32>();
        let answering = match &self.kind {
            Kind::TextBlock | Kind::Calculated { .. } => 0,
            Kind::YesNo => 3,
            Kind::SingleChoice { options, .. } => 3 + chosen(options),
            Kind::MultipleChoice { options, .. } => 3 + count(options) + chosen(options),
            Kind::Scale { .. } => 4,
            Kind::Matrix { rows, columns } => 4 * count(rows) + chosen(rows) + chosen(columns),
            Kind::Ranking { options, .. } => 4 * count(options) + chosen(options),
            Kind::ShortText { .. } => 12,
            Kind::LongText { .. } => 40,
            Kind::Number { .. } => 6,
            // Nobody reads a whole list of places: they look for their own.
            Kind::Place { .. } | Kind::Date { .. } | Kind::Time => 8,
            Kind::DateRange { .. } => 15,
            Kind::Photos { .. } => 30,
            Kind::Fields { fields: held, .. } => fields(held),
            Kind::Grid { rows, fields: held } => chosen(rows) + count(rows) * fields(held),
            // One more than one has to be asked for.
            Kind::Repeated { fields: held, .. } => 2 * fields(held),
        };
        read(&self.text, language) + hint + answering
    }
}

/// Seconds; a text that is not translated is read in the language there is.
fn read(texts: &Texts, language: Language) -> u32 {
    let text = texts.shown(language, language).text;
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX).div_ceil(READ)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn questionnaire(questions: &serde_json::Value) -> Questionnaire {
        let pages = json!([{ "code": "only", "questions": questions }]);
        serde_json::from_value(json!({ "pages": pages })).unwrap()
    }

    #[test]
    fn ten_questions_of_the_usual_kinds_take_a_few_minutes() {
        let asked = |number: usize| {
            json!({
                "code": format!("q{number}"),
                "text": { "fi": "Kuinka tyytyväinen olet kirjaston aukioloaikoihin?" },
                "kind": "yes_no"
            })
        };
        let mut questions: Vec<_> = (0..8).map(asked).collect();
        for number in 8..10 {
            let mut written = asked(number);
            written["kind"] = json!({ "long_text": { "most": 500 } });
            questions.push(written);
        }
        let estimate = questionnaire(&json!(questions)).estimate(Language::Fi);
        assert_eq!(estimate, Estimate { least: 3, most: 3 });
        assert_eq!(questionnaire(&json!([])).estimate(Language::Fi).least, 1);
    }

    #[test]
    fn what_not_everybody_is_shown_makes_the_difference() {
        let condition = json!({ "chosen": { "question": "a", "option": "yes" } });
        let text = json!({ "sv": "Berätta mera" });
        let estimate = questionnaire(&json!([
            { "code": "a", "text": text, "kind": "yes_no" },
            { "code": "b", "text": text, "kind": { "long_text": { "most": 9 } }, "show_if": condition },
            { "code": "c", "text": text, "kind": { "long_text": { "most": 9 } }, "show_if": condition },
        ]))
        .estimate(Language::Sv);
        assert_eq!(estimate, Estimate { least: 1, most: 2 });
        assert_eq!(estimate.middle(), 2);
        assert!(estimate.fits(1) && estimate.fits(4));
        assert!(!estimate.fits(0) && !estimate.fits(5));
    }
}
