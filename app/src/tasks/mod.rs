//! What members are asked to do, and how researchers make it.

pub mod archive;
pub mod checks;
pub mod close;
pub mod leaves;
pub mod list;
pub mod make;
pub mod manage;
pub mod publish;
pub mod questions;
pub mod remove;
pub mod settings;
pub mod show;
pub mod stages;
pub mod templates;
pub mod under_way;

use std::collections::BTreeSet;

use model::projects::Access;
use store::{Session, accounts, tasks::Task};
use uuid::Uuid;

use crate::{Failure, Visit, projects::check_access};

/// A task that this member may know of: it has opened, and asks them. Anything else does not exist
/// for them (R11).
pub async fn get_known(visit: &Visit, id: Uuid) -> Result<Task, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    find_known(visit, &mut conn, id).await?.ok_or(Failure::NotFound)
}

/// The same, on a connection at hand.
pub async fn find_known(
    visit: &Visit,
    on: &mut impl Session,
    id: Uuid,
) -> Result<Option<Task>, Failure> {
    let task = store::tasks::find(on, id).await?;
    let Some(task) = task.filter(|task| task.collection.is_known(visit.now)) else {
        return Ok(None);
    };
    if task.audience.is_everybody() {
        return Ok(Some(task));
    }
    let member = visit.member()?;
    // Whoever has begun stays asked: their answers do not vanish when the audience is narrowed.
    if store::answers::find_response(on, member, id).await?.is_some() {
        return Ok(Some(task));
    }
    let standing = Standing::get(on, member).await?;
    Ok(standing.is_asked(&task).then_some(task))
}

/// What decides which tasks ask a member.
pub struct Standing {
    language: model::language::Language,
    sent: BTreeSet<Uuid>,
}

impl Standing {
    /// A member's.
    pub async fn get(on: &mut impl Session, member: Uuid) -> Result<Self, Failure> {
        let known = accounts::find_member(on, member).await?.ok_or(Failure::NotFound)?;
        let sent = store::tasks::list_sent(on, member).await?;
        Ok(Self { language: known.language, sent })
    }

    /// Whether the task asks them.
    pub fn is_asked(&self, task: &Task) -> bool {
        task.audience.admits(self.language, &self.sent)
    }
}

/// A task as one of its project's people may handle it. For others there is none.
pub async fn get_of_staff(
    visit: &Visit,
    on: &mut impl Session,
    id: Uuid,
    needed: Access,
) -> Result<(Task, Access), Failure> {
    let task = store::tasks::find(on, id).await?.ok_or(Failure::NotFound)?;
    let access = check_access(visit, on, task.project, needed).await?;
    Ok((task, access))
}
