//! The codebook as a table, for CSV and workbooks.

use std::{borrow::Cow, collections::BTreeSet, fmt::Write};

use super::{Asked, Codebook, Described, Meaning};
use crate::{
    answers::{Date, Decimal},
    exports::{Cell, NOT_KNOWN, NOT_SAID},
    language::{TextLanguage, Texts},
};

impl Codebook {
    /// The codebook as rows of one length, the first of them names; the main language comes first.
    ///
    /// A row without a `code` says how a column was asked (one row as long as nothing changed), a
    /// row with a code what it means; rows without a `column` are notes.
    pub fn sheet(&self) -> Vec<Vec<Cell<'_>>> {
        let mut rows = vec![self.names()];
        rows.extend(self.columns.iter().flat_map(|column| self.rows_of(column)));
        rows.extend(self.notes.iter().map(|note| {
            let start = [Cell::Empty, Cell::Code("note"), Cell::Empty, Cell::Empty];
            start.into_iter().chain(self.texts(Some(note))).collect()
        }));
        let width = rows.first().map_or(0, Vec::len);
        // Only notes and codes are shorter: they have no rules.
        for row in &mut rows {
            row.resize(width, Cell::Empty);
        }
        rows
    }

    fn names(&self) -> Vec<Cell<'static>> {
        let texts = |name: &'static str| {
            let name = move |language| Cell::Text(format!("{name}_{language}").into());
            self.languages().into_iter().map(name)
        };
        let plain = |names: &'static [&'static str]| names.iter().map(|name| Cell::Code(name));
        plain(&["column", "holds", "code", "versions"])
            .chain(texts("label"))
            .chain(texts("part"))
            .chain(texts("hint"))
            .chain(texts("unit"))
            .chain(plain(&[
                "least",
                "greatest",
                "step",
                "sum",
                "decimals",
                "first_day",
                "last_day",
            ]))
            .chain(plain(&["least_characters", "most_characters"]))
            .chain(plain(&["least_options", "most_options"]))
            .chain(plain(&["required", "may_decline", "may_not_know", "shown_if"]))
            .collect()
    }

    /// Those of the service and any others in which something was asked.
    fn languages(&self) -> Vec<TextLanguage> {
        let texts = self.columns.iter().flat_map(|column| {
            let asked = column.asked.iter().map(|asked| &asked.form.text);
            asked.chain(column.values.iter().map(|value| &value.label))
        });
        let others: BTreeSet<TextLanguage> =
            texts.flat_map(|texts| texts.others.keys().copied()).collect();
        let mut languages: Vec<TextLanguage> =
            TextLanguage::USUAL.into_iter().chain(others).collect();
        // Stable: the others keep the order in which they are offered.
        languages.sort_by_key(|language| *language != self.main_language.into());
        languages
    }

    fn texts<'a>(&self, texts: Option<&'a Texts>) -> Vec<Cell<'a>> {
        let text = |language| texts.and_then(|texts| texts.exactly(language));
        let cell = |language| text(language).map_or(Cell::Empty, Cell::text);
        self.languages().into_iter().map(cell).collect()
    }

    fn rows_of<'a>(&'a self, column: &'a Described) -> impl Iterator<Item = Vec<Cell<'a>>> {
        let asked = column.asked.iter().map(|asked| self.asked_row(column, asked));
        asked.chain(column.values.iter().map(|value| self.value_row(column, value)))
    }

    fn asked_row<'a>(&'a self, column: &'a Described, asked: &'a Asked) -> Vec<Cell<'a>> {
        let form = &asked.form;
        let number = |number: Option<Decimal>| number.map_or(Cell::Empty, Cell::Number);
        let count =
            |count: Option<u32>| number(count.map(|count| Decimal::whole(i64::from(count))));
        let day = |day: Option<Date>| day.map_or(Cell::Empty, Cell::Date);
        let start = [Cell::Code(&column.column), Cell::Code(column.holds), Cell::Empty];
        start
            .into_iter()
            .chain([listed(&asked.versions)])
            .chain(self.texts(Some(&form.text)))
            .chain(self.texts(form.part.as_ref()))
            .chain(self.texts(form.hint.as_ref()))
            .chain(self.texts(form.unit.as_ref()))
            .chain([form.least, form.greatest, form.step, form.sum].map(number))
            .chain([count(form.decimals.map(u32::from))])
            .chain([form.first_day, form.last_day].map(day))
            .chain([form.least_characters, form.most_characters].map(count))
            .chain([form.least_options, form.most_options].map(count))
            .chain([form.required, form.may_decline, form.may_not_know].map(Cell::Flag))
            .chain([form.shown_if.as_deref().map_or(Cell::Empty, Cell::text)])
            .collect()
    }

    fn value_row<'a>(&'a self, column: &'a Described, meaning: &'a Meaning) -> Vec<Cell<'a>> {
        let code = match meaning.value.as_str() {
            NOT_SAID => Cell::NotSaid,
            NOT_KNOWN => Cell::NotKnown,
            // The format puts its own mark before it.
            code => Cell::Code(code.strip_prefix('\'').unwrap_or(code)),
        };
        [Cell::Code(&column.column), Cell::Code(column.holds), code, listed(&meaning.versions)]
            .into_iter()
            .chain(self.texts(Some(&meaning.label)))
            .collect()
    }
}

/// Version numbers with spaces between: no separator of any format.
fn listed(versions: &[i64]) -> Cell<'static> {
    let mut list = String::new();
    for version in versions {
        let space = if list.is_empty() { "" } else { " " };
        // Writing to a String cannot fail.
        let _ = write!(list, "{space}{version}");
    }
    Cell::Text(Cow::Owned(list))
}
