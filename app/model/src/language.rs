//! The three languages of the service and texts written in them.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

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

/// The tag names none of the three languages.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not one of fi, sv, en")]
pub struct UnknownLanguage;

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|language| language.tag() == tag).ok_or(UnknownLanguage)
    }
}

/// One text in up to three languages, written by staff or by us.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// Finnish, if written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fi: Option<String>,
    /// Swedish, if written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sv: Option<String>,
    /// English, if written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Texts {
    /// A text complete in all three languages.
    pub fn all(fi: &str, sv: &str, en: &str) -> Self {
        Self { fi: Some(fi.to_owned()), sv: Some(sv.to_owned()), en: Some(en.to_owned()) }
    }

    /// Whether nothing is written in any language.
    pub fn is_blank(&self) -> bool {
        Language::ALL.into_iter().all(|language| self.exactly(language).is_none())
    }

    /// The text in exactly this language, if it is written and not blank.
    pub fn exactly(&self, language: Language) -> Option<&str> {
        let text = match language {
            Language::Fi => &self.fi,
            Language::Sv => &self.sv,
            Language::En => &self.en,
        };
        text.as_deref().filter(|text| !text.trim().is_empty())
    }

    /// The text in this language; failing that in `main`, then in whichever there is.
    pub fn shown(&self, language: Language, main: Language) -> Shown {
        if let Some(text) = self.exactly(language) {
            return Shown { text: text.to_owned(), other: None };
        }
        [main, Language::Fi, Language::Sv, Language::En]
            .into_iter()
            .find_map(|other| {
                self.exactly(other).map(|text| Shown { text: text.to_owned(), other: Some(other) })
            })
            .unwrap_or_default()
    }

    /// The languages in which the text is missing.
    pub fn missing(&self) -> impl Iterator<Item = Language> + '_ {
        Language::ALL.into_iter().filter(|language| self.exactly(*language).is_none())
    }
}

/// A text as one reader gets it: in their language, or in another and marked so (`lang`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The words.
    #[serde(rename = "t")]
    pub text: String,
    /// The language of the words where it is not the reader's.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub other: Option<Language>,
}

impl Shown {
    /// The `lang` attribute to put on the element, where one is needed.
    pub fn lang(&self) -> Option<&'static str> {
        self.other.map(Language::tag)
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
        let texts = Texts { fi: Some("Katu".into()), sv: Some("  ".into()), en: None };
        let shown = texts.shown(Language::Sv, Language::Fi);
        assert_eq!((shown.text.as_str(), shown.lang()), ("Katu", Some("fi")));
        assert_eq!(texts.missing().collect::<Vec<_>>(), [Language::Sv, Language::En]);
    }
}
