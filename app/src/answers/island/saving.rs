//! Saving what is entered on the server, and sending it: now, or when it can be reached again.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::{prelude::set_timeout_with_handle, task::spawn_local};

use super::{
    calls::Calls,
    fate::Fate,
    messages, page,
    runner::{Connection, Runner, Shared},
    setup::{Setup, Step},
    steps::go_to,
    storage,
};
use crate::answers::api::{ApiError, Item, Saved};

const TYPING_PAUSE: Duration = Duration::from_millis(700);
pub(super) const FIRST_RETRY: Duration = Duration::from_secs(2);
const LONGEST_RETRY: Duration = Duration::from_mins(1);

/// Sends the answers, now or when the server can be reached again.
pub(super) fn send(runner: &Shared) {
    let first = {
        let mut runner = runner.borrow_mut();
        let obstacles = runner.setup.rules.obstacles(&runner.path, None);
        if obstacles.is_empty() {
            runner.draft.send = true;
            runner.looked_over = Some(runner.path.given().mark());
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
    let (calls, version, items, is_send_asked) = {
        let runner = runner.borrow();
        if runner.is_flying || runner.connection == Connection::Closed {
            return;
        }
        (runner.calls(), runner.setup.version, runner.draft.items(now), runner.draft.send)
    };
    if items.is_empty() {
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
        let saved = calls.save(version, &items).await;
        runner.borrow_mut().is_flying = false;
        match saved {
            Ok(saved) => {
                runner.borrow_mut().take_saved(&items, now, &saved);
                match saved.over {
                    Some(told) => {
                        storage::forget(&calls.owner, &calls.task);
                        page::go_to(&told);
                    }
                    None => flush(&runner),
                }
            }
            Err(error) => not_done(&runner, &error),
        }
    });
}

fn send_now(runner: &Shared) {
    // Photos are brought by a script beside this one, which says so when they have arrived.
    if page::find("[data-photos-waiting]").is_some() {
        runner.borrow_mut().stand(Connection::Photos);
        return;
    }
    {
        let mut runner = runner.borrow_mut();
        runner.is_flying = true;
        runner.stand(Connection::Sending);
    }
    let runner = Rc::clone(runner);
    spawn_local(async move {
        let (calls, looked_over) = {
            let runner = runner.borrow();
            (runner.calls(), runner.looked_over.clone())
        };
        let sent = calls.send(looked_over.as_deref()).await;
        runner.borrow_mut().is_flying = false;
        match sent {
            Ok(receipt) => {
                // Until the receipt has loaded, a retry still due must not send, and keep, once more.
                runner.borrow_mut().draft.send = false;
                storage::forget(&calls.owner, &calls.task);
                page::go_to(&receipt);
            }
            Err(error) => not_done(&runner, &error),
        }
    });
}

fn not_done(runner: &Shared, error: &ApiError) {
    // Signing out or in, in another tab, may have wiped what this one had kept.
    runner.borrow_mut().keep();
    match Fate::of(error) {
        Fate::WaitForSignIn => {
            let mut runner = runner.borrow_mut();
            runner.looked_over = None;
            runner.stand(Connection::SignedOut);
        }
        Fate::Over => runner.borrow_mut().stand(Connection::Closed),
        Fate::Unreadable => runner.borrow_mut().stand(Connection::Unreadable),
        Fate::Incomplete => {
            let (is_told, here) = {
                let mut runner = runner.borrow_mut();
                runner.draft.send = false;
                runner.keep();
                runner.stand(Connection::Saved);
                let rules = &runner.setup.rules;
                let obstacles = rules.obstacles(&runner.path, None);
                (!obstacles.is_empty(), runner.path_of(runner.step))
            };
            // The questions have changed since the page was made: only a new one knows what is missing.
            if is_told { send(runner) } else { page::go_to(&here) }
        }
        Fate::LookAgain => {
            let review = {
                let mut runner = runner.borrow_mut();
                runner.draft.send = false;
                runner.keep();
                runner.path_of(Step::Review)
            };
            page::go_to(&review);
        }
        Fate::Wait => {
            let pause = {
                let mut runner = runner.borrow_mut();
                // Whoever has put the phone away by then cannot look again: the later answers count.
                runner.looked_over = None;
                let is_photos = *error == ApiError::PhotosAwaited;
                runner.stand(if is_photos { Connection::Photos } else { Connection::Offline });
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
    let calls = Calls { owner: owner.to_owned(), task: task.to_owned(), test: None };
    if !items.is_empty() {
        match calls.save(draft.version, &items).await {
            Ok(saved) if saved.over.is_some() => {
                storage::forget(owner, task);
                return 0;
            }
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
        match calls.send(None).await {
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
    fn take_saved(&mut self, items: &[Item], sent_at: i64, saved: &Saved) {
        let changed = self.draft.saved(items, sent_at, saved);
        self.retry = FIRST_RETRY;
        self.keep();
        if !changed.is_empty() {
            self.changed_elsewhere = true;
            self.fill_from_draft();
        }
    }

    /// What is asked of the server about these answers.
    fn calls(&self) -> Calls {
        let setup = &self.setup;
        Calls { owner: setup.owner.clone(), task: setup.task.clone(), test: setup.test_language() }
    }

    /// The page is being closed: hands over what is not saved yet.
    pub(super) fn hand_over(&self) {
        let items = self.draft.items(page::now());
        if items.is_empty() || self.connection == Connection::SignedOut {
            return;
        }
        let Setup { owner, task, version, .. } = &self.setup;
        let message = messages::to_save(owner, task, *version, &items);
        page::send_beacon(self.calls().saving(), &message);
    }
}
