//! A researcher says how many answers are wanted, of everybody or of some.

use axum::response::Response;
use leptos::prelude::*;
use model::questionnaires::{
    Code, Question, Questionnaire, Quota,
    edit::{EditError, Entered, LIMIT, WORDS, read_quota, write_quota},
};
use uuid::Uuid;

use super::{
    Names, Open, Stands, autosave,
    conditions::ConditionField,
    question::{default_button, live_notice},
    rows,
    saving::{Saved, save},
    words,
};
use crate::{
    Failure, Fields, Visit, t,
    ui::form::{self, Errors, Field, TextsField, Typing},
    url::UrlPath,
};

/// One quota being written; none: a new one.
struct Writing {
    open: Open,
    was: Option<Quota>,
}

/// `GET /staff/tasks/{task}/questions/quotas/add`
pub async fn new_page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let writing = Writing { open: Open::get(&visit, id).await?, was: None };
    Ok(writing.begin(&visit))
}

/// `POST /staff/tasks/{task}/questions/quotas/add`
pub async fn add(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    submit(&visit, id, None, fields).await
}

/// `GET /staff/tasks/{task}/questions/quota/{quota}`
pub async fn edit_page(
    visit: Visit,
    UrlPath((id, code)): UrlPath<(Uuid, Code)>,
) -> Result<Response, Failure> {
    Ok(Writing::of(Open::get(&visit, id).await?, Some(&code))?.begin(&visit))
}

/// `POST /staff/tasks/{task}/questions/quota/{quota}`
pub async fn save_edited(
    visit: Visit,
    UrlPath((id, code)): UrlPath<(Uuid, Code)>,
    fields: Fields,
) -> Result<Response, Failure> {
    submit(&visit, id, Some(&code), fields).await
}

async fn submit(
    visit: &Visit,
    id: Uuid,
    code: Option<&Code>,
    mut fields: Fields,
) -> Result<Response, Failure> {
    if rows::change(&mut fields) {
        let writing = Writing::of(Open::get(visit, id).await?, code)?;
        return Ok(writing.render(visit, &fields, &Errors::default()));
    }
    let (open, tx) = Open::hold(visit, id).await?;
    let writing = Writing::of(open, code)?;
    let Writing { open, was } = &writing;
    let quota = match read_quota(&open.questionnaire, was.as_ref(), &fields.0) {
        Ok(quota) => quota,
        Err(mistakes) => {
            let errors = words::mistakes(visit, mistakes);
            return Ok(writing.render(visit, &fields, &errors));
        }
    };
    let stands = open.stands(fields.get("seen"), &writing.mark())?;
    if stands != Stands::Same && was.as_ref() != Some(&quota) {
        // Saved once more it counts.
        fields.replace("seen", open.seen(&writing.mark()));
        let errors = Errors::one(LIMIT, t!(visit, "projects-changed-meanwhile"));
        return Ok(writing.render(visit, &fields, &errors));
    }
    let why = match writing.apply(quota) {
        Ok(next) => match save(visit, tx, open, &next).await? {
            Saved::Done(version) => {
                return Ok(autosave::saved(visit, version, &open.overview("#quotas")));
            }
            Saved::Refused(why) => why,
        },
        Err(error) => words::edit_error(visit, &writing.names(), &error),
    };
    Ok(writing.render(visit, &fields, &Errors::several(LIMIT, why)))
}

impl Writing {
    fn of(open: Open, code: Option<&Code>) -> Result<Self, Failure> {
        let was = match code {
            None => None,
            Some(code) => Some(open.questionnaire.quota(code).cloned().ok_or(Failure::NotFound)?),
        };
        Ok(Self { open, was })
    }

    /// Tells the quota from what it is after any change of it.
    fn mark(&self) -> String {
        self.was.as_ref().map(Quota::mark).unwrap_or_default()
    }

    fn begin(&self, visit: &Visit) -> Response {
        let mut fields = Fields(self.was.as_ref().map(write_quota).unwrap_or_default());
        fields.set("seen", self.open.seen(&self.mark()));
        if Entered::of(&fields.0).rows("if") == 0 {
            rows::add(&mut fields, "if", 1);
        }
        self.render(visit, &fields, &Errors::default())
    }

    fn apply(&self, quota: Quota) -> Result<Questionnaire, EditError> {
        match &self.was {
            Some(_) => self.open.questionnaire.replace_quota(quota),
            None => self.open.questionnaire.add_quota(quota),
        }
    }

    fn names(&self) -> Names<'_> {
        Names { task: &self.open.task, questionnaire: &self.open.questionnaire }
    }

    fn render(&self, visit: &Visit, fields: &Fields, errors: &Errors) -> Response {
        let (title, action) = match &self.was {
            Some(was) => (
                t!(visit, "editor-quota-edit"),
                self.open.overview(&format!("/quota/{}", was.code)),
            ),
            None => (t!(visit, "editor-quota-add"), self.open.overview("/quotas/add")),
        };
        let heading = title.clone();
        let names = self.names();
        let asked = self.open.questionnaire.questions();
        let condition = ConditionField {
            names: &names,
            earlier: asked.filter(|question: &&Question| question.has_answer()).collect(),
            was: self.was.as_ref().and_then(|was| was.counts_if.as_ref()),
            heading: t!(visit, "editor-quota-condition"),
            holds: t!(visit, "editor-quota-holds"),
            action: &action,
        };
        let step = Quota::<()>::step();
        let limit = Field {
            id: LIMIT,
            label: t!(visit, "editor-quota-limit"),
            hint: Some(t!(visit, "editor-quota-limit-hint", step = i64::from(step))),
            error: errors.of(LIMIT),
        };
        let full = TextsField {
            ids: WORDS,
            label: t!(visit, "editor-quota-full"),
            hint: Some(t!(visit, "editor-quota-full-hint")),
            error: WORDS.iter().find_map(|id| errors.of(id)),
            rows: 3,
        };
        let typing = Typing { kind: "text", is_code: true, ..Typing::default() };
        let entered = Entered::of(&fields.0);
        let body = || {
            view! {
                {errors.summary(visit)}
                <p><a href=self.open.overview("#quotas")>{t!(visit, "editor-back")}</a></p>
                <h1>{heading}</h1>
                {live_notice(visit, &self.open)}
                <form class="editor" method="post" action=action.clone() novalidate>
                    <input type="hidden" name="seen" value=fields.get("seen").to_owned()/>
                    {default_button(visit)}
                    {form::text_input(&limit, fields.get(LIMIT), typing)}
                    {condition.render(visit, &entered, errors)}
                    {form::texts_inputs(&full, fields)}
                    {form::submit(t!(visit, "projects-save"))}
                    {autosave::status(visit, &self.open, self.was.is_some())}
                </form>
                <p><a href=self.open.overview("#quotas") data-cancel="">{t!(visit, "projects-cancel")}</a></p>
            }
        };
        visit.form_page(&title, errors, body)
    }
}
