//! A questionnaire while it is put together from a file of another tool.

mod conditions;
mod ends;
mod formulas;
mod item;
mod orders;
mod places;
mod repair;

use model::{
    language::{Language, Texts},
    questionnaires::{Code, Embedded, Kind, Page, Question, Questionnaire},
};

pub use item::{
    Choices, Held, Item, Offer, calculated, keep_random_order, kind_name, photos, question,
};

use crate::{
    Import,
    codes::Codes,
    conditions::{Names, Test, on_option},
    error::{ImportError, Limit},
    report::{Entry, Format, Note, Ours, Outcome, Report, Totals, Why},
    texts::{Foreign, Languages, Notes},
};

/// The most questions of a file.
pub const MOST_QUESTIONS: usize = 3_000;
/// The most options, rows or fields of one question.
pub const MOST_CHOICES: usize = 3_000;

/// What a condition decides about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Holder {
    Page(usize),
    /// Every question that one question of the file has become.
    Entry(usize),
    /// This option or row of the first of them.
    Choice(usize, Code),
}

/// A condition of the file that waits until all names are known.
#[derive(Clone, Debug)]
struct Pending {
    /// Where it is told what became of it.
    owner: Holder,
    /// What is shown only if it holds.
    holders: Vec<Holder>,
    held: Held,
    /// How many questions come before the first of them.
    before: usize,
}

/// A questionnaire while it is put together.
#[derive(Debug)]
pub struct Draft {
    /// The languages of the file.
    pub languages: Languages,
    /// What the names in conditions stand for.
    pub names: Names,
    /// What concerns the questionnaire as a whole.
    pub notes: Notes,
    pages: Vec<Page>,
    page_entries: Vec<Entry>,
    entries: Vec<Entry>,
    page_codes: Codes,
    question_codes: Codes,
    pending: Vec<Pending>,
    /// Conditions of our own making, as a comment that follows an answer.
    own: Vec<(Code, Test)>,
    /// Names that stand for whether a question of the file is shown.
    shown_names: Vec<(String, usize)>,
    /// Conditions of all that comes after a question.
    rest: Vec<(usize, Held)>,
    rules: Vec<formulas::Rule>,
    formulas: Vec<formulas::Formula>,
    /// What could not be worked out.
    dropped: Vec<Code>,
    /// Those of the file's that ask nothing and did not come over.
    silent: Vec<usize>,
    ends: ends::Ends,
    orders: orders::Orders,
    unused: usize,
    lost_conditions: usize,
}

impl Draft {
    /// An empty one.
    pub fn new(languages: Languages) -> Self {
        let notes = Notes(languages.notes());
        Self {
            languages,
            notes,
            names: Names::default(),
            pages: Vec::new(),
            page_entries: Vec::new(),
            entries: Vec::new(),
            page_codes: Codes::default(),
            question_codes: Codes::of_questions(),
            pending: Vec::new(),
            own: Vec::new(),
            shown_names: Vec::new(),
            rest: Vec::new(),
            rules: Vec::new(),
            formulas: Vec::new(),
            dropped: Vec::new(),
            silent: Vec::new(),
            ends: ends::Ends::default(),
            orders: orders::Orders::default(),
            unused: 0,
            lost_conditions: 0,
        }
    }

    /// Begins a page. What follows stands on it.
    pub fn page(&mut self, foreign: &str, kind: &str, title: &Foreign, conditions: Vec<Held>) {
        let mut notes = Notes::default();
        let title = Some(self.languages.read(title, &mut notes)).filter(|title| !title.is_blank());
        let says = title.as_ref().and_then(|title| title.exactly(self.languages.main));
        let name = if foreign.parse::<Code>().is_ok() { foreign } else { says.unwrap_or(foreign) };
        let code = self.page_codes.invent(if name.is_empty() { "page" } else { name });
        let (place, before) = (self.pages.len(), self.questions().count());
        for held in conditions {
            let owner = Holder::Page(place);
            self.pending.push(Pending { holders: vec![owner.clone()], owner, held, before });
        }
        self.pages.push(Page { title, ..Page::new(code, Vec::new()) });
        self.page_entries.push(Entry {
            foreign: foreign.to_owned(),
            foreign_kind: kind.to_owned(),
            ours: Vec::new(),
            outcome: Outcome::BroughtOver,
            notes: notes.0,
        });
    }

    /// Gives the page that was begun last its heading.
    pub fn title_page(&mut self, title: &Foreign) {
        let (Some(page), Some(entry)) = (self.pages.last_mut(), self.page_entries.last_mut())
        else {
            return;
        };
        let mut notes = Notes::default();
        page.title = Some(self.languages.read(title, &mut notes)).filter(|text| !text.is_blank());
        entry.notes.extend(notes.0);
    }

    /// Notes something about the page that was begun last.
    pub fn page_note(&mut self, note: Note) {
        if let Some(entry) = self.page_entries.last_mut() {
            entry.notes.push(note);
        }
    }

    /// A code for a question that the file calls so.
    pub fn question_code(&mut self, foreign: &str, text: &Texts, notes: &mut Notes) -> Code {
        let words = text.exactly(self.languages.main).unwrap_or("question");
        self.question_codes.take(foreign, words, notes)
    }

    /// A code for a question that is not one in the file.
    pub fn invented_code(&mut self, wanted: &str) -> Code {
        self.question_codes.invent(wanted)
    }

    /// Adds what one question of the file has become to the page.
    pub fn push(&mut self, item: Item) -> Result<(), ImportError> {
        if self.entries.len() >= MOST_QUESTIONS {
            return Err(ImportError::TooMuch(Limit::Questions));
        }
        if item.questions.iter().any(item::has_too_much) {
            return Err(ImportError::TooMuch(Limit::Choices));
        }
        if self.pages.is_empty() {
            self.page("", "page", &Foreign::default(), Vec::new());
        }
        let (place, before) = (self.entries.len(), self.questions().count());
        for held in item.conditions {
            let owner = Holder::Entry(place);
            self.pending.push(Pending { holders: vec![owner.clone()], owner, held, before });
        }
        for Offer { place: at, of, mut held } in item.offers {
            let owner = Holder::Entry(place);
            let offered = item.questions.first().map(|first| first.kind.offered());
            let choice = offered.filter(|offered| offered.len() >= of);
            let ours = choice.and_then(|offered| offered.get(at));
            let holders: Vec<Holder> =
                ours.map(|choice| Holder::Choice(place, choice.code.clone())).into_iter().collect();
            if holders.is_empty() {
                held.tree = held.tree.map(on_option).map_err(|_| Why::OnAnOption);
            }
            self.pending.push(Pending { owner, holders, held, before });
        }
        let rules = item.rules.into_iter();
        self.rules.extend(rules.map(|(held, text)| formulas::Rule { entry: place, held, text }));
        self.formulas.extend(item.formula.map(|held| formulas::Formula {
            entry: place,
            name: item.foreign.clone(),
            held,
            before,
            is_silent: item.is_silent,
        }));
        self.own.extend(item.own);
        if item.notes.0.contains(&Note::IsHidden) {
            // What is worked out is never shown; it still is.
            let is_shown = |question: &&Question| !matches!(question.kind, Kind::Calculated { .. });
            let hidden = item.questions.iter().filter(is_shown);
            self.own.extend(hidden.map(|question| (question.code.clone(), Test::Always(false))));
        }
        let ours = item.questions.iter();
        self.entries.push(Entry {
            foreign: item.foreign,
            foreign_kind: item.foreign_kind,
            ours: ours.map(|q| Ours { code: q.code.clone(), kind: kind_name(&q.kind) }).collect(),
            outcome: Outcome::Lost,
            notes: item.notes.0,
        });
        if let Some(page) = self.pages.last_mut() {
            page.questions.extend(item.questions);
        }
        Ok(())
    }

    /// Adds words of the file that are not among its questions: a welcome, a group's description.
    pub fn words(&mut self, wanted: &str, text: &Foreign) {
        let mut notes = Notes::default();
        let text = self.languages.read(text, &mut notes);
        if text.is_blank() {
            return;
        }
        let code = self.invented_code(wanted);
        if self.pages.is_empty() {
            self.page("", "page", &Foreign::default(), Vec::new());
        }
        if let (Some(page), Some(entry)) = (self.pages.last_mut(), self.page_entries.last_mut()) {
            page.questions.push(item::text_block(code.clone(), text));
            entry.ours.push(Ours { code, kind: "text_block" });
            entry.notes.extend(notes.0);
        }
    }

    /// Notes a question that the file keeps without asking it.
    pub fn unused(&mut self, foreign: &str, kind: &str) {
        self.unused += 1;
        self.notes.add(Note::NotAsked { question: format!("{foreign} [{kind}]") });
    }

    /// Notes a condition that nothing here can have.
    pub fn lost_condition(&mut self, original: &str, why: Why) {
        self.lost_conditions += 1;
        let original = original.to_owned();
        self.notes.add(Note::ConditionNotTranslated { original, why });
    }

    /// How many questions of the file there are so far.
    pub const fn entry_count(&self) -> usize {
        self.entries.len()
    }

    /// A condition for some of the questions of the file so far; it is told at the `owner`.
    pub fn hold(&mut self, owner: usize, range: std::ops::Range<usize>, held: Held) {
        let range = range.start..range.end.min(self.entries.len());
        let is_ours = |question: &&Question, entry: &Entry| {
            entry.ours.iter().any(|ours| ours.code == question.code)
        };
        let first = range.clone().filter_map(|place| {
            self.questions().position(|question| is_ours(&question, &self.entries[place]))
        });
        let before = first.min().unwrap_or(usize::MAX);
        let owner = Holder::Entry(owner.min(self.entries.len().saturating_sub(1)));
        let holders = range.map(Holder::Entry).collect();
        self.pending.push(Pending { owner, holders, held, before });
    }

    /// A condition for every question after this one, to the end.
    pub fn hold_rest(&mut self, owner: usize, held: Held) {
        self.rest.push((owner, held));
    }

    /// In conditions, this name stands for whether a question of the file is shown.
    pub fn shown_name(&mut self, name: String, entry: usize) {
        self.shown_names.push((name, entry));
    }

    /// How many pages there are.
    pub const fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// The questionnaire with what there is to say about it.
    pub fn finish(
        mut self,
        format: Format,
        version: Option<String>,
        title: &Foreign,
    ) -> Result<Import, ImportError> {
        let title = self.languages.read(title, &mut Notes::default());
        for (owner, held) in std::mem::take(&mut self.rest) {
            self.hold(owner, owner + 1..self.entries.len(), held);
        }
        self.settle_formulas();
        let (mut conditions, mut translated) = self.settle_conditions();
        self.settle_rules();
        let endings = self.settle_ends(&mut conditions, &mut translated);
        let wanted = self.take_orders();
        self.leave_out_dropped();
        self.leave_out_empty_pages();
        let main = self.languages.main;
        let mut questionnaire = Questionnaire::new(std::mem::take(&mut self.pages));
        questionnaire.endings = endings;
        questionnaire.written_in = self.languages.written_in();
        self.repair_questions(&mut questionnaire, main);
        self.settle_places(&mut questionnaire);
        self.repair(&mut questionnaire, main);
        self.put_orders(&mut questionnaire, main, &wanted);
        if questionnaire.pages.is_empty() {
            return Err(ImportError::NoQuestions);
        }
        let unused = self.unused + self.silent.len();
        let mut totals = Totals { unused, conditions, translated, ..Totals::default() };
        for (place, entry) in self.entries.iter_mut().enumerate() {
            entry.settle();
            if !self.silent.contains(&place) {
                totals.count(entry.outcome);
            }
        }
        self.sum_up_languages();
        let report = Report {
            format,
            version,
            totals,
            notes: self.notes.0,
            pages: self.page_entries,
            questions: self.entries,
        };
        Ok(Import { questionnaire, pictures: Embedded::new(), title, main, report })
    }

    fn leave_out_empty_pages(&mut self) {
        for (page, entry) in self.pages.iter().zip(&mut self.page_entries) {
            if page.questions.is_empty() {
                entry.notes.push(Note::EmptyPageLeftOut);
            }
        }
        self.pages.retain(|page| !page.questions.is_empty());
    }

    /// How many texts of each language were left out, over all questions.
    fn sum_up_languages(&mut self) {
        let entries = self.entries.iter().chain(&self.page_entries);
        for note in entries.flat_map(|entry| &entry.notes) {
            let Note::LanguageLeftOut { language, texts } = note else { continue };
            for sum in &mut self.notes.0 {
                match sum {
                    Note::LanguageLeftOut { language: known, texts: all } if known == language => {
                        *all += texts;
                    }
                    _ => {}
                }
            }
        }
    }

    /// The questions of a page, in order.
    fn questions(&self) -> impl Iterator<Item = &Question> {
        self.pages.iter().flat_map(|page| &page.questions)
    }

    /// The main language here.
    pub const fn main(&self) -> Language {
        self.languages.main
    }
}
