//! Saving what is entered on the server, and sending it: now, or when it can be reached again.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::{prelude::set_timeout_with_handle, task::spawn_local};

use super::{
    fate::Fate,
    page,
    runner::{Connection, Runner, Shared},
    setup::{Setup, Step},
    steps::go_to,
    storage,
};
use crate::answers::api::{self, ApiError};

const TYPING_PAUSE: Duration = Duration::from_millis(700);
pub(super) const FIRST_RETRY: Duration = Duration::from_secs(2);
const LONGEST_RETRY: Duration = Duration::from_mins(1);

/// Sends the answers, now or when the server can be reached again.
pub(super) fn send(runner: &Shared) {
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

pub(super) fn flush_after_pause(runner: &Shared) {
    let again = Rc::clone(runner);
    let handle = set_timeout_with_handle(move || flush(&again), TYPING_PAUSE).ok();
    let mut runner = runner.borrow_mut();
    if let Some(earlier) = std::mem::replace(&mut runner.typing, handle) {
        earlier.clear();
    }
}

/// Saves what is pending on the server; one request at a time.
pub(super) fn flush(runner: &Shared) {
    let now = page::now();
    let (message, is_send_asked) = {
        let runner = runner.borrow();
        if runner.is_flying || runner.connection == Connection::Closed {
            return;
        }
        (runner.message(now), runner.draft.send)
    };
    if message.items.is_empty() {
        if is_send_asked {
            send_now(runner);
        } else {
            runner.borrow_mut().stand(Connection::Saved);
        }
        return;
    }
    runner.borrow_mut().is_flying = true;
    let runner = Rc::clone(runner);
    spawn_local(async move {
        let api::SaveAnswers { owner, task, version, items } = message;
        let is_test = runner.borrow().setup.is_test;
        let saved = if is_test {
            api::save_test_answers(owner, task, version, items.clone()).await
        } else {
            api::save_answers(owner, task, version, items.clone()).await
        };
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

fn send_now(runner: &Shared) {
    {
        let mut runner = runner.borrow_mut();
        runner.is_flying = true;
        runner.stand(Connection::Sending);
    }
    let runner = Rc::clone(runner);
    spawn_local(async move {
        let Setup { owner, task, language, is_test, .. } = runner.borrow().setup.clone();
        let sent = if is_test {
            api::send_test_answers(owner.clone(), task.clone(), language).await
        } else {
            api::send_answers(owner.clone(), task.clone()).await
        };
        runner.borrow_mut().is_flying = false;
        match sent {
            Ok(sent) => {
                // Until the receipt has loaded, a retry still due must not send, and keep, once more.
                runner.borrow_mut().draft.send = false;
                storage::forget(&owner, &task);
                page::go_to(&sent.receipt);
            }
            Err(error) => not_done(&runner, &error),
        }
    });
}

fn not_done(runner: &Shared, error: &ApiError) {
    // Signing out or in, in another tab, may have wiped what this one had kept.
    runner.borrow_mut().keep();
    match Fate::of(error) {
        Fate::WaitForSignIn => runner.borrow_mut().stand(Connection::SignedOut),
        Fate::Over => runner.borrow_mut().stand(Connection::Closed),
        Fate::Unreadable => runner.borrow_mut().stand(Connection::Unreadable),
        Fate::Incomplete => {
            let (is_told, here) = {
                let mut runner = runner.borrow_mut();
                runner.draft.send = false;
                runner.keep();
                runner.stand(Connection::Saved);
                let rules = &runner.setup.rules;
                let obstacles = rules.obstacles(&runner.answers, &runner.path, None);
                (!obstacles.is_empty(), runner.path_of(runner.step))
            };
            // The questions have changed since the page was made: only a new one knows what is missing.
            if is_told { send(runner) } else { page::go_to(&here) }
        }
        Fate::Wait => {
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

/// Sends what this device still keeps of any task, and says how many answers wait.
pub fn send_kept() {
    let Some(owner) = storage::owner() else { return };
    let waiting = Rc::new(Cell::new(0_usize));
    for task in storage::kept_tasks() {
        let (owner, waiting) = (owner.clone(), Rc::clone(&waiting));
        spawn_local(async move {
            let left = send_task(&owner, &task).await;
            waiting.set(waiting.get() + left);
            if let (true, Some(notice)) = (left > 0, page::find("[data-waiting]")) {
                page::say("[data-waiting-count]", &waiting.get().to_string());
                page::show(&notice, true);
            }
        });
    }
}

/// Gives how many answers still wait.
async fn send_task(owner: &str, task: &str) -> usize {
    let Some(mut draft) = storage::load(owner, task) else { return 0 };
    let now = page::now();
    let items = draft.items(now);
    let (owner_tag, task_id) = (owner.to_owned(), task.to_owned());
    if !items.is_empty() {
        let (tag, id) = (owner_tag.clone(), task_id.clone());
        match api::save_answers(tag, id, draft.version, items.clone()).await {
            Ok(saved) => {
                draft.saved(&items, now, &saved);
                storage::keep(owner, task, &draft);
            }
            Err(error) => {
                let fate = forget_if_over(owner, task, &error);
                return if fate.is_waiting() { items.len() } else { 0 };
            }
        }
    }
    if draft.send {
        match api::send_answers(owner_tag, task_id).await {
            Ok(_) => storage::forget(owner, task),
            Err(error) => {
                forget_if_over(owner, task, &error);
            }
        }
    }
    0
}

/// A draft that nobody will take any more is not kept, nor spoken of, for ever.
fn forget_if_over(owner: &str, task: &str, error: &ApiError) -> Fate {
    let fate = Fate::of(error);
    if fate == Fate::Over {
        storage::forget(owner, task);
    }
    fate
}

impl Runner {
    fn take_saved(&mut self, items: &[api::Item], sent_at: i64, saved: &api::Saved) {
        let changed = self.draft.saved(items, sent_at, saved);
        self.retry = FIRST_RETRY;
        self.keep();
        if !changed.is_empty() {
            self.changed_elsewhere = true;
            self.fill_from_draft();
        }
    }

    /// What is not saved yet, as it is asked to be saved.
    fn message(&self, now: i64) -> api::SaveAnswers {
        let setup = &self.setup;
        let (owner, task) = (setup.owner.clone(), setup.task.clone());
        api::SaveAnswers { owner, task, version: setup.version, items: self.draft.items(now) }
    }

    /// The page is being closed: hands over what is not saved yet.
    pub(super) fn hand_over(&self) {
        let message = self.message(page::now());
        if message.items.is_empty() || self.connection == Connection::SignedOut {
            return;
        }
        let path = if self.setup.is_test { "/api/test-answers/save" } else { "/api/answers/save" };
        if let Ok(json) = serde_json::to_string(&message) {
            page::send_beacon(path, &json);
        }
    }
}
