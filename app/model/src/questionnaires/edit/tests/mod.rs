//! Every step of editing, on one of every kind of question and on whatever can be made up.

use proptest::prelude::*;

use super::*;
use crate::{
    language::{Language, Texts},
    questionnaires::{
        Choice, Expression, Kind, Page, Question,
        expression::{Expected, MisfitKind, ParseError},
        tests::every_kind,
    },
    text::TextProblem,
};

mod kinds;
mod languages;
mod logic;
mod pictures;
mod renames;
mod texts;
mod together;

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

fn expression(text: &str) -> Expression {
    text.parse().unwrap()
}

fn codes(questionnaire: &Questionnaire) -> Vec<String> {
    let page = |page: &Page| {
        let questions: Vec<&str> = page.questions.iter().map(|q| q.code.as_str()).collect();
        format!("{}: {}", page.code, questions.join(" "))
    };
    questionnaire.pages.iter().map(page).collect()
}

fn of<'a>(questionnaire: &'a Questionnaire, name: &str) -> &'a Question {
    questionnaire.question(&code(name)).unwrap()
}

fn form<'a>(questionnaire: &'a Questionnaire, was: Option<&'a Question>) -> QuestionForm<'a> {
    QuestionForm { questionnaire, was, versions: &[], main: Language::Fi }
}

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The fields of a question with some in place of others.
fn filled(question: &Question, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut filled = write_question(question);
    filled.retain(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    filled.extend(fields(changes));
    filled
}

fn hanging(error: EditError) -> Vec<(String, String, Option<String>)> {
    let EditError::Hanging(hanging) = error else { panic!("{error}") };
    let told = |h: Hanging| match h.misfit.kind {
        MisfitKind::NotEarlier(on) => (h.holder.code().to_string(), on.to_string(), None),
        MisfitKind::UnknownOption(on, option) => {
            (h.holder.code().to_string(), on.to_string(), Some(option))
        }
        other => panic!("{other:?}"),
    };
    hanging.into_iter().map(told).collect()
}

#[test]
fn questions_move_within_a_page_and_over_its_ends() {
    let start = every_kind();
    let moved = start.move_question(&code("seen"), Direction::Up).unwrap();
    assert_eq!(codes(&moved)[0], "first: words travel why_car seen wishes");
    let over = start.move_question(&code("seen"), Direction::Down).unwrap_err();
    assert_eq!(
        hanging(over),
        [("second".into(), "seen".into(), None)],
        "the condition of the page it would come to"
    );
    let over = start.move_question(&code("wishes"), Direction::Down).unwrap();
    let over = over.move_question(&code("wishes"), Direction::Down).unwrap();
    assert_eq!(codes(&over)[1], "second: wishes safe street years tell");
    for (first, direction) in [("words", Direction::Up), ("tell", Direction::Down)] {
        assert_eq!(start.move_question(&code(first), direction), Err(EditError::NoPlace));
    }
}

#[test]
fn what_conditions_hang_on_is_neither_removed_nor_moved_behind_them() {
    let start = every_kind();
    let removed = hanging(start.remove_question(&code("travel")).unwrap_err());
    let holders: Vec<&str> = removed.iter().map(|(holder, ..)| holder.as_str()).collect();
    assert_eq!(holders, ["why_car", "second"]);
    let behind = start.move_question(&code("travel"), Direction::Down).unwrap_err();
    assert_eq!(hanging(behind)[0].0, "why_car");
    let behind = start.move_page(&code("first"), Direction::Down).unwrap_err();
    assert_eq!(hanging(behind).len(), 3, "two of the page, one of its question");
    let without = start.remove_question(&code("tell")).unwrap();
    assert_eq!(codes(&without)[1], "second: safe street years");
}

#[test]
fn an_option_that_a_condition_names_is_not_removed_but_may_be_renamed_in_a_draft() {
    let start = every_kind();
    let travel = of(&start, "travel");
    let without_car = filled(travel, &[("option-2", ""), ("option-2-sv", ""), ("option-2-en", "")]);
    let kind = KindName::SingleChoice;
    let edited = form(&start, Some(travel)).read(kind, &without_car).unwrap();
    assert_eq!(Group::Options.codes(&edited.question.kind).len(), 3);
    let refused = start.replace_question(&code("travel"), edited).unwrap_err();
    assert_eq!(hanging(refused), [("why_car".into(), "travel".into(), Some("car".into()))]);

    let renamed = filled(travel, &[("code", "way"), ("option-2-code", "auto")]);
    let edited = form(&start, Some(travel)).read(kind, &renamed).unwrap();
    let next = start.replace_question(&code("travel"), edited).unwrap();
    assert_eq!(of(&next, "why_car").show_if, Some(expression("way has 'auto'")));
    assert_eq!(next.pages[1].show_if.as_ref().unwrap().mentions()[0].question, &code("way"));
    assert_eq!(next.flaws(Language::Fi), []);
}

#[test]
fn another_option_that_takes_the_code_of_one_that_went_does_not_take_its_conditions() {
    let start = every_kind();
    let travel = of(&start, "travel");
    let swapped = filled(travel, &[("option-2-was", ""), ("option-2-code", "car")]);
    let edited = form(&start, Some(travel)).read(KindName::SingleChoice, &swapped).unwrap();
    let refused = start.replace_question(&code("travel"), edited).unwrap_err();
    assert_eq!(hanging(refused)[0].0, "why_car");
}

#[test]
fn a_scale_keeps_the_points_that_conditions_name() {
    let mut start = every_kind();
    let point = expression("safe has 'p5'");
    start.pages[1].questions[3].show_if = Some(point);
    let safe = of(&start, "safe");
    let shorter = filled(safe, &[("to", "4")]);
    let edited = form(&start, Some(safe)).read(KindName::Scale, &shorter).unwrap();
    let refused = start.replace_question(&code("safe"), edited).unwrap_err();
    assert_eq!(hanging(refused), [("tell".into(), "safe".into(), Some("p5".into()))]);
}

#[test]
fn a_question_is_added_where_it_is_wanted_with_a_code_of_its_own() {
    let start = every_kind();
    let typed = fields(&[("text", "Safe?")]);
    let edited = form(&start, None).read(KindName::YesNo, &typed).unwrap();
    assert_eq!(edited.question.code, code("safe_2"), "there is a safe already");
    for (place, page, expected) in [
        (Place::First(code("second")), 1, "second: safe_2 safe street years tell"),
        (Place::After(code("street")), 1, "second: safe street safe_2 years tell"),
        (Place::NewPage(code("first")), 1, "page_3: safe_2"),
    ] {
        let next = start.add_question(edited.question.clone(), &place).unwrap();
        assert_eq!(codes(&next)[page], expected);
    }
    let twice = start.add_question(of(&start, "safe").clone(), &Place::First(code("first")));
    assert_eq!(twice, Err(EditError::CodeTaken(code("safe"))));
    let nowhere = start.add_question(edited.question, &Place::First(code("third")));
    assert_eq!(nowhere, Err(EditError::Unknown(code("third"))));
}

#[test]
fn a_copy_stands_right_after_its_original_under_a_code_never_used() {
    let start = every_kind();
    let (next, new) = start.copy_question(&code("why_car"), |c| *c == code("why_car_2")).unwrap();
    assert_eq!(new, code("why_car_3"));
    assert_eq!(codes(&next)[0], "first: words travel why_car why_car_3 wishes seen");
    assert_eq!(of(&next, "why_car_3").show_if, of(&next, "why_car").show_if);
}

#[test]
fn pages_are_added_moved_and_removed_and_no_question_goes_with_them() {
    let start = every_kind();
    let (next, new) = start.add_page();
    assert_eq!((new.as_str(), next.pages.len()), ("page_3", 3));
    let up = next.move_page(&new, Direction::Up).unwrap();
    assert_eq!(codes(&up)[1], "page_3: ");
    assert_eq!(up.move_page(&new, Direction::Down).unwrap(), next);
    assert_eq!(up.remove_page(&new).unwrap(), start);
    let joined = start.remove_page(&code("second")).unwrap();
    assert_eq!(codes(&joined), ["first: words travel why_car wishes seen safe street years tell"]);
    let first = start.remove_page(&code("first")).unwrap_err();
    assert_eq!(hanging(first).len(), 2, "what its condition asks would stand on the page itself");
    assert_eq!(joined.remove_page(&code("first")), Err(EditError::OnlyPage));
    let empty = Questionnaire::new(Vec::new());
    let (one, first) = empty.add_page();
    assert_eq!(one.remove_page(&first).unwrap(), empty);
}

#[test]
fn a_page_is_read_from_its_form_and_keeps_its_code_once_published() {
    let start = every_kind();
    let page = &start.pages[1];
    let was = PageHead::of(page);
    let same = read_page(&start, &was, false, &write_page(&was)).unwrap();
    assert_eq!(same, was);
    let typed = fields(&[("title", " Loppu "), ("code", "end")]);
    let draft = read_page(&start, &was, false, &typed).unwrap();
    assert_eq!(draft.code, code("end"));
    assert_eq!(draft.title.as_ref().unwrap().fi.as_deref(), Some("Loppu"));
    assert_eq!(draft.show_if, None);
    assert_eq!(read_page(&start, &was, true, &typed).unwrap().code, code("second"));
    let next = start.replace_page(&code("second"), draft).unwrap();
    assert_eq!(next.pages[1].code, code("end"));
    let taken = read_page(&start, &was, false, &fields(&[("code", "first")])).unwrap_err();
    assert_eq!(taken, [("code".to_owned(), Mistake::CodeTaken)]);
}

#[test]
fn every_mistake_is_told_at_its_field() {
    let start = every_kind();
    let long = "x".repeat(501);
    let told = |kind: KindName, was: Option<&str>, changes: &[(&str, &str)]| {
        let was = was.map(|name| of(&start, name));
        let typed = was.map_or_else(|| fields(changes), |was| filled(was, changes));
        form(&start, was).read(kind, &typed).unwrap_err()
    };
    let text = |problem| Mistake::Text(problem);
    for (kind, was, changes, field, mistake) in [
        (KindName::YesNo, None, &[("text", " \n")][..], "text", Mistake::Blank),
        (
            KindName::YesNo,
            None,
            &[("text", "a"), ("hint-sv", "a\0")],
            "hint-sv",
            text(TextProblem::ControlCharacter),
        ),
        (KindName::YesNo, Some("seen"), &[("code", "Seen")], "code", Mistake::NotACode),
        (KindName::YesNo, Some("seen"), &[("code", "tell")], "code", Mistake::CodeTaken),
        (
            KindName::SingleChoice,
            Some("travel"),
            &[("option-1", &long)],
            "option-1",
            text(TextProblem::TooLong { most: 500 }),
        ),
        (
            KindName::SingleChoice,
            Some("travel"),
            &[("option-1-code", "walk")],
            "option-1-code",
            Mistake::CodeTaken,
        ),
        (
            KindName::SingleChoice,
            Some("travel"),
            &[("option-1-other", "yes")],
            "option-3-other",
            Mistake::SecondOther,
        ),
        (
            KindName::MultipleChoice,
            Some("wishes"),
            &[("at-most", "0")],
            "at-most",
            Mistake::NotWithin(1, 10_000),
        ),
        (KindName::Scale, Some("safe"), &[("from", "2")], "from", Mistake::NotOffered),
        (KindName::Scale, Some("safe"), &[("to", "1")], "to", Mistake::UpsideDown),
        (
            KindName::LongText,
            Some("tell"),
            &[("most", "10001")],
            "most",
            Mistake::NotWithin(1, 10_000),
        ),
        (KindName::Number, Some("years"), &[("least", "many")], "least", Mistake::NotANumber),
        (KindName::Number, Some("years"), &[("greatest", "-1")], "greatest", Mistake::UpsideDown),
        (KindName::Number, Some("years"), &[("decimals", "7")], "decimals", Mistake::NotOffered),
        (KindName::YesNo, Some("seen"), &[("if-0", "chosen-travel")], "if-0", Mistake::NotOffered),
        (
            KindName::YesNo,
            Some("seen"),
            &[("if-0", "least-years"), ("if-0-number", "")],
            "if-0-number",
            Mistake::NotANumber,
        ),
    ] {
        assert_eq!(told(kind, was, changes), [(field.to_owned(), mistake)], "{changes:?}");
    }
}

#[test]
fn codes_that_members_have_seen_stay_and_are_not_given_to_something_else() {
    let start = every_kind();
    let mut before = start.clone();
    before.pages[1].questions.push(Question {
        code: code("rain"),
        kind: Kind::LongText { at_least: 0, most: 9 },
        ..of(&start, "tell").clone()
    });
    if let Kind::SingleChoice { options, .. } = &mut before.pages[0].questions[1].kind {
        options.push(Choice { code: code("ski"), ..options[0].clone() });
    }
    let versions = [before, start.clone()];
    let published = |was| QuestionForm { versions: &versions, ..form(&start, was) };
    let travel = of(&start, "travel");
    let typed = filled(
        travel,
        &[("code", "way"), ("option-0-code", "feet"), ("option-4", "Ski"), ("option-4-was", "")],
    );
    let edited = published(Some(travel)).read(KindName::SingleChoice, &typed).unwrap();
    assert_eq!(edited.question.code, code("travel"));
    let options = Group::Options.codes(&edited.question.kind);
    assert_eq!(*options[0], code("walk"));
    assert_eq!(*options[4], code("ski_2"), "there was another ski once");
    let new = published(None).read(KindName::YesNo, &fields(&[("text", "Rain")])).unwrap();
    assert_eq!(new.question.code, code("rain_2"));
    let typed = fields(&[("text", "Rain"), ("code", "rain")]);
    let taken = published(None).read(KindName::YesNo, &typed).unwrap_err();
    assert_eq!(taken, [("code".to_owned(), Mistake::CodeTaken)]);
    let again =
        published(None).read(KindName::LongText, &filled(of(&start, "tell"), &[("code", "rain")]));
    assert_eq!(again.unwrap().question.code, code("rain"), "the same question once more");
}

#[test]
fn a_condition_that_rows_cannot_show_is_written_as_a_formula() {
    let mut start = every_kind();
    let nested = expression("answered(travel) and not answered(seen) or seen = yes");
    start.pages[1].questions[0].show_if = Some(nested.clone());
    let safe = of(&start, "safe");
    let read = |changes: &[(&str, &str)]| {
        let edited = form(&start, Some(safe)).read(KindName::Scale, &filled(safe, changes));
        edited.map(|edited| edited.question.show_if)
    };
    assert_eq!(read(&[("text", "Safe?")]), Ok(Some(nested)));
    let both = read(&[("if-0", "answered-seen")]).unwrap_err();
    assert_eq!(both, [(FORMULA.to_owned(), Mistake::FormulaToo)], "neither is dropped in silence");
    let rows = read(&[("if-0", "answered-seen"), ("if-0-not", "not"), (FORMULA, "")]);
    assert_eq!(rows, Ok(Some(expression("not answered(seen)"))));
    assert_eq!(read(&[(FORMULA, " ")]), Ok(None));
    let wrong = read(&[(FORMULA, "answered(travel) and")]).unwrap_err();
    let error = ParseError { at: 21, expected: Expected::Value };
    assert_eq!(wrong, [(FORMULA.to_owned(), Mistake::Formula(error))]);
}

#[test]
fn rows_become_a_formula_when_they_can_be_read() {
    let rows = fields(&[
        ("text", "Safe?"),
        ("if-join", "any"),
        ("if-0", "chosen-travel-car"),
        ("if-0-not", "not"),
        ("if-1", "least-years"),
        ("if-1-number", "2,5"),
    ]);
    let mut written = rows.clone();
    rows_to_formula(&mut written);
    let formula = "not travel has 'car' or years >= 2.5";
    assert_eq!(written, fields(&[("text", "Safe?"), (FORMULA, formula)]));
    let mut unread = rows;
    unread[5].1 = "many".to_owned();
    let before = unread.clone();
    rows_to_formula(&mut unread);
    assert_eq!(unread, before, "nothing that was typed is lost");
}

#[test]
fn more_rows_than_an_expression_can_have_are_refused() {
    let start = every_kind();
    let names: Vec<String> = (0..300).map(|number| nth("if", number)).collect();
    let rows: Vec<(&str, &str)> =
        names.iter().map(|name| (name.as_str(), "chosen-travel-car")).collect();
    let safe = of(&start, "safe");
    let refused = form(&start, Some(safe)).read(KindName::Scale, &filled(safe, &rows));
    let mistakes = refused.unwrap_err();
    assert!(matches!(
        mistakes[0].1,
        Mistake::Formula(ParseError { expected: Expected::Shorter, .. })
    ));
}

#[test]
fn several_tests_make_one_condition() {
    let start = every_kind();
    let safe = of(&start, "safe");
    let typed = filled(
        safe,
        &[
            ("if-join", "any"),
            ("if-0", "chosen-travel-car"),
            ("if-1", ""),
            ("if-2", "least-years"),
            ("if-2-number", "2,5"),
        ],
    );
    let read = form(&start, Some(safe)).read(KindName::Scale, &typed).unwrap().question.show_if;
    assert_eq!(read, Some(expression("travel has 'car' or years >= 2.5")));
}

/// One step of somebody editing.
#[derive(Clone, Debug)]
enum Step {
    Move(usize, bool),
    MovePage(usize, bool),
    Copy(usize),
    Remove(usize),
    RemovePage(usize),
    AddPage,
    Add(usize, usize, String),
    Replace(usize, Vec<(String, String)>),
}

fn any_step() -> impl Strategy<Value = Step> {
    let text = prop_oneof!["[a-cåäö ?<>&\"'\u{0}\n]{0,12}", Just("travel".to_owned())];
    let name = prop::sample::select(vec![
        "text",
        "text-sv",
        "code",
        "hint",
        "option-0",
        "option-1-code",
        "option-2-was",
        "option-5",
        "option-0-other",
        "row-0",
        "column-1",
        "if-0",
        "if-0-not",
        "if-1",
        "if-join",
        "if-formula",
        "to",
        "most",
        "least",
        "required",
    ]);
    let value = prop_oneof![
        text.clone(),
        Just(String::new()),
        Just("walk".to_owned()),
        Just("seen".to_owned()),
        Just("chosen-travel-car".to_owned()),
        Just("answered-tell".to_owned()),
        Just("not".to_owned()),
        Just("travel = 'car' and count(wishes) > 1".to_owned()),
        Just("tell has 'x' or 1".to_owned()),
        Just("3".to_owned()),
    ];
    let typed = prop::collection::vec((name.prop_map(str::to_owned), value), 0..5);
    let n = 0_usize..12;
    prop_oneof![
        (n.clone(), any::<bool>()).prop_map(|(at, up)| Step::Move(at, up)),
        (n.clone(), any::<bool>()).prop_map(|(at, up)| Step::MovePage(at, up)),
        n.clone().prop_map(Step::Copy),
        n.clone().prop_map(Step::Remove),
        n.clone().prop_map(Step::RemovePage),
        Just(Step::AddPage),
        (n.clone(), 0_usize..9, text).prop_map(|(at, kind, text)| Step::Add(at, kind, text)),
        (n, typed).prop_map(|(at, typed)| Step::Replace(at, typed)),
    ]
}

fn direction(up: bool) -> Direction {
    if up { Direction::Up } else { Direction::Down }
}

/// The questionnaire after a step; as it was where the step is refused or there is nothing there.
fn after(questionnaire: &Questionnaire, step: &Step) -> Questionnaire {
    let question = |at: &usize| questionnaire.questions().nth(*at);
    let page = |at: &usize| questionnaire.pages.get(*at);
    let next = match step {
        Step::Move(at, up) => {
            question(at).map(|q| questionnaire.move_question(&q.code, direction(*up)))
        }
        Step::MovePage(at, up) => {
            page(at).map(|p| questionnaire.move_page(&p.code, direction(*up)))
        }
        Step::Copy(at) => question(at)
            .map(|q| questionnaire.copy_question(&q.code, |_| false).map(|(next, _)| next)),
        Step::Remove(at) => question(at).map(|q| questionnaire.remove_question(&q.code)),
        Step::RemovePage(at) => page(at).map(|p| questionnaire.remove_page(&p.code)),
        Step::AddPage => Some(Ok(questionnaire.add_page().0)),
        Step::Add(at, kind, text) => page(at).and_then(|page| {
            let blank = Question::new(
                code("blank"),
                Texts { fi: Some(text.clone()), ..Texts::default() },
                KindName::ALL[*kind].usual(),
            );
            let fields = filled(&blank, &[("code", "")]);
            let read = form(questionnaire, None).read(KindName::ALL[*kind], &fields).ok()?;
            Some(questionnaire.add_question(read.question, &Place::First(page.code.clone())))
        }),
        Step::Replace(at, typed) => question(at).and_then(|was| {
            let changes: Vec<(&str, &str)> =
                typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let kind = KindName::of(&was.kind);
            let read = form(questionnaire, Some(was)).read(kind, &filled(was, &changes)).ok()?;
            Some(questionnaire.replace_question(&was.code, read))
        }),
    };
    next.and_then(Result::ok).unwrap_or_else(|| questionnaire.clone())
}

proptest! {
    /// A form filled with a question reads as that question, whatever its kind.
    #[test]
    fn a_form_reads_as_what_it_was_filled_with(steps in prop::collection::vec(any_step(), 0..6)) {
        let questionnaire = steps.iter().fold(every_kind(), |q, step| after(&q, step));
        for question in questionnaire.questions() {
            let kind = KindName::of(&question.kind);
            let mut same = question.clone();
            if kind == KindName::TextBlock {
                same.may_decline = false;
            }
            let read = form(&questionnaire, Some(question)).read(kind, &write_question(question));
            prop_assert_eq!(read.map(|edited| edited.question), Ok(same));
        }
    }

    /// However it is edited: the file takes it, codes are unique, no condition hangs, and a draft
    /// that was whole lacks nothing but words, options and questions, or somebody who gets to see them.
    #[test]
    fn no_edit_yields_what_a_file_may_not_hold(steps in prop::collection::vec(any_step(), 0..20)) {
        let questionnaire = steps.iter().fold(every_kind(), |q, step| after(&q, step));
        let read = Questionnaire::from_file(&questionnaire.to_file());
        prop_assert_eq!(read.as_ref(), Ok(&questionnaire));
        prop_assert_eq!(questionnaire.hanging(), []);
        for flaw in questionnaire.flaws(Language::Fi) {
            use crate::questionnaires::FlawKind;
            let unfinished = [FlawKind::MissingText, FlawKind::Empty, FlawKind::Unreachable];
            let is_unfinished = unfinished.contains(&flaw.kind);
            prop_assert!(is_unfinished, "{:?}", flaw);
        }
    }

    /// There and back is where it was.
    #[test]
    fn a_move_is_undone_by_the_opposite_move(
        steps in prop::collection::vec(any_step(), 0..8),
        at in 0_usize..12,
        up in any::<bool>(),
    ) {
        let start = steps.iter().fold(every_kind(), |q, step| after(&q, step));
        if let Some(question) = start.questions().nth(at)
            && let Ok(moved) = start.move_question(&question.code, direction(up))
        {
            prop_assert_ne!(&moved, &start);
            prop_assert_eq!(moved.move_question(&question.code, direction(!up)), Ok(start.clone()));
        }
        if let Some(page) = start.pages.get(at)
            && let Ok(moved) = start.move_page(&page.code, direction(up))
        {
            prop_assert_eq!(moved.move_page(&page.code, direction(!up)), Ok(start));
        }
    }
}
