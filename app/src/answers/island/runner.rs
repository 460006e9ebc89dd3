//! The questionnaire under way: what is entered, and what the device keeps of it.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::prelude::TimeoutHandle;
use model::{
    answers::{Answer, Answers, ByCode, Problem},
    questionnaires::{Code, Entry, Path, Question},
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, EventTarget, SubmitEvent};

pub use super::saving::send_kept;
use super::{
    draft::Draft,
    page,
    saving::{FIRST_RETRY, flush, flush_after_pause, send},
    setup::{Setup, Step},
    steps::{arrive, go_back, go_next, go_to},
    storage,
};

/// How it stands between the browser and the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Connection {
    /// Everything entered is saved.
    Saved,
    /// Something is being saved.
    Saving,
    /// The answers are being sent.
    Sending,
    /// The server is out of reach; what is entered waits.
    Offline,
    /// The sign-in has ended, or is somebody else's by now; what is entered waits for the next.
    SignedOut,
    /// The answers are there, and photos in them are still on their way.
    Photos,
    /// The task takes no answers any more.
    Closed,
    /// What is entered cannot be taken as it is; the next entry tries again.
    Unreadable,
}

impl Connection {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Saving => "saving",
            Self::Sending => "sending",
            Self::Offline => "offline",
            Self::SignedOut => "signed-out",
            Self::Photos => "photos",
            Self::Closed => "closed",
            Self::Unreadable => "unreadable",
        }
    }
}

/// The questionnaire under way.
pub(super) struct Runner {
    pub(super) setup: Setup,
    pub(super) draft: Draft,
    pub(super) answers: Answers,
    pub(super) path: Path,
    pub(super) step: Step,
    pub(super) problems: ByCode<Problem>,
    /// The questions of which it was told that they were passed over.
    pub(super) told: Vec<Code>,
    pub(super) connection: Connection,
    /// Whether the device has what is not saved yet: not a shared one, nor one that is full.
    pub(super) is_kept: bool,
    pub(super) is_flying: bool,
    pub(super) changed_elsewhere: bool,
    /// The mark of the answers that are to be sent now; none once they had to wait.
    pub(super) looked_over: Option<String>,
    pub(super) retry: Duration,
    pub(super) typing: Option<TimeoutHandle>,
}

pub(super) type Shared = Rc<RefCell<Runner>>;

/// Takes the page over: what was tapped before this ran, what the device keeps, what comes.
pub fn start() {
    let Some(setup) = page::setup().and_then(|setup| Setup::read(&setup)) else {
        // The loader marks the page; its plain forms work.
        wasm_bindgen::throw_str("no setup");
    };
    let draft = Draft::from_server(setup.as_of, setup.version, setup.answers.clone());
    let answers = setup.answers.clone();
    let runner = Rc::new(RefCell::new(Runner {
        path: setup.rules.path(&answers),
        step: setup.start,
        draft,
        answers,
        problems: ByCode::default(),
        told: Vec::new(),
        connection: Connection::Saved,
        is_kept: setup.keeps,
        is_flying: false,
        changed_elsewhere: false,
        looked_over: None,
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
    let Some(kept) = storage::load(&runner.setup.owner, &runner.setup.task) else { return };
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
    // "photos": a script beside this one has brought photos to the server.
    for event in ["online", "photos"] {
        on(&window, event, runner, |runner, _| {
            runner.borrow_mut().retry = FIRST_RETRY;
            flush(runner);
        });
    }
    // Back from another tab, where one may have signed in again.
    on(&window, "focus", runner, |runner, _| {
        if runner.borrow().connection == Connection::SignedOut {
            flush(runner);
        }
    });
    on(&window, "popstate", runner, |runner, _| {
        let (here, step) = (runner.borrow().step, runner.borrow().step_of(&page::path()));
        // A link within the page, as in the summary of errors, comes by here too.
        if let Some(step) = step.filter(|step| *step != here) {
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
        // There is room for more already; a script shows it.
        (Some("add"), _) => {}
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

impl Runner {
    /// The codes of the questions whose fields are on the page by now.
    pub(super) fn shown_codes(&self) -> impl Iterator<Item = &Code> {
        let pages = &self.setup.rules.pages;
        let page = match self.step {
            Step::Page(number) => pages.get(number),
            Step::Review => None,
        };
        page.into_iter().flat_map(|page| &page.questions).map(|question| &question.code)
    }

    /// Reads the fields of a question and notes the answer, unless it cannot be stored.
    pub(super) fn read(&mut self, code: &Code) -> Option<Entry> {
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

    /// Keeps the draft on the device, unless the device is shared or somebody else's by now.
    pub(super) fn keep(&mut self) {
        let setup = &self.setup;
        self.is_kept = setup.keeps && storage::keep(&setup.owner, &setup.task, &self.draft);
    }

    /// Enters the draft's answers into every question whose fields are on the page by now.
    pub(super) fn fill_from_draft(&mut self) {
        self.answers = self.draft.answers();
        self.path = self.setup.rules.path(&self.answers);
        for question in self.setup.rules.questions() {
            if let Some(element) = page::question(&question.code) {
                page::enter(&element, &self.fields_of(question));
            }
        }
    }

    /// The answer to a question as its fields have it.
    pub(super) fn fields_of(&self, question: &Question<()>) -> Vec<(String, String)> {
        let answer = self.answers.get(&question.code);
        answer.map(|answer| question.write(answer, self.setup.language)).unwrap_or_default()
    }
}
