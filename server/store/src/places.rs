//! The city's list of districts.

use model::questionnaires::Choice;
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_optional, run, statements},
};

/// There is one list: the city's.
const CITY: &str = "city";

statements! {
    FIND = "SELECT places, revision FROM place_lists WHERE name = $1";
    ADD = "INSERT INTO place_lists (name, places, revision, changed_by) VALUES ($1, $2, 1, $3) \
        ON CONFLICT (name) DO NOTHING";
    CHANGE = "UPDATE place_lists SET places = $1, revision = revision + 1, changed_by = $2 \
        WHERE name = $3 AND revision = $4";
}

/// The places in order, and how often the list was changed: never is 0, and no places.
pub async fn list(on: &mut impl Session) -> Result<(Vec<Choice>, i64)> {
    let found: Option<(String, i64)> = fetch_optional!(on, FIND, CITY);
    match found {
        Some((places, revision)) => {
            let places = serde_json::from_str(&places);
            Ok((places.map_err(|_| Error::Corrupt("place_lists.places"))?, revision))
        }
        None => Ok((Vec::new(), 0)),
    }
}

/// Puts these places in the place of the former. [`Error::Conflict`]: the list is no longer at the
/// revision `seen`, and nothing was done.
pub async fn save(tx: &mut Tx, places: &[Choice], seen: i64, by: Uuid) -> Result<()> {
    let places = serde_json::to_string(places).map_err(|_| Error::Corrupt("place_lists.places"))?;
    let changed = if seen == 0 {
        run!(tx, ADD, CITY, places, by)
    } else {
        run!(tx, CHANGE, places, by, CITY, seen)
    };
    if changed == 1 { Ok(()) } else { Err(Error::Conflict) }
}
