//! The process itself: killed in the middle of a stream of saves, asked to stop, and in its own way.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration as StdDuration, Instant},
};

use data_encoding::BASE64URL_NOPAD;
use model::{
    accounts::{EmailAddress, Pseudonym},
    language::Language,
    time::Duration,
};
use serde_json::{Value, json};
use server::{
    config::{Config, FromCommandLine},
    running::{self, Notices, Sources},
    tasks_file::{self, TasksFile},
};
use store::{
    accounts,
    demo::{self, DemoUser},
};

use crate::{common::QUESTIONNAIRES, program::KANSSA};

const PATIENCE: StdDuration = StdDuration::from_mins(1);
/// Enough to be in full swing, and within what one account may ask for.
const SAVES: usize = 200;

/// A running service; killed with the test if it fails.
struct Service {
    child: Child,
}

impl Service {
    fn start(data: &std::path::Path, address: &str) -> Self {
        let mut command = Command::new(KANSSA);
        command.args(["serve", "--addr", address, "--data"]).arg(data);
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let service = Self { child };
        let deadline = Instant::now() + PATIENCE;
        while ask(address, "GET", "/readyz", "", "")
            .is_none_or(|answer| !answer.contains("ready\n"))
        {
            assert!(Instant::now() < deadline, "the service does not get ready");
            thread::yield_now();
        }
        service
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// One request on a connection of its own; none: it was not answered whole.
fn ask(address: &str, method: &str, path: &str, headers: &str, body: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let length = body.len();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
         Content-Length: {length}\r\n{headers}\r\n{body}"
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, content) = answer.split_once("\r\n\r\n")?;
    let told = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let is_whole = told.is_none_or(|length| length.parse() == Ok(content.len()));
    is_whole.then_some(answer)
}

/// A member of a service with tasks; gives the path of a ready sign-in, and the task.
async fn prepare(data: &std::path::Path, address: &str) -> (String, String) {
    let line = FromCommandLine {
        data: Some(data.to_owned()),
        addr: Some(address.to_owned()),
        config: None,
    };
    let config = Config::read(&line, &std::collections::BTreeMap::new()).unwrap();
    let running = running::open(&config, Sources::default(), Notices::Publish).await.unwrap();
    let (db, vault) = (&running.kanssa.db, &running.kanssa.vault);
    let now = running.kanssa.now();
    let file: TasksFile = serde_json::from_str(QUESTIONNAIRES).unwrap();
    let email = EmailAddress::parse("matti@posti.test").unwrap();
    let newcomer = accounts::prepare(vault, &email).await.unwrap();
    let mut tx = db.begin().await.unwrap();
    let random = running.kanssa.random.as_ref();
    let tasks =
        tasks_file::add_project(&mut tx, random, &file.projects[0], None, now).await.unwrap();
    let person = accounts::add(&mut tx, vault, newcomer, Language::Fi, now).await.unwrap();
    let member = accounts::find_member(&mut tx, person.link.member).await.unwrap().unwrap();
    let pseudonym = Pseudonym::parse("Puistoystävä", &email).unwrap();
    accounts::save_pseudonym(&mut tx, &member, &pseudonym).await.unwrap();
    let expires = now.plus(Duration::hours(1));
    let user = DemoUser::Member(person.link.member);
    let secret = demo::add(&mut tx, vault, user, expires).await.unwrap();
    tx.commit().await.unwrap();
    running.close().await;
    (format!("/demo/{}", BASE64URL_NOPAD.encode(&secret)), tasks[0].to_string())
}

fn value(question: &str, number: usize) -> Value {
    match question {
        "years" => {
            json!({ "number": format!("{}.{}", number / 10, number % 10).trim_end_matches(".0") })
        }
        _ => json!({ "text": format!("vastaus {number}") }),
    }
}

#[tokio::test]
async fn every_answer_that_was_acknowledged_survives_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let (sign_in, task) = prepare(&data, &address).await;
    let mut service = Service::start(&data, &address);
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    let answer = ask(&address, "POST", &sign_in, form, "").unwrap();
    let token = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
    let cookie = format!("Cookie: {}\r\n", token.split(';').next().unwrap());

    let page = ask(&address, "GET", "/tasks", &cookie, "").unwrap();
    let (_, rest) = page.split_once("data-owner=\"").unwrap();
    let owner = rest.split('"').next().unwrap().to_owned();

    let acknowledged = Arc::new(AtomicUsize::new(0));
    let writers = ["why_car", "park", "tell", "years"].map(|question| {
        let (address, task, owner) = (address.clone(), task.clone(), owner.clone());
        let headers = format!("{cookie}Content-Type: application/json\r\n");
        let acknowledged = Arc::clone(&acknowledged);
        thread::spawn(move || {
            let mut last = 0;
            for number in 1..SAVES {
                let item =
                    json!({ "question": question, "answer": value(question, number), "age": 0 });
                let body = json!({ "owner": owner, "task": task, "version": 1, "items": [item] });
                let body = body.to_string();
                match ask(&address, "POST", "/api/answers/save", &headers, &body) {
                    Some(answer) if answer.starts_with("HTTP/1.1 200") => {
                        assert!(answer.contains("\"refused\":[]"), "{answer}");
                        last = number;
                        acknowledged.fetch_add(1, Ordering::SeqCst);
                    }
                    _ => break,
                }
            }
            (question, last)
        })
    });
    let deadline = Instant::now() + PATIENCE;
    while acknowledged.load(Ordering::SeqCst) < SAVES {
        assert!(Instant::now() < deadline, "{acknowledged:?} saves only");
        thread::yield_now();
    }
    service.child.kill().unwrap(); // SIGKILL: nothing is told to it, nothing is finished
    let lasts: Vec<(&str, usize)> = writers.into_iter().map(|w| w.join().unwrap()).collect();
    assert!(lasts.iter().any(|(_, last)| *last < SAVES - 1), "it was in full swing: {lasts:?}");
    drop(service);

    let _service = Service::start(&data, &address);
    let answer = ask(&address, "GET", "/answers/download", &cookie, "").unwrap();
    let (_, content) = answer.split_once("\r\n\r\n").unwrap();
    let file: Value = serde_json::from_str(content).unwrap();
    let stored = file["tasks"][0]["answers"].as_array().unwrap();
    for (question, last) in lasts {
        let found = stored.iter().find(|answer| answer["code"] == question).map(|a| &a["value"]);
        // The one under way when it was killed may have been stored too.
        let is_kept =
            found == Some(&value(question, last)) || found == Some(&value(question, last + 1));
        assert!(is_kept, "{question}: {last} was acknowledged, {found:?} is there");
    }
}

#[tokio::test]
async fn asked_to_stop_it_ends_well_and_a_second_one_on_its_port_says_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let mut service = Service::start(&data, &address);
    let alive = ask(&address, "GET", "/healthz", "", "").unwrap();
    assert!(alive.ends_with("alive\n"), "{alive}");
    let page = ask(&address, "GET", "/", "", "").unwrap();
    assert!(page.contains(&format!("Kanssa {}", env!("CARGO_PKG_VERSION"))), "its version");

    let mut second = Command::new(KANSSA);
    second.args(["serve", "--addr", &address, "--data"]).arg(folder.path().join("other"));
    let second = second.output().unwrap();
    let said = String::from_utf8(second.stderr).unwrap();
    assert_eq!(second.status.code(), Some(2), "{said}");
    assert!(said.contains(&address) && said.contains("is another server running there?"), "{said}");

    let asked = Command::new("kill").arg(service.child.id().to_string()).status().unwrap();
    assert!(asked.success());
    let deadline = Instant::now() + PATIENCE;
    let status = loop {
        if let Some(status) = service.child.try_wait().unwrap() {
            break status;
        }
        assert!(Instant::now() < deadline, "it does not stop");
        thread::yield_now();
    };
    assert_eq!(status.code(), Some(0));
    let log = std::fs::metadata(data.join("kanssa.sqlite-wal")).map_or(0, |file| file.len());
    assert_eq!(log, 0, "nothing is left in the write-ahead log");
}
