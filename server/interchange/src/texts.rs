//! Texts of a file in the languages of the file, and which of them are ours.

use model::{
    language::{Language, TextLanguage, Texts},
    questionnaires::WrittenIn,
};

use crate::{
    html::{is_html, plain},
    report::Note,
    words::Words,
};

/// One text as a file has it: each language's tag with the words, which may hold marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Foreign(Vec<(String, String)>);

impl Foreign {
    /// A text in one language.
    pub fn one(language: &str, text: &str) -> Self {
        let mut foreign = Self::default();
        foreign.add(language, text);
        foreign
    }

    /// Adds the text in one more language; blank ones are nothing.
    pub fn add(&mut self, language: &str, text: &str) {
        if !text.trim().is_empty() && !self.0.iter().any(|(known, _)| known == language) {
            self.0.push((language.to_owned(), text.to_owned()));
        }
    }

    /// Whether there is nothing in any language.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text in this language, or in whichever there is.
    pub fn any(&self, language: &str) -> Option<&str> {
        let exact = self.0.iter().find(|(known, _)| known == language);
        exact.or(self.0.first()).map(|(_, text)| text.as_str())
    }

    /// The same text changed in each language.
    #[must_use]
    pub fn map(&self, change: impl Fn(&str) -> String) -> Self {
        let mut changed = Self::default();
        for (language, text) in &self.0 {
            changed.add(language, &change(text));
        }
        changed
    }

    /// This text and another in one, language by language.
    #[must_use]
    pub fn joined(&self, between: &str, other: &Self) -> Self {
        let mut both = Self::default();
        for (language, text) in self.0.iter().chain(&other.0) {
            let mine = self.exactly(language);
            let theirs = other.exactly(language);
            match (mine, theirs) {
                (Some(mine), Some(theirs)) => {
                    both.add(language, &format!("{mine}{between}{theirs}"));
                }
                _ => both.add(language, text),
            }
        }
        both
    }

    fn exactly(&self, language: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == language).map(|(_, text)| text.as_str())
    }
}

/// Which languages of a file have which place here.
#[derive(Clone, Debug)]
pub struct Languages {
    /// The main language here: one of the service.
    pub main: Language,
    /// The main language of the file.
    base: String,
    places: Vec<(String, TextLanguage)>,
    left_out: Vec<String>,
    /// Whether every text is HTML, or only where it looks so.
    is_html: bool,
}

impl Languages {
    /// Decides: those that are known stay; if none of them is one of the service, the file's main one
    /// takes the place of `instead`.
    pub fn choose(base: &str, all: &[String], instead: Language, is_html: bool) -> Self {
        let base = if base.is_empty() { all.first().map_or("", String::as_str) } else { base };
        let mut places: Vec<(String, TextLanguage)> = Vec::new();
        let mut left_out = Vec::new();
        for tag in std::iter::once(base).chain(all.iter().map(String::as_str)) {
            let is_known = places.iter().any(|(known, _)| known == tag)
                || left_out.iter().any(|known: &String| known == tag);
            match TextLanguage::find(tag) {
                _ if is_known => {}
                Some(place) if places.iter().all(|(_, taken)| *taken != place) => {
                    places.push((tag.to_owned(), place));
                }
                _ => left_out.push(tag.to_owned()),
            }
        }
        let of_service = |places: &[(String, TextLanguage)]| {
            places.iter().find_map(|(_, place)| place.of_service())
        };
        let main = of_service(&places).unwrap_or_else(|| {
            left_out.retain(|tag| tag != base);
            places.retain(|(tag, _)| tag != base);
            places.insert(0, (base.to_owned(), instead.into()));
            instead
        });
        Self { main, base: base.to_owned(), places, left_out, is_html }
    }

    /// The main language of the file.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// What is to be said about the languages of the file as a whole.
    pub fn notes(&self) -> Vec<Note> {
        let taken =
            self.places.iter().filter(|(tag, place)| TextLanguage::find(tag) != Some(*place));
        let taken = taken.map(|(tag, place)| Note::LanguageTakenAs {
            language: tag.clone(),
            place: place.of_service().unwrap_or_default(),
        });
        let left_out = self
            .left_out
            .iter()
            .map(|tag| Note::LanguageLeftOut { language: tag.clone(), texts: 0 });
        taken.chain(left_out).collect()
    }

    /// The languages of the questionnaire: those of the service, and what else the file has.
    pub fn written_in(&self) -> WrittenIn {
        TextLanguage::USUAL.into_iter().chain(self.places.iter().map(|(_, place)| *place)).collect()
    }

    /// Words of ours, in those languages of the file that we speak.
    pub fn words(&self, words: Words) -> Texts {
        let places = self.places.iter().filter_map(|(_, place)| place.of_service());
        let text = |place| match place {
            Language::Fi => words.0,
            Language::Sv => words.1,
            Language::En => words.2,
        };
        places.map(|place| (place, text(place))).collect()
    }

    /// The same words in all languages of the file: numbers, codes.
    pub fn everywhere(&self, text: &str) -> Texts {
        self.places.iter().map(|(_, place)| (*place, text)).collect()
    }

    /// A name of the file as a text in its main language.
    pub fn said(&self, name: &str) -> Texts {
        [(self.main, name)].into_iter().collect()
    }

    /// The text as it is kept here: plain, in our languages, never missing in the main one unless
    /// there is nothing at all.
    pub fn read(&self, foreign: &Foreign, notes: &mut Notes) -> Texts {
        let mut texts = Texts::default();
        for (tag, raw) in &foreign.0 {
            match self.places.iter().find(|(known, _)| known == tag) {
                Some((_, place)) => texts.set(*place, self.plain(raw, notes)),
                None => notes.count_left_out(tag),
            }
        }
        if texts.exactly(self.main).is_none() {
            let raw = foreign.exactly(&self.base).map(|text| (self.base.as_str(), text));
            let raw = raw.or(foreign.0.first().map(|(tag, text)| (tag.as_str(), text.as_str())));
            if let Some((tag, raw)) = raw {
                let text = self.plain(raw, notes);
                if !text.is_empty() {
                    notes.count_other_language(tag);
                }
                texts.set(self.main, text);
            }
        }
        texts
    }

    fn plain(&self, raw: &str, notes: &mut Notes) -> String {
        let text = self.without_marks(raw, notes);
        for placeholder in placeholders(&text) {
            notes.once(Note::PlaceholderKept { placeholder: placeholder.to_owned() });
        }
        text
    }

    fn without_marks(&self, raw: &str, notes: &mut Notes) -> String {
        if !self.is_html && !is_html(raw) {
            let lines = raw.replace("\r\n", "\n").replace('\r', "\n");
            let kept = |c: &char| !c.is_control() || *c == '\n';
            return lines
                .replace('\t', " ")
                .chars()
                .filter(kept)
                .collect::<String>()
                .trim()
                .to_owned();
        }
        let cleaned = plain(raw);
        if cleaned.had_marks {
            notes.count_html();
        }
        if cleaned.had_script {
            notes.once(Note::ScriptRemoved);
        }
        if cleaned.had_media {
            notes.once(Note::MediaRemoved);
        }
        cleaned.text
    }
}

/// The places of a text into which the other tool puts something: in braces, without spaces within.
pub fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('{').filter_map(|(start, _)| {
        let end = text[start..].find('}').map(|end| start + end + 1)?;
        let within = &text[start + 1..end - 1];
        let is_one = !within.is_empty()
            && within.len() <= 200
            && !within.starts_with(char::is_whitespace)
            && !within.contains('{');
        is_one.then(|| &text[start..end])
    })
}

/// What is noted about one question, like notes counted together.
#[derive(Clone, Debug, Default)]
pub struct Notes(pub Vec<Note>);

impl Notes {
    /// Adds a note.
    pub fn add(&mut self, note: Note) {
        self.0.push(note);
    }

    /// Adds a note unless it is there.
    pub fn once(&mut self, note: Note) {
        if !self.0.contains(&note) {
            self.0.push(note);
        }
    }

    /// Adds that a check of answers was lost.
    pub fn lost_check(&mut self, rule: impl Into<String>) {
        self.once(Note::ValidationLost { rule: rule.into() });
    }

    fn count_html(&mut self) {
        for note in &mut self.0 {
            if let Note::HtmlRemoved { texts } = note {
                *texts += 1;
                return;
            }
        }
        self.0.push(Note::HtmlRemoved { texts: 1 });
    }

    fn count_other_language(&mut self, tag: &str) {
        for note in &mut self.0 {
            if let Note::TextInOtherLanguage { language, texts } = note
                && language == tag
            {
                *texts += 1;
                return;
            }
        }
        self.0.push(Note::TextInOtherLanguage { language: tag.to_owned(), texts: 1 });
    }

    fn count_left_out(&mut self, tag: &str) {
        for note in &mut self.0 {
            if let Note::LanguageLeftOut { language, texts } = note
                && language == tag
            {
                *texts += 1;
                return;
            }
        }
        self.0.push(Note::LanguageLeftOut { language: tag.to_owned(), texts: 1 });
    }
}
