//! Several versions of one questionnaire together: every question that was ever asked, by its code.

use super::{Choice, Code, Question, Questionnaire};

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

/// What became of a question from version to version, for whoever reads the answers to all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History<T> {
    /// Its earlier wordings, newest first.
    pub earlier: Vec<T>,
    /// Options, rows and columns that came later than the question.
    pub added: Vec<Choice<T>>,
    /// Those that are no longer offered, as they were last, each with the number of its list.
    pub former: Vec<(usize, Choice<T>)>,
    /// Whether the first version asked it.
    pub is_from_the_beginning: bool,
    /// Whether the last version asks it.
    pub is_asked: bool,
}

impl<T: Clone + PartialEq> History<T> {
    /// The question's history in these versions, oldest first.
    pub fn of(versions: &[Questionnaire<T>], code: &Code) -> Self {
        let asked: Vec<Option<&Question<T>>> =
            versions.iter().map(|version| version.question(code)).collect();
        let known: Vec<&Question<T>> = asked.iter().copied().flatten().collect();
        let mut earlier: Vec<T> = Vec::new();
        let mut added = Vec::new();
        let mut former: Vec<(usize, Choice<T>)> = Vec::new();
        if let ([first, ..], Some(last)) = (known.as_slice(), known.last()) {
            for question in known.iter().rev() {
                if question.text != last.text && !earlier.contains(&question.text) {
                    earlier.push(question.text.clone());
                }
                for (list, choice) in choices(question) {
                    let is_known = has(last, list, choice)
                        || former.iter().any(|(at, one)| *at == list && one.code == choice.code);
                    if !is_known {
                        former.push((list, choice.clone()));
                    }
                }
            }
            let new = choices(last).filter(|(list, choice)| !has(first, *list, choice));
            added.extend(new.map(|(_, choice)| choice.clone()));
        }
        Self {
            earlier,
            added,
            former,
            is_from_the_beginning: asked.first().is_some_and(Option::is_some),
            is_asked: asked.last().is_some_and(Option::is_some),
        }
    }

    /// The question with what is no longer offered at the end of each list, called so.
    pub fn with_former(&self, question: &Question<T>, called: impl Fn(&T) -> T) -> Question<T> {
        let mut whole = question.clone();
        for (number, list) in whole.kind.choices_mut().into_iter().enumerate() {
            let former = self.former.iter().filter(|(of, _)| *of == number);
            list.extend(former.map(|(_, choice)| {
                let text = called(&choice.text);
                Choice { text, ..choice.clone() }
            }));
        }
        whole
    }
}

fn has<T>(question: &Question<T>, list: usize, choice: &Choice<T>) -> bool {
    choices(question).any(|(of, known)| of == list && known.code == choice.code)
}

/// Everything that can be chosen, and the rows it is chosen for, each with the number of its list.
fn choices<T>(question: &Question<T>) -> impl Iterator<Item = (usize, &Choice<T>)> {
    let lists = question.kind.choices().into_iter().enumerate();
    lists.flat_map(|(number, list)| list.iter().map(move |choice| (number, choice)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaires::Kind;

    #[test]
    fn what_became_of_a_question_is_told() {
        let version = |questions: serde_json::Value| -> Questionnaire<Texts> {
            let pages = serde_json::json!([{ "code": "first", "questions": questions }]);
            serde_json::from_value(serde_json::json!({ "pages": pages })).unwrap()
        };
        let where_ = |text: &str, options: &[&str]| {
            let options: Vec<_> = options
                .iter()
                .map(|code| serde_json::json!({ "code": code, "text": { "fi": code } }))
                .collect();
            let kind = serde_json::json!({ "single_choice": { "options": options } });
            serde_json::json!({ "code": "where", "text": { "fi": text }, "kind": kind })
        };
        let late = serde_json::json!({ "code": "late", "text": { "fi": "L" }, "kind": "yes_no" });
        let versions = [
            version(serde_json::json!([where_("Missä?", &["a", "b"])])),
            version(serde_json::json!([where_("Missä uit?", &["a"]), late])),
            version(serde_json::json!([where_("Missä uit nyt?", &["a", "c"]), late])),
        ];
        let history = History::of(&versions, &"where".parse().unwrap());
        let words: Vec<_> =
            history.earlier.iter().map(|text| text.fi.as_deref().unwrap()).collect();
        assert_eq!(words, ["Missä uit?", "Missä?"]);
        let codes = |choices: Vec<&Choice>| -> Vec<String> {
            choices.iter().map(|choice| choice.code.to_string()).collect()
        };
        assert_eq!(codes(history.added.iter().collect()), ["c"]);
        assert_eq!(codes(history.former.iter().map(|(_, one)| one).collect()), ["b"]);
        assert!(history.is_from_the_beginning && history.is_asked);
        let last = versions[2].question(&"where".parse().unwrap()).unwrap();
        let whole = history.with_former(last, Texts::clone);
        let Kind::SingleChoice { options, .. } = whole.kind else { panic!() };
        assert_eq!(codes(options.iter().collect()), ["a", "c", "b"]);
        let late = History::of(&versions, &"late".parse().unwrap());
        assert!(!late.is_from_the_beginning && late.is_asked && late.earlier.is_empty());
        assert!(!History::of(&versions[..2], &"none".parse().unwrap()).is_asked);
    }
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
