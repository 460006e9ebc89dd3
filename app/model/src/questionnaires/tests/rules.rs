//! The rules that the browser reads are those that the server wrote.

use proptest::prelude::*;

use super::{every_kind, kinds::further_kinds};
use crate::{
    json::Json,
    questionnaires::{Kind, ListStyle, Page, Question, Questionnaire, ScaleStyle},
};

fn written(rules: &Questionnaire<()>) -> String {
    serde_json::to_string(rules).unwrap()
}

fn read(text: &str) -> Option<Questionnaire<()>> {
    Questionnaire::of_json(&Json::read(text)?)
}

/// Every page with every question of one of every kind.
fn all_pages() -> Vec<Page<()>> {
    [every_kind(), further_kinds()].iter().flat_map(|all| all.rules().pages).collect()
}

/// A question changed in one of the things that a rule can say.
fn changed(mut question: Question<()>, seed: u8) -> Question<()> {
    question.required ^= seed & 1 != 0;
    question.may_decline ^= seed & 2 != 0;
    question.may_not_know ^= seed & 4 != 0;
    question.hint = (seed & 8 != 0).then_some(());
    let some = (seed & 16 != 0).then_some(u32::from(seed));
    let all_styles = [
        ScaleStyle::Points,
        ScaleStyle::Stars,
        ScaleStyle::Slider,
        ScaleStyle::Nps,
        ScaleStyle::Csat,
        ScaleStyle::Ces,
    ];
    let all_lists = [ListStyle::Buttons, ListStyle::Menu, ListStyle::Search];
    match &mut question.kind {
        Kind::SingleChoice { shown_as, .. } => *shown_as = all_lists[usize::from(seed) % 3],
        Kind::Scale { style, between, .. } => {
            *style = all_styles[usize::from(seed) % 6];
            *between = vec![(); usize::from(seed % 4)];
        }
        Kind::MultipleChoice { at_least, at_most, .. } => {
            *at_least = some;
            *at_most = some.map(|most| most + 1);
        }
        Kind::Ranking { at_most, .. } => *at_most = some,
        Kind::ShortText { at_least, .. } | Kind::LongText { at_least, .. } => {
            *at_least = u32::from(seed & 16);
        }
        Kind::Number { unit, slider, .. } => {
            *unit = (seed & 16 != 0).then_some(());
            *slider = seed & 32 != 0;
        }
        Kind::Fields { fields, .. } | Kind::Repeated { fields, .. } | Kind::Grid { fields, .. } => {
            fields.reverse();
        }
        _ => {}
    }
    question
}

fn any_rules() -> impl Strategy<Value = Questionnaire<()>> {
    let page = (prop::sample::select(all_pages()), prop::collection::vec(any::<u8>(), 16));
    let page = page.prop_map(|(mut page, seeds)| {
        let asked = page.questions.into_iter().zip(seeds);
        page.questions = asked.map(|(question, seed)| changed(question, seed)).collect();
        page
    });
    prop::collection::vec(page, 0..3).prop_map(Questionnaire::new)
}

#[test]
fn one_of_every_kind_is_read_as_it_was_written() {
    for rules in [every_kind().rules(), further_kinds().rules()] {
        assert_eq!(read(&written(&rules)), Some(rules));
    }
}

#[test]
fn what_says_no_rules_is_refused() {
    for broken in ["", "{}", "[]", r#"{"pages":1}"#, r#"{"pages":[{}]}"#] {
        assert_eq!(read(broken), None, "{broken}");
    }
    let rules = written(&Questionnaire::new(all_pages()));
    for name in
        ["single_choice", "text_block", "menu", "nps", "car", "travel has 'car'", "2026-01-01"]
    {
        let broken = rules.replace(&format!("\"{name}\""), "\"Else (\"");
        assert_ne!(broken, rules, "{name}");
        assert_eq!(read(&broken), None, "{name}");
    }
}

proptest! {
    #[test]
    fn any_rules_are_read_as_they_were_written(rules in any_rules()) {
        prop_assert_eq!(read(&written(&rules)), Some(rules));
    }

    #[test]
    fn rules_cut_off_or_garbled_are_read_or_refused(rules in any_rules(), at in any::<prop::sample::Index>(), put in "[\"{}\\[\\],:a0]{0,2}") {
        let text = written(&rules);
        let (before, after) = text.split_at(at.index(text.len()));
        prop_assert_eq!(read(before), None);
        let _ = read(&[before, &put, after].concat());
        let _ = read(&[before, &put, after.get(1..).unwrap_or_default()].concat());
    }
}
