//! Why there are dashes among the figures, and what helps: said once, above them.

use leptos::prelude::*;
use model::{
    projects::Access,
    results::{Guard, Shown},
};

use super::show::Results;
use crate::{Visit, t, ui};

/// The sentence, where something is held back. It tells no more than the figures below it.
pub fn explained(
    visit: &Visit,
    found: &Results,
    shown: &Shown,
    is_everyone: bool,
    is_over: bool,
) -> Option<AnyView> {
    let mut asked = found.questions.iter().filter(|question| question.is_answerable());
    let holds_back = asked.any(|question| {
        shown.distributions(question).iter().any(|distribution| distribution.held_back > 0)
    });
    if shown.responses == 0 || !holds_back {
        return None;
    }
    let least = Guard::default().least();
    let helps = [
        (!is_everyone).then(|| t!(visit, "results-dashes-all")),
        (!is_over).then(|| t!(visit, "results-dashes-wait")),
        (found.access >= Access::Edit).then(|| t!(visit, "results-dashes-next")),
    ];
    let helps: Vec<String> = helps.into_iter().flatten().collect();
    let helps = (!helps.is_empty()).then(|| view! { <p>{helps.join(" ")}</p> });
    let why = view! { <p>{t!(visit, "results-dashes", least = least)}</p> {helps} };
    let heading = Some(t!(visit, "results-dashes-title"));
    let told = ui::notice(ui::NoticeKind::Info, heading, why.into_any());
    Some(view! { <div id="dashes">{told}</div> }.into_any())
}
