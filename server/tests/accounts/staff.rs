//! Members of staff: link and second factor, apart from residents; the demo's ready sign-ins.

use std::{
    future::{Future as _, poll_fn},
    task::Poll,
};

use app::{limits::CODES_PER_CLIENT, staff::second_factor::current_code};
use model::{accounts::EmailAddress, language::Language, staff::Role, time::Duration};
use store::{
    audit,
    demo::{self, DemoUser},
    staff::{self, TotpSecret},
    testing::Fixture,
};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    common::{Browser, TestApp, site},
    help::{SESSION, attributes, count_members, error_of, is_signed_in, person, says, set_cookies},
};

const ADDRESS: &str = "kollega@kunta.test";
const RESIDENT: &str = "maija@posti.test";
const FACTOR: &str = "/staff/second-factor";

/// A member of staff as the city would add one.
pub async fn colleague(app: &TestApp, address: &str, roles: &[Role]) -> (Uuid, TotpSecret) {
    let vault = &app.kanssa.vault;
    let address = EmailAddress::parse(address).unwrap();
    let (new, secret) = staff::prepare(vault, &address).await.unwrap();
    let mut tx = app.kanssa.db.begin().await.unwrap();
    let now = app.kanssa.now();
    let id = staff::add(&mut tx, vault, new, roles, Language::Fi, now).await.unwrap();
    tx.commit().await.unwrap();
    (id, secret)
}

/// Asks for a sign-in as staff and lets the mail be sent; gives the path of its link and its code.
pub async fn ask_as_staff(
    app: &TestApp,
    browser: &mut Browser<'_>,
    address: &str,
) -> (String, String) {
    let asked = browser.post("/staff/sign-in", &[("address", address)]).await;
    assert_eq!(asked.location(), "/staff/code", "{}", asked.body);
    app.work().await;
    app.link_and_code(address)
}

/// A browser in which the colleague's address is proven.
async fn proven<'a>(app: &'a TestApp, address: &str) -> Browser<'a> {
    let mut browser = app.browser();
    let (_, code) = ask_as_staff(app, &mut browser, address).await;
    let typed = browser.post("/staff/code", &[("code", &code)]).await;
    assert_eq!(typed.location(), FACTOR, "{}", typed.body);
    browser
}

fn code_of(app: &TestApp, secret: &TotpSecret) -> String {
    current_code(secret, app.kanssa.now()).unwrap()
}

#[tokio::test]
async fn link_and_second_factor_together_sign_a_colleague_in() {
    let app = TestApp::start().await;
    let (id, secret) = colleague(&app, ADDRESS, &[Role::Dpo]).await;
    let mut browser = app.browser();
    let (link, _) = ask_as_staff(&app, &mut browser, ADDRESS).await;
    assert_eq!(browser.get(FACTOR).await.location(), "/staff/sign-in", "nothing is proven yet");
    assert_eq!(browser.post(&link, &[]).await.location(), FACTOR);
    assert!(!is_signed_in(&mut browser).await, "the link alone is not enough");
    assert_eq!(browser.get("/staff").await.location(), "/staff/sign-in?then=/staff");

    let answer = browser.post(FACTOR, &[("code", &code_of(&app, &secret))]).await;
    assert_eq!(answer.location(), "/staff");
    let cookie = set_cookies(&answer).into_iter().find(|line| line.starts_with(SESSION)).unwrap();
    assert!(!cookie.contains("Max-Age"), "{cookie}");
    assert_eq!(browser.get("/staff").await.status, 200);
    let mut conn = app.kanssa.db.read().await.unwrap();
    let log = audit::list(&mut conn, 0).await.unwrap();
    assert!(log.iter().any(|entry| entry.act == "signed-in" && entry.staff == Some(id)));
    assert!(audit::verify(&app.kanssa.db, &app.kanssa.vault).await.unwrap().is_ok());
}

#[test]
fn the_second_factor_is_that_of_rfc_6238() {
    let secret = Zeroizing::new(*b"12345678901234567890");
    // The last six of the eight digits in the table of appendix B.
    for (second, code) in [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
    ] {
        let at = model::time::Timestamp(second * 1_000);
        assert_eq!(current_code(&secret, at).as_deref(), Some(code));
    }
}

#[tokio::test]
async fn a_wrong_second_factor_signs_nobody_in_and_five_end_it() {
    let app = TestApp::start().await;
    let (_, secret) = colleague(&app, ADDRESS, &[Role::Dpo]).await;
    let right = code_of(&app, &secret);
    let wrong = if right == "000000" { "000001" } else { "000000" };
    let mut browser = proven(&app, ADDRESS).await;
    for (number, typed) in ["", "12345", wrong, "abcdef", wrong].into_iter().enumerate() {
        let page = browser.post(FACTOR, &[("code", typed)]).await;
        assert_eq!(page.status, 422, "{typed}");
        let key = if number < 4 { "staff-second-factor-wrong" } else { "accounts-code-ended" };
        assert_eq!(error_of(&page, "code"), says(key));
        assert!(!browser.cookies.contains_key(SESSION));
    }
    let late = browser.post(FACTOR, &[("code", &right)]).await;
    assert_eq!(error_of(&late, "code"), says("accounts-code-ended"));
    assert!(!is_signed_in(&mut browser).await);

    let mut again = proven(&app, ADDRESS).await;
    assert_eq!(again.post(FACTOR, &[("code", &right)]).await.location(), "/staff");
}

#[tokio::test]
async fn wrong_second_factors_at_one_moment_have_five_tries_between_them() {
    let app = TestApp::start().await;
    let (_, secret) = colleague(&app, ADDRESS, &[Role::Dpo]).await;
    let right = code_of(&app, &secret);
    let wrong = if right == "000000" { "000001" } else { "000000" };
    let browser = proven(&app, ADDRESS).await;
    // The right code comes at the same moment, after more wrong ones than are allowed.
    let mut typed = vec![wrong; 30];
    typed.push(&right);
    let mut posts: Vec<_> = typed
        .into_iter()
        .map(|code| {
            let mut browser = browser.clone();
            Box::pin(async move { browser.post(FACTOR, &[("code", code)]).await })
        })
        .collect();
    let mut answers = Vec::new();
    poll_fn(|context| {
        posts.retain_mut(|post| match post.as_mut().poll(context) {
            Poll::Ready(answer) => {
                answers.push(answer);
                false
            }
            Poll::Pending => true,
        });
        if posts.is_empty() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    assert_eq!(answers.len(), 31);
    let saying =
        |key| answers.iter().filter(|answer| error_of(answer, "code") == says(key)).count();
    assert_eq!(saying("staff-second-factor-wrong"), 4);
    assert_eq!(saying("accounts-code-ended"), 27, "the right one was not looked at either");
    assert!(answers.iter().all(|answer| set_cookies(answer).is_empty()));
}

#[tokio::test]
async fn second_factors_of_one_client_are_limited_like_codes() {
    let app = TestApp::start().await;
    colleague(&app, ADDRESS, &[Role::Dpo]).await;
    let mut browser = proven(&app, ADDRESS).await;
    // Typing the code of the mail was the first.
    for _ in 1..CODES_PER_CLIENT.most {
        assert_ne!(browser.post(FACTOR, &[("code", "1")]).await.status, 429);
    }
    let refused = browser.post(FACTOR, &[("code", "1")]).await;
    assert_eq!(refused.status, 429);
    assert!(refused.headers.contains_key("retry-after"));
    app.pass(CODES_PER_CLIENT.window);
    assert_ne!(browser.post(FACTOR, &[("code", "1")]).await.status, 429);
}

#[tokio::test]
async fn a_second_factor_works_once_and_not_after_a_later_one() {
    let app = TestApp::start().await;
    let (_, secret) = colleague(&app, ADDRESS, &[Role::Dpo]).await;
    let earlier = code_of(&app, &secret);
    app.pass(Duration::seconds(30));
    let now = code_of(&app, &secret);
    let mut first = proven(&app, ADDRESS).await;
    let spaced = format!("{} {}", &now[..3], &now[3..]);
    assert_eq!(first.post(FACTOR, &[("code", &spaced)]).await.location(), "/staff");

    let mut second = proven(&app, ADDRESS).await;
    for replayed in [&now, &earlier] {
        let page = second.post(FACTOR, &[("code", replayed)]).await;
        assert_eq!(error_of(&page, "code"), says("staff-second-factor-wrong"));
    }
    app.pass(Duration::seconds(30));
    let next = code_of(&app, &secret);
    assert_eq!(second.post(FACTOR, &[("code", &next)]).await.location(), "/staff");
}

#[tokio::test]
async fn a_second_factor_is_good_for_a_minute_or_so() {
    for (after, works) in [(0, true), (30, true), (90, false), (600, false)] {
        let app = TestApp::start().await;
        let (_, secret) = colleague(&app, ADDRESS, &[Role::Dpo]).await;
        let code = code_of(&app, &secret);
        app.pass(Duration::seconds(after));
        let mut browser = proven(&app, ADDRESS).await;
        let answer = browser.post(FACTOR, &[("code", &code)]).await;
        assert_eq!(answer.location() == "/staff", works, "after {after} seconds");
    }
}

#[tokio::test]
async fn the_second_factor_of_a_colleague_is_no_use_to_another() {
    let app = TestApp::start().await;
    let (_, secret) = colleague(&app, ADDRESS, &[Role::Dpo]).await;
    colleague(&app, "toinen@kunta.test", &[Role::Admin]).await;
    let mut browser = proven(&app, "toinen@kunta.test").await;
    let page = browser.post(FACTOR, &[("code", &code_of(&app, &secret))]).await;
    assert_eq!(page.status, 422);
    assert!(!is_signed_in(&mut browser).await);
}

#[tokio::test]
async fn the_second_factor_is_for_proven_requests_of_staff_only() {
    let app = TestApp::start().await;
    let (_, secret) = colleague(&app, ADDRESS, &[Role::Dpo]).await;
    let mut stranger = app.browser();
    let mut unproven = app.browser();
    ask_as_staff(&app, &mut unproven, ADDRESS).await;
    let mut resident = app.browser();
    assert_eq!(resident.sign_in(RESIDENT).await.location(), "/join");
    for browser in [&mut stranger, &mut unproven, &mut resident] {
        assert_eq!(browser.get(FACTOR).await.location(), "/staff/sign-in");
        let answer = browser.post(FACTOR, &[("code", &code_of(&app, &secret))]).await;
        assert_eq!(answer.location(), "/staff/sign-in");
        assert!(!browser.cookies.contains_key(SESSION));
    }
}

#[tokio::test]
async fn a_staff_address_at_the_residents_door_is_that_of_a_resident() {
    let app = TestApp::start().await;
    colleague(&app, ADDRESS, &[Role::Admin]).await;
    let mut browser = app.browser();
    assert_eq!(browser.sign_in(ADDRESS).await.location(), "/join", "not one of the members");
    let joined = browser.post("/join", &[("age", "yes"), ("consent", "yes")]).await;
    assert_eq!(joined.location(), "/account/pseudonym");
    assert_eq!(browser.post("/staff", &[]).await.status, 403);
    assert!(person(&app, ADDRESS).await.is_some());
    browser.post("/leave", &[]).await;

    proven(&app, ADDRESS).await;
    assert_eq!(count_members(&app).await, 0);
}

#[tokio::test]
async fn a_residents_address_at_the_staff_door_gets_no_mail_and_the_same_answer() {
    let app = TestApp::start().await;
    drop(app.member(RESIDENT, "Utelias Kettu").await);
    let before = app.mails_to(RESIDENT).len();
    let mut browser = app.browser();
    let asked = browser.post("/staff/sign-in", &[("address", RESIDENT)]).await;
    assert_eq!(asked.location(), "/staff/code");
    app.work().await;
    assert_eq!(app.mails_to(RESIDENT).len(), before);
    let page = browser.post("/staff/code", &[("code", "0000-0000")]).await;
    assert_eq!(error_of(&page, "code"), says("accounts-code-wrong"));
}

#[tokio::test]
async fn a_sign_in_of_staff_and_one_of_a_resident_do_not_end_each_other() {
    let app = TestApp::start().await;
    colleague(&app, ADDRESS, &[Role::Admin]).await;
    drop(app.member(ADDRESS, "Utelias Kettu").await);
    let (mut as_staff, mut as_resident) = (app.browser(), app.browser());
    let (_, staff_code) = ask_as_staff(&app, &mut as_staff, ADDRESS).await;
    as_resident.post("/sign-in", &[("address", ADDRESS)]).await;
    app.work().await;
    let (_, code) = app.link_and_code(ADDRESS);
    assert_eq!(as_staff.post("/staff/code", &[("code", &staff_code)]).await.location(), FACTOR);
    assert_eq!(as_resident.post("/sign-in/code", &[("code", &code)]).await.location(), "/tasks");
}

#[tokio::test]
async fn signing_out_as_staff_is_in_the_audit_log() {
    let app = TestApp::start().await;
    let mut browser = app.staff(&[Role::Admin]).await;
    browser.post("/sign-out", &[]).await;
    assert!(!is_signed_in(&mut browser).await);
    let mut conn = app.kanssa.db.read().await.unwrap();
    let acts: Vec<String> =
        audit::list(&mut conn, 0).await.unwrap().into_iter().map(|entry| entry.act).collect();
    assert_eq!(acts.iter().filter(|act| *act == "signed-in").count(), 1, "{acts:?}");
    assert_eq!(acts.iter().filter(|act| *act == "signed-out").count(), 1, "{acts:?}");
}

async fn demo_path(app: &TestApp, user: DemoUser) -> String {
    let mut tx = app.kanssa.db.begin().await.unwrap();
    let expires = app.kanssa.now().plus(Duration::hours(1));
    let secret = demo::add(&mut tx, &app.kanssa.vault, user, expires).await.unwrap();
    tx.commit().await.unwrap();
    format!("/demo/{}", data_encoding::BASE64URL_NOPAD.encode(&secret))
}

#[tokio::test]
async fn demo_sign_ins_need_a_press_and_end_with_their_time() {
    let app = TestApp::start().await;
    drop(app.member(RESIDENT, "Utelias Kettu").await);
    let member = person(&app, RESIDENT).await.unwrap().link.member;
    let (id, _) = colleague(&app, ADDRESS, &[Role::Researcher]).await;
    for (user, leads_to) in [(DemoUser::Member(member), "/tasks"), (DemoUser::Staff(id), "/staff")]
    {
        let path = demo_path(&app, user).await;
        let mut browser = app.browser();
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200);
        assert!(!is_signed_in(&mut browser).await, "opening changes nothing");
        let code = page.value_of("code");
        assert_eq!(browser.post(&path, &[("code", &code)]).await.location(), leads_to);
        if leads_to == "/staff" {
            for wrong in ["", "000000"] {
                let page = app.browser().post(&path, &[("code", wrong)]).await;
                assert_eq!(page.status, 422);
            }
        }
        app.pass(Duration::hours(1));
        assert_eq!(app.browser().get(&path).await.status, 404);
        assert_eq!(app.browser().post(&path, &[("code", &code)]).await.status, 404);
    }
}

#[tokio::test]
async fn demo_sign_ins_are_refused_unless_the_server_listens_on_loopback_only() {
    let mut open = site();
    open.loopback_only = false;
    let app = TestApp::with(Fixture::sqlite().await, open).await;
    let member = app.fixture.join(RESIDENT).await.unwrap().link.member;
    let path = demo_path(&app, DemoUser::Member(member)).await;
    for path in [path.as_str(), "/demo/AAAA", "/demo/not!base64"] {
        assert_eq!(app.browser().get(path).await.status, 404);
        assert_eq!(app.browser().post(path, &[]).await.status, 404);
    }
}

#[tokio::test]
async fn r20_no_page_shows_an_id_of_a_member_or_an_address_to_staff() {
    let app = TestApp::start().await;
    let mut member = app.member(RESIDENT, "Utelias Kettu").await;
    let once = member.get("/contact").await.value_of("once");
    let fields = [("subject", "register"), ("words", "Terveisiä"), ("once", once.as_str())];
    assert_eq!(member.post("/contact", &fields).await.status, 303);
    let person = person(&app, RESIDENT).await.unwrap();
    let ids = [person.id, person.link.member, person.link.subject];
    let check = |page: &str, body: &str| {
        for id in ids {
            for text in [id.to_string(), id.simple().to_string()] {
                assert!(!body.contains(&text), "{page} shows an id");
            }
        }
        assert!(!body.contains("posti.test"), "{page} shows an address");
    };
    let mut seen = false;
    for role in Role::ALL {
        let mut browser = app.staff(&[role]).await;
        check("/staff", &browser.get("/staff").await.body);
        let inbox = browser.get("/staff/messages").await;
        check("/staff/messages", &inbox.body);
        for path in attributes(&inbox, "main a[href^='/staff/messages/']", "href") {
            let page = browser.get(&path).await;
            assert!(page.shows("Utelias Kettu"), "R6: under the pseudonym");
            check(&path, &page.body);
            seen = true;
        }
    }
    assert!(seen, "nobody could read the message");
    let pages =
        ["/account/sign-ins", "/account/consents", "/tasks", "/answers", "/contact", "/leave"];
    for path in pages {
        check(path, &member.get(path).await.body);
    }
    // Once, where the member looks what is held of them and in what they take along; ids nowhere.
    for path in ["/account", "/answers/download"] {
        let own = member.get(path).await.body.replacen(RESIDENT, "", 1);
        check(path, &own);
    }
}
