//! The three languages of the service, the many in which texts may be written, and such texts.

mod text_language;

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fmt,
    str::FromStr,
};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error as _, MapAccess, Visitor},
};

pub use text_language::TextLanguage;

/// A language of the service: Finnish and Swedish by law (R59), English as a service.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Finnish.
    #[default]
    Fi,
    /// Swedish.
    Sv,
    /// English.
    En,
}

impl Language {
    /// All three, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Fi, Self::Sv, Self::En];

    /// The BCP 47 tag: `fi`, `sv` or `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Fi => "fi",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// The language's name in the language itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Fi => "Suomi",
            Self::Sv => "Svenska",
            Self::En => "English",
        }
    }

    /// The best language for an `Accept-Language` header, if it names one of ours.
    pub fn negotiate(header: &str) -> Option<Self> {
        let mut best: Option<(f32, Self)> = None;
        for part in header.split(',') {
            let mut pieces = part.split(';');
            let primary = pieces.next().unwrap_or_default().trim().split('-').next();
            let Some(language) = primary.and_then(|tag| tag.to_ascii_lowercase().parse().ok())
            else {
                continue;
            };
            let weight = pieces
                .find_map(|piece| piece.trim().strip_prefix("q="))
                .map_or(Some(1.0), |q| q.parse::<f32>().ok())
                .unwrap_or(0.0);
            if weight > 0.0 && best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tag())
    }
}

/// The tag names no language that there is here.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not a known language")]
pub struct UnknownLanguage;

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|language| language.tag() == tag).ok_or(UnknownLanguage)
    }
}

/// One text in the languages it is written in, by staff or by us.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// Finnish, if written.
    pub fi: Option<String>,
    /// Swedish, if written.
    pub sv: Option<String>,
    /// English, if written.
    pub en: Option<String>,
    /// Languages that the service does not speak.
    pub others: BTreeMap<TextLanguage, String>,
}

impl Texts {
    /// A text complete in the three languages of the service.
    pub fn all(fi: &str, sv: &str, en: &str) -> Self {
        [(Language::Fi, fi), (Language::Sv, sv), (Language::En, en)].into_iter().collect()
    }

    /// Whether nothing is written in any language.
    pub fn is_blank(&self) -> bool {
        self.written().next().is_none()
    }

    /// The text in exactly this language, if it is written and not blank.
    pub fn exactly(&self, language: impl Into<TextLanguage>) -> Option<&str> {
        let language = language.into();
        let text = match language.of_service() {
            Some(Language::Fi) => self.fi.as_ref(),
            Some(Language::Sv) => self.sv.as_ref(),
            Some(Language::En) => self.en.as_ref(),
            None => self.others.get(&language),
        };
        text.map(String::as_str).filter(|text| !text.trim().is_empty())
    }

    /// Writes the text in this language; a blank one is none.
    pub fn set(&mut self, language: impl Into<TextLanguage>, text: impl Into<String>) {
        let (language, text) = (language.into(), text.into());
        let text = Some(text).filter(|text| !text.trim().is_empty());
        match (language.of_service(), text) {
            (Some(Language::Fi), text) => self.fi = text,
            (Some(Language::Sv), text) => self.sv = text,
            (Some(Language::En), text) => self.en = text,
            (None, Some(text)) => {
                self.others.insert(language, text);
            }
            (None, None) => {
                self.others.remove(&language);
            }
        }
    }

    /// Every language it is written in, with the words.
    pub fn written(&self) -> impl Iterator<Item = (TextLanguage, &str)> {
        let usual = TextLanguage::USUAL.into_iter();
        let all = usual.chain(self.others.keys().copied());
        all.filter_map(|language| Some((language, self.exactly(language)?)))
    }

    /// With the languages that the service does not speak as they are in another text.
    #[must_use]
    pub fn with_others_of(mut self, other: Option<&Self>) -> Self {
        self.others = other.map(|other| other.others.clone()).unwrap_or_default();
        self
    }

    /// The same text changed in each language.
    #[must_use]
    pub fn map(&self, mut change: impl FnMut(&str) -> String) -> Self {
        self.written().map(|(language, text)| (language, change(text))).collect()
    }

    /// The text in this language; failing that in `main`, then in whichever there is.
    pub fn shown(&self, language: Language, main: Language) -> Shown {
        if let Some(text) = self.exactly(language) {
            return Shown { text: text.to_owned(), other: None };
        }
        let main = self.exactly(main).map(|text| (main.into(), text));
        main.or_else(|| self.written().next())
            .map(|(other, text)| Shown { text: text.to_owned(), other: Some(other) })
            .unwrap_or_default()
    }

    /// The text for somebody who reads texts in another language than the pages, where it is written in
    /// that; otherwise as on every page.
    pub fn read_in(&self, reading: Option<TextLanguage>, page: Language, main: Language) -> Shown {
        let wanted = reading.filter(|reading| *reading != page.into());
        let found = wanted.and_then(|wanted| Some((wanted, self.exactly(wanted)?)));
        found.map_or_else(
            || self.shown(page, main),
            |(wanted, text)| Shown { text: text.to_owned(), other: Some(wanted) },
        )
    }

    /// The languages of the service in which the text is missing.
    pub fn missing(&self) -> impl Iterator<Item = Language> + '_ {
        Language::ALL.into_iter().filter(|language| self.exactly(*language).is_none())
    }
}

impl<L: Into<TextLanguage>, S: Into<String>> FromIterator<(L, S)> for Texts {
    fn from_iter<I: IntoIterator<Item = (L, S)>>(pairs: I) -> Self {
        let mut texts = Self::default();
        for (language, text) in pairs {
            texts.set(language, text);
        }
        texts
    }
}

impl Serialize for Texts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let usual = TextLanguage::USUAL.into_iter().zip([&self.fi, &self.sv, &self.en]);
        let usual = usual.filter_map(|(language, text)| Some((language, text.as_ref()?)));
        serializer.collect_map(usual.chain(self.others.iter().map(|(tag, text)| (*tag, text))))
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(TextsVisitor)
    }
}

/// Reads texts by tag, in the words that serde has for a struct with these fields.
struct TextsVisitor;

impl<'de> Visitor<'de> for TextsVisitor {
    type Value = Texts;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("struct Texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Texts, A::Error> {
        let (mut texts, mut read) = (Texts::default(), BTreeSet::new());
        while let Some(tag) = map.next_key::<Cow<'de, str>>()? {
            let unknown = |_| A::Error::unknown_field(&tag, &[]);
            let language: TextLanguage = tag.parse().map_err(unknown)?;
            if !read.insert(language) {
                return Err(A::Error::duplicate_field(language.tag()));
            }
            let text: Option<String> = map.next_value()?;
            match language.of_service() {
                Some(Language::Fi) => texts.fi = text,
                Some(Language::Sv) => texts.sv = text,
                Some(Language::En) => texts.en = text,
                None => texts.set(language, text.unwrap_or_default()),
            }
        }
        Ok(texts)
    }
}

/// A text as one reader gets it: in their language, or in another and marked so (`lang`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The words.
    #[serde(rename = "t")]
    pub text: String,
    /// The language of the words where it is not the page's.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub other: Option<TextLanguage>,
}

impl Shown {
    /// The `lang` attribute to put on the element, where one is needed.
    pub fn lang(&self) -> Option<&'static str> {
        self.other.map(TextLanguage::tag)
    }

    /// The `dir` attribute that goes with it.
    pub fn dir(&self) -> Option<&'static str> {
        self.other.map(TextLanguage::direction)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negotiation_follows_weights_and_ignores_what_we_do_not_speak() {
        assert_eq!(Language::negotiate("de, sv-FI;q=0.8, en;q=0.5"), Some(Language::Sv));
        assert_eq!(Language::negotiate("en-GB,en;q=0.9,fi;q=0.1"), Some(Language::En));
        assert_eq!(Language::negotiate("fi;q=0"), None);
        assert_eq!(Language::negotiate("\u{0}, ;;;q="), None);
    }

    #[test]
    fn a_missing_text_is_shown_in_the_main_language_and_marked() {
        let texts = Texts { fi: Some("Katu".into()), sv: Some("  ".into()), ..Texts::default() };
        let shown = texts.shown(Language::Sv, Language::Fi);
        assert_eq!((shown.text.as_str(), shown.lang()), ("Katu", Some("fi")));
        assert_eq!(texts.missing().collect::<Vec<_>>(), [Language::Sv, Language::En]);
    }

    #[test]
    fn a_text_is_read_in_the_chosen_language_where_it_is_written_in_that() {
        let arabic: TextLanguage = "ar".parse().unwrap();
        let mut texts = Texts::all("Katu", "Gata", "Street");
        texts.set(arabic, "شارع");
        let read = |texts: &Texts, reading| texts.read_in(reading, Language::Sv, Language::Fi);
        let shown = read(&texts, Some(arabic));
        assert_eq!((&*shown.text, shown.lang(), shown.dir()), ("شارع", Some("ar"), Some("rtl")));
        assert_eq!(read(&texts, None).text, "Gata");
        texts.set(arabic, " ");
        let shown = read(&texts, Some(arabic));
        assert_eq!((&*shown.text, shown.lang(), shown.dir()), ("Gata", None, None));
        texts.set(Language::Sv, "");
        let shown = read(&texts, Some(arabic));
        assert_eq!((&*shown.text, shown.lang(), shown.dir()), ("Katu", Some("fi"), Some("ltr")));
    }

    #[test]
    fn texts_are_stored_by_tag_and_unknown_tags_are_refused() {
        let json = r#"{"fi":"Katu","zh-Hans":"街道"}"#;
        let texts: Texts = serde_json::from_str(json).unwrap();
        assert_eq!(
            texts.written().map(|(tag, _)| tag.tag()).collect::<Vec<_>>(),
            ["fi", "zh-Hans"]
        );
        assert_eq!(serde_json::to_string(&texts).unwrap(), json);
        let refused = serde_json::from_str::<Texts>(r#"{"tlh":"He"}"#).unwrap_err();
        assert!(refused.to_string().contains("tlh"), "{refused}");
    }
}
