//! The results of a task: figures for every question, once it is chosen by what to compare.

use axum::response::Response;
use http::Uri;
use leptos::prelude::*;
use model::{
    language::Texts,
    projects::Access,
    questionnaires::{Code, History, Kind, Question, Questionnaire, every_question},
    results::{Cell, Filter, Guard, Shown, Stratum, Tallies},
    tasks::Stage,
};
use store::{
    results, stops,
    tasks::{self, Task},
};
use uuid::Uuid;

use super::{changes, choose, course, dashes, figures, filter, parts};
use crate::{
    Failure, Visit, t,
    tasks::get_of_staff,
    ui::{self, form::Errors},
    url::{UrlPath, query_value},
};

/// Everything a page of results is made of.
pub struct Results {
    /// The task.
    pub task: Task,
    /// What the reader may do with it.
    pub access: Access,
    /// Every question that was ever asked, in the reader's language.
    pub questions: Vec<Question<String>>,
    /// The versions there were, oldest first.
    versions: Vec<Questionnaire<String>>,
    /// Those by which answers are compared; none: nobody has said yet.
    pub comparisons: Option<Vec<Question<String>>>,
    groups: Vec<(model::results::Group<Stratum>, Tallies)>,
}

impl Results {
    /// Reads them, for one of the project's people.
    pub async fn get(
        visit: &Visit,
        on: &mut impl store::Session,
        id: Uuid,
    ) -> Result<Self, Failure> {
        let (task, access) = get_of_staff(visit, on, id, Access::Read).await?;
        if task.collection.stage == Stage::Draft {
            return Err(Failure::NotFound);
        }
        let versions = tasks::list_versions(on, id).await?;
        let shown = |texts: &Texts| texts.shown(visit.language, task.main_language).text;
        let versions: Vec<Questionnaire<String>> =
            versions.iter().map(|version| version.map_texts(&shown)).collect();
        let questions = every_question(&versions);
        let chosen = results::find_comparisons(on, id).await?;
        let comparisons = chosen.map(|codes| {
            let find = |code: &Code| questions.iter().find(|question| question.code == *code);
            codes.iter().filter_map(find).cloned().collect()
        });
        let groups = results::list_tallies(on, id).await?;
        Ok(Self { task, access, questions, versions, comparisons, groups })
    }

    /// The filter in an address, one field `f-CODE` for each comparison. None: it names an answer
    /// that there is not, so somebody has made it by hand.
    pub fn filter(&self, query: Option<&str>) -> Option<Filter> {
        let compared = self.comparisons.as_deref().unwrap_or_default();
        let wishes = compared.iter().map(|question| {
            match query_value(query, &field(&question.code)).as_deref() {
                None | Some("") => Some(None),
                Some(text) => {
                    let cell: Cell = text.parse().ok()?;
                    values_of(question).contains(&cell).then_some(Some(cell))
                }
            }
        });
        Some(Filter(wishes.collect::<Option<_>>()?))
    }

    /// Whether anything is shown of those whom the filter takes: the same that looking there tells.
    pub fn shows_any(&self, filter: &Filter) -> bool {
        self.groups.iter().any(|(group, tallies)| tallies.responses > 0 && filter.takes(group))
    }

    /// What may be shown of those whom the filter takes.
    pub fn shown(&self, filter: &Filter) -> Shown {
        Shown::of(self.groups.iter().filter(|(group, _)| filter.takes(group)).map(|(_, t)| t))
    }
}

pub(super) fn field(code: &Code) -> String {
    format!("f-{code}")
}

/// The answers to a comparison question that can be asked for.
pub(super) fn values_of(question: &Question<String>) -> Vec<Cell> {
    let codes: Vec<String> = match &question.kind {
        Kind::SingleChoice { options, .. } | Kind::Place { options } => {
            options.iter().map(|option| option.code.to_string()).collect()
        }
        Kind::YesNo => vec!["yes".to_owned(), "no".to_owned()],
        Kind::Scale { from, to, .. } => {
            (*from..=*to).map(model::questionnaires::point_code).collect()
        }
        _ => Vec::new(),
    };
    codes.iter().filter_map(|code| code.parse().ok()).collect()
}

/// `GET /staff/tasks/{task}/results`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>, uri: Uri) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let found = Results::get(&visit, &mut conn, id).await?;
    if found.comparisons.is_none() {
        return Ok(choose::render(&visit, &found, &[], &Errors::default()));
    }
    let Some(filter) = found.filter(uri.query()) else { return Err(Failure::NotFound) };
    let stopped = Shown::of([&stops::get_tallies(&mut conn, id).await?]);
    drop(conn);
    let shown = found.shown(&filter);
    let title = t!(visit, "results-title");
    let heading = title.clone();
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    Ok(visit.page(&title, || {
        let task = &found.task;
        let is_everyone = filter.0.iter().all(Option::is_none);
        // Whoever was let finish after the closing may still send.
        let is_over =
            task.collection.is_over(visit.now) && !task.is_open_for(true, visit.now);
        let body = if shown.responses == 0 {
            view! { <p class="notice">{too_few(&visit, is_everyone, is_over)}</p> }.into_any()
        } else {
            let sections = found
                .questions
                .iter()
                .filter(|question| question.has_answer())
                .map(|question| section(&visit, &found, question, &shown, &query))
                .collect_view();
            view! { <div>{sections}</div> }.into_any()
        };
        // Who stopped has not been asked everything: they are in no group.
        let stopped = is_everyone.then_some(&stopped);
        view! {
            <p><a href=format!("/staff/tasks/{id}")>{ui::shown(task.title.shown(visit.language, task.main_language))}</a></p>
            <h1>{heading}</h1>
            {standing(&visit, &shown, is_over)}
            {filter::form(&visit, &found, &filter)}
            {dashes::explained(&visit, &found, &shown, is_everyone, is_over)}
            {body}
            {course::section(&visit, &found.questions, &shown, stopped)}
        }
    }))
}

fn too_few(visit: &Visit, is_everyone: bool, is_over: bool) -> String {
    let least = Guard::default().least();
    match (is_everyone, is_over) {
        (true, false) => t!(visit, "results-too-few", least = least),
        (true, true) => t!(visit, "results-too-few-over", least = least),
        (false, _) => t!(visit, "results-too-few-filter", least = least),
    }
}

/// Of how many the figures are. None counted is not none answered.
fn standing(visit: &Visit, shown: &Shown, is_over: bool) -> AnyView {
    let least = Guard::default().least();
    let of = if shown.responses == 0 {
        t!(visit, "results-of-few", least = least)
    } else {
        t!(visit, "results-of", count = figures::count_words(visit, shown.responses))
    };
    let steps = if is_over {
        t!(visit, "results-steps-over", least = least)
    } else {
        t!(visit, "results-steps", least = least)
    };
    view! {
        <p class="lead">{of}</p>
        <p class="small">{steps}</p>
    }
    .into_any()
}

fn section(
    visit: &Visit,
    found: &Results,
    question: &Question<String>,
    shown: &Shown,
    query: &str,
) -> AnyView {
    let distributions = shown.distributions(question);
    let history = History::of(&found.versions, &question.code);
    let called = |text: &String| t!(visit, "results-former", code = text.clone());
    let whole = history.with_former(question, called);
    let links = fields_with_words(question)
        .into_iter()
        .map(|field| {
            let name =
                field.iter().fold(question.code.to_string(), |name, f| format!("{name}-{f}"));
            let href = format!("/staff/tasks/{}/results/{name}{query}", found.task.id);
            let words = match field.as_slice() {
                [] => t!(visit, "results-read-words"),
                field => {
                    let field = parts::field_words(visit, question, field);
                    t!(visit, "results-read-words-of", field = field)
                }
            };
            view! { <p><a href=href>{words}</a></p> }
        })
        .collect_view();
    let photos = matches!(question.kind, Kind::Photos { .. }).then(|| {
        let href =
            format!("/staff/tasks/{}/results/{}/photos{query}", found.task.id, question.code);
        view! { <p><a href=href>{t!(visit, "results-see-photos")}</a></p> }
    });
    view! {
        <section class="result">
            <h2>{question.text.clone()}</h2>
            {changes::words(visit, &history)}
            {figures::tables(visit, &whole, &distributions)}
            {links}
            {photos}
        </section>
    }
    .into_any()
}

/// The fields of a question whose answers hold words to read, those of a repeated group once; a
/// question without fields is its own, with no codes.
pub fn fields_with_words<T>(question: &Question<T>) -> Vec<Vec<Code>> {
    let mut fields: Vec<Vec<Code>> = Vec::new();
    for (path, leaf) in question.leaves() {
        let field = question.field_of(&path);
        if has_words(leaf) && fields.iter().all(|known| known != field) {
            fields.push(field.to_vec());
        }
    }
    fields
}

/// Whether answers to a question without parts hold words to read.
fn has_words<T>(question: &Question<T>) -> bool {
    match &question.kind {
        Kind::ShortText { .. } | Kind::LongText { .. } => true,
        Kind::SingleChoice { options, .. }
        | Kind::Place { options }
        | Kind::MultipleChoice { options, .. } => options.iter().any(|option| option.other),
        _ => false,
    }
}
