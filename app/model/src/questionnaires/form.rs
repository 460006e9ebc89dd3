//! Between the fields of an HTML form and answers: one reading for the browser and the server.
//!
//! A question's fields are named after it: `q-CODE`, `q-CODE-other`, `q-CODE-none`,
//! `q-CODE-row-ROW` (a matrix's row, the place of a ranked option), `q-CODE-from`, `q-CODE-to`. The
//! fields of its parts go on from there: `q-CODE-part-PART`, and so on. Codes hold no `-`.

use super::{Code, FROM, Kind, OTHER_TEXT_MOST, Question, TO, question::point_code};
use crate::{
    answers::{Answer, ByCode, Date, Decimal, PhotoId, Problem, TimeOfDay},
    language::Language,
    text,
};

/// The value of the radio button "prefer not to say"; no code looks like this.
pub const NOT_SAID: &str = "~";
/// The value of the radio button "cannot say".
pub const NOT_KNOWN: &str = "?";

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

impl Entry {
    /// The answer, if there is one that may be stored.
    pub fn given(self) -> Option<Answer> {
        match self {
            Self::Given(answer) => Some(answer),
            Self::Empty | Self::Wrong(_) => None,
        }
    }
}

/// The name of a question's field; the other fields' names begin with it.
pub fn question_field(question: &Code) -> String {
    joined("q", "", question.as_str())
}

/// The name of the field "other, what?" of a question with this field.
pub fn other_field(field: &str) -> String {
    joined(field, "other", "")
}

/// The name of the boxes "prefer not to say" and "cannot say" of a question that has no radio
/// buttons.
pub fn none_field(field: &str) -> String {
    joined(field, "none", "")
}

/// The name of a matrix row's field, or of an option's place.
pub fn row_field(field: &str, row: &str) -> String {
    joined(field, "row", row)
}

/// The name of the field of a part.
pub fn part_field(field: &str, part: &str) -> String {
    joined(field, "part", part)
}

/// The name of one end of a span of days.
pub fn end_field(field: &str, end: &str) -> String {
    joined(field, end, "")
}

fn joined(field: &str, word: &str, code: &str) -> String {
    let mut name = field.to_owned();
    for part in [word, code] {
        if !part.is_empty() {
            name.push('-');
            name.push_str(part);
        }
    }
    name
}

impl<T> Question<T> {
    /// Reads this question's answer from a form's fields; fields of other questions are ignored.
    pub fn read(&self, fields: &Fields) -> Entry {
        match self.read_at(&question_field(&self.code), fields) {
            Ok(Some(answer)) => Entry::Given(answer),
            Ok(None) => Entry::Empty,
            Err(problem) => Entry::Wrong(problem),
        }
    }

    /// The fields that read as this answer: what a form in this language is filled with.
    pub fn write(&self, answer: &Answer, language: Language) -> Vec<(String, String)> {
        let mut fields = Vec::new();
        self.write_at(&question_field(&self.code), answer, language, &mut fields);
        fields
    }

    /// Reads the answer from the fields whose names begin with this one; none if nothing was
    /// entered.
    pub fn read_at(&self, name: &str, fields: &Fields) -> Result<Option<Answer>, Problem> {
        let Some(none) = self.read_none(name, fields) else {
            let answer = self.read_content(name, fields)?;
            return answer.map(|answer| self.accepts(&answer).map(|()| answer)).transpose();
        };
        let is_box = first(fields, &none_field(name)).is_some();
        if is_box && !matches!(self.read_content(name, fields), Ok(None)) {
            return Err(Problem::Contradiction);
        }
        self.accepts(&none).map(|()| Some(none))
    }

    /// "Prefer not to say" or "cannot say", as a radio button or as a box.
    fn read_none(&self, name: &str, fields: &Fields) -> Option<Answer> {
        let radio = first(fields, name).filter(|_| self.kind.has_radios());
        let answer = |mark: &str| match mark {
            NOT_SAID => Some(Answer::NotSaid),
            NOT_KNOWN => Some(Answer::NotKnown),
            _ => None,
        };
        // Pages that were kept on a device before there were two of them send 1.
        let box_answer = |mark| answer(mark).or((mark == "1").then_some(Answer::NotSaid));
        radio.and_then(answer).or_else(|| box_answer(first(fields, &none_field(name))?))
    }

    fn write_at(
        &self,
        name: &str,
        answer: &Answer,
        language: Language,
        fields: &mut Vec<(String, String)>,
    ) {
        let mut write = |name: String, value: String| fields.push((name, value));
        match answer {
            Answer::NotSaid | Answer::NotKnown => {
                let mark = if answer.is_not_said() { NOT_SAID } else { NOT_KNOWN };
                let name = if self.kind.has_radios() { name.to_owned() } else { none_field(name) };
                write(name, mark.to_owned());
            }
            Answer::Option { option, other } => {
                write(name.to_owned(), option.to_string());
                if let Some(told) = other {
                    write(other_field(name), told.clone());
                }
            }
            Answer::Options { options, other } => {
                for option in options {
                    write(name.to_owned(), option.to_string());
                }
                if let Some(told) = other {
                    write(other_field(name), told.clone());
                }
            }
            Answer::YesNo(yes) => {
                write(name.to_owned(), if *yes { "yes" } else { "no" }.to_owned());
            }
            Answer::Point(point) => write(name.to_owned(), point_code(*point)),
            Answer::Rows(rows) => {
                for (row, column) in rows.iter() {
                    write(row_field(name, row.as_str()), column.to_string());
                }
            }
            Answer::Ranked(ranked) => {
                for (place, option) in ranked.iter().enumerate() {
                    write(row_field(name, option.as_str()), (place + 1).to_string());
                }
            }
            Answer::Photos(photos) => {
                let names: Vec<String> = photos.iter().map(PhotoId::to_string).collect();
                write(name.to_owned(), names.join(" "));
            }
            Answer::Text(text) => write(name.to_owned(), text.clone()),
            Answer::Number(number) => write(name.to_owned(), number.shown(language)),
            Answer::Date(date) => write(name.to_owned(), date.to_string()),
            Answer::Time(time) => write(name.to_owned(), time.to_string()),
            Answer::Parts(parts) if matches!(self.kind, Kind::DateRange { .. }) => {
                for (end, part) in parts.iter() {
                    if let Answer::Date(date) = part {
                        write(end_field(name, end.as_str()), date.to_string());
                    }
                }
            }
            Answer::Parts(_) => {
                for (path, field) in self.leaves() {
                    if let Some(part) = answer.at(&path) {
                        field.write_at(&leaf_field(name, &path), part, language, fields);
                    }
                }
            }
        }
    }

    fn read_content(&self, name: &str, fields: &Fields) -> Result<Option<Answer>, Problem> {
        let value = first(fields, name).map(str::trim).filter(|value| !value.is_empty());
        match &self.kind {
            Kind::TextBlock | Kind::Calculated { .. } => Ok(None),
            Kind::SingleChoice { options, .. } | Kind::Place { options } => {
                let Some(option) = value.map(code).transpose()? else { return Ok(None) };
                let asks_what = options.iter().any(|o| o.other && o.code == option);
                let other = read_other(name, fields, asks_what)?;
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
                let other = read_other(name, fields, asks_what)?;
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
                    if let Some(column) = first(fields, &row_field(name, row.code.as_str())) {
                        chosen.set(row.code.clone(), code(column)?);
                    }
                }
                Ok((!chosen.is_empty()).then_some(Answer::Rows(chosen)))
            }
            Kind::Ranking { options, .. } => {
                let place = |option: &Code| first(fields, &row_field(name, option.as_str()));
                let placed = options.iter().filter_map(|o| Some((place(&o.code)?, &o.code)));
                read_places(placed.filter(|(place, _)| !place.is_empty()).collect())
            }
            Kind::ShortText { most, .. } => typed(text::line(value.unwrap_or_default(), *most)),
            Kind::LongText { most, .. } => typed(text::prose(value.unwrap_or_default(), *most)),
            Kind::Number { .. } => {
                let number = |value| Decimal::parse(value).ok_or(Problem::NotANumber);
                value.map(|value| number(value).map(Answer::Number)).transpose()
            }
            Kind::Photos { .. } => value.map(photos).transpose(),
            Kind::Date { .. } => value.map(|value| date(value).map(Answer::Date)).transpose(),
            Kind::Time => value.map(|value| time(value).map(Answer::Time)).transpose(),
            Kind::DateRange { .. } => {
                let mut ends = ByCode::default();
                for end in [FROM, TO] {
                    let value = first(fields, &end_field(name, end)).unwrap_or_default().trim();
                    if let (false, Ok(end)) = (value.is_empty(), end.parse()) {
                        ends.set(end, Answer::Date(date(value)?));
                    }
                }
                Ok((!ends.is_empty()).then_some(Answer::Parts(ends)))
            }
            Kind::Fields { .. } | Kind::Grid { .. } | Kind::Repeated { .. } => {
                let mut parts = ByCode::default();
                for (path, field) in self.leaves() {
                    if let Some(answer) = field.read_at(&leaf_field(name, &path), fields)? {
                        put(&mut parts, &path, answer);
                    }
                }
                Ok((!parts.is_empty()).then_some(Answer::Parts(parts)))
            }
        }
    }
}

/// The name of the field of a part, by the codes that lead to it.
pub fn leaf_field(field: &str, path: &[Code]) -> String {
    path.iter().fold(field.to_owned(), |field, part| part_field(&field, part.as_str()))
}

/// Puts the answer to a part at its place among the others.
fn put(parts: &mut ByCode<Answer>, path: &[Code], answer: Answer) {
    match path {
        [last] => parts.set(last.clone(), answer),
        [first, rest @ ..] => {
            let mut below = match parts.get(first) {
                Some(Answer::Parts(below)) => below.clone(),
                _ => ByCode::default(),
            };
            put(&mut below, rest, answer);
            parts.set(first.clone(), Answer::Parts(below));
        }
        [] => {}
    }
}

/// The names of photos, with spaces between.
fn photos(names: &str) -> Result<Answer, Problem> {
    let name = |name: &str| name.parse().map_err(|()| Problem::NotOffered);
    names.split(' ').map(name).collect::<Result<_, _>>().map(Answer::Photos)
}

/// Options with their places, from 1 without a gap.
fn read_places(mut placed: Vec<(&str, &Code)>) -> Result<Option<Answer>, Problem> {
    let place_of = |(place, _): &(&str, &Code)| place.trim().parse::<usize>().unwrap_or(0);
    placed.sort_by_key(place_of);
    let is_clear = placed.iter().enumerate().all(|(number, one)| place_of(one) == number + 1);
    if !is_clear {
        return Err(Problem::PlacesUnclear);
    }
    let ranked: Vec<Code> = placed.into_iter().map(|(_, option)| option.clone()).collect();
    Ok((!ranked.is_empty()).then_some(Answer::Ranked(ranked)))
}

/// What was typed beside an option that was not chosen is left out, not an error.
fn read_other(name: &str, fields: &Fields, asks_what: bool) -> Result<Option<String>, Problem> {
    if !asks_what {
        return Ok(None);
    }
    let value = first(fields, &other_field(name)).unwrap_or_default();
    let told = text::line(value, OTHER_TEXT_MOST)?;
    Ok((!told.is_empty()).then_some(told))
}

fn first<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
}

fn code(value: &str) -> Result<Code, Problem> {
    value.parse().map_err(|_| Problem::NotOffered)
}

fn date(value: &str) -> Result<Date, Problem> {
    Date::parse(value).ok_or(Problem::NotADate)
}

fn time(value: &str) -> Result<TimeOfDay, Problem> {
    TimeOfDay::parse(value).ok_or(Problem::NotATime)
}

fn typed(text: Result<String, text::TextProblem>) -> Result<Option<Answer>, Problem> {
    let text = text?;
    Ok((!text.is_empty()).then_some(Answer::Text(text)))
}
