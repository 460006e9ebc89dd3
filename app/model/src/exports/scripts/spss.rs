//! SPSS: the table is read as text first, because `not_said` may stand among numbers.

use std::fmt::Write;

use super::{Level, Variable};
use crate::exports::{Codebook, Csv, DecimalMark, NOT_KNOWN, NOT_SAID, Separator};

/// What stands for "prefer not to say" among numbers: smaller than any number that may be asked for,
/// which has fifteen digits, and one that a double holds exactly.
const NUMBER_NOT_SAID: &str = "-9000000000000001";
/// The same of "cannot say".
const NUMBER_NOT_KNOWN: &str = "-9000000000000002";
/// Missing values of texts have eight bytes at most, and `not_known` nine.
const TEXT_NOT_KNOWN: &str = "notknown";
/// The most bytes of a variable's label, so that a line stays within SPSS's 256.
const MOST_LABEL: usize = 160;
/// The most bytes of a value's label.
const MOST_VALUE_LABEL: usize = 120;
/// The most bytes of a text.
const MOST_TEXT: u32 = 32_767;
pub(super) fn syntax(codebook: &Codebook, csv: Csv, table: &str) -> String {
    let variables: Vec<Variable<'_>> = codebook.variables().collect();
    let mut out = read(csv, table, &variables);
    for variable in &variables {
        convert(&mut out, variable);
    }
    out.push_str("VARIABLE LABELS");
    for variable in &variables {
        let label = quoted(&variable.label, MOST_LABEL);
        line(&mut out, &format!("  {} {label}", variable.name));
    }
    out.push_str(".\n");
    for variable in &variables {
        label_values(&mut out, variable);
    }
    out.push_str("EXECUTE.\n");
    out
}

fn line(out: &mut String, words: &str) {
    write!(out, "\n{words}").ok();
}

/// How the table is read: every column as text.
fn read(csv: Csv, table: &str, variables: &[Variable<'_>]) -> String {
    let decimal = match csv.decimal {
        DecimalMark::Point => "DOT",
        DecimalMark::Comma => "COMMA",
    };
    let separator = match csv.separator {
        Separator::Comma => ",",
        Separator::Semicolon => ";",
    };
    let mut out = format!(
        "* Encoding: UTF-8.\n\
         * Put this file and the table into one folder and set it with CD first.\n\
         SET DECIMAL={decimal}.\n\
         GET DATA\n  /TYPE=TXT\n  /FILE={}\n  /ENCODING='UTF8'\n  /ARRANGEMENT=DELIMITED\n  \
         /DELIMITERS='{separator}'\n  /QUALIFIER='\"'\n  /FIRSTCASE=2\n  /VARIABLES=",
        quoted(table, MOST_LABEL)
    );
    for variable in variables {
        let width = match variable.level {
            Level::Text => {
                let asked = variable.described.asked.iter();
                let most = asked.filter_map(|asked| asked.form.most_characters).max();
                // A character takes four bytes at most; a mark may stand before a text.
                most.map_or(64, |most| most.saturating_mul(4).saturating_add(4)).min(MOST_TEXT)
            }
            _ => 64,
        };
        line(&mut out, &format!("    {} A{width}", variable.name));
    }
    out.push_str(".\n");
    out
}

/// Turns what is a number, a day or a time into one.
fn convert(out: &mut String, variable: &Variable<'_>) {
    let name = variable.name;
    let mut recode = |to: &[(&str, &str)]| {
        let present = to.iter().filter(|(code, _)| variable.words_of(code).is_some());
        let pairs: Vec<String> = present.map(|(from, to)| format!("('{from}'='{to}')")).collect();
        if !pairs.is_empty() {
            writeln!(out, "RECODE {name} {}.", pairs.join(" ")).ok();
        }
    };
    let kind = match variable.level {
        Level::Text => return,
        Level::Category => return recode(&[(NOT_KNOWN, TEXT_NOT_KNOWN)]),
        Level::Flag | Level::Number => {
            recode(&[(NOT_SAID, NUMBER_NOT_SAID), (NOT_KNOWN, NUMBER_NOT_KNOWN)]);
            // Without decimals in the form: they would be read into numbers that have none.
            "F20.0"
        }
        Level::Day => {
            recode(&[(NOT_SAID, ""), (NOT_KNOWN, "")]);
            "SDATE10"
        }
        Level::Time => {
            recode(&[(NOT_SAID, ""), (NOT_KNOWN, "")]);
            "TIME5"
        }
    };
    writeln!(out, "ALTER TYPE {name} ({kind}).").ok();
    if variable.level == Level::Number {
        let asked = variable.described.asked.iter();
        let decimals = asked.filter_map(|asked| asked.form.decimals).max().unwrap_or(0);
        writeln!(out, "FORMATS {name} (F20.{decimals}).").ok();
    }
}

/// The words of codes, and which of them are no answers.
fn label_values(out: &mut String, variable: &Variable<'_>) {
    let is_number = matches!(variable.level, Level::Flag | Level::Number);
    if !is_number && variable.level != Level::Category {
        return;
    }
    let code = |value: &str| match (value, is_number) {
        (NOT_SAID, true) => NUMBER_NOT_SAID.to_owned(),
        (NOT_KNOWN, true) => NUMBER_NOT_KNOWN.to_owned(),
        (NOT_KNOWN, false) => quoted(TEXT_NOT_KNOWN, MOST_LABEL),
        (value, true) => value.to_owned(),
        (value, false) => quoted(value, MOST_LABEL),
    };
    if !variable.values.is_empty() {
        write!(out, "VALUE LABELS {}", variable.name).ok();
        for (value, words) in &variable.values {
            line(out, &format!("  {} {}", code(value), quoted(words, MOST_VALUE_LABEL)));
        }
        out.push_str(".\n");
    }
    let missing = [NOT_SAID, NOT_KNOWN].into_iter().filter(|c| variable.words_of(c).is_some());
    let missing: Vec<String> = missing.map(code).collect();
    if !missing.is_empty() {
        writeln!(out, "MISSING VALUES {} ({}).", variable.name, missing.join(", ")).ok();
    }
}

/// A text between apostrophes, cut at so many bytes.
fn quoted(text: &str, most: usize) -> String {
    let text = match text.get(text.floor_char_boundary(most)..) {
        None | Some("") => text,
        Some(_) => &text[..text.floor_char_boundary(most)],
    };
    format!("'{}'", text.replace('\'', "''"))
}
