//! The order in which one member is asked: at random where the author wants it, always the same
//! for the same member, and a screen for each question where that is wanted.

use super::{Choice, Page, Question, Questionnaire};

impl<T: Clone> Questionnaire<T> {
    /// Whether members are asked in another order, or on other pages, than it is written.
    pub fn is_arranged(&self) -> bool {
        let of_question = |question: &Question<T>| question.random_order;
        let of_page = |page: &Page<T>| {
            page.random_order || page.random_place || page.questions.iter().any(of_question)
        };
        self.one_by_one || self.pages.iter().any(of_page)
    }

    /// As the member of this seed is asked. Codes stay, so the answers are those to the
    /// questionnaire as it is written.
    #[must_use]
    pub fn arranged(&self, seed: u64) -> Self {
        let mut next = self.clone();
        let mut random = Random(seed);
        for run in next.pages.chunk_by_mut(|one, other| one.random_place && other.random_place) {
            random.shuffle(run);
        }
        for page in &mut next.pages {
            if page.random_order {
                random.shuffle(&mut page.questions);
            }
            for question in page.questions.iter_mut().filter(|question| question.random_order) {
                let Some(offered) = question.kind.offered_mut() else { continue };
                // "Other" and "none of these" stay where people look for them.
                let stays = |choice: &Choice<T>| choice.other || choice.alone;
                let moving = offered.iter().take_while(|choice| !stays(choice)).count();
                random.shuffle(&mut offered[..moving]);
            }
        }
        if next.one_by_one {
            next.pages = next.pages.into_iter().flat_map(one_by_one).collect();
        }
        next
    }
}

/// A page for each question, named after it; a text to read stands with the question after it, and
/// what is worked out with what comes before.
fn one_by_one<T: Clone>(page: Page<T>) -> Vec<Page<T>> {
    let Page { title, show_if, end_if, ending, questions, .. } = page;
    let mut screens: Vec<Vec<Question<T>>> = Vec::new();
    for question in questions {
        let is_calculated = question.has_answer() && !question.is_answerable();
        match screens.last_mut() {
            Some(screen) if is_calculated || !screen.iter().any(Question::is_answerable) => {
                screen.push(question);
            }
            _ => screens.push(vec![question]),
        }
    }
    let last = screens.len().saturating_sub(1);
    let screen = |(number, questions): (usize, Vec<Question<T>>)| {
        let code = questions.last()?.code.clone();
        Some(Page {
            title: title.clone(),
            show_if: show_if.clone(),
            end_if: end_if.clone().filter(|_| number == last),
            ending: ending.clone().filter(|_| number == last),
            ..Page::new(code, questions)
        })
    };
    screens.into_iter().enumerate().filter_map(screen).collect()
}

/// `SplitMix64` (Steele, Lea and Flood 2014): the same numbers for the same seed, everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; the bias of the remainder is beyond notice for lists this short.
    fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % bound).unwrap_or_default()
    }

    /// Fisher and Yates's shuffle: every order is as likely.
    fn shuffle<V>(&mut self, list: &mut [V]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}
