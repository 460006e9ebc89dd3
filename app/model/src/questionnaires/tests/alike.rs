//! Evaluation is the same in native and WebAssembly builds: both come to one fingerprint of everything
//! that follows from the same thousands of forms.

use std::{collections::BTreeSet, fmt::Write as _};

use sha2::{Digest, Sha256};

use super::{every_kind, further_kinds, logic::with_logic};
use crate::{
    answers::Answers,
    language::Language,
    questionnaires::{
        Code, Entry, Kind, Question, Questionnaire, end_field, leaf_field, none_field, other_field,
        point_code, question_field, row_field,
    },
};

/// What everything below comes to. It changes with the rules, and then in both builds.
const FINGERPRINT: &str = "b1511742a7005f54f0c41420dde0de7189996499af05a1a75c1061102532f680";

const FORMS: u64 = 1500;

/// Numbers that follow from a seed by whole arithmetic alone (`SplitMix64`, Steele et al. 2014).
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn chance(&mut self, of: u64) -> bool {
        self.next().is_multiple_of(of)
    }

    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        let place = self.next() % u64::try_from(all.len()).unwrap();
        all[usize::try_from(place).unwrap()].clone()
    }
}

const NUMBERS: [&str; 12] =
    ["0", "1", "2", "3", "5", "17", "50", "0,5", "-1,5", "33,3", "100", "much"];
const DAYS: [&str; 4] = ["2026-01-01", "2026-05-17", "2027-01-01", "2026-02-30"];
const WORDS: [&str; 4] = ["Hyvä", "a longer answer, of some words", " ", "y\u{0}"];

/// A form about the questionnaire, filled in by somebody who sometimes makes mistakes.
fn form(questionnaire: &Questionnaire, draws: &mut Draws) -> Vec<(String, String)> {
    let mut form = Vec::new();
    for question in questionnaire.questions() {
        for (path, leaf) in question.leaves() {
            let name = leaf_field(&question_field(&question.code), &path);
            match () {
                () if draws.chance(6) => {}
                () if draws.chance(9) => form.push((none_field(&name), "?".to_owned())),
                () => enter(leaf, &name, draws, &mut form),
            }
        }
    }
    form
}

fn enter(question: &Question, name: &str, draws: &mut Draws, form: &mut Vec<(String, String)>) {
    let mut put = |name: String, value: &str| form.push((name, value.to_owned()));
    let codes = |choices: &[crate::questionnaires::Choice]| -> Vec<Code> {
        choices.iter().map(|choice| choice.code.clone()).collect()
    };
    match &question.kind {
        Kind::YesNo => put(name.to_owned(), draws.of(&["yes", "no", "no", "?"])),
        Kind::SingleChoice { options, .. } | Kind::Place { options } => {
            put(name.to_owned(), draws.of(&codes(options)).as_str());
            put(other_field(name), draws.of(&WORDS));
        }
        Kind::MultipleChoice { options, .. } => {
            for option in codes(options) {
                if draws.chance(2) {
                    put(name.to_owned(), option.as_str());
                }
            }
            put(other_field(name), draws.of(&WORDS));
        }
        Kind::Scale { from, to, .. } => {
            let points: Vec<u8> = (*from..=*to).collect();
            put(name.to_owned(), &point_code(draws.of(&points)));
        }
        Kind::Matrix { rows, columns } => {
            for row in codes(rows) {
                put(row_field(name, row.as_str()), draws.of(&codes(columns)).as_str());
            }
        }
        Kind::Ranking { options, .. } => {
            for option in codes(options) {
                put(row_field(name, option.as_str()), draws.of(&["1", "2", "3", ""]));
            }
        }
        Kind::Number { .. } => put(name.to_owned(), draws.of(&NUMBERS)),
        Kind::Date { .. } => put(name.to_owned(), draws.of(&DAYS)),
        Kind::DateRange { .. } => {
            put(end_field(name, "from"), draws.of(&DAYS));
            put(end_field(name, "to"), draws.of(&DAYS));
        }
        Kind::Time => put(name.to_owned(), draws.of(&["08:30", "8.30", "25:00"])),
        Kind::ShortText { .. } | Kind::LongText { .. } => {
            put(name.to_owned(), draws.of(&WORDS));
        }
        _ => {}
    }
}

/// Everything that follows from a form, in words.
fn followed(questionnaire: &Questionnaire, form: &[(String, String)], seed: u64) -> String {
    let mut said = String::new();
    let mut answers = Answers::default();
    for question in questionnaire.questions() {
        let entry = question.read(form);
        if let Entry::Wrong(problem) = &entry {
            writeln!(said, "{}: {problem:?}", question.code).unwrap();
        }
        if let Some(answer) = entry.given() {
            for (name, value) in question.write(&answer, Language::Sv) {
                writeln!(said, "{name} = {value}").unwrap();
            }
            answers.set(question.code.clone(), answer);
        }
    }
    let path = questionnaire.path(&answers);
    writeln!(said, "{:?}", path.pages().collect::<Vec<_>>()).unwrap();
    for question in questionnaire.questions() {
        writeln!(said, "{} hides {:?}", question.code, path.hidden(&question.code)).unwrap();
    }
    writeln!(said, "{}", serde_json::to_string(path.given()).unwrap()).unwrap();
    for obstacle in questionnaire.obstacles(&path, None) {
        writeln!(said, "{}: {:?}", obstacle.question, obstacle.problem).unwrap();
    }
    let ending = questionnaire.ending(&path).map(|ending| &ending.code);
    writeln!(said, "ends in {ending:?}").unwrap();
    let arranged = questionnaire.arranged(seed);
    for page in &arranged.pages {
        let codes: Vec<&str> = page.questions.iter().map(|q| q.code.as_str()).collect();
        writeln!(said, "{}: {codes:?}", page.code).unwrap();
    }
    said
}

#[test]
fn every_build_comes_to_the_same() {
    let mut random = with_logic();
    random.pages[1].random_place = true;
    random.pages[2].random_place = true;
    let questionnaires = [every_kind(), further_kinds(), random];
    let mut draws = Draws(2026);
    let mut hash = Sha256::new();
    let mut ends = BTreeSet::new();
    for number in 0..FORMS {
        let questionnaire = draws.of(&questionnaires);
        let form = form(&questionnaire, &mut draws);
        let said = followed(&questionnaire, &form, number);
        ends.extend(said.lines().filter(|line| line.starts_with("ends in")).map(str::to_owned));
        hash.update(said);
    }
    assert_eq!(ends.len(), 4, "every ending comes up, and none: {ends:?}");
    let mut fingerprint = String::new();
    for byte in hash.finalize() {
        write!(fingerprint, "{byte:02x}").unwrap();
    }
    assert_eq!(fingerprint, FINGERPRINT);
}
