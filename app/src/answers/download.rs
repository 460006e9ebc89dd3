//! A member takes everything along that the service holds of them: one JSON file, questions and options
//! in words (R44, R45).

use std::collections::BTreeMap;

use axum::response::Response;
use data_encoding::BASE64;
use model::{
    accounts::Membership,
    answers::{Answers, PhotoId},
    language::{Language, Shown},
    questionnaires::Questionnaire,
    time::Timestamp,
};
use serde::Serialize;
use store::{
    Session,
    accesses::{self, Access},
    accounts, answers, consents,
    exports::{self, Given},
    messages::{self, Message},
    notices,
    photos::{self, Of, Photo},
    projects,
    sessions::{self, Listed},
};
use uuid::Uuid;

use super::{piping::Places, reading::answer_lines};
use crate::{
    Failure, Visit, attachment::attachment, dates, messages::contact::subject_words, t, texts,
};

#[derive(Serialize)]
struct File {
    service: String,
    controller: String,
    made_at: String,
    account: Account,
    consents: Vec<ConsentLine>,
    sign_ins: Vec<SignInLine>,
    /// When somebody of the staff read a message (R44).
    seen_by_staff: Vec<SeenLine>,
    tasks: Vec<TaskAnswers>,
    messages: Vec<MessageLine>,
    /// The files with these answers that were handed out (R44).
    given_to: Vec<GivenLine>,
}

#[derive(Serialize)]
struct Account {
    pseudonym: Option<String>,
    e_mail_address: String,
    language: &'static str,
    last_active: String,
    /// False: frozen by the member (R47).
    data_are_used: bool,
    /// When everything is deleted if nothing is heard of the member (R34).
    deleted_if_silent_until: String,
}

#[derive(Serialize)]
struct ConsentLine {
    purpose: &'static str,
    decision: &'static str,
    day: String,
    words: String,
    notice_version: Option<i64>,
}

#[derive(Serialize)]
struct SignInLine {
    device: String,
    shared_device: bool,
    begun_at: String,
    last_used_at: String,
}

#[derive(Serialize)]
struct SeenLine {
    day: String,
    role: String,
}

#[derive(Serialize)]
struct GivenLine {
    task: String,
    project: String,
    /// None: the city's own researchers.
    partner: Option<String>,
    day: String,
    why: String,
    with_own_words: bool,
    copies_deleted_by: String,
}

#[derive(Serialize)]
struct TaskAnswers {
    task: String,
    started_at: String,
    sent_at: Option<String>,
    questionnaire_version: i64,
    answers: Vec<AnswerLine>,
    /// All answers as they would be sent now; none: nothing was changed since they were sent.
    unsent_changes: Option<Vec<AnswerLine>>,
}

#[derive(Serialize)]
struct MessageLine {
    sent_at: String,
    from: String,
    subject: String,
    words: String,
}

#[derive(Serialize)]
struct AnswerLine {
    code: String,
    question: String,
    answer: Vec<String>,
    value: model::answers::Answer,
    /// The photos themselves, as addresses that hold all of them (`data:`).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    photos: Vec<String>,
}

/// `GET /answers/download`
pub async fn file(visit: Visit) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    let mut tasks = Vec::new();
    for listed in answers::list_responses(&mut conn, visit.member()?).await? {
        let stored = answers::list(&mut conn, listed.response.id).await?;
        let task = store::tasks::find(&mut conn, listed.response.task).await?;
        let task = task.ok_or(Failure::NotFound)?;
        let version = stored.sent_version.unwrap_or(task.version);
        let questionnaire = kanssa.questionnaires.get(&mut conn, task.id, version).await?;
        let shown = questionnaire.shown(visit.language, task.main_language);
        let project = projects::get(&mut conn, task.project).await?.name;
        let project = project.shown(visit.language, task.main_language).text;
        let title = listed.title.shown(visit.language, listed.main_language).text;
        let is_sent = listed.response.sent_at.is_some();
        let photos = photos_of(&mut conn, listed.response.id).await?;
        let given = if is_sent { &stored.sent } else { &stored.current };
        let unsent_changes = if is_sent && stored.has_unsent_changes {
            let newest = kanssa.questionnaires.get(&mut conn, task.id, task.version).await?;
            let shown = newest.shown(visit.language, task.main_language);
            let titles = [title.as_str(), project.as_str()];
            Some(lines(&visit, &shown, (&stored.current, &photos), titles))
        } else {
            None
        };
        tasks.push(TaskAnswers {
            started_at: dates::machine(listed.response.started_at),
            sent_at: listed.response.sent_at.map(dates::machine),
            questionnaire_version: version,
            answers: lines(&visit, &shown, (given, &photos), [&title, &project]),
            unsent_changes,
            task: title,
        });
    }
    let thread = messages::list_of_member(&mut conn, visit.member()?).await?;
    let given = exports::list_given(&mut conn, visit.member()?).await?;
    let account = account(&visit, &mut conn).await?;
    let consents = consent_lines(&visit, &mut conn).await?;
    let sign_ins = sessions::list(&mut conn, visit.member()?, visit.now).await?;
    let seen = accesses::list(&mut conn, visit.member()?).await?;
    drop(conn);
    let file = File {
        service: kanssa.fact("service_name", visit.language),
        controller: kanssa.fact("controller", visit.language),
        made_at: dates::machine(visit.now),
        account,
        consents,
        sign_ins: sign_ins.into_iter().map(sign_in_line).collect(),
        seen_by_staff: seen.iter().map(|access| seen_line(&visit, access)).collect(),
        tasks,
        messages: thread.into_iter().map(|message| message_line(&visit, message)).collect(),
        given_to: given.into_iter().map(|given| given_line(&visit, given)).collect(),
    };
    let json = serde_json::to_string_pretty(&file).map_err(|_| Failure::Internal)?;
    Ok(attachment(json, "application/json", "kanssa.json"))
}

async fn account(visit: &Visit, on: &mut impl Session) -> Result<Account, Failure> {
    let vault = &visit.kanssa.vault;
    let member = accounts::find_member(on, visit.member()?).await?.ok_or(Failure::NotFound)?;
    let person = accounts::find_person_of(on, vault, member.id).await?.ok_or(Failure::NotFound)?;
    let address = accounts::get_address(on, vault, person.id).await?;
    let ends = member.silence.ends(visit.today().date());
    Ok(Account {
        pseudonym: member.pseudonym,
        e_mail_address: address.reveal().clone(),
        language: member.language.tag(),
        last_active: member.silence.active.to_string(),
        data_are_used: member.state != Membership::Frozen,
        deleted_if_silent_until: ends.to_string(),
    })
}

async fn consent_lines(visit: &Visit, on: &mut impl Session) -> Result<Vec<ConsentLine>, Failure> {
    let vault = &visit.kanssa.vault;
    let person = accounts::find_person_of(on, vault, visit.member()?).await?;
    let subject = person.ok_or(Failure::NotFound)?.link.subject;
    let mut lines = Vec::new();
    for consent in consents::list(on, vault, subject).await? {
        let notice = notices::find_by_fingerprint(on, &consent.notice).await?;
        lines.push(ConsentLine {
            purpose: consent.purpose.name(),
            decision: consent.decision.name(),
            day: consent.day.date().to_string(),
            words: consents::find_text(on, &consent.text).await?.unwrap_or_default(),
            notice_version: notice.map(|(version, _)| version),
        });
    }
    Ok(lines)
}

fn sign_in_line(listed: Listed) -> SignInLine {
    SignInLine {
        device: listed.device,
        shared_device: listed.shared,
        begun_at: dates::machine(Timestamp(listed.begun_at)),
        last_used_at: dates::machine(Timestamp(listed.seen_at)),
    }
}

fn seen_line(visit: &Visit, access: &Access) -> SeenLine {
    SeenLine { day: access.day.date().to_string(), role: texts::role(visit.language, access.role) }
}

/// Photos by their names, each as an address that holds all of it.
type Photos = BTreeMap<PhotoId, String>;

async fn photos_of(on: &mut impl Session, response: Uuid) -> Result<Photos, Failure> {
    let mut photos = Photos::new();
    for id in photos::list(on, Of::Response(response)).await? {
        if let Some(Photo { media_type, bytes }) = photos::find(on, response, id).await? {
            photos.insert(id, format!("data:{media_type};base64,{}", BASE64.encode(&bytes)));
        }
    }
    Ok(photos)
}

fn lines(
    visit: &Visit,
    shown: &Questionnaire<Shown>,
    (given, photos): (&Answers, &Photos),
    [task, project]: [&str; 2],
) -> Vec<AnswerLine> {
    let places = Places { visit, questionnaire: shown, given, task, project };
    let line = |question: &model::questionnaires::Question<Shown>| {
        let answer = given.get(&question.code)?;
        Some(AnswerLine {
            code: question.code.to_string(),
            question: places.plain(&question.text),
            answer: answer_lines(visit, question, answer),
            value: answer.clone(),
            photos: answer.photos().iter().filter_map(|id| photos.get(id)).cloned().collect(),
        })
    };
    shown.questions().filter_map(line).collect()
}

fn given_line(visit: &Visit, given: Given) -> GivenLine {
    let zone = &visit.kanssa.site.time_zone;
    GivenLine {
        task: given.title.shown(visit.language, given.main_language).text,
        project: given.project.shown(visit.language, Language::Fi).text,
        partner: given.partner,
        day: dates::field_day(given.at, zone),
        why: given.reason,
        with_own_words: given.own_words,
        copies_deleted_by: dates::field_last_day(given.delete_by, zone),
    }
}

fn message_line(visit: &Visit, message: Message) -> MessageLine {
    let from = if message.from_staff {
        t!(visit, "messages-from-register")
    } else {
        t!(visit, "messages-from-you")
    };
    MessageLine {
        sent_at: dates::machine(message.sent_at),
        from,
        subject: subject_words(visit, message.subject),
        words: message.words,
    }
}
