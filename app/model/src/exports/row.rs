//! One response as a row of cells.

use super::{Cell, Column, ColumnPlan, Holds, plan::LeafPlace};
use crate::{
    answers::{Answer, ByCode, Date, Decimal},
    questionnaires::{Code, FROM, TO},
};

/// What a row tells about its response besides the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Response<'a> {
    /// Its identifier, derived with a key of the project: the same person or response cannot be
    /// followed from one project to another (R20). Letters and digits only, to be kept unmarked.
    pub id: &'a str,
    /// The questionnaire version of the sent answers.
    pub version: i64,
    /// The day on which the last answers of its block were sent, `yyyy-mm-dd`.
    pub day: &'a str,
}

/// An answer with the version of the questionnaire it was given to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given<'a> {
    /// The question.
    pub question: &'a Code,
    /// The version in which it was asked.
    pub version: i64,
    /// What was answered.
    pub answer: &'a Answer,
}

/// An answer that the plan has no place for: the plan was not made from the version it was given
/// to, the answer does not fit its question, or its place is taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no column for the answer to {question} in version {version}")]
pub struct NoPlace {
    /// The question.
    pub question: Code,
    /// The version in which it was asked.
    pub version: i64,
}

impl ColumnPlan {
    /// Fills `row` with one cell a column; what it held before is dropped, its memory used again.
    ///
    /// Every answer lands in the columns of its question and version or is an error, never lost:
    /// after an error the row is not to be used.
    pub fn fill<'a>(
        &self,
        row: &mut Vec<Cell<'a>>,
        response: Response<'a>,
        answers: impl IntoIterator<Item = Given<'a>>,
    ) -> Result<(), NoPlace> {
        row.clear();
        row.extend([
            Cell::text(response.id),
            Cell::Number(Decimal::whole(response.version)),
            Date::parse(response.day).map_or(Cell::text(response.day), Cell::Date),
        ]);
        row.resize(self.columns().len(), Cell::Empty);
        for given in answers {
            if !self.put(row, given) {
                return Err(NoPlace { question: given.question.clone(), version: given.version });
            }
        }
        Ok(())
    }

    /// A new row; [`Self::fill`] is for many.
    pub fn row<'a>(
        &self,
        response: Response<'a>,
        answers: impl IntoIterator<Item = Given<'a>>,
    ) -> Result<Vec<Cell<'a>>, NoPlace> {
        let mut row = Vec::new();
        self.fill(&mut row, response, answers).map(|()| row)
    }

    /// Whether all of the answer found its place.
    fn put<'a>(&self, row: &mut [Cell<'a>], given: Given<'a>) -> bool {
        let Some(place) = self.place(given.question, given.version) else { return false };
        let mut put = |leaf: &LeafPlace, answer: &'a Answer| {
            let mut part = Part {
                columns: &self.columns()[leaf.columns.clone()],
                cells: &mut row[leaf.columns.clone()],
                version: given.version,
                has_own_words: self.has_own_words,
            };
            part.is_free() && part.put(answer)
        };
        if let [leaf] = place.leaves.as_slice()
            && leaf.path.is_empty()
        {
            return put(leaf, given.answer);
        }
        let mut placed = 0;
        for leaf in &place.leaves {
            let Some(answer) = given.answer.at(&leaf.path) else { continue };
            if !put(leaf, answer) {
                return false;
            }
            placed += 1;
        }
        // What was said of the whole question stands in every part of it.
        placed > 0 && (given.answer.is_none() || placed == given.answer.count_leaves())
    }
}

/// The part of a row that belongs to one question without parts, as one version asks it.
struct Part<'row, 'plan, 'a> {
    columns: &'plan [Column],
    cells: &'row mut [Cell<'a>],
    version: i64,
    has_own_words: bool,
}

impl<'a> Part<'_, '_, 'a> {
    fn is_free(&self) -> bool {
        self.cells.iter().all(|cell| *cell == Cell::Empty)
    }

    fn put(&mut self, answer: &'a Answer) -> bool {
        match answer {
            // A question in words, which the plan leaves out as a whole.
            Answer::NotSaid | Answer::NotKnown | Answer::Text(_) if self.columns.is_empty() => {
                !self.has_own_words
            }
            Answer::NotSaid => self.set_all(&Cell::NotSaid),
            Answer::NotKnown => self.set_all(&Cell::NotKnown),
            Answer::Option { option, other } => {
                self.set(|holds| *holds == Holds::Option, Cell::Code(option.as_str()))
                    && self.set_other(other.as_deref())
            }
            Answer::Options { options, other } => {
                self.set_flags(options) && self.set_other(other.as_deref())
            }
            Answer::YesNo(yes) => self
                .set(|holds| *holds == Holds::YesNo, Cell::Code(if *yes { "yes" } else { "no" })),
            Answer::Point(point) => {
                let number = Decimal::whole(i64::from(*point));
                self.set(|holds| *holds == Holds::Point, Cell::Number(number))
            }
            Answer::Rows(rows) => rows.iter().all(|(row, column)| {
                let is_row = |holds: &Holds| matches!(holds, Holds::Row(code) if code == row);
                self.set(is_row, Cell::Code(column.as_str()))
            }),
            Answer::Text(text) => self.set(|holds| *holds == Holds::Text, Cell::text(text)),
            Answer::Number(number) => {
                self.set(|holds| *holds == Holds::Number, Cell::Number(*number))
            }
            Answer::Date(date) => self.set(|holds| *holds == Holds::Date, Cell::Date(*date)),
            Answer::Time(time) => self.set(|holds| *holds == Holds::Time, Cell::Time(*time)),
            Answer::Ranked(ranked) => (1..).zip(ranked).all(|(place, option)| {
                let is_place =
                    |holds: &Holds| matches!(holds, Holds::Place(code) if code == option);
                self.set(is_place, Cell::Number(Decimal::whole(place)))
            }),
            Answer::Photos(photos) => {
                let count = Decimal::whole(i64::try_from(photos.len()).unwrap_or(i64::MAX));
                self.set(|holds| *holds == Holds::Photos, Cell::Number(count))
            }
            Answer::Parts(parts) => self.set_span(parts),
        }
    }

    /// The ends of a span of days: the only parts of a question that is answered by itself.
    fn set_span(&mut self, ends: &ByCode<Answer>) -> bool {
        !ends.is_empty()
            && ends.iter().all(|(end, answer)| {
                let wanted = match end.as_str() {
                    FROM => Holds::From,
                    TO => Holds::To,
                    _ => return false,
                };
                let Answer::Date(date) = answer else { return false };
                self.set(|holds| *holds == wanted, Cell::Date(*date))
            })
    }

    fn set(&mut self, is: impl Fn(&Holds) -> bool, cell: Cell<'a>) -> bool {
        let has = |column: &Column| is(&column.holds) && column.versions.contains(&self.version);
        match self.columns.iter().position(has) {
            Some(place) => {
                self.cells[place] = cell;
                true
            }
            None => false,
        }
    }

    /// In every column the question has in this version.
    fn set_all(&mut self, with: &Cell<'a>) -> bool {
        let mut placed = false;
        for (column, cell) in self.columns.iter().zip(self.cells.iter_mut()) {
            if column.versions.contains(&self.version) {
                *cell = with.clone();
                placed = true;
            }
        }
        placed
    }

    fn set_other(&mut self, told: Option<&'a str>) -> bool {
        match told {
            Some(told) if self.has_own_words => {
                self.set(|holds| *holds == Holds::OtherText, Cell::text(told))
            }
            _ => true,
        }
    }

    /// An option that the version did not offer stays empty: nobody left it out.
    fn set_flags(&mut self, chosen: &[Code]) -> bool {
        let mut placed = 0;
        for (column, cell) in self.columns.iter().zip(self.cells.iter_mut()) {
            let Holds::Flag(option) = &column.holds else { continue };
            if column.versions.contains(&self.version) {
                let is_chosen = chosen.contains(option);
                placed += usize::from(is_chosen);
                *cell = Cell::Flag(is_chosen);
            }
        }
        placed == chosen.len()
    }
}
