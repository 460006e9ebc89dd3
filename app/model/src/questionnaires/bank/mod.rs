//! The question bank: questions kept for other tasks, and a few standard ones of our own.
//!
//! What is asked in the same words year after year can be compared. An entry is a small questionnaire,
//! so that it goes into a task as any other does.

use super::{FileProblem, Questionnaire};

/// The most characters of an entry's name.
pub const MOST_NAME: u32 = 80;

macro_rules! named {
    ($(#[$about:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$of])* $variant),+
        }

        impl $name {
            /// Every one, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its name in addresses, files and the database.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }

            /// The one of this name.
            pub fn of(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

named! {
    /// What an entry is about, to find it by.
    Topic {
        /// Who answers: age, household, language.
        Background = "background",
        /// How satisfied somebody is.
        Satisfaction = "satisfaction",
        /// Using services, in places and online.
        Services = "services",
        /// Streets, parks, nature, housing.
        Surroundings = "surroundings",
        /// Getting about.
        Mobility = "mobility",
        /// Having a say.
        Participation = "participation",
        /// What can be used by everybody.
        Accessibility = "accessibility",
        /// Anything else.
        Other = "other",
    }
}

named! {
    /// Questions that every city asks, in words of our own.
    Standard {
        /// Age in bands wide enough not to tell who it is.
        AgeBand = "age_band",
        /// Who lives in the household.
        Household = "household",
        /// Satisfaction, of five points, and why.
        Satisfaction = "satisfaction",
        /// Whether somebody would recommend it: 0 to 10, and why.
        Recommending = "recommending",
        /// How easy it was, of seven points.
        Ease = "ease",
        /// What made it hard to take part or to use something.
        Obstacles = "obstacles",
        /// Whether one's voice counts.
        Influence = "influence",
    }
}

impl Standard {
    /// What it is about.
    pub const fn topic(self) -> Topic {
        match self {
            Self::AgeBand | Self::Household => Topic::Background,
            Self::Satisfaction | Self::Recommending => Topic::Satisfaction,
            Self::Ease => Topic::Services,
            Self::Obstacles => Topic::Accessibility,
            Self::Influence => Topic::Participation,
        }
    }

    /// Its questions.
    pub fn questionnaire(self) -> Result<Questionnaire, FileProblem> {
        Questionnaire::from_file(match self {
            Self::AgeBand => include_str!("age_band.json"),
            Self::Household => include_str!("household.json"),
            Self::Satisfaction => include_str!("satisfaction.json"),
            Self::Recommending => include_str!("recommending.json"),
            Self::Ease => include_str!("ease.json"),
            Self::Obstacles => include_str!("obstacles.json"),
            Self::Influence => include_str!("influence.json"),
        })
    }
}

impl Questionnaire {
    /// Whether one of its questions has each of these words in its texts, or `beside` them, whatever
    /// the language; capitals do not count.
    pub fn speaks_of(&self, words: &str, beside: &str) -> bool {
        let wanted = crate::text::folded(words);
        let mut said = crate::text::folded(beside);
        for question in self.questions() {
            for language in crate::language::Language::ALL {
                for text in question.words_in(language) {
                    said.push('\n');
                    said.push_str(&crate::text::folded(&text));
                }
            }
        }
        wanted.split_whitespace().all(|word| said.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::Language, questionnaires::Question};

    #[test]
    fn each_standard_entry_can_be_asked_as_it_is_in_every_language() {
        for standard in Standard::ALL {
            let read = standard.questionnaire().unwrap();
            assert_eq!(read.lint(), [], "{standard:?}");
            for language in Language::ALL {
                assert_eq!(read.flaws(language), [], "{standard:?}");
                assert_eq!(read.count_missing(language), 0, "{standard:?} {language}");
            }
            assert_eq!(Standard::of(standard.name()), Some(*standard));
            for question in read.questions() {
                let all = Language::ALL.map(|language| Question::words_in(question, language));
                for (fi, (sv, en)) in all[0].iter().zip(all[1].iter().zip(&all[2])) {
                    let is_word = fi.chars().any(char::is_alphabetic);
                    assert!(!is_word || fi != sv && fi != en && sv != en, "{standard:?}: {fi}");
                }
            }
        }
        assert_eq!(Standard::of("riddle"), None);
    }

    #[test]
    fn an_entry_is_found_by_words_of_any_language_and_of_its_name() {
        let ages = Standard::AgeBand.questionnaire().unwrap();
        for words in ["ikä", "IKÄ", "old", "år", "", "vuosikysely how old"] {
            assert!(ages.speaks_of(words, "Vuosikysely"), "{words}");
        }
        for words in ["polkupyörä", "old bicycle"] {
            assert!(!ages.speaks_of(words, "Vuosikysely"), "{words}");
        }
    }
}
