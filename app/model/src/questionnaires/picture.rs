//! Pictures in a questionnaire: beside an option, or with a question.

use std::{collections::BTreeSet, fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Choice, Kind, Question, Questionnaire};
use crate::{hex, language::Texts};

/// The name of a picture: of two that are the same to the last byte there is one. The first 128 bits of
/// the SHA-256 of its file, as 32 hexadecimal digits in small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PictureId(u128);

impl PictureId {
    /// The name of the picture with this file.
    pub fn of(file: &[u8]) -> Self {
        let digest = Sha256::digest(file);
        Self(digest.iter().take(16).fold(0, |number, byte| number << 8 | u128::from(*byte)))
    }
}

impl FromStr for PictureId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        hex::number(text).map(Self).ok_or(())
    }
}

impl fmt::Display for PictureId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:032x}", self.0)
    }
}

impl From<PictureId> for String {
    fn from(id: PictureId) -> Self {
        id.to_string()
    }
}

impl TryFrom<String> for PictureId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map_err(|()| "not the name of a picture")
    }
}

/// A picture and what it shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture<T = Texts> {
    /// Its file.
    pub file: PictureId,
    /// In pixels, so that nothing moves when it arrives.
    pub width: u16,
    /// In pixels.
    pub height: u16,
    /// What it shows, for who cannot see it (WCAG 1.1.1).
    pub alternative: T,
}

impl<T> Picture<T> {
    pub(super) fn map_text<U>(&self, text: &impl Fn(&T) -> U) -> Picture<U> {
        let Self { file, width, height, .. } = *self;
        Picture { file, width, height, alternative: text(&self.alternative) }
    }
}

impl<T> Kind<T> {
    /// Whether its options can have pictures: those that are looked at side by side.
    pub const fn can_have_pictures(&self) -> bool {
        matches!(self, Self::SingleChoice { .. } | Self::MultipleChoice { .. })
    }
}

impl<T> Question<T> {
    /// Its picture and those of its options.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture<T>> {
        let of_options = self.kind.offered().iter().filter_map(|option| option.picture.as_ref());
        self.picture.iter().chain(of_options)
    }

    /// Without them: nothing that is answered hangs on them.
    pub(super) fn remove_pictures(&mut self) {
        self.picture = None;
        let options = self.kind.offered_mut().into_iter().flatten();
        options.for_each(|option| option.picture = None);
    }

    fn pictures_mut(&mut self) -> impl Iterator<Item = &mut Picture<T>> {
        let options = self.kind.offered_mut().into_iter().flatten();
        self.picture
            .iter_mut()
            .chain(options.filter_map(|option: &mut Choice<T>| option.picture.as_mut()))
    }
}

impl<T> Questionnaire<T> {
    /// The names of all its pictures.
    pub fn picture_files(&self) -> BTreeSet<PictureId> {
        self.questions().flat_map(Question::pictures).map(|picture| picture.file).collect()
    }

    /// Puts other pictures in the place of its own, as `other` says; without one it stays as it is.
    pub fn replace_pictures(&mut self, other: impl Fn(PictureId) -> Option<(PictureId, [u16; 2])>) {
        let questions = self.pages.iter_mut().flat_map(|page| &mut page.questions);
        for picture in questions.flat_map(Question::pictures_mut) {
            if let Some((file, [width, height])) = other(picture.file) {
                (picture.file, picture.width, picture.height) = (file, width, height);
            }
        }
    }
}
