//! A member takes their answers along: one JSON file, questions and options in words (R45).

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use serde::Serialize;
use store::answers;

use super::reading::answer_lines;
use crate::{Failure, Visit, dates};

#[derive(Serialize)]
struct File {
    service: String,
    controller: String,
    made_at: String,
    tasks: Vec<TaskAnswers>,
}

#[derive(Serialize)]
struct TaskAnswers {
    task: String,
    started_at: String,
    sent_at: Option<String>,
    questionnaire_version: i64,
    answers: Vec<AnswerLine>,
}

#[derive(Serialize)]
struct AnswerLine {
    code: String,
    question: String,
    answer: Vec<String>,
    value: model::answers::Answer,
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
        let given = if listed.response.sent_at.is_some() { &stored.sent } else { &stored.current };
        let lines = shown.questions().filter_map(|question| {
            let answer = given.get(&question.code)?;
            Some(AnswerLine {
                code: question.code.to_string(),
                question: question.text.text.clone(),
                answer: answer_lines(&visit, question, answer),
                value: answer.clone(),
            })
        });
        tasks.push(TaskAnswers {
            task: listed.title.shown(visit.language, listed.main_language).text,
            started_at: dates::machine(listed.response.started_at),
            sent_at: listed.response.sent_at.map(dates::machine),
            questionnaire_version: version,
            answers: lines.collect(),
        });
    }
    let file = File {
        service: kanssa.fact("service_name", visit.language),
        controller: kanssa.fact("controller", visit.language),
        made_at: dates::machine(visit.now),
        tasks,
    };
    let json = serde_json::to_string_pretty(&file).map_err(|_| Failure::Internal)?;
    let mut response = Body::from(json).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let name = HeaderValue::from_static("attachment; filename=\"kanssa.json\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}
