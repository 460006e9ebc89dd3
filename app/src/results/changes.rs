//! What changed in a question while answers came in: the figures are of all its versions together.

use leptos::prelude::*;
use model::questionnaires::{Choice, History};

use crate::{Visit, t};

/// What whoever reads the figures has to know; nothing if nothing changed.
pub fn words(visit: &Visit, history: &History<String>) -> Option<AnyView> {
    let texts = |choices: Vec<&Choice<String>>| -> Option<String> {
        let texts: Vec<&str> = choices.iter().map(|choice| choice.text.as_str()).collect();
        (!texts.is_empty()).then(|| texts.join(", "))
    };
    let mut told: Vec<String> = Vec::new();
    if !history.is_asked {
        told.push(t!(visit, "results-asked-no-more"));
    }
    if !history.is_from_the_beginning {
        told.push(t!(visit, "results-asked-later"));
    }
    let earlier = history.earlier.iter();
    told.extend(earlier.map(|text| t!(visit, "results-worded-before", text = text.clone())));
    let added = texts(history.added.iter().collect());
    told.extend(added.map(|texts| t!(visit, "results-offered-later", choices = texts)));
    let former = texts(history.former.iter().map(|(_, choice)| choice).collect());
    told.extend(former.map(|texts| t!(visit, "results-offered-before", choices = texts)));
    if told.is_empty() {
        return None;
    }
    let items = told.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
    Some(
        view! {
            <div class="changes">
                <p>{t!(visit, "results-changed")}</p>
                <ul>{items}</ul>
            </div>
        }
        .into_any(),
    )
}
