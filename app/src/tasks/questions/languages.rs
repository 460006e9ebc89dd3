//! A researcher chooses the languages that a questionnaire is written in.

use std::collections::BTreeSet;

use axum::response::Response;
use leptos::prelude::*;
use model::{
    language::TextLanguage,
    questionnaires::{MOST_LANGUAGES, Questionnaire, WrittenIn},
};
use uuid::Uuid;

use super::{
    Open,
    question::live_notice,
    saving::{Saved, save},
};
use crate::{
    Failure, Fields, Visit, t,
    ui::form::{self, Errors},
    url::UrlPath,
};

/// `GET /staff/tasks/{task}/questions/languages`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let open = Open::get(&visit, id).await?;
    let chosen = open.languages().iter().collect();
    Ok(render(&visit, &open, &chosen, &Errors::default()))
}

/// `POST /staff/tasks/{task}/questions/languages`
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (open, tx) = Open::hold(&visit, id).await?;
    let sent = |name| -> BTreeSet<TextLanguage> {
        let values = fields.0.iter().filter(|(field, _)| field == name);
        values.filter_map(|(_, tag)| tag.parse().ok()).collect()
    };
    let (was, chosen) = (sent("was"), sent("language"));
    // What somebody else has chosen or taken away meanwhile stays so.
    let mut next: BTreeSet<TextLanguage> = open.languages().iter().collect();
    next.extend(chosen.difference(&was));
    next.retain(|language| chosen.contains(language) || !was.contains(language));
    next.insert(open.task.main_language.into());
    if next.len() > MOST_LANGUAGES {
        let words = t!(visit, "editor-languages-too-many", most = MOST_LANGUAGES);
        return Ok(render(&visit, &open, &chosen, &Errors::one("more", words)));
    }
    let written_in: WrittenIn = next.into_iter().collect();
    let questionnaire = Questionnaire { written_in, ..(*open.questionnaire).clone() };
    match save(&visit, tx, &open, &questionnaire).await? {
        Saved::Done(_) => Ok(visit.go_to_saying(&open.overview("/translations"), "saved")),
        Saved::Refused(why) => Ok(render(&visit, &open, &chosen, &Errors::several("more", why))),
    }
}

fn render(
    visit: &Visit,
    open: &Open,
    chosen: &BTreeSet<TextLanguage>,
    errors: &Errors,
) -> Response {
    let title = t!(visit, "editor-languages");
    let heading = title.clone();
    let main = TextLanguage::from(open.task.main_language);
    let there: BTreeSet<TextLanguage> =
        open.languages().iter().chain(TextLanguage::USUAL).collect();
    let was = open.languages();
    let body = || {
        let was = was.iter().map(|language| {
            view! { <input type="hidden" name="was" value=language.tag()/> }
        });
        let boxes = there.iter().map(|language| {
            let id = format!("language-{language}");
            let is_main = *language == main;
            let note = is_main.then(|| view! { " " <span class="small">{t!(visit, "editor-languages-main")}</span> });
            view! {
                <div class="choice">
                    <input type="checkbox" id=id.clone() name="language" value=language.tag()
                        checked={is_main || chosen.contains(language)} disabled=is_main/>
                    <label for=id><bdi lang=language.tag()>{language.own_name()}</bdi> {note}</label>
                </div>
            }
        });
        view! {
            {errors.summary(visit)}
            <p><a href=open.overview("/translations")>{t!(visit, "editor-translations-back")}</a></p>
            <h1>{heading}</h1>
            <p>{t!(visit, "editor-languages-lead")}</p>
            {live_notice(visit, open)}
            <form class="editor" method="post" action=open.overview("/languages") novalidate>
                {was.collect_view()}
                <fieldset class="field">
                    <legend>{t!(visit, "editor-languages-chosen")}</legend>
                    {boxes.collect_view()}
                </fieldset>
                {others(visit, &there, chosen, errors)}
                {form::submit(t!(visit, "projects-save"))}
            </form>
        }
    };
    visit.form_page(&title, errors, body)
}

/// The list from which one more language is added.
fn others(
    visit: &Visit,
    there: &BTreeSet<TextLanguage>,
    chosen: &BTreeSet<TextLanguage>,
    errors: &Errors,
) -> AnyView {
    let mut others: Vec<TextLanguage> =
        TextLanguage::all().filter(|language| !there.contains(language)).collect();
    others.sort_by_key(|language| language.own_name().to_lowercase());
    let options = others.into_iter().map(|language| {
        view! {
            <option value=language.tag() lang=language.tag() selected=chosen.contains(&language)>
                {format!("{} ({language})", language.own_name())}
            </option>
        }
    });
    let error = errors.of("more");
    let class = if error.is_some() { "field field--wrong" } else { "field" };
    let invalid = error.is_some().then_some("true");
    let described_by = if error.is_some() { "more-hint more-error" } else { "more-hint" };
    let error = error.map(|error| view! { <p class="field__error" id="more-error">{error}</p> });
    view! {
        <div class=class>
            <label for="more">{t!(visit, "editor-languages-more")}</label>
            <p class="field__hint" id="more-hint">{t!(visit, "editor-languages-hint")}</p>
            {error}
            <select class="input" id="more" name="language" aria-describedby=described_by aria-invalid=invalid>
                <option value="">{t!(visit, "editor-languages-none")}</option>
                {options.collect_view()}
            </select>
        </div>
    }
    .into_any()
}
