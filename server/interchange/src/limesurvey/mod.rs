//! LimeSurvey's survey structure (`.lss`), in its layout with and without tables of translations.

mod attributes;
mod conditions;
mod grids;
mod kinds;
mod names;
mod survey;
mod tables;

use model::language::Language;

use crate::{
    Import,
    draft::Draft,
    error::ImportError,
    report::{Format, Note},
    texts::{Foreign, Languages},
};

/// Whether a text begins as such a file does.
pub fn is_one(text: &str) -> bool {
    let start: String = text.chars().take(4_000).collect();
    start.contains("<document") && start.contains("LimeSurveyDocType")
}

/// Reads a file.
pub fn read(text: &str, place: Language) -> Result<Import, ImportError> {
    let tables = tables::read(text)?;
    if !tables.has("questions") {
        return Err(ImportError::NoQuestions);
    }
    let survey = survey::survey(&tables);
    let languages = Languages::choose(&survey.base, &survey.languages, place, true);
    let mut draft = Draft::new(languages);
    welcome(&tables, &survey, &mut draft);
    for (number, group) in survey.groups.iter().enumerate() {
        let held = conditions::relevance(&group.relevance).into_iter().collect();
        let is_first = number == 0 && draft.page_count() == 1 && group.relevance.len() <= 1;
        if is_first {
            draft.title_page(&group.name);
        } else {
            draft.page(&format!("g{}", number + 1), "group", &group.name, held);
        }
        if !group.shuffled_with.is_empty() {
            if is_by_itself(&survey.groups, &group.shuffled_with) {
                draft.random_page();
            } else {
                draft.page_note(Note::RandomOrderLost);
            }
        }
        draft.words(&format!("about_g{}", number + 1), &group.description);
        for asked in &group.questions {
            let item = kinds::item(asked, &survey, &mut draft);
            draft.push(item)?;
        }
    }
    rest(&tables, &survey, &mut draft);
    let title = survey::survey_text(&tables, "surveyls_title");
    draft.finish(Format::LimeSurvey, Some(tables.version.clone()), &title)
}

/// Whether these groups stand side by side, and no other groups change places: here neighbours do.
fn is_by_itself(groups: &[survey::Group], name: &str) -> bool {
    let is_one = |group: &survey::Group| group.shuffled_with == name;
    let (first, last) = (groups.iter().position(is_one), groups.iter().rposition(is_one));
    let (Some(first), Some(last)) = (first, last) else { return false };
    let others = groups[..first].last().into_iter().chain(groups[last + 1..].first());
    groups[first..=last].iter().all(is_one)
        && others.into_iter().all(|group| group.shuffled_with.is_empty())
}

/// What stands before the first question.
fn welcome(tables: &tables::Tables, survey: &survey::Survey, draft: &mut Draft) {
    let description = survey::survey_text(tables, "surveyls_description");
    let welcome = survey::survey_text(tables, "surveyls_welcometext");
    if description.is_empty() && welcome.is_empty() {
        return;
    }
    let is_open = survey.groups.first().is_some_and(|group| group.relevance.len() <= 1);
    let name = if is_open { "g1" } else { "welcome" };
    draft.page(name, "group", &Foreign::default(), Vec::new());
    draft.words("description", &description);
    draft.words("welcome", &welcome);
}

/// What has no place among questions.
fn rest(tables: &tables::Tables, survey: &survey::Survey, draft: &mut Draft) {
    for (what, name) in [("policy", "surveyls_policy_notice"), ("link at the end", "surveyls_url")]
    {
        let text = survey::survey_text(tables, name);
        if let Some(text) = text.any(&survey.base) {
            let text = crate::html::plain(text).text;
            draft.notes.add(Note::TextLeftOut { what, text });
        }
    }
    draft.end(&survey::survey_text(tables, "surveyls_endtext"), None);
    for _ in tables.rows("quota") {
        draft.notes.add(Note::QuotaLost);
    }
    if tables.has("assessments") && !tables.rows("assessments").is_empty() {
        draft.notes.add(Note::ScoresLost);
    }
}
