//! The few texts of the site that a city words itself: which they are and how long they may be.

use std::str::FromStr;

use crate::{
    language::{Language, Texts},
    text::{self, TextProblem},
};

/// A text of the site that a city may word itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SiteText {
    /// What the front page says first.
    Welcome,
    /// Told instead of the way in while nobody can join.
    JoiningClosed,
    /// Who runs the service and how they are reached, on the contact page.
    Contact,
    /// Whom to tell of shortcomings, in the accessibility statement (R61).
    AccessibilityContact,
    /// A line at the foot of every page.
    Footer,
}

/// The name is none of the texts'.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such text")]
pub struct UnknownSiteText;

impl SiteText {
    /// Every text, in the order they are listed.
    pub const ALL: [Self; 5] = [
        Self::Welcome,
        Self::JoiningClosed,
        Self::Contact,
        Self::AccessibilityContact,
        Self::Footer,
    ];

    /// The text's name in the database and in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::JoiningClosed => "joining-closed",
            Self::Contact => "contact",
            Self::AccessibilityContact => "accessibility-contact",
            Self::Footer => "footer",
        }
    }

    /// The most characters it has in one language.
    pub const fn most(self) -> u32 {
        match self {
            Self::Footer => 160,
            Self::Welcome | Self::JoiningClosed => 600,
            Self::Contact | Self::AccessibilityContact => 1_500,
        }
    }

    /// Whether it is one line; the others have paragraphs.
    pub const fn is_line(self) -> bool {
        matches!(self, Self::Footer)
    }

    /// The text as typed in a language, made clean or refused.
    pub fn read(self, typed: &str) -> Result<String, TextProblem> {
        if self.is_line() {
            text::line(typed, self.most())
        } else {
            text::prose(typed, self.most())
        }
    }
}

impl FromStr for SiteText {
    type Err = UnknownSiteText;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|text| text.name() == name).ok_or(UnknownSiteText)
    }
}

/// The paragraphs of a text: what stands between empty lines.
pub fn paragraphs(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let paragraphs = lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty());
    paragraphs.map(|lines| lines.join("\n")).collect()
}

/// The languages a text is missing in, though it is written in another: people would read the
/// city's words in one language and the software's in the next.
pub fn missing(texts: &Texts) -> Vec<Language> {
    if texts.is_blank() { Vec::new() } else { texts.missing().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_found_by_its_name() {
        for text in SiteText::ALL {
            assert_eq!(text.name().parse(), Ok(text));
        }
        assert_eq!("notice".parse::<SiteText>(), Err(UnknownSiteText));
    }

    #[test]
    fn empty_lines_part_paragraphs_however_many_they_are() {
        assert_eq!(paragraphs("a\nb\n\n \n\nc\n"), ["a\nb", "c"]);
        assert_eq!(paragraphs("\n\n"), [""; 0]);
        assert_eq!(paragraphs("a"), ["a"]);
    }

    #[test]
    fn a_footer_is_one_line_and_nothing_is_cut() {
        assert_eq!(SiteText::Footer.read("a\r\nb").unwrap(), "a  b");
        assert_eq!(SiteText::Welcome.read("a\r\nb").unwrap(), "a\nb");
        let long = "ä".repeat(601);
        assert_eq!(SiteText::Welcome.read(&long), Err(TextProblem::TooLong { most: 600 }));
        assert_eq!(SiteText::Welcome.read("a\u{1b}"), Err(TextProblem::ControlCharacter));
    }

    #[test]
    fn a_translation_is_missing_only_where_there_is_something_to_translate() {
        assert_eq!(missing(&Texts::default()), []);
        let finnish = Texts { fi: Some("Tervetuloa".into()), ..Texts::default() };
        assert_eq!(missing(&finnish), [Language::Sv, Language::En]);
    }
}
