//! A researcher says what a task is called, how long it takes, when it is open and whom it asks.

use axum::response::Response;
use leptos::prelude::*;
use model::{
    language::{Language, Texts},
    projects::Access,
    tasks::{Audience, Stage},
    text,
};
use store::{
    audit::Act,
    leaves, projects,
    tasks::{self, Settings, Task},
};
use uuid::Uuid;

use super::{
    get_of_staff,
    manage::{flaw_words, flaws_of},
};
use crate::{
    Failure, Fields, Visit, dates,
    projects::{id_in, moment_problem, read_texts},
    staff::acts,
    t,
    ui::form::{self, Errors, Field, TextsField},
    url::UrlPath,
};

const TITLE: [&str; 3] = ["title", "title-sv", "title-en"];
const SUMMARY: [&str; 3] = ["summary", "summary-sv", "summary-en"];
const MOST_LINE: u32 = 150;
const MOST_PROSE: u32 = 1_000;
const MOST_MINUTES: i64 = 240;

/// `GET /staff/tasks/{task}/settings`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let (task, _) = get_of_staff(&visit, &mut conn, id, Access::Edit).await?;
    let others = others(&mut conn, &task).await?;
    drop(conn);
    let fields = fill(&visit, &task);
    Ok(render(&visit, &task, &others, &fields, &Errors::default()))
}

/// `POST /staff/tasks/{task}/settings`
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let (task, _) = get_of_staff(&visit, &mut conn, id, Access::Edit).await?;
    let others = others(&mut conn, &task).await?;
    drop(conn);
    if task.collection.stage == Stage::Archived {
        return Err(Failure::NotFound);
    }
    let settings = match read(&visit, &fields, &others) {
        Ok(settings) => Settings {
            title: settings.title.with_others_of(Some(&task.title)),
            summary: settings.summary.with_others_of(Some(&task.summary)),
            ..settings
        },
        Err(errors) => return Ok(render(&visit, &task, &others, &fields, &errors)),
    };
    if task.collection.stage != Stage::Draft {
        // What keeps a task from being published must not come about afterwards.
        let errors = flaws_with(&visit, &task, &settings).await?;
        if !errors.is_empty() {
            return Ok(render(&visit, &task, &others, &fields, &errors));
        }
    }
    let seen = fields.number("revision").ok_or(Failure::Unreadable)?;
    let mut tx = visit.kanssa.db.begin().await?;
    if !tasks::save_settings(&mut tx, id, &settings, seen).await? {
        drop(tx);
        let mut fields = fields;
        fields.replace("revision", task.revision.to_string());
        let errors = Errors::one("title", t!(visit, "projects-changed-meanwhile"));
        return Ok(render(&visit, &task, &others, &fields, &errors));
    }
    acts::commit(&visit, tx, Act::TaskChanged, ("task", id), "settings").await?;
    Ok(visit.go_to_saying(&format!("/staff/tasks/{id}"), "saved"))
}

/// What would be wrong with a published task under these settings.
async fn flaws_with(visit: &Visit, task: &Task, settings: &Settings) -> Result<Errors, Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    let project = projects::get(&mut conn, task.project).await?;
    let questionnaire = kanssa.questionnaires.get(&mut conn, task.id, task.version).await?;
    let leave = leaves::given(&mut conn, task.id).await?;
    drop(conn);
    let changed = Task {
        title: settings.title.clone(),
        main_language: settings.main_language,
        ..task.clone()
    };
    let mut errors = Errors::default();
    for flaw in flaws_of(&changed, &project, &questionnaire, &leave) {
        errors.add("main-language", flaw_words(visit, &flaw));
    }
    Ok(errors)
}

/// The other tasks of the project that have been published: having answered one can be asked for.
async fn others(
    conn: &mut impl store::Session,
    task: &Task,
) -> Result<Vec<(Uuid, Texts, Language)>, Failure> {
    let listed = tasks::list_of_project(conn, task.project).await?;
    let others = listed
        .into_iter()
        .filter(|other| other.id != task.id && other.collection.stage != Stage::Draft);
    Ok(others.map(|other| (other.id, other.title, other.main_language)).collect())
}

fn fill(visit: &Visit, task: &Task) -> Fields {
    let zone = &visit.kanssa.site.time_zone;
    let mut fields = Fields::default();
    fields.set("revision", task.revision.to_string());
    fields.set_texts(TITLE, &task.title);
    fields.set_texts(SUMMARY, &task.summary);
    fields.set("main-language", task.main_language.tag());
    fields.set("minutes", task.minutes.to_string());
    fields.set("opens", dates::field_moment(task.collection.opens, zone));
    fields.set("closes", dates::field_moment(task.collection.closes, zone));
    for language in &task.audience.languages {
        fields.set("audience-language", language.tag());
    }
    if let Some(answered) = task.audience.answered {
        fields.set("answered", answered.to_string());
    }
    fields
}

/// What a new task's form is filled with.
pub fn fill_new(
    visit: &Visit,
    opens: model::time::Timestamp,
    closes: model::time::Timestamp,
) -> Fields {
    let zone = &visit.kanssa.site.time_zone;
    let mut fields = Fields::default();
    fields.set("revision", "0");
    fields.set("main-language", Language::Fi.tag());
    fields.set("minutes", "5");
    fields.set("opens", dates::field_moment(opens, zone));
    fields.set("closes", dates::field_moment(closes, zone));
    fields
}

/// The settings as typed; or what is wrong with them.
pub fn read(
    visit: &Visit,
    fields: &Fields,
    others: &[(Uuid, Texts, Language)],
) -> Result<Settings, Errors> {
    let mut errors = Errors::default();
    let main_language: Language = fields.get("main-language").parse().unwrap_or_else(|_| {
        errors.add("main-language", t!(visit, "tasks-main-language-missing"));
        Language::Fi
    });
    let label = t!(visit, "tasks-title-field");
    let line = |typed: &str| text::line(typed, MOST_LINE);
    let title = read_texts(visit, fields, (TITLE, &label), line, &mut errors);
    let in_main = id_in(TITLE, main_language);
    if title.exactly(main_language).is_none() && errors.of(in_main).is_none() {
        let main = main_language.own_name();
        errors.add(in_main, t!(visit, "tasks-title-missing", language = main));
    }
    let label = t!(visit, "tasks-summary-field");
    let prose = |typed: &str| text::prose(typed, MOST_PROSE);
    let summary = read_texts(visit, fields, (SUMMARY, &label), prose, &mut errors);
    let minutes = fields.number("minutes").filter(|minutes| (1..=MOST_MINUTES).contains(minutes));
    if minutes.is_none() {
        errors.add("minutes", t!(visit, "tasks-minutes-wrong", most = MOST_MINUTES));
    }
    let zone = &visit.kanssa.site.time_zone;
    let mut moment = |id: &str| {
        let read = dates::read_moment(fields.get(id), zone);
        if read.is_none() {
            errors.add(id, moment_problem(visit, fields.get(id)));
        }
        read
    };
    let (opens, closes) = (moment("opens"), moment("closes"));
    if opens.zip(closes).is_some_and(|(opens, closes)| closes <= opens) {
        errors.add("closes", t!(visit, "tasks-flaw-closes"));
    }
    let answered = fields.id("answered").filter(|id| others.iter().any(|(other, ..)| other == id));
    if answered.is_none() && !fields.get("answered").is_empty() {
        errors.add("answered", t!(visit, "tasks-answered-wrong"));
    }
    let languages = fields
        .0
        .iter()
        .filter(|(name, _)| name == "audience-language")
        .filter_map(|(_, tag)| tag.parse().ok())
        .collect();
    match (minutes, opens, closes) {
        (Some(minutes), Some(opens), Some(closes)) if errors.is_empty() => Ok(Settings {
            title,
            summary,
            main_language,
            minutes,
            opens,
            closes,
            audience: Audience { languages, answered },
        }),
        _ => Err(errors),
    }
}

fn render(
    visit: &Visit,
    task: &Task,
    others: &[(Uuid, Texts, Language)],
    fields: &Fields,
    errors: &Errors,
) -> Response {
    let title = t!(visit, "tasks-settings");
    let heading = title.clone();
    let id = task.id;
    let body = || {
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <form method="post" action=format!("/staff/tasks/{id}/settings") novalidate>
                {inputs(visit, others, fields, errors)}
                {form::submit(t!(visit, "projects-save"))}
            </form>
            <p><a href=format!("/staff/tasks/{id}")>{t!(visit, "projects-cancel")}</a></p>
        }
    };
    visit.form_page(&title, errors, body)
}

/// The fields of the settings.
pub fn inputs(
    visit: &Visit,
    others: &[(Uuid, Texts, Language)],
    fields: &Fields,
    errors: &Errors,
) -> AnyView {
    let texts = |ids: [&'static str; 3], label, rows| {
        let field = TextsField { ids, label, hint: None, error: None, rows };
        form::marked_texts_inputs(&field, fields, errors)
    };
    let picked = |id: &'static str, label, hint, kind| {
        let field = Field { id, label, hint, error: errors.of(id) };
        form::picked_input(&field, fields.get(id), kind)
    };
    let main = Field {
        id: "main-language",
        label: t!(visit, "tasks-main-language"),
        hint: Some(t!(visit, "tasks-main-language-hint")),
        error: errors.of("main-language"),
    };
    let languages = Language::ALL.map(|l| (l.tag().to_owned(), l.own_name().to_owned())).to_vec();
    let zone = t!(visit, "tasks-zone-hint");
    view! {
        <input type="hidden" name="revision" value=fields.get("revision").to_owned()/>
        {texts(TITLE, t!(visit, "tasks-title-field"), 1)}
        {texts(SUMMARY, t!(visit, "tasks-summary-field"), 3)}
        {form::select(&main, languages, fields.get("main-language"))}
        {picked("minutes", t!(visit, "tasks-minutes-field"), Some(t!(visit, "tasks-minutes-hint")), "number")}
        {picked("opens", t!(visit, "tasks-opens-field"), Some(zone.clone()), "datetime-local")}
        {picked("closes", t!(visit, "tasks-closes-field"), Some(zone), "datetime-local")}
        {audience_inputs(visit, others, fields, errors)}
    }
    .into_any()
}

fn audience_inputs(
    visit: &Visit,
    others: &[(Uuid, Texts, Language)],
    fields: &Fields,
    errors: &Errors,
) -> AnyView {
    let boxes = Language::ALL
        .into_iter()
        .map(|language| {
            let tag = language.tag();
            let id = format!("audience-{tag}");
            let is_ticked =
                fields.0.iter().any(|(name, value)| name == "audience-language" && value == tag);
            view! {
                <div class="choice">
                    <input type="checkbox" id=id.clone() name="audience-language" value=tag checked=is_ticked/>
                    <label for=id lang=tag>{language.own_name()}</label>
                </div>
            }
        })
        .collect_view();
    let answered =
        (!others.is_empty()).then(|| {
            let mut options = vec![(String::new(), t!(visit, "tasks-answered-any"))];
            options.extend(others.iter().map(|(id, title, main)| {
                (id.to_string(), title.shown(visit.language, *main).text)
            }));
            let field = Field {
                id: "answered",
                label: t!(visit, "tasks-answered"),
                hint: None,
                error: errors.of("answered"),
            };
            form::select(&field, options, fields.get("answered"))
        });
    view! {
        <fieldset class="field">
            <legend>{t!(visit, "tasks-audience")}</legend>
            <p class="field__hint">{t!(visit, "tasks-audience-hint")}</p>
            {boxes}
        </fieldset>
        {answered}
    }
    .into_any()
}
