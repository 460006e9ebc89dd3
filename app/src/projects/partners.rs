//! Who outside the project gets pseudonymised answers: added with contract, place and dates, ended.
//!
//! Answers given before a partner was named are not for that partner (R28).

use axum::response::Response;
use leptos::prelude::*;
use model::{
    language::Language,
    projects::{Access, EEA, Partner},
    text,
};
use store::{audit::Act, projects};
use uuid::Uuid;

use super::{check_access, country, read_span, read_texts, text_problem};
use crate::{
    Failure, Fields, Visit, dates,
    staff::acts,
    t,
    ui::{
        self,
        form::{self, Errors, Field, TextsField, Typing},
    },
    url::UrlPath,
};

const ROLE: [&str; 3] = ["role", "role-sv", "role-en"];
const MOST_LINE: u32 = 200;

/// `GET /staff/projects/{project}/partners`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let mut fields = Fields::default();
    fields.set("place", "FI");
    fields.set("from", dates::field_day(visit.now, &visit.kanssa.site.time_zone));
    render(&visit, id, &fields, &Errors::default()).await
}

/// `POST /staff/projects/{project}/partners`
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    check_access(&visit, &mut conn, id, Access::Edit).await?;
    drop(conn);
    let partner = match read(&visit, &fields) {
        Ok(partner) => partner,
        Err(errors) => return render(&visit, id, &fields, &errors).await,
    };
    let mut tx = kanssa.db.begin().await?;
    projects::add_partner(&mut tx, kanssa.random.as_ref(), id, &partner, visit.now).await?;
    acts::commit(&visit, tx, Act::PartnerAdded, ("project", id), "").await?;
    Ok(visit.go_to_saying(&format!("/staff/projects/{id}/partners"), "saved"))
}

/// `POST /staff/projects/{project}/partners/{partner}/end`
pub async fn end(
    visit: Visit,
    UrlPath((id, partner)): UrlPath<(Uuid, Uuid)>,
) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    check_access(&visit, &mut conn, id, Access::Edit).await?;
    drop(conn);
    let mut tx = visit.kanssa.db.begin().await?;
    projects::end_partner(&mut tx, id, partner, visit.now).await?;
    acts::commit(&visit, tx, Act::PartnerEnded, ("project", id), "").await?;
    Ok(visit.go_to_saying(&format!("/staff/projects/{id}/partners"), "saved"))
}

fn read(visit: &Visit, fields: &Fields) -> Result<Partner, Errors> {
    let mut errors = Errors::default();
    let mut line = |id: &str, missing: String| match text::line(fields.get(id), MOST_LINE) {
        Ok(line) if line.is_empty() => {
            errors.add(id, missing);
            line
        }
        Ok(line) => line,
        Err(problem) => {
            errors.add(id, text_problem(visit, problem));
            String::new()
        }
    };
    let name = line("partner", t!(visit, "projects-partner-missing"));
    let contract = line("contract", t!(visit, "projects-contract-missing"));
    let place = fields.get("place").to_owned();
    let label = t!(visit, "projects-role");
    let clean = |typed: &str| text::line(typed, MOST_LINE);
    let role = read_texts(visit, fields, (ROLE, &label), clean, &mut errors);
    if role.is_blank() && ROLE.iter().all(|id| errors.of(id).is_none()) {
        errors.add(ROLE[0], t!(visit, "projects-role-missing"));
    }
    if !EEA.contains(&place.as_str()) {
        errors.add("place", t!(visit, "projects-place-wrong"));
    }
    let span = read_span(visit, fields, ("from", "until"), &mut errors);
    // Members are told of a partner before they answer: never from a day already past.
    let span = span.map(|(from, until)| (from.max(visit.now), until));
    if span.is_some_and(|(from, until)| until <= from) {
        errors.add("until", t!(visit, "projects-until-past"));
    }
    match span {
        Some((from, until)) if errors.is_empty() => {
            Ok(Partner { name, role, contract, place, from, until })
        }
        _ => Err(errors),
    }
}

async fn render(
    visit: &Visit,
    id: Uuid,
    fields: &Fields,
    errors: &Errors,
) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    check_access(visit, &mut conn, id, Access::Edit).await?;
    let partners = projects::list_partners(&mut conn, id).await?;
    drop(conn);
    let title = t!(visit, "projects-partners");
    let heading = title.clone();
    let line = |id: &'static str, label, hint| {
        let field = Field { id, label, hint, error: errors.of(id) };
        let typing = Typing { kind: "text", autocomplete: "off", ..Typing::default() };
        form::text_input(&field, fields.get(id), typing)
    };
    let day = |id: &'static str, label| {
        let field = Field { id, label, hint: None, error: errors.of(id) };
        form::picked_input(&field, fields.get(id), "date")
    };
    let body = || {
        let cards = partners
            .iter()
            .map(|(number, partner)| card(visit, id, *number, partner))
            .collect_view();
        let mut countries = EEA.map(|code| (code.to_owned(), country(visit, code))).to_vec();
        countries.sort_by(|one, other| one.1.cmp(&other.1));
        let place = Field {
            id: "place",
            label: t!(visit, "projects-place"),
            hint: Some(t!(visit, "projects-place-hint")),
            error: errors.of("place"),
        };
        let role = TextsField {
            ids: ROLE,
            label: t!(visit, "projects-role"),
            hint: None,
            error: None,
            rows: 1,
        };
        view! {
            {errors.summary(visit)}
            <p><a href=format!("/staff/projects/{id}")>{t!(visit, "projects-to-project")}</a></p>
            <h1>{heading}</h1>
            <p>{t!(visit, "projects-partners-lead")}</p>
            {partners.is_empty().then(|| view! { <p>{t!(visit, "projects-no-partners")}</p> })}
            <ul class="cards">{cards}</ul>
            <h2>{t!(visit, "projects-partner-new")}</h2>
            <form method="post" action=format!("/staff/projects/{id}/partners") novalidate>
                {line("partner", t!(visit, "projects-partner"), None)}
                {form::marked_texts_inputs(&role, fields, errors)}
                {line("contract", t!(visit, "projects-contract"), Some(t!(visit, "projects-contract-hint")))}
                {form::select(&place, countries, fields.get("place"))}
                {day("from", t!(visit, "projects-from"))}
                {day("until", t!(visit, "projects-until"))}
                {form::submit(t!(visit, "projects-partner-add"))}
            </form>
        }
    };
    Ok(visit.form_page(&title, errors, body))
}

fn card(visit: &Visit, project: Uuid, id: Uuid, partner: &Partner) -> AnyView {
    let role = ui::shown(partner.role.shown(visit.language, Language::Fi));
    let end = (partner.until > visit.now).then(|| {
        view! {
            <form method="post" action=format!("/staff/projects/{project}/partners/{id}/end")>
                <button class="button button--light" type="submit">
                    {t!(visit, "projects-partner-end")}
                    <span class="visually-hidden">" " {partner.name.clone()}</span>
                </button>
            </form>
        }
    });
    view! {
        <li class="card">
            <h2>{partner.name.clone()}</h2>
            <p>{role}</p>
            <p class="card__facts">
                <span>{t!(visit, "projects-contract")} ": " {partner.contract.clone()}</span>
                <span>{t!(visit, "projects-place")} ": " {country(visit, &partner.place)}</span>
                <span>{ui::day(visit, partner.from)} "–" {ui::last_day(visit, partner.until)}</span>
            </p>
            {end}
        </li>
    }
    .into_any()
}
