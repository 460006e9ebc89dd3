//! What was entered into a form with repeated rows: looked up by name, rows moved and removed.
//!
//! The fields of a row are named `PREFIX-NUMBER` and `PREFIX-NUMBER-…`, numbered from 0.

use std::collections::HashMap;

use crate::questionnaires::Fields;

/// The fields of a form by name: found at once, however many rows there are.
pub struct Entered<'a>(HashMap<&'a str, &'a str>);

impl<'a> Entered<'a> {
    /// Of these fields. Where a name comes twice, the first counts.
    pub fn of(fields: &'a Fields) -> Self {
        let mut known = HashMap::with_capacity(fields.len());
        for (name, value) in fields {
            known.entry(name.as_str()).or_insert(value.as_str());
        }
        Self(known)
    }

    /// What was entered; empty if nothing was.
    pub fn get(&self, name: &str) -> &'a str {
        self.0.get(name).copied().unwrap_or_default()
    }

    /// Whether the field was sent at all, as a ticked box is.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// How many rows of this prefix there are.
    pub fn rows(&self, prefix: &str) -> usize {
        (0..self.0.len()).take_while(|number| self.has(&nth(prefix, *number))).count()
    }
}

/// The name of the first field of a row.
pub fn nth(prefix: &str, number: usize) -> String {
    format!("{prefix}-{number}")
}

/// The row a field belongs to, and the rest of its name.
fn row_of<'a>(name: &'a str, prefix: &str) -> Option<(usize, &'a str)> {
    let rest = name.strip_prefix(prefix)?.strip_prefix('-')?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = rest.split_at(digits);
    let is_field = rest.is_empty() || rest.starts_with('-');
    number.parse().ok().filter(|_| is_field).map(|number| (number, rest))
}

/// Two rows change places.
pub fn row_moved(fields: &mut [(String, String)], prefix: &str, from: usize, to: usize) {
    for (name, _) in fields {
        let moved = row_of(name, prefix).and_then(|(number, rest)| match number {
            number if number == from => Some(format!("{}{rest}", nth(prefix, to))),
            number if number == to => Some(format!("{}{rest}", nth(prefix, from))),
            _ => None,
        });
        if let Some(moved) = moved {
            *name = moved;
        }
    }
}

/// A row goes; those after it move up.
pub fn row_removed(fields: &mut Vec<(String, String)>, prefix: &str, gone: usize) {
    fields.retain(|(name, _)| row_of(name, prefix).is_none_or(|(number, _)| number != gone));
    for (name, _) in fields {
        let moved = row_of(name, prefix)
            .filter(|(number, _)| *number > gone)
            .map(|(number, rest)| format!("{}{rest}", nth(prefix, number - 1)));
        if let Some(moved) = moved {
            *name = moved;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(names: &[&str]) -> Vec<(String, String)> {
        names.iter().map(|name| ((*name).to_owned(), (*name).to_owned())).collect()
    }

    fn moved_to(fields: &[(String, String)], value: &str) -> String {
        fields.iter().find(|(_, v)| v == value).map(|(name, _)| name.clone()).unwrap_or_default()
    }

    #[test]
    fn rows_move_and_go_with_all_their_fields_and_no_others() {
        let mut form =
            fields(&["option-0", "option-1", "option-1-sv", "option-10", "option-2", "row-1"]);
        assert_eq!(Entered::of(&form).rows("option"), 3, "a gap ends the rows");
        row_moved(&mut form, "option", 1, 2);
        assert_eq!(moved_to(&form, "option-1-sv"), "option-2-sv");
        assert_eq!(moved_to(&form, "option-2"), "option-1");
        assert_eq!(moved_to(&form, "option-10"), "option-10");
        row_removed(&mut form, "option", 0);
        assert_eq!(moved_to(&form, "option-0"), "");
        assert_eq!(moved_to(&form, "option-1-sv"), "option-1-sv", "back where it was");
        assert_eq!(moved_to(&form, "row-1"), "row-1");
    }
}
