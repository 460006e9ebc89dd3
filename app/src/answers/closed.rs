//! A task that takes no answers: whoever answers is told, with what they had typed.

use axum::response::Response;
use leptos::prelude::*;
use model::questionnaires::{Kind, leaf_field, other_field, question_field};
use uuid::Uuid;

use super::{elsewhere::LOOK_AGAIN, quotas, saving::Refusal, sitting::Sitting};
use crate::{Failure, Fields, Visit, t, ui};

/// A closed task is told of, with what was just typed on the page, so that it is not lost.
pub async fn refused(
    visit: &Visit,
    sitting: Sitting,
    refusal: Refusal,
    typed: Option<&Fields>,
) -> Result<Response, Failure> {
    match refusal {
        Refusal::Closed => {}
        // Where it begins, it is told why.
        Refusal::Unfit => return Ok(visit.go_to(&sitting.place())),
        Refusal::Full(quota) => return Ok(visit.go_to(&quotas::place(sitting.task(), &quota))),
        Refusal::Failure(failure) => return Err(failure),
        Refusal::Changed => {
            let review = format!("{}/review", sitting.place());
            return Ok(visit.go_to_saying(&review, LOOK_AGAIN));
        }
        Refusal::NotFound | Refusal::SomebodyElse | Refusal::Incomplete(_) => {
            return Err(Failure::NotFound);
        }
    }
    let title = t!(visit, "answers-closed-title");
    let heading = title.clone();
    let typed = match typed {
        Some(fields) => typed_texts(visit, sitting.task(), fields).await?,
        None => Vec::new(),
    };
    let mut response = visit.page(&title, || {
        let kept = (!typed.is_empty()).then(|| {
            let texts = typed.into_iter().map(ui::typed).collect_view();
            view! { <h2>{t!(visit, "answers-closed-typed")}</h2> {texts} }
        });
        view! {
            <h1>{heading}</h1>
            <p>{t!(visit, "answers-closed-lead")}</p>
            {kept}
            <p><a href="/answers">{t!(visit, "answers-closed-mine")}</a></p>
            <p><a href="/tasks">{t!(visit, "answers-to-tasks")}</a></p>
        }
    });
    *response.status_mut() = http::StatusCode::CONFLICT;
    Ok(response)
}

/// What was typed by hand: everything else is quickly ticked again, and not lost with the page.
async fn typed_texts(visit: &Visit, task: Uuid, fields: &Fields) -> Result<Vec<String>, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let Some(task) = store::tasks::find(&mut conn, task).await? else { return Ok(Vec::new()) };
    let questionnaires = &visit.kanssa.questionnaires;
    let questionnaire = questionnaires.get(&mut conn, task.id, task.version).await?;
    let is_typed = |name: &String| {
        questionnaire.questions().any(|question| {
            let field = question_field(&question.code);
            question.leaves().iter().any(|(path, leaf)| {
                let by_hand = matches!(
                    leaf.kind,
                    Kind::ShortText { .. } | Kind::LongText { .. } | Kind::Number { .. }
                );
                let field = leaf_field(&field, path);
                by_hand && *name == field || *name == other_field(&field)
            })
        })
    };
    let typed = fields.0.iter().filter(|(name, value)| is_typed(name) && !value.trim().is_empty());
    Ok(typed.map(|(_, value)| value.clone()).collect())
}
