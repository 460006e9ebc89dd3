//! Our conditions in the languages of other tools.

use model::questionnaires::{
    Code, Expression, Kind, Question, Questionnaire,
    expression::{Function, Operator},
};

/// A way of writing conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// SurveyJS.
    SurveyJs,
    /// XPath, as XLSForm has it.
    XlsForm,
}

/// The condition written this way; none if it cannot be.
pub fn written(condition: &Expression, all: &Questionnaire, way: Way) -> Option<String> {
    Writer { all, way }.holds(condition)
}

/// What is to be worked out, written this way; none if it cannot be.
pub fn written_value(value: &Expression, all: &Questionnaire, way: Way) -> Option<String> {
    Writer { all, way }.value(value)
}

struct Writer<'q> {
    all: &'q Questionnaire,
    way: Way,
}

impl Writer<'_> {
    /// What must hold.
    fn holds(&self, part: &Expression) -> Option<String> {
        Some(match part {
            Expression::YesNo(holds) => self.always(*holds),
            Expression::Answer(code) => self.chosen(code, "yes")?,
            Expression::All(parts) => self.joined(parts, " and ")?,
            Expression::Any(parts) => self.joined(parts, " or ")?,
            Expression::Not(inner) => match self.way {
                Way::SurveyJs => format!("!({})", self.holds(inner)?),
                Way::XlsForm => format!("not({})", self.holds(inner)?),
            },
            Expression::Binary(operator, sides) => self.binary(*operator, &sides.0, &sides.1)?,
            Expression::Call(Function::Answered, arguments) => match (&arguments[..], self.way) {
                ([one], Way::SurveyJs) => format!("{} notempty", self.value(one)?),
                ([one], Way::XlsForm) => format!("{} != ''", self.value(one)?),
                _ => return None,
            },
            Expression::Call(Function::Contains, arguments) => match (&arguments[..], self.way) {
                ([text, part], Way::SurveyJs) => {
                    format!("{} contains {}", self.value(text)?, self.value(part)?)
                }
                ([text, part], Way::XlsForm) => {
                    format!("contains({}, {})", self.value(text)?, self.value(part)?)
                }
                _ => return None,
            },
            _ => return None,
        })
    }

    fn joined(&self, parts: &[Expression], word: &str) -> Option<String> {
        let parts = parts.iter().map(|part| self.holds(part)).collect::<Option<Vec<_>>>()?;
        Some(format!("({})", parts.join(word)))
    }

    fn binary(&self, operator: Operator, left: &Expression, right: &Expression) -> Option<String> {
        let sign = match operator {
            Operator::Equal => "=",
            Operator::Unequal if self.way == Way::SurveyJs => "<>",
            Operator::Unequal => "!=",
            Operator::Less => "<",
            Operator::AtMost => "<=",
            Operator::More => ">",
            Operator::AtLeast => ">=",
            Operator::Has => return self.option(left, right),
            Operator::Plus | Operator::Minus | Operator::Times | Operator::Over => return None,
        };
        if matches!(operator, Operator::Equal | Operator::Unequal)
            && let Some(chosen) = self.option(left, right)
        {
            // Of what is not answered nothing can be said here; there it is "not the same".
            if operator == Operator::Equal {
                return Some(chosen);
            }
            let answered = Expression::Call(Function::Answered, vec![left.clone()]);
            let not = if self.way == Way::SurveyJs { "!" } else { "not" };
            return Some(format!("({} and {not}({chosen}))", self.holds(&answered)?));
        }
        Some(format!("{} {sign} {}", self.value(left)?, self.value(right)?))
    }

    /// An option chosen.
    fn option(&self, left: &Expression, right: &Expression) -> Option<String> {
        match (left, right) {
            (Expression::Answer(code), Expression::Text(option)) => self.chosen(code, option),
            (Expression::Part(..), Expression::Text(option)) => {
                Some(format!("{} = '{option}'", self.value(left)?))
            }
            _ => None,
        }
    }

    fn chosen(&self, code: &Code, option: &str) -> Option<String> {
        let name = self.name(code.as_str());
        let point = option.trim_start_matches('p');
        let question = self.all.question(code)?;
        Some(match (&question.kind, self.way) {
            (Kind::MultipleChoice { .. }, Way::SurveyJs) => format!("{name} contains '{option}'"),
            (Kind::MultipleChoice { .. }, Way::XlsForm) => format!("selected({name}, '{option}')"),
            (Kind::YesNo, Way::SurveyJs) => format!("{name} = {}", option == "yes"),
            (Kind::Scale { .. }, Way::SurveyJs) => format!("{name} = {point}"),
            (Kind::Scale { .. }, Way::XlsForm) => format!("{name} = '{point}'"),
            (Kind::Matrix { rows, .. }, _) => {
                let rows = rows
                    .iter()
                    .map(|row| format!("{} = '{option}'", self.part(question, &row.code)));
                format!("({})", rows.collect::<Vec<_>>().join(" or "))
            }
            (Kind::SingleChoice { .. } | Kind::YesNo, _) => format!("{name} = '{option}'"),
            (Kind::ShortText { .. } | Kind::LongText { .. }, _) => {
                format!("{name} = {}", quoted(option)?)
            }
            _ => return None,
        })
    }

    /// What can be compared and calculated with.
    fn value(&self, value: &Expression) -> Option<String> {
        Some(match value {
            Expression::Number(number) => number.to_string(),
            Expression::Text(text) => quoted(text)?,
            Expression::Date(day) if self.way == Way::SurveyJs => format!("'{day}'"),
            Expression::Date(day) => format!("date('{day}')"),
            Expression::Answer(code) => self.name(code.as_str()),
            Expression::Part(code, part) => self.part(self.all.question(code)?, part),
            Expression::Minus(inner) => format!("(0 - {})", self.value(inner)?),
            Expression::Binary(operator, sides) => {
                let sign = match (operator, self.way) {
                    (Operator::Plus, _) => "+",
                    (Operator::Minus, _) => "-",
                    (Operator::Times, _) => "*",
                    (Operator::Over, Way::SurveyJs) => "/",
                    (Operator::Over, Way::XlsForm) => "div",
                    _ => return None,
                };
                format!("({} {sign} {})", self.value(&sides.0)?, self.value(&sides.1)?)
            }
            Expression::Call(function, arguments) => self.call(*function, arguments)?,
            _ => return None,
        })
    }

    fn call(&self, function: Function, arguments: &[Expression]) -> Option<String> {
        match (function, arguments) {
            (Function::Count, arguments) => {
                let each =
                    arguments.iter().map(|one| self.count(one)).collect::<Option<Vec<_>>>()?;
                Some(format!("({})", each.join(" + ")))
            }
            (Function::Length, [one]) if self.way == Way::XlsForm => {
                Some(format!("string-length({})", self.value(one)?))
            }
            (Function::Sum, [_, _, ..]) => {
                let each =
                    arguments.iter().map(|one| self.value(one)).collect::<Option<Vec<_>>>()?;
                Some(format!("({})", each.join(" + ")))
            }
            (Function::Round, [one]) => Some(format!("round({}, 0)", self.value(one)?)),
            _ => None,
        }
    }

    /// How many options are chosen, or one if there is an answer.
    fn count(&self, one: &Expression) -> Option<String> {
        let Expression::Answer(code) = one else { return None };
        let name = self.name(code.as_str());
        Some(match (&self.all.question(code)?.kind, self.way) {
            (Kind::MultipleChoice { .. }, Way::SurveyJs) => format!("{{{code}.length}}"),
            (Kind::MultipleChoice { .. }, Way::XlsForm) => format!("count-selected({name})"),
            (Kind::Matrix { .. } | Kind::Ranking { .. }, _) => return None,
            (_, Way::SurveyJs) => format!("iif({name} notempty, 1, 0)"),
            (_, Way::XlsForm) => format!("if({name} != '', 1, 0)"),
        })
    }

    fn name(&self, name: &str) -> String {
        match self.way {
            Way::SurveyJs => format!("{{{name}}}"),
            Way::XlsForm => format!("${{{name}}}"),
        }
    }

    fn part(&self, question: &Question, part: &Code) -> String {
        match self.way {
            Way::SurveyJs => self.name(&format!("{}.{part}", question.code)),
            Way::XlsForm => self.name(&super::part_name(question.code.as_str(), part)),
        }
    }

    fn always(&self, holds: bool) -> String {
        match (self.way, holds) {
            (Way::SurveyJs, true) => "1 = 1".to_owned(),
            (Way::SurveyJs, false) => "1 = 2".to_owned(),
            (Way::XlsForm, true) => "true()".to_owned(),
            (Way::XlsForm, false) => "false()".to_owned(),
        }
    }
}

/// A text in quotes; none if it has signs in it that cannot be written everywhere.
fn quoted(text: &str) -> Option<String> {
    let is_plain = !text.contains(['\'', '"', '\\', '{', '}']);
    is_plain.then(|| format!("'{text}'"))
}
