//! Piping: what somebody answered, in the words of a later question.
//!
//! In a text `{code}` stands for the answer to the question of that code, `{task.title}` and
//! `{project.title}` for what they say; `{{` is a brace. Anything else in braces is words.

use super::Code;

/// What a text is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words as they stand.
    Words(&'a str),
    /// The answer to this question.
    Answer(Code),
    /// The task's title.
    TaskTitle,
    /// The project's title.
    ProjectTitle,
}

/// The pieces of a text, in order.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, braced) = rest.split_at(at);
        let after = &braced[1..];
        if let Some(next) = after.strip_prefix('{') {
            pieces.push(Piece::Words(&rest[..=at]));
            rest = next;
            continue;
        }
        let Some((piece, next)) = placeholder(after) else {
            pieces.push(Piece::Words(&rest[..=at]));
            rest = after;
            continue;
        };
        if !before.is_empty() {
            pieces.push(Piece::Words(before));
        }
        pieces.push(piece);
        rest = next;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

fn placeholder(after: &str) -> Option<(Piece<'_>, &str)> {
    let (name, rest) = after.split_once('}')?;
    let piece = match name.trim() {
        "task.title" => Piece::TaskTitle,
        "project.title" => Piece::ProjectTitle,
        name => Piece::Answer(name.parse().ok()?),
    };
    Some((piece, rest))
}

/// Whether anything in a text is to be put in.
pub fn has_places(text: &str) -> bool {
    text.contains('{')
}

/// The questions whose answers a text has in it.
pub fn answers_in(text: &str) -> impl Iterator<Item = Code> {
    pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Answer(question) => Some(question),
        _ => None,
    })
}

/// The text with another code for a question.
pub fn renamed(text: &str, from: &Code, to: &Code) -> String {
    text.replace(&format!("{{{from}}}"), &format!("{{{to}}}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(code: &str) -> Piece<'_> {
        Piece::Answer(code.parse().unwrap())
    }

    #[test]
    fn places_are_found_and_other_braces_are_words() {
        let words = Piece::Words;
        assert_eq!(
            pieces("You said {visits}, in {task.title}."),
            [words("You said "), answer("visits"), words(", in "), Piece::TaskTitle, words(".")]
        );
        assert_eq!(pieces("{a}{b}"), [answer("a"), answer("b")]);
        assert_eq!(pieces("{{a}"), [words("{"), words("a}")]);
        assert_eq!(pieces("a { b"), [words("a {"), words(" b")]);
        assert_eq!(pieces("{No code!}"), [words("{"), words("No code!}")]);
        assert_eq!(pieces(""), []);
        assert_eq!(pieces("{project.title}"), [Piece::ProjectTitle]);
    }

    #[test]
    fn a_place_follows_its_question() {
        let (from, to) = ("visits".parse().unwrap(), "times".parse().unwrap());
        assert_eq!(renamed("{visits} and {visitsb}", &from, &to), "{times} and {visitsb}");
        assert_eq!(answers_in("{visits} {task.title}").collect::<Vec<_>>(), [from]);
    }

    proptest::proptest! {
        #[test]
        fn no_character_is_lost(text in "[a-c{}. ä]{0,24}") {
            let shown: String = pieces(&text)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Words(words) => words.to_owned(),
                    Piece::Answer(code) => code.to_string(),
                    Piece::TaskTitle | Piece::ProjectTitle => String::new(),
                })
                .collect();
            let kept = |text: &str| text.replace(['{', '}', ' '], "");
            proptest::prop_assert_eq!(kept(&shown), kept(&text));
        }
    }
}
