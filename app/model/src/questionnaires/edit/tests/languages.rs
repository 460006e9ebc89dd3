//! Languages that the forms of questions have no fields for, and those a questionnaire is written in.

use super::*;
use crate::{
    language::TextLanguage,
    questionnaires::{Expression, Rule, WrittenIn, tests::further_kinds},
};

fn arabic() -> TextLanguage {
    "ar".parse().unwrap()
}

/// Every text in Arabic too, which says what it is a translation of.
fn in_arabic(questionnaire: &Questionnaire) -> Questionnaire {
    let mut next = questionnaire.map_texts(&|texts| {
        let mut texts = texts.clone();
        if let Some(fi) = texts.fi.clone() {
            texts.set(arabic(), format!("ar {fi}"));
        }
        texts
    });
    next.written_in = TextLanguage::USUAL.into_iter().chain([arabic()]).collect();
    next
}

/// Texts whose Arabic is not a translation of them.
fn mixed_up(question: &Question) -> Vec<String> {
    let mixed = std::cell::RefCell::new(Vec::new());
    question.map_texts(&|texts: &Texts| {
        let wanted = texts.fi.as_ref().map(|fi| format!("ar {fi}"));
        if texts.exactly(arabic()) != wanted.as_deref() {
            mixed.borrow_mut().push(format!("{texts:?}"));
        }
    });
    mixed.into_inner()
}

#[test]
fn a_question_saved_in_its_form_keeps_what_is_written_in_further_languages() {
    for questionnaire in [every_kind(), further_kinds()] {
        let start = in_arabic(&questionnaire);
        for was in start.questions() {
            let form = form(&start, Some(was));
            let read = form.read(KindName::of(&was.kind), &write_question(was)).unwrap();
            assert_eq!(read.question.text_rows(), was.text_rows(), "{}", was.code);
        }
    }
}

#[test]
fn further_languages_follow_what_moves_and_gets_other_codes() {
    for questionnaire in [every_kind(), further_kinds()] {
        let start = in_arabic(&questionnaire);
        for was in start.questions() {
            let mut filled = write_question(was);
            for group in ["option", "row", "column", "field"] {
                // The first two change places, and each takes the code that the other had.
                row_moved(&mut filled, group, 0, 1);
                let place = |filled: &[(String, String)], number: usize| {
                    let name = format!("{}-code", nth(group, number));
                    filled.iter().position(|(known, _)| *known == name)
                };
                if let (Some(one), Some(two)) = (place(&filled, 0), place(&filled, 1)) {
                    let code = filled[one].1.clone();
                    filled[one].1 = std::mem::replace(&mut filled[two].1, code);
                }
            }
            let read = form(&start, Some(was)).read(KindName::of(&was.kind), &filled).unwrap();
            assert_eq!(mixed_up(&read.question), Vec::<String>::new(), "{}", was.code);
        }
    }
}

#[test]
fn a_code_taken_over_brings_no_texts_of_what_had_it_before() {
    let start = in_arabic(&every_kind());
    let is_choice = |q: &&Question| matches!(q.kind, Kind::SingleChoice { .. });
    let was = start.questions().find(is_choice).unwrap();
    let mut filled = write_question(was);
    let first = format!("{}-code", nth("option", 0));
    let code_of = |filled: &[(String, String)]| {
        filled.iter().position(|(name, _)| *name == first).map(|at| (at, filled[at].1.clone()))
    };
    let (_, gone) = code_of(&filled).unwrap();
    row_removed(&mut filled, "option", 0);
    let (at, _) = code_of(&filled).unwrap();
    filled[at].1.clone_from(&gone);
    let read = form(&start, Some(was)).read(KindName::of(&was.kind), &filled).unwrap();
    assert_eq!(mixed_up(&read.question), Vec::<String>::new());
}

#[test]
fn what_is_said_of_a_rule_stays_in_every_language_when_its_condition_changes() {
    let mut start = every_kind();
    let asked = start.pages.iter_mut().flat_map(|page| &mut page.questions);
    let question = asked.last().unwrap();
    let must = |question: &Question, text: &str| {
        text.replace("{}", question.code.as_str()).parse::<Expression>().unwrap()
    };
    question.rules = vec![Rule {
        must: must(question, "answered({})"),
        text: Texts::all("Vastaa", "Svara", "Answer"),
    }];
    let start = in_arabic(&start);
    let was = start.questions().last().unwrap();
    let mut filled = write_question(was);
    let condition = filled.iter_mut().find(|(name, _)| name.ends_with("-must")).unwrap();
    condition.1 = must(was, "not declined({})").to_string();
    let read = form(&start, Some(was)).read(KindName::of(&was.kind), &filled).unwrap();
    assert_ne!(read.question.rules[0].must, was.rules[0].must);
    assert_eq!(read.question.rules[0].text, was.rules[0].text);
}

#[test]
fn pages_and_endings_saved_in_their_forms_keep_further_languages() {
    let mut start = every_kind();
    start.pages[0].title = Some(Texts::all("Alku", "Början", "Beginning"));
    start = in_arabic(&start);
    let head = PageHead::of(&start.pages[0]);
    assert_eq!(read_page(&start, &head, false, &write_page(&head)).unwrap(), head);
    let no_title = [(TITLE[0].to_owned(), String::new())];
    assert_eq!(read_page(&start, &head, false, &no_title).unwrap().title, None);
    let title = Texts::all("Kiitos", "Tack", "Thanks");
    let ending = crate::questionnaires::Ending {
        code: code("thanks"),
        title: title.clone(),
        text: Some(title),
        show_if: None,
    };
    let start = in_arabic(&start.add_ending(ending).unwrap());
    let ending = &start.endings[0];
    let read = read_ending(&start, Some(ending), Language::Fi, &write_ending(ending)).unwrap();
    assert_eq!(read, *ending);
}

#[test]
fn every_language_of_the_questionnaire_is_written_beside_the_others() {
    let mut start = every_kind();
    start.written_in = [Language::Fi.into(), arabic()].into_iter().collect();
    let row = start.pages[0].text_rows().remove(0);
    let (id, field) = (row.id.clone(), row.field(arabic()));
    assert!(field.ends_with("-ar") && row.field(Language::Fi.into()) == id);
    let marks = (row.mark_field(), row.marks(&start.written_in));
    let typed =
        [(id.clone(), row.texts.fi.clone().unwrap()), (field.clone(), "نص".to_owned()), marks];
    let read = start.read_texts(&typed);
    assert_eq!((read.wrong.as_slice(), read.lost.as_slice()), (&[][..], &[][..]));
    let written = read.next.pages[0].text_rows().remove(0).texts;
    assert_eq!(written.exactly(arabic()), Some("نص"));
    assert_eq!(written.sv, row.texts.sv, "a language without a field stays");
    // Somebody else has written it meanwhile.
    let mut theirs = typed.clone();
    theirs[1].1 = "آخر".to_owned();
    let wrong = read.next.read_texts(&theirs).wrong;
    assert_eq!(wrong, [(field, TextMistake::Meanwhile("نص".to_owned()))]);
}

#[test]
fn what_is_missing_is_counted_in_the_languages_of_the_questionnaire() {
    let mut start = every_kind();
    let total = start.count_texts();
    assert_eq!(start.count_missing(arabic()), total);
    assert!(start.readings().is_empty(), "nothing is written in it yet");
    start = in_arabic(&start);
    assert_eq!(start.readings(), [arabic()]);
    start.pages[0].questions[0].text.set(arabic(), "");
    assert_eq!(start.count_missing(arabic()), 1);
    let told = start.lint().into_iter().filter(|finding| finding.language == arabic());
    assert_eq!(told.count(), 1);
    start.written_in = WrittenIn::default();
    assert!(start.readings().is_empty(), "it is not offered any more");
    assert!(start.lint().iter().all(|finding| finding.language != arabic()));
}

#[test]
fn questions_are_read_in_a_further_language_as_far_as_they_are_written_in_it() {
    let mut start = in_arabic(&every_kind());
    start.pages[0].questions[0].text.set(arabic(), "");
    let read = start.read_in(Some(arabic()), Language::Sv, Language::Fi);
    let first = &read.pages[0].questions[0].text;
    assert_ne!(first.lang(), Some("ar"), "it is in the language of the page, or the main one");
    assert_eq!(read.pages[0].questions[1].text.lang(), Some("ar"));
    start.written_in = WrittenIn::default();
    let read = start.read_in(Some(arabic()), Language::Sv, Language::Fi);
    assert_eq!(read, start.shown(Language::Sv, Language::Fi));
}

#[test]
fn languages_survive_the_file_and_joining() {
    let start = in_arabic(&every_kind());
    assert_eq!(Questionnaire::from_file(&start.to_file()).unwrap(), start);
    let joined = every_kind().append(&start, |_| false);
    assert!(joined.written_in.contains(arabic()));
    let changed = Change::between(
        &every_kind(),
        &Questionnaire { written_in: start.written_in.clone(), ..every_kind() },
    );
    assert_eq!(changed, Change::Languages);
}
