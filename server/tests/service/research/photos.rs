//! Photos as researchers see them: in blocks of people, noted, and never by a name alone.

use axum::{body::Body, http::Method};
use image::{ImageFormat, Rgb, RgbImage};
use model::{results::Guard, staff::Role};
use uuid::Uuid;

use super::help::{TASK, id_of, make_project, press, with};
use crate::common::{Answer, Browser, TestApp};

/// The act in the audit log.
const WORDS_READ: &str = "words-read";

const FILE: &str = r#"{ "format": "kanssa-questionnaire/1", "pages": [ { "code": "shore", "questions": [
  { "code": "spot", "text": { "fi": "Mitä pitäisi korjata?" }, "required": true, "kind": { "photos": { "at_most": 2 } } } ] } ] }"#;

fn picture(shade: u8) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    RgbImage::from_pixel(8, 8, Rgb([shade, 90, 90]))
        .write_to(&mut bytes, ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

/// Sends the page with a photo, as a plain form does.
async fn add_photo(browser: &mut Browser<'_>, page: &str, shade: u8) -> Answer {
    let head = "--edge\r\nContent-Disposition: form-data; name=\"q-spot-photo\"; filename=\"a.png\"\r\n\
                Content-Type: image/png\r\n\r\n";
    let rest =
        "\r\n--edge\r\nContent-Disposition: form-data; name=\"go\"\r\n\r\nnext\r\n--edge--\r\n";
    let body = [head.as_bytes(), &picture(shade), rest.as_bytes()].concat();
    let kind = Some("multipart/form-data; boundary=edge");
    browser.request(Method::POST, page, kind, Body::from(body)).await
}

async fn draft(anna: &mut Browser<'_>) -> Uuid {
    let project = make_project(anna).await;
    let form = with(&TASK, &[("file", FILE)]);
    id_of(&anna.post(&format!("/staff/projects/{project}/tasks/new"), &form).await)
}

#[tokio::test]
async fn r68_photos_are_seen_once_eight_people_have_added_some_and_by_nobody_else() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let task = draft(&mut anna).await;
    assert_eq!(press(&mut anna, task, "publish").await.status, 303);
    let results = format!("/staff/tasks/{task}/results");
    assert_eq!(anna.post(&results, &[("sure", "yes")]).await.status, 303);
    let gallery = format!("{results}/spot/photos");
    let names = ["Aamu", "Halla", "Ilta", "Kaste", "Kuura", "Lumi", "Meri", "Myrsky"];
    assert_eq!(u64::try_from(names.len()).unwrap(), Guard::default().least());
    let mut own = Vec::new();
    for (number, name) in (0_u8..).zip(names) {
        app.work().await;
        assert!(anna.get(&gallery).await.shows("0 kuvaa"), "{number}");
        for photo in &own {
            assert_eq!(anna.get(&format!("{gallery}/{photo}")).await.status, 404);
        }
        let address = format!("nn{number}@posti.test");
        let mut member = app.member(&address, &format!("{name}kulkija")).await;
        let page = format!("/tasks/{task}/answer/shore");
        let added = add_photo(&mut member, &page, number * 20).await;
        assert_eq!(added.location(), format!("/tasks/{task}/review"), "{}", added.text());
        own.push(member.get(&page).await.value_of("q-spot"));
        let sent = member.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
    }
    app.work().await;
    let link = format!("a[href='{gallery}']");
    assert_eq!(anna.get(&results).await.count(&link), 1);
    let page = anna.get(&gallery).await;
    assert!(page.shows("8 kuvaa"), "{}", page.text());
    assert_eq!(page.count(".photos img"), 8);
    let alt = page.attribute(".photos img", "alt").unwrap();
    assert_eq!(alt, "Kuva 1 vastauksista kysymykseen: Mitä pitäisi korjata?");
    for photo in &own {
        let image = anna.get(&format!("{gallery}/{photo}")).await;
        assert_eq!(image.status, 200);
        for (name, value) in [
            ("content-type", "image/jpeg"),
            ("cache-control", "private, no-store"),
            ("x-content-type-options", "nosniff"),
        ] {
            assert_eq!(image.headers[name], value);
        }
        assert_eq!(anna.get(&format!("/photos/{photo}")).await.status, 404, "is a member's");
    }
    let noted = |rows: &[String]| rows.iter().filter(|row| row.contains(WORDS_READ)).count();
    let before = noted(&app.rows().await["audit"]);
    anna.get(&gallery).await;
    assert_eq!(noted(&app.rows().await["audit"]), before + 1, "looking is in the audit log");

    let (_, mut stranger) = app.staff_named(&[Role::Researcher], "bertta").await;
    for path in [gallery.clone(), format!("{gallery}/{}", own[0])] {
        assert_eq!(stranger.get(&path).await.status, 404, "{path}");
    }
    for path in [format!("{results}/other/photos"), format!("{gallery}/{}", "0".repeat(32))] {
        assert_eq!(anna.get(&path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn photos_of_a_test_are_seen_by_those_of_the_project_and_by_nobody_else() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let task = draft(&mut anna).await;
    let place = format!("/staff/tasks/{task}/preview/fi");
    let page = format!("{place}/answer/shore");
    let added = add_photo(&mut anna, &page, 10).await;
    assert_eq!(added.location(), format!("{place}/review"), "{}", added.text());
    let photo = anna.get(&page).await.value_of("q-spot");
    let sent = anna.post(&format!("{place}/send"), &[("go", "send")]).await;
    let receipt = anna.get(sent.location()).await;
    assert_eq!(receipt.count(&format!(".photos img[src='/photos/{photo}']")), 1);
    assert_eq!(anna.get(&format!("/photos/{photo}")).await.status, 200);
    let rows = app.rows().await;
    assert_eq!((rows["photos"].len(), rows["test_photos"].len()), (0, 1));
    let (_, mut stranger) = app.staff_named(&[Role::Researcher], "bertta").await;
    assert_eq!(stranger.get(&format!("/photos/{photo}")).await.status, 404);
    let mut member = app.member("matti@posti.test", "Puistoystävä").await;
    assert_eq!(member.get(&format!("/photos/{photo}")).await.status, 404);
    anna.post(&format!("/staff/tasks/{task}/tests/remove"), &[]).await;
    assert_eq!(app.rows().await["test_photos"].len(), 0);
}
