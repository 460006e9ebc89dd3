//! The questions of a task in order, page by page, with what is missing and what can be done.

use std::collections::BTreeSet;

use leptos::prelude::*;
use model::{
    language::Language,
    questionnaires::{
        Code, Ending, Flaw, Holder, Kind, Page, Question, Quota, Standing, WrittenIn,
    },
};

use super::{Names, words::kind_words};
use crate::{
    Visit, dates, t,
    tasks::manage::flaw_kind_words,
    ui::{self, NoticeKind},
};

/// Everything that is shown of a questionnaire.
pub struct Outline<'a> {
    names: &'a Names<'a>,
    flaws: Vec<Flaw>,
    may_edit: bool,
}

impl<'a> Outline<'a> {
    /// Of these questions; with buttons if they may be edited.
    pub fn of(names: &'a Names<'a>, may_edit: bool) -> Self {
        let flaws = names.questionnaire.flaws(names.task.main_language);
        Self { names, flaws, may_edit }
    }

    /// What keeps the questions from being published, with links to it.
    pub fn unfinished(&self, visit: &Visit) -> Option<AnyView> {
        if !self.may_edit || self.flaws.is_empty() {
            return None;
        }
        let mut told = BTreeSet::new();
        let items = self
            .flaws
            .iter()
            .filter(|flaw| told.insert(&flaw.at))
            .map(|flaw| {
                let (href, name) = (anchor(&flaw.at), self.names.of_holder(visit, &flaw.at));
                view! { <li><a href=format!("#{href}")>{name}</a></li> }
            })
            .collect_view();
        let list = view! { <ul>{items}</ul> };
        let heading = Some(t!(visit, "editor-unfinished"));
        Some(ui::notice(NoticeKind::Info, heading, list.into_any()))
    }

    /// Every page with its questions.
    pub fn pages(&self, visit: &Visit) -> AnyView {
        let pages = &self.names.questionnaire.pages;
        let is_draft = self.names.task.collection.stage == model::tasks::Stage::Draft;
        // A page without questions can only stand in a draft.
        let add = (self.may_edit && is_draft).then(|| {
            let words = if pages.is_empty() {
                t!(visit, "editor-begin")
            } else {
                t!(visit, "editor-page-add")
            };
            let class = if pages.is_empty() { "button" } else { "button button--light" };
            view! { <p><button class=class type="submit" name="page-add" value="yes">{words}</button></p> }
        });
        let none = pages.is_empty().then(|| view! { <p>{t!(visit, "tasks-no-questions")}</p> });
        let mut seen = BTreeSet::new();
        let sheets = pages
            .iter()
            .enumerate()
            .map(|(position, page)| self.page(visit, position, page, &mut seen))
            .collect_view();
        view! { <div id="pages">{none}{sheets}{add}</div> }.into_any()
    }

    /// What is said in the end, to whom; and whether each question has a screen of its own.
    pub fn endings(&self, visit: &Visit) -> AnyView {
        let endings = &self.names.questionnaire.endings;
        let items = endings
            .iter()
            .enumerate()
            .map(|(position, ending)| self.ending(visit, position, ending))
            .collect_view();
        let list = (!endings.is_empty()).then(|| view! { <ol class="outline">{items}</ol> });
        let add = self.may_edit.then(|| {
            let href = self.href("/endings/add");
            view! { <p><a class="button button--light" href=href>{t!(visit, "editor-ending-add")}</a></p> }
        });
        let lead = endings.is_empty().then(|| view! { <p>{t!(visit, "editor-endings-none")}</p> });
        view! {
            <section class="sheet" id="endings">
                <h2>{t!(visit, "editor-endings")}</h2>
                {lead}
                {list}
                {add}
                {self.screens(visit)}
            </section>
        }
        .into_any()
    }

    /// How many answers are wanted, of whom, and how that stands.
    pub fn quotas(&self, visit: &Visit, standings: &[Standing]) -> AnyView {
        let quotas = &self.names.questionnaire.quotas;
        let items = quotas
            .iter()
            .enumerate()
            .map(|(number, quota)| self.quota(visit, quota, standings.get(number)))
            .collect_view();
        let list = (!quotas.is_empty()).then(|| view! { <ul class="outline">{items}</ul> });
        let add = self.may_edit.then(|| {
            let href = self.href("/quotas/add");
            view! { <p><a class="button button--light" href=href>{t!(visit, "editor-quota-add")}</a></p> }
        });
        let lead = quotas.is_empty().then(|| view! { <p>{t!(visit, "editor-quotas-none")}</p> });
        view! {
            <section class="sheet" id="quotas">
                <h2>{t!(visit, "editor-quotas")}</h2>
                {lead}
                {list}
                {add}
            </section>
        }
        .into_any()
    }

    fn quota(&self, visit: &Visit, quota: &Quota, standing: Option<&Standing>) -> AnyView {
        let main = self.names.task.main_language;
        let code = &quota.code;
        let holder = Holder::Quota(code.clone());
        let number = |number: u32| dates::number(number, visit.language);
        let who = match &quota.counts_if {
            Some(condition) => {
                let words = self.names.condition(visit, condition);
                t!(visit, "editor-quota-some", condition = words)
            }
            None => t!(visit, "editor-quota-all"),
        };
        let stands = standing.map(|standing| {
            let words = match standing {
                Standing::Full => t!(visit, "editor-quota-is-full"),
                Standing::AtLeast(0) => {
                    let step = number(Quota::<()>::step());
                    t!(visit, "editor-quota-few", step = step)
                }
                Standing::AtLeast(count) => {
                    t!(
                        visit,
                        "editor-quota-at-least",
                        count = number(u32::try_from(*count).unwrap_or(u32::MAX))
                    )
                }
            };
            view! { <p class="status">{words}</p> }
        });
        let full = quota.full.as_ref().map(|text| {
            view! { <p>{ui::shown(text.shown(main, visit.language))}</p> }
        });
        let about = self.names.of_quota(visit, code);
        let actions = self.may_edit.then(|| {
            view! {
                <div class="actions">
                    <a class="button button--light button--small" href=self.href(&format!("/quota/{code}"))>
                        {t!(visit, "editor-edit")} <span class="visually-hidden">": " {about.clone()}</span>
                    </a>
                    <details class="more">
                        <summary>{t!(visit, "editor-more")} <span class="visually-hidden">": " {about.clone()}</span></summary>
                        <button class="button button--danger button--small" type="submit" name="quota-remove" value=code.to_string()>
                            {t!(visit, "editor-quota-remove")}
                        </button>
                    </details>
                </div>
            }
        });
        let wanted = number(quota.limit);
        view! {
            <li class="card" id=anchor(&holder)>
                <h3>{t!(visit, "editor-quota-wanted", limit = wanted)}</h3>
                <p class="shown-if">{who}</p>
                {stands}
                {full}
                {self.flaws(visit, &holder)}
                {actions}
            </li>
        }
        .into_any()
    }

    fn screens(&self, visit: &Visit) -> AnyView {
        let is_one = self.names.questionnaire.one_by_one;
        let (now, words, value) = if is_one {
            (t!(visit, "editor-one-by-one"), t!(visit, "editor-by-page-set"), "no")
        } else {
            (t!(visit, "editor-by-page"), t!(visit, "editor-one-by-one-set"), "yes")
        };
        let button = self.may_edit.then(|| {
            view! {
                <button class="button button--light button--small" type="submit" name="one-by-one" value=value>
                    {words}
                </button>
            }
        });
        view! { <h3>{t!(visit, "editor-screens")}</h3> <p>{now}</p> {button} }.into_any()
    }

    fn ending(&self, visit: &Visit, position: usize, ending: &Ending) -> AnyView {
        let main = self.names.task.main_language;
        let code = &ending.code;
        let holder = Holder::Ending(code.clone());
        let text = ending.text.as_ref().map(|text| {
            view! { <p>{ui::shown(text.shown(main, visit.language))}</p> }
        });
        let who = match &ending.show_if {
            Some(condition) => {
                let words = self.names.condition(visit, condition);
                t!(visit, "editor-shown-if", condition = words)
            }
            None => t!(visit, "editor-ending-for-all"),
        };
        let about = self.names.of_ending(visit, code);
        let actions = self.may_edit.then(|| {
            let last = self.names.questionnaire.endings.len() - 1;
            let up = (position > 0).then(|| {
                arrow("ending-up", code, "↑", t!(visit, "editor-up", question = about.clone()))
            });
            let down = (position < last).then(|| {
                arrow("ending-down", code, "↓", t!(visit, "editor-down", question = about.clone()))
            });
            view! {
                <div class="actions">
                    <a class="button button--light button--small" href=self.href(&format!("/ending/{code}"))>
                        {t!(visit, "editor-edit")} <span class="visually-hidden">": " {about.clone()}</span>
                    </a>
                    {up}
                    {down}
                    <details class="more">
                        <summary>{t!(visit, "editor-more")} <span class="visually-hidden">": " {about.clone()}</span></summary>
                        <button class="button button--danger button--small" type="submit" name="ending-remove" value=code.to_string()>
                            {t!(visit, "editor-ending-remove")}
                        </button>
                    </details>
                </div>
            }
        });
        view! {
            <li class="card" id=anchor(&holder)>
                <h3>{ui::shown(ending.title.shown(main, visit.language))}</h3>
                {text}
                <p class="shown-if">{who}</p>
                {self.flaws(visit, &holder)}
                {actions}
            </li>
        }
        .into_any()
    }

    fn page(
        &self,
        visit: &Visit,
        position: usize,
        page: &'a Page,
        seen: &mut BTreeSet<&'a Code>,
    ) -> AnyView {
        let pages = &self.names.questionnaire.pages;
        // Of two with one code only the first can be acted on; the second is told of as a flaw.
        let is_first = pages.iter().position(|other| other.code == page.code) == Some(position);
        let main = self.names.task.main_language;
        let title = page.title.as_ref().map(|title| {
            view! { ": " {ui::shown(title.shown(main, visit.language))} }
        });
        let questions = page
            .questions
            .iter()
            .enumerate()
            .map(|(number, question)| {
                let is_first = seen.insert(&question.code);
                let ends = (
                    position == 0 && number == 0,
                    position + 1 == pages.len() && number + 1 == page.questions.len(),
                );
                self.question(visit, question, is_first, ends)
            })
            .collect_view();
        let actions = (self.may_edit && is_first).then(|| self.page_actions(visit, position, page));
        let add = (self.may_edit && is_first).then(|| {
            let href = self.href(&format!("/page/{}/add", page.code));
            let words = t!(visit, "editor-add");
            let about = t!(visit, "tasks-page-number", number = position + 1);
            // What is done most: writing on where one is.
            let is_last = position + 1 == pages.len();
            let class = if is_last { "button" } else { "button button--light" };
            view! {
                <p><a class=class href=href>{words} <span class="visually-hidden">": " {about}</span></a></p>
            }
        });
        let list =
            (!page.questions.is_empty()).then(|| view! { <ol class="outline">{questions}</ol> });
        let holder = Holder::Page(page.code.clone());
        let id = is_first.then(|| anchor(&holder));
        let orders = [
            page.random_order.then(|| t!(visit, "editor-page-random-order")),
            page.random_place.then(|| t!(visit, "editor-page-random-place")),
        ];
        let orders: Vec<String> = orders.into_iter().flatten().collect();
        let orders =
            (!orders.is_empty()).then(|| view! { <p class="small">{orders.join(" · ")}</p> });
        let ends = page.end_if.as_ref().map(|condition| {
            let words = self.names.condition(visit, condition);
            let ending = page.ending.as_ref().map(|code| self.names.of_ending(visit, code));
            view! {
                <p class="shown-if">{t!(visit, "editor-ends-if", condition = words)} " " {ending}</p>
            }
        });
        let about = t!(visit, "tasks-page-number", number = position + 1);
        let handle = (self.may_edit && is_first && pages.len() > 1)
            .then(|| handle(&page.code, t!(visit, "editor-handle", what = about)));
        view! {
            <section class="sheet" id=id data-page=is_first.then(|| page.code.to_string())>
                <div class="titled">{handle} <h2>{t!(visit, "tasks-page-number", number = position + 1)} {title}</h2></div>
                {self.shown_if(visit, page.show_if.as_ref())}
                {self.flaws(visit, &holder)}
                {orders}
                {actions}
                {list}
                {ends}
                {add}
            </section>
        }
        .into_any()
    }

    fn page_actions(&self, visit: &Visit, position: usize, page: &Page) -> AnyView {
        let code = &page.code;
        let last = self.names.questionnaire.pages.len() - 1;
        let about = t!(visit, "tasks-page-number", number = position + 1);
        let href = self.href(&format!("/page/{code}"));
        let up = (position > 0).then(|| {
            arrow("page-up", code, "↑", t!(visit, "editor-page-up", page = about.clone()))
        });
        let down = (position < last).then(|| {
            arrow("page-down", code, "↓", t!(visit, "editor-page-down", page = about.clone()))
        });
        let to = (last > 0).then(|| {
            let words = t!(visit, "editor-move-to");
            view! { <a class="button button--light button--small" href=format!("{href}/move")>{words}</a> }
        });
        let may_go = last > 0 || page.questions.is_empty();
        let remove = may_go.then(|| {
            view! {
                <details class="more">
                    <summary>{t!(visit, "editor-more")} <span class="visually-hidden">": " {about.clone()}</span></summary>
                    <div class="actions">{to}</div>
                    <p class="small">{t!(visit, "editor-page-remove-hint")}</p>
                    <button class="button button--danger button--small" type="submit" name="page-remove" value=code.to_string()>
                        {t!(visit, "editor-page-remove")}
                    </button>
                </details>
            }
        });
        view! {
            <div class="actions">
                <a class="button button--light button--small" href=href>
                    {t!(visit, "editor-page-edit")} <span class="visually-hidden">": " {about.clone()}</span>
                </a>
                {up}
                {down}
                {remove}
            </div>
        }
        .into_any()
    }

    fn question(
        &self,
        visit: &Visit,
        question: &Question,
        is_first: bool,
        ends: (bool, bool),
    ) -> AnyView {
        let main = self.names.task.main_language;
        let number = self.names.number(&question.code).map(|number| format!("{number}. "));
        let text = question.text.shown(main, visit.language);
        let text = if text.text.is_empty() {
            view! { <code>{question.code.to_string()}</code> }.into_any()
        } else {
            ui::shown(text)
        };
        let marks = [
            Some(kind_words(visit, &question.kind)),
            question.required.then(|| t!(visit, "tasks-required")),
            question.wanted.then(|| t!(visit, "editor-wanted")),
            question.may_decline.then(|| t!(visit, "tasks-may-decline")),
            question.random_order.then(|| t!(visit, "editor-random-order")),
        ];
        let marks: Vec<String> = marks.into_iter().flatten().collect();
        let actions =
            (self.may_edit && is_first).then(|| self.question_actions(visit, question, ends));
        let holder = Holder::Question(question.code.clone());
        let id = is_first.then(|| anchor(&holder));
        let formula = match &question.kind {
            Kind::Calculated { formula, .. } => {
                Some(view! { <p class="small"><code>"= " {formula.to_string()}</code></p> })
            }
            _ => None,
        };
        let about = self.names.of_question(visit, question);
        let handle = (self.may_edit && is_first)
            .then(|| handle(&question.code, t!(visit, "editor-handle", what = about)));
        view! {
            <li class="card" id=id data-question=is_first.then(|| question.code.to_string())>
                <div class="titled">{handle} <h3>{number} {text}</h3></div>
                <p class="small"><code>{question.code.to_string()}</code> " · " {marks.join(" · ")}</p>
                {self.shown_if(visit, question.show_if.as_ref())}
                {formula}
                {self.flaws(visit, &holder)}
                {not_written(visit, question, (main, &self.names.questionnaire.written_in))}
                {actions}
            </li>
        }
        .into_any()
    }

    fn question_actions(&self, visit: &Visit, question: &Question, ends: (bool, bool)) -> AnyView {
        let code = &question.code;
        let about = self.names.of_question(visit, question);
        let href = self.href(&format!("/question/{code}"));
        let up = (!ends.0)
            .then(|| arrow("up", code, "↑", t!(visit, "editor-up", question = about.clone())));
        let down = (!ends.1)
            .then(|| arrow("down", code, "↓", t!(visit, "editor-down", question = about.clone())));
        view! {
            <div class="actions">
                <a class="button button--light button--small" href=href.clone()>
                    {t!(visit, "editor-edit")} <span class="visually-hidden">": " {about.clone()}</span>
                </a>
                {up}
                {down}
                <details class="more">
                    <summary>{t!(visit, "editor-more")} <span class="visually-hidden">": " {about.clone()}</span></summary>
                    <div class="actions">
                        <a class="button button--light button--small" href=format!("{href}/move")>
                            {t!(visit, "editor-move-to")}
                        </a>
                        <button class="button button--light button--small" type="submit" name="copy" value=code.to_string()>
                            {t!(visit, "editor-copy")}
                        </button>
                        <a class="button button--danger button--small" href=format!("{href}/remove")>
                            {t!(visit, "editor-remove")}
                        </a>
                    </div>
                </details>
            </div>
        }
        .into_any()
    }

    fn shown_if(
        &self,
        visit: &Visit,
        condition: Option<&model::questionnaires::Expression>,
    ) -> Option<AnyView> {
        condition.map(|condition| {
            let words = self.names.condition(visit, condition);
            view! { <p class="shown-if">{t!(visit, "editor-shown-if", condition = words)}</p> }
                .into_any()
        })
    }

    fn flaws(&self, visit: &Visit, holder: &Holder) -> Option<AnyView> {
        let own = self.flaws.iter().filter(|flaw| flaw.at == *holder);
        let words: BTreeSet<String> = own.map(|flaw| flaw_kind_words(visit, flaw.kind)).collect();
        (!words.is_empty()).then(|| {
            let items = words.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
            view! { <ul class="flaws">{items}</ul> }.into_any()
        })
    }

    fn href(&self, rest: &str) -> String {
        format!("/staff/tasks/{}/questions{rest}", self.names.task.id)
    }
}

fn anchor(holder: &Holder) -> String {
    match holder {
        Holder::Page(code) => format!("p-{code}"),
        Holder::Question(code) => format!("q-{code}"),
        Holder::Ending(code) => format!("e-{code}"),
        Holder::Quota(code) => format!("k-{code}"),
    }
}

/// What is dragged, or moved by keys: the script shows it, without which it does nothing.
fn handle(code: &Code, words: String) -> AnyView {
    view! {
        <button class="handle" type="button" value=code.to_string() data-handle hidden
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown">
            <span aria-hidden="true">"⠿"</span> <span class="visually-hidden">{words}</span>
        </button>
    }
    .into_any()
}

fn arrow(act: &'static str, code: &Code, sign: &'static str, words: String) -> AnyView {
    view! {
        <button class="button button--light button--small" type="submit" name=act value=code.to_string()>
            <span aria-hidden="true">{sign}</span> <span class="visually-hidden">{words}</span>
        </button>
    }
    .into_any()
}

/// The languages in which something of the question is not written; the main one is a flaw and told
/// as such.
fn not_written(
    visit: &Visit,
    question: &Question,
    (main, written_in): (Language, &WrittenIn),
) -> Option<AnyView> {
    let missing: Vec<String> = written_in
        .iter()
        .filter(|language| *language != main.into() && question.count_missing(*language) > 0)
        .map(|language| {
            format!("{} ({})", language.name_within(), question.count_missing(language))
        })
        .collect();
    (!missing.is_empty()).then(|| {
        let words = t!(visit, "editor-not-written", languages = missing.join(", "));
        view! { <p class="small">{words}</p> }.into_any()
    })
}
