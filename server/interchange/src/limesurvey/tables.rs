//! The tables of a `.lss` file: rows of named fields, as LimeSurvey's database has them.

use std::collections::BTreeMap;

use quick_xml::{Reader, escape::resolve_xml_entity, events::Event};

use crate::error::{ImportError, Limit, Place};

/// How deep elements may stand in one another.
const MOST_DEPTH: usize = 60;
/// The most rows of all tables together.
const MOST_ROWS: usize = 300_000;

/// One row: its fields by name, blank ones left out.
pub type Row = BTreeMap<String, String>;

/// A file, table by table.
#[derive(Debug, Default)]
pub struct Tables {
    /// What kind of structure it says it is.
    pub kind: String,
    /// The version of the database it comes from.
    pub version: String,
    /// The languages it says it has.
    pub languages: Vec<String>,
    rows: BTreeMap<String, Vec<Row>>,
}

impl Tables {
    /// The rows of a table; none if there is no such table.
    pub fn rows(&self, table: &str) -> &[Row] {
        self.rows.get(table).map_or(&[], Vec::as_slice)
    }

    /// Whether there is such a table.
    pub fn has(&self, table: &str) -> bool {
        self.rows.contains_key(table)
    }
}

/// A field of a row, or nothing.
pub fn field<'r>(row: &'r Row, name: &str) -> &'r str {
    row.get(name).map_or("", String::as_str)
}

/// A field as a number, for an order.
pub fn number(row: &Row, name: &str) -> i64 {
    field(row, name).trim().parse().unwrap_or_default()
}

/// Reads the tables. Entities of a file's own are not looked up, so none can grow.
pub fn read(text: &str) -> Result<Tables, ImportError> {
    let mut reader = Reader::from_str(text);
    let mut tables = Tables::default();
    let mut path: Vec<String> = Vec::new();
    let mut words = String::new();
    let mut row = Row::new();
    let mut count = 0;
    let broken = |reader: &Reader<&[u8]>, detail: &str| ImportError::Broken {
        place: Place::Byte(reader.buffer_position()),
        detail: detail.to_owned(),
    };
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => return Err(broken(&reader, &error.to_string())),
        };
        match event {
            Event::Start(start) => {
                if path.len() >= MOST_DEPTH {
                    return Err(ImportError::TooMuch(Limit::Nesting));
                }
                path.push(start.name().as_ref().to_owned());
                words.clear();
            }
            Event::Text(found) => words.push_str(&found),
            Event::CData(found) => words.push_str(&found),
            Event::GeneralRef(found) => {
                let name = found.to_string();
                let character = found.resolve_char_ref().ok().flatten().map(String::from);
                let known = character.or_else(|| resolve_xml_entity(&name).map(str::to_owned));
                words.push_str(&known.unwrap_or_else(|| format!("&{name};")));
            }
            Event::End(_) => {
                end(&mut tables, &path, &mut row, &mut words, &mut count);
                path.pop();
                words.clear();
            }
            Event::Eof => break,
            _ => {}
        }
        if count > MOST_ROWS {
            return Err(ImportError::TooMuch(Limit::Rows));
        }
    }
    if path.is_empty() { Ok(tables) } else { Err(broken(&reader, "it ends too early")) }
}

/// Keeps what an element that ends here has said.
fn end(tables: &mut Tables, path: &[String], row: &mut Row, words: &mut String, count: &mut usize) {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    match path[..] {
        ["document", "LimeSurveyDocType"] => words.trim().clone_into(&mut tables.kind),
        ["document", "DBVersion"] => words.trim().clone_into(&mut tables.version),
        ["document", "languages", "language"] => tables.languages.push(words.trim().to_owned()),
        ["document", _, "rows", "row", name] if !words.is_empty() => {
            row.insert(name.to_owned(), std::mem::take(words));
        }
        ["document", table, "rows", "row"] => {
            *count += 1;
            tables.rows.entry(table.to_owned()).or_default().push(std::mem::take(row));
        }
        _ => {}
    }
}
