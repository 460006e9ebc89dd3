//! Lets responses that wait into the results of their task, as whole blocks.

use app::Kanssa;
use model::{questionnaires::every_question, results::Guard};
use store::{jobs::Job, results, tasks};
use uuid::Uuid;

/// Safe to run at any time and again.
pub async fn run(kanssa: &Kanssa, job: &Job) -> store::Result<()> {
    match job.about {
        Some(task) => form(kanssa, task).await,
        None => Ok(()),
    }
}

async fn form(kanssa: &Kanssa, task: Uuid) -> store::Result<()> {
    loop {
        let mut tx = kanssa.db.begin().await?;
        // Before the questions are read: whatever is sent from then on waits for the next time.
        results::hold(&mut tx).await?;
        let Some(comparisons) = results::find_comparisons(&mut tx, task).await? else {
            return Ok(());
        };
        let questions = every_question(&tasks::list_versions(&mut tx, task).await?);
        let random = kanssa.random.as_ref();
        let guard = Guard::default();
        let formed = results::form(&mut tx, random, task, &questions, &comparisons, guard).await?;
        tx.commit().await?;
        if formed == 0 {
            return Ok(());
        }
    }
}
