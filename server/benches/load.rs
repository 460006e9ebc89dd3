//! How many answers a second are saved, beside a bare axum and sqlx handler doing one durable
//! insert on the same kind of database, in the same run; and how long erasing a busy member takes.
//! Prints one JSON object.
//!
//! `cargo bench --bench load -- KANSSA TASKS.json`: the program to measure, and the task to answer.

use std::{
    collections::BTreeMap,
    env,
    error::Error,
    net::SocketAddr,
    path::Path,
    process::Stdio,
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use app::answers::owner;
use axum::{Json, Router, extract::State, http::StatusCode, routing::post};
use data_encoding::BASE64URL_NOPAD;
use model::{
    accounts::{EmailAddress, Pseudonym},
    language::Language,
};
use serde::{Deserialize, Serialize};
use server::{
    config::{Config, FromCommandLine},
    running::{self, Notices, Sources},
    tasks_file::{self, TasksFile},
};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use store::{
    accounts, answers, dialect,
    sessions::{self, NewSignIn},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    process::{Child, Command},
    time::sleep,
};
use uuid::Uuid;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Enough for no member to come near the limit of one account.
const MEMBERS: usize = 400;
const CONNECTIONS: usize = 16;
const ROUND: Duration = Duration::from_secs(5);
const ROUNDS: usize = 3;
/// Of activity, before a member is erased.
const YEARS: usize = 5;
/// Answers that are there before the last rounds: saving may not become slower by them.
const MANY: usize = 100_000;

#[tokio::main]
async fn main() -> Outcome<()> {
    let arguments: Vec<String> = env::args().skip(1).filter(|word| word != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["bare", file, addr] => serve_bare(Path::new(file), addr.parse()?).await,
        [kanssa, tasks] => compare(Path::new(kanssa), Path::new(tasks)).await,
        _ => Err("usage: load KANSSA TASKS.json".into()),
    }
}

/// The baseline: reads a JSON body and inserts it, durably, with the product's own settings.
async fn serve_bare(file: &Path, addr: SocketAddr) -> Outcome<()> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    sqlx::query("CREATE TABLE answers (id INTEGER PRIMARY KEY, question TEXT NOT NULL, value TEXT NOT NULL)")
        .execute(&pool)
        .await?;
    let router = Router::new().route("/save", post(insert)).with_state(pool);
    Ok(axum::serve(TcpListener::bind(addr).await?, router).await?)
}

#[derive(Deserialize)]
struct Bare {
    question: String,
    value: String,
}

async fn insert(State(pool): State<SqlitePool>, Json(bare): Json<Bare>) -> StatusCode {
    let insert = sqlx::query("INSERT INTO answers (question, value) VALUES ($1, $2)");
    match insert.bind(bare.question).bind(bare.value).execute(&pool).await {
        Ok(_) => StatusCode::OK,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// What was measured of one server in one round.
#[derive(Clone, Copy, Debug, Serialize)]
struct Round {
    per_second: f64,
    p50_ms: f64,
    p99_ms: f64,
}

#[derive(Serialize)]
struct Comparison {
    connections: usize,
    kanssa: Round,
    bare: Round,
    /// Throughput of Kanssa by that of the bare handler.
    ratio: f64,
    /// Kanssa with many answers stored already.
    kanssa_with_many: Round,
    many: usize,
    /// Erasing a member with [`YEARS`] years of a task a week, in milliseconds.
    erasing_ms: f64,
}

#[expect(clippy::print_stdout, reason = "its result is what the program is for")]
async fn compare(kanssa: &Path, tasks: &Path) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    let config = "trusted_proxies = [\"127.0.0.0/8\"]\n";
    let members = prepare(&data, tasks).await?;
    std::fs::write(data.join("kanssa.toml"), config)?;
    let requests: Vec<Vec<u8>> = members.iter().enumerate().map(|(n, one)| one.save(n)).collect();
    let requests = Arc::new(requests);
    let bare_body = r#"{"question":"years_here","value":"{\"number\":{\"digits\":12}}"}"#;
    let bare_requests = Arc::new(vec![request("/save", "", bare_body)]);

    let kanssa_addr: SocketAddr = free_address().await?;
    let mut product = Command::new(kanssa);
    product.args(["serve", "--addr", &kanssa_addr.to_string(), "--data"]).arg(&data);
    let _product = start(&mut product, kanssa_addr).await?;
    let bare_addr: SocketAddr = free_address().await?;
    let mut bare = Command::new(env::current_exe()?);
    bare.arg("bare").arg(folder.path().join("bare.sqlite")).arg(bare_addr.to_string());
    let _bare = start(&mut bare, bare_addr).await?;

    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        theirs.push(drive(bare_addr, &bare_requests).await?);
        ours.push(drive(kanssa_addr, &requests).await?);
    }
    fill(&data, MANY).await?;
    let kanssa_with_many = drive(kanssa_addr, &requests).await?;
    let (kanssa, bare) = (median(ours), median(theirs));
    let ratio = kanssa.per_second / bare.per_second;
    let comparison = Comparison {
        connections: CONNECTIONS,
        kanssa,
        bare,
        ratio,
        kanssa_with_many,
        many: MANY,
        erasing_ms: erase(&folder.path().join("erasing"), tasks).await?,
    };
    println!("{}", serde_json::to_string(&comparison)?);
    Ok(())
}

/// A member in the middle of answering.
struct Answering {
    id: Uuid,
    owner: String,
    task: String,
    token: String,
}

impl Answering {
    /// The request that saves one answer; every member has a network address of their own.
    fn save(&self, number: usize) -> Vec<u8> {
        let headers = format!(
            "Cookie: __Host-kanssa-session={}\r\nX-Forwarded-For: 10.0.{}.{}\r\n",
            self.token,
            number / 250,
            number % 250 + 1
        );
        let body = format!(
            r#"{{"owner":"{}","task":"{}","version":1,"items":[{{"question":"years_here","answer":{{"number":"12"}},"age":0}}]}}"#,
            self.owner, self.task
        );
        request("/api/answers/save", &headers, &body)
    }
}

fn request(path: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n{headers}Content-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

async fn open(data: &Path) -> Outcome<running::Running> {
    let line = FromCommandLine { data: Some(data.to_owned()), ..FromCommandLine::default() };
    let config = Config::read(&line, &BTreeMap::new())?;
    Ok(running::open(&config, Sources::default(), Notices::Publish).await?)
}

/// A service with the task, and members who have begun to answer it.
async fn prepare(data: &Path, tasks: &Path) -> Outcome<Vec<Answering>> {
    let running = open(data).await?;
    let kanssa = Arc::clone(&running.kanssa);
    let now = kanssa.now();
    let file: TasksFile = serde_json::from_slice(&std::fs::read(tasks)?)?;
    let project = file.projects.first().ok_or("the file has no project")?;
    let mut tx = kanssa.db.begin().await?;
    let ids = tasks_file::add_project(&mut tx, kanssa.random.as_ref(), project, None, now).await?;
    let task = *ids.first().ok_or("the project has no task")?;
    tx.commit().await?;
    let mut members = Vec::with_capacity(MEMBERS);
    for number in 0..MEMBERS {
        let address = EmailAddress::parse(&format!("resident-{number}@kanssa.example"))?;
        let newcomer = accounts::prepare(&kanssa.vault, &address).await?;
        let mut tx = kanssa.db.begin().await?;
        let person = accounts::add(&mut tx, &kanssa.vault, newcomer, Language::Fi, now).await?;
        let id = person.link.member;
        let member = accounts::find_member(&mut tx, id).await?.ok_or("no member")?;
        let pseudonym = Pseudonym::parse(&format!("Mustikka {}", 10_000 + number), &address);
        let pseudonym = pseudonym.map_err(|problem| format!("{problem:?}"))?;
        accounts::save_pseudonym(&mut tx, &member, &pseudonym).await?;
        let new = NewSignIn { who: id, is_staff: false, device: "bench", shared: false };
        let token = sessions::add(&mut tx, &kanssa.vault, &new, now).await?;
        answers::find_or_add_response(&mut tx, kanssa.random.as_ref(), id, task, now).await?;
        tx.commit().await?;
        let token = BASE64URL_NOPAD.encode(&token);
        let owner = owner::tag(&kanssa.vault, id).await?;
        members.push(Answering { id, owner, task: task.to_string(), token });
    }
    running.close().await;
    Ok(members)
}

/// Puts `count` more answers beside those of the members.
async fn fill(data: &Path, count: usize) -> Outcome<()> {
    let options = SqliteConnectOptions::from_str("sqlite://")?
        .filename(data.join("kanssa.sqlite"))
        .busy_timeout(Duration::from_secs(30));
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    let each = i64::try_from(count.div_ceil(MEMBERS))?;
    sqlx::query(
        "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $1) \
         INSERT INTO answers (response, question, value, version, given_at) \
         SELECT r.id, 'filling_' || n, '{\"number\":\"1\"}', 1, 0 FROM responses r, numbers",
    )
    .bind(each)
    .execute(&pool)
    .await?;
    pool.close().await;
    Ok(())
}

/// Erases one of many members, who has answered a task every week for years.
async fn erase(data: &Path, tasks: &Path) -> Outcome<f64> {
    let members = prepare(data, tasks).await?;
    let running = open(data).await?;
    let kanssa = Arc::clone(&running.kanssa);
    let now = kanssa.now();
    let file: TasksFile = serde_json::from_slice(&std::fs::read(tasks)?)?;
    let project = file.projects.first().ok_or("the file has no project")?;
    let member = members.first().ok_or("no member")?.id;
    let mut tx = kanssa.db.begin().await?;
    for _ in 0..YEARS * 52 {
        let ids =
            tasks_file::add_project(&mut tx, kanssa.random.as_ref(), project, None, now).await?;
        let random = kanssa.random.as_ref();
        answers::find_or_add_response(&mut tx, random, member, ids[0], now).await?;
    }
    tx.commit().await?;
    fill(data, MEMBERS * 20).await?;
    let started = Instant::now();
    accounts::erase(&kanssa.db, &kanssa.vault, member).await?.ok_or("nobody was erased")?;
    for db in [&kanssa.db, kanssa.vault.key_store()] {
        dialect::compact(db).await?;
    }
    let took = started.elapsed().as_secs_f64() * 1000.0;
    running.close().await;
    Ok(took)
}

async fn free_address() -> Outcome<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0").await?.local_addr()?)
}

/// Starts a server and waits until it can be reached.
async fn start(command: &mut Command, addr: SocketAddr) -> Outcome<Child> {
    let child = command
        .env_remove("KANSSA_SHARED")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    for _ in 0..200 {
        if TcpStream::connect(addr).await.is_ok() {
            return Ok(child);
        }
        sleep(Duration::from_millis(50)).await;
    }
    Err("the server does not start".into())
}

/// Sends requests over every connection for one round; the members take turns.
async fn drive(addr: SocketAddr, requests: &Arc<Vec<Vec<u8>>>) -> Outcome<Round> {
    let next = Arc::new(AtomicUsize::new(0));
    let started = Instant::now();
    let mut connections = Vec::with_capacity(CONNECTIONS);
    for _ in 0..CONNECTIONS {
        let (next, requests) = (Arc::clone(&next), Arc::clone(requests));
        connections.push(tokio::spawn(async move {
            let mut stream = TcpStream::connect(addr).await?;
            stream.set_nodelay(true)?;
            let mut took = Vec::new();
            while started.elapsed() < ROUND {
                let turn = next.fetch_add(1, Ordering::Relaxed) % requests.len();
                let sent = Instant::now();
                stream.write_all(&requests[turn]).await?;
                read_answer(&mut stream).await?;
                took.push(sent.elapsed().as_secs_f64() * 1000.0);
            }
            Outcome::Ok(took)
        }));
    }
    let mut took = Vec::new();
    for connection in connections {
        took.extend(connection.await??);
    }
    let seconds = started.elapsed().as_secs_f64();
    took.sort_by(f64::total_cmp);
    let at = |percent: usize| took[(took.len() - 1) * percent / 100];
    #[expect(clippy::cast_precision_loss, reason = "counts of seconds of requests")]
    let per_second = took.len() as f64 / seconds;
    Ok(Round { per_second, p50_ms: at(50), p99_ms: at(99) })
}

/// Reads one answer whole; anything but 200 is an error.
async fn read_answer(stream: &mut TcpStream) -> Outcome<()> {
    let mut answer = Vec::with_capacity(1024);
    loop {
        if stream.read_buf(&mut answer).await? == 0 {
            return Err("the server closed the connection".into());
        }
        let text = String::from_utf8_lossy(&answer);
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        if !head.starts_with("HTTP/1.1 200") {
            return Err(format!("{head}\n{body}").into());
        }
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(": ")?;
            name.eq_ignore_ascii_case("content-length").then(|| value.parse::<usize>().ok())?
        });
        if body.len() >= length.ok_or("an answer without a length")? {
            return Ok(());
        }
    }
}

fn median(mut rounds: Vec<Round>) -> Round {
    rounds.sort_by(|one, other| one.per_second.total_cmp(&other.per_second));
    rounds[rounds.len() / 2]
}
