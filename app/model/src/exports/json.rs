//! Rows as JSON objects.

use serde::{
    Serialize, Serializer,
    ser::{Error, SerializeMap},
};

use super::{Cell, ColumnPlan, NOT_KNOWN, NOT_SAID, cell::apart};
use crate::answers::Decimal;

/// One row as a JSON object of all columns in order.
///
/// Numbers are numbers, flags `true` and `false`, "prefer not to say" is the string of
/// [`NOT_SAID`], "cannot say" of [`NOT_KNOWN`], an empty cell is `null` rather than left out: every
/// object has the same members, so the first tells a reader all columns. A code or text that itself
/// reads so has an apostrophe before it; formulas need no mark, since no spreadsheet opens this.
#[derive(Clone, Copy, Debug)]
pub struct JsonRow<'a> {
    plan: &'a ColumnPlan,
    cells: &'a [Cell<'a>],
}

impl<'a> JsonRow<'a> {
    /// A row filled by this plan.
    pub const fn new(plan: &'a ColumnPlan, cells: &'a [Cell<'a>]) -> Self {
        Self { plan, cells }
    }
}

impl Serialize for JsonRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(Some(self.cells.len()))?;
        for (column, cell) in self.plan.columns().iter().zip(self.cells) {
            members.serialize_entry(&column.name, cell)?;
        }
        members.end()
    }
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_none(),
            Self::NotSaid => serializer.serialize_str(NOT_SAID),
            Self::NotKnown => serializer.serialize_str(NOT_KNOWN),
            Self::Code(code) => serializer.serialize_str(&apart(code)),
            Self::Text(text) => serializer.serialize_str(&apart(text)),
            Self::Flag(chosen) => serializer.serialize_bool(*chosen),
            Self::Number(number) => serialize_number(*number, serializer),
            Self::Date(date) => serializer.collect_str(date),
            Self::Time(time) => serializer.collect_str(time),
        }
    }
}

/// Fifteen digits survive a double exactly, so the shortest form of the double is the number.
fn serialize_number<S: Serializer>(number: Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    let text = number.to_string();
    if number.decimals() == 0 {
        serializer.serialize_i64(text.parse().map_err(S::Error::custom)?)
    } else {
        serializer.serialize_f64(text.parse().map_err(S::Error::custom)?)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::answers::TimeOfDay;

    fn json(cell: &Cell<'_>) -> String {
        serde_json::to_string(cell).unwrap()
    }

    #[test]
    fn every_kind_of_cell_has_its_own_form() {
        assert_eq!(json(&Cell::Empty), "null");
        assert_eq!(json(&Cell::NotSaid), "\"not_said\"");
        assert_eq!(json(&Cell::NotKnown), "\"not_known\"");
        assert_eq!(json(&Cell::text("not_said")), "\"'not_said\"");
        assert_eq!(json(&Cell::Code("not_known")), "\"'not_known\"");
        assert_eq!(json(&Cell::Time(TimeOfDay::parse("9").unwrap())), "\"09:00\"");
        assert_eq!(json(&Cell::text("=1")), "\"=1\"");
        assert_eq!(json(&Cell::Flag(true)), "true");
        assert_eq!(json(&Cell::Code("bike")), "\"bike\"");
    }

    proptest! {
        /// A number in the file is the number that was given, to the last digit.
        #[test]
        fn numbers_are_exact(digits in 0_i64..=999_999_999, fraction in 0_i64..=999_999, negative: bool) {
            let sign = if negative { "-" } else { "" };
            let number = Decimal::parse(&format!("{sign}{digits}.{fraction:06}")).unwrap();
            let read: f64 = json(&Cell::Number(number)).parse().unwrap();
            prop_assert_eq!(read.to_string(), number.to_string());
        }
    }
}
