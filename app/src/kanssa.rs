//! Everything a page needs and nothing of which it makes itself: the services handed in.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use model::{
    accounts::EmailAddress,
    language::Language,
    questionnaires::Questionnaire,
    random::Random,
    time::{Clock, Timestamp},
};
use store::{Db, Session, notices::Published, vault::Vault};
use uuid::Uuid;

use crate::{limits::Limits, settings::in_force::Cache, site::Site};

/// Where mails go when they are not sent over the network; it must be able to forget.
pub trait Mailbox: Send + Sync {
    /// Removes every mail to this address that is still at hand.
    fn forget(&self, address: &EmailAddress);
}

/// Tells whoever works through jobs and mails that there is something to do.
pub trait Wake: Send + Sync {
    /// There is something to do.
    fn wake(&self);
}

/// The services of one running Kanssa.
pub struct Kanssa {
    /// The main database.
    pub db: Db,
    /// Who is who, sealed.
    pub vault: Vault,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
    /// Mails at hand.
    pub mailbox: Arc<dyn Mailbox>,
    /// Jobs and mails to be worked through.
    pub worker: Arc<dyn Wake>,
    /// What is particular to this installation.
    pub site: Site,
    /// The privacy notice in force.
    pub notice: RwLock<Arc<Published>>,
    /// What is set and worded, as last read.
    pub in_force: Cache,
    /// Questionnaires by task and version; they never change.
    pub questionnaires: Questionnaires,
    /// How much one visitor may ask for.
    pub limits: Limits,
}

impl Kanssa {
    /// The instant now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The day of the city's calendar that an instant lies in, as days are stored.
    pub fn day_of(&self, instant: Timestamp) -> Timestamp {
        crate::dates::today(instant, &self.site.time_zone)
    }

    /// The privacy notice in force.
    pub fn current_notice(&self) -> Arc<Published> {
        Arc::clone(&self.notice.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// A fact of the installation in a language.
    pub fn fact(&self, name: &str, language: Language) -> String {
        self.site.facts.get(name, language).unwrap_or_default()
    }
}

/// A few hundred questionnaires as last read; a version, once stored, never changes.
#[derive(Default)]
pub struct Questionnaires(Mutex<HashMap<(Uuid, i64), Arc<Questionnaire>>>);

impl Questionnaires {
    const MOST: usize = 256;

    /// The questionnaire of a task in a version.
    pub async fn get(
        &self,
        on: &mut impl Session,
        task: Uuid,
        version: i64,
    ) -> store::Result<Arc<Questionnaire>> {
        let key = (task, version);
        if let Some(known) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(Arc::clone(known));
        }
        let read = Arc::new(store::tasks::get_questionnaire(on, task, version).await?);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= Self::MOST {
            known.clear();
        }
        known.insert(key, Arc::clone(&read));
        Ok(read)
    }
}
