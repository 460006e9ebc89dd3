//! What happens as somebody answers: entered, kept on the device, saved, sent.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use leptos::{
    prelude::{TimeoutHandle, set_timeout_with_handle},
    task::spawn_local,
};
use model::{
    answers::{Answer, Answers, ByCode, Problem},
    questionnaires::{Code, Entry, Path, Question, question_field},
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, EventTarget, SubmitEvent};

use super::{
    draft::Draft,
    page::{self, PageWords},
    setup::{Setup, Step},
    storage,
    words::Words,
};
use crate::answers::api::{self, ApiError};

const TYPING_PAUSE: Duration = Duration::from_millis(700);
const FIRST_RETRY: Duration = Duration::from_secs(2);
const LONGEST_RETRY: Duration = Duration::from_mins(1);

/// How it stands between the browser and the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Connection {
    /// Everything entered is saved.
    Saved,
    /// Something is being saved.
    Saving,
    /// The answers are being sent.
    Sending,
    /// The server is out of reach; what is entered waits.
    Offline,
    /// The sign-in has ended; what is entered waits for the next.
    SignedOut,
    /// The task takes no answers any more.
    Closed,
}

impl Connection {
    const fn name(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Saving => "saving",
            Self::Sending => "sending",
            Self::Offline => "offline",
            Self::SignedOut => "signed-out",
            Self::Closed => "closed",
        }
    }
}

/// The questionnaire under way.
struct Runner {
    setup: Setup,
    draft: Draft,
    answers: Answers,
    path: Path,
    step: Step,
    problems: ByCode<Problem>,
    connection: Connection,
    is_flying: bool,
    changed_elsewhere: bool,
    retry: Duration,
    typing: Option<TimeoutHandle>,
}

type Shared = Rc<RefCell<Runner>>;

/// Takes the page over: what was tapped before this ran, what the device keeps, what comes.
pub fn start(setup: Setup) {
    let draft = Draft::from_server(setup.as_of, setup.version, setup.answers.clone());
    let answers = setup.answers.clone();
    let runner = Rc::new(RefCell::new(Runner {
        path: setup.rules.path(&answers),
        step: setup.start,
        draft,
        answers,
        problems: ByCode::default(),
        connection: Connection::Saved,
        is_flying: false,
        changed_elsewhere: false,
        retry: FIRST_RETRY,
        typing: None,
        setup,
    }));
    take_in_page(&runner);
    take_up_draft(&runner);
    listen(&runner);
    let here = runner.borrow().step_of(&page::path());
    match here {
        Some(step) if step != runner.borrow().step => arrive(&runner, step, false),
        here => {
            runner.borrow_mut().prepare();
            runner.borrow().show();
            if here.is_none() {
                // Loaded again, the page is this one and not the next that is left to answer.
                page::replace_path(&runner.borrow().path_of(runner.borrow().step));
            }
        }
    }
    runner.borrow_mut().keep();
    flush(&runner);
    if let Some(form) = page::find("[data-runner]") {
        form.set_attribute("data-ready", "").ok();
    }
}

/// Reads the page as it stands: fields may have been filled in before this ran.
fn take_in_page(runner: &Shared) {
    let codes: Vec<Code> = runner.borrow().shown_codes().cloned().collect();
    for code in codes {
        runner.borrow_mut().read(&code);
    }
}

fn take_up_draft(runner: &Shared) {
    let mut runner = runner.borrow_mut();
    if !runner.setup.keeps {
        return;
    }
    let Some(kept) = storage::load(&runner.setup.task) else { return };
    let tapped = std::mem::take(&mut runner.draft.pending);
    runner.draft.take_up(kept);
    tapped.iter().for_each(|(code, tap)| runner.draft.pending.set(code.clone(), tap.clone()));
    runner.fill_from_draft();
}

fn listen(runner: &Shared) {
    let Some(form) = page::find("[data-runner]") else { return };
    on(&form, "input", runner, |runner, event| entered(runner, event, true));
    on(&form, "change", runner, |runner, event| entered(runner, event, false));
    on(&form, "submit", runner, submitted);
    on(&form, "click", runner, clicked);
    let window = leptos::prelude::window();
    on(&window, "online", runner, |runner, _| {
        runner.borrow_mut().retry = FIRST_RETRY;
        flush(runner);
    });
    // Back from another tab, where one may have signed in again.
    on(&window, "focus", runner, |runner, _| {
        if runner.borrow().connection == Connection::SignedOut {
            flush(runner);
        }
    });
    on(&window, "popstate", runner, |runner, _| {
        let step = runner.borrow().step_of(&page::path());
        if let Some(step) = step {
            arrive(runner, step, true);
        }
    });
    on(&window, "pagehide", runner, |runner, _| runner.borrow().hand_over());
}

fn on(target: &EventTarget, name: &str, runner: &Shared, act: fn(&Shared, &Event)) {
    let runner = Rc::clone(runner);
    let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| act(&runner, &event));
    target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()).ok();
    // It listens as long as the page lives.
    closure.forget();
}

/// Something was entered in a field: finds the question around it.
fn entered(runner: &Shared, event: &Event, is_typing: bool) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target else { return };
    if is_typing && page::is_ticked_kind(&target) {
        return; // boxes tell of their change as well, and once is enough
    }
    let container = target.closest("[data-question]").ok().flatten();
    let code = container.and_then(|container| container.get_attribute("data-question"));
    let Some(Ok(code)) = code.map(|code| code.parse::<Code>()) else { return };
    {
        let mut runner = runner.borrow_mut();
        match runner.read(&code) {
            Some(Entry::Wrong(problem)) if !is_typing => {
                runner.problems.set(code, problem);
            }
            Some(Entry::Wrong(_)) | None => {}
            Some(Entry::Empty | Entry::Given(_)) => {
                runner.problems.remove(&code);
            }
        }
        runner.show();
    }
    if is_typing { flush_after_pause(runner) } else { flush(runner) }
}

fn submitted(runner: &Shared, event: &Event) {
    event.prevent_default();
    let button = event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter);
    let read = |name: &str| button.as_ref().and_then(|button| button.get_attribute(name));
    let is_review = runner.borrow().step == Step::Review;
    match (read("name").as_deref(), read("value").as_deref()) {
        (Some("clear"), Some(code)) => {
            if let Ok(code) = code.parse() {
                runner.borrow_mut().clear(&code);
                flush(runner);
            }
        }
        (_, Some("back")) => go_back(runner),
        _ if is_review => send(runner),
        _ => go_next(runner),
    }
}

/// A way back from the review, without loading.
fn clicked(runner: &Shared, event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("a[data-to-page]").ok().flatten());
    let Some(to) = link.and_then(|link| link.get_attribute("href")) else { return };
    let step = runner.borrow().step_of(&to);
    if let Some(step) = step {
        event.prevent_default();
        go_to(runner, step);
    }
}

fn go_next(runner: &Shared) {
    let next = {
        let mut runner = runner.borrow_mut();
        let Step::Page(number) = runner.step else { return };
        runner.problems = runner.problems_of_page(number);
        if !runner.problems.is_empty() {
            runner.show();
            page::focus("[data-errors]");
            return;
        }
        runner.path.after(number).map_or(Step::Review, Step::Page)
    };
    go_to(runner, next);
}

fn go_back(runner: &Shared) {
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
fn go_to(runner: &Shared, step: Step) {
    flush(runner);
    page::push_path(&runner.borrow().path_of(step));
    arrive(runner, step, true);
}

fn arrive(runner: &Shared, step: Step, takes_focus: bool) {
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

/// Sends the answers, now or when the server can be reached again.
fn send(runner: &Shared) {
    let first = {
        let mut runner = runner.borrow_mut();
        let obstacles = runner.setup.rules.obstacles(&runner.answers, &runner.path, None);
        if obstacles.is_empty() {
            runner.draft.send = true;
            runner.keep();
        }
        obstacles.first().map(|obstacle| obstacle.page)
    };
    match first {
        None => flush(runner),
        Some(number) => {
            go_to(runner, Step::Page(number));
            let mut runner = runner.borrow_mut();
            runner.problems = runner.problems_of_page(number);
            runner.show();
            page::focus("[data-errors]");
        }
    }
}

fn flush_after_pause(runner: &Shared) {
    let again = Rc::clone(runner);
    let handle = set_timeout_with_handle(move || flush(&again), TYPING_PAUSE).ok();
    let mut runner = runner.borrow_mut();
    if let Some(earlier) = std::mem::replace(&mut runner.typing, handle) {
        earlier.clear();
    }
}

/// Saves what is pending on the server; one request at a time.
fn flush(runner: &Shared) {
    let now = page::now();
    let (task, version, items, is_send_asked) = {
        let runner = runner.borrow();
        if runner.is_flying || runner.connection == Connection::Closed {
            return;
        }
        let setup = &runner.setup;
        (setup.task.clone(), setup.version, runner.draft.items(now), runner.draft.send)
    };
    if items.is_empty() {
        if is_send_asked {
            send_now(runner, task);
        } else {
            runner.borrow_mut().stand(Connection::Saved);
        }
        return;
    }
    runner.borrow_mut().is_flying = true;
    let runner = Rc::clone(runner);
    spawn_local(async move {
        let saved = api::save_answers(task, version, items.clone()).await;
        runner.borrow_mut().is_flying = false;
        match saved {
            Ok(saved) => {
                runner.borrow_mut().take_saved(&items, now, &saved);
                flush(&runner);
            }
            Err(error) => not_done(&runner, &error),
        }
    });
}

fn send_now(runner: &Shared, task: String) {
    {
        let mut runner = runner.borrow_mut();
        runner.is_flying = true;
        runner.stand(Connection::Sending);
    }
    let runner = Rc::clone(runner);
    spawn_local(async move {
        let sent = api::send_answers(task.clone()).await;
        runner.borrow_mut().is_flying = false;
        match sent {
            Ok(sent) => {
                storage::forget(&task);
                page::go_to(&sent.receipt);
            }
            Err(error) => not_done(&runner, &error),
        }
    });
}

fn not_done(runner: &Shared, error: &ApiError) {
    match error {
        ApiError::SignedOut => runner.borrow_mut().stand(Connection::SignedOut),
        ApiError::Closed | ApiError::NotFound => runner.borrow_mut().stand(Connection::Closed),
        ApiError::Incomplete => {
            {
                let mut runner = runner.borrow_mut();
                runner.draft.send = false;
                runner.keep();
                runner.stand(Connection::Saved);
            }
            send(runner);
        }
        ApiError::TooMany | ApiError::Unreadable | ApiError::Unreached => {
            let pause = {
                let mut runner = runner.borrow_mut();
                runner.stand(Connection::Offline);
                let pause = runner.retry;
                runner.retry = (pause * 2).min(LONGEST_RETRY);
                pause
            };
            let again = Rc::clone(runner);
            leptos::prelude::set_timeout(move || flush(&again), pause);
        }
    }
}

impl Runner {
    /// The codes of the questions whose fields are on the page by now.
    fn shown_codes(&self) -> impl Iterator<Item = &Code> {
        let pages = &self.setup.rules.pages;
        let page = match self.step {
            Step::Page(number) => pages.get(number),
            Step::Review => None,
        };
        page.into_iter().flat_map(|page| &page.questions).map(|question| &question.code)
    }

    /// Reads the fields of a question and notes the answer, unless it cannot be stored.
    fn read(&mut self, code: &Code) -> Option<Entry> {
        let question = self.setup.rules.question(code)?;
        let entry = question.read(&page::entered(&page::question(code)?));
        match &entry {
            Entry::Given(answer) => self.give(code, Some(answer.clone())),
            Entry::Empty => self.give(code, None),
            Entry::Wrong(_) => {}
        }
        Some(entry)
    }

    fn give(&mut self, code: &Code, answer: Option<Answer>) {
        if self.draft.give(code, answer, page::now()) {
            self.answers = self.draft.answers();
            self.path = self.setup.rules.path(&self.answers);
            if self.connection == Connection::Saved {
                self.connection = Connection::Saving;
            }
            self.keep();
        }
    }

    fn clear(&mut self, code: &Code) {
        if let Some(question) = page::question(code) {
            page::enter(&question, &[]);
        }
        self.give(code, None);
        self.show();
    }

    /// Keeps the draft on the device, unless the device is shared.
    fn keep(&self) {
        if self.setup.keeps {
            storage::keep(&self.setup.task, &self.draft);
        }
    }

    fn take_saved(&mut self, items: &[api::Item], sent_at: i64, saved: &api::Saved) {
        let changed = self.draft.saved(items, sent_at, saved);
        self.retry = FIRST_RETRY;
        self.keep();
        if !changed.is_empty() {
            self.changed_elsewhere = true;
            self.fill_from_draft();
        }
    }

    /// Enters the draft's answers into every question whose fields are on the page by now.
    fn fill_from_draft(&mut self) {
        self.answers = self.draft.answers();
        self.path = self.setup.rules.path(&self.answers);
        for question in self.setup.rules.questions() {
            if let Some(element) = page::question(&question.code) {
                page::enter(&element, &self.fields_of(question));
            }
        }
    }

    /// The answer to a question as its fields have it: a number as the page's language writes it.
    fn fields_of(&self, question: &Question<()>) -> Vec<(String, String)> {
        match self.answers.get(&question.code) {
            Some(Answer::Number(number)) => {
                vec![(question_field(&question.code), number.shown(self.setup.language))]
            }
            Some(answer) => question.write(answer),
            None => Vec::new(),
        }
    }

    /// The page is being closed: hands over what is not saved yet.
    fn hand_over(&self) {
        let items = self.draft.items(page::now());
        if items.is_empty() || self.connection == Connection::SignedOut {
            return;
        }
        let setup = &self.setup;
        let message = api::SaveAnswers { task: setup.task.clone(), version: setup.version, items };
        if let Ok(json) = serde_json::to_string(&message) {
            page::send_beacon("/api/answers/save", &json);
        }
    }

    fn problems_of_page(&mut self, number: usize) -> ByCode<Problem> {
        let codes: Vec<Code> = self.shown_codes().cloned().collect();
        let mut problems = ByCode::default();
        for code in codes {
            if let Some(Entry::Wrong(problem)) = self.read(&code) {
                problems.set(code, problem);
            }
        }
        for obstacle in self.setup.rules.obstacles(&self.answers, &self.path, Some(number)) {
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

    fn path_of(&self, step: Step) -> String {
        let task = &self.setup.task;
        match step {
            Step::Review => format!("/tasks/{task}/review"),
            Step::Page(number) => match self.setup.rules.pages.get(number) {
                Some(page) => format!("/tasks/{task}/answer/{}", page.code),
                None => format!("/tasks/{task}/answer"),
            },
        }
    }

    fn step_of(&self, path: &str) -> Option<Step> {
        let rest = path.strip_prefix("/tasks/")?.strip_prefix(&self.setup.task)?;
        if rest == "/review" {
            return Some(Step::Review);
        }
        let code = rest.strip_prefix("/answer/")?;
        let pages = &self.setup.rules.pages;
        pages.iter().position(|page| page.code.as_str() == code).map(Step::Page)
    }

    /// Makes the fields of the step ready, filled with the answers; the review needs all of them.
    fn prepare(&mut self) {
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
            page::part("review");
        }
    }

    fn stand(&mut self, connection: Connection) {
        self.connection = connection;
        self.show_standing();
    }

    /// Brings everything on the page in line with the answers.
    fn show(&self) {
        for (number, content) in self.setup.rules.pages.iter().enumerate() {
            let selector = format!("[data-page=\"{}\"]:not(template)", content.code);
            let Some(element) = page::find(&selector) else { continue };
            let is_here = self.step == Step::Page(number);
            page::show(&element, is_here);
            if is_here {
                self.show_page(number);
            }
        }
        if let Some(review) = page::find("[data-page=\"review\"]:not(template)") {
            page::show(&review, self.step == Step::Review);
            if self.step == Step::Review {
                self.show_review(&review);
            }
        }
        self.show_errors();
        self.show_buttons();
        self.show_standing();
    }

    fn show_page(&self, number: usize) {
        for (place, question) in self.setup.rules.pages[number].questions.iter().enumerate() {
            let Some(element) = page::question(&question.code) else { continue };
            page::show(&element, self.path.shows(number, place));
            let problem = self.problems.get(&question.code);
            let text = problem.map(|problem| PageWords.problem(*problem, self.setup.language));
            let code = &question.code;
            page::say(&format!("[id=\"q-{code}-error\"]"), &text.unwrap_or_default());
            for control in page::find_all(&element, "input,textarea") {
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

    /// What was entered, read from the fields themselves, in the words of the page.
    fn show_review(&self, review: &Element) {
        for (number, content) in self.setup.rules.pages.iter().enumerate() {
            for (place, question) in content.questions.iter().enumerate() {
                let selector = format!("[data-review=\"{}\"]", question.code);
                let Ok(Some(item)) = review.query_selector(&selector) else { continue };
                page::show(&item, self.path.shows(number, place));
                let Ok(Some(lines)) = item.query_selector("[data-lines]") else { continue };
                let mut words = page::question(&question.code)
                    .map(|q| page::entered_words(&q))
                    .unwrap_or_default();
                if words.is_empty() || self.answers.get(&question.code).is_none() {
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
        list.set_text_content(None);
        for code in self.shown_codes() {
            let Some(problem) = self.problems.get(code) else { continue };
            let asked = page::question(code)
                .and_then(|question| question.query_selector("[data-asked]").ok().flatten())
                .and_then(|asked| asked.text_content())
                .unwrap_or_default();
            let words = PageWords.problem(*problem, self.setup.language);
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
    fn show_standing(&self) {
        let quiet = match self.connection {
            Connection::Saved if !self.answers.is_empty() => Some("saved"),
            Connection::Saving => Some("saving"),
            Connection::Sending => Some("sending"),
            _ => None,
        };
        let spoken = match self.connection {
            Connection::Offline if self.draft.send => Some("will-send"),
            Connection::Offline if !self.setup.keeps => Some("offline-shared"),
            Connection::Offline => Some("offline"),
            Connection::SignedOut if !self.setup.keeps => Some("signed-out-shared"),
            Connection::SignedOut => Some("signed-out"),
            Connection::Closed => Some("closed"),
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
}

/// Sends what this device still keeps of any task, and says how many answers wait.
pub fn send_kept() {
    let waiting = Rc::new(Cell::new(0_usize));
    for task in storage::kept_tasks() {
        let waiting = Rc::clone(&waiting);
        spawn_local(async move {
            let left = send_task(&task).await;
            waiting.set(waiting.get() + left);
            if let (true, Some(notice)) = (left > 0, page::find("[data-waiting]")) {
                page::say("[data-waiting-count]", &waiting.get().to_string());
                page::show(&notice, true);
            }
        });
    }
}

/// Gives how many answers still wait.
async fn send_task(task: &str) -> usize {
    let Some(mut draft) = storage::load(task) else { return 0 };
    let now = page::now();
    let items = draft.items(now);
    if !items.is_empty() {
        let saved = api::save_answers(task.to_owned(), draft.version, items.clone()).await;
        let Ok(saved) = saved else { return items.len() };
        draft.saved(&items, now, &saved);
        storage::keep(task, &draft);
    }
    if draft.send && api::send_answers(task.to_owned()).await.is_ok() {
        storage::forget(task);
    }
    0
}
