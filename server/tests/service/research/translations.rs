//! Texts in all languages side by side: how far each is, only what is missing, several translators.

use model::staff::Role;

use super::{
    editor::{act, file, with_two},
    help::{fill, filled, press, with},
};
use crate::common::{Answer, Browser, TestApp};

/// Sends the fields of a form with some in place of others.
async fn send(
    browser: &mut Browser<'_>,
    page: &Answer,
    path: &str,
    typed: &[(&str, &str)],
) -> Answer {
    let fields = filled(page, "form.editor");
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    browser.post(path, &with(&fields, typed)).await
}

#[tokio::test]
async fn every_text_stands_with_a_field_for_each_language_and_progress_is_told() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, _) = with_two(&mut anna).await;
    let choice = [("text", "Milloin?"), ("option-0", "Aamulla"), ("option-0-sv", "På morgonen")];
    fill(&mut anna, &format!("{questions}/page/shore/add/single_choice"), &choice).await;
    let overview = format!("{questions}/translations");
    let told = anna.get(&overview).await;
    assert_eq!(told.count("progress"), 3);
    assert!(
        told.shows("4 / 4 tekstiä kirjoitettu") && told.shows("1 / 4 tekstiä"),
        "{}",
        told.text()
    );
    assert!(told.shows("Kirjoittamatta: Svenska (3), English (4)"), "{}", told.text());
    let path = format!("{overview}/shore");
    let page = anna.get(&path).await;
    assert_eq!(page.count(".translations fieldset"), 4);
    let typed = [
        ("t-swims-text-sv", "Simmar du?"),
        ("t-milloin-option-aamulla-en", " In the <morning> "),
        ("t-milloin-option-aamulla", "Aamuisin"),
    ];
    assert_eq!(send(&mut anna, &page, &path, &typed).await.location(), path);
    let stored = file(&mut anna, &questions).await;
    let asked = &stored["pages"][0]["questions"];
    assert_eq!(asked[0]["text"]["sv"], "Simmar du?");
    let option = &asked[2]["kind"]["single_choice"]["options"][0];
    assert_eq!(option["code"], "aamulla", "the code stays");
    assert_eq!(
        (&option["text"]["fi"], &option["text"]["en"]),
        (&"Aamuisin".into(), &"In the <morning>".into())
    );
    let missing = format!("{path}/missing");
    let page = anna.get(&missing).await;
    assert_eq!(page.count(".translations fieldset"), 3, "one is written in all");
    let typed = [("t-where-text-sv", "Var?"), ("t-where-text-en", "Where?")];
    assert_eq!(send(&mut anna, &page, &missing, &typed).await.location(), missing);
    assert_eq!(anna.get(&missing).await.count(".translations fieldset"), 2);
    assert_eq!(
        file(&mut anna, &questions).await["pages"][0]["questions"][0]["text"]["sv"],
        "Simmar du?"
    );
    assert_eq!(anna.get(&format!("{overview}/nowhere")).await.status, 404);
}

#[tokio::test]
async fn translators_do_not_undo_each_other_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, task) = with_two(&mut anna).await;
    let path = format!("{questions}/translations/shore");
    let (ours, late) = (anna.get(&path).await, anna.get(&path).await);
    let theirs = [("text-sv", "Simmar du?"), ("text", "Käytkö uimassa?"), ("required", "yes")];
    fill(&mut anna, &format!("{questions}/question/swims"), &theirs).await;
    let english = [("t-swims-text-en", "Do you swim?"), ("t-where-text-en", "Where?")];
    assert_eq!(send(&mut anna, &ours, &path, &english).await.status, 303);
    let swims = file(&mut anna, &questions).await["pages"][0]["questions"][0].clone();
    let expected =
        serde_json::json!({ "fi": "Käytkö uimassa?", "sv": "Simmar du?", "en": "Do you swim?" });
    assert_eq!((&swims["text"], &swims["required"]), (&expected, &true.into()));
    let typed = [("t-swims-text-en", "Swim?"), ("t-where-text-sv", "Var <b>?")];
    let told = send(&mut anna, &late, &path, &typed).await;
    assert_eq!(told.status, 422);
    assert!(
        told.text_of(".error-summary").contains("Joku muu on kirjoittanut tähän: ”Do you swim?”")
    );
    assert_eq!(told.attribute(".error-summary a", "href"), Some("#t-swims-text-en".to_owned()));
    let kept = filled(&told, "form.editor");
    for (name, value) in typed {
        assert!(kept.contains(&(name.to_owned(), value.to_owned())), "{name} is lost");
    }
    assert!(kept.contains(&("t-swims-text".to_owned(), "Käytkö uimassa?".to_owned())));
    assert_eq!(send(&mut anna, &told, &path, &[]).await.status, 303, "knowingly");
    let swims = file(&mut anna, &questions).await["pages"][0]["questions"][0].clone();
    assert_eq!(swims["text"]["en"], "Swim?");
    let blank = [("t-where-text", ""), ("t-where-text-sv", ""), ("t-where-text-en", " ")];
    let page = anna.get(&path).await;
    let told = send(&mut anna, &page, &path, &blank).await;
    assert!(told.text_of(".error-summary").contains("ainakin yhdellä kielellä"));
    act(&mut anna, &questions, "remove", "where").await;
    let handed_back = send(&mut anna, &page, &path, &[("t-where-text-sv", "Var då?")]).await;
    assert!(handed_back.shows("Näitä ei voitu tallentaa") && handed_back.shows("Var då?"));
    let page = anna.get(&path).await;
    press(&mut anna, task, "publish").await;
    let told = send(&mut anna, &page, &path, &[("t-swims-text-en", "Swim now?")]).await;
    assert!(told.shows("Tehtävä on julkaistu sen jälkeen"), "{}", told.text());
    assert_eq!(send(&mut anna, &told, &path, &[]).await.status, 303, "knowingly");
    let page = anna.get(&path).await;
    let emptied = send(&mut anna, &page, &path, &[("t-swims-text", "")]).await;
    assert!(emptied.shows("swims: teksti puuttuu"), "{}", emptied.text());
    let (_, mut bo) = app.staff_named(&[Role::Researcher], "bo").await;
    assert_eq!(bo.get(&path).await.status, 404);
}
