//! Whether a questionnaire can be published: codes, choices, conditions, texts.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Choice, Code, Expression, Kind, MOST_PHOTOS, MOST_QUOTAS, MOST_REPEATED, Picture, Question,
    Questionnaire, Quota, ScaleStyle,
    edit::Hanging,
    expression::{Earlier, Misfit, MisfitKind},
    piping::{answers_in, place},
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
    /// Where.
    pub at: Holder,
    /// What is wrong.
    pub kind: FlawKind,
}

/// What a condition, a text or a flaw belongs to; each has codes of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// The page of this code.
    Page(Code),
    /// The question.
    Question(Code),
    /// The ending.
    Ending(Code),
    /// The quota.
    Quota(Code),
}

impl Holder {
    /// Its code.
    pub const fn code(&self) -> &Code {
        match self {
            Self::Page(code) | Self::Question(code) | Self::Ending(code) | Self::Quota(code) => {
                code
            }
        }
    }
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
    /// A picture is not described in the questionnaire's main language (WCAG 1.1.1).
    MissingAlternative,
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
    /// What is to be worked out comes to something else than a number.
    NotANumber,
    /// A condition where there can be none: on a column of a matrix, on an option of a field.
    Misplaced,
    /// A text has the answer to a question in it that does not come earlier.
    UnknownPlace,
    /// A page ends in an ending that there is not, or has one without ending anything.
    UnknownEnding,
    /// Whatever is answered, it is never shown; a quota counts nobody.
    Unreachable,
    /// More of them than can be.
    TooMany,
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
        let (mut pages, mut questions) = (BTreeSet::new(), BTreeSet::new());
        for page in &self.pages {
            let at = Holder::Page(page.code.clone());
            let mut flag = |kind| flaws.push(Flaw { at: at.clone(), kind });
            if !pages.insert(&page.code) {
                flag(FlawKind::DuplicateCode);
            }
            if page.questions.is_empty() {
                flag(FlawKind::Empty);
            }
            if page.title.as_ref().is_some_and(|title| title.exactly(main).is_none()) {
                flag(FlawKind::MissingText);
            }
            let is_known = |code: &Code| self.endings.iter().any(|ending| ending.code == *code);
            if page.ending.as_ref().is_some_and(|code| page.end_if.is_none() || !is_known(code)) {
                flag(FlawKind::UnknownEnding);
            }
            for question in &page.questions {
                let at = Holder::Question(question.code.clone());
                let mut kinds = question.flaws(main);
                if !questions.insert(&question.code) {
                    kinds.push(FlawKind::DuplicateCode);
                }
                flaws.extend(kinds.into_iter().map(|kind| Flaw { at: at.clone(), kind }));
            }
        }
        flaws.extend(self.ending_flaws(main));
        flaws.extend(self.quota_flaws(main));
        let hanging = self.hanging().into_iter();
        flaws.extend(hanging.map(|one| Flaw { at: one.holder, kind: one.misfit.kind.flaw() }));
        if flaws.is_empty() {
            let unreachable = self.unreachable().into_iter();
            flaws.extend(unreachable.map(|at| Flaw { at, kind: FlawKind::Unreachable }));
        }
        flaws
    }

    fn ending_flaws(&self, main: Language) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        let mut codes = BTreeSet::new();
        for ending in &self.endings {
            let mut flag = |kind| {
                flaws.push(Flaw { at: Holder::Ending(ending.code.clone()), kind });
            };
            if !codes.insert(&ending.code) {
                flag(FlawKind::DuplicateCode);
            }
            let texts = std::iter::once(&ending.title).chain(&ending.text);
            texts.filter(|text| text.exactly(main).is_none()).for_each(|_| {
                flag(FlawKind::MissingText);
            });
        }
        flaws
    }

    fn quota_flaws(&self, main: Language) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        let mut codes = BTreeSet::new();
        for (number, quota) in self.quotas.iter().enumerate() {
            let mut flag = |is_wrong: bool, kind| {
                if is_wrong {
                    flaws.push(Flaw { at: Holder::Quota(quota.code.clone()), kind });
                }
            };
            flag(!codes.insert(&quota.code), FlawKind::DuplicateCode);
            flag(!Quota::<()>::can_want(quota.limit), FlawKind::ImpossibleLimits);
            let is_missing = |text: &Texts| text.exactly(main).is_none();
            flag(quota.full.as_ref().is_some_and(is_missing), FlawKind::MissingText);
            flag(number == MOST_QUOTAS, FlawKind::TooMany);
        }
        flaws
    }

    /// Where conditions and texts do not fit what comes before them, in order of the pages.
    pub(super) fn hanging(&self) -> Vec<Hanging> {
        let mut hanging = Vec::new();
        let mut earlier: Earlier<'_, Texts> = BTreeMap::new();
        // What stands in an order at random does not come before what it changes places with.
        let mut moving: Vec<&Question> = Vec::new();
        for (number, page) in self.pages.iter().enumerate() {
            let of_page = Holder::Page(page.code.clone());
            let mut look = Look { hanging: &mut hanging, holder: of_page };
            look.condition(page.show_if.as_ref(), &earlier);
            look.places(page.title.as_ref(), &earlier);
            let mut after = earlier.clone();
            for question in &page.questions {
                let holder = Holder::Question(question.code.clone());
                Look { hanging: &mut hanging, holder }.question(question, &earlier);
                after.insert(&question.code, question);
                if page.random_order || page.random_place {
                    moving.push(question);
                } else {
                    earlier.insert(&question.code, question);
                }
            }
            let of_page = Holder::Page(page.code.clone());
            let mut look = Look { hanging: &mut hanging, holder: of_page };
            look.condition(page.end_if.as_ref(), &after);
            let goes_on = page.random_place
                && self.pages.get(number + 1).is_some_and(|next| next.random_place);
            if !goes_on {
                earlier.extend(moving.drain(..).map(|question| (&question.code, question)));
            }
        }
        for ending in &self.endings {
            let holder = Holder::Ending(ending.code.clone());
            let mut look = Look { hanging: &mut hanging, holder };
            look.condition(ending.show_if.as_ref(), &earlier);
            look.places(Some(&ending.title), &earlier);
            look.places(ending.text.as_ref(), &earlier);
        }
        for quota in &self.quotas {
            let holder = Holder::Quota(quota.code.clone());
            let mut look = Look { hanging: &mut hanging, holder };
            look.condition(quota.counts_if.as_ref(), &earlier);
            // Whoever is told that it is full has no answers any more.
            look.places(quota.full.as_ref(), &BTreeMap::new());
        }
        hanging
    }
}

/// Looks for what does not fit in one holder.
struct Look<'a> {
    hanging: &'a mut Vec<Hanging>,
    holder: Holder,
}

impl Look<'_> {
    fn note(&mut self, misfits: Vec<Misfit>) {
        let holder = &self.holder;
        self.hanging
            .extend(misfits.into_iter().map(|misfit| Hanging { holder: holder.clone(), misfit }));
    }

    fn condition(&mut self, condition: Option<&Expression>, earlier: &Earlier<'_, Texts>) {
        self.note(condition.map(|condition| condition.check(earlier)).unwrap_or_default());
    }

    /// The answers that stand in a text, in any language.
    fn places(&mut self, texts: Option<&Texts>, earlier: &Earlier<'_, Texts>) {
        let written = texts.into_iter().flat_map(Texts::written).map(|(_, text)| text);
        let is_there = |code: &Code, parts: &[Code]| {
            let leaf = earlier.get(code).and_then(|question| question.leaf(parts));
            leaf.is_some_and(Question::has_answer)
        };
        let unknown: BTreeSet<(Code, Vec<Code>)> =
            written.flat_map(answers_in).filter(|(code, parts)| !is_there(code, parts)).collect();
        let misfit = |(code, parts): (Code, Vec<Code>)| Misfit {
            about: place(&code, &parts),
            kind: MisfitKind::UnknownPlace(code),
        };
        self.note(unknown.into_iter().map(misfit).collect());
    }

    fn question(&mut self, question: &Question, earlier: &Earlier<'_, Texts>) {
        self.condition(question.show_if.as_ref(), earlier);
        self.places(Some(&question.text), earlier);
        self.places(question.hint.as_ref(), earlier);
        for choice in question.kind.offered() {
            self.condition(choice.show_if.as_ref(), earlier);
        }
        if let Kind::Calculated { formula, .. } = &question.kind {
            self.note(formula.check_number(earlier));
        }
        if !question.rules.is_empty() {
            let mut with_it = earlier.clone();
            with_it.insert(&question.code, question);
            for rule in &question.rules {
                self.condition(Some(&rule.must), &with_it);
            }
        }
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
        self.rules.iter().for_each(|rule| needs(&rule.text));
        match &self.kind {
            Kind::Scale { low, high, between, .. } => {
                [low, high].into_iter().chain(between).for_each(&mut needs);
            }
            Kind::Number { unit, .. } => unit.iter().for_each(&mut needs),
            _ => {}
        }
        let is_undescribed = |one: &Picture| one.alternative.exactly(main).is_none();
        kinds.extend(
            self.pictures().filter(|one| is_undescribed(one)).map(|_| FlawKind::MissingAlternative),
        );
        for choices in self.kind.choices() {
            choice_flaws(choices, main, &mut kinds);
            if !self.kind.can_have_pictures() && choices.iter().any(|one| one.picture.is_some()) {
                kinds.push(FlawKind::Misplaced);
            }
        }
        if self.kind.has_impossible_limits() {
            kinds.push(FlawKind::ImpossibleLimits);
        }
        let columns: &[Choice] = match &self.kind {
            Kind::Matrix { columns, .. } => columns,
            _ => &[],
        };
        if columns.iter().any(|column| column.show_if.is_some()) {
            kinds.push(FlawKind::Misplaced);
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
            Kind::TextBlock
            | Kind::Calculated { .. }
            | Kind::Photos { .. }
            | Kind::Matrix { .. }
            | Kind::Ranking { .. } => false,
            kind => !kind.has_parts() && !matches!(kind, Kind::DateRange { .. }),
        };
        let is_plain = field.show_if.is_none()
            && field.rules.is_empty()
            && field.pictures().next().is_none()
            && !field.wanted
            && !field.random_order;
        if !is_simple || !is_plain {
            kinds.push(FlawKind::NotAField);
        }
        if field.kind.offered().iter().any(|option| option.show_if.is_some()) {
            kinds.push(FlawKind::Misplaced);
        }
        kinds.extend(field.flaws(main));
    }
}

impl<T> Kind<T> {
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
            Self::Calculated { decimals, .. } => *decimals > MOST_DECIMALS,
            Self::Repeated { at_most, .. } => !(1..=MOST_REPEATED).contains(at_most),
            Self::Photos { at_most } => !(1..=MOST_PHOTOS).contains(at_most),
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
            Kind::SingleChoice { options, .. }
            | Kind::Place { options }
            | Kind::MultipleChoice { options, .. } => {
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
