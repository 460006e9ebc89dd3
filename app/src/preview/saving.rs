//! Saving and sending test answers.

use std::sync::Arc;

use model::{
    answers::Answers,
    projects::Access,
    questionnaires::{Code, Questionnaire},
    time::Duration,
};
use store::{
    Session,
    answers::Given,
    photos::{self, Of},
    test_answers::{self, TestResponse},
};
use uuid::Uuid;

use crate::{
    Failure, Visit,
    answers::{
        photos::named,
        saving::{OpenTask, Refusal, awaited, check_looked_over, settled},
    },
    tasks::get_of_staff,
};

/// Sending again so soon is a button pressed twice, or a call whose answer was lost.
const TWICE: Duration = Duration::minutes(1);

/// The task, whatever its stage, if one can get through its questions.
pub async fn get_open(visit: &Visit, id: Uuid) -> Result<OpenTask, Refusal> {
    let mut conn = visit.kanssa.db.read().await?;
    let (task, _) = get_of_staff(visit, &mut conn, id, Access::Read).await?;
    let questionnaire = visit.kanssa.questionnaires.get(&mut conn, id, task.version).await?;
    if questionnaire.can_be_tried() {
        Ok(OpenTask { task, questionnaire })
    } else {
        Err(Refusal::Unfit)
    }
}

/// The questions of a version that test answers were given to, with its number. A draft keeps only
/// the version in use: codes are what answers go by, so that one does.
pub async fn get_version(
    on: &mut impl Session,
    task: Uuid,
    version: i64,
    in_use: (i64, Arc<Questionnaire>),
) -> Result<(i64, Arc<Questionnaire>), store::Error> {
    if version == in_use.0 {
        return Ok(in_use);
    }
    // Not from what this node has read before: it may be gone since.
    match store::tasks::get_questionnaire(on, task, version).await {
        Err(store::Error::NotFound) => Ok(in_use),
        found => Ok((version, Arc::new(found?))),
    }
}

/// What the visitor has answered and not sent.
pub async fn list(visit: &Visit, on: &mut impl Session, task: Uuid) -> Result<Answers, Failure> {
    match test_answers::find_under_way(on, task, visit.staff()?).await? {
        Some(response) => Ok(test_answers::list_answers(on, response.id).await?),
        None => Ok(Answers::default()),
    }
}

/// Saves answers that have passed the questionnaire's rule. Gives the questions whose stored answer
/// was given later, and stays.
pub async fn save(visit: &Visit, task: Uuid, given: &[Given<'_>]) -> Result<Vec<Code>, Refusal> {
    let Some(version) = given.iter().map(|one| one.version).max() else { return Ok(Vec::new()) };
    let random = visit.kanssa.random.as_ref();
    let mut tx = visit.kanssa.db.begin().await?;
    let about = (task, version);
    let response =
        test_answers::find_or_add(&mut tx, random, about, visit.staff()?, visit.now).await?;
    let mut superseded = Vec::new();
    for one in given {
        if !test_answers::save(&mut tx, response.id, *one).await? {
            superseded.push(one.question.clone());
        }
    }
    tx.commit().await?;
    Ok(superseded)
}

/// What the visitor has under way, begun now if there is nothing: a photo came before any answer.
pub async fn begin(visit: &Visit, task: Uuid) -> Result<TestResponse, Refusal> {
    let OpenTask { task, .. } = get_open(visit, task).await?;
    let random = visit.kanssa.random.as_ref();
    let mut tx = visit.kanssa.db.begin().await?;
    let about = (task.id, task.version);
    let response =
        test_answers::find_or_add(&mut tx, random, about, visit.staff()?, visit.now).await?;
    tx.commit().await?;
    Ok(response)
}

/// Sends what the visitor has answered, if nothing is missing. Sending twice is sending once.
pub async fn send(visit: &Visit, id: Uuid, looked_over: Option<&str>) -> Result<Uuid, Refusal> {
    let OpenTask { task, questionnaire } = get_open(visit, id).await?;
    let staff = visit.staff()?;
    let random = visit.kanssa.random.as_ref();
    let mut tx = visit.kanssa.db.begin().await?;
    if test_answers::find_under_way(&mut tx, id, staff).await?.is_none() {
        let last = test_answers::find_last_sent(&mut tx, id, staff).await?;
        let since = visit.now.minus(TWICE);
        if let Some(last) = last.filter(|last| last.sent_at.is_some_and(|at| at > since)) {
            return Ok(last.id);
        }
    }
    let about = (id, task.version);
    let response = test_answers::find_or_add(&mut tx, random, about, staff, visit.now).await?;
    let answers = test_answers::list_answers(&mut tx, response.id).await?;
    let path = questionnaire.path(&answers);
    let obstacles = questionnaire.obstacles(&path, None);
    if !obstacles.is_empty() {
        return Err(Refusal::Incomplete(obstacles));
    }
    check_looked_over(path.given(), looked_over)?;
    let album = Of::Test(response.id);
    let awaited = awaited(&questionnaire, path.given(), &photos::list(&mut tx, album).await?);
    if !awaited.is_empty() {
        return Err(Refusal::Incomplete(awaited));
    }
    // What is asked no more goes too: nobody was asked it.
    let given = path.given();
    for (question, answer) in settled(&questionnaire, given, &answers) {
        let (answer, version, at) = (Some(answer), task.version, visit.now);
        test_answers::save(&mut tx, response.id, Given { question, answer, version, at }).await?;
    }
    let hidden =
        answers.iter().map(|(question, _)| question).filter(|code| given.get(code).is_none());
    test_answers::send(&mut tx, response.id, task.version, hidden, visit.now).await?;
    let sent = test_answers::list_answers(&mut tx, response.id).await?;
    photos::remove_others(&mut tx, album, &named(&sent).collect()).await?;
    tx.commit().await?;
    Ok(response.id)
}
