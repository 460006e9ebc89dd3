//! A researcher says where a question, or a page, is to stand: chosen from all places there are. Its
//! button is one of the overview's, as are those that dragging presses (`arrange.js`).

use axum::response::Response;
use leptos::prelude::*;
use model::questionnaires::{Code, Page, Questionnaire, edit::Place};
use uuid::Uuid;

use super::{Names, Open, question::live_notice};
use crate::{Failure, Visit, t, url::UrlPath};

/// The field that says where to.
pub const TO: &str = "to";

/// `GET /staff/tasks/{task}/questions/question/{question}/move`
pub async fn question(
    visit: Visit,
    UrlPath((id, code)): UrlPath<(Uuid, Code)>,
) -> Result<Response, Failure> {
    let open = Open::get(&visit, id).await?;
    let names = Names { task: &open.task, questionnaire: &open.questionnaire };
    let question = open.questionnaire.question(&code).ok_or(Failure::NotFound)?;
    let name = names.of_question(&visit, question);
    let here = standing(&open.questionnaire, &code);
    let groups = open.questionnaire.pages.iter().map(|page| {
        let others = page.questions.iter().filter(|question| question.code != code);
        let mut places = vec![(format!("first-{}", page.code), t!(visit, "editor-place-first"))];
        places.extend(others.map(|other| {
            let after = names.of_question(&visit, other);
            (format!("after-{}", other.code), t!(visit, "editor-place-after", question = after))
        }));
        let own = t!(visit, "editor-place-new-page");
        places.push((format!("new-{}", page.code), own));
        (names.of_page(&visit, &page.code), places)
    });
    let groups = groups.collect();
    let asked = Asked { act: "move", code: &code, name, back: format!("#q-{code}"), here };
    Ok(asked.page(&visit, &open, groups))
}

/// `GET /staff/tasks/{task}/questions/page/{page}/move`
pub async fn page(
    visit: Visit,
    UrlPath((id, code)): UrlPath<(Uuid, Code)>,
) -> Result<Response, Failure> {
    let open = Open::get(&visit, id).await?;
    let names = Names { task: &open.task, questionnaire: &open.questionnaire };
    let pages = &open.questionnaire.pages;
    let position = pages.iter().position(|page| page.code == code).ok_or(Failure::NotFound)?;
    let mut places = vec![("first".to_owned(), t!(visit, "editor-place-first-page"))];
    places.extend(pages.iter().filter(|page| page.code != code).map(|page| {
        let after = page_name(&visit, &names, page);
        (format!("after-{}", page.code), t!(visit, "editor-place-after", question = after))
    }));
    let here = match position.checked_sub(1) {
        Some(before) => format!("after-{}", pages[before].code),
        None => "first".to_owned(),
    };
    let name = page_name(&visit, &names, &pages[position]);
    let asked = Asked { act: "page-move", code: &code, name, back: format!("#p-{code}"), here };
    Ok(asked.page(&visit, &open, vec![(t!(visit, "editor-place"), places)]))
}

/// What is to be moved.
struct Asked<'a> {
    act: &'static str,
    code: &'a Code,
    name: String,
    back: String,
    here: String,
}

/// Places by what they are called together.
type Groups = Vec<(String, Vec<(String, String)>)>;

impl Asked<'_> {
    fn page(&self, visit: &Visit, open: &Open, groups: Groups) -> Response {
        let title = t!(visit, "editor-move-title");
        let heading = title.clone();
        let groups = groups.into_iter().map(|(label, places)| {
            let places = places.into_iter().map(|(value, words)| {
                let is_here = value == self.here;
                view! { <option value=value selected=is_here>{words}</option> }
            });
            view! { <optgroup label=label>{places.collect_view()}</optgroup> }
        });
        let groups = groups.collect_view();
        visit.page(&title, || {
            view! {
                <p><a href=open.overview(&self.back)>{t!(visit, "editor-back")}</a></p>
                <h1>{heading}</h1>
                <p class="lead">{self.name.clone()}</p>
                {live_notice(visit, open)}
                <form class="editor" method="post" action=open.overview("")>
                    <input type="hidden" name="seen" value=open.seen(&open.questionnaire.order_mark())/>
                    <div class="field">
                        <label for=TO>{t!(visit, "editor-place")}</label>
                        <select class="input" id=TO name=TO>{groups}</select>
                    </div>
                    <button class="button" type="submit" name=self.act value=self.code.to_string()>
                        {t!(visit, "editor-move")}
                    </button>
                </form>
            }
        })
    }
}

/// The place where a question stands.
fn standing(questionnaire: &Questionnaire, code: &Code) -> String {
    for page in &questionnaire.pages {
        let position = page.questions.iter().position(|question| question.code == *code);
        match position.map(|position| position.checked_sub(1)) {
            Some(Some(before)) => return format!("after-{}", page.questions[before].code),
            Some(None) => return format!("first-{}", page.code),
            None => {}
        }
    }
    String::new()
}

fn page_name(visit: &Visit, names: &Names<'_>, page: &Page) -> String {
    let number = names.of_page(visit, &page.code);
    match &page.title {
        Some(title) => format!("{number}: {}", names.short(visit, title)),
        None => number,
    }
}

/// The place for a question that a value names. Codes hold no `-`.
pub fn read_place(value: &str) -> Option<Place> {
    let (what, code) = value.split_once('-')?;
    let code = code.parse().ok()?;
    match what {
        "first" => Some(Place::First(code)),
        "after" => Some(Place::After(code)),
        "new" => Some(Place::NewPage(code)),
        _ => None,
    }
}

/// The page after which a page goes; none: it is to be the first.
pub fn read_page_place(value: &str) -> Option<Option<Code>> {
    match value.split_once('-') {
        None if value == "first" => Some(None),
        Some(("after", code)) => code.parse().ok().map(Some),
        _ => None,
    }
}
