//! Every route and every server function against every role.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use app::routes::{self, SERVER_FUNCTIONS, Takes};
use axum::{body::Body, http::Method};
use leptos::server_fn::axum::server_fn_paths;
use model::{
    accounts::{EmailAddress, Pseudonym},
    staff::{Guard, Role},
};
use store::{
    accounts,
    sessions::{self, NewSignIn},
};
use uuid::Uuid;

use crate::{
    common::{Answer, Browser, TestApp},
    help::SESSION,
    staff::colleague,
};

/// Who comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Someone {
    Visitor,
    Newcomer,
    Member,
    Frozen,
    Staff(Role),
}

impl Someone {
    fn all() -> Vec<Self> {
        let staff = Role::ALL.into_iter().map(Self::Staff);
        let members = [Self::Newcomer, Self::Member, Self::Frozen];
        [Self::Visitor].into_iter().chain(members).chain(staff).collect()
    }
}

/// Said once more in other words than the product's, so that no mistake there hides here.
fn may(guard: Guard, who: Someone) -> bool {
    use Someone as S;
    match guard {
        Guard::Anyone => true,
        Guard::SignedIn => who != S::Visitor,
        Guard::Joined => who == S::Newcomer || who == S::Member || who == S::Frozen,
        Guard::Own => who == S::Member || who == S::Frozen,
        Guard::Member => who == S::Member,
        Guard::AnyStaff => matches!(who, S::Staff(_)),
        Guard::Staff(roles) => roles.iter().any(|role| who == S::Staff(*role)),
    }
}

/// Brings a new somebody of each kind for every request: some requests end a sign-in or a life.
struct Cast<'a> {
    app: &'a TestApp,
    number: Cell<usize>,
}

impl<'a> Cast<'a> {
    const fn of(app: &'a TestApp) -> Self {
        Self { app, number: Cell::new(0) }
    }

    async fn come(&self, who: Someone) -> Browser<'a> {
        let mut browser = self.app.browser();
        let number = self.number.get();
        self.number.set(number + 1);
        let octet = u8::try_from(number % 250).unwrap();
        browser.client = Some(std::net::Ipv4Addr::new(192, 0, 2, octet).into());
        let address = format!("nn{number}@posti.test");
        let (id, is_staff) = match who {
            Someone::Visitor => return browser,
            Someone::Newcomer => (self.join(&address).await, false),
            Someone::Member | Someone::Frozen => {
                let id = self.join(&address).await;
                self.call(id, number, &address).await;
                if who == Someone::Frozen {
                    self.freeze(id).await;
                }
                (id, false)
            }
            Someone::Staff(role) => (colleague(self.app, &address, &[role]).await.0, true),
        };
        let kanssa = &self.app.kanssa;
        let new = NewSignIn { who: id, is_staff, device: "other", shared: false };
        let mut tx = kanssa.db.begin().await.unwrap();
        let token = sessions::add(&mut tx, &kanssa.vault, &new, kanssa.now()).await.unwrap();
        tx.commit().await.unwrap();
        let token = data_encoding::BASE64URL_NOPAD.encode(&token);
        browser.cookies.insert(SESSION.to_owned(), token);
        browser
    }

    async fn join(&self, address: &str) -> Uuid {
        self.app.fixture.join(address).await.unwrap().link.member
    }

    async fn freeze(&self, member: Uuid) {
        let mut tx = self.app.kanssa.db.begin().await.unwrap();
        assert!(accounts::freeze(&mut tx, member).await.unwrap());
        tx.commit().await.unwrap();
    }

    async fn call(&self, member: Uuid, number: usize, address: &str) {
        const LETTERS: &[u8; 16] = b"bcdfghjknprstvxz";
        let letter = |n: usize| char::from(LETTERS[n % 16]);
        let called =
            format!("Kevätpuro {}{}{}", letter(number / 256), letter(number / 16), letter(number));
        let pseudonym = Pseudonym::parse(&called, &EmailAddress::parse(address).unwrap()).unwrap();
        let db = &self.app.kanssa.db;
        let known = accounts::find_member(&mut db.read().await.unwrap(), member).await.unwrap();
        let mut tx = db.begin().await.unwrap();
        accounts::save_pseudonym(&mut tx, &known.unwrap(), &pseudonym).await.unwrap();
        tx.commit().await.unwrap();
    }
}

/// A path with something in every place that is left open.
fn filled(path: &str) -> String {
    let parts = path.split('/').map(|part| match part {
        "{secret}" => "AAAA".to_owned(),
        "{version}" => "1".to_owned(),
        "{page}" => "first".to_owned(),
        open if open.starts_with('{') => Uuid::from_u128(1).to_string(),
        fixed => fixed.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

async fn send(browser: &mut Browser<'_>, method: &Method, path: &str) -> Answer {
    let kind = (!looks(method)).then_some("application/x-www-form-urlencoded");
    browser.request(method.clone(), path, kind, Body::empty()).await
}

/// What must come of it, for somebody whom the guard does not admit.
fn assert_refused(who: Someone, guard: Guard, (method, path): (&Method, &str), answer: &Answer) {
    let seen = (answer.status.as_u16(), answer.location());
    let sign_in = if path.starts_with("/staff") { "/staff/sign-in" } else { "/sign-in" };
    let then = format!("{sign_in}?then={path}");
    let expected = match (who, looks(method)) {
        (Someone::Visitor, true) => (303, then.as_str()),
        (Someone::Visitor, false) => (401, ""),
        (Someone::Newcomer, true) => (303, "/account/pseudonym"),
        (Someone::Frozen, true) if guard == Guard::Member => (303, "/account/freeze"),
        _ => (403, ""),
    };
    assert_eq!(seen, expected, "{who:?} {method} {path}");
}

const METHODS: [Method; 6] =
    [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];

/// Whether a request only looks.
fn looks(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

async fn check_every_route(who: Someone) {
    let app = TestApp::start().await;
    let cast = Cast::of(&app);
    for route in routes::table() {
        let path = filled(route.path);
        for method in METHODS {
            let mut browser = cast.come(who).await;
            let answer = send(&mut browser, &method, &path).await;
            if !may(route.guard, who) {
                assert_refused(who, route.guard, (&method, &path), &answer);
                continue;
            }
            let takes = match method {
                Method::GET | Method::HEAD => matches!(route.takes, Takes::Get | Takes::Both),
                Method::POST => matches!(route.takes, Takes::Post | Takes::Both),
                Method::PUT | Method::DELETE => route.takes == Takes::Script,
                _ => false,
            };
            let status = answer.status.as_u16();
            let about = format!("{who:?} {method} {path}: {status}");
            assert_eq!(status == 405, !takes, "{about}");
            // What does not say whose it is is refused even to those who may.
            let is_nobodys = takes && route.takes == Takes::Script;
            assert!(status != 401 && (status != 403 || is_nobodys), "{about}");
            assert!(status < 500, "{about}");
            assert!(!answer.location().contains("?then="), "{about}");
        }
    }
}

#[tokio::test]
async fn every_route_asks_visitors_to_sign_in_or_lets_them() {
    check_every_route(Someone::Visitor).await;
}

#[tokio::test]
async fn every_route_asks_newcomers_for_a_pseudonym_or_lets_them() {
    check_every_route(Someone::Newcomer).await;
}

#[tokio::test]
async fn every_route_refuses_members_or_lets_them() {
    check_every_route(Someone::Member).await;
}

#[tokio::test]
async fn r47_every_route_sends_those_whose_data_are_frozen_to_what_is_theirs() {
    check_every_route(Someone::Frozen).await;
}

#[tokio::test]
async fn every_route_refuses_moderators_or_lets_them() {
    check_every_route(Someone::Staff(Role::Moderator)).await;
}

#[tokio::test]
async fn every_route_refuses_researchers_or_lets_them() {
    check_every_route(Someone::Staff(Role::Researcher)).await;
}

#[tokio::test]
async fn every_route_refuses_coordinators_or_lets_them() {
    check_every_route(Someone::Staff(Role::Coordinator)).await;
}

#[tokio::test]
async fn every_route_refuses_payroll_officers_or_lets_them() {
    check_every_route(Someone::Staff(Role::Payroll)).await;
}

#[tokio::test]
async fn every_route_refuses_administrators_or_lets_them() {
    check_every_route(Someone::Staff(Role::Admin)).await;
}

#[tokio::test]
async fn every_route_refuses_data_protection_officers_or_lets_them() {
    check_every_route(Someone::Staff(Role::Dpo)).await;
}

#[tokio::test]
async fn every_server_function_is_for_those_in_the_table() {
    let app = TestApp::start().await;
    let cast = Cast::of(&app);
    let call = serde_json::json!({"task": Uuid::from_u128(1), "version": 1, "items": []});
    for (path, guard) in SERVER_FUNCTIONS {
        for who in Someone::all() {
            let mut browser = cast.come(who).await;
            let answer = browser.call(path, &call).await;
            let status = answer.status.as_u16();
            let about = format!("{who:?} {path}: {status} {}", answer.body);
            match (may(*guard, who), who) {
                (true, _) => assert!(status != 401 && status != 403 && status < 500, "{about}"),
                (false, Someone::Visitor) => assert_eq!(status, 401, "{about}"),
                (false, _) => assert_eq!(status, 403, "{about}"),
            }
            assert!(answer.location().is_empty(), "{about}");
            assert_eq!(browser.get(path).await.status, 405, "{about}");
        }
    }
}

#[tokio::test]
async fn nothing_is_taken_from_another_site() {
    let app = TestApp::start().await;
    let cast = Cast::of(&app);
    let mut browsers = Vec::new();
    for who in [Someone::Visitor, Someone::Member, Someone::Staff(Role::Dpo)] {
        browsers.push((who, cast.come(who).await));
    }
    let paths = routes::table().into_iter().map(|route| filled(route.path));
    let functions = SERVER_FUNCTIONS.iter().map(|(path, _)| (*path).to_owned());
    let before = app.rows().await;
    for path in paths.chain(functions) {
        for (who, browser) in &mut browsers {
            for (name, value) in [
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-site", "same-site"),
                ("origin", "null"),
            ] {
                browser.extra = vec![(name, value.to_owned())];
                let answer = send(browser, &Method::POST, &path).await;
                assert_eq!(answer.status, 403, "{who:?} {path} {name}: {value}");
                assert!(answer.headers.get("set-cookie").is_none());
                if path.starts_with("/api/") {
                    assert_eq!(answer.json(), "Unreached", "calls are answered in their own form");
                }
            }
        }
    }
    assert_eq!(app.rows().await, before);
    for (who, browser) in &mut browsers {
        browser.extra = vec![("sec-fetch-site", "same-origin".to_owned())];
        let is_signed_in = browser.get("/account/sign-ins").await.status == 200;
        assert_eq!(is_signed_in, *who != Someone::Visitor, "{who:?} was signed out");
    }
}

#[test]
fn every_server_function_there_is_stands_in_the_table() {
    let there_are: BTreeSet<String> = server_fn_paths()
        .map(|(path, method)| {
            assert_eq!(method, Method::POST, "{path}");
            path.to_owned()
        })
        .collect();
    let in_table: BTreeSet<String> =
        SERVER_FUNCTIONS.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(there_are, in_table);
    let written: usize =
        sources("../app/src").values().map(|text| text.matches("#[server(").count()).sum();
    assert_eq!(written, in_table.len(), "a server function is not linked into this test");
}

/// Rows cannot be made without a guard; this is for routes that go round the table.
#[test]
fn no_route_goes_round_the_table() {
    let mut routing: BTreeMap<String, usize> = BTreeMap::new();
    for (file, text) in sources("../app/src").into_iter().chain(sources("src")) {
        let words =
            [".route(", ".route_service(", ".nest(", ".nest_service(", ".fallback_service("];
        let count: usize = words.iter().map(|word| text.matches(word).count()).sum();
        if count > 0 {
            routing.insert(file, count);
        }
    }
    let known = [
        ("../app/src/routes.rs", 1),  // the table's own rows
        ("src/http/functions.rs", 1), // the server functions' table
        ("src/http/health.rs", 2),    // alive and ready
        ("src/http/mod.rs", 2),       // the program's files
    ];
    assert_eq!(routing, known.map(|(file, count)| (file.to_owned(), count)).into());
}

/// The rule by which a path shows who may; a row that breaks it is a mistake in the table.
#[test]
fn what_is_of_members_or_of_staff_is_open_to_nobody_else() {
    const STAFF_DOOR: [&str; 3] = ["/staff/sign-in", "/staff/code", "/staff/second-factor"];
    for route in routes::table() {
        let first = route.path.split('/').nth(1).unwrap();
        let allowed: &[Someone] = match first {
            "account" | "answers" | "leave" => {
                &[Someone::Newcomer, Someone::Member, Someone::Frozen]
            }
            "tasks" => &[Someone::Newcomer, Someone::Member],
            "staff" if !STAFF_DOOR.contains(&route.path) => &[],
            _ => continue,
        };
        for who in Someone::all() {
            let is_allowed = match who {
                Someone::Visitor => false,
                // One's own sign-ins are for staff too.
                Someone::Staff(_) => first == "staff" || route.path == "/account/sign-ins",
                resident => allowed.contains(&resident),
            };
            assert!(is_allowed || !may(route.guard, who), "{who:?} may {}", route.path);
        }
    }
}

#[test]
fn no_path_stands_in_the_table_twice() {
    let paths: Vec<&str> = routes::table().iter().map(|route| route.path).collect();
    let different: BTreeSet<&str> = paths.iter().copied().collect();
    assert_eq!(paths.len(), different.len());
}

/// The text of every source file below a folder of the workspace, by path.
fn sources(folder: &str) -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeMap::new();
    let mut folders: Vec<PathBuf> = vec![root.join(folder)];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).unwrap().display().to_string();
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    assert!(!found.is_empty());
    found
}
