//! Piping: what somebody answered, in the words of a later question.
//!
//! In a text `{code}` stands for the answer to the question of that code, `{code.field}` and
//! `{code.row.field}` for a part of it, `{task.title}` and `{project.title}` for what they say; `{{`
//! is a brace. Anything else in braces is words.

use super::{
    Code,
    expression::{MOST_PARTS, PartCodes, rename_path},
};

/// What a text is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words as they stand.
    Words(&'a str),
    /// The answer to this question, or the part of it that these codes lead to.
    Answer(Code, Vec<Code>),
    /// The task's title.
    TaskTitle,
    /// The project's title.
    ProjectTitle,
}

/// The pieces of a text, in order.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    as_written(text).into_iter().map(|(piece, _)| piece).collect()
}

/// The pieces of a text, each with what is written for it.
fn as_written(text: &str) -> Vec<(Piece<'_>, &str)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, braced) = rest.split_at(at);
        let after = &braced[1..];
        if let Some(next) = after.strip_prefix('{') {
            pieces.push((Piece::Words(&rest[..=at]), &rest[..at + 2]));
            rest = next;
            continue;
        }
        let Some((piece, next)) = placeholder(after) else {
            pieces.push((Piece::Words(&rest[..=at]), &rest[..=at]));
            rest = after;
            continue;
        };
        if !before.is_empty() {
            pieces.push((Piece::Words(before), before));
        }
        pieces.push((piece, &braced[..braced.len() - next.len()]));
        rest = next;
    }
    if !rest.is_empty() {
        pieces.push((Piece::Words(rest), rest));
    }
    pieces
}

fn placeholder(after: &str) -> Option<(Piece<'_>, &str)> {
    let (name, rest) = after.split_once('}')?;
    let piece = match name.trim() {
        "task.title" => Piece::TaskTitle,
        "project.title" => Piece::ProjectTitle,
        name => {
            let mut codes = name.split('.').map(str::parse);
            let question = codes.next()?.ok()?;
            let parts = codes.collect::<Result<Vec<Code>, _>>().ok()?;
            (parts.len() <= MOST_PARTS).then_some(Piece::Answer(question, parts))?
        }
    };
    Some((piece, rest))
}

/// Whether anything in a text is to be put in.
pub fn has_places(text: &str) -> bool {
    text.contains('{')
}

/// The answers that a text has in it: of which question, and the codes that lead to a part.
pub fn answers_in(text: &str) -> impl Iterator<Item = (Code, Vec<Code>)> {
    pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Answer(question, parts) => Some((question, parts)),
        _ => None,
    })
}

/// How the place of an answer is written.
pub fn place(question: &Code, parts: &[Code]) -> String {
    let codes: Vec<&str> = [question].into_iter().chain(parts).map(Code::as_str).collect();
    format!("{{{}}}", codes.join("."))
}

/// The text with something else in the places of answers, where `change` gives that.
pub fn rewritten(text: &str, change: impl Fn(&Code, &[Code]) -> Option<String>) -> String {
    let each = as_written(text).into_iter().map(|(piece, written)| match piece {
        Piece::Answer(question, parts) => {
            change(&question, &parts).unwrap_or_else(|| written.to_owned())
        }
        _ => written.to_owned(),
    });
    each.collect()
}

/// The text with other codes for a question and its parts.
pub fn renamed(text: &str, from: &Code, to: &Code, parts_renamed: &PartCodes) -> String {
    rewritten(text, |question, parts| {
        let mut parts = parts.to_vec();
        rename_path(&mut parts, parts_renamed);
        (question == from).then(|| place(to, &parts))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(code: &str) -> Piece<'_> {
        Piece::Answer(code.parse().unwrap(), Vec::new())
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
        let part = |codes: &[&str]| codes.iter().map(|code| code.parse().unwrap()).collect();
        let cell = Piece::Answer("a".parse().unwrap(), part(&["b", "c"]));
        assert_eq!(pieces("{a.b.c}"), [cell]);
        assert_eq!(pieces("{ a.b }"), [Piece::Answer("a".parse().unwrap(), part(&["b"]))]);
        assert_eq!(pieces("{a.b.c.d}"), [words("{"), words("a.b.c.d}")]);
        assert_eq!(pieces("{a.}"), [words("{"), words("a.}")]);
    }

    #[test]
    fn a_place_follows_its_question() {
        let (from, to) = ("visits".parse().unwrap(), "times".parse().unwrap());
        let code = |text: &str| text.parse::<Code>().unwrap();
        let parts = [[(code("park"), code("woods"))].into(), [(code("how"), code("why"))].into()];
        let renamed = |text: &str| renamed(text, &from, &to, &parts);
        assert_eq!(renamed("{visits} and {visitsb}"), "{times} and {visitsb}");
        assert_eq!(renamed("{ visits.park.how }{{visits}"), "{times.woods.why}{{visits}");
        assert_eq!(renamed("{visits.how} {other.park} {"), "{times.how} {other.park} {");
        let found: Vec<_> = answers_in("{visits.park} {task.title}").collect();
        assert_eq!(found, [(from.clone(), vec![code("park")])]);
    }

    proptest::proptest! {
        #[test]
        fn no_character_is_lost(text in "[a-c{}. ä]{0,24}") {
            let shown: String = pieces(&text)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Words(words) => words.to_owned(),
                    Piece::Answer(question, parts) => {
                        place(&question, &parts).replace(['{', '}'], "")
                    }
                    Piece::TaskTitle | Piece::ProjectTitle => String::new(),
                })
                .collect();
            let kept = |text: &str| text.replace(['{', '}', ' '], "");
            proptest::prop_assert_eq!(kept(&shown), kept(&text));
            proptest::prop_assert_eq!(rewritten(&text, |_, _| None), text);
        }
    }
}
