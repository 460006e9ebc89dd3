//! Questions written in the browser: every kind, every mistake, and two people at once.

use model::{language::Language, questionnaires::edit::KindName, staff::Role};
use serde_json::{Value, json};
use store::audit;
use uuid::Uuid;

use super::help::{FILE, TASK, fill, filled, id_of, make_project, make_task, press, with};
use crate::common::{Answer, Browser, TestApp};

/// A draft with one page and no question.
pub async fn begun(researcher: &mut Browser<'_>) -> String {
    let project = make_project(researcher).await;
    let path = format!("/staff/projects/{project}/tasks/new");
    let task = id_of(&researcher.post(&path, &TASK).await);
    let questions = format!("/staff/tasks/{task}/questions");
    let begun = act(researcher, &questions, "page-add", "yes").await;
    assert_eq!(begun.location(), format!("{questions}/page/page_1/add"));
    questions
}

/// The questions of a task with two of them, and the task.
pub async fn with_two(researcher: &mut Browser<'_>) -> (String, Uuid) {
    let project = make_project(researcher).await;
    let task = make_task(researcher, project).await;
    (format!("/staff/tasks/{task}/questions"), task)
}

/// Presses a button of the page of all questions.
pub async fn act(researcher: &mut Browser<'_>, questions: &str, name: &str, on: &str) -> Answer {
    // What is removed is asked about once more.
    let from = match name {
        "remove" => format!("{questions}/question/{on}/remove"),
        _ => questions.to_owned(),
    };
    let seen = researcher.get(&from).await.value_of("seen");
    researcher.post(questions, &[("seen", &seen), (name, on)]).await
}

/// The questions as their file has them.
pub async fn file(researcher: &mut Browser<'_>, questions: &str) -> Value {
    researcher.get(&format!("{questions}/file")).await.json()
}

/// The codes of the questions, page by page.
pub async fn codes(researcher: &mut Browser<'_>, questions: &str) -> Vec<Vec<String>> {
    let file = file(researcher, questions).await;
    let code = |question: &Value| question["code"].as_str().unwrap().to_owned();
    let of_page = |page: &Value| page["questions"].as_array().unwrap().iter().map(code).collect();
    file["pages"].as_array().unwrap().iter().map(of_page).collect()
}

fn fi(text: &str) -> Value {
    json!({ "fi": text })
}

#[tokio::test]
async fn a_questionnaire_is_written_without_a_file_published_and_answered() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let questions = begun(&mut anna).await;
    let task = questions.split('/').nth(3).unwrap().parse().unwrap();
    let kinds = anna.get(&format!("{questions}/page/page_1/add")).await;
    assert_eq!(kinds.count(".card a"), KindName::ALL.len());
    let add = format!("{questions}/page/page_1/add");
    let swims = fill(&mut anna, &format!("{add}/yes_no"), &[("text", "Uitko?")]).await;
    assert_eq!(swims.location(), format!("{questions}#q-uitko"));
    let place = [("text", "Missä?"), ("place", "new-page"), ("if-0", "chosen-uitko-yes")];
    let place = fill(&mut anna, &format!("{add}/short_text"), &place).await;
    assert_eq!(place.status, 303, "{}", place.text());
    let page = anna.get(&questions).await;
    assert!(page.shows("Näytetään, jos kysymykseen ”1. Uitko?” on vastattu ”Kyllä”."));
    assert!(page.shows("Kirjoittamatta: Svenska (1), English (1)"), "{}", page.text());
    assert_eq!(codes(&mut anna, &questions).await, [["uitko"], ["missa"]]);
    assert_eq!(press(&mut anna, task, "publish").await.status, 303);
    let mut member = app.member("matti@posti.test", "Puistoystävä").await;
    let first = format!("/tasks/{task}/answer/page_1");
    let next = member.post(&first, &[("q-uitko", "yes"), ("go", "next")]).await;
    assert_eq!(next.location(), format!("/tasks/{task}/answer/page_2"));
    let log = audit::list(&mut app.kanssa.db.read().await.unwrap(), 0).await.unwrap();
    let changes = log.iter().filter(|entry| entry.act == "task-changed").count();
    assert_eq!(changes, 3, "the page and both questions");
}

#[tokio::test]
async fn every_kind_of_question_is_stored_as_written_and_its_form_comes_back_the_same() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let questions = begun(&mut anna).await;
    let options = json!([
        { "code": "kavellen", "text": { "fi": "Kävellen", "sv": "Till fots" } },
        { "code": "jotenkin_muuten", "text": fi("Jotenkin muuten"), "other": true },
    ]);
    let typed_options = [
        ("option-0", "Kävellen"),
        ("option-0-sv", "Till fots"),
        ("option-2", "Jotenkin muuten"),
        ("option-2-other", "yes"),
    ];
    let several = [&typed_options[..], &[("at-most", "2"), ("option-3-code", "no_words")]].concat();
    for (kind, typed, expected) in [
        ("text_block", &[][..], json!("text_block")),
        ("yes_no", &[("required", "yes")][..], json!("yes_no")),
        ("single_choice", &typed_options[..], json!({ "single_choice": { "options": options } })),
        (
            "multiple_choice",
            &several[..],
            json!({ "multiple_choice": { "options": options, "at_most": 2 } }),
        ),
        (
            "scale",
            &[("from", "0"), ("to", "10"), ("low", "Huono"), ("high-en", "Good")][..],
            json!({ "scale": { "from": 0, "to": 10, "low": fi("Huono"), "high": { "en": "Good" } } }),
        ),
        (
            "matrix",
            &[("row-1", "Melu"), ("column-0", "Paha"), ("column-1", "Paha")][..],
            json!({ "matrix": {
                "rows": [{ "code": "melu", "text": fi("Melu") }],
                "columns": [
                    { "code": "paha", "text": fi("Paha") },
                    { "code": "paha_2", "text": fi("Paha") },
                ],
            } }),
        ),
        ("short_text", &[("most", "40")][..], json!({ "short_text": { "most": 40 } })),
        ("long_text", &[][..], json!({ "long_text": { "most": 2000 } })),
        (
            "number",
            &[("least", "-1,50"), ("greatest", "10"), ("decimals", "2"), ("unit", "km")][..],
            json!({ "number": {
                "least": "-1.5", "greatest": "10", "decimals": 2, "unit": fi("km"),
            } }),
        ),
    ] {
        let path = format!("{questions}/page/page_1/add/{kind}");
        let text = format!("Teksti {kind}");
        let typed = with(typed, &[("text", &text), ("hint-sv", "Så här"), ("may-decline", "yes")]);
        let added = fill(&mut anna, &path, &typed).await;
        assert_eq!(added.status, 303, "{kind}: {}", added.text());
        let stored = file(&mut anna, &questions).await;
        let stored = stored["pages"][0]["questions"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(stored["kind"], expected, "{kind}");
        assert_eq!(stored["text"], fi(&text));
        assert_eq!(stored["hint"], json!({ "sv": "Så här" }));
        let may = if kind == "text_block" { Value::default() } else { Value::Bool(true) };
        assert_eq!(stored["may_decline"], may, "{kind}");
        let code = stored["code"].as_str().unwrap();
        let before = file(&mut anna, &questions).await;
        let same = fill(&mut anna, &format!("{questions}/question/{code}"), &[]).await;
        assert_eq!(same.location(), format!("{questions}#q-{code}"), "{}", same.text());
        assert_eq!(file(&mut anna, &questions).await, before, "{kind}: nothing typed, no change");
    }
    let page = anna.get(&questions).await;
    assert_eq!(page.count(".outline > li"), 9);
    for says in ["8. Teksti number", "asteikko 0–10", "pakollinen", "voi jättää kertomatta"] {
        assert!(page.shows(says), "{says}: {}", page.text());
    }
}

#[tokio::test]
async fn every_mistake_is_told_at_its_field_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let questions = begun(&mut anna).await;
    let add = format!("{questions}/page/page_1/add");
    fill(&mut anna, &format!("{add}/yes_no"), &[("text", "Uitko?")]).await;
    let long = "å".repeat(501);
    for (kind, field, typed, says) in [
        ("yes_no", "text", " ", "Kirjoita teksti ainakin yhdellä kielellä"),
        ("yes_no", "hint-sv", "a\u{7}b", "merkkejä, joita ei voi tallentaa"),
        ("yes_no", "code", "Uitko!", "pieniä kirjaimia"),
        ("yes_no", "code", "uitko", "jo käytössä muualla"),
        ("yes_no", "if-0", "chosen-uitko", "Valitse jokin tarjolla olevista"),
        ("yes_no", "if-0-number", "monta", "Anna luku"),
        ("single_choice", "option-1-sv", &long, "Vaihtoehto 2: Teksti on liian pitkä"),
        ("single_choice", "option-1-code", "Å", "Vaihtoehto 2: Tunnuksessa"),
        ("single_choice", "option-1-code", "same", "Vaihtoehto 2: Tunnus on jo"),
        ("single_choice", "option-1-other", "yes", "Vaihtoehto 2: Vain yksi vaihtoehto"),
        ("multiple_choice", "at-most", "0", "kokonaisluku, 1–10\u{a0}000"),
        ("matrix", "column-1", "a\u{7}b", "Sarake 2: Teksti"),
        ("scale", "to", "1", "Suurimman on oltava suurempi"),
        ("scale", "from", "5", "Valitse jokin"),
        ("short_text", "most", "paljon", "kokonaisluku"),
        ("number", "least", "1.234,5", "Anna luku"),
        ("number", "greatest", "-1", "Suurimman on oltava suurempi"),
        ("number", "decimals", "9", "Valitse jokin"),
    ] {
        let mut form = vec![
            ("text", "Teksti <b>"),
            ("hint", "Ohje"),
            ("option-0", "Yksi & <toinen>"),
            ("option-0-code", "same"),
            ("option-0-other", "yes"),
            ("option-1", "Kaksi"),
            ("row-0", "Rivi"),
            ("column-0", "Sarake"),
            ("low", "Matala"),
            ("least", "0"),
            ("unit", "km"),
        ];
        if field == "if-0-number" {
            form.push(("if-0", "least-uitko"));
        }
        let form = with(&form, &[(field, typed)]);
        let vain = fill(&mut anna, &format!("{add}/{kind}"), &form).await;
        assert_eq!(vain.status, 422, "{kind} {field}={typed:?}");
        let summary = vain.text_of(".error-summary");
        assert!(summary.contains(says), "{kind} {field}: {summary}");
        assert_eq!(vain.attribute(".error-summary a", "href"), Some(format!("#{field}")));
        assert_eq!(vain.count(&format!("#{field}")), 1, "the link leads to the field");
        let kept = filled(&vain, "form.editor");
        let is_offered = !["to", "from", "decimals", "option-1-other"].contains(&field);
        for (name, value) in form.iter().filter(|(name, _)| *name != field || is_offered) {
            let there = kept.iter().find(|(known, _)| known == name);
            let is_other_kind = there.is_none() && *name != field;
            assert!(is_other_kind || there.unwrap().1 == *value, "{kind} {field}: {name} is lost");
        }
    }
    assert_eq!(codes(&mut anna, &questions).await, [["uitko"]], "nothing was stored");
    assert_eq!(anna.get(&format!("{add}/riddle")).await.status, 404);
    assert_eq!(anna.get(&format!("{questions}/page/page_9/add")).await.status, 404);
    assert_eq!(anna.get(&format!("{questions}/question/nobody")).await.status, 404);
    assert_eq!(anna.get(&format!("{questions}/question/NOT-A-CODE")).await.status, 404);
    let unsaid = anna.post(&format!("{add}/yes_no"), &[("text", "Ilman")]).await;
    assert_eq!(unsaid.status, 400, "not without saying what was seen");
}

#[tokio::test]
async fn rows_are_added_moved_and_removed_without_saving_and_what_was_typed_stays() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let questions = begun(&mut anna).await;
    let path = format!("{questions}/page/page_1/add/single_choice");
    let names = |page: &Answer| -> Vec<String> {
        let fields = filled(page, "form.editor").into_iter();
        let rows = fields.filter(|(name, _)| {
            name.strip_prefix("option-").is_some_and(|rest| rest.parse::<u8>().is_ok())
        });
        rows.map(|(_, value)| value).collect()
    };
    let typed = [
        ("text", "Kesken \"jäänyt\""),
        ("option-0", "A"),
        ("option-1", "B"),
        ("option-1-sv", "B på svenska"),
        ("option-1-other", "yes"),
        ("required", "yes"),
    ];
    let more = fill(&mut anna, &path, &with(&typed, &[("go", "more-option")])).await;
    assert_eq!(more.status, 200);
    assert_eq!(names(&more), ["A", "B", "", "", "", "", ""], "three more than the four");
    assert_eq!(
        more.attribute("[value='more-option']", "formaction"),
        Some(format!("{path}#options"))
    );
    let up = fill(&mut anna, &path, &with(&typed, &[("go", "up-option-1")])).await;
    assert_eq!(names(&up)[..2], ["B", "A"]);
    let kept = filled(&up, "form.editor");
    let has = |name: &str, value: &str| kept.contains(&(name.to_owned(), value.to_owned()));
    assert!(has("option-0-sv", "B på svenska") && has("option-0-other", "yes"));
    assert!(has("text", "Kesken \"jäänyt\"") && has("required", "yes"));
    let gone = fill(&mut anna, &path, &with(&typed, &[("go", "remove-option-0")])).await;
    assert_eq!(names(&gone), ["B", "", ""]);
    let condition = fill(&mut anna, &path, &with(&typed, &[("go", "more-if")])).await;
    assert_eq!(condition.status, 200);
    assert_eq!(codes(&mut anna, &questions).await, [Vec::<String>::new()], "nothing was stored");
    let saved = fill(&mut anna, &path, &with(&typed, &[("go", "up-nonsense-1")])).await;
    assert_eq!(saved.status, 303, "any other button saves");
}

#[tokio::test]
async fn questions_and_pages_are_moved_copied_joined_and_removed() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, _) = with_two(&mut anna).await;
    let copied = act(&mut anna, &questions, "copy", "where").await;
    assert_eq!(copied.location(), format!("{questions}#q-where_2"));
    assert_eq!(codes(&mut anna, &questions).await, [["swims", "where", "where_2"]]);
    act(&mut anna, &questions, "page-add", "yes").await;
    act(&mut anna, &questions, "down", "where_2").await;
    assert_eq!(codes(&mut anna, &questions).await, [vec!["swims", "where"], vec!["where_2"]]);
    let head =
        [("title", "Lopuksi"), ("code", "end"), ("if-0", "answered-where"), ("if-0-not", "not")];
    let page = fill(&mut anna, &format!("{questions}/page/page_2"), &head).await;
    assert_eq!(page.location(), format!("{questions}#p-end"));
    let looked_over = anna.get(&questions).await;
    assert!(looked_over.shows("Sivu 2 : Lopuksi") || looked_over.shows("Sivu 2: Lopuksi"));
    assert!(looked_over.shows("jos kysymykseen ”2. Missä?” ei ole vastattu."));
    act(&mut anna, &questions, "page-remove", "end").await;
    assert_eq!(codes(&mut anna, &questions).await, [["swims", "where", "where_2"]]);
    act(&mut anna, &questions, "up", "where_2").await;
    let asked = anna.get(&format!("{questions}/question/where/remove")).await;
    assert!(asked.shows("Poistetaanko kysymys?") && asked.shows("3. Missä?"), "{}", asked.text());
    assert_eq!(asked.value_of("remove"), "where");
    let nobody = format!("{questions}/question/nobody/remove");
    assert_eq!(anna.get(&nobody).await.status, 404);
    act(&mut anna, &questions, "remove", "where").await;
    assert_eq!(codes(&mut anna, &questions).await, [["swims", "where_2"]]);
    for (name, on, says) in [
        ("up", "swims", "ei voi siirtää enää"),
        ("page-up", "shore", "ei voi siirtää enää"),
        ("page-remove", "shore", "Ainoaa sivua ei voi poistaa"),
    ] {
        let vain = act(&mut anna, &questions, name, on).await;
        assert_eq!(vain.status, 422, "{name}");
        assert!(vain.text_of(".error-summary").contains(says), "{}", vain.text());
    }
    assert_eq!(act(&mut anna, &questions, "up", "nobody").await.status, 404);
    assert_eq!(act(&mut anna, &questions, "explode", "swims").await.status, 400);
    assert_eq!(act(&mut anna, &questions, "up", "Not a code").await.status, 400);
}

#[tokio::test]
async fn what_a_condition_hangs_on_stays_where_it_is_and_the_condition_is_named() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, _) = with_two(&mut anna).await;
    for (name, on) in [("remove", "swims"), ("down", "swims"), ("up", "where")] {
        let vain = act(&mut anna, &questions, name, on).await;
        assert_eq!(vain.status, 422, "{name} {on}");
        let says = vain.text_of(".error-summary");
        assert!(says.contains("kohdan ”2. Missä?” ehto viittaa kysymykseen ”1. Uitko?”"), "{says}");
        assert_eq!(vain.attribute(".error-summary a", "href"), Some(format!("#q-{on}")));
    }
    let path = format!("{questions}/question/where");
    let swims = format!("{questions}/question/swims");
    assert_eq!(fill(&mut anna, &swims, &[("code", "bathes")]).await.status, 303);
    let condition = filled(&anna.get(&path).await, "form.editor");
    assert!(condition.contains(&("if-0".to_owned(), "chosen-bathes-yes".to_owned())));
    let later = fill(&mut anna, &path, &[("if-0", "answered-where")]).await;
    assert_eq!(later.status, 422, "a question cannot hang on itself");
    assert!(later.text_of(".error-summary").contains("jonka on tultava ennen sitä"));
    assert_eq!(fill(&mut anna, &path, &[("if-0", "")]).await.status, 303);
    assert_eq!(act(&mut anna, &questions, "remove", "bathes").await.status, 303);
}

#[tokio::test]
async fn questions_and_pages_are_put_where_they_are_wanted_by_plain_forms() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, _) = with_two(&mut anna).await;
    act(&mut anna, &questions, "copy", "swims").await;
    act(&mut anna, &questions, "page-add", "yes").await;
    let put = async |anna: &mut Browser<'_>, act: &str, code: &str, to: &str| {
        let what = if act == "move" { "question" } else { "page" };
        let form = anna.get(&format!("{questions}/{what}/{code}/move")).await;
        let offered = form.count(&format!("option[value='{to}']"));
        assert_eq!((form.status.as_u16(), offered), (200, 1), "{}", form.text());
        let seen = form.value_of("seen");
        anna.post(&questions, &[("seen", &seen), ("to", to), (act, code)]).await
    };
    let here = anna.get(&format!("{questions}/question/where/move")).await;
    assert_eq!(here.attribute("option[selected]", "value"), Some("after-swims_2".to_owned()));
    let there = put(&mut anna, "move", "swims_2", "first-page_2").await;
    assert_eq!(there.location(), format!("{questions}#q-swims_2"));
    assert_eq!(codes(&mut anna, &questions).await, [vec!["swims", "where"], vec!["swims_2"]]);
    let first = put(&mut anna, "page-move", "page_2", "first").await;
    assert_eq!(first.location(), format!("{questions}#p-page_2"));
    put(&mut anna, "move", "swims_2", "new-shore").await;
    let expected = [vec![], vec!["swims", "where"], vec!["swims_2"]];
    assert_eq!(codes(&mut anna, &questions).await, expected);
    let back = put(&mut anna, "page-move", "page_2", "after-page_3").await;
    assert_eq!(back.status, 303);
    put(&mut anna, "move", "swims_2", "after-where").await;
    let forward = put(&mut anna, "move", "where", "first-shore").await;
    assert_eq!(forward.status, 422);
    let says = forward.text_of(".error-summary");
    assert!(says.contains("kohdan ”2. Missä?” ehto viittaa kysymykseen ”1. Uitko?”"), "{says}");
    let seen = anna.get(&questions).await.value_of("seen");
    for to in ["", "first", "nowhere-shore", "after-NO", "first-page-2"] {
        let form = [("seen", seen.as_str()), ("to", to), ("move", "where")];
        assert_eq!(anna.post(&questions, &form).await.status, 400, "{to}");
    }
    let gone = [("seen", seen.as_str()), ("to", "after-nobody"), ("move", "where")];
    assert_eq!(anna.post(&questions, &gone).await.status, 404);
    for path in ["question/nobody/move", "page/nobody/move"] {
        assert_eq!(anna.get(&format!("{questions}/{path}")).await.status, 404);
    }
}

#[tokio::test]
async fn what_moves_questions_by_hand_comes_with_the_page_of_all_questions_only() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, task) = with_two(&mut anna).await;
    let page = anna.get(&questions).await;
    let script = "data-handle]";
    assert!(page.body.contains(script));
    assert_eq!(page.count("[data-question] [data-handle][hidden]"), 2, "shown by the script");
    assert_eq!(page.count(".sheet > .titled [data-handle]"), 0, "the only page goes nowhere");
    assert!(!anna.get(&format!("{questions}/question/swims")).await.body.contains(script));
    press(&mut anna, task, "publish").await;
    let mut member = app.member("matti@posti.test", "Puistoystävä").await;
    let answering = member.get(&format!("/tasks/{task}/answer/shore")).await;
    assert_eq!(answering.status, 200);
    assert!(!answering.body.contains(script), "residents load none of it");
}

#[tokio::test]
async fn what_members_answer_keeps_its_codes_and_never_gets_a_flaw() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, task) = with_two(&mut anna).await;
    press(&mut anna, task, "publish").await;
    let page = anna.get(&questions).await;
    assert!(page.shows("Jokainen tallennus tulee heti käyttöön"));
    assert_eq!(page.count("[name='page-add']"), 0, "an empty page would be a flaw");
    let path = format!("{questions}/question/swims");
    assert_eq!(anna.get(&path).await.count("[name='code']"), 0);
    let renamed = fill(&mut anna, &path, &[("code", "bathes"), ("text", "Kävitkö uimassa?")]).await;
    assert_eq!(renamed.location(), format!("{questions}#q-swims"));
    let refused = fill(&mut anna, &path, &[("text", ""), ("text-sv", "Simmar du?")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.shows("swims: teksti puuttuu"), "{}", refused.text());
    let added = [("text", "Uitko?"), ("place", "first")];
    let added = fill(&mut anna, &format!("{questions}/page/shore/add/yes_no"), &added).await;
    assert_eq!(added.location(), format!("{questions}#q-uitko"));
    let choice = [("text", "Kenen kanssa?"), ("place", "new-page")];
    let add_choice = format!("{questions}/page/shore/add/single_choice");
    let empty = fill(&mut anna, &add_choice, &choice).await;
    assert!(empty.shows("kysymykseltä vaihtoehdot"), "{}", empty.text());
    let choice = with(&choice, &[("option-0", "Yksin"), ("option-1", "Muiden")]);
    assert_eq!(fill(&mut anna, &add_choice, &choice).await.status, 303);
    let path = format!("{questions}/question/kenen_kanssa");
    let other = [("option-0", "Itsekseni"), ("option-0-code", "itse"), ("option-1", "")];
    assert_eq!(fill(&mut anna, &path, &other).await.status, 303);
    let again = [("option-1", "Muiden"), ("option-1-was", "")];
    assert_eq!(fill(&mut anna, &path, &again).await.status, 303);
    let stored = file(&mut anna, &questions).await;
    let options = &stored["pages"][1]["questions"][0]["kind"]["single_choice"]["options"];
    let codes: Vec<&str> =
        options.as_array().unwrap().iter().map(|o| o["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["yksin", "muiden_2"], "one stays, one is not what it was");
    act(&mut anna, &questions, "remove", "uitko").await;
    let emptied = act(&mut anna, &questions, "remove", "kenen_kanssa").await;
    assert_eq!(emptied.status, 422, "its page would be empty");
    assert_eq!(act(&mut anna, &questions, "page-remove", "page_2").await.status, 303);
    let path = format!("{questions}/page/shore/add/scale");
    let new = fill(&mut anna, &path, &[("text", "Uitko?"), ("low", "a"), ("high", "b")]).await;
    assert_eq!(new.location(), format!("{questions}#q-uitko_2"), "a code is not used again");
}

#[tokio::test]
async fn what_results_are_compared_by_is_not_removed() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, task) = with_two(&mut anna).await;
    press(&mut anna, task, "publish").await;
    let results = format!("/staff/tasks/{task}/results");
    anna.post(&results, &[("sure", "yes"), ("compare", "swims")]).await;
    fill(&mut anna, &format!("{questions}/question/where"), &[("if-0", "")]).await;
    let refused = act(&mut anna, &questions, "remove", "swims").await;
    assert_eq!(refused.status, 422);
    assert!(refused.shows("Tuloksia vertaillaan kysymyksen swims mukaan"), "{}", refused.text());
}

#[tokio::test]
async fn archived_questions_are_read_only_and_readers_only_read() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (bo, mut reader) = app.staff_named(&[Role::Researcher], "bo").await;
    let project = make_project(&mut anna).await;
    let task = make_task(&mut anna, project).await;
    let questions = format!("/staff/tasks/{task}/questions");
    let let_in = [("colleague", &*bo.to_string()), ("access", "read")];
    anna.post(&format!("/staff/projects/{project}/colleagues"), &let_in).await;
    let seen = anna.get(&questions).await.value_of("seen");
    let doing = [
        ("", vec![("seen", seen.as_str()), ("copy", "swims")]),
        ("", vec![("seen", seen.as_str()), ("undo", "1")]),
        ("/from-file", vec![("revision", "1"), ("pasted", FILE), ("sure", "yes")]),
        ("/page/shore", vec![("seen", seen.as_str()), ("title", "x")]),
        ("/page/shore/add/yes_no", vec![("seen", seen.as_str()), ("text", "x")]),
        ("/question/swims", vec![("seen", seen.as_str()), ("text", "x")]),
    ];
    let page = reader.get(&questions).await;
    assert_eq!((page.status.as_u16(), page.count("main button, main .card a")), (200, 0));
    for (path, form) in &doing {
        let path = format!("{questions}{path}");
        assert_eq!(reader.post(&path, form).await.status, 403, "{path}");
        assert!(path == questions || reader.get(&path).await.status == 403, "{path}");
    }
    press(&mut anna, task, "publish").await;
    anna.post(&format!("/staff/tasks/{task}/close"), &[("drafts", "remove")]).await;
    let told = [("learned", "Uidaan."), ("changes", "Laituri."), ("sure", "yes")];
    assert_eq!(anna.post(&format!("/staff/tasks/{task}/archive"), &told).await.status, 303);
    let page = anna.get(&questions).await;
    assert_eq!((page.status.as_u16(), page.count("main button, main .card a")), (200, 0));
    for (path, form) in &doing {
        let path = format!("{questions}{path}");
        assert_eq!(anna.post(&path, form).await.status, 404, "{path}");
        assert!(path == questions || anna.get(&path).await.status == 404, "{path}");
    }
}

#[tokio::test]
async fn hostile_texts_are_shown_as_typed_on_every_page_of_the_editor() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let questions = begun(&mut anna).await;
    let hostile =
        "</textarea></option></select><script>alert(1)</script>\"'><img src=x onerror=y>&lt; 🙂";
    let add = format!("{questions}/page/page_1/add");
    let typed = [
        ("text", hostile),
        ("hint-en", hostile),
        ("code", "evil"),
        ("option-0", hostile),
        ("option-0-code", "worse"),
        ("option-1-sv", hostile),
    ];
    assert_eq!(fill(&mut anna, &format!("{add}/single_choice"), &typed).await.status, 303);
    let page = [("title", hostile), ("if-0", "")];
    assert_eq!(fill(&mut anna, &format!("{questions}/page/page_1"), &page).await.status, 303);
    let hanging = [("text", "Miksi?"), ("if-0", "chosen-evil-worse")];
    assert_eq!(fill(&mut anna, &format!("{add}/short_text"), &hanging).await.status, 303);
    let removed = act(&mut anna, &questions, "remove", "evil").await;
    assert_eq!(removed.status, 422);
    for language in Language::ALL {
        anna.post("/language", &[("language", language.tag())]).await;
        let mut pages = vec![removed.clone()];
        for path in
            ["", "/question/evil", "/question/miksi", "/page/page_1", "/page/page_1/add/yes_no"]
        {
            pages.push(anna.get(&format!("{questions}{path}")).await);
        }
        for page in pages {
            assert_eq!(page.count("main img, main script"), 0, "{}", page.body);
        }
    }
    let form = filled(&anna.get(&format!("{questions}/question/evil")).await, "form.editor");
    for name in ["text", "hint-en", "option-0", "option-1-sv"] {
        assert!(form.contains(&(name.to_owned(), hostile.to_owned())), "{name} is as typed");
    }
}
