//! Three languages, each complete: nothing missing, unused or left untranslated.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use app::{
    dates,
    texts::{SOURCES, text},
};
use model::language::Language;
use store::testing::MONDAY;

use crate::{
    common::{TestApp, site},
    roles::{crawl, everybody},
};

/// The messages of a language, by key, as written.
fn messages(language: Language) -> BTreeMap<String, String> {
    let position = Language::ALL.iter().position(|one| *one == language).unwrap();
    let mut messages: BTreeMap<String, String> = BTreeMap::new();
    for (feature, texts) in SOURCES {
        let mut key = None;
        for line in texts[position].lines() {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                let (name, value) = line.split_once(" =").expect("a message");
                let told_by_file = name.strip_prefix(feature).is_some_and(|n| n.starts_with('-'));
                assert!(told_by_file, "{language}: {name} stands in {feature}.ftl");
                let before = messages.insert(name.to_owned(), value.trim().to_owned());
                assert_eq!(before, None, "{language}: {name} is there twice");
                key = Some(name.to_owned());
            } else if line.starts_with([' ', '}', '*', '[']) {
                let written =
                    key.as_ref().and_then(|key| messages.get_mut(key)).expect("a message");
                written.push('\n');
                written.push_str(line);
            } else {
                let is_known = line.is_empty() || line.starts_with('#');
                assert!(is_known, "{language}: {line:?} in {feature}.ftl");
            }
        }
    }
    messages
}

/// The names of what is filled in.
fn variables(message: &str) -> BTreeSet<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    message.split('$').skip(1).map(name).collect()
}

/// The Rust sources of the crates that have words, without their tests.
fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = fs::read_to_string(&path).unwrap();
                let source = source.split("#[cfg(test)]\nmod tests").next().unwrap();
                found.push((path, source.to_owned()));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found = Vec::new();
    for folder in ["app/src", "server/src"] {
        walk(&root.join(folder), &mut found);
    }
    assert!(found.len() > 50, "the sources are found");
    found
}

/// Everything between double quotes on one line; good enough for keys, which need no escape.
fn literals(source: &str) -> BTreeSet<String> {
    let odd =
        |line: &str| line.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    source.lines().flat_map(odd).collect()
}

/// A call's key, and the names of what it fills in.
fn calls(source: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut calls = Vec::new();
    for (at, _) in source.match_indices("t!(") {
        let is_word = source[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let rest = &source[at + 3..];
        let mut depth = 1;
        let length = rest.find(|c| {
            depth += match c {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth == 0
        });
        let arguments = &rest[..length.unwrap_or(0)];
        let Some((_, from_key)) = arguments.split_once('"').filter(|_| !is_word) else { continue };
        let (key, filled) = from_key.split_once('"').expect("a key in quotes");
        let mut names = BTreeSet::new();
        let mut depth = 0;
        for part in filled.split_inclusive(['(', ')', ',']) {
            if let (0, Some((name, _))) = (depth, part.split_once('=')) {
                let name = name.trim();
                if name.chars().all(|c| c.is_alphanumeric() || c == '_') {
                    names.insert(name.to_owned());
                }
            }
            depth += match part.chars().last() {
                Some('(') => 1,
                Some(')') => -1,
                _ => 0,
            };
        }
        calls.push((key.to_owned(), names));
    }
    calls
}

#[test]
fn r59_every_message_is_there_in_every_language_and_can_be_read() {
    let finnish = messages(Language::Fi);
    assert!(finnish.len() > 200);
    for language in Language::ALL {
        let these = messages(language);
        let missing: Vec<_> = finnish.keys().filter(|key| !these.contains_key(*key)).collect();
        let extra: Vec<_> = these.keys().filter(|key| !finnish.contains_key(*key)).collect();
        assert_eq!((missing, extra), (Vec::new(), Vec::new()), "{language}");
        for (key, written) in &these {
            assert_eq!(variables(written), variables(&finnish[key]), "{language}: {key}");
            let names = variables(written);
            let arguments: Vec<_> = names.iter().map(|name| (name.as_str(), 2.into())).collect();
            let read = text(language, key, &arguments);
            assert_ne!(read, *key, "{language}: {key} cannot be read");
            assert!(!read.contains(['{', '$']), "{language}: {key} reads {read}");
            assert_eq!(read.trim(), read, "{language}: {key}");
            assert!(!read.is_empty() && !read.contains("  "), "{language}: {key} reads {read:?}");
        }
    }
}

#[test]
fn r59_no_message_is_left_untranslated() {
    let [finnish, swedish, english] = Language::ALL.map(messages);
    let words = |message: &str| {
        let names = variables(message).into_iter();
        let told =
            names.fold(message.to_owned(), |told, name| told.replace(&format!("${name}"), ""));
        let plain: String = told.chars().filter(|c| c.is_alphabetic() || *c == ' ').collect();
        plain.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>()
    };
    for (key, fi) in &finnish {
        for (other, language) in [(&swedish[key], "sv"), (&english[key], "en")] {
            assert_ne!(words(fi), words(other), "{key} reads the same in fi and {language}");
        }
        let both = (words(&swedish[key]), words(&english[key]));
        let is_one_word = both.0.len() < 2; // "Mobil" and "Start" are words of both
        assert!(is_one_word || both.0 != both.1, "{key} reads the same in sv and en");
    }
}

#[test]
fn r59_every_message_that_the_sources_name_exists_and_every_one_that_exists_is_named() {
    let finnish = messages(Language::Fi);
    let mut named = BTreeSet::new();
    for (path, source) in sources() {
        for (key, filled) in calls(&source) {
            let Some(message) = finnish.get(&key) else {
                let is_the_macro = path.ends_with("texts.rs");
                assert!(is_the_macro, "{}: there is no message {key}", path.display());
                continue;
            };
            assert_eq!(filled, variables(message), "{}: {key}", path.display());
        }
        // Keys in tables (words, roles, mails) are whole literals too: none is put together.
        named.extend(literals(&source));
    }
    let features: Vec<String> = SOURCES.iter().map(|(feature, _)| format!("{feature}-")).collect();
    let looks_like_key = |literal: &str| {
        features.iter().any(|feature| literal.starts_with(feature.as_str()))
            && literal.chars().all(|c| c.is_ascii_lowercase() || c == '-')
    };
    let unknown: BTreeSet<&str> = named
        .iter()
        .map(String::as_str)
        .filter(|name| looks_like_key(name) && !finnish.contains_key(*name))
        .collect();
    // The names of messages shown once after a redirect may look like keys; nothing else may.
    let flashes =
        app::ui::FLASHES.iter().map(|(name, _)| *name).filter(|name| looks_like_key(name));
    assert_eq!(unknown, flashes.collect(), "no such messages");
    let unused: Vec<_> = finnish.keys().filter(|key| !named.contains(*key)).collect();
    assert_eq!(unused, Vec::<&String>::new(), "no source names these");
}

#[tokio::test]
async fn r59_no_page_shows_a_key_or_a_gap_and_each_is_other_words_in_other_languages() {
    let keys: BTreeSet<String> = messages(Language::Fi).into_keys().collect();
    let app = TestApp::start().await;
    // Between them these see every page there is.
    let some = ["visitor", "newcomer", "member", "dpo"];
    let all = everybody(&app).await;
    for (who, mut browser) in all.into_iter().filter(|(who, _)| some.contains(&who.as_str())) {
        let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for language in Language::ALL {
            browser.post("/language", &[("language", language.tag())]).await;
            for (path, page) in crawl(&mut browser).await {
                let text = page.text();
                let split = |c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit() && c != '-';
                for word in text.split(split) {
                    assert!(!keys.contains(word), "{who} {path}: the key {word} is shown");
                }
                // The words of the questionnaire that are filled in while answering stay open.
                let is_open = page.count("[data-runner]") > 0;
                assert!(is_open || !text.contains("{$"), "{who} {path}: a gap is shown");
                texts.entry(path).or_default().push(page.text_of("main"));
            }
        }
        for (path, texts) in texts.into_iter().filter(|(path, _)| !path.contains("?lang=")) {
            let different: BTreeSet<&String> = texts.iter().collect();
            assert_eq!(different.len(), 3, "{who} {path}: {texts:?}");
        }
    }
}

#[tokio::test]
async fn dates_times_and_numbers_have_the_form_of_the_language() {
    let zone = site().time_zone;
    for (language, day, moment, number) in [
        (Language::Fi, "2. maaliskuuta 2026", "2. maaliskuuta 2026 klo 12.00", "5\u{a0}000"),
        (Language::Sv, "2 mars 2026", "2 mars 2026 kl. 12:00", "5\u{a0}000"),
        (Language::En, "2 March 2026", "2 March 2026 at 12:00", "5,000"),
    ] {
        assert_eq!(dates::day(MONDAY, language, &zone), day);
        assert_eq!(dates::moment(MONDAY, language, &zone), moment);
        assert_eq!(dates::number(5_000, language), number);
        let app = TestApp::start().await;
        let notice = app.browser_in(language).get("/notice").await;
        assert!(notice.shows(day), "{language}");
        assert_eq!(notice.count("time[datetime]"), 1);
        let statement = app.browser_in(language).get("/accessibility").await;
        assert!(statement.shows(&dates::iso_day("2026-11-01", language)), "{language}");
    }
}

#[tokio::test]
async fn r59_the_language_is_the_chosen_one_then_the_members_then_the_browsers_then_the_citys() {
    let app = TestApp::start().await;
    let lang = |answer: &crate::common::Answer| answer.attribute("html", "lang").unwrap();
    let mut browser = app.browser_in(Language::En);
    assert_eq!(lang(&browser.get("/").await), "en", "the browser's");
    browser.extra = vec![("accept-language", String::new())];
    assert_eq!(lang(&browser.get("/?lang=sv").await), "sv", "this once");
    browser.post("/language", &[("language", "fi")]).await;
    assert_eq!(lang(&browser.get("/").await), "fi", "chosen, and remembered");
    browser.cookies.clear();
    browser.sign_in("matti@posti.test").await;
    browser.post("/join", &[("age", "yes"), ("consent", "yes")]).await;
    browser.post("/language", &[("language", "sv")]).await;
    let mut elsewhere = app.browser_in(Language::Fi);
    elsewhere.sign_in("matti@posti.test").await;
    assert_eq!(lang(&elsewhere.get("/account/pseudonym").await), "sv", "the member's own");
    let mut unknown = app.browser();
    let answer = unknown.post("/language", &[("language", "de"), ("back", "/")]).await;
    assert_eq!(answer.status, 400);
    for outside in ["//evil.example", "https://evil.example", "javascript:x", "/\\evil.example"] {
        let answer = unknown.post("/language", &[("language", "sv"), ("back", outside)]).await;
        assert_eq!(answer.location(), "/", "{outside}");
    }
}
