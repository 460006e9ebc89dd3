//! Every text of a questionnaire in all languages, from and to one form, and what two people have
//! written meanwhile brought together.
//!
//! Each field comes with a mark of what stood in it when the form was made. So a field that nobody
//! touched never undoes what somebody else has written, and one that both touched is told.

use std::{
    cell::{Cell, RefCell},
    hash::{DefaultHasher, Hash, Hasher},
    ptr,
};

use super::{Entered, MOST_CHOICE, MOST_TEXT, Mistake};
use crate::{
    language::{Language, TextLanguage, Texts},
    questionnaires::{Choice, Code, Fields, Kind, Page, Question, Questionnaire, WrittenIn},
    text,
};

/// What a text says, by the number of its row where there are several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextPlace {
    /// The heading of a page.
    Title,
    /// A question, or a text to read.
    Text,
    /// The hint under a question.
    Hint,
    /// An option.
    Option(usize),
    /// What the picture with the question shows.
    Alternative,
    /// What the picture beside an option shows.
    OptionAlternative(usize),
    /// A row.
    Row(usize),
    /// A column.
    Column(usize),
    /// A field of a question with several.
    Field(usize),
    /// The lowest point of a scale.
    Low,
    /// The highest.
    High,
    /// A point between them.
    Point(u8),
    /// What is said of an answer that breaks a rule.
    Rule(usize),
    /// The heading of an ending.
    EndingTitle,
    /// What is said under it.
    EndingText,
    /// What is said when a quota is full.
    Full,
    /// A unit.
    Unit,
    /// Anything else.
    Other,
}

/// A text with the name of its field in Finnish; those of the other languages are that with their tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRow {
    /// The name of its field in Finnish.
    pub id: String,
    /// What it says.
    pub place: TextPlace,
    /// The text.
    pub texts: Texts,
}

impl TextRow {
    /// The name of its field in this language.
    pub fn field(&self, language: TextLanguage) -> String {
        field(&self.id, language)
    }

    /// Whether several lines can be written.
    pub const fn is_long(&self) -> bool {
        matches!(
            self.place,
            TextPlace::Text | TextPlace::Hint | TextPlace::EndingText | TextPlace::Full
        )
    }

    /// The field that says what stood in the others.
    pub fn mark_field(&self) -> String {
        format!("{}-was", self.id)
    }

    /// What stands in the fields of a form in these languages, each as a mark.
    pub fn marks(&self, languages: &WrittenIn) -> String {
        let text = |language| self.texts.exactly(language).unwrap_or_default();
        let marked = |language| format!("{language}:{}", mark(text(language)));
        languages.iter().map(marked).collect::<Vec<_>>().join(".")
    }

    /// Whether it is not written in one of these languages.
    pub fn is_missing_any(&self, languages: &WrittenIn) -> bool {
        languages.iter().any(|language| self.texts.exactly(language).is_none())
    }
}

fn field(id: &str, language: TextLanguage) -> String {
    if language == Language::Fi.into() { id.to_owned() } else { format!("{id}-{language}") }
}

/// Which languages a form has, with the mark of what stood in each.
fn read_marks(marks: &str) -> Vec<(TextLanguage, &str)> {
    let pair = |one| {
        let (tag, mark): (&str, &str) = str::split_once(one, ':')?;
        Some((tag.parse().ok()?, mark))
    };
    marks.split('.').filter_map(pair).collect()
}

fn mark(text: &str) -> String {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// What is wrong with a translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextMistake {
    /// It cannot be stored.
    Mistake(Mistake),
    /// Somebody else has written this there meanwhile.
    Meanwhile(String),
}

/// What a form of translations comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextsRead {
    /// The questionnaire with everything that was written, by whomever.
    pub next: Questionnaire,
    /// What is wrong, by field; then nothing is to be stored.
    pub wrong: Vec<(String, TextMistake)>,
    /// What was written for texts that are gone.
    pub lost: Vec<String>,
    /// The texts as the form is to show them again, with what was typed: in the order of the pages.
    pub shown: Vec<TextRow>,
}

impl Page {
    /// The texts of the page and its questions, in order.
    pub fn text_rows(&self) -> Vec<TextRow> {
        let title = self.title.iter().map(|title| self.title_row(title));
        title.chain(self.questions.iter().flat_map(Question::text_rows)).collect()
    }

    fn title_row(&self, title: &Texts) -> TextRow {
        let id = format!("p-{}-title", self.code);
        TextRow { id, place: TextPlace::Title, texts: title.clone() }
    }
}

impl Question {
    /// Its texts, in order.
    pub fn text_rows(&self) -> Vec<TextRow> {
        let rows = RefCell::new(Vec::new());
        self.map_texts(&|texts: &Texts| {
            let mut rows = rows.borrow_mut();
            let (name, place) = self
                .place_of_text(texts)
                .unwrap_or_else(|| (format!("other-{}", rows.len()), TextPlace::Other));
            let id = format!("t-{}-{name}", self.code);
            rows.push(TextRow { id, place, texts: texts.clone() });
        });
        rows.into_inner()
    }

    /// With these texts in the place of its own, in the same order.
    pub(super) fn with_texts(&self, texts: &[Texts]) -> Self {
        let number = Cell::new(0);
        self.map_texts(&|was| {
            let text = texts.get(number.replace(number.get() + 1));
            text.unwrap_or(was).clone()
        })
    }

    /// What one of its texts is, and its name: by codes, so that it stays the same when rows move.
    fn place_of_text(&self, wanted: &Texts) -> Option<(String, TextPlace)> {
        let is = |texts: &Texts| ptr::eq(texts, wanted);
        if is(&self.text) {
            return Some(("text".to_owned(), TextPlace::Text));
        }
        if self.hint.as_ref().is_some_and(is) {
            return Some(("hint".to_owned(), TextPlace::Hint));
        }
        if self.picture.as_ref().is_some_and(|picture| is(&picture.alternative)) {
            return Some(("alternative".to_owned(), TextPlace::Alternative));
        }
        let shows = |choice: &Choice| {
            choice.picture.as_ref().is_some_and(|picture| is(&picture.alternative))
        };
        if let Some(number) = self.kind.offered().iter().position(shows) {
            let name = format!("alternative-{}", self.kind.offered()[number].code);
            return Some((name, TextPlace::OptionAlternative(number + 1)));
        }
        if let Some(number) = self.rules.iter().position(|rule| is(&rule.text)) {
            return Some((format!("rule-{number}"), TextPlace::Rule(number + 1)));
        }
        let among = |name: &str, choices: &[Choice], place: fn(usize) -> TextPlace| {
            let number = choices.iter().position(|choice| is(&choice.text))?;
            Some((format!("{name}-{}", choices[number].code), place(number + 1)))
        };
        match &self.kind {
            Kind::SingleChoice { options, .. }
            | Kind::Place { options }
            | Kind::MultipleChoice { options, .. }
            | Kind::Ranking { options, .. } => among("option", options, TextPlace::Option),
            Kind::Matrix { rows, columns } => among("row", rows, TextPlace::Row)
                .or_else(|| among("column", columns, TextPlace::Column)),
            Kind::Scale { low, .. } if is(low) => Some(("low".to_owned(), TextPlace::Low)),
            Kind::Scale { high, .. } if is(high) => Some(("high".to_owned(), TextPlace::High)),
            Kind::Scale { from, between, .. } => {
                let point = (from + 1..).zip(between).find(|(_, text)| is(text))?.0;
                Some((format!("point-{point}"), TextPlace::Point(point)))
            }
            Kind::Number { unit: Some(unit), .. } if is(unit) => {
                Some(("unit".to_owned(), TextPlace::Unit))
            }
            Kind::Grid { rows, .. } => among("row", rows, TextPlace::Row),
            _ => None,
        }
        .or_else(|| self.place_in_fields(wanted))
    }

    fn place_in_fields(&self, wanted: &Texts) -> Option<(String, TextPlace)> {
        self.kind.fields().iter().enumerate().find_map(|(number, field)| {
            let (name, place) = field.place_of_text(wanted)?;
            let place = if place == TextPlace::Text { TextPlace::Field(number + 1) } else { place };
            Some((format!("field-{}-{name}", field.code), place))
        })
    }
}

impl Questionnaire {
    /// How many texts there are to be written in each language.
    pub fn count_texts(&self) -> usize {
        let count = Cell::new(0);
        self.map_texts(&|_| count.set(count.get() + 1));
        count.get()
    }

    /// The texts of what comes after the questions, in order: endings, and what is said when a quota is
    /// full.
    pub fn end_rows(&self) -> Vec<TextRow> {
        let mut rows = Vec::new();
        for ending in &self.endings {
            rows.push(ending_row(&ending.code, "title", TextPlace::EndingTitle, &ending.title));
            let text = ending.text.iter();
            rows.extend(
                text.map(|text| ending_row(&ending.code, "text", TextPlace::EndingText, text)),
            );
        }
        rows.extend(
            self.quotas
                .iter()
                .filter_map(|quota| Some(full_row(&quota.code, quota.full.as_ref()?))),
        );
        rows
    }

    /// Reads the form: texts that it does not have stay as they are.
    pub fn read_texts(&self, fields: &Fields) -> TextsRead {
        let mut reader = Reading { entered: Entered::of(fields), wrong: Vec::new() };
        let mut next = self.clone();
        let mut shown = Vec::new();
        for page in &mut next.pages {
            if let Some(title) = page.title.clone() {
                let row = reader.row(page.title_row(&title), &mut shown);
                page.title = Some(row);
            }
            for question in &mut page.questions {
                let rows = question.text_rows().into_iter();
                let texts: Vec<Texts> = rows.map(|row| reader.row(row, &mut shown)).collect();
                *question = question.with_texts(&texts);
            }
        }
        for ending in &mut next.endings {
            let row = ending_row(&ending.code, "title", TextPlace::EndingTitle, &ending.title);
            ending.title = reader.row(row, &mut shown);
            if let Some(text) = &ending.text {
                let row = ending_row(&ending.code, "text", TextPlace::EndingText, text);
                ending.text = Some(reader.row(row, &mut shown));
            }
        }
        for quota in &mut next.quotas {
            if let Some(full) = &quota.full {
                quota.full = Some(reader.row(full_row(&quota.code, full), &mut shown));
            }
        }
        let lost = reader.lost(fields, &shown);
        TextsRead { next, wrong: reader.wrong, lost, shown }
    }
}

fn ending_row(code: &Code, name: &str, place: TextPlace, texts: &Texts) -> TextRow {
    TextRow { id: format!("e-{code}-{name}"), place, texts: texts.clone() }
}

fn full_row(code: &Code, texts: &Texts) -> TextRow {
    TextRow { id: format!("k-{code}-full"), place: TextPlace::Full, texts: texts.clone() }
}

struct Reading<'a> {
    entered: Entered<'a>,
    wrong: Vec<(String, TextMistake)>,
}

impl Reading<'_> {
    /// What a text is after the form; and the row as it is to be shown again, with what was typed.
    fn row(&mut self, row: TextRow, shown: &mut Vec<TextRow>) -> Texts {
        let marks = self.entered.get(&row.mark_field());
        if marks.is_empty() {
            shown.push(row.clone());
            return row.texts;
        }
        let mut read = row.texts.clone();
        let mut typed = row.texts.clone();
        for (language, was) in read_marks(marks) {
            let field = row.field(language);
            let now = row.texts.exactly(language).unwrap_or_default();
            let entered = self.entered.get(&field);
            let clean = if row.is_long() {
                text::prose(entered, MOST_TEXT)
            } else {
                text::line(entered, MOST_CHOICE)
            };
            let is = |text: &str| was == mark(text);
            let clean = match clean {
                Ok(clean) if is(&clean) || clean == now => continue,
                Ok(clean) => clean,
                Err(problem) => {
                    typed.set(language, entered);
                    self.wrong.push((field, TextMistake::Mistake(Mistake::Text(problem))));
                    continue;
                }
            };
            typed.set(language, clean.clone());
            if is(now) {
                read.set(language, clean);
            } else {
                self.wrong.push((field, TextMistake::Meanwhile(now.to_owned())));
            }
        }
        if read.is_blank() && !row.texts.is_blank() {
            self.wrong.push((row.id.clone(), TextMistake::Mistake(Mistake::Blank)));
        }
        shown.push(TextRow { texts: typed, ..row });
        read
    }

    /// What was written into fields of texts that there are no more.
    fn lost(&self, fields: &Fields, known: &[TextRow]) -> Vec<String> {
        let marked = fields.iter().filter_map(|(name, marks)| {
            let id = name.strip_suffix("-was")?;
            let is_gone = known.iter().all(|row| row.id != id);
            is_gone.then_some((id, marks))
        });
        let typed = marked.flat_map(|(id, marks)| {
            let marks = read_marks(marks);
            let typed = marks.iter().map(|(language, _)| self.entered.get(&field(id, *language)));
            let typed = typed.map(|typed| typed.trim().to_owned());
            let is_new =
                |text: &String| !text.is_empty() && marks.iter().all(|(_, was)| *was != mark(text));
            typed.filter(is_new).collect::<Vec<_>>()
        });
        typed.collect()
    }
}
