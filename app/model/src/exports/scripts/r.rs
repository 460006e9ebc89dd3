//! R: base R only, so that nothing has to be installed.

use std::fmt::Write;

use super::{Level, Variable, is_no_answer};
use crate::exports::{Codebook, Csv, DecimalMark, NOT_KNOWN, NOT_SAID, Separator};

pub(super) fn script(codebook: &Codebook, csv: Csv, table: &str) -> String {
    let separator = match csv.separator {
        Separator::Comma => ",",
        Separator::Semicolon => ";",
    };
    let mut out = format!(
        "# Encoding: UTF-8. Put this file and the table into one folder and set it with setwd() first.\n\
         answers <- read.csv({}, sep = \"{separator}\", quote = \"\\\"\", colClasses = \"character\",\n  \
         na.strings = \"\", check.names = FALSE, fileEncoding = \"UTF-8-BOM\")\n\
         without <- function(x) replace(x, x %in% c(\"{NOT_SAID}\", \"{NOT_KNOWN}\"), NA)\n",
        quoted(table)
    );
    for variable in codebook.variables() {
        out.push('\n');
        convert(&mut out, csv, &variable);
    }
    out
}

fn convert(out: &mut String, csv: Csv, variable: &Variable<'_>) {
    let column = format!("answers[[{}]]", quoted(variable.name));
    let of = match variable.level {
        Level::Text => None,
        Level::Category | Level::Flag => Some(factor(&column, variable)),
        Level::Number => Some(match csv.decimal {
            DecimalMark::Point => format!("as.numeric(without({column}))"),
            DecimalMark::Comma => {
                format!("as.numeric(sub(\",\", \".\", without({column}), fixed = TRUE))")
            }
        }),
        Level::Day => Some(format!("as.Date(without({column}))")),
        Level::Time => Some(format!("without({column})")),
    };
    if let Some(of) = of {
        writeln!(out, "{column} <- {of}").ok();
    }
    writeln!(out, "attr({column}, \"label\") <- {}", quoted(&variable.label)).ok();
    if variable.level == Level::Number {
        let answers = variable.answers().map(|(value, words)| format!("{} = {value}", name(words)));
        let answers: Vec<String> = answers.collect();
        if !answers.is_empty() {
            let of = answers.join(", ");
            writeln!(out, "attr({column}, \"labels\") <- c({of})").ok();
        }
    }
}

/// Each code is a level; "prefer not to say" and "cannot say" are levels of their own, the last.
fn factor(column: &str, variable: &Variable<'_>) -> String {
    let no_answers = variable.values.iter().filter(|(value, _)| is_no_answer(value));
    let all: Vec<_> = variable.answers().chain(no_answers).collect();
    let codes: Vec<String> = all.iter().map(|(value, _)| quoted(value)).collect();
    let words: Vec<String> = all.iter().map(|(_, words)| quoted(words)).collect();
    format!("factor({column}, levels = c({}), labels = c({}))", codes.join(", "), words.join(", "))
}

/// A text between quotation marks.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A text as the name of an element.
fn name(text: &str) -> String {
    format!("`{}`", text.replace('\\', "\\\\").replace('`', "\\`"))
}
