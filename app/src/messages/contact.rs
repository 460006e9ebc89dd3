//! Anybody writes to the register; a member does so under the pseudonym and can be answered (R6).

use axum::response::Response;
use leptos::prelude::*;
use model::{random, site_texts::SiteText, staff::Actor, text};
use store::{
    messages::{self, Message, NewMessage, Subject},
    security_log::Event,
};

use crate::{
    Failure, Fields, Visit, dates, limits, security_log, t,
    ui::{
        self,
        form::{self, Errors, Field},
    },
};

const MOST_CHARACTERS: u32 = 5_000;

/// `GET /contact`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    render(&visit, &Fields::default(), &Errors::default()).await
}

/// `POST /contact`
pub async fn submit(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let mut errors = Errors::default();
    let subject: Result<Subject, ()> = fields.get("subject").parse();
    if subject.is_err() {
        errors.add("subject", t!(visit, "messages-subject-missing"));
    }
    let words = text::prose(fields.get("words"), MOST_CHARACTERS);
    match &words {
        Ok(words) if words.is_empty() => {
            errors.add("words", t!(visit, "messages-words-missing"));
        }
        Ok(_) => {}
        Err(text::TextProblem::TooLong { most }) => {
            errors.add(
                "words",
                t!(visit, "messages-words-too-long", most = dates::number(*most, visit.language)),
            );
        }
        Err(text::TextProblem::ControlCharacter) => {
            errors.add("words", t!(visit, "messages-words-control"));
        }
    }
    let once = fields.id("once").ok_or(Failure::Unreadable)?;
    let (Ok(subject), Ok(words), true) = (subject, words, errors.is_empty()) else {
        return render(&visit, &fields, &errors).await;
    };
    let kanssa = &visit.kanssa;
    limits::check_client(&visit, "message-client", limits::MESSAGES_PER_CLIENT).await?;
    let new = NewMessage {
        subject,
        member: visit.member().ok(),
        staff: None,
        words: &words,
        language: visit.language,
        once,
    };
    let mut tx = kanssa.db.begin().await?;
    match messages::add(&mut tx, &kanssa.vault, &new, visit.now).await {
        Ok(_) => {
            tx.commit().await?;
            security_log::note(&visit, Event::MessageSent).await;
        }
        // The same form sent twice: the first time counts.
        Err(store::Error::Conflict) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(visit.go_to_saying("/contact", "message-sent"))
}

async fn render(visit: &Visit, fields: &Fields, errors: &Errors) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let thread = match visit.member() {
        Ok(member) => {
            let mut conn = kanssa.db.read().await?;
            messages::list_of_member(&mut conn, member).await?
        }
        Err(_) => Vec::new(),
    };
    let once = fields.id("once").unwrap_or_else(|| random::id(kanssa.random.as_ref()));
    let title = t!(visit, "messages-contact-title");
    let subject = Field {
        id: "subject",
        label: t!(visit, "messages-subject"),
        hint: None,
        error: errors.of("subject"),
    };
    let words = Field {
        id: "words",
        label: t!(visit, "messages-words"),
        hint: Some(t!(visit, "messages-words-hint")),
        error: errors.of("words"),
    };
    let lead = match visit.actor() {
        Actor::Member | Actor::Frozen => t!(visit, "messages-lead-member"),
        Actor::Newcomer => t!(visit, "messages-lead-newcomer"),
        Actor::Visitor | Actor::Staff(_) => t!(visit, "messages-lead-visitor"),
    };
    let heading = title.clone();
    let body = || {
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <p>{lead}</p>
            {list_thread(visit, thread)}
            <form method="post" action="/contact" novalidate>
                <input type="hidden" name="once" value=once.to_string()/>
                {form::radios(&subject, subjects(visit), fields.get("subject"))}
                {form::text_area(&words, fields.get("words"), 6)}
                {form::submit(t!(visit, "messages-submit"))}
            </form>
            {postal(visit)}
        }
    };
    Ok(visit.form_page(&title, errors, body))
}

fn subjects(visit: &Visit) -> Vec<(&'static str, String)> {
    Subject::ALL
        .into_iter()
        .map(|subject| (subject.name(), subject_words(visit, subject)))
        .collect()
}

/// What a subject is called.
pub fn subject_words(visit: &Visit, subject: Subject) -> String {
    match subject {
        Subject::Register => t!(visit, "messages-subject-register"),
        Subject::Accessibility => t!(visit, "messages-subject-accessibility"),
        Subject::Other => t!(visit, "messages-subject-other"),
    }
}

fn list_thread(visit: &Visit, thread: Vec<Message>) -> Option<AnyView> {
    if thread.is_empty() {
        return None;
    }
    let items = thread
        .into_iter()
        .map(|message| {
            let (class, from) = if message.from_staff {
                ("message message--answer", t!(visit, "messages-from-register"))
            } else {
                ("message", t!(visit, "messages-from-you"))
            };
            view! {
                <li class=class>
                    <p class="message__head">{from} ", " {ui::moment(visit, message.sent_at)}</p>
                    {ui::typed(message.words)}
                </li>
            }
        })
        .collect_view();
    Some(
        view! { <h2>{t!(visit, "messages-thread")}</h2><ol class="messages">{items}</ol> }
            .into_any(),
    )
}

fn postal(visit: &Visit) -> AnyView {
    let fact = |name| visit.kanssa.fact(name, visit.language);
    view! {
        <h2>{t!(visit, "messages-other-ways")}</h2>
        {ui::paragraphs(visit.site_text(SiteText::Contact))}
        <dl class="facts">
            <dt>{t!(visit, "messages-contact-post")}</dt>
            <dd>{fact("contact_post")}</dd>
            <dt>{t!(visit, "messages-contact-address")}</dt>
            <dd>{fact("contact_address")}</dd>
            <dt>{t!(visit, "messages-dpo")}</dt>
            <dd>{fact("dpo_contact")}</dd>
        </dl>
    }
    .into_any()
}
