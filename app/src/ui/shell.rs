//! The frame of every page, and the loader that fetches WebAssembly only where an island is.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::{prelude::*, reactive::owner::Owner};
use model::{
    language::{Language, TextLanguage},
    site_texts::SiteText,
    staff::Actor,
};

use super::{FLASH_LINKS, FLASHES, PARTINGS};
use crate::{Visit, t};

/// Starts the islands of a page: waits for an idle moment, fetches, hydrates from the outside in.
///
/// Leptos' own loader would fetch WebAssembly on pages without islands too.
const LOADER: &str = concat!(include_str!("forget.js"), include_str!("loader.js"));

/// Wipes what the browser kept of a member, where it does not heed `Clear-Site-Data`.
const FORGET: &str = concat!(include_str!("forget.js"), "forget().catch(() => {});\n");

/// Makes fields of a questionnaire handier that ask for it.
const HELPERS: &str = include_str!("../answers/sheet/helpers.js");

/// Makes photos small, and brings them to the server; where answers wait, photos may too.
const PHOTOS: &str = include_str!("../answers/sheet/photos.js");

/// Questions are moved by dragging and by keys where they are looked over.
const ARRANGE: &str = include_str!("../tasks/questions/arrange.js");

/// Forms of a draft are saved while they are written.
const AUTOSAVE: &str = include_str!("../tasks/questions/autosave.js");

/// How a resident's page differs where staff try it out in a frame: it is marked, its languages are
/// links, and it leads nowhere else within the frame.
#[derive(Clone, Debug)]
pub struct Framed {
    /// What it is, in words.
    pub mark: String,
    /// Where to go on closing it, and the words for that.
    pub close: (String, String),
    /// The same page in each language.
    pub languages: Vec<(TextLanguage, String)>,
}

/// Renders a whole page. Pages load their data before; nothing here waits.
pub fn render<V: IntoView + 'static>(
    visit: &Visit,
    title: &str,
    body: impl FnOnce() -> V,
) -> String {
    // Islands ask the owner whether they are to be hydrated; outside them nothing is.
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| document(visit, title, body().into_any()).to_html());
    drop(owner);
    let html = with_reload(visit, format!("<!DOCTYPE html>{html}"));
    let html = if is_after_parting(visit) { with_script(visit, &html, FORGET) } else { html };
    let html = if html.contains("data-helped") { with_script(visit, &html, HELPERS) } else { html };
    let has_photos = html.contains("data-photos=") || html.contains("data-waiting=");
    let html = if has_photos { with_script(visit, &html, PHOTOS) } else { html };
    let html =
        if html.contains("data-arranged") { with_script(visit, &html, ARRANGE) } else { html };
    let html =
        if html.contains("data-autosave=") { with_script(visit, &html, AUTOSAVE) } else { html };
    if html.contains("<leptos-island") { with_loader(visit, &html) } else { html }
}

/// Only after signing out or leaving: a sign-in that has run out keeps what waits to be saved.
fn is_after_parting(visit: &Visit) -> bool {
    let flash = visit.flash.as_deref();
    visit.sign_in.is_none() && flash.is_some_and(|flash| PARTINGS.contains(&flash))
}

fn document(visit: &Visit, title: &str, body: AnyView) -> impl IntoView + use<> {
    let service = visit.kanssa.fact("service_name", visit.language);
    let title = format!("{title} – {service}");
    let assets = visit.kanssa.site.assets.clone();
    let theme = visit.kanssa.site.theme.name();
    view! {
        <html lang=visit.language.tag() data-theme=theme>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="robots" content="noindex"/>
                <meta name="color-scheme" content="light"/>
                <title>{title}</title>
                <link rel="stylesheet" href=assets.style/>
                <link rel="icon" href=assets.icon type="image/svg+xml"/>
                <link rel="manifest" href="/manifest.webmanifest"/>
            </head>
            <body>
                <a class="skip-link" href="#content">{t!(visit, "common-skip-to-content")}</a>
                {header(visit, service)}
                <main id="content" tabindex="-1">
                    {flash(visit)}
                    {body}
                </main>
                {footer(visit)}
            </body>
        </html>
    }
}

fn header(visit: &Visit, service: String) -> AnyView {
    if let Some(framed) = &visit.framed {
        return framed_header(visit, service, framed);
    }
    if visit.is_framed() {
        // No other page can be opened in the frame.
        return view! { <header class="site-header"><span class="site-header__name">{service}</span></header> }
            .into_any();
    }
    view! {
        <header class="site-header">
            <div class="site-header__row">
                <a class="site-header__name" href="/">{service}</a>
                {languages(visit)}
            </div>
            {navigation(visit)}
        </header>
    }
    .into_any()
}

fn framed_header(visit: &Visit, service: String, framed: &Framed) -> AnyView {
    let links = framed
        .languages
        .iter()
        .map(|(language, href)| {
            let tag = language.tag();
            let here = visit.reading.unwrap_or_else(|| visit.language.into());
            let current = (*language == here).then_some("true");
            view! {
                <a href=href.clone() lang=tag hreflang=tag aria-current=current>{language.own_name()}</a>
            }
        })
        .collect_view();
    let (close, words) = framed.close.clone();
    view! {
        <header class="site-header">
            <div class="site-header__row">
                <span class="site-header__name">{service}</span>
                <nav class="languages" aria-label=t!(visit, "common-languages")>{links}</nav>
            </div>
            <div class="test-mark">
                <p>{framed.mark.clone()}</p>
                <p><a href=close target="_top">{words}</a></p>
            </div>
        </header>
    }
    .into_any()
}

/// Buttons, not links: choosing a language is remembered, and nothing changes on a GET.
fn languages(visit: &Visit) -> impl IntoView + use<> {
    let here = visit.language;
    let buttons = Language::ALL
        .into_iter()
        .map(|language| {
            let tag = language.tag();
            let current = (language == here).then_some("true");
            view! {
                <button type="submit" name="language" value=tag lang=tag aria-current=current>
                    {language.own_name()}
                </button>
            }
        })
        .collect_view();
    view! {
        <form class="languages" method="post" action="/language" aria-label=t!(visit, "common-languages")>
            <input type="hidden" name="back" value=visit.path.clone()/>
            {buttons}
        </form>
    }
}

fn navigation(visit: &Visit) -> Option<impl IntoView + use<>> {
    let links = match visit.actor() {
        Actor::Visitor | Actor::Newcomer => return None,
        Actor::Member => vec![
            ("/tasks", t!(visit, "common-nav-tasks")),
            ("/answers", t!(visit, "common-nav-answers")),
            ("/account", t!(visit, "common-nav-account")),
        ],
        Actor::Frozen => vec![
            ("/answers", t!(visit, "common-nav-answers")),
            ("/account", t!(visit, "common-nav-account")),
        ],
        Actor::Staff(_) => vec![
            ("/staff", t!(visit, "common-nav-staff")),
            ("/account/sign-ins", t!(visit, "common-nav-sign-ins")),
        ],
    };
    let links = links
        .into_iter()
        .map(|(href, words)| {
            let current = (visit.path == href).then_some("page");
            view! { <li><a href=href aria-current=current>{words}</a></li> }
        })
        .collect_view();
    Some(view! {
        <nav class="site-nav" aria-label=t!(visit, "common-nav")>
            <ul>{links}</ul>
        </nav>
    })
}

fn flash(visit: &Visit) -> Option<impl IntoView + use<>> {
    let name = visit.flash.as_deref()?;
    let (_, words) = FLASHES.iter().find(|(known, _)| *known == name)?;
    let link = FLASH_LINKS
        .iter()
        .find(|(known, ..)| *known == name)
        .map(|(_, href, words)| view! { " " <a href=*href>{words(visit)}</a> });
    Some(view! { <p class="notice notice--success" role="status">{words(visit)} {link}</p> })
}

fn footer(visit: &Visit) -> impl IntoView + use<> {
    let target = visit.is_framed().then_some("_top");
    view! {
        <footer class="site-footer">
            <nav aria-label=t!(visit, "common-footer")>
                <ul>
                    <li><a href="/notice" target=target>{t!(visit, "common-footer-notice")}</a></li>
                    <li><a href="/accessibility" target=target>{t!(visit, "common-footer-accessibility")}</a></li>
                    <li><a href="/contact" target=target>{t!(visit, "common-footer-contact")}</a></li>
                </ul>
            </nav>
            <p>{visit.kanssa.fact("controller", visit.language)}</p>
            {super::paragraphs(visit.site_text(SiteText::Footer))}
            <p class="site-footer__version">{format!("Kanssa {}", visit.kanssa.site.version)}</p>
        </footer>
    }
}

/// `make dev`: loads the page anew when something has been built.
fn with_reload(visit: &Visit, html: String) -> String {
    let Some(socket) = &visit.kanssa.site.reload_socket else { return html };
    let script = format!(
        "<script nonce=\"{}\">new WebSocket(\"{socket}\").onmessage = () => location.reload();</script></body>",
        visit.nonce.0
    );
    html.replacen("</body>", &script, 1)
}

fn with_loader(visit: &Visit, html: &str) -> String {
    let assets = &visit.kanssa.site.assets;
    let script = LOADER
        .replace("__STYLE__", &assets.style)
        .replace("__SCRIPT__", &assets.script)
        .replace("__WASM__", &assets.wasm);
    with_script(visit, html, &script)
}

fn with_script(visit: &Visit, html: &str, script: &str) -> String {
    let nonce = &visit.nonce.0;
    let element = format!("<script type=\"module\" nonce=\"{nonce}\">{script}</script></body>");
    html.replacen("</body>", &element, 1)
}
