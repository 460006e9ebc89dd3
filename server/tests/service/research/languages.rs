//! Questions in languages that the service itself does not speak.

use model::{
    language::{TextLanguage, Texts},
    projects::Project,
    staff::Role,
};
use store::{
    projects,
    tasks::{self, Settings, Task},
};

use super::{
    editor::{file, with_two},
    help::{PROJECT, TASK, fill, make_project, make_task, press, with},
};
use crate::common::TestApp;

/// The fields of Arabic, beside those of the service.
const WITH_ARABIC: [(&str, &str); 3] = [("language", "sv"), ("language", "en"), ("language", "ar")];

#[tokio::test]
async fn a_language_is_added_written_and_read_by_a_member() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, task) = with_two(&mut anna).await;
    let languages = format!("{questions}/languages");
    let page = anna.get(&languages).await;
    assert_eq!((page.count("input[type=checkbox]"), page.count("input[disabled]")), (3, 1));
    let saved = fill(&mut anna, &languages, &WITH_ARABIC).await;
    assert_eq!(saved.location(), format!("{questions}/translations"));
    let told = anna.get(saved.location()).await;
    assert!(told.count("progress") == 4 && told.shows("العربية\u{2069} (2)"), "{}", told.text());
    assert_eq!(file(&mut anna, &questions).await["written_in"][3], "ar");

    let shore = format!("{questions}/translations/shore");
    let form = anna.get(&shore).await;
    assert_eq!(form.attribute("label[for=t-swims-text-ar]", "dir"), Some("rtl".to_owned()));
    let saved = fill(&mut anna, &shore, &[("t-swims-text-ar", "هل تسبح؟")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    // The question's own form has no field for it, and leaves it.
    let saved =
        fill(&mut anna, &format!("{questions}/question/swims"), &[("text", "Uitko?!")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let swims = &file(&mut anna, &questions).await["pages"][0]["questions"][0]["text"];
    assert_eq!((&swims["ar"], &swims["fi"]), (&"هل تسبح؟".into(), &"Uitko?!".into()));

    let tried = anna.get(&format!("/staff/tasks/{task}/preview/ar/answer/shore")).await;
    assert_eq!(tried.attribute("[data-asked]", "lang"), Some("ar".to_owned()));
    let begin = anna.get(&format!("/staff/tasks/{task}/preview/fi")).await;
    let link = format!("/staff/tasks/{task}/preview/ar");
    assert_eq!(begin.attribute(".languages--reading a", "href"), Some(link));
    press(&mut anna, task, "publish").await;

    let mut member = app.member("matti@posti.fi", "Hiljainen Kettu").await;
    let path = format!("/tasks/{task}");
    let page = member.get(&path).await;
    assert_eq!(page.count(".languages--reading button"), 2);
    assert_eq!(page.text_of(".languages--reading button[aria-current]"), "Suomi");
    let back = member.post("/reading", &[("reading", "ar"), ("back", &path)]).await;
    assert_eq!(back.location(), path);
    let page = member.get(&path).await;
    assert_eq!(page.text_of(".languages--reading button[aria-current]"), "العربية");
    assert!(page.shows("Missä uit?"), "the page stays in its language");
    let sheet = member.get(&format!("{path}/answer/shore")).await;
    assert_eq!(sheet.text_of("[data-asked]"), "هل تسبح؟");
    assert_eq!(sheet.attribute("[data-asked]", "dir"), Some("rtl".to_owned()));
    assert!(sheet.shows("Missä?"), "what is not written is in the main language");
    assert!(sheet.shows("Kyllä"), "what the service says is in its own");
    let sent = [("q-swims", "no"), ("go", "next")];
    assert_eq!(member.post(&format!("{path}/answer/shore"), &sent).await.status, 303);
    assert!(member.get(&format!("{path}/review")).await.shows("هل تسبح؟"));

    let back = member.post("/reading", &[("reading", "fi"), ("back", &path)]).await;
    assert_eq!(back.status, 303);
    assert!(member.get(&format!("{path}/review")).await.shows("Uitko?!"));
    member.post("/reading", &[("reading", "ar"), ("back", &path)]).await;
    member.post("/language", &[("language", "sv"), ("back", &path)]).await;
    let page = member.get(&path).await;
    assert_eq!(page.text_of(".languages--reading button[aria-current]"), "Svenska");
    assert_eq!(member.post("/reading", &[("reading", "xx"), ("back", "/")]).await.status, 400);
}

/// A text with one more language than a form has fields for.
fn and_arabic(texts: Texts, arabic: &str) -> Texts {
    let mut texts = texts;
    texts.set(arabic_language(), arabic);
    texts
}

fn arabic_language() -> TextLanguage {
    "ar".parse().unwrap()
}

#[tokio::test]
async fn what_a_file_says_of_a_task_and_a_project_in_a_further_language_outlives_their_forms() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let task = make_task(&mut anna, project).await;
    let mut tx = app.kanssa.db.begin().await.unwrap();
    let Task { title, summary, main_language, minutes, collection, audience, revision, .. } =
        tasks::find(&mut tx, task).await.unwrap().unwrap();
    let (title, summary) = (and_arabic(title, "أين تسبح؟"), and_arabic(summary, "أخبرنا"));
    let (opens, closes) = (collection.opens, collection.closes);
    let settings = Settings { title, summary, main_language, minutes, opens, closes, audience };
    assert!(tasks::save_settings(&mut tx, task, &settings, revision).await.unwrap());
    let (was, seen) = projects::get_revised(&mut tx, project).await.unwrap();
    let was = Project {
        name: and_arabic(was.name, "الشواطئ"),
        purpose: and_arabic(was.purpose, "نسأل"),
        service: and_arabic(was.service, "السباحة"),
        ..was
    };
    assert!(projects::save(&mut tx, project, &was, seen).await.unwrap());
    tx.commit().await.unwrap();

    let settings = format!("/staff/tasks/{task}/settings");
    let revision = anna.get(&settings).await.value_of("revision");
    let form = with(&TASK, &[("revision", &revision), ("title", "Missä uidaan?")]);
    assert_eq!(anna.post(&settings, &form).await.status, 303);
    let edit = format!("/staff/projects/{project}/edit");
    let revision = anna.get(&edit).await.value_of("revision");
    let form = with(&PROJECT, &[("revision", &revision), ("name", "Uimarannat")]);
    assert_eq!(anna.post(&edit, &form).await.status, 303);

    let mut conn = app.kanssa.db.read().await.unwrap();
    let task = tasks::find(&mut conn, task).await.unwrap().unwrap();
    let project = projects::get(&mut conn, project).await.unwrap();
    assert_eq!(
        (task.title.fi.as_deref(), project.name.fi.as_deref()),
        (Some("Missä uidaan?"), Some("Uimarannat"))
    );
    let said = [&task.title, &task.summary, &project.name, &project.purpose, &project.service];
    let said = said.map(|texts| texts.exactly(arabic_language()));
    let written = ["أين تسبح؟", "أخبرنا", "الشواطئ", "نسأل", "السباحة"];
    assert_eq!(said, written.map(Some));
}

#[tokio::test]
async fn two_people_choose_languages_and_neither_undoes_the_other() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, _) = with_two(&mut anna).await;
    let path = format!("{questions}/languages");
    // Both forms were made when there were the languages of the service.
    let was = [("was", "fi"), ("was", "sv"), ("was", "en")];
    let russian = [("language", "sv"), ("language", "en"), ("language", "ru")];
    let arabic = [("language", "sv"), ("language", "ar")];
    for typed in [[&was[..], &russian].concat(), [&was[..], &arabic].concat()] {
        assert_eq!(anna.post(&path, &typed).await.status, 303);
    }
    let written_in = file(&mut anna, &questions).await["written_in"].clone();
    assert_eq!(written_in, serde_json::json!(["fi", "sv", "ar", "ru"]));
    let page = anna.get(&path).await;
    let label = page.text_of("#language-ru + label");
    assert_eq!(label.trim(), "Русский");
    // Unknown ones are passed over, the main one stays, and too many are told.
    let strange = anna.post(&path, &[("was", "ru"), ("language", "xx")]).await;
    assert_eq!(strange.status, 303);
    let written_in = file(&mut anna, &questions).await["written_in"].clone();
    assert_eq!(written_in, serde_json::json!(["fi", "sv", "ar"]));
    let many =
        ["et", "so", "uk", "de", "fr", "es", "it", "pl", "tr", "vi", "th", "zh-Hans", "fa", "ku"];
    let many: Vec<_> =
        many.into_iter().chain(["da", "nb", "nn", "is"]).map(|tag| ("language", tag)).collect();
    let refused = anna.post(&path, &many).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text_of(".error-summary").contains("enintään 20"), "{}", refused.text());
    let (_, mut bo) = app.staff_named(&[Role::Researcher], "bo").await;
    assert_eq!(bo.get(&path).await.status, 404);
}
