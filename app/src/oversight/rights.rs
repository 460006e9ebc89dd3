//! The data protection officer keeps the register of requests about rights that came outside the
//! service's own pages, with the month there is to answer each (R49).

use axum::response::Response;
use leptos::prelude::*;
use model::{
    rights::{Channel, Outcome, Right, Standing},
    text,
    time::{Date, Timestamp},
};
use store::{
    audit::Act,
    rights_requests::{self, Request},
};
use uuid::Uuid;

use super::{home, read_text};
use crate::{
    Failure, Fields, Visit, dates,
    staff::acts,
    t,
    ui::{
        self, NoticeKind,
        form::{self, Errors, Field, Typing},
    },
    url::UrlPath,
};

const MOST_CASE: u32 = 60;
const MOST_REASON: u32 = 600;

/// `GET /staff/oversight/requests`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    render(&visit, &Fields::default(), &Errors::default()).await
}

/// `POST /staff/oversight/requests`: enters one.
pub async fn submit(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let mut errors = Errors::default();
    let case = t!(visit, "oversight-security-case-missing");
    let case = read_text(&visit, &fields, ("case", MOST_CASE, text::line), case, &mut errors);
    let asked: Option<Right> = fields.get("asked").parse().ok();
    if asked.is_none() {
        errors.add("asked", t!(visit, "oversight-rights-asked-missing"));
    }
    let channel: Option<Channel> = fields.get("channel").parse().ok();
    if channel.is_none() {
        errors.add("channel", t!(visit, "oversight-rights-channel-missing"));
    }
    let today = visit.today().date();
    let received: Option<Date> = fields.get("received").trim().parse().ok();
    let received = received.filter(|day| *day <= today);
    if received.is_none() {
        errors.add("received", t!(visit, "oversight-rights-received-wrong"));
    }
    let (Some(asked), Some(channel), Some(received), true) =
        (asked, channel, received, errors.is_empty())
    else {
        return render(&visit, &fields, &errors).await;
    };
    let kanssa = &visit.kanssa;
    let mut tx = kanssa.db.begin().await?;
    let what = (asked, channel, received);
    let id = rights_requests::add(&mut tx, kanssa.random.as_ref(), &case, what, visit.now).await?;
    acts::commit(&visit, tx, Act::RightsRequestAdded, ("rights-request", id), &case).await?;
    Ok(visit.go_to_saying(&format!("/staff/oversight/requests/{id}"), "request-added"))
}

async fn render(visit: &Visit, fields: &Fields, errors: &Errors) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let requests = rights_requests::list(&mut conn).await?;
    drop(conn);
    let today = visit.today().date();
    let overdue = requests.iter().filter(|one| standing(one, today) == Some(Standing::Overdue));
    let overdue = overdue.count();
    let title = t!(visit, "oversight-rights");
    let heading = title.clone();
    let body = || {
        let warning = (overdue > 0).then(|| {
            let words = t!(visit, "oversight-rights-overdue-count", count = overdue);
            ui::notice(NoticeKind::Warning, None, view! { <p>{words}</p> }.into_any())
        });
        let cards = requests.iter().map(|one| card(visit, one, today)).collect_view();
        let none =
            requests.is_empty().then(|| view! { <p>{t!(visit, "oversight-rights-none")}</p> });
        view! {
            {errors.summary(visit)}
            {home::back(visit)}
            <h1>{heading}</h1>
            <p>{t!(visit, "oversight-rights-lead")}</p>
            {warning}
            <h2>{t!(visit, "oversight-rights-register")}</h2>
            {none}
            <ul class="cards cards--close">{cards}</ul>
            <h2>{t!(visit, "oversight-rights-new")}</h2>
            {form_view(visit, fields, errors)}
        }
    };
    Ok(visit.form_page(&title, errors, body))
}

fn standing(request: &Request, today: Date) -> Option<Standing> {
    request.answered.is_none().then(|| request.clock.standing(today))
}

fn card(visit: &Visit, request: &Request, today: Date) -> AnyView {
    view! {
        <li class="card">
            <h3><a href=format!("/staff/oversight/requests/{}", request.id)>{request.case_number.clone()}</a></h3>
            <p>{right_words(visit, request.asked)}</p>
            {state(visit, request, today)}
        </li>
    }
    .into_any()
}

/// How it stands: the day by which it is to be answered, or what came of it.
fn state(visit: &Visit, request: &Request, today: Date) -> AnyView {
    let day = |date| dates::stored_day(Timestamp::of_date(date), visit.language);
    if let Some((outcome, _, on)) = &request.answered {
        let words = outcome_words(visit, *outcome);
        return view! { <p class="status status--sent">{words} " · " {day(*on)}</p> }.into_any();
    }
    let last = day(request.clock.last_day());
    match request.clock.standing(today) {
        Standing::Overdue => {
            let words = t!(visit, "oversight-rights-overdue", day = last);
            ui::notice(NoticeKind::Warning, None, view! { <p>{words}</p> }.into_any())
        }
        Standing::Soon => {
            view! { <p class="status status--started"><strong>{t!(visit, "oversight-rights-until", day = last)}</strong></p> }
                .into_any()
        }
        Standing::InTime => {
            view! { <p class="status status--started">{t!(visit, "oversight-rights-until", day = last)}</p> }
                .into_any()
        }
    }
}

fn form_view(visit: &Visit, fields: &Fields, errors: &Errors) -> AnyView {
    let field = |id, label, hint| Field { id, label, hint, error: errors.of(id) };
    let typing = Typing { kind: "text", autocomplete: "off", inputmode: "text", is_code: false };
    let hint = t!(visit, "oversight-rights-case-hint");
    let case = field("case", t!(visit, "oversight-security-case"), Some(hint));
    let received = field("received", t!(visit, "oversight-rights-received"), None);
    let asked = field("asked", t!(visit, "oversight-rights-asked"), None);
    let channel = field("channel", t!(visit, "oversight-rights-channel"), None);
    let rights = Right::ALL.iter().map(|one| (one.name(), right_words(visit, *one))).collect();
    let channels =
        Channel::ALL.iter().map(|one| (one.name(), channel_words(visit, *one))).collect();
    view! {
        <form method="post" action="/staff/oversight/requests" novalidate>
            {form::text_input(&case, fields.get("case"), typing)}
            {form::picked_input(&received, fields.get("received"), "date")}
            {form::radios(&asked, rights, fields.get("asked"))}
            {form::radios(&channel, channels, fields.get("channel"))}
            {form::submit(t!(visit, "oversight-rights-add"))}
        </form>
    }
    .into_any()
}

/// `GET /staff/oversight/requests/{request}`
pub async fn one_page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let request = get(&visit, id).await?;
    Ok(render_one(&visit, &request, &Fields::default(), &Errors::default()))
}

async fn get(visit: &Visit, id: Uuid) -> Result<Request, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    rights_requests::find(&mut conn, id).await?.ok_or(Failure::NotFound)
}

/// `POST /staff/oversight/requests/{request}`: extends its time, or notes the answer.
pub async fn one_submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let request = get(&visit, id).await?;
    let today = visit.today().date();
    let mut errors = Errors::default();
    let reason = |field, missing, errors: &mut Errors| {
        read_text(&visit, &fields, (field, MOST_REASON, text::prose), missing, errors)
    };
    let mut tx = visit.kanssa.db.begin().await?;
    let (is_done, act) = match fields.get("what") {
        "extend" => {
            let missing = t!(visit, "oversight-rights-why-missing");
            let why = reason("why", missing, &mut errors);
            if !request.clock.may_be_extended(today) {
                errors.add("why", t!(visit, "oversight-rights-too-late"));
            }
            if !errors.is_empty() {
                return Ok(render_one(&visit, &request, &fields, &errors));
            }
            let done = rights_requests::extend(&mut tx, id, &why, visit.now).await?;
            (done, Act::RightsRequestExtended)
        }
        "answer" => {
            let outcome: Option<Outcome> = fields.get("outcome").parse().ok();
            if outcome.is_none() {
                errors.add("outcome", t!(visit, "oversight-rights-outcome-missing"));
            }
            let missing = t!(visit, "oversight-rights-answer-missing");
            let answer = reason("answer", missing, &mut errors);
            let (Some(outcome), true) = (outcome, errors.is_empty()) else {
                return Ok(render_one(&visit, &request, &fields, &errors));
            };
            let told = (outcome, answer.as_str());
            let done = rights_requests::answer(&mut tx, id, told, today).await?;
            (done, Act::RightsRequestAnswered)
        }
        _ => return Err(Failure::Unreadable),
    };
    let here = format!("/staff/oversight/requests/{id}");
    if !is_done {
        // Somebody else was a moment earlier.
        return Ok(visit.go_to(&here));
    }
    acts::commit(&visit, tx, act, ("rights-request", id), &request.case_number).await?;
    Ok(visit.go_to_saying(&here, "saved"))
}

fn render_one(visit: &Visit, request: &Request, fields: &Fields, errors: &Errors) -> Response {
    let title = t!(visit, "oversight-security-one", number = request.case_number.clone());
    let heading = title.clone();
    let today = visit.today().date();
    let day = |date| ui::stored_day(visit, Timestamp::of_date(date));
    let extended = request.extended_reason.clone().map(|why| {
        view! { <dt>{t!(visit, "oversight-rights-extended")}</dt> <dd>{ui::typed(why)}</dd> }
    });
    let answered = request.answered.as_ref().map(|(_, answer, on)| {
        view! {
            <dt>{t!(visit, "oversight-rights-answered")}</dt> <dd>{day(*on)}</dd>
            <dt>{t!(visit, "oversight-rights-answer")}</dt> <dd>{ui::typed(answer.clone())}</dd>
        }
    });
    let waits = request.answered.is_none();
    let may_be_extended = waits && request.clock.may_be_extended(today);
    visit.form_page(&title, errors, || {
        view! {
            {errors.summary(visit)}
            <p><a href="/staff/oversight/requests">{t!(visit, "oversight-rights")}</a></p>
            <h1>{heading}</h1>
            {state(visit, request, today)}
            <dl class="facts">
                <dt>{t!(visit, "oversight-rights-asked")}</dt> <dd>{right_words(visit, request.asked)}</dd>
                <dt>{t!(visit, "oversight-rights-channel")}</dt> <dd>{channel_words(visit, request.channel)}</dd>
                <dt>{t!(visit, "oversight-rights-received")}</dt> <dd>{day(request.clock.received)}</dd>
                {extended}
                {answered}
            </dl>
            {waits.then(|| answer_form(visit, request.id, fields, errors))}
            {may_be_extended.then(|| extend_form(visit, request.id, fields, errors))}
        }
    })
}

fn answer_form(visit: &Visit, id: Uuid, fields: &Fields, errors: &Errors) -> AnyView {
    let outcome = Field {
        id: "outcome",
        label: t!(visit, "oversight-rights-outcome"),
        hint: None,
        error: errors.of("outcome"),
    };
    let answer = Field {
        id: "answer",
        label: t!(visit, "oversight-rights-answer"),
        hint: Some(t!(visit, "oversight-rights-answer-hint")),
        error: errors.of("answer"),
    };
    let outcomes =
        Outcome::ALL.iter().map(|one| (one.name(), outcome_words(visit, *one))).collect();
    view! {
        <h2>{t!(visit, "oversight-rights-to-answer")}</h2>
        <form method="post" action=format!("/staff/oversight/requests/{id}") novalidate>
            {form::radios(&outcome, outcomes, fields.get("outcome"))}
            {form::text_area(&answer, fields.get("answer"), 4)}
            <button class="button" type="submit" name="what" value="answer">{t!(visit, "oversight-rights-note")}</button>
        </form>
    }
    .into_any()
}

fn extend_form(visit: &Visit, id: Uuid, fields: &Fields, errors: &Errors) -> AnyView {
    let why = Field {
        id: "why",
        label: t!(visit, "oversight-rights-why"),
        hint: Some(t!(visit, "oversight-rights-why-hint")),
        error: errors.of("why"),
    };
    view! {
        <h2>{t!(visit, "oversight-rights-to-extend")}</h2>
        <p>{t!(visit, "oversight-rights-extend-lead")}</p>
        <form method="post" action=format!("/staff/oversight/requests/{id}") novalidate>
            {form::text_area(&why, fields.get("why"), 3)}
            <button class="button button--light" type="submit" name="what" value="extend">{t!(visit, "oversight-rights-extend")}</button>
        </form>
    }
    .into_any()
}

fn right_words(visit: &Visit, right: Right) -> String {
    match right {
        Right::Access => t!(visit, "oversight-rights-access"),
        Right::Rectification => t!(visit, "oversight-rights-rectification"),
        Right::Erasure => t!(visit, "oversight-rights-erasure"),
        Right::Restriction => t!(visit, "oversight-rights-restriction"),
        Right::Portability => t!(visit, "oversight-rights-portability"),
        Right::Objection => t!(visit, "oversight-rights-objection"),
    }
}

fn channel_words(visit: &Visit, channel: Channel) -> String {
    match channel {
        Channel::Message => t!(visit, "oversight-rights-by-message"),
        Channel::Mail => t!(visit, "oversight-rights-by-mail"),
        Channel::Letter => t!(visit, "oversight-rights-by-letter"),
        Channel::Telephone => t!(visit, "oversight-rights-by-telephone"),
        Channel::InPerson => t!(visit, "oversight-rights-in-person"),
    }
}

fn outcome_words(visit: &Visit, outcome: Outcome) -> String {
    match outcome {
        Outcome::Done => t!(visit, "oversight-rights-done"),
        Outcome::Partly => t!(visit, "oversight-rights-partly"),
        Outcome::Refused => t!(visit, "oversight-rights-refused"),
    }
}
