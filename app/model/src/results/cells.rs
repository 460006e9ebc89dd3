//! Cells: what one response counts as in each partition.
//!
//! Every partition divides all responses: each is in exactly one of its cells. That is what lets
//! the sum of what is held back stand in for the rest.

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Bin, bins::Bins};
use crate::{
    answers::Answer,
    questionnaires::{Choice, Code, Kind, Question, point_code},
};

/// A division of everyone in a block.
///
/// As text `QUESTION`, `QUESTION-PART` or a name with `~`; stable over versions of the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Partition {
    /// By what is answered.
    Answers {
        /// The question.
        question: Code,
        /// The option of a multiple choice or the row of a matrix; none: the question as a whole.
        part: Option<Code>,
    },
    /// By how long answering took.
    Time,
    /// Those who stopped, by the question after which they did.
    Stop,
}

impl Partition {
    const NAMED: [(Self, &str); 2] = [(Self::Time, "~time"), (Self::Stop, "~stop")];

    /// The question it is about, if it is about one.
    pub const fn question(&self) -> Option<&Code> {
        match self {
            Self::Answers { question, .. } => Some(question),
            Self::Time | Self::Stop => None,
        }
    }

    /// The option or row it is about, if it is about one.
    pub const fn part(&self) -> Option<&Code> {
        match self {
            Self::Answers { part, .. } => part.as_ref(),
            Self::Time | Self::Stop => None,
        }
    }

    fn whole<T>(question: &Question<T>) -> Self {
        Self::Answers { question: question.code.clone(), part: None }
    }

    fn of_part<T>(question: &Question<T>, part: &Code) -> Self {
        Self::Answers { question: question.code.clone(), part: Some(part.clone()) }
    }
}

/// One part of a partition; as text stable over versions of the questionnaire.
///
/// In the order in which cells of a kind are shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Cell {
    /// Numbers of this bin.
    Bin(Bin),
    /// The option or column with this code, offered now or earlier; `yes`/`no`; `p0`…`p10`.
    Code(Code),
    /// The option is among the chosen.
    Chosen,
    /// Others were chosen.
    NotChosen,
    /// There is an answer.
    Answered,
    /// "Prefer not to say" or no answer, where the two are not told apart.
    Unanswered,
    /// "Prefer not to say".
    NotSaid,
    /// No answer.
    NoAnswer,
    /// An answer from when the question was of another kind.
    EarlierKind,
    /// How long answering took is not known.
    NotKnown,
    /// Stopped before anything was answered.
    AtStart,
    /// The response was sent when this was not asked or not offered.
    Unasked,
}

impl Cell {
    const NAMED: [(Self, &str); 10] = [
        (Self::Chosen, "~chosen"),
        (Self::NotChosen, "~not_chosen"),
        (Self::Answered, "~answered"),
        (Self::Unanswered, "~unanswered"),
        (Self::NotSaid, "~not_said"),
        (Self::NoAnswer, "~no_answer"),
        (Self::EarlierKind, "~earlier_kind"),
        (Self::NotKnown, "~not_known"),
        (Self::AtStart, "~at_start"),
        (Self::Unasked, "~unasked"),
    ];

    /// Whether it holds answers that say something: these are what shares are of.
    pub const fn is_answer(&self) -> bool {
        matches!(
            self,
            Self::Bin(_)
                | Self::Code(_)
                | Self::Chosen
                | Self::NotChosen
                | Self::Answered
                | Self::AtStart
        )
    }

    /// The point of a scale, if it is one.
    pub(super) fn point(&self) -> Option<u8> {
        match self {
            Self::Code(code) => code.as_str().strip_prefix('p')?.parse().ok(),
            _ => None,
        }
    }

    fn named(code: &str) -> Self {
        code.parse().map_or(Self::EarlierKind, Self::Code)
    }

    fn yes_no(yes: bool) -> Self {
        Self::named(if yes { "yes" } else { "no" })
    }
}

/// What a response with this answer, or with none, counts as: one cell of every partition of the
/// question. Total: whatever was stored under whichever version has a cell.
///
/// Options and rows that the question no longer has form partitions of their own.
pub fn cells_of<T>(question: &Question<T>, answer: Option<&Answer>) -> BTreeMap<Partition, Cell> {
    match &question.kind {
        Kind::TextBlock => BTreeMap::new(),
        Kind::MultipleChoice { options, .. } => option_cells(question, options, answer),
        Kind::Matrix { rows, .. } => row_cells(question, rows, answer),
        kind => BTreeMap::from([(Partition::whole(question), whole_cell(kind, answer))]),
    }
}

/// The cell of an answer to a question that has one partition.
pub(super) fn whole_cell<T>(kind: &Kind<T>, answer: Option<&Answer>) -> Cell {
    let Some(answer) = answer else { return Cell::NoAnswer };
    match (kind, answer) {
        (_, Answer::NotSaid) => Cell::NotSaid,
        (Kind::SingleChoice { .. }, Answer::Option { option, .. }) => Cell::Code(option.clone()),
        (Kind::YesNo, Answer::YesNo(yes)) => Cell::yes_no(*yes),
        (Kind::Scale { .. }, Answer::Point(point)) => Cell::named(&point_code(*point)),
        (Kind::MultipleChoice { .. }, Answer::Options { .. })
        | (Kind::ShortText { .. } | Kind::LongText { .. }, Answer::Text(_)) => Cell::Answered,
        (Kind::Number { least, greatest, decimals, .. }, Answer::Number(number)) => {
            Cell::Bin(Bins::new(*least, *greatest, *decimals).of(*number))
        }
        _ => Cell::EarlierKind,
    }
}

fn option_cells<T>(
    question: &Question<T>,
    options: &[Choice<T>],
    answer: Option<&Answer>,
) -> BTreeMap<Partition, Cell> {
    let whole = whole_cell(&question.kind, answer);
    let chosen = match answer {
        Some(Answer::Options { options, .. }) => options.as_slice(),
        _ => &[],
    };
    let cell = |option: &Code| match whole {
        Cell::Answered if chosen.contains(option) => Cell::Chosen,
        Cell::Answered => Cell::NotChosen,
        Cell::EarlierKind => Cell::EarlierKind,
        _ => Cell::Unanswered,
    };
    let offered = options.iter().map(|option| &option.code);
    let parts = offered.chain(chosen).map(|code| (Partition::of_part(question, code), cell(code)));
    parts.chain([(Partition::whole(question), whole.clone())]).collect()
}

fn row_cells<T>(
    question: &Question<T>,
    rows: &[Choice<T>],
    answer: Option<&Answer>,
) -> BTreeMap<Partition, Cell> {
    let offered = rows.iter().map(|row| &row.code);
    let cell = |row: &Code| match answer {
        None => Cell::NoAnswer,
        Some(Answer::NotSaid) => Cell::NotSaid,
        Some(Answer::Rows(chosen)) => {
            chosen.get(row).map_or(Cell::NoAnswer, |column| Cell::Code(column.clone()))
        }
        Some(_) => Cell::EarlierKind,
    };
    let answered: Vec<&Code> = match answer {
        Some(Answer::Rows(chosen)) => chosen.iter().map(|(row, _)| row).collect(),
        _ => Vec::new(),
    };
    offered.chain(answered).map(|row| (Partition::of_part(question, row), cell(row))).collect()
}

/// The partitions of a question as it is now with the cells that are always shown, in order.
pub(super) fn frame<T>(question: &Question<T>) -> Vec<(Partition, Vec<Cell>)> {
    let codes = |choices: &[Choice<T>]| -> Vec<Cell> {
        choices.iter().map(|choice| Cell::Code(choice.code.clone())).collect()
    };
    let parts = |choices: &[Choice<T>], cells: &[Cell]| -> Vec<_> {
        let part =
            |choice: &Choice<T>| (Partition::of_part(question, &choice.code), cells.to_vec());
        choices.iter().map(part).collect()
    };
    let whole = |cells: Vec<Cell>| vec![(Partition::whole(question), cells)];
    match &question.kind {
        Kind::TextBlock => Vec::new(),
        Kind::SingleChoice { options, .. } => whole(codes(options)),
        Kind::YesNo => whole([true, false].map(Cell::yes_no).into()),
        Kind::Scale { from, to, .. } => {
            whole((*from..=*to).map(|point| Cell::named(&point_code(point))).collect())
        }
        Kind::Number { least, greatest, decimals, .. } => {
            let bins = Bins::new(*least, *greatest, *decimals);
            whole(bins.all().into_iter().map(Cell::Bin).collect())
        }
        Kind::ShortText { .. } | Kind::LongText { .. } => whole(vec![Cell::Answered]),
        Kind::MultipleChoice { options, .. } => {
            let mut frame = whole(vec![Cell::Answered]);
            frame.extend(parts(options, &[Cell::Chosen, Cell::NotChosen]));
            frame
        }
        Kind::Matrix { rows, columns } => parts(rows, &codes(columns)),
        _ => Vec::new(),
    }
}

/// The text names no partition or no cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a partition or a cell of answers")]
pub struct InvalidKey;

impl fmt::Display for Partition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answers { question, part: Some(part) } => write!(formatter, "{question}-{part}"),
            Self::Answers { question, part: None } => question.fmt(formatter),
            named => {
                let name = Self::NAMED.iter().find(|(partition, _)| partition == named);
                formatter.write_str(name.map_or("", |(_, name)| name))
            }
        }
    }
}

impl FromStr for Partition {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, InvalidKey> {
        if let Some((partition, _)) = Self::NAMED.iter().find(|(_, name)| *name == text) {
            return Ok(partition.clone());
        }
        let code = |text: &str| text.parse::<Code>().map_err(|_| InvalidKey);
        match text.split_once('-') {
            Some((question, part)) => {
                Ok(Self::Answers { question: code(question)?, part: Some(code(part)?) })
            }
            None => Ok(Self::Answers { question: code(text)?, part: None }),
        }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bin(bin) => bin.fmt(formatter),
            Self::Code(code) => code.fmt(formatter),
            cell => {
                let named = Self::NAMED.iter().find(|(named, _)| named == cell);
                formatter.write_str(named.map_or("", |(_, name)| name))
            }
        }
    }
}

impl FromStr for Cell {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, InvalidKey> {
        if let Some((cell, _)) = Self::NAMED.iter().find(|(_, name)| *name == text) {
            return Ok(cell.clone());
        }
        let bin = Bin::parse(text).map(Self::Bin);
        bin.or_else(|| text.parse().ok().map(Self::Code)).ok_or(InvalidKey)
    }
}

impl TryFrom<String> for Partition {
    type Error = InvalidKey;

    fn try_from(text: String) -> Result<Self, InvalidKey> {
        text.parse()
    }
}

impl From<Partition> for String {
    fn from(partition: Partition) -> Self {
        partition.to_string()
    }
}

impl TryFrom<String> for Cell {
    type Error = InvalidKey;

    fn try_from(text: String) -> Result<Self, InvalidKey> {
        text.parse()
    }
}

impl From<Cell> for String {
    fn from(cell: Cell) -> Self {
        cell.to_string()
    }
}
