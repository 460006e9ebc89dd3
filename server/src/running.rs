//! A running Kanssa: the services put together from the configuration.

use std::{
    fs,
    net::SocketAddr,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
    sync::{Arc, RwLock},
};

use app::{
    Kanssa, Wake,
    limits::Limits,
    notices::notice,
    settings::in_force::{Cache, settings_of},
};
use lettre::message::Mailbox;
use model::{language::Language, notices::NoticeFlaw, random::Random, time::Clock};
use store::{
    Db,
    audit::{self, Act, Event},
    consents,
    db::Schema,
    notices::Published,
    settings,
    vault::Vault,
};
use tokio::{net::TcpListener, signal::unix, sync::watch};

use crate::{
    assets::Files,
    config::Config,
    http,
    jobs::{Bell, Worker},
    mail::{Folder, MailError, Mailer, Smtp},
    places::{self, PlaceProblem},
    sources::{RootFile, SystemClock, SystemRandom},
};

/// Why the service cannot be put together or kept running, in words that say what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data folder cannot be made.
    #[error("the data folder {0} cannot be made: {1}")]
    DataFolder(String, std::io::ErrorKind),
    /// A database or the vault failed.
    #[error("{what}: {error}")]
    Store {
        /// Which of them.
        what: &'static str,
        /// How.
        error: store::Error,
    },
    /// The sender's address is not one.
    #[error("mail.from is not an e-mail address")]
    Sender,
    /// The mail server's address is not one, or the mail folder cannot be made.
    #[error("mail: {0}; check mail.smtp_url")]
    Mail(#[from] MailError),
    /// The notice cannot be published with these facts.
    #[error("the privacy notice cannot be published: {0:?}; check [city] in the configuration")]
    Notice(Vec<NoticeFlaw>),
    /// The address is taken or not ours.
    #[error("cannot listen on {0}: {1}; is another server running there?")]
    Listen(SocketAddr, std::io::ErrorKind),
    /// The server stopped by itself.
    #[error("the server stopped: {0}")]
    Stopped(std::io::ErrorKind),
}

impl StartError {
    fn store(what: &'static str) -> impl Fn(store::Error) -> Self {
        move |error| Self::Store { what, error }
    }
}

/// The services of a running Kanssa.
pub struct Running {
    /// What pages use.
    pub kanssa: Arc<Kanssa>,
    /// What sends mail.
    pub mailer: Arc<dyn Mailer>,
    /// Announces work.
    pub bell: Arc<Bell>,
}

/// What is handed in: the system's own in production, others in tests.
pub struct Sources {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
}

impl Default for Sources {
    fn default() -> Self {
        Self { clock: Arc::new(SystemClock), random: Arc::new(SystemRandom) }
    }
}

/// Whether the notice comes into force as the configuration words it, or stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notices {
    /// The service starts: members are told what holds from now on.
    Publish,
    /// A command that may run with another configuration than the service.
    Leave,
}

/// Opens both databases and the vault, brings schemas up to date, and puts everything together.
pub async fn open(
    config: &Config,
    sources: Sources,
    notices: Notices,
) -> Result<Running, StartError> {
    let Sources { clock, random } = sources;
    make_folder(&config.data)?;
    for url in [&config.database_url, &config.keys_url] {
        if let Some(file) = url.strip_prefix("sqlite://") {
            make_own_file(Path::new(file));
        }
    }
    let db = Db::open(&config.database_url).await.map_err(StartError::store("main database"))?;
    db.migrate(Schema::Main).await.map_err(StartError::store("main database"))?;
    let keys = Db::open(&config.keys_url).await.map_err(StartError::store("key store"))?;
    let root = Arc::new(RootFile::at(config.root_key_path()));
    let vault = Vault::open(keys, root, Arc::clone(&random)).await;
    let vault = vault.map_err(StartError::store("vault"))?;
    let mailer = mailer(config, &random)?;
    let bell = Arc::new(Bell::default());
    let published = notice_in_force(config, notices, &db, &vault, clock.as_ref()).await?;
    let kanssa = Arc::new(Kanssa {
        db,
        vault,
        clock,
        random,
        mailbox: mailer.clone() as Arc<dyn app::Mailbox>,
        worker: bell.clone() as Arc<dyn Wake>,
        site: config.site.clone(),
        notice: RwLock::new(Arc::new(published)),
        in_force: Cache::unread(&config.site),
        questionnaires: app::Questionnaires::default(),
        limits: Limits::default(),
    });
    kanssa.reread().await.map_err(StartError::store("settings"))?;
    Ok(Running { kanssa, mailer, bell })
}

fn make_folder(path: &Path) -> Result<(), StartError> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
        .map_err(|error| StartError::DataFolder(path.display().to_string(), error.kind()))
}

/// An empty file that only its owner can read, for SQLite to fill; its log takes after it.
///
/// Where it cannot be made, or is there, whoever opens it next has the better words.
pub fn make_own_file(path: &Path) {
    fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).ok();
}

/// SMTP where a server is configured, files otherwise.
pub fn mailer(config: &Config, random: &Arc<dyn Random>) -> Result<Arc<dyn Mailer>, StartError> {
    let name = config.site.facts.service_name.shown(Language::Fi, Language::Fi).text;
    let from = config.mail_from.parse().map_err(|_| StartError::Sender)?;
    let from = Mailbox::new(Some(name), from);
    Ok(match &config.smtp_url {
        Some(url) => Arc::new(Smtp::connect(url, from, Arc::clone(random))?),
        None => Arc::new(Folder::open(config.mail_folder(), from, Arc::clone(random))?),
    })
}

/// What is wrong with where the configured hosts are (R32).
pub fn place_problems(config: &Config) -> Vec<PlaceProblem> {
    let addresses = [Some(&config.database_url), Some(&config.keys_url), config.smtp_url.as_ref()];
    places::problems(addresses.into_iter().flatten().map(String::as_str), &config.outside_hosts)
}

/// The notice in force; published as it reads with this configuration, if it is to be and reads
/// otherwise than the one in force.
async fn notice_in_force(
    config: &Config,
    notices: Notices,
    db: &Db,
    vault: &Vault,
    clock: &dyn Clock,
) -> Result<Published, StartError> {
    let failed = StartError::store("privacy notice");
    let mut tx = db.begin().await.map_err(&failed)?;
    let changed = settings::list(&mut tx).await.map_err(&failed)?;
    let settings = settings_of(&config.site, &changed);
    let notice = notice::of_site(&config.site, &settings);
    let notice = notice.ok_or_else(|| StartError::Notice(Vec::new()))?;
    let flaws = notice.flaws();
    if !flaws.is_empty() {
        return Err(StartError::Notice(flaws));
    }
    let now = clock.now();
    let latest = store::notices::find_latest(&mut tx).await.map_err(&failed)?;
    match latest {
        Some(latest) if notices == Notices::Leave || latest.notice == notice => return Ok(latest),
        None if notices == Notices::Leave => {
            return Ok(Published { version: 0, published_at: now, notice });
        }
        _ => {}
    }
    let version = store::notices::publish(&mut tx, &notice, now).await.map_err(&failed)?;
    let event = Event {
        staff: None,
        act: Act::NoticePublished,
        object_kind: "notice",
        object: &version.to_string(),
        reason: "start-up with changed text or configuration",
    };
    let anchor = audit::add(&mut tx, &event, now).await.map_err(&failed)?;
    tx.commit().await.map_err(&failed)?;
    vault.save_anchor(audit::CHAIN, anchor).await.map_err(&failed)?;
    tracing::info!(version, "privacy notice published");
    Ok(Published { version, published_at: now, notice })
}

impl Running {
    /// A worker for jobs and mails.
    pub fn worker(&self) -> Worker {
        Worker::new(Arc::clone(&self.kanssa), Arc::clone(&self.mailer))
    }

    /// Serves until told to stop by the operating system; then finishes what is under way.
    pub async fn serve(self, config: &Config) -> Result<(), StartError> {
        let listen = |error: std::io::Error| StartError::Listen(config.addr, error.kind());
        let listener = TcpListener::bind(config.addr).await.map_err(listen)?;
        for problem in place_problems(config) {
            tracing::warn!("{problem}");
        }
        let mut files = Files::load(&config.site_folder);
        if config.site.reload_socket.is_some() {
            files = files.live(&config.site_folder);
        }
        let router = http::router(&self.kanssa, files, config.trusted_proxies.clone());
        let (stop, stopped) = watch::channel(false);
        let worker = tokio::spawn(self.worker().run(Arc::clone(&self.bell), stopped));
        tracing::info!(url = config.site.base_url, version = crate::config::VERSION, "serving");
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        let served = axum::serve(listener, service).with_graceful_shutdown(asked_to_stop()).await;
        stop.send_replace(true);
        worker.await.ok();
        self.close().await;
        served.map_err(|error| StartError::Stopped(error.kind()))
    }

    /// Ends connections; what was deleted leaves the logs first.
    pub async fn close(self) {
        for db in [&self.kanssa.db, self.kanssa.vault.key_store()] {
            db.truncate_log().await.ok();
            db.close().await;
        }
    }

    /// Both chains as far as they are known to reach.
    pub async fn verify(&self) -> store::Result<consents::Verification> {
        consents::verify(&self.kanssa.db, &self.kanssa.vault).await
    }
}

async fn asked_to_stop() {
    let terminate = async {
        match unix::signal(unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminate => {}
    }
}
