//! The parts of a question that are answered by themselves.

use super::{Code, Kind, Question, accept::repetition};

/// A question that is answered by itself, with the codes that lead to it.
pub type Leaf<'a, T> = (Vec<Code>, &'a Question<T>);

impl<T> Question<T> {
    /// Every question that is answered by itself, with the codes that lead from this question to
    /// it: itself with no codes, or each of its fields, in the order in which they are shown.
    pub fn leaves(&self) -> Vec<Leaf<'_, T>> {
        let fields = self.kind.fields();
        match &self.kind {
            Kind::Fields { .. } => below(None, fields).collect(),
            Kind::Grid { rows, .. } => {
                rows.iter().flat_map(|row| below(Some(&row.code), fields)).collect()
            }
            Kind::Repeated { at_most, .. } => {
                let numbers = (1..=*at_most).filter_map(repetition);
                numbers
                    .flat_map(|number| below(Some(&number), fields).collect::<Vec<_>>())
                    .collect()
            }
            _ => vec![(Vec::new(), self)],
        }
    }

    /// The question that is answered by itself and to which these codes lead: itself with none of
    /// them, or one of its fields.
    pub fn leaf(&self, path: &[Code]) -> Option<&Self> {
        let field = match (&self.kind, path) {
            (_, []) => return Some(self),
            (Kind::Fields { .. }, [field]) => field,
            (Kind::Grid { rows, .. }, [row, field]) => {
                rows.iter().any(|known| known.code == *row).then_some(field)?
            }
            (Kind::Repeated { at_most, .. }, [number, field]) => {
                is_repetition(number, *at_most).then_some(field)?
            }
            _ => return None,
        };
        self.kind.fields().iter().find(|known| known.code == *field)
    }

    /// The codes of the field that these codes lead to: without the number of the group, as what is
    /// written to a field of a repeated group is read together.
    pub fn field_of<'a>(&self, path: &'a [Code]) -> &'a [Code] {
        match (&self.kind, path) {
            (Kind::Repeated { .. }, [_, field @ ..]) => field,
            _ => path,
        }
    }
}

/// Whether this is the code of one of so many repetitions.
pub(super) fn is_repetition(code: &Code, at_most: u8) -> bool {
    (1..=at_most).any(|number| repetition(number).as_ref() == Some(code))
}

fn below<'a, T>(
    first: Option<&Code>,
    fields: &'a [Question<T>],
) -> impl Iterator<Item = Leaf<'a, T>> {
    let first: Vec<Code> = first.into_iter().cloned().collect();
    fields.iter().map(move |field| {
        let mut path = first.clone();
        path.push(field.code.clone());
        (path, field)
    })
}
