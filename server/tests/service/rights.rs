//! Requests that came outside the service's own pages are answered within their month (R49).

use model::{staff::Role, time::Duration};

use crate::{
    common::{Answer, Browser, TestApp},
    mail::line,
};

const PAGE: &str = "/staff/oversight/requests";

async fn enter(browser: &mut Browser<'_>, received: &str) -> Answer {
    let fields = [
        ("case", "HEL 2026-7"),
        ("asked", "access"),
        ("channel", "letter"),
        ("received", received),
    ];
    browser.post(PAGE, &fields).await
}

#[tokio::test]
async fn r49_a_request_has_a_month_is_extended_once_and_answered_with_its_ground() {
    let app = TestApp::start().await;
    let (_, mut officer) = app.staff_named(&[Role::Dpo], "olli").await;
    let request = enter(&mut officer, "2026-02-28").await.location().to_owned();
    assert!(request.starts_with(PAGE), "{request}");
    assert!(officer.get(&request).await.shows("Vastattava viimeistään 28. maaliskuuta 2026"));
    let empty = officer.post(&request, &[("what", "extend"), ("why", " ")]).await;
    assert_eq!((empty.status.as_u16(), empty.count(".error-summary li")), (422, 1));
    let extended = [("what", "extend"), ("why", "Aineisto on laaja")];
    assert_eq!(officer.post(&request, &extended).await.location(), request);
    let page = officer.get(&request).await;
    assert!(
        page.shows("Vastattava viimeistään 28. toukokuuta 2026") && page.shows("Aineisto on laaja")
    );
    assert_eq!(page.count("main form"), 1, "it is extended once");
    let typed = [("what", "answer"), ("outcome", ""), ("answer", "Lähetettiin jäljennös")];
    let refused = officer.post(&request, &typed).await;
    assert_eq!(refused.status, 422);
    assert_eq!(
        refused.text_of("textarea#answer").trim(),
        "Lähetettiin jäljennös",
        "nothing typed is lost"
    );
    let typed = [("what", "answer"), ("outcome", "done"), ("answer", "Lähetettiin jäljennös")];
    assert_eq!(officer.post(&request, &typed).await.location(), request);
    let page = officer.get(&request).await;
    assert!(page.shows("Pyyntö toteutettiin") && page.count("main form") == 0, "{}", page.text());
    assert!(officer.get(PAGE).await.shows("HEL 2026-7"));
    let log = officer.get("/staff/log?act=rights-request-answered").await;
    assert!(log.shows("HEL 2026-7"), "{}", log.text());
}

#[tokio::test]
async fn r49_what_is_late_is_told_and_cannot_be_extended_any_more() {
    let app = TestApp::start().await;
    let (_, mut officer) = app.staff_named(&[Role::Dpo], "olli").await;
    for (received, case) in [("2026-03-03", "HEL 1"), ("eilen", "HEL 1"), ("2026-03-01", "")] {
        let fields =
            [("case", case), ("asked", "access"), ("channel", "mail"), ("received", received)];
        let refused = officer.post(PAGE, &fields).await;
        assert_eq!(refused.status, 422, "{received} {case}");
        assert_eq!(refused.value_of("received"), received, "nothing typed is lost");
    }
    let request = enter(&mut officer, "2026-03-02").await.location().to_owned();
    assert!(line(&app, "rights requests").await.is_well);
    app.pass(Duration::days(32));
    let mut officer = app.staff_named(&[Role::Dpo], "oona").await.1;
    assert!(officer.get(PAGE).await.shows("Yksi pyyntö on myöhässä."));
    assert!(
        officer.get(&request).await.shows("Myöhässä: piti vastata viimeistään 2. huhtikuuta 2026.")
    );
    assert!(!line(&app, "rights requests").await.is_well);
    let late = officer.post(&request, &[("what", "extend"), ("why", "Kiire")]).await;
    assert_eq!(late.status, 422);
    let mut admin = app.staff_named(&[Role::Admin], "anna").await.1;
    assert_eq!(admin.get(PAGE).await.status, 403);
}
