//! Questions and pages moved to wherever they are wanted.

use super::{EditError, Place};
use crate::questionnaires::{Code, Page, Questionnaire};

impl Questionnaire {
    /// With the question in another place, on its page or another. A question stays where it is if
    /// it is to stand after itself.
    pub fn place_question(&self, code: &Code, place: &Place) -> Result<Self, EditError> {
        let (page, number) = self.place_of(code)?;
        if *place == Place::After(code.clone()) {
            return Ok(self.clone());
        }
        let mut next = self.clone();
        let question = next.pages[page].questions.remove(number);
        match place {
            Place::First(on) => {
                let on = next.place_of_page(on)?;
                next.pages[on].questions.insert(0, question);
            }
            Place::After(earlier) => {
                let (on, after) = next.place_of(earlier)?;
                next.pages[on].questions.insert(after + 1, question);
            }
            Place::NewPage(before) => {
                let before = next.place_of_page(before)?;
                let code = next.free_page_code();
                let new = Page::new(code, vec![question]);
                next.pages.insert(before + 1, new);
            }
        }
        self.stepped(next)
    }

    /// With the page after another; none: as the first.
    pub fn place_page(&self, code: &Code, after: Option<&Code>) -> Result<Self, EditError> {
        if after == Some(code) {
            return Ok(self.clone());
        }
        let mut next = self.clone();
        let page = next.pages.remove(self.place_of_page(code)?);
        let place = match after {
            Some(after) => next.place_of_page(after)? + 1,
            None => 0,
        };
        next.pages.insert(place, page);
        self.stepped(next)
    }
}
