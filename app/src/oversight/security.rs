//! Misuse is investigated: somebody asks to look into the security log, in a case and for a reason, somebody
//! else grants it, and whoever asked may look for a day (R26). Every look is in the audit log.

use std::net::IpAddr;

use axum::response::Response;
use leptos::prelude::*;
use model::{staff::Role, text};
use store::{
    accounts,
    audit::Act,
    security_log::{self, Entry, Event, Whose},
    security_lookups::{self, Decision, Lookup, OPEN_FOR, Question},
};
use uuid::Uuid;

use super::{Clean, home, read_text};
use crate::{
    Failure, Fields, Visit,
    staff::acts,
    t,
    ui::{
        self,
        form::{self, Errors, Field, Typing},
    },
    url::UrlPath,
};

/// Who may ask, and grant what another asks.
pub const LOOKERS: &[Role] = &[Role::Dpo, Role::Admin];
const MOST_CASE: u32 = 60;
const MOST_REASON: u32 = 600;
/// How many entries one look-up shows.
const SHOWN: usize = 500;

/// `GET /staff/security`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    render(&visit, &Fields::default(), &Errors::default()).await
}

/// `POST /staff/security`: asks to look.
pub async fn submit(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut errors = Errors::default();
    let missing = t!(visit, "oversight-security-case-missing");
    let case = read_text(&visit, &fields, ("case", MOST_CASE, text::line), missing, &mut errors);
    let missing = t!(visit, "oversight-security-reason-missing");
    let asked = ("reason", MOST_REASON, text::prose as Clean);
    let reason = read_text(&visit, &fields, asked, missing, &mut errors);
    let question = question(&visit, &fields, &mut errors).await?;
    let (Some(question), true) = (question, errors.is_empty()) else {
        return render(&visit, &fields, &errors).await;
    };
    let sealed = security_lookups::seal(&kanssa.vault, &question).await?;
    let mut tx = kanssa.db.begin().await?;
    let by = (visit.staff()?, visit.now);
    let id = security_lookups::add(&mut tx, sealed, (&case, &reason), by).await?;
    acts::commit(&visit, tx, Act::SecurityAsked, ("security-lookup", id), &case).await?;
    Ok(visit.go_to_saying(&format!("/staff/security/{id}"), "security-asked"))
}

/// What is asked; what is wrong with it is told at the field.
async fn question(
    visit: &Visit,
    fields: &Fields,
    errors: &mut Errors,
) -> Result<Option<Question>, Failure> {
    let typed = fields.get("value").trim();
    let found = match fields.get("kind") {
        "pseudonym" => {
            let mut conn = visit.kanssa.db.read().await?;
            let member = accounts::find_by_pseudonym(&mut conn, typed).await?;
            member.map(Question::Member).ok_or(t!(visit, "oversight-security-no-member"))
        }
        "address" => typed
            .parse()
            .map(|address: IpAddr| Question::Address(address.to_canonical()))
            .map_err(|_| t!(visit, "oversight-security-no-address")),
        _ => {
            errors.add("kind", t!(visit, "oversight-security-kind-missing"));
            return Ok(None);
        }
    };
    Ok(found.map_err(|message| errors.add("value", message)).ok())
}

async fn render(visit: &Visit, fields: &Fields, errors: &Errors) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    let lookups = security_lookups::list(&mut conn, &kanssa.vault).await?;
    drop(conn);
    let title = t!(visit, "oversight-security");
    let heading = title.clone();
    let is_officer =
        matches!(visit.actor(), model::staff::Actor::Staff(roles) if roles.contains(&Role::Dpo));
    let body = || {
        let cards = lookups.iter().map(|one| {
            view! {
                <li class="card">
                    <h3><a href=format!("/staff/security/{}", one.id)>{one.case_number.clone()}</a></h3>
                    <p>{state_words(visit, one)} " · " {ui::moment(visit, one.asked_at)}</p>
                    <p>{ui::typed(one.reason.clone())}</p>
                </li>
            }
        });
        let cards = cards.collect_view();
        let none =
            lookups.is_empty().then(|| view! { <p>{t!(visit, "oversight-security-none")}</p> });
        view! {
            {errors.summary(visit)}
            {is_officer.then(|| home::back(visit))}
            <h1>{heading}</h1>
            <p>{t!(visit, "oversight-security-lead")}</p>
            {form_view(visit, fields, errors)}
            <h2>{t!(visit, "oversight-security-asked")}</h2>
            {none}
            <ul class="cards cards--close">{cards}</ul>
        }
    };
    Ok(visit.form_page(&title, errors, body))
}

fn form_view(visit: &Visit, fields: &Fields, errors: &Errors) -> AnyView {
    let field = |id, label, hint| Field { id, label, hint, error: errors.of(id) };
    let typing = Typing { kind: "text", autocomplete: "off", inputmode: "text", is_code: false };
    let case = field("case", t!(visit, "oversight-security-case"), None);
    let hint = t!(visit, "oversight-security-reason-hint");
    let reason = field("reason", t!(visit, "oversight-security-reason"), Some(hint));
    let kind = field("kind", t!(visit, "oversight-security-kind"), None);
    let value = field("value", t!(visit, "oversight-security-value"), None);
    let kinds = vec![
        ("pseudonym", t!(visit, "oversight-security-of-pseudonym")),
        ("address", t!(visit, "oversight-security-of-address")),
    ];
    view! {
        <form method="post" action="/staff/security" novalidate>
            {form::text_input(&case, fields.get("case"), typing)}
            {form::text_area(&reason, fields.get("reason"), 3)}
            {form::radios(&kind, kinds, fields.get("kind"))}
            {form::text_input(&value, fields.get("value"), typing)}
            {form::submit(t!(visit, "oversight-security-ask"))}
        </form>
    }
    .into_any()
}

fn state_words(visit: &Visit, lookup: &Lookup) -> String {
    match lookup.decision {
        Decision::Waiting => t!(visit, "oversight-security-waiting"),
        Decision::Granted => t!(visit, "oversight-security-granted"),
        Decision::Refused => t!(visit, "oversight-security-refused"),
    }
}

/// `GET /staff/security/{lookup}`: who asked sees the entries, if it was granted and for a day.
pub async fn one_page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    let lookup = security_lookups::find(&mut conn, &kanssa.vault, id).await?;
    let lookup = lookup.ok_or(Failure::NotFound)?;
    let asked = asked_words(&visit, &mut conn, &lookup.question).await?;
    drop(conn);
    let found = if lookup.is_open_for(visit.staff()?, visit.now) {
        // Written down before anything is shown.
        let tx = kanssa.db.begin().await?;
        let case = &lookup.case_number;
        acts::commit(&visit, tx, Act::SecurityRead, ("security-lookup", id), case).await?;
        Some(entries(&visit, &lookup.question).await?)
    } else {
        None
    };
    Ok(render_one(&visit, &lookup, asked, found))
}

/// `POST /staff/security/{lookup}`: somebody else than who asked grants or refuses.
pub async fn one_submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (decision, act) = match fields.get("decision") {
        "grant" => (Decision::Granted, Act::SecurityGranted),
        "refuse" => (Decision::Refused, Act::SecurityRefused),
        _ => return Err(Failure::Unreadable),
    };
    let kanssa = &visit.kanssa;
    let staff = visit.staff()?;
    let mut tx = kanssa.db.begin().await?;
    let lookup = security_lookups::find(&mut tx, &kanssa.vault, id).await?;
    let lookup = lookup.ok_or(Failure::NotFound)?;
    if lookup.asked_by == Some(staff) {
        return Err(Failure::Forbidden);
    }
    let here = format!("/staff/security/{id}");
    if !security_lookups::decide(&mut tx, id, decision, (staff, visit.now)).await? {
        // Somebody has decided a moment ago.
        return Ok(visit.go_to(&here));
    }
    acts::commit(&visit, tx, act, ("security-lookup", id), &lookup.case_number).await?;
    Ok(visit.go_to_saying(&here, "security-decided"))
}

/// What is asked, in words.
async fn asked_words(
    visit: &Visit,
    on: &mut impl store::Session,
    question: &Question,
) -> Result<String, Failure> {
    Ok(match question {
        Question::Address(address) => {
            t!(visit, "oversight-security-asks-address", address = address.to_string())
        }
        Question::Member(id) => match pseudonym(on, *id).await? {
            Some(name) => t!(visit, "oversight-security-asks-pseudonym", pseudonym = name),
            None => t!(visit, "oversight-security-gone"),
        },
    })
}

async fn pseudonym(on: &mut impl store::Session, member: Uuid) -> Result<Option<String>, Failure> {
    Ok(accounts::find_member(on, member).await?.and_then(|member| member.pseudonym))
}

/// The entries that answer a question, with whom each is about in words.
async fn entries(visit: &Visit, question: &Question) -> Result<Vec<(Entry, String)>, Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    let found = match question {
        Question::Member(id) => security_log::list_of(&mut conn, &kanssa.vault, *id).await?,
        Question::Address(from) => security_log::list_from(&mut conn, &kanssa.vault, *from).await?,
    };
    let mut named = Vec::new();
    for entry in found.into_iter().take(SHOWN) {
        let whose = match entry.whose {
            None => t!(visit, "oversight-security-nobody"),
            Some(Whose::Staff(_)) => t!(visit, "oversight-security-staff"),
            Some(Whose::Member(id)) => match pseudonym(&mut conn, id).await? {
                Some(name) => name,
                None => t!(visit, "oversight-security-nameless"),
            },
        };
        named.push((entry, whose));
    }
    Ok(named)
}

fn render_one(
    visit: &Visit,
    lookup: &Lookup,
    asked: String,
    found: Option<Vec<(Entry, String)>>,
) -> Response {
    let title = t!(visit, "oversight-security-one", number = lookup.case_number.clone());
    let heading = title.clone();
    let is_own = visit.staff().is_ok_and(|staff| lookup.asked_by == Some(staff));
    let name = |name: &Option<String>| {
        let name = name.clone().filter(|name| !name.is_empty());
        name.unwrap_or_else(|| t!(visit, "lint-nameless"))
    };
    visit.page(&title, || {
        let decided = lookup.decided_at.map(|at| {
            view! {
                <dt>{t!(visit, "oversight-security-decided-by")}</dt> <dd>{name(&lookup.decider)}</dd>
                <dt>{t!(visit, "lint-decided-at")}</dt> <dd>{ui::moment(visit, at)}</dd>
            }
        });
        let waits = lookup.decision == Decision::Waiting;
        let next = match (waits, is_own) {
            (true, false) => Some(decide_view(visit, lookup.id)),
            (true, true) => Some(view! { <p>{t!(visit, "oversight-security-other-decides")}</p> }.into_any()),
            (false, _) => None,
        };
        let is_over = is_own
            && lookup.decision == Decision::Granted
            && lookup.decided_at.is_some_and(|at| visit.now >= at.plus(OPEN_FOR));
        let over = is_over.then(|| view! { <p>{t!(visit, "oversight-security-over")}</p> });
        view! {
            <p><a href="/staff/security">{t!(visit, "oversight-security")}</a></p>
            <h1>{heading}</h1>
            <p><strong>{state_words(visit, lookup)}</strong></p>
            <dl class="facts">
                <dt>{t!(visit, "oversight-security-kind")}</dt> <dd>{asked}</dd>
                <dt>{t!(visit, "oversight-security-reason")}</dt> <dd>{ui::typed(lookup.reason.clone())}</dd>
                <dt>{t!(visit, "lint-asked-by")}</dt> <dd>{name(&lookup.asker)}</dd>
                <dt>{t!(visit, "lint-asked-at")}</dt> <dd>{ui::moment(visit, lookup.asked_at)}</dd>
                {decided}
            </dl>
            {next}
            {over}
            {found.map(|found| list(visit, found))}
        }
    })
}

fn decide_view(visit: &Visit, id: Uuid) -> AnyView {
    view! {
        <form method="post" action=format!("/staff/security/{id}")>
            <p>{t!(visit, "oversight-security-decide")}</p>
            <div class="actions">
                <button class="button" type="submit" name="decision" value="grant">{t!(visit, "oversight-security-grant")}</button>
                <button class="button button--light" type="submit" name="decision" value="refuse">{t!(visit, "oversight-security-refuse")}</button>
            </div>
        </form>
    }
    .into_any()
}

fn list(visit: &Visit, found: Vec<(Entry, String)>) -> AnyView {
    let heading = t!(visit, "oversight-security-entries");
    if found.is_empty() {
        return view! { <h2>{heading}</h2> <p>{t!(visit, "oversight-security-no-entries")}</p> }
            .into_any();
    }
    let items = found
        .into_iter()
        .map(|(entry, whose)| {
            let at = ui::moment(visit, model::time::Timestamp(entry.at));
            view! {
                <li class="card">
                    <p>{at} " · " {event_words(visit, entry.event)}</p>
                    <p>{whose} " · " <code>{entry.address.to_string()}</code></p>
                </li>
            }
        })
        .collect_view();
    view! {
        <h2>{heading}</h2>
        <p>{t!(visit, "oversight-security-audited")}</p>
        <ul class="cards cards--close">{items}</ul>
    }
    .into_any()
}

/// What was done, in words.
pub fn event_words(visit: &Visit, event: Event) -> String {
    match event {
        Event::SignInAsked => t!(visit, "oversight-security-sign-in-asked"),
        Event::WrongCode => t!(visit, "oversight-security-wrong-code"),
        Event::SignedIn => t!(visit, "oversight-security-signed-in"),
        Event::Joined => t!(visit, "oversight-security-joined"),
        Event::MessageSent => t!(visit, "oversight-security-message"),
        Event::AddressChanged => t!(visit, "oversight-security-address-changed"),
    }
}
