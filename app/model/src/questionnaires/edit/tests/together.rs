//! Several people at one questionnaire, steps taken back in words, and things put anywhere.

use super::*;

#[test]
fn a_mark_tells_a_change_of_its_own_thing_and_of_nothing_else() {
    let start = every_kind();
    let travel = of(&start, "travel");
    let mut edited = travel.clone();
    edited.required = !edited.required;
    let options = Group::Options.codes(&travel.kind);
    let options = options.into_iter().map(|code| (code.clone(), code.clone())).collect();
    let renamed = Renamed { options, ..Renamed::default() };
    let edited = Edited { question: edited, renamed };
    let next = start.replace_question(&code("travel"), edited).unwrap();
    assert_ne!(of(&next, "travel").mark(), travel.mark());
    assert_eq!(of(&next, "wishes").mark(), of(&start, "wishes").mark());
    assert_eq!(next.order_mark(), start.order_mark());
    let moved = next.move_question(&code("seen"), Direction::Up).unwrap();
    assert_ne!(moved.order_mark(), next.order_mark());
    assert_eq!(of(&moved, "seen").mark(), of(&next, "seen").mark());
    let head = PageHead::of(&start.pages[1]);
    assert_eq!(PageHead::of(&moved.pages[1]).mark(), head.mark());
    assert_ne!(PageHead { title: None, show_if: None, ..head.clone() }.mark(), head.mark());
}

#[test]
fn questions_are_put_anywhere_except_before_what_they_ask_about() {
    let start = every_kind();
    let to = |name: &str, place| start.place_question(&code(name), &place);
    let last = to("words", Place::After(code("tell"))).unwrap();
    assert_eq!(codes(&last)[1], "second: safe street years tell words");
    let first = to("safe", Place::First(code("first"))).unwrap();
    assert_eq!(codes(&first)[0], "first: safe words travel why_car wishes seen");
    let own = to("words", Place::NewPage(code("first"))).unwrap();
    assert_eq!(codes(&own)[1], "page_3: words");
    assert_eq!(to("words", Place::After(code("words"))).as_ref(), Ok(&start));
    let forward = to("why_car", Place::First(code("first"))).unwrap_err();
    assert_eq!(hanging(forward), [("why_car".into(), "travel".into(), None)], "both are named");
    let nowhere = to("words", Place::After(code("nobody"))).unwrap_err();
    assert_eq!(nowhere, EditError::Unknown(code("nobody")));
}

#[test]
fn pages_are_put_anywhere_except_before_what_they_ask_about() {
    let (start, new) = every_kind().add_page();
    let first = start.place_page(&new, None).unwrap();
    assert_eq!(codes(&first)[0], "page_3: ");
    let between = first.place_page(&new, Some(&code("first"))).unwrap();
    assert_eq!(codes(&between)[1], "page_3: ");
    assert_eq!(between.place_page(&new, Some(&new)).as_ref(), Ok(&between));
    let before = start.place_page(&code("second"), None).unwrap_err();
    assert_eq!(hanging(before).len(), 3);
    let nowhere = start.place_page(&new, Some(&code("nobody"))).unwrap_err();
    assert_eq!(nowhere, EditError::Unknown(code("nobody")));
}

#[test]
fn what_was_done_is_named() {
    let start = every_kind();
    let between =
        |next: &Questionnaire| (Change::between(&start, next), Change::between(next, &start));
    let removed = start.remove_question(&code("tell")).unwrap();
    let tell = || code("tell");
    assert_eq!(between(&removed), (Change::Removed(tell()), Change::Added(tell())));
    let moved = start.move_question(&code("seen"), Direction::Up).unwrap();
    assert_eq!(between(&moved), (Change::Moved, Change::Moved));
    assert_eq!(between(&start.add_page().0), (Change::Pages, Change::Pages));
    let mut edited = start.clone();
    edited.pages[1].questions[3].required = true;
    assert_eq!(between(&edited).0, Change::Edited(tell()));
    edited.pages[0].questions[0].hint = Some(Texts::default());
    assert_eq!(between(&edited).0, Change::Several);
    let travel = of(&start, "travel");
    let renamed = form(&start, Some(travel))
        .read(KindName::SingleChoice, &filled(travel, &[("code", "way")]));
    let renamed = start.replace_question(&code("travel"), renamed.unwrap()).unwrap();
    assert_eq!(between(&renamed).0, Change::Edited(code("way")), "conditions that followed apart");
}

proptest! {
    /// Two people who have opened different questions save them one after the other: where the mark
    /// lets both, nothing of either is lost, whoever is first.
    #[test]
    fn edits_of_different_questions_both_hold_in_either_order(
        steps in prop::collection::vec(any_step(), 0..5),
        ours in any_step(),
        theirs in any_step(),
    ) {
        let start = steps.iter().fold(every_kind(), |q, step| after(&q, step));
        let (Step::Replace(our_place, _), Step::Replace(their_place, _)) = (&ours, &theirs) else {
            return Ok(());
        };
        let code_at = |at: &usize| start.questions().nth(*at).map(|q| q.code.clone());
        let (Some(our), Some(their)) = (code_at(our_place), code_at(their_place)) else {
            return Ok(());
        };
        if our == their {
            return Ok(());
        }
        let (we, they) = (after(&start, &ours), after(&start, &theirs));
        let is_unchanged = |then: &Questionnaire, code: &Code| {
            then.question(code).map(Question::mark) == start.question(code).map(Question::mark)
        };
        if !is_unchanged(&they, &our) || !is_unchanged(&we, &their) {
            return Ok(());
        }
        let (we_then_they, they_then_we) = (after(&we, &theirs), after(&they, &ours));
        let is_done = |before: &Questionnaire, then: &Questionnaire| before != then;
        if is_done(&we, &we_then_they) && is_done(&they, &they_then_we) {
            prop_assert_eq!(&we_then_they, &they_then_we);
        }
    }

    /// Wherever it was put, it can be put back.
    #[test]
    fn a_question_goes_back_to_where_it_was(
        steps in prop::collection::vec(any_step(), 0..6),
        from in 0_usize..12,
        to in 0_usize..12,
    ) {
        let start = steps.iter().fold(every_kind(), |q, step| after(&q, step));
        let at = |at: usize| start.questions().nth(at).map(|q| q.code.clone());
        let (Some(question), Some(target)) = (at(from), at(to)) else { return Ok(()) };
        let page = start.pages.iter().find(|p| p.questions.iter().any(|q| q.code == question));
        let page = page.unwrap();
        let number = page.questions.iter().position(|q| q.code == question).unwrap();
        let back = match number {
            0 => Place::First(page.code.clone()),
            _ => Place::After(page.questions[number - 1].code.clone()),
        };
        if let Ok(moved) = start.place_question(&question, &Place::After(target)) {
            prop_assert_eq!(moved.hanging(), []);
            prop_assert_eq!(moved.place_question(&question, &back), Ok(start));
        }
    }
}
