//! Answering by plain forms alone, as with JavaScript off.

use model::{language::Language, time::Duration};

use crate::{
    common::TestApp,
    walk::{FEEL, LAST, STREET, fi, fill_street, send, send_page, stored},
};

#[tokio::test]
async fn r8_r28_the_list_and_the_task_say_what_it_is_for_how_long_it_takes_and_who_sees_it() {
    let app = TestApp::start().await;
    let [street, _, later, park] = app.tasks().await[..] else { panic!("four tasks") };
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;

    let list = browser.get("/tasks").await;
    assert_eq!(list.count(&format!("a[href='/tasks/{street}']")), 1);
    assert_eq!(list.count(&format!("a[href='/tasks/{later}']")), 0, "it opens tomorrow");
    assert!(list.shows("Noin 5 minuuttia"));
    assert!(list.shows("Sulkeutuu 12. maaliskuuta 2026 klo 12.00"), "{}", list.text());
    assert!(list.shows(&fi("tasks-not-started")));

    let task = browser.get(&format!("/tasks/{street}")).await;
    for words in ["Parannamme katuja.", "Katujen hoito", "12. maaliskuuta 2026 klo 12.00"] {
        assert!(task.shows(words), "{words}");
    }
    assert!(task.shows(&fi("tasks-no-partners")), "R28, R52: none by default");
    assert_eq!(task.count(&format!("a[href='/tasks/{street}/answer']")), 1);

    let with_partner = browser.get(&format!("/tasks/{park}")).await;
    assert!(with_partner.shows("Muotoilu Oy: analysoi vastaukset"));
    assert!(!with_partner.shows(&fi("tasks-no-partners")));

    browser.post("/language", &[("language", "sv")]).await;
    let swedish = browser.get(&format!("/tasks/{park}")).await;
    assert!(swedish.shows("Muotoilu Oy: analysoi vastaukset sv"));
    assert!(swedish.shows("22 mars 2026 kl. 12:00"), "{}", swedish.text());
}

#[tokio::test]
async fn closing_times_are_helsinkis_summer_and_winter() {
    let app = TestApp::start().await;
    let file =
        crate::common::QUESTIONNAIRES.replace("\"closes_in_days\": 10", "\"closes_in_days\": 60");
    let tasks = app.publish(&file).await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let task = browser.get(&format!("/tasks/{}", tasks[0])).await;
    assert!(task.shows("1. toukokuuta 2026 klo 13.00"), "{}", task.text());
    assert_eq!(task.count("time[datetime='2026-05-01T10:00:00Z']"), 1, "{}", task.body);
}

#[tokio::test]
async fn from_the_list_to_the_receipt_with_every_kind_of_question() {
    let app = TestApp::start().await;
    let task = app.tasks().await[0];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;

    let first = browser.get(&format!("/tasks/{task}/answer")).await;
    let action = first.attribute("form[data-runner]", "action").unwrap();
    assert_eq!(action, format!("/tasks/{task}/answer/street"));
    assert_eq!(first.count("form[data-runner] [checked]"), 0, "nothing is chosen beforehand");
    fill_street(&mut browser, task).await;
    assert!(browser.get("/tasks").await.shows(&fi("tasks-started")));

    let review = browser.get(&format!("/tasks/{task}/review")).await;
    let answers =
        ["Kävellen", "Puita", "Muuta: Penkkejä", "Melu: Huono", "Siisteys: Hyvä", "12,5 vuotta"];
    for answer in answers {
        assert!(review.shows(answer), "{answer}");
    }
    assert_eq!(
        review.body.matches(&format!("<p dir=\"auto\">{}", fi("answers-not-said"))).count(),
        2
    );
    assert_eq!(review.count("[data-review='park'][hidden]"), 1, "not asked, so not shown");
    assert_eq!(
        review.attribute("form[data-runner]", "action").unwrap(),
        format!("/tasks/{task}/send")
    );

    let receipt_path = send(&mut browser, task).await;
    let receipt = browser.get(&receipt_path).await;
    assert!(receipt.shows(&fi("answers-thanks")));
    assert!(receipt.shows("2. maaliskuuta 2026 klo 12.00"));
    for answer in answers {
        assert!(receipt.shows(answer), "{answer}");
    }
    let mine = browser.get("/answers").await;
    assert_eq!(mine.count(&format!("a[href='{receipt_path}']")), 1);
    assert!(mine.shows(&fi("answers-sent-at")));
    assert!(browser.get("/tasks").await.shows(&fi("tasks-sent")));
}

#[tokio::test]
async fn a_question_shown_by_an_answer_appears_on_the_page_and_its_answer_counts_while_it_does() {
    let app = TestApp::start().await;
    let task = app.tasks().await[0];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;

    let fresh = browser.get(&format!("/tasks/{task}/answer/street")).await;
    assert_eq!(fresh.count("[data-question='why_car'][hidden]"), 1);
    let by_car = [("q-travel", "car"), ("go", "next")];
    let stayed = send_page(&mut browser, task, "street", &by_car).await;
    assert_eq!(
        stayed.location(),
        format!("/tasks/{task}/answer/street"),
        "there is more to answer"
    );
    let shown = browser.get(stayed.location()).await;
    assert_eq!(shown.count("[data-question='why_car']:not([hidden])"), 1);

    let because = [("q-travel", "car"), ("q-why_car", "Lapset"), ("go", "next")];
    let on = send_page(&mut browser, task, "street", &because).await;
    assert_eq!(on.location(), format!("/tasks/{task}/answer/feel"));
    let on = send_page(&mut browser, task, "feel", &[("go", "next")]).await;
    assert_eq!(
        on.location(),
        format!("/tasks/{task}/answer/car_page"),
        "a page shown by an answer"
    );
    let parked = [("q-park", "Pihalla"), ("go", "next")];
    let on = send_page(&mut browser, task, "car_page", &parked).await;
    assert_eq!(on.location(), format!("/tasks/{task}/answer/last"));
    let back = send_page(&mut browser, task, "last", &[("go", "back")]).await;
    assert_eq!(back.location(), format!("/tasks/{task}/answer/car_page"));

    let on_foot = [("q-travel", "walk"), ("q-why_car", "Lapset"), ("go", "next")];
    send_page(&mut browser, task, "street", &on_foot).await;
    let on = send_page(&mut browser, task, "feel", &[("go", "next")]).await;
    assert_eq!(on.location(), format!("/tasks/{task}/answer/last"), "the page is passed over");
    let receipt = send(&mut browser, task).await;
    let receipt = browser.get(&receipt).await;
    assert!(!receipt.shows("Lapset") && !receipt.shows("Pihalla"), "not asked, so not sent");
    assert!(
        !stored(&app).await.iter().any(|row| row.contains("Lapset") || row.contains("Pihalla"))
    );
}

/// Page, fields, the question named, the message, what must still stand in the page.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str, &'a str, &'a str);

#[tokio::test]
async fn what_is_wrong_is_named_at_the_field_and_in_a_summary_and_what_was_typed_stays() {
    let long = "x".repeat(51);
    let cases: &[Case] = &[
        (
            "street",
            &[("q-wishes-other", "kesken"), ("q-wishes", "other")],
            "travel",
            "missing",
            "kesken",
        ),
        ("street", &[("q-travel", "other")], "travel", "other-untold", "value=\"other\" checked"),
        ("street", &[("q-travel", "helicopter")], "travel", "not-offered", ""),
        ("street", &[("q-travel", "car"), ("q-why_car", &long)], "why_car", "too-long", &long),
        (
            "street",
            &[("q-travel", "car"), ("q-why_car", "a\u{7}b")],
            "why_car",
            "control-character",
            "a\u{7}b",
        ),
        (
            "street",
            &[
                ("q-travel", "walk"),
                ("q-wishes", "trees"),
                ("q-wishes", "light"),
                ("q-wishes", "lane"),
            ],
            "wishes",
            "too-many",
            "value=\"lane\" checked",
        ),
        ("street", &[("q-travel", "walk"), ("q-seen", "maybe")], "seen", "not-offered", ""),
        ("feel", &[("q-safe", "p6")], "safe", "not-offered", ""),
        ("feel", &[("q-safe", "~")], "safe", "not-offered", ""),
        ("feel", &[("q-rate-row-noise", "awful")], "rate", "not-offered", ""),
        ("feel", &[("q-years", "kaksi")], "years", "not-a-number", "value=\"kaksi\""),
        ("feel", &[("q-years", "-1")], "years", "too-small", "value=\"-1\""),
        ("feel", &[("q-years", "120,1")], "years", "too-great", "value=\"120,1\""),
        ("feel", &[("q-years", "1,25")], "years", "too-many-decimals", "value=\"1,25\""),
        (
            "feel",
            &[("q-years", "3"), ("q-years-none", "1")],
            "years",
            "contradiction",
            "value=\"3\"",
        ),
        ("last", &[("q-tell", "jotain"), ("q-tell-none", "1")], "tell", "contradiction", "jotain"),
    ];
    let app = TestApp::start().await;
    let task = app.tasks().await[0];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    for (page, fields, question, message, kept) in cases {
        let fields: Vec<_> = fields.iter().copied().chain([("go", "next")]).collect();
        let answer = send_page(&mut browser, task, page, &fields).await;
        let at = format!("{fields:?}: {}", answer.text());
        assert_eq!(answer.status, 422, "{at}");
        let words = fi(&format!("answers-problem-{message}"));
        let beginning = words.split(['{', '.']).next().unwrap();
        let error = answer.text_of(&format!("#q-{question}-error"));
        assert!(error.starts_with(beginning), "{error:?}: {at}");
        let link = format!(".error-summary:not([hidden]) a[href='#q-{question}']");
        assert!(answer.text_of(&link).ends_with(&error), "{at}");
        assert_eq!(answer.count(&format!("#q-{question}")), 1, "the link leads somewhere: {at}");
        assert!(answer.body.contains(kept), "{kept} in {at}");
        assert!(answer.text_of("title").starts_with("Virhe: "));
    }
}

#[tokio::test]
async fn what_is_wrong_in_a_question_that_is_hidden_by_now_is_in_nobodys_way() {
    let app = TestApp::start().await;
    let task = app.tasks().await[0];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    send_page(&mut browser, task, "street", &[("q-travel", "car"), ("go", "next")]).await;
    let long = "x".repeat(51);
    let by_car = [("q-travel", "car"), ("q-why_car", long.as_str()), ("go", "next")];
    assert_eq!(send_page(&mut browser, task, "street", &by_car).await.status, 422);
    let on_foot = [("q-travel", "walk"), ("q-why_car", long.as_str()), ("go", "next")];
    let on = send_page(&mut browser, task, "street", &on_foot).await;
    assert_eq!(on.location(), format!("/tasks/{task}/answer/feel"), "{}", on.body);
}

#[tokio::test]
async fn what_is_right_on_a_page_is_saved_whatever_else_is_wrong_on_it() {
    let app = TestApp::start().await;
    let task = app.tasks().await[0];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let fields = [("q-safe", "p2"), ("q-years", "kauan"), ("go", "next")];
    assert_eq!(send_page(&mut browser, task, "feel", &fields).await.status, 422);
    let rows = stored(&app).await;
    assert!(rows.iter().any(|row| row.contains("{\"point\":2}")), "{rows:?}");
    assert!(!rows.iter().any(|row| row.contains("years")));
    let page = browser.get(&format!("/tasks/{task}/answer/feel")).await;
    assert_eq!(page.count("input[name='q-safe'][value='p2'][checked]"), 1);
}

#[tokio::test]
async fn going_back_saves_and_asks_for_nothing() {
    let app = TestApp::start().await;
    let task = app.tasks().await[0];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let fields = [("q-years", "7"), ("go", "back")];
    let back = send_page(&mut browser, task, "feel", &fields).await;
    assert_eq!(back.location(), format!("/tasks/{task}/answer/street"));
    let page = browser.get(&format!("/tasks/{task}/answer/feel")).await;
    assert_eq!(page.value_of("q-years"), "7");
    let sending = browser.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
    assert_eq!(sending.status, 422, "a required question has no answer");
    assert_eq!(sending.count(".error-summary a[href='#q-travel']"), 1);
}

#[tokio::test]
async fn an_answer_is_taken_back_by_its_button_or_by_emptying_the_field() {
    let app = TestApp::start().await;
    let task = app.tasks().await[0];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    send_page(&mut browser, task, "feel", FEEL).await;
    let cleared = send_page(
        &mut browser,
        task,
        "feel",
        &[("q-safe", "p4"), ("q-years", "12,5"), ("clear", "safe")],
    )
    .await;
    assert_eq!(cleared.location(), format!("/tasks/{task}/answer/feel"), "one stays on the page");
    let page = browser.get(cleared.location()).await;
    assert_eq!(page.count("input[name='q-safe'][checked]"), 0);
    assert_eq!(page.value_of("q-years"), "12,5", "as Finnish writes it");
    send_page(&mut browser, task, "feel", &[("q-years", ""), ("go", "next")]).await;
    let page = browser.get(&format!("/tasks/{task}/answer/feel")).await;
    assert_eq!(page.value_of("q-years"), "");
}

#[tokio::test]
async fn a_draft_goes_on_in_another_browser_where_it_was_left() {
    let app = TestApp::start().await;
    let task = app.tasks().await[0];
    let mut phone = app.member("matti@posti.test", "Puistoystävä").await;
    send_page(&mut phone, task, "street", STREET).await;

    let mut laptop = app.browser();
    laptop.sign_in("matti@posti.test").await;
    let resumed = laptop.get(&format!("/tasks/{task}/answer")).await;
    let action = resumed.attribute("form[data-runner]", "action").unwrap();
    assert_eq!(action, format!("/tasks/{task}/answer/feel"));
    let first = laptop.get(&format!("/tasks/{task}/answer/street")).await;
    assert_eq!(first.value_of("q-wishes-other"), "Penkkejä");
    for code in ["trees", "other"] {
        assert_eq!(first.count(&format!("input[name='q-wishes'][value='{code}'][checked]")), 1);
    }
    send_page(&mut laptop, task, "feel", FEEL).await;
    send_page(&mut laptop, task, "last", LAST).await;
    let receipt = send(&mut laptop, task).await;
    assert!(phone.get(&receipt).await.shows("Muuta: Penkkejä"));
    let everything = phone.get(&format!("/tasks/{task}/answer")).await;
    assert_eq!(
        everything.attribute("form[data-runner]", "action").unwrap(),
        format!("/tasks/{task}/send"),
        "with everything answered one is at the review"
    );
}

#[tokio::test]
async fn an_answer_given_meanwhile_on_another_device_is_not_replaced_by_a_page_that_only_repeats() {
    let app = TestApp::start().await;
    let street = app.tasks().await[0];
    let page = format!("/tasks/{street}/answer/street");
    let mut desk = app.member("matti@posti.test", "Puistoystävä").await;
    desk.post(&page, STREET).await;
    let shown = desk.get(&page).await.value_of("shown");
    let mut phone = app.browser();
    phone.sign_in("matti@posti.test").await;
    app.pass(Duration::minutes(1));
    let mut on_phone = STREET.to_vec();
    on_phone[0] = ("q-travel", "bike");
    let marks = phone.get(&page).await.value_of("shown");
    on_phone.push(("shown", &marks));
    phone.post(&page, &on_phone).await;
    app.pass(Duration::minutes(1));
    let mut on_desk = STREET.to_vec();
    on_desk.push(("shown", &shown));
    on_desk[4] = ("q-seen", "yes");
    let next = desk.post(&page, &on_desk).await;
    assert_eq!(next.status, 303);
    let told = desk.get(next.location()).await;
    assert!(told.shows(&fi("answers-changed-elsewhere")), "{}", told.text());
    let now = desk.get(&page).await;
    assert_eq!(now.count("input[name='q-travel'][value='bike'][checked]"), 1, "the phone's");
    assert_eq!(now.count("input[name='q-seen'][value='yes'][checked]"), 1, "the desk's");
}

#[tokio::test]
async fn what_is_sent_is_what_was_looked_over() {
    let app = TestApp::start().await;
    let street = app.tasks().await[0];
    let mut desk = app.member("matti@posti.test", "Puistoystävä").await;
    fill_street(&mut desk, street).await;
    let review = format!("/tasks/{street}/review");
    let shown = desk.get(&review).await.value_of("shown");
    let mut phone = app.browser();
    phone.sign_in("matti@posti.test").await;
    app.pass(Duration::minutes(1));
    let mut on_phone = STREET.to_vec();
    on_phone[0] = ("q-travel", "bike");
    phone.post(&format!("/tasks/{street}/answer/street"), &on_phone).await;
    let sending = format!("/tasks/{street}/send");
    let again = desk.post(&sending, &[("go", "send"), ("shown", &shown)]).await;
    assert_eq!(again.location(), review);
    let told = desk.get(&review).await;
    assert!(told.shows(&fi("answers-look-again")), "{}", told.text());
    let shown = told.value_of("shown");
    let sent = desk.post(&sending, &[("go", "send"), ("shown", &shown)]).await;
    assert!(sent.location().starts_with("/answers/"), "{}", sent.location());
    let twice = desk.post(&sending, &[("go", "send"), ("shown", &shown)]).await;
    assert_eq!(twice.location(), sent.location());
}

#[tokio::test]
async fn sending_is_idempotent() {
    let app = TestApp::start().await;
    let task = app.tasks().await[0];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    fill_street(&mut browser, task).await;
    let receipt = send(&mut browser, task).await;
    let before = app.rows().await;
    app.pass(Duration::minutes(5));
    assert_eq!(send(&mut browser, task).await, receipt);
    assert_eq!(app.rows().await, before, "the receipt says the first time");
    for (page, fields) in [("street", STREET), ("feel", FEEL), ("last", LAST)] {
        send_page(&mut browser, task, page, fields).await;
    }
    assert_eq!(app.rows().await, before, "the same answers again are no change");
    let mut conn = app.kanssa.db.read().await.unwrap();
    assert_eq!(store::answers::count_sent(&mut conn, task).await.unwrap(), 1);
}

#[tokio::test]
async fn sent_answers_are_edited_until_closing_and_count_only_once_sent_again() {
    let app = TestApp::start().await;
    let task = app.tasks().await[1];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let unsent = fi("answers-unsent-changes");
    send_page(&mut browser, task, "only", &[("q-good", "yes"), ("q-why", "Ensin"), ("go", "next")])
        .await;
    let receipt = send(&mut browser, task).await;

    app.pass(Duration::hours(1));
    send_page(&mut browser, task, "only", &[("q-good", "no"), ("q-why", "Sitten"), ("go", "next")])
        .await;
    let page = browser.get(&receipt).await;
    assert!(page.shows("Ensin") && !page.shows("Sitten") && page.shows(&unsent));
    assert!(browser.get(&format!("/tasks/{task}/review")).await.shows("Sitten"));

    let reverted = browser.post(&format!("/tasks/{task}/revert"), &[]).await;
    assert_eq!(reverted.location(), receipt);
    let page = browser.get(&receipt).await;
    assert!(page.shows(&fi("common-flash-changes-reverted")) && !page.shows(&unsent));
    assert!(browser.get(&format!("/tasks/{task}/review")).await.shows("Ensin"));

    app.pass(Duration::hours(1));
    send_page(&mut browser, task, "only", &[("q-good", "no"), ("q-why", ""), ("go", "next")]).await;
    assert_eq!(send(&mut browser, task).await, receipt);
    let page = browser.get(&receipt).await;
    assert!(!page.shows("Ensin") && !page.shows(&unsent));
    assert!(page.shows("2. maaliskuuta 2026 klo 14.00"), "when it was sent last");

    app.pass(Duration::days(2));
    let before = stored(&app).await;
    let late =
        send_page(&mut browser, task, "only", &[("q-why", "Liian myöhään"), ("go", "next")]).await;
    assert_eq!(late.status, 409);
    assert!(late.shows(&fi("answers-closed-title")) && late.shows("Liian myöhään"));
    for path in [format!("/tasks/{task}/send"), format!("/tasks/{task}/answer/only")] {
        assert_eq!(browser.post(&path, &[("go", "send")]).await.status, 409, "{path}");
    }
    for path in [format!("/tasks/{task}/answer"), format!("/tasks/{task}/review")] {
        assert_eq!(browser.get(&path).await.status, 409, "{path}");
    }
    assert_eq!(stored(&app).await, before);
    let page = browser.get(&receipt).await;
    assert_eq!(
        page.count(&format!("a[href='/tasks/{task}/answer']")),
        0,
        "no way to edit is offered"
    );
    assert!(browser.get(&format!("/tasks/{task}")).await.shows(&fi("tasks-closed")));
    assert_eq!(browser.get("/tasks").await.count(&format!("a[href='/tasks/{task}']")), 0);
}

#[tokio::test]
async fn changes_after_closing_cannot_be_reverted_into_something_else() {
    let app = TestApp::start().await;
    let task = app.tasks().await[1];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let nothing_sent = browser.post(&format!("/tasks/{task}/revert"), &[]).await;
    assert_eq!(nothing_sent.status, 404);
    send_page(&mut browser, task, "only", &[("q-why", "Ensin"), ("go", "next")]).await;
    let receipt = send(&mut browser, task).await;
    send_page(&mut browser, task, "only", &[("q-why", "Sitten"), ("go", "next")]).await;
    app.pass(Duration::days(3));
    browser.post(&format!("/tasks/{task}/revert"), &[]).await;
    let page = browser.get(&receipt).await;
    assert!(page.shows("Ensin") && !page.shows("Sitten"));
}

#[tokio::test]
async fn r36_a_member_takes_a_response_back_sent_or_not_and_whenever() {
    let app = TestApp::start().await;
    let tasks = app.tasks().await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let mut other = app.member("liisa@posti.test", "Lumihanki").await;
    for member in [&mut browser, &mut other] {
        send_page(member, tasks[1], "only", &[("q-why", "Koska"), ("go", "next")]).await;
    }
    let receipt = send(&mut browser, tasks[1]).await;
    let theirs = send(&mut other, tasks[1]).await;
    send_page(&mut browser, tasks[3], "only", &[("q-why", "Kesken"), ("go", "next")]).await;
    assert_eq!(browser.post(&format!("{theirs}/remove"), &[]).await.status, 404);

    app.pass(Duration::days(3));
    let removed = browser.post(&format!("{receipt}/remove"), &[]).await;
    assert_eq!(removed.location(), "/answers", "closed or not");
    let mine = browser.get("/answers").await;
    assert!(mine.shows(&fi("common-flash-answers-removed")));
    assert_eq!(mine.count("main .cards li"), 1);
    let draft = mine.attribute("main .cards a", "href").unwrap();
    browser.post(&format!("{draft}/remove"), &[]).await;
    assert!(browser.get("/answers").await.shows(&fi("answers-mine-none")));
    assert_eq!(browser.get(&receipt).await.status, 404);
    let rows = stored(&app).await;
    assert_eq!(rows.len(), 2, "the other member's response and answer: {rows:?}");
}

#[tokio::test]
async fn answers_are_shown_in_the_words_of_the_version_they_were_sent_to() {
    let app = TestApp::start().await;
    let task = app.tasks().await[1];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    send_page(&mut browser, task, "only", &[("q-good", "yes"), ("go", "next")]).await;
    let receipt = send(&mut browser, task).await;

    let mut conn = app.kanssa.db.read().await.unwrap();
    let known = store::tasks::find(&mut conn, task).await.unwrap().unwrap();
    let mut next = store::tasks::get_questionnaire(&mut conn, task, known.version).await.unwrap();
    drop(conn);
    next.pages[0].questions[0].text.fi = Some("Onko parempi?".to_owned());
    let now = app.kanssa.now();
    let save =
        async |tx: &mut store::Tx| store::tasks::save_questionnaire(tx, &known, &next, now).await;
    assert_eq!(app.fixture.commit(save).await.unwrap(), Some(2));

    assert!(browser.get(&receipt).await.shows("Onko hyvä?"));
    assert!(browser.get(&format!("/tasks/{task}/answer/only")).await.shows("Onko parempi?"));
}

#[tokio::test]
async fn r59_the_questionnaire_speaks_the_members_language_and_keeps_the_answers() {
    let app = TestApp::start().await;
    let task = app.tasks().await[0];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    send_page(&mut browser, task, "feel", FEEL).await;
    for (language, number) in [(Language::Sv, "12,5"), (Language::En, "12.5")] {
        browser.post("/language", &[("language", language.tag())]).await;
        let page = browser.get(&format!("/tasks/{task}/answer/feel")).await;
        assert_eq!(page.attribute("html", "lang").as_deref(), Some(language.tag()));
        assert_eq!(page.value_of("q-years"), number);
        assert!(page.shows(&format!("Kuinka turvallista on? {language}")));
        let wrong =
            send_page(&mut browser, task, "feel", &[("q-years", "120,5"), ("go", "next")]).await;
        let expected =
            app::texts::text(language, "answers-problem-too-great", &[("greatest", "120".into())]);
        assert!(wrong.shows(&expected), "{expected}");
    }
}
