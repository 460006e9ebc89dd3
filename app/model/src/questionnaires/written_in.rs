//! The languages that a questionnaire is written in: those of the service unless it says otherwise.

use serde::{Deserialize, Serialize};

use crate::language::TextLanguage;

/// So many languages a questionnaire has at most.
pub const MOST_LANGUAGES: usize = 20;

/// The languages of a questionnaire, each once: those of the service first, as they are offered.
///
/// In a language that is not among these texts may be written all the same; nobody is told that the rest
/// is missing.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<TextLanguage>")]
pub struct WrittenIn(Vec<TextLanguage>);

impl Default for WrittenIn {
    fn default() -> Self {
        Self(TextLanguage::USUAL.to_vec())
    }
}

impl From<Vec<TextLanguage>> for WrittenIn {
    fn from(languages: Vec<TextLanguage>) -> Self {
        languages.into_iter().collect()
    }
}

impl FromIterator<TextLanguage> for WrittenIn {
    fn from_iter<I: IntoIterator<Item = TextLanguage>>(languages: I) -> Self {
        let mut all: Vec<TextLanguage> = languages.into_iter().collect();
        all.sort_unstable();
        all.dedup();
        all.truncate(MOST_LANGUAGES);
        Self(all)
    }
}

impl WrittenIn {
    /// Whether these are the languages of the service, all and no others.
    pub fn is_usual(&self) -> bool {
        self.0 == TextLanguage::USUAL
    }

    /// Every one of them.
    pub fn iter(&self) -> impl Iterator<Item = TextLanguage> + '_ {
        self.0.iter().copied()
    }

    /// Those that the service itself does not speak.
    pub fn others(&self) -> impl Iterator<Item = TextLanguage> + '_ {
        self.iter().filter(|language| language.of_service().is_none())
    }

    /// Whether this is one of them.
    pub fn contains(&self, language: TextLanguage) -> bool {
        self.0.contains(&language)
    }

    /// These and those of another together.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        self.iter().chain(other.iter()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_there_once_in_the_order_of_the_service() {
        let tags = |tags: &[&str]| -> Vec<TextLanguage> {
            tags.iter().map(|tag| tag.parse().unwrap()).collect()
        };
        let some = WrittenIn::from(tags(&["ru", "sv", "ar", "fi", "ru"]));
        assert_eq!(some.iter().collect::<Vec<_>>(), tags(&["fi", "sv", "ar", "ru"]));
        assert_eq!(some.others().collect::<Vec<_>>(), tags(&["ar", "ru"]));
        let all = some.and(&WrittenIn::default());
        assert_eq!(all.iter().collect::<Vec<_>>(), tags(&["fi", "sv", "en", "ar", "ru"]));
        assert!(!all.is_usual() && WrittenIn::default().is_usual());
        let many: WrittenIn = TextLanguage::all().collect();
        assert_eq!(many.iter().count(), MOST_LANGUAGES);
    }
}
