//! One browser for each kind of visitor, and every page that each of them reaches by links.

use std::collections::{BTreeMap, VecDeque};

use model::{projects::Access, staff::Role};
use scraper::{Html, Selector};
use store::projects;

use crate::common::{Answer, Browser, TestApp};

/// Visitor, newcomer, member with an answer sent and a message written, staff of each role.
pub async fn everybody(app: &TestApp) -> Vec<(String, Browser<'_>)> {
    let tasks = app.tasks().await;
    let mut member = app.member("matti@posti.test", "Puistoystävä").await;
    let page = format!("/tasks/{}/answer/only", tasks[1]);
    member.post(&page, &[("q-good", "yes"), ("q-why", "Koska"), ("go", "next")]).await;
    member.post(&format!("/tasks/{}/send", tasks[1]), &[("go", "send")]).await;
    let once = member.get("/contact").await.value_of("once");
    let message = [("subject", "register"), ("words", "Kysyn tiedoistani."), ("once", &once)];
    assert_eq!(member.post("/contact", &message).await.status, 303);
    let newcomer = app.newcomer("liisa@posti.test").await;
    let mut all = vec![
        ("visitor".to_owned(), app.browser()),
        ("newcomer".to_owned(), newcomer),
        ("member".to_owned(), member),
    ];
    for role in Role::ALL {
        let browser = match role {
            Role::Researcher => owner_of_all(app).await,
            _ => app.staff(&[role]).await,
        };
        all.push((role.to_string(), browser));
    }
    all
}

/// A researcher who owns every project there is, signed in.
async fn owner_of_all(app: &TestApp) -> Browser<'_> {
    let (id, browser) = app.staff_named(&[Role::Researcher], "researcher").await;
    let mut tx = app.kanssa.db.begin().await.unwrap();
    for project in projects::list_unowned(&mut tx).await.unwrap() {
        projects::save_access(&mut tx, project, id, Access::Own).await.unwrap();
    }
    tx.commit().await.unwrap();
    browser
}

/// Every page reached from the front page and from where forms lead, by address.
pub async fn crawl(browser: &mut Browser<'_>) -> BTreeMap<String, Answer> {
    let mut pages: BTreeMap<String, Answer> = BTreeMap::new();
    let starts = ["/", "/sign-in", "/sign-in/code", "/staff/code", "/left", "/no/such/page"];
    let mut to_visit: VecDeque<String> = starts.map(str::to_owned).into();
    while let Some(path) = to_visit.pop_front() {
        if pages.contains_key(&path) {
            continue;
        }
        let answer = browser.get(&path).await;
        if answer.status.is_redirection() {
            to_visit.push_back(answer.location().to_owned());
        }
        to_visit.extend(links(&answer).into_iter().filter(|link| link.starts_with('/')));
        pages.insert(path, answer);
    }
    pages.retain(|_, answer| is_page(answer));
    pages
}

pub fn is_page(answer: &Answer) -> bool {
    answer.headers.get("content-type").is_some_and(|kind| kind == "text/html; charset=utf-8")
}

/// Where a page's links lead, without fragments.
pub fn links(answer: &Answer) -> Vec<String> {
    let page = Html::parse_document(&answer.body);
    let selector = Selector::parse("a[href], area[href]").unwrap();
    let hrefs = page.select(&selector).filter_map(|link| link.value().attr("href"));
    let plain = hrefs.map(|href| href.split('#').next().unwrap_or_default().to_owned());
    plain.filter(|href| !href.is_empty()).collect()
}
