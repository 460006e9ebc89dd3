//! The product in one process: real databases, frozen clock, mails kept in memory, no network.
//!
//! `TestApp` is the service; a `Browser` is one visitor's browser with its cookies.

use std::{
    collections::BTreeMap,
    fmt::Write,
    future::Future,
    net::{IpAddr, SocketAddr},
    pin::Pin,
    sync::{Arc, Mutex, RwLock},
};

use app::{
    Kanssa, Mailbox, Questionnaires, Wake,
    limits::Limits,
    notices::notice,
    settings::in_force::Cache,
    site::{Assets, Facts, Site, Theme},
};
use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use model::{
    accounts::EmailAddress,
    language::{Language, Texts},
    staff::Role,
    time::{Clock, Duration},
};
use server::{
    assets::Files,
    http,
    jobs::Worker,
    mail::{MailError, Mailer},
    tasks_file::{self, TasksFile},
};
use store::{
    Db,
    demo::{self, DemoUser},
    mail::Message,
    notices,
    notices::Published,
    staff,
    testing::Fixture,
};
use tower::ServiceExt;
use uuid::Uuid;

/// Keeps mails in memory.
#[derive(Default)]
pub struct MemoryMailer {
    /// Every mail with its recipient.
    pub sent: Mutex<Vec<(String, Message)>>,
    /// What the next tries answer instead of sending.
    pub failures: Mutex<Vec<MailError>>,
}

impl Mailbox for MemoryMailer {
    fn forget(&self, address: &EmailAddress) {
        self.sent.lock().unwrap().retain(|(to, _)| *to != address.reveal());
    }
}

impl Mailer for MemoryMailer {
    fn send<'a>(
        &'a self,
        to: &'a EmailAddress,
        message: &'a Message,
    ) -> Pin<Box<dyn Future<Output = Result<(), MailError>> + Send + 'a>> {
        Box::pin(async move {
            if let Some(failure) = self.failures.lock().unwrap().pop() {
                return Err(failure);
            }
            self.sent.lock().unwrap().push((to.reveal(), message.clone()));
            Ok(())
        })
    }

    fn check(&self) -> Pin<Box<dyn Future<Output = Result<(), MailError>> + Send + '_>> {
        Box::pin(async { Ok(()) })
    }
}

/// Two projects, four tasks: every kind of question, one short, one not yet open, one with a partner.
pub const QUESTIONNAIRES: &str = include_str!("questionnaires.json");

struct NobodyWaits;

impl Wake for NobodyWaits {
    fn wake(&self) {}
}

/// The service.
pub struct TestApp {
    /// Databases, clock, randomness.
    pub fixture: Fixture,
    /// What pages use.
    pub kanssa: Arc<Kanssa>,
    /// The mails.
    pub mailer: Arc<MemoryMailer>,
    router: Router,
}

/// The facts of a city that is not Helsinki.
pub fn facts() -> Facts {
    let all = |word: &str| {
        Texts::all(&format!("{word} fi"), &format!("{word} sv"), &format!("{word} en"))
    };
    Facts {
        service_name: Texts::all("Koekanssa", "Koekanssa", "Koekanssa"),
        controller: all("Koekunta"),
        responsible_post: all("Vastuutoimi"),
        appointment_basis: all("Päätös 1 §"),
        contact_post: all("Yhteystoimi"),
        contact_address: all("Koekunta, Kirjaamo, PL 1"),
        dpo_contact: all("tietosuojavastaava"),
        host_place: all("Suomi"),
        mail_place: all("Suomi"),
        statement_date: "2026-11-01".to_owned(),
    }
}

pub fn site() -> Site {
    Site {
        base_url: "http://kanssa.test".to_owned(),
        loopback_only: true,
        time_zone: jiff::tz::TimeZone::get("Europe/Helsinki").unwrap(),
        default_language: Language::Fi,
        minimum_age: 15,
        theme: Theme::Neutral,
        facts: facts(),
        version: "0.0.0-test",
        assets: Assets {
            style: "/pkg/kanssa.css".to_owned(),
            script: "/pkg/kanssa.js".to_owned(),
            wasm: "/pkg/kanssa.wasm".to_owned(),
            icon: "/icon.svg".to_owned(),
        },
        reload_socket: None,
    }
}

impl TestApp {
    /// On SQLite.
    pub async fn start() -> Self {
        Self::with(Fixture::sqlite().await, site()).await
    }

    /// With this database and this site.
    pub async fn with(fixture: Fixture, site: Site) -> Self {
        let mailer = Arc::new(MemoryMailer::default());
        let notice = notice::of_site(&site, &site.settings()).unwrap();
        let mut tx = fixture.db.begin().await.unwrap();
        let published_at = fixture.now();
        let version = notices::publish(&mut tx, &notice, published_at).await.unwrap();
        tx.commit().await.unwrap();
        let in_force = Cache::unread(&site);
        let kanssa = Arc::new(Kanssa {
            db: fixture.db.clone(),
            vault: fixture.vault.clone(),
            clock: fixture.clock.clone() as Arc<dyn Clock>,
            random: fixture.random.clone(),
            mailbox: mailer.clone(),
            worker: Arc::new(NobodyWaits),
            site,
            notice: RwLock::new(Arc::new(Published { version, published_at, notice })),
            in_force,
            questionnaires: Questionnaires::default(),
            limits: Limits::default(),
        });
        let files = Files::load(std::path::Path::new("no-such-folder"));
        let router = http::router(&kanssa, files, Vec::new());
        Self { fixture, kanssa, mailer, router }
    }

    /// A browser that has never been here, asking for Finnish.
    pub fn browser(&self) -> Browser<'_> {
        self.browser_in(Language::Fi)
    }

    /// A browser that has never been here, asking for this language.
    pub fn browser_in(&self, language: Language) -> Browser<'_> {
        Browser { app: self, cookies: BTreeMap::new(), language, extra: Vec::new(), client: None }
    }

    /// Time passes.
    pub fn pass(&self, duration: Duration) {
        self.fixture.clock.pass(duration);
    }

    /// Does every job and mail that is due.
    pub async fn work(&self) {
        let worker = Worker::new(Arc::clone(&self.kanssa), self.mailer.clone());
        worker.run_due(self.kanssa.now()).await.unwrap();
    }

    /// The mails sent to an address, oldest first.
    pub fn mails_to(&self, address: &str) -> Vec<Message> {
        let sent = self.mailer.sent.lock().unwrap();
        sent.iter().filter(|(to, _)| to == address).map(|(_, message)| message.clone()).collect()
    }

    /// The path of the link and the code in the latest mail to an address.
    pub fn link_and_code(&self, address: &str) -> (String, String) {
        let read = |mail: &Message| {
            let mut lines = mail.body.lines().map(str::trim);
            let link = lines.clone().find_map(|line| line.strip_prefix("http://kanssa.test"));
            let code = lines.find(|line| line.len() == 9 && line.contains('-'));
            Some((link?.to_owned(), code?.to_owned()))
        };
        self.mails_to(address).iter().rev().find_map(read).expect("a mail with a code was sent")
    }

    /// A browser in which somebody has just joined, with a pseudonym.
    pub async fn member(&self, address: &str, pseudonym: &str) -> Browser<'_> {
        let mut browser = self.newcomer(address).await;
        let answer = browser.post("/account/pseudonym", &[("pseudonym", pseudonym)]).await;
        assert_eq!(answer.location(), "/tasks", "{}", answer.body);
        browser
    }

    /// A browser in which somebody has just consented, without a pseudonym.
    pub async fn newcomer(&self, address: &str) -> Browser<'_> {
        let mut browser = self.browser();
        browser.sign_in(address).await;
        let answer = browser.post("/join", &[("age", "yes"), ("consent", "yes")]).await;
        assert_eq!(answer.location(), "/account/pseudonym", "{}", answer.body);
        browser
    }

    /// A browser in which a member of staff with these roles is signed in.
    pub async fn staff(&self, roles: &[Role]) -> Browser<'_> {
        let name: Vec<&str> = roles.iter().map(|role| role.name()).collect();
        self.staff_named(roles, &name.join("-")).await.1
    }

    /// The same under a name of their own, with the account's id.
    pub async fn staff_named(&self, roles: &[Role], name: &str) -> (Uuid, Browser<'_>) {
        let address = EmailAddress::parse(&format!("{name}@kunta.test")).unwrap();
        let vault = &self.kanssa.vault;
        let (new, _) = staff::prepare(vault, &address).await.unwrap();
        let mut tx = self.kanssa.db.begin().await.unwrap();
        let now = self.kanssa.now();
        let id = staff::add(&mut tx, vault, new, roles, Language::Fi, now).await.unwrap();
        staff::save_name(&mut tx, id, name).await.unwrap();
        tx.commit().await.unwrap();
        (id, self.staff_again(id).await)
    }

    /// Somebody of the staff who signs in once more.
    pub async fn staff_again(&self, id: Uuid) -> Browser<'_> {
        let mut tx = self.kanssa.db.begin().await.unwrap();
        let expires = self.kanssa.now().plus(Duration::hours(1));
        let user = DemoUser::Staff(id);
        let secret = demo::add(&mut tx, &self.kanssa.vault, user, expires).await.unwrap();
        tx.commit().await.unwrap();
        let mut browser = self.browser();
        let path = format!("/demo/{}", data_encoding::BASE64URL_NOPAD.encode(&secret));
        let code = browser.get(&path).await.value_of("code");
        let answer = browser.post(&path, &[("code", &code)]).await;
        assert_eq!(answer.location(), "/staff", "{}", answer.body);
        browser
    }

    /// Publishes the tasks of `questionnaires.json`; gives their ids.
    pub async fn tasks(&self) -> Vec<Uuid> {
        self.publish(QUESTIONNAIRES).await
    }

    /// Publishes the tasks of a file; gives their ids.
    pub async fn publish(&self, json: &str) -> Vec<Uuid> {
        let file: TasksFile = serde_json::from_str(json).expect("a sound file");
        let mut tx = self.kanssa.db.begin().await.unwrap();
        let mut ids = Vec::new();
        for project in &file.projects {
            let random = self.kanssa.random.as_ref();
            let now = self.kanssa.now();
            ids.extend(tasks_file::add_project(&mut tx, random, project, None, now).await.unwrap());
        }
        tx.commit().await.unwrap();
        ids
    }

    /// Every row that people's doings leave behind, by table, but for when they were last seen.
    pub async fn rows(&self) -> BTreeMap<String, Vec<String>> {
        let Db::Sqlite { read, .. } = &self.kanssa.db else { panic!("rows are read on SQLite") };
        let columns: Vec<(String, String)> = sqlx::query_as(
            "SELECT t.name, group_concat('quote(\"' || c.name || '\")', '||''|''||') \
             FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' \
             AND t.name NOT IN ('sessions', 'counters', 'security_log') AND t.name NOT LIKE '\\_%' ESCAPE '\\' \
             AND c.name <> 'active_day' GROUP BY t.name",
        )
        .fetch_all(read)
        .await
        .unwrap();
        let mut rows = BTreeMap::new();
        for (table, columns) in columns {
            let sql = sqlx::AssertSqlSafe(format!("SELECT {columns} FROM \"{table}\" ORDER BY 1"));
            let found: Vec<(String,)> = sqlx::query_as(sql).fetch_all(read).await.unwrap();
            rows.insert(table, found.into_iter().map(|(row,)| row).collect());
        }
        rows
    }
}

/// One visitor's browser.
#[derive(Clone)]
pub struct Browser<'a> {
    app: &'a TestApp,
    /// The cookies it keeps.
    pub cookies: BTreeMap<String, String>,
    language: Language,
    /// Headers it adds to every request.
    pub extra: Vec<(&'static str, String)>,
    /// The network address it comes from; none: the machine's own.
    pub client: Option<IpAddr>,
}

impl Browser<'_> {
    /// Opens a page; does not follow redirections.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.request(Method::GET, path, None, Body::empty()).await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form(fields);
        let kind = "application/x-www-form-urlencoded";
        self.request(Method::POST, path, Some(kind), Body::from(body)).await
    }

    /// The tag that a page of whoever is signed in sends with their answers; nobody has none.
    pub async fn owner(&mut self) -> String {
        self.get("/tasks").await.attribute("[data-owner]", "data-owner").unwrap_or_default()
    }

    /// Calls a server function.
    pub async fn call(&mut self, path: &str, json: &serde_json::Value) -> Answer {
        let body = Body::from(json.to_string());
        self.request(Method::POST, path, Some("application/json"), body).await
    }

    /// Any request.
    pub async fn request(
        &mut self,
        method: Method,
        path: &str,
        kind: Option<&str>,
        body: Body,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        request = request.header(header::HOST, "kanssa.test");
        request = request.header(header::ACCEPT_LANGUAGE, self.language.tag());
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        for (name, value) in &self.extra {
            request = request.header(*name, value);
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        if let Some(client) = self.client {
            request = request.extension(ConnectInfo(SocketAddr::new(client, 1)));
        }
        let request = request.body(body).unwrap();
        let response = self.app.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            self.take_cookie(cookie.to_str().unwrap());
        }
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, body, bytes }
    }

    fn take_cookie(&mut self, line: &str) {
        let (pair, attributes) = line.split_once(';').unwrap_or((line, ""));
        let (name, value) = pair.split_once('=').unwrap();
        if attributes.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    /// Asks for a sign-in, lets the mail be sent, and types its code; gives the last answer.
    pub async fn sign_in(&mut self, address: &str) -> Answer {
        let asked = self.post("/sign-in", &[("address", address)]).await;
        assert_eq!(asked.location(), "/sign-in/code", "{}", asked.body);
        self.app.work().await;
        let (_, code) = self.app.link_and_code(address);
        self.post("/sign-in/code", &[("code", &code)]).await
    }
}

/// Fields as a form sends them.
pub fn form(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| {
        let mut encoded = String::new();
        for byte in text.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                    encoded.push(char::from(byte));
                }
                _ => write!(encoded, "%{byte:02X}").unwrap(),
            }
        }
        encoded
    };
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    pairs.join("&")
}

/// What the service answered.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
    pub bytes: Bytes,
}

impl Answer {
    /// Where it sends on to; empty if nowhere.
    pub fn location(&self) -> &str {
        let location = self.headers.get(header::LOCATION);
        location.and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Whether it is a page that shows these words.
    pub fn shows(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// The page's text, without its markup.
    pub fn text(&self) -> String {
        let page = scraper::Html::parse_document(&self.body);
        let body = scraper::Selector::parse("body").unwrap();
        let text: String = page.select(&body).flat_map(|element| element.text()).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The text of the first element the selector finds; empty if there is none.
    pub fn text_of(&self, selector: &str) -> String {
        let page = scraper::Html::parse_document(&self.body);
        let element = page.select(&scraper::Selector::parse(selector).unwrap()).next();
        let text: String = element.map(|element| element.text().collect()).unwrap_or_default();
        text.trim().to_owned()
    }

    /// Everything the selector finds.
    pub fn count(&self, selector: &str) -> usize {
        let page = scraper::Html::parse_document(&self.body);
        page.select(&scraper::Selector::parse(selector).unwrap()).count()
    }

    /// An attribute of the first element the selector finds.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let page = scraper::Html::parse_document(&self.body);
        let element = page.select(&scraper::Selector::parse(selector).unwrap()).next()?;
        element.value().attr(name).map(str::to_owned)
    }

    /// The value of a field.
    pub fn value_of(&self, name: &str) -> String {
        self.attribute(&format!("[name='{name}']"), "value").unwrap_or_default()
    }

    /// The JSON of the answer.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }
}
