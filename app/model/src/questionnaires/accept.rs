//! Whether an answer fits its question: enough to be stored, and enough to be sent.

use super::{Choice, Code, Kind, MOST_REPEATED, OTHER_TEXT_MOST, Question};
use crate::{
    answers::{Answer, ByCode, Date, Decimal, PhotoId, Problem},
    text,
};

/// The code of the first part of a span of days.
pub const FROM: &str = "from";
/// The code of its last part.
pub const TO: &str = "to";

/// The code of a repetition of fields, by its number from 1.
pub fn repetition(number: u8) -> Option<Code> {
    let is_one = (1..=MOST_REPEATED).contains(&number);
    format!("n{number}").parse().ok().filter(|_| is_one)
}

impl<T> Question<T> {
    /// Whether this answer may be stored as the answer to this question, complete or not.
    pub fn accepts(&self, answer: &Answer) -> Result<(), Problem> {
        let is_offered = match answer {
            Answer::NotSaid => self.may_decline,
            Answer::NotKnown => self.may_not_know,
            _ => return self.accepts_content(answer),
        };
        if is_offered { Ok(()) } else { Err(Problem::NotOffered) }
    }

    fn accepts_content(&self, answer: &Answer) -> Result<(), Problem> {
        match (&self.kind, answer) {
            (
                Kind::SingleChoice { options, .. } | Kind::Place { options },
                Answer::Option { option, other },
            ) => {
                let chosen = find(options, option)?;
                accepts_other(other.as_deref(), chosen.other)
            }
            (
                Kind::MultipleChoice { options, at_most, .. },
                Answer::Options { options: chosen, other },
            ) => accepts_options(options, *at_most, chosen, other.as_deref()),
            (Kind::YesNo, Answer::YesNo(_)) | (Kind::Time, Answer::Time(_)) => Ok(()),
            (Kind::Scale { from, to, .. }, Answer::Point(point)) => {
                if (from..=to).contains(&point) { Ok(()) } else { Err(Problem::NotOffered) }
            }
            (Kind::Matrix { rows, columns }, Answer::Rows(chosen)) => {
                for (row, column) in chosen.iter() {
                    find(rows, row)?;
                    find(columns, column)?;
                }
                if chosen.is_empty() { Err(Problem::NotOffered) } else { Ok(()) }
            }
            (Kind::Ranking { options, at_most }, Answer::Ranked(ranked)) => {
                accepts_options(options, *at_most, ranked, None)
            }
            (Kind::ShortText { most, .. }, Answer::Text(typed)) => {
                accepts_text(typed, &text::line(typed, *most).map_err(Problem::from)?)
            }
            (Kind::LongText { most, .. }, Answer::Text(typed)) => {
                accepts_text(typed, &text::prose(typed, *most).map_err(Problem::from)?)
            }
            (Kind::Number { least, greatest, decimals, step, .. }, Answer::Number(number)) => {
                accepts_number(*number, *least, *greatest, *decimals)?;
                accepts_step(*number, *least, *step)
            }
            (Kind::Photos { at_most }, Answer::Photos(photos)) => accepts_photos(photos, *at_most),
            (Kind::Date { first, last }, Answer::Date(date)) => accepts_date(*date, *first, *last),
            (Kind::DateRange { first, last }, Answer::Parts(parts)) => {
                accepts_span(parts, *first, *last)
            }
            (Kind::Fields { .. } | Kind::Grid { .. } | Kind::Repeated { .. }, Answer::Parts(_)) => {
                self.accepts_parts(answer)
            }
            _ => Err(Problem::NotOffered),
        }
    }

    /// Every part that is answered is one of the question's, and its answer fits.
    fn accepts_parts(&self, answer: &Answer) -> Result<(), Problem> {
        let mut known = 0;
        for (path, field) in self.leaves() {
            if let Some(of_field) = answer.at(&path) {
                field.accepts(of_field)?;
                known += 1;
            }
        }
        if known > 0 && known == answer.count_leaves() { Ok(()) } else { Err(Problem::NotOffered) }
    }

    /// Whether this answer (or its absence) is complete enough to go on and to send.
    pub fn completes(&self, answer: Option<&Answer>) -> Result<(), Problem> {
        if !self.is_answerable() {
            return Ok(());
        }
        let Some(answer) = answer else {
            return if self.required { Err(Problem::Missing) } else { Ok(()) };
        };
        self.accepts(answer)?;
        match (&self.kind, answer) {
            (
                Kind::SingleChoice { options, .. } | Kind::Place { options },
                Answer::Option { option, other: None },
            ) => other_is_told(options, std::slice::from_ref(option)),
            (
                Kind::MultipleChoice { options, at_least, .. },
                Answer::Options { options: chosen, other },
            ) => {
                if chosen.len() > 1 && options.iter().any(|o| o.alone && chosen.contains(&o.code)) {
                    return Err(Problem::NotAlone);
                }
                let is_alone = options.iter().any(|o| o.alone && chosen.contains(&o.code));
                match at_least {
                    Some(least) if chosen.len() < *least as usize && !is_alone => {
                        Err(Problem::TooFew { least: *least })
                    }
                    _ if other.is_none() => other_is_told(options, chosen),
                    _ => Ok(()),
                }
            }
            (Kind::Matrix { rows, .. }, Answer::Rows(chosen)) if self.required => {
                if rows.iter().all(|row| chosen.contains(&row.code)) {
                    Ok(())
                } else {
                    Err(Problem::MissingRows)
                }
            }
            (Kind::Ranking { options, at_most }, Answer::Ranked(ranked)) if self.required => {
                let places = at_most.map_or(options.len(), |most| options.len().min(most as usize));
                if ranked.len() < places { Err(Problem::PlacesUnclear) } else { Ok(()) }
            }
            (
                Kind::ShortText { at_least, .. } | Kind::LongText { at_least, .. },
                Answer::Text(typed),
            ) if text::length(typed) < *at_least => Err(Problem::TooShort { least: *at_least }),
            (Kind::DateRange { .. }, Answer::Parts(parts)) if parts.len() < 2 => {
                Err(Problem::NotASpan)
            }
            (Kind::Fields { .. } | Kind::Grid { .. } | Kind::Repeated { .. }, Answer::Parts(_)) => {
                self.completes_parts(answer)
            }
            _ => Ok(()),
        }
    }

    fn completes_parts(&self, answer: &Answer) -> Result<(), Problem> {
        let repeats = matches!(self.kind, Kind::Repeated { .. });
        for (path, field) in self.leaves() {
            // A repetition that was not begun asks for nothing.
            let is_asked = !repeats || path.get(..1).and_then(|first| answer.at(first)).is_some();
            let is_required = field.required || (self.required && !repeats);
            match answer.at(&path) {
                None if is_asked && is_required => return Err(Problem::MissingRows),
                None => {}
                Some(of_field) => field.completes(Some(of_field))?,
            }
        }
        match &self.kind {
            Kind::Fields { sum: Some(sum), .. } => self.adds_up(answer, *sum),
            _ => Ok(()),
        }
    }

    fn adds_up(&self, answer: &Answer, sum: Decimal) -> Result<(), Problem> {
        let mut numbers =
            self.leaves().into_iter().filter_map(|(path, _)| answer.at(&path)?.number());
        let total = numbers.try_fold(Decimal::whole(0), Decimal::plus);
        if total == Some(sum) { Ok(()) } else { Err(Problem::WrongSum { sum }) }
    }
}

fn find<'a, T>(choices: &'a [Choice<T>], code: &Code) -> Result<&'a Choice<T>, Problem> {
    choices.iter().find(|choice| choice.code == *code).ok_or(Problem::NotOffered)
}

fn accepts_options<T>(
    options: &[Choice<T>],
    at_most: Option<u32>,
    chosen: &[Code],
    other: Option<&str>,
) -> Result<(), Problem> {
    let mut asks_what = false;
    for (position, code) in chosen.iter().enumerate() {
        asks_what |= find(options, code)?.other;
        if chosen[..position].contains(code) {
            return Err(Problem::NotOffered);
        }
    }
    if chosen.is_empty() {
        return Err(Problem::NotOffered);
    }
    match at_most {
        Some(most) if chosen.len() > most as usize => Err(Problem::TooMany { most }),
        _ => accepts_other(other, asks_what),
    }
}

fn accepts_other(other: Option<&str>, asks_what: bool) -> Result<(), Problem> {
    match other {
        Some(_) if !asks_what => Err(Problem::NotOffered),
        Some(typed) => accepts_text(typed, &text::line(typed, OTHER_TEXT_MOST)?),
        None => Ok(()),
    }
}

/// Stored text is always in its clean form, so that both sides hold the same characters.
fn accepts_text(typed: &str, clean: &str) -> Result<(), Problem> {
    if typed == clean && !clean.is_empty() { Ok(()) } else { Err(Problem::NotOffered) }
}

fn accepts_number(
    number: Decimal,
    least: Option<Decimal>,
    greatest: Option<Decimal>,
    decimals: u8,
) -> Result<(), Problem> {
    match (least, greatest) {
        (Some(least), _) if number < least => Err(Problem::TooSmall { least }),
        (_, Some(greatest)) if number > greatest => Err(Problem::TooGreat { greatest }),
        _ if number.decimals() > decimals => Err(Problem::TooManyDecimals { most: decimals }),
        _ => Ok(()),
    }
}

fn accepts_step(
    number: Decimal,
    least: Option<Decimal>,
    step: Option<Decimal>,
) -> Result<(), Problem> {
    match step {
        Some(step) if !number.is_on_step(least.unwrap_or(Decimal::whole(0)), step) => {
            Err(Problem::OffStep { step })
        }
        _ => Ok(()),
    }
}

fn accepts_date(date: Date, first: Option<Date>, last: Option<Date>) -> Result<(), Problem> {
    match (first, last) {
        (Some(first), _) if date < first => Err(Problem::TooEarly { first }),
        (_, Some(last)) if date > last => Err(Problem::TooLate { last }),
        _ => Ok(()),
    }
}

/// Each once, and no more than the question takes.
fn accepts_photos(photos: &[PhotoId], at_most: u8) -> Result<(), Problem> {
    let is_twice = |(place, photo): (usize, &PhotoId)| photos[..place].contains(photo);
    if photos.is_empty() || photos.iter().enumerate().any(is_twice) {
        return Err(Problem::NotOffered);
    }
    if photos.len() > usize::from(at_most) {
        return Err(Problem::TooMany { most: u32::from(at_most) });
    }
    Ok(())
}

/// Both ends are days, in order; one alone may be stored for the time being.
fn accepts_span(
    parts: &ByCode<Answer>,
    first: Option<Date>,
    last: Option<Date>,
) -> Result<(), Problem> {
    let mut ends = [None, None];
    for (code, part) in parts.iter() {
        let Answer::Date(date) = part else { return Err(Problem::NotOffered) };
        let end = usize::from(code.as_str() == TO);
        if end == 0 && code.as_str() != FROM {
            return Err(Problem::NotOffered);
        }
        accepts_date(*date, first, last)?;
        ends[end] = Some(*date);
    }
    match ends {
        [None, None] => Err(Problem::NotOffered),
        [Some(from), Some(to)] if from > to => Err(Problem::NotASpan),
        _ => Ok(()),
    }
}

fn other_is_told<T>(options: &[Choice<T>], chosen: &[Code]) -> Result<(), Problem> {
    let untold = options.iter().any(|option| option.other && chosen.contains(&option.code));
    if untold { Err(Problem::OtherUntold) } else { Ok(()) }
}
