//! Staff who keep the register read messages, from pseudonyms, and answer members.
//!
//! Reading a message is written into the audit log and into the member's own list of accesses.

use axum::response::Response;
use leptos::prelude::*;
use model::{random, staff::Role, text};
use store::{
    accesses::{self, Seen},
    audit::Act,
    messages::{self, Message, NewMessage},
    sessions::Who,
};
use uuid::Uuid;

use super::contact::subject_words;
use crate::{
    Failure, Fields, Visit, dates,
    staff::acts,
    t,
    ui::{
        self,
        form::{self, Errors, Field},
    },
    url::UrlPath,
};

/// Who keeps the register.
pub const READERS: &[Role] = &[Role::Coordinator, Role::Dpo];
const MOST_CHARACTERS: u32 = 5_000;
/// Why messages are read and answered, in the audit log.
const REASON: &str = "register";

/// `GET /staff/messages`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let listed = messages::list(&mut conn).await?;
    let is_empty = listed.is_empty();
    let title = t!(visit, "messages-inbox-title");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let items = listed
            .into_iter()
            .map(|message| {
                let subject = subject_words(&visit, message.subject);
                view! {
                    <li class="card">
                        <h2><a href=format!("/staff/messages/{}", message.id)>{subject}</a></h2>
                        <p>{from(&visit, &message)} ", " {ui::moment(&visit, message.sent_at)}</p>
                    </li>
                }
            })
            .collect_view();
        view! {
            <h1>{heading}</h1>
            <p>{t!(visit, "messages-inbox-lead")}</p>
            {is_empty.then(|| view! { <p>{t!(visit, "messages-inbox-none")}</p> })}
            <ul class="cards">{items}</ul>
        }
    }))
}

/// `GET /staff/messages/{message}`
pub async fn message_page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let message = messages::find(&mut conn, id).await?.ok_or(Failure::NotFound)?;
    drop(conn);
    note_reading(&visit, &message).await?;
    render(&visit, message, &Fields::default(), &Errors::default()).await
}

/// `POST /staff/messages/{message}`
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    let message = messages::find(&mut conn, id).await?.ok_or(Failure::NotFound)?;
    drop(conn);
    let member = message.member.ok_or(Failure::NotFound)?;
    let once = fields.id("once").ok_or(Failure::Unreadable)?;
    let words = match text::prose(fields.get("words"), MOST_CHARACTERS) {
        Ok(words) if !words.is_empty() => words,
        Ok(_) => return again(&visit, message, &fields, t!(visit, "messages-words-missing")).await,
        Err(text::TextProblem::TooLong { most }) => {
            let error =
                t!(visit, "messages-words-too-long", most = dates::number(most, visit.language));
            return again(&visit, message, &fields, error).await;
        }
        Err(text::TextProblem::ControlCharacter) => {
            return again(&visit, message, &fields, t!(visit, "messages-words-control")).await;
        }
    };
    let new = NewMessage {
        subject: message.subject,
        member: Some(member),
        staff: Some(visit.staff()?),
        words: &words,
        language: visit.language,
        once,
    };
    let mut tx = kanssa.db.begin().await?;
    match messages::add(&mut tx, &kanssa.vault, &new, visit.now).await {
        Ok(_) => {
            acts::commit(&visit, tx, Act::MessageAnswered, ("message", id), REASON).await?;
        }
        Err(store::Error::Conflict) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(visit.go_to_saying("/staff/messages", "reply-sent"))
}

/// The role under which this member of staff may read messages.
fn reading_role(visit: &Visit) -> Result<Role, Failure> {
    match &visit.signed_in()?.who {
        Who::Staff { roles, .. } => {
            let role = READERS.iter().find(|role| roles.contains(role));
            role.copied().ok_or(Failure::Forbidden)
        }
        Who::Member { .. } => Err(Failure::Forbidden),
    }
}

/// In one transaction: the audit log for the city, the list of accesses for the member.
async fn note_reading(visit: &Visit, message: &Message) -> Result<(), Failure> {
    let kanssa = &visit.kanssa;
    let role = reading_role(visit)?;
    let mut tx = kanssa.db.begin().await?;
    if let Some(member) = message.member {
        accesses::add(&mut tx, &kanssa.vault, member, role, Seen::Message, visit.now).await?;
    }
    acts::commit(visit, tx, Act::MessageRead, ("message", message.id), REASON).await
}

fn from(visit: &Visit, message: &Message) -> String {
    match (&message.pseudonym, message.member) {
        (Some(pseudonym), _) => pseudonym.clone(),
        (None, Some(_)) => t!(visit, "messages-from-newcomer"),
        (None, None) => t!(visit, "messages-from-visitor"),
    }
}

/// The page once more, with what is wrong. It shows the thread, so it is a reading like any other.
async fn again(
    visit: &Visit,
    message: Message,
    fields: &Fields,
    error: String,
) -> Result<Response, Failure> {
    note_reading(visit, &message).await?;
    render(visit, message, fields, &Errors::one("words", error)).await
}

async fn render(
    visit: &Visit,
    message: Message,
    fields: &Fields,
    errors: &Errors,
) -> Result<Response, Failure> {
    let thread = match message.member {
        Some(member) => {
            let mut conn = visit.kanssa.db.read().await?;
            messages::list_of_member(&mut conn, member).await?
        }
        None => vec![message.clone()],
    };
    let once = fields.id("once").unwrap_or_else(|| random::id(visit.kanssa.random.as_ref()));
    let title = t!(visit, "messages-message-title");
    let heading = title.clone();
    let name = from(visit, &message);
    let words = Field {
        id: "words",
        label: t!(visit, "messages-answer"),
        hint: None,
        error: errors.of("words"),
    };
    let body = || {
        let items = thread
            .into_iter()
            .map(|item| {
                let (class, from) = if item.from_staff {
                    ("message message--answer", t!(visit, "messages-from-register"))
                } else {
                    ("message", name.clone())
                };
                let lang = (item.language != visit.language).then_some(item.language.tag());
                view! {
                    <li class=class>
                        <p class="message__head">{from} ", " {ui::moment(visit, item.sent_at)}</p>
                        <div lang=lang>{ui::typed(item.words)}</div>
                    </li>
                }
            })
            .collect_view();
        let answer = if message.member.is_some() {
            view! {
                <form method="post" action=format!("/staff/messages/{}", message.id) novalidate>
                    <input type="hidden" name="once" value=once.to_string()/>
                    {form::text_area(&words, fields.get("words"), 6)}
                    {form::submit(t!(visit, "messages-answer-submit"))}
                </form>
            }
            .into_any()
        } else {
            view! { <p>{t!(visit, "messages-no-answer")}</p> }.into_any()
        };
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <p>{subject_words(visit, message.subject)}</p>
            <ol class="messages">{items}</ol>
            {answer}
            <p><a href="/staff/messages">{t!(visit, "messages-to-inbox")}</a></p>
        }
    };
    Ok(visit.form_page(&title, errors, body))
}
