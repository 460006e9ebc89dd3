//! What holds of every questionnaire, every answer and every text.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{
    any::{Sent, hostile, versions, versions_with_answers},
    read, *,
};
use crate::language::Language;

fn row<'a>(plan: &ColumnPlan, sent: &'a Sent) -> Vec<Cell<'a>> {
    plan.row(SENT, sent.given()).unwrap()
}

/// A cell as a reader of CSV sees it, marks included.
fn as_read(cell: &Cell<'_>, point: &str) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::NotSaid => "not_said".to_owned(),
        Cell::NotKnown => "not_known".to_owned(),
        Cell::Date(date) => date.to_string(),
        Cell::Time(time) => time.to_string(),
        Cell::Code(text) => harmless(text).into_owned(),
        Cell::Text(text) => harmless(text).into_owned(),
        Cell::Number(number) => number.to_string().replace('.', point),
        Cell::Flag(chosen) => u8::from(*chosen).to_string(),
    }
}

proptest! {
    #[test]
    fn every_answer_lands_in_exactly_one_place_and_is_read_back((versions, sent) in versions_with_answers()) {
        let plan = ColumnPlan::of(&versions);
        let row = row(&plan, &sent);
        prop_assert_eq!(row.len(), plan.columns().len());
        for (question, version, answer) in &sent.0 {
            let asked = versions.iter().find(|(number, _)| number == version).unwrap();
            let asked = asked.1.question(question).unwrap();
            let mut found = 0;
            for (path, leaf) in asked.leaves() {
                let read = read::answer((question, &path, leaf), plan.columns(), &row);
                prop_assert_eq!(read.as_ref(), answer.at(&path));
                found += usize::from(read.is_some());
            }
            let leaves = if asked.kind.has_parts() { answer.count_leaves() } else { 1 };
            prop_assert_eq!(found, if answer.is_none() { asked.leaves().len() } else { leaves });
        }
        for (column, cell) in plan.columns().iter().zip(&row).skip(3) {
            if *cell != Cell::Empty {
                let given = sent.0.iter().find(|(code, ..)| Some(code) == column.question.as_ref());
                prop_assert!(given.is_some_and(|(_, version, _)| column.versions.contains(version)));
            }
        }
    }

    /// The same table with the columns in people's own words cut out.
    #[test]
    fn a_plan_without_own_words_has_every_other_cell_and_no_text((versions, sent) in versions_with_answers()) {
        let (whole, coded) = (ColumnPlan::of(&versions), ColumnPlan::of(&versions).without_own_words());
        let is_kept = |column: &Column| !column.holds.is_own_words();
        let kept: Vec<_> = whole.columns().iter().filter(|column| is_kept(column)).cloned().collect();
        prop_assert_eq!(coded.columns(), &kept[..]);
        let cells = row(&whole, &sent);
        let cells: Vec<_> = whole.columns().iter().zip(cells).filter(|(column, _)| is_kept(column))
            .map(|(_, cell)| cell).collect();
        prop_assert_eq!(row(&coded, &sent), cells);
        prop_assert_eq!(coded.codebook(Language::Fi).columns.len(), kept.len());
    }

    #[test]
    fn names_are_valid_and_no_two_are_alike(versions in versions()) {
        let plan = ColumnPlan::of(&versions);
        let mut known = BTreeSet::new();
        for column in plan.columns() {
            let name = &column.name;
            prop_assert!(known.insert(name.to_lowercase()), "{} twice", name);
            prop_assert!(name.len() <= 64 && name.starts_with(|c: char| c.is_ascii_lowercase()));
            prop_assert!(name.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '_')));
        }
    }

    /// A script written for an earlier file reads a later one.
    #[test]
    fn a_later_version_renames_nothing(versions in versions()) {
        let later = ColumnPlan::of(&versions);
        let earlier = ColumnPlan::of(&versions[..versions.len() - 1]);
        for column in earlier.columns() {
            let same = later.columns().iter().find(|other| other.name == column.name);
            prop_assert!(same.is_some_and(|other| other.question == column.question
                && (&other.path, &other.holds) == (&column.path, &column.holds)
                && other.versions.starts_with(&column.versions)), "{:?} {:?}", column, same);
        }
    }

    #[test]
    fn a_version_that_changes_only_texts_changes_no_column(versions in versions()) {
        let before = ColumnPlan::of(&versions);
        let (newest, questionnaire) = versions.last().unwrap().clone();
        let reworded = questionnaire.map_texts(&|_| Texts::all("uusi", "ny", "new"));
        let after = ColumnPlan::of(&[&versions[..], &[(newest + 1, reworded)]].concat());
        let without_versions = |plan: &ColumnPlan| plan.columns().iter()
            .map(|c| (c.name.clone(), c.question.clone(), c.path.clone(), c.holds.clone())).collect::<Vec<_>>();
        prop_assert_eq!(without_versions(&before), without_versions(&after));
    }

    #[test]
    fn the_order_is_that_of_the_newest_version_however_versions_come(versions in versions()) {
        let plan = ColumnPlan::of(&versions);
        let newest = versions.last().unwrap();
        let of_newest = |plan: &ColumnPlan| plan.columns().iter()
            .filter(|c| c.versions.contains(&newest.0))
            .map(|c| (c.question.clone(), c.path.clone(), c.holds.clone())).collect::<Vec<_>>();
        prop_assert_eq!(of_newest(&plan), of_newest(&ColumnPlan::of(std::slice::from_ref(newest))));
        let mut turned = versions.clone();
        turned.reverse();
        let turned = ColumnPlan::of(&turned);
        prop_assert_eq!(turned.columns(), plan.columns());
    }

    #[test]
    fn csv_reads_back_as_the_cells((versions, sent) in versions_with_answers()) {
        let plan = ColumnPlan::of(&versions);
        let row = row(&plan, &sent);
        for (csv, separator, point) in [(Csv::PLAIN, ',', "."), (Csv::NORDIC_EXCEL, ';', ",")] {
            let mut file = String::new();
            csv.start(plan.columns(), &mut file);
            csv.row(&row, &mut file);
            csv.row(&row, &mut file);
            let bare = file.strip_prefix('\u{feff}');
            prop_assert_eq!(bare.is_some(), csv.byte_order_mark);
            let records = read::csv(bare.unwrap_or(&file), separator);
            let names: Vec<&String> = plan.columns().iter().map(|c| &c.name).collect();
            prop_assert_eq!(records[0].iter().collect::<Vec<_>>(), names);
            let cells: Vec<String> = row.iter().map(|cell| as_read(cell, point)).collect();
            prop_assert_eq!(&records[1..], &[cells.clone(), cells]);
        }
    }

    #[test]
    fn any_text_survives_csv_and_none_is_a_formula(texts in prop::collection::vec(hostile(), 1..6)) {
        let cells: Vec<Cell<'_>> = texts.iter().map(|text| Cell::text(text)).collect();
        for (csv, separator) in [(Csv::PLAIN, ','), (Csv::NORDIC_EXCEL, ';')] {
            let mut file = String::new();
            csv.row(&cells, &mut file);
            let records = read::csv(&file, separator);
            prop_assert_eq!(records.len(), 1);
            for (field, text) in records[0].iter().zip(&texts) {
                prop_assert_eq!(unmarked(field), text);
                prop_assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '－']));
                prop_assert!(!field.trim().starts_with(['=', '+', '-', '@']), "{:?}", field);
                prop_assert!(field != "not_said" && field != "not_known");
            }
            prop_assert_eq!(records[0].len(), texts.len());
        }
    }

    #[test]
    fn json_has_every_column_and_tells_no_answers_from_texts((versions, sent) in versions_with_answers()) {
        let plan = ColumnPlan::of(&versions);
        let row = row(&plan, &sent);
        let json = serde_json::to_value(JsonRow::new(&plan, &row)).unwrap();
        prop_assert_eq!(json.as_object().unwrap().len(), plan.columns().len());
        for (column, cell) in plan.columns().iter().zip(&row) {
            let value = &json[&column.name];
            prop_assert_eq!(value == "not_said", *cell == Cell::NotSaid);
            prop_assert_eq!(value == "not_known", *cell == Cell::NotKnown);
            match cell {
                Cell::Empty => prop_assert!(value.is_null()),
                Cell::Flag(chosen) => prop_assert_eq!(value, chosen),
                Cell::Number(number) => prop_assert_eq!(value.as_f64().unwrap().to_string(), number.to_string()),
                Cell::Text(text) => {
                    let bare = text.trim_start_matches('\'');
                    let mark = if [NOT_SAID, NOT_KNOWN].contains(&bare) { "'" } else { "" };
                    prop_assert_eq!(value.as_str().unwrap(), format!("{mark}{text}"));
                }
                Cell::Date(date) => prop_assert_eq!(value, &date.to_string()),
                Cell::Time(time) => prop_assert_eq!(value, &time.to_string()),
                Cell::NotSaid | Cell::NotKnown | Cell::Code(_) => prop_assert!(value.is_string()),
            }
        }
    }

    /// Whatever code stands in a column, the codebook says what it means in that version.
    #[test]
    fn the_codebook_explains_every_code((versions, sent) in versions_with_answers()) {
        let plan = ColumnPlan::of(&versions);
        let codebook = plan.codebook(Language::Fi);
        prop_assert_eq!(codebook.columns.len(), plan.columns().len());
        for ((column, cell), described) in plan.columns().iter().zip(row(&plan, &sent)).zip(&codebook.columns) {
            prop_assert_eq!(&column.name, &described.column);
            let asked: BTreeSet<i64> = described.asked.iter().flat_map(|asked| &asked.versions).copied().collect();
            prop_assert_eq!(asked.into_iter().collect::<Vec<_>>(), described.versions.clone());
            let coded = matches!(cell, Cell::NotSaid | Cell::NotKnown | Cell::Code(_) | Cell::Flag(_)) || column.holds == Holds::Point;
            if coded && cell != Cell::Empty {
                let version = sent.0.iter().find(|(code, ..)| Some(code) == column.question.as_ref()).unwrap().1;
                let value = as_read(&cell, ".");
                prop_assert!(described.values.iter().any(|meaning| meaning.value == value
                    && meaning.versions.contains(&version)), "{} {}", column.name, value);
            }
        }
        let sheet = codebook.sheet();
        prop_assert!(sheet.iter().all(|row| row.len() == sheet[0].len()));
    }
}
