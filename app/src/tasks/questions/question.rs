//! A researcher adds a question or edits one, in its place among the others of its page.

use axum::response::Response;
use leptos::prelude::*;
use model::questionnaires::{
    Code, Expression, Holder, Kind, Page, Question,
    edit::{
        EditError, Edited, Entered, Group, KindName, Place, QuestionForm, common_options,
        write_question,
    },
};
use store::{Tx, places};
use uuid::Uuid;

use super::{
    Names, Open, Stands,
    around::Around,
    autosave,
    compare::Beside,
    conditions::{ConditionField, list_codes},
    formulas,
    inputs::{Inputs, make_room},
    phone, pictures,
    rows::{self, Choices},
    saving::{Saved, save},
    words,
};
use crate::{
    Failure, Fields, Visit,
    fields::WithPhotos,
    t,
    ui::{
        self,
        form::{self, Errors, Field, Typing},
    },
    url::UrlPath,
};

/// What a form is about.
enum Subject {
    /// A new question, on this page.
    New(Code),
    /// The question of this code.
    Known(Code),
}

/// One question being written.
struct Writing {
    open: Open,
    kind: KindName,
    subject: Subject,
}

/// `GET /staff/tasks/{task}/questions/page/{page}/add`
pub async fn kinds(
    visit: Visit,
    UrlPath((id, page)): UrlPath<(Uuid, Code)>,
) -> Result<Response, Failure> {
    let open = Open::get(&visit, id).await?;
    let position = open.questionnaire.pages.iter().position(|known| known.code == page);
    let number = position.ok_or(Failure::NotFound)? + 1;
    let title = t!(visit, "editor-add");
    let heading = title.clone();
    let body = || {
        let kinds = KindName::ALL.map(|kind| {
            let href = format!("/staff/tasks/{id}/questions/page/{page}/add/{}", kind.name());
            view! {
                <li class="card">
                    <h2><a href=href>{words::kind_name(&visit, kind)}</a></h2>
                    <p>{words::kind_hint(&visit, kind)}</p>
                </li>
            }
        });
        view! {
            <p><a href=open.overview(&format!("#p-{page}"))>{t!(visit, "editor-back")}</a></p>
            <h1>{heading}</h1>
            <p>{t!(visit, "tasks-page-number", number = number)} ". " {t!(visit, "editor-choose-kind")}</p>
            <ul class="cards cards--close">{kinds.collect_view()}</ul>
        }
    };
    Ok(visit.page(&title, body))
}

/// `GET /staff/tasks/{task}/questions/page/{page}/add/{kind}`
pub async fn new_page(
    visit: Visit,
    UrlPath((id, page, kind)): UrlPath<(Uuid, Code, String)>,
) -> Result<Response, Failure> {
    let writing = Writing::new(Open::get(&visit, id).await?, page, &kind)?;
    let Subject::New(page) = &writing.subject else { return Err(Failure::NotFound) };
    let mut question = blank(writing.kind)?;
    if let Kind::Place { options } = &mut question.kind {
        // A copy: what is answered keeps its meaning, whatever becomes of the city's list.
        let mut conn = visit.kanssa.db.read().await?;
        (*options, _) = places::list(&mut conn).await?;
    }
    let mut fields = writing.filled(&question);
    fields.replace("code", "");
    fields.set("place", writing.end_of(page)?);
    Ok(writing.render(&visit, &fields, &Errors::default(), None))
}

/// `POST /staff/tasks/{task}/questions/page/{page}/add/{kind}`
pub async fn add(
    visit: Visit,
    UrlPath((id, page, kind)): UrlPath<(Uuid, Code, String)>,
    form: WithPhotos,
) -> Result<Response, Failure> {
    let (mut fields, errors) = taken(&visit, id, form).await?;
    if rows::change(&mut fields) || !errors.is_empty() {
        let writing = Writing::new(Open::get(&visit, id).await?, page, &kind)?;
        rows::paste(&mut fields, writing.open.task.main_language);
        return Ok(writing.render(&visit, &fields, &errors, None));
    }
    let (open, tx) = Open::hold(&visit, id).await?;
    Writing::new(open, page, &kind)?.submit(&visit, tx, fields).await
}

/// `GET /staff/tasks/{task}/questions/question/{question}`
pub async fn edit_page(
    visit: Visit,
    UrlPath((id, code)): UrlPath<(Uuid, Code)>,
) -> Result<Response, Failure> {
    let open = Open::get(&visit, id).await?;
    let question = open.questionnaire.question(&code).cloned().ok_or(Failure::NotFound)?;
    let writing =
        Writing { open, kind: KindName::of(&question.kind), subject: Subject::Known(code) };
    let fields = writing.filled(&question);
    Ok(writing.render(&visit, &fields, &Errors::default(), None))
}

/// `POST /staff/tasks/{task}/questions/question/{question}`
pub async fn save_edited(
    visit: Visit,
    UrlPath((id, code)): UrlPath<(Uuid, Code)>,
    form: WithPhotos,
) -> Result<Response, Failure> {
    let (mut fields, errors) = taken(&visit, id, form).await?;
    let is_change = rows::change(&mut fields) || !errors.is_empty();
    let (open, tx) = if is_change {
        (Open::get(&visit, id).await?, None)
    } else {
        let (open, tx) = Open::hold(&visit, id).await?;
        (open, Some(tx))
    };
    rows::paste(&mut fields, open.task.main_language);
    let found = open.questionnaire.question(&code).map(|question| KindName::of(&question.kind));
    let Some(kind) = found else { return gone(&visit, open, fields) };
    let writing = Writing { open, kind, subject: Subject::Known(code) };
    match tx {
        Some(tx) => writing.submit(&visit, tx, fields).await,
        None => Ok(writing.render(&visit, &fields, &errors, None)),
    }
}

/// The fields of a form with the pictures it brings, and what is wrong with those.
async fn taken(visit: &Visit, task: Uuid, form: WithPhotos) -> Result<(Fields, Errors), Failure> {
    // Nothing is taken in of whoever may not edit the questions.
    Open::get(visit, task).await?;
    let WithPhotos { mut fields, photos } = form;
    let errors = pictures::take_in(visit, &mut fields, photos).await?;
    Ok((fields, errors))
}

/// Somebody else has removed the question meanwhile: what was typed can be added as a new one.
fn gone(visit: &Visit, open: Open, fields: Fields) -> Result<Response, Failure> {
    let kind: KindName = fields.get("kind").parse().map_err(|()| Failure::NotFound)?;
    let last = open.questionnaire.pages.last().map(|page| page.code.clone());
    let last = last.ok_or(Failure::NotFound)?;
    let writing = Writing { open, kind, subject: Subject::New(last.clone()) };
    let mut fields = fields;
    fields.replace("place", writing.end_of(&last)?);
    fields.replace("seen", writing.seen());
    let errors = Errors::one("text", t!(visit, "editor-gone"));
    Ok(writing.render(visit, &fields, &errors, None))
}

/// A question with which a new one begins.
fn blank(kind: KindName) -> Result<Question, Failure> {
    Ok(Question::new(
        "question".parse().map_err(|_| Failure::Internal)?,
        model::language::Texts::default(),
        kind.usual(),
    ))
}

impl Writing {
    fn new(open: Open, page: Code, kind: &str) -> Result<Self, Failure> {
        let kind = kind.parse().map_err(|()| Failure::NotFound)?;
        let writing = Self { open, kind, subject: Subject::New(page) };
        if let Subject::New(page) = &writing.subject {
            writing.page(page)?;
        }
        Ok(writing)
    }

    fn page(&self, code: &Code) -> Result<&Page, Failure> {
        let mut pages = self.open.questionnaire.pages.iter();
        pages.find(|page| page.code == *code).ok_or(Failure::NotFound)
    }

    /// The place after everything on a page, as the form names it.
    fn end_of(&self, page: &Code) -> Result<String, Failure> {
        let last = self.page(page)?.questions.last();
        Ok(last.map_or_else(|| "first".to_owned(), |question| format!("after-{}", question.code)))
    }

    /// The question as it is stored; a new one is not.
    fn was(&self) -> Option<&Question> {
        match &self.subject {
            Subject::Known(code) => self.open.questionnaire.question(code),
            Subject::New(_) => None,
        }
    }

    fn action(&self) -> String {
        let (overview, kind) = (self.open.overview(""), self.kind.name());
        match &self.subject {
            Subject::New(page) => format!("{overview}/page/{page}/add/{kind}"),
            Subject::Known(code) => format!("{overview}/question/{code}"),
        }
    }

    fn filled(&self, question: &Question) -> Fields {
        let mut fields = Fields(write_question(question));
        fields.set("seen", self.seen());
        make_room(&mut fields, self.kind);
        fields
    }

    /// What the form is made with: the question, or for a new one how the others stand.
    fn mark(&self) -> String {
        self.was().map_or_else(|| self.open.questionnaire.order_mark(), Question::mark)
    }

    fn seen(&self) -> String {
        self.open.seen(&self.mark())
    }

    async fn submit(&self, visit: &Visit, tx: Tx, fields: Fields) -> Result<Response, Failure> {
        let mut fields = fields;
        rows::paste(&mut fields, self.open.task.main_language);
        let stands = self.open.stands(fields.get("seen"), &self.mark())?;
        let versions = self.open.versions(visit).await?;
        let form = QuestionForm {
            questionnaire: &self.open.questionnaire,
            was: self.was(),
            versions: &versions,
            main: self.open.task.main_language,
        };
        let edited = match form.read(self.kind, &fields.0) {
            Ok(edited) => edited,
            Err(mistakes) => {
                let errors = words::mistakes(visit, mistakes);
                return Ok(self.render(visit, &fields, &errors, None));
            }
        };
        let saved = |code: &Code, version| {
            Ok(autosave::saved(visit, version, &self.open.overview(&format!("#q-{code}"))))
        };
        if let Some(done) = self.find_done(&edited.question, stands) {
            return saved(&done.code, self.open.task.version);
        }
        if stands == Stands::OtherStage || stands == Stands::Changed && self.was().is_some() {
            // Saved once more it counts: both versions have been seen then.
            fields.replace("seen", self.seen());
            let (errors, beside) = self.meanwhile(visit, stands, &edited.question);
            return Ok(self.render(visit, &fields, &errors, beside));
        }
        let code = edited.question.code.clone();
        let why = match self.apply(edited, fields.get("place")) {
            Ok(next) => match save(visit, tx, &self.open, &next).await? {
                Saved::Done(version) => return saved(&code, version),
                Saved::Refused(why) => why,
            },
            Err(error) => {
                let names = self.names();
                if let Some(errors) = formulas::errors(
                    visit,
                    &names,
                    &fields,
                    &Holder::Question(code.clone()),
                    &error,
                ) {
                    return Ok(self.render(visit, &fields, &errors, None));
                }
                words::edit_error(visit, &names, &error)
            }
        };
        Ok(self.render(visit, &fields, &Errors::several("text", why), None))
    }

    /// What was sent is there already: a button pressed twice on a slow phone is one press.
    fn find_done(&self, sent: &Question, stands: Stands) -> Option<&Question> {
        if let Some(was) = self.was() {
            return (was == sent).then_some(was);
        }
        let is_same =
            |there: &&Question| Question { code: there.code.clone(), ..sent.clone() } == **there;
        self.open.questionnaire.questions().filter(|_| stands == Stands::Changed).find(is_same)
    }

    /// What to say of a change meanwhile, and both versions side by side.
    fn meanwhile(
        &self,
        visit: &Visit,
        stands: Stands,
        typed: &Question,
    ) -> (Errors, Option<AnyView>) {
        let Some(was) = self.was().filter(|_| stands == Stands::Changed) else {
            return (Errors::one("text", t!(visit, "editor-published-meanwhile")), None);
        };
        let condition = |question: &Question| {
            let condition = question.show_if.as_ref();
            condition.map(|condition| self.names().condition(visit, condition)).unwrap_or_default()
        };
        let beside = Beside {
            kind: Some(self.kind),
            saved: (write_question(was), condition(was)),
            typed: (write_question(typed), condition(typed)),
            href: self.action(),
        };
        let errors = Errors::one("text", t!(visit, "editor-changed-meanwhile"));
        (errors, Some(beside.render(visit)))
    }

    /// The questionnaire with the question in its place.
    fn apply(
        &self,
        edited: Edited,
        place: &str,
    ) -> Result<model::questionnaires::Questionnaire, EditError> {
        match &self.subject {
            Subject::Known(code) => self.open.questionnaire.replace_question(code, edited),
            Subject::New(page) => {
                let after = place.strip_prefix("after-").and_then(|code| code.parse().ok());
                let place = match (place, after) {
                    (_, Some(code)) => Place::After(code),
                    ("new-page", _) => Place::NewPage(page.clone()),
                    _ => Place::First(page.clone()),
                };
                self.open.questionnaire.add_question(edited.question, &place)
            }
        }
    }

    /// The page it stands on, or is to stand on.
    fn page_code(&self) -> Option<&Code> {
        let known = match &self.subject {
            Subject::New(page) => return Some(page),
            Subject::Known(code) => code,
        };
        let mut pages = self.open.questionnaire.pages.iter();
        let page = pages.find(|page| page.questions.iter().any(|q| q.code == *known));
        page.map(|page| &page.code)
    }

    fn names(&self) -> Names<'_> {
        Names { task: &self.open.task, questionnaire: &self.open.questionnaire }
    }

    /// The questions that come before this one, with something to answer.
    fn earlier(&self) -> Vec<&Question> {
        let pages = &self.open.questionnaire.pages;
        let answerable = |question: &&Question| question.has_answer();
        match &self.subject {
            Subject::Known(code) => {
                let all = pages.iter().flat_map(|page| &page.questions);
                all.take_while(|question| question.code != *code).filter(answerable).collect()
            }
            Subject::New(code) => {
                let position = pages.iter().position(|page| page.code == *code).unwrap_or(0);
                let before = pages.iter().take(position + 1).flat_map(|page| &page.questions);
                before.filter(answerable).collect()
            }
        }
    }

    fn render(
        &self,
        visit: &Visit,
        fields: &Fields,
        errors: &Errors,
        beside: Option<AnyView>,
    ) -> Response {
        let names = self.names();
        let kind = words::kind_name(visit, self.kind);
        let title = match self.was() {
            Some(was) => match names.number(&was.code) {
                Some(number) => t!(visit, "editor-edit-number", number = number),
                None => t!(visit, "editor-edit-text"),
            },
            None => t!(visit, "editor-new"),
        };
        let heading = title.clone();
        let action = self.action();
        let entered = Entered::of(&fields.0);
        let choices = Choices {
            group: Group::Options,
            main: self.open.task.main_language,
            are_codes_fixed: !self.open.is_draft(),
            of: self.kind,
            has_conditions: false,
            action: &action,
        };
        let fields_were = self.was().map(|was| was.kind.fields()).unwrap_or_default();
        let has_common_options = common_options(fields_were).is_some();
        let earlier = self.earlier();
        let codes = list_codes(visit, &names, &earlier);
        let inputs = Inputs { kind: self.kind, choices, fields, errors, has_common_options, codes };
        let show_if: Option<&Expression> = self.was().and_then(|was| was.show_if.as_ref());
        let condition = ConditionField {
            names: &names,
            earlier,
            was: show_if,
            heading: t!(visit, "editor-condition"),
            holds: t!(visit, "editor-if-holds"),
            action: &action,
        };
        // Where two have written, one of them decides.
        let is_there = self.was().is_some() && beside.is_none();
        let known = self.was().map(|was| &was.code);
        let around = self.page_code().map(|page| Around::of(&self.open, page, known));
        let body = || {
            view! {
                {errors.summary(visit)}
                <p><a href=self.open.overview("")>{t!(visit, "editor-back")}</a></p>
                <h1>{heading}</h1>
                <p class="lead">{kind}</p>
                {live_notice(visit, &self.open)}
                {beside}
                {around.as_ref().and_then(|around| around.before(visit))}
                <form class="editor" method="post" action=action.clone() enctype="multipart/form-data" novalidate>
                    <input type="hidden" name="seen" value=fields.get("seen").to_owned()/>
                    <input type="hidden" name="kind" value=self.kind.name()/>
                    {default_button(visit)}
                    {inputs.text(visit)}
                    {inputs.picture(visit, &entered)}
                    {inputs.of_kind(visit, &entered)}
                    {inputs.duties(visit)}
                    {inputs.hint(visit)}
                    {inputs.rules(visit, &entered)}
                    {condition.render(visit, &entered, errors)}
                    {self.place(visit, fields, errors)}
                    {form::submit(t!(visit, "projects-save"))}
                    {autosave::status(visit, &self.open, is_there)}
                </form>
                <p><a href=self.open.overview("") data-cancel="">{t!(visit, "projects-cancel")}</a></p>
                {around.as_ref().and_then(|around| around.after(visit))}
                {self.page_code().and_then(|page| phone::beside(visit, &self.open, page))}
            }
        };
        phone::framing(visit.form_page(&title, errors, body))
    }

    /// Where a new question goes, and the code: what is rarely thought of.
    fn place(&self, visit: &Visit, fields: &Fields, errors: &Errors) -> AnyView {
        let is_open = errors.of("code").is_some();
        let code = match self.was().filter(|_| !self.open.is_draft()) {
            Some(was) => {
                let code = was.code.to_string();
                view! { <p>{t!(visit, "editor-code")} ": " <code>{code}</code></p> <p class="small">{t!(visit, "editor-code-stays")}</p> }
                    .into_any()
            }
            None => code_input(visit, fields, errors),
        };
        let place = match &self.subject {
            Subject::New(page) => Some(self.places(visit, page, fields)),
            Subject::Known(_) => None,
        };
        let summary = match place {
            Some(_) => t!(visit, "editor-place-and-code"),
            None => t!(visit, "editor-code"),
        };
        view! { <details class="more" open=is_open><summary>{summary}</summary>{place}{code}</details> }
            .into_any()
    }

    fn places(&self, visit: &Visit, page: &Code, fields: &Fields) -> AnyView {
        let names = self.names();
        let questions = self.page(page).map(|page| page.questions.as_slice()).unwrap_or_default();
        let mut options = vec![("first".to_owned(), t!(visit, "editor-place-first"))];
        options.extend(questions.iter().map(|question| {
            let after = names.of_question(visit, question);
            (format!("after-{}", question.code), t!(visit, "editor-place-after", question = after))
        }));
        options.push(("new-page".to_owned(), t!(visit, "editor-place-new-page")));
        let field =
            Field { id: "place", label: t!(visit, "editor-place"), hint: None, error: None };
        form::select(&field, options, fields.get("place"))
    }
}

/// The code of a page or question that nobody has answered yet.
pub fn code_input(visit: &Visit, fields: &Fields, errors: &Errors) -> AnyView {
    let field = Field {
        id: "code",
        label: t!(visit, "editor-code"),
        hint: Some(t!(visit, "editor-code-hint")),
        error: errors.of("code"),
    };
    let typing = Typing { kind: "text", autocomplete: "off", ..Typing::default() };
    form::text_input(&field, fields.get("code"), typing)
}

/// What to know before changing what members answer.
pub fn live_notice(visit: &Visit, open: &Open) -> Option<AnyView> {
    (!open.is_draft()).then(|| {
        let words = view! { <p>{t!(visit, "editor-live")}</p> };
        ui::notice(ui::NoticeKind::Warning, None, words.into_any())
    })
}

/// The button that Enter in a field presses: the first of the form, and it saves.
pub fn default_button(visit: &Visit) -> AnyView {
    view! {
        <button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true">
            {t!(visit, "projects-save")}
        </button>
    }
    .into_any()
}
