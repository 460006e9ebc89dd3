//! Codes for what other tools name in their own ways.

use std::collections::BTreeSet;

use model::questionnaires::Code;

use crate::{report::Note, texts::Notes};

/// Words of conditions: no question goes by one of them.
const RESERVED: [&str; 16] = [
    "and", "or", "not", "has", "is", "if", "in", "true", "false", "answered", "count", "sum",
    "yes", "no", "date", "declined",
];

/// The codes that are taken among questions, or among the choices of one question.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    taken: BTreeSet<Code>,
    are_names: bool,
}

impl Codes {
    /// The codes of questions, which conditions name without quotes.
    pub fn of_questions() -> Self {
        Self { taken: BTreeSet::new(), are_names: true }
    }

    /// A code for what the file calls `foreign`: the same where it can be; a change is noted.
    pub fn take(&mut self, foreign: &str, otherwise: &str, notes: &mut Notes) -> Code {
        let same = foreign.parse::<Code>();
        let wanted = same.unwrap_or_else(|_| Code::proposed(foreign, otherwise));
        let code = self.free(&wanted);
        if code.as_str() != foreign && !foreign.is_empty() {
            notes.add(Note::CodeChanged { from: foreign.to_owned(), to: code.clone() });
        }
        code
    }

    /// A code for what has no name in the file.
    pub fn invent(&mut self, wanted: &str) -> Code {
        self.free(&wanted.parse().unwrap_or_else(|_| Code::proposed(wanted, "code")))
    }

    fn free(&mut self, wanted: &Code) -> Code {
        let is_reserved = |code: &Code| self.are_names && RESERVED.contains(&code.as_str());
        let code = wanted.or_numbered(|code| self.taken.contains(code) || is_reserved(code));
        self.taken.insert(code.clone());
        code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_fits_stays_and_every_change_is_noted() {
        let (mut codes, mut notes) = (Codes::of_questions(), Notes::default());
        let taken: Vec<String> = ["age", "Q1", "q1", "1", "and", "Ääni", "🙂"]
            .iter()
            .map(|foreign| codes.take(foreign, "question", &mut notes).to_string())
            .collect();
        assert_eq!(taken, ["age", "q1", "q1_2", "n1", "and_2", "aani", "question"]);
        assert_eq!(notes.0.len(), 6);
    }
}
