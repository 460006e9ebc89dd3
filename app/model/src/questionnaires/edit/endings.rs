//! Endings: what is said once the answers are sent; added, replaced, moved, removed.

use super::{
    Direction, EditError,
    fields::{MOST_CHOICE, MOST_TEXT, Mistake, Mistakes, TITLE, WORDS},
    reader::Reader,
};
use crate::{
    language::Language,
    questionnaires::{Code, Ending, Fields, Questionnaire},
    text,
};

/// Reads an ending from its form; `was`: the one being edited.
pub fn read_ending(
    questionnaire: &Questionnaire,
    was: Option<&Ending>,
    main: Language,
    fields: &Fields,
) -> Result<Ending, Mistakes> {
    let mut reader = Reader::of(fields);
    let title = reader.texts(TITLE, MOST_CHOICE, text::line);
    if title.is_blank() && reader.mistakes.is_empty() {
        reader.wrong(TITLE[0], Mistake::Blank);
    }
    let title = title.with_others_of(was.map(|was| &was.title));
    let words = Some(reader.texts(WORDS, MOST_TEXT, text::prose)).filter(|t| !t.is_blank());
    let words = words.map(|words| words.with_others_of(was.and_then(|was| was.text.as_ref())));
    let is_other = |code: &Code| {
        was.is_none_or(|was| was.code != *code)
            && questionnaire.endings.iter().any(|ending| ending.code == *code)
    };
    let proposed = || {
        let code = Code::proposed(&title.shown(main, main).text, "ending");
        code.or_numbered(is_other)
    };
    let typed = reader.code("code");
    if typed.as_ref().is_some_and(is_other) {
        reader.wrong("code", Mistake::CodeTaken);
    }
    let code = typed.or_else(|| was.map(|was| was.code.clone())).unwrap_or_else(proposed);
    let show_if = reader.condition();
    reader.finish(Ending { code, title, text: words, show_if })
}

impl Questionnaire {
    /// With an ending more, at the end.
    pub fn add_ending(&self, ending: Ending) -> Result<Self, EditError> {
        if self.endings.iter().any(|known| known.code == ending.code) {
            return Err(EditError::CodeTaken(ending.code));
        }
        let mut next = self.clone();
        next.endings.push(ending);
        self.stepped(next)
    }

    /// With another in the place of this ending; pages that end in it follow its code.
    pub fn replace_ending(&self, code: &Code, ending: Ending) -> Result<Self, EditError> {
        let number = self.place_of_ending(code)?;
        let is_taken = |known: &Ending| known.code == ending.code && known.code != *code;
        if self.endings.iter().any(is_taken) {
            return Err(EditError::CodeTaken(ending.code));
        }
        let mut renamed = self.clone();
        renamed.endings[number].code.clone_from(&ending.code);
        for of_page in renamed.pages.iter_mut().filter_map(|page| page.ending.as_mut()) {
            if of_page == code {
                of_page.clone_from(&ending.code);
            }
        }
        let mut next = renamed.clone();
        next.endings[number] = ending;
        renamed.stepped(next)
    }

    /// With the ending one place further: the first that fits is the one that is shown.
    pub fn move_ending(&self, code: &Code, direction: Direction) -> Result<Self, EditError> {
        let number = self.place_of_ending(code)?;
        let other = match direction {
            Direction::Up => number.checked_sub(1),
            Direction::Down => Some(number + 1).filter(|other| *other < self.endings.len()),
        };
        let mut next = self.clone();
        next.endings.swap(number, other.ok_or(EditError::NoPlace)?);
        self.stepped(next)
    }

    /// Without the ending; pages that ended in it end in the first that fits.
    pub fn remove_ending(&self, code: &Code) -> Result<Self, EditError> {
        let number = self.place_of_ending(code)?;
        let mut next = self.clone();
        next.endings.remove(number);
        for page in &mut next.pages {
            page.ending.take_if(|ending| ending == code);
        }
        self.stepped(next)
    }

    fn place_of_ending(&self, code: &Code) -> Result<usize, EditError> {
        let found = self.endings.iter().position(|ending| ending.code == *code);
        found.ok_or_else(|| EditError::Unknown(code.clone()))
    }
}
