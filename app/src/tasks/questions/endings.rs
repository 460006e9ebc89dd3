//! A researcher writes what is said once the answers are sent, and to whom.

use axum::response::Response;
use leptos::prelude::*;
use model::questionnaires::{
    Code, Ending, Question, Questionnaire,
    edit::{EditError, Entered, TITLE, WORDS, read_ending, write_ending},
};
use uuid::Uuid;

use super::{
    Names, Open, Stands, autosave,
    conditions::ConditionField,
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

/// One ending being written; none: a new one.
struct Writing {
    open: Open,
    was: Option<Ending>,
}

/// `GET /staff/tasks/{task}/questions/endings/add`
pub async fn new_page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let writing = Writing { open: Open::get(&visit, id).await?, was: None };
    Ok(writing.begin(&visit))
}

/// `POST /staff/tasks/{task}/questions/endings/add`
pub async fn add(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    submit(&visit, id, None, fields).await
}

/// `GET /staff/tasks/{task}/questions/ending/{ending}`
pub async fn edit_page(
    visit: Visit,
    UrlPath((id, code)): UrlPath<(Uuid, Code)>,
) -> Result<Response, Failure> {
    Ok(Writing::of(Open::get(&visit, id).await?, Some(&code))?.begin(&visit))
}

/// `POST /staff/tasks/{task}/questions/ending/{ending}`
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
    fields: Fields,
) -> Result<Response, Failure> {
    let mut fields = fields;
    if rows::change(&mut fields) {
        let writing = Writing::of(Open::get(visit, id).await?, code)?;
        return Ok(writing.render(visit, &fields, &Errors::default()));
    }
    let (open, tx) = Open::hold(visit, id).await?;
    let writing = Writing::of(open, code)?;
    let Writing { open, was } = &writing;
    let main = open.task.main_language;
    let ending = match read_ending(&open.questionnaire, was.as_ref(), main, &fields.0) {
        Ok(ending) => ending,
        Err(mistakes) => {
            let errors = words::mistakes(visit, mistakes);
            return Ok(writing.render(visit, &fields, &errors));
        }
    };
    let stands = open.stands(fields.get("seen"), &writing.mark())?;
    if stands != Stands::Same && was.as_ref() != Some(&ending) {
        // Saved once more it counts.
        fields.replace("seen", open.seen(&writing.mark()));
        let errors = Errors::one(TITLE[0], t!(visit, "projects-changed-meanwhile"));
        return Ok(writing.render(visit, &fields, &errors));
    }
    let why = match writing.apply(ending) {
        Ok(next) => match save(visit, tx, open, &next).await? {
            Saved::Done(version) => {
                return Ok(autosave::saved(visit, version, &open.overview("#endings")));
            }
            Saved::Refused(why) => why,
        },
        Err(error) => words::edit_error(visit, &writing.names(), &error),
    };
    Ok(writing.render(visit, &fields, &Errors::several(TITLE[0], why)))
}

impl Writing {
    fn of(open: Open, code: Option<&Code>) -> Result<Self, Failure> {
        let was = match code {
            None => None,
            Some(code) => {
                let found = open.questionnaire.endings.iter().find(|ending| ending.code == *code);
                Some(found.cloned().ok_or(Failure::NotFound)?)
            }
        };
        Ok(Self { open, was })
    }

    /// Tells the ending from what it is after any change of it.
    fn mark(&self) -> String {
        self.was.as_ref().map(Ending::mark).unwrap_or_default()
    }

    fn begin(&self, visit: &Visit) -> Response {
        let mut fields = Fields(self.was.as_ref().map(write_ending).unwrap_or_default());
        fields.set("seen", self.open.seen(&self.mark()));
        if Entered::of(&fields.0).rows("if") == 0 {
            rows::add(&mut fields, "if", 1);
        }
        self.render(visit, &fields, &Errors::default())
    }

    fn apply(&self, ending: Ending) -> Result<Questionnaire, EditError> {
        match &self.was {
            Some(was) => self.open.questionnaire.replace_ending(&was.code, ending),
            None => self.open.questionnaire.add_ending(ending),
        }
    }

    fn names(&self) -> Names<'_> {
        Names { task: &self.open.task, questionnaire: &self.open.questionnaire }
    }

    fn render(&self, visit: &Visit, fields: &Fields, errors: &Errors) -> Response {
        let (title, action) = match &self.was {
            Some(was) => (
                t!(visit, "editor-ending-edit"),
                self.open.overview(&format!("/ending/{}", was.code)),
            ),
            None => (t!(visit, "editor-ending-add"), self.open.overview("/endings/add")),
        };
        let heading = title.clone();
        let names = self.names();
        let asked = self.open.questionnaire.questions();
        let earlier: Vec<&Question> = asked.filter(|question| question.has_answer()).collect();
        let condition = ConditionField {
            names: &names,
            earlier,
            was: self.was.as_ref().and_then(|was| was.show_if.as_ref()),
            heading: t!(visit, "editor-ending-condition"),
            holds: t!(visit, "editor-if-holds"),
            action: &action,
        };
        let texts = |ids: [&'static str; 3], label, hint, rows| TextsField {
            ids,
            label,
            hint,
            error: ids.iter().find_map(|id| errors.of(id)),
            rows,
        };
        let title_field = texts(TITLE, t!(visit, "editor-ending-title"), None, 1);
        let words_hint = Some(t!(visit, "editor-ending-words-hint"));
        let words_field = texts(WORDS, t!(visit, "editor-ending-words"), words_hint, 3);
        let entered = Entered::of(&fields.0);
        let is_open = errors.of("code").is_some();
        let body = || {
            view! {
                {errors.summary(visit)}
                <p><a href=self.open.overview("#endings")>{t!(visit, "editor-back")}</a></p>
                <h1>{heading}</h1>
                {live_notice(visit, &self.open)}
                <form class="editor" method="post" action=action.clone() novalidate>
                    <input type="hidden" name="seen" value=fields.get("seen").to_owned()/>
                    {default_button(visit)}
                    {form::texts_inputs(&title_field, fields)}
                    {form::texts_inputs(&words_field, fields)}
                    {condition.render(visit, &entered, errors)}
                    <details class="more" open=is_open>
                        <summary>{t!(visit, "editor-code")}</summary>
                        {code_input(visit, fields, errors)}
                    </details>
                    {form::submit(t!(visit, "projects-save"))}
                    {autosave::status(visit, &self.open, self.was.is_some())}
                </form>
                <p><a href=self.open.overview("#endings") data-cancel="">{t!(visit, "projects-cancel")}</a></p>
            }
        };
        visit.form_page(&title, errors, body)
    }
}
