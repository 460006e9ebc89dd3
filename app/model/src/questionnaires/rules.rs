//! The rules of a questionnaire as the browser reads them: from the same JSON as serde writes.

use super::{
    Choice, Code, Expression, Kind, ListStyle, Page, Question, Questionnaire, Rule, ScaleStyle,
    WrittenIn,
};
use crate::{
    answers::{Date, Decimal},
    json::Json,
};

impl Questionnaire<()> {
    /// The rules that JSON holds.
    pub fn of_json(json: &Json) -> Option<Self> {
        Some(Self {
            pages: json.get("pages").list(page)?,
            endings: Vec::new(),
            // The server hands the pages over as they are asked.
            one_by_one: false,
            quotas: Vec::new(),
            written_in: WrittenIn::default(),
        })
    }
}

fn page(json: &Json) -> Option<Page<()>> {
    Some(Page {
        code: Code::of_json(json.get("code"))?,
        title: text(json, "title"),
        show_if: json.get("show_if").optional(condition)?,
        random_order: false,
        random_place: false,
        end_if: json.get("end_if").optional(condition)?,
        ending: None,
        questions: json.get("questions").list(question)?,
    })
}

fn question(json: &Json) -> Option<Question<()>> {
    Some(Question {
        code: Code::of_json(json.get("code"))?,
        text: (),
        hint: text(json, "hint"),
        picture: None,
        required: json.is("required"),
        wanted: json.is("wanted"),
        may_decline: json.is("may_decline"),
        may_not_know: json.is("may_not_know"),
        random_order: false,
        show_if: json.get("show_if").optional(condition)?,
        rules: json.get("rules").optional(|rules| rules.list(rule))?.unwrap_or_default(),
        kind: kind(json.get("kind"))?,
    })
}

fn rule(json: &Json) -> Option<Rule<()>> {
    Some(Rule { must: condition(json.get("must"))?, text: () })
}

/// That there is a text; the rules do not say which.
fn text(json: &Json, name: &str) -> Option<()> {
    json.has(name).then_some(())
}

fn condition(json: &Json) -> Option<Expression> {
    json.text()?.parse().ok()
}

fn kind(json: &Json) -> Option<Kind<()>> {
    let (form, held) = json.form()?;
    let choices = |name| held.get(name).list(choice);
    let fields = || held.get("fields").list(question);
    let count = |name| held.get(name).optional(Json::number::<u32>);
    let least = || Some(count("at_least")?.unwrap_or_default());
    let most = || held.get("most").number();
    let limit = |name| held.get(name).optional(decimal);
    let day = |name| held.get(name).optional(|day| Date::parse(day.text()?));
    Some(match form {
        "text_block" => Kind::TextBlock,
        "single_choice" => {
            Kind::SingleChoice { options: choices("options")?, shown_as: list_style(held)? }
        }
        "place" => Kind::Place { options: choices("options")? },
        "multiple_choice" => Kind::MultipleChoice {
            options: choices("options")?,
            at_least: count("at_least")?,
            at_most: count("at_most")?,
        },
        "yes_no" => Kind::YesNo,
        "scale" => scale(held)?,
        "matrix" => Kind::Matrix { rows: choices("rows")?, columns: choices("columns")? },
        "ranking" => Kind::Ranking { options: choices("options")?, at_most: count("at_most")? },
        "short_text" => Kind::ShortText { at_least: least()?, most: most()? },
        "long_text" => Kind::LongText { at_least: least()?, most: most()? },
        "number" => Kind::Number {
            least: limit("least")?,
            greatest: limit("greatest")?,
            decimals: held.get("decimals").number()?,
            step: limit("step")?,
            slider: held.is("slider"),
            unit: text(held, "unit"),
        },
        "date" => Kind::Date { first: day("first")?, last: day("last")? },
        "date_range" => Kind::DateRange { first: day("first")?, last: day("last")? },
        "time" => Kind::Time,
        "photos" => Kind::Photos { at_most: held.get("at_most").number()? },
        "calculated" => Kind::Calculated {
            formula: condition(held.get("formula"))?,
            decimals: held.get("decimals").optional(Json::number)?.unwrap_or_default(),
        },
        "fields" => Kind::Fields { fields: fields()?, sum: limit("sum")? },
        "grid" => Kind::Grid { rows: choices("rows")?, fields: fields()? },
        "repeated" => Kind::Repeated { fields: fields()?, at_most: held.get("at_most").number()? },
        _ => return None,
    })
}

fn scale(held: &Json) -> Option<Kind<()>> {
    let between = held.get("between").optional(|between| between.list(|_| Some(())))?;
    Some(Kind::Scale {
        from: held.get("from").number()?,
        to: held.get("to").number()?,
        low: (),
        high: (),
        between: between.unwrap_or_default(),
        style: scale_style(held)?,
    })
}

fn scale_style(held: &Json) -> Option<ScaleStyle> {
    Some(match held.get("style").optional(Json::text)? {
        None => ScaleStyle::default(),
        Some("stars") => ScaleStyle::Stars,
        Some("slider") => ScaleStyle::Slider,
        Some("nps") => ScaleStyle::Nps,
        Some("csat") => ScaleStyle::Csat,
        Some("ces") => ScaleStyle::Ces,
        Some(_) => return None,
    })
}

fn list_style(held: &Json) -> Option<ListStyle> {
    Some(match held.get("shown_as").optional(Json::text)? {
        None => ListStyle::default(),
        Some("menu") => ListStyle::Menu,
        Some("search") => ListStyle::Search,
        Some(_) => return None,
    })
}

fn choice(json: &Json) -> Option<Choice<()>> {
    Some(Choice {
        code: Code::of_json(json.get("code"))?,
        text: (),
        picture: None,
        other: json.is("other"),
        alone: json.is("alone"),
        show_if: json.get("show_if").optional(condition)?,
    })
}

fn decimal(json: &Json) -> Option<Decimal> {
    Decimal::parse(json.text()?)
}
