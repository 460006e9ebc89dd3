//! An administrator words the few texts of the site that are a city's own, and sees what people see.

use axum::response::Response;
use leptos::prelude::*;
use model::{
    language::{Language, Texts},
    site_texts::{SiteText, missing},
};
use store::{
    audit::Act,
    site_texts::{self, Worded},
};

use super::words;
use crate::{
    Failure, Fields, Visit, dates,
    projects::read_texts,
    staff::acts,
    t,
    ui::{
        self,
        form::{self, Errors, TextsField},
    },
    url::UrlPath,
};

const WORDS: [&str; 3] = ["words", "words-sv", "words-en"];

/// `GET /staff/texts`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let worded = site_texts::list(&mut conn).await?;
    drop(conn);
    let title = t!(visit, "settings-texts-title");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let cards = SiteText::ALL
            .map(|text| {
                let worded = worded.iter().find(|worded| worded.text == text);
                view! {
                    <li class="card">
                        <h2><a href=path(text)>{words::text_label(&visit, text)}</a></h2>
                        <p>{words::text_place(&visit, text)}</p>
                        <p class="small">{state(&visit, text, worded)}</p>
                    </li>
                }
            })
            .collect_view();
        view! {
            <h1>{heading}</h1>
            <p>{t!(visit, "settings-texts-lead")}</p>
            <ul class="cards">{cards}</ul>
        }
    }))
}

fn path(text: SiteText) -> String {
    format!("/staff/texts/{}", text.name())
}

/// How a text stands: ours, none, the city's, or the city's with a translation missing.
fn state(visit: &Visit, text: SiteText, worded: Option<&Worded>) -> String {
    match worded.map(|worded| &worded.words) {
        Some(words) if !words.is_blank() => match missing_words(words) {
            Some(missing) => t!(visit, "settings-text-missing", languages = missing),
            None => t!(visit, "settings-text-own"),
        },
        _ if visit.kanssa.site_text_with(text, visit.language, None).is_empty() => {
            t!(visit, "settings-text-nothing")
        }
        _ => t!(visit, "settings-text-default"),
    }
}

/// The languages in which the text is missing, by their own names.
fn missing_words(words: &Texts) -> Option<String> {
    let names: Vec<&str> = missing(words).into_iter().map(Language::own_name).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// `GET /staff/texts/{text}`
pub async fn one_page(visit: Visit, UrlPath(name): UrlPath<String>) -> Result<Response, Failure> {
    let text: SiteText = name.parse().map_err(|_| Failure::NotFound)?;
    let worded = find(&visit, text).await?;
    let mut fields = Fields::default();
    fields.set("revision", worded.as_ref().map_or(0, |worded| worded.revision).to_string());
    fields
        .set_texts(WORDS, &worded.as_ref().map(|worded| worded.words.clone()).unwrap_or_default());
    Ok(render(&visit, text, worded.as_ref(), &fields, &Errors::default()))
}

/// `POST /staff/texts/{text}`
pub async fn one_submit(
    visit: Visit,
    UrlPath(name): UrlPath<String>,
    mut fields: Fields,
) -> Result<Response, Failure> {
    let text: SiteText = name.parse().map_err(|_| Failure::NotFound)?;
    let worded = find(&visit, text).await?;
    let words = match read(&visit, text, &fields) {
        Ok(words) => words,
        Err(errors) => return Ok(render(&visit, text, worded.as_ref(), &fields, &errors)),
    };
    let seen = fields.number("revision").ok_or(Failure::Unreadable)?;
    let kanssa = &visit.kanssa;
    let mut tx = kanssa.db.begin().await?;
    if !site_texts::save(&mut tx, text, &words, seen, visit.staff()?, visit.now).await? {
        drop(tx);
        let worded = find(&visit, text).await?;
        fields.replace("revision", worded.as_ref().map_or(0, |now| now.revision).to_string());
        let errors = Errors::one(WORDS[0], t!(visit, "projects-changed-meanwhile"));
        return Ok(render(&visit, text, worded.as_ref(), &fields, &errors));
    }
    let languages: Vec<&str> = Language::ALL
        .into_iter()
        .filter(|language| words.exactly(*language).is_some())
        .map(Language::tag)
        .collect();
    let object = ("site-text", text.name());
    let reason = languages.join(" ");
    let anchor = acts::add(&visit, &mut tx, Act::SiteTextChanged, object, &reason).await?;
    acts::commit_anchored(&visit, tx, anchor).await?;
    kanssa.reread().await?;
    Ok(visit.go_to_saying(&path(text), "saved"))
}

async fn find(visit: &Visit, text: SiteText) -> Result<Option<Worded>, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let listed = site_texts::list(&mut conn).await?;
    Ok(listed.into_iter().find(|worded| worded.text == text))
}

fn read(visit: &Visit, text: SiteText, fields: &Fields) -> Result<Texts, Errors> {
    let mut errors = Errors::default();
    let label = t!(visit, "settings-text-words");
    let clean = |typed: &str| text.read(typed);
    let texts = read_texts(visit, fields, (WORDS, &label), clean, &mut errors);
    if errors.is_empty() { Ok(texts) } else { Err(errors) }
}

fn render(
    visit: &Visit,
    text: SiteText,
    worded: Option<&Worded>,
    fields: &Fields,
    errors: &Errors,
) -> Response {
    let title = words::text_label(visit, text);
    let heading = title.clone();
    let most = dates::number(text.most(), visit.language);
    let hint = if text.is_line() {
        t!(visit, "settings-text-line-hint", most = most)
    } else {
        t!(visit, "settings-text-hint", most = most)
    };
    let field = TextsField {
        ids: WORDS,
        label: t!(visit, "settings-text-words"),
        hint: Some(hint),
        error: None,
        rows: if text.is_line() { 1 } else { 6 },
    };
    let missing = worded.and_then(|worded| missing_words(&worded.words)).map(|languages| {
        let told = t!(visit, "settings-text-missing", languages = languages);
        ui::notice(ui::NoticeKind::Warning, None, view! { <p>{told}</p> }.into_any())
    });
    let body = || {
        view! {
            {errors.summary(visit)}
            <p><a href="/staff/texts">{t!(visit, "settings-texts-title")}</a></p>
            <h1>{heading}</h1>
            <p>{words::text_place(visit, text)}</p>
            {missing}
            <form method="post" action=path(text) novalidate>
                <input type="hidden" name="revision" value=fields.get("revision").to_owned()/>
                {form::marked_texts_inputs(&field, fields, errors)}
                {form::submit(t!(visit, "projects-save"))}
            </form>
            {preview(visit, text, worded.map(|worded| &worded.words))}
        }
    };
    visit.form_page(&title, errors, body)
}

/// What people read as it is saved, in each language, and where.
fn preview(visit: &Visit, text: SiteText, city: Option<&Texts>) -> AnyView {
    let shown = Language::ALL
        .map(|language| {
            let paragraphs = visit.kanssa.site_text_with(text, language, city);
            let is_ours = city.is_none_or(|words| words.exactly(language).is_none());
            let ours = is_ours.then(|| {
                let told = if paragraphs.is_empty() {
                    t!(visit, "settings-text-nothing")
                } else {
                    t!(visit, "settings-text-default")
                };
                view! { <p class="small">{told}</p> }
            });
            view! {
                <section class="written">
                    <h3 lang=language.tag()>{language.own_name()}</h3>
                    {ours}
                    <div lang=language.tag()>{ui::paragraphs(paragraphs)}</div>
                </section>
            }
        })
        .collect_view();
    let page = match text {
        SiteText::Contact => Some("/contact"),
        SiteText::AccessibilityContact => Some("/accessibility#feedback"),
        // Whoever is signed in does not see the front page; the foot is on this page.
        SiteText::Welcome | SiteText::JoiningClosed | SiteText::Footer => None,
    };
    let link = page.map(|href| {
        view! { <p><a href=href>{t!(visit, "settings-text-see")}</a></p> }
    });
    view! {
        <h2>{t!(visit, "settings-text-preview")}</h2>
        {shown}
        {link}
    }
    .into_any()
}
