//! When a page or a question is shown: in words, and as a part of a form.

use leptos::prelude::*;
use model::questionnaires::{
    Code, Expression, Kind, Question,
    edit::{Entered, FORMULA, Test, nth},
    point_code,
};

use super::{Names, rows};
use crate::{
    Visit, t,
    ui::form::{self, Errors, Field},
};

impl Names<'_> {
    /// What an answer that can be chosen is called.
    pub fn of_option(&self, visit: &Visit, question: &Code, option: &Code) -> String {
        let known = self.questionnaire.question(question).and_then(|question| {
            answers_of(visit, self, question).into_iter().find(|(code, _)| code == option.as_str())
        });
        known.map_or_else(|| option.to_string(), |(_, words)| words)
    }

    /// A condition in words; what no form can show stands as the formula it is.
    pub fn condition(&self, visit: &Visit, condition: &Expression) -> String {
        match condition {
            Expression::YesNo(true) => t!(visit, "editor-if-none"),
            Expression::YesNo(false) => t!(visit, "editor-if-never"),
            Expression::All(parts) => self.several(visit, parts, &t!(visit, "editor-and")),
            Expression::Any(parts) => self.several(visit, parts, &t!(visit, "editor-or")),
            Expression::Not(inner) => self.opposite(visit, inner),
            other => match Test::of(other) {
                Some(test) => self.test(visit, &test),
                None => other.to_string(),
            },
        }
    }

    fn test(&self, visit: &Visit, test: &Test) -> String {
        match test {
            Test::Answered(question) => {
                t!(visit, "editor-if-answered", question = self.of_code(visit, question))
            }
            Test::Chosen(question, option) => {
                let answer = self.of_option(visit, question, option);
                let question = self.of_code(visit, question);
                t!(visit, "editor-if-chosen", question = question, answer = answer)
            }
            Test::AtLeast(question, number) => {
                let number = number.shown(visit.language);
                let question = self.of_code(visit, question);
                t!(visit, "editor-if-least", question = question, number = number)
            }
            Test::AtMost(question, number) => {
                let number = number.shown(visit.language);
                let question = self.of_code(visit, question);
                t!(visit, "editor-if-most", question = question, number = number)
            }
        }
    }

    fn several(&self, visit: &Visit, parts: &[Expression], word: &str) -> String {
        let each = parts.iter().map(|part| self.in_brackets(visit, part));
        each.collect::<Vec<_>>().join(&format!(" {word} "))
    }

    /// In words that stay together beside others.
    fn in_brackets(&self, visit: &Visit, part: &Expression) -> String {
        let words = self.condition(visit, part);
        match part {
            Expression::All(_) | Expression::Any(_) => format!("({words})"),
            _ => words,
        }
    }

    fn opposite(&self, visit: &Visit, condition: &Expression) -> String {
        match Test::of(condition) {
            Some(Test::Answered(question)) => {
                t!(visit, "editor-if-not-answered", question = self.of_code(visit, &question))
            }
            Some(Test::Chosen(question, option)) => {
                let answer = self.of_option(visit, &question, &option);
                let question = self.of_code(visit, &question);
                t!(visit, "editor-if-not-chosen", question = question, answer = answer)
            }
            _ => t!(visit, "editor-if-not", condition = self.in_brackets(visit, condition)),
        }
    }
}

/// The answers to a question that can be chosen: their codes and what they are called.
fn answers_of(visit: &Visit, names: &Names<'_>, question: &Question) -> Vec<(String, String)> {
    match &question.kind {
        Kind::SingleChoice { options, .. } | Kind::MultipleChoice { options, .. } => options
            .iter()
            .map(|option| {
                let text = names.short(visit, &option.text);
                let text = if text.is_empty() { option.code.to_string() } else { text };
                (option.code.to_string(), text)
            })
            .collect(),
        Kind::YesNo => vec![
            ("yes".to_owned(), t!(visit, "answers-yes")),
            ("no".to_owned(), t!(visit, "answers-no")),
        ],
        Kind::Scale { from, to, .. } => {
            (*from..=*to).map(|point| (point_code(point), point.to_string())).collect()
        }
        _ => Vec::new(),
    }
}

/// The part of a form in which a condition is made.
pub struct ConditionField<'a> {
    /// The questions and what they are called.
    pub names: &'a Names<'a>,
    /// The questions that come before what has the condition.
    pub earlier: Vec<&'a Question>,
    /// The condition as it is stored.
    pub was: Option<&'a Expression>,
    /// What it is about.
    pub heading: String,
    /// Where the form goes.
    pub action: &'a str,
}

impl ConditionField<'_> {
    /// The fields, behind a heading to open unless there is something in them.
    pub fn render(&self, visit: &Visit, entered: &Entered<'_>, errors: &Errors) -> AnyView {
        let rows = entered.rows("if");
        let is_used = (0..rows).any(|number| !entered.get(&nth("if", number)).is_empty());
        let has_formula = entered.has(FORMULA);
        if self.earlier.is_empty() && self.was.is_none() && !is_used && !has_formula {
            return ().into_any();
        }
        let lines =
            (0..rows).map(|number| self.line(visit, number, entered, errors)).collect_view();
        let stored = self.was.map(|was| {
            let words = self.names.condition(visit, was);
            view! { <p class="shown-if">{t!(visit, "editor-shown-if", condition = words)}</p> }
        });
        let join = (rows > 1).then(|| join(visit, entered));
        let more = (!has_formula || is_used).then(|| {
            view! {
                {join}
                {lines}
                {rows::button(self.action, "condition", "more-if", t!(visit, "editor-if-more"))}
            }
        });
        let formula = if has_formula {
            self.formula(visit, entered, errors)
        } else {
            rows::button(self.action, "condition", "formula", t!(visit, "editor-if-formula-button"))
        };
        view! {
            <details class="more" id="condition" open={is_used || has_formula || rows > 1}>
                <summary>{self.heading.clone()}</summary>
                {stored}
                {more}
                {formula}
            </details>
        }
        .into_any()
    }

    /// The condition as it is written in files, for what rows cannot say.
    fn formula(&self, visit: &Visit, entered: &Entered<'_>, errors: &Errors) -> AnyView {
        let field = Field {
            id: FORMULA,
            label: t!(visit, "editor-if-formula"),
            hint: Some(t!(visit, "editor-if-formula-hint")),
            error: errors.of(FORMULA),
        };
        let codes = list_codes(visit, self.names, &self.earlier);
        view! {
            {form::text_area(&field, entered.get(FORMULA), 3)}
            {codes_to_see(visit, &codes)}
        }
        .into_any()
    }

    fn line(
        &self,
        visit: &Visit,
        number: usize,
        entered: &Entered<'_>,
        errors: &Errors,
    ) -> AnyView {
        let id = nth("if", number);
        let (is_id, number_id) = (format!("{id}-not"), format!("{id}-number"));
        let not = entered.get(&is_id) == "not";
        let has_numbers = self.earlier.iter().any(|question| has_number(question))
            || !entered.get(&number_id).is_empty();
        let beside = has_numbers.then(|| {
            let label = t!(visit, "editor-if-number");
            rows::line(&number_id, rows::Label::plain(label), entered, errors)
        });
        let error = rows::error(&id, errors);
        let described_by = error.is_some().then(|| format!("{id}-error"));
        let groups =
            self.earlier.iter().map(|question| self.group(visit, question, entered.get(&id)));
        view! {
            <fieldset class="row">
                <legend>{t!(visit, "editor-if-legend", number = number + 1)}</legend>
                {error}
                <label for=id.clone()>{t!(visit, "editor-if-answer")}</label>
                <select class="input" id=id.clone() name=id.clone() aria-describedby=described_by>
                    <option value="">{t!(visit, "editor-if-always")}</option>
                    {self.lost(visit, entered.get(&id))}
                    {groups.collect_view()}
                </select>
                <label for=is_id.clone()>{t!(visit, "editor-if-holds")}</label>
                <select class="input" id=is_id.clone() name=is_id.clone()>
                    <option value="" selected=!not>{t!(visit, "editor-if-is")}</option>
                    <option value="not" selected=not>{t!(visit, "editor-if-is-not")}</option>
                </select>
                {beside}
            </fieldset>
        }
        .into_any()
    }

    /// The answers to one question that a test can ask for.
    fn group(&self, visit: &Visit, question: &Question, chosen: &str) -> AnyView {
        let code = question.code.clone();
        let option = |value: String, words: String| {
            let is_chosen = value == chosen;
            view! { <option value=value selected=is_chosen>{words}</option> }
        };
        // A closed list shows the chosen answer alone: the number says of which question.
        let number = self.names.number(&question.code).unwrap_or_default();
        let option = |value: String, words: String| option(value, format!("{number}: {words}"));
        let mut options = Vec::new();
        for (answer, words) in answers_of(visit, self.names, question) {
            options.push(option(format!("chosen-{code}-{answer}"), words));
        }
        let answered = Test::Answered(code.clone()).value();
        options.push(option(answered, t!(visit, "editor-if-any-answer")));
        if has_number(question) {
            options.push(option(format!("least-{code}"), t!(visit, "editor-if-at-least")));
            options.push(option(format!("most-{code}"), t!(visit, "editor-if-at-most")));
        }
        let label = self.names.of_question(visit, question);
        view! { <optgroup label=label>{options}</optgroup> }.into_any()
    }

    /// What was chosen before and is not among the earlier questions any more: shown, not dropped.
    fn lost(&self, visit: &Visit, chosen: &str) -> Option<AnyView> {
        let offered = self.earlier.iter().any(|question| {
            let answers = answers_of(visit, self.names, question);
            let code = &question.code;
            let number = has_number(question)
                && (chosen == format!("least-{code}") || chosen == format!("most-{code}"));
            number
                || chosen == format!("answered-{code}")
                || answers.iter().any(|(answer, _)| chosen == format!("chosen-{code}-{answer}"))
        });
        (!chosen.is_empty() && !offered).then(|| {
            let words = t!(visit, "editor-if-lost", what = chosen.replace('-', " "));
            view! { <option value=chosen.to_owned() selected=true>{words}</option> }.into_any()
        })
    }
}

/// The codes that a formula can have in it, with what they stand for.
pub fn list_codes(visit: &Visit, names: &Names<'_>, earlier: &[&Question]) -> Vec<String> {
    let line = |question: &&Question| {
        format!("{} = {}", question.code, names.of_question(visit, question))
    };
    earlier.iter().map(line).collect()
}

/// The codes, behind a heading to open.
pub fn codes_to_see(visit: &Visit, codes: &[String]) -> Option<AnyView> {
    (!codes.is_empty()).then(|| {
        let codes = codes.iter().map(|code| view! { <li>{code.clone()}</li> }).collect_view();
        view! { <details class="more"><summary>{t!(visit, "editor-if-codes")}</summary><ul>{codes}</ul></details> }
            .into_any()
    })
}

fn has_number(question: &Question) -> bool {
    matches!(question.kind, Kind::Number { .. } | Kind::Scale { .. } | Kind::Calculated { .. })
}

fn join(visit: &Visit, entered: &Entered<'_>) -> AnyView {
    let is_any = entered.get("if-join") == "any";
    view! {
        <fieldset class="field">
            <legend>{t!(visit, "editor-if-join")}</legend>
            <div class="choice">
                <input type="radio" id="if-join" name="if-join" value="all" checked=!is_any/>
                <label for="if-join">{t!(visit, "editor-if-all")}</label>
            </div>
            <div class="choice">
                <input type="radio" id="if-join-any" name="if-join" value="any" checked=is_any/>
                <label for="if-join-any">{t!(visit, "editor-if-any")}</label>
            </div>
        </fieldset>
    }
    .into_any()
}
