//! The configuration: a file, the environment, the command line; unknown keys are refused.

use std::{
    collections::BTreeMap,
    fs,
    io::ErrorKind,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use app::site::{Assets, Facts, Site, Theme};
use ipnet::IpNet;
use jiff::tz::TimeZone;
use model::language::{Language, Texts};
use serde::Deserialize;

use crate::places::{self, OutsideHost};

/// The version of the software.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
const DEFAULT_ADDRESS: &str = "127.0.0.1:3000";
const LEAST_AGE: u8 = 13;

/// Why the configuration cannot be used, in words that say what to do.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{path} cannot be read: {kind}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What kind of failure it was.
        kind: ErrorKind,
    },
    /// The file is not sound TOML, or has a key that does not exist.
    #[error("{path}: {message}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        message: String,
    },
    /// The environment has a `KANSSA_` variable that does not exist.
    #[error("the environment variable {0} is unknown; known are {known}", known = KNOWN_VARIABLES.join(", "))]
    UnknownVariable(String),
    /// A value is not of its form.
    #[error("{key} is {value:?}, which is not {expected}")]
    MalformedValue {
        /// The key.
        key: &'static str,
        /// What it is.
        value: String,
        /// What it should be.
        expected: &'static str,
    },
    /// A public address without https.
    #[error(
        "{0} is not a loopback address: set base_url to the https address under which residents \
         reach the service; without it browsers would not keep its cookies"
    )]
    PublicWithoutHttps(SocketAddr),
    /// An age below what the law allows.
    #[error("minimum_age is {0}; it cannot be below 13 (GDPR Article 8, tietosuojalaki 5 §)")]
    TooYoung(u8),
}

/// The variables of the environment that set something.
const KNOWN_VARIABLES: [&str; 9] = [
    "KANSSA_ADDR",
    "KANSSA_BASE_URL",
    "KANSSA_CONFIG",
    "KANSSA_DATABASE_URL",
    "KANSSA_DATA",
    "KANSSA_KEYS_URL",
    "KANSSA_RELOAD_SOCKET",
    "KANSSA_SITE",
    "KANSSA_SMTP_URL",
];

/// Variables that are the tests' or the build's own business.
fn is_tests_own(name: &str) -> bool {
    name.starts_with("KANSSA_TEST_") || matches!(name, "KANSSA_SHARED" | "KANSSA_REQUIRE_ALL")
}

/// The file, as written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    addr: Option<String>,
    base_url: Option<String>,
    trusted_proxies: Vec<IpNet>,
    database_url: Option<String>,
    keys_url: Option<String>,
    log_format: LogFormat,
    mail: MailFile,
    city: CityFile,
    outside_hosts: Vec<OutsideHost>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct MailFile {
    smtp_url: Option<String>,
    from: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct CityFile {
    time_zone: Option<String>,
    default_language: Option<Language>,
    minimum_age: Option<u8>,
    theme: Option<String>,
    service_name: Option<ServiceTexts>,
    controller: Option<ServiceTexts>,
    responsible_post: Option<ServiceTexts>,
    appointment_basis: Option<ServiceTexts>,
    contact_post: Option<ServiceTexts>,
    contact_address: Option<ServiceTexts>,
    dpo_contact: Option<ServiceTexts>,
    host_place: Option<ServiceTexts>,
    mail_place: Option<ServiceTexts>,
    statement_date: Option<String>,
}

/// A text that stands on our own pages: in the languages of the service and in no others.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ServiceTexts {
    fi: Option<String>,
    sv: Option<String>,
    en: Option<String>,
}

impl From<ServiceTexts> for Texts {
    fn from(texts: ServiceTexts) -> Self {
        let ServiceTexts { fi, sv, en } = texts;
        Self { fi, sv, en, ..Self::default() }
    }
}

/// How the log is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people: one line each.
    #[default]
    Text,
    /// For programs: one JSON object a line.
    Json,
}

/// The configuration in effect.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder of everything that is kept.
    pub data: PathBuf,
    /// Where the server listens.
    pub addr: SocketAddr,
    /// Proxies whose word on the client's address is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// The main database's address.
    pub database_url: String,
    /// The key store's address.
    pub keys_url: String,
    /// The mail server's address; none: mails are written to `data/mail`.
    pub smtp_url: Option<String>,
    /// Whom mails are from.
    pub mail_from: String,
    /// Where outside hosts are.
    pub outside_hosts: Vec<OutsideHost>,
    /// How the log is written.
    pub log_format: LogFormat,
    /// The folder of the program's files for the browser.
    pub site_folder: PathBuf,
    /// What pages and mails need to know.
    pub site: Site,
}

/// What the command line sets; it goes before the environment, which goes before the file.
#[derive(Clone, Debug, Default)]
pub struct FromCommandLine {
    /// `--data`
    pub data: Option<PathBuf>,
    /// `--addr`
    pub addr: Option<String>,
    /// `--config`
    pub config: Option<PathBuf>,
}

impl Config {
    /// Reads the configuration. `environment` is handed in; see [`environment`].
    pub fn read(
        line: &FromCommandLine,
        environment: &BTreeMap<String, String>,
    ) -> Result<Self, ConfigError> {
        refuse_unknown(environment)?;
        let variable = |name: &str| environment.get(name).cloned();
        let data = line.data.clone().or_else(|| variable("KANSSA_DATA").map(PathBuf::from));
        let data = data.unwrap_or_else(|| PathBuf::from("data"));
        let named = line.config.clone().or_else(|| variable("KANSSA_CONFIG").map(PathBuf::from));
        let file = match &named {
            Some(path) => read_file(path)?.ok_or_else(|| ConfigError::Unreadable {
                path: path.clone(),
                kind: ErrorKind::NotFound,
            })?,
            None => read_file(&data.join("kanssa.toml"))?.unwrap_or_default(),
        };
        let addr = line.addr.clone().or_else(|| variable("KANSSA_ADDR")).or(file.addr.clone());
        let addr = parse_addr(addr.as_deref().unwrap_or(DEFAULT_ADDRESS))?;
        let base_url = variable("KANSSA_BASE_URL").or(file.base_url.clone());
        let base_url = check_base_url(base_url, addr)?;
        let in_data = |name: &str| format!("sqlite://{}", data.join(name).display());
        let database_url = variable("KANSSA_DATABASE_URL").or(file.database_url.clone());
        let keys_url = variable("KANSSA_KEYS_URL").or(file.keys_url.clone());
        let site_folder = variable("KANSSA_SITE").map_or_else(default_site_folder, PathBuf::from);
        let mut site = site(&file.city, base_url, addr, &site_folder)?;
        site.reload_socket = variable("KANSSA_RELOAD_SOCKET").filter(|_| site.loopback_only);
        Ok(Self {
            database_url: database_url.unwrap_or_else(|| in_data("kanssa.sqlite")),
            keys_url: keys_url.unwrap_or_else(|| in_data("keys.sqlite")),
            smtp_url: variable("KANSSA_SMTP_URL").or(file.mail.smtp_url),
            mail_from: file.mail.from.unwrap_or_else(|| "kanssa@localhost.localdomain".to_owned()),
            trusted_proxies: file.trusted_proxies,
            outside_hosts: file.outside_hosts,
            log_format: file.log_format,
            data,
            addr,
            site_folder,
            site,
        })
    }

    /// The root key's file.
    pub fn root_key_path(&self) -> PathBuf {
        self.data.join("root.key")
    }

    /// Where mails are written when they are not sent.
    pub fn mail_folder(&self) -> PathBuf {
        self.data.join("mail")
    }
}

/// The environment of this process.
pub fn environment() -> BTreeMap<String, String> {
    std::env::vars().filter(|(name, _)| name.starts_with("KANSSA_")).collect()
}

fn refuse_unknown(environment: &BTreeMap<String, String>) -> Result<(), ConfigError> {
    let known = |name: &String| KNOWN_VARIABLES.contains(&name.as_str()) || is_tests_own(name);
    match environment.keys().find(|name| !known(name)) {
        Some(unknown) => Err(ConfigError::UnknownVariable(unknown.clone())),
        None => Ok(()),
    }
}

fn read_file(path: &Path) -> Result<Option<File>, ConfigError> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            return Err(ConfigError::Unreadable { path: path.to_owned(), kind: error.kind() });
        }
    };
    toml::from_str(&text).map(Some).map_err(|error| ConfigError::Malformed {
        path: path.to_owned(),
        message: error.to_string(),
    })
}

fn parse_addr(text: &str) -> Result<SocketAddr, ConfigError> {
    text.parse().map_err(|_| ConfigError::MalformedValue {
        key: "addr",
        value: text.to_owned(),
        expected: "an address and a port like 127.0.0.1:3000",
    })
}

fn check_base_url(base_url: Option<String>, addr: SocketAddr) -> Result<String, ConfigError> {
    let is_loopback = addr.ip().is_loopback();
    match base_url {
        None if is_loopback => Ok(format!("http://{addr}")),
        None => Err(ConfigError::PublicWithoutHttps(addr)),
        Some(url) => {
            let url = url.trim_end_matches('/').to_owned();
            match url.split_once("://") {
                Some(("https", host)) if is_host(host) => Ok(url),
                Some(("http", host)) if is_host(host) && is_loopback => Ok(url),
                Some(("http", host)) if is_host(host) => Err(ConfigError::PublicWithoutHttps(addr)),
                _ => Err(ConfigError::MalformedValue {
                    key: "base_url",
                    value: url,
                    expected: "a scheme, a host and perhaps a port, like https://kanssa.example.fi",
                }),
            }
        }
    }
}

fn is_host(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b))
}

/// Beside the program, or where the build puts it.
fn default_site_folder() -> PathBuf {
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("site")));
    beside.filter(|folder| folder.is_dir()).unwrap_or_else(|| PathBuf::from("target/site"))
}

fn site(
    city: &CityFile,
    base_url: String,
    addr: SocketAddr,
    site_folder: &Path,
) -> Result<Site, ConfigError> {
    let zone = city.time_zone.as_deref().unwrap_or("Europe/Helsinki");
    let time_zone = TimeZone::get(zone).map_err(|_| ConfigError::MalformedValue {
        key: "city.time_zone",
        value: zone.to_owned(),
        expected: "a time zone like Europe/Helsinki",
    })?;
    let minimum_age = city.minimum_age.unwrap_or(15);
    if minimum_age < LEAST_AGE {
        return Err(ConfigError::TooYoung(minimum_age));
    }
    let theme = match city.theme.as_deref() {
        None | Some("neutral") => Theme::Neutral,
        Some("helsinki") => Theme::Helsinki,
        Some(other) => {
            return Err(ConfigError::MalformedValue {
                key: "city.theme",
                value: other.to_owned(),
                expected: "neutral or helsinki",
            });
        }
    };
    Ok(Site {
        // Behind a proxy it listens on loopback too, and yet is open to the world.
        loopback_only: addr.ip().is_loopback() && places::is_on_this_machine(&base_url),
        base_url,
        time_zone,
        default_language: city.default_language.unwrap_or_default(),
        minimum_age,
        theme,
        facts: facts(city),
        version: VERSION,
        assets: crate::assets::find(site_folder).unwrap_or_else(no_assets),
        reload_socket: None,
    })
}

/// Without built files pages still work; they look plain.
fn no_assets() -> Assets {
    let at = |name: &str| format!("/pkg/{name}");
    Assets {
        style: at("kanssa.css"),
        script: at("kanssa.js"),
        wasm: at("kanssa.wasm"),
        icon: "/icon.svg".to_owned(),
    }
}

/// The register's facts as the City of Helsinki's notice of 13.9.2023 states them; every one can be
/// set otherwise.
fn facts(city: &CityFile) -> Facts {
    let or = |set: &Option<ServiceTexts>, fi: &str, sv: &str, en: &str| {
        set.clone().map_or_else(|| Texts::all(fi, sv, en), Texts::from)
    };
    Facts {
        service_name: or(&city.service_name, "Kanssa", "Kanssa", "Kanssa"),
        controller: or(
            &city.controller,
            "Helsingin kaupunki, kaupunginhallitus",
            "Helsingfors stad, stadsstyrelsen",
            "City of Helsinki, City Board",
        ),
        responsible_post: or(
            &city.responsible_post,
            "Kaupunginkanslia, strategiaosasto, digitalisaatioyksikkö, digitaaliset palvelut: kehityspäällikkö",
            "Stadskansliet, strategiavdelningen, digitaliseringsenheten, digitala tjänster: utvecklingschef",
            "City Executive Office, Strategy Department, Digitalisation Unit, Digital Services: Head of Development",
        ),
        appointment_basis: or(
            &city.appointment_basis,
            "kaupunginhallituksen päätös 7.3.2022 § 182",
            "stadsstyrelsens beslut 7.3.2022 § 182",
            "City Board decision 7 March 2022, § 182",
        ),
        contact_post: or(
            &city.contact_post,
            "Kaupunginkanslia, strategiaosasto, digitalisaatioyksikkö: johtava palvelumuotoilija",
            "Stadskansliet, strategiavdelningen, digitaliseringsenheten: ledande servicedesigner",
            "City Executive Office, Strategy Department, Digitalisation Unit: Leading Service Designer",
        ),
        contact_address: or(
            &city.contact_address,
            "Helsingin kaupunki, Kirjaamo, PL 10 (Pohjoisesplanadi 11–13), 00099 Helsingin kaupunki",
            "Helsingfors stad, Registratorskontoret, PB 10 (Norra esplanaden 11–13), 00099 Helsingfors stad",
            "City of Helsinki, Registry, PO Box 10 (Pohjoisesplanadi 11–13), 00099 City of Helsinki",
        ),
        dpo_contact: or(
            &city.dpo_contact,
            "Helsingin kaupungin tietosuojavastaava, Kirjaamon kautta",
            "Helsingfors stads dataskyddsombud, via Registratorskontoret",
            "the City of Helsinki's data protection officer, through the Registry",
        ),
        host_place: or(&city.host_place, "Suomessa", "i Finland", "Finland"),
        mail_place: or(&city.mail_place, "Suomessa", "i Finland", "Finland"),
        statement_date: city.statement_date.clone().unwrap_or_else(|| "2026-11-22".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &str, variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("kanssa.toml"), file).unwrap();
        let line =
            FromCommandLine { data: Some(folder.path().to_owned()), ..FromCommandLine::default() };
        let environment =
            variables.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        Config::read(&line, &environment)
    }

    #[test]
    fn nothing_set_gives_a_server_on_loopback_with_files_under_data() {
        let config = read("", &[]).unwrap();
        assert_eq!(config.addr.to_string(), "127.0.0.1:3000");
        assert_eq!(config.site.base_url, "http://127.0.0.1:3000");
        assert!(config.database_url.ends_with("kanssa.sqlite"));
        assert!(config.site.loopback_only && config.smtp_url.is_none());
    }

    #[test]
    fn the_environment_goes_before_the_file() {
        let config = read(
            "addr = \"127.0.0.1:4000\"\ndatabase_url = \"sqlite:///a\"",
            &[("KANSSA_DATABASE_URL", "sqlite:///b")],
        )
        .unwrap();
        assert_eq!((config.addr.port(), config.database_url.as_str()), (4000, "sqlite:///b"));
    }

    #[test]
    fn unknown_keys_are_refused_wherever_they_stand() {
        for (file, variables) in [
            ("adr = \"127.0.0.1:1\"", &[][..]),
            ("[city]\nminimum_agee = 15", &[]),
            ("[mail]\npassword = \"x\"", &[]),
            ("", &[("KANSSA_DATBASE_URL", "x")]),
        ] {
            assert!(read(file, variables).is_err(), "{file}");
        }
        assert!(read("", &[("KANSSA_TEST_POSTGRES", "x"), ("KANSSA_SHARED", "y")]).is_ok());
    }

    #[test]
    fn a_public_address_needs_https() {
        assert!(matches!(
            read("addr = \"0.0.0.0:80\"", &[]),
            Err(ConfigError::PublicWithoutHttps(_))
        ));
        assert!(read("addr = \"0.0.0.0:80\"\nbase_url = \"http://kanssa.fi\"", &[]).is_err());
        let config = read("addr = \"0.0.0.0:80\"\nbase_url = \"https://kanssa.fi/\"", &[]).unwrap();
        assert_eq!(config.site.base_url, "https://kanssa.fi");
        assert!(!config.site.loopback_only);
        for wrong in ["https://", "kanssa.fi", "https://kanssa.fi/path", "https://a b"] {
            assert!(read(&format!("base_url = \"{wrong}\""), &[]).is_err(), "{wrong}");
        }
    }

    #[test]
    fn behind_a_proxy_of_this_machine_it_is_open_to_the_world() {
        let config = read("base_url = \"https://kanssa.fi\"", &[]).unwrap();
        assert!(config.addr.ip().is_loopback() && !config.site.loopback_only);
    }

    #[test]
    fn r63_the_age_line_cannot_be_set_below_thirteen() {
        assert!(matches!(read("[city]\nminimum_age = 12", &[]), Err(ConfigError::TooYoung(12))));
        assert_eq!(read("[city]\nminimum_age = 13", &[]).unwrap().site.minimum_age, 13);
        assert_eq!(read("", &[]).unwrap().site.minimum_age, 15);
    }
}
