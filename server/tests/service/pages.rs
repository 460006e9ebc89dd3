//! Every page that each kind of visitor reaches: nothing from elsewhere, and sound markup.

use std::collections::BTreeSet;

use model::language::Language;
use scraper::{ElementRef, Html, Selector};

use crate::{
    common::{Answer, TestApp},
    roles::{crawl, everybody},
};

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).collect()
}

/// Looks at every page of everybody, once in each of these languages.
async fn on_every_page(languages: &[Language], check: impl Fn(&str, Language, &Answer)) {
    let mut seen = 0;
    for language in languages.iter().copied() {
        // A service of its own: nobody may ask for every page in three languages within seconds.
        let app = TestApp::start().await;
        for (who, mut browser) in everybody(&app).await {
            browser.post("/language", &[("language", language.tag())]).await;
            for (path, page) in crawl(&mut browser).await {
                check(&format!("{who} {language} {path}"), language, &page);
                seen += 1;
            }
        }
    }
    assert!(seen > 70 * languages.len(), "the crawl finds its way: {seen} pages");
}

#[tokio::test]
async fn r32_no_page_loads_anything_from_elsewhere() {
    on_every_page(&[Language::Fi], |at, _, answer| {
        let page = Html::parse_document(&answer.body);
        for element in select(&page, "*") {
            let name = element.value().name();
            for (attribute, value) in element.value().attrs() {
                let may_load = match attribute {
                    "src" | "srcset" | "action" | "formaction" | "poster" | "data" | "ping"
                    | "background" | "manifest" | "xlink:href" | "cite" => true,
                    "href" => name != "a",
                    _ => false,
                };
                let is_own = value.starts_with('/') && !value.starts_with("//");
                assert!(!may_load || is_own, "{at}: <{name} {attribute}={value:?}>");
                assert!(attribute != "style" && !attribute.starts_with("on"), "{at}: {attribute}");
            }
            assert!(!["object", "embed", "base", "style"].contains(&name), "{at}: {name}");
            // Its src has been looked at above: it is our own.
            let may_hold_frames = at.ends_with("/preview") || at.contains("/questions");
            assert!(name != "iframe" || may_hold_frames, "{at}: {name}");
            if name == "meta" {
                assert_eq!(element.value().attr("http-equiv"), None, "{at}");
            }
            if name == "a" {
                let href = element.value().attr("href").unwrap_or_default();
                let is_plain = href.starts_with(['/', '#']) || href.starts_with("https://");
                assert!(is_plain && !href.starts_with("//"), "{at}: {href}");
            }
        }
        let scripts: String = select(&page, "script").iter().flat_map(ElementRef::text).collect();
        assert!(!scripts.contains("//"), "{at}: a script names another place");
    })
    .await;
}

#[tokio::test]
async fn r60_every_page_has_a_language_a_title_one_heading_and_sound_landmarks() {
    on_every_page(&Language::ALL, |at, language, answer| {
        let page = Html::parse_document(&answer.body);
        let asked_for = at.split_once("?lang=").map_or(language.tag(), |(_, tag)| tag);
        // A task that is tried out is in the language it is tried out in.
        let tried_in = at.split_once("/preview/").map(|(_, rest)| rest.split('/').next().unwrap());
        let asked_for = tried_in.unwrap_or(asked_for);
        let html = page.root_element().value();
        assert_eq!(html.attr("lang"), Some(asked_for), "{at}: {}", answer.status);
        let title: String = select(&page, "title").iter().flat_map(ElementRef::text).collect();
        assert!(title.ends_with(" – Koekanssa") && title.len() > 15, "{at}: {title}");
        assert_eq!(select(&page, "title").len(), 1, "{at}");
        for one in ["h1", "main", "header.site-header", "footer", ".skip-link[href='#content']"] {
            assert_eq!(select(&page, one).len(), 1, "{at}: {one}");
        }
        assert!(
            select(&page, "h1").iter().flat_map(ElementRef::text).any(|t| !t.is_empty()),
            "{at}"
        );
        let mut level = 0;
        for heading in select(&page, "h1, h2, h3, h4, h5, h6") {
            let is_hidden = heading.ancestors().filter_map(ElementRef::wrap).any(|element| {
                element.value().attr("hidden").is_some() || element.value().name() == "template"
            });
            let own = heading.value().name()[1..].parse::<usize>().unwrap();
            let precedes_h1 = level == 0 && own == 2;
            assert!(is_hidden || own <= level + 1 || precedes_h1, "{at}: h{own} after h{level}");
            level = if is_hidden { level } else { own.max(1) };
        }
        for nav in select(&page, "nav") {
            assert!(nav.value().attr("aria-label").is_some_and(|l| !l.is_empty()), "{at}");
        }
    })
    .await;
}

#[tokio::test]
async fn r60_every_field_has_a_label_every_button_a_name_and_every_id_is_unique() {
    on_every_page(&[Language::Sv], |at, _, answer| {
        let page = Html::parse_document(&answer.body);
        let mut ids = BTreeSet::new();
        for element in select(&page, "[id]") {
            let id = element.value().attr("id").unwrap();
            assert!(!id.is_empty() && !id.contains(char::is_whitespace), "{at}: {id:?}");
            assert!(ids.insert(id.to_owned()), "{at}: two elements are #{id}");
        }
        for field in select(&page, "input:not([type='hidden']), textarea, select") {
            let id = field.value().attr("id").unwrap_or_default();
            let labels = select(&page, &format!("label[for='{id}']"));
            let words: String = labels.iter().flat_map(ElementRef::text).collect();
            assert!(labels.len() == 1 && !words.trim().is_empty(), "{at}: #{id} has no label");
        }
        for (selector, attribute) in [
            ("[aria-describedby]", "aria-describedby"),
            ("[aria-labelledby]", "aria-labelledby"),
            ("label[for]", "for"),
        ] {
            for element in select(&page, selector) {
                for id in element.value().attr(attribute).unwrap().split_whitespace() {
                    assert!(ids.contains(id), "{at}: {attribute} names #{id}, which is not there");
                }
            }
        }
        for link in select(&page, "a[href^='#']") {
            let id = &link.value().attr("href").unwrap()[1..];
            assert!(ids.contains(id), "{at}: a link leads to #{id}, which is not there");
        }
        for named in select(&page, "button, a, summary, legend") {
            let words: String = named.text().collect();
            let is_hidden = named.value().attr("hidden").is_some();
            assert!(!words.trim().is_empty() || is_hidden, "{at}: {} without words", named.html());
        }
        for group in select(&page, "fieldset") {
            let first = group.children().find_map(ElementRef::wrap);
            assert_eq!(first.map(|element| element.value().name()), Some("legend"), "{at}");
        }
        for misplaced in [
            "ul > :not(li), ol > :not(li), dl > :not(dt):not(dd):not(div)",
            "form form, button a, a button, a a, p p, p ul, p div",
        ] {
            let found = select(&page, misplaced).first().map(ElementRef::html);
            assert_eq!(found, None, "{at}: something where it may not stand");
        }
        for image in select(&page, "img, svg") {
            let is_told =
                image.value().attr("alt").is_some() || image.value().attr("aria-hidden").is_some();
            assert!(is_told, "{at}: {}", image.html());
        }
    })
    .await;
}

#[tokio::test]
async fn no_link_leads_nowhere() {
    let app = TestApp::start().await;
    for (who, mut browser) in everybody(&app).await {
        for (path, page) in crawl(&mut browser).await {
            let is_meant_to_fail = path == "/no/such/page";
            assert!(page.status.is_success() || is_meant_to_fail, "{who} {path}: {}", page.status);
        }
    }
}

#[tokio::test]
async fn r43_the_notice_is_one_link_away_from_every_page_and_before_joining() {
    on_every_page(&[Language::En], |at, _, answer| {
        let page = Html::parse_document(&answer.body);
        for path in ["/notice", "/accessibility", "/contact"] {
            let links = select(&page, &format!("footer a[href='{path}']"));
            assert_eq!(links.len(), 1, "{at}: {path}");
        }
        let languages = select(&page, "form[action='/language'] button, nav.languages a");
        assert_eq!(languages.len(), 3, "R59 {at}");
    })
    .await;
}

#[tokio::test]
async fn r62_the_only_cookies_are_the_four_that_are_needed() {
    let app = TestApp::start().await;
    let mut names = BTreeSet::new();
    for (who, mut browser) in everybody(&app).await {
        for (path, page) in crawl(&mut browser).await {
            for line in page.headers.get_all("set-cookie") {
                let is_removed = line.to_str().unwrap().ends_with("Max-Age=0");
                assert!(is_removed, "{who} {path}: looking sets a cookie: {line:?}");
            }
        }
        browser.post("/language", &[("language", "sv")]).await;
        browser.post("/sign-in", &[("address", "uusi@posti.test")]).await;
        names.extend(browser.cookies.into_keys());
    }
    let expected = ["asked", "flash", "language", "session"];
    let expected = expected.map(|name| format!("__Host-kanssa-{name}"));
    names.insert(expected[1].clone());
    assert_eq!(names.into_iter().collect::<Vec<_>>(), expected);
}
