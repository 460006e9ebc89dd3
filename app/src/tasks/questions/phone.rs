//! The page that is being written, as residents get it, on a phone beside the form. It is the preview
//! (`crate::preview`), which answers like the task itself, so what is seen is what will be.

use axum::response::Response;
use leptos::{attr::custom::custom_attribute, prelude::*};
use model::questionnaires::Code;

use super::Open;
use crate::{Visit, preview::place, t, visit::Framing};

/// Marks a page as one that has the phone: no other may hold a frame.
pub fn framing(mut response: Response) -> Response {
    response.extensions_mut().insert(Framing::Frames);
    response
}

/// The phone with this page on it as it is saved, in the task's own language; and a link to the same,
/// which is all there is where the screen has no room. None: nothing can be tried out yet.
pub fn beside(visit: &Visit, open: &Open, page: &Code) -> Option<AnyView> {
    let pages = &open.questionnaire.pages;
    let has_questions = pages.iter().any(|p| p.code == *page && !p.questions.is_empty());
    if !open.questionnaire.can_be_tried() || !has_questions {
        return None;
    }
    let src = format!("{}/answer/{page}", place(open.task.id, open.task.main_language));
    // Where the style hides the frame, what is in it is not fetched.
    let lazily = custom_attribute("loading", "lazy");
    Some(
        view! {
            <aside class="phone-beside" aria-label=t!(visit, "preview-frame")>
                <div>
                    <p class="small">{t!(visit, "editor-phone-saved")}</p>
                    <iframe class="phone" src=src.clone() title=t!(visit, "preview-frame") width="360" height="740" {..lazily}></iframe>
                    <p><a href=src target="_blank" rel="noopener">{t!(visit, "editor-phone-open")}</a></p>
                </div>
            </aside>
        }
        .into_any(),
    )
}
