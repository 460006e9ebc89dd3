//! What became of a questionnaire of another tool, question by question.

use model::{language::Language, questionnaires::Code};
use serde::Serialize;

/// The formats that are read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Our own JSON.
    Kanssa,
    /// LimeSurvey's survey structure, `.lss`.
    LimeSurvey,
    /// Qualtrics' survey file, `.qsf`.
    Qualtrics,
    /// SurveyJS JSON.
    SurveyJs,
    /// An XLSForm workbook.
    XlsForm,
}

/// What came over, what was changed and what was lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The format of the other side.
    pub format: Format,
    /// The version the file says it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The sums.
    pub totals: Totals,
    /// What concerns the questionnaire as a whole.
    pub notes: Vec<Note>,
    /// Every page with something to say about it.
    pub pages: Vec<Entry>,
    /// Every question of the file, in its order.
    pub questions: Vec<Entry>,
}

/// The sums of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Questions and texts to read in the file.
    pub questions: usize,
    /// Those brought over as the right type with all their texts.
    pub brought_over: usize,
    /// Those brought over as another type, or without some of their texts.
    pub approximated: usize,
    /// Those lost.
    pub lost: usize,
    /// Questions that the file keeps, but does not ask.
    pub unused: usize,
    /// Conditions of pages, questions, options and jumps in the file.
    pub conditions: usize,
    /// Those that hold for the same answers here.
    pub translated: usize,
}

/// One page or question of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What the file calls it.
    pub foreign: String,
    /// The type it has in the file.
    pub foreign_kind: String,
    /// What it has become here; nothing if nothing of it came over.
    pub ours: Vec<Ours>,
    /// How well it came over.
    pub outcome: Outcome,
    /// What was changed and what was lost.
    pub notes: Vec<Note>,
}

/// A question here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ours {
    /// Its code.
    pub code: Code,
    /// Its kind, as files name it.
    pub kind: &'static str,
}

/// How well a question came over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// As the right type with all its texts.
    BroughtOver,
    /// As another type, or without some of its texts.
    Approximated,
    /// It cannot be asked here; at most its words came over.
    Lost,
}

/// Something that was changed, or lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "note", rename_all = "snake_case")]
pub enum Note {
    /// Texts of this language, which is not known here, were left out.
    LanguageLeftOut {
        /// The language's tag in the file.
        language: String,
        /// How many texts.
        texts: usize,
    },
    /// A language that is none of ours stands in the place of one of ours.
    LanguageTakenAs {
        /// The language's tag in the file.
        language: String,
        /// Where its texts are now.
        place: Language,
    },
    /// A text was missing in the main language, and is here in another one.
    TextInOtherLanguage {
        /// The language's tag in the file.
        language: String,
        /// How many texts.
        texts: usize,
    },
    /// A text that must not be empty was, and is now its code.
    TextMissing {
        /// How many texts.
        texts: usize,
    },
    /// Marks of HTML or Markdown were removed from texts; the words stayed.
    HtmlRemoved {
        /// How many texts.
        texts: usize,
    },
    /// A script, a style or an embedded page was removed.
    ScriptRemoved,
    /// A picture, sound or film was removed; its description stayed, if it had one.
    MediaRemoved,
    /// A place where the other tool puts an answer or a calculation into a text stays as written.
    PlaceholderKept {
        /// How it is written.
        placeholder: String,
    },
    /// A place where the other tool puts an answer into a text does the same here.
    PlaceholderTranslated {
        /// How it was written.
        placeholder: String,
    },
    /// A text has no place here.
    TextLeftOut {
        /// What it was for.
        what: &'static str,
        /// The text in the file's main language.
        text: String,
    },
    /// Words that the other tool shows by itself are written out.
    WordsAdded,
    /// A condition was not translated; what had it is always shown.
    ConditionNotTranslated {
        /// As the file has it.
        original: String,
        /// Why.
        why: Why,
    },
    /// A condition was translated.
    ConditionTranslated {
        /// As the file has it.
        original: String,
        /// As it is written here.
        ours: String,
    },
    /// The kind of question does nearly the same.
    TypeApproximated,
    /// The kind of question does not exist here.
    TypeLost,
    /// The file keeps the question without asking it.
    NotAsked {
        /// The question.
        question: String,
    },
    /// The question is hidden in the file, and by its condition here.
    IsHidden,
    /// The page was hidden in the file, and is shown here.
    WasHidden,
    /// A check of answers was lost.
    ValidationLost {
        /// As the file has it.
        rule: String,
    },
    /// Options or rows depended on another answer; here all of them are shown.
    FilterLost {
        /// As the file has it.
        original: String,
    },
    /// A value was filled in beforehand.
    DefaultLost,
    /// A quota was lost.
    QuotaLost,
    /// The order was random.
    RandomOrderLost,
    /// Points or assessments were lost.
    ScoresLost,
    /// Answers had a time limit.
    TimeLimitLost,
    /// How it was laid out was lost.
    LayoutLost {
        /// As the file has it.
        layout: String,
    },
    /// A setting has no place here.
    SettingLost {
        /// As the file has it.
        setting: String,
    },
    /// A code was changed to fit the rule for codes, or because it was taken.
    CodeChanged {
        /// In the file.
        from: String,
        /// Here.
        to: Code,
    },
    /// A limit that no answer could meet was removed.
    LimitRemoved,
    /// A page without questions was left out.
    EmptyPageLeftOut,
    /// A kind of element that is not known was left out.
    NotUnderstood {
        /// What the file calls it.
        what: String,
    },
}

/// Why a condition was not translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It is not written in a way that can be read.
    NotUnderstood,
    /// It says something that conditions cannot say here.
    NotExpressible,
    /// It names something that is not in the questionnaire.
    UnknownName,
    /// It names an option that the question does not have.
    UnknownOption,
    /// It looks at a question that comes later.
    NotEarlier,
    /// Single options cannot have conditions.
    OnAnOption,
}

impl Note {
    /// Whether it says that a text did not come over.
    pub(crate) const fn loses_text(&self) -> bool {
        matches!(
            self,
            Self::TextLeftOut { .. } | Self::TextMissing { .. } | Self::LanguageLeftOut { .. }
        )
    }
}

impl Entry {
    /// Settles how well it came over, from what is noted.
    pub(crate) fn settle(&mut self) {
        let has = |test: &dyn Fn(&Note) -> bool| self.notes.iter().any(test);
        self.outcome = if has(&|note| matches!(note, Note::TypeLost)) {
            Outcome::Lost
        } else if has(&|note| matches!(note, Note::TypeApproximated) || note.loses_text()) {
            Outcome::Approximated
        } else {
            Outcome::BroughtOver
        };
    }
}

impl Totals {
    /// Counts one more question.
    pub(crate) const fn count(&mut self, outcome: Outcome) {
        self.questions += 1;
        match outcome {
            Outcome::BroughtOver => self.brought_over += 1,
            Outcome::Approximated => self.approximated += 1,
            Outcome::Lost => self.lost += 1,
        }
    }
}
