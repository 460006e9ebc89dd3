//! A question, or the head of a page, from the fields of the editor's form.
//!
//! A form filled with a question reads as that question. What cannot be read is told by field.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Edited, KindName, PageHead, Renamed,
    fields::{END, Group, HINT, MOST_CHOICE, MOST_TEXT, Mistake, Mistakes, TEXT, TITLE},
    reader::{LISTS, Reader},
};
use crate::{
    language::{Language, Texts},
    questionnaires::{
        Choice, Code, Fields, Kind, MOST_PHOTOS, MOST_REPEATED, Question, Questionnaire,
        check::LONGEST_TEXT,
    },
    text,
};

/// What a question's form is read against.
#[derive(Clone, Copy, Debug)]
pub struct QuestionForm<'a> {
    /// The questionnaire as it stands.
    pub questionnaire: &'a Questionnaire,
    /// The question being edited; none: a new one.
    pub was: Option<&'a Question>,
    /// Every version that members have seen; none for a draft. Codes in them keep their meaning.
    pub versions: &'a [Questionnaire],
    /// The language that codes are proposed from.
    pub main: Language,
}

impl QuestionForm<'_> {
    /// Whether answers may already refer to the codes there are.
    pub fn are_codes_fixed(&self) -> bool {
        !self.versions.is_empty()
    }

    /// Reads the question.
    pub fn read(&self, kind: KindName, fields: &Fields) -> Result<Edited, Mistakes> {
        let mut reader = Reader::of(fields);
        let text = reader.texts(TEXT, MOST_TEXT, text::prose);
        if text.is_blank() && reader.mistakes.is_empty() {
            reader.wrong(TEXT[0], Mistake::Blank);
        }
        let hint = Some(reader.texts(HINT, MOST_TEXT, text::prose)).filter(|t| !t.is_blank());
        let code = self.read_code(&mut reader, kind, &text);
        let mut renamed = Renamed::default();
        let kind = self.read_kind(&mut reader, kind, &code, &mut renamed);
        let mut question = Question::new(code, text, kind);
        question.hint = hint;
        question.picture = reader.picture("");
        question.show_if = reader.condition();
        if question.is_answerable() {
            question.required = reader.entered.has("required");
            question.wanted = reader.entered.has("wanted");
            question.may_decline = reader.entered.has("may-decline");
            question.may_not_know = reader.entered.has("may-not-know");
            question.rules = reader.rules();
        }
        question.random_order =
            !question.kind.offered().is_empty() && reader.entered.has("random-order");
        if let Some(was) = self.was {
            question = question.keep_languages(was, &renamed);
        }
        reader.finish(Edited { question, renamed })
    }

    fn read_code(&self, reader: &mut Reader<'_>, kind: KindName, text: &Texts) -> Code {
        if let Some(was) = self.was.filter(|_| self.are_codes_fixed()) {
            return was.code.clone();
        }
        let is_other = |code: &Code| self.was.is_none_or(|was| was.code != *code);
        let is_asked = |code: &Code| is_other(code) && self.questionnaire.question(code).is_some();
        let ever = |code: &Code| self.versions.iter().find_map(|version| version.question(code));
        let meant_otherwise =
            |code: &Code| ever(code).is_some_and(|former| KindName::of(&former.kind) != kind);
        let proposed = || {
            let words = text.shown(self.main, self.main).text;
            let code = Code::proposed(&words, "question");
            code.or_numbered(|code| is_asked(code) || ever(code).is_some())
        };
        match reader.code("code") {
            Some(code) if is_asked(&code) || meant_otherwise(&code) => {
                reader.wrong("code", Mistake::CodeTaken);
                code
            }
            Some(code) => code,
            None => proposed(),
        }
    }

    fn read_kind(
        &self,
        reader: &mut Reader<'_>,
        kind: KindName,
        code: &Code,
        renamed: &mut Renamed,
    ) -> Kind {
        match kind {
            KindName::TextBlock => Kind::TextBlock,
            KindName::Calculated => reader.calculation(),
            KindName::YesNo => Kind::YesNo,
            KindName::SingleChoice => {
                let choices = self.read_group(reader, Group::Options, code, &mut renamed.options);
                Kind::SingleChoice { options: choices, shown_as: reader.one_of("shown-as", &LISTS) }
            }
            KindName::Place => Kind::Place {
                options: self.read_group(reader, Group::Options, code, &mut renamed.options),
            },
            KindName::MultipleChoice => {
                let choices = self.read_group(reader, Group::Options, code, &mut renamed.options);
                let at_least = reader.whole_if_any("at-least", 1, LONGEST_TEXT);
                let at_most = reader.whole_if_any("at-most", 1, LONGEST_TEXT);
                if at_least.zip(at_most).is_some_and(|(least, most)| most < least) {
                    reader.wrong("at-most", Mistake::UpsideDown);
                }
                Kind::MultipleChoice { options: choices, at_least, at_most }
            }
            KindName::Matrix => Kind::Matrix {
                rows: self.read_group(reader, Group::Rows, code, &mut renamed.parts[0]),
                columns: self.read_group(reader, Group::Columns, code, &mut renamed.options),
            },
            KindName::Ranking => {
                let choices = self.read_group(reader, Group::Options, code, &mut renamed.options);
                renamed.parts[0].clone_from(&renamed.options);
                let at_most = reader.whole_if_any("at-most", 1, LONGEST_TEXT);
                Kind::Ranking { options: choices, at_most }
            }
            KindName::Scale => {
                let between = match self.was.map(|was| &was.kind) {
                    Some(Kind::Scale { between, .. }) => between.as_slice(),
                    _ => &[],
                };
                reader.scale(between)
            }
            KindName::ShortText => {
                let (at_least, most) = reader.lengths();
                Kind::ShortText { at_least, most }
            }
            KindName::LongText => {
                let (at_least, most) = reader.lengths();
                Kind::LongText { at_least, most }
            }
            KindName::Number => reader.number_kind(),
            KindName::Date => {
                let (first, last) = reader.days();
                Kind::Date { first, last }
            }
            KindName::DateRange => {
                let (first, last) = reader.days();
                Kind::DateRange { first, last }
            }
            KindName::Time => Kind::Time,
            KindName::Photos => {
                let at_most = reader.whole("at-most", 1, u32::from(MOST_PHOTOS));
                Kind::Photos { at_most: u8::try_from(at_most).unwrap_or(MOST_PHOTOS) }
            }
            KindName::Fields => {
                let fields = self.read_fields(reader, code, renamed, 0);
                Kind::Fields { fields, sum: reader.decimal("sum") }
            }
            KindName::Grid => Kind::Grid {
                rows: self.read_group(reader, Group::Rows, code, &mut renamed.parts[0]),
                fields: self.read_fields(reader, code, renamed, 1),
            },
            KindName::Repeated => {
                let fields = self.read_fields(reader, code, renamed, 1);
                let at_most = reader.whole("at-most", 1, u32::from(MOST_REPEATED));
                Kind::Repeated { fields, at_most: u8::try_from(at_most).unwrap_or(MOST_REPEATED) }
            }
        }
    }

    /// The rows of a group, and of those that were there before the old code with the new.
    pub(super) fn read_group(
        &self,
        reader: &mut Reader<'_>,
        group: Group,
        question: &Code,
        renamed: &mut BTreeMap<Code, Code>,
    ) -> Vec<Choice> {
        let read = self.read_choices(reader, group, question);
        renamed.extend(codes_of(&read));
        read.into_iter().map(|read| read.choice).collect()
    }

    /// The rows of a group.
    pub(super) fn read_choices(
        &self,
        reader: &mut Reader<'_>,
        group: Group,
        question: &Code,
    ) -> Vec<ReadChoice> {
        let were = self.was.map(|was| group.codes(&was.kind)).unwrap_or_default();
        // A code that meant something else is not proposed again, nor one that is written below.
        let of_versions = self.versions.iter().filter_map(|version| version.question(question));
        let former = of_versions.flat_map(|question| group.codes(&question.kind));
        let mut avoided: BTreeSet<Code> = former.chain(were.iter().copied()).cloned().collect();
        let rows = reader.choice_rows(group);
        avoided.extend(rows.iter().filter_map(|row| row.typed.clone()));
        let mut choices: Vec<ReadChoice> = Vec::new();
        for row in rows {
            let was = row.was.filter(|was| were.contains(&was));
            let kept = was.clone().filter(|_| self.are_codes_fixed());
            let code = kept.or(row.typed).unwrap_or_else(|| {
                let words = row.text.shown(self.main, self.main).text;
                Code::proposed(&words, group.prefix()).or_numbered(|code| avoided.contains(code))
            });
            avoided.insert(code.clone());
            if choices.iter().any(|known| known.choice.code == code) {
                reader.wrong(&format!("{}-code", row.id), Mistake::CodeTaken);
            }
            if row.other && choices.iter().any(|known| known.choice.other) {
                reader.wrong(&format!("{}-other", row.id), Mistake::SecondOther);
            }
            let choice = Choice {
                code,
                text: row.text,
                picture: row.picture.filter(|_| group == Group::Options),
                other: row.other,
                alone: row.alone,
                show_if: row.show_if,
            };
            choices.push(ReadChoice { id: row.id, was, choice });
        }
        choices
    }
}

/// A row of a group as it was read.
pub(super) struct ReadChoice {
    /// The name of its first field.
    pub id: String,
    /// The code it had when the form was filled.
    pub was: Option<Code>,
    /// What was entered.
    pub choice: Choice,
}

/// Of the rows that were there before, the old code with the new.
pub(super) fn codes_of(read: &[ReadChoice]) -> impl Iterator<Item = (Code, Code)> {
    read.iter().filter_map(|read| Some((read.was.clone()?, read.choice.code.clone())))
}

/// Reads the head of a page. Its code stays where answers may refer to the page already.
pub fn read_page(
    questionnaire: &Questionnaire,
    was: &PageHead,
    is_code_fixed: bool,
    fields: &Fields,
) -> Result<PageHead, Mistakes> {
    let mut reader = Reader::of(fields);
    let title = reader.texts(TITLE, MOST_CHOICE, text::line);
    let is_titled = !title.is_blank();
    let title = title.with_others_of(was.title.as_ref());
    let mut code = was.code.clone();
    if let Some(typed) = reader.code("code").filter(|_| !is_code_fixed) {
        if typed != code && questionnaire.pages.iter().any(|page| page.code == typed) {
            reader.wrong("code", Mistake::CodeTaken);
        }
        code = typed;
    }
    let show_if = reader.condition();
    let title = Some(title).filter(|_| is_titled);
    let end_if = reader.formula_in(END);
    let ending = reader.code("ending");
    let is_known = |code: &Code| questionnaire.endings.iter().any(|one| one.code == *code);
    if ending.as_ref().is_some_and(|code| !is_known(code)) {
        reader.wrong("ending", Mistake::NotOffered);
    }
    let head = PageHead {
        code,
        title,
        show_if,
        random_order: reader.entered.has("random-order"),
        random_place: reader.entered.has("random-place"),
        ending: ending.filter(|_| end_if.is_some()),
        end_if,
    };
    reader.finish(head)
}
