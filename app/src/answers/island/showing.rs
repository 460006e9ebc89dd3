//! Brings the page in line with the answers: what is shown, what is wrong, how it stands.

use model::{
    answers::{Answer, Problem},
    questionnaires::Code,
};
use web_sys::Element;

use super::{
    page::{self, PageWords},
    runner::{Connection, Runner},
    setup::{REVIEW_PART, Step},
    words::Words,
};

impl Runner {
    /// Brings everything on the page in line with the answers.
    pub(super) fn show(&self) {
        for (number, content) in self.setup.rules.pages.iter().enumerate() {
            let selector = format!("[data-page=\"{}\"]:not(template)", content.code);
            let Some(element) = page::find(&selector) else { continue };
            let is_here = self.step == Step::Page(number);
            page::show(&element, is_here);
            if is_here {
                self.show_page(number);
            }
        }
        if let Some(review) = page::find(&format!("[data-page=\"{REVIEW_PART}\"]:not(template)")) {
            page::show(&review, self.step == Step::Review);
            if self.step == Step::Review {
                self.show_review(&review);
            }
        }
        self.show_places();
        self.show_errors();
        self.show_buttons();
        self.show_standing();
    }

    fn show_page(&self, number: usize) {
        for (place, question) in self.setup.rules.pages[number].questions.iter().enumerate() {
            let Some(element) = page::question(&question.code) else { continue };
            page::show(&element, self.path.shows(number, place));
            page::offer(&element, self.path.hidden(&question.code));
            let problem = self.problems.get(&question.code);
            let text = problem.map(|problem| self.problem_words(&element, *problem));
            let code = &question.code;
            page::say(&format!("[id=\"q-{code}-error\"]"), &text.unwrap_or_default());
            for control in page::find_all(&element, page::CONTROLS) {
                let name = "aria-invalid";
                match problem {
                    Some(_) => control.set_attribute(name, "true").ok(),
                    None => control.remove_attribute(name).ok(),
                };
            }
        }
        let at = self.path.pages().filter(|page| *page <= number).count();
        let of = self.path.pages().count();
        let progress = PageWords.get("progress").replace("{page}", &at.to_string());
        page::say(
            "[data-page]:not([hidden]) [data-progress]",
            &progress.replace("{pages}", &of.to_string()),
        );
        if let Some(bar) = page::find("[data-page]:not([hidden]) progress") {
            bar.set_attribute("value", &at.to_string()).ok();
            bar.set_attribute("max", &of.to_string()).ok();
        }
    }

    /// A problem in words: the author's own, if it is one of their rules.
    fn problem_words(&self, question: &Element, problem: Problem) -> String {
        if let Problem::OwnRule { number } = problem
            && let Some(rule) = page::find_all(question, "[data-rules] li").get(usize::from(number))
        {
            return rule.text_content().unwrap_or_default();
        }
        PageWords.problem(problem, self.setup.language)
    }

    /// Puts the answers into the texts that have them in them.
    fn show_places(&self) {
        let Some(form) = page::find("[data-runner]") else { return };
        for place in page::find_all(&form, "[data-place-of]") {
            let of = place.get_attribute("data-place-of").unwrap_or_default();
            let mut codes = of.split('.').filter_map(|code| code.parse::<Code>().ok());
            let Some(code) = codes.next() else { continue };
            let parts: Vec<Code> = codes.collect();
            let asked =
                page::question(&code).and_then(|question| page::leaf(&question, &code, &parts));
            let given = self.path.given().get(&code).and_then(|answer| answer.at(&parts));
            let words = match (given, asked) {
                (None, _) => vec!["…".to_owned()],
                (Some(_), Some(question)) => page::entered_words(&question, self.setup.language),
                (Some(Answer::Number(number)), None) => vec![number.shown(self.setup.language)],
                // It was answered before this page was made, and is there in words.
                (Some(_), None) => continue,
            };
            let words = words.join(", ");
            if place.text_content().as_deref() != Some(&words) {
                place.set_text_content(Some(&words));
            }
        }
    }

    /// What was entered, read from the fields themselves, in the words of the page.
    fn show_review(&self, review: &Element) {
        for (number, content) in self.setup.rules.pages.iter().enumerate() {
            for (place, question) in content.questions.iter().enumerate() {
                let selector = format!("[data-review=\"{}\"]", question.code);
                let Ok(Some(item)) = review.query_selector(&selector) else { continue };
                page::show(&item, self.path.shows(number, place));
                let Ok(Some(lines)) = item.query_selector("[data-lines]") else { continue };
                let mut words = page::question(&question.code)
                    .map(|q| page::entered_words(&q, self.setup.language))
                    .unwrap_or_default();
                if words.is_empty() || self.path.given().get(&question.code).is_none() {
                    words = vec![PageWords.get("no-answer")];
                }
                lines.set_text_content(None);
                for line in words {
                    if let Some(line) = page::make("p", &line) {
                        line.set_attribute("dir", "auto").ok();
                        lines.append_child(&line).ok();
                    }
                }
            }
        }
    }

    /// The summary of what is wrong on this page, with the way to each.
    fn show_errors(&self) {
        let Some(summary) = page::find("[data-errors]") else { return };
        let Some(list) = page::find("[data-errors] ul") else { return };
        page::show(&summary, !self.problems.is_empty());
        let is_question = self.problems.iter().all(|(_, problem)| *problem == Problem::PassedOver);
        for (selector, is_shown) in
            [("[data-wrong]", !is_question), ("[data-passed-over]", is_question)]
        {
            if let Some(heading) = page::find(selector) {
                page::show(&heading, is_shown);
            }
        }
        list.set_text_content(None);
        for code in self.shown_codes() {
            let Some(problem) = self.problems.get(code) else { continue };
            let Some(question) = page::question(code) else { continue };
            let asked = question.query_selector("[data-asked]").ok().flatten();
            let asked = asked.and_then(|asked| asked.text_content()).unwrap_or_default();
            let words = self.problem_words(&question, *problem);
            let Some(item) = page::make("li", "") else { continue };
            let Some(link) = page::make("a", &format!("{asked} – {words}")) else { continue };
            link.set_attribute("href", &format!("#q-{code}")).ok();
            item.append_child(&link).ok();
            list.append_child(&item).ok();
        }
    }

    fn show_buttons(&self) {
        let (is_last, has_before) = match self.step {
            Step::Page(number) => {
                (self.path.after(number).is_none(), self.path.before(number).is_some())
            }
            Step::Review => (false, true),
        };
        let is_review = self.step == Step::Review;
        for (name, is_shown) in [
            ("next", !is_review && !is_last),
            ("look-over", !is_review && is_last),
            ("send", is_review),
            ("back", has_before),
        ] {
            if let Some(button) = page::find(&format!("[data-button=\"{name}\"]")) {
                page::show(&button, is_shown);
            }
        }
    }

    /// How it stands with the server: quiet while all is well, spoken when it is not.
    pub(super) fn show_standing(&self) {
        let quiet = match self.connection {
            Connection::Saved if !self.answers.is_empty() => Some("saved"),
            Connection::Saving => Some("saving"),
            Connection::Sending => Some("sending"),
            _ => None,
        };
        let spoken = match self.connection {
            Connection::Offline if self.draft.send => Some("will-send"),
            Connection::Offline if !self.is_kept => Some("offline-not-kept"),
            Connection::Offline => Some("offline"),
            Connection::SignedOut if !self.is_kept => Some("signed-out-not-kept"),
            Connection::SignedOut => Some("signed-out"),
            Connection::Photos => Some("photos-awaited"),
            Connection::Closed => Some("closed"),
            Connection::Unreadable => Some("unreadable"),
            _ if self.changed_elsewhere => Some("changed-elsewhere"),
            _ => None,
        };
        let words = |name: Option<&'static str>| name.map(|n| PageWords.get(n)).unwrap_or_default();
        let waiting = self.draft.pending.len().to_string();
        let (quiet, spoken) = (words(quiet), words(spoken).replace("{count}", &waiting));
        page::say("[data-standing-quiet]", &quiet);
        page::say("[data-standing-spoken]", &spoken);
        if let Some(link) = page::find("[data-sign-in]") {
            page::show(&link, self.connection == Connection::SignedOut);
        }
        if let Some(standing) = page::find("[data-connection]") {
            standing.set_attribute("data-connection", self.connection.name()).ok();
        }
    }

    pub(super) fn stand(&mut self, connection: Connection) {
        self.connection = connection;
        self.show_standing();
    }
}
