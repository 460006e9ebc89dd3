//! When a page or a question is shown: in words, and as a part of a form.

use leptos::prelude::*;
use model::questionnaires::{
    Choice, Code, Expression, Kind, Question,
    edit::{Entered, FORMULA, Subject, Test, nth},
    point_code,
};

use super::{Names, rows};
use crate::{
    Visit, t,
    ui::form::{self, Errors, Field},
};

impl Names<'_> {
    /// What an answer that can be chosen is called.
    pub fn of_option(&self, visit: &Visit, subject: &Subject, option: &Code) -> String {
        let known = self.questionnaire.question(&subject.question).and_then(|question| {
            let answers = answers_of(visit, self, question, &subject.parts);
            answers.into_iter().find(|(code, _)| code == option.as_str())
        });
        known.map_or_else(|| option.to_string(), |(_, words)| words)
    }

    /// What a question, or a part of one, is called.
    fn of_subject(&self, visit: &Visit, subject: &Subject) -> String {
        let whole = self.of_code(visit, &subject.question);
        if subject.parts.is_empty() {
            return whole;
        }
        let question = self.questionnaire.question(&subject.question);
        let part = question.map(|question| self.of_part(visit, question, &subject.parts));
        format!("{whole}: {}", part.unwrap_or_default())
    }

    /// What a part of a question is called: its row and its field, as far as they are known.
    fn of_part(&self, visit: &Visit, question: &Question, parts: &[Code]) -> String {
        let choices = question.kind.offered().iter().map(|choice| (&choice.code, &choice.text));
        let fields = question.kind.fields().iter().map(|field| (&field.code, &field.text));
        let (choices, fields): (Vec<_>, Vec<_>) = (choices.collect(), fields.collect());
        let word = |depth: usize, part: &Code| {
            let known = if depth == 0 && !choices.is_empty() { &choices } else { &fields };
            let text = known.iter().find(|(code, _)| *code == part).map(|(_, text)| *text);
            let text = text.map(|text| self.short(visit, text)).unwrap_or_default();
            if text.is_empty() { part.to_string() } else { text }
        };
        let words = parts.iter().enumerate().map(|(depth, part)| word(depth, part));
        words.collect::<Vec<_>>().join(" – ")
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
            Test::Answered(subject) => {
                t!(visit, "editor-if-answered", question = self.of_subject(visit, subject))
            }
            Test::Chosen(subject, option) => {
                let answer = self.of_option(visit, subject, option);
                let question = self.of_subject(visit, subject);
                t!(visit, "editor-if-chosen", question = question, answer = answer)
            }
            Test::AtLeast(subject, number) => {
                let number = number.shown(visit.language);
                let question = self.of_subject(visit, subject);
                t!(visit, "editor-if-least", question = question, number = number)
            }
            Test::AtMost(subject, number) => {
                let number = number.shown(visit.language);
                let question = self.of_subject(visit, subject);
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
            Some(Test::Answered(subject)) => {
                t!(visit, "editor-if-not-answered", question = self.of_subject(visit, &subject))
            }
            Some(Test::Chosen(subject, option)) => {
                let answer = self.of_option(visit, &subject, &option);
                let question = self.of_subject(visit, &subject);
                t!(visit, "editor-if-not-chosen", question = question, answer = answer)
            }
            _ => t!(visit, "editor-if-not", condition = self.in_brackets(visit, condition)),
        }
    }
}

/// The answers to a question, or a part of it, that can be chosen: their codes and what they are
/// called.
fn answers_of(
    visit: &Visit,
    names: &Names<'_>,
    question: &Question,
    parts: &[Code],
) -> Vec<(String, String)> {
    let listed = |options: &[Choice]| {
        let option = |option: &Choice| {
            let text = names.short(visit, &option.text);
            let text = if text.is_empty() { option.code.to_string() } else { text };
            (option.code.to_string(), text)
        };
        options.iter().map(option).collect()
    };
    if let (Kind::Matrix { columns, .. }, [_]) = (&question.kind, parts) {
        return listed(columns);
    }
    let Some(leaf) = question.leaf(parts) else { return Vec::new() };
    match &leaf.kind {
        Kind::SingleChoice { options, .. }
        | Kind::Place { options }
        | Kind::MultipleChoice { options, .. } => listed(options),
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
    /// What happens when a test holds.
    pub holds: String,
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
        let has_leaf =
            |question: &&Question| question.leaves().iter().any(|(_, leaf)| has_number(leaf));
        let has_numbers = self.earlier.iter().any(has_leaf) || !entered.get(&number_id).is_empty();
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
                <label for=is_id.clone()>{self.holds.clone()}</label>
                <select class="input" id=is_id.clone() name=is_id.clone()>
                    <option value="" selected=!not>{t!(visit, "editor-if-is")}</option>
                    <option value="not" selected=not>{t!(visit, "editor-if-is-not")}</option>
                </select>
                {beside}
            </fieldset>
        }
        .into_any()
    }

    /// What a test can ask of the answer to one question, or of one of its parts.
    fn group(&self, visit: &Visit, question: &Question, chosen: &str) -> AnyView {
        // A closed list shows the chosen answer alone: the number says of which question.
        let number = self.names.number(&question.code).unwrap_or_default();
        let mut options = Vec::new();
        for subject in subjects_of(question) {
            let part = self.names.of_part(visit, question, &subject.parts);
            let of = if part.is_empty() { number.to_string() } else { format!("{number} {part}") };
            for (value, words) in self.tests(visit, question, &subject) {
                let is_chosen = value == chosen;
                let words = format!("{of}: {words}");
                options.push(view! { <option value=value selected=is_chosen>{words}</option> });
            }
        }
        let label = self.names.of_question(visit, question);
        view! { <optgroup label=label>{options}</optgroup> }.into_any()
    }

    /// The tests of an answer: their values in the list and what they are called.
    fn tests(
        &self,
        visit: &Visit,
        question: &Question,
        subject: &Subject,
    ) -> Vec<(String, String)> {
        let answers = answers_of(visit, self.names, question, &subject.parts);
        let mut tests: Vec<(String, String)> = answers
            .into_iter()
            .map(|(answer, words)| (format!("chosen-{subject}-{answer}"), words))
            .collect();
        let answered = Test::Answered(subject.clone()).value();
        tests.push((answered, t!(visit, "editor-if-any-answer")));
        if question.leaf(&subject.parts).is_some_and(has_number) {
            tests.push((format!("least-{subject}"), t!(visit, "editor-if-at-least")));
            tests.push((format!("most-{subject}"), t!(visit, "editor-if-at-most")));
        }
        tests
    }

    /// What was chosen before and is not among the earlier questions any more: shown, not dropped.
    fn lost(&self, visit: &Visit, chosen: &str) -> Option<AnyView> {
        let offered = self.earlier.iter().any(|question| {
            let mut tests =
                subjects_of(question).into_iter().flat_map(|one| self.tests(visit, question, &one));
            tests.any(|(value, _)| value == chosen)
        });
        (!chosen.is_empty() && !offered).then(|| {
            let words = t!(visit, "editor-if-lost", what = chosen.replace('-', " "));
            view! { <option value=chosen.to_owned() selected=true>{words}</option> }.into_any()
        })
    }
}

/// What of a question a test can ask for: the whole answer, and the parts that have a name each.
/// The groups of a repeated question are many and alike: what is in one of them a formula can ask.
fn subjects_of(question: &Question) -> Vec<Subject> {
    let whole = Subject::whole(question.code.clone());
    let part = |parts| Subject { question: question.code.clone(), parts };
    let parts: Vec<Subject> = match &question.kind {
        Kind::Matrix { rows, .. } => rows.iter().map(|row| part(vec![row.code.clone()])).collect(),
        Kind::Fields { .. } | Kind::Grid { .. } => {
            question.leaves().into_iter().map(|(path, _)| part(path)).collect()
        }
        _ => Vec::new(),
    };
    [whole].into_iter().chain(parts).collect()
}

/// The codes that a formula can have in it, with what they stand for.
pub fn list_codes(visit: &Visit, names: &Names<'_>, earlier: &[&Question]) -> Vec<String> {
    let line = |question: &&Question| {
        format!("{} = {}", question.code, names.of_question(visit, question))
    };
    let mut lines = Vec::new();
    for question in earlier {
        lines.push(line(question));
        let parts = subjects_of(question).into_iter().filter(|subject| !subject.parts.is_empty());
        lines.extend(
            parts.map(|part| format!("{part} = {}", names.of_part(visit, question, &part.parts))),
        );
    }
    lines
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
