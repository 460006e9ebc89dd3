//! Several versions of one questionnaire together: every question that was ever asked, by its code.

use super::{Code, Question, Questionnaire};

/// Every question of every version (oldest first), as its latest version has it: those of the
/// newest in its order, then those that are no longer asked.
pub fn every_question<T: Clone>(versions: &[Questionnaire<T>]) -> Vec<Question<T>> {
    let mut all: Vec<Question<T>> = Vec::new();
    for questionnaire in versions.iter().rev() {
        for question in questionnaire.questions() {
            let is_known = |code: &Code| all.iter().any(|known| known.code == *code);
            if !is_known(&question.code) {
                all.push(question.clone());
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Texts;

    #[test]
    fn a_question_that_is_no_longer_asked_comes_last_and_is_not_lost() {
        let version = |codes: &[(&str, &str)]| -> Questionnaire<Texts> {
            let questions: Vec<_> = codes
                .iter()
                .map(|(code, text)| {
                    serde_json::json!({ "code": code, "text": { "fi": text }, "kind": "yes_no" })
                })
                .collect();
            let pages = serde_json::json!([{ "code": "first", "questions": questions }]);
            serde_json::from_value(serde_json::json!({ "pages": pages })).unwrap()
        };
        let versions = [version(&[("a", "A"), ("b", "B")]), version(&[("c", "C"), ("a", "A2")])];
        let all = every_question(&versions);
        let seen: Vec<_> =
            all.iter().map(|q| (q.code.as_str(), q.text.fi.as_deref().unwrap())).collect();
        assert_eq!(seen, [("c", "C"), ("a", "A2"), ("b", "B")]);
    }
}
