//! What people type: one line or several, made clean or refused, never cut.

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
}
