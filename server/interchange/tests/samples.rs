//! The samples of other tools, which nobody here wrote: what the reports say of them.

use crate::{
    help::{files, share, summary},
    walk::answer_to_the_end,
};

/// Of the questions of each file at least so many come over as they are, and of all conditions.
const LEAST: (f64, f64) = (0.95, 0.80);

/// Reads and answers every file; gives the questions and the conditions of each, and how many
/// came over.
fn looked_at(folder: &str, ending: &str) -> Vec<(String, [usize; 4])> {
    let mut figures = Vec::new();
    for (name, bytes) in files(folder, ending) {
        let import = interchange::read(&bytes, Some(&name)).unwrap();
        println!("=== {name}: {:?}\n{}", share(&import), summary(&import));
        for seed in 0..12 {
            answer_to_the_end(&import, seed);
        }
        let (questions, _) = share(&import);
        assert!(questions >= LEAST.0, "{name}: {questions}");
        let totals = import.report.totals;
        let four = [totals.questions, totals.brought_over, totals.conditions, totals.translated];
        figures.push((name, four));
    }
    figures
}

fn named(figures: &[(String, [usize; 4])]) -> Vec<(&str, [usize; 4])> {
    figures.iter().map(|(name, four)| (name.as_str(), *four)).collect()
}

#[test]
fn limesurvey() {
    let figures = looked_at("limesurvey", "lss");
    if figures.is_empty() {
        return;
    }
    assert_eq!(
        named(&figures),
        [
            ("ls205_comma_as_radix_separator.lss", [10, 10, 0, 0]),
            ("ls205_group_relevance.lss", [30, 30, 29, 29]),
            ("ls205_sample_survey_english.lss", [114, 110, 48, 45]),
            ("ls205_validation_tests.lss", [35, 35, 1, 1]),
            ("ls6_sample_survey_multilingual_fr_de_en_it_ru.lss", [57, 56, 11, 11]),
        ]
    );
    for (name, [_, _, conditions, translated]) in figures {
        assert!(translated * 100 >= conditions * 80, "{name}: {LEAST:?}");
    }
}

/// Many conditions of these samples look at what only Qualtrics knows: panels, devices, places on a map.
#[test]
fn qualtrics() {
    let figures = looked_at("qualtrics", "qsf");
    if figures.is_empty() {
        return;
    }
    assert_eq!(
        named(&figures),
        [
            ("many_question_types.qsf", [32, 32, 17, 15]),
            ("sample_survey.qsf", [11, 11, 4, 1]),
            ("survey_logic.qsf", [5, 5, 16, 6]),
        ]
    );
}
