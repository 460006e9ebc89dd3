//! Figures: what a reader of results gets to see.
//!
//! [`Shown`] is the only way from tallies to a reader, and it lets through two things: the shown
//! count of each cell and the sum of what is held back.

use std::collections::BTreeMap;

use super::{
    Bin, Cell, Partition, Tallies,
    counted::{Framed, Middle, frame},
    times::time_cells,
};
use crate::questionnaires::Question;

/// Mean, median and score are of what is shown: with more than a fourth as much held back they would
/// mislead.
const MOST_HELD_BACK: u64 = 4;

/// Whether what is shown says enough of all answers.
pub(super) const fn says_enough(shown: u64, held_back: u64) -> bool {
    held_back.saturating_mul(MOST_HELD_BACK) <= shown
}

/// What is shown of some groups together: those that a filter takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// How many responses the figures are of, those held back included.
    pub responses: u64,
    partitions: BTreeMap<Partition, Cells>,
}

/// What is shown of one partition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Cells {
    shown: BTreeMap<Cell, u64>,
    held_back: u64,
}

/// One cell as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What was answered.
    pub cell: Cell,
    /// How many responses are shown to say so.
    pub count: u64,
    /// Their share of all answers, in thousandths, rounded; those held back count as answers, so that
    /// it is never more than the true share. None for what is no answer, and where there is none.
    pub per_mille: Option<u64>,
}

/// The answers to a question, or to one part, option or row of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distribution {
    /// What is divided.
    pub partition: Partition,
    /// The cells: answers in the order of the form, former options, then what is no answer.
    pub figures: Vec<Figure>,
    /// How many responses are in blocks and in none of these figures yet.
    pub held_back: u64,
    /// The mean of the shown points of a scale or places of an option, in thousandths, rounded; none
    /// while too much is held back for it to say something.
    pub mean_thousandths: Option<u64>,
    /// The bin in which the median of the shown numbers lies; none likewise.
    pub median: Option<Bin>,
}

impl Shown {
    /// What is shown of these groups together.
    pub fn of<'a>(groups: impl IntoIterator<Item = &'a Tallies>) -> Self {
        let mut shown = Self::default();
        for group in groups {
            shown.include(group);
        }
        shown
    }

    fn include(&mut self, group: &Tallies) {
        for partition in group.partitions.keys() {
            // Groups that do not know this partition were not asked.
            let before = self.responses;
            self.partitions.entry(partition.clone()).or_insert_with(|| Cells::unasked(before));
        }
        for (partition, cells) in &mut self.partitions {
            match group.partitions.get(partition) {
                Some(tallies) => {
                    for (cell, tally) in tallies {
                        cells.show(cell, tally.shown);
                        cells.held_back += tally.pending;
                    }
                }
                None => cells.show(&Cell::Unasked, group.responses),
            }
        }
        self.responses += group.responses;
    }

    /// The distributions of a question: as a whole, by part, by option or by row, in the order of the
    /// form; former parts, options and rows come last, once some of them can be shown.
    pub fn distributions<T>(&self, question: &Question<T>) -> Vec<Distribution> {
        let mut framed = frame(question);
        let former = self.partitions.iter().filter(|(partition, cells)| {
            partition.question() == Some(&question.code) && cells.shown.keys().any(Cell::is_answer)
        });
        for (partition, _) in former {
            if framed.iter().all(|known| known.partition != *partition) {
                let partition = partition.clone();
                framed.push(Framed { partition, cells: Vec::new(), middle: Middle::None });
            }
        }
        let of = |one: Framed| self.distribution(one.partition, one.cells, one.middle);
        framed.into_iter().map(of).collect()
    }

    /// How long answering took.
    pub fn times(&self) -> Distribution {
        self.distribution(Partition::Time, time_cells(), Middle::Median)
    }

    /// After which question those stopped who did not send, in the order of the questions.
    pub fn stops<T>(&self, questions: &[Question<T>]) -> Distribution {
        let asked = questions.iter().filter(|question| question.has_answer());
        let after = asked.map(|question| Cell::Code(question.code.clone()));
        let frame = [Cell::AtStart].into_iter().chain(after).collect();
        self.distribution(Partition::Stop, frame, Middle::None)
    }

    fn distribution(&self, partition: Partition, frame: Vec<Cell>, middle: Middle) -> Distribution {
        let cells = self.partitions.get(&partition).cloned();
        // Without any block that knows of it, nobody shown was asked.
        let cells = cells.unwrap_or_else(|| Cells::unasked(self.responses));
        cells.distribution(partition, frame, middle)
    }
}

impl Cells {
    fn unasked(responses: u64) -> Self {
        let mut cells = Self::default();
        cells.show(&Cell::Unasked, responses);
        cells
    }

    /// A cell of which nothing is shown is not mentioned: that someone is in it is held back too.
    fn show(&mut self, cell: &Cell, count: u64) {
        if count > 0 {
            *self.shown.entry(cell.clone()).or_default() += count;
        }
    }

    fn distribution(&self, partition: Partition, frame: Vec<Cell>, middle: Middle) -> Distribution {
        let shown = self.sum(|cell| cell.is_answer().then_some(1));
        let answers = shown.saturating_add(self.held_back);
        let says_enough = says_enough(shown, self.held_back);
        let figure = |cell: Cell| {
            let count = self.shown.get(&cell).copied().unwrap_or_default();
            let share = cell.is_answer().then(|| share(count, answers));
            Figure { cell, count, per_mille: share.flatten() }
        };
        Distribution {
            partition,
            figures: self.ordered(frame).into_iter().map(figure).collect(),
            held_back: self.held_back,
            mean_thousandths: (middle == Middle::Mean && says_enough)
                .then(|| self.mean())
                .flatten(),
            median: (middle == Middle::Median && says_enough).then(|| self.median()).flatten(),
        }
    }

    fn ordered(&self, frame: Vec<Cell>) -> Vec<Cell> {
        let mut cells = frame;
        let further: Vec<_> = self.shown.keys().filter(|cell| !cells.contains(cell)).collect();
        cells.extend(further.into_iter().cloned());
        // Stable: bins by number, then the codes as they stand in the form, then the rest.
        cells.sort_by_key(|cell| match cell {
            Cell::Code(_) => (1, None),
            Cell::Bin(bin) => (0, Some(*bin)),
            cell if cell.is_answer() => (1, None),
            _ => (2, None),
        });
        cells
    }

    fn mean(&self) -> Option<u64> {
        let points = self.sum(|cell| cell.point().map(|_| 1));
        let sum = self.sum(|cell| cell.point().map(u64::from));
        rounded(sum.saturating_mul(1000), points)
    }

    /// Bins are in order of their numbers; the median lies where half of the numbers are passed.
    fn median(&self) -> Option<Bin> {
        let bins = || {
            self.shown.iter().filter_map(|(cell, count)| match cell {
                Cell::Bin(bin) => Some((*bin, *count)),
                _ => None,
            })
        };
        let all: u64 = bins().map(|(_, count)| count).sum();
        let mut passed = 0;
        bins().find_map(|(bin, count)| {
            passed += count;
            (passed.saturating_mul(2) >= all).then_some(bin)
        })
    }

    fn sum(&self, worth: impl Fn(&Cell) -> Option<u64>) -> u64 {
        let worth = |(cell, count): (&Cell, &u64)| {
            worth(cell).map_or(0, |worth| worth.saturating_mul(*count))
        };
        self.shown.iter().map(worth).sum()
    }
}

/// A share in thousandths, rounded; none of nothing.
pub fn share(count: u64, of: u64) -> Option<u64> {
    rounded(count.saturating_mul(1000), of)
}

/// A whole number nearest to a fraction, halves up; none if there is nothing to divide by.
pub(super) fn rounded(numerator: u64, denominator: u64) -> Option<u64> {
    numerator.saturating_add(denominator / 2).checked_div(denominator)
}
