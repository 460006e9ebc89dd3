//! From a column to its description.

use super::{Asked, Described, Form, Meaning, rule::shown_if, words};
use crate::{
    answers::Decimal,
    exports::{Column, ColumnPlan, Holds, NOT_SAID, cell::apart},
    language::Texts,
    questionnaires::{Choice, Code, Kind, OTHER_TEXT_MOST, Page, Question},
};

/// A question with the page it stands on, in one version.
struct InVersion<'a> {
    version: i64,
    page: &'a Page,
    question: &'a Question,
}

impl ColumnPlan {
    pub(super) fn describe(&self, column: &Column) -> Described {
        let Some(question) = &column.question else { return self.describe_response(column) };
        let newest_first: Vec<InVersion> = self
            .questionnaires
            .iter()
            .rev()
            .filter(|(version, _)| column.versions.contains(version))
            .filter_map(|(version, questionnaire)| {
                questionnaire.pages.iter().find_map(|page| {
                    let question = page
                        .questions
                        .iter()
                        .find(|asked| asked.code == *question && asked.is_answerable())?;
                    Some(InVersion { version: *version, page, question })
                })
            })
            .collect();
        let forms = newest_first.iter().map(|asked| (asked.version, asked.form(&column.holds)));
        Described {
            column: column.name.clone(),
            holds: column.holds.tag(),
            question: Some(question.clone()),
            part: column.holds.part().cloned(),
            versions: column.versions.clone(),
            asked: by_version(forms)
                .into_iter()
                .map(|(versions, form)| Asked { versions, form })
                .collect(),
            values: values(&newest_first, &column.holds),
        }
    }

    fn describe_response(&self, column: &Column) -> Described {
        let versions: Vec<i64> = self.questionnaires.keys().copied().collect();
        let form = Form { text: words::about(&column.holds), ..Form::default() };
        Described {
            column: column.name.clone(),
            holds: column.holds.tag(),
            question: None,
            part: None,
            versions: versions.clone(),
            asked: vec![Asked { versions, form }],
            values: Vec::new(),
        }
    }
}

/// Each different thing once, in order of first appearance, with its versions ascending.
fn by_version<T: PartialEq>(things: impl IntoIterator<Item = (i64, T)>) -> Vec<(Vec<i64>, T)> {
    let mut different: Vec<(Vec<i64>, T)> = Vec::new();
    for (version, thing) in things {
        match different.iter_mut().find(|(_, known)| *known == thing) {
            Some((versions, _)) => versions.push(version),
            None => different.push((vec![version], thing)),
        }
    }
    for (versions, _) in &mut different {
        versions.sort_unstable();
    }
    different
}

fn values(newest_first: &[InVersion<'_>], holds: &Holds) -> Vec<Meaning> {
    let codes = newest_first.iter().flat_map(|asked| {
        let meanings = meanings(&asked.question.kind, holds);
        meanings.into_iter().map(|meaning| (asked.version, meaning))
    });
    let declined = newest_first
        .iter()
        .filter(|asked| asked.question.may_decline)
        .map(|asked| (asked.version, (NOT_SAID.to_owned(), words::not_said())));
    by_version(codes)
        .into_iter()
        .chain(by_version(declined))
        .map(|(versions, (value, label))| Meaning { value, label, versions })
        .collect()
}

/// The codes, besides "prefer not to say", that one version can put into the column.
fn meanings(kind: &Kind, holds: &Holds) -> Vec<(String, Texts)> {
    let choices = |choices: &[Choice]| {
        let meaning = |c: &Choice| (apart(c.code.as_str()).into_owned(), c.text.clone());
        choices.iter().map(meaning).collect()
    };
    match (kind, holds) {
        (Kind::SingleChoice { options, .. }, Holds::Option) => choices(options),
        (Kind::Matrix { columns, .. }, _) => choices(columns),
        (Kind::MultipleChoice { .. }, Holds::Flag(_)) => {
            vec![("1".to_owned(), words::chosen()), ("0".to_owned(), words::not_chosen())]
        }
        (Kind::YesNo, _) => {
            vec![("yes".to_owned(), words::yes()), ("no".to_owned(), words::no())]
        }
        (Kind::Scale { from, to, low, high, .. }, _) => (*from..=*to)
            .map(|point| {
                let label = match point {
                    point if point == *from => low.clone(),
                    point if point == *to => high.clone(),
                    _ => Texts::default(),
                };
                (point.to_string(), label)
            })
            .collect(),
        _ => Vec::new(),
    }
}

impl InVersion<'_> {
    fn form(&self, holds: &Holds) -> Form {
        let question = self.question;
        let form = Form {
            text: question.text.clone(),
            part: part_text(&question.kind, holds),
            hint: question.hint.clone(),
            required: question.required,
            may_decline: question.may_decline,
            shown_if: shown_if(self.page.show_if.as_ref(), question.show_if.as_ref()),
            ..Form::default()
        };
        with_limits(form, &question.kind, holds)
    }
}

fn with_limits(form: Form, kind: &Kind, holds: &Holds) -> Form {
    if *holds == Holds::OtherText {
        return Form { most_characters: Some(OTHER_TEXT_MOST), ..form };
    }
    match kind {
        Kind::TextBlock | Kind::SingleChoice { .. } | Kind::YesNo | Kind::Matrix { .. } => form,
        Kind::MultipleChoice { at_most, .. } => Form { most_options: *at_most, ..form },
        Kind::Scale { from, to, .. } => {
            let number = |point: u8| Some(Decimal::whole(i64::from(point)));
            Form { least: number(*from), greatest: number(*to), ..form }
        }
        Kind::ShortText { most, .. } | Kind::LongText { most, .. } => {
            Form { most_characters: Some(*most), ..form }
        }
        Kind::Number { least, greatest, decimals, unit, .. } => Form {
            least: *least,
            greatest: *greatest,
            decimals: Some(*decimals),
            unit: unit.clone(),
            ..form
        },
        _ => form,
    }
}

/// The words of the option or row that the column is about.
fn part_text(kind: &Kind, holds: &Holds) -> Option<Texts> {
    let (choices, code): (&[Choice], Option<&Code>) = match kind {
        Kind::SingleChoice { options, .. } | Kind::MultipleChoice { options, .. } => {
            (options, holds.part())
        }
        Kind::Matrix { rows, .. } => (rows, holds.part()),
        _ => return None,
    };
    let is_it = |choice: &&Choice| match holds {
        Holds::OtherText => choice.other,
        _ => Some(&choice.code) == code,
    };
    choices.iter().find(is_it).map(|choice| choice.text.clone())
}

impl Holds {
    const fn tag(&self) -> &'static str {
        match self {
            Self::Response => "response",
            Self::Version => "version",
            Self::Day => "day",
            Self::Option => "single_choice",
            Self::Flag(_) => "multiple_choice_option",
            Self::OtherText => "other_text",
            Self::YesNo => "yes_no",
            Self::Point => "scale",
            Self::Row(_) => "matrix_row",
            Self::Text => "text",
            Self::Number => "number",
        }
    }

    const fn part(&self) -> Option<&Code> {
        match self {
            Self::Flag(code) | Self::Row(code) => Some(code),
            _ => None,
        }
    }
}
