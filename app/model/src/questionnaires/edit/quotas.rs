//! Quotas: added, replaced, removed.

use super::{
    EditError,
    fields::{LIMIT, MOST_TEXT, Mistake, Mistakes, WORDS},
    reader::Reader,
};
use crate::{
    questionnaires::{Code, Fields, Questionnaire, Quota},
    text,
};

/// Reads a quota from its form; `was`: the one being edited.
pub fn read_quota(
    questionnaire: &Questionnaire,
    was: Option<&Quota>,
    fields: &Fields,
) -> Result<Quota, Mistakes> {
    let mut reader = Reader::of(fields);
    let limit = reader.entered.get(LIMIT).trim().parse().ok();
    let limit = limit.filter(|limit| Quota::<()>::can_want(*limit));
    if limit.is_none() {
        reader.wrong(LIMIT, Mistake::NotInSteps(Quota::<()>::step()));
    }
    let full = Some(reader.texts(WORDS, MOST_TEXT, text::prose)).filter(|full| !full.is_blank());
    let full = full.map(|full| full.with_others_of(was.and_then(|was| was.full.as_ref())));
    let counts_if = reader.condition();
    let is_taken = |code: &Code| questionnaire.quota(code).is_some();
    let new = || Code::proposed("quota", "quota").or_numbered(is_taken);
    let code = was.map_or_else(new, |was| was.code.clone());
    reader.finish(Quota { code, counts_if, limit: limit.unwrap_or_default(), full })
}

impl Questionnaire {
    /// With a quota more, at the end.
    pub fn add_quota(&self, quota: Quota) -> Result<Self, EditError> {
        if self.quota(&quota.code).is_some() {
            return Err(EditError::CodeTaken(quota.code));
        }
        let mut next = self.clone();
        next.quotas.push(quota);
        self.stepped(next)
    }

    /// With another in the place of the quota of the same code.
    pub fn replace_quota(&self, quota: Quota) -> Result<Self, EditError> {
        let mut next = self.clone();
        let found = next.quotas.iter_mut().find(|known| known.code == quota.code);
        let Some(found) = found else { return Err(EditError::Unknown(quota.code)) };
        *found = quota;
        self.stepped(next)
    }

    /// Without the quota.
    pub fn remove_quota(&self, code: &Code) -> Result<Self, EditError> {
        let mut next = self.clone();
        next.quotas.retain(|quota| quota.code != *code);
        if next.quotas.len() == self.quotas.len() {
            return Err(EditError::Unknown(code.clone()));
        }
        self.stepped(next)
    }
}
