//! How a question can be answered.

use serde::{Deserialize, Serialize};

use super::{Code, Expression, Picture, Question};
use crate::{
    answers::{Date, Decimal},
    language::Texts,
};

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Kind<T = Texts> {
    /// Words to read; nothing to answer.
    TextBlock,
    /// One of several options.
    SingleChoice {
        /// The options in order.
        options: Vec<Choice<T>>,
        /// How they are shown.
        #[serde(default, skip_serializing_if = "is_usual")]
        shown_as: ListStyle,
    },
    /// One of the city's districts, or of other places, looked for by typing. An option that asks
    /// "where?" takes a place that is not in the list.
    Place {
        /// The places in order, each with a code that files and results go by.
        options: Vec<Choice<T>>,
    },
    /// Any number of several options.
    MultipleChoice {
        /// The options in order.
        options: Vec<Choice<T>>,
        /// The least that may be chosen, if limited.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at_least: Option<u32>,
        /// The most that may be chosen, if limited.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at_most: Option<u32>,
    },
    /// Yes or no.
    YesNo,
    /// Points from `from` to `to`, the ends labelled.
    Scale {
        /// The lowest point, 0 or 1.
        from: u8,
        /// The highest point, at most 10.
        to: u8,
        /// What the lowest point means.
        low: T,
        /// What the highest point means.
        high: T,
        /// What each point between the two means; empty: only the ends are labelled.
        #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
        between: Vec<T>,
        /// How the points are shown, and what is worked out from them.
        #[serde(default, skip_serializing_if = "is_usual")]
        style: ScaleStyle,
    },
    /// One column for each row.
    Matrix {
        /// What is judged, in order.
        rows: Vec<Choice<T>>,
        /// The judgements, in order.
        columns: Vec<Choice<T>>,
    },
    /// Options in an order of the member's own.
    Ranking {
        /// The options in order.
        options: Vec<Choice<T>>,
        /// How many places there are; none: as many as options.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at_most: Option<u32>,
    },
    /// One line of text.
    ShortText {
        /// The least characters; zero: any number.
        #[serde(default, skip_serializing_if = "is_usual")]
        at_least: u32,
        /// The most characters.
        most: u32,
    },
    /// Several lines of text.
    LongText {
        /// The least characters; zero: any number.
        #[serde(default, skip_serializing_if = "is_usual")]
        at_least: u32,
        /// The most characters.
        most: u32,
    },
    /// A number.
    Number {
        /// The least allowed, if limited.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        least: Option<Decimal>,
        /// The greatest allowed, if limited.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        greatest: Option<Decimal>,
        /// How many decimals may be given.
        #[serde(default)]
        decimals: u8,
        /// How far one number is from the next, counted from the least or from zero.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<Decimal>,
        /// Whether it is set with a slider, beside the field; that needs both limits.
        #[serde(default, skip_serializing_if = "is_usual")]
        slider: bool,
        /// What is counted: years, euros.
        #[serde(default = "super::none", skip_serializing_if = "Option::is_none")]
        unit: Option<T>,
    },
    /// A day.
    Date {
        /// The first day allowed, if limited.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        first: Option<Date>,
        /// The last day allowed, if limited.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        last: Option<Date>,
    },
    /// From one day to another; answered in the parts `from` and `to`.
    DateRange {
        /// The first day allowed, if limited.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        first: Option<Date>,
        /// The last day allowed, if limited.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        last: Option<Date>,
    },
    /// A time of day.
    Time,
    /// Photos, taken or chosen.
    Photos {
        /// How many can be added, at most [`MOST_PHOTOS`].
        at_most: u8,
    },
    /// Several fields, each answered by itself.
    Fields {
        /// The fields in order: questions without parts of their own.
        fields: Vec<Question<T>>,
        /// What their numbers must add up to, if they must.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sum: Option<Decimal>,
    },
    /// The same fields for each row.
    Grid {
        /// What is asked about, in order.
        rows: Vec<Choice<T>>,
        /// The fields in order: questions without parts of their own.
        fields: Vec<Question<T>>,
    },
    /// A number that is worked out from earlier answers; nobody is asked.
    Calculated {
        /// What it comes to.
        formula: Expression,
        /// To how many decimals it is rounded.
        #[serde(default, skip_serializing_if = "is_usual")]
        decimals: u8,
    },
    /// The same fields as often as the member needs them.
    Repeated {
        /// The fields in order: questions without parts of their own.
        fields: Vec<Question<T>>,
        /// How often they can be answered, at most [`MOST_REPEATED`].
        at_most: u8,
    },
}

/// The most times that fields can be repeated.
pub const MOST_REPEATED: u8 = 20;

/// The most photos that one question takes.
pub const MOST_PHOTOS: u8 = 5;

/// How the options of a single choice are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListStyle {
    /// Each with a radio button.
    #[default]
    Buttons,
    /// In a list that opens.
    Menu,
    /// Each with a radio button, and a field to search them by.
    Search,
}

macro_rules! lists {
    ($kind:expr) => {
        match $kind {
            Self::SingleChoice { options, .. }
            | Self::Place { options }
            | Self::MultipleChoice { options, .. }
            | Self::Ranking { options, .. } => vec![options],
            Self::Matrix { rows, columns } => vec![rows, columns],
            Self::Grid { rows, .. } => vec![rows],
            _ => Vec::new(),
        }
    };
}

impl ListStyle {
    /// How these options are shown: a list that opens has no room for pictures.
    fn of<T>(self, options: &[Choice<T>]) -> Self {
        let is_pictured = options.iter().any(|option| option.picture.is_some());
        if self == Self::Menu && is_pictured { Self::Buttons } else { self }
    }
}

/// How the points of a scale are shown, and what is worked out from them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScaleStyle {
    /// Points side by side.
    #[default]
    Points,
    /// Stars, from 1.
    Stars,
    /// A slider.
    Slider,
    /// Net promoter score: 0 to 10, promoters from 9, detractors to 6 (Reichheld 2003).
    Nps,
    /// Customer satisfaction: 1 to 5, satisfied from 4.
    Csat,
    /// Customer effort score: 1 to 7, easy from 5 (CES 2.0).
    Ces,
}

impl ScaleStyle {
    /// The first and the last point that the style prescribes, if it does.
    pub const fn ends(self) -> Option<(u8, u8)> {
        match self {
            Self::Nps => Some((0, 10)),
            Self::Csat => Some((1, 5)),
            Self::Ces => Some((1, 7)),
            Self::Points | Self::Stars | Self::Slider => None,
        }
    }
}

/// An option, a row or a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice<T = Texts> {
    /// Names it, stable over versions.
    pub code: Code,
    /// What it says.
    pub text: T,
    /// What is looked at when choosing; for options of a choice.
    #[serde(default = "super::none", skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture<T>>,
    /// Choosing it asks "what?" in a text field beside it.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub other: bool,
    /// It stands for itself alone, as "none of these" does among options of which several can be
    /// chosen.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub alone: bool,
    /// It is offered only if this holds; for options and rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Expression>,
}

/// Whether a value is the one that a file leaves out.
pub(super) fn is_usual<V: Default + PartialEq>(value: &V) -> bool {
    *value == V::default()
}

impl<T> Choice<T> {
    /// A choice like any other.
    pub const fn new(code: Code, text: T) -> Self {
        Self { code, text, picture: None, other: false, alone: false, show_if: None }
    }

    fn map_text<U>(&self, text: &impl Fn(&T) -> U) -> Choice<U> {
        Choice {
            code: self.code.clone(),
            text: text(&self.text),
            picture: self.picture.as_ref().map(|picture| picture.map_text(text)),
            other: self.other,
            alone: self.alone,
            show_if: self.show_if.clone(),
        }
    }
}

impl<T> Kind<T> {
    /// The questions that are its parts; none for most kinds.
    pub fn fields(&self) -> &[Question<T>] {
        match self {
            Self::Fields { fields, .. }
            | Self::Grid { fields, .. }
            | Self::Repeated { fields, .. } => fields,
            _ => &[],
        }
    }

    /// The choices that are shown or not by themselves, and stand in an order of their own: options
    /// or rows.
    pub fn offered(&self) -> &[Choice<T>] {
        match self {
            Self::SingleChoice { options, .. }
            | Self::Place { options }
            | Self::MultipleChoice { options, .. }
            | Self::Ranking { options, .. } => options,
            Self::Matrix { rows, .. } | Self::Grid { rows, .. } => rows,
            _ => &[],
        }
    }

    /// The same choices, to be changed.
    pub fn offered_mut(&mut self) -> Option<&mut Vec<Choice<T>>> {
        match self {
            Self::SingleChoice { options, .. }
            | Self::Place { options }
            | Self::MultipleChoice { options, .. }
            | Self::Ranking { options, .. } => Some(options),
            Self::Matrix { rows, .. } | Self::Grid { rows, .. } => Some(rows),
            _ => None,
        }
    }

    /// All its lists of choices.
    pub(super) fn choices(&self) -> Vec<&Vec<Choice<T>>> {
        lists!(self)
    }

    /// The same lists, to be changed.
    pub(super) fn choices_mut(&mut self) -> Vec<&mut Vec<Choice<T>>> {
        lists!(self)
    }

    /// Whether it is answered in fields of its own.
    pub const fn has_parts(&self) -> bool {
        matches!(self, Self::Fields { .. } | Self::Grid { .. } | Self::Repeated { .. })
    }

    /// Whether one is chosen by radio buttons, so that "prefer not to say" is one more of them.
    pub fn has_radios(&self) -> bool {
        match self {
            Self::SingleChoice { options, shown_as } => shown_as.of(options) != ListStyle::Menu,
            Self::YesNo | Self::Place { .. } => true,
            Self::Scale { style, .. } => !matches!(style, ScaleStyle::Slider),
            _ => false,
        }
    }

    /// The same kind with every text replaced.
    pub(super) fn map_texts<U>(&self, text: &impl Fn(&T) -> U) -> Kind<U> {
        let choices = |choices: &[Choice<T>]| choices.iter().map(|c| c.map_text(text)).collect();
        let mapped = |fields: &[Question<T>]| fields.iter().map(|q| q.map_texts(text)).collect();
        match self {
            Self::TextBlock => Kind::TextBlock,
            Self::SingleChoice { options, shown_as } => {
                Kind::SingleChoice { options: choices(options), shown_as: shown_as.of(options) }
            }
            Self::Place { options } => Kind::Place { options: choices(options) },
            Self::MultipleChoice { options, at_least, at_most } => Kind::MultipleChoice {
                options: choices(options),
                at_least: *at_least,
                at_most: *at_most,
            },
            Self::YesNo => Kind::YesNo,
            Self::Scale { from, to, low, high, between, style } => Kind::Scale {
                from: *from,
                to: *to,
                low: text(low),
                high: text(high),
                between: between.iter().map(text).collect(),
                style: *style,
            },
            Self::Matrix { rows, columns } => {
                Kind::Matrix { rows: choices(rows), columns: choices(columns) }
            }
            Self::Ranking { options, at_most } => {
                Kind::Ranking { options: choices(options), at_most: *at_most }
            }
            Self::ShortText { at_least, most } => {
                Kind::ShortText { at_least: *at_least, most: *most }
            }
            Self::LongText { at_least, most } => {
                Kind::LongText { at_least: *at_least, most: *most }
            }
            Self::Number { least, greatest, decimals, step, slider, unit } => Kind::Number {
                least: *least,
                greatest: *greatest,
                decimals: *decimals,
                step: *step,
                slider: *slider,
                unit: unit.as_ref().map(text),
            },
            Self::Date { first, last } => Kind::Date { first: *first, last: *last },
            Self::DateRange { first, last } => Kind::DateRange { first: *first, last: *last },
            Self::Time => Kind::Time,
            Self::Photos { at_most } => Kind::Photos { at_most: *at_most },
            Self::Calculated { formula, decimals } => {
                Kind::Calculated { formula: formula.clone(), decimals: *decimals }
            }
            Self::Fields { fields, sum } => Kind::Fields { fields: mapped(fields), sum: *sum },
            Self::Grid { rows, fields } => {
                Kind::Grid { rows: choices(rows), fields: mapped(fields) }
            }
            Self::Repeated { fields, at_most } => {
                Kind::Repeated { fields: mapped(fields), at_most: *at_most }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_opens_has_no_pictures_so_pictured_options_have_buttons() {
        let of = |picture: serde_json::Value| -> Kind {
            let option =
                serde_json::json!({ "code": "a", "text": { "fi": "A" }, "picture": picture });
            let held = serde_json::json!({ "options": [option], "shown_as": "menu" });
            serde_json::from_value(serde_json::json!({ "single_choice": held })).unwrap()
        };
        let picture = serde_json::json!({
            "file": "0".repeat(32), "width": 8, "height": 6, "alternative": { "fi": "Puu" }
        });
        let pictured = of(picture);
        assert!(pictured.has_radios() && !of(serde_json::Value::Null).has_radios());
        // The rules that the browser goes by say the same.
        let rules = pictured.map_texts(&|_: &Texts| ());
        assert!(matches!(rules, Kind::SingleChoice { shown_as: ListStyle::Buttons, .. }));
    }
}
