//! SurveyJS' questions with rows, columns and panels.

use model::{
    answers::Decimal,
    questionnaires::{Kind, MOST_REPEATED, Question},
};
use serde_json::Value;

use super::kinds::Maker;
use crate::{
    codes::Codes,
    conditions::{Name, Path, Values},
    json::{entries, field, get, says},
    report::Note,
};

/// One answer per row, or several.
pub fn matrix(maker: &mut Maker<'_>) -> Kind {
    let rows = maker.choices("rows");
    let columns = maker.choices("columns");
    let is_many = field(maker.element, "cellType") == "checkbox";
    let code = model::questionnaires::Code::proposed("chosen", "chosen");
    let mut all = Vec::new();
    for (foreign, row) in &rows.values {
        let path = maker.path.part(row);
        let name = if is_many {
            Name::Answer(path.part(&code), Values::Many(columns.values.clone()))
        } else {
            Name::Answer(path, Values::One(columns.values.clone()))
        };
        maker.names.push((foreign.clone(), name.clone()));
        all.push(name);
    }
    maker.names.push((String::new(), Name::Several(all)));
    if is_many {
        let options = columns.list;
        let kind = Kind::MultipleChoice { options, at_least: None, at_most: None };
        let field = crate::draft::question(code, maker.text.clone(), kind);
        return Kind::Grid { rows: rows.list, fields: vec![field] };
    }
    Kind::Matrix { rows: rows.list, columns: columns.list }
}

/// Several fields in each row.
pub fn grid(maker: &mut Maker<'_>) -> Kind {
    let rows = maker.choices("rows");
    let paths: Vec<_> = rows
        .values
        .iter()
        .map(|(foreign, row)| (format!("{foreign}."), maker.path.part(row)))
        .collect();
    let fields = columns(maker, &paths);
    Kind::Grid { rows: rows.list, fields }
}

/// Rows that are added as often as they are needed.
pub fn repeated_rows(maker: &mut Maker<'_>) -> Kind {
    let fields = columns(maker, &[]);
    maker.whole(Values::Other);
    Kind::Repeated { fields, at_most: most(maker, "maxRowCount") }
}

/// Panels that are added as often as they are needed.
pub fn repeated_panel(maker: &mut Maker<'_>) -> Kind {
    let mut codes = Codes::default();
    let mut fields = Vec::new();
    for (_, element) in entries(get(maker.element, "templateElements")) {
        let kind = field(element, "type");
        fields.extend(maker.field(element, &kind, &mut codes, &[]));
    }
    maker.whole(Values::Other);
    let is_one = |name: &str| field(maker.element, name) == "1";
    if is_one("minPanelCount") && is_one("maxPanelCount") {
        return Kind::Fields { fields, sum: None };
    }
    Kind::Repeated { fields, at_most: most(maker, "maxPanelCount") }
}

fn most(maker: &mut Maker<'_>, name: &str) -> u8 {
    let wanted: Option<u32> = field(maker.element, name).parse().ok();
    if wanted.is_some_and(|wanted| wanted > u32::from(MOST_REPEATED)) {
        maker.notes.lost_check(format!("{name}={}", field(maker.element, name)));
    }
    let wanted = wanted.unwrap_or(u32::from(MOST_REPEATED));
    u8::try_from(wanted).unwrap_or(MOST_REPEATED).clamp(1, MOST_REPEATED)
}

fn columns(maker: &mut Maker<'_>, paths: &[(String, Path)]) -> Vec<Question> {
    let mut codes = Codes::default();
    let mut fields = Vec::new();
    let whole = maker.element;
    for (_, column) in entries(get(whole, "columns")) {
        let own = field(column, "cellType");
        let of_all = field(whole, "cellType");
        let kind = match (own.as_str(), of_all.as_str()) {
            ("" | "default", "" | "default") => "dropdown".to_owned(),
            ("" | "default", _) => of_all,
            _ => own,
        };
        // A column without choices has those of the whole question.
        let mut with_choices = column.clone();
        if let (Value::Object(map), false) = (&mut with_choices, says(column, "choices")) {
            if let Some(choices) = whole.get("choices") {
                map.insert("choices".to_owned(), choices.clone());
            }
        } else if let Value::String(name) = column {
            with_choices = serde_json::json!({ "name": name, "choices": get(whole, "choices") });
        }
        fields.extend(maker.field(&with_choices, &kind, &mut codes, paths));
    }
    fields
}

/// Several lines of text.
pub fn multiple_text(maker: &mut Maker<'_>) -> Kind {
    let mut codes = Codes::default();
    let mut fields = Vec::new();
    let holder = (String::new(), maker.path.clone());
    for (_, item) in entries(get(maker.element, "items")) {
        fields.extend(maker.field(item, "text", &mut codes, std::slice::from_ref(&holder)));
    }
    let (sum, checks) = sum_of(maker.element);
    if sum.is_none() {
        for check in checks {
            maker.notes.lost_check(check);
        }
    }
    maker.notes.0.retain(|note| !matches!(note, Note::ValidationLost { rule } if sum.is_some() && rule.starts_with("expression")));
    Kind::Fields { fields, sum }
}

/// The sum that an expression among the checks asks for: `sumInArray`-free, as we write it.
fn sum_of(element: &Value) -> (Option<Decimal>, Vec<String>) {
    for (_, validator) in entries(get(element, "validators")) {
        let expression = field(validator, "expression");
        if field(validator, "type") == "expression"
            && let Some((left, right)) = expression.rsplit_once('=')
            && left.trim().split('+').all(|part| part.trim().starts_with('{'))
            && let Some(sum) = Decimal::parse(right)
        {
            return (Some(sum), Vec::new());
        }
    }
    (None, Vec::new())
}
