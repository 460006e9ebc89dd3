//! The further kinds in the editor's form: fields, places, days, limits.

use super::*;
use crate::questionnaires::tests::kinds::further_kinds;

#[test]
fn a_form_filled_with_a_question_of_any_kind_reads_as_that_question() {
    let start = further_kinds();
    for question in start.questions() {
        let form = form(&start, Some(question));
        let read = form.read(KindName::of(&question.kind), &filled(question, &[])).unwrap();
        assert_eq!(read.question, *question);
    }
}

#[test]
fn fields_are_written_with_one_list_of_options_for_all() {
    let start = further_kinds();
    let typed = fields(&[
        ("text", "Services"),
        ("row-0", "Weekdays"),
        ("row-1", "Weekends"),
        ("field-0", "Which"),
        ("field-0-kind", "multiple_choice"),
        ("field-1", "How well"),
        ("field-1-kind", "single_choice"),
        ("field-1-required", "yes"),
        ("field-2", "What else"),
        ("option-0", "Kiosk"),
        ("option-1", "Shower"),
    ]);
    let read = form(&start, None).read(KindName::Grid, &typed).unwrap().question;
    let Kind::Grid { rows, fields } = &read.kind else { panic!("{read:?}") };
    assert_eq!(rows.len(), 2);
    let kinds: Vec<_> = fields.iter().map(|f| (f.code.as_str(), KindName::of(&f.kind))).collect();
    assert_eq!(
        kinds,
        [
            ("which", KindName::MultipleChoice),
            ("how_well", KindName::SingleChoice),
            ("what_else", KindName::ShortText)
        ]
    );
    assert_eq!(common_options(fields).map(<[_]>::len), Some(2));
    assert_eq!(fields.iter().map(|f| f.required).collect::<Vec<_>>(), [false, true, false]);
    let renamed = filled(&read, &[("option-0", "Café"), ("field-1-kind", "number")]);
    let again = form(&start, Some(&read)).read(KindName::Grid, &renamed).unwrap().question;
    let Kind::Grid { fields, .. } = &again.kind else { panic!("{again:?}") };
    assert_eq!(KindName::of(&fields[1].kind), KindName::Number);
    let options = Group::Options.codes(&again.kind);
    assert_eq!(options, [&code("kiosk"), &code("shower")], "a code stays with its option");
    let empty = form(&start, None).read(KindName::Fields, &super::fields(&[("text", "X")]));
    assert_eq!(empty.unwrap_err(), [("field-0".to_owned(), Mistake::Blank)]);
    let odd = filled(&read, &[("field-0-kind", "grid")]);
    let refused = form(&start, Some(&read)).read(KindName::Grid, &odd).unwrap_err();
    assert_eq!(refused, [("field-0-kind".to_owned(), Mistake::NotOffered)]);
}

#[test]
fn limits_that_cannot_be_met_are_told_at_their_field() {
    let start = further_kinds();
    let wrong = |name: &str, changes: &[(&str, &str)]| {
        let question = of(&start, name);
        let kind = KindName::of(&question.kind);
        let mistakes = form(&start, Some(question)).read(kind, &filled(question, changes));
        mistakes.unwrap_err()
    };
    let one = |field: &str, mistake| vec![(field.to_owned(), mistake)];
    assert_eq!(wrong("recommend", &[("from", "1")]), one("style", Mistake::OtherEnds(0, 10)));
    assert_eq!(wrong("warmth", &[("least", "")]), one("slider", Mistake::NoLimits));
    assert_eq!(wrong("warmth", &[("step", "-1")]), one("step", Mistake::NotANumber));
    assert_eq!(wrong("day", &[("first", "31.2.2026")]), one("first", Mistake::NotADate));
    assert_eq!(wrong("day", &[("first", "2027-01-01")]), one("last", Mistake::UpsideDown));
    assert_eq!(wrong("uses", &[("at-most", "1")]), one("at-most", Mistake::UpsideDown));
    assert_eq!(wrong("tell", &[("at-least", "41")]), one("most", Mistake::UpsideDown));
    assert_eq!(wrong("district", &[("shown-as", "wheel")]), one("shown-as", Mistake::NotOffered));
    assert_eq!(wrong("people", &[("at-most", "21")]), one("at-most", Mistake::NotWithin(1, 20)));
}
