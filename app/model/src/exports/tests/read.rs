//! The way back: from a row to answers, and from CSV to fields, written apart from the way there.

use crate::{
    answers::{Answer, PhotoId},
    exports::{Cell, Column, Holds},
    questionnaires::{Code, Kind, Question},
};

/// The answer to this part of a question in a row; none if every cell of it is empty.
pub(super) fn answer(
    (question, path, leaf): (&Code, &[Code], &Question),
    columns: &[Column],
    row: &[Cell<'_>],
) -> Option<Answer> {
    let filled: Vec<(&Holds, &Cell<'_>)> = columns
        .iter()
        .zip(row)
        .filter(|(column, cell)| {
            let is_its = column.question.as_ref() == Some(question) && column.path == path;
            is_its && **cell != Cell::Empty
        })
        .map(|(column, cell)| (&column.holds, cell))
        .collect();
    for (none, answer) in [(Cell::NotSaid, Answer::NotSaid), (Cell::NotKnown, Answer::NotKnown)] {
        if filled.iter().any(|(_, cell)| **cell == none) {
            assert!(filled.iter().all(|(_, cell)| **cell == none), "{filled:?}");
            return Some(answer);
        }
    }
    let other = filled.iter().find_map(|found| match found {
        (Holds::OtherText, Cell::Text(told)) => Some(told.clone().into_owned()),
        _ => None,
    });
    let mut options: Vec<Code> = Vec::new();
    let mut rows: Vec<(Code, Code)> = Vec::new();
    let mut places: Vec<(usize, Code)> = Vec::new();
    let mut ends: Vec<(Code, Answer)> = Vec::new();
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
            // How many is all that a file tells: those of the tests are named 1, 2, …
            (Holds::Photos, Cell::Number(count)) => {
                let count: u128 = count.to_string().parse().unwrap();
                return Some(Answer::Photos((1..=count).map(PhotoId::new).collect()));
            }
            (Holds::Date, Cell::Date(date)) => return Some(Answer::Date(*date)),
            (Holds::Time, Cell::Time(time)) => return Some(Answer::Time(*time)),
            (Holds::Place(option), Cell::Number(place)) => {
                places.push((place.to_string().parse().unwrap(), option.clone()));
            }
            (Holds::From, Cell::Date(date)) => {
                ends.push(("from".parse().unwrap(), Answer::Date(*date)));
            }
            (Holds::To, Cell::Date(date)) => {
                ends.push(("to".parse().unwrap(), Answer::Date(*date)));
            }
            _ => panic!("{found:?}"),
        }
    }
    if let Kind::MultipleChoice { options: form, .. } = &leaf.kind
        && !options.is_empty()
    {
        // The order of the form is that of its own version.
        options.sort_by_key(|option| form.iter().position(|choice| choice.code == *option));
        return Some(Answer::Options { options, other });
    }
    if !ends.is_empty() {
        return Some(Answer::Parts(ends.into_iter().collect()));
    }
    if !places.is_empty() {
        places.sort();
        assert!((1..).zip(&places).all(|(number, (place, _))| number == *place), "{places:?}");
        return Some(Answer::Ranked(places.into_iter().map(|(_, option)| option).collect()));
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
