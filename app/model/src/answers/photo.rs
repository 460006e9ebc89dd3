//! The names of photos in answers.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::hex;

/// The name of one photo: random, made where the photo was chosen, so that an answer can name it
/// before it has arrived. 32 hexadecimal digits in small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhotoId(u128);

impl PhotoId {
    /// The name with this number.
    pub const fn new(number: u128) -> Self {
        Self(number)
    }

    /// Its number.
    pub const fn number(self) -> u128 {
        self.0
    }
}

impl FromStr for PhotoId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        hex::number(text).map(Self).ok_or(())
    }
}

impl fmt::Display for PhotoId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:032x}", self.0)
    }
}

impl From<PhotoId> for String {
    fn from(id: PhotoId) -> Self {
        id.to_string()
    }
}

impl TryFrom<String> for PhotoId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map_err(|()| "not the name of a photo")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_has_one_spelling() {
        let name = "00000000000000000000000000000a1f";
        assert_eq!(name.parse::<PhotoId>().unwrap(), PhotoId::new(0xa1f));
        for other in
            ["", "a1f", &name.to_uppercase(), &format!("{name}0"), &name.replacen('0', "+", 1)]
        {
            assert_eq!(other.parse::<PhotoId>(), Err(()), "{other}");
        }
    }

    proptest! {
        #[test]
        fn a_name_reads_as_it_is_written(number in any::<u128>()) {
            let id = PhotoId::new(number);
            prop_assert_eq!(id.to_string().parse::<PhotoId>(), Ok(id));
        }
    }
}
