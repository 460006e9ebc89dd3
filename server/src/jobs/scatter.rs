//! Keeps the order of rows from telling who joined when, on PostgreSQL.

use app::Kanssa;
use store::dialect;

/// The name of this kind of job.
pub const KIND: &str = "scatter";

/// Safe to run at any time and again; SQLite needs none of it.
pub async fn run(kanssa: &Kanssa) -> store::Result<()> {
    dialect::scatter(&kanssa.db).await
}
