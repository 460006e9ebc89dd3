//! Whether a questionnaire can be published: codes, choices, conditions, texts.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Choice, Code, Expression, Kind, MOST_REPEATED, Question, Questionnaire, ScaleStyle,
    edit::Hanging,
    expression::{Earlier, Misfit},
    question::point_code,
};
use crate::{
    answers::Decimal,
    language::{Language, Texts},
};

/// The highest point of a scale.
pub const HIGHEST_POINT: u8 = 10;
/// The most characters that an answer in words may have.
pub const LONGEST_TEXT: u32 = 10_000;
/// The most decimals that a number may have.
pub const MOST_DECIMALS: u8 = 6;

/// Something that keeps a questionnaire from being published, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The code of the page or question.
    pub at: Code,
    /// Whether that is a page; pages and questions have codes of their own.
    pub is_page: bool,
    /// What is wrong.
    pub kind: FlawKind,
}

/// What can be wrong with a questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// Two pages or two questions, or two choices of one question, have the same code.
    DuplicateCode,
    /// A page without questions, a choice without options, a matrix without rows.
    Empty,
    /// A text is missing in the questionnaire's main language.
    MissingText,
    /// Limits that no answer can meet, or beyond what can be stored.
    ImpossibleLimits,
    /// A condition names a question that does not come earlier.
    NotEarlier,
    /// A condition names an option that the question does not have.
    UnknownOption,
    /// A field of a question that cannot be one: it has parts or a condition of its own.
    NotAField,
    /// A condition puts together what does not go together: a number with a text.
    Types,
    /// A condition has a function with too few, too many or the wrong things in its brackets.
    Arguments,
    /// A condition comes to something else than yes or no.
    NotYesNo,
}

impl Questionnaire<Texts> {
    /// Whether somebody can get through it, whatever else is wrong with it: there is something to
    /// answer, and no two things go by the same code.
    pub fn can_be_tried(&self) -> bool {
        // The language is the texts' business.
        let flaws = self.flaws(Language::default());
        self.questions().any(Question::is_answerable)
            && flaws.iter().all(|flaw| flaw.kind != FlawKind::DuplicateCode)
    }

    /// Every flaw, in order of the pages. None: it can be published.
    pub fn flaws(&self, main: Language) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        let mut pages = BTreeSet::new();
        let mut earlier: BTreeMap<&Code, &Question> = BTreeMap::new();
        for page in &self.pages {
            let mut flag = |kind| flaws.push(Flaw { at: page.code.clone(), is_page: true, kind });
            if !pages.insert(&page.code) {
                flag(FlawKind::DuplicateCode);
            }
            if page.questions.is_empty() {
                flag(FlawKind::Empty);
            }
            if page.title.as_ref().is_some_and(|title| title.exactly(main).is_none()) {
                flag(FlawKind::MissingText);
            }
            condition_flaws(page.show_if.as_ref(), &earlier).into_iter().for_each(flag);
            for question in &page.questions {
                let mut kinds = question.flaws(main);
                kinds.extend(condition_flaws(question.show_if.as_ref(), &earlier));
                if earlier.insert(&question.code, question).is_some() {
                    kinds.push(FlawKind::DuplicateCode);
                }
                let at = &question.code;
                flaws.extend(kinds.into_iter().map(|kind| Flaw {
                    at: at.clone(),
                    is_page: false,
                    kind,
                }));
            }
        }
        flaws
    }
}

impl<T> Questionnaire<T> {
    /// Where conditions do not fit what comes before them.
    pub(super) fn hanging(&self) -> Vec<Hanging> {
        let mut hanging = Vec::new();
        let mut earlier: BTreeMap<&Code, &Question<T>> = BTreeMap::new();
        let mut look = |holder: &Code, is_page, condition, earlier: &BTreeMap<_, _>| {
            for misfit in misfits(condition, earlier) {
                hanging.push(Hanging { holder: holder.clone(), is_page, misfit });
            }
        };
        for page in &self.pages {
            look(&page.code, true, page.show_if.as_ref(), &earlier);
            for question in &page.questions {
                look(&question.code, false, question.show_if.as_ref(), &earlier);
                earlier.insert(&question.code, question);
            }
        }
        hanging
    }
}

impl Question<Texts> {
    fn flaws(&self, main: Language) -> Vec<FlawKind> {
        let mut kinds = Vec::new();
        let mut needs = |texts: &Texts| {
            if texts.exactly(main).is_none() {
                kinds.push(FlawKind::MissingText);
            }
        };
        needs(&self.text);
        self.hint.iter().for_each(&mut needs);
        match &self.kind {
            Kind::Scale { low, high, between, .. } => {
                [low, high].into_iter().chain(between).for_each(&mut needs);
            }
            Kind::Number { unit, .. } => unit.iter().for_each(&mut needs),
            _ => {}
        }
        for choices in self.kind.choices() {
            choice_flaws(choices, main, &mut kinds);
        }
        if self.kind.has_impossible_limits() {
            kinds.push(FlawKind::ImpossibleLimits);
        }
        if self.kind.has_parts() {
            field_flaws(self.kind.fields(), main, &mut kinds);
        }
        kinds
    }
}

/// Fields are answered by themselves, are always shown, and have no fields of their own.
fn field_flaws(fields: &[Question], main: Language, kinds: &mut Vec<FlawKind>) {
    if fields.is_empty() {
        kinds.push(FlawKind::Empty);
    }
    let mut codes = BTreeSet::new();
    for field in fields {
        if !codes.insert(&field.code) {
            kinds.push(FlawKind::DuplicateCode);
        }
        let is_simple = match &field.kind {
            Kind::TextBlock | Kind::Matrix { .. } | Kind::Ranking { .. } => false,
            kind => !kind.has_parts() && !matches!(kind, Kind::DateRange { .. }),
        };
        if !is_simple || field.show_if.is_some() {
            kinds.push(FlawKind::NotAField);
        }
        kinds.extend(field.flaws(main));
    }
}

impl<T> Kind<T> {
    /// Its lists of choices.
    fn choices(&self) -> Vec<&[Choice<T>]> {
        match self {
            Self::SingleChoice { options, .. }
            | Self::MultipleChoice { options, .. }
            | Self::Ranking { options, .. } => vec![options],
            Self::Matrix { rows, columns } => vec![rows, columns],
            Self::Grid { rows, .. } => vec![rows],
            _ => Vec::new(),
        }
    }

    /// Whether its limits can be met by no answer, or go beyond what can be stored.
    fn has_impossible_limits(&self) -> bool {
        match self {
            Self::MultipleChoice { options, at_least, at_most } => {
                let least = at_least.unwrap_or(0);
                *at_most == Some(0)
                    || at_most.is_some_and(|most| least > most)
                    || least as usize > options.iter().filter(|option| !option.alone).count()
            }
            Self::Ranking { at_most, .. } => *at_most == Some(0),
            Self::Scale { from, to, between, style, .. } => {
                let points = usize::from(to.saturating_sub(*from));
                *from > 1
                    || *to > HIGHEST_POINT
                    || from >= to
                    || (!between.is_empty() && between.len() + 1 != points)
                    || style.ends().is_some_and(|ends| ends != (*from, *to))
                    || (*style == ScaleStyle::Stars && *from != 1)
            }
            Self::ShortText { at_least, most } | Self::LongText { at_least, most } => {
                *most == 0 || *most > LONGEST_TEXT || at_least > most
            }
            Self::Number { least, greatest, decimals, step, slider, .. } => {
                let limits = [least, greatest, step].into_iter().flatten();
                let too_fine = limits.into_iter().any(|limit| limit.decimals() > *decimals);
                let is_step = step.is_none_or(|step| step > Decimal::whole(0));
                is_upside_down(*least, *greatest)
                    || too_fine
                    || *decimals > MOST_DECIMALS
                    || !is_step
                    || (*slider && (least.is_none() || greatest.is_none()))
            }
            Self::Date { first, last } | Self::DateRange { first, last } => {
                is_upside_down(*first, *last)
            }
            Self::Repeated { at_most, .. } => !(1..=MOST_REPEATED).contains(at_most),
            Self::Fields { fields, sum: Some(_) } => {
                !fields.iter().all(|field| matches!(field.kind, Kind::Number { .. }))
            }
            _ => false,
        }
    }
}

fn is_upside_down<V: PartialOrd>(least: Option<V>, greatest: Option<V>) -> bool {
    matches!((least, greatest), (Some(least), Some(greatest)) if least > greatest)
}

impl<T> Question<T> {
    pub(super) fn has_option(&self, option: &Code) -> bool {
        match &self.kind {
            Kind::SingleChoice { options, .. } | Kind::MultipleChoice { options, .. } => {
                options.iter().any(|choice| choice.code == *option)
            }
            Kind::YesNo => matches!(option.as_str(), "yes" | "no"),
            Kind::Scale { from, to, .. } => {
                (*from..=*to).any(|point| point_code(point) == option.as_str())
            }
            _ => false,
        }
    }
}

fn choice_flaws(choices: &[Choice], main: Language, kinds: &mut Vec<FlawKind>) {
    if choices.is_empty() {
        kinds.push(FlawKind::Empty);
    }
    let mut codes = BTreeSet::new();
    for choice in choices {
        if !codes.insert(&choice.code) {
            kinds.push(FlawKind::DuplicateCode);
        }
        if choice.text.exactly(main).is_none() {
            kinds.push(FlawKind::MissingText);
        }
    }
    if choices.iter().filter(|choice| choice.other).count() > 1 {
        kinds.push(FlawKind::DuplicateCode);
    }
}

fn condition_flaws<T>(condition: Option<&Expression>, earlier: &Earlier<'_, T>) -> Vec<FlawKind> {
    misfits(condition, earlier).iter().map(|misfit| misfit.kind.flaw()).collect()
}

fn misfits<T>(condition: Option<&Expression>, earlier: &Earlier<'_, T>) -> Vec<Misfit> {
    condition.map(|condition| condition.check(earlier)).unwrap_or_default()
}
