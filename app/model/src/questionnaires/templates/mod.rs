//! Questionnaires to begin with, for services that every city has. Ours: no tool's or institute's.

use super::{FileProblem, Questionnaire};

macro_rules! templates {
    ($($(#[$about:meta])* $variant:ident = $name:literal, $minutes:literal;)+) => {
        /// A questionnaire to begin with.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Template {
            $($(#[$about])* $variant),+
        }

        impl Template {
            /// Every one, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its name in addresses.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }

            /// About how many minutes it takes.
            pub const fn minutes(self) -> i64 {
                match self {
                    $(Self::$variant => $minutes),+
                }
            }

            const fn file(self) -> &'static str {
                match self {
                    $(Self::$variant => include_str!(concat!($name, ".json"))),+
                }
            }
        }
    };
}

templates! {
    /// Using a library.
    Library = "library", 2;
    /// When libraries are open.
    LibraryHours = "library_hours", 2;
    /// Using a swimming hall.
    SwimmingHall = "swimming_hall", 2;
    /// A park.
    Park = "park", 3;
    /// Young people's free time and say.
    Youth = "youth", 2;
    /// A stop of public transport.
    TransportStop = "transport_stop", 2;
    /// The city's website.
    Website = "website", 2;
    /// Feedback on an event.
    Event = "event", 2;
    /// Helping somebody close at home.
    FamilyCare = "family_care", 2;
    /// A service desk.
    ServiceDesk = "service_desk", 2;
    /// Streets in winter.
    Winter = "winter", 3;
    /// Cycling.
    Cycling = "cycling", 3;
    /// Participatory budgeting.
    Budgeting = "budgeting", 3;
}

impl Template {
    /// The one of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|template| template.name() == name)
    }

    /// Its questions.
    pub fn questionnaire(self) -> Result<Questionnaire, FileProblem> {
        Questionnaire::from_file(self.file())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::Language, questionnaires::Question};

    #[test]
    fn each_template_can_be_published_as_it_is_in_every_language() {
        assert!(Template::ALL.len() >= 10);
        for template in Template::ALL {
            let read = template.questionnaire().unwrap();
            for language in Language::ALL {
                assert_eq!(read.flaws(language), [], "{template:?}");
                assert_eq!(read.count_missing(language), 0, "{template:?} {language}");
            }
            let asked = read.questions().filter(|question| question.is_answerable()).count();
            assert!((5..=10).contains(&asked), "{template:?} asks {asked}");
            assert_eq!(Template::of(template.name()), Some(*template));
        }
    }

    #[test]
    fn the_minutes_of_a_template_are_those_its_questions_take() {
        for template in Template::ALL {
            let minutes = u32::try_from(template.minutes()).unwrap();
            for language in Language::ALL {
                let estimate = template.questionnaire().unwrap().estimate(language);
                assert!(estimate.fits(minutes), "{template:?}: {minutes}, {estimate:?}");
            }
        }
    }

    #[test]
    fn the_lint_finds_nothing_in_a_template() {
        for template in Template::ALL {
            assert_eq!(template.questionnaire().unwrap().lint(), [], "{template:?}");
        }
    }

    #[test]
    fn no_text_says_the_same_in_two_languages_but_for_figures() {
        for template in Template::ALL {
            for question in template.questionnaire().unwrap().questions() {
                let all = Language::ALL.map(|language| Question::words_in(question, language));
                for (fi, (sv, en)) in all[0].iter().zip(all[1].iter().zip(&all[2])) {
                    let is_word = fi.chars().any(char::is_alphabetic);
                    assert!(!is_word || fi != sv && fi != en, "{template:?}: {fi}");
                }
            }
        }
    }
}
