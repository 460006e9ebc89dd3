//! The page that is being written, on a phone beside the form.

use model::staff::Role;

use super::{
    editor::{act, begun, with_two},
    help::fill,
};
use crate::common::TestApp;

#[tokio::test]
async fn what_is_written_stands_beside_the_form_as_residents_get_it() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, task) = with_two(&mut anna).await;
    let src = format!("/staff/tasks/{task}/preview/fi/answer/shore");
    for rest in ["", "/question/swims", "/page/shore", "/page/shore/add/yes_no"] {
        let page = anna.get(&format!("{questions}{rest}")).await;
        assert_eq!(page.attribute(".phone-beside iframe", "src"), Some(src.clone()), "{rest}");
        assert_eq!(page.count(&format!(".phone-beside a[href='{src}']")), 1, "without the frame");
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("frame-src 'self';"), "{rest}: {policy}");
        assert!(policy.ends_with("frame-ancestors 'none'"), "{rest}: {policy}");
    }
    assert!(anna.get(&src).await.shows("Uitko?"));
    fill(&mut anna, &format!("{questions}/question/swims"), &[("text", "Käytkö uimassa?")]).await;
    let framed = anna.get(&src).await;
    assert!(framed.shows("Käytkö uimassa?"), "it follows what is saved: {}", framed.text());
    let policy = framed.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.ends_with("frame-ancestors 'self'"), "{policy}");
}

#[tokio::test]
async fn there_is_no_phone_while_there_is_nothing_to_show_on_it() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let questions = begun(&mut anna).await;
    let add = format!("{questions}/page/page_1/add/yes_no");
    for path in [&questions, &add] {
        let page = anna.get(path).await;
        assert_eq!((page.status.as_u16(), page.count("iframe")), (200, 0));
    }
    fill(&mut anna, &add, &[("text", "Uitko?")]).await;
    act(&mut anna, &questions, "page-add", "yes").await;
    let empty = anna.get(&format!("{questions}/page/page_2")).await;
    assert_eq!((empty.status.as_u16(), empty.count("iframe")), (200, 0), "an empty page");
    assert_eq!(anna.get(&questions).await.count("iframe"), 1);
}
