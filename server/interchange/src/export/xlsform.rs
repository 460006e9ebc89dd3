//! XLSForm workbooks.

use model::{
    language::{Language, TextLanguage, Texts},
    questionnaires::{Page, Questionnaire},
};
use rust_xlsxwriter::{Workbook, XlsxError};

use super::{
    ExportError, Log, conditions::Way, languages, lost_setting, part_path, piped,
    xlsform_kinds::rows_of,
};
use crate::{
    report::{Note, Why},
    xlsform::PAGE,
};

/// One row: the cells that are filled, by the name of their column.
pub type Row = Vec<(String, String)>;

/// A workbook while it is filled.
pub struct Form<'q> {
    /// The questionnaire.
    pub all: &'q Questionnaire,
    /// The main language.
    pub main: Language,
    languages: Vec<TextLanguage>,
    survey: Vec<Row>,
    choices: Vec<Row>,
}

/// The file.
pub fn write(
    questionnaire: &Questionnaire,
    title: &Texts,
    main: Language,
    log: &mut Log,
) -> Result<Vec<u8>, ExportError> {
    let languages = languages(questionnaire, title, main);
    let (survey, choices) = (Vec::new(), Vec::new());
    let mut form = Form { all: questionnaire, main, languages, survey, choices };
    for page in &questionnaire.pages {
        form.page(page, log);
    }
    for ending in &questionnaire.endings {
        let text = ending.title.shown(main, main).text;
        log.report.notes.push(Note::TextLeftOut { what: "ending", text });
    }
    if !questionnaire.quotas.is_empty() {
        log.report.notes.push(Note::QuotaLost);
    }
    if questionnaire.one_by_one {
        log.report.notes.push(lost_setting("one_by_one"));
    }
    let settings = form.settings(title);
    form.workbook(&settings).map_err(|error| ExportError::Failed(error.to_string()))
}

/// A row of this type and name.
pub fn row_of(kind: &str, name: &str) -> Row {
    vec![("type".into(), kind.into()), ("name".into(), name.into())]
}

/// A language as columns name it: `Suomi (fi)`.
fn column_language(language: TextLanguage) -> String {
    format!("{} ({})", language.own_name(), language.tag())
}

impl Form<'_> {
    fn page(&mut self, page: &Page, log: &mut Log) {
        // Pages and questions have codes of their own here, but not there.
        let is_taken = self.all.question(&page.code).is_some();
        let name = if is_taken { format!("page_{}", page.code) } else { page.code.to_string() };
        let mut row = row_of("begin_group", &name);
        if let Some(title) = &page.title {
            row.extend(self.texts("label", title));
        }
        let mut notes = Vec::new();
        let held = page.show_if.as_ref();
        if let Some(held) = log.condition(held, self.all, Way::XlsForm, &mut notes) {
            row.push(("relevant".into(), held));
        }
        let orders = [("random_order", page.random_order), ("random_place", page.random_place)];
        notes.extend(
            orders.iter().filter(|(_, is_set)| *is_set).map(|(name, _)| lost_setting(name)),
        );
        if let Some(end) = &page.end_if {
            log.report.totals.conditions += 1;
            let (original, why) = (end.to_string(), Why::NotExpressible);
            notes.push(Note::ConditionNotTranslated { original, why });
        }
        log.report.notes.extend(notes);
        row.push(("appearance".into(), PAGE.into()));
        self.survey.push(row);
        for question in &page.questions {
            let mut notes = Vec::new();
            let held = question.show_if.as_ref();
            let held = log.condition(held, self.all, Way::XlsForm, &mut notes);
            rows_of(self, question, held.as_deref(), &mut notes);
            log.question(question, notes);
        }
        self.survey.push(vec![("type".into(), "end_group".into())]);
    }

    /// A text in its columns, one for each language.
    pub fn texts(&self, column: &str, texts: &Texts) -> Row {
        let cells = self.languages.iter().filter_map(|language| {
            let text = texts.exactly(*language)?;
            let text = piped(text, |code, parts| format!("${{{}}}", part_path(code, parts)));
            Some((format!("{column}::{}", column_language(*language)), text))
        });
        cells.collect()
    }

    /// Adds a row to the sheet of questions.
    pub fn push(&mut self, row: Row) {
        self.survey.push(row);
    }

    /// Adds a choice to a list.
    pub fn push_choice(&mut self, list: &str, name: &str, text: &Texts) {
        let mut row: Row = vec![("list_name".into(), list.into()), ("name".into(), name.into())];
        row.extend(self.texts("label", text));
        self.choices.push(row);
    }

    /// Whether there is a list of this name.
    pub fn has_list(&self, list: &str) -> bool {
        self.choices.iter().any(|row| row.first().is_some_and(|(_, name)| name == list))
    }

    fn settings(&self, title: &Texts) -> Row {
        let title = title.shown(self.main, self.main).text;
        let title = if title.is_empty() { "Kanssa".to_owned() } else { title };
        vec![
            ("form_title".into(), title),
            ("form_id".into(), "kanssa".into()),
            ("version".into(), "1".into()),
            ("default_language".into(), column_language(self.main.into())),
            ("style".into(), "pages".into()),
        ]
    }

    fn workbook(&self, settings: &Row) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let texts = |column: &str| {
            let names = self.languages.iter();
            names.map(|l| format!("{column}::{}", column_language(*l))).collect::<Vec<_>>()
        };
        let fixed =
            |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let mut survey = fixed(&["type", "name"]);
        survey.extend(texts("label"));
        survey.extend(texts("hint"));
        survey.extend(fixed(&[
            "required",
            "relevant",
            "constraint",
            "calculation",
            "appearance",
            "parameters",
            "repeat_count",
        ]));
        survey.extend(texts("constraint_message"));
        let mut choices = fixed(&["list_name", "name"]);
        choices.extend(texts("label"));
        let settings_columns: Vec<String> = settings.iter().map(|(name, _)| name.clone()).collect();
        sheet(&mut workbook, "survey", &survey, &self.survey)?;
        sheet(&mut workbook, "choices", &choices, &self.choices)?;
        sheet(&mut workbook, "settings", &settings_columns, std::slice::from_ref(settings))?;
        workbook.save_to_buffer()
    }
}

fn sheet(
    workbook: &mut Workbook,
    name: &str,
    columns: &[String],
    rows: &[Row],
) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet().set_name(name)?;
    for (place, column) in (0_u16..).zip(columns) {
        sheet.write_string(0, place, column)?;
    }
    for (number, row) in (1_u32..).zip(rows) {
        for (place, column) in (0_u16..).zip(columns) {
            if let Some((_, text)) = row.iter().find(|(name, _)| name == column) {
                // A string is never a formula, whatever it begins with.
                sheet.write_string(number, place, text)?;
            }
        }
    }
    Ok(())
}
