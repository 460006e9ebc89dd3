//! Forms of a draft are saved while they are written, where scripts run.

use leptos::prelude::*;

use super::Open;
use crate::{Visit, t};

/// Stands in a form that is saved while it is written, and says how that goes. Of what members answer
/// nothing half written may go out: there the button alone saves, as it does for what is not there yet.
pub fn status(visit: &Visit, open: &Open, is_there: bool) -> Option<AnyView> {
    (open.is_draft() && is_there).then(|| {
        view! {
            <div class="small" data-autosave="yes"
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
