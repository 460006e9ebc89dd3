//! What a careful colleague would say of a task's questions; and asking the data protection officer for
//! leave where a question needs it (R24).

use std::collections::BTreeSet;

use axum::response::Response;
use leptos::prelude::*;
use model::{
    language::TextLanguage,
    projects::Access,
    questionnaires::{
        Questionnaire,
        lint::{Finding, Placed, Remark, Topic, Wording},
    },
    tasks::Stage,
    text::prose,
};
use store::{
    audit::Act,
    leaves::{self, Decision, Leave},
};
use uuid::Uuid;

use super::{
    get_of_staff,
    leaves::state_words,
    questions::{Names, Open},
};
use crate::{
    Failure, Fields, Visit,
    projects::text_problem,
    staff::acts,
    t,
    ui::{
        self,
        form::{self, Errors, Field},
    },
    url::UrlPath,
};

/// The most characters of a reason.
pub const MOST_REASON: u32 = 2_000;

/// `GET /staff/tasks/{task}/checks`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    render(&visit, id, &Fields::default(), &Errors::default()).await
}

/// `POST /staff/tasks/{task}/checks`: leave is asked for, for the questions as they are.
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let open = Open::get(&visit, id).await?;
    let mut conn = visit.kanssa.db.read().await?;
    let given = leaves::given(&mut conn, id).await?;
    drop(conn);
    let needed: BTreeSet<Wording> = open
        .questionnaire
        .special_without(&given)
        .into_iter()
        .map(|placed| placed.wording())
        .collect();
    if needed.is_empty() {
        return Ok(visit.go_to(&format!("/staff/tasks/{id}/checks")));
    }
    let reason = match prose(fields.get("reason"), MOST_REASON) {
        Ok(reason) if reason.is_empty() => Err(t!(visit, "lint-leave-reason-missing")),
        Ok(reason) => Ok(reason),
        Err(problem) => Err(text_problem(&visit, problem)),
    };
    let reason = match reason {
        Ok(reason) => reason,
        Err(why) => return render(&visit, id, &fields, &Errors::one("reason", why)).await,
    };
    let mut tx = visit.kanssa.db.begin().await?;
    let by = (visit.staff()?, visit.now);
    let random = visit.kanssa.random.as_ref();
    leaves::ask(&mut tx, random, id, (&needed, &reason), by).await?;
    acts::commit(&visit, tx, Act::LeaveAsked, ("task", id), "").await?;
    Ok(visit.go_to_saying(&format!("/staff/tasks/{id}/checks"), "leave-asked"))
}

async fn render(
    visit: &Visit,
    id: Uuid,
    fields: &Fields,
    errors: &Errors,
) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let (task, access) = get_of_staff(visit, &mut conn, id, Access::Read).await?;
    let questionnaire = visit.kanssa.questionnaires.get(&mut conn, id, task.version).await?;
    let asked = leaves::list_of_task(&mut conn, id).await?;
    let given = leaves::given(&mut conn, id).await?;
    drop(conn);
    let may_edit = access >= Access::Edit && task.collection.stage != Stage::Archived;
    let names = Names { task: &task, questionnaire: &questionnaire };
    let title = t!(visit, "lint-title");
    let heading = title.clone();
    Ok(visit.form_page(&title, errors, || {
        let cards: Vec<AnyView> = questionnaire
            .placed()
            .filter_map(|placed| card(visit, &names, &placed, may_edit))
            .collect();
        let none = cards.is_empty().then(|| view! { <p>{t!(visit, "lint-nothing")}</p> });
        let needed = questionnaire.special_without(&given);
        let has_special = !questionnaire.special().is_empty();
        let ask = has_special.then(|| leave_part(visit, &names, &needed, (may_edit, fields, errors)));
        view! {
            {errors.summary(visit)}
            <p><a href=format!("/staff/tasks/{id}")>{ui::shown(task.title.shown(visit.language, task.main_language))}</a></p>
            <h1>{heading}</h1>
            <p>{t!(visit, "lint-lead")}</p>
            {unread(visit, &questionnaire)}
            {ask}
            {history(visit, &asked)}
            {none}
            <ul class="cards">{cards}</ul>
            <p class="small">{t!(visit, "lint-hard-source")}</p>
        }
    }))
}

/// In which languages nobody but people looks at the wording.
fn unread(visit: &Visit, questionnaire: &Questionnaire) -> Option<AnyView> {
    let languages: Vec<String> =
        questionnaire.written_in.others().map(TextLanguage::name_within).collect();
    (!languages.is_empty()).then(|| {
        let words = t!(visit, "lint-other-languages", languages = languages.join(", "));
        view! { <p>{words}</p> }.into_any()
    })
}

/// What there is to say of one question; nothing if nothing is.
fn card(visit: &Visit, names: &Names<'_>, placed: &Placed<'_>, may_edit: bool) -> Option<AnyView> {
    let findings = placed.lint();
    if findings.is_empty() {
        return None;
    }
    let items = findings.iter().map(|one| view! { <li>{words(visit, one)}</li> }).collect_view();
    let id = names.task.id;
    let question = placed.question;
    let name = names.of_question(visit, question);
    let about = name.clone();
    let edit = may_edit.then(|| {
        let href = format!("/staff/tasks/{id}/questions/question/{}", question.code);
        view! {
            <p><a href=href>{t!(visit, "lint-edit")} <span class="visually-hidden">": " {about}</span></a></p>
        }
    });
    Some(view! { <li class="card"><h2>{name}</h2> <ul>{items}</ul> {edit}</li> }.into_any())
}

/// A remark in words.
pub fn words(visit: &Visit, finding: &Finding) -> String {
    let language = finding.language.name_within();
    match &finding.remark {
        Remark::NotTranslated(count) => {
            t!(visit, "lint-not-translated", language = language, count = *count)
        }
        Remark::Leading(words) => {
            t!(visit, "lint-leading", language = language, words = words.clone())
        }
        Remark::DoubleBarrelled(words) => {
            t!(visit, "lint-double", language = language, words = words.clone())
        }
        Remark::ColourAlone(words) => {
            t!(visit, "lint-colour", language = language, words = words.clone())
        }
        Remark::HardToRead(lix) => t!(visit, "lint-hard", language = language, lix = *lix),
        Remark::Photos => t!(visit, "lint-photos"),
        Remark::Identifying(words) => {
            t!(visit, "lint-identifying", language = language, words = words.clone())
        }
        Remark::Special(topic, words) => {
            let (words, topic) = (words.clone(), topic_words(visit, *topic));
            t!(visit, "lint-special", language = language, words = words, topic = topic)
        }
    }
}

fn topic_words(visit: &Visit, topic: Topic) -> String {
    match topic {
        Topic::Health => t!(visit, "lint-topic-health"),
        Topic::Religion => t!(visit, "lint-topic-religion"),
        Topic::Origin => t!(visit, "lint-topic-origin"),
        Topic::Politics => t!(visit, "lint-topic-politics"),
        Topic::Union => t!(visit, "lint-topic-union"),
        Topic::Sexuality => t!(visit, "lint-topic-sexuality"),
        Topic::Crime => t!(visit, "lint-topic-crime"),
        Topic::Body => t!(visit, "lint-topic-body"),
    }
}

/// Which questions need leave, and the form that asks for it.
fn leave_part(
    visit: &Visit,
    names: &Names<'_>,
    needed: &[Placed<'_>],
    (may_edit, fields, errors): (bool, &Fields, &Errors),
) -> AnyView {
    if needed.is_empty() {
        let words = view! { <p>{t!(visit, "lint-leave-all")}</p> }.into_any();
        return ui::notice(ui::NoticeKind::Success, Some(t!(visit, "lint-leave")), words);
    }
    let items =
        needed.iter().map(|one| view! { <li>{names.of_question(visit, one.question)}</li> });
    let reason = Field {
        id: "reason",
        label: t!(visit, "lint-leave-reason"),
        hint: None,
        error: errors.of("reason"),
    };
    let action = format!("/staff/tasks/{}/checks", names.task.id);
    let ask = may_edit.then(|| {
        view! {
            <form method="post" action=action novalidate>
                {form::text_area(&reason, fields.get("reason"), 5)}
                {form::submit(t!(visit, "lint-leave-ask"))}
            </form>
        }
    });
    view! {
        <section id="leave">
            <h2>{t!(visit, "lint-leave")}</h2>
            <p>{t!(visit, "lint-leave-lead")}</p>
            <ul>{items.collect_view()}</ul>
            {ask}
        </section>
    }
    .into_any()
}

/// What leave was asked for so far, and what came of it.
fn history(visit: &Visit, asked: &[Leave]) -> Option<AnyView> {
    if asked.is_empty() {
        return None;
    }
    let items = asked.iter().map(|one| {
        let answer = (one.decision != Decision::Waiting).then(|| {
            view! { <dt>{t!(visit, "lint-answer")}</dt> <dd>{ui::typed(one.answer.clone())}</dd> }
        });
        view! {
            <li class="card">
                <h3>{state_words(visit, one.decision)}</h3>
                <dl class="facts">
                    <dt>{t!(visit, "lint-asked-at")}</dt> <dd>{ui::moment(visit, one.asked_at)}</dd>
                    <dt>{t!(visit, "lint-reason")}</dt> <dd>{ui::typed(one.reason.clone())}</dd>
                    {answer}
                </dl>
            </li>
        }
    });
    let items = items.collect_view();
    Some(view! { <h2>{t!(visit, "lint-history")}</h2> <ul class="cards">{items}</ul> }.into_any())
}
