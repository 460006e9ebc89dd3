//! Conditions follow rows, columns, fields and ranked options that get other codes in a draft.

use super::*;
use crate::questionnaires::tests::further_kinds;

/// What a condition on a question becomes when its form is saved with these changes.
fn after_edit(
    start: &Questionnaire,
    name: &str,
    condition: &str,
    changes: &[(&str, &str)],
) -> Result<String, EditError> {
    let mut start = start.clone();
    let mut last = every_kind().pages[1].questions[3].clone();
    last.code = code("hangs");
    last.show_if = Some(expression(condition));
    start.pages.last_mut().unwrap().questions.push(last);
    assert_eq!(start.hanging(), [], "{condition}");
    let was = of(&start, name);
    let kind = KindName::of(&was.kind);
    let read = form(&start, Some(was)).read(kind, &filled(was, changes)).unwrap();
    let next = start.replace_question(&code(name), read)?;
    assert_eq!(next.hanging(), []);
    Ok(of(&next, "hangs").show_if.as_ref().unwrap().to_string())
}

/// The first question of a kind, with what stands in its form.
fn first(questionnaire: &Questionnaire, kind: KindName) -> (String, Vec<(String, String)>) {
    let found = questionnaire.questions().find(|q| KindName::of(&q.kind) == kind).unwrap();
    (found.code.to_string(), write_question(found))
}

fn value(form: &[(String, String)], name: &str) -> String {
    form.iter().find(|(known, _)| known == name).unwrap().1.clone()
}

#[test]
fn rows_and_columns_of_a_matrix_are_followed() {
    let start = every_kind();
    let (matrix, form) = first(&start, KindName::Matrix);
    let (row, column) = (value(&form, "row-0-code"), value(&form, "column-1-code"));
    let changes = [("row-0-code", "renamed"), ("column-1-code", "other_column")];
    let condition = format!("{matrix}.{row} = '{column}' or {matrix} has '{column}'");
    let expected = format!("{matrix}.renamed = 'other_column' or {matrix} has 'other_column'");
    assert_eq!(after_edit(&start, &matrix, &condition, &changes), Ok(expected));
    let taken = [("row-0-was", ""), ("row-0-code", row.as_str())];
    let refused = after_edit(&start, &matrix, &condition, &taken).unwrap_err();
    assert_eq!(hanging(refused)[0], ("hangs".into(), matrix.clone(), Some(row)));
    let taken = [("column-1-was", ""), ("column-1-code", column.as_str())];
    let refused = after_edit(&start, &matrix, &condition, &taken).unwrap_err();
    assert_eq!(hanging(refused)[0], ("hangs".into(), matrix, Some(column)));
}

#[test]
fn ranked_options_are_followed() {
    let start = further_kinds();
    let (ranking, form) = first(&start, KindName::Ranking);
    let option = value(&form, "option-0-code");
    let condition = format!("{ranking}.{option} = 1 and {ranking} has '{option}'");
    let expected = format!("{ranking}.renamed = 1 and {ranking} has 'renamed'");
    let renamed = [("option-0-code", "renamed")];
    assert_eq!(after_edit(&start, &ranking, &condition, &renamed), Ok(expected));
    let gone = [("option-0", ""), ("option-0-sv", ""), ("option-0-en", "")];
    let refused = after_edit(&start, &ranking, &condition, &gone).unwrap_err();
    assert_eq!(hanging(refused).len(), 2);
}

#[test]
fn fields_are_followed() {
    let start = further_kinds();
    let (fields, form) = first(&start, KindName::Fields);
    let field = value(&form, "field-0-code");
    let condition = format!("answered({fields}.{field})");
    let renamed = [("field-0-code", "renamed"), ("code", "moved")];
    let followed = after_edit(&start, &fields, &condition, &renamed);
    assert_eq!(followed, Ok("answered(moved.renamed)".to_owned()));
}

#[test]
fn cells_are_followed_by_row_and_by_field() {
    let start = further_kinds();
    let (grid, form) = first(&start, KindName::Grid);
    let (row, field) = (value(&form, "row-0-code"), value(&form, "field-1-code"));
    let condition = format!("answered({grid}.{row}.{field}) and answered({grid}.{row})");
    // Each takes the code the other had: they do not get mixed up.
    let renamed = [("row-0-code", field.as_str()), ("field-1-code", row.as_str())];
    let expected = format!("answered({grid}.{field}.{row}) and answered({grid}.{field})");
    assert_eq!(after_edit(&start, &grid, &condition, &renamed), Ok(expected));
    let gone = [("field-1", ""), ("field-1-sv", ""), ("field-1-en", "")];
    let refused = after_edit(&start, &grid, &condition, &gone).unwrap_err();
    assert_eq!(hanging(refused), [("hangs".into(), grid.clone(), Some(field))]);
    let gone = [("row-0", ""), ("row-0-sv", ""), ("row-0-en", "")];
    let refused = after_edit(&start, &grid, &condition, &gone).unwrap_err();
    assert_eq!(hanging(refused).len(), 2);
}

#[test]
fn answers_in_texts_follow_the_fields_they_stand_for() {
    let mut start = further_kinds();
    let (fields, _) = first(&start, KindName::Fields);
    let mut last = every_kind().pages[1].questions[3].clone();
    last.code = code("tells");
    last.text = Texts { fi: Some(format!("Autolla {{{fields}.car}} %?")), ..Texts::default() };
    start.pages.last_mut().unwrap().questions.push(last);
    assert_eq!(start.hanging(), []);
    let was = of(&start, &fields);
    let changes = [("field-0-code", "tram"), ("code", "parts")];
    let read = form(&start, Some(was)).read(KindName::Fields, &filled(was, &changes)).unwrap();
    let next = start.replace_question(&code(&fields), read).unwrap();
    assert_eq!(of(&next, "tells").text.fi.as_deref(), Some("Autolla {parts.tram} %?"));
}
