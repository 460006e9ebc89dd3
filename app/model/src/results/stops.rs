//! Who began and stopped: when a draft counts as left behind, and after which question.

use super::Cell;
use crate::{
    questionnaires::{Code, Questionnaire},
    time::{Duration, Timestamp},
};

/// A draft that nobody has touched for so long counts as left behind, until it is continued.
pub const QUIET: Duration = Duration::days(7);

/// Whether a draft counts as left behind. Once the task takes no more answers, all of them do.
pub fn has_stopped(last_answer: Timestamp, is_over: bool, now: Timestamp) -> bool {
    is_over || last_answer.plus(QUIET) <= now
}

/// Where somebody stopped who has answered these: after the furthest of the questions as they are
/// asked now. One whose answers are all to former questions stopped after one of those.
pub fn stop_cell<T>(questionnaire: &Questionnaire<T>, answered: &[Code]) -> Cell {
    let asked = questionnaire.questions().map(|question| &question.code);
    let furthest = asked.filter(|code| answered.contains(code)).last();
    furthest
        .or_else(|| answered.iter().max())
        .map_or(Cell::AtStart, |code| Cell::Code(code.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Texts;

    #[test]
    fn a_week_of_silence_or_the_end_of_the_task_makes_a_draft_stopped() {
        let last = Timestamp(1_000);
        assert!(!has_stopped(last, false, last.plus(QUIET).minus(Duration(1))));
        assert!(has_stopped(last, false, last.plus(QUIET)));
        assert!(has_stopped(last, true, last), "nothing more can come");
    }

    #[test]
    fn one_stops_after_the_furthest_question_answered() {
        let page = |code: &str, question: &str| {
            let asked = serde_json::json!(
                { "code": question, "text": { "fi": "?" }, "kind": "yes_no" });
            serde_json::json!({ "code": code, "questions": [asked] })
        };
        let pages = [page("one", "z"), page("two", "a"), page("three", "m")];
        let questionnaire: Questionnaire<Texts> =
            serde_json::from_value(serde_json::json!({ "pages": pages })).unwrap();
        let stopped = |answered: &[&str]| {
            let answered: Vec<Code> = answered.iter().map(|code| code.parse().unwrap()).collect();
            stop_cell(&questionnaire, &answered).to_string()
        };
        assert_eq!(stopped(&["z"]), "z");
        assert_eq!(stopped(&["z", "a"]), "a", "in the order of the form");
        assert_eq!(stopped(&["z", "m"]), "m", "what was skipped does not matter");
        assert_eq!(stopped(&["former", "z"]), "z");
        assert_eq!(stopped(&["former"]), "former");
        assert_eq!(stopped(&[]), "~at_start");
    }
}
