//! What is set and worded for this service, as this node last read it.
//!
//! Nodes share the database and nothing else: each reads anew once a second of use, and at once
//! after a change of its own.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicI64, Ordering},
    },
};

use model::{
    language::{Language, Texts},
    settings::Settings,
    site_texts::{SiteText, paragraphs},
    time::{Duration, Timestamp},
};
use store::{notices, settings, site_texts};

use crate::{Kanssa, Visit, site::Site, texts::text};

/// How old what was read may be.
const FRESH: Duration = Duration::seconds(1);

/// What is set and worded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    /// The settings.
    pub settings: Settings,
    /// The texts that the city words itself.
    pub texts: BTreeMap<SiteText, Texts>,
}

/// What was last read, and when.
#[derive(Debug)]
pub struct Cache {
    known: RwLock<Arc<InForce>>,
    read_at: AtomicI64,
}

impl Cache {
    /// Nothing read yet: what holds by itself.
    pub fn unread(site: &Site) -> Self {
        let known = InForce { settings: site.settings(), texts: BTreeMap::new() };
        Self { known: RwLock::new(Arc::new(known)), read_at: AtomicI64::new(i64::MIN) }
    }

    /// Whether it is this caller's turn to read anew.
    fn is_due(&self, now: Timestamp) -> bool {
        let read_at = self.read_at.load(Ordering::Acquire);
        // A clock that was put back counts as time that has passed.
        let is_fresh = (read_at..read_at.saturating_add(FRESH.0)).contains(&now.0);
        !is_fresh
            && self
                .read_at
                .compare_exchange(read_at, now.0, Ordering::AcqRel, Ordering::Acquire)
                .is_ok()
    }
}

impl Kanssa {
    /// What is set and worded.
    pub fn in_force(&self) -> Arc<InForce> {
        Arc::clone(&self.in_force.known.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The settings in force.
    pub fn settings(&self) -> Settings {
        self.in_force().settings
    }

    /// Reads anew what is in force, if the last time is a while ago.
    pub async fn refresh(&self) -> store::Result<()> {
        if self.in_force.is_due(self.now()) { self.reread().await } else { Ok(()) }
    }

    /// Reads what is in force, the privacy notice included.
    pub async fn reread(&self) -> store::Result<()> {
        let mut conn = self.db.read().await?;
        let changed = settings::list(&mut conn).await?;
        let worded = site_texts::list(&mut conn).await?;
        let version = notices::latest_version(&mut conn).await?;
        let notice = if version > self.current_notice().version {
            notices::find(&mut conn, version).await?
        } else {
            None
        };
        drop(conn);
        let known = InForce {
            settings: settings_of(&self.site, &changed),
            texts: worded.into_iter().map(|worded| (worded.text, worded.words)).collect(),
        };
        *self.in_force.known.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(known);
        if let Some(notice) = notice {
            *self.notice.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(notice);
        }
        Ok(())
    }

    /// The paragraphs of a text of the site: the city's words, or ours in a language in which it has
    /// none.
    pub fn site_text(&self, of: SiteText, language: Language) -> Vec<String> {
        self.site_text_with(of, language, self.in_force().texts.get(&of))
    }

    /// The same with these words of the city's.
    pub fn site_text_with(
        &self,
        of: SiteText,
        language: Language,
        city: Option<&Texts>,
    ) -> Vec<String> {
        match city.and_then(|words| words.exactly(language)) {
            Some(words) => paragraphs(words),
            None => self.own_words(of, language).into_iter().collect(),
        }
    }

    /// What a text says unless the city words it; none: nothing.
    fn own_words(&self, of: SiteText, language: Language) -> Option<String> {
        match of {
            SiteText::Welcome => Some(text(language, "home-lead", &[])),
            SiteText::JoiningClosed => Some(text(language, "home-joining-closed", &[])),
            SiteText::Contact => {
                let controller = self.fact("controller", language);
                Some(text(language, "messages-run-by", &[("controller", controller.into())]))
            }
            SiteText::AccessibilityContact | SiteText::Footer => None,
        }
    }
}

impl Visit {
    /// The paragraphs of a text of the site in the visitor's language.
    pub fn site_text(&self, of: SiteText) -> Vec<String> {
        self.kanssa.site_text(of, self.language)
    }
}

/// What is in force of what was changed, and of what holds by itself.
pub fn settings_of(site: &Site, changed: &[settings::Changed]) -> Settings {
    let set = changed.iter().map(|changed| (changed.name.as_str(), changed.value.as_str()));
    site.settings().with(set)
}
