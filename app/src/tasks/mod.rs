//! What members are asked to do.

pub mod list;
pub mod show;

use crate::{Failure, Visit};
use store::tasks::Task;
use uuid::Uuid;

/// A task that this visitor may know of; anything else does not exist for them.
pub async fn get_known(visit: &Visit, id: Uuid) -> Result<Task, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let task = store::tasks::find(&mut conn, id).await?;
    task.filter(|task| task.collection.is_known(visit.now)).ok_or(Failure::NotFound)
}
