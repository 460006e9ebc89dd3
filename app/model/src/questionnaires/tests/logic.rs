//! Conditions on options and rows, early ends and endings, orders at random, what is worked out,
//! the author's own rules, answers in texts, and what is never shown.

use std::collections::BTreeSet;

use super::*;

/// A questionnaire about getting about, with every kind of logic in it.
pub(crate) fn with_logic() -> Questionnaire {
    let file = r#"{ "format": "kanssa-questionnaire/1", "pages": [
      { "code": "start", "end_if": "lives = no", "ending": "elsewhere", "questions": [
        { "code": "lives", "text": { "fi": "Asutko täällä?" }, "required": true, "kind": "yes_no" },
        { "code": "uses", "text": { "fi": "Millä kuljet?" }, "random_order": true, "kind": { "multiple_choice": { "options": [
          { "code": "bus", "text": { "fi": "Bussilla" } }, { "code": "tram", "text": { "fi": "Ratikalla" } },
          { "code": "bike", "text": { "fi": "Pyörällä" } }, { "code": "car", "text": { "fi": "Autolla" } },
          { "code": "other", "text": { "fi": "Muulla" }, "other": true } ] } } } ] },
      { "code": "more", "random_order": true, "questions": [
        { "code": "best", "text": { "fi": "Mikä on paras?" }, "wanted": true, "kind": { "single_choice": { "options": [
          { "code": "bus", "text": { "fi": "Bussi" }, "show_if": "uses has 'bus'" },
          { "code": "tram", "text": { "fi": "Ratikka" }, "show_if": "uses has 'tram'" },
          { "code": "bike", "text": { "fi": "Pyörä" }, "show_if": "uses has 'bike'" } ] } } },
        { "code": "rate", "text": { "fi": "Arvioi" }, "required": true, "kind": { "matrix": {
          "rows": [ { "code": "bus", "text": { "fi": "Bussi" }, "show_if": "uses has 'bus'" },
                    { "code": "stops", "text": { "fi": "Pysäkit" } } ],
          "columns": [ { "code": "bad", "text": { "fi": "Huono" } }, { "code": "good", "text": { "fi": "Hyvä" } } ] } } },
        { "code": "adults", "text": { "fi": "Aikuisia" }, "kind": { "number": { "least": "0" } } } ] },
      { "code": "home", "title": { "fi": "Kotisi, {adults} aikuista" }, "questions": [
        { "code": "children", "text": { "fi": "Entä lapsia?" }, "kind": { "number": { "least": "0" } },
          "rules": [ { "must": "children <= 3 * adults", "text": { "fi": "Lapsia on kovin monta." } } ] },
        { "code": "people", "text": { "fi": "Ihmisiä" }, "kind": { "calculated": { "formula": "sum(adults, children)" } } },
        { "code": "share", "text": { "fi": "Lasten osuus" }, "kind": { "calculated": { "formula": "children / people", "decimals": 2 } } },
        { "code": "crowded", "text": { "fi": "Teitä on {people}. Onko ahdasta?" }, "show_if": "people >= 4", "kind": "yes_no" } ] } ],
      "endings": [
        { "code": "elsewhere", "title": { "fi": "Kiitos silti" }, "show_if": "lives = no" },
        { "code": "family", "title": { "fi": "Kiitos, teitä on {people}" }, "show_if": "children > 0" },
        { "code": "rest", "title": { "fi": "Kiitos" } } ] }"#;
    Questionnaire::from_file(file).unwrap()
}

fn answers(pairs: &[(&str, &[(&str, &str)])]) -> Answers {
    let questionnaire = with_logic();
    pairs
        .iter()
        .map(|(name, pairs)| {
            let question = questionnaire.question(&code(name)).unwrap();
            let entry = question.read(&fields(pairs));
            (code(name), entry.clone().given().unwrap_or_else(|| panic!("{name}: {entry:?}")))
        })
        .collect()
}

fn number(path: &Path, name: &str) -> Option<String> {
    path.given().get(&code(name)).and_then(Answer::number).map(|number| number.to_string())
}

fn ending(given: &Answers) -> String {
    let questionnaire = with_logic();
    questionnaire.ending(&questionnaire.path(given)).unwrap().code.to_string()
}

#[test]
fn it_can_be_published_and_goes_through_a_file_unchanged() {
    let questionnaire = with_logic();
    assert_eq!(questionnaire.flaws(Language::Fi), []);
    assert_eq!(Questionnaire::from_file(&questionnaire.to_file()).unwrap(), questionnaire);
}

#[test]
fn options_and_rows_are_offered_by_what_was_answered_before() {
    let questionnaire = with_logic();
    let mut given = answers(&[
        ("uses", &[("q-uses", "tram"), ("q-uses", "bus")]),
        ("best", &[("q-best", "bus")]),
        ("rate", &[("q-rate-row-bus", "bad")]),
    ]);
    let path = questionnaire.path(&given);
    assert_eq!(path.hidden(&code("best")), [code("bike")]);
    let lacking = |path: &Path| -> Vec<(String, Problem)> {
        let found = questionnaire.obstacles(path, Some(1)).into_iter();
        found.map(|one| (one.question.to_string(), one.problem)).collect()
    };
    assert_eq!(lacking(&path), [("rate".to_owned(), Problem::MissingRows)], "of two rows");

    given.set(
        code("uses"),
        answers(&[("uses", &[("q-uses", "tram")])]).get(&code("uses")).unwrap().clone(),
    );
    let path = questionnaire.path(&given);
    assert_eq!(path.given().get(&code("best")), None, "what is not offered was not chosen");
    assert_eq!(path.given().get(&code("rate")), None);
    assert_eq!(path.hidden(&code("rate")), [code("bus")]);
    assert_eq!(lacking(&path), [("rate".to_owned(), Problem::Missing)]);
    given.set(
        code("rate"),
        answers(&[("rate", &[("q-rate-row-stops", "good"), ("q-rate-row-bus", "bad")])])
            .get(&code("rate"))
            .unwrap()
            .clone(),
    );
    let path = questionnaire.path(&given);
    assert_eq!(lacking(&path), [], "the row that is not offered is not asked for");
    assert_eq!(path.given().get(&code("rate")).map(Answer::leaves).unwrap().len(), 1);
    let Some(Answer::Rows(rows)) = path.given().get(&code("rate")) else { panic!() };
    assert_eq!(rows.len(), 1, "nor kept");

    given.remove(&code("uses"));
    let path = questionnaire.path(&given);
    assert!(!path.shows(1, 0), "a question without a single option is not asked");
    assert!(path.shows(1, 1));
}

#[test]
fn other_told_goes_with_its_option_alone() {
    let mut questionnaire = with_logic();
    let options = questionnaire.pages[0].questions[1].kind.offered_mut().unwrap();
    options[0].show_if = Some(expression("lives = yes"));
    let given = answers(&[(
        "uses",
        &[("q-uses", "bus"), ("q-uses", "other"), ("q-uses-other", "veneellä")],
    )]);
    let path = questionnaire.path(&given);
    let other = Some("veneellä".to_owned());
    let left = Answer::Options { options: vec![code("other")], other };
    assert_eq!(path.given().get(&code("uses")), Some(&left));
}

#[test]
fn an_early_end_asks_nothing_more_and_has_its_ending() {
    let questionnaire = with_logic();
    let path = questionnaire
        .path(&answers(&[("lives", &[("q-lives", "no")]), ("children", &[("q-children", "2")])]));
    assert_eq!(path.pages().collect::<Vec<_>>(), [0]);
    assert_eq!(path.given().len(), 1, "what was answered further on does not count");
    assert_eq!(questionnaire.obstacles(&path, None), []);
    assert_eq!(ending(&answers(&[("lives", &[("q-lives", "no")])])), "elsewhere");
    assert_eq!(ending(&answers(&[("children", &[("q-children", "2")])])), "family");
    assert_eq!(ending(&Answers::default()), "rest");
}

#[test]
fn numbers_are_worked_out_from_what_is_known() {
    let questionnaire = with_logic();
    let path = questionnaire
        .path(&answers(&[("adults", &[("q-adults", "2")]), ("children", &[("q-children", "1")])]));
    assert_eq!(number(&path, "people").as_deref(), Some("3"));
    assert_eq!(number(&path, "share").as_deref(), Some("0.33"));
    assert!(!path.shows(2, 1), "nobody is asked");
    assert!(!path.shows(2, 3));
    let path = questionnaire.path(&answers(&[("adults", &[("q-adults", "2")])]));
    assert_eq!(number(&path, "share"), None, "absent, as what it hangs on");
    // What somebody sends as the answer to it is none.
    let question = questionnaire.question(&code("people")).unwrap();
    assert!(question.accepts(&Answer::Number(Decimal::whole(9))).is_err());
    let forged: Answers =
        [(code("people"), Answer::Number(Decimal::whole(9)))].into_iter().collect();
    assert_eq!(number(&questionnaire.path(&forged), "people"), None);
}

#[test]
fn own_rules_and_passing_over() {
    let questionnaire = with_logic();
    let path = questionnaire
        .path(&answers(&[("adults", &[("q-adults", "1")]), ("children", &[("q-children", "4")])]));
    let problems: Vec<Problem> =
        questionnaire.obstacles(&path, Some(2)).into_iter().map(|one| one.problem).collect();
    assert_eq!(problems, [Problem::OwnRule { number: 0 }]);
    let path = questionnaire.path(&answers(&[("adults", &[("q-adults", "1")])]));
    assert_eq!(questionnaire.obstacles(&path, Some(2)), [], "a rule is about an answer");

    let path = questionnaire.path(&answers(&[("uses", &[("q-uses", "bus")])]));
    let over = questionnaire.passed_over(&path, 1);
    assert_eq!(over.len(), 1);
    assert_eq!((over[0].question.as_str(), over[0].problem), ("best", Problem::PassedOver));
    assert!(questionnaire.obstacles(&path, Some(1)).iter().all(|one| one.question != code("best")));
}

#[test]
fn every_order_comes_up_and_each_member_has_one() {
    let questionnaire = with_logic();
    let order = |seed| -> (Vec<String>, Vec<String>) {
        let arranged = questionnaire.arranged(seed);
        let questions = arranged.pages[1].questions.iter().map(|q| q.code.to_string()).collect();
        let options = arranged.pages[0].questions[1].kind.offered().iter();
        (questions, options.map(|option| option.code.to_string()).collect())
    };
    let orders: Vec<_> = (0..600).map(order).collect();
    assert_eq!(orders[7], order(7));
    let questions: BTreeSet<_> = orders.iter().map(|(questions, _)| questions).collect();
    assert_eq!(questions.len(), 6, "three questions");
    let options: BTreeSet<_> = orders.iter().map(|(_, options)| options).collect();
    assert_eq!(options.len(), 24, "four options");
    assert!(options.iter().all(|options| options.last().is_some_and(|last| last == "other")));
    let firsts = orders.iter().filter(|(questions, _)| questions[0] == "best").count();
    assert!((150..250).contains(&firsts), "each is as likely: {firsts} of 600");
}

#[test]
fn pages_change_places_with_their_neighbours_only() {
    let mut questionnaire = with_logic();
    for name in ["a", "b"] {
        questionnaire.pages.push(Page {
            random_place: true,
            ..Page::new(code(name), vec![question(&format!("q_{name}"), Kind::YesNo)])
        });
    }
    let orders: BTreeSet<Vec<String>> = (0..50)
        .map(|seed| questionnaire.arranged(seed).pages.iter().map(|p| p.code.to_string()).collect())
        .collect();
    assert_eq!(orders.len(), 2);
    assert!(orders.iter().all(|order| order[..3] == ["start", "more", "home"]));
}

#[test]
fn one_by_one_each_question_has_a_screen_and_texts_stand_with_the_next() {
    let mut questionnaire = every_kind();
    questionnaire.one_by_one = true;
    questionnaire.pages[1].end_if = Some(expression("answered(travel)"));
    let arranged = questionnaire.arranged(0);
    let pages: Vec<(String, usize)> =
        arranged.pages.iter().map(|page| (page.code.to_string(), page.questions.len())).collect();
    let screen = |name: &str, count| (name.to_owned(), count);
    assert_eq!(pages[..2], [screen("travel", 2), screen("why_car", 1)]);
    assert_eq!(pages.len(), questionnaire.questions().filter(|q| q.is_answerable()).count());
    let ends: Vec<bool> = arranged.pages.iter().map(|page| page.end_if.is_some()).collect();
    assert_eq!(ends.iter().filter(|ends| **ends).count(), 1);
    assert!(ends.last().unwrap());

    let mut worked_out = with_logic();
    worked_out.one_by_one = true;
    let home = worked_out.arranged(0).pages.into_iter().rev().nth(1).unwrap();
    assert_eq!(home.questions.len(), 3, "what is worked out goes with the question before it");
}

#[test]
fn what_does_not_fit_is_found() {
    let flawed = |change: &dyn Fn(&mut Questionnaire)| -> Vec<(String, FlawKind)> {
        let mut questionnaire = with_logic();
        change(&mut questionnaire);
        let flaws = questionnaire.flaws(Language::Fi).into_iter();
        flaws.map(|flaw| (flaw.at.code().to_string(), flaw.kind)).collect()
    };
    let one = |at: &str, kind| vec![(at.to_owned(), kind)];
    assert_eq!(
        flawed(&|q| q.pages[0].ending = Some(code("none"))),
        one("start", FlawKind::UnknownEnding)
    );
    assert_eq!(flawed(&|q| q.pages[0].end_if = None), one("start", FlawKind::UnknownEnding));
    assert_eq!(
        flawed(&|q| q.pages[1].questions[2].show_if = Some(expression("answered(best)"))),
        one("adults", FlawKind::NotEarlier),
        "what is in an order at random does not come before"
    );
    assert_eq!(
        flawed(&|q| q.pages[1].questions[0].text = texts("{rate}?")),
        one("best", FlawKind::UnknownPlace)
    );
    assert_eq!(
        flawed(&|q| q.pages[2].title = Some(texts("{crowded}"))),
        one("home", FlawKind::UnknownPlace)
    );
    assert_eq!(
        flawed(&|q| q.endings[2].title = texts("{gone}")),
        one("rest", FlawKind::UnknownPlace)
    );
    let offered = |q: &mut Questionnaire, condition: &str| {
        q.pages[1].questions[0].kind.offered_mut().unwrap()[0].show_if =
            Some(expression(condition));
    };
    assert_eq!(flawed(&|q| offered(q, "uses has 'boat'")), one("best", FlawKind::UnknownOption));
    assert_eq!(flawed(&|q| offered(q, "people > 1")), one("best", FlawKind::NotEarlier));
    let works_out = |q: &mut Questionnaire, formula: &str| {
        q.pages[2].questions[1].kind =
            Kind::Calculated { formula: expression(formula), decimals: 0 };
    };
    assert_eq!(flawed(&|q| works_out(q, "lives")), one("people", FlawKind::NotANumber));
    assert_eq!(flawed(&|q| works_out(q, "1 + people")), one("people", FlawKind::NotEarlier));
    assert_eq!(
        flawed(&|q| q.pages[2].questions[0].rules[0].must = expression("crowded")),
        one("children", FlawKind::NotEarlier)
    );
    assert_eq!(
        flawed(&|q| q.pages[2].questions[0].rules[0].text = Texts::default()),
        one("children", FlawKind::MissingText)
    );
    let column = |q: &mut Questionnaire| {
        if let Kind::Matrix { columns, .. } = &mut q.pages[1].questions[1].kind {
            columns[0].show_if = Some(expression("lives"));
        }
    };
    assert_eq!(flawed(&column), one("rate", FlawKind::Misplaced));
}

#[test]
fn what_nobody_can_get_to_see_is_found() {
    let unreachable = |change: &dyn Fn(&mut Questionnaire)| -> Vec<String> {
        let mut questionnaire = with_logic();
        change(&mut questionnaire);
        let flaws = questionnaire.flaws(Language::Fi).into_iter();
        flaws
            .inspect(|flaw| assert_eq!(flaw.kind, FlawKind::Unreachable))
            .map(|flaw| flaw.at.code().to_string())
            .collect()
    };
    let shown_if = |question: (usize, usize), condition: &'static str| {
        move |q: &mut Questionnaire| {
            q.pages[question.0].questions[question.1].show_if = Some(expression(condition));
        }
    };
    assert_eq!(unreachable(&shown_if((1, 0), "lives = yes and lives = no")), ["best"]);
    assert_eq!(unreachable(&shown_if((1, 2), "lives = no")), ["adults"], "there it has ended");
    assert_eq!(unreachable(&shown_if((2, 0), "adults > 3 and adults < 4")), ["children", "family"]);
    assert_eq!(unreachable(&shown_if((2, 0), "adults > 3 and adults < 5")), [""; 0]);
    assert_eq!(
        unreachable(&shown_if((2, 0), "adults < 0")),
        ["children", "family"],
        "it is zero at least"
    );
    assert_eq!(
        unreachable(&|q| {
            shown_if((1, 2), "uses has 'bus'")(q);
            shown_if((2, 0), "answered(adults) and not uses has 'bus'")(q);
        }),
        ["children", "family"],
        "it hangs on a question that is shown to others"
    );
    assert_eq!(unreachable(&shown_if((2, 0), "adults + adults < 0")), [""; 0], "beyond trying");
    assert_eq!(
        unreachable(&|q| q.pages[1].show_if = Some(expression("lives = yes and lives = no"))),
        ["more"]
    );
    assert_eq!(
        unreachable(&|q| {
            q.endings[1].show_if = None;
        }),
        ["rest"],
        "the one before it fits everybody"
    );
    let ends_if = |condition: &'static str| {
        move |q: &mut Questionnaire| q.pages[0].end_if = Some(expression(condition))
    };
    let all = ["more", "home", "family", "rest"];
    assert_eq!(unreachable(&ends_if("lives = yes or lives = no")), all, "it must be answered");
    assert_eq!(unreachable(&ends_if("answered(lives)")), all);
    assert_eq!(unreachable(&ends_if("answered(uses)")), [""; 0], "that may be passed over");
    assert_eq!(
        unreachable(&|q| {
            ends_if("lives = no")(q);
            q.pages[2].show_if = Some(expression("lives = no or uses has 'bus'"));
            shown_if((2, 0), "lives = no")(q);
        }),
        ["children", "family"],
        "whoever says so has ended before"
    );
}

proptest! {
    /// However it is arranged, it is the same questions, and the same answers count.
    #[test]
    fn an_order_changes_nothing_that_counts(seed in any::<u64>(), one_by_one in any::<bool>(), bits in any::<u64>()) {
        let mut questionnaire = with_logic();
        questionnaire.one_by_one = one_by_one;
        let arranged = questionnaire.arranged(seed);
        let codes = |q: &Questionnaire| q.questions().map(|q| q.code.clone()).collect::<BTreeSet<_>>();
        prop_assert_eq!(codes(&arranged), codes(&questionnaire));
        let mut given = answers(&[
            ("lives", &[("q-lives", if bits & 1 == 0 { "yes" } else { "no" })]),
            ("uses", &[("q-uses", "bus"), ("q-uses", "bike")]),
            ("best", &[("q-best", if bits & 2 == 0 { "bus" } else { "tram" })]),
            ("rate", &[("q-rate-row-bus", "bad"), ("q-rate-row-stops", "good")]),
            ("adults", &[("q-adults", "2")]),
            ("children", &[("q-children", if bits & 4 == 0 { "0" } else { "3" })]),
        ]);
        for (number, name) in ["lives", "uses", "best", "rate", "adults", "children"].iter().enumerate() {
            if bits >> (8 + number) & 1 == 1 {
                given.remove(&code(name));
            }
        }
        let (as_written, as_asked) = (questionnaire.path(&given), arranged.path(&given));
        prop_assert_eq!(as_written.given(), as_asked.given());
        let problems = |q: &Questionnaire, path: &Path| {
            let found = q.obstacles(path, None).into_iter();
            found.map(|one| (one.question, format!("{:?}", one.problem))).collect::<BTreeSet<_>>()
        };
        prop_assert_eq!(problems(&questionnaire, &as_written), problems(&arranged, &as_asked));
        let ending = |q: &Questionnaire, path: &Path| q.ending(path).map(|ending| ending.code.clone());
        prop_assert_eq!(ending(&questionnaire, &as_written), ending(&arranged, &as_asked));
        // What counts goes through once more unchanged.
        let again = questionnaire.path(as_written.given());
        prop_assert_eq!(again.given(), as_written.given());
    }
}
