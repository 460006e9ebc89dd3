//! Results as researchers see them: in steps, by comparisons, in words, and never of too few.

use model::{
    results::{Guard, QUIET},
    staff::Role,
    time::Duration,
};
use serde_json::json;
use uuid::Uuid;

use super::help::{FILE, make_project, make_task, press};
use crate::common::{Answer, Browser, TestApp};

/// What is said where nothing is shown.
const FEW: &str = "Tähän mennessä on laskettu alle 8 vastaajaa";

/// A published task and its researcher.
async fn published(app: &TestApp) -> (Browser<'_>, Uuid) {
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let task = make_task(&mut anna, project).await;
    assert_eq!(press(&mut anna, task, "publish").await.status, 303);
    (anna, task)
}

const NAMES: [&str; 24] = [
    "Aamu", "Halla", "Ilta", "Kaste", "Kuura", "Lumi", "Meri", "Myrsky", "Pilvi", "Puro", "Pyry",
    "Ranta", "Routa", "Sade", "Suvi", "Taival", "Tuuli", "Usva", "Virta", "Yö", "Koivu", "Kuusi",
    "Leppä", "Haapa",
];

/// A member who answers the task and sends.
async fn answering(app: &TestApp, task: Uuid, number: usize, swims: bool) -> Browser<'_> {
    let name = format!("{}kulkija", NAMES[number]);
    let mut member = app.member(&format!("nn{number}@posti.test"), &name).await;
    send(&mut member, task, swims, &format!("Ranta numero {number}")).await;
    member
}

async fn send(member: &mut Browser<'_>, task: Uuid, swims: bool, place: &str) {
    let page = format!("/tasks/{task}/answer/shore");
    let swims = if swims { "yes" } else { "no" };
    member.post(&page, &[("q-swims", swims), ("q-where", place), ("go", "next")]).await;
    member.post(&page, &[("q-swims", swims), ("q-where", place), ("go", "next")]).await;
    let sent = member.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
}

/// Opens the results with these comparisons.
async fn open(anna: &mut Browser<'_>, task: Uuid, comparisons: &[&str]) -> Answer {
    let fields: Vec<_> = comparisons.iter().map(|code| ("compare", *code)).collect();
    let fields = [fields, vec![("sure", "yes")]].concat();
    anna.post(&format!("/staff/tasks/{task}/results"), &fields).await
}

async fn look(app: &TestApp, anna: &mut Browser<'_>, task: Uuid, query: &str) -> Answer {
    app.work().await;
    anna.get(&format!("/staff/tasks/{task}/results{query}")).await
}

#[tokio::test]
async fn r68_nothing_is_shown_of_fewer_than_eight_and_then_all_of_it() {
    let app = TestApp::start().await;
    let (mut anna, task) = published(&app).await;
    assert!(look(&app, &mut anna, task, "").await.shows("Minkä kysymysten mukaan"));
    assert_eq!(open(&mut anna, task, &[]).await.status, 303);
    let least = usize::try_from(Guard::default().least()).unwrap();
    for number in 0..least - 1 {
        answering(&app, task, number, true).await;
    }
    let page = look(&app, &mut anna, task, "").await;
    assert!(page.shows("Tuloksia ei voi vielä näyttää"), "{}", page.text());
    assert_eq!(page.count(".figures .bar"), 0);
    let words = anna.get(&format!("/staff/tasks/{task}/results/where")).await;
    assert!(words.shows("0 vastausta") && !words.shows("Ranta numero"));
    answering(&app, task, least - 1, true).await;
    let page = look(&app, &mut anna, task, "").await;
    assert_eq!(page.text_of(".lead"), "8 vastaajaa");
    assert!(page.shows("Kyllä8100"), "{}", page.text());
}

#[tokio::test]
async fn r68_one_more_answer_changes_no_figure() {
    let app = TestApp::start().await;
    let (mut anna, task) = published(&app).await;
    open(&mut anna, task, &[]).await;
    // The message that the results are open is shown once.
    look(&app, &mut anna, task, "").await;
    for number in 0..16 {
        answering(&app, task, number, number % 2 == 0).await;
    }
    let figures = |page: &Answer| {
        let html = scraper::Html::parse_document(&page.body);
        let rows = scraper::Selector::parse(".result .figures, .lead").unwrap();
        html.select(&rows).map(|row| row.html()).collect::<Vec<_>>()
    };
    let before = look(&app, &mut anna, task, "").await;
    answering(&app, task, 16, true).await;
    let after = look(&app, &mut anna, task, "").await;
    assert!(!figures(&before).is_empty());
    assert_eq!(figures(&after), figures(&before));
    assert_eq!(after.text(), before.text(), "no word of the page tells of it");
}

#[tokio::test]
async fn what_results_are_compared_by_is_not_taken_away_and_a_draft_has_none() {
    let app = TestApp::start().await;
    let (mut anna, task) = published(&app).await;
    open(&mut anna, task, &["swims"]).await;
    let questions = format!("/staff/tasks/{task}/questions/from-file");
    let revision = anna.get(&questions).await.value_of("revision");
    let choice =
        r#"{ "single_choice": { "options": [{ "code": "yes", "text": { "fi": "K" } }] } }"#;
    let other = FILE.replace("\"yes_no\"", choice);
    let form = [("revision", revision.as_str()), ("pasted", other.as_str()), ("sure", "yes")];
    let refused = anna.post(&questions, &form).await;
    assert!(refused.text_of(".error-summary").contains("swims"), "{}", refused.text());
    let project = make_project(&mut anna).await;
    let draft = make_task(&mut anna, project).await;
    assert_eq!(anna.get(&format!("/staff/tasks/{draft}/results")).await.status, 404);
    assert_eq!(open(&mut anna, draft, &[]).await.status, 404);
}

#[tokio::test]
async fn r36_r68_who_leaves_takes_a_whole_block_along_at_once() {
    let app = TestApp::start().await;
    let (mut anna, task) = published(&app).await;
    open(&mut anna, task, &[]).await;
    let mut first = answering(&app, task, 0, true).await;
    for number in 1..8 {
        answering(&app, task, number, true).await;
    }
    assert_eq!(look(&app, &mut anna, task, "").await.text_of(".lead"), "8 vastaajaa");
    let words = format!("/staff/tasks/{task}/results/where");
    assert!(anna.get(&words).await.shows("Ranta numero 0"));
    assert_eq!(first.post("/leave", &[("sure", "yes")]).await.status, 303);
    let page = anna.get(&format!("/staff/tasks/{task}/results")).await;
    assert_eq!(page.text_of(".lead"), FEW, "without any job");
    assert!(!anna.get(&words).await.shows("Ranta numero"));
    for number in 8..15 {
        answering(&app, task, number, true).await;
    }
    assert_eq!(look(&app, &mut anna, task, "").await.text_of(".lead"), FEW);
    answering(&app, task, 15, true).await;
    assert_eq!(look(&app, &mut anna, task, "").await.text_of(".lead"), "15 vastaajaa");
    let read = anna.get(&words).await;
    assert_eq!(read.count(".written"), 8, "only what was never shown: {}", read.text());
    let html = scraper::Html::parse_document(&read.body);
    let written = scraper::Selector::parse(".written").unwrap();
    let read: Vec<String> = html.select(&written).map(|words| words.text().collect()).collect();
    assert!((0..8).all(|number| !read.contains(&format!("Ranta numero {number}"))), "{read:?}");
    assert!((8..16).all(|number| read.contains(&format!("Ranta numero {number}"))), "{read:?}");
}

#[tokio::test]
async fn r68_an_edited_answer_is_shown_with_eight_new_ones() {
    let app = TestApp::start().await;
    let (mut anna, task) = published(&app).await;
    open(&mut anna, task, &[]).await;
    let mut first = answering(&app, task, 0, true).await;
    for number in 1..8 {
        answering(&app, task, number, true).await;
    }
    look(&app, &mut anna, task, "").await;
    app.pass(Duration::minutes(1));
    send(&mut first, task, false, "").await;
    assert_eq!(look(&app, &mut anna, task, "").await.text_of(".lead"), FEW);
    for number in 8..16 {
        answering(&app, task, number, true).await;
    }
    assert_eq!(look(&app, &mut anna, task, "").await.text_of(".lead"), "16 vastaajaa");
}

#[tokio::test]
async fn r68_a_filter_shows_whole_groups_and_one_made_by_hand_nothing() {
    let app = TestApp::start().await;
    let (mut anna, task) = published(&app).await;
    assert_eq!(
        open(&mut anna, task, &["swims", "where"]).await.status,
        303,
        "a text is no comparison"
    );
    for number in 0..9 {
        answering(&app, task, number, true).await;
    }
    for number in 9..12 {
        answering(&app, task, number, false).await;
    }
    let yes = look(&app, &mut anna, task, "?f-swims=yes").await;
    assert_eq!(yes.text_of(".lead"), "8 vastaajaa", "the ninth waits for more");
    let no = look(&app, &mut anna, task, "?f-swims=no").await;
    assert_eq!(no.text_of(".lead"), FEW);
    assert!(no.shows("Tässä ryhmässä on liian vähän"));
    let all = look(&app, &mut anna, task, "").await;
    let options = all.text_of("#f-swims");
    assert!(options.contains("Ei (liian vähän") && !options.contains("Kyllä ("), "{options}");
    assert!(all.shows("on laskettu vähintään 8 ihmistä"), "{}", all.text());
    for made_by_hand in ["?f-swims=maybe", "?f-swims=~no_answer", "?f-swims=%27"] {
        assert_eq!(look(&app, &mut anna, task, made_by_hand).await.status, 404, "{made_by_hand}");
    }
    let other = look(&app, &mut anna, task, "?f-where=yes").await;
    assert_eq!(other.text_of(".lead"), "8 vastaajaa", "what is no comparison filters nothing");
}

#[tokio::test]
async fn why_there_are_dashes_is_said_above_the_figures_with_what_helps() {
    let app = TestApp::start().await;
    let (mut anna, task) = published(&app).await;
    open(&mut anna, task, &[]).await;
    for number in 0..8 {
        answering(&app, task, number, number < 6).await;
    }
    let page = look(&app, &mut anna, task, "").await;
    let why = page.text_of("#dashes");
    assert!(why.contains("alle 8 ihmistä") && why.contains("Odota lisää"), "{}", page.text());
    assert!(!why.contains("Katso kaikkia"), "they are looked at already: {why}");
    let close = [("drafts", "remove"), ("until", "")];
    assert_eq!(anna.post(&format!("/staff/tasks/{task}/close"), &close).await.status, 303);
    let page = look(&app, &mut anna, task, "").await;
    let why = page.text_of("#dashes");
    assert!(why.contains("alle 8 ihmistä") && !why.contains("Odota lisää"), "{why}");
}

#[tokio::test]
async fn where_every_answer_can_be_shown_nothing_is_explained() {
    let app = TestApp::start().await;
    let (mut anna, task) = published(&app).await;
    open(&mut anna, task, &[]).await;
    for number in 0..8 {
        answering(&app, task, number, true).await;
    }
    let page = look(&app, &mut anna, task, "").await;
    assert_eq!((page.text_of(".lead").as_str(), page.count("#dashes")), ("8 vastaajaa", 0));
}

#[tokio::test]
async fn a_task_that_is_over_promises_no_more_answers() {
    let app = TestApp::start().await;
    let (mut anna, task) = published(&app).await;
    open(&mut anna, task, &[]).await;
    assert!(look(&app, &mut anna, task, "").await.shows("odottavat lisää vastaajia"));
    let close = [("drafts", "remove"), ("until", "")];
    assert_eq!(anna.post(&format!("/staff/tasks/{task}/close"), &close).await.status, 303);
    let page = look(&app, &mut anna, task, "").await;
    assert!(page.shows("Tehtävä on päättynyt"), "{}", page.text());
    assert!(!page.shows("vielä") && !page.shows("odottavat"), "{}", page.text());
}

#[tokio::test]
async fn the_comparisons_are_chosen_once() {
    let app = TestApp::start().await;
    let (mut anna, task) = published(&app).await;
    let results = format!("/staff/tasks/{task}/results");
    let asked = anna.post(&results, &[("compare", "swims")]).await;
    assert!(asked.shows("Avataanko tulokset?") && asked.shows("Uitko?"), "{}", asked.text());
    assert_eq!(asked.value_of("compare"), "swims");
    let back = anna.post(&results, &[("compare", "swims"), ("sure", "back")]).await;
    assert_eq!(back.count("[name=compare][checked]"), 1, "nothing is final yet");
    open(&mut anna, task, &["swims"]).await;
    open(&mut anna, task, &[]).await;
    let page = look(&app, &mut anna, task, "").await;
    assert_eq!(page.count(".filter select"), 1);
    let (_, mut bo) = app.staff_named(&[Role::Researcher], "bo").await;
    assert_eq!(open(&mut bo, task, &[]).await.status, 404, "of another project");
}

#[tokio::test]
async fn what_was_written_is_read_page_by_page_and_searched_and_each_reading_is_logged() {
    let app = TestApp::start().await;
    let (mut anna, task) = published(&app).await;
    open(&mut anna, task, &[]).await;
    for number in 0..8 {
        answering(&app, task, number, true).await;
    }
    app.work().await;
    let path = format!("/staff/tasks/{task}/results/where");
    let page = anna.get(&path).await;
    assert_eq!(page.count(".written"), 8);
    assert!(!page.body.contains("@posti.test"), "no address");
    assert!(NAMES.iter().all(|name| !page.shows(&format!("{name}kulkija"))), "no pseudonym");
    let found = anna.get(&format!("{path}?search=NUMERO+3")).await;
    assert_eq!(found.count(".written"), 1);
    assert!(found.shows("Ranta numero 3") && found.shows("1 vastaus"));
    assert_eq!(anna.get(&format!("/staff/tasks/{task}/results/swims")).await.status, 404);
    let mut conn = app.kanssa.db.read().await.unwrap();
    let entries = store::audit::list(&mut conn, 0).await.unwrap();
    assert_eq!(entries.iter().filter(|entry| entry.act == "words-read").count(), 2);
}

/// A member who answers and does not send.
async fn beginning(app: &TestApp, task: Uuid, number: usize) -> Browser<'_> {
    let name = format!("{}kulkija", NAMES[number]);
    let mut member = app.member(&format!("nn{number}@posti.test"), &name).await;
    let page = format!("/tasks/{task}/answer/shore");
    member.post(&page, &[("q-swims", "yes"), ("go", "back")]).await;
    member
}

#[tokio::test]
async fn r68_who_stopped_is_shown_after_a_week_and_goes_as_soon_as_one_goes_on() {
    let app = TestApp::start().await;
    let (id, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let (task, other) = (make_task(&mut anna, project).await, make_task(&mut anna, project).await);
    for task in [task, other] {
        assert_eq!(press(&mut anna, task, "publish").await.status, 303);
    }
    open(&mut anna, task, &[]).await;
    for number in 8..16 {
        answering(&app, task, number, true).await;
    }
    let mut members = Vec::new();
    for number in 0..8 {
        members.push(beginning(&app, task, number).await);
    }
    let page = look(&app, &mut anna, task, "").await;
    assert!(page.shows("Lähetti vastauksensa8"), "{}", page.text());
    assert!(page.shows("Aloitti ja keskeytti–"), "they may go on: {}", page.text());

    app.pass(QUIET);
    // Active today with another task: the next answer is saved the quick way.
    members[0].post(&format!("/tasks/{other}/answer/shore"), &[("q-swims", "no")]).await;
    let mut anna = app.staff_again(id).await;
    let page = look(&app, &mut anna, task, "").await;
    assert!(page.shows("Lähetti vastauksensa850"), "{}", page.text());
    assert!(page.shows("Aloitti ja keskeytti850"), "{}", page.text());
    assert!(page.shows("Uitko?8100") && page.shows("Missä?–"), "{}", page.text());

    let owner = members[0].owner().await;
    let item = json!({ "question": "where", "answer": { "text": "Uimala" }, "age": 0 });
    let call = json!({ "owner": owner, "task": task, "version": 1, "items": [item] });
    let saved = members[0].call("/api/answers/save", &call).await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    let page = anna.get(&format!("/staff/tasks/{task}/results")).await;
    assert!(page.shows("Aloitti ja keskeytti–"), "without any job: {}", page.text());
    assert!(!page.shows("Viimeinen vastattu kysymys"), "{}", page.text());

    // Eight more bring the seven back, and one of them goes on with JavaScript off.
    for number in 16..24 {
        members.push(beginning(&app, task, number).await);
    }
    app.pass(QUIET);
    let mut anna = app.staff_again(id).await;
    let page = look(&app, &mut anna, task, "").await;
    assert!(page.shows("Aloitti ja keskeytti16"), "the first has stopped again: {}", page.text());
    send(&mut members[1], task, true, "Laituri").await;
    let page = anna.get(&format!("/staff/tasks/{task}/results")).await;
    assert!(page.shows("Aloitti ja keskeytti–"), "{}", page.text());
}

#[tokio::test]
async fn how_long_it_took_is_counted_from_the_first_page_to_sending() {
    let app = TestApp::start().await;
    let (mut anna, task) = published(&app).await;
    open(&mut anna, task, &[]).await;
    let path = format!("/tasks/{task}/answer/shore");
    for (number, name) in NAMES.iter().take(16).enumerate() {
        let address = format!("nn{number}@posti.test");
        let mut member = app.member(&address, &format!("{name}kulkija")).await;
        let opened = member.get(&path).await.value_of("opened");
        app.pass(Duration::minutes(3));
        // A mistake on the way begins nothing anew, and a time made by hand is no time.
        let opened = if number < 8 { opened } else { "huomenna".to_owned() };
        let wrong = "x".repeat(101);
        let fields = [("opened", opened.as_str()), ("q-swims", "yes"), ("q-where", &wrong)];
        let again = member.post(&path, &fields).await;
        assert_eq!(again.value_of("opened"), opened);
        send(&mut member, task, true, "Ranta").await;
    }
    let page = look(&app, &mut anna, task, "").await;
    assert!(page.shows("3–5 minuuttia8100"), "{}", page.text());
    assert!(page.shows("Ei tiedossa8"), "{}", page.text());
    assert!(page.shows("Mediaani: 3–5 minuuttia"), "{}", page.text());
}
