//! SurveyJS JSON.

mod kinds;
mod lines;
mod matrices;
mod texts;

use model::language::Language;
use serde_json::Value;

use crate::{
    Import,
    conditions::{Dialect, Tree, parse},
    draft::{Draft, Held},
    error::{ImportError, Limit},
    json::{entries, field, get, says},
    report::{Format, Note, Why},
    texts::{Foreign, Languages},
};

/// How deep panels may stand in one another.
const MOST_DEPTH: usize = 30;
/// What browsers are told of a list of districts, in the words of HTML.
pub const DISTRICT: &str = "address-level3";

/// Whether a JSON is such a file.
pub fn is_one(file: &Value) -> bool {
    ["pages", "elements", "questions"].iter().any(|name| get(file, name).is_array())
}

/// Reads a file.
pub fn read(file: &Value, place: Language) -> Result<Import, ImportError> {
    let locale = field(file, "locale");
    let base = if locale.is_empty() { "en" } else { &locale };
    let languages = Languages::choose(base, &texts::languages(file), place, false);
    let is_random = is_random(file) && get(file, "pages").is_array();
    let mut reader = Reader { draft: Draft::new(languages), base: base.to_owned(), is_random };
    if get(file, "pages").is_array() {
        for (_, page) in entries(get(file, "pages")) {
            reader.page(page)?;
        }
    } else {
        reader.page(file)?;
    }
    if reader.draft.entry_count() == 0 {
        return Err(ImportError::NoQuestions);
    }
    reader.rest(file);
    let title = texts::text(file.get("title"), base);
    reader.draft.finish(Format::SurveyJs, None, &title)
}

struct Reader {
    draft: Draft,
    base: String,
    /// Whether questions stand in an order at random where their page says nothing of it.
    is_random: bool,
}

impl Reader {
    fn text(&self, element: &Value, name: &str) -> Foreign {
        texts::text(element.get(name), &self.base)
    }

    fn page(&mut self, page: &Value) -> Result<(), ImportError> {
        let is_page =
            page.get("pages").is_none() && !page.get("locale").is_some_and(Value::is_string);
        let title = if is_page { self.text(page, "title") } else { Foreign::default() };
        let held = condition(page, "visibleIf").into_iter().collect();
        self.draft.page(&field(page, "name"), "page", &title, held);
        if is_random(page) || (self.is_random && field(page, "questionOrder") != "initial") {
            self.draft.random_questions();
        }
        self.note_switches(page);
        self.draft
            .words(&format!("about_{}", field(page, "name")), &self.text(page, "description"));
        self.elements(page, 0)
    }

    fn elements(&mut self, holder: &Value, depth: usize) -> Result<(), ImportError> {
        if depth > MOST_DEPTH {
            return Err(ImportError::TooMuch(Limit::Nesting));
        }
        for name in ["elements", "questions"] {
            for (_, element) in entries(get(holder, name)) {
                if matches!(field(element, "type").as_str(), "panel" | "flowpanel") {
                    self.panel(element, depth)?;
                } else {
                    let item = kinds::item(element, &self.base, &mut self.draft);
                    self.draft.push(item)?;
                }
            }
        }
        Ok(())
    }

    /// A panel is a heading; its condition is that of everything in it.
    fn panel(&mut self, panel: &Value, depth: usize) -> Result<(), ImportError> {
        let first = self.draft.entry_count();
        let heading = self.text(panel, "title").joined("\n", &self.text(panel, "description"));
        if !heading.is_empty() {
            let item = kinds::heading(panel, &heading, &mut self.draft);
            self.draft.push(item)?;
        }
        if is_random(panel) {
            self.draft.page_note(Note::RandomOrderLost);
        }
        self.note_switches(panel);
        self.elements(panel, depth + 1)?;
        let last = self.draft.entry_count();
        if let Some(held) = condition(panel, "visibleIf") {
            if first == last {
                self.draft.lost_condition(&held.original, Why::NotExpressible);
            } else {
                self.draft.hold(first, first..last, held);
            }
        }
        Ok(())
    }

    fn note_switches(&mut self, holder: &Value) {
        for name in ["enableIf", "requiredIf"] {
            if let Some(held) = condition(holder, name) {
                self.draft.lost_condition(&held.original, Why::NotExpressible);
            }
        }
        if get(holder, "visible") == &Value::Bool(false) {
            self.draft.page_note(Note::WasHidden);
        }
    }

    fn rest(&mut self, file: &Value) {
        for (name, what) in [
            ("description", "description"),
            ("completedBeforeHtml", "end"),
            ("loadingHtml", "loading"),
        ] {
            let text = self.text(file, name);
            if let Some(text) = text.any(&self.base) {
                let text = crate::html::plain(text).text;
                self.draft.notes.add(Note::TextLeftOut { what, text });
            }
        }
        self.draft.end(&self.text(file, "completedHtml"), None);
        for (_, one) in entries(get(file, "completedHtmlOnCondition")) {
            if let Some(held) = condition(one, "expression") {
                self.draft.end(&self.text(one, "html"), Some(held));
            }
        }
        for name in ["triggers", "calculatedValues"] {
            for (_, one) in entries(get(file, name)) {
                if name == "triggers" && field(one, "type") == "complete" {
                    if let Some(held) = condition(one, "expression") {
                        self.draft.end_early(held);
                    }
                    continue;
                }
                let what = format!("{name}: {}", field(one, "type"));
                self.draft.notes.add(Note::NotUnderstood { what });
                let original = field(one, "expression");
                if !original.is_empty() && name != "calculatedValues" {
                    self.draft.lost_condition(&original, Why::NotExpressible);
                }
            }
        }
        if says(file, "maxTimeToFinish") || says(file, "timeLimit") {
            self.draft.notes.add(Note::TimeLimitLost);
        }
    }
}

/// Whether questions stand in an order at random, as newer and older files say it.
fn is_random(holder: &Value) -> bool {
    ["questionOrder", "questionsOrder"].iter().any(|name| field(holder, name) == "random")
}

/// A condition of an element, if it has one under this name.
fn condition(element: &Value, name: &str) -> Option<Held> {
    let original = field(element, name);
    if original.trim().is_empty() {
        return None;
    }
    let tree = parse(&original, Dialect::SurveyJs).map(bare);
    Some(Held { original, tree: tree.ok_or(Why::NotUnderstood) })
}

/// The names without what says that they are compared as they are; `{q.length}` is a count.
fn bare(tree: Tree) -> Tree {
    tree.mapped(&|name| {
        let name = name.trim_start_matches('#');
        match name.strip_suffix(".length") {
            Some(counted) => Tree::Call("count".to_owned(), vec![Tree::Name(counted.to_owned())]),
            None => Tree::Name(name.to_owned()),
        }
    })
}
