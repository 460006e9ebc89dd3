//! Answers given on another device while a plain page lay open: what its form only repeats does not
//! replace them. Of two answers the later counts, and an answer is given when it is changed.

use model::{
    answers::{Answer, Answers},
    questionnaires::{Code, Entry, Page},
};

/// The field that says which answers a form was made with.
pub const SHOWN: &str = "shown";

/// The message on the review that is shown again because other answers were given meanwhile.
pub const LOOK_AGAIN: &str = "look-again";

/// The answers to a page's questions, each as a mark that tells it from others.
pub fn marks<T>(page: &Page<T>, answers: &Answers) -> String {
    let asked = page.questions.iter().filter(|question| question.is_answerable());
    let marks = asked.map(|question| {
        let mark = mark(answers.get(&question.code));
        format!("{}:{mark}", question.code)
    });
    marks.collect::<Vec<_>>().join(" ")
}

fn mark(answer: Option<&Answer>) -> String {
    answer.map_or_else(|| "-".to_owned(), Answer::mark)
}

/// Puts the answers that are stored by now in the place of those that the form only repeats. Gives
/// whether there were any.
pub fn keep(read: &mut [(Code, Entry)], shown: &str, stored: &Answers) -> bool {
    let mut is_changed = false;
    for (question, entry) in read {
        let answer = match &*entry {
            Entry::Given(answer) => Some(answer),
            Entry::Empty => None,
            Entry::Wrong(_) => continue,
        };
        let (given, now) = (mark(answer), mark(stored.get(question)));
        let was = shown.split(' ').filter_map(|mark| mark.split_once(':'));
        let was = was.into_iter().find(|(code, _)| *code == question.as_str());
        if was.is_some_and(|(_, was)| was == given && was != now) {
            *entry = stored.get(question).cloned().map_or(Entry::Empty, Entry::Given);
            is_changed = true;
        }
    }
    is_changed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Code {
        text.parse().unwrap()
    }

    fn answers(pairs: &[(&str, &str)]) -> Answers {
        pairs.iter().map(|(name, text)| (code(name), Answer::Text((*text).to_owned()))).collect()
    }

    #[test]
    fn what_is_repeated_gives_way_and_what_is_changed_counts() {
        let questions = serde_json::json!(["a", "b", "c", "d"].map(|name| serde_json::json!({
            "code": name, "text": { "fi": name }, "kind": { "short_text": { "most": 9 } }
        })));
        let page: Page =
            serde_json::from_value(serde_json::json!({ "code": "first", "questions": questions }))
                .unwrap();
        let shown = marks(&page, &answers(&[("a", "old"), ("b", "old"), ("c", "old")]));
        let stored = answers(&[("a", "phone"), ("b", "phone"), ("d", "phone")]);
        let given = |text: &str| Entry::Given(Answer::Text(text.to_owned()));
        let mut read = [
            (code("a"), given("old")),
            (code("b"), given("desk")),
            (code("c"), given("old")),
            (code("d"), Entry::Empty),
        ];
        assert!(keep(&mut read, &shown, &stored));
        let kept = read.map(|(_, entry)| entry);
        assert_eq!(kept, [given("phone"), given("desk"), Entry::Empty, given("phone")]);
        let mut same = [(code("a"), given("phone"))];
        assert!(!keep(&mut same, &marks(&page, &stored), &stored));
        assert!(!keep(&mut same, "", &stored), "a form of earlier times says nothing");
    }
}
