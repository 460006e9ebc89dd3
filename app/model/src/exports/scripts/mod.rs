//! Scripts that come with a CSV table and give its columns and codes their words in SPSS and in R.

mod r;
mod spss;

use super::{
    Codebook, Csv, NOT_KNOWN, NOT_SAID,
    codebook::{Described, Meaning},
};
use crate::language::Texts;

/// How a program has to take a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    /// Words as they stand.
    Text,
    /// One of some codes.
    Category,
    /// Yes or no as 1 and 0.
    Flag,
    /// Points or places: numbers that have words, or an order.
    Number,
    /// A day, `yyyy-mm-dd`.
    Day,
    /// A time of day, `hh:mm`.
    Time,
}

/// One column as a script sees it.
struct Variable<'a> {
    name: &'a str,
    level: Level,
    label: String,
    /// Each code once, with its newest words; "prefer not to say" and "cannot say" among them.
    values: Vec<(&'a str, String)>,
    described: &'a Described,
}

impl Variable<'_> {
    /// The codes that are answers.
    fn answers(&self) -> impl Iterator<Item = &(&str, String)> {
        self.values.iter().filter(|(value, _)| !is_no_answer(value))
    }

    /// The words of "prefer not to say" or "cannot say", where it can stand in the column.
    fn words_of(&self, code: &str) -> Option<&str> {
        let found = self.values.iter().find(|(value, _)| *value == code);
        found.map(|(_, words)| words.as_str())
    }
}

fn is_no_answer(value: &str) -> bool {
    value == NOT_SAID || value == NOT_KNOWN
}

impl Codebook {
    /// Syntax for SPSS that reads the table of this name.
    pub fn spss(&self, csv: Csv, table: &str) -> String {
        spss::syntax(self, csv, table)
    }

    /// A script for R that reads the table of this name.
    pub fn r(&self, csv: Csv, table: &str) -> String {
        r::script(self, csv, table)
    }

    fn variables(&self) -> impl Iterator<Item = Variable<'_>> {
        self.columns.iter().map(|described| Variable {
            name: &described.column,
            level: level(described.holds),
            label: self.label(described),
            values: self.values(described),
            described,
        })
    }

    /// The words of the newest version on one line.
    fn label(&self, described: &Described) -> String {
        let Some(asked) = described.asked.first() else { return String::new() };
        let form = &asked.form;
        let parts = [Some(&form.text), form.part.as_ref()].into_iter().flatten();
        parts.map(|texts| self.words(texts)).collect::<Vec<_>>().join(" – ")
    }

    fn values<'a>(&self, described: &'a Described) -> Vec<(&'a str, String)> {
        let mut values: Vec<(&str, String)> = Vec::new();
        for Meaning { value, label, .. } in &described.values {
            if values.iter().all(|(known, _)| known != value) {
                let words = self.words(label);
                let words = if words.is_empty() { value.clone() } else { words };
                values.push((value, words));
            }
        }
        values
    }

    /// A text in the main language on one line, without what neither program takes.
    fn words(&self, texts: &Texts) -> String {
        let text = texts.shown(self.main_language, self.main_language).text;
        let words = text.split(|sign: char| sign.is_whitespace() || sign.is_control());
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

fn level(holds: &str) -> Level {
    match holds {
        "single_choice" | "yes_no" | "matrix_row" => Level::Category,
        "multiple_choice_option" => Level::Flag,
        "version" | "scale" | "ranking_place" | "number" | "photos" => Level::Number,
        "day" | "date" | "date_range_from" | "date_range_to" => Level::Day,
        "time" => Level::Time,
        _ => Level::Text,
    }
}

#[cfg(test)]
mod tests;
