//! What a member is called: the rules on the page, suggestions, and being called otherwise.

use std::collections::BTreeSet;

use app::texts;
use model::language::Language;
use store::search;

use crate::{
    common::{Answer, TestApp},
    help::{attributes, error_of, says},
};

const ADDRESS: &str = "matti.virtanen@posti.test";
const PAGE: &str = "/account/pseudonym";

/// What is refused, and why: the last part of the message's key.
const REFUSED: &[(&str, &str)] = &[
    ("", "missing"),
    ("   ", "missing"),
    ("ab", "too-short"),
    ("En aivan lyhyt nimimerkki tämä kyllä", "too-long"),
    ("<b>kettu</b>", "characters"),
    ("\"kettu\"", "characters"),
    ("kettu\u{7}", "characters"),
    ("kettu\u{202e}", "characters"),
    ("kettu\u{200b}", "characters"),
    ("kеttu", "mixed-scripts"), // the second letter is Cyrillic
    ("1 2", "few-letters"),
    ("matti.virtanen@posti.test", "address"),
    ("joku@muu.test", "address"),
    ("MattiVirtanen", "own-address"),
    ("Iloinen Virtanen", "own-address"),
    ("V1rtanen", "own-address"),
    ("Kettu 040 123 4567", "phone"),
    ("010594-9021", "identity-code"),
    ("Liisa Korhonen", "real-name"),
    ("KorhonenLiisa", "real-name"),
    ("Moderaattori", "reserved"),
    ("Kaupungin ylläpito", "reserved"),
    ("Adm1n", "reserved"),
    ("Kanssa", "reserved"),
    ("Utelias Kettu", "taken"),
    ("utelias-KETTU", "taken"),
    ("Utelias_Kettu", "taken"),
    ("Ute1ias Kettu", "taken"),
];

#[tokio::test]
async fn r19_what_could_tell_who_one_is_is_refused_in_ones_language_and_kept() {
    let app = TestApp::start().await;
    drop(app.member("aa@posti.test", "Utelias Kettu").await);
    let mut browser = app.newcomer(ADDRESS).await;
    for language in Language::ALL {
        for (typed, problem) in REFUSED {
            let path = format!("{PAGE}?lang={}", language.tag());
            let page = browser.post(&path, &[("pseudonym", typed)]).await;
            assert_eq!(page.status, 422, "{typed}");
            let key = format!("accounts-pseudonym-{problem}");
            let expected = texts::text(language, &key, &[]);
            assert_ne!(expected, key);
            assert_eq!(error_of(&page, "pseudonym"), expected, "{typed}");
            assert_eq!(page.value_of("pseudonym"), *typed);
            assert_eq!(page.attribute("#pseudonym", "aria-invalid").as_deref(), Some("true"));
            let title = texts::text(language, "accounts-pseudonym-title", &[]);
            let title =
                texts::text(language, "common-title-with-error", &[("title", title.into())]);
            assert!(page.text_of("title").starts_with(&title), "{}", page.text_of("title"));
            assert_eq!(page.count("main b"), 0, "what was typed is not markup");
        }
    }
    assert_eq!(browser.get("/tasks").await.location(), PAGE, "still without a pseudonym");
}

#[tokio::test]
async fn too_much_text_is_refused_and_nothing_is_stored() {
    let app = TestApp::start().await;
    let mut browser = app.newcomer(ADDRESS).await;
    let before = app.rows().await;
    let page = browser.post(PAGE, &[("pseudonym", &"ä".repeat(500_000))]).await;
    assert_eq!(error_of(&page, "pseudonym"), says("accounts-pseudonym-too-long"));
    let page = browser.post(PAGE, &[("pseudonym", &"ä".repeat(1_000_000))]).await;
    assert_eq!(page.status, 413);
    assert!(page.shows(&says("common-too-large")));
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn r19_ordinary_pseudonyms_are_welcome() {
    let app = TestApp::start().await;
    let mut browser = app.newcomer(ADDRESS).await;
    for typed in ["Utelias Kettu", "Nyfiken räv 7", "Mummo72", "Kotkan_kotka", "Лиса", "öljy"]
    {
        let named = browser.post(PAGE, &[("pseudonym", typed)]).await;
        assert_eq!(named.status, 303, "{typed}: {}", error_of(&named, "pseudonym"));
        assert!(browser.get("/account").await.shows(typed));
    }
    browser.post(PAGE, &[("pseudonym", "  Iloinen   Karhu ")]).await;
    assert_eq!(browser.get(PAGE).await.value_of("pseudonym"), "Iloinen Karhu");
}

#[tokio::test]
async fn r46_a_member_is_called_otherwise_and_the_old_pseudonym_is_gone() {
    let app = TestApp::start().await;
    let mut browser = app.member(ADDRESS, "Kaunis Hylje").await;
    let form = browser.get(PAGE).await;
    assert_eq!(form.value_of("pseudonym"), "Kaunis Hylje");
    let changed = browser.post(PAGE, &[("pseudonym", "Punainen Lintu")]).await;
    assert_eq!(changed.location(), "/account");
    let account = browser.get("/account").await;
    assert!(account.shows("Punainen Lintu") && !account.shows("Kaunis Hylje"));
    assert!(account.shows(&says("common-flash-pseudonym-saved")));
    assert_eq!(search::find(&app.kanssa.db, "Kaunis Hylje".as_bytes()).await.unwrap(), []);
    drop(app.member("bb@posti.test", "Kaunis Hylje").await);
}

#[tokio::test]
async fn r46_ones_own_pseudonym_can_be_written_otherwise() {
    let app = TestApp::start().await;
    let mut browser = app.member(ADDRESS, "Kaunis Hylje").await;
    for typed in ["Kaunis Hylje", "kaunis-hylje", "KAUNIS HYLJE"] {
        assert_eq!(browser.post(PAGE, &[("pseudonym", typed)]).await.location(), "/account");
        assert!(browser.get("/account").await.shows(typed));
    }
    let refused = browser.post(PAGE, &[("pseudonym", "Liisa Korhonen")]).await;
    assert_eq!(refused.status, 422);
    assert!(browser.get("/account").await.shows("KAUNIS HYLJE"), "the old one still stands");
}

/// What is offered: in the field and on the buttons.
fn offered(page: &Answer) -> Vec<String> {
    let mut offered = attributes(page, "button[name=pseudonym]", "value");
    offered.push(page.value_of("pseudonym"));
    offered
}

#[tokio::test]
async fn suggestions_are_several_different_each_time_and_in_ones_language() {
    let app = TestApp::start().await;
    let mut browser = app.newcomer(ADDRESS).await;
    for language in Language::ALL {
        let path = format!("{PAGE}?lang={}", language.tag());
        let first = offered(&browser.get(&path).await);
        let second = offered(&browser.get(&path).await);
        for one in [&first, &second] {
            assert_eq!(one.iter().collect::<BTreeSet<_>>().len(), 4, "{one:?}");
        }
        assert_ne!(first, second);
    }
}

#[tokio::test]
async fn every_suggestion_is_taken_with_one_press() {
    let app = TestApp::start().await;
    let mut browser = app.newcomer(ADDRESS).await;
    for suggestion in offered(&browser.get(PAGE).await) {
        let named = browser.post(PAGE, &[("pseudonym", &suggestion)]).await;
        assert_eq!(named.status, 303, "{suggestion}");
        assert!(browser.get("/account").await.shows(&suggestion));
    }
}

#[tokio::test]
async fn what_is_taken_between_two_pages_is_taken() {
    let app = TestApp::start().await;
    let mut first = app.newcomer(ADDRESS).await;
    let mut second = app.newcomer("bb@posti.test").await;
    let suggestion = first.get(PAGE).await.value_of("pseudonym");
    assert_eq!(second.post(PAGE, &[("pseudonym", &suggestion)]).await.location(), "/tasks");
    let late = first.post(PAGE, &[("pseudonym", &suggestion)]).await;
    assert_eq!(error_of(&late, "pseudonym"), says("accounts-pseudonym-taken"));
    assert!(!offered(&first.get(PAGE).await).contains(&suggestion));
}
