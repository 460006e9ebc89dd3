//! What one question of a file becomes.

use model::{
    language::Texts,
    questionnaires::{Choice, Code, Kind, MOST_PHOTOS, Question},
};

use super::MOST_CHOICES;
use crate::{
    codes::Codes,
    conditions::{Test, Tree},
    report::{Note, Why},
    texts::{Foreign, Languages, Notes},
};

/// A condition of the file: as it has it, and read as far as it could be.
#[derive(Clone, Debug)]
pub struct Held {
    /// As the file has it.
    pub original: String,
    /// Read.
    pub tree: Result<Tree, Why>,
}

impl Held {
    /// Whether this name is in it.
    pub fn mentions(&self, name: &str) -> bool {
        self.tree.as_ref().is_ok_and(|tree| tree.mentions(name))
    }
}

/// What one question of the file becomes: one question, several, or none.
#[derive(Debug, Default)]
pub struct Item {
    /// What the file calls it.
    pub foreign: String,
    /// The type it has in the file.
    pub foreign_kind: String,
    /// The questions.
    pub questions: Vec<Question>,
    /// What was changed and what was lost.
    pub notes: Notes,
    /// When it is shown, if not always.
    pub conditions: Vec<Held>,
    /// When its options or rows are offered, if not always.
    pub offers: Vec<Offer>,
    /// When one of the questions is shown, as we add it.
    pub own: Vec<(Code, Test)>,
    /// What must hold of the answer to the first of them, and what is said where it does not.
    pub rules: Vec<(Held, Texts)>,
    /// What the first of them comes to, if it is worked out.
    pub formula: Option<Held>,
    /// Whether the file asks nothing with it.
    pub is_silent: bool,
}

/// When one of the options or rows of a question is offered.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Its place among those of the file, from zero.
    pub place: usize,
    /// How many there are in the file; those that we add come after them.
    pub of: usize,
    /// The condition.
    pub held: Held,
}

/// The choices of one question while they are read.
#[derive(Debug)]
pub struct Choices<'a> {
    /// The choices so far.
    pub list: Vec<Choice>,
    /// The file's value of each with ours.
    pub values: Vec<(String, Code)>,
    codes: Codes,
    languages: &'a Languages,
}

impl<'a> Choices<'a> {
    /// No choices yet.
    pub fn new(languages: &'a Languages) -> Self {
        Self { list: Vec::new(), values: Vec::new(), codes: Codes::default(), languages }
    }

    /// Adds a choice of the file.
    pub fn add(&mut self, foreign: &str, text: &Foreign, notes: &mut Notes) -> &mut Choice {
        let read = self.languages.read(text, notes);
        self.add_texts(foreign, read, notes)
    }

    /// Adds a choice with a text of ours.
    pub fn add_texts(&mut self, foreign: &str, text: Texts, notes: &mut Notes) -> &mut Choice {
        let words = text.exactly(self.languages.main).unwrap_or("option");
        let code = self.codes.take(foreign, words, notes);
        self.values.push((foreign.to_owned(), code.clone()));
        let place = self.list.len();
        self.list.push(Choice::new(code, text));
        &mut self.list[place]
    }

    /// Adds a choice that the file names in one way and puts into its data in another.
    pub fn add_as(
        &mut self,
        foreign: &str,
        in_data: &str,
        text: &Foreign,
        notes: &mut Notes,
    ) -> &mut Choice {
        let place = self.list.len();
        self.add(in_data, text, notes);
        if let Some((known, _)) = self.values.last_mut() {
            foreign.clone_into(known);
        }
        &mut self.list[place]
    }
}

/// A question that is always shown and need not be answered.
pub const fn question(code: Code, text: Texts, kind: Kind) -> Question {
    Question::new(code, text, kind)
}

/// A number that is worked out by a formula not known yet.
pub fn calculated(decimals: u8) -> Option<Kind> {
    Some(Kind::Calculated { formula: "0".parse().ok()?, decimals })
}

/// Options and rows in an order at random stay so.
pub fn keep_random_order(question: &mut Question, notes: &mut Notes) {
    if question.kind.offered().is_empty() || !notes.0.contains(&Note::RandomOrderLost) {
        return;
    }
    question.random_order = true;
    notes.0.retain(|note| *note != Note::RandomOrderLost);
}

/// Words to read.
pub const fn text_block(code: Code, text: Texts) -> Question {
    question(code, text, Kind::TextBlock)
}

/// A question that takes so many photos, as far as ours do; one if it is not said.
pub fn photos(at_most: Option<u32>) -> Kind {
    let at_most = at_most.unwrap_or(1).clamp(1, u32::from(MOST_PHOTOS));
    Kind::Photos { at_most: u8::try_from(at_most).unwrap_or(MOST_PHOTOS) }
}

/// How files of ours name a kind.
pub const fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::TextBlock => "text_block",
        Kind::SingleChoice { .. } => "single_choice",
        Kind::Place { .. } => "place",
        Kind::MultipleChoice { .. } => "multiple_choice",
        Kind::YesNo => "yes_no",
        Kind::Scale { .. } => "scale",
        Kind::Matrix { .. } => "matrix",
        Kind::Ranking { .. } => "ranking",
        Kind::ShortText { .. } => "short_text",
        Kind::LongText { .. } => "long_text",
        Kind::Number { .. } => "number",
        Kind::Date { .. } => "date",
        Kind::DateRange { .. } => "date_range",
        Kind::Time => "time",
        Kind::Photos { .. } => "photos",
        Kind::Fields { .. } => "fields",
        Kind::Grid { .. } => "grid",
        Kind::Repeated { .. } => "repeated",
        Kind::Calculated { .. } => "calculated",
    }
}

/// Whether a question has more choices or fields than are read.
pub fn has_too_much(question: &Question) -> bool {
    let choices = match &question.kind {
        Kind::SingleChoice { options, .. }
        | Kind::Place { options }
        | Kind::MultipleChoice { options, .. }
        | Kind::Ranking { options, .. } => options.len(),
        Kind::Matrix { rows, columns } => rows.len().max(columns.len()),
        Kind::Grid { rows, fields } => rows.len().max(fields.len()),
        _ => 0,
    };
    let fields = question.kind.fields();
    choices > MOST_CHOICES || fields.len() > MOST_CHOICES || fields.iter().any(has_too_much)
}

impl Item {
    /// What the file calls so, of this type.
    pub fn new(foreign: &str, kind: &str) -> Self {
        Self { foreign: foreign.to_owned(), foreign_kind: kind.to_owned(), ..Self::default() }
    }

    /// A kind of question that cannot be asked here; its words stay, to be read.
    pub fn lost(mut self, code: Code, text: Texts) -> Self {
        self.notes.add(Note::TypeLost);
        if !text.is_blank() {
            self.questions.push(text_block(code, text));
        }
        self
    }
}
