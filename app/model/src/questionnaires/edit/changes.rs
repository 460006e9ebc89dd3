//! What was done between two states of a questionnaire, so that taking it back can be named.

use super::PageHead;
use crate::questionnaires::{Code, Page, Question, Questionnaire};

/// What one state has changed in the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// This question came.
    Added(Code),
    /// This question went.
    Removed(Code),
    /// This question says something else now.
    Edited(Code),
    /// Questions or pages stand in another order, or on another page.
    Moved,
    /// A page came, went, or says something else of itself.
    Pages,
    /// An ending came, went, moved or says something else; or how many questions a screen has.
    Endings,
    /// A quota came, went or counts otherwise.
    Quotas,
    /// It is to be written in other languages.
    Languages,
    /// More than one of these.
    Several,
}

impl Change {
    /// What happened from one state to the next.
    pub fn between(before: &Questionnaire, after: &Questionnaire) -> Self {
        let came = missing_in(before, after);
        let went = missing_in(after, before);
        let edited: Vec<&Code> = after
            .questions()
            .filter(|question| before.question(&question.code).is_some_and(|was| was != *question))
            .map(|question| &question.code)
            .collect();
        let is_other_page = heads(before) != heads(after);
        let is_other_end = before.endings != after.endings || before.one_by_one != after.one_by_one;
        let is_rest_same = !is_other_end && before.pages == after.pages;
        if before.written_in != after.written_in {
            let is_all = is_rest_same && before.quotas == after.quotas;
            return if is_all { Self::Languages } else { Self::Several };
        }
        if before.quotas != after.quotas {
            return if is_rest_same { Self::Quotas } else { Self::Several };
        }
        if is_other_end {
            let is_all = before.pages == after.pages;
            return if is_all { Self::Endings } else { Self::Several };
        }
        match (came.as_slice(), went.as_slice(), edited.as_slice(), is_other_page) {
            ([new], [], [], false) => Self::Added((*new).clone()),
            ([], [gone], [], false) => Self::Removed((*gone).clone()),
            // Under another code: conditions have followed, which changed others too.
            ([new], [_], ..) if before.pages.len() == after.pages.len() => {
                Self::Edited((*new).clone())
            }
            ([], [], [one], false) => Self::Edited((*one).clone()),
            ([], [], [], false) => Self::Moved,
            ([], [], [], true) => Self::Pages,
            _ => Self::Several,
        }
    }
}

/// The questions of one that the other does not have.
fn missing_in<'a>(without: &Questionnaire, with: &'a Questionnaire) -> Vec<&'a Code> {
    let is_missing = |question: &&Question| without.question(&question.code).is_none();
    with.questions().filter(is_missing).map(|question| &question.code).collect()
}

/// What the pages say of themselves, in an order that moving them does not change.
fn heads(questionnaire: &Questionnaire) -> Vec<PageHead> {
    let mut heads: Vec<&Page> = questionnaire.pages.iter().collect();
    heads.sort_by(|one, other| one.code.cmp(&other.code));
    heads.into_iter().map(PageHead::of).collect()
}
