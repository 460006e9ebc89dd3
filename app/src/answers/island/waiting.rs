//! On the list of tasks: answers that this device still keeps are sent as soon as it can.

use leptos::{prelude::*, task::spawn_local};

use super::browser;
use crate::answers::api;

/// Says how many answers wait on this device, and sends them. `words` has `{count}`.
#[island]
pub fn Waiting(words: String) -> impl IntoView {
    let count = RwSignal::new(0_usize);
    Effect::new(move |_| flush_all(count));
    let shown = move || {
        let count = count.get();
        (count > 0).then(|| view! { <p class="notice">{words.replace("{count}", &count.to_string())}</p> })
    };
    view! { <div role="status" data-waiting="">{shown}</div> }
}

fn flush_all(count: RwSignal<usize>) {
    for task in browser::kept_tasks() {
        let Some(draft) = browser::load(&task) else { continue };
        count.update(|count| *count += draft.pending.len());
        if draft.pending.is_empty() && !draft.send {
            continue;
        }
        spawn_local(async move {
            flush(&task, count).await;
        });
    }
}

async fn flush(task: &str, count: RwSignal<usize>) {
    let Some(mut draft) = browser::load(task) else { return };
    let now = browser::now();
    let items = draft.items(now);
    let Ok(saved) = api::save_answers(task.to_owned(), draft.version, items.clone()).await else { return };
    draft.saved(&items, now, saved);
    browser::keep(task, &draft);
    count.update(|count| *count = count.saturating_sub(items.len()));
    if draft.send && api::send_answers(task.to_owned()).await.is_ok() {
        browser::forget(task);
    }
}
