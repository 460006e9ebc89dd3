//! Everything the service holds of a member, as a page that is read without the service: no script, no
//! address, photos beside it.

use leptos::prelude::*;
use model::{language::Language, time::Timestamp};

use super::{
    JSON,
    data::{AnswerLine, ConsentLine, GivenLine, MessageLine, OwnData, TaskAnswers},
};
use crate::{Visit, dates, t};

/// Read on a phone as well as printed.
const STYLE: &str = "body{font:1rem/1.5 sans-serif;max-width:45rem;margin:0 auto;padding:1rem;color:#111;\
background:#fff;overflow-wrap:anywhere}img{max-width:100%;height:auto}section{border-top:1px solid #767676;\
margin-top:2rem}dt{font-weight:bold;margin-top:.75rem}dd{margin:0;white-space:pre-wrap}blockquote{margin:0 0 1rem;\
padding-left:1rem;border-left:3px solid #767676}.words{white-space:pre-wrap}";

/// The page in the member's language.
pub fn render(visit: &Visit, data: &OwnData) -> String {
    let title = t!(visit, "accounts-own-title");
    let heading = title.clone();
    let view = view! {
        <html lang=visit.language.tag()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{format!("{title} – {}", data.service)}</title>
                <style>{STYLE}</style>
            </head>
            <body>
                <main>
                    <h1>{heading}</h1>
                    <p>{t!(visit, "accounts-own-lead", service = &*data.service, controller = &*data.controller)}</p>
                    <p>{t!(visit, "accounts-own-machine")} " " <a href=JSON>{JSON}</a></p>
                    {account(visit, data)}
                    {section(t!(visit, "accounts-account-answers"), data.tasks.iter().map(|task| task_view(visit, task)).collect(), visit)}
                    {section(t!(visit, "accounts-account-consents"), data.consents.iter().map(|line| consent(visit, line)).collect(), visit)}
                    {section(t!(visit, "accounts-own-messages"), data.messages.iter().map(|line| message(visit, line)).collect(), visit)}
                    {section(t!(visit, "accounts-account-accesses"), seen(visit, data), visit)}
                    {section(t!(visit, "exports-given"), data.given_to.iter().map(|given| given_view(visit, given)).collect(), visit)}
                    {section(t!(visit, "accounts-own-addresses"), addresses(visit, data), visit)}
                    {section(t!(visit, "accounts-sign-ins-title"), sign_ins(visit, data), visit)}
                </main>
            </body>
        </html>
    };
    format!("<!DOCTYPE html>{}", Owner::new().with(|| view.to_html()))
}

/// A day of the data as people read it.
fn day(visit: &Visit, written: &str) -> String {
    let read = written.parse().map(Timestamp::of_date);
    read.map_or_else(|_| written.to_owned(), |day| dates::stored_day(day, visit.language))
}

/// An instant of the data as people read it.
fn moment(visit: &Visit, written: &str) -> String {
    let zone = &visit.kanssa.site.time_zone;
    let read = written.parse::<jiff::Timestamp>().map(|at| Timestamp(at.as_millisecond()));
    read.map_or_else(|_| written.to_owned(), |at| dates::moment(at, visit.language, zone))
}

fn language(tag: &str) -> String {
    tag.parse::<Language>().map_or_else(|_| tag.to_owned(), |known| known.own_name().to_owned())
}

fn section(title: String, parts: Vec<AnyView>, visit: &Visit) -> AnyView {
    let nothing = parts.is_empty().then(|| view! { <p>{t!(visit, "accounts-own-nothing")}</p> });
    view! { <section><h2>{title}</h2>{nothing}{parts}</section> }.into_any()
}

fn facts(facts: Vec<(String, String)>) -> AnyView {
    let facts = facts.into_iter().map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> });
    view! { <dl>{facts.collect_view()}</dl> }.into_any()
}

fn account(visit: &Visit, data: &OwnData) -> AnyView {
    let account = &data.account;
    let use_of_data = if account.data_are_used {
        t!(visit, "accounts-own-used")
    } else {
        t!(visit, "accounts-freeze-is-frozen")
    };
    let known = vec![
        (t!(visit, "accounts-account-pseudonym"), account.pseudonym.clone().unwrap_or_default()),
        (t!(visit, "accounts-address"), account.e_mail_address.clone()),
        (t!(visit, "accounts-account-language"), language(account.language)),
        (t!(visit, "accounts-account-active-day"), day(visit, &account.last_active)),
        (t!(visit, "accounts-account-ends"), day(visit, &account.deleted_if_silent_until)),
        (t!(visit, "accounts-own-use"), use_of_data),
        (t!(visit, "accounts-own-made"), moment(visit, &data.made_at)),
    ];
    section(t!(visit, "accounts-account-title"), vec![facts(known)], visit)
}

fn task_view(visit: &Visit, task: &TaskAnswers) -> AnyView {
    let sent = match &task.sent_at {
        Some(at) => format!("{} {}", t!(visit, "answers-sent-at"), moment(visit, at)),
        None => t!(visit, "answers-not-sent"),
    };
    let changes = task.unsent_changes.as_ref().map(|changes| {
        view! { <h4>{t!(visit, "accounts-own-changes")}</h4> {answers(changes)} }
    });
    view! { <h3>{task.task.clone()}</h3> <p>{sent}</p> {answers(&task.answers)} {changes} }
        .into_any()
}

fn answers(lines: &[AnswerLine]) -> AnyView {
    let lines = lines.iter().map(|line| {
        let photos = line.photos.iter().map(|name| {
            view! { <p><img src=name.clone() alt=line.question.clone()/></p> }
        });
        view! { <dt>{line.question.clone()}</dt><dd>{line.answer.join("\n")}{photos.collect_view()}</dd> }
    });
    view! { <dl>{lines.collect_view()}</dl> }.into_any()
}

fn consent(visit: &Visit, line: &ConsentLine) -> AnyView {
    view! {
        <p>{format!("{} {}", line.said, day(visit, &line.day))}</p>
        <blockquote class="words">{line.words.clone()}</blockquote>
    }
    .into_any()
}

fn message(visit: &Visit, line: &MessageLine) -> AnyView {
    view! {
        <p>{format!("{} · {} · {}", moment(visit, &line.sent_at), line.from, line.subject)}</p>
        <blockquote class="words">{line.words.clone()}</blockquote>
    }
    .into_any()
}

fn seen(visit: &Visit, data: &OwnData) -> Vec<AnyView> {
    let seen = data.seen_by_staff.iter();
    seen.map(|line| {
        view! { <p>{format!("{} · {}", day(visit, &line.day), line.role)}</p> }.into_any()
    })
    .collect()
}

fn given_view(visit: &Visit, given: &GivenLine) -> AnyView {
    let to = given.partner.clone().unwrap_or_else(|| t!(visit, "exports-given-researchers"));
    let line = format!("{} · {} · {} · {}", day(visit, &given.day), given.task, given.project, to);
    view! { <p>{line}</p> <blockquote class="words">{given.why.clone()}</blockquote> }.into_any()
}

fn addresses(visit: &Visit, data: &OwnData) -> Vec<AnyView> {
    let lines = data.network_addresses.iter();
    let written = |line: &super::data::AddressLine| {
        format!("{} · {} · {}", moment(visit, &line.at), line.said, line.address)
    };
    lines.map(|line| view! { <p>{written(line)}</p> }.into_any()).collect()
}

fn sign_ins(visit: &Visit, data: &OwnData) -> Vec<AnyView> {
    let sign_ins = data.sign_ins.iter();
    sign_ins
        .map(|line| {
            facts(vec![
                (t!(visit, "accounts-sign-in-begun"), moment(visit, &line.begun_at)),
                (t!(visit, "accounts-sign-in-seen"), moment(visit, &line.last_used_at)),
            ])
        })
        .collect()
}
