//! The second factor of staff is renewed by its owner, or reset by an administrator.

use app::staff::{renewal::CODES_PER_ACCOUNT, second_factor::current_code};
use data_encoding::BASE32_NOPAD;
use model::{
    staff::Role,
    time::{Duration, Timestamp},
};
use store::staff::{TotpSecret, renewal::OFFER_LASTS};

use crate::{
    common::{Answer, Browser, TestApp},
    help::{error_of, is_signed_in, says},
    staff::{ask_as_staff, colleague},
};

const ADDRESS: &str = "kollega@kunta.test";
const RENEW: &str = "/staff/second-factor/renew";

/// The secret that a page shows to be typed into an app.
fn shown(page: &Answer) -> TotpSecret {
    let key = page.text_of(".code-shown").replace(' ', "");
    let bytes = BASE32_NOPAD.decode(key.as_bytes()).unwrap_or_else(|_| panic!("{}", page.text()));
    TotpSecret::new(bytes.try_into().unwrap())
}

fn code(secret: &TotpSecret, now: Timestamp) -> String {
    current_code(secret, now).unwrap()
}

async fn sign_in<'a>(app: &'a TestApp, secret: &TotpSecret) -> (Browser<'a>, Answer) {
    let mut browser = app.browser();
    let (_, mailed) = ask_as_staff(app, &mut browser, ADDRESS).await;
    browser.post("/staff/code", &[("code", &mailed)]).await;
    let typed = code(secret, app.kanssa.now());
    let answer = browser.post("/staff/second-factor", &[("code", &typed)]).await;
    (browser, answer)
}

#[tokio::test]
async fn with_a_present_code_a_new_app_is_taken_into_use_and_other_sign_ins_end() {
    let app = TestApp::start().await;
    let (_, old) = colleague(&app, ADDRESS, &[Role::Dpo]).await;
    let (mut elsewhere, _) = sign_in(&app, &old).await;
    app.pass(Duration::seconds(60));
    let (mut browser, _) = sign_in(&app, &old).await;
    let used = code(&old, app.kanssa.now());
    let refused = browser.post(RENEW, &[("code", &used)]).await;
    assert_eq!(error_of(&refused, "code"), says("staff-second-factor-wrong"), "used to sign in");
    app.pass(Duration::seconds(60));
    let offered = browser.post(RENEW, &[("code", &code(&old, app.kanssa.now()))]).await;
    let new = shown(&offered);
    assert!(new != old && offered.count("svg.qr-code path") == 1);
    let offer = offered.value_of("offer");

    let again = browser.post(RENEW, &[("offer", &offer), ("code", "000000")]).await;
    assert_eq!(error_of(&again, "code"), says("staff-factor-new-wrong"));
    assert_eq!(shown(&again), new, "the same key, to be scanned again");
    let typed = code(&old, app.kanssa.now());
    let again = browser.post(RENEW, &[("offer", &offer), ("code", &typed)]).await;
    assert_eq!(again.status, 422, "the old app's code is not the new one's");
    assert!(is_signed_in(&mut elsewhere).await, "nothing has changed yet");

    let typed = code(&new, app.kanssa.now());
    let done = browser.post(RENEW, &[("offer", &offer), ("code", &typed)]).await;
    assert_eq!(done.location(), "/staff", "{}", done.text());
    assert_eq!(browser.get("/staff").await.status, 200);
    assert_eq!(elsewhere.get("/staff").await.status, 303, "signed out there");
    let replayed = browser.post(RENEW, &[("offer", &offer), ("code", &typed)]).await;
    assert_eq!(error_of(&replayed, "code"), says("staff-factor-offer-ended"));
    app.pass(Duration::seconds(60));
    assert_eq!(sign_in(&app, &old).await.1.status, 422);
    let (mut officer, answer) = sign_in(&app, &new).await;
    assert_eq!(answer.location(), "/staff");
    let log = officer.get("/staff/log?act=second-factor-renewed").await;
    assert_eq!(log.count(".log > li"), 1);
}

#[tokio::test]
async fn an_offer_ends_with_its_time_and_is_no_use_to_another() {
    let app = TestApp::start().await;
    let (_, secret) = colleague(&app, ADDRESS, &[Role::Dpo]).await;
    let (mut browser, _) = sign_in(&app, &secret).await;
    app.pass(Duration::seconds(60));
    let offered = browser.post(RENEW, &[("code", &code(&secret, app.kanssa.now()))]).await;
    let (new, offer) = (shown(&offered), offered.value_of("offer"));
    let mut other = app.staff(&[Role::Admin]).await;
    let typed = code(&new, app.kanssa.now());
    for made in [offer.as_str(), "AAAA", "%%", ""] {
        let refused = other.post(RENEW, &[("offer", made), ("code", &typed)]).await;
        assert_eq!(error_of(&refused, "code"), says("staff-factor-offer-ended"), "{made}");
    }
    app.pass(OFFER_LASTS);
    let typed = code(&new, app.kanssa.now());
    let late = browser.post(RENEW, &[("offer", &offer), ("code", &typed)]).await;
    assert_eq!(error_of(&late, "code"), says("staff-factor-offer-ended"));
}

#[tokio::test]
async fn codes_tried_by_whoever_finds_a_browser_signed_in_are_limited() {
    let app = TestApp::start().await;
    let mut browser = app.staff(&[Role::Admin]).await;
    for _ in 0..CODES_PER_ACCOUNT.most {
        assert_eq!(browser.post(RENEW, &[("code", "000000")]).await.status, 422);
    }
    let refused = browser.post(RENEW, &[("code", "000000")]).await;
    assert_eq!(refused.status, 429);
    assert!(refused.headers.contains_key("retry-after"));
}

#[tokio::test]
async fn an_administrator_resets_a_lost_second_factor_but_not_their_own() {
    let app = TestApp::start().await;
    let (id, old) = colleague(&app, ADDRESS, &[Role::Dpo]).await;
    let (mut elsewhere, _) = sign_in(&app, &old).await;
    let (admin_id, mut admin) = app.staff_named(&[Role::Admin], "Aada").await;
    let path = format!("/staff/accounts/{id}/second-factor");
    let account = admin.get(&format!("/staff/accounts/{id}")).await;
    assert_eq!(account.count(&format!("a[href='{path}']")), 1);
    assert!(admin.get(&path).await.shows("Varmista ensin"));
    assert!(is_signed_in(&mut elsewhere).await, "asking changes nothing");
    let done = admin.post(&path, &[]).await;
    let new = shown(&done);
    assert!(new != old && done.count("svg.qr-code path") == 1);
    assert!(done.headers["cache-control"].to_str().unwrap().contains("no-store"));
    assert_eq!(elsewhere.get("/staff").await.status, 303, "signed out at once");
    app.pass(Duration::seconds(60));
    assert_eq!(sign_in(&app, &old).await.1.status, 422);
    let (mut officer, answer) = sign_in(&app, &new).await;
    assert_eq!(answer.location(), "/staff");
    let log = officer.get("/staff/log?act=second-factor-reset").await;
    assert!(log.count(".log > li") == 1 && log.shows("Aada"), "{}", log.text());
    let own = format!("/staff/accounts/{admin_id}/second-factor");
    assert_eq!(admin.get(&own).await.status, 403);
    assert_eq!(admin.post(&own, &[]).await.status, 403);
}
