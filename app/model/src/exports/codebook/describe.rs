//! From a column to its description.

use super::{Asked, Described, Form, Meaning, rule::shown_if, words};
use crate::{
    answers::Decimal,
    exports::{Column, ColumnPlan, Holds, NOT_KNOWN, NOT_SAID, cell::apart},
    language::Texts,
    questionnaires::{Choice, Code, Kind, OTHER_TEXT_MOST, Page, Question},
};

/// A question with the page it stands on and the part that a column is about, in one version.
struct InVersion<'a> {
    version: i64,
    page: &'a Page,
    question: &'a Question,
    path: &'a [Code],
    /// The question itself, or its field.
    leaf: &'a Question,
}

impl ColumnPlan {
    pub(super) fn describe(&self, column: &Column) -> Described {
        let Some(question) = &column.question else { return self.describe_response(column) };
        let newest_first: Vec<InVersion<'_>> = self
            .questionnaires
            .iter()
            .rev()
            .filter(|(version, _)| column.versions.contains(version))
            .filter_map(|(version, questionnaire)| {
                let mut pages = questionnaire.pages.iter();
                pages.find_map(|page| InVersion::find(*version, page, question, &column.path))
            })
            .collect();
        let forms = newest_first.iter().map(|asked| (asked.version, asked.form(&column.holds)));
        Described {
            column: column.name.clone(),
            holds: column.holds.tag(),
            question: Some(question.clone()),
            path: column.path.clone(),
            part: column.holds.choice().cloned(),
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
            path: Vec::new(),
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
        let meanings = meanings(&asked.leaf.kind, holds);
        meanings.into_iter().map(|meaning| (asked.version, meaning))
    });
    let not_said = newest_first.iter().filter(|asked| asked.may_decline());
    let not_said = not_said.map(|asked| (asked.version, (NOT_SAID.to_owned(), words::not_said())));
    let not_known = newest_first.iter().filter(|asked| asked.may_not_know());
    let not_known =
        not_known.map(|asked| (asked.version, (NOT_KNOWN.to_owned(), words::not_known())));
    by_version(codes)
        .into_iter()
        .chain(by_version(not_said))
        .chain(by_version(not_known))
        .map(|(versions, (value, label))| Meaning { value, label, versions })
        .collect()
}

/// The codes, besides "prefer not to say" and "cannot say", that one version can put into the
/// column.
fn meanings(kind: &Kind, holds: &Holds) -> Vec<(String, Texts)> {
    let choices = |choices: &[Choice]| {
        let meaning = |c: &Choice| (apart(c.code.as_str()).into_owned(), c.text.clone());
        choices.iter().map(meaning).collect()
    };
    match (kind, holds) {
        (Kind::SingleChoice { options, .. } | Kind::Place { options }, Holds::Option) => {
            choices(options)
        }
        (Kind::Matrix { columns, .. }, _) => choices(columns),
        (Kind::MultipleChoice { .. }, Holds::Flag(_)) => {
            vec![("1".to_owned(), words::chosen()), ("0".to_owned(), words::not_chosen())]
        }
        (Kind::YesNo, _) => {
            vec![("yes".to_owned(), words::yes()), ("no".to_owned(), words::no())]
        }
        (Kind::Scale { from, to, low, high, between, .. }, _) => {
            let labels = [low].into_iter().chain(between);
            // Without words between them the ends are apart.
            let label = |point: u8| match point {
                point if point == *to => high.clone(),
                point => {
                    let place = usize::from(point.saturating_sub(*from));
                    labels.clone().nth(place).cloned().unwrap_or_default()
                }
            };
            (*from..=*to).map(|point| (point.to_string(), label(point))).collect()
        }
        _ => Vec::new(),
    }
}

impl<'a> InVersion<'a> {
    fn find(version: i64, page: &'a Page, code: &Code, path: &'a [Code]) -> Option<Self> {
        let mut questions = page.questions.iter();
        let question = questions.find(|asked| asked.code == *code && asked.has_answer())?;
        let mut leaves = question.leaves().into_iter();
        let (_, leaf) = leaves.find(|(known, _)| *known == path)?;
        Some(Self { version, page, question, path, leaf })
    }

    /// What may be said of the whole question stands in every part of it.
    const fn may_decline(&self) -> bool {
        self.question.may_decline || self.leaf.may_decline
    }

    const fn may_not_know(&self) -> bool {
        self.question.may_not_know || self.leaf.may_not_know
    }

    /// Every part of a question that needs an answer needs one, unless it is repeated: then at
    /// least one group does.
    const fn required(&self) -> bool {
        let of_all = !matches!(self.question.kind, Kind::Repeated { .. });
        self.leaf.required || (self.question.required && of_all)
    }

    fn form(&self, holds: &Holds) -> Form {
        let sum = match &self.question.kind {
            Kind::Fields { sum, .. } => *sum,
            _ => None,
        };
        let form = Form {
            text: self.question.text.clone(),
            part: self.part_text(holds),
            hint: self.leaf.hint.as_ref().or(self.question.hint.as_ref()).cloned(),
            sum,
            required: self.required(),
            may_decline: self.may_decline(),
            may_not_know: self.may_not_know(),
            shown_if: shown_if(self.page.show_if.as_ref(), self.question.show_if.as_ref()),
            ..Form::default()
        };
        with_limits(form, &self.leaf.kind, holds)
    }

    /// The words of the row or the number of the group, of the field, and of the option or row
    /// that the column is about.
    fn part_text(&self, holds: &Holds) -> Option<Texts> {
        let group = self.path.split_last().and_then(|(_, groups)| groups.first());
        let group = group.and_then(|code| group_text(&self.question.kind, code));
        let field = (!self.path.is_empty()).then(|| self.leaf.text.clone());
        let choice = choice_text(&self.leaf.kind, holds);
        words::joined(&[group, field, choice].into_iter().flatten().collect::<Vec<_>>())
    }
}

/// The words of a row; a group that is repeated has a number instead.
fn group_text(kind: &Kind, code: &Code) -> Option<Texts> {
    match kind {
        Kind::Grid { rows, .. } => {
            rows.iter().find(|row| row.code == *code).map(|row| row.text.clone())
        }
        _ => code.as_str().strip_prefix('n').map(|number| Texts::all(number, number, number)),
    }
}

fn with_limits(form: Form, kind: &Kind, holds: &Holds) -> Form {
    if *holds == Holds::OtherText {
        return Form { most_characters: Some(OTHER_TEXT_MOST), ..form };
    }
    match kind {
        Kind::Calculated { decimals, .. } => Form { decimals: Some(*decimals), ..form },
        Kind::TextBlock
        | Kind::SingleChoice { .. }
        | Kind::Place { .. }
        | Kind::YesNo
        | Kind::Matrix { .. }
        | Kind::Time
        | Kind::Fields { .. }
        | Kind::Grid { .. }
        | Kind::Repeated { .. } => form,
        Kind::MultipleChoice { at_least, at_most, .. } => {
            Form { least_options: *at_least, most_options: *at_most, ..form }
        }
        Kind::Photos { at_most } => {
            Form { greatest: Some(Decimal::whole(i64::from(*at_most))), decimals: Some(0), ..form }
        }
        Kind::Ranking { at_most, .. } => Form { most_options: *at_most, ..form },
        Kind::Scale { from, to, .. } => {
            let number = |point: u8| Some(Decimal::whole(i64::from(point)));
            Form { least: number(*from), greatest: number(*to), ..form }
        }
        Kind::ShortText { at_least, most } | Kind::LongText { at_least, most } => Form {
            least_characters: (*at_least > 0).then_some(*at_least),
            most_characters: Some(*most),
            ..form
        },
        Kind::Number { least, greatest, decimals, step, unit, slider: _ } => Form {
            least: *least,
            greatest: *greatest,
            decimals: Some(*decimals),
            step: *step,
            unit: unit.clone(),
            ..form
        },
        Kind::Date { first, last } | Kind::DateRange { first, last } => {
            Form { first_day: *first, last_day: *last, ..form }
        }
    }
}

/// The words of the option or row that the column is about; of the end of a span of days.
fn choice_text(kind: &Kind, holds: &Holds) -> Option<Texts> {
    let choices: &[Choice] = match kind {
        Kind::SingleChoice { options, .. }
        | Kind::Place { options }
        | Kind::MultipleChoice { options, .. }
        | Kind::Ranking { options, .. } => options,
        Kind::Matrix { rows, .. } => rows,
        _ => &[],
    };
    let is_it = |choice: &&Choice| match holds {
        Holds::OtherText => choice.other,
        holds => Some(&choice.code) == holds.choice(),
    };
    match holds {
        Holds::From => Some(words::first_day()),
        Holds::To => Some(words::last_day()),
        _ => choices.iter().find(is_it).map(|choice| choice.text.clone()),
    }
}
