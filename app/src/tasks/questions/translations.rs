//! A researcher writes the texts of a task in all languages, side by side, page by page.

use std::{collections::BTreeMap, fmt};

use axum::response::Response;
use leptos::prelude::*;
use model::questionnaires::{
    Code, InvalidCode, Page, Questionnaire, WrittenIn,
    edit::{TextMistake, TextPlace, TextRow},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    Names, Open, Stands, autosave,
    question::live_notice,
    saving::{Saved, save},
    words,
};
use crate::{
    Failure, Fields, Visit, t,
    ui::{
        self, NoticeKind,
        form::{self, Errors},
    },
    url::UrlPath,
};

/// `GET /staff/tasks/{task}/questions/translations`: how far each language is, and where it is not.
pub async fn overview(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let open = Open::get(&visit, id).await?;
    let title = t!(visit, "editor-translations");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let names = Names { task: &open.task, questionnaire: &open.questionnaire };
        let parts = open.questionnaire.pages.iter().map(|page| Part::Page(page.code.clone()));
        let end = (!open.questionnaire.end_rows().is_empty()).then_some(Part::End);
        let parts = parts.chain(end).map(|part| part_line(&visit, &open, &names, &part));
        view! {
            <p><a href=open.overview("")>{t!(visit, "editor-back")}</a></p>
            <h1>{heading}</h1>
            {progress(&visit, &open)}
            <p><a href=open.overview("/languages")>{t!(visit, "editor-languages")}</a></p>
            <h2>{t!(visit, "editor-translations-pages")}</h2>
            <ul class="cards cards--close">{parts.collect_view()}</ul>
        }
    }))
}

/// `GET /staff/tasks/{task}/questions/translations/{page}`
pub async fn page(
    visit: Visit,
    UrlPath((id, part)): UrlPath<(Uuid, Part)>,
) -> Result<Response, Failure> {
    let writing = Writing::of(Open::get(&visit, id).await?, part, false)?;
    Ok(writing.render(&visit, writing.rows(), &Errors::default(), None))
}

/// `GET /staff/tasks/{task}/questions/translations/{page}/missing`: only what is not written everywhere.
pub async fn missing(
    visit: Visit,
    UrlPath((id, part)): UrlPath<(Uuid, Part)>,
) -> Result<Response, Failure> {
    let writing = Writing::of(Open::get(&visit, id).await?, part, true)?;
    Ok(writing.render(&visit, writing.rows(), &Errors::default(), None))
}

/// `POST /staff/tasks/{task}/questions/translations/{page}`
pub async fn submit(
    visit: Visit,
    UrlPath((id, part)): UrlPath<(Uuid, Part)>,
    fields: Fields,
) -> Result<Response, Failure> {
    write(visit, Wanted { task: id, part, only_missing: false }, fields).await
}

/// `POST /staff/tasks/{task}/questions/translations/{page}/missing`
pub async fn submit_missing(
    visit: Visit,
    UrlPath((id, part)): UrlPath<(Uuid, Part)>,
    fields: Fields,
) -> Result<Response, Failure> {
    write(visit, Wanted { task: id, part, only_missing: true }, fields).await
}

/// Which page of which task is written.
struct Wanted {
    task: Uuid,
    part: Part,
    only_missing: bool,
}

async fn write(visit: Visit, wanted: Wanted, fields: Fields) -> Result<Response, Failure> {
    let (open, tx) = Open::hold(&visit, wanted.task).await?;
    let stands = open.stands(fields.get("seen"), "")?;
    let read = open.questionnaire.read_texts(&fields.0);
    let writing = Writing::of(open, wanted.part.clone(), wanted.only_missing)?;
    let is_shown = |row: &TextRow| fields.has(&row.mark_field());
    let rows: Vec<TextRow> = read.shown.into_iter().filter(is_shown).collect();
    let mut errors = Errors::default();
    if stands == Stands::OtherStage {
        let first = rows.first().map(|row| row.id.clone()).unwrap_or_default();
        errors.add(&first, t!(visit, "editor-published-meanwhile"));
    }
    for (field, mistake) in read.wrong {
        errors.add(&field, mistake_words(&visit, mistake));
    }
    let lost = (!read.lost.is_empty()).then(|| lost_notice(&visit, read.lost));
    if !errors.is_empty() {
        return Ok(writing.render(&visit, rows, &errors, lost));
    }
    let version = match save(&visit, tx, &writing.open, &read.next).await? {
        Saved::Done(version) => version,
        Saved::Refused(why) => {
            let first = rows.first().map(|row| row.id.clone()).unwrap_or_default();
            return Ok(writing.render(&visit, rows, &Errors::several(&first, why), lost));
        }
    };
    match lost {
        // What could not be kept is shown once more.
        Some(lost) => {
            let open = Open::get(&visit, wanted.task).await?;
            let writing = Writing::of(open, wanted.part.clone(), wanted.only_missing)?;
            let rows = writing.rows();
            Ok(writing.render(&visit, rows, &Errors::default(), Some(lost)))
        }
        None => Ok(autosave::saved(&visit, version, &writing.place(writing.only_missing))),
    }
}

/// What is written on one screen.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Part {
    /// The page of this code and its questions.
    Page(Code),
    /// What is said after the questions.
    End,
}

/// No code of a page has hyphens.
const END: &str = "in-the-end";

impl TryFrom<String> for Part {
    type Error = InvalidCode;

    fn try_from(text: String) -> Result<Self, InvalidCode> {
        if text == END { Ok(Self::End) } else { text.parse().map(Self::Page) }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page(code) => code.fmt(formatter),
            Self::End => formatter.write_str(END),
        }
    }
}

impl Part {
    /// Its texts. None: there is no such page.
    fn rows(&self, questionnaire: &Questionnaire) -> Option<Vec<TextRow>> {
        match self {
            Self::Page(code) => {
                let page = questionnaire.pages.iter().find(|page| page.code == *code);
                page.map(Page::text_rows)
            }
            Self::End => Some(questionnaire.end_rows()),
        }
    }

    fn name(&self, visit: &Visit, names: &Names<'_>) -> String {
        match self {
            Self::Page(code) => names.of_page(visit, code),
            Self::End => t!(visit, "editor-endings"),
        }
    }
}

/// The texts of one part being written.
struct Writing {
    open: Open,
    part: Part,
    only_missing: bool,
}

impl Writing {
    fn of(open: Open, part: Part, only_missing: bool) -> Result<Self, Failure> {
        part.rows(&open.questionnaire).ok_or(Failure::NotFound)?;
        Ok(Self { open, part, only_missing })
    }

    fn rows(&self) -> Vec<TextRow> {
        let mut rows = self.part.rows(&self.open.questionnaire).unwrap_or_default();
        let languages = self.open.languages();
        rows.retain(|row| !self.only_missing || row.is_missing_any(&languages));
        rows
    }

    fn place(&self, only_missing: bool) -> String {
        let rest = if only_missing { "/missing" } else { "" };
        self.open.overview(&format!("/translations/{}{rest}", self.part))
    }

    fn render(
        &self,
        visit: &Visit,
        rows: Vec<TextRow>,
        errors: &Errors,
        lost: Option<AnyView>,
    ) -> Response {
        let names = Names { task: &self.open.task, questionnaire: &self.open.questionnaire };
        let page = self.part.name(visit, &names);
        let title = t!(visit, "editor-translations-of", page = page);
        let heading = title.clone();
        let body = || {
            let other = if self.only_missing {
                view! { <p><a href=self.place(false)>{t!(visit, "editor-translations-all")}</a></p> }
            } else {
                view! { <p><a href=self.place(true)>{t!(visit, "editor-translations-missing")}</a></p> }
            };
            let form = if rows.is_empty() {
                view! { <p>{t!(visit, "editor-translations-none")}</p> }.into_any()
            } else {
                view! {
                    <form class="editor translations" method="post" action=self.place(self.only_missing) novalidate>
                        <input type="hidden" name="seen" value=self.open.seen("")/>
                        {self.groups(visit, &names, rows, errors)}
                        {form::submit(t!(visit, "projects-save"))}
                        {autosave::status(visit, &self.open, true)}
                    </form>
                }
                .into_any()
            };
            view! {
                {errors.summary(visit)}
                <p><a href=self.open.overview("/translations")>{t!(visit, "editor-translations-back")}</a></p>
                <h1>{heading}</h1>
                {live_notice(visit, &self.open)}
                {lost}
                {other}
                {form}
            }
        };
        visit.form_page(&title, errors, body)
    }

    /// The rows under what they belong to: the page, a question.
    fn groups(
        &self,
        visit: &Visit,
        names: &Names<'_>,
        rows: Vec<TextRow>,
        errors: &Errors,
    ) -> AnyView {
        // Of what is stored, whatever was typed.
        let languages = self.open.languages();
        let stored = self.part.rows(&self.open.questionnaire).into_iter().flatten();
        let marks: BTreeMap<String, String> =
            stored.map(|row| (row.id.clone(), row.marks(&languages))).collect();
        let mut groups: Vec<(String, Vec<TextRow>)> = Vec::new();
        for row in rows {
            let code = row.id.split('-').nth(1).and_then(|code| code.parse::<Code>().ok());
            let of = match (row.place, code) {
                (TextPlace::Title, _) | (_, None) => t!(visit, "editor-page-title"),
                (TextPlace::EndingTitle | TextPlace::EndingText, Some(code)) => {
                    capitalised(&names.of_ending(visit, &code))
                }
                (TextPlace::Full, Some(code)) => capitalised(&names.of_quota(visit, &code)),
                (_, Some(code)) => names.of_code(visit, &code),
            };
            match groups.last_mut() {
                Some((last, rows)) if *last == of => rows.push(row),
                _ => groups.push((of, vec![row])),
            }
        }
        let groups = groups.into_iter().map(|(heading, rows)| {
            let rows = rows.iter().map(|row| {
                let marks = marks.get(&row.id).map(String::as_str).unwrap_or_default();
                row_fields(visit, row, (marks, &languages), errors)
            });
            view! { <section class="rows"><h2>{heading}</h2>{rows.collect_view()}</section> }
        });
        groups.collect_view().into_any()
    }
}

/// A text with one field for each language.
fn row_fields(
    visit: &Visit,
    row: &TextRow,
    (marks, languages): (&str, &WrittenIn),
    errors: &Errors,
) -> AnyView {
    let inputs = languages.iter().map(|language| {
        let id = row.field(language);
        let value = row.texts.exactly(language).unwrap_or_default().to_owned();
        let error = errors.of(&id);
        let class = error.is_some().then_some("field--wrong");
        let described_by = error.is_some().then(|| format!("{id}-error"));
        let invalid = error.is_some().then_some("true");
        let error = error.map(|error| {
            view! { <p class="field__error" id=format!("{id}-error")>{error}</p> }
        });
        let control = if row.is_long() {
            form::bare_text_area(&id, 3, described_by, invalid, &value)
        } else {
            view! {
                <input class="input" type="text" id=id.clone() name=id.clone() value=value autocomplete="off"
                    lang=language.tag() dir=language.direction() aria-describedby=described_by aria-invalid=invalid/>
            }
            .into_any()
        };
        view! {
            <div class=class>
                <label for=id lang=language.tag() dir=language.direction()>{language.own_name()}</label>
                {error}
                {control}
            </div>
        }
    });
    view! {
        <fieldset class="row">
            <legend>{place_words(visit, row.place)}</legend>
            <input type="hidden" name=row.mark_field() value=marks.to_owned()/>
            <div class="languages-beside">{inputs.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// What a text is.
fn place_words(visit: &Visit, place: TextPlace) -> String {
    match place {
        TextPlace::Title => t!(visit, "editor-page-title"),
        TextPlace::Text => t!(visit, "editor-text"),
        TextPlace::Hint => t!(visit, "editor-hint"),
        TextPlace::Option(number) => t!(visit, "editor-option", number = number),
        TextPlace::Alternative => t!(visit, "editor-alternative"),
        TextPlace::OptionAlternative(number) => {
            t!(visit, "editor-alternative-option", number = number)
        }
        TextPlace::Row(number) => t!(visit, "editor-row", number = number),
        TextPlace::Column(number) => t!(visit, "editor-column", number = number),
        TextPlace::Field(number) => t!(visit, "editor-field", number = number),
        TextPlace::Low => t!(visit, "editor-low"),
        TextPlace::High => t!(visit, "editor-high"),
        TextPlace::Point(point) => t!(visit, "editor-point", point = point),
        TextPlace::Rule(number) => t!(visit, "editor-rule", number = number),
        TextPlace::EndingTitle => t!(visit, "editor-ending-title"),
        TextPlace::EndingText => t!(visit, "editor-ending-words"),
        TextPlace::Full => t!(visit, "editor-quota-full"),
        TextPlace::Unit => t!(visit, "editor-unit"),
        TextPlace::Other => t!(visit, "editor-other-text"),
    }
}

/// A name that elsewhere stands within a sentence, as a heading.
fn capitalised(name: &str) -> String {
    let mut characters = name.chars();
    let first = characters.next();
    first.into_iter().flat_map(char::to_uppercase).chain(characters).collect()
}

fn mistake_words(visit: &Visit, mistake: TextMistake) -> String {
    match mistake {
        TextMistake::Mistake(mistake) => words::mistake_words(visit, mistake),
        TextMistake::Meanwhile(theirs) if theirs.is_empty() => {
            t!(visit, "editor-translations-emptied")
        }
        TextMistake::Meanwhile(theirs) => {
            t!(visit, "editor-translations-meanwhile", theirs = theirs)
        }
    }
}

fn lost_notice(visit: &Visit, lost: Vec<String>) -> AnyView {
    let items = lost.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    let heading = Some(t!(visit, "editor-translations-lost"));
    ui::notice(NoticeKind::Warning, heading, view! { <ul>{items}</ul> }.into_any())
}

/// How many of all texts are written in each language, in words and as a bar.
fn progress(visit: &Visit, open: &Open) -> AnyView {
    let questionnaire = &open.questionnaire;
    let total = questionnaire.count_texts();
    let languages = open.languages();
    let lines = languages.iter().map(|language| {
        let done = total - questionnaire.count_missing(language);
        let words = t!(visit, "editor-translations-done", done = done, total = total);
        let id = format!("done-{}", language.tag());
        view! {
            <div>
                <dt id=id.clone()><bdi lang=language.tag()>{language.own_name()}</bdi></dt>
                <dd>
                    <progress class="progress" value=done.to_string() max=total.max(1).to_string() aria-labelledby=id></progress>
                    " " {words}
                </dd>
            </div>
        }
    });
    view! { <dl class="facts translated">{lines.collect_view()}</dl> }.into_any()
}

/// A part with what is missing in it.
fn part_line(visit: &Visit, open: &Open, names: &Names<'_>, part: &Part) -> AnyView {
    let rows = part.rows(&open.questionnaire).unwrap_or_default();
    let title = rows.iter().find(|row| row.place == TextPlace::Title);
    let title = title.map(|row| format!(": {}", names.short(visit, &row.texts)));
    let languages = open.languages();
    let missing: Vec<String> = languages
        .iter()
        .map(|language| {
            let missing = rows.iter().filter(|row| row.texts.exactly(language).is_none());
            (language, missing.count())
        })
        .filter(|(_, count)| *count > 0)
        .map(|(language, count)| format!("{} ({count})", language.name_within()))
        .collect();
    let words = if missing.is_empty() {
        t!(visit, "editor-translations-complete")
    } else {
        t!(visit, "editor-not-written", languages = missing.join(", "))
    };
    let name = part.name(visit, names);
    let href = open.overview(&format!("/translations/{part}"));
    view! {
        <li class="card">
            <h3><a href=href>{name} {title}</a></h3>
            <p>{words}</p>
        </li>
    }
    .into_any()
}
