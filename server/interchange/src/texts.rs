//! Texts of a file in the languages of the file, and which of them are ours.

use model::language::{Language, Texts};

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
    /// The main language here.
    pub main: Language,
    /// The main language of the file.
    base: String,
    places: Vec<(String, Language)>,
    left_out: Vec<String>,
    /// Whether every text is HTML, or only where it looks so.
    is_html: bool,
}

impl Languages {
    /// Decides: ours stay; if none is ours, the file's main one takes the place of `instead`.
    pub fn choose(base: &str, all: &[String], instead: Language, is_html: bool) -> Self {
        let base = if base.is_empty() { all.first().map_or("", String::as_str) } else { base };
        let mut places: Vec<(String, Language)> = Vec::new();
        let mut left_out = Vec::new();
        for tag in std::iter::once(base).chain(all.iter().map(String::as_str)) {
            let is_known = places.iter().any(|(known, _)| known == tag)
                || left_out.iter().any(|known: &String| known == tag);
            match ours(tag) {
                _ if is_known => {}
                Some(place) if places.iter().all(|(_, taken)| *taken != place) => {
                    places.push((tag.to_owned(), place));
                }
                _ => left_out.push(tag.to_owned()),
            }
        }
        if places.is_empty() {
            left_out.retain(|tag| tag != base);
            places.push((base.to_owned(), instead));
        }
        let main = places[0].1;
        Self { main, base: base.to_owned(), places, left_out, is_html }
    }

    /// The main language of the file.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// What is to be said about the languages of the file as a whole.
    pub fn notes(&self) -> Vec<Note> {
        let taken = self.places.iter().filter(|(tag, place)| ours(tag) != Some(*place));
        let taken = taken
            .map(|(tag, place)| Note::LanguageTakenAs { language: tag.clone(), place: *place });
        let left_out = self
            .left_out
            .iter()
            .map(|tag| Note::LanguageLeftOut { language: tag.clone(), texts: 0 });
        taken.chain(left_out).collect()
    }

    /// Words of ours, in the languages of the file.
    pub fn words(&self, words: Words) -> Texts {
        let mut texts = Texts::default();
        for (_, place) in &self.places {
            let text = match place {
                Language::Fi => words.0,
                Language::Sv => words.1,
                Language::En => words.2,
            };
            put(&mut texts, *place, text.to_owned());
        }
        texts
    }

    /// The same words in all languages of the file: numbers, codes.
    pub fn everywhere(&self, text: &str) -> Texts {
        let mut texts = Texts::default();
        for (_, place) in &self.places {
            put(&mut texts, *place, text.to_owned());
        }
        texts
    }

    /// A name of the file as a text in its main language.
    pub fn said(&self, name: &str) -> Texts {
        let mut texts = Texts::default();
        put(&mut texts, self.main, name.to_owned());
        texts
    }

    /// The text as it is kept here: plain, in our languages, never missing in the main one unless
    /// there is nothing at all.
    pub fn read(&self, foreign: &Foreign, notes: &mut Notes) -> Texts {
        let mut texts = Texts::default();
        for (tag, raw) in &foreign.0 {
            match self.places.iter().find(|(known, _)| known == tag) {
                Some((_, place)) => put(&mut texts, *place, self.plain(raw, notes)),
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
                put(&mut texts, self.main, text);
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

/// The language of ours that a tag names, if it does: `sv-FI`, `en_GB`, `Suomi (fi)`.
pub fn ours(tag: &str) -> Option<Language> {
    let tag = tag.trim().to_ascii_lowercase();
    let bracketed = tag.rsplit_once('(').and_then(|(_, rest)| rest.strip_suffix(')'));
    let primary = bracketed.unwrap_or(&tag).split(['-', '_']).next()?;
    match primary {
        "fi" | "finnish" | "suomi" => Some(Language::Fi),
        "sv" | "swedish" | "svenska" => Some(Language::Sv),
        "en" | "english" => Some(Language::En),
        _ => None,
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

/// Says a text in a language; an empty one is none.
pub fn put(texts: &mut Texts, language: Language, text: String) {
    let place = match language {
        Language::Fi => &mut texts.fi,
        Language::Sv => &mut texts.sv,
        Language::En => &mut texts.en,
    };
    *place = Some(text).filter(|text| !text.is_empty());
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
