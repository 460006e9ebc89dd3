//! Everything the service holds of a member, questions and options in words (R44).

use std::collections::BTreeMap;

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
    notices, photos, projects,
    security_log::{self, Entry, Event},
    sessions::{self, Listed},
};
use uuid::Uuid;

use crate::{
    Failure, Visit,
    answers::{piping::Places, reading::answer_lines},
    consents::decision_words,
    dates,
    messages::contact::subject_words,
    oversight::security::event_words,
    t, texts,
};

/// Everything the service holds of a member, in the language they use.
#[derive(Serialize)]
pub struct OwnData {
    pub service: String,
    pub controller: String,
    pub made_at: String,
    pub account: Account,
    pub consents: Vec<ConsentLine>,
    pub sign_ins: Vec<SignInLine>,
    /// From where the service was used in the last thirty days (R26, R44).
    pub network_addresses: Vec<AddressLine>,
    /// When somebody of the staff read a message (R44).
    pub seen_by_staff: Vec<SeenLine>,
    pub tasks: Vec<TaskAnswers>,
    pub messages: Vec<MessageLine>,
    /// The files with these answers that were handed out (R44).
    pub given_to: Vec<GivenLine>,
}

#[derive(Serialize)]
pub struct Account {
    pub pseudonym: Option<String>,
    pub e_mail_address: String,
    pub language: &'static str,
    pub last_active: String,
    /// False: frozen by the member (R47).
    pub data_are_used: bool,
    /// When everything is deleted if nothing is heard of the member (R34).
    pub deleted_if_silent_until: String,
}

#[derive(Serialize)]
pub struct ConsentLine {
    pub purpose: &'static str,
    pub decision: &'static str,
    /// The decision in words, before its day.
    #[serde(skip)]
    pub said: String,
    pub day: String,
    pub words: String,
    pub notice_version: Option<i64>,
}

#[derive(Serialize)]
pub struct SignInLine {
    pub device: String,
    pub shared_device: bool,
    pub begun_at: String,
    pub last_used_at: String,
}

#[derive(Serialize)]
pub struct AddressLine {
    pub at: String,
    pub event: Event,
    /// The event in words.
    #[serde(skip)]
    pub said: String,
    pub address: String,
}

#[derive(Serialize)]
pub struct SeenLine {
    pub day: String,
    pub role: String,
}

#[derive(Serialize)]
pub struct GivenLine {
    pub task: String,
    pub project: String,
    /// None: the city's own researchers.
    pub partner: Option<String>,
    pub day: String,
    pub why: String,
    pub with_own_words: bool,
    pub copies_deleted_by: String,
}

#[derive(Serialize)]
pub struct TaskAnswers {
    pub task: String,
    pub started_at: String,
    pub sent_at: Option<String>,
    pub questionnaire_version: i64,
    pub answers: Vec<AnswerLine>,
    /// All answers as they would be sent now; none: nothing was changed since they were sent.
    pub unsent_changes: Option<Vec<AnswerLine>>,
}

#[derive(Serialize)]
pub struct MessageLine {
    pub sent_at: String,
    pub from: String,
    pub subject: String,
    pub words: String,
}

#[derive(Serialize)]
pub struct AnswerLine {
    pub code: String,
    pub question: String,
    pub answer: Vec<String>,
    pub value: model::answers::Answer,
    /// The photos: addresses that hold all of them, or names of files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<String>,
}

/// How photos stand in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotosAs {
    /// By an address that holds all of each (`data:`): the data stand alone.
    Whole,
    /// By the name of a file beside the data.
    Files,
}

/// A photo that is to stand beside the data.
#[derive(Clone, Copy, Debug)]
pub struct PhotoFile {
    /// The response it belongs to.
    pub response: Uuid,
    /// Which it is.
    pub photo: PhotoId,
    is_png: bool,
}

impl PhotoFile {
    /// The name of its file.
    pub fn name(&self) -> String {
        let ending = if self.is_png { "png" } else { "jpg" };
        format!("photos/{}.{ending}", self.photo)
    }
}

/// Everything the service holds of the member who asks, and the photos that are to stand beside it.
pub async fn gather(
    visit: &Visit,
    photos_as: PhotosAs,
) -> Result<(OwnData, Vec<PhotoFile>), Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    let mut tasks = Vec::new();
    let mut files = Vec::new();
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
        let photos = photos_of(&mut conn, listed.response.id, photos_as, &mut files).await?;
        let given = if is_sent { &stored.sent } else { &stored.current };
        let unsent_changes = if is_sent && stored.has_unsent_changes {
            let newest = kanssa.questionnaires.get(&mut conn, task.id, task.version).await?;
            let shown = newest.shown(visit.language, task.main_language);
            let titles = [title.as_str(), project.as_str()];
            Some(lines(visit, &shown, (&stored.current, &photos), titles))
        } else {
            None
        };
        tasks.push(TaskAnswers {
            started_at: dates::machine(listed.response.started_at),
            sent_at: listed.response.sent_at.map(dates::machine),
            questionnaire_version: version,
            answers: lines(visit, &shown, (given, &photos), [&title, &project]),
            unsent_changes,
            task: title,
        });
    }
    let thread = messages::list_of_member(&mut conn, visit.member()?).await?;
    let given = exports::list_given(&mut conn, visit.member()?).await?;
    let account = account(visit, &mut conn).await?;
    let consents = consent_lines(visit, &mut conn).await?;
    let sign_ins = sessions::list(&mut conn, visit.member()?, visit.now).await?;
    let seen = accesses::list(&mut conn, visit.member()?).await?;
    let noted = security_log::list_of(&mut conn, &kanssa.vault, visit.member()?).await?;
    drop(conn);
    let data = OwnData {
        service: kanssa.fact("service_name", visit.language),
        controller: kanssa.fact("controller", visit.language),
        made_at: dates::machine(visit.now),
        account,
        consents,
        sign_ins: sign_ins.into_iter().map(sign_in_line).collect(),
        network_addresses: noted.into_iter().map(|entry| address_line(visit, &entry)).collect(),
        seen_by_staff: seen.iter().map(|access| seen_line(visit, access)).collect(),
        tasks,
        messages: thread.into_iter().map(|message| message_line(visit, message)).collect(),
        given_to: given.into_iter().map(|given| given_line(visit, given)).collect(),
    };
    Ok((data, files))
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
            said: decision_words(visit, consent.decision),
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

fn address_line(visit: &Visit, entry: &Entry) -> AddressLine {
    AddressLine {
        at: dates::machine(Timestamp(entry.at)),
        event: entry.event,
        said: event_words(visit, entry.event),
        address: entry.address.to_string(),
    }
}

fn seen_line(visit: &Visit, access: &Access) -> SeenLine {
    SeenLine { day: access.day.date().to_string(), role: texts::role(visit.language, access.role) }
}

/// Photos by their names, each as an address that holds all of it.
type Photos = BTreeMap<PhotoId, String>;

async fn photos_of(
    on: &mut impl Session,
    response: Uuid,
    photos_as: PhotosAs,
    files: &mut Vec<PhotoFile>,
) -> Result<Photos, Failure> {
    let mut photos = Photos::new();
    for (photo, media_type) in photos::list_kinds(on, response).await? {
        let address = match photos_as {
            PhotosAs::Whole => {
                let Some(found) = photos::find(on, response, photo).await? else { continue };
                format!("data:{media_type};base64,{}", BASE64.encode(&found.bytes))
            }
            PhotosAs::Files => {
                let file = PhotoFile { response, photo, is_png: media_type == "image/png" };
                files.push(file);
                file.name()
            }
        };
        photos.insert(photo, address);
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
