//! Rows as CSV (RFC 4180), harmless in a spreadsheet.

use std::fmt::{Display, Write};

use super::{Cell, Column, NOT_KNOWN, NOT_SAID, harmless};

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// `,`: what R, SPSS and pandas expect.
    Comma,
    /// `;`: what a Finnish or Swedish Excel expects.
    Semicolon,
}

/// What stands between a number's whole part and its decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalMark {
    /// `.`
    Point,
    /// `,`
    Comma,
}

/// How CSV is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Csv {
    /// What stands between two cells.
    pub separator: Separator,
    /// What stands before a number's decimals.
    pub decimal: DecimalMark,
    /// Whether the file begins with a byte order mark, by which Excel knows UTF-8.
    pub byte_order_mark: bool,
}

impl Csv {
    /// For programs: comma, decimal point, no byte order mark.
    pub const PLAIN: Self =
        Self { separator: Separator::Comma, decimal: DecimalMark::Point, byte_order_mark: false };

    /// For Excel in Finnish or Swedish: semicolon, decimal comma, byte order mark.
    pub const NORDIC_EXCEL: Self = Self {
        separator: Separator::Semicolon,
        decimal: DecimalMark::Comma,
        byte_order_mark: true,
    };

    /// Appends the beginning of the file: the byte order mark, if any, and the columns' names.
    pub fn start(self, columns: &[Column], out: &mut String) {
        self.mark(out);
        // Names need neither quotes nor a mark.
        self.line(columns, out, |column, out| out.push_str(&column.name));
    }

    /// Appends the byte order mark, if there is to be one: for a sheet whose names are a row.
    pub fn mark(self, out: &mut String) {
        if self.byte_order_mark {
            out.push('\u{feff}');
        }
    }

    /// Appends one row.
    pub fn row(self, cells: &[Cell<'_>], out: &mut String) {
        self.line(cells, out, |cell, out| self.cell(cell, out));
    }

    fn line<T>(self, items: &[T], out: &mut String, mut write: impl FnMut(&T, &mut String)) {
        for (place, item) in items.iter().enumerate() {
            if place > 0 {
                out.push(self.separator());
            }
            write(item, out);
        }
        out.push_str("\r\n");
    }

    fn cell(self, cell: &Cell<'_>, out: &mut String) {
        match cell {
            Cell::Empty => {}
            Cell::NotSaid => out.push_str(NOT_SAID),
            Cell::NotKnown => out.push_str(NOT_KNOWN),
            Cell::Code(code) => self.quoted(&harmless(code), out),
            Cell::Text(text) => self.quoted(&harmless(text), out),
            Cell::Flag(chosen) => out.push(if *chosen { '1' } else { '0' }),
            Cell::Number(number) if number.decimals() == 0 => plain(number, out),
            Cell::Date(date) => plain(date, out),
            Cell::Time(time) => plain(time, out),
            Cell::Number(number) => {
                let number = number.to_string();
                match self.decimal {
                    DecimalMark::Point => out.push_str(&number),
                    DecimalMark::Comma => self.quoted(&number.replace('.', ","), out),
                }
            }
        }
    }

    /// Quotes only where the text would fall apart without.
    fn quoted(self, text: &str, out: &mut String) {
        if !text.contains([self.separator(), '"', '\r', '\n']) {
            out.push_str(text);
            return;
        }
        out.push('"');
        for (place, piece) in text.split('"').enumerate() {
            if place > 0 {
                out.push_str("\"\"");
            }
            out.push_str(piece);
        }
        out.push('"');
    }

    const fn separator(self) -> char {
        match self.separator {
            Separator::Comma => ',',
            Separator::Semicolon => ';',
        }
    }
}

/// As it shows itself: digits and what stands between them.
fn plain(shown: impl Display, out: &mut String) {
    // Writing to a String cannot fail.
    let _ = write!(out, "{shown}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{Date, Decimal, TimeOfDay};

    fn written(csv: Csv, cells: &[Cell<'_>]) -> String {
        let mut out = String::new();
        csv.row(cells, &mut out);
        out
    }

    #[test]
    fn cells_are_quoted_only_where_needed() {
        let cells =
            [Cell::text("a b"), Cell::text("a,b"), Cell::text("say \"hm\""), Cell::text("a\nb;")];
        assert_eq!(written(Csv::PLAIN, &cells), "a b,\"a,b\",\"say \"\"hm\"\"\",\"a\nb;\"\r\n");
        assert_eq!(written(Csv::NORDIC_EXCEL, &cells), "a b;a,b;\"say \"\"hm\"\"\";\"a\nb;\"\r\n");
    }

    #[test]
    fn asvs_v1_2_10_texts_are_made_harmless_and_numbers_left_alone() {
        let number = |text| Cell::Number(Decimal::parse(text).unwrap());
        let cells = [number("-5"), number("-0.5"), Cell::text("-5"), Cell::text("=A1,\"x\"")];
        assert_eq!(written(Csv::PLAIN, &cells), "-5,-0.5,'-5,\"'=A1,\"\"x\"\"\"\r\n");
        assert_eq!(written(Csv::NORDIC_EXCEL, &cells), "-5;-0,5;'-5;\"'=A1,\"\"x\"\"\"\r\n");
    }

    #[test]
    fn a_decimal_comma_between_commas_is_quoted() {
        let csv = Csv { decimal: DecimalMark::Comma, ..Csv::PLAIN };
        let cells = [Cell::Number(Decimal::parse("1.5").unwrap()), Cell::Flag(true)];
        assert_eq!(written(csv, &cells), "\"1,5\",1\r\n");
    }

    #[test]
    fn empty_not_said_not_known_and_no_are_four_things() {
        let no = [Cell::Flag(false), Cell::Code("no")];
        let cells = [&[Cell::Empty, Cell::NotSaid, Cell::NotKnown][..], &no].concat();
        assert_eq!(written(Csv::PLAIN, &cells), ",not_said,not_known,0,no\r\n");
        let typed = [Cell::text("not_said"), Cell::Code("not_said"), Cell::text("not_known")];
        assert_eq!(written(Csv::PLAIN, &typed), "'not_said,'not_said,'not_known\r\n");
    }

    #[test]
    fn days_and_times_are_iso() {
        let day = Cell::Date(Date::parse("1.2.2026").unwrap());
        let cells = [day, Cell::Time(TimeOfDay::parse("9").unwrap())];
        assert_eq!(written(Csv::NORDIC_EXCEL, &cells), "2026-02-01;09:00\r\n");
    }
}
