//! What an administrator sets and words: it takes effect at once, everywhere, and keeps its limits.

use app::texts::text;
use model::{
    language::{Language, Texts},
    settings::Setting,
    site_texts::SiteText,
    staff::Role,
    time::Duration,
};
use store::{
    audit,
    settings::{self, Changed},
    site_texts,
    testing::Fixture,
};

use crate::common::{Answer, Browser, TestApp, site};

const PATH: &str = "/staff/settings";

/// The settings' form as it is filled, with some fields typed otherwise.
async fn set(browser: &mut Browser<'_>, typed: &[(&str, &str)]) -> Answer {
    let page = browser.get(PATH).await;
    send(browser, &page, typed).await
}

async fn send(browser: &mut Browser<'_>, page: &Answer, typed: &[(&str, &str)]) -> Answer {
    let revision = page.value_of("revision");
    let mut fields = vec![("revision".to_owned(), revision)];
    for setting in Setting::ALL {
        let name = setting.name();
        let chosen = page.attribute(&format!("#{name} option[selected]"), "value");
        fields.push((name.to_owned(), chosen.unwrap_or_else(|| page.value_of(name))));
    }
    for (name, value) in typed {
        fields.retain(|(known, _)| known != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(PATH, &fields).await
}

async fn changed(app: &TestApp) -> Vec<Changed> {
    settings::list(&mut app.kanssa.db.read().await.unwrap()).await.unwrap()
}

/// The entries of the log, as act, object and reason.
async fn log(app: &TestApp) -> Vec<(String, String, String)> {
    let mut conn = app.kanssa.db.read().await.unwrap();
    let entries = audit::list(&mut conn, 0).await.unwrap();
    entries.into_iter().map(|entry| (entry.act, entry.object, entry.reason)).collect()
}

#[tokio::test]
async fn r63_another_age_holds_at_once_and_the_notice_says_so_in_a_new_version() {
    let app = TestApp::start().await;
    let mut admin = app.staff(&[Role::Admin]).await;
    let mut resident = app.browser();
    resident.sign_in("matti@posti.test").await;
    let before = resident.get("/join").await;
    assert!(before.text_of("label[for='age']").contains("15"));
    assert_eq!(set(&mut admin, &[("minimum-age", " 17 ")]).await.location(), PATH);

    let after = resident.get("/join").await;
    assert!(after.text_of("label[for='age']").contains("17"), "{}", after.text());
    let notice = app.browser().get("/notice").await;
    assert!(notice.shows("Versio 2") && notice.shows("vähintään 17-vuotias"));
    assert!(app.browser().get("/notice/1").await.shows("vähintään 15-vuotias"));
    let shown = before.value_of("shown");
    let consented = [("age", "yes"), ("consent", "yes"), ("shown", shown.as_str())];
    let refused = resident.post("/join", &consented).await;
    assert_eq!(refused.status, 422, "nobody consents to a notice they have not seen");

    let log = log(&app).await;
    let entry = |act: &str, object: &str, reason: &str| {
        (act.to_owned(), object.to_owned(), reason.to_owned())
    };
    assert!(log.contains(&entry("setting-changed", "minimum-age", "15 -> 17")), "{log:?}");
    assert!(log.contains(&entry("notice-published", "2", "setting changed")), "{log:?}");
    let verified = audit::verify(&app.kanssa.db, &app.kanssa.vault).await.unwrap();
    assert_eq!(verified.ok(), i64::try_from(log.len()).ok());
}

#[tokio::test]
async fn what_is_not_in_the_notice_publishes_none_and_what_is_unchanged_is_not_logged() {
    let app = TestApp::start().await;
    let mut admin = app.staff(&[Role::Admin]).await;
    assert_eq!(set(&mut admin, &[]).await.status, 303);
    assert_eq!(changed(&app).await, []);
    assert_eq!(set(&mut admin, &[("export-days", "14")]).await.status, 303);
    let log = log(&app).await;
    assert_eq!(log.iter().filter(|(act, ..)| act == "setting-changed").count(), 1);
    assert_eq!(log.iter().filter(|(act, ..)| act == "notice-published").count(), 0);
    assert_eq!(app.kanssa.settings().export_days, 14);
    assert!(admin.get(PATH).await.text_of("#export-days-hint").contains("Nyt voimassa: 14."));
}

#[tokio::test]
async fn while_joining_is_closed_nobody_joins_and_members_go_on() {
    let app = TestApp::start().await;
    let mut admin = app.staff(&[Role::Admin]).await;
    app.member("maija@posti.test", "Puistoystävä").await;
    let mut at_the_door = app.browser();
    at_the_door.sign_in("matti@posti.test").await;
    assert_eq!(at_the_door.get("/join").await.count("form[action='/join']"), 1);
    assert_eq!(set(&mut admin, &[("joining-open", "no")]).await.status, 303);

    let closed = "Palveluun ei voi juuri nyt liittyä.";
    for page in [
        at_the_door.get("/join").await,
        at_the_door.post("/join", &[("age", "yes"), ("consent", "yes")]).await,
    ] {
        assert!(page.shows(closed) && page.count("form[action='/join']") == 0, "{}", page.text());
    }
    let front = app.browser().get("/").await;
    assert!(front.shows(closed) && front.shows("Kirjaudu sisään"));
    assert!(app.browser().get("/sign-in").await.shows("Uusia jäseniä ei juuri nyt oteta."));

    // The page answers the same for everybody; the mail alone knows.
    let mut newcomer = app.browser();
    let asked = newcomer.post("/sign-in", &[("address", "uusi@posti.test")]).await;
    assert_eq!(asked.location(), "/sign-in/code");
    app.work().await;
    let mail = app.mails_to("uusi@posti.test").pop().unwrap();
    assert!(mail.body.contains("Siksi emme lähetä linkkiä.") && !mail.body.contains("http"));
    let mut member = app.browser();
    assert_eq!(member.sign_in("maija@posti.test").await.location(), "/tasks");

    assert_eq!(set(&mut admin, &[("joining-open", "yes")]).await.status, 303);
    let joined = at_the_door.post("/join", &[("age", "yes"), ("consent", "yes")]).await;
    assert_eq!(joined.location(), "/account/pseudonym");
}

#[tokio::test]
async fn a_visitors_message_stays_as_long_as_is_set() {
    let app = TestApp::start().await;
    let mut admin = app.staff(&[Role::Admin]).await;
    let mut visitor = app.browser();
    let once = visitor.get("/contact").await.value_of("once");
    visitor.post("/contact", &[("subject", "other"), ("words", "Hei"), ("once", &once)]).await;
    let count = async || {
        app.work().await;
        app.rows().await["messages"].len()
    };
    assert_eq!(set(&mut admin, &[("visitor-message-days", "7")]).await.status, 303);
    app.pass(Duration(Duration::days(7).0 - 1));
    assert_eq!(count().await, 1);
    app.pass(Duration::minutes(5));
    assert_eq!(count().await, 0);
}

#[tokio::test]
async fn every_mistake_is_named_and_what_was_typed_stays() {
    let app = TestApp::start().await;
    let mut admin = app.staff(&[Role::Admin]).await;
    let typed = [
        ("joining-open", "perhaps"),
        ("minimum-age", "12"),
        ("visitor-message-days", "181"),
        ("export-days", "<b>kymmenen"),
    ];
    let refused = set(&mut admin, &typed).await;
    assert_eq!(refused.status, 422);
    for (id, says) in [
        ("joining-open", "Valitse kyllä tai ei."),
        ("minimum-age", "vähintään 13 ja enintään 99"),
        ("visitor-message-days", "vähintään 7 ja enintään 180"),
        ("export-days", "Kirjoita kokonaisluku"),
    ] {
        assert!(refused.text_of(&format!("#{id}-error")).contains(says), "{id}");
        assert_eq!(refused.count(&format!(".error-summary a[href='#{id}']")), 1);
    }
    assert_eq!(refused.value_of("minimum-age"), "12");
    assert_eq!(refused.value_of("export-days"), "<b>kymmenen");
    assert_eq!(changed(&app).await, [], "all or nothing");
    assert_eq!(admin.post(PATH, &[]).await.status, 422, "a form without its fields");
    let fields = [("joining-open", "yes"), ("minimum-age", "16"), ("visitor-message-days", "9")];
    let without = [&fields[..], &[("export-days", "9")]].concat();
    assert_eq!(admin.post(PATH, &without).await.status, 400, "nor without its revision");
}

#[tokio::test]
async fn a_configured_age_beyond_the_limits_stays_until_it_is_changed() {
    let mut here = site();
    here.minimum_age = 120;
    let app = TestApp::with(Fixture::sqlite().await, here).await;
    let mut admin = app.staff(&[Role::Admin]).await;
    assert_eq!(set(&mut admin, &[("export-days", "3")]).await.status, 303);
    assert_eq!(set(&mut admin, &[("minimum-age", "121")]).await.status, 422);
    assert_eq!(app.kanssa.settings().minimum_age, 120);
}

#[tokio::test]
async fn two_administrators_never_overwrite_each_other_unseen() {
    let app = TestApp::start().await;
    let mut aada = app.staff_named(&[Role::Admin], "aada").await.1;
    let mut eero = app.staff_named(&[Role::Admin], "eero").await.1;
    let seen = eero.get(PATH).await;
    assert_eq!(set(&mut aada, &[("minimum-age", "18")]).await.status, 303);
    let refused = send(&mut eero, &seen, &[("export-days", "5")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.shows("Joku muu on muuttanut asetuksia"));
    assert!(refused.text_of("#minimum-age-hint").contains("Nyt voimassa: 18."));
    assert_eq!(refused.value_of("export-days"), "5", "what was typed stays");
    assert_eq!(app.kanssa.settings().export_days, 30);
    // Now it was seen.
    assert_eq!(send(&mut eero, &refused, &[("minimum-age", "18")]).await.status, 303);
    let settings = app.kanssa.settings();
    assert_eq!((settings.minimum_age, settings.export_days), (18, 5));
}

#[tokio::test]
async fn another_nodes_changes_hold_here_within_a_second() {
    let app = TestApp::start().await;
    let (aada, _) = app.staff_named(&[Role::Admin], "aada").await;
    assert!(app.browser().get("/").await.status.is_success());
    let words = Texts { fi: Some("Tervetuloa mukaan".to_owned()), ..Texts::default() };
    let now = app.kanssa.now();
    let mut tx = app.kanssa.db.begin().await.unwrap();
    let closed = [(Setting::JoiningOpen, "no".to_owned())];
    settings::save(&mut tx, 0, &closed, aada, now).await.unwrap();
    assert!(site_texts::save(&mut tx, SiteText::Welcome, &words, 0, aada, now).await.unwrap());
    tx.commit().await.unwrap();
    app.pass(Duration(999));
    assert!(!app.browser().get("/").await.shows("Tervetuloa mukaan"));
    app.pass(Duration(1));
    let front = app.browser().get("/").await;
    assert!(front.shows("Tervetuloa mukaan") && front.shows("Palveluun ei voi juuri nyt liittyä."));
    assert_eq!(app.browser_in(Language::Sv).get("/").await.text_of(".notice"), {
        text(Language::Sv, "home-joining-closed", &[])
    });
}

#[tokio::test]
async fn r59_each_text_stands_in_its_place_in_its_language_and_ours_in_the_others() {
    let app = TestApp::start().await;
    let mut admin = app.staff(&[Role::Admin]).await;
    assert_eq!(set(&mut admin, &[("joining-open", "no")]).await.status, 303);
    for (text, page) in [
        (SiteText::Welcome, "/"),
        (SiteText::JoiningClosed, "/"),
        (SiteText::Contact, "/contact"),
        (SiteText::AccessibilityContact, "/accessibility"),
        (SiteText::Footer, "/sign-in"),
    ] {
        let path = format!("/staff/texts/{}", text.name());
        let own = [Language::Fi, Language::Sv, Language::En]
            .map(|language| app.kanssa.site_text(text, language).join(" "));
        let words = [
            ("words", format!("Oma {} suomeksi", text.name())),
            ("words-sv", format!("Egen {} på svenska", text.name())),
        ];
        let [fi, sv] = words.clone().map(|(_, words)| words);
        let fields = [
            ("revision", "0"),
            (words[0].0, words[0].1.as_str()),
            (words[1].0, words[1].1.as_str()),
            ("words-en", " \r\n "),
        ];
        assert_eq!(admin.post(&path, &fields).await.location(), path);
        assert!(app.browser_in(Language::Fi).get(page).await.shows(&fi), "{page}");
        assert!(app.browser_in(Language::Sv).get(page).await.shows(&sv), "{page}");
        let english = app.browser_in(Language::En).get(page).await;
        assert!(english.shows(&own[2]) && !english.shows(&fi) && !english.shows(&sv), "{page}");
        let saved = admin.get(&path).await;
        assert!(saved.text_of(".notice--warning").contains("English"), "{}", saved.text());
        assert!(saved.text_of("main .written [lang='fi']:not(h3)").contains(&fi));
        assert!(admin.get("/staff/texts").await.shows("Käännös puuttuu: English"));
        // Emptied, ours are back.
        let emptied = [("revision", "1"), ("words", ""), ("words-sv", ""), ("words-en", "")];
        assert_eq!(admin.post(&path, &emptied).await.status, 303);
        let finnish = app.browser_in(Language::Fi).get(page).await;
        assert!(finnish.shows(&own[0]) && !finnish.shows(&fi), "{page}");
    }
    let log = log(&app).await;
    let worded = ("site-text-changed".to_owned(), "footer".to_owned(), "fi sv".to_owned());
    assert!(log.contains(&worded), "which and in which languages, never the words: {log:?}");
}

#[tokio::test]
async fn r61_what_the_city_adds_to_the_statement_takes_the_place_of_nothing() {
    let app = TestApp::start().await;
    let before = app.browser().get("/accessibility").await.text();
    let mut admin = app.staff(&[Role::Admin]).await;
    let words = "Soita: 09 310 1691\n\nTai kirjoita:\nkirjaamo";
    let fields = [("revision", "0"), ("words", words), ("words-sv", ""), ("words-en", "")];
    admin.post("/staff/texts/accessibility-contact", &fields).await;
    let page = app.browser().get("/accessibility").await;
    let added = "Soita: 09 310 1691Tai kirjoita: kirjaamo";
    assert_eq!(page.text().replace(added, ""), before);
    assert_eq!(page.count("#feedback .typed"), 2, "an empty line parts paragraphs");
}

#[tokio::test]
async fn mistakes_in_a_text_are_named_by_language_and_nothing_is_lost() {
    let app = TestApp::start().await;
    let mut admin = app.staff(&[Role::Admin]).await;
    let long = "ä".repeat(161);
    let fields = [("revision", "0"), ("words", "Hei"), ("words-sv", &long), ("words-en", "a\u{7}")];
    let refused = admin.post("/staff/texts/footer", &fields).await;
    assert_eq!(refused.status, 422);
    let summary = refused.text_of(".error-summary");
    assert!(summary.contains("(Svenska): ") && summary.contains("(English): "), "{summary}");
    assert_eq!(refused.value_of("words"), "Hei");
    assert_eq!(refused.value_of("words-sv"), long);
    assert_eq!(admin.get("/staff/texts/notice").await.status, 404, "the list is closed");
    assert_eq!(admin.post("/staff/texts/notice", &fields).await.status, 404);

    let sound = [("revision", "0"), ("words", "Hei"), ("words-sv", "Hej"), ("words-en", "Hello")];
    assert_eq!(admin.post("/staff/texts/footer", &sound).await.status, 303);
    let again = admin.post("/staff/texts/footer", &sound).await;
    assert_eq!(again.status, 422, "somebody else was quicker");
    assert!(again.shows("Joku muu on tallentanut") && again.value_of("revision") == "1");
}

#[tokio::test]
async fn texts_of_the_city_are_words_and_never_markup() {
    const HOSTILE: [&str; 6] = [
        "<script>alert(1)</script>",
        "</textarea><img src=x onerror=alert(1)>",
        "</p></main></body></html><p>after",
        "\" onfocus=\"alert(1)\" autofocus=\"",
        "&lt;b&gt; {controller} { $title } ${7*7}",
        "\u{202e}txt.exe\u{202c} <!--leptos--> <leptos-island>",
    ];
    let app = TestApp::start().await;
    let mut admin = app.staff(&[Role::Admin]).await;
    set(&mut admin, &[("joining-open", "no")]).await;
    for (round, hostile) in HOSTILE.into_iter().enumerate() {
        let revision = round.to_string();
        for text in SiteText::ALL {
            let path = format!("/staff/texts/{}", text.name());
            let fields = [
                ("revision", revision.as_str()),
                ("words", hostile),
                ("words-sv", hostile),
                ("words-en", hostile),
            ];
            assert_eq!(admin.post(&path, &fields).await.status, 303, "{path} {hostile}");
            let form = admin.get(&path).await;
            let typed =
                if text.is_line() { form.value_of("words") } else { form.text_of("#words") };
            assert_eq!(typed, hostile, "{path}");
            assert_eq!(form.text_of(".written .typed"), hostile, "{path}");
        }
        for (path, times) in [("/", 3), ("/contact", 2), ("/accessibility", 2), ("/sign-in", 1)] {
            let page = app.browser().get(path).await;
            let tame = page.text().matches(hostile).count();
            assert_eq!(tame, times, "{path} {hostile}");
            for broken in ["script:not([nonce])", "img", "leptos-island", "[onfocus]"] {
                assert_eq!(page.count(broken), 0, "{path} {hostile}");
            }
            assert_eq!(page.count("main"), 1, "{path} {hostile}");
        }
    }
}
