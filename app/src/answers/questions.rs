//! The markup of a questionnaire: questions, pages, review; complete for plain forms.
//!
//! In the browser `island/runner.rs` works on this markup. It finds the parts by `data-`
//! attributes: `runner`, `page`, `heading`, `progress`, `question`, `asked`, `row`, `other`,
//! `unit`, `review`, `lines`, `errors`, `button`, `connection`, `standing-*`, `word`. Pages other than the
//! one shown come as `<template>`: inert, and not sent with a plain form.

use leptos::prelude::*;
use model::{
    answers::{Answers, Problem},
    language::Shown,
    questionnaires::{
        Choice, Code, Fields, Kind, NOT_SAID, Page, Path, Question, Questionnaire, none_field,
        other_field, point_code, question_field, row_field,
    },
};

use super::{
    island::{REVIEW_PART, Step, Words},
    reading::answer_lines,
    sitting::Sitting,
    words::{FileWords, KEYS},
};
use crate::{Visit, t, ui::form::bare_text_area};

/// A questionnaire as it is shown to one member at one step.
pub struct Sheet<'a> {
    /// Who looks, in which language.
    pub visit: &'a Visit,
    /// Whose answers these are.
    pub sitting: Sitting,
    /// The questions in the member's language.
    pub questionnaire: &'a Questionnaire<Shown>,
    /// Their version.
    pub version: i64,
    /// The answers so far.
    pub answers: &'a Answers,
    /// What is shown of the questionnaire with these answers.
    pub path: &'a Path,
    /// The page shown, or the review.
    pub step: Step,
    /// The fields as typed, where a plain form was not accepted.
    pub typed: &'a Fields,
    /// What is wrong with them.
    pub problems: &'a [(Code, Problem)],
}

/// What stands in the fields of a question.
struct Entered(Vec<(String, String)>);

impl Entered {
    fn get(&self, name: &str) -> String {
        let found = self.0.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    }

    fn has(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(field, entered)| field == name && entered == value)
    }
}

impl Sheet<'_> {
    /// The whole form.
    pub fn form(&self) -> AnyView {
        let action = match self.step {
            Step::Review => format!("{}/send", self.sitting.place()),
            Step::Page(number) => self.page_path(number),
        };
        let pages = self
            .questionnaire
            .pages
            .iter()
            .enumerate()
            .map(|(number, page)| {
                let is_here = self.step == Step::Page(number);
                part(page.code.as_str(), is_here, self.page(number, page))
            })
            .collect_view();
        view! {
            <form class="runner" method="post" action=action novalidate autocomplete="off" data-runner="">
                // Pressing Enter in a field presses the first button there is.
                <button class="visually-hidden" type="submit" name="go" value="next" tabindex="-1" aria-hidden="true">
                    {t!(self.visit, "answers-next")}
                </button>
                // Without JavaScript, how long answering takes is counted from here.
                <input type="hidden" name="opened" value=self.opened()/>
                // Which questions were asked, should others be in use by the time they are answered.
                <input type="hidden" name="version" value=self.version.to_string()/>
                {self.errors()}
                {pages}
                {part(REVIEW_PART, self.step == Step::Review, self.review())}
                {self.buttons()}
                {self.standing()}
            </form>
        }
        .into_any()
    }

    /// When the page was made; made again because of a mistake, when it was first.
    fn opened(&self) -> String {
        let typed = self.typed.iter().find(|(name, _)| name == "opened");
        typed.map_or_else(|| self.visit.now.0.to_string(), |(_, opened)| opened.clone())
    }

    fn words(&self) -> FileWords {
        FileWords(self.visit.language)
    }

    fn page_path(&self, number: usize) -> String {
        let page = self.questionnaire.pages.get(number).map(|page| page.code.as_str());
        format!("{}/answer/{}", self.sitting.place(), page.unwrap_or_default())
    }

    fn is_here(&self, number: usize) -> bool {
        self.step == Step::Page(number)
    }

    /// Everything that is wrong, with the way to each; it takes the focus.
    fn errors(&self) -> AnyView {
        let items = self
            .problems
            .iter()
            .filter_map(|(code, problem)| {
                let question = self.questionnaire.question(code)?;
                let words = self.words().problem(*problem, self.visit.language);
                let asked = question.text.text.clone();
                Some(view! { <li><a href=format!("#q-{code}")>{format!("{asked} – {words}")}</a></li> })
            })
            .collect_view();
        let is_wrong = !self.problems.is_empty();
        view! {
            <section
                class="error-summary"
                role="alert"
                tabindex="-1"
                autofocus=is_wrong
                hidden=!is_wrong
                aria-labelledby="errors"
                data-errors=""
            >
                <h2 id="errors">{t!(self.visit, "common-errors")}</h2>
                <ul>{items}</ul>
            </section>
        }
        .into_any()
    }

    fn page(&self, number: usize, page: &Page<Shown>) -> AnyView {
        let questions = page
            .questions
            .iter()
            .enumerate()
            .map(|(place, question)| {
                self.question(question, self.path.shows(number, place), self.is_here(number))
            })
            .collect_view();
        let title = page
            .title
            .as_ref()
            .map(|title| view! { <h2 lang=title.lang()>{title.text.clone()}</h2> });
        let progress = (self.questionnaire.pages.len() > 1).then(|| {
            let at = self.path.pages().filter(|page| *page <= number).count().to_string();
            let of = self.path.pages().count().to_string();
            let words = self.words().get("progress").replace("{page}", &at).replace("{pages}", &of);
            view! {
                <p class="progress-words" data-progress="">{words}</p>
                <progress value=at max=of aria-hidden="true"></progress>
            }
        });
        view! {
            <div class="step-heading" tabindex="-1" data-heading="">{progress} {title}</div>
            {questions}
        }
        .into_any()
    }

    /// A question, hidden while its condition does not hold.
    fn question(&self, question: &Question<Shown>, is_shown: bool, is_here: bool) -> AnyView {
        if !question.is_answerable() {
            let text = question.text.clone();
            return view! {
                <div class="typed" lang=text.lang() hidden=!is_shown data-question=question.code.to_string()>
                    {text.text.clone()}
                </div>
            }
            .into_any();
        }
        let entered = if is_here && !self.typed.is_empty() {
            Entered(self.typed.to_vec())
        } else {
            let answer = self.answers.get(&question.code);
            Entered(answer.map(|answer| question.write(answer)).unwrap_or_default())
        };
        let body = match &question.kind {
            Kind::ShortText { .. } | Kind::LongText { .. } | Kind::Number { .. } => {
                self.field(question, &entered)
            }
            _ => self.group(question, &entered),
        };
        view! {
            <div class="question" hidden=!is_shown data-question=question.code.to_string()>{body}</div>
        }
        .into_any()
    }

    fn asked(&self, question: &Question<Shown>) -> AnyView {
        let required = question.required.then(|| {
            view! { " " <span class="question__required">{t!(self.visit, "answers-required")}</span> }
        });
        view! {
            <span lang=question.text.lang() data-asked="">{question.text.text.clone()}</span>
            {required}
        }
        .into_any()
    }

    fn hint(&self, question: &Question<Shown>) -> Option<AnyView> {
        let at_most = match &question.kind {
            Kind::MultipleChoice { at_most: Some(most), .. } => {
                Some(t!(self.visit, "answers-at-most", most = *most))
            }
            _ => None,
        };
        let written = question
            .hint
            .as_ref()
            .map(|hint| view! { <span lang=hint.lang()>{hint.text.clone()}</span> " " });
        if written.is_none() && at_most.is_none() {
            return None;
        }
        let id = format!("q-{}-hint", question.code);
        Some(view! { <p class="field__hint" id=id>{written} {at_most}</p> }.into_any())
    }

    fn problem(&self, question: &Question<Shown>) -> Option<Problem> {
        let found = self.problems.iter().find(|(code, _)| *code == question.code);
        found.map(|(_, problem)| *problem)
    }

    /// What is wrong; the place is there from the start, for what the browser finds.
    fn error(&self, question: &Question<Shown>) -> AnyView {
        let problem = self.problem(question);
        let words = problem.map(|problem| self.words().problem(problem, self.visit.language));
        let id = format!("q-{}-error", question.code);
        view! { <p class="field__error" id=id>{words}</p> }.into_any()
    }

    fn invalid(&self, question: &Question<Shown>) -> Option<&'static str> {
        self.problem(question).map(|_| "true")
    }

    /// A question answered by typing.
    fn field(&self, question: &Question<Shown>, entered: &Entered) -> AnyView {
        let name = question_field(&question.code);
        let value = entered.get(&name);
        let control = match &question.kind {
            Kind::LongText { .. } => {
                let described_by = Some(described_by(question));
                bare_text_area(&name, 5, described_by, self.invalid(question), &value)
            }
            kind => {
                let (class, inputmode, unit) = match kind {
                    Kind::Number { decimals: 0, unit, .. } => {
                        ("input input--number", "numeric", unit.clone())
                    }
                    Kind::Number { unit, .. } => ("input input--number", "decimal", unit.clone()),
                    _ => ("input", "text", None),
                };
                let value = match self.answers.get(&question.code) {
                    Some(model::answers::Answer::Number(number)) if value == number.to_string() => {
                        number.shown(self.visit.language)
                    }
                    _ => value,
                };
                let unit = unit.map(|unit| {
                    view! { <span class="unit" lang=unit.lang() data-unit="">{unit.text.clone()}</span> }
                });
                view! {
                    <div class="with-unit">
                        <input
                            class=class
                            type="text"
                            id=name.clone()
                            name=name.clone()
                            value=value
                            inputmode=inputmode
                            dir="auto"
                            autocomplete="off"
                            aria-describedby=described_by(question)
                            aria-invalid=self.invalid(question)
                        />
                        {unit}
                    </div>
                }
                .into_any()
            }
        };
        let decline = question.may_decline.then(|| self.decline_box(question, entered));
        view! {
            <label class="question__asked" for=name>{self.asked(question)}</label>
            {self.hint(question)}
            {self.error(question)}
            {control}
            {decline}
        }
        .into_any()
    }

    /// A question answered by choosing.
    fn group(&self, question: &Question<Shown>, entered: &Entered) -> AnyView {
        let code = &question.code;
        let name = question_field(code);
        let radio = |value: &str, words: String, is_first: bool| {
            tick("radio", &name, value, words, None, entered.has(&name, value), is_first)
        };
        let (controls, has_radios) = match &question.kind {
            Kind::SingleChoice { options } => (self.options("radio", code, options, entered), true),
            Kind::MultipleChoice { options, .. } => {
                (self.options("checkbox", code, options, entered), false)
            }
            Kind::YesNo => {
                let yes = radio("yes", t!(self.visit, "answers-yes"), true);
                let no = radio("no", t!(self.visit, "answers-no"), false);
                (view! { {yes} {no} }.into_any(), true)
            }
            Kind::Scale { from, to, low, high } => {
                (scale(&name, (*from, *to), (low, high), entered), true)
            }
            Kind::Matrix { rows, columns } => (matrix(code, rows, columns, entered), false),
            _ => (().into_any(), false),
        };
        let decline = question.may_decline.then(|| {
            if has_radios {
                radio(NOT_SAID, t!(self.visit, "answers-not-said"), false)
            } else {
                self.decline_box(question, entered)
            }
        });
        // Radio buttons cannot be unticked; this takes the answer back.
        let clear = (has_radios && !question.required).then(|| {
            view! {
                <button class="link-button question__clear" type="submit" name="clear" value=code.to_string()>
                    {t!(self.visit, "answers-clear")}
                </button>
            }
        });
        view! {
            <fieldset aria-describedby=described_by(question)>
                <legend class="question__asked">{self.asked(question)}</legend>
                {self.hint(question)}
                {self.error(question)}
                {controls}
                {decline}
                {clear}
            </fieldset>
        }
        .into_any()
    }

    fn options(
        &self,
        kind: &'static str,
        code: &Code,
        options: &[Choice<Shown>],
        entered: &Entered,
    ) -> AnyView {
        let name = question_field(code);
        options
            .iter()
            .enumerate()
            .map(|(number, option)| {
                let value = option.code.as_str();
                let (text, lang) = (option.text.text.clone(), option.text.lang());
                let ticked = entered.has(&name, value);
                let other = option.other.then(|| {
                    let name = other_field(code);
                    let told = entered.get(&name);
                    view! {
                        <div class="other" data-other="">
                            <label for=name.clone()>{t!(self.visit, "answers-other")}</label>
                            <input class="input" type="text" id=name.clone() name=name value=told dir="auto" autocomplete="off"/>
                        </div>
                    }
                });
                view! { {tick(kind, &name, value, text, lang, ticked, number == 0)} {other} }
            })
            .collect_view()
            .into_any()
    }

    fn decline_box(&self, question: &Question<Shown>, entered: &Entered) -> AnyView {
        let name = none_field(&question.code);
        let ticked = entered.has(&name, "1");
        view! {
            <div class="choice choice--decline">
                <input type="checkbox" id=name.clone() name=name.clone() value="1" checked=ticked/>
                <label for=name>{t!(self.visit, "answers-not-said")}</label>
            </div>
        }
        .into_any()
    }

    /// Every question with its answer and the way back to it.
    fn review(&self) -> AnyView {
        let items = self
            .questionnaire
            .pages
            .iter()
            .enumerate()
            .flat_map(|(number, page)| {
                page.questions.iter().enumerate().map(move |(place, q)| (number, place, q))
            })
            .filter(|(_, _, question)| question.is_answerable())
            .map(|(number, place, question)| self.review_item(number, place, question))
            .collect_view();
        view! {
            <h2 tabindex="-1" data-heading="">{t!(self.visit, "answers-review-title")}</h2>
            <p>{t!(self.visit, "answers-review-lead")}</p>
            <dl class="review">{items}</dl>
        }
        .into_any()
    }

    fn review_item(&self, number: usize, place: usize, question: &Question<Shown>) -> AnyView {
        let lines = match self.answers.get(&question.code) {
            Some(answer) => answer_lines(self.visit, question, answer),
            None => vec![self.words().get("no-answer")],
        };
        let lines = lines.into_iter().map(|line| view! { <p dir="auto">{line}</p> }).collect_view();
        let asked = question.text.text.clone();
        view! {
            <div class="review__item" hidden=!self.path.shows(number, place) data-review=question.code.to_string()>
                <dt lang=question.text.lang()>{asked.clone()}</dt>
                <dd>
                    <div data-lines="">{lines}</div>
                    <a href=self.page_path(number) data-to-page="">
                        {t!(self.visit, "answers-change")} <span class="visually-hidden">": " {asked}</span>
                    </a>
                </dd>
            </div>
        }
        .into_any()
    }

    fn buttons(&self) -> AnyView {
        let (is_last, has_before) = match self.step {
            Step::Page(number) => {
                (self.path.after(number).is_none(), self.path.before(number).is_some())
            }
            Step::Review => (false, true),
        };
        let is_review = self.step == Step::Review;
        let button = |name, value, words, is_shown: bool, class| {
            view! {
                <button class=class type="submit" name="go" value=value hidden=!is_shown data-button=name>
                    {words}
                </button>
            }
        };
        let next = t!(self.visit, "answers-next");
        let look_over = t!(self.visit, "answers-to-review");
        let send = t!(self.visit, "answers-send");
        let back = t!(self.visit, "answers-back");
        view! {
            <div class="actions">
                {button("next", "next", next, !is_review && !is_last, "button")}
                {button("look-over", "next", look_over, !is_review && is_last, "button")}
                {button("send", "send", send, is_review, "button")}
                {button("back", "back", back, has_before, "button button--light")}
            </div>
        }
        .into_any()
    }

    /// How it stands with the server; said by the browser, in the words it finds here.
    fn standing(&self) -> AnyView {
        let href = self.sitting.sign_in();
        let words = KEYS
            .iter()
            .map(|(name, _)| view! { <li data-word=*name>{self.words().get(name)}</li> })
            .collect_view();
        view! {
            <ul hidden=true>{words}</ul>
            <div class="standing" data-connection="none">
                <p class="standing__quiet" data-standing-quiet=""></p>
                <p class="standing__spoken" role="status" data-standing-spoken=""></p>
                <a class="button" href=href target="_blank" hidden=true data-sign-in="">{t!(self.visit, "answers-sign-in")}</a>
            </div>
        }
        .into_any()
    }
}

/// A page of the form: as it is where it is shown, inert where it is not.
fn part(name: &str, is_here: bool, content: AnyView) -> AnyView {
    let name = name.to_owned();
    if is_here {
        view! { <div data-page=name>{content}</div> }.into_any()
    } else {
        let inner = name.clone();
        view! { <template data-page=name><div data-page=inner>{content}</div></template> }
            .into_any()
    }
}

fn described_by(question: &Question<Shown>) -> String {
    let error = format!("q-{}-error", question.code);
    let has_hint = question.hint.is_some()
        || matches!(question.kind, Kind::MultipleChoice { at_most: Some(_), .. });
    if has_hint { format!("q-{}-hint {error}", question.code) } else { error }
}

/// A radio button or a box with its label. The first has the question's id, for the error summary.
fn tick(
    kind: &'static str,
    name: &str,
    value: &str,
    label: String,
    lang: Option<&'static str>,
    is_ticked: bool,
    is_first: bool,
) -> AnyView {
    let id = if is_first { name.to_owned() } else { format!("{name}.{value}") };
    view! {
        <div class="choice">
            <input type=kind id=id.clone() name=name.to_owned() value=value.to_owned() checked=is_ticked/>
            <label for=id lang=lang>{label}</label>
        </div>
    }
    .into_any()
}

/// Points side by side, what the ends mean above them and, for who cannot see that, in their labels.
fn scale(
    name: &str,
    (from, to): (u8, u8),
    (low, high): (&Shown, &Shown),
    entered: &Entered,
) -> AnyView {
    let points = (from..=to)
        .map(|point| {
            let value = point_code(point);
            let ticked = entered.has(name, &value);
            let id = if point == from { name.to_owned() } else { format!("{name}.{value}") };
            let meaning = match point {
                _ if point == from => Some(low.clone()),
                _ if point == to => Some(high.clone()),
                _ => None,
            };
            let meaning = meaning.map(|meaning| {
                view! { <span class="visually-hidden" lang=meaning.lang()>" = " {meaning.text.clone()}</span> }
            });
            view! {
                <div class="scale__point">
                    <input type="radio" id=id.clone() name=name.to_owned() value=value checked=ticked/>
                    <label for=id>{point.to_string()} {meaning}</label>
                </div>
            }
        })
        .collect_view();
    view! {
        <div class="scale">
            <div class="scale__ends" aria-hidden="true">
                <span lang=low.lang()>{format!("{from} = {}", low.text)}</span>
                <span lang=high.lang()>{format!("{to} = {}", high.text)}</span>
            </div>
            <div class="scale__points">{points}</div>
        </div>
    }
    .into_any()
}

/// Each row a question of its own, on every size of screen.
fn matrix(
    code: &Code,
    rows: &[Choice<Shown>],
    columns: &[Choice<Shown>],
    entered: &Entered,
) -> AnyView {
    rows.iter()
        .enumerate()
        .map(|(row_number, row)| {
            let name = row_field(code, &row.code);
            let choices = columns
                .iter()
                .enumerate()
                .map(|(number, column)| {
                    let value = column.code.as_str();
                    let is_first = row_number == 0 && number == 0;
                    let id = if is_first { question_field(code) } else { format!("{name}.{value}") };
                    let ticked = entered.has(&name, value);
                    view! {
                        <div class="choice">
                            <input type="radio" id=id.clone() name=name.clone() value=value.to_owned() checked=ticked/>
                            <label for=id lang=column.text.lang()>{column.text.text.clone()}</label>
                        </div>
                    }
                })
                .collect_view();
            view! {
                <fieldset class="matrix__row" data-row="">
                    <legend lang=row.text.lang()>{row.text.text.clone()}</legend>
                    <div class="matrix__choices">{choices}</div>
                </fieldset>
            }
        })
        .collect_view()
        .into_any()
}
