//! Ways through the tasks of `questionnaires.json` that many tests go.

use app::texts::text;
use model::language::Language;
use uuid::Uuid;

use crate::common::{Answer, Browser, TestApp};

/// A first page of the long task that may be left.
pub const STREET: &[(&str, &str)] = &[
    ("q-travel", "walk"),
    ("q-wishes", "trees"),
    ("q-wishes", "other"),
    ("q-wishes-other", "Penkkejä"),
    ("q-seen", "~"),
    ("go", "next"),
];

/// Its second page.
pub const FEEL: &[(&str, &str)] = &[
    ("q-safe", "p4"),
    ("q-rate-row-noise", "bad"),
    ("q-rate-row-clean", "good"),
    ("q-years", "12,5"),
    ("go", "next"),
];

/// Its last page.
pub const LAST: &[(&str, &str)] = &[("q-tell-none", "1"), ("go", "next")];

/// Words of the service in Finnish.
pub fn fi(key: &str) -> String {
    text(Language::Fi, key, &[])
}

/// Sends a page of a questionnaire.
pub async fn send_page(
    browser: &mut Browser<'_>,
    task: Uuid,
    page: &str,
    fields: &[(&str, &str)],
) -> Answer {
    browser.post(&format!("/tasks/{task}/answer/{page}"), fields).await
}

/// Answers the long task page by page, up to its review.
pub async fn fill_street(browser: &mut Browser<'_>, task: Uuid) {
    for (page, fields, next) in
        [("street", STREET, "answer/feel"), ("feel", FEEL, "answer/last"), ("last", LAST, "review")]
    {
        let answer = send_page(browser, task, page, fields).await;
        assert_eq!(answer.location(), format!("/tasks/{task}/{next}"), "{}", answer.body);
    }
}

/// Sends what has been answered; gives the path of the receipt.
pub async fn send(browser: &mut Browser<'_>, task: Uuid) -> String {
    let sent = browser.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
    assert!(sent.location().starts_with("/answers/"), "{} {}", sent.status, sent.body);
    sent.location().to_owned()
}

/// The rows of answers and responses.
pub async fn stored(app: &TestApp) -> Vec<String> {
    let mut rows = app.rows().await;
    let mut both = rows.remove("responses").unwrap();
    both.extend(rows.remove("answers").unwrap());
    both
}
