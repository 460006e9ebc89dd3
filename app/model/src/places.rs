//! The city's list of districts: what an administrator keeps, and a question about a place begins
//! with. A questionnaire holds a copy, so a later change of the list changes no answer's meaning.

use std::collections::BTreeSet;

use crate::{
    language::Texts,
    questionnaires::{Choice, Code},
    text::{self, TextProblem},
};

/// The most places of the list.
pub const MOST_PLACES: usize = 300;
/// The most characters of a place's name.
pub const MOST_NAME: u32 = 100;

/// Why a line of the list cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineProblem {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub kind: LineProblemKind,
}

/// What can be wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineProblemKind {
    /// It does not begin with a code.
    NotACode,
    /// A line before it has the same code.
    CodeTaken,
    /// It has no name in the first language, or more than three names.
    NotThreeNames,
    /// A name cannot be stored.
    Text(TextProblem),
    /// There are more lines than places can be.
    TooMany,
}

/// The places that these lines are: a code and the names in Finnish, Swedish and English, with
/// semicolons between them; the last two names may be missing. Empty lines are none.
pub fn read(lines: &str) -> Result<Vec<Choice>, LineProblem> {
    let mut codes = BTreeSet::new();
    let mut places = Vec::new();
    for (number, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let wrong = |kind| LineProblem { line: number + 1, kind };
        if places.len() == MOST_PLACES {
            return Err(wrong(LineProblemKind::TooMany));
        }
        let mut parts = line.split(';').map(str::trim);
        let code: Option<Code> = parts.next().and_then(|code| code.parse().ok());
        let code = code.ok_or_else(|| wrong(LineProblemKind::NotACode))?;
        if !codes.insert(code.clone()) {
            return Err(wrong(LineProblemKind::CodeTaken));
        }
        let mut name = || -> Result<Option<String>, LineProblem> {
            let name = text::line(parts.next().unwrap_or_default(), MOST_NAME);
            let name = name.map_err(|problem| wrong(LineProblemKind::Text(problem)))?;
            Ok(Some(name).filter(|name| !name.is_empty()))
        };
        let texts = Texts { fi: name()?, sv: name()?, en: name()?, ..Texts::default() };
        if texts.fi.is_none() || parts.next().is_some() {
            return Err(wrong(LineProblemKind::NotThreeNames));
        }
        places.push(Choice::new(code, texts));
    }
    Ok(places)
}

/// The lines that read as these places.
pub fn written(places: &[Choice]) -> String {
    let line = |place: &Choice| {
        let texts = [&place.text.fi, &place.text.sv, &place.text.en];
        let names = texts.map(|name| name.as_deref().unwrap_or_default()).join("; ");
        format!("{}; {names}", place.code)
    };
    places.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_places_and_places_are_lines() {
        let lines = "kallio; Kallio; Berghäll; Kallio\n\n  pasila ;Pasila\r\n";
        let places = read(lines).unwrap();
        assert_eq!(places.len(), 2);
        assert_eq!(places[0].text.sv.as_deref(), Some("Berghäll"));
        assert_eq!((places[1].text.fi.as_deref(), &places[1].text.en), (Some("Pasila"), &None));
        assert_eq!(read(&written(&places)).unwrap(), places);
        assert_eq!(read(" \n").unwrap(), []);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let told = |lines: &str| {
            let problem = read(lines).unwrap_err();
            (problem.line, problem.kind)
        };
        assert_eq!(told("Kallio"), (1, LineProblemKind::NotACode));
        assert_eq!(told("a; A\na; B"), (2, LineProblemKind::CodeTaken));
        assert_eq!(told("a; A\n\nb"), (3, LineProblemKind::NotThreeNames));
        assert_eq!(told("a; ; B"), (1, LineProblemKind::NotThreeNames));
        assert_eq!(told("a; A; B; C; D"), (1, LineProblemKind::NotThreeNames));
        let long = format!("a; {}", "x".repeat(101));
        assert!(matches!(told(&long), (1, LineProblemKind::Text(_))));
        let many: Vec<String> = (0..=MOST_PLACES).map(|n| format!("p{n}; P")).collect();
        assert_eq!(told(&many.join("\n")), (MOST_PLACES + 1, LineProblemKind::TooMany));
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_is_read_or_told(lines in "([a-z]{0,3}[;\n ]{0,2}[A-Zä]{0,3}){0,12}") {
            if let Ok(places) = read(&lines) {
                proptest::prop_assert_eq!(read(&written(&places)).unwrap(), places);
            }
        }
    }
}
