//! XLSForm workbooks: one sheet of questions, one of choices, one of settings.

mod choices;
mod columns;
mod constraints;
mod groups;
mod kinds;
mod workbook;

use std::collections::BTreeMap;

use model::language::Language;

use self::{columns::Columns, workbook::Row};
use crate::{
    Import,
    conditions::{Dialect, Tree, parse},
    draft::{Draft, Held},
    error::ImportError,
    report::{Format, Note, Why},
    texts::{Foreign, Languages},
};

/// Marks of groups that were questions with parts when we wrote the file.
pub const FIELDS: &str = "kanssa-fields";
/// A grid: a group of groups, one for each row.
pub const GRID: &str = "kanssa-grid";
/// A choice among places.
pub const PLACE: &str = "kanssa-place";
/// A span of days.
pub const SPAN: &str = "kanssa-span";
/// A page.
pub const PAGE: &str = "field-list";
/// The list of choices that is "yes or no".
pub const YES_NO: &str = "kanssa_yes_no";

/// The choice that says "prefer not to say", as we write it.
pub const NOT_SAID_NAME: &str = "kanssa_not_said";
/// The choice that says "cannot say".
pub const NOT_KNOWN_NAME: &str = "kanssa_not_known";

/// Whether bytes begin as an archive does.
pub fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Reads a file.
pub fn read(bytes: &[u8], place: Language) -> Result<Import, ImportError> {
    let [survey, choices, settings] = workbook::read(bytes, ["survey", "choices", "settings"])?;
    if survey.0.is_empty() {
        return Err(ImportError::UnknownFormat);
    }
    let settings = settings.1.into_iter().next().map(|(_, row)| row).unwrap_or_default();
    let setting = |name: &str| settings.get(name).cloned().unwrap_or_default();
    let columns = Columns::of(&survey.0, &choices.0, &setting("default_language"));
    let languages = Languages::choose(&columns.base, &columns.languages, place, false);
    let mut lists: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for (_, row) in choices.1 {
        let list = row.get("list_name").or(row.get("list name")).cloned().unwrap_or_default();
        lists.entry(list).or_default().push(row);
    }
    let mut form = Form { columns, lists, draft: Draft::new(languages) };
    let mut rows = groups::nested(survey.1)?;
    groups::fold_others(&mut rows, &form.lists);
    groups::place(&mut form, &rows)?;
    if form.draft.entry_count() == 0 {
        return Err(ImportError::NoQuestions);
    }
    let title = Foreign::one(&form.columns.base, &setting("form_title"));
    let version = Some(setting("version")).filter(|version| !version.is_empty());
    form.draft.finish(Format::XlsForm, version, &title)
}

/// A form while it is read.
pub struct Form {
    pub columns: Columns,
    /// The lists of choices by name.
    pub lists: BTreeMap<String, Vec<Row>>,
    pub draft: Draft,
}

/// A cell of a row, or nothing.
pub fn cell<'r>(row: &'r Row, name: &str) -> &'r str {
    row.get(name).map_or("", String::as_str)
}

/// The condition of a row, if it has one.
pub fn relevant(row: &Row) -> Option<Held> {
    let original = [cell(row, "relevant"), cell(row, "relevance")].concat();
    if matches!(original.as_str(), "" | "true()" | "1") {
        return None;
    }
    let tree = parse(&original, Dialect::XlsForm);
    Some(Held { original, tree: tree.ok_or(Why::NotUnderstood) })
}

/// Whether a cell says yes.
pub fn is_yes(text: &str) -> bool {
    matches!(text.to_ascii_lowercase().as_str(), "yes" | "true" | "true()" | "1")
}

/// What a row says that no question of ours has.
pub fn note_losses(row: &Row, notes: &mut crate::texts::Notes) {
    for name in ["default", "calculation", "trigger"] {
        if !cell(row, name).is_empty() {
            notes.once(Note::DefaultLost);
        }
    }
    let filter = cell(row, "choice_filter");
    if !filter.is_empty() {
        notes.add(Note::FilterLost { original: filter.to_owned() });
    }
    let has_media = |name: &String| {
        ["media", "image", "audio", "video", "big-image"].iter().any(|m| name.starts_with(m))
    };
    if row.keys().any(has_media) {
        notes.once(Note::MediaRemoved);
    }
    if is_yes(cell(row, "read_only")) || is_yes(cell(row, "readonly")) {
        notes.add(Note::SettingLost { setting: "read_only".to_owned() });
    }
    if cell(row, "parameters").contains("randomize") {
        notes.add(Note::RandomOrderLost);
    }
}

/// A tree that is looked at as a check of the row's own answer.
pub fn check(text: &str) -> Option<Tree> {
    parse(text, Dialect::XlsForm)
}
