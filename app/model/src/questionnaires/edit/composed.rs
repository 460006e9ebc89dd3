//! The fields of a question that is answered in fields, from and to the editor's form.
//!
//! The form has one list of options for all fields with options. Where a file gave them different
//! ones, those stay as they are.

use super::{
    KindName, QuestionForm, Renamed,
    fields::{Group, Mistake},
    filling::{write, write_choices, write_texts},
    form::codes_of,
    nth,
    reader::Reader,
};
use crate::questionnaires::{Choice, Code, Kind, Question};

/// The kinds that a field can be given, the usual one first.
pub const FIELD_KINDS: [KindName; 8] = [
    KindName::ShortText,
    KindName::LongText,
    KindName::Number,
    KindName::YesNo,
    KindName::SingleChoice,
    KindName::MultipleChoice,
    KindName::Date,
    KindName::Time,
];

/// The options that all fields with options have in common; empty without such fields. None: they
/// differ.
pub fn common_options<T: PartialEq>(fields: &[Question<T>]) -> Option<&[Choice<T>]> {
    let mut lists = fields.iter().filter_map(|field| options_of(&field.kind));
    let Some(first) = lists.next() else { return Some(&[]) };
    lists.all(|options| options == first).then_some(first)
}

pub(super) fn options_of<T>(kind: &Kind<T>) -> Option<&[Choice<T>]> {
    match kind {
        Kind::SingleChoice { options, .. }
        | Kind::Place { options }
        | Kind::MultipleChoice { options, .. } => Some(options),
        _ => None,
    }
}

impl QuestionForm<'_> {
    /// Reads the fields of a question, which lie as deep in its answer.
    pub(super) fn read_fields(
        &self,
        reader: &mut Reader<'_>,
        question: &Code,
        renamed: &mut Renamed,
        depth: usize,
    ) -> Vec<Question> {
        let were = self.was.map(|was| was.kind.fields()).unwrap_or_default();
        let options: Option<Vec<Choice>> = common_options(were)
            .map(|_| self.read_group(reader, Group::Options, question, &mut renamed.options));
        if options.is_none() {
            renamed.keep_options(were);
        }
        let read = self.read_choices(reader, Group::Fields, question);
        renamed.parts[depth].extend(codes_of(&read));
        let fields: Vec<Question> = read
            .into_iter()
            .map(|read| {
                let was = were.iter().find(|field| Some(&field.code) == read.was.as_ref());
                let kind = read_kind(reader, &read.id, was);
                let kept = was.map(|was| &was.kind).filter(|was| KindName::of(was) == kind);
                let usual = kept.cloned().unwrap_or_else(|| kind.usual());
                Question {
                    hint: was.and_then(|was| was.hint.clone()),
                    required: reader.entered.has(&format!("{}-required", read.id)),
                    may_decline: was.is_some_and(|was| was.may_decline),
                    may_not_know: was.is_some_and(|was| was.may_not_know),
                    ..Question::new(
                        read.choice.code,
                        read.choice.text,
                        with_options(usual, options.as_deref()),
                    )
                }
            })
            .collect();
        if fields.is_empty() {
            reader.wrong(&nth(Group::Fields.prefix(), 0), Mistake::Blank);
        }
        fields
    }
}

/// The kind of a field: one of those offered, or the one it has.
fn read_kind(reader: &mut Reader<'_>, id: &str, was: Option<&Question>) -> KindName {
    let field = format!("{id}-kind");
    let entered = reader.entered.get(&field);
    if entered.is_empty() {
        return FIELD_KINDS[0];
    }
    let is_offered = |kind: &KindName| {
        FIELD_KINDS.contains(kind) || was.is_some_and(|was| KindName::of(&was.kind) == *kind)
    };
    let kind = entered.parse().ok().filter(is_offered);
    if kind.is_none() {
        reader.wrong(&field, Mistake::NotOffered);
    }
    kind.unwrap_or(FIELD_KINDS[0])
}

fn with_options(mut kind: Kind, shared: Option<&[Choice]>) -> Kind {
    if let (
        Kind::SingleChoice { options, .. }
        | Kind::Place { options }
        | Kind::MultipleChoice { options, .. },
        Some(shared),
    ) = (&mut kind, shared)
    {
        *options = shared.to_vec();
    }
    kind
}

/// Fills the form with the fields of a question.
pub(super) fn write_fields(form: &mut Vec<(String, String)>, fields: &[Question]) {
    for (number, field) in fields.iter().enumerate() {
        let id = nth(Group::Fields.prefix(), number);
        let ids = [id.clone(), format!("{id}-sv"), format!("{id}-en")];
        write_texts(form, ids, Some(&field.text));
        write(form, &format!("{id}-code"), field.code.as_str());
        write(form, &format!("{id}-was"), field.code.as_str());
        write(form, &format!("{id}-kind"), KindName::of(&field.kind).name());
        if field.required {
            write(form, &format!("{id}-required"), "yes");
        }
    }
    write_choices(form, Group::Options, common_options(fields).unwrap_or_default());
}
