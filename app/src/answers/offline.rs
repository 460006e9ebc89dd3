//! What is shown where there is no network: the tasks this device keeps.

use axum::response::Response;
use leptos::prelude::*;

use crate::{Visit, t, ui};

/// `GET /offline`: kept by the service worker, which puts the kept tasks in the template's place.
pub async fn page(visit: Visit) -> Response {
    let title = t!(visit, "answers-no-network-title");
    let heading = title.clone();
    visit.page(&title, || {
        view! {
            <h1>{heading}</h1>
            <p>{t!(visit, "answers-no-network-lead")}</p>
            <h2>{t!(visit, "answers-no-network-kept")}</h2>
            <ul><template data-kept-tasks=""></template></ul>
            <p>{ui::button_link("/tasks".to_owned(), t!(visit, "answers-no-network-again"))}</p>
        }
    })
}
