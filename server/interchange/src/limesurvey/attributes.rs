//! The settings of LimeSurvey's questions: limits, and what is lost.

use model::{
    answers::{Date, Decimal},
    questionnaires::Kind,
};

use super::survey::Asked;
use crate::{report::Note, texts::Notes};

/// Settings of looks and of statistics, and those that say nothing without another one.
const LOOKS: [&str; 31] = [
    "assessment_value",
    "category_separator",
    "choice_input_columns",
    "commented_checkbox",
    "commented_checkbox_auto",
    "cssclass",
    "display_columns",
    "display_rows",
    "display_type",
    "dropdown_dates",
    "dropdown_dates_minute_step",
    "dropdown_prefix",
    "dropdown_prepostfix",
    "dropdown_separators",
    "dropdown_size",
    "hide_tip",
    "input_boxes",
    "keep_aspect",
    "page_break",
    "printable_help",
    "public_statistics",
    "random_group",
    "repeat_headings",
    "reverse",
    "samechoiceheight",
    "samelistheight",
    "show_grand_total",
    "show_totals",
    "showpopups",
    "text_input_columns",
    "text_input_width",
];
/// Beginnings of the names of such settings.
const LOOKS_BEGIN: [&str; 12] = [
    "location_",
    "statistics_",
    "time_limit_",
    "answer_width",
    "label_input",
    "other_position",
    "parent_order",
    "placeholder",
    "save_as_default",
    "scale_export",
    "slider_",
    "use_dropdown",
];
/// Settings that are heeded, here or by the kind that has them.
const HEEDED: [&str; 45] = [
    "alphasort",
    "answer_order",
    "array_filter",
    "array_filter_exclude",
    "array_filter_style",
    "date_format",
    "date_max",
    "date_min",
    "dualscale_headerA",
    "dualscale_headerB",
    "em_validation_q",
    "em_validation_q_tip",
    "em_validation_sq",
    "em_validation_sq_tip",
    "equals_num_value",
    "exclude_all_others",
    "exclude_all_others_auto",
    "hidden",
    "max_answers",
    "max_num_value",
    "max_num_value_n",
    "max_num_value_sgqa",
    "max_subquestions",
    "maximum_chars",
    "min_answers",
    "min_num_value",
    "min_num_value_n",
    "min_num_value_sgqa",
    "multiflexible_checkbox",
    "multiflexible_max",
    "multiflexible_min",
    "multiflexible_step",
    "num_value_equals_sgqa",
    "num_value_int_only",
    "numbers_only",
    "other_comment_mandatory",
    "other_numbers_only",
    "other_replace_text",
    "prefix",
    "random_order",
    "relevance",
    "subquestion_order",
    "suffix",
    "time_limit",
    "value_range_allows_missing",
];

/// Notes what every kind of question can lose.
pub fn note_losses(asked: &Asked, notes: &mut Notes) {
    let attributes = &asked.attributes;
    let is_random = attributes.is_on("random_order")
        || ["answer_order", "subquestion_order"]
            .iter()
            .any(|name| attributes.get(name) == Some("random"));
    if is_random {
        notes.add(Note::RandomOrderLost);
    }
    if let Some(group) = attributes.get("random_group") {
        notes.add(Note::SettingLost { setting: format!("random_group={group}") });
    }
    for name in ["array_filter", "array_filter_exclude"] {
        if let Some(value) = attributes.get(name) {
            notes.add(Note::FilterLost { original: format!("{name}={value}") });
        }
    }
    for name in ["em_validation_q", "em_validation_sq"] {
        if let Some(value) = attributes.get(name) {
            notes.lost_check(value);
        }
    }
    if !asked.pattern.trim().is_empty() {
        notes.lost_check(asked.pattern.trim());
    }
    if attributes.get("time_limit").is_some_and(|limit| limit != "0") {
        notes.add(Note::TimeLimitLost);
    }
    if attributes.is_on("hidden") {
        notes.add(Note::IsHidden);
    }
    if asked.has_default {
        notes.add(Note::DefaultLost);
    }
    if asked.has_script {
        notes.once(Note::ScriptRemoved);
    }
    if attributes.is_on("other_numbers_only") {
        notes.lost_check("other_numbers_only=1");
    }
    for (name, value) in attributes.iter() {
        let is_set = !matches!(value, "" | "0" | "N" | "default" | "normal" | "end");
        let is_known = HEEDED.contains(&name)
            || LOOKS.contains(&name)
            || LOOKS_BEGIN.iter().any(|start| name.starts_with(start));
        if is_set && !is_known {
            notes.add(Note::SettingLost { setting: format!("{name}={value}") });
        }
    }
}

/// A number in a setting; LimeSurvey writes `.5` as well.
pub fn decimal(text: &str) -> Option<Decimal> {
    let text = text.trim();
    if text.strip_prefix('-').unwrap_or(text).starts_with('.') {
        Decimal::parse(&text.replacen('.', "0.", 1))
    } else {
        Decimal::parse(text)
    }
}

/// A setting that is a number; one that is worked out is noted as lost.
pub fn limit(asked: &Asked, name: &str, notes: &mut Notes) -> Option<Decimal> {
    let value = asked.attributes.get(name)?;
    let number = decimal(value);
    if number.is_none() {
        notes.lost_check(format!("{name}={value}"));
    }
    number
}

/// A setting that is a count.
pub fn count(asked: &Asked, name: &str, notes: &mut Notes) -> Option<u32> {
    let value = asked.attributes.get(name)?;
    let number = value.parse().ok();
    if number.is_none() {
        notes.lost_check(format!("{name}={value}"));
    }
    number.filter(|number| *number > 0)
}

/// A setting that is a day.
pub fn day(asked: &Asked, name: &str, notes: &mut Notes) -> Option<Date> {
    let value = asked.attributes.get(name)?;
    let day = value.get(..10).and_then(Date::parse).filter(|_| value.len() <= 19);
    if day.is_none() {
        notes.lost_check(format!("{name}={value}"));
    }
    day
}

/// The number that a question of numbers asks for.
pub fn number(asked: &Asked, notes: &mut Notes) -> Kind {
    let is_slider = asked.attributes.is_on("slider_layout");
    let (least, greatest, step) = if is_slider {
        let step = limit(asked, "slider_accuracy", notes).or(Some(Decimal::whole(1)));
        let least = limit(asked, "slider_min", notes).or(Some(Decimal::whole(0)));
        (least, limit(asked, "slider_max", notes).or(Some(Decimal::whole(100))), step)
    } else {
        let least = limit(asked, "min_num_value_n", notes);
        (least, limit(asked, "max_num_value_n", notes), None)
    };
    let is_whole = asked.attributes.is_on("num_value_int_only");
    Kind::Number {
        least,
        greatest,
        decimals: match step {
            _ if is_whole => 0,
            Some(step) if is_slider => step.decimals(),
            _ => 6,
        },
        step: step.filter(|step| *step > Decimal::whole(0)),
        slider: is_slider,
        unit: None,
    }
}

/// What a question of texts asks for; some of those take only numbers.
pub fn line(asked: &Asked, notes: &mut Notes) -> Kind {
    if asked.attributes.is_on("numbers_only") {
        return number(asked, notes);
    }
    let most = count(asked, "maximum_chars", notes).unwrap_or(1_000).min(10_000);
    Kind::ShortText { at_least: 0, most }
}
