//! What is particular to one installation: its city, its addresses, its defaults.

use jiff::tz::TimeZone;
use model::{
    language::{Language, Texts},
    settings::Settings,
};

/// The colours and shapes of the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Belongs to no city.
    #[default]
    Neutral,
    /// The City of Helsinki's colours.
    Helsinki,
}

impl Theme {
    /// The theme's name in the configuration and in the page's markup.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Helsinki => "helsinki",
        }
    }
}

/// Everything about the installation that pages and mails need to know.
#[derive(Clone, Debug)]
pub struct Site {
    /// How the service is reached: scheme, host and port, no slash at the end.
    pub base_url: String,
    /// The server listens on loopback only: demo sign-ins are allowed.
    pub loopback_only: bool,
    /// The city's time zone: dates and times of day are shown in it.
    pub time_zone: TimeZone,
    /// The language of pages for browsers that ask for none of ours.
    pub default_language: Language,
    /// The least age at which one may join (R63), until an administrator sets another.
    pub minimum_age: u8,
    /// The look.
    pub theme: Theme,
    /// The city's facts: notices, mails and pages are filled with them (R2).
    pub facts: Facts,
    /// The version of the software.
    pub version: &'static str,
    /// Where the program's files are.
    pub assets: Assets,
    /// While the software is being written: the web socket that says when to load a page anew.
    pub reload_socket: Option<String>,
}

impl Site {
    /// The settings that hold until an administrator sets others.
    pub fn settings(&self) -> Settings {
        Settings::unchanged(u32::from(self.minimum_age))
    }
}

/// Who runs the service, as told to people.
#[derive(Clone, Debug)]
pub struct Facts {
    /// What the service is called.
    pub service_name: Texts,
    /// The controller.
    pub controller: Texts,
    /// The post responsible for the register; a post, never a name (R3).
    pub responsible_post: Texts,
    /// On what the post's appointment rests (R4).
    pub appointment_basis: Texts,
    /// The contact post (R6).
    pub contact_post: Texts,
    /// The postal address, in each language's form (R7).
    pub contact_address: Texts,
    /// How the data protection officer is reached.
    pub dpo_contact: Texts,
    /// Where the servers are.
    pub host_place: Texts,
    /// Where mail is relayed.
    pub mail_place: Texts,
    /// When the accessibility statement was drawn up, as an ISO date.
    pub statement_date: String,
}

impl Facts {
    /// A fact by the name that notices use for it.
    pub fn get(&self, name: &str, language: Language) -> Option<String> {
        let texts = match name {
            "service_name" => &self.service_name,
            "controller" => &self.controller,
            "responsible_post" => &self.responsible_post,
            "appointment_basis" => &self.appointment_basis,
            "contact_post" => &self.contact_post,
            "contact_address" => &self.contact_address,
            "dpo_contact" => &self.dpo_contact,
            "host_place" => &self.host_place,
            "mail_place" => &self.mail_place,
            _ => return None,
        };
        texts.exactly(language).map(str::to_owned)
    }
}

/// Where the browser finds the program's files; each name changes with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet.
    pub style: String,
    /// What starts the WebAssembly.
    pub script: String,
    /// The WebAssembly.
    pub wasm: String,
    /// The browser's icon.
    pub icon: String,
}
