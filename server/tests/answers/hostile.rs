//! Hostile strings in every place where people write, parsed back out of every page that shows them.

use std::collections::BTreeSet;

use app::site::Facts;
use model::{
    accounts::{EmailAddress, Pseudonym},
    language::{Language, Texts},
    staff::Role,
};
use scraper::{Html, Selector};
use serde_json::{Value, json};
use store::testing::Fixture;
use uuid::Uuid;

use crate::{
    common::{Answer, Browser, QUESTIONNAIRES, TestApp, site},
    hostile_strings::HOSTILE,
    walk::{send, send_page},
};

/// All of them in a few, as long as the shortest field takes.
fn together() -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for hostile in HOSTILE {
        match all.last_mut() {
            Some(last) if last.chars().count() + hostile.chars().count() < 199 => {
                last.push(' ');
                last.push_str(hostile);
            }
            _ => all.push((*hostile).to_owned()),
        }
    }
    all
}

/// The whole tree of a page but for its words and what changes from request to request.
fn skeleton(answer: &Answer) -> Vec<String> {
    let page = Html::parse_document(&answer.body);
    let all = Selector::parse("*").unwrap();
    page.select(&all)
        .filter(|element| !["script"].contains(&element.value().name()))
        .map(|element| {
            let names: BTreeSet<&str> = element.value().attrs().map(|(name, _)| name).collect();
            let event = names.iter().find(|name| name.starts_with("on"));
            assert_eq!(event, None, "no page has a handler in its markup");
            format!("{} {names:?}", element.value().name())
        })
        .collect()
}

fn texts_of(answer: &Answer, selector: &str) -> Vec<String> {
    let page = Html::parse_document(&answer.body);
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector)
        .map(|element| element.text().collect::<String>().trim().to_owned())
        .collect()
}

/// The questionnaire of the tests with every text in it replaced.
fn task_file(text: &str) -> String {
    fn replace(value: &mut Value, text: &str) {
        match value {
            Value::Object(fields) if fields.contains_key("fi") => {
                for language in ["fi", "sv", "en"] {
                    fields.insert(language.to_owned(), json!(text));
                }
            }
            Value::Object(fields) => {
                // Where answers can be put into a text, a brace is written twice.
                let is_piped = fields.contains_key("code")
                    && (fields.contains_key("kind") || fields.contains_key("questions"));
                for (name, value) in fields {
                    if is_piped && ["text", "hint", "title"].contains(&name.as_str()) {
                        replace(value, &text.replace('{', "{{"));
                    } else {
                        replace(value, text);
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|value| replace(value, text)),
            _ => {}
        }
    }
    let mut file: Value = serde_json::from_str(QUESTIONNAIRES).unwrap();
    replace(&mut file, text);
    file["projects"][1]["partners"][0]["name"] = json!(text);
    file.to_string()
}

/// Looks at every page that shows what staff or members wrote.
async fn look(browser: &mut Browser<'_>, tasks: &[Uuid], receipt: &str) -> Vec<(String, Answer)> {
    let mut pages = Vec::new();
    for path in [
        "/tasks".to_owned(),
        format!("/tasks/{}", tasks[0]),
        format!("/tasks/{}", tasks[3]),
        format!("/tasks/{}/answer/street", tasks[0]),
        format!("/tasks/{}/answer/feel", tasks[0]),
        format!("/tasks/{}/answer/last", tasks[0]),
        format!("/tasks/{}/review", tasks[0]),
        "/answers".to_owned(),
        receipt.to_owned(),
        "/contact".to_owned(),
        "/account".to_owned(),
    ] {
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.body);
        pages.push((
            path.replace(receipt, "receipt").replace(|c: char| c.is_ascii_digit(), ""),
            page,
        ));
    }
    pages
}

/// Somebody who writes this wherever they may; gives the pages that show it.
async fn everything_is(app: &TestApp, text: &str) -> Vec<(String, Answer)> {
    let tasks = app.publish(&task_file(text)).await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let street = [
        ("q-travel", "other"),
        ("q-travel-other", text),
        ("q-wishes", "other"),
        ("q-wishes-other", text),
        ("go", "next"),
    ];
    let answer = send_page(&mut browser, tasks[0], "street", &street).await;
    assert_eq!(answer.status, 303, "{text}: {}", answer.body);
    send_page(&mut browser, tasks[0], "last", &[("q-tell", text), ("go", "next")]).await;
    let receipt = send(&mut browser, tasks[0]).await;
    let once = browser.get("/contact").await.value_of("once");
    let message = [("subject", "other"), ("words", text), ("once", once.as_str())];
    assert_eq!(browser.post("/contact", &message).await.status, 303, "{text}");

    let mut pages = look(&mut browser, &tasks, &receipt).await;
    let mut staff = app.staff(&[Role::Coordinator]).await;
    let inbox = staff.get("/staff/messages").await;
    let read = inbox.attribute("main .cards a", "href").unwrap();
    let read = staff.get(&read).await;
    pages.extend([("inbox".to_owned(), inbox), ("message".to_owned(), read)]);

    // What is refused is shown again as it was typed.
    let wrong = format!("{text}\u{7}");
    let fields = [
        ("q-travel", "other"),
        ("q-travel-other", wrong.as_str()),
        ("q-wishes-other", text),
        ("go", "next"),
    ];
    let refused = send_page(&mut browser, tasks[0], "street", &fields).await;
    assert_eq!(refused.status, 422);
    pages.push(("refused page".to_owned(), refused));
    for (path, field) in [
        ("/account/pseudonym", "pseudonym"),
        ("/sign-in", "address"),
        ("/sign-in/code", "code"),
        ("/staff/sign-in", "address"),
    ] {
        let typed = format!("{text} <> {text} {text} {text}");
        let mut visitor = browser.clone();
        let refused = visitor.post(path, &[(field, &typed)]).await;
        assert_eq!(refused.status, 422, "{path} {text}");
        assert_eq!(refused.value_of(field), typed, "{path}");
        pages.push((path.to_owned(), refused));
    }
    let without_subject = [("words", text), ("once", once.as_str())];
    let refused = browser.post("/contact", &without_subject).await;
    assert_eq!(texts_of(&refused, "textarea"), [text]);
    pages.push(("refused message".to_owned(), refused));
    let mut visitor = app.browser();
    let path = format!("/tasks/{}/answer/last", tasks[0]);
    let resend = visitor.post(&path, &[("q-tell", text), (text, text)]).await;
    assert_eq!(resend.status, 401);
    pages.push(("resend".to_owned(), resend));
    app.pass(model::time::Duration::days(11));
    let closed = send_page(&mut browser, tasks[0], "last", &[("q-tell", text)]).await;
    assert_eq!(texts_of(&closed, ".typed"), [text]);
    pages.push(("closed".to_owned(), closed));
    pages
}

#[tokio::test]
async fn hostile_texts_come_out_of_every_page_as_text_and_change_none_of_its_markup() {
    let harmless = everything_is(&TestApp::start().await, "Vaaraton").await;
    for (path, page) in &harmless {
        assert!(page.body.contains("Vaaraton") || path == "inbox" || path == "/account", "{path}");
    }
    let tame: Vec<_> = harmless.iter().map(|(_, page)| (skeleton(page), words(page))).collect();
    for hostile in together() {
        let pages = everything_is(&TestApp::start().await, &hostile).await;
        assert_eq!(pages.len(), harmless.len());
        for ((path, page), (tree, expected)) in pages.iter().zip(&tame) {
            let at = format!("{path} with {hostile}");
            assert_eq!(&skeleton(page), tree, "{at}");
            let told = words(page);
            assert_eq!(told.len(), expected.len(), "{at}");
            for (told, expected) in told.iter().zip(expected) {
                assert_eq!(told, &expected.replace("Vaaraton", &hostile), "{at}");
            }
        }
    }
}

/// Every text and every value of the page in order, without what is drawn or named anew each time.
fn words(answer: &Answer) -> Vec<String> {
    let page = Html::parse_document(&answer.body);
    let leaves = page.tree.root().descendants().filter_map(|node| {
        let parent = node.parent().and_then(|parent| parent.value().as_element().cloned());
        let in_script = parent.is_some_and(|parent| parent.name() == "script");
        node.value().as_text().filter(|_| !in_script).map(|text| text.trim().to_owned())
    });
    let any = Selector::parse("*").unwrap();
    let attributes = page.select(&any).flat_map(|element| {
        // What is drawn by lot, and the marks of answers.
        let name = element.value().attr("name");
        let is_drawn = matches!(name, Some("once" | "shown"));
        let shown = |name: &str| matches!(name, "alt" | "title" | "placeholder" | "aria-label");
        let mut attributes: Vec<String> = element
            .value()
            .attrs()
            .filter(|(name, _)| shown(name) || *name == "value" && !is_drawn)
            .map(|(_, value)| value.to_owned())
            .collect();
        attributes.sort();
        attributes
    });
    let suggestions: BTreeSet<String> =
        texts_of(answer, ".button-list button").into_iter().collect();
    let all = leaves.chain(attributes.collect::<Vec<_>>());
    all.filter(|text| !text.is_empty() && !suggestions.contains(text)).collect()
}

#[tokio::test]
async fn text_areas_and_titles_give_back_exactly_what_was_typed() {
    let app = TestApp::start().await;
    let tasks = app.tasks().await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let exact = [
        "\u{2028}alku",
        "yksi\n\nkaksi\n  sisennys",
        "</textarea>",
        "</TEXTAREA >&lt;",
        "&amp;amp;",
        "<!-- -->",
        "loppu\n</textarea><script>x</script>",
        "\u{202e}väärin päin",
    ];
    for text in exact {
        send_page(&mut browser, tasks[0], "last", &[("q-tell", text), ("go", "back")]).await;
        let page = browser.get(&format!("/tasks/{}/answer/last", tasks[0])).await;
        let html = Html::parse_document(&page.body);
        let area =
            html.select(&Selector::parse("textarea[name='q-tell']").unwrap()).next().unwrap();
        let typed: String = area.text().collect();
        assert_eq!(typed, text.trim(), "{text:?}");
        let page = browser.get(&format!("/tasks/{}/review", tasks[0])).await;
        assert!(texts_of(&page, "[data-review='tell'] dd p").contains(&text.trim().to_owned()));
    }
    for hostile in HOSTILE {
        let file = task_file(hostile);
        let task = app.publish(&file).await[0];
        let page = browser.get(&format!("/tasks/{task}")).await;
        assert_eq!(texts_of(&page, "title"), [format!("{} – Koekanssa", hostile.trim())]);
        assert_eq!(texts_of(&page, "h1"), [hostile.trim()]);
        assert_eq!(page.count("title"), 1);
    }
}

#[tokio::test]
async fn the_rules_and_answers_handed_to_the_island_survive_as_they_are() {
    let app = TestApp::start().await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let task = app.tasks().await[0];
    for hostile in HOSTILE {
        send_page(&mut browser, task, "last", &[("q-tell", hostile), ("go", "back")]).await;
        let page = browser.get(&format!("/tasks/{task}/answer/street")).await;
        let setup = page.attribute("[data-setup]", "data-setup").unwrap();
        let setup: Value = serde_json::from_str(&setup).unwrap();
        assert_eq!(setup["answers"]["tell"]["text"], hostile.trim(), "{hostile}");
        let file = browser.get("/answers/download").await.json();
        assert_eq!(file["tasks"][0]["answers"][0]["value"]["text"], hostile.trim());
    }
}

#[tokio::test]
async fn facts_of_the_configuration_are_words_too() {
    let tame = TestApp::start().await;
    for hostile in together() {
        let mut of_city = site();
        let all = || Texts::all(&hostile, &hostile, &hostile);
        of_city.facts = Facts {
            service_name: all(),
            controller: all(),
            contact_post: all(),
            contact_address: all(),
            dpo_contact: all(),
            ..of_city.facts
        };
        let app = TestApp::with(Fixture::sqlite().await, of_city).await;
        for path in ["/", "/notice", "/accessibility", "/contact", "/sign-in"] {
            let page = app.browser().get(path).await;
            assert_eq!(
                skeleton(&page),
                skeleton(&tame.browser().get(path).await),
                "{path} {hostile}"
            );
            assert!(texts_of(&page, "title")[0].ends_with(&hostile), "{path}");
            assert_eq!(texts_of(&page, "footer p")[0], hostile, "{path}");
        }
    }
}

#[tokio::test]
async fn r19_a_pseudonym_holds_nothing_that_markup_is_made_of() {
    let address = EmailAddress::parse("matti@posti.test").unwrap();
    let app = TestApp::start().await;
    let mut browser = app.newcomer("matti@posti.test").await;
    for hostile in HOSTILE {
        let refused = browser.post("/account/pseudonym", &[("pseudonym", hostile)]).await;
        assert_eq!(refused.status, 422, "{hostile}");
        assert!(Pseudonym::parse(hostile, &address).is_err(), "{hostile}");
        assert_eq!(refused.value_of("pseudonym"), *hostile);
    }
    browser.post("/language", &[("language", Language::En.tag())]).await;
    let named = browser.post("/account/pseudonym", &[("pseudonym", "Ärtsi-Pärtsi O'Hara")]).await;
    let kept = if named.status == 303 { browser.get("/account").await } else { named };
    assert!(kept.body.contains("Hara"));
}
