//! Texts that a spreadsheet would run as a formula, made harmless so that it can be undone.
//!
//! OWASP ASVS 5 V1.2.10: an apostrophe goes before them, in CSV and in workbooks alike.

use std::borrow::Cow;

use super::{NOT_KNOWN, NOT_SAID};

/// The text with an apostrophe before it if a spreadsheet could take it for a formula, or a reader
/// for [`NOT_SAID`] or [`NOT_KNOWN`]; any other text as it is.
///
/// [`unmarked`] gives every text back exactly.
pub fn harmless(text: &str) -> Cow<'_, str> {
    with_mark(text, is_risky(text))
}

/// The text as it was before [`harmless`].
pub fn unmarked(written: &str) -> &str {
    // A text that starts with an apostrophe is risky exactly if it is without that apostrophe,
    // so an unmarked text can never look like a marked one.
    written.strip_prefix('\'').filter(|rest| is_risky(rest)).unwrap_or(written)
}

pub(super) fn with_mark(text: &str, marked: bool) -> Cow<'_, str> {
    if marked { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

fn is_risky(text: &str) -> bool {
    let start = text.trim_start_matches(is_passed_over);
    let passed_over = &text[..text.len() - start.len()];
    start.starts_with(starts_formula)
        || passed_over.contains(['\t', '\r', '\n', '\0'])
        || reads_as_no_answer(start)
}

/// Whether it is what stands for "prefer not to say" or "cannot say".
pub(super) fn reads_as_no_answer(text: &str) -> bool {
    text == NOT_SAID || text == NOT_KNOWN
}

/// Signs a spreadsheet starts a formula at; some also take their full-width and small forms.
const fn starts_formula(sign: char) -> bool {
    matches!(
        sign,
        '=' | '+' | '-' | '@' | '\u{2212}' // minus sign
            | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}' // full width
            | '\u{fe66}' | '\u{fe62}' | '\u{fe63}' | '\u{fe6b}' // small
    )
}

/// What a program may strip before it looks for a formula: space, quotes, what cannot be seen.
fn is_passed_over(sign: char) -> bool {
    sign.is_whitespace()
        || sign.is_control()
        || matches!(
            sign,
            '\'' | '"' | '`' | '\u{b4}' | '\u{ab}' | '\u{bb}' | '\u{2018}'..='\u{201f}'
                | '\u{2039}' | '\u{203a}' | '\u{ff02}' | '\u{ff07}' // quotes
                | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' // invisible
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asvs_v1_2_10_what_could_be_a_formula_gets_an_apostrophe() {
        for risky in [
            "=1+1",
            "+358",
            "-5",
            "@SUM(A1)",
            "\t=1",
            "\tword",
            "\rword",
            " =1",
            "\"=1\"",
            "'=1",
            "\u{feff}=1",
            "\u{200b}\u{202e}-1",
            "\u{ff1d}1",
            "\u{ff0b}1",
            "\u{ff0d}1",
            "\u{ff20}A",
            "\u{201d} \u{2212}1",
            "not_said",
            "'not_said",
            "not_known",
            "'not_known",
        ] {
            assert_eq!(harmless(risky), format!("'{risky}"), "{risky:?}");
            assert_eq!(unmarked(&harmless(risky)), risky);
        }
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for plain in ["", "5-6", "a=b", "'tis", "''", "not_said!", "you@example.org", "ä", "🙂"]
        {
            assert_eq!(harmless(plain), plain);
            assert_eq!(unmarked(plain), plain);
        }
    }
}
