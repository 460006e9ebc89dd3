//! A researcher gives a page a heading, and says when it is shown.

use axum::response::Response;
use leptos::prelude::*;
use model::questionnaires::{
    Code, Holder, Question,
    edit::{Entered, PageHead, TITLE, read_page, write_page},
};
use uuid::Uuid;

use super::{
    Names, Open, Stands, autosave,
    compare::Beside,
    conditions::ConditionField,
    formulas,
    logic::{PageEnd, page_order},
    phone,
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
    let writing = Writing::of(Open::get(&visit, id).await?, &code)?;
    let mut fields = Fields(write_page(&writing.was));
    fields.set("seen", writing.open.seen(&writing.was.mark()));
    if Entered::of(&fields.0).rows("if") == 0 {
        rows::add(&mut fields, "if", 1);
    }
    Ok(writing.render(&visit, &fields, &Errors::default(), None))
}

/// `POST /staff/tasks/{task}/questions/page/{page}`
pub async fn submit(
    visit: Visit,
    UrlPath((id, code)): UrlPath<(Uuid, Code)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let mut fields = fields;
    if rows::change(&mut fields) {
        let writing = Writing::of(Open::get(&visit, id).await?, &code)?;
        return Ok(writing.render(&visit, &fields, &Errors::default(), None));
    }
    let (open, tx) = Open::hold(&visit, id).await?;
    let writing = Writing::of(open, &code)?;
    let Writing { open, was, .. } = &writing;
    let stands = open.stands(fields.get("seen"), &was.mark())?;
    let head = match read_page(&open.questionnaire, was, !open.is_draft(), &fields.0) {
        Ok(head) => head,
        Err(mistakes) => {
            let errors = words::mistakes(&visit, mistakes);
            return Ok(writing.render(&visit, &fields, &errors, None));
        }
    };
    if stands != Stands::Same && head != *was {
        // Saved once more it counts: both versions have been seen then.
        fields.replace("seen", open.seen(&was.mark()));
        let (errors, beside) = writing.meanwhile(&visit, stands, &head);
        return Ok(writing.render(&visit, &fields, &errors, beside));
    }
    let new = head.code.clone();
    let why = match open.questionnaire.replace_page(&code, head) {
        Ok(next) => match save(&visit, tx, open, &next).await? {
            Saved::Done(version) => {
                return Ok(autosave::saved(&visit, version, &open.overview(&format!("#p-{new}"))));
            }
            Saved::Refused(why) => why,
        },
        Err(error) => {
            let names = writing.names();
            if let Some(errors) =
                formulas::errors(&visit, &names, &fields, &Holder::Page(new.clone()), &error)
            {
                return Ok(writing.render(&visit, &fields, &errors, None));
            }
            words::edit_error(&visit, &names, &error)
        }
    };
    Ok(writing.render(&visit, &fields, &Errors::several(TITLE[0], why), None))
}

impl Writing {
    fn of(open: Open, code: &Code) -> Result<Self, Failure> {
        let mut pages = open.questionnaire.pages.iter().enumerate();
        let (position, page) =
            pages.find(|(_, page)| page.code == *code).ok_or(Failure::NotFound)?;
        let was = PageHead::of(page);
        Ok(Self { open, position, was })
    }

    /// What to say of a change meanwhile, and both versions side by side.
    fn meanwhile(
        &self,
        visit: &Visit,
        stands: Stands,
        typed: &PageHead,
    ) -> (Errors, Option<AnyView>) {
        if stands == Stands::OtherStage {
            let words = t!(visit, "editor-published-meanwhile");
            return (Errors::one(TITLE[0], words), None);
        }
        let condition = |head: &PageHead| {
            let condition = head.show_if.as_ref();
            condition.map(|condition| self.names().condition(visit, condition)).unwrap_or_default()
        };
        let beside = Beside {
            kind: None,
            saved: (write_page(&self.was), condition(&self.was)),
            typed: (write_page(typed), condition(typed)),
            href: self.action(),
        };
        let errors = Errors::one(TITLE[0], t!(visit, "editor-changed-meanwhile"));
        (errors, Some(beside.render(visit)))
    }

    fn action(&self) -> String {
        self.open.overview(&format!("/page/{}", self.was.code))
    }

    fn names(&self) -> Names<'_> {
        Names { task: &self.open.task, questionnaire: &self.open.questionnaire }
    }

    fn render(
        &self,
        visit: &Visit,
        fields: &Fields,
        errors: &Errors,
        beside: Option<AnyView>,
    ) -> Response {
        let title = t!(visit, "editor-edit-page", number = self.position + 1);
        let heading = title.clone();
        let action = self.action();
        let names = self.names();
        let before = self.open.questionnaire.pages.iter().take(self.position);
        let earlier: Vec<&Question> =
            before.flat_map(|page| &page.questions).filter(|q| q.has_answer()).collect();
        let condition = ConditionField {
            names: &names,
            earlier,
            was: self.was.show_if.as_ref(),
            heading: t!(visit, "editor-page-condition"),
            holds: t!(visit, "editor-if-holds"),
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
        // Where two have written, one of them decides.
        let is_there = beside.is_none();
        let body = || {
            view! {
                {errors.summary(visit)}
                <p><a href=self.open.overview("")>{t!(visit, "editor-back")}</a></p>
                <h1>{heading}</h1>
                {live_notice(visit, &self.open)}
                {beside}
                <form class="editor" method="post" action=action.clone() novalidate>
                    <input type="hidden" name="seen" value=fields.get("seen").to_owned()/>
                    {default_button(visit)}
                    {form::texts_inputs(&text, fields)}
                    {condition.render(visit, &entered, errors)}
                    {page_order(visit, fields)}
                    {PageEnd { names: &names, questions, was: self.was.end_if.as_ref() }.render(visit, fields, errors)}
                    {code}
                    {form::submit(t!(visit, "projects-save"))}
                    {autosave::status(visit, &self.open, is_there)}
                </form>
                <p><a href=self.open.overview("") data-cancel="">{t!(visit, "projects-cancel")}</a></p>
                {phone::beside(visit, &self.open, &self.was.code)}
            }
        };
        phone::framing(visit.form_page(&title, errors, body))
    }
}
