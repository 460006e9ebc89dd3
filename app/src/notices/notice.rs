//! Anybody reads the privacy notice, as it is now or as it was when they consented.

use axum::response::Response;
use leptos::prelude::*;
use model::{
    language::{Language, Texts},
    notices::{Notice, Paragraph, Section},
    settings::Settings,
};
use store::{
    notices::{self, Published},
    sessions::{LONGEST, SHORT_LONGEST},
};

use crate::{Failure, Visit, site::Site, t, ui, url::UrlPath};

/// The notice as we write it; facts of the installation are filled in.
const SOURCE: &str = include_str!("notice.json");

/// The notice of this installation: our words, its facts and settings.
///
/// None: the source cannot be read, which a test excludes.
pub fn of_site(site: &Site, settings: &Settings) -> Option<Notice> {
    let notice: Notice = serde_json::from_str(SOURCE).ok()?;
    let days = LONGEST.as_seconds() / 86_400;
    let hours = SHORT_LONGEST.as_seconds() / 3_600;
    Some(notice.filled(&|name, language| match name {
        "minimum_age" => Some(settings.minimum_age.to_string()),
        "sign_in_days" => Some(days.to_string()),
        "shared_sign_in_hours" => Some(hours.to_string()),
        name => site.facts.get(name, language),
    }))
}

/// `GET /notice`
pub async fn page(visit: Visit) -> Response {
    let published = visit.kanssa.current_notice();
    render(&visit, &published)
}

/// `GET /notice/{version}`
pub async fn version_page(
    visit: Visit,
    UrlPath(version): UrlPath<i64>,
) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let published = notices::find(&mut conn, version).await?.ok_or(Failure::NotFound)?;
    Ok(render(&visit, &published))
}

fn render(visit: &Visit, published: &Published) -> Response {
    let language = visit.language;
    let title = words(&published.notice.title, language);
    let heading = title.clone();
    let is_current = visit.kanssa.current_notice().version == published.version;
    visit.page(&title, || {
        let outdated = (!is_current).then(|| {
            let body = view! { <p><a href="/notice">{t!(visit, "notices-to-current")}</a></p> };
            ui::notice(
                ui::NoticeKind::Warning,
                Some(t!(visit, "notices-outdated")),
                body.into_any(),
            )
        });
        let version = t!(visit, "notices-version", version = published.version);
        let contents = published
            .notice
            .sections
            .iter()
            .enumerate()
            .map(|(number, section)| {
                let heading = words(&section.heading, language);
                view! { <li><a href=format!("#s{number}")>{heading}</a></li> }
            })
            .collect_view();
        let sections = published
            .notice
            .sections
            .iter()
            .enumerate()
            .map(|(number, section)| render_section(visit, number, section))
            .collect_view();
        view! {
            {outdated}
            <article class="prose">
                <h1>{heading}</h1>
                <p>{version} ", " {ui::day(visit, published.published_at)}</p>
                <nav aria-label=t!(visit, "notices-contents")>
                    <details>
                        <summary>{t!(visit, "notices-contents")}</summary>
                        <ul>{contents}</ul>
                    </details>
                </nav>
                {sections}
            </article>
        }
    })
}

fn render_section(visit: &Visit, number: usize, section: &Section) -> AnyView {
    let mut blocks: Vec<AnyView> = Vec::new();
    let mut points: Vec<AnyView> = Vec::new();
    let close_list = |points: &mut Vec<AnyView>, blocks: &mut Vec<AnyView>| {
        if !points.is_empty() {
            blocks.push(view! { <ul>{std::mem::take(points)}</ul> }.into_any());
        }
    };
    for paragraph in &section.paragraphs {
        if paragraph.point {
            points.push(view! { <li>{render_words(visit, paragraph)}</li> }.into_any());
        } else {
            close_list(&mut points, &mut blocks);
            blocks.push(view! { <p>{render_words(visit, paragraph)}</p> }.into_any());
        }
    }
    close_list(&mut points, &mut blocks);
    let heading = words(&section.heading, visit.language);
    view! { <section id=format!("s{number}")><h2>{heading}</h2>{blocks}</section> }.into_any()
}

fn render_words(visit: &Visit, paragraph: &Paragraph) -> AnyView {
    let words = words(&paragraph.text, visit.language);
    let open = paragraph
        .open
        .then(|| view! { <strong class="open-point">{t!(visit, "notices-open")} " "</strong> });
    view! { {open} {words} }.into_any()
}

fn words(texts: &Texts, language: Language) -> String {
    texts.shown(language, Language::Fi).text
}
