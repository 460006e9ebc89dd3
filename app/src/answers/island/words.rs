//! The words that change as one answers: on the server from the language's file, in the browser
//! from the page.

use model::{answers::Problem, language::Language};

/// Where words come from, by name; `{…}` in them is filled in where they are shown.
pub trait Words {
    /// The words of this name.
    fn get(&self, name: &'static str) -> String;

    /// A problem in words.
    fn problem(&self, problem: Problem, language: Language) -> String {
        match problem {
            Problem::Missing => self.get("missing"),
            Problem::MissingRows => self.get("missing-rows"),
            Problem::OtherUntold => self.get("other-untold"),
            Problem::Contradiction => self.get("contradiction"),
            // Where the author's own words are at hand, they stand in the place of these.
            Problem::NotOffered | Problem::OwnRule { .. } => self.get("not-offered"),
            Problem::TooMany { most } => self.get("too-many").replace("{most}", &most.to_string()),
            Problem::TooLong { most } => self.get("too-long").replace("{most}", &most.to_string()),
            Problem::ControlCharacter => self.get("control-character"),
            Problem::NotANumber => self.get("not-a-number"),
            Problem::TooSmall { least } => {
                self.get("too-small").replace("{least}", &least.shown(language))
            }
            Problem::TooGreat { greatest } => {
                self.get("too-great").replace("{greatest}", &greatest.shown(language))
            }
            Problem::TooManyDecimals { most: 0 } => self.get("not-whole"),
            Problem::TooManyDecimals { most } => {
                self.get("too-many-decimals").replace("{most}", &most.to_string())
            }
            Problem::TooFew { least } => self.get("too-few").replace("{least}", &least.to_string()),
            Problem::NotAlone => self.get("not-alone"),
            Problem::TooShort { least } => {
                self.get("too-short").replace("{least}", &least.to_string())
            }
            Problem::OffStep { step } => {
                self.get("off-step").replace("{step}", &step.shown(language))
            }
            Problem::WrongSum { sum } => {
                self.get("wrong-sum").replace("{sum}", &sum.shown(language))
            }
            Problem::NotADate => self.get("not-a-date"),
            Problem::TooEarly { first } => {
                self.get("too-early").replace("{first}", &first.shown(language))
            }
            Problem::TooLate { last } => {
                self.get("too-late").replace("{last}", &last.shown(language))
            }
            Problem::NotASpan => self.get("not-a-span"),
            Problem::NotATime => self.get("not-a-time"),
            Problem::PlacesUnclear => self.get("places-unclear"),
            Problem::NotAPhoto => self.get("not-a-photo"),
            Problem::PhotoTooLarge => self.get("photo-too-large"),
            Problem::TooManyPhotos => self.get("too-many-photos"),
            Problem::PhotosAwaited => self.get("photo-missing"),
            Problem::PassedOver => self.get("passed-over"),
        }
    }
}
