//! Whether an expression fits the questions that come before it: names, options, types.

use std::collections::BTreeMap;

use super::{Expression, Function, Operator};
use crate::questionnaires::{
    Choice, Code, FROM, FlawKind, Kind, Question, TO, leaves::is_repetition,
};

/// The questions that come before what has the expression, by code.
pub type Earlier<'a, T> = BTreeMap<&'a Code, &'a Question<T>>;

/// Something in an expression that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// What is wrong.
    pub kind: MisfitKind,
    /// The part of the expression it is about, as text.
    pub about: String,
}

/// What can be wrong with an expression that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MisfitKind {
    /// The question does not come before, or is not there.
    NotEarlier(Code),
    /// The question has no such option, point, row or column.
    UnknownOption(Code, String),
    /// Sides or parts that do not go together: a number with a text, `and` of a number.
    Types,
    /// A function with too few, too many or the wrong things in its brackets.
    Arguments,
    /// A condition that comes to something else than yes or no.
    NotYesNo,
    /// Something to be worked out that comes to something else than a number.
    NotANumber,
    /// A text with the answer to a question in it that does not come before, or is not there.
    UnknownPlace(Code),
}

impl MisfitKind {
    /// The flaw that it is in a questionnaire.
    pub const fn flaw(&self) -> FlawKind {
        match self {
            Self::NotEarlier(_) => FlawKind::NotEarlier,
            Self::UnknownOption(..) => FlawKind::UnknownOption,
            Self::Types => FlawKind::Types,
            Self::Arguments => FlawKind::Arguments,
            Self::NotYesNo => FlawKind::NotYesNo,
            Self::NotANumber => FlawKind::NotANumber,
            Self::UnknownPlace(_) => FlawKind::UnknownPlace,
        }
    }
}

impl Expression {
    /// What does not fit in a condition, in the order of the text. Empty: it can be used.
    pub fn check<T>(&self, earlier: &Earlier<'_, T>) -> Vec<Misfit> {
        let mut check = Check { earlier, misfits: Vec::new() };
        let came_to = check.type_of(self);
        if !came_to.is_yes_no() {
            check.wrong(self, MisfitKind::NotYesNo);
        }
        check.misfits
    }

    /// What does not fit in something to be worked out, which must come to a number.
    pub fn check_number<T>(&self, earlier: &Earlier<'_, T>) -> Vec<Misfit> {
        let mut check = Check { earlier, misfits: Vec::new() };
        let came_to = check.type_of(self);
        if !came_to.is_number() {
            check.wrong(self, MisfitKind::NotANumber);
        }
        check.misfits
    }
}

/// What an expression comes to, as far as it can be known without answers.
enum Type<'a, T> {
    /// Not to be known, because something in it is wrong already.
    Unknown,
    YesNo,
    Number,
    /// A point of the scale of this question: a number with a code.
    Point(&'a Question<T>),
    /// What somebody writes.
    Words,
    /// A text in quotes: words, or the code of an option.
    Quoted(&'a str),
    Date,
    /// One of these, of this question.
    One(&'a Code, &'a [Choice<T>]),
    /// Several of them.
    Several(&'a Code, &'a [Choice<T>]),
    /// Answered in parts.
    Parts,
    /// One of these columns in each row.
    Rows(&'a Code, &'a [Choice<T>]),
}

impl<T> Type<'_, T> {
    const fn is_number(&self) -> bool {
        matches!(self, Self::Number | Self::Point(_) | Self::Unknown)
    }

    const fn is_yes_no(&self) -> bool {
        matches!(self, Self::YesNo | Self::Unknown)
    }

    const fn is_text(&self) -> bool {
        matches!(self, Self::Words | Self::Quoted(_) | Self::Unknown)
    }

    const fn is_date(&self) -> bool {
        matches!(self, Self::Date | Self::Unknown)
    }

    const fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }
}

struct Check<'a, T> {
    earlier: &'a Earlier<'a, T>,
    misfits: Vec<Misfit>,
}

impl<'a, T> Check<'a, T> {
    fn wrong(&mut self, about: &Expression, kind: MisfitKind) {
        self.misfits.push(Misfit { kind, about: about.to_string() });
    }

    fn type_of(&mut self, expression: &'a Expression) -> Type<'a, T> {
        match expression {
            Expression::Number(_) => Type::Number,
            Expression::Text(text) => Type::Quoted(text),
            Expression::YesNo(_) => Type::YesNo,
            Expression::Date(_) => Type::Date,
            Expression::Answer(code) => {
                self.question(expression, code).map_or(Type::Unknown, answer_type)
            }
            Expression::Part(code, parts) => self.part(expression, code, parts),
            Expression::All(parts) | Expression::Any(parts) => {
                for part in parts {
                    self.holds(part);
                }
                Type::YesNo
            }
            Expression::Not(inner) => {
                self.holds(inner);
                Type::YesNo
            }
            Expression::Minus(inner) => {
                if !self.type_of(inner).is_number() {
                    self.wrong(expression, MisfitKind::Types);
                }
                Type::Number
            }
            Expression::Binary(operator, sides) => {
                let (left, right) = (self.type_of(&sides.0), self.type_of(&sides.1));
                self.binary(expression, *operator, &left, &right)
            }
            Expression::Call(function, arguments) => self.call(expression, *function, arguments),
        }
    }

    fn question(&mut self, about: &Expression, code: &Code) -> Option<&'a Question<T>> {
        let found = self.earlier.get(code).copied();
        if found.is_none() {
            self.wrong(about, MisfitKind::NotEarlier(code.clone()));
        }
        found
    }

    fn part(&mut self, about: &Expression, code: &Code, parts: &[Code]) -> Type<'a, T> {
        let Some(question) = self.question(about, code) else { return Type::Unknown };
        part_type(question, parts).unwrap_or_else(|| {
            let part = parts.iter().map(Code::as_str).collect::<Vec<_>>().join(".");
            self.wrong(about, MisfitKind::UnknownOption(code.clone(), part));
            Type::Unknown
        })
    }

    /// A part of which it must be known whether it holds.
    fn holds(&mut self, part: &'a Expression) {
        if !self.type_of(part).is_yes_no() {
            self.wrong(part, MisfitKind::NotYesNo);
        }
    }

    fn binary(
        &mut self,
        about: &Expression,
        operator: Operator,
        left: &Type<'a, T>,
        right: &Type<'a, T>,
    ) -> Type<'a, T> {
        let are_numbers = left.is_number() && right.is_number();
        let are_ordered = are_numbers || (left.is_date() && right.is_date());
        let (fit, comes_to) = match operator {
            Operator::Plus | Operator::Minus | Operator::Times | Operator::Over => {
                (are_numbers, Type::Number)
            }
            Operator::Less | Operator::AtMost | Operator::More | Operator::AtLeast => {
                (are_ordered, Type::YesNo)
            }
            Operator::Equal | Operator::Unequal => {
                (are_ordered || self.can_equal(about, left, right), Type::YesNo)
            }
            Operator::Has => (self.can_have(about, left, right), Type::YesNo),
        };
        if !fit {
            self.wrong(about, MisfitKind::Types);
        }
        comes_to
    }

    fn can_equal(&mut self, about: &Expression, left: &Type<'a, T>, right: &Type<'a, T>) -> bool {
        match (left, right) {
            _ if left.is_unknown() || right.is_unknown() => true,
            (Type::YesNo, Type::YesNo) | (Type::One(..), Type::One(..)) => true,
            (Type::Several(..) | Type::Rows(..), _) | (_, Type::Several(..) | Type::Rows(..)) => {
                false
            }
            (name, Type::Quoted(word)) | (Type::Quoted(word), name) if !name.is_text() => {
                self.offers(about, name, word)
            }
            _ => left.is_text() && right.is_text(),
        }
    }

    fn can_have(&mut self, about: &Expression, left: &Type<'a, T>, right: &Type<'a, T>) -> bool {
        match (left, right) {
            _ if left.is_unknown() || right.is_unknown() => true,
            (_, Type::Quoted(word)) => self.offers(about, left, word),
            (Type::YesNo, Type::YesNo)
            | (Type::One(..) | Type::Several(..) | Type::Rows(..), Type::One(..)) => true,
            _ => false,
        }
    }

    /// Whether there are options to choose from; notes it if this is not among them.
    fn offers(&mut self, about: &Expression, from: &Type<'a, T>, word: &str) -> bool {
        let (question, is_offered) = match from {
            Type::One(question, choices)
            | Type::Several(question, choices)
            | Type::Rows(question, choices) => {
                (*question, choices.iter().any(|choice| choice.code.as_str() == word))
            }
            Type::Point(scale) => {
                (&scale.code, word.parse().is_ok_and(|code| scale.has_option(&code)))
            }
            Type::YesNo => return matches!(word, "yes" | "no"),
            _ => return false,
        };
        if !is_offered {
            self.wrong(about, MisfitKind::UnknownOption(question.clone(), word.to_owned()));
        }
        true
    }

    fn call(
        &mut self,
        about: &Expression,
        function: Function,
        arguments: &'a [Expression],
    ) -> Type<'a, T> {
        let is_name = matches!(arguments, [Expression::Answer(_)]);
        let is_part = matches!(arguments, [Expression::Part(..)]);
        let mut types: Vec<Type<'a, T>> =
            arguments.iter().map(|argument| self.type_of(argument)).collect();
        let are = |fit: fn(&Type<'a, T>) -> bool| types.iter().all(fit);
        let count = types.len();
        let fit = match function {
            Function::Answered => is_name || is_part,
            Function::Declined => is_name,
            Function::Count => count > 0,
            Function::Min | Function::Max | Function::Sum | Function::Mean => {
                count > 0 && are(Type::is_number)
            }
            Function::Round => (1..=2).contains(&count) && are(Type::is_number),
            Function::If => count == 3 && types[0].is_yes_no() && go_together(&types[1], &types[2]),
            Function::Length => count == 1 && are(Type::is_text),
            Function::Days => count == 2 && are(Type::is_date),
            Function::Contains => count == 2 && are(Type::is_text),
        };
        if !fit {
            self.wrong(about, MisfitKind::Arguments);
            return Type::Unknown;
        }
        match function {
            Function::Answered | Function::Declined | Function::Contains => Type::YesNo,
            Function::If => match (types.pop(), types.pop()) {
                (Some(Type::Quoted(_)), Some(Type::Quoted(_) | Type::Words)) => Type::Words,
                (Some(Type::Point(_)), Some(_)) => Type::Number,
                (Some(otherwise), _) => otherwise,
                (None, _) => Type::Unknown,
            },
            _ => Type::Number,
        }
    }
}

/// Whether a condition may choose between the two.
fn go_together<T>(one: &Type<'_, T>, other: &Type<'_, T>) -> bool {
    (one.is_number() && other.is_number())
        || (one.is_text() && other.is_text())
        || (one.is_yes_no() && other.is_yes_no())
        || (one.is_date() && other.is_date())
}

/// What a part of the answer to a question comes to; none: it has no such part.
fn part_type<'a, T>(question: &'a Question<T>, parts: &[Code]) -> Option<Type<'a, T>> {
    if let Some(field) = question.leaf(parts) {
        return Some(answer_type(field));
    }
    let [part] = parts else { return None };
    let has_part = |choices: &[Choice<T>]| choices.iter().any(|choice| choice.code == *part);
    match &question.kind {
        Kind::Matrix { rows, columns } => {
            has_part(rows).then_some(Type::One(&question.code, columns))
        }
        Kind::Ranking { options, .. } => has_part(options).then_some(Type::Number),
        Kind::DateRange { .. } => [FROM, TO].contains(&part.as_str()).then_some(Type::Date),
        Kind::Grid { rows, .. } => has_part(rows).then_some(Type::Parts),
        Kind::Repeated { at_most, .. } => is_repetition(part, *at_most).then_some(Type::Parts),
        _ => None,
    }
}

/// What the answer to a question comes to. Words to read have none.
fn answer_type<T>(question: &Question<T>) -> Type<'_, T> {
    let code = &question.code;
    match &question.kind {
        Kind::TextBlock => Type::Unknown,
        Kind::SingleChoice { options, .. } | Kind::Place { options } => Type::One(code, options),
        Kind::MultipleChoice { options, .. } | Kind::Ranking { options, .. } => {
            Type::Several(code, options)
        }
        Kind::YesNo => Type::YesNo,
        Kind::Scale { .. } => Type::Point(question),
        Kind::Matrix { columns, .. } => Type::Rows(code, columns),
        Kind::ShortText { .. } | Kind::LongText { .. } => Type::Words,
        Kind::Number { .. } | Kind::Time | Kind::Calculated { .. } => Type::Number,
        Kind::Date { .. } => Type::Date,
        // Only their parts come to something; whether there is an answer can be asked.
        Kind::DateRange { .. }
        | Kind::Fields { .. }
        | Kind::Grid { .. }
        | Kind::Repeated { .. }
        | Kind::Photos { .. } => Type::Parts,
    }
}
