//! Pictures in questions: added while they are written, shown to whoever answers, taken from place to
//! place in files.

use axum::{body::Body, http::Method};
use image::{ImageFormat, Rgb, RgbImage};
use model::staff::Role;
use serde_json::Value;

use super::{
    editor::begun,
    help::{filled, make_project, press},
};
use crate::common::{Answer, Browser, TestApp};

fn picture(shade: u8) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = RgbImage::from_pixel(1_500, 750, Rgb([shade, 90, 90]));
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Sends a form with files, as browsers do.
async fn send(
    browser: &mut Browser<'_>,
    path: &str,
    fields: &[(String, String)],
    files: &[(&str, &[u8])],
) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        body.extend([head.as_bytes(), value.as_bytes(), b"\r\n"].concat());
    }
    for (name, file) in files {
        let head = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"a.png\"\r\n\
             Content-Type: image/png\r\n\r\n"
        );
        body.extend([head.as_bytes(), file, b"\r\n"].concat());
    }
    body.extend(b"--edge--\r\n");
    let kind = Some("multipart/form-data; boundary=edge");
    browser.request(Method::POST, path, kind, Body::from(body)).await
}

/// Opens a question's form, types, chooses files, sends it.
async fn fill(
    browser: &mut Browser<'_>,
    path: &str,
    typed: &[(&str, &str)],
    files: &[(&str, &[u8])],
) -> Answer {
    let page = browser.get(path).await;
    let mut fields = filled(&page, "form.editor");
    fields.retain(|(name, _)| !name.ends_with("-file") && typed.iter().all(|(t, _)| t != name));
    fields.extend(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    send(browser, path, &fields, files).await
}

async fn file(browser: &mut Browser<'_>, questions: &str) -> Value {
    serde_json::from_slice(&browser.get(&format!("{questions}/file")).await.bytes).unwrap()
}

const TREES: [(&str, &str); 5] = [
    ("text", "Mikä puu?"),
    ("alternative", "Puisto syksyllä"),
    ("option-0", "Tammi"),
    ("option-0-alternative", "Leveä tammi"),
    ("option-1", "Mänty"),
];

#[tokio::test]
async fn a_picture_is_added_to_a_question_and_an_option_and_shown_to_members() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let questions = begun(&mut anna).await;
    let task = questions.split('/').nth(3).unwrap().parse().unwrap();
    let add = format!("{questions}/page/page_1/add/single_choice");
    let (park, oak) = (picture(1), picture(2));
    let files = [("picture-file", park.as_slice()), ("option-0-picture-file", &oak)];
    let added = fill(&mut anna, &add, &TREES, &files).await;
    assert_eq!(added.status, 303, "{}", added.text());
    let edited = anna.get(&format!("{questions}/question/mika_puu")).await;
    assert_eq!(edited.count("img.picture"), 2);
    assert_eq!(press(&mut anna, task, "publish").await.status, 303);

    let mut member = app.member("matti@posti.test", "Puistoystävä").await;
    let page = member.get(&format!("/tasks/{task}/answer/page_1")).await;
    let of = |selector: &str, name: &str| page.attribute(selector, name).unwrap();
    assert_eq!(of(".question img", "alt"), "Puisto syksyllä");
    assert_eq!(
        (of(".question img", "width"), of(".question img", "height")),
        ("1200".into(), "600".into())
    );
    assert_eq!(of(".pictured img", "alt"), "Leveä tammi");
    assert_eq!(of(".pictured img", "width"), "640");
    let source = of(".pictured img", "src");
    let seen = member.get(&source).await;
    assert_eq!(
        (seen.status.as_u16(), seen.headers["content-type"].to_str().unwrap()),
        (200, "image/jpeg")
    );
    assert_eq!(image::guess_format(&seen.bytes).unwrap(), ImageFormat::Jpeg);
    assert_eq!(app.browser().get(&source).await.status, 303, "to sign in");
    let tag = seen.headers["etag"].to_str().unwrap().to_owned();
    let whose = seen.headers["cache-control"].to_str().unwrap();
    assert_eq!(whose, "private, no-cache", "nobody sees it after signing out");
    member.extra = vec![("if-none-match", tag)];
    assert_eq!(member.get(&source).await.status, 304);
    member.extra.clear();
    let unknown = format!("/pictures/{}", "0".repeat(32));
    assert_eq!(member.get(&unknown).await.status, 404);
    assert_eq!(member.get("/pictures/secret").await.status, 404);
}

#[tokio::test]
async fn r60_a_task_with_a_picture_that_nobody_described_is_not_published() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let questions = begun(&mut anna).await;
    let task = questions.split('/').nth(3).unwrap().parse().unwrap();
    let add = format!("{questions}/page/page_1/add/text_block");
    let file = picture(1);
    let added = fill(&mut anna, &add, &[("text", "Puisto")], &[("picture-file", &file)]).await;
    assert_eq!(added.status, 303, "{}", added.text());
    let asked = format!("{questions}/page/page_1/add/yes_no");
    assert_eq!(fill(&mut anna, &asked, &[("text", "Uitko?")], &[]).await.status, 303);
    let told = press(&mut anna, task, "publish").await;
    assert_eq!(told.status, 422);
    assert!(told.shows("kuvalta puuttuu pääkielinen kuvaus"), "{}", told.text());
}

#[tokio::test]
async fn what_is_no_picture_is_told_at_its_field_and_the_other_picture_stays() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let questions = begun(&mut anna).await;
    let add = format!("{questions}/page/page_1/add/single_choice");
    let park = picture(1);
    let files: [(&str, &[u8]); 2] =
        [("picture-file", &park), ("option-0-picture-file", b"<svg onload=alert(1)>")];
    let told = fill(&mut anna, &add, &TREES, &files).await;
    assert_eq!(told.status, 422);
    assert!(told.shows("Valitse JPEG-, PNG- tai WebP-kuva."), "{}", told.text());
    assert_eq!(told.count("#option-0-picture-file[aria-invalid]"), 1);
    assert_eq!(told.count("input[name=picture]"), 1, "the one that was taken in is held");
    assert_eq!(told.value_of("option-1"), "Mänty");
    let mut fields = filled(&told, "form.editor");
    fields.retain(|(name, _)| !name.ends_with("-file"));
    let saved = send(&mut anna, &add, &fields, &[]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let stored = file(&mut anna, &questions).await;
    let question = &stored["pages"][0]["questions"][0];
    assert_eq!(question["picture"]["alternative"]["fi"], "Puisto syksyllä");
    let edit = format!("{questions}/question/mika_puu");
    let (was, other) = (question["picture"]["file"].clone(), picture(3));
    let instead = [("picture-file", other.as_slice())];
    assert_eq!(fill(&mut anna, &edit, &[("picture-remove", "yes")], &instead).await.status, 303);
    let stored = file(&mut anna, &questions).await;
    let now = &stored["pages"][0]["questions"][0]["picture"];
    assert!(now["file"].is_string() && now["file"] != was, "another in its place: {now}");
    assert_eq!(now["alternative"]["fi"], "Puisto syksyllä");
    assert_eq!(fill(&mut anna, &edit, &[("picture-remove", "yes")], &[]).await.status, 303);
    let stored = file(&mut anna, &questions).await;
    assert_eq!(stored["pages"][0]["questions"][0]["picture"], Value::Null);
}

#[tokio::test]
async fn a_file_brings_its_pictures_to_another_service() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let questions = begun(&mut anna).await;
    let add = format!("{questions}/page/page_1/add/single_choice");
    let park = picture(1);
    let files: [(&str, &[u8]); 1] = [("picture-file", &park)];
    assert_eq!(fill(&mut anna, &add, &TREES, &files).await.status, 303);
    let whole = file(&mut anna, &questions).await;
    assert_eq!(whole["pictures"].as_object().unwrap().len(), 1);

    let elsewhere = TestApp::start().await;
    let (_, mut berta) = elsewhere.staff_named(&[Role::Researcher], "berta").await;
    let there = begun(&mut berta).await;
    let path = format!("{there}/from-file");
    let mut bare = whole.clone();
    bare.as_object_mut().unwrap().remove("pictures");
    let revision = berta.get(&path).await.value_of("revision");
    let told = berta.post(&path, &[("pasted", &bare.to_string()), ("revision", &revision)]).await;
    assert_eq!(told.status, 422);
    assert!(told.shows("kuva, jota palvelussa ei ole"), "{}", told.text());
    let taken = berta.post(&path, &[("pasted", &whole.to_string()), ("revision", &revision)]).await;
    assert_eq!(taken.status, 303, "{}", taken.text());
    let copied = file(&mut berta, &there).await;
    let name = copied["pages"][0]["questions"][0]["picture"]["file"].as_str().unwrap();
    assert_eq!(berta.get(&format!("/pictures/{name}")).await.status, 200);
    // Back where it came from, the picture is the one that is there.
    let path = format!("{questions}/from-file");
    let revision = anna.get(&path).await.value_of("revision");
    let back = [("pasted", whole.to_string()), ("revision", revision), ("sure", "yes".to_owned())];
    let back = back.map(|(name, value)| (name.to_owned(), value));
    let asked = send(&mut anna, &path, &back, &[]).await;
    let sure = filled(&asked, "form");
    if asked.status != 303 {
        let taken = send(&mut anna, &path, &sure, &[]).await;
        assert_eq!(taken.status, 303, "{}", taken.text());
    }
    let same = file(&mut anna, &questions).await;
    assert_eq!(same["pictures"], whole["pictures"]);
    // A new task takes such a file too.
    let project = make_project(&mut berta).await;
    let new = format!("/staff/projects/{project}/tasks/new");
    let whole = whole.to_string();
    let form = super::help::with(&super::help::TASK, &[("pasted", &whole)]);
    assert_eq!(berta.post(&new, &form).await.status, 303);
    // However many pictures it brings: more than a form without a file may have.
    let large = format!("{whole}{}", " ".repeat(5 * 1024 * 1024));
    let fields = super::help::TASK.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let made = send(&mut berta, &new, &fields, &[("file", large.as_bytes())]).await;
    assert_eq!(made.status, 303, "{}", made.text());
}

#[tokio::test]
async fn a_form_with_a_picture_is_kept_when_the_sign_in_has_ended_and_the_picture_is_asked_for_again()
 {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let questions = begun(&mut anna).await;
    let add = format!("{questions}/page/page_1/add/single_choice");
    let page = anna.get(&add).await;
    let mut fields = filled(&page, "form.editor");
    fields.retain(|(name, _)| !name.ends_with("-file") && name != "text");
    fields.push(("text".to_owned(), "Mikä puu?".to_owned()));
    let (park, mut visitor) = (picture(1), app.browser());
    let told = send(&mut visitor, &add, &fields, &[("picture-file", &park)]).await;
    assert_eq!(told.status, 401);
    assert_eq!(told.value_of("text"), "Mikä puu?");
    assert!(told.shows("Valitse tiedosto sen jälkeen uudelleen"), "{}", told.text());
    assert_eq!(told.count("[name$='-file']"), 0);
}
