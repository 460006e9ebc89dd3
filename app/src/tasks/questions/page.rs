//! A researcher gives a page a heading, and says when it is shown.

use axum::response::Response;
use leptos::prelude::*;
use model::questionnaires::{
    Code, Question,
    edit::{Entered, PageHead, TITLE, read_page, write_page},
};
use uuid::Uuid;

use super::{
    Names, Open,
    conditions::ConditionField,
    logic::{PageEnd, page_order},
    question::{code_input, default_button, live_notice},
    rows,
    saving::{Saved, save},
    words,
};
use crate::{
    Failure, Fields, Visit, t,
    ui::form::{self, Errors, TextsField},
    url::UrlPath,
};

/// One page being written.
struct Writing {
    open: Open,
    position: usize,
    was: PageHead,
}

/// `GET /staff/tasks/{task}/questions/page/{page}`
pub async fn page(
    visit: Visit,
    UrlPath((id, code)): UrlPath<(Uuid, Code)>,
) -> Result<Response, Failure> {
    let writing = Writing::get(&visit, id, &code).await?;
    let mut fields = Fields(write_page(&writing.was));
    fields.set("revision", writing.open.task.revision.to_string());
    if Entered::of(&fields.0).rows("if") == 0 {
        rows::add(&mut fields, "if", 1);
    }
    Ok(writing.render(&visit, &fields, &Errors::default()))
}

/// `POST /staff/tasks/{task}/questions/page/{page}`
pub async fn submit(
    visit: Visit,
    UrlPath((id, code)): UrlPath<(Uuid, Code)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let writing = Writing::get(&visit, id, &code).await?;
    let mut fields = fields;
    if rows::change(&mut fields) {
        return Ok(writing.render(&visit, &fields, &Errors::default()));
    }
    let seen = fields.number("revision").ok_or(Failure::Unreadable)?;
    let Writing { open, was, .. } = &writing;
    let head = match read_page(&open.questionnaire, was, !open.is_draft(), &fields.0) {
        Ok(head) => head,
        Err(mistakes) => {
            let mut errors = Errors::default();
            for (field, mistake) in mistakes {
                errors.add(&field, words::mistake_at(&visit, &field, mistake));
            }
            return Ok(writing.render(&visit, &fields, &errors));
        }
    };
    let new = head.code.clone();
    let why = match open.questionnaire.replace_page(&code, head) {
        Ok(next) => match save(&visit, open, &next, seen).await? {
            Saved::Done => {
                return Ok(visit.go_to_saying(&open.overview(&format!("#p-{new}")), "saved"));
            }
            Saved::ChangedMeanwhile => {
                fields.replace("revision", open.task.revision.to_string());
                vec![t!(visit, "projects-changed-meanwhile")]
            }
            Saved::Refused(why) => why,
        },
        Err(error) => words::edit_error(&visit, &writing.names(), &error),
    };
    Ok(writing.render(&visit, &fields, &Errors::several(TITLE[0], why)))
}

impl Writing {
    async fn get(visit: &Visit, id: Uuid, code: &Code) -> Result<Self, Failure> {
        let open = Open::get(visit, id).await?;
        let mut pages = open.questionnaire.pages.iter().enumerate();
        let (position, page) =
            pages.find(|(_, page)| page.code == *code).ok_or(Failure::NotFound)?;
        let was = PageHead::of(page);
        Ok(Self { open, position, was })
    }

    fn names(&self) -> Names<'_> {
        Names { task: &self.open.task, questionnaire: &self.open.questionnaire }
    }

    fn render(&self, visit: &Visit, fields: &Fields, errors: &Errors) -> Response {
        let title = t!(visit, "editor-edit-page", number = self.position + 1);
        let heading = title.clone();
        let action = self.open.overview(&format!("/page/{}", self.was.code));
        let names = self.names();
        let before = self.open.questionnaire.pages.iter().take(self.position);
        let earlier: Vec<&Question> =
            before.flat_map(|page| &page.questions).filter(|q| q.has_answer()).collect();
        let condition = ConditionField {
            names: &names,
            earlier,
            was: self.was.show_if.as_ref(),
            heading: t!(visit, "editor-page-condition"),
            action: &action,
        };
        let text = TextsField {
            ids: TITLE,
            label: t!(visit, "editor-page-title"),
            hint: Some(t!(visit, "editor-page-title-hint")),
            error: TITLE.iter().find_map(|id| errors.of(id)),
            rows: 1,
        };
        let entered = Entered::of(&fields.0);
        let up_to_here = self.open.questionnaire.pages.iter().take(self.position + 1);
        let questions: Vec<&Question> =
            up_to_here.flat_map(|page| &page.questions).filter(|q| q.has_answer()).collect();
        let code = self.open.is_draft().then(|| {
            let is_open = errors.of("code").is_some();
            view! {
                <details class="more" open=is_open>
                    <summary>{t!(visit, "editor-code")}</summary>
                    {code_input(visit, fields, errors)}
                </details>
            }
        });
        let body = || {
            view! {
                {errors.summary(visit)}
                <p><a href=self.open.overview("")>{t!(visit, "editor-back")}</a></p>
                <h1>{heading}</h1>
                {live_notice(visit, &self.open)}
                <form class="editor" method="post" action=action.clone() novalidate>
                    <input type="hidden" name="revision" value=fields.get("revision").to_owned()/>
                    {default_button(visit)}
                    {form::texts_inputs(&text, fields)}
                    {condition.render(visit, &entered, errors)}
                    {page_order(visit, fields)}
                    {PageEnd { names: &names, questions, was: self.was.end_if.as_ref() }.render(visit, fields, errors)}
                    {code}
                    {form::submit(t!(visit, "projects-save"))}
                </form>
                <p><a href=self.open.overview("")>{t!(visit, "projects-cancel")}</a></p>
            }
        };
        visit.form_page(&title, errors, body)
    }
}
