//! The words of a condition.

use model::answers::Decimal;

/// Whose way of writing conditions it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// LimeSurvey's ExpressionScript: bare names with suffixes.
    LimeSurvey,
    /// SurveyJS: names in braces.
    SurveyJs,
    /// XLSForm, which is XPath: names in `${…}`, `=` for equality.
    XlsForm,
}

/// A word of a condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// The name of a question.
    Name(String),
    /// A word: an operator in letters or the name of a function.
    Word(String),
    /// A text in quotes.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A sign.
    Sign(&'static str),
}

const SIGNS: [&str; 25] = [
    "===", "!==", "==", "!=", "<>", "<=", ">=", "&&", "||", "<", ">", "=", "!", "(", ")", ",", "+",
    "-", "*", "/", "%", "[", "]", "&", "|",
];

/// The words of a text; none if a character belongs to no word.
pub fn tokens(text: &str, dialect: Dialect) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '\'' | '"' => quoted(rest, first)?,
            '$' | '{' => braced(rest)?,
            '0'..='9' => number_or_name(rest, dialect)?,
            _ if is_name_start(first) => word(rest, dialect),
            _ => sign(rest)?,
        };
        tokens.push(token);
        rest = rest.get(length..)?.trim_start();
    }
    Some(tokens)
}

fn is_name_start(character: char) -> bool {
    character.is_alphabetic() || matches!(character, '_' | '.')
}

fn is_name_part(character: char, dialect: Dialect) -> bool {
    character.is_alphanumeric()
        || matches!(character, '_' | '.' | ':')
        || (character == '#' && dialect == Dialect::LimeSurvey)
        || (character == '-' && dialect == Dialect::XlsForm)
}

fn quoted(text: &str, quote: char) -> Option<(Token, usize)> {
    let mut out = String::new();
    let mut escaped = false;
    for (place, character) in text.char_indices().skip(1) {
        if escaped {
            out.push(character);
            escaped = false;
        } else if character == '\\' {
            escaped = true;
        } else if character == quote {
            return Some((Token::Text(out), place + 1));
        } else {
            out.push(character);
        }
    }
    None
}

fn braced(text: &str) -> Option<(Token, usize)> {
    let start = if text.starts_with("${") { 2 } else { 1 };
    let end = text.find('}')?;
    let name = text.get(start..end)?.trim();
    (!name.is_empty()).then(|| (Token::Name(name.to_owned()), end + 1))
}

/// A number; or, in LimeSurvey, a name of numbers and letters (`12X3X45`).
fn number_or_name(text: &str, dialect: Dialect) -> Option<(Token, usize)> {
    let digits = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let goes_on = text[digits..].starts_with(|c: char| c.is_alphabetic() || c == '_');
    if goes_on && dialect == Dialect::LimeSurvey {
        return Some(word(text, dialect));
    }
    Decimal::parse(text[..digits].trim_end_matches('.'))
        .map(|number| (Token::Number(number), digits))
}

fn word(text: &str, dialect: Dialect) -> (Token, usize) {
    let mut length = text.find(|c| !is_name_part(c, dialect)).unwrap_or(text.len());
    // "a -1" is a subtraction, "count-selected" a name: a name does not end with a stroke.
    while length > 1 && text[..length].ends_with('-') {
        length -= 1;
    }
    (Token::Word(text[..length].to_owned()), length)
}

fn sign(text: &str) -> Option<(Token, usize)> {
    SIGNS.iter().find(|sign| text.starts_with(**sign)).map(|sign| (Token::Sign(sign), sign.len()))
}
