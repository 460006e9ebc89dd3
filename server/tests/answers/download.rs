//! A member takes their answers along.

use std::io::{Cursor, Read};

use app::texts::text;
use model::{language::Language, staff::Role, time::Duration};
use serde_json::json;
use zip::ZipArchive;

use crate::{
    common::{Answer, TestApp},
    walk::{STREET, fill_street, send, send_page},
};

#[tokio::test]
async fn r45_the_file_holds_all_answers_in_words_and_codes_and_nobody_elses() {
    let app = TestApp::start().await;
    let tasks = app.tasks().await;
    let mut matti = app.member("matti@posti.test", "Puistoystävä").await;
    let mut liisa = app.member("liisa@posti.test", "Lumihanki").await;
    fill_street(&mut matti, tasks[0]).await;
    send(&mut matti, tasks[0]).await;
    app.pass(Duration::minutes(1));
    let draft = [("q-good", "no"), ("q-why", "Kesken\r\njäänyt"), ("go", "next")];
    send_page(&mut matti, tasks[3], "only", &draft).await;
    send_page(&mut liisa, tasks[3], "only", &[("q-why", "Liisan oma"), ("go", "next")]).await;

    let answer = matti.get("/answers/download").await;
    assert_eq!(answer.headers["content-type"], "application/json");
    assert_eq!(answer.headers["content-disposition"], "attachment; filename=\"kanssa.json\"");
    assert_eq!(answer.headers["cache-control"], "no-store");
    let file = answer.json();
    assert_eq!(file["service"], "Koekanssa");
    assert_eq!(file["controller"], "Koekunta fi", "R2");
    let listed = file["tasks"].as_array().unwrap();
    assert_eq!(listed.len(), 2);
    let (draft, sent) = (&listed[0], &listed[1]);
    assert_eq!(sent["task"], "Katusi ja pyöräkaista");
    assert_eq!(sent["questionnaire_version"], 1);
    assert_eq!(sent["sent_at"], "2026-03-02T10:00:00Z");
    assert_eq!(sent["answers"].as_array().unwrap().len(), 7);
    assert_eq!(
        sent["answers"][1],
        json!({
            "code": "wishes",
            "question": "Mitä toivot?",
            "answer": ["Puita", "Muuta: Penkkejä"],
            "value": { "options": { "options": ["trees", "other"], "other": "Penkkejä" } },
        })
    );
    assert_eq!(draft["sent_at"], json!(null));
    assert_eq!(draft["answers"][1]["answer"], json!(["Kesken\njäänyt"]));
    let account = json!({
        "pseudonym": "Puistoystävä",
        "e_mail_address": "matti@posti.test",
        "language": "fi",
        "last_active": "2026-03-02",
        "data_are_used": true,
        "deleted_if_silent_until": "2026-09-02",
    });
    assert_eq!(file["account"], account, "R44: the vault too");
    let consent = &file["consents"][0];
    assert_eq!(
        (&consent["purpose"], &consent["decision"]),
        (&json!("membership"), &json!("given"))
    );
    assert!(consent["words"].as_str().unwrap().starts_with("Suostun siihen"), "as shown");
    assert_eq!(consent["notice_version"], 1);
    assert_eq!(file["sign_ins"].as_array().unwrap().len(), 1);
    assert_eq!(file["sign_ins"][0]["begun_at"], "2026-03-02T10:00:00Z");
    assert_eq!(file["seen_by_staff"], json!([]));
    for foreign in ["Liisan oma", "Lumihanki", "liisa@posti.test"] {
        assert!(!answer.body.contains(foreign), "{foreign}");
    }
}

#[tokio::test]
async fn r45_what_was_sent_is_in_the_file_also_while_it_is_being_changed_and_after_closing() {
    let app = TestApp::start().await;
    let tasks = app.tasks().await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    send_page(&mut browser, tasks[1], "only", &[("q-why", "Lähetetty"), ("go", "next")]).await;
    send(&mut browser, tasks[1]).await;
    send_page(&mut browser, tasks[1], "only", &[("q-why", "Muutos"), ("go", "next")]).await;
    for _ in 0..2 {
        let file = browser.get("/answers/download").await;
        assert!(file.body.contains("Lähetetty"));
        app.pass(Duration::days(5));
    }
}

#[tokio::test]
async fn r45_the_file_holds_changes_not_yet_sent_as_such_and_messages_with_their_answers() {
    let app = TestApp::start().await;
    let tasks = app.tasks().await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let mut other = app.member("liisa@posti.test", "Lumihanki").await;
    send_page(&mut browser, tasks[1], "only", &[("q-why", "Lähetetty"), ("go", "next")]).await;
    send(&mut browser, tasks[1]).await;
    let before = browser.get("/answers/download").await.json();
    assert_eq!(before["tasks"][0]["unsent_changes"], json!(null));
    assert_eq!(before["messages"], json!([]));

    send_page(&mut browser, tasks[1], "only", &[("q-why", "Muutos"), ("go", "next")]).await;
    for (writer, words) in [(&mut browser, "Mitä tietoja?"), (&mut other, "Liisan viesti")] {
        let once = writer.get("/contact").await.value_of("once");
        let form = [("subject", "register"), ("words", words), ("once", once.as_str())];
        assert_eq!(writer.post("/contact", &form).await.status, 303);
        app.pass(Duration::minutes(1));
    }
    let mut staff = app.staff(&[Role::Dpo]).await;
    let inbox = staff.get("/staff/messages").await;
    let path = inbox.attribute("main .cards li:last-child a", "href").unwrap();
    let once = staff.get(&path).await.value_of("once");
    let reply = [("words", "Nämä tiedot."), ("once", once.as_str())];
    assert_eq!(staff.post(&path, &reply).await.status, 303);

    let file = browser.get("/answers/download").await;
    let task = &file.json()["tasks"][0];
    assert_eq!(task["answers"][0]["answer"], json!(["Lähetetty"]));
    assert_eq!(task["unsent_changes"][0]["answer"], json!(["Muutos"]));
    let fi = |key| text(Language::Fi, key, &[]);
    let subject = fi("messages-subject-register");
    assert_eq!(
        file.json()["messages"],
        json!([
            {
                "sent_at": "2026-03-02T10:00:00Z",
                "from": fi("messages-from-you"),
                "subject": subject,
                "words": "Mitä tietoja?",
            },
            {
                "sent_at": "2026-03-02T10:02:00Z",
                "from": fi("messages-from-register"),
                "subject": subject,
                "words": "Nämä tiedot.",
            },
        ])
    );
    assert!(!file.body.contains("Liisan") && !file.body.contains("liisa@"));
}

#[tokio::test]
async fn r45_the_archive_holds_a_page_to_read_and_the_same_for_programs() {
    let app = TestApp::start().await;
    let tasks = app.tasks().await;
    let mut matti = app.member("matti@posti.test", "Puistoystävä").await;
    fill_street(&mut matti, tasks[0]).await;
    send(&mut matti, tasks[0]).await;
    let draft = [("q-good", "no"), ("q-why", "<b>Kesken</b> & jäänyt"), ("go", "next")];
    send_page(&mut matti, tasks[3], "only", &draft).await;
    let answer = matti.get("/account/download").await;
    assert_eq!(answer.headers["content-type"], "application/zip");
    assert_eq!(answer.headers["content-disposition"], "attachment; filename=\"kanssa.zip\"");
    assert_eq!(answer.headers["cache-control"], "no-store");
    let mut archive = unpacked(&answer);
    assert_eq!(archive.len(), 2);
    let data: serde_json::Value = from_archive(&mut archive, "kanssa.json");
    assert_eq!(data, matti.get("/answers/download").await.json(), "no photo, no difference");
    let mut page = String::new();
    archive.by_name("kanssa.html").unwrap().read_to_string(&mut page).unwrap();
    for shown in [
        "<html lang=\"fi\">",
        "Puistoystävä",
        "matti@posti.test",
        "Muuta: Penkkejä",
        "&lt;b&gt;Kesken&lt;/b&gt; &amp; jäänyt",
        "2. maaliskuuta 2026",
        "2. syyskuuta 2026",
        "Suostun siihen",
    ] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    for foreign in ["<script", "http", "2026-03-02T"] {
        assert!(!page.contains(foreign), "it needs no network: {foreign}: {page}");
    }
    let mut newcomer = app.newcomer("liisa@posti.test").await;
    assert_eq!(newcomer.get("/account/download").await.status, 200);
}

fn unpacked(answer: &Answer) -> ZipArchive<Cursor<Vec<u8>>> {
    ZipArchive::new(Cursor::new(answer.bytes.to_vec())).unwrap()
}

fn from_archive(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> serde_json::Value {
    serde_json::from_reader(archive.by_name(name).unwrap()).unwrap()
}

#[tokio::test]
async fn the_file_is_in_the_members_language_and_only_for_who_has_joined() {
    let app = TestApp::start().await;
    let tasks = app.tasks().await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    send_page(&mut browser, tasks[0], "street", STREET).await;
    for language in Language::ALL {
        browser.post("/language", &[("language", language.tag())]).await;
        let file = browser.get("/answers/download").await.json();
        let not_said = text(language, "answers-not-said", &[]);
        assert_eq!(file["tasks"][0]["answers"][2]["answer"], json!([not_said]), "{language}");
        let suffix = if language == Language::Fi { "" } else { language.tag() };
        let title = format!("Katusi ja pyöräkaista {suffix}");
        assert_eq!(file["tasks"][0]["task"], title.trim(), "{language}");
    }
    let mut newcomer = app.newcomer("liisa@posti.test").await;
    let empty = newcomer.get("/answers/download").await;
    assert_eq!((empty.status.as_u16(), empty.json()["tasks"].clone()), (200, json!([])));
    let visitor = app.browser().get("/answers/download").await;
    assert_eq!(visitor.location(), "/sign-in?then=/answers/download");
}
