//! The front page: what this is, and the way in.

use axum::response::Response;
use leptos::prelude::*;
use model::{site_texts::SiteText, staff::Actor};

use crate::{Visit, t, ui};

/// `GET /`
pub async fn page(visit: Visit) -> Response {
    match visit.actor() {
        Actor::Visitor => {}
        Actor::Newcomer => return visit.go_to("/account/pseudonym"),
        Actor::Member => return visit.go_to("/tasks"),
        Actor::Frozen => return visit.go_to("/account"),
        Actor::Staff(_) => return visit.go_to("/staff"),
    }
    let is_open = visit.kanssa.settings().joining_open;
    let way_in = if is_open { t!(visit, "home-sign-in") } else { t!(visit, "home-sign-in-only") };
    let title = t!(visit, "home-title");
    let heading = title.clone();
    visit.page(&title, || {
        let closed = (!is_open).then(|| {
            let words = ui::paragraphs(visit.site_text(SiteText::JoiningClosed));
            ui::notice(ui::NoticeKind::Info, None, words)
        });
        view! {
            <h1>{heading}</h1>
            <div class="lead">{ui::paragraphs(visit.site_text(SiteText::Welcome))}</div>
            {closed}
            <p>{ui::button_link("/sign-in".to_owned(), way_in)}</p>
            <h2>{t!(visit, "home-how")}</h2>
            <ol class="steps">
                <li>{t!(visit, "home-how-address")}</li>
                <li>{t!(visit, "home-how-pseudonym")}</li>
                <li>{t!(visit, "home-how-answer")}</li>
                <li>{t!(visit, "home-how-leave")}</li>
            </ol>
            <h2>{t!(visit, "home-promise")}</h2>
            <ul>
                <li>{t!(visit, "home-promise-apart")}</li>
                <li>{t!(visit, "home-promise-use")}</li>
                <li>{t!(visit, "home-promise-europe")}</li>
            </ul>
            <p><a href="/notice">{t!(visit, "home-notice")}</a></p>
            <p class="small"><a href="/staff/sign-in">{t!(visit, "home-staff")}</a></p>
        }
    })
}
