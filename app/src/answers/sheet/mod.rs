//! The markup of a questionnaire: questions, pages, review; complete for plain forms.
//!
//! In the browser `island/runner.rs` works on this markup. It finds the parts by `data-`
//! attributes: `runner`, `page`, `heading`, `progress`, `question`, `asked`, `row`, `other`,
//! `unit`, `review`, `lines`, `errors`, `button`, `connection`, `standing-*`, `word`, `choice` (an
//! option or a row that is not always offered), `place-of` (an answer within a text), `rules` (the
//! author's words for what an answer has to keep to). Pages other than the
//! one shown come as `<template>`: inert, and not sent with a plain form. What only makes fields
//! handier (moving, sliding, searching) is in `helpers.js`, and marked `helped`.

mod asked;
mod choices;
mod controls;
mod parts;
mod photos;
mod pictures;

use leptos::prelude::*;
use model::{
    answers::{Answers, Problem},
    language::Shown,
    questionnaires::{Code, Fields, Kind, Page, Path, Question, Questionnaire},
};

use asked::{Asked, Entered};

use super::{
    elsewhere::{SHOWN, marks},
    island::{REVIEW_PART, Step, Words},
    piping::Places,
    reading::answer_lines,
    sitting::Sitting,
    words::{FileWords, KEYS},
};
use crate::{Visit, t};

/// The field that names the questions of which somebody was told that they passed over them.
pub const TOLD: &str = "told";

/// A questionnaire as it is shown to one member at one step.
pub struct Sheet<'a> {
    /// Who looks, in which language.
    pub visit: &'a Visit,
    /// Whose answers these are.
    pub sitting: Sitting,
    /// The questions in the member's language.
    pub questionnaire: &'a Questionnaire<Shown>,
    /// The titles of the task and of its project.
    pub titles: [&'a str; 2],
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
            <form class="runner" method="post" action=action enctype=self.encoding() novalidate autocomplete="off" data-runner="">
                // Pressing Enter in a field presses the first button there is.
                <button class="visually-hidden" type="submit" name="go" value="next" tabindex="-1" aria-hidden="true">
                    {t!(self.visit, "answers-next")}
                </button>
                // Without JavaScript, how long answering takes is counted from here.
                <input type="hidden" name="opened" value=self.opened()/>
                // Which questions were asked, should others be in use by the time they are answered.
                <input type="hidden" name="version" value=self.version.to_string()/>
                // Which answers it was made with, should others have been given by the time it is sent.
                {self.shown().map(|marks| view! { <input type="hidden" name=SHOWN value=marks/> })}
                {self.told().map(|codes| view! { <input type="hidden" name=TOLD value=codes/> })}
                {self.errors()}
                {pages}
                {part(REVIEW_PART, self.step == Step::Review, self.review())}
                {self.buttons()}
                {self.standing()}
            </form>
        }
        .into_any()
    }

    /// Files are sent only where there are some.
    fn encoding(&self) -> Option<&'static str> {
        let Step::Page(number) = self.step else { return None };
        let page = self.questionnaire.pages.get(number)?;
        let has_photos = page.questions.iter().any(|q| matches!(q.kind, Kind::Photos { .. }));
        has_photos.then_some("multipart/form-data")
    }

    /// When the page was made; made again because of a mistake, when it was first.
    fn opened(&self) -> String {
        let typed = self.typed.iter().find(|(name, _)| name == "opened");
        typed.map_or_else(|| self.visit.now.0.to_string(), |(_, opened)| opened.clone())
    }

    /// What the fields began with; on a page that is shown again, what they began with then. In the
    /// review, what is looked over.
    fn shown(&self) -> Option<String> {
        let Step::Page(number) = self.step else { return Some(self.path.given().mark()) };
        let typed = self.typed.iter().find(|(name, _)| name == SHOWN);
        let page = self.questionnaire.pages.get(number)?;
        Some(typed.map_or_else(|| marks(page, self.answers), |(_, marks)| marks.clone()))
    }

    /// Those that are told of now, and those that were before.
    fn told(&self) -> Option<String> {
        let now = self.problems.iter().filter(|(_, problem)| *problem == Problem::PassedOver);
        let before = self.typed.iter().filter(|(name, _)| name == TOLD);
        let codes = before.map(|(_, codes)| codes.clone());
        let codes: Vec<String> = codes.chain(now.map(|(code, _)| code.to_string())).collect();
        (!codes.is_empty()).then(|| codes.join(" "))
    }

    /// What texts have in them.
    pub fn places(&self) -> Places<'_> {
        Places {
            visit: self.visit,
            questionnaire: self.questionnaire,
            given: self.path.given(),
            task: self.titles[0],
            project: self.titles[1],
        }
    }

    fn words(&self) -> FileWords {
        FileWords(self.visit.language)
    }

    /// A problem in words: the author's own, if it is one of their rules.
    fn problem_words(&self, question: &Question<Shown>, problem: Problem) -> String {
        match problem {
            Problem::OwnRule { number } => question.rules.get(usize::from(number)),
            _ => None,
        }
        .map_or_else(
            || self.words().problem(problem, self.visit.language),
            |rule| rule.text.text.clone(),
        )
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
                let words = self.problem_words(question, *problem);
                let asked = self.places().plain(&question.text);
                Some(view! { <li><a href=format!("#q-{code}")>{format!("{asked} – {words}")}</a></li> })
            })
            .collect_view();
        let is_wrong = !self.problems.is_empty();
        let is_over = |(_, problem): &(Code, Problem)| *problem == Problem::PassedOver;
        let is_question = is_wrong && self.problems.iter().all(is_over);
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
                <h2 id="errors">
                    <span hidden=is_question data-wrong="">{t!(self.visit, "common-errors")}</span>
                    <span hidden=!is_question data-passed-over="">{t!(self.visit, "answers-passed-over")}</span>
                </h2>
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
            .map(|title| view! { <h2 lang=title.lang() dir=title.dir()>{self.places().view(title)}</h2> });
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
        if !question.has_answer() {
            let text = &question.text;
            return view! {
                <div class="typed" lang=text.lang() dir=text.dir() hidden=!is_shown data-question=question.code.to_string()>
                    {self.places().view(text)}
                    {question.picture.as_ref().map(pictures::picture)}
                </div>
            }
            .into_any();
        }
        if !question.is_answerable() {
            return ().into_any();
        }
        let entered = if is_here && !self.typed.is_empty() {
            Entered(self.typed.to_vec())
        } else {
            let answer = self.answers.get(&question.code);
            Entered(
                answer
                    .map(|answer| question.write(answer, self.visit.language))
                    .unwrap_or_default(),
            )
        };
        let body = Asked::on(self, question, &entered).body();
        view! {
            <div class="question" hidden=!is_shown data-question=question.code.to_string()>{body}</div>
        }
        .into_any()
    }

    fn problem(&self, question: &Question<Shown>) -> Option<Problem> {
        let found = self.problems.iter().find(|(code, _)| *code == question.code);
        found.map(|(_, problem)| *problem)
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
        let lines = match self.path.given().get(&question.code) {
            Some(answer) => answer_lines(self.visit, question, answer),
            None => vec![self.words().get("no-answer")],
        };
        let lines = lines.into_iter().map(|line| view! { <p dir="auto">{line}</p> }).collect_view();
        let asked = self.places().plain(&question.text);
        view! {
            <div class="review__item" hidden=!self.path.shows(number, place) data-review=question.code.to_string()>
                <dt lang=question.text.lang() dir=question.text.dir()>{self.places().view(&question.text)}</dt>
                <dd>
                    <div data-lines="">{lines}</div>
                    {self.photos_to_look_at(question)}
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
