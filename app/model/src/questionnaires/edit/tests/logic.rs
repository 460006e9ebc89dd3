//! Logic in the editor's forms, and what follows when codes change.

use super::*;
use crate::questionnaires::{Ending, edit::PageHead, tests::logic::with_logic};

#[test]
fn forms_filled_with_questions_pages_and_endings_read_as_those() {
    let start = with_logic();
    for question in start.questions() {
        let form = form(&start, Some(question));
        let read = form.read(KindName::of(&question.kind), &filled(question, &[])).unwrap();
        assert_eq!(read.question, *question);
    }
    for page in &start.pages {
        let head = PageHead::of(page);
        assert_eq!(read_page(&start, &head, false, &write_page(&head)).unwrap(), head);
        assert_eq!(start.replace_page(&page.code, head).unwrap(), start);
    }
    for ending in &start.endings {
        let read = read_ending(&start, Some(ending), Language::Fi, &write_ending(ending)).unwrap();
        assert_eq!(read, *ending);
    }
}

#[test]
fn mistakes_in_formulas_are_told_at_their_fields() {
    let start = with_logic();
    let told = |name: &str, changes: &[(&str, &str)]| -> Vec<String> {
        let question = of(&start, name);
        let read = form(&start, Some(question))
            .read(KindName::of(&question.kind), &filled(question, changes));
        read.unwrap_err().into_iter().map(|(field, _)| field).collect()
    };
    assert_eq!(told("best", &[("option-1-if", "uses has")]), ["option-1-if"]);
    assert_eq!(told("rate", &[("row-0-if", "(")]), ["row-0-if"]);
    assert_eq!(told("people", &[("formula", " ")]), ["formula"]);
    assert_eq!(told("people", &[("formula", "1 +")]), ["formula"]);
    assert_eq!(told("children", &[("rule-0-must", ")")]), ["rule-0-must"]);
    assert_eq!(told("children", &[("rule-0-must", "")]), ["rule-0-must"]);
    assert_eq!(told("children", &[("rule-0", "")]), ["rule-0"]);
    let page = PageHead::of(&start.pages[0]);
    let typed = |changes: &[(&str, &str)]| {
        let mut fields = write_page(&page);
        fields.retain(|(name, _)| changes.iter().all(|(changed, _)| name != changed));
        fields.extend(super::fields(changes));
        fields
    };
    let wrong = read_page(&start, &page, false, &typed(&[("end-if", "lives ="), ("ending", "x")]));
    let fields: Vec<String> = wrong.unwrap_err().into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["end-if", "ending"]);
    let none = read_page(&start, &page, false, &typed(&[("end-if", "")])).unwrap();
    assert_eq!((none.end_if, none.ending), (None, None), "an ending without an end is none");
    let blank = read_ending(&start, None, Language::Fi, &super::fields(&[("title", " ")]));
    assert_eq!(blank.unwrap_err(), [("title".to_owned(), Mistake::Blank)]);
    let taken = super::fields(&[("title", "Kiitos"), ("code", "rest")]);
    let taken = read_ending(&start, None, Language::Fi, &taken).unwrap_err();
    assert_eq!(taken, [("code".to_owned(), Mistake::CodeTaken)]);
}

#[test]
fn formulas_and_texts_follow_the_codes_of_questions() {
    let start = with_logic();
    let rename = |name: &str, to: &str| {
        let question = of(&start, name);
        let read = form(&start, Some(question))
            .read(KindName::of(&question.kind), &filled(question, &[("code", to)]));
        start.replace_question(&code(name), read.unwrap()).unwrap()
    };
    let next = rename("uses", "modes");
    let offered = next.pages[1].questions[0].kind.offered();
    assert_eq!(offered[0].show_if, Some(expression("modes has 'bus'")));
    assert_eq!(next.flaws(Language::Fi), []);
    let next = rename("people", "heads");
    assert_eq!(
        next.pages[2].questions[3].text.fi.as_deref(),
        Some("Teitä on {heads}. Onko ahdasta?")
    );
    assert_eq!(next.endings[1].title.fi.as_deref(), Some("Kiitos, teitä on {heads}"));
    assert_eq!(next.flaws(Language::Fi), []);
    let next = rename("lives", "here");
    assert_eq!(next.pages[0].end_if, Some(expression("here = no")));
    assert_eq!(next.endings[0].show_if, Some(expression("here = no")));
}

#[test]
fn no_step_leaves_a_text_or_a_formula_hanging() {
    let start = with_logic();
    let holders = |error: EditError| -> Vec<Holder> {
        let EditError::Hanging(hanging) = error else { panic!("{error}") };
        hanging.into_iter().map(|one| one.holder).collect()
    };
    let question = |name: &str| Holder::Question(code(name));
    let without = start.remove_question(&code("people")).unwrap_err();
    let expected = [
        question("share"),
        question("crowded"),
        question("crowded"),
        Holder::Ending(code("family")),
    ];
    assert_eq!(holders(without), expected);
    let page_up = start.move_page(&code("home"), Direction::Up).unwrap_err();
    assert!(
        holders(page_up).contains(&Holder::Page(code("home"))),
        "its title has an answer in it"
    );
    let head = PageHead { random_order: true, ..PageHead::of(&start.pages[2]) };
    let random = start.replace_page(&code("home"), head).unwrap_err();
    let expected = ["people", "share", "share", "crowded", "crowded"].map(question);
    assert_eq!(holders(random), expected);
}

#[test]
fn endings_are_added_moved_renamed_and_removed() {
    let start = with_logic();
    let title = Texts { fi: Some("Hei".to_owned()), ..Texts::default() };
    let new = Ending { code: code("bye"), title, text: None, show_if: None };
    let added = start.add_ending(new.clone()).unwrap();
    assert_eq!(added.add_ending(new.clone()), Err(EditError::CodeTaken(code("bye"))));
    let codes = |q: &Questionnaire| -> Vec<String> {
        q.endings.iter().map(|ending| ending.code.to_string()).collect()
    };
    let moved = added.move_ending(&code("bye"), Direction::Up).unwrap();
    assert_eq!(codes(&moved), ["elsewhere", "family", "bye", "rest"]);
    assert_eq!(added.move_ending(&code("bye"), Direction::Down), Err(EditError::NoPlace));
    let renamed = Ending { code: code("away"), ..start.endings[0].clone() };
    let next = start.replace_ending(&code("elsewhere"), renamed).unwrap();
    assert_eq!(next.pages[0].ending, Some(code("away")), "the page follows");
    let next = start.remove_ending(&code("elsewhere")).unwrap();
    assert_eq!((codes(&next).len(), &next.pages[0].ending), (2, &None));
    assert_eq!(start.remove_ending(&code("none")), Err(EditError::Unknown(code("none"))));
}
