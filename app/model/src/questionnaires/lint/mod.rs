//! What a careful colleague would say of a questionnaire before it is published: what is not translated,
//! worded badly, tells who answers, or may not be asked without leave (R24).
//!
//! Only [`Remark::Special`] keeps anything from being published; the rest is advice.

mod phrases;
mod special;
mod wording;

use std::{cell::RefCell, collections::BTreeSet, fmt::Write as _};

use sha2::{Digest, Sha256};

pub use special::Topic;

use super::{Code, Kind, Question, Questionnaire, WrittenIn};
use crate::language::{Language, TextLanguage, Texts};

/// One remark on a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The question's code.
    pub at: Code,
    /// The language it is about.
    pub language: TextLanguage,
    /// What there is to say.
    pub remark: Remark,
}

/// What there is to say of a question in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// So many of its texts are missing.
    NotTranslated(usize),
    /// These words say which answer is expected.
    Leading(String),
    /// One judgement of two things, joined by these words.
    DoubleBarrelled(String),
    /// A colour alone says what is meant.
    ColourAlone(String),
    /// It is hard to read; the LIX.
    HardToRead(u32),
    /// Its photos may show who somebody is: faces, number plates, homes.
    Photos,
    /// These words ask who somebody is.
    Identifying(String),
    /// These words are about something the law protects most.
    Special(Topic, String),
}

impl Finding {
    /// Whether it keeps the question from being asked without leave.
    pub const fn is_special(&self) -> bool {
        matches!(self.remark, Remark::Special(..))
    }
}

/// The fingerprint of a question's wording in all languages: what was approved was exactly this.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wording(String);

impl Wording {
    /// As it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The wordings that were stored together.
    pub fn list(stored: &str) -> BTreeSet<Self> {
        stored.split_whitespace().map(|one| Self(one.to_owned())).collect()
    }
}

/// A question where it stands, with the heading that is read before it.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// The question.
    pub question: &'a Question,
    /// The heading of its page, if it is the first that is asked there: what a heading says is said of
    /// what comes under it.
    pub heading: Option<&'a Texts>,
    /// The languages that its questionnaire is written in.
    pub written_in: &'a WrittenIn,
}

impl Placed<'_> {
    /// The fingerprint of everything that is read when the question is answered.
    pub fn wording(&self) -> Wording {
        self.question.wording_under(self.heading)
    }

    /// All its words in one language, from top to bottom.
    pub fn words_in(&self, language: Language) -> Vec<String> {
        let heading = self.heading.and_then(|heading| heading.exactly(language));
        let own = self.question.words_in(language);
        heading.map(str::to_owned).into_iter().chain(own).collect()
    }

    /// Everything there is to say of it, language by language.
    pub fn lint(&self) -> Vec<Finding> {
        let mut findings = self.question.lint(self.written_in);
        for read in Language::ALL {
            let language = TextLanguage::from(read);
            let heading = self.heading.and_then(|heading| heading.exactly(language));
            let leading = heading.and_then(|heading| wording::leading(heading, read));
            findings.extend(leading.map(|words| {
                let (at, remark) = (self.question.code.clone(), Remark::Leading(words));
                Finding { at, language, remark }
            }));
            let found = special::topics(heading.unwrap_or_default(), read);
            for (topic, words) in found {
                let remark = Remark::Special(topic, words);
                let is_told =
                    |one: &Finding| matches!(one.remark, Remark::Special(told, _) if told == topic);
                if !findings.iter().any(|one| one.language == language && is_told(one)) {
                    findings.push(Finding { at: self.question.code.clone(), language, remark });
                }
            }
        }
        findings
    }
}

impl Question<Texts> {
    fn wording_under(&self, heading: Option<&Texts>) -> Wording {
        let mut hash = Sha256::new();
        for texts in self.texts().iter().chain(heading) {
            for language in Language::ALL {
                hash.update(texts.exactly(language).unwrap_or_default());
                hash.update([0]);
            }
            for (language, text) in &texts.others {
                hash.update(language.tag());
                hash.update([0]);
                hash.update(text);
                hash.update([0]);
            }
        }
        // Another picture may ask for something else with the same words.
        for picture in self.pictures() {
            hash.update(picture.file.to_string());
        }
        let mut hex = String::new();
        for byte in hash.finalize().iter().take(16) {
            // Writing to a string does not fail.
            write!(hex, "{byte:02x}").ok();
        }
        Wording(hex)
    }

    /// All its words in one language, from top to bottom.
    pub fn words_in(&self, language: Language) -> Vec<String> {
        let texts = self.texts();
        texts.iter().filter_map(|texts| texts.exactly(language)).map(str::to_owned).collect()
    }

    /// Everything there is to say of it, language by language; how it is worded is looked at in those of
    /// the service.
    pub fn lint(&self, written_in: &WrittenIn) -> Vec<Finding> {
        let mut remarks = Vec::new();
        let texts = self.texts();
        let is_used = |language| texts.iter().any(|texts| texts.exactly(language).is_some());
        let all = WrittenIn::default().and(written_in);
        for language in all.iter() {
            let missing = texts.iter().filter(|texts| texts.exactly(language).is_none()).count();
            if missing > 0 && written_in.contains(language) {
                remarks.push((language, Remark::NotTranslated(missing)));
            }
            if let Some(read) = language.of_service().filter(|read| is_used(*read)) {
                let found = self.worded(read, &texts).into_iter().chain(self.topics(read, &texts));
                remarks.extend(found.map(|remark| (language, remark)));
            }
        }
        if matches!(self.kind, Kind::Photos { .. }) {
            remarks.push((Language::default().into(), Remark::Photos));
        }
        let finding = |(language, remark)| Finding { at: self.code.clone(), language, remark };
        remarks.into_iter().map(finding).collect()
    }

    fn worded(&self, language: Language, texts: &[Texts]) -> Vec<Remark> {
        let mut remarks = Vec::new();
        let read: Vec<&str> = texts.iter().filter_map(|texts| texts.exactly(language)).collect();
        let in_any = |find: fn(&str, Language) -> Option<String>| {
            read.iter().find_map(|text| find(text, language))
        };
        if self.is_answerable() {
            remarks.extend(in_any(wording::leading).map(Remark::Leading));
        }
        let judged = self.judged(language);
        let joined = judged.into_iter().find_map(|text| wording::double_barrelled(text, language));
        remarks.extend(joined.map(Remark::DoubleBarrelled));
        remarks.extend(in_any(wording::colour_alone).map(Remark::ColourAlone));
        let hard = read.iter().find_map(|text| wording::hard_to_read(text, language));
        remarks.extend(hard.map(Remark::HardToRead));
        remarks.extend(self.identifies(language).map(Remark::Identifying));
        remarks
    }

    /// The texts of what is judged on a scale, or row by row.
    fn judged(&self, language: Language) -> Vec<&str> {
        match &self.kind {
            Kind::Scale { .. } => self.text.exactly(language).into_iter().collect(),
            Kind::Matrix { rows, .. } => {
                rows.iter().filter_map(|row| row.text.exactly(language)).collect()
            }
            kind => kind.fields().iter().flat_map(|field| field.judged(language)).collect(),
        }
    }

    /// Only where something is typed can it be said who one is.
    fn identifies(&self, language: Language) -> Option<String> {
        let is_typed = matches!(
            self.kind,
            Kind::ShortText { .. }
                | Kind::LongText { .. }
                | Kind::Number { .. }
                | Kind::Date { .. }
        );
        // Hints are left out: they say what is not to be written.
        let own = is_typed.then(|| self.text.exactly(language)).flatten();
        let own = own.and_then(|text| wording::identifying(text, language));
        own.or_else(|| self.kind.fields().iter().find_map(|field| field.identifies(language)))
    }

    fn topics(&self, language: Language, texts: &[Texts]) -> Vec<Remark> {
        if !self.is_answerable() {
            return Vec::new();
        }
        let mut known = BTreeSet::new();
        let found = texts.iter().filter_map(|texts| texts.exactly(language));
        let found = found.flat_map(|text| special::topics(text, language));
        let new = found.filter(|(topic, _)| known.insert(*topic));
        new.map(|(topic, words)| Remark::Special(topic, words)).collect()
    }

    fn texts(&self) -> Vec<Texts> {
        let texts = RefCell::new(Vec::new());
        self.map_texts(&|one: &Texts| texts.borrow_mut().push(one.clone()));
        texts.into_inner()
    }
}

impl Questionnaire<Texts> {
    /// Every question where it stands.
    pub fn placed(&self) -> impl Iterator<Item = Placed<'_>> {
        self.pages.iter().flat_map(move |page| {
            let first = page.questions.iter().position(Question::is_answerable);
            page.questions.iter().enumerate().map(move |(number, question)| {
                let heading = page.title.as_ref().filter(|_| first == Some(number));
                Placed { question, heading, written_in: &self.written_in }
            })
        })
    }

    /// Everything there is to say, question by question.
    pub fn lint(&self) -> Vec<Finding> {
        self.placed().flat_map(|placed| placed.lint()).collect()
    }

    /// The questions that may not be asked without leave.
    pub fn special(&self) -> Vec<Placed<'_>> {
        self.placed().filter(|placed| placed.lint().iter().any(Finding::is_special)).collect()
    }

    /// Those of them that nobody has given leave to ask in these words.
    pub fn special_without(&self, approved: &BTreeSet<Wording>) -> Vec<Placed<'_>> {
        let mut special = self.special();
        special.retain(|placed| !approved.contains(&placed.wording()));
        special
    }
}

#[cfg(test)]
mod tests;
