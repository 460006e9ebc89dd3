//! Our conditions in the languages of other tools.

use model::questionnaires::{
    Choice, Code, Expression, Kind, Question, Questionnaire,
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
            Expression::Answer(_) | Expression::Part(..) => self.chosen(part, "yes")?,
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
            (Expression::Answer(_) | Expression::Part(..), Expression::Text(option)) => {
                self.chosen(left, option)
            }
            _ => None,
        }
    }

    fn chosen(&self, answer: &Expression, option: &str) -> Option<String> {
        let name = self.value(answer)?;
        let point = option.trim_start_matches('p');
        let Some(question) = self.asked(answer) else {
            // A row of a matrix.
            return Some(format!("{name} = '{option}'"));
        };
        Some(match (&question.kind, self.way) {
            (Kind::MultipleChoice { .. }, Way::SurveyJs) => format!("{name} contains '{option}'"),
            (Kind::MultipleChoice { .. }, Way::XlsForm) => format!("selected({name}, '{option}')"),
            (Kind::YesNo, Way::SurveyJs) => format!("{name} = {}", option == "yes"),
            (Kind::Scale { .. }, Way::SurveyJs) => format!("{name} = {point}"),
            (Kind::Scale { .. }, Way::XlsForm) => format!("{name} = '{point}'"),
            (Kind::Matrix { rows, .. }, _) => {
                let row = |row: &Choice| {
                    let part = self.part(question, std::slice::from_ref(&row.code))?;
                    Some(format!("{part} = '{option}'"))
                };
                let rows = rows.iter().map(row).collect::<Option<Vec<_>>>()?;
                format!("({})", rows.join(" or "))
            }
            (Kind::SingleChoice { .. } | Kind::Place { .. } | Kind::YesNo, _) => {
                format!("{name} = '{option}'")
            }
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
            Expression::Part(code, parts) => self.part(self.all.question(code)?, parts)?,
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
        let name = self.value(one)?;
        Some(match (&self.asked(one)?.kind, self.way) {
            (Kind::MultipleChoice { .. }, Way::SurveyJs) => {
                format!("{}.length}}", name.trim_end_matches('}'))
            }
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

    /// The question that an answer is to, or the field of one.
    fn asked(&self, answer: &Expression) -> Option<&Question> {
        match answer {
            Expression::Answer(code) => self.all.question(code),
            Expression::Part(code, parts) => self.all.question(code)?.leaf(parts),
            _ => None,
        }
    }

    /// A part of an answer; none if it has no name there.
    fn part(&self, question: &Question, parts: &[Code]) -> Option<String> {
        match self.way {
            Way::SurveyJs => Some(self.name(&survey_js_part(question, parts))),
            // The groups of one question all go by the same name, and rows by none.
            Way::XlsForm if matches!(question.kind, Kind::Repeated { .. }) => None,
            Way::XlsForm if matches!((&question.kind, parts), (Kind::Grid { .. }, [_])) => None,
            Way::XlsForm => Some(self.name(&super::part_path(&question.code, parts))),
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

/// The name of a part in `SurveyJS`, where groups are numbered from 0.
pub fn survey_js_part(question: &Question, parts: &[Code]) -> String {
    let named = parts.iter().enumerate().map(|(depth, part)| {
        let number = part.as_str().strip_prefix('n').and_then(|number| number.parse::<u8>().ok());
        match (&question.kind, number) {
            (Kind::Repeated { .. }, Some(number)) if depth == 0 => {
                format!("[{}]", number.saturating_sub(1))
            }
            _ => format!(".{part}"),
        }
    });
    format!("{}{}", question.code, named.collect::<Vec<_>>().concat())
}

/// A text in quotes; none if it has signs in it that cannot be written everywhere.
fn quoted(text: &str) -> Option<String> {
    let is_plain = !text.contains(['\'', '"', '\\', '{', '}']);
    is_plain.then(|| format!("'{text}'"))
}
