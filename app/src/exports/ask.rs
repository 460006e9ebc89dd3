//! A researcher asks for a task's answers as a file: for whom, in which form, why, until when.

use axum::response::Response;
use leptos::prelude::*;
use model::{
    exports::Format,
    projects::{Access, Partner},
    results::Guard,
    text,
    time::{Duration, Timestamp},
};
use store::{
    audit::Act,
    exports::{self, Export, NewExport},
    jobs::{self, NewJob},
    projects, results,
    tasks::Task,
};
use uuid::Uuid;

use super::{Below, EXPORT_JOB, cards, format_words};
use crate::{
    Failure, Fields, Visit, dates,
    projects::{day_problem, text_problem},
    staff::acts,
    t,
    tasks::get_of_staff,
    ui::{
        self,
        form::{self, Errors, Field},
    },
    url::UrlPath,
};

const MOST_REASON: u32 = 500;
/// How long copies may be kept at most, as the administrator has set it.
fn longest(visit: &Visit) -> Duration {
    Duration::days(i64::from(visit.kanssa.settings().export_days))
}

/// What the page is made of.
struct Asked {
    task: Task,
    access: Access,
    is_open: bool,
    rows: u64,
    /// The partners the project has today, each with the rows they may get.
    partners: Vec<(Uuid, Partner, u64)>,
    exports: Vec<Export>,
}

impl Asked {
    async fn get(visit: &Visit, id: Uuid) -> Result<Self, Failure> {
        let mut conn = visit.kanssa.db.read().await?;
        let (task, access) = get_of_staff(visit, &mut conn, id, Access::Read).await?;
        let is_open = results::find_comparisons(&mut conn, id).await?.is_some();
        let rows = exports::count_rows(&mut conn, id, exports::ALWAYS).await?;
        let mut partners = Vec::new();
        for (partner_id, partner) in projects::list_partners(&mut conn, task.project).await? {
            let named = projects::find_named(&mut conn, task.project, partner_id).await?;
            let Some(named) = named else { continue };
            if partner.from <= visit.now && visit.now < partner.until {
                let rows = exports::count_rows(&mut conn, id, named).await?;
                partners.push((partner_id, partner, rows));
            }
        }
        let exports = exports::list_of_task(&mut conn, id).await?;
        Ok(Self { task, access, is_open, rows, partners, exports })
    }

    /// How many rows a recipient may get. None: there is no such recipient.
    fn rows_for(&self, partner: Option<Uuid>) -> Option<u64> {
        let Some(partner) = partner else { return Some(self.rows) };
        self.partners.iter().find(|(id, ..)| *id == partner).map(|(.., rows)| *rows)
    }

    fn has_enough(&self) -> bool {
        self.rows >= Guard::default().least()
    }
}

/// `GET /staff/tasks/{task}/files`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let asked = Asked::get(&visit, id).await?;
    let mut fields = Fields::default();
    fields.set("for", "city");
    fields.set("format", Format::Xlsx.name());
    let day = dates::field_day(visit.now.plus(longest(&visit)), &visit.kanssa.site.time_zone);
    fields.set("delete-by", day);
    Ok(render(&visit, &asked, &fields, &Errors::default()))
}

/// `POST /staff/tasks/{task}/files`: a disclosure, logged with its reason.
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let asked = Asked::get(&visit, id).await?;
    if asked.access < Access::Edit {
        return Err(Failure::Forbidden);
    }
    let wish = match read(&visit, &asked, &fields) {
        Ok(wish) => wish,
        Err(errors) => return Ok(render(&visit, &asked, &fields, &errors)),
    };
    let new = NewExport {
        task: id,
        partner: wish.partner,
        staff: visit.staff()?,
        format: wish.format,
        own_words: wish.own_words,
        reason: &wish.reason,
        rows: i64::try_from(wish.rows).unwrap_or(i64::MAX),
        delete_by: wish.delete_by,
    };
    let mut tx = kanssa.db.begin().await?;
    let export = exports::add(&mut tx, kanssa.random.as_ref(), &new, visit.now).await?;
    let job = NewJob { kind: EXPORT_JOB, about: Some(export), once: None, run_at: visit.now };
    jobs::add(&mut tx, kanssa.random.as_ref(), job).await?;
    acts::commit(&visit, tx, Act::FileAsked, ("export", export), &wish.reason).await?;
    kanssa.worker.wake();
    Ok(visit.go_to(&format!("/staff/files/{export}")))
}

/// What was asked for, read and found right.
struct Wish {
    partner: Option<Uuid>,
    format: Format,
    own_words: bool,
    reason: String,
    rows: u64,
    delete_by: Timestamp,
}

fn read(visit: &Visit, asked: &Asked, fields: &Fields) -> Result<Wish, Errors> {
    let mut errors = Errors::default();
    let least = Guard::default().least();
    let partner = match fields.get("for") {
        "city" => Some(None),
        id => id.parse().ok().map(Some),
    };
    let rows = partner.and_then(|partner| asked.rows_for(partner));
    match rows {
        None => errors.add("for", t!(visit, "exports-for-wrong")),
        Some(rows) if !asked.is_open || rows < least => {
            errors.add("for", t!(visit, "exports-too-few", least = least));
        }
        Some(_) => {}
    }
    let format: Option<Format> = fields.get("format").parse().ok();
    if format.is_none() {
        errors.add("format", t!(visit, "exports-format-wrong"));
    }
    let reason = text::line(fields.get("reason"), MOST_REASON).unwrap_or_else(|problem| {
        errors.add("reason", text_problem(visit, problem));
        "?".to_owned()
    });
    if reason.is_empty() {
        errors.add("reason", t!(visit, "exports-reason-missing"));
    }
    let zone = &visit.kanssa.site.time_zone;
    let latest = visit.now.plus(longest(visit)).plus(Duration::days(1));
    // A partner keeps nothing beyond the contract.
    let wanted = partner.flatten();
    let contract = asked.partners.iter().find(|(id, ..)| Some(*id) == wanted);
    let delete_by = dates::read_last_day(fields.get("delete-by"), zone)
        .filter(|by| *by > visit.now && *by <= latest)
        .map(|by| contract.map_or(by, |(_, partner, _)| by.min(partner.until)));
    if delete_by.is_none() {
        let days = visit.kanssa.settings().export_days;
        let problem = if fields.get("delete-by").trim().is_empty() {
            day_problem(visit, "")
        } else {
            t!(visit, "exports-delete-by-wrong", days = days)
        };
        errors.add("delete-by", problem);
    }
    match (partner, rows, format, delete_by) {
        (Some(partner), Some(rows), Some(format), Some(delete_by)) if errors.is_empty() => {
            let own_words = fields.has("own-words");
            Ok(Wish { partner, format, own_words, reason, rows, delete_by })
        }
        _ => Err(errors),
    }
}

fn render(visit: &Visit, asked: &Asked, fields: &Fields, errors: &Errors) -> Response {
    let task = &asked.task;
    let title = t!(visit, "exports-title");
    let heading = title.clone();
    visit.form_page(&title, errors, || {
        let list = (!asked.exports.is_empty()).then(|| {
            view! { <h2>{t!(visit, "exports-earlier")}</h2> {cards(visit, &asked.exports, Below::Section)} }
        });
        view! {
            {errors.summary(visit)}
            <p><a href=format!("/staff/tasks/{}", task.id)>{ui::shown(task.title.shown(visit.language, task.main_language))}</a></p>
            <h1>{heading}</h1>
            <p>{t!(visit, "exports-lead")}</p>
            <p>{t!(visit, "exports-lead-seen")}</p>
            {ask(visit, asked, fields, errors)}
            {list}
        }
    })
}

/// The form, or why there is none.
fn ask(visit: &Visit, asked: &Asked, fields: &Fields, errors: &Errors) -> AnyView {
    let id = asked.task.id;
    if asked.access < Access::Edit {
        return view! { <p class="notice">{t!(visit, "exports-may-not")}</p> }.into_any();
    }
    if !asked.is_open || !asked.has_enough() {
        let least = Guard::default().least();
        return view! {
            <div class="notice">
                <p>{t!(visit, "exports-too-few", least = least)}</p>
                <p><a href=format!("/staff/tasks/{id}/results")>{t!(visit, "results-title")}</a></p>
            </div>
        }
        .into_any();
    }
    view! {
        <form method="post" action=format!("/staff/tasks/{id}/files") novalidate>
            {inputs(visit, asked, fields, errors)}
            {form::submit(t!(visit, "exports-ask"))}
        </form>
    }
    .into_any()
}

fn inputs(visit: &Visit, asked: &Asked, fields: &Fields, errors: &Errors) -> AnyView {
    let field = |id: &'static str, label: String, hint: Option<String>| Field {
        id,
        label,
        hint,
        error: errors.of(id),
    };
    let rows = |count: u64| t!(visit, "exports-rows", count = count);
    let city = format!("{} ({})", t!(visit, "exports-for-city"), rows(asked.rows));
    let mut recipients = vec![("city".to_owned(), city)];
    recipients.extend(asked.partners.iter().map(|(id, partner, count)| {
        (id.to_string(), format!("{} ({})", partner.name, rows(*count)))
    }));
    let formats =
        Format::ALL.into_iter().map(|format| (format.name(), format_words(visit, format)));
    let partner_hint = (!asked.partners.is_empty()).then(|| t!(visit, "exports-for-hint"));
    let words_hint = Some(t!(visit, "exports-own-words-hint"));
    view! {
        {form::select(&field("for", t!(visit, "exports-for"), partner_hint), recipients, fields.get("for"))}
        {form::radios(&field("format", t!(visit, "exports-format"), None), formats.collect(), fields.get("format"))}
        {form::checkbox(&field("own-words", t!(visit, "exports-own-words"), words_hint), fields.has("own-words"))}
        {form::text_area(&field("reason", t!(visit, "exports-reason"), Some(t!(visit, "exports-reason-hint"))), fields.get("reason"), 3)}
        {form::picked_input(&field("delete-by", t!(visit, "exports-delete-by"), Some(t!(visit, "exports-delete-by-hint", days = visit.kanssa.settings().export_days))), fields.get("delete-by"), "date")}
    }
    .into_any()
}
