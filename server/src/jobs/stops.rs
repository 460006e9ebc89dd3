//! Counts those who began a task and stopped, as whole blocks.

use app::Kanssa;
use model::{results::Guard, time::Timestamp};
use store::{
    stops::{self, Asked},
    tasks,
};
use uuid::Uuid;

/// The name of this kind of job.
pub const KIND: &str = "stops";

/// Safe to run at any time and again.
pub async fn run(kanssa: &Kanssa, as_of: Timestamp) -> store::Result<()> {
    let mut conn = kanssa.db.read().await?;
    let tasks = stops::list_tasks(&mut conn, Guard::default()).await?;
    drop(conn);
    for task in tasks {
        form(kanssa, task, as_of).await?;
    }
    Ok(())
}

/// Counts those of one task.
pub async fn form(kanssa: &Kanssa, task: Uuid, as_of: Timestamp) -> store::Result<()> {
    let mut conn = kanssa.db.read().await?;
    let Some(found) = tasks::find(&mut conn, task).await? else { return Ok(()) };
    let questionnaire = kanssa.questionnaires.get(&mut conn, task, found.version).await?;
    drop(conn);
    let is_over = found.collection.is_over(as_of) && !found.is_open_for(true, as_of);
    let asked = Asked { task, questionnaire: &questionnaire, is_over };
    let mut tx = kanssa.db.begin().await?;
    stops::form(&mut tx, kanssa.random.as_ref(), asked, as_of, Guard::default()).await?;
    tx.commit().await
}
