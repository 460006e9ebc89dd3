//! A list pasted into a form, a line for each row.

use super::{Entered, nth};
use crate::language::Language;

/// The field that a list for rows of this prefix is pasted into.
pub fn paste_field(prefix: &str) -> String {
    format!("paste-{prefix}")
}

/// Adds a row for each line that was pasted, in the main language, and empties the field. Rows that
/// are there stay, with their codes; new ones get theirs when they are read. What stands in a row
/// already is not added again.
pub fn rows_pasted(fields: &mut Vec<(String, String)>, prefix: &str, main: Language) {
    let pasted = Entered::of(fields).get(&paste_field(prefix)).to_owned();
    fields.retain(|(name, _)| *name != paste_field(prefix));
    for line in pasted.lines().map(without_bullet).filter(|line| !line.is_empty()) {
        let entered = Entered::of(fields);
        let rows = entered.rows(prefix);
        let text = |number: usize| field(&nth(prefix, number), main);
        if (0..rows).any(|number| entered.get(&text(number)).trim() == line) {
            continue;
        }
        let free = (0..rows).find(|number| is_free(&entered, &nth(prefix, *number)));
        let number = free.unwrap_or(rows);
        let (row, text) = (nth(prefix, number), text(number));
        // The first field says that there is a row, in whatever language it is written.
        if row != text && !entered.has(&row) {
            fields.push((row, String::new()));
        }
        fields.retain(|(name, _)| *name != text);
        fields.push((text, line.to_owned()));
    }
}

/// A line without the sign that begins it in a list.
fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    let rest = line.strip_prefix(['-', '–', '•', '*', '·']);
    rest.filter(|rest| rest.starts_with(char::is_whitespace)).unwrap_or(line).trim()
}

/// Whether nothing is in a row, and nothing ever was: what somebody has emptied is to go.
fn is_free(entered: &Entered<'_>, id: &str) -> bool {
    let ends = ["", "-sv", "-en", "-code", "-was", "-picture"];
    ends.iter().all(|end| entered.get(&format!("{id}{end}")).trim().is_empty())
}

fn field(id: &str, language: Language) -> String {
    match language {
        Language::Fi => id.to_owned(),
        Language::Sv | Language::En => format!("{id}-{language}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pasted(fields: &[(&str, &str)], main: Language) -> Vec<(String, String)> {
        let mut fields: Vec<(String, String)> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        rows_pasted(&mut fields, "option", main);
        fields.retain(|(_, value)| !value.is_empty());
        fields.sort();
        fields
    }

    fn expected(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn each_line_is_a_row_after_those_there_are() {
        let form = [
            ("option-0", "Bussi"),
            ("option-0-was", "bus"),
            ("option-1", ""),
            ("option-1-was", "tram"),
            ("option-2", ""),
            ("paste-option", "\r\n- Juna\nBussi\n\n  •\tLautta \n-5 astetta\nJuna"),
            ("row-0", ""),
        ];
        let rows = [
            ("option-0", "Bussi"),
            ("option-0-was", "bus"),
            ("option-1-was", "tram"),
            ("option-2", "Juna"),
            ("option-3", "Lautta"),
            ("option-4", "-5 astetta"),
        ];
        assert_eq!(pasted(&form, Language::Fi), expected(&rows));
    }

    #[test]
    fn rows_are_written_in_the_main_language() {
        let form = [("option-0", ""), ("option-0-sv", "Buss"), ("paste-option", "Tåg\nBuss")];
        let rows = [("option-0-sv", "Buss"), ("option-1-sv", "Tåg")];
        assert_eq!(pasted(&form, Language::Sv), expected(&rows));
        assert_eq!(pasted(&[("option-0", "A")], Language::Fi), expected(&[("option-0", "A")]));
    }
}
