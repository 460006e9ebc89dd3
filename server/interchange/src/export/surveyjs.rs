//! SurveyJS JSON.

use model::{
    answers::Decimal,
    language::{Language, TextLanguage, Texts},
    questionnaires::{
        Choice, Code, Kind, ListStyle, Page, Question, Questionnaire, Rule, ScaleStyle, piping,
    },
};
use serde_json::{Map, Value, json};

use super::{
    ExportError, Log,
    conditions::{Way, survey_js_part, written, written_value},
    languages, lost_setting, piped,
};
use crate::{report::Note, surveyjs::DISTRICT};

/// The file.
pub fn write(
    questionnaire: &Questionnaire,
    title: &Texts,
    main: Language,
    log: &mut Log,
) -> Result<Vec<u8>, ExportError> {
    let writer =
        Writer { all: questionnaire, main, languages: languages(questionnaire, title, main) };
    let pages: Vec<Value> = questionnaire.pages.iter().map(|page| writer.page(page, log)).collect();
    let mut file = json!({ "locale": main.tag(), "pages": pages });
    writer.ends(&mut file, log);
    if !questionnaire.quotas.is_empty() {
        log.report.notes.push(Note::QuotaLost);
    }
    if questionnaire.one_by_one {
        file["questionsOnPageMode"] = json!("questionPerPage");
    }
    if !title.is_blank() {
        file["title"] = writer.text(title);
    }
    serde_json::to_vec_pretty(&file).map_err(|error| ExportError::Failed(error.to_string()))
}

struct Writer<'q> {
    all: &'q Questionnaire,
    main: Language,
    languages: Vec<TextLanguage>,
}

impl Writer<'_> {
    /// A text: a string, or an object with one per language.
    fn text(&self, texts: &Texts) -> Value {
        self.mapped(texts, str::to_owned)
    }

    fn mapped(&self, texts: &Texts, change: impl Fn(&str) -> String) -> Value {
        let mut map = Map::new();
        for language in &self.languages {
            if let Some(text) = texts.exactly(*language) {
                let key = if *language == self.main.into() { "default" } else { language.tag() };
                let text = piped(text, |code, parts| match self.all.question(code) {
                    Some(question) => format!("{{{}}}", survey_js_part(question, parts)),
                    None => piping::place(code, parts),
                });
                map.insert(key.to_owned(), json!(change(&text)));
            }
        }
        match map.get("default") {
            Some(only) if map.len() == 1 => only.clone(),
            _ => Value::Object(map),
        }
    }

    fn page(&self, page: &Page, log: &mut Log) -> Value {
        let elements = page.questions.iter().map(|question| {
            let mut notes = Vec::new();
            let mut element = self.question(question, &mut notes);
            let held = question.show_if.as_ref();
            if let Some(held) = log.condition(held, self.all, Way::SurveyJs, &mut notes) {
                element["visibleIf"] = json!(held);
            }
            for choice in question.kind.offered() {
                log.condition(choice.show_if.as_ref(), self.all, Way::SurveyJs, &mut notes);
            }
            log.question(question, notes);
            element
        });
        let elements: Vec<Value> = elements.collect();
        let mut written_page = json!({ "name": page.code.as_str(), "elements": elements });
        if let Some(title) = &page.title {
            written_page["title"] = self.text(title);
        }
        let mut notes = Vec::new();
        if let Some(held) =
            log.condition(page.show_if.as_ref(), self.all, Way::SurveyJs, &mut notes)
        {
            written_page["visibleIf"] = json!(held);
        }
        if page.random_order {
            written_page["questionOrder"] = json!("random");
        }
        if page.random_place {
            notes.push(lost_setting("random_place"));
        }
        log.report.notes.extend(notes);
        written_page
    }

    /// Early ends, and what is said in the end; which of the endings an early end has cannot be said
    /// there.
    fn ends(&self, file: &mut Value, log: &mut Log) {
        let mut notes = Vec::new();
        let mut triggers = Vec::new();
        for page in &self.all.pages {
            let end = log.condition(page.end_if.as_ref(), self.all, Way::SurveyJs, &mut notes);
            triggers.extend(end.map(|end| json!({ "type": "complete", "expression": end })));
            if page.ending.is_some() {
                notes.push(lost_setting("ending"));
            }
        }
        let mut by_condition = Vec::new();
        for ending in &self.all.endings {
            let shown = self.mapped(&ending.title, |title| format!("<h3>{}</h3>", html(title)));
            if ending.text.is_some() {
                notes.push(lost_setting("ending.text"));
            }
            match &ending.show_if {
                None => file["completedHtml"] = shown,
                Some(held) => {
                    let held = log.condition(Some(held), self.all, Way::SurveyJs, &mut notes);
                    by_condition
                        .extend(held.map(|held| json!({ "expression": held, "html": shown })));
                }
            }
        }
        for (name, list) in [("triggers", triggers), ("completedHtmlOnCondition", by_condition)] {
            if !list.is_empty() {
                file[name] = Value::Array(list);
            }
        }
        log.report.notes.extend(notes);
    }

    /// The author's own rules, as far as they can be said there.
    fn validators(&self, rules: &[Rule], notes: &mut Vec<Note>) -> Vec<Value> {
        let mut validators = Vec::new();
        for rule in rules {
            match written(&rule.must, self.all, Way::SurveyJs) {
                Some(must) => validators.push(
                    json!({ "type": "expression", "text": self.text(&rule.text), "expression": must }),
                ),
                None => notes.push(Note::ValidationLost { rule: rule.must.to_string() }),
            }
        }
        validators
    }

    fn question(&self, question: &Question, notes: &mut Vec<Note>) -> Value {
        let mut element = Map::new();
        let mut set = |name: &str, value: Value| {
            element.insert(name.to_owned(), value);
        };
        set("name", json!(question.code.as_str()));
        if question.has_answer() {
            set("title", self.text(&question.text));
        } else {
            set("html", self.mapped(&question.text, html));
        }
        if let Some(hint) = &question.hint {
            set("description", self.text(hint));
        }
        if question.required {
            set("isRequired", json!(true));
        }
        let has_items = matches!(
            question.kind,
            Kind::SingleChoice { .. } | Kind::Place { .. } | Kind::MultipleChoice { .. }
        );
        for (is_set, item) in
            [(question.may_decline, "showRefuseItem"), (question.may_not_know, "showDontKnowItem")]
        {
            match (is_set, has_items) {
                (true, true) => set(item, json!(true)),
                (true, false) => notes.push(lost_setting(item)),
                _ => {}
            }
        }
        if question.wanted {
            notes.push(lost_setting("wanted"));
        }
        let validators = self.validators(&question.rules, notes);
        if !validators.is_empty() {
            set("validators", Value::Array(validators));
        }
        if question.random_order {
            match &question.kind {
                Kind::Matrix { .. } => set("rowOrder", json!("random")),
                Kind::Grid { .. } => notes.push(lost_setting("random_order")),
                _ => set("choicesOrder", json!("random")),
            }
        }
        if let Value::Object(of_kind) = self.kind(question, notes) {
            element.extend(of_kind);
        }
        Value::Object(element)
    }

    fn kind(&self, question: &Question, notes: &mut Vec<Note>) -> Value {
        match &question.kind {
            Kind::TextBlock => json!({ "type": "html" }),
            Kind::SingleChoice { options, shown_as } => self.single_choice(options, *shown_as),
            // To others a list to search; browsers know what HTML calls a district.
            Kind::Place { options } => {
                let mut list = self.single_choice(options, ListStyle::Search);
                list["autocomplete"] = json!(DISTRICT);
                list
            }
            Kind::MultipleChoice { options, at_least, at_most } => {
                self.multiple_choice(options, *at_least, *at_most, notes)
            }
            Kind::YesNo => json!({ "type": "boolean", "displayMode": "radio" }),
            Kind::Scale { from, to, low, high, between, style } => {
                self.scale((*from, *to), [low, high], between, *style, notes)
            }
            Kind::Matrix { rows, columns } => json!({
                "type": "matrix",
                "rows": self.choices(rows),
                "columns": self.choices(columns),
                "eachRowRequired": question.required,
            }),
            Kind::Ranking { options, at_most } => {
                let mut ranking = json!({ "type": "ranking", "choices": self.choices(options) });
                ranking["selectToRankEnabled"] = json!(true);
                if let Some(most) = at_most {
                    ranking["maxSelectedChoices"] = json!(most);
                }
                ranking
            }
            Kind::ShortText { .. }
            | Kind::LongText { .. }
            | Kind::Number { .. }
            | Kind::Date { .. }
            | Kind::Time => self.line(&question.kind, notes),
            Kind::DateRange { first, last } => {
                notes.push(Note::TypeApproximated);
                let day = Kind::Date { first: *first, last: *last };
                let item = |name: &str| {
                    let mut item = self.line(&day, &mut Vec::new());
                    item["name"] = json!(name);
                    item
                };
                json!({ "type": "multipletext", "items": [item("from"), item("to")] })
            }
            Kind::Photos { at_most } => json!({
                "type": "file",
                "acceptedTypes": "image/*",
                "sourceType": "file-camera",
                "allowMultiple": *at_most > 1,
                "maxFiles": at_most,
            }),
            Kind::Calculated { formula, decimals } => {
                let Some(formula) = written_value(formula, self.all, Way::SurveyJs) else {
                    notes.push(Note::TypeLost);
                    return json!({ "type": "html" });
                };
                json!({
                    "type": "expression",
                    "expression": formula,
                    "displayStyle": "decimal",
                    "maximumFractionDigits": decimals,
                })
            }
            Kind::Fields { fields, sum } => self.fields(&question.code, fields, *sum, notes),
            Kind::Grid { rows, fields } => json!({
                "type": "matrixdropdown",
                "rows": self.choices(rows),
                "columns": fields.iter().map(|field| self.column(field, notes)).collect::<Vec<_>>(),
            }),
            Kind::Repeated { fields, at_most } => {
                let elements: Vec<_> =
                    fields.iter().map(|field| self.question(field, notes)).collect();
                json!({ "type": "paneldynamic", "templateElements": elements, "maxPanelCount": at_most, "panelCount": 1 })
            }
        }
    }

    fn choices(&self, choices: &[Choice]) -> Vec<Value> {
        let choice = |choice: &Choice| {
            let mut item =
                json!({ "value": choice.code.as_str(), "text": self.text(&choice.text) });
            if choice.other {
                item["showCommentArea"] = json!(true);
            }
            let held = choice.show_if.as_ref();
            if let Some(held) = held.and_then(|held| written(held, self.all, Way::SurveyJs)) {
                item["visibleIf"] = json!(held);
            }
            item
        };
        choices.iter().map(choice).collect()
    }

    fn single_choice(&self, options: &[Choice], shown_as: ListStyle) -> Value {
        let kind = if shown_as == ListStyle::Buttons { "radiogroup" } else { "dropdown" };
        let mut question = json!({ "type": kind, "choices": self.choices(options) });
        if shown_as != ListStyle::Buttons {
            question["searchEnabled"] = json!(shown_as == ListStyle::Search);
        }
        question
    }

    /// One option that stands alone is the one of SurveyJS; it goes by the code `none` there.
    fn multiple_choice(
        &self,
        options: &[Choice],
        at_least: Option<u32>,
        at_most: Option<u32>,
        notes: &mut Vec<Note>,
    ) -> Value {
        let mut options = options.to_vec();
        let none = options.iter().position(|o| o.alone && o.code.as_str() == "none");
        let none = none.map(|place| options.remove(place));
        for option in options.iter().filter(|option| option.alone) {
            notes.push(lost_setting(&format!("alone: {}", option.code)));
        }
        let mut question = json!({ "type": "checkbox", "choices": self.choices(&options) });
        if let Some(none) = none {
            question["showNoneItem"] = json!(true);
            question["noneText"] = self.text(&none.text);
        }
        for (name, limit) in [("minSelectedChoices", at_least), ("maxSelectedChoices", at_most)] {
            if let Some(limit) = limit {
                question[name] = json!(limit);
            }
        }
        question
    }

    fn scale(
        &self,
        (from, to): (u8, u8),
        [low, high]: [&Texts; 2],
        between: &[Texts],
        style: ScaleStyle,
        notes: &mut Vec<Note>,
    ) -> Value {
        let mut rating = json!({ "type": "rating", "rateMin": from, "rateMax": to });
        rating["minRateDescription"] = self.text(low);
        rating["maxRateDescription"] = self.text(high);
        if !between.is_empty() {
            let texts = std::iter::once(low).chain(between).chain(std::iter::once(high));
            let values = (from..=to)
                .zip(texts)
                .map(|(point, text)| json!({ "value": point, "text": self.text(text) }));
            rating["rateValues"] = values.collect();
        }
        match style {
            ScaleStyle::Points => {}
            ScaleStyle::Stars => rating["rateType"] = json!("stars"),
            _ => notes.push(Note::LayoutLost { layout: format!("{style:?}").to_lowercase() }),
        }
        rating
    }

    /// One line of whatever content.
    fn line(&self, kind: &Kind, notes: &mut Vec<Note>) -> Value {
        let mut line = json!({ "type": "text" });
        match kind {
            Kind::ShortText { at_least, most } | Kind::LongText { at_least, most } => {
                if matches!(kind, Kind::LongText { .. }) {
                    line["type"] = json!("comment");
                }
                line["maxLength"] = json!(most);
                if *at_least > 0 {
                    line["validators"] = json!([{ "type": "text", "minLength": at_least }]);
                }
            }
            Kind::Number { least, greatest, decimals, step, slider, unit } => {
                line["inputType"] = json!(if *slider { "range" } else { "number" });
                let limits = [("min", least), ("max", greatest)];
                for (name, limit) in limits {
                    if let Some(limit) = limit {
                        line[name] = json!(limit.to_string());
                    }
                }
                match (step, decimals) {
                    (Some(step), _) => line["step"] = json!(number(*step)),
                    (None, 0) => {}
                    (None, _) => {
                        line["step"] = json!("any");
                        if *decimals < 6 {
                            notes.push(lost_setting(&format!("decimals: {decimals}")));
                        }
                    }
                }
                if let Some(text) = unit.as_ref().and_then(|unit| unit.exactly(self.main)) {
                    let text = text.to_owned();
                    notes.push(Note::TextLeftOut { what: "unit", text });
                }
            }
            Kind::Date { first, last } => {
                line["inputType"] = json!("date");
                for (name, limit) in [("min", first), ("max", last)] {
                    if let Some(limit) = limit {
                        line[name] = json!(limit.to_string());
                    }
                }
            }
            _ => line["inputType"] = json!("time"),
        }
        line
    }

    fn fields(
        &self,
        code: &Code,
        fields: &[Question],
        sum: Option<Decimal>,
        notes: &mut Vec<Note>,
    ) -> Value {
        let is_line = |field: &Question| {
            matches!(
                field.kind,
                Kind::ShortText { .. } | Kind::Number { .. } | Kind::Date { .. } | Kind::Time
            ) && field.hint.is_none()
        };
        if !fields.iter().all(is_line) {
            let elements: Vec<_> = fields.iter().map(|field| self.question(field, notes)).collect();
            return json!({
                "type": "paneldynamic", "templateElements": elements,
                "panelCount": 1, "minPanelCount": 1, "maxPanelCount": 1,
            });
        }
        let items: Vec<_> = fields.iter().map(|field| self.question(field, notes)).collect();
        let mut question = json!({ "type": "multipletext", "items": items });
        for item in question["items"].as_array_mut().into_iter().flatten() {
            if let Some(item) = item.as_object_mut() {
                item.remove("type");
            }
        }
        if let Some(sum) = sum {
            let parts = fields.iter().map(|field| format!("{{{code}.{}}}", field.code));
            let parts = parts.collect::<Vec<_>>().join(" + ");
            let expression = format!("{parts} = {sum}");
            question["validators"] = json!([{ "type": "expression", "expression": expression }]);
        }
        question
    }

    /// A column of a grid.
    fn column(&self, field: &Question, notes: &mut Vec<Note>) -> Value {
        let mut column = self.question(field, notes);
        let kind = column["type"].as_str().unwrap_or("text").to_owned();
        if let Some(map) = column.as_object_mut() {
            map.remove("type");
            map.insert("cellType".to_owned(), json!(kind));
        }
        column
    }
}

fn number(number: Decimal) -> Value {
    serde_json::from_str(&number.to_string()).unwrap_or(Value::Null)
}

/// Words as HTML that shows them as they are.
fn html(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<p>{}</p>", escaped.replace('\n', "<br>"))
}
