//! What people type: one line or several, made clean or refused, never cut; and how it is found again.

use unicode_normalization::UnicodeNormalization as _;

/// How many characters decide in which order texts are read.
const SORTED_BY: usize = 40;

/// Why a typed text is refused. The typed text itself is never part of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    /// More characters than the field takes.
    #[error("too long: at most {most} characters")]
    TooLong {
        /// The most characters the field takes.
        most: u32,
    },
    /// A character that cannot be stored or shown (NUL, escape sequences and the like).
    #[error("holds a control character")]
    ControlCharacter,
}

/// One line: line breaks become spaces, ends are trimmed; at most `most` characters.
pub fn line(typed: &str, most: u32) -> Result<String, TextProblem> {
    clean(&typed.replace(['\r', '\n', '\t'], " "), most)
}

/// Several lines: line breaks become `\n`, ends are trimmed; at most `most` characters.
pub fn prose(typed: &str, most: u32) -> Result<String, TextProblem> {
    clean(&typed.replace("\r\n", "\n").replace('\r', "\n"), most)
}

fn clean(text: &str, most: u32) -> Result<String, TextProblem> {
    let text = text.trim().to_owned();
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(TextProblem::ControlCharacter);
    }
    if length(&text) > most {
        return Err(TextProblem::TooLong { most });
    }
    Ok(text)
}

/// The length of a text as a person counts it: characters, not bytes.
pub fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// A text as it is searched: small letters, and one form of what can be written in several.
pub fn folded(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).nfc().collect()
}

/// How a folded text begins, such that bytes in order are words in the order of the alphabet: in
/// Finnish and Swedish å, ä and ö come after z.
pub fn sorting(text: &str) -> String {
    let after_z = |c: char| match c {
        'å' => '{',
        'ä' => '|',
        'ö' => '}',
        c => c,
    };
    folded(text).chars().take(SORTED_BY).map(after_z).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_of_every_system_are_kept_as_one() {
        assert_eq!(prose(" a\r\nb\rc\n ", 9).unwrap(), "a\nb\nc");
        assert_eq!(line("a\r\nb", 9).unwrap(), "a  b");
    }

    #[test]
    fn control_characters_are_refused_not_dropped() {
        for hostile in ["a\0b", "\u{1b}[31m", "a\u{7}"] {
            assert_eq!(prose(hostile, 99), Err(TextProblem::ControlCharacter));
        }
    }

    #[test]
    fn nothing_is_cut() {
        assert_eq!(line("ääkkönen", 7), Err(TextProblem::TooLong { most: 7 }));
        assert_eq!(line("ääkkönen", 8).unwrap(), "ääkkönen");
    }

    #[test]
    fn texts_are_found_whatever_the_case_and_the_form_of_their_letters() {
        assert_eq!(folded("ÄITI Åkeri ÖÖ"), "äiti åkeri öö");
        assert_eq!(folded("a\u{308}iti"), "äiti", "a letter and its dots apart");
        assert!(folded("Keskuspuiston ÄÄRI").contains(&folded("ääRI")));
    }

    #[test]
    fn texts_are_read_in_the_order_of_the_alphabet() {
        let mut words = ["öljy", "Zeus", "ahven", "Äiti", "åker", "Ahti", "2 puuta"];
        words.sort_by_key(|text| sorting(text));
        assert_eq!(words, ["2 puuta", "Ahti", "ahven", "Zeus", "åker", "Äiti", "öljy"]);
        assert_eq!(sorting(&"ö".repeat(100)).chars().count(), 40);
    }
}
