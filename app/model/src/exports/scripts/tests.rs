//! The scripts of a known questionnaire.

use super::*;
use crate::{
    exports::{ColumnPlan, tests::*},
    language::Language,
    questionnaires::Kind,
};

fn codebook() -> Codebook {
    let years = Kind::Number {
        least: None,
        greatest: None,
        decimals: 1,
        step: None,
        slider: false,
        unit: Some(Texts::all("vuotta", "år", "years")),
    };
    let mut asked = questionnaire(vec![
        ("travel", single(&["car", "other"])),
        ("wishes", multiple(&["tree"])),
        ("safe", scale(1, 3)),
        ("years", years),
        ("since", Kind::Date { first: None, last: None }),
        ("at", Kind::Time),
        ("words", Kind::ShortText { at_least: 0, most: 100 }),
    ]);
    let questions = &mut asked.pages[0].questions;
    questions[0].text = Texts::all("Millä \"kuljet\"?\nArkisin", "x", "It's \\ how");
    for question in questions.iter_mut().take(4) {
        question.may_decline = true;
        question.may_not_know = true;
    }
    ColumnPlan::of(&[(1, asked)]).codebook(Language::Fi)
}

#[test]
fn spss_reads_the_table_and_labels_columns_and_codes() {
    let syntax = codebook().spss(Csv::PLAIN, "t.csv");
    for part in [
        "SET DECIMAL=DOT.",
        "/FILE='t.csv'",
        "/DELIMITERS=','",
        "\n    travel A64",
        "\n    words A404",
        "RECODE travel ('not_known'='notknown').",
        "VARIABLE LABELS\n",
        "\n  travel 'Millä \"kuljet\"? Arkisin'",
        "VALUE LABELS travel\n  'car' ",
        "\n  'notknown' 'En osaa sanoa'.",
        "MISSING VALUES travel ('not_said', 'notknown').",
        "ALTER TYPE wishes__tree (F20.0).",
        "VALUE LABELS wishes__tree\n  1 'Valittu'\n  0 'Ei valittu'\n  -9000000000000001 ",
        "MISSING VALUES years (-9000000000000001, -9000000000000002).",
        "FORMATS years (F20.1).",
        "ALTER TYPE since (SDATE10).",
        "ALTER TYPE at (TIME5).",
    ] {
        assert!(syntax.contains(part), "{part}: {syntax}");
    }
    assert!(!syntax.contains("ALTER TYPE words"), "{syntax}");
    assert!(syntax.lines().all(|line| line.len() < 256), "longer lines are cut");
    let swedish = Codebook { main_language: Language::En, ..codebook() };
    let syntax = swedish.spss(Csv::NORDIC_EXCEL, "t.csv");
    assert!(syntax.contains("'It''s \\ how'"), "{syntax}");
    assert!(syntax.contains("SET DECIMAL=COMMA.") && syntax.contains("/DELIMITERS=';'"));
}

#[test]
fn r_makes_factors_numbers_and_days() {
    let script = codebook().r(Csv::NORDIC_EXCEL, "t.csv");
    for part in [
        "read.csv(\"t.csv\", sep = \";\"",
        "answers[[\"travel\"]] <- factor(answers[[\"travel\"]], levels = c(\"car\", \"other\", \"not_said\", \"not_known\")",
        "attr(answers[[\"travel\"]], \"label\") <- \"Millä \\\"kuljet\\\"? Arkisin\"",
        "answers[[\"wishes__tree\"]] <- factor(",
        "labels = c(\"Valittu\", \"Ei valittu\", ",
        "answers[[\"years\"]] <- as.numeric(sub(\",\", \".\", without(answers[[\"years\"]]), fixed = TRUE))",
        "answers[[\"since\"]] <- as.Date(without(answers[[\"since\"]]))",
    ] {
        assert!(script.contains(part), "{part}: {script}");
    }
    assert!(!script.contains("factor(answers[[\"words\"]]"), "{script}");
    assert!(
        codebook().r(Csv::PLAIN, "t.csv").contains("as.numeric(without(answers[[\"years\"]]))")
    );
}

#[test]
fn what_is_typed_into_a_label_cannot_end_it() {
    let hostile = "'. ERASE FILE='x'.\n\"); system(\"ls\") `\\";
    let mut asked = questionnaire(vec![("q", scale(1, 2))]);
    asked.pages[0].questions[0].text = Texts::all(hostile, hostile, hostile);
    if let Kind::Scale { low, .. } = &mut asked.pages[0].questions[0].kind {
        *low = Texts::all(hostile, hostile, hostile);
    }
    let codebook = ColumnPlan::of(&[(1, asked)]).codebook(Language::Fi);
    let syntax = codebook.spss(Csv::PLAIN, "t.csv");
    assert!(syntax.contains("  q '''. ERASE FILE=''x''. \"); system(\"ls\") `\\'"), "{syntax}");
    let script = codebook.r(Csv::PLAIN, "t.csv");
    assert!(script.contains("\"'. ERASE FILE='x'. \\\"); system(\\\"ls\\\") `\\\\\""), "{script}");
    assert!(script.contains("`'. ERASE FILE='x'. \"); system(\"ls\") \\`\\\\` = 1"), "{script}");
}
