//! Removes pictures that are in no questionnaire any more.

use app::Kanssa;
use model::time::Timestamp;
use store::pictures;

/// The name of this kind of job.
pub const KIND: &str = "pictures";

/// Safe to run at any time and again.
pub async fn run(kanssa: &Kanssa, as_of: Timestamp) -> store::Result<()> {
    let mut conn = kanssa.db.read().await?;
    let unnamed = pictures::list_unnamed(&mut conn, as_of).await?;
    drop(conn);
    for id in unnamed {
        let mut tx = kanssa.db.begin().await?;
        pictures::remove(&mut tx, id, as_of).await?;
        tx.commit().await?;
    }
    Ok(())
}
