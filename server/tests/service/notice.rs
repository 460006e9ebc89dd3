//! The privacy notice: one source in three languages, the city's facts in it, every version kept.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::PathBuf,
};

use app::{notices::notice::of_site, site::Facts};
use model::{
    language::{Language, Texts},
    notices::{Subject, Unmatched, unmatched_paragraphs},
};
use server::{
    config::FromCommandLine,
    running::{Notices, Sources},
};
use store::testing::Fixture;

use crate::common::{TestApp, facts, site};

#[test]
fn r43_the_notice_is_complete_in_each_language_paragraph_by_paragraph() {
    let notice = of_site(&site(), &site().settings()).expect("the source can be read");
    assert_eq!(notice.flaws(), [], "every subject, every language, no gap, right citations (R15)");
    assert_eq!(notice.sections.len(), Subject::ALL.len());
    let versions = Language::ALL.map(|language| {
        let words = |texts: &Texts| texts.exactly(language).unwrap().to_owned();
        let of_section = |section: &model::notices::Section| {
            section.paragraphs.iter().map(|paragraph| words(&paragraph.text)).collect::<Vec<_>>()
        };
        notice.sections.iter().map(of_section).collect::<Vec<_>>()
    });
    for (one, other) in [(0, 1), (0, 2), (1, 2)] {
        let alone = unmatched_paragraphs([&versions[one], &versions[other]]);
        assert_eq!(alone, [], "R5: {one} against {other}");
    }
    for (fi, sv) in versions[0].iter().flatten().zip(versions[1].iter().flatten()) {
        assert_ne!(fi, sv, "a paragraph is left untranslated");
    }
}

#[tokio::test]
async fn r3_r4_r6_r7_the_facts_of_the_register_stand_in_each_languages_notice() {
    let app = TestApp::start().await;
    let facts = facts();
    for language in Language::ALL {
        let notice = app.browser_in(language).get("/notice").await;
        let contact = app.browser_in(language).get("/contact").await;
        for name in [
            "controller",
            "responsible_post",
            "appointment_basis",
            "contact_post",
            "contact_address",
            "dpo_contact",
            "host_place",
        ] {
            let fact = facts.get(name, language).unwrap();
            assert!(notice.shows(&fact), "{language} {name}: {fact}");
        }
        for name in ["contact_post", "contact_address", "dpo_contact"] {
            assert!(contact.shows(&facts.get(name, language).unwrap()), "{language} {name}");
        }
        for citation in ["2016/679", "1050/2018", "621/1999"] {
            assert!(notice.shows(citation), "R15 {language}: {citation}");
        }
        assert!(!notice.shows("679/2016"));
        assert!(!notice.body.contains('{'), "{language}: nothing is left unfilled");
    }
}

#[test]
fn r7_the_default_facts_give_the_registrys_address_in_its_finnish_and_swedish_form() {
    let config = server::config::Config::read(&FromCommandLine::default(), &BTreeMap::new());
    let facts = config.unwrap().site.facts;
    let address = |language| facts.get("contact_address", language).unwrap();
    assert_eq!(
        address(Language::Fi),
        "Helsingin kaupunki, Kirjaamo, PL 10 (Pohjoisesplanadi 11–13), 00099 Helsingin kaupunki"
    );
    assert_eq!(
        address(Language::Sv),
        "Helsingfors stad, Registratorskontoret, PB 10 (Norra esplanaden 11–13), 00099 Helsingfors stad"
    );
    for language in Language::ALL {
        assert!(
            facts.get("appointment_basis", language).unwrap().contains("§ 182"),
            "R4 {language}"
        );
        for name in ["responsible_post", "contact_post"] {
            assert!(facts.get(name, language).is_some_and(|post| !post.is_empty()), "R3, R6");
        }
    }
}

#[tokio::test]
async fn r2_another_city_is_named_everywhere_and_the_former_nowhere() {
    let mut of_city = site();
    let all = |word: &str| Texts::all(word, word, word);
    of_city.facts = Facts {
        controller: all("Uusikunta"),
        contact_address: all("Uusikunta, Kirjaamo, PL 2"),
        ..of_city.facts
    };
    let app = TestApp::with(Fixture::sqlite().await, of_city).await;
    app.tasks().await;
    let mut browser = app.browser();
    for language in Language::ALL {
        browser.post("/language", &[("language", language.tag())]).await;
        for path in ["/", "/notice", "/accessibility", "/contact", "/sign-in"] {
            let page = browser.get(path).await;
            assert!(page.shows("Uusikunta"), "{language} {path}");
            assert!(!page.body.contains("Koekunta"), "{language} {path}");
        }
    }
    browser.sign_in("matti@posti.test").await;
    let join = browser.get("/join").await;
    assert!(join.text_of("label[for='consent']").contains("Uusikunta"), "the consent names it");
    let mail = app.mails_to("matti@posti.test").pop().unwrap();
    assert!(mail.body.contains("Uusikunta") && !mail.body.contains("Koekunta"), "{}", mail.body);
    browser.post("/join", &[("age", "yes"), ("consent", "yes")]).await;
    let file = browser.get("/answers/download").await;
    assert_eq!(file.json()["controller"], "Uusikunta");
}

#[tokio::test]
async fn r1_r41_a_consent_points_at_the_version_shown_which_stays_readable() {
    let app = TestApp::start().await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let first = browser.get("/notice/1").await;
    assert_eq!(first.count(".notice--warning"), 0);

    let mut next = site();
    next.facts.dpo_contact = Texts::all("uusi vastaava", "nytt ombud", "new officer");
    let notice = of_site(&next, &next.settings()).unwrap();
    let now = app.kanssa.now();
    let publish = async |tx: &mut store::Tx| store::notices::publish(tx, &notice, now).await;
    let version = app.fixture.commit(publish).await.unwrap();
    assert_eq!(version, 2);
    let published = store::notices::Published { version, published_at: now, notice };
    *app.kanssa.notice.write().unwrap() = std::sync::Arc::new(published);

    assert!(browser.get("/notice").await.shows("uusi vastaava"));
    let old = browser.get("/notice/1?lang=sv").await;
    assert!(old.shows("tietosuojavastaava sv") && !old.shows("nytt ombud"));
    assert_eq!(old.count("main a[href='/notice']"), 1, "it says that there is a newer one");
    let account = browser.get("/account/consents").await;
    assert_eq!(account.count("a[href='/notice/1?lang=fi']"), 1, "consented to as it was then");
    assert_eq!(browser.get("/notice/3").await.status, 404);

    let mut later = app.member("liisa@posti.test", "Lumihanki").await;
    assert_eq!(later.get("/account/consents").await.count("a[href='/notice/2?lang=fi']"), 1);
    for language in Language::ALL {
        let v1 = of_site(&site(), &site().settings()).unwrap().fingerprint(language);
        let mut conn = app.kanssa.db.read().await.unwrap();
        let found = store::notices::find_by_fingerprint(&mut conn, &v1).await.unwrap();
        assert_eq!(found.map(|(version, _)| version), Some(1), "{language}");
    }
}

#[tokio::test]
async fn r1_starting_again_publishes_a_version_only_if_the_words_have_changed() {
    let folder = tempfile::tempdir().unwrap();
    let line =
        FromCommandLine { data: Some(folder.path().to_owned()), ..FromCommandLine::default() };
    let version = async |file: &str| {
        fs::write(folder.path().join("kanssa.toml"), file).unwrap();
        let config = server::config::Config::read(&line, &BTreeMap::new()).unwrap();
        let running =
            server::running::open(&config, Sources::default(), Notices::Publish).await.unwrap();
        let version = running.kanssa.current_notice().version;
        running.close().await;
        version
    };
    assert_eq!(version("").await, 1);
    assert_eq!(version("").await, 1);
    assert_eq!(version("[city]\ncontroller = { fi = \"A\", sv = \"B\", en = \"C\" }").await, 2);
    assert_eq!(version("").await, 3, "what it said before is a version of its own again");
    fs::write(folder.path().join("kanssa.toml"), "[city]\ncontroller = { fi = \"A\" }").unwrap();
    let config = server::config::Config::read(&line, &BTreeMap::new()).unwrap();
    let refused =
        server::running::open(&config, Sources::default(), Notices::Publish).await.err().unwrap();
    assert!(refused.to_string().contains("[city]"), "R43: {refused}");
}

#[tokio::test]
async fn r61_the_accessibility_statement_has_every_part_in_each_language() {
    let statement = app::notices::accessibility::statement().expect("the source can be read");
    let parts: Vec<&str> = statement.sections.iter().map(|part| part.id.as_str()).collect();
    assert_eq!(parts, app::notices::accessibility::PARTS);
    let app = TestApp::start().await;
    for language in Language::ALL {
        let page = app.browser_in(language).get("/accessibility").await;
        for part in &statement.sections {
            assert_eq!(part.heading.missing().count(), 0, "{}", part.id);
            assert!(part.paragraphs.iter().all(|words| words.text.missing().count() == 0));
            assert_eq!(page.count(&format!("section#{} h2", part.id)), 1, "{language}");
        }
        assert!(!page.text_of("main").contains('{'), "{language}");
        assert!(page.text_of("#feedback").len() > 50 && page.text_of("#enforcement").len() > 50);
        assert!(page.shows("Traficom"), "the supervisor");
    }
}

#[tokio::test]
async fn points_that_the_controller_has_still_to_decide_are_marked_as_open() {
    let app = TestApp::start().await;
    let notice = of_site(&site(), &site().settings()).unwrap();
    let open = notice.sections.iter().flat_map(|s| &s.paragraphs).filter(|p| p.open).count();
    assert!(open > 0, "section 1.3 of the requirements leaves some");
    for language in Language::ALL {
        let page = app.browser_in(language).get("/notice").await;
        assert_eq!(page.count(".open-point"), open, "{language}");
    }
}

/// The notices the register had before, where they are at hand.
fn seed_notices() -> Option<[String; 2]> {
    let beside = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared"));
    let shared = env::var_os("KANSSA_SHARED").map_or(beside, PathBuf::from);
    let read = |name: &str| fs::read_to_string(shared.join("notice").join(name)).ok();
    if let (Some(fi), Some(sv)) = (read("fi.txt"), read("sv.txt")) {
        return Some([fi, sv]);
    }
    let folder = shared.display();
    assert!(
        env::var_os("KANSSA_REQUIRE_ALL").is_none(),
        "{folder}/notice is not there, and KANSSA_REQUIRE_ALL is set: set KANSSA_SHARED"
    );
    eprintln!("SKIPPED: {folder}/notice is not there; KANSSA_SHARED says where it is");
    None
}

/// A notice as sections of paragraphs. Sections are numbered one after the other; paragraphs are
/// set apart by empty lines.
fn structured(text: &str) -> Vec<Vec<String>> {
    let mut sections: Vec<Vec<String>> = vec![vec![String::new()]];
    for line in text.lines().map(str::trim) {
        let opens_section = line.starts_with(&format!("{}. ", sections.len()));
        let section = sections.last_mut().unwrap();
        if opens_section {
            sections.push(vec![String::new()]);
        } else if line.is_empty() {
            section.push(String::new());
        } else if let Some(paragraph) = section.last_mut() {
            paragraph.push_str(line);
            paragraph.push(' ');
        }
    }
    for section in &mut sections {
        section.retain(|paragraph| !paragraph.is_empty());
    }
    sections
}

#[test]
fn r5_the_stray_paragraph_of_the_seed_notice_is_found() {
    let Some([fi, sv]) = seed_notices() else { return };
    let (fi, sv) = (structured(&fi), structured(&sv));
    assert_eq!(fi.len(), sv.len(), "both have the same sections");
    let alone = unmatched_paragraphs([&fi, &sv]);
    let stray = alone.iter().find(|Unmatched { section, version, paragraph }| {
        *version == 1 && sv[*section][*paragraph].contains("näringslivsdirektören")
    });
    assert!(stray.is_some(), "{alone:?}");
    assert!(alone.iter().all(|one| one.section != 2 || Some(one) == stray), "{alone:?}");
}

#[test]
fn r5_our_words_are_written_by_us_and_not_copied_from_the_seed_notice() {
    const LONGEST: usize = 12;
    let Some(seeds) = seed_notices() else { return };
    let words = |text: &str| -> Vec<String> {
        let apart = |c: char| !c.is_alphanumeric();
        text.to_lowercase().split(apart).filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    let notice = of_site(&site(), &site().settings()).unwrap();
    for (language, seed) in [Language::Fi, Language::Sv].into_iter().zip(&seeds) {
        let seed = words(seed);
        let runs: BTreeSet<&[String]> = seed.windows(LONGEST).collect();
        assert!(runs.len() > 300, "the seed is read");
        for paragraph in notice.sections.iter().flat_map(|section| &section.paragraphs) {
            let ours = words(paragraph.text.exactly(language).unwrap());
            let copied = ours.windows(LONGEST).find(|run| runs.contains(run));
            assert_eq!(copied, None, "{language}");
        }
        assert!(!notice.sections.iter().flat_map(|s| &s.paragraphs).any(|paragraph| {
            paragraph.text.exactly(language).unwrap().contains("näringslivsdirektören")
        }));
    }
}
