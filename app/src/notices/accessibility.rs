//! Anybody reads the accessibility statement, made from one structured source (R61).

use axum::response::Response;
use leptos::prelude::*;
use model::{
    language::{Language, Texts},
    site_texts::SiteText,
};
use serde::Deserialize;

use crate::{Visit, dates, site::Site, t, ui};

const SOURCE: &str = include_str!("accessibility.json");

/// The part that says whom to tell of shortcomings.
const FEEDBACK: &str = "feedback";

/// The parts a statement must have, in order.
pub const PARTS: [&str; 11] = [
    "service",
    "goal",
    "status",
    "shortcomings",
    "repair",
    "other_formats",
    "drawn_up",
    "assessment",
    "updating",
    FEEDBACK,
    "enforcement",
];

/// The statement, a part after the other.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Its parts, in order.
    pub sections: Vec<Part>,
}

/// One part of the statement.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Which part: one of [`PARTS`].
    pub id: String,
    /// Its heading.
    pub heading: Texts,
    /// Its paragraphs.
    pub paragraphs: Vec<Words>,
}

/// A paragraph or a point of a list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The words; `{name}` stands for a fact of the installation.
    pub text: Texts,
    /// One of the points of a list.
    #[serde(default)]
    pub point: bool,
}

/// The statement as written. None: the source cannot be read, which a test excludes.
pub fn statement() -> Option<Statement> {
    serde_json::from_str(SOURCE).ok()
}

/// `GET /accessibility`
pub async fn page(visit: Visit) -> Response {
    let title = t!(visit, "notices-accessibility-title");
    let heading = title.clone();
    let parts = statement().map(|statement| statement.sections).unwrap_or_default();
    visit.page(&title, || {
        let parts = parts.iter().map(|part| render(&visit, part)).collect_view();
        view! { <article class="prose"><h1>{heading}</h1>{parts}</article> }
    })
}

fn render(visit: &Visit, part: &Part) -> AnyView {
    let (site, language) = (&visit.kanssa.site, visit.language);
    let (points, paragraphs): (Vec<&Words>, Vec<&Words>) =
        part.paragraphs.iter().partition(|words| words.point);
    let paragraphs = paragraphs
        .into_iter()
        .map(|words| view! { <p>{fill(&words.text, site, language)}</p> })
        .collect_view();
    let points = (!points.is_empty()).then(|| {
        let items = points
            .into_iter()
            .map(|words| view! { <li>{fill(&words.text, site, language)}</li> })
            .collect_view();
        view! { <ul>{items}</ul> }
    });
    let heading = fill(&part.heading, site, language);
    // What the city adds never takes the place of what the statement must say.
    let of_city = (part.id == FEEDBACK)
        .then(|| ui::paragraphs(visit.site_text(SiteText::AccessibilityContact)));
    view! { <section id=part.id.clone()><h2>{heading}</h2>{paragraphs}{points}{of_city}</section> }
        .into_any()
}

fn fill(texts: &Texts, site: &Site, language: Language) -> String {
    let mut words = texts.shown(language, Language::Fi).text;
    let date = dates::iso_day(&site.facts.statement_date, language);
    words = words.replace("{statement_date}", &date);
    for name in ["controller", "service_name", "contact_address"] {
        let fact = site.facts.get(name, language).unwrap_or_default();
        words = words.replace(&format!("{{{name}}}"), &fact);
    }
    words
}
