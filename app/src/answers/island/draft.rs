//! What the browser keeps of a task: answers known and answers still to be saved.
//!
//! Pure: what is kept, what is sent, what an answer from the server changes.

use model::{
    answers::{Answer, Answers, ByCode},
    questionnaires::Code,
};

use crate::answers::api::{Item, Saved};

/// An answer not yet saved on the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The answer; none: taken back.
    pub answer: Option<Answer>,
    /// When it was given, by the browser's clock.
    pub at: i64,
    /// The server's instant that it certainly comes after.
    pub since: i64,
}

/// What the browser keeps of a task.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The server's instant as of which `known` is right.
    pub as_of: i64,
    /// The version the pending answers were given to.
    pub version: i64,
    /// The answers the server is known to have.
    pub known: Answers,
    /// The answers it does not have yet.
    pub pending: ByCode<Pending>,
    /// Sending was asked for and has not been done yet.
    pub send: bool,
}

impl Draft {
    /// A draft that agrees with what the server says now.
    pub fn from_server(as_of: i64, version: i64, known: Answers) -> Self {
        Self { as_of, version, known, pending: ByCode::default(), send: false }
    }

    /// Takes up what was kept: its unsaved answers in any case, its known ones if the page is older
    /// (it came from the device, not from the server).
    pub fn take_up(&mut self, kept: Self) {
        if kept.as_of > self.as_of {
            self.as_of = kept.as_of;
            self.known = kept.known;
        }
        self.pending = kept.pending;
        self.send = kept.send;
    }

    /// The answers as the member sees them.
    pub fn answers(&self) -> Answers {
        let mut answers = self.known.clone();
        for (question, pending) in self.pending.iter() {
            match &pending.answer {
                Some(answer) => answers.set(question.clone(), answer.clone()),
                None => answers.remove(question),
            }
        }
        answers
    }

    /// Notes an answer given, or taken back. False: nothing has changed by it.
    pub fn give(&mut self, question: &Code, answer: Option<Answer>, at: i64) -> bool {
        let now = match self.pending.get(question) {
            Some(pending) => pending.answer.as_ref(),
            None => self.known.get(question),
        };
        if now == answer.as_ref() {
            return false;
        }
        self.pending.set(question.clone(), Pending { answer, at, since: self.as_of });
        true
    }

    /// What to save now.
    pub fn items(&self, now: i64) -> Vec<Item> {
        let item = |(question, pending): (&Code, &Pending)| Item {
            question: question.clone(),
            answer: pending.answer.clone(),
            age: now - pending.at,
            since: pending.since,
        };
        self.pending.iter().map(item).collect()
    }

    /// Takes note of what was saved. Gives the questions whose answer is another now, because one
    /// was given later on another device.
    pub fn saved(&mut self, items: &[Item], sent_at: i64, saved: &Saved) -> Vec<Code> {
        self.as_of = self.as_of.max(saved.as_of);
        for item in items {
            let is_same = |pending: &Pending| sent_at - pending.at == item.age;
            let Some(pending) = self.pending.get(&item.question) else { continue };
            if !is_same(pending) {
                // Answered again meanwhile: that comes after this, however long this was under way.
                let later = Pending { since: saved.as_of, ..pending.clone() };
                self.pending.set(item.question.clone(), later);
                continue;
            }
            self.pending.remove(&item.question);
            let refused = saved.refused.contains(&item.question);
            match &item.answer {
                Some(answer) if !refused => self.known.set(item.question.clone(), answer.clone()),
                _ => self.known.remove(&item.question),
            }
        }
        let mut changed = Vec::new();
        for (question, answer) in saved.kept.iter() {
            if !self.pending.contains(question) {
                self.known.set(question.clone(), answer.clone());
                changed.push(question.clone());
            }
        }
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Code {
        text.parse().unwrap()
    }

    fn text(words: &str) -> Answer {
        Answer::Text(words.to_owned())
    }

    fn draft() -> Draft {
        let known = [(code("a"), Answer::Text("server".into()))].into_iter().collect();
        Draft::from_server(1_000, 1, known)
    }

    #[test]
    fn what_is_given_shows_at_once_and_waits_to_be_saved() {
        let mut draft = draft();
        assert!(!draft.give(&code("a"), Some(text("server")), 5), "nothing changed");
        assert!(draft.give(&code("a"), Some(text("mine")), 5));
        assert!(draft.give(&code("b"), Some(text("new")), 6));
        assert!(draft.give(&code("a"), None, 7));
        assert_eq!(draft.answers().get(&code("a")), None);
        assert_eq!(draft.items(10).iter().map(|item| item.age).collect::<Vec<_>>(), [3, 4]);
    }

    #[test]
    fn an_answer_given_while_another_is_being_saved_is_not_lost() {
        let mut draft = draft();
        draft.give(&code("b"), Some(text("first")), 10);
        let items = draft.items(20);
        draft.give(&code("b"), Some(text("second")), 25);
        draft.saved(&items, 20, &Saved { as_of: 2_000, ..Saved::default() });
        assert_eq!(draft.pending.get(&code("b")).unwrap().answer, Some(text("second")));
        assert_eq!(draft.answers().get(&code("b")).cloned(), Some(text("second")));
    }

    #[test]
    fn the_second_of_two_answers_is_the_later_one_however_slow_the_first_was() {
        let mut draft = draft();
        draft.give(&code("b"), Some(text("first")), 10);
        let items = draft.items(20);
        assert_eq!(items[0].since, 1_000);
        draft.give(&code("b"), Some(text("second")), 25);
        draft.saved(&items, 20, &Saved { as_of: 2_000, ..Saved::default() });
        assert_eq!(draft.items(30)[0].since, 2_000);
    }

    #[test]
    fn a_page_from_the_device_takes_up_what_was_known_later() {
        let mut kept = draft();
        kept.give(&code("b"), Some(text("offline")), 10);
        kept.as_of = 5_000;
        kept.known.set(code("c"), Answer::YesNo(true));
        let mut page = draft();
        page.take_up(kept.clone());
        assert_eq!(page.answers().len(), 3);

        let mut fresh = Draft::from_server(9_000, 1, Answers::default());
        fresh.take_up(kept);
        assert_eq!(fresh.answers().len(), 1, "the server is right about what it knows");
    }

    #[test]
    fn a_later_answer_from_another_device_stays_and_is_told() {
        let mut draft = draft();
        draft.give(&code("b"), Some(text("old")), 10);
        let items = draft.items(20);
        let kept: Answers = [(code("b"), Answer::Text("newer".into()))].into_iter().collect();
        let changed = draft.saved(&items, 20, &Saved { as_of: 2_000, kept, ..Saved::default() });
        assert_eq!(changed, [code("b")]);
        assert_eq!(draft.answers().get(&code("b")).cloned(), Some(text("newer")));
        assert!(draft.pending.is_empty());
    }
}
