//! Where a questionnaire ends, and what is said there.

use model::{
    language::Texts,
    questionnaires::{Ending, Expression, Question},
};

use super::{Draft, Held, conditions::fits};
use crate::{
    codes::Codes,
    conditions::{Test, meaning},
    report::{Note, Why},
    texts::{Foreign, Notes},
};

/// The most characters of a heading.
const MOST_HEADING: usize = 200;

/// What the file says of ends.
#[derive(Debug, Default)]
pub struct Ends {
    /// What is said in the end, and to whom.
    said: Vec<(Texts, Option<Held>)>,
    /// When no more is asked.
    early: Vec<Held>,
}

impl Draft {
    /// Words that are said in the end, to those of whom this holds.
    pub fn end(&mut self, text: &Foreign, held: Option<Held>) {
        let mut notes = Notes::default();
        let text = self.languages.read(text, &mut notes);
        for note in notes.0 {
            self.notes.once(note);
        }
        if !text.is_blank() {
            self.ends.said.push((text, held));
        }
    }

    /// Nothing is asked any more once this holds.
    pub fn end_early(&mut self, held: Held) {
        self.ends.early.push(held);
    }

    /// Ends the questions early, and gives what is said in the end. Counts conditions, and those that
    /// came over.
    pub(super) fn settle_ends(
        &mut self,
        conditions: &mut usize,
        translated: &mut usize,
    ) -> Vec<Ending> {
        let Ends { said, early } = std::mem::take(&mut self.ends);
        let all: Vec<Question> = self.questions().cloned().collect();
        for held in early {
            *conditions += 1;
            let test = self.test(&held, &all);
            let ended = test.and_then(|test| self.end_page(&test).ok_or(Why::NotExpressible));
            self.tell(held.original, ended, translated);
        }
        let mut codes = Codes::default();
        let mut endings = Vec::new();
        // Ours are looked through from the first on; what is said to everybody comes last.
        let (some, everybody): (Vec<_>, Vec<_>) =
            said.into_iter().partition(|(_, held)| held.is_some());
        for (text, held) in some.into_iter().chain(everybody.into_iter().take(1)) {
            let show_if = match held {
                None => None,
                Some(held) => {
                    *conditions += 1;
                    let test = self.test(&held, &all);
                    let made = test.and_then(|t| t.expression().ok_or(Why::NotExpressible));
                    let show_if = made.as_ref().ok().cloned();
                    self.tell(held.original, made.map(|made| made.to_string()), translated);
                    if show_if.is_none() {
                        self.left_out(&text);
                        continue;
                    }
                    show_if
                }
            };
            match heading(&text) {
                Some((title, rest)) => {
                    let text =
                        Some(rest).filter(|rest| rest.exactly(self.languages.main).is_some());
                    endings.push(Ending { code: codes.invent("end"), title, text, show_if });
                }
                None => self.left_out(&text),
            }
        }
        endings.retain(|ending| ending.title.exactly(self.languages.main).is_some());
        endings
    }

    fn test(&self, held: &Held, all: &[Question]) -> Result<Test, Why> {
        let tree = held.tree.as_ref().map_err(|why| *why)?;
        fits(meaning(tree, &self.names)?, usize::MAX, all)
    }

    /// Ends the questions after the page with the last question that decides it.
    fn end_page(&mut self, test: &Test) -> Option<String> {
        let looked_at = test.questions();
        let last = self.pages.iter().rposition(|page| {
            page.questions.iter().any(|question| looked_at.contains(&&question.code))
        })?;
        let page = &mut self.pages[last];
        let either = match &page.end_if {
            Some(other) => format!("({other}) or ({})", test.written()),
            None => test.written(),
        };
        let end_if: Expression = either.parse().ok()?;
        page.end_if = Some(end_if);
        Some(either)
    }

    fn tell(&mut self, original: String, made: Result<String, Why>, translated: &mut usize) {
        self.notes.add(match made {
            Ok(ours) => {
                *translated += 1;
                Note::ConditionTranslated { original, ours }
            }
            Err(why) => Note::ConditionNotTranslated { original, why },
        });
    }

    fn left_out(&mut self, text: &Texts) {
        let text = text.exactly(self.languages.main).unwrap_or_default().to_owned();
        self.notes.add(Note::TextLeftOut { what: "end", text });
    }
}

/// The first line of each language, and the rest; none if a first line is no heading.
fn heading(text: &Texts) -> Option<(Texts, Texts)> {
    let (mut title, mut rest) = (Texts::default(), Texts::default());
    for (language, words) in text.written() {
        let (first, more) = words.split_once('\n').unwrap_or((words, ""));
        if first.chars().count() > MOST_HEADING {
            return None;
        }
        title.set(language, first.trim());
        rest.set(language, more.trim());
    }
    Some((title, rest))
}
