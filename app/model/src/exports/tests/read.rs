//! The way back: from a row to answers, and from CSV to fields, written apart from the way there.

use crate::{
    answers::Answer,
    exports::{Cell, Column, Holds},
    questionnaires::{Code, Kind, Question},
};

/// The answer to this question in a row; none if every cell of it is empty.
pub(super) fn answer(question: &Question, columns: &[Column], row: &[Cell<'_>]) -> Option<Answer> {
    let filled: Vec<(&Holds, &Cell<'_>)> = columns
        .iter()
        .zip(row)
        .filter(|(column, cell)| {
            column.question.as_ref() == Some(&question.code) && **cell != Cell::Empty
        })
        .map(|(column, cell)| (&column.holds, cell))
        .collect();
    if filled.iter().any(|(_, cell)| **cell == Cell::NotSaid) {
        assert!(filled.iter().all(|(_, cell)| **cell == Cell::NotSaid), "{filled:?}");
        return Some(Answer::NotSaid);
    }
    let other = filled.iter().find_map(|found| match found {
        (Holds::OtherText, Cell::Text(told)) => Some(told.clone().into_owned()),
        _ => None,
    });
    let mut options: Vec<Code> = Vec::new();
    let mut rows: Vec<(Code, Code)> = Vec::new();
    for found in &filled {
        match found {
            (Holds::OtherText, _) | (Holds::Flag(_), Cell::Flag(false)) => {}
            (Holds::Flag(option), Cell::Flag(true)) => options.push(option.clone()),
            (Holds::Row(row), Cell::Code(column)) => {
                rows.push((row.clone(), column.parse().unwrap()));
            }
            (Holds::Option, Cell::Code(option)) => {
                return Some(Answer::Option { option: option.parse().unwrap(), other });
            }
            (Holds::YesNo, Cell::Code(word)) => return Some(Answer::YesNo(*word == "yes")),
            (Holds::Point, Cell::Number(point)) => {
                return Some(Answer::Point(point.to_string().parse().unwrap()));
            }
            (Holds::Text, Cell::Text(text)) => {
                return Some(Answer::Text(text.clone().into_owned()));
            }
            (Holds::Number, Cell::Number(number)) => return Some(Answer::Number(*number)),
            _ => panic!("{found:?}"),
        }
    }
    if let Kind::MultipleChoice { options: form, .. } = &question.kind
        && !options.is_empty()
    {
        // The order of the form is that of its own version.
        options.sort_by_key(|option| form.iter().position(|choice| choice.code == *option));
        return Some(Answer::Options { options, other });
    }
    (!rows.is_empty()).then(|| Answer::Rows(rows.into_iter().collect()))
}

/// A small reader of RFC 4180.
pub(super) fn csv(file: &str, separator: char) -> Vec<Vec<String>> {
    let mut records = vec![];
    let mut record = vec![];
    let mut field = String::new();
    let mut quoted = false;
    let mut signs = file.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => field.extend(signs.next()),
            '"' if quoted => quoted = false,
            sign if quoted => field.push(sign),
            '"' => {
                assert_eq!(field, "", "a quote in the middle of a bare field");
                quoted = true;
            }
            '\r' => {
                assert_eq!(signs.next(), Some('\n'));
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            '\n' => panic!("a bare line break"),
            sign if sign == separator => record.push(std::mem::take(&mut field)),
            sign => field.push(sign),
        }
    }
    assert!(!quoted && field.is_empty() && record.is_empty(), "cut off");
    records
}
