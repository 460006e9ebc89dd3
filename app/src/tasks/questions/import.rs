//! A researcher looks over what came over from the file of another tool, before it is taken.
//!
//! Nothing is stored for it: the questions travel in the page, in our own form, and are read and
//! checked anew when they are taken.

use axum::response::Response;
use interchange::Import;
use leptos::prelude::*;

use super::{
    Open, report,
    transfer::{format_name, shortened, too_large},
};
use crate::{
    Fields, Visit,
    fields::MOST_BYTES,
    t,
    ui::{self, NoticeKind},
};

/// Room for what else stands in the form.
const ROOM: usize = 64 * 1024;

/// What came over, question by question, with the ways to take it.
pub fn preview(visit: &Visit, open: &Open, import: &Import, fields: &Fields) -> Response {
    let title = t!(visit, "imports-title");
    let heading = title.clone();
    let task = &open.task;
    let own = import.questionnaire.to_file();
    let fits = own.len() + ROOM < MOST_BYTES;
    visit.page(&title, || {
        let form = if fits {
            form(visit, open, own, fields)
        } else {
            let words = too_large(visit, MOST_BYTES);
            ui::notice(NoticeKind::Warning, None, view! { <p>{words}</p> }.into_any())
        };
        view! {
            <p><a href=open.overview("/from-file")>{t!(visit, "editor-file-back")}</a></p>
            <h1>{heading}</h1>
            <p>{ui::shown(task.title.shown(visit.language, task.main_language))}</p>
            <p class="lead">{t!(visit, "imports-nothing-yet")}</p>
            {other_language(visit, open, import)}
            {facts(visit, import)}
            {report::figures(visit, &import.report.totals)}
            {form}
            {report::whole(visit, &import.report)}
            {report::questions(visit, &import.report, &import.questionnaire)}
        }
    })
}

fn facts(visit: &Visit, import: &Import) -> AnyView {
    let format = format_name(visit, import.report.format);
    let title = (!import.title.is_blank()).then(|| {
        let shown = import.title.shown(visit.language, import.main);
        view! { <dt>{t!(visit, "imports-file-title")}</dt> <dd lang=shown.lang() dir=shown.dir()>{shortened(&shown.text)}</dd> }
    });
    view! {
        <dl class="facts">
            <dt>{t!(visit, "imports-format")}</dt>
            <dd>{format}</dd>
            {title}
        </dl>
    }
    .into_any()
}

/// The task asks in a language in which the file does not have every text.
fn other_language(visit: &Visit, open: &Open, import: &Import) -> Option<AnyView> {
    let main = open.task.main_language;
    let count = import.questionnaire.count_missing(main);
    (count > 0).then(|| {
        let words = t!(visit, "imports-missing", language = main.own_name(), count = count);
        ui::notice(NoticeKind::Warning, None, view! { <p>{words}</p> }.into_any())
    })
}

fn form(visit: &Visit, open: &Open, own: String, fields: &Fields) -> AnyView {
    let has_questions = open.questionnaire.questions().next().is_some();
    let buttons = if has_questions {
        view! {
            <button class="button" type="submit" name="how" value="append">{t!(visit, "imports-append")}</button>
            <button class="button button--light" type="submit" name="how" value="replace">{t!(visit, "imports-replace")}</button>
        }
        .into_any()
    } else {
        view! { <button class="button" type="submit" name="how" value="replace">{t!(visit, "imports-take")}</button> }
            .into_any()
    };
    view! {
        <form method="post" action=open.overview("/from-file") enctype="multipart/form-data">
            <input type="hidden" name="revision" value=fields.get("revision").to_owned()/>
            <input type="hidden" name="pasted" value=own/>
            <div class="actions">
                {buttons}
                <a class="button button--light" href=open.overview("")>{t!(visit, "imports-cancel")}</a>
            </div>
        </form>
    }
    .into_any()
}
