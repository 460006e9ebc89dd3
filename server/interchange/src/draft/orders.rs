//! Orders at random of questions and pages, where nothing stands in their way.

use model::{
    language::Language,
    questionnaires::{Code, Page, Questionnaire},
};

use super::Draft;
use crate::report::Note;

/// The pages whose questions stand in an order at random, and those that change places, by their
/// numbers.
#[derive(Debug, Default)]
pub struct Orders {
    questions: Vec<usize>,
    pages: Vec<usize>,
}

/// One of them, by the page's code.
pub(super) struct Wanted {
    number: usize,
    page: Code,
    order: fn(&mut Page) -> &mut bool,
}

impl Draft {
    /// The questions of the page that was begun last stand in an order at random.
    pub fn random_questions(&mut self) {
        self.orders.questions.push(self.pages.len().saturating_sub(1));
    }

    /// The page that was begun last changes places with its neighbours that do so too.
    pub fn random_page(&mut self) {
        self.orders.pages.push(self.pages.len().saturating_sub(1));
    }

    /// What is wanted, while pages still have their numbers.
    pub(super) fn take_orders(&mut self) -> Vec<Wanted> {
        let Orders { questions, pages } = std::mem::take(&mut self.orders);
        let of_questions: fn(&mut Page) -> &mut bool = |page| &mut page.random_order;
        let of_pages: fn(&mut Page) -> &mut bool = |page| &mut page.random_place;
        let wanted = questions.into_iter().map(|number| (number, of_questions));
        let wanted = wanted.chain(pages.into_iter().map(|number| (number, of_pages)));
        let named = |(number, order): (usize, _)| {
            Some(Wanted { number, page: self.pages.get(number)?.code.clone(), order })
        };
        wanted.filter_map(named).collect()
    }

    /// Puts them in, as long as no condition looks at what may then come later.
    pub(super) fn put_orders(
        &mut self,
        questionnaire: &mut Questionnaire,
        main: Language,
        wanted: &[Wanted],
    ) {
        for Wanted { number, page, order } in wanted {
            let find = |questionnaire: &mut Questionnaire, is_random: bool| {
                let found = questionnaire.pages.iter_mut().find(|one| one.code == *page);
                found.map(|found| *order(found) = is_random).is_some()
            };
            let before = questionnaire.flaws(main).len();
            if !find(questionnaire, true) {
                continue;
            }
            if questionnaire.flaws(main).len() > before {
                find(questionnaire, false);
                if let Some(entry) = self.page_entries.get_mut(*number) {
                    entry.notes.push(Note::RandomOrderLost);
                }
            }
        }
    }
}
