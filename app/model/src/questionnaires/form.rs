//! Between the fields of an HTML form and answers: one reading for the browser and the server.
//!
//! Field names: `q-CODE`, `q-CODE-other`, `q-CODE-none`, `q-CODE-row-ROW`.

use super::{Code, Kind, OTHER_TEXT_MOST, Question, question::point_code};
use crate::{
    answers::{Answer, ByCode, Decimal, Problem},
    text,
};

/// The value of the radio button "prefer not to say"; no code looks like this.
pub const NOT_SAID: &str = "~";

/// The fields of a submitted form, in order, as the browser sends them.
pub type Fields = [(String, String)];

/// What the fields of one question hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Nothing was entered.
    Empty,
    /// An answer that may be stored.
    Given(Answer),
    /// Something that cannot be stored; the form is shown again with it.
    Wrong(Problem),
}

/// The name of a question's field.
pub fn question_field(question: &Code) -> String {
    format!("q-{question}")
}

/// The name of the field "other, what?".
pub fn other_field(question: &Code) -> String {
    format!("q-{question}-other")
}

/// The name of the box "prefer not to say" of a question that has no radio buttons.
pub fn none_field(question: &Code) -> String {
    format!("q-{question}-none")
}

/// The name of a matrix row's field.
pub fn row_field(question: &Code, row: &Code) -> String {
    format!("q-{question}-row-{row}")
}

impl<T> Question<T> {
    /// Reads this question's answer from a form's fields; fields of other questions are ignored.
    pub fn read(&self, fields: &Fields) -> Entry {
        let read = if self.declined(fields) {
            Ok(Some(Answer::NotSaid))
        } else {
            self.read_answer(fields)
        };
        let checked = read.and_then(|answer| match answer {
            Some(answer) => self.accepts(&answer).map(|()| Some(answer)),
            None => Ok(None),
        });
        match checked {
            Ok(Some(Answer::NotSaid)) if self.has_content_beside_none(fields) => {
                Entry::Wrong(Problem::Contradiction)
            }
            Ok(Some(answer)) => Entry::Given(answer),
            Ok(None) => Entry::Empty,
            Err(problem) => Entry::Wrong(problem),
        }
    }

    /// The fields that read as this answer: what a form is filled with.
    pub fn write(&self, answer: &Answer) -> Vec<(String, String)> {
        let name = question_field(&self.code);
        let with_other = |mut fields: Vec<(String, String)>, other: &Option<String>| {
            fields.extend(other.iter().map(|told| (other_field(&self.code), told.clone())));
            fields
        };
        match answer {
            Answer::NotSaid => match self.kind {
                Kind::SingleChoice { .. } | Kind::YesNo | Kind::Scale { .. } => {
                    vec![(name, NOT_SAID.to_owned())]
                }
                _ => vec![(none_field(&self.code), "1".to_owned())],
            },
            Answer::Option { option, other } => with_other(vec![(name, option.to_string())], other),
            Answer::Options { options, other } => {
                let chosen = options.iter().map(|option| (name.clone(), option.to_string()));
                with_other(chosen.collect(), other)
            }
            Answer::YesNo(yes) => vec![(name, if *yes { "yes" } else { "no" }.to_owned())],
            Answer::Point(point) => vec![(name, point_code(*point))],
            Answer::Rows(rows) => rows
                .iter()
                .map(|(row, column)| (row_field(&self.code, row), column.to_string()))
                .collect(),
            Answer::Text(text) => vec![(name, text.clone())],
            Answer::Number(number) => vec![(name, number.to_string())],
        }
    }

    fn declined(&self, fields: &Fields) -> bool {
        first(fields, &none_field(&self.code)).is_some()
            || first(fields, &question_field(&self.code)) == Some(NOT_SAID)
    }

    fn has_content_beside_none(&self, fields: &Fields) -> bool {
        first(fields, &none_field(&self.code)).is_some()
            && !matches!(self.read_answer(fields), Ok(None))
    }

    fn read_answer(&self, fields: &Fields) -> Result<Option<Answer>, Problem> {
        let name = question_field(&self.code);
        let value = first(fields, &name);
        match &self.kind {
            Kind::TextBlock => Ok(None),
            Kind::SingleChoice { options } => {
                let Some(option) = value.map(code).transpose()? else { return Ok(None) };
                let asks_what = options.iter().any(|o| o.other && o.code == option);
                let other = self.read_other(fields, asks_what)?;
                Ok(Some(Answer::Option { option, other }))
            }
            Kind::MultipleChoice { options, .. } => {
                let chosen: Vec<Code> = fields
                    .iter()
                    .filter(|(field, _)| *field == name)
                    .map(|(_, value)| code(value))
                    .collect::<Result<_, _>>()?;
                if chosen.is_empty() {
                    return Ok(None);
                }
                let asks_what = options.iter().any(|o| o.other && chosen.contains(&o.code));
                let other = self.read_other(fields, asks_what)?;
                Ok(Some(Answer::Options { options: chosen, other }))
            }
            Kind::YesNo => match value {
                None => Ok(None),
                Some("yes") => Ok(Some(Answer::YesNo(true))),
                Some("no") => Ok(Some(Answer::YesNo(false))),
                Some(_) => Err(Problem::NotOffered),
            },
            Kind::Scale { from, to, .. } => match value {
                None => Ok(None),
                Some(value) => (*from..=*to)
                    .find(|point| point_code(*point) == value)
                    .map(|point| Some(Answer::Point(point)))
                    .ok_or(Problem::NotOffered),
            },
            Kind::Matrix { rows, .. } => {
                let mut chosen = ByCode::default();
                for row in rows {
                    if let Some(column) = first(fields, &row_field(&self.code, &row.code)) {
                        chosen.set(row.code.clone(), code(column)?);
                    }
                }
                Ok((!chosen.is_empty()).then_some(Answer::Rows(chosen)))
            }
            Kind::ShortText { most } => typed(text::line(value.unwrap_or_default(), *most)),
            Kind::LongText { most } => typed(text::prose(value.unwrap_or_default(), *most)),
            Kind::Number { .. } => match value.map(str::trim) {
                None | Some("") => Ok(None),
                Some(value) => Decimal::parse(value)
                    .map(|number| Some(Answer::Number(number)))
                    .ok_or(Problem::NotANumber),
            },
        }
    }

    /// What was typed beside an option that was not chosen is left out, not an error.
    fn read_other(&self, fields: &Fields, asks_what: bool) -> Result<Option<String>, Problem> {
        if !asks_what {
            return Ok(None);
        }
        let value = first(fields, &other_field(&self.code)).unwrap_or_default();
        let told = text::line(value, OTHER_TEXT_MOST)?;
        Ok((!told.is_empty()).then_some(told))
    }
}

fn first<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
}

fn code(value: &str) -> Result<Code, Problem> {
    value.parse().map_err(|_| Problem::NotOffered)
}

fn typed(text: Result<String, text::TextProblem>) -> Result<Option<Answer>, Problem> {
    let text = text?;
    Ok((!text.is_empty()).then_some(Answer::Text(text)))
}
