//! The texts of the site that the city words itself.

use model::{language::Texts, site_texts::SiteText, time::Timestamp};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, run, statements},
};

statements! {
    LIST = "SELECT t.name, t.words, t.revision, t.changed_at, s.name AS changed_by FROM site_texts t \
        LEFT JOIN staff s ON s.id = t.changed_by ORDER BY t.name";
    ADD = "INSERT INTO site_texts (name, words, revision, changed_at, changed_by) VALUES ($1, $2, 1, $3, $4) \
        ON CONFLICT (name) DO NOTHING";
    CHANGE = "UPDATE site_texts SET words = $1, revision = revision + 1, changed_at = $2, changed_by = $3 \
        WHERE name = $4 AND revision = $5";
}

/// A text as it was last worded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worded {
    /// Which text.
    pub text: SiteText,
    /// Its words; none in a language: the software's own are shown.
    pub words: Texts,
    /// How often it was changed.
    pub revision: i64,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// The name of who changed it; none: their account has ended.
    pub changed_by: Option<String>,
}

#[derive(FromRow)]
struct Row {
    name: String,
    words: String,
    revision: i64,
    changed_at: i64,
    changed_by: Option<String>,
}

/// Every text that was ever worded. One that only a later version knows is left out.
pub async fn list(on: &mut impl Session) -> Result<Vec<Worded>> {
    let rows: Vec<Row> = fetch_all!(on, LIST);
    let known = rows.into_iter().filter_map(|row| Some((row.name.parse().ok()?, row)));
    known
        .map(|(text, row)| {
            Ok(Worded {
                text,
                words: serde_json::from_str(&row.words)
                    .map_err(|_| Error::Corrupt("site_texts.words"))?,
                revision: row.revision,
                changed_at: Timestamp(row.changed_at),
                changed_by: row.changed_by,
            })
        })
        .collect()
}

/// Words a text anew. False: it is no longer at the revision `seen` (0: never worded), and nothing
/// was done.
pub async fn save(
    tx: &mut Tx,
    text: SiteText,
    words: &Texts,
    seen: i64,
    by: Uuid,
    now: Timestamp,
) -> Result<bool> {
    let json = serde_json::to_string(words).map_err(|_| Error::Corrupt("site_texts.words"))?;
    let changed = if seen == 0 {
        run!(tx, ADD, text.name(), json, now.0, by)
    } else {
        run!(tx, CHANGE, json, now.0, by, text.name(), seen)
    };
    Ok(changed == 1)
}
