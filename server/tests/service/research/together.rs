//! Several people, or several tabs, at the questions of one task; and what was done, taken back.

use model::staff::Role;

use super::{
    editor::{act, begun, codes, file, with_two},
    help::{FILE, fill, filled, press, with},
};
use crate::common::{Answer, Browser, TestApp};

/// A page's form, opened and not sent yet.
struct Opened {
    path: String,
    fields: Vec<(String, String)>,
}

impl Opened {
    async fn of(browser: &mut Browser<'_>, path: &str) -> Self {
        let page = browser.get(path).await;
        Self { path: path.to_owned(), fields: filled(&page, "form.editor") }
    }

    async fn send(&self, browser: &mut Browser<'_>, typed: &[(&str, &str)]) -> Answer {
        let fields: Vec<(&str, &str)> =
            self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        browser.post(&self.path, &with(&fields, typed)).await
    }
}

#[tokio::test]
async fn those_who_change_different_things_all_succeed() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, task) = with_two(&mut anna).await;
    let swims = Opened::of(&mut anna, &format!("{questions}/question/swims")).await;
    let place = Opened::of(&mut anna, &format!("{questions}/question/where")).await;
    let head = Opened::of(&mut anna, &format!("{questions}/page/shore")).await;
    let add = format!("{questions}/page/shore/add/yes_no");
    let (new, newer) = (Opened::of(&mut anna, &add).await, Opened::of(&mut anna, &add).await);
    let seen = anna.get(&questions).await.value_of("seen");
    let settings = format!("/staff/tasks/{task}/settings");
    assert_eq!(anna.get(&settings).await.status, 200);
    for (form, typed) in [
        (&swims, ("text", "Käytkö uimassa?")),
        (&place, ("text", "Missä käyt?")),
        (&head, ("title", "Ranta")),
    ] {
        let saved = form.send(&mut anna, &[typed]).await;
        assert_eq!(saved.status, 303, "{}: {}", form.path, saved.text());
    }
    let moved = anna.post(&questions, &[("seen", &seen), ("page-add", "yes")]).await;
    assert_eq!(moved.location(), format!("{questions}/page/page_2/add"), "only words changed");
    assert_eq!(new.send(&mut anna, &[("text", "Yksin?")]).await.status, 303);
    assert_eq!(newer.send(&mut anna, &[("text", "Kylmässä?")]).await.status, 303);
    assert_eq!(
        codes(&mut anna, &questions).await,
        [vec!["swims", "where", "kylmassa", "yksin"], vec![]],
        "each right after the one that was last"
    );
    let page = anna.get(&questions).await;
    for says in ["Käytkö uimassa?", "Missä käyt?", "Ranta"] {
        assert!(page.shows(says), "{says}");
    }
}

#[tokio::test]
async fn a_button_pressed_twice_does_one_thing() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, _) = with_two(&mut anna).await;
    let new = Opened::of(&mut anna, &format!("{questions}/page/shore/add/yes_no")).await;
    let place = Opened::of(&mut anna, &format!("{questions}/question/where")).await;
    for _ in 0..2 {
        let added = new.send(&mut anna, &[("text", "Yksin?")]).await;
        assert_eq!(added.location(), format!("{questions}#q-yksin"));
        let saved = place.send(&mut anna, &[("text", "Missä käyt?")]).await;
        assert_eq!(saved.location(), format!("{questions}#q-where"));
    }
    let seen = anna.get(&questions).await.value_of("seen");
    for expected in [format!("{questions}#q-yksin_2"), questions.clone()] {
        let copied = anna.post(&questions, &[("seen", &seen), ("copy", "yksin")]).await;
        assert_eq!(copied.location(), expected);
    }
    assert!(anna.get(&questions).await.shows("Joku muu ehti muuttaa"));
    assert_eq!(codes(&mut anna, &questions).await, [["swims", "where", "yksin", "yksin_2"]]);
}

#[tokio::test]
async fn who_changes_the_same_question_sees_both_versions_and_chooses() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let questions = begun(&mut anna).await;
    let typed = [("text", "Missä?"), ("option-0", "Meressä"), ("option-1", "Järvessä")];
    fill(&mut anna, &format!("{questions}/page/page_1/add/single_choice"), &typed).await;
    let path = format!("{questions}/question/missa");
    let late = Opened::of(&mut anna, &path).await;
    let removal = anna.get(&format!("{path}/remove")).await.value_of("seen");
    let theirs = [("text", "Missä uit?"), ("option-1", "Altaassa"), ("required", "yes")];
    assert_eq!(fill(&mut anna, &path, &theirs).await.status, 303);

    let ours = [("text", "Minne menet <b>?"), ("option-2", "Joessa"), ("option-2-sv", "I ån")];
    let told = late.send(&mut anna, &ours).await;
    assert_eq!(told.status, 422);
    assert!(told.text_of(".error-summary").contains("Joku muu on muuttanut samaa kohtaa"));
    let beside = told.text_of(".beside");
    for says in [
        "Missä uit?",
        "Minne menet <b>?",
        "Meressä · Altaassa",
        "Meressä · Järvessä · Joessa",
        "Vastaus on pakollinen",
    ] {
        assert!(beside.contains(says), "{says}: {beside}");
    }
    assert!(!beside.contains("Merkkejä enintään"), "only what differs");
    assert_eq!(told.attribute(".beside a", "href"), Some(path.clone()));
    let kept = filled(&told, "form.editor");
    for (name, value) in ours {
        assert!(kept.contains(&(name.to_owned(), value.to_owned())), "{name} is lost");
    }
    let pressed = anna.post(&questions, &[("seen", &removal), ("remove", "missa")]).await;
    assert_eq!(pressed.location(), questions, "not what was not seen");
    assert!(anna.get(&questions).await.shows("Missä uit?"));
    let again = Opened { path: path.clone(), fields: kept };
    assert_eq!(again.send(&mut anna, &[]).await.status, 303, "knowingly");
    let stored = file(&mut anna, &questions).await;
    assert_eq!(stored["pages"][0]["questions"][0]["text"]["fi"], "Minne menet <b>?");
}

#[tokio::test]
async fn the_head_of_a_page_and_the_file_are_no_less_careful() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, _) = with_two(&mut anna).await;
    let path = format!("{questions}/page/shore");
    let late = Opened::of(&mut anna, &path).await;
    let revision = anna.get(&format!("{questions}/from-file")).await.value_of("revision");
    fill(&mut anna, &path, &[("title", "Ranta")]).await;
    let told = late.send(&mut anna, &[("title", "Laituri")]).await;
    let beside = told.text_of(".beside");
    assert!(beside.contains("Ranta") && beside.contains("Laituri"), "{beside}");
    assert_eq!(told.value_of("title"), "Laituri");
    let fields = filled(&told, "form.editor");
    assert_eq!(Opened { path, fields }.send(&mut anna, &[]).await.status, 303);
    let from_file = [("revision", revision.as_str()), ("pasted", FILE), ("sure", "yes")];
    let refused = anna.post(&format!("{questions}/from-file"), &from_file).await;
    assert!(refused.shows("Joku muu on tallentanut"), "{}", refused.text());
    assert!(anna.get(&questions).await.shows("Laituri"));
}

#[tokio::test]
async fn a_question_that_went_meanwhile_can_be_added_again_with_what_was_typed() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, _) = with_two(&mut anna).await;
    let late = Opened::of(&mut anna, &format!("{questions}/question/where")).await;
    act(&mut anna, &questions, "remove", "where").await;
    let orphan = late.send(&mut anna, &[("text", "Minne?")]).await;
    assert!(orphan.shows("Joku muu on poistanut kysymyksen"), "{}", orphan.text());
    let path = orphan.attribute("form.editor", "action").unwrap();
    let fields = filled(&orphan, "form.editor");
    assert_eq!(Opened { path, fields }.send(&mut anna, &[]).await.status, 303);
    assert!(anna.get(&questions).await.shows("Minne?"));
}

#[tokio::test]
async fn nothing_is_put_before_members_by_who_thought_it_was_a_draft() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, task) = with_two(&mut anna).await;
    let swims = Opened::of(&mut anna, &format!("{questions}/question/swims")).await;
    let head = Opened::of(&mut anna, &format!("{questions}/page/shore")).await;
    let new = Opened::of(&mut anna, &format!("{questions}/page/shore/add/yes_no")).await;
    let seen = anna.get(&questions).await.value_of("seen");
    press(&mut anna, task, "publish").await;
    for (form, typed) in [(&swims, "text"), (&head, "title"), (&new, "text")] {
        let told = form.send(&mut anna, &[(typed, "Uusi teksti")]).await;
        assert_eq!(told.status, 422, "{}", form.path);
        assert!(told.shows("Tehtävä on julkaistu sen jälkeen"), "{}", told.text());
        let fields = filled(&told, "form.editor");
        assert!(fields.contains(&(typed.to_owned(), "Uusi teksti".to_owned())));
        let again = Opened { path: form.path.clone(), fields };
        assert_eq!(again.send(&mut anna, &[]).await.status, 303, "knowingly");
    }
    let pressed = anna.post(&questions, &[("seen", &seen), ("up", "where")]).await;
    assert_eq!(pressed.location(), questions);
    assert!(anna.get(&questions).await.shows("Joku muu ehti muuttaa"));
}

#[tokio::test]
async fn every_change_of_a_draft_is_taken_back_and_made_again() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, task) = with_two(&mut anna).await;
    assert_eq!(anna.get(&questions).await.count(".steps"), 0, "nothing was done yet");
    let start = file(&mut anna, &questions).await;
    let asked = anna.get(&format!("{questions}/question/where/remove")).await;
    assert!(asked.shows("Poiston voi perua"), "{}", asked.text());
    fill(&mut anna, &format!("{questions}/question/swims"), &[("hint", "Kerro")]).await;
    let hinted = file(&mut anna, &questions).await;
    act(&mut anna, &questions, "remove", "where").await;
    let removed = file(&mut anna, &questions).await;
    let page = anna.get(&questions).await;
    assert!(page.text_of(".steps").contains("Kumoa: poistettu ”2. Missä?”"), "{}", page.text());
    assert_eq!(page.count("[name='redo']"), 0);
    let (undo, stale) = (page.value_of("undo"), page.value_of("seen"));
    let step = async |anna: &mut Browser<'_>, name: &str| {
        let page = anna.get(&questions).await;
        let (version, seen) = (page.value_of(name), page.value_of("seen"));
        let done = anna.post(&questions, &[("seen", &seen), (name, &version)]).await;
        assert_eq!(done.location(), questions);
        file(anna, &questions).await
    };
    assert_eq!(step(&mut anna, "undo").await, hinted);
    let page = anna.get(&questions).await;
    assert!(page.shows("Muutos on kumottu."), "{}", page.text());
    assert!(page.text_of(".steps").contains("Kumoa: muokattu ”1. Uitko?”"), "{}", page.text());
    assert!(page.text_of(".steps").contains("Tee uudelleen: poistettu ”2. Missä?”"));
    let twice = anna.post(&questions, &[("seen", &stale), ("undo", &undo)]).await;
    assert_eq!(twice.location(), questions);
    assert!(anna.get(&questions).await.shows("Joku muu ehti muuttaa"));
    assert_eq!(file(&mut anna, &questions).await, hinted, "two presses are one");
    assert_eq!(step(&mut anna, "undo").await, start);
    assert_eq!(step(&mut anna, "redo").await, hinted);
    assert_eq!(step(&mut anna, "redo").await, removed);
    step(&mut anna, "undo").await;
    act(&mut anna, &questions, "copy", "swims").await;
    let page = anna.get(&questions).await;
    assert_eq!(page.count("[name='redo']"), 0, "another way was taken");
    press(&mut anna, task, "publish").await;
    let page = anna.get(&questions).await;
    assert_eq!(page.count(".steps"), 0, "members may have answered");
    let late = anna.post(&questions, &[("seen", ""), ("undo", "5")]).await;
    assert_eq!(late.location(), questions, "nothing is taken back");
}

#[tokio::test]
async fn a_form_saved_while_it_is_written_is_told_the_version_that_holds_it() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, _) = with_two(&mut anna).await;
    let path = format!("{questions}/question/swims");
    let version = |page: &Answer| page.attribute("[data-autosave]", "data-version");
    let opened = Opened::of(&mut anna, &path).await;
    let mut script = anna.clone();
    script.extra = vec![("accept", "application/json".to_owned())];
    let saved = opened.send(&mut script, &[("text", "Uitko joskus?")]).await;
    let told = saved.json()["version"].to_string();
    assert_eq!(saved.status, 200);
    assert_eq!(version(&anna.get(&path).await), Some(told.clone()), "nobody else has saved");
    let again = opened.send(&mut script, &[("text", "Uitko joskus?")]).await;
    assert_eq!(
        again.json()["version"].to_string(),
        told,
        "what is there already is not saved twice"
    );
    fill(&mut anna, &format!("{questions}/question/where"), &[("text", "Missäs?")]).await;
    assert_ne!(version(&anna.get(&path).await), Some(told), "somebody else has");
    let refused = opened.send(&mut script, &[("text", "Uitko usein?")]).await;
    assert_eq!(refused.status, 422, "what it was made with has changed");
    for (path, typed) in [
        ("page/shore", ("title", "Rannalla")),
        ("translations/shore", ("t-swims-text-sv", "Simmar du?")),
    ] {
        let opened = Opened::of(&mut anna, &format!("{questions}/{path}")).await;
        let saved = opened.send(&mut script, &[typed]).await;
        assert!(saved.json()["version"].is_number(), "{path}: {}", saved.text());
    }
}
