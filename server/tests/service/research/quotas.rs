//! Quotas written in the browser: in steps, with a condition while it is a draft, counted in steps.

use model::{language::Language, staff::Role};

use super::{
    editor::{act, file, with_two},
    help::{fill, press},
};
use crate::common::{Browser, TestApp};

fn fi(key: &str) -> String {
    app::texts::text(Language::Fi, key, &[])
}

async fn send(app: &TestApp, questions: &str, number: usize) {
    let task = questions.split('/').nth(3).unwrap();
    let name = format!("Puistoystävä{number}");
    let mut member: Browser<'_> = app.member(&format!("asukas{number}@posti.test"), &name).await;
    member
        .post(&format!("/tasks/{task}/answer/shore"), &[("q-swims", "yes"), ("go", "next")])
        .await;
    let sent = member.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
    assert!(sent.location().starts_with("/answers/"), "{}", sent.text());
}

#[tokio::test]
async fn a_quota_is_written_changed_taken_back_and_removed() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, _) = with_two(&mut anna).await;
    assert!(anna.get(&questions).await.shows(&fi("editor-quotas-none")));
    let add = format!("{questions}/quotas/add");
    for wrong in ["", "0", "100", "kahdeksan", "-8"] {
        let told = fill(&mut anna, &add, &[("limit", wrong)]).await;
        assert_eq!(told.status, 422, "{wrong}");
        assert!(told.shows("esimerkiksi 96 tai 104"), "{}", told.text());
    }
    let typed = [("limit", "96"), ("if-0", "chosen-swims-yes"), ("words", "Uimareita on jo.")];
    let added = fill(&mut anna, &add, &typed).await;
    assert_eq!(added.location().split('?').next(), Some(format!("{questions}#quotas").as_str()));
    let quota = &file(&mut anna, &questions).await["quotas"][0];
    assert_eq!(quota["counts_if"], "swims has 'yes'");
    assert_eq!((&quota["limit"], &quota["code"]), (&96.into(), &"quota".into()));
    let page = anna.get(&questions).await;
    assert!(
        page.shows("Halutaan 96 vastausta") && page.shows("Uimareita on jo."),
        "{}",
        page.text()
    );
    assert!(page.shows("Vastaus lasketaan, jos kysymykseen ”1. Uitko?” on vastattu ”Kyllä”."));
    assert_eq!(page.count("#k-quota .status"), 0, "nobody answers a draft");
    // The question cannot go while the quota looks at it.
    let kept = act(&mut anna, &questions, "remove", "swims").await;
    assert!(kept.shows("kiintiö (96)"), "{}", kept.text());
    let edited = fill(&mut anna, &format!("{questions}/quota/quota"), &[("limit", "16")]).await;
    assert_eq!(edited.status, 303, "{}", edited.text());
    assert_eq!(file(&mut anna, &questions).await["quotas"][0]["limit"], 16);
    assert!(anna.get(&questions).await.shows(&fi("editor-change-quotas")), "it can be taken back");
    let removed = act(&mut anna, &questions, "quota-remove", "quota").await;
    assert_eq!(removed.status, 303);
    assert!(file(&mut anna, &questions).await["quotas"].is_null());
    assert_eq!(anna.get(&format!("{questions}/quota/quota")).await.status, 404);
}

#[tokio::test]
async fn r68_what_is_live_counts_in_steps_and_takes_no_other_condition() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, task) = with_two(&mut anna).await;
    let add = format!("{questions}/quotas/add");
    fill(&mut anna, &add, &[("limit", "16"), ("if-0", "chosen-swims-yes")]).await;
    assert_eq!(press(&mut anna, task, "publish").await.status, 303);
    for number in 0..7 {
        send(&app, &questions, number).await;
    }
    assert!(anna.get(&questions).await.shows("Toistaiseksi alle 8."));
    send(&app, &questions, 7).await;
    assert!(anna.get(&questions).await.shows("Toistaiseksi ainakin 8."));
    send(&app, &questions, 8).await;
    assert!(anna.get(&questions).await.shows("Toistaiseksi ainakin 8."));

    let other = [("limit", "8"), ("if-0", "answered-where")];
    let refused = fill(&mut anna, &add, &other).await;
    assert!(
        refused.status == 422 && refused.shows(&fi("editor-quota-fixed")),
        "{}",
        refused.text()
    );
    let changed = [("limit", "16"), ("if-0", "answered-where")];
    let refused = fill(&mut anna, &format!("{questions}/quota/quota"), &changed).await;
    assert!(refused.shows(&fi("editor-quota-fixed")));
    // Everybody may be counted, those who have sent already too; and the number may change.
    let all = fill(&mut anna, &add, &[("limit", "8")]).await;
    assert_eq!(all.status, 303, "{}", all.text());
    let page = anna.get(&questions).await;
    assert_eq!(page.text_of("#k-quota_2 .status"), fi("editor-quota-is-full"));
    let fewer = fill(&mut anna, &format!("{questions}/quota/quota"), &[("limit", "8")]).await;
    assert_eq!(fewer.status, 303, "{}", fewer.text());
    assert_eq!(anna.get(&questions).await.text_of("#k-quota .status"), fi("editor-quota-is-full"));
}
