//! Forms of a draft are saved while they are written, where scripts run.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use leptos::prelude::*;
use serde::Serialize;

use super::Open;
use crate::{Visit, t};

/// Stands in a form that is saved while it is written, and says how that goes. Of what members answer
/// nothing half written may go out: there the button alone saves, as it does for what is not there yet.
pub fn status(visit: &Visit, open: &Open, is_there: bool) -> Option<AnyView> {
    (open.is_draft() && is_there).then(|| {
        view! {
            <div class="small" data-autosave="yes" data-version=open.task.version.to_string()
                data-says-begins=t!(visit, "editor-autosave")
                data-says-back=t!(visit, "editor-back")
                data-says-saving=t!(visit, "editor-autosave-saving")
                data-says-saved=t!(visit, "editor-autosave-saved")
                data-says-waits=t!(visit, "editor-autosave-waits")
                data-says-failed=t!(visit, "editor-autosave-failed")>
                <p></p>
                <p role="status"></p>
            </div>
        }
        .into_any()
    })
}

/// What a script is told that saves a form while it is written.
#[derive(Serialize)]
struct Stored {
    /// The version that holds what it sent: a form of a later one has been changed by somebody else.
    version: i64,
}

/// After saving: on to where the button leads, or an answer to the script.
pub fn saved(visit: &Visit, version: i64, to: &str) -> Response {
    if visit.reads_json {
        Json(Stored { version }).into_response()
    } else {
        visit.go_to_saying(to, "saved")
    }
}
