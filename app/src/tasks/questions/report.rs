//! What became of a questionnaire on its way from or to another tool: in figures, then in words.

use interchange::{Entry, Note, Outcome, Report, Totals, Why};
use leptos::prelude::*;
use model::questionnaires::{Code, Questionnaire, edit::KindName};

use super::{transfer::shortened, words::kind_name};
use crate::{Visit, t};

/// The sums of a report, with a picture of them.
pub fn figures(visit: &Visit, totals: &Totals) -> AnyView {
    let rows = [
        ("over", t!(visit, "imports-kept"), totals.brought_over),
        ("changed", t!(visit, "imports-changed"), totals.approximated),
        ("lost", t!(visit, "imports-lost"), totals.lost),
    ];
    let picture = picture(totals);
    let rows = rows.into_iter().map(|(class, words, count)| {
        let class = format!("came came--{class}");
        view! { <tr><th scope="row" class=class>{words}</th><td class="number">{count}</td></tr> }
    });
    let rows = rows.collect_view();
    let conditions = (totals.conditions > 0).then(|| {
        let (part, whole) = (totals.translated, totals.conditions);
        let words = t!(visit, "imports-of-all", part = part, whole = whole);
        view! { <dt>{t!(visit, "imports-conditions")}</dt> <dd>{words}</dd> }
    });
    let unused = (totals.unused > 0)
        .then(|| view! { <dt>{t!(visit, "imports-unused")}</dt> <dd>{totals.unused}</dd> });
    let more = (conditions.is_some() || unused.is_some())
        .then(|| view! { <dl class="facts">{conditions}{unused}</dl> });
    view! {
        <table class="figures figures--narrow">
            <caption>{t!(visit, "imports-counts-heading")}</caption>
            <thead>
                <tr>
                    <th scope="col">{t!(visit, "imports-questions")}</th>
                    <th scope="col" class="number">{t!(visit, "imports-count")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {picture}
        {more}
    }
    .into_any()
}

/// One bar in three parts; it says nothing that the table does not.
fn picture(totals: &Totals) -> Option<AnyView> {
    let all = totals.questions;
    if all == 0 {
        return None;
    }
    let percent = |part: usize| {
        let tenths = part * 1_000 / all;
        format!("{}.{}%", tenths / 10, tenths % 10)
    };
    let over = totals.brought_over;
    let parts = [
        ("came__over", 0, over),
        ("came__changed", over, totals.approximated),
        ("came__lost", over + totals.approximated, totals.lost),
    ];
    let parts = parts.into_iter().filter(|(_, _, count)| *count > 0).map(|(class, from, count)| {
        view! { <rect class=class x=percent(from) width=percent(count) height="16"/> }
    });
    let parts = parts.collect_view();
    Some(
        view! {
            <svg class="bar bar--parts" width="100%" height="16" aria-hidden="true" focusable="false">{parts}</svg>
        }
        .into_any(),
    )
}

/// What concerns the whole and the pages; nothing if there is nothing to say.
pub fn whole(visit: &Visit, report: &Report) -> AnyView {
    let of_all = (!report.notes.is_empty()).then(|| {
        view! { <h2>{t!(visit, "imports-general")}</h2> {notes(visit, &report.notes)} }
    });
    let told: Vec<&Entry> = report.pages.iter().filter(|page| !page.notes.is_empty()).collect();
    let of_pages = (!told.is_empty()).then(|| {
        let items = told.into_iter().map(|page| {
            view! {
                <li class="card">
                    <p><code>{shortened(&page.foreign)}</code></p>
                    {notes(visit, &page.notes)}
                </li>
            }
        });
        let items = items.collect_view();
        view! { <h2>{t!(visit, "imports-pages")}</h2> <ul class="came-list">{items}</ul> }
    });
    view! { {of_all} {of_pages} }.into_any()
}

/// Every question of the file with what became of it.
pub fn questions(visit: &Visit, report: &Report, made: &Questionnaire) -> AnyView {
    let items = report.questions.iter().map(|entry| one(visit, entry, made)).collect_view();
    view! { <h2>{t!(visit, "imports-each")}</h2> <ol class="came-list">{items}</ol> }.into_any()
}

fn one(visit: &Visit, entry: &Entry, made: &Questionnaire) -> AnyView {
    let (class, outcome) = match entry.outcome {
        Outcome::BroughtOver => ("came came--over", t!(visit, "imports-kept")),
        Outcome::Approximated => ("came came--changed", t!(visit, "imports-changed")),
        Outcome::Lost => ("came came--lost", t!(visit, "imports-lost")),
    };
    let first = entry.ours.first().and_then(|ours| made.question(&ours.code));
    let text = first.map(|question| {
        let shown = question.text.shown(visit.language, visit.language);
        view! { <p class="typed" lang=shown.lang() dir=shown.dir()>{shortened(&shown.text)}</p> }
    });
    let name = shortened(&entry.foreign);
    let kind = (!entry.foreign_kind.is_empty()).then(|| {
        view! { " (" <span dir="auto">{shortened(&entry.foreign_kind)}</span> ")" }
    });
    let kinds: Vec<String> = entry
        .ours
        .iter()
        .filter_map(|ours| Some(kind_name(visit, KindName::of(&made.question(&ours.code)?.kind))))
        .collect();
    let now = (!kinds.is_empty()).then(|| format!(" → {}", kinds.join(" · ")));
    view! {
        <li class="card">
            <h3 class=class>{outcome}</h3>
            {text}
            <p class="small"><code>{name}</code>{kind}{now}</p>
            {notes(visit, &entry.notes)}
        </li>
    }
    .into_any()
}

/// What of ours is not as it was in a file for another tool, question by question.
pub fn missing(visit: &Visit, report: &Report, name: impl Fn(&Code) -> String) -> AnyView {
    let entries = report.pages.iter().chain(&report.questions);
    let told = entries.filter(|entry| !entry.notes.is_empty());
    let items: Vec<AnyView> = told
        .map(|entry| {
            let of = entry.ours.first().map_or_else(|| entry.foreign.clone(), |o| name(&o.code));
            view! { <li>{of} {notes(visit, &entry.notes)}</li> }.into_any()
        })
        .collect();
    if items.is_empty() && report.notes.is_empty() {
        return view! { <p>{t!(visit, "imports-export-whole")}</p> }.into_any();
    }
    view! { {notes(visit, &report.notes)} <ul class="came-list">{items}</ul> }.into_any()
}

fn notes(visit: &Visit, notes: &[Note]) -> Option<AnyView> {
    (!notes.is_empty()).then(|| {
        let items = notes.iter().map(|note| view! { <li>{words(visit, note)}</li> }).collect_view();
        view! { <ul class="came-notes">{items}</ul> }.into_any()
    })
}

/// One note in words; what the file says in them is cut, never left out.
fn words(visit: &Visit, note: &Note) -> String {
    let cut = |text: &str| shortened(text);
    match note {
        Note::LanguageLeftOut { language, texts } => {
            t!(visit, "imports-note-language-left-out", language = cut(language), texts = *texts)
        }
        Note::LanguageTakenAs { language, place } => {
            let place = place.own_name();
            t!(visit, "imports-note-language-taken", language = cut(language), place = place)
        }
        Note::TextInOtherLanguage { language, texts } => {
            t!(visit, "imports-note-other-language", language = cut(language), texts = *texts)
        }
        Note::TextMissing { texts } => t!(visit, "imports-note-text-missing", texts = *texts),
        Note::HtmlRemoved { texts } => t!(visit, "imports-note-html", texts = *texts),
        Note::ScriptRemoved => t!(visit, "imports-note-script"),
        Note::MediaRemoved => t!(visit, "imports-note-media"),
        Note::PlaceholderKept { placeholder } => {
            t!(visit, "imports-note-placeholder", placeholder = cut(placeholder))
        }
        Note::PlaceholderTranslated { placeholder } => {
            t!(visit, "imports-note-placeholder-translated", placeholder = cut(placeholder))
        }
        Note::TextLeftOut { text, .. } => {
            t!(visit, "imports-note-text-left-out", text = cut(text))
        }
        Note::WordsAdded => t!(visit, "imports-note-words-added"),
        Note::ConditionNotTranslated { original, why } => {
            let lost = t!(visit, "imports-note-condition-lost", original = cut(original));
            format!("{lost} {}", why_words(visit, *why))
        }
        Note::ConditionTranslated { original, ours } => {
            t!(visit, "imports-note-condition", original = cut(original), ours = cut(ours))
        }
        Note::TypeApproximated => t!(visit, "imports-note-type-approximated"),
        Note::TypeLost => t!(visit, "imports-note-type-lost"),
        Note::NotAsked { question } => {
            t!(visit, "imports-note-not-asked", question = cut(question))
        }
        Note::IsHidden => t!(visit, "imports-note-still-hidden"),
        Note::WasHidden => t!(visit, "imports-note-hidden"),
        Note::CodeChanged { from, to } => {
            t!(visit, "imports-note-code", from = cut(from), to = to.to_string())
        }
        Note::ValidationLost { rule } => {
            t!(visit, "imports-note-validation", rule = cut(rule))
        }
        Note::FilterLost { original } => {
            t!(visit, "imports-note-filter", original = cut(original))
        }
        Note::DefaultLost => t!(visit, "imports-note-default"),
        Note::QuotaLost => t!(visit, "imports-note-quota"),
        Note::RandomOrderLost => t!(visit, "imports-note-random"),
        Note::ScoresLost => t!(visit, "imports-note-scores"),
        Note::TimeLimitLost => t!(visit, "imports-note-time-limit"),
        Note::LayoutLost { layout } => t!(visit, "imports-note-layout", layout = cut(layout)),
        Note::SettingLost { setting } => {
            t!(visit, "imports-note-setting", setting = cut(setting))
        }
        Note::LimitRemoved => t!(visit, "imports-note-limit"),
        Note::EmptyPageLeftOut => t!(visit, "imports-note-empty-page"),
        Note::NotUnderstood { what } => t!(visit, "imports-note-not-understood", what = cut(what)),
    }
}

fn why_words(visit: &Visit, why: Why) -> String {
    match why {
        Why::NotUnderstood => t!(visit, "imports-why-not-understood"),
        Why::NotExpressible => t!(visit, "imports-why-not-expressible"),
        Why::UnknownName => t!(visit, "imports-why-unknown-name"),
        Why::UnknownOption => t!(visit, "imports-why-unknown-option"),
        Why::NotEarlier => t!(visit, "imports-why-not-earlier"),
        Why::OnAnOption => t!(visit, "imports-why-on-an-option"),
    }
}
