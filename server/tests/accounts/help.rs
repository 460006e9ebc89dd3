//! What the tests of this program share.

use std::{
    collections::BTreeSet,
    fs,
    net::{IpAddr, Ipv4Addr},
    path::{Path, PathBuf},
};

use app::texts;
use axum::{
    body::Body,
    http::{Method, header},
};
use model::language::Language;
use scraper::{Html, Selector};
use store::{
    Db,
    accounts::{self, Person},
};

use crate::common::{Answer, Browser, TestApp};

/// The cookie of a sign-in.
pub const SESSION: &str = "__Host-kanssa-session";
/// The cookie of the browser that asked for a sign-in.
pub const ASKED: &str = "__Host-kanssa-asked";

/// A message without arguments, in Finnish.
pub fn says(key: &str) -> String {
    texts::text(Language::Fi, key, &[])
}

/// What a page says is wrong with a field.
pub fn error_of(page: &Answer, field: &str) -> String {
    page.text_of(&format!("#{field}-error"))
}

/// An attribute of every element the selector finds.
pub fn attributes(page: &Answer, selector: &str, name: &str) -> Vec<String> {
    let html = Html::parse_document(&page.body);
    let selector = Selector::parse(selector).unwrap();
    let found = html.select(&selector);
    found.filter_map(|element| element.value().attr(name).map(str::to_owned)).collect()
}

/// The lines that set cookies.
pub fn set_cookies(answer: &Answer) -> Vec<String> {
    let lines = answer.headers.get_all(header::SET_COOKIE).iter();
    lines.map(|line| line.to_str().unwrap().to_owned()).collect()
}

/// Opens a page as programs do that only want to know whether it is there.
pub async fn head(browser: &mut Browser<'_>, path: &str) -> Answer {
    browser.request(Method::HEAD, path, None, Body::empty()).await
}

/// Whether somebody is signed in in this browser.
pub async fn is_signed_in(browser: &mut Browser<'_>) -> bool {
    browser.get("/account/sign-ins").await.status == 200
}

/// Asks for a sign-in and lets the mail be sent; gives the path of its link and its code.
pub async fn ask(app: &TestApp, browser: &mut Browser<'_>, address: &str) -> (String, String) {
    let asked = browser.post("/sign-in", &[("address", address)]).await;
    assert_eq!(asked.location(), "/sign-in/code", "{}", asked.body);
    app.work().await;
    app.link_and_code(address)
}

/// The person who has joined with this address.
pub async fn person(app: &TestApp, address: &str) -> Option<Person> {
    let address = model::accounts::EmailAddress::parse(address).unwrap();
    let mut conn = app.kanssa.db.read().await.unwrap();
    accounts::find_person(&mut conn, &app.kanssa.vault, &address).await.unwrap()
}

/// How many members there are.
pub async fn count_members(app: &TestApp) -> i64 {
    let mut conn = app.kanssa.db.read().await.unwrap();
    accounts::count_members(&mut conn).await.unwrap()
}

/// A network address of somebody somewhere else.
pub fn client(number: u8) -> IpAddr {
    Ipv4Addr::new(192, 0, 2, number).into()
}

/// Runs a statement behind the store's back.
pub async fn tamper(db: &Db, sql: &str) {
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    match db {
        Db::Sqlite { write, .. } => {
            sqlx::raw_sql(sql).execute(write).await.unwrap();
        }
        Db::Postgres(pool) => {
            sqlx::raw_sql(sql).execute(pool).await.unwrap();
        }
    }
}

/// What identifies somebody or opens something: what it is, and its bytes.
pub type Mark = (&'static str, Vec<u8>);

/// Which of these marks stand in the files of a folder and below.
pub fn marks_in_files(folder: &Path, marks: &[Mark]) -> BTreeSet<&'static str> {
    let files = files(folder);
    assert!(!files.is_empty(), "nothing was searched");
    let contents: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    contents.iter().flat_map(|content| marks_in(content, marks)).collect()
}

/// Which of these marks stand in some bytes, which are read once.
pub fn marks_in(content: &[u8], marks: &[Mark]) -> BTreeSet<&'static str> {
    let mut by_first: [Vec<&Mark>; 256] = [const { Vec::new() }; 256];
    for mark in marks {
        by_first[usize::from(mark.1[0])].push(mark);
    }
    let mut found = BTreeSet::new();
    for (at, first) in content.iter().enumerate() {
        for (what, needle) in &by_first[usize::from(*first)] {
            if content[at..].starts_with(needle) {
                found.insert(*what);
            }
        }
    }
    found
}

/// What the marks are of.
pub fn kinds(marks: &[Mark]) -> BTreeSet<&'static str> {
    marks.iter().map(|(what, _)| *what).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// Somebody who goes on by nothing but what is on the page, and what that takes.
pub struct Walk<'a> {
    /// Their browser.
    pub browser: Browser<'a>,
    /// The page before them.
    pub page: Answer,
    /// How many pages they have seen.
    pub loads: usize,
    /// How many links and buttons they have pressed.
    pub presses: usize,
}

impl<'a> Walk<'a> {
    /// Begins at a page.
    pub async fn from(mut browser: Browser<'a>, path: &str) -> Self {
        let page = browser.get(path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.body);
        Self { browser, page, loads: 1, presses: 0 }
    }

    /// Presses a link.
    pub async fn follow(&mut self, href: &str) {
        assert_ne!(self.page.count(&format!("a[href='{href}']")), 0, "no link to {href}");
        self.presses += 1;
        self.page = self.browser.get(href).await;
        self.arrive().await;
    }

    /// Fills in a form and presses its button.
    pub async fn press(&mut self, action: &str, fields: &[(&str, &str)]) {
        let form = format!("main form[action='{action}'][method=post]");
        assert_ne!(self.page.count(&form), 0, "no form for {action}");
        for (name, _) in fields {
            assert_ne!(self.page.count(&format!("{form} [name='{name}']")), 0, "no field {name}");
        }
        self.presses += 1;
        self.page = self.browser.post(action, fields).await;
        self.arrive().await;
    }

    async fn arrive(&mut self) {
        while self.page.status.is_redirection() {
            let next = self.page.location().to_owned();
            self.page = self.browser.get(&next).await;
        }
        assert_eq!(self.page.status, 200, "{}", self.page.body);
        self.loads += 1;
    }
}
