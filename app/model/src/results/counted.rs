//! What one response counts as: one cell in each of the partitions of a question.
//!
//! Every partition divides all responses: each is in exactly one of its cells. That is what lets
//! the sum of what is held back stand in for the rest.

use std::collections::BTreeMap;

use super::{Cell, Partition, bins::Bins};
use crate::{
    answers::{Answer, ByCode},
    questionnaires::{Choice, Code, FROM, Kind, Question, TO},
};

/// What a response with this answer, or with none, counts as: one cell of every partition of the
/// question. Total: whatever was stored under whichever version has a cell.
///
/// Options, rows and fields that the question no longer has form partitions of their own.
pub fn cells_of<T>(question: &Question<T>, answer: Option<&Answer>) -> BTreeMap<Partition, Cell> {
    let whole = Partition::of(question, &[]);
    if question.kind.has_parts() {
        return cells_of_parts(question, answer);
    }
    if let Kind::DateRange { .. } = question.kind {
        return cells_of_span(&whole, answer);
    }
    cells_of_leaf(&whole, &question.kind, answer)
}

/// The cells of a question that is answered by itself.
fn cells_of_leaf<T>(
    whole: &Partition,
    kind: &Kind<T>,
    answer: Option<&Answer>,
) -> BTreeMap<Partition, Cell> {
    match kind {
        Kind::TextBlock => BTreeMap::new(),
        Kind::MultipleChoice { options, .. } => option_cells(whole, kind, options, answer),
        Kind::Matrix { rows, .. } => row_cells(whole, rows, answer),
        Kind::Ranking { options, .. } => place_cells(whole, options, answer),
        kind => BTreeMap::from([(whole.clone(), Cell::of_whole(kind, answer))]),
    }
}

fn cells_of_parts<T>(question: &Question<T>, answer: Option<&Answer>) -> BTreeMap<Partition, Cell> {
    // Fits no field: what was answered when the question had no fields.
    let earlier = Answer::Parts(ByCode::default());
    let is_earlier = |answer: &Answer| !answer.is_none() && !matches!(answer, Answer::Parts(_));
    let leaves = question.leaves();
    let mut cells = former_parts(question, answer, |path| leaves.iter().any(|(l, _)| l == path));
    for (path, field) in &leaves {
        let part = match answer {
            Some(answer) if is_earlier(answer) => Some(&earlier),
            answer => answer.and_then(|answer| answer.at(path)),
        };
        // Where a former part has the name of what is asked now, what is asked now counts.
        cells.extend(cells_of_leaf(&Partition::of(question, path), &field.kind, part));
    }
    cells
}

/// What was answered in parts that the question no longer has.
fn former_parts<T>(
    question: &Question<T>,
    answer: Option<&Answer>,
    is_asked: impl Fn(&[Code]) -> bool,
) -> BTreeMap<Partition, Cell> {
    let Some(Answer::Parts(_)) = answer else { return BTreeMap::new() };
    let leaves = answer.into_iter().flat_map(Answer::leaves);
    leaves
        .filter(|(path, _)| !is_asked(path))
        .map(|(path, leaf)| (Partition::of(question, &path), Cell::of_former(leaf)))
        .collect()
}

/// Both ends of a span of days, each by month.
fn cells_of_span(whole: &Partition, answer: Option<&Answer>) -> BTreeMap<Partition, Cell> {
    let cell = |end: &Code| match answer {
        Some(Answer::Parts(ends)) => match ends.get(end) {
            None => Cell::NoAnswer,
            Some(date @ Answer::Date(_)) => Cell::of_former(date),
            Some(_) => Cell::EarlierKind,
        },
        answer => Cell::of_none(answer).unwrap_or(Cell::EarlierKind),
    };
    ends().map(|end| (whole.within(&end), cell(&end))).collect()
}

/// The parts of a span of days.
fn ends() -> impl Iterator<Item = Code> {
    [FROM, TO].into_iter().filter_map(|end| end.parse().ok())
}

fn option_cells<T>(
    whole: &Partition,
    kind: &Kind<T>,
    options: &[Choice<T>],
    answer: Option<&Answer>,
) -> BTreeMap<Partition, Cell> {
    let of_whole = Cell::of_whole(kind, answer);
    let chosen = match answer {
        Some(Answer::Options { options, .. }) => options.as_slice(),
        _ => &[],
    };
    let cell = |option: &Code| match of_whole {
        Cell::Answered if chosen.contains(option) => Cell::Chosen,
        Cell::Answered => Cell::NotChosen,
        Cell::EarlierKind => Cell::EarlierKind,
        _ => Cell::Unanswered,
    };
    let offered = options.iter().map(|option| &option.code);
    let parts = offered.chain(chosen).map(|code| (whole.within(code), cell(code)));
    parts.chain([(whole.clone(), of_whole.clone())]).collect()
}

fn row_cells<T>(
    whole: &Partition,
    rows: &[Choice<T>],
    answer: Option<&Answer>,
) -> BTreeMap<Partition, Cell> {
    let offered = rows.iter().map(|row| &row.code);
    let cell = |row: &Code| match answer {
        Some(Answer::Rows(chosen)) => {
            chosen.get(row).map_or(Cell::NoAnswer, |column| Cell::Code(column.clone()))
        }
        answer => Cell::of_none(answer).unwrap_or(Cell::EarlierKind),
    };
    let answered: Vec<&Code> = match answer {
        Some(Answer::Rows(chosen)) => chosen.iter().map(|(row, _)| row).collect(),
        _ => Vec::new(),
    };
    offered.chain(answered).map(|row| (whole.within(row), cell(row))).collect()
}

/// Which place each option was given.
fn place_cells<T>(
    whole: &Partition,
    options: &[Choice<T>],
    answer: Option<&Answer>,
) -> BTreeMap<Partition, Cell> {
    let ranked = match answer {
        Some(Answer::Ranked(ranked)) => ranked.as_slice(),
        _ => &[],
    };
    let cell = |option: &Code| match answer {
        Some(Answer::Ranked(_)) => {
            let place = ranked.iter().position(|known| known == option);
            place.map_or(Cell::NotChosen, |place| Cell::of_place(place + 1))
        }
        answer => Cell::of_none(answer).unwrap_or(Cell::EarlierKind),
    };
    let offered = options.iter().map(|option| &option.code);
    offered.chain(ranked).map(|option| (whole.within(option), cell(option))).collect()
}

/// A partition of a question as it is now.
pub(super) struct Framed {
    pub(super) partition: Partition,
    /// The cells that are always shown, in order.
    pub(super) cells: Vec<Cell>,
    pub(super) middle: Middle,
}

/// Which middle of a distribution says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Middle {
    None,
    Mean,
    Median,
}

/// The partitions of a question as it is now, in order.
pub(super) fn frame<T>(question: &Question<T>) -> Vec<Framed> {
    let leaves = question.leaves();
    leaves
        .iter()
        .flat_map(|(path, leaf)| frame_of_leaf(&Partition::of(question, path), &leaf.kind))
        .collect()
}

fn frame_of_leaf<T>(whole: &Partition, kind: &Kind<T>) -> Vec<Framed> {
    let codes = |choices: &[Choice<T>]| -> Vec<Cell> {
        choices.iter().map(|choice| Cell::Code(choice.code.clone())).collect()
    };
    let parts = |choices: &[Choice<T>], cells: &[Cell], middle: Middle| -> Vec<Framed> {
        let part = |choice: &Choice<T>| {
            let partition = whole.within(&choice.code);
            Framed { partition, cells: cells.to_vec(), middle }
        };
        choices.iter().map(part).collect()
    };
    let one =
        |cells: Vec<Cell>, middle: Middle| vec![Framed { partition: whole.clone(), cells, middle }];
    match kind {
        // A question with fields is framed field by field.
        Kind::TextBlock | Kind::Fields { .. } | Kind::Grid { .. } | Kind::Repeated { .. } => {
            Vec::new()
        }
        Kind::SingleChoice { options, .. } | Kind::Place { options } => {
            one(codes(options), Middle::None)
        }
        Kind::YesNo => one([true, false].map(Cell::yes_no).into(), Middle::None),
        Kind::Scale { from, to, .. } => {
            one((*from..=*to).map(Cell::of_point).collect(), Middle::Mean)
        }
        Kind::Number { least, greatest, decimals, .. } => {
            let bins = Bins::new(*least, *greatest, *decimals).all();
            one(bins.into_iter().map(Cell::Bin).collect::<Vec<_>>(), Middle::Median)
        }
        Kind::Calculated { decimals, .. } => {
            let bins = Bins::new(None, None, *decimals).all();
            one(bins.into_iter().map(Cell::Bin).collect::<Vec<_>>(), Middle::Median)
        }
        Kind::ShortText { .. } | Kind::LongText { .. } | Kind::Photos { .. } => {
            one(vec![Cell::Answered], Middle::None)
        }
        Kind::MultipleChoice { options, .. } => {
            let mut frame = one(vec![Cell::Answered], Middle::None);
            frame.extend(parts(options, &[Cell::Chosen, Cell::NotChosen], Middle::None));
            frame
        }
        Kind::Matrix { rows, columns } => parts(rows, &codes(columns), Middle::None),
        Kind::Ranking { options, at_most } => {
            let places = at_most.map_or(options.len(), |most| options.len().min(most as usize));
            let mut cells: Vec<Cell> = (1..=places).map(Cell::of_place).collect();
            if places < options.len() {
                cells.push(Cell::NotChosen);
            }
            parts(options, &cells, Middle::Mean)
        }
        // Only the months and hours that were answered: in the order of time as texts, too.
        Kind::Date { .. } | Kind::Time => one(Vec::new(), Middle::None),
        Kind::DateRange { .. } => {
            let end = |end: Code| Framed {
                partition: whole.within(&end),
                cells: Vec::new(),
                middle: Middle::None,
            };
            ends().map(end).collect()
        }
    }
}
