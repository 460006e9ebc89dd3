//! From page to page of the questionnaire, and to the review, without loading.

use model::{
    answers::{ByCode, Problem},
    questionnaires::{Code, Entry},
};

use super::{
    page,
    runner::{Runner, Shared},
    saving::flush,
    setup::{REVIEW_PART, Step},
};

pub(super) fn go_next(runner: &Shared) {
    let next = {
        let mut runner = runner.borrow_mut();
        let Step::Page(number) = runner.step else { return };
        runner.problems = runner.problems_of_page(number);
        runner.ask_of_passed_over(number);
        if !runner.problems.is_empty() {
            runner.show();
            page::focus("[data-errors]");
            return;
        }
        runner.path.after(number).map_or(Step::Review, Step::Page)
    };
    go_to(runner, next);
}

pub(super) fn go_back(runner: &Shared) {
    let before = {
        let runner = runner.borrow();
        match runner.step {
            Step::Page(number) => runner.path.before(number),
            Step::Review => runner.path.pages().last(),
        }
    };
    if let Some(number) = before {
        go_to(runner, Step::Page(number));
    }
}

/// To a step, remembered by the browser's back button.
pub(super) fn go_to(runner: &Shared, step: Step) {
    flush(runner);
    page::push_path(&runner.borrow().path_of(step));
    arrive(runner, step, true);
}

pub(super) fn arrive(runner: &Shared, step: Step, takes_focus: bool) {
    {
        let mut runner = runner.borrow_mut();
        runner.step = step;
        runner.problems = ByCode::default();
        runner.prepare();
        runner.show();
    }
    if takes_focus {
        page::focus("[data-page]:not(template):not([hidden]) [data-heading]");
    }
}

impl Runner {
    pub(super) fn problems_of_page(&mut self, number: usize) -> ByCode<Problem> {
        let codes: Vec<Code> = self.shown_codes().cloned().collect();
        let mut problems = ByCode::default();
        for code in codes {
            if let Some(Entry::Wrong(problem)) = self.read(&code) {
                problems.set(code, problem);
            }
        }
        for obstacle in self.setup.rules.obstacles(&self.path, Some(number)) {
            if !problems.contains(&obstacle.question) {
                problems.set(obstacle.question, obstacle.problem);
            }
        }
        let questions = self.setup.rules.pages.get(number).map(|page| &page.questions);
        let is_shown = |code: &Code| {
            let place = questions.and_then(|q| q.iter().position(|q| q.code == *code));
            place.is_some_and(|place| self.path.shows(number, place))
        };
        let shown = problems.iter().filter(|(code, _)| is_shown(code));
        shown.map(|(code, problem)| (code.clone(), *problem)).collect()
    }

    /// Whoever passes over a question whose answer is wanted is asked once whether they meant to.
    fn ask_of_passed_over(&mut self, number: usize) {
        for over in self.setup.rules.passed_over(&self.path, number) {
            if !self.told.contains(&over.question) && !self.problems.contains(&over.question) {
                self.told.push(over.question.clone());
                self.problems.set(over.question, over.problem);
            }
        }
    }

    pub(super) fn path_of(&self, step: Step) -> String {
        let place = &self.setup.place;
        match step {
            Step::Review => format!("{place}/review"),
            Step::Page(number) => match self.setup.rules.pages.get(number) {
                Some(page) => format!("{place}/answer/{}", page.code),
                None => format!("{place}/answer"),
            },
        }
    }

    pub(super) fn step_of(&self, path: &str) -> Option<Step> {
        let rest = path.strip_prefix(self.setup.place.as_str())?;
        if rest == "/review" {
            return Some(Step::Review);
        }
        let code = rest.strip_prefix("/answer/")?;
        let pages = &self.setup.rules.pages;
        pages.iter().position(|page| page.code.as_str() == code).map(Step::Page)
    }

    /// Makes the fields of the step ready, filled with the answers; the review needs all of them.
    pub(super) fn prepare(&mut self) {
        let pages = &self.setup.rules.pages;
        for (number, content) in pages.iter().enumerate() {
            if self.step != Step::Review && self.step != Step::Page(number) {
                continue;
            }
            let is_new = page::find(&format!("template[data-page=\"{}\"]", content.code)).is_some();
            page::part(content.code.as_str());
            if !is_new {
                continue;
            }
            for question in &content.questions {
                if let Some(element) = page::question(&question.code) {
                    page::enter(&element, &self.fields_of(question));
                }
            }
        }
        if self.step == Step::Review {
            page::part(REVIEW_PART);
        }
    }
}
