//! Our kinds of questions as rows of a form.

use model::{
    answers::Decimal,
    language::Texts,
    questionnaires::{Choice, Kind, ListStyle, Question, ScaleStyle},
};

use super::{
    conditions::{Way, written, written_value},
    lost_setting, part_name,
    xlsform::{Form, Row, row_of},
};
use crate::{
    report::Note,
    words::{NO, NOT_KNOWN, NOT_SAID, YES},
    xlsform::{FIELDS, GRID, NOT_KNOWN_NAME, NOT_SAID_NAME, PLACE, SPAN, YES_NO},
};

/// Adds the rows of a question.
pub fn rows_of(
    form: &mut Form<'_>,
    question: &Question,
    relevant: Option<&str>,
    notes: &mut Vec<Note>,
) {
    let name = question.code.to_string();
    let mut writer = Writer { form, notes };
    writer.question(question, &name, relevant);
}

struct Writer<'a, 'q> {
    form: &'a mut Form<'q>,
    notes: &'a mut Vec<Note>,
}

impl Writer<'_, '_> {
    fn question(&mut self, question: &Question, name: &str, relevant: Option<&str>) {
        match &question.kind {
            Kind::Matrix { rows, columns } => self.matrix(question, name, relevant, rows, columns),
            Kind::Fields { fields, sum } => {
                let mut marks = FIELDS.to_owned();
                if let Some(sum) = sum {
                    marks = format!("{marks} kanssa-sum-{sum}");
                    self.notes.push(Note::ValidationLost { rule: format!("sum = {sum}") });
                }
                self.group("begin_group", question, name, relevant, &marks);
                self.fields(fields, name);
                self.end("end_group");
            }
            Kind::Grid { rows, fields } => {
                self.group("begin_group", question, name, relevant, GRID);
                for row in rows {
                    let name = part_name(name, &row.code);
                    let mut begin = row_of("begin_group", &name);
                    begin.extend(self.form.texts("label", &row.text));
                    self.form.push(begin);
                    self.fields(fields, &name);
                    self.end("end_group");
                }
                self.end("end_group");
            }
            Kind::Repeated { fields, at_most } => {
                let marks = format!("kanssa-most-{at_most}");
                self.notes.push(Note::ValidationLost { rule: format!("at most {at_most}") });
                self.group("begin_repeat", question, name, relevant, &marks);
                self.fields(fields, name);
                self.end("end_repeat");
            }
            Kind::DateRange { first, last } => {
                self.group("begin_group", question, name, relevant, SPAN);
                for (part, words) in [("from", &question.text), ("to", &question.text)] {
                    let mut row = row_of("date", &format!("{name}__{part}"));
                    row.extend(self.form.texts("label", words));
                    push(&mut row, "constraint", &days(*first, *last));
                    self.form.push(row);
                }
                self.notes.push(Note::ValidationLost { rule: "from <= to".to_owned() });
                self.end("end_group");
            }
            _ => self.simple(question, name, relevant),
        }
    }

    fn fields(&mut self, fields: &[Question], stem: &str) {
        for field in fields {
            self.question(field, &part_name(stem, &field.code), None);
        }
    }

    fn group(
        &mut self,
        kind: &str,
        question: &Question,
        name: &str,
        relevant: Option<&str>,
        marks: &str,
    ) {
        let mut row = row_of(kind, name);
        row.extend(self.form.texts("label", &question.text));
        push(&mut row, "relevant", relevant.unwrap_or_default());
        push(&mut row, "appearance", marks);
        // A group has no hint and cannot be required there; its parts can.
        if let Some(text) = question.hint.as_ref().and_then(|hint| hint.exactly(self.form.main)) {
            self.notes.push(Note::TextLeftOut { what: "hint", text: text.to_owned() });
        }
        if question.required {
            self.notes.push(lost_setting("required"));
        }
        self.note_none(question);
        self.form.push(row);
    }

    fn end(&mut self, kind: &str) {
        self.form.push(vec![("type".into(), kind.into())]);
    }

    fn note_none(&mut self, question: &Question) {
        for (is_set, name) in
            [(question.may_decline, "may_decline"), (question.may_not_know, "may_not_know")]
        {
            if is_set {
                self.notes.push(lost_setting(name));
            }
        }
    }

    /// A table of rows with the same choices.
    fn matrix(
        &mut self,
        question: &Question,
        name: &str,
        relevant: Option<&str>,
        rows: &[Choice],
        columns: &[Choice],
    ) {
        self.list(name, columns, question);
        let is_required = question.required;
        let plain = Question {
            required: false,
            may_decline: false,
            may_not_know: false,
            ..question.clone()
        };
        self.group("begin_group", &plain, name, relevant, "table-list");
        for row in rows {
            let mut cells = row_of(&format!("select_one {name}"), &part_name(name, &row.code));
            cells.extend(self.form.texts("label", &row.text));
            push(&mut cells, "required", if is_required { "yes" } else { "" });
            self.form.push(cells);
        }
        self.end("end_group");
    }

    /// A list of choices, with the answers that say why there is none.
    fn list(&mut self, list: &str, choices: &[Choice], question: &Question) {
        for choice in choices {
            self.form.push_choice(list, choice.code.as_str(), &choice.text);
        }
        self.none_choices(list, question);
    }

    fn none_choices(&mut self, list: &str, question: &Question) {
        for (is_set, name, words) in [
            (question.may_decline, NOT_SAID_NAME, NOT_SAID),
            (question.may_not_know, NOT_KNOWN_NAME, NOT_KNOWN),
        ] {
            if is_set {
                let text = Texts::all(words.0, words.1, words.2);
                self.form.push_choice(list, name, &text);
            }
        }
    }

    fn simple(&mut self, question: &Question, name: &str, relevant: Option<&str>) {
        let Parts { kind, appearance, mut constraint, mut parameters, other } =
            self.parts(question, name);
        let mut row = row_of(&kind, name);
        if let Kind::Calculated { formula, .. } = &question.kind {
            match written_value(formula, self.form.all, Way::XlsForm) {
                Some(formula) => push(&mut row, "calculation", &formula),
                None => self.notes.push(Note::TypeLost),
            }
        }
        self.logic(question, &mut row, &mut constraint, &mut parameters);
        row.extend(self.form.texts("label", &question.text));
        let hint = question.hint.clone();
        if let Some(hint) = &hint {
            row.extend(self.form.texts("hint", hint));
        }
        push(&mut row, "required", if question.required { "yes" } else { "" });
        push(&mut row, "relevant", relevant.unwrap_or_default());
        push(&mut row, "constraint", &constraint);
        push(&mut row, "appearance", &appearance);
        push(&mut row, "parameters", &parameters);
        self.form.push(row);
        if let Some((option, text)) = other {
            let mut row = row_of("text", &format!("{name}__other_text"));
            row.extend(self.form.texts("label", &text));
            let is_many = kind.starts_with("select_multiple");
            let held = if is_many {
                format!("selected(${{{name}}}, '{option}')")
            } else {
                format!("${{{name}}} = '{option}'")
            };
            push(&mut row, "relevant", &held);
            self.form.push(row);
        }
    }

    /// The author's own rules and the order at random, as far as they can be said there.
    fn logic(
        &mut self,
        question: &Question,
        row: &mut Row,
        constraint: &mut String,
        parameters: &mut String,
    ) {
        if question.wanted {
            self.notes.push(lost_setting("wanted"));
        }
        if question.random_order {
            let before = if parameters.is_empty() { "" } else { " " };
            *parameters = format!("{parameters}{before}randomize=true");
        }
        for choice in question.kind.offered() {
            if let Some(held) = &choice.show_if {
                self.notes.push(Note::FilterLost { original: held.to_string() });
            }
        }
        // A constraint speaks of its own answer as a dot; there is one message for all of it.
        let own = format!("${{{}}}", question.code);
        for rule in &question.rules {
            let Some(must) = written(&rule.must, self.form.all, Way::XlsForm) else {
                self.notes.push(Note::ValidationLost { rule: rule.must.to_string() });
                continue;
            };
            let and = if constraint.is_empty() { "" } else { " and " };
            *constraint = format!("{constraint}{and}{}", must.replace(&own, "."));
            if row.iter().any(|(column, _)| column.starts_with("constraint_message")) {
                let text = rule.text.shown(self.form.main, self.form.main).text;
                self.notes.push(Note::TextLeftOut { what: "rule", text });
            } else {
                row.extend(self.form.texts("constraint_message", &rule.text));
            }
        }
    }

    fn parts(&mut self, question: &Question, name: &str) -> Parts {
        let is_choice = matches!(
            question.kind,
            Kind::SingleChoice { .. }
                | Kind::Place { .. }
                | Kind::MultipleChoice { .. }
                | Kind::Scale { .. }
        );
        if !is_choice {
            self.note_none(question);
        }
        match &question.kind {
            Kind::SingleChoice { options, shown_as } => {
                self.list(name, options, question);
                let appearance = match shown_as {
                    ListStyle::Buttons => "",
                    ListStyle::Menu => "minimal",
                    ListStyle::Search => "autocomplete",
                };
                let other = other_of(options);
                Parts { other, ..Parts::new(&format!("select_one {name}"), appearance) }
            }
            Kind::Place { options } => {
                self.list(name, options, question);
                let other = other_of(options);
                let appearance = format!("autocomplete {PLACE}");
                Parts { other, ..Parts::new(&format!("select_one {name}"), &appearance) }
            }
            Kind::MultipleChoice { options, at_least, at_most } => {
                self.list(name, options, question);
                let mut checks = Vec::new();
                checks.extend(at_least.map(|least| format!("count-selected(.) >= {least}")));
                checks.extend(at_most.map(|most| format!("count-selected(.) <= {most}")));
                for option in options.iter().filter(|option| option.alone) {
                    let code = &option.code;
                    checks.push(format!("not(selected(., '{code}') and count-selected(.) > 1)"));
                }
                let constraint = checks.join(" and ");
                let other = other_of(options);
                Parts { constraint, other, ..Parts::new(&format!("select_multiple {name}"), "") }
            }
            Kind::Ranking { options, at_most } => {
                let plain =
                    Question { may_decline: false, may_not_know: false, ..question.clone() };
                self.list(name, options, &plain);
                if let Some(most) = at_most {
                    self.notes.push(Note::ValidationLost { rule: format!("at most {most}") });
                }
                Parts::new(&format!("rank {name}"), "")
            }
            Kind::YesNo => {
                if !self.form.has_list(YES_NO) {
                    for (code, words) in [("yes", YES), ("no", NO)] {
                        let text = Texts::all(words.0, words.1, words.2);
                        self.form.push_choice(YES_NO, code, &text);
                    }
                }
                Parts::new(&format!("select_one {YES_NO}"), "")
            }
            Kind::Scale { from, to, low, high, between, style } => {
                self.points(question, name, (*from, *to), [low, high], between);
                Parts::new(&format!("select_one {name}"), &format!("likert{}", style_mark(*style)))
            }
            other => self.field_parts(other),
        }
    }

    fn points(
        &mut self,
        question: &Question,
        name: &str,
        (from, to): (u8, u8),
        [low, high]: [&Texts; 2],
        between: &[Texts],
    ) {
        for point in from..=to {
            let number = point.to_string();
            let own = Texts::all(&number, &number, &number);
            let text = match point {
                point if point == from => low,
                point if point == to => high,
                point => between.get(usize::from(point - from) - 1).unwrap_or(&own),
            };
            let text = text.clone();
            self.form.push_choice(name, &number, &text);
        }
        self.none_choices(name, question);
    }

    fn field_parts(&mut self, kind: &Kind) -> Parts {
        match kind {
            Kind::ShortText { at_least, most } | Kind::LongText { at_least, most } => {
                let mut checks = vec![format!("string-length(.) <= {most}")];
                if *at_least > 0 {
                    checks.push(format!("string-length(.) >= {at_least}"));
                }
                let is_long = matches!(kind, Kind::LongText { .. });
                let constraint = checks.join(" and ");
                Parts { constraint, ..Parts::new("text", if is_long { "multiline" } else { "" }) }
            }
            Kind::Number { .. } => self.number_parts(kind),
            Kind::Date { first, last } => {
                Parts { constraint: days(*first, *last), ..Parts::new("date", "") }
            }
            Kind::Time => Parts::new("time", ""),
            // One photo a question there; ours comes back with how many it takes.
            Kind::Photos { at_most: 0 | 1 } => Parts::new("image", ""),
            Kind::Photos { at_most } => {
                self.notes.push(Note::ValidationLost { rule: format!("at most {at_most}") });
                Parts::new("image", &format!("kanssa-photos-{at_most}"))
            }
            Kind::Calculated { .. } => Parts::new("calculate", ""),
            _ => Parts::new("note", ""),
        }
    }

    fn number_parts(&mut self, kind: &Kind) -> Parts {
        let Kind::Number { least, greatest, decimals, step, slider, unit } = kind else {
            return Parts::new("decimal", "");
        };
        if let Some(text) = unit.as_ref().and_then(|unit| unit.exactly(self.form.main)) {
            self.notes.push(Note::TextLeftOut { what: "unit", text: text.to_owned() });
        }
        if let (true, Some(least), Some(greatest)) = (*slider, least, greatest) {
            let finest = format!("0.{}1", "0".repeat(usize::from(*decimals).saturating_sub(1)));
            let finest = Decimal::parse(&finest).filter(|_| *decimals > 0);
            let step = step.or(finest).unwrap_or(Decimal::whole(1));
            let parameters = format!("start={least} end={greatest} step={step}");
            return Parts { parameters, ..Parts::new("range", "") };
        }
        if let Some(step) = step {
            self.notes.push(Note::ValidationLost { rule: format!("step {step}") });
        }
        if (1..6).contains(decimals) {
            self.notes.push(lost_setting(&format!("decimals: {decimals}")));
        }
        let mut checks = Vec::new();
        checks.extend(least.map(|least| format!(". >= {least}")));
        checks.extend(greatest.map(|greatest| format!(". <= {greatest}")));
        let constraint = checks.join(" and ");
        Parts { constraint, ..Parts::new(if *decimals == 0 { "integer" } else { "decimal" }, "") }
    }
}

/// The cells of a question that depend on its kind.
struct Parts {
    kind: String,
    appearance: String,
    constraint: String,
    parameters: String,
    /// The option that asks "what?", with its text.
    other: Option<(String, Texts)>,
}

impl Parts {
    fn new(kind: &str, appearance: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            appearance: appearance.to_owned(),
            constraint: String::new(),
            parameters: String::new(),
            other: None,
        }
    }
}

fn other_of(options: &[Choice]) -> Option<(String, Texts)> {
    let other = options.iter().find(|option| option.other)?;
    Some((other.code.to_string(), other.text.clone()))
}

fn days(first: Option<model::answers::Date>, last: Option<model::answers::Date>) -> String {
    let mut checks = Vec::new();
    checks.extend(first.map(|first| format!(". >= date('{first}')")));
    checks.extend(last.map(|last| format!(". <= date('{last}')")));
    checks.join(" and ")
}

const fn style_mark(style: ScaleStyle) -> &'static str {
    match style {
        ScaleStyle::Points => "",
        ScaleStyle::Stars => " kanssa-stars",
        ScaleStyle::Slider => " kanssa-slider",
        ScaleStyle::Nps => " kanssa-nps",
        ScaleStyle::Csat => " kanssa-csat",
        ScaleStyle::Ces => " kanssa-ces",
    }
}

fn push(row: &mut Row, column: &str, text: &str) {
    if !text.is_empty() {
        row.push((column.to_owned(), text.to_owned()));
    }
}
