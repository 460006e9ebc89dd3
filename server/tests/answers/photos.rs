//! Photos: what comes in is a picture and nothing else, belongs to one member, and goes with their answers.

use std::io::{Cursor, Read};

use axum::{body::Body, http::Method};
use image::{ImageFormat, Rgb, RgbImage};
use model::{answers::PhotoId, time::Duration};
use serde_json::{Value, json};
use store::photos;
use uuid::Uuid;

use crate::{
    common::{Answer, Browser, TestApp},
    walk::fi,
};

const TASK: &str = include_str!("photos.json");
const PLACE: &[u8] = b"60.16N24.94E";
const FIRST: &str = "0123456789abcdef0123456789abcdef";
const SECOND: &str = "fedcba9876543210fedcba9876543210";

/// A JPEG of this size as phones write them: with the place and the device in it.
fn taken(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture =
        RgbImage::from_fn(width, height, |x, y| Rgb([(x % 250) as u8, (y % 250) as u8, 90]));
    picture.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    let jpeg = bytes.into_inner();
    let mut segment = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01".to_vec();
    segment.extend(b"\x01\x0f\0\x02\0\0\0\x0c\0\0\0\x1a\0\0\0\0");
    segment.extend(PLACE);
    let length = u16::try_from(segment.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &segment, &jpeg[2..]].concat()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

async fn begin(app: &TestApp) -> (Browser<'_>, Uuid) {
    let task = app.publish(TASK).await[0];
    (app.member("matti@posti.test", "Puistoystävä").await, task)
}

/// Sends a photo as the script does.
async fn put(browser: &mut Browser<'_>, task: Uuid, id: &str, bytes: &[u8]) -> Answer {
    let owner = browser.owner().await;
    put_as(&owner, browser, &format!("{task}/spot/{id}"), ("image/jpeg", bytes)).await
}

async fn put_as(
    owner: &str,
    browser: &mut Browser<'_>,
    path: &str,
    (kind, bytes): (&str, &[u8]),
) -> Answer {
    let path = format!("/api/answers/photos/{path}");
    browser.extra = vec![("kanssa-owner", owner.to_owned())];
    let answer = browser.request(Method::PUT, &path, Some(kind), Body::from(bytes.to_vec())).await;
    browser.extra.clear();
    answer
}

async fn take_away(browser: &mut Browser<'_>, task: Uuid, id: &str) -> Answer {
    let path = format!("/api/answers/photos/{task}/spot/{id}");
    browser.extra = vec![("kanssa-owner", browser.owner().await)];
    let answer = browser.request(Method::DELETE, &path, None, Body::empty()).await;
    browser.extra.clear();
    answer
}

async fn save(browser: &mut Browser<'_>, task: Uuid, question: &str, answer: Value) {
    let owner = browser.owner().await;
    let item = json!({ "question": question, "answer": answer, "age": 0 });
    let call = json!({ "owner": owner, "task": task, "version": 1, "items": [item] });
    let saved = browser.call("/api/answers/save", &call).await;
    assert_eq!((saved.status.as_u16(), &saved.json()["refused"]), (200, &json!([])));
}

async fn send(browser: &mut Browser<'_>, task: Uuid) -> Answer {
    let owner = browser.owner().await;
    browser.call("/api/answers/send", &json!({ "owner": owner, "task": task })).await
}

/// The parts of a form as a browser sends them.
enum Part<'a> {
    Field(&'a str, &'a str),
    File(&'a str, &'a str, &'a [u8]),
}

async fn post_parts(browser: &mut Browser<'_>, task: Uuid, parts: &[Part<'_>]) -> Answer {
    let mut body = Vec::new();
    for part in parts {
        body.extend(b"--edge\r\n");
        match part {
            Part::Field(name, value) => body.extend(
                format!("Content-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}").bytes(),
            ),
            Part::File(name, file, bytes) => {
                let head = format!(
                    "Content-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
                     Content-Type: image/jpeg\r\n\r\n"
                );
                body.extend(head.bytes());
                body.extend(*bytes);
            }
        }
        body.extend(b"\r\n");
    }
    body.extend(b"--edge--\r\n");
    let path = format!("/tasks/{task}/answer/only");
    let kind = Some("multipart/form-data; boundary=edge");
    browser.request(Method::POST, &path, kind, Body::from(body)).await
}

fn rows(all: &std::collections::BTreeMap<String, Vec<String>>) -> usize {
    all["photos"].len()
}

#[tokio::test]
async fn a_photo_sent_by_the_script_is_kept_small_and_tells_nothing_of_place_or_device() {
    let app = TestApp::start().await;
    let (mut member, task) = begin(&app).await;
    let photo = taken(3000, 1500);
    assert!(holds(&photo, PLACE));
    for _ in 0..2 {
        let answer = put(&mut member, task, FIRST, &photo).await;
        assert_eq!(answer.status, 204, "{}", answer.body);
    }
    assert_eq!(rows(&app.rows().await), 1, "again is once");
    let seen = member.get(&format!("/photos/{FIRST}")).await;
    assert_eq!(seen.status, 200);
    assert!(!holds(&seen.bytes, PLACE) && !holds(&seen.bytes, b"Exif"));
    let picture = image::load_from_memory(&seen.bytes).unwrap();
    assert_eq!((picture.width(), picture.height()), (2000, 1000));
    for (name, value) in [
        ("content-type", "image/jpeg"),
        ("content-disposition", "inline; filename=\"photo.jpg\""),
        ("cache-control", "private, no-store"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(seen.headers[name], value);
    }
}

#[tokio::test]
async fn what_is_no_picture_is_refused_and_nothing_of_it_is_kept() {
    let app = TestApp::start().await;
    let (mut member, task) = begin(&app).await;
    let before = rows(&app.rows().await);
    let picture = taken(40, 40);
    let mut bomb = Vec::new();
    let flat = RgbImage::new(1, 1);
    flat.write_to(&mut std::io::Cursor::new(&mut bomb), ImageFormat::Png).unwrap();
    // Its head says 60,000 by 60,000 points.
    bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let cases: [(&[u8], u16, &str); 7] = [
        (b"", 415, "NotAPhoto"),
        (b"Dear city, this is a letter.", 415, "NotAPhoto"),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            415,
            "NotAPhoto",
        ),
        (b"GIF89a\x01\0\x01\0\0\0\0;", 415, "NotAPhoto"),
        (&picture[..200], 415, "NotAPhoto"),
        (&bomb, 415, "NotAPhoto"),
        (&vec![0xff; 20 << 20], 413, "PhotoTooLarge"),
    ];
    for (bytes, status, error) in cases {
        let answer = put(&mut member, task, FIRST, bytes).await;
        let told = (answer.status.as_u16(), answer.json());
        let may_be = [(status, json!(error)), (413, json!("PhotoTooLarge"))];
        assert!(told == may_be[0] || (bytes == bomb && told == may_be[1]), "{told:?}");
    }
    assert_eq!(rows(&app.rows().await), before);
    assert_eq!(member.get(&format!("/photos/{FIRST}")).await.status, 404);
    // A picture with a page behind it is a picture afterwards.
    let both = [&picture[..], b"<script>alert(1)</script>"].concat();
    assert_eq!(put(&mut member, task, FIRST, &both).await.status, 204);
    assert!(!holds(&member.get(&format!("/photos/{FIRST}")).await.bytes, b"script"));
}

#[tokio::test]
async fn a_photo_belongs_to_one_member_and_to_a_question_that_takes_it() {
    let app = TestApp::start().await;
    let (mut member, task) = begin(&app).await;
    let other_task = app.tasks().await[0];
    let photo = taken(40, 40);
    assert_eq!(put(&mut member, task, FIRST, &photo).await.status, 204);
    let mut other = app.member("maija@posti.test", "Rantakulkija").await;
    assert_eq!(other.get(&format!("/photos/{FIRST}")).await.status, 404);
    let mut staff = app.staff(&[model::staff::Role::Researcher]).await;
    assert_eq!(staff.get(&format!("/photos/{FIRST}")).await.status, 404);
    let mut nobody = app.browser();
    assert_eq!(nobody.get(&format!("/photos/{FIRST}")).await.status, 303, "to sign in");

    // Another member's photo cannot stand in one's own answer, nor be removed.
    save(&mut other, task, "spot", json!({ "photos": [FIRST] })).await;
    save(&mut other, task, "tell", json!({ "text": "penkki" })).await;
    let sent = send(&mut other, task).await;
    assert_eq!((sent.status.as_u16(), sent.json()), (422, json!("PhotosAwaited")));
    assert_eq!(take_away(&mut other, task, FIRST).await.status, 204);
    assert_eq!(member.get(&format!("/photos/{FIRST}")).await.status, 200);

    let owner = member.owner().await;
    let of_other = other.owner().await;
    let jpeg = ("image/jpeg", &photo[..]);
    let spot = |id: &str| format!("{task}/spot/{id}");
    for (path, owner, body, status) in [
        (spot(SECOND), of_other.as_str(), jpeg, 403),
        (spot(SECOND), "", jpeg, 403),
        (format!("{task}/tell/{SECOND}"), &owner, jpeg, 404),
        (format!("{task}/none/{SECOND}"), &owner, jpeg, 404),
        (format!("{other_task}/spot/{SECOND}"), &owner, jpeg, 404),
        (format!("{}/spot/{SECOND}", Uuid::from_u128(5)), &owner, jpeg, 404),
        (spot("one"), &owner, jpeg, 404),
        (spot(&SECOND.to_uppercase()), &owner, jpeg, 404),
        (spot(SECOND), &owner, ("text/plain", jpeg.1), 415),
        (spot(SECOND), &owner, ("multipart/form-data; boundary=a", jpeg.1), 415),
    ] {
        let answer = put_as(owner, &mut member, &path, body).await;
        assert_eq!(answer.status, status, "{path}: {}", answer.body);
        assert!(answer.json().is_string(), "in the calls' own form");
    }
    assert_eq!(put_as("", &mut nobody, &spot(SECOND), jpeg).await.status, 401);
    assert_eq!(rows(&app.rows().await), 1);
    app.pass(Duration::days(11));
    let late = put(&mut member, task, SECOND, &photo).await;
    assert_eq!((late.status.as_u16(), late.json()), (409, json!("Closed")));
}

#[tokio::test]
async fn sending_waits_for_photos_that_are_on_their_way() {
    let app = TestApp::start().await;
    let (mut member, task) = begin(&app).await;
    save(&mut member, task, "spot", json!({ "photos": [FIRST, SECOND] })).await;
    let early = send(&mut member, task).await;
    assert_eq!((early.status.as_u16(), early.json()), (422, json!("Incomplete")));
    save(&mut member, task, "tell", json!({ "text": "penkki" })).await;
    for id in [FIRST, SECOND] {
        let waits = send(&mut member, task).await;
        assert_eq!((waits.status.as_u16(), waits.json()), (422, json!("PhotosAwaited")));
        // By a plain form it is said at the question.
        let plain = member.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
        assert_eq!(plain.status, 422);
        assert!(plain.shows(&fi("answers-problem-photo-missing")));
        assert_eq!(put(&mut member, task, id, &taken(40, 40)).await.status, 204);
    }
    let sent = send(&mut member, task).await;
    assert_eq!(sent.status, 200, "{}", sent.body);
    let receipt = member.get(sent.json()["receipt"].as_str().unwrap()).await;
    assert_eq!(receipt.count(&format!(".photos img[src='/photos/{FIRST}'][alt='Kuva 1']")), 1);
    assert_eq!(receipt.count(".photos img"), 2);
}

#[tokio::test]
async fn a_photo_taken_out_is_gone_at_once_and_one_that_was_sent_when_that_is_sent_anew() {
    let app = TestApp::start().await;
    let (mut member, task) = begin(&app).await;
    for id in [FIRST, SECOND] {
        put(&mut member, task, id, &taken(40, 40)).await;
    }
    assert_eq!(take_away(&mut member, task, SECOND).await.status, 204);
    assert_eq!(take_away(&mut member, task, SECOND).await.status, 204, "again is once");
    assert_eq!(rows(&app.rows().await), 1);
    save(&mut member, task, "spot", json!({ "photos": [FIRST] })).await;
    save(&mut member, task, "tell", json!({ "text": "penkki" })).await;
    send(&mut member, task).await;

    put(&mut member, task, SECOND, &taken(40, 40)).await;
    app.pass(Duration::minutes(1));
    save(&mut member, task, "spot", json!({ "photos": [SECOND] })).await;
    take_away(&mut member, task, FIRST).await;
    assert_eq!(rows(&app.rows().await), 2, "what was sent still shows it");
    assert_eq!(send(&mut member, task).await.status, 200);
    assert_eq!(rows(&app.rows().await), 1);
    assert_eq!(member.get(&format!("/photos/{FIRST}")).await.status, 404);

    app.pass(Duration::minutes(1));
    put(&mut member, task, FIRST, &taken(40, 40)).await;
    save(&mut member, task, "spot", json!({ "photos": [FIRST] })).await;
    member.post(&format!("/tasks/{task}/revert"), &[]).await;
    assert_eq!(rows(&app.rows().await), 1, "changes taken back");
    assert_eq!(member.get(&format!("/photos/{SECOND}")).await.status, 200);
}

/// A member's archive has the photo as a file, which page and data name (R45).
async fn check_archive(member: &mut Browser<'_>, photo: &str, jpeg: &[u8]) {
    let archive = member.get("/account/download").await.bytes;
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let name = format!("photos/{photo}.jpg");
    let file: Value = serde_json::from_reader(archive.by_name("kanssa.json").unwrap()).unwrap();
    assert_eq!(file["tasks"][0]["answers"][0]["photos"], json!([name]));
    let mut found = Vec::new();
    archive.by_name(&name).unwrap().read_to_end(&mut found).unwrap();
    assert_eq!(found, jpeg);
    let mut page = String::new();
    archive.by_name("kanssa.html").unwrap().read_to_string(&mut page).unwrap();
    assert!(page.contains(&format!("src=\"{name}\"")), "{page}");
}

#[tokio::test]
async fn without_a_script_photos_come_with_the_page_and_nothing_else_on_it_is_lost() {
    let app = TestApp::start().await;
    let (mut member, task) = begin(&app).await;
    let page = member.get(&format!("/tasks/{task}/answer/only")).await;
    assert_eq!(page.count("form[data-runner][enctype='multipart/form-data']"), 1);
    assert!(page.shows(&fi("answers-photos-notice")));
    let (good, broken) = (taken(2500, 500), b"Dear city".to_vec());
    let parts = [
        Part::Field("q-spot", ""),
        Part::File("q-spot-photo", "IMG_1.jpg", &good),
        Part::File("q-spot-photo", "letter.jpg", &broken),
        Part::Field("q-tell", "Rikkinäinen penkki"),
        Part::Field("go", "next"),
    ];
    let again = post_parts(&mut member, task, &parts).await;
    assert_eq!(again.status, 422);
    assert_eq!(again.text_of("#q-spot-error"), fi("answers-problem-not-a-photo"));
    assert_eq!(again.value_of("q-tell"), "Rikkinäinen penkki");
    let names = again.value_of("q-spot");
    assert!(names.parse::<PhotoId>().is_ok(), "{names}");
    assert_eq!(again.count(&format!("[data-album] img[src='/photos/{names}']")), 1);
    assert_eq!(again.value_of("remove-photo"), names);
    assert!(!holds(&member.get(&format!("/photos/{names}")).await.bytes, PLACE));

    // One too many, and a file that is too large: each says so, and the others are kept.
    let huge = vec![0xff; 9 << 20];
    let parts = [
        Part::Field("q-spot", &names),
        Part::File("q-spot-photo", "a.jpg", &huge),
        Part::Field("q-tell", "Rikkinäinen penkki"),
        Part::Field("go", "next"),
    ];
    let large = post_parts(&mut member, task, &parts).await;
    assert_eq!(large.text_of("#q-spot-error"), fi("answers-problem-photo-too-large"));
    assert_eq!(large.value_of("q-spot"), names);
    let parts = [
        Part::Field("q-spot", &names),
        Part::File("q-spot-photo", "a.jpg", &good),
        Part::File("q-spot-photo", "b.jpg", &good),
        Part::Field("q-tell", "Rikkinäinen penkki"),
        Part::Field("go", "next"),
    ];
    let many = post_parts(&mut member, task, &parts).await;
    assert_eq!((many.status.as_u16(), rows(&app.rows().await)), (422, 2));
    let both = many.value_of("q-spot");
    let second = both.split(' ').nth(1).unwrap();

    // A photo is taken out by its button, and the page stays.
    let parts = [
        Part::Field("q-spot", &both),
        Part::Field("q-tell", "Rikkinäinen penkki"),
        Part::Field("remove-photo", second),
    ];
    let out = post_parts(&mut member, task, &parts).await;
    assert_eq!(out.location(), format!("/tasks/{task}/answer/only"));
    assert_eq!(member.get(out.location()).await.value_of("q-spot"), names);
    assert_eq!(rows(&app.rows().await), 1);

    let parts = [
        Part::Field("q-spot", &names),
        Part::File("q-spot-photo", "", b""),
        Part::Field("q-tell", "Rikkinäinen penkki"),
        Part::Field("go", "next"),
    ];
    let on = post_parts(&mut member, task, &parts).await;
    assert_eq!(on.location(), format!("/tasks/{task}/review"), "{}", on.text());
    let review = member.get(on.location()).await;
    assert!(review.shows("1 kuva"), "{}", review.text());
    assert_eq!(review.count(&format!("[data-photos-of] img[src='/photos/{names}']")), 1);
    let sent = member.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
    assert!(sent.location().starts_with("/answers/"), "{}", sent.text());
    let mine = member.get(sent.location()).await;
    assert_eq!(mine.count(".photos img"), 1);
    let file = member.get("/answers/download").await.json();
    let answer = &file["tasks"][0]["answers"][0];
    assert_eq!(
        (&answer["value"], &answer["answer"][0]),
        (&json!({ "photos": [names] }), &json!("1 kuva"))
    );
    let photo = answer["photos"][0].as_str().unwrap();
    let jpeg = photo.strip_prefix("data:image/jpeg;base64,").unwrap();
    let jpeg = data_encoding::BASE64.decode(jpeg.as_bytes()).unwrap();
    assert_eq!(jpeg, member.get(&format!("/photos/{names}")).await.bytes);
    check_archive(&mut member, &names, &jpeg).await;
}

#[tokio::test]
async fn whoever_declines_or_leaves_a_photo_out_is_treated_as_with_any_question() {
    let app = TestApp::start().await;
    let (mut member, task) = begin(&app).await;
    let page = format!("/tasks/{task}/answer/only");
    let missing = member.post(&page, &[("q-tell", "x"), ("go", "next")]).await;
    assert_eq!(missing.text_of("#q-spot-error"), fi("answers-problem-missing"));
    let declined = [("q-spot-none", "~"), ("q-tell", "x"), ("go", "next")];
    assert_eq!(member.post(&page, &declined).await.location(), format!("/tasks/{task}/review"));
    let good = taken(40, 40);
    let parts = [
        Part::Field("q-spot-none", "~"),
        Part::File("q-spot-photo", "a.jpg", &good),
        Part::Field("q-tell", "x"),
        Part::Field("go", "next"),
    ];
    let both = post_parts(&mut member, task, &parts).await;
    assert_eq!(both.text_of("#q-spot-error"), fi("answers-problem-contradiction"));
    assert_eq!(rows(&app.rows().await), 1);
    app.pass(Duration(photos::WAITS.0 + Duration::days(1).0));
    app.work().await;
    assert_eq!(rows(&app.rows().await), 0, "no answer named it");
}

#[tokio::test]
async fn r33_after_leaving_no_photo_is_left() {
    let app = TestApp::start().await;
    let (mut member, task) = begin(&app).await;
    put(&mut member, task, FIRST, &taken(40, 40)).await;
    save(&mut member, task, "spot", json!({ "photos": [FIRST] })).await;
    let bytes = member.get(&format!("/photos/{FIRST}")).await.bytes;
    let found = store::search::find(&app.kanssa.db, &bytes[..64]).await.unwrap();
    assert_ne!(found.len(), 0);
    let left = member.post("/leave", &[("sure", "yes")]).await;
    assert_eq!(left.location(), "/left", "{}", left.text());
    assert_eq!(rows(&app.rows().await), 0);
    for needle in [&bytes[..64], FIRST.as_bytes()] {
        let found = store::search::find(&app.kanssa.db, needle).await.unwrap();
        assert_eq!(found.len(), 0, "{found:?}");
    }
}
