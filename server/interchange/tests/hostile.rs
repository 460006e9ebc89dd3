//! Files that are broken, too large, or made to harm: a clear refusal or a clean questionnaire,
//! never a panic.

use std::io::{Cursor, Write as _};

use interchange::{ImportError, Limit, MOST_BYTES, read};
use proptest::prelude::*;

use crate::{
    help::{files, flaws, summary},
    surveyjs::BEACHES,
    walk::answer_to_the_end,
    xlsform::workbook,
};

/// A LimeSurvey file of these questions, each with its type, code, text and relevance.
fn lss(head: &str, questions: &[(&str, &str, &str, &str)], more: &str) -> String {
    let rows = questions.iter().enumerate().map(|(number, (kind, title, text, relevance))| {
        format!(
            "<row><qid>{}</qid><parent_qid>0</parent_qid><sid>1</sid><gid>1</gid><type>{kind}</type><title>{title}</title>\
             <question>{text}</question><language>fi</language><question_order>{number}</question_order>\
             <mandatory>N</mandatory><other>N</other><relevance><![CDATA[{relevance}]]></relevance></row>",
            number + 10
        )
    });
    format!(
        "<?xml version=\"1.0\"?>{head}<document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>177</DBVersion>\
         <languages><language>fi</language></languages>\
         <groups><rows><row><gid>1</gid><sid>1</sid><group_name>G</group_name><language>fi</language></row></rows></groups>\
         <questions><rows>{}</rows></questions>{more}</document>",
        rows.collect::<String>()
    )
}

#[test]
fn entities_of_a_file_are_not_looked_up() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    let file = lss(bomb, &[("T", "q", "Who &b; &f; &amp; &#228;?", "")], "");
    let import = read(file.as_bytes(), None).unwrap();
    let text = import.questionnaire.questions().next().unwrap().text.fi.clone().unwrap();
    assert_eq!(text, "Who &b; &f; & ä?");
}

#[test]
fn markup_becomes_words_and_nothing_runs() {
    let text = "<![CDATA[<p onclick=\"x()\">Where?<br>Here</p><script>steal()</script><a href=\"javascript:x\">y</a><img src=x onerror=z>]]>";
    let import = read(lss("", &[("T", "q", text, "")], "").as_bytes(), None).unwrap();
    let question = import.questionnaire.questions().next().unwrap();
    assert_eq!(question.text.fi.as_deref(), Some("Where?\nHere\ny"));
    assert!(summary(&import).contains("ScriptRemoved"));
}

#[test]
fn double_codes_and_hostile_conditions_are_mended() {
    let deep = "(".repeat(5_000);
    let questions = [
        ("N", "Age", "How old?", "1"),
        ("N", "age", "Again?", "Age > 3"),
        ("T", "", "Nameless", &deep),
        ("T", "and", "Reserved", "age > and"),
        ("M", "m", "Nothing to choose", ""),
        ("?", "z", "Of no type", "age_2 == 1 || Age.NAOK < 2"),
    ];
    let import = read(lss("", &questions, "").as_bytes(), None).unwrap();
    println!("{}", summary(&import));
    let codes: Vec<_> = import.questionnaire.questions().map(|q| q.code.to_string()).collect();
    assert_eq!(codes, ["age", "age_2", "nameless", "and_2", "m", "z"]);
    answer_to_the_end(&import, 1);
}

#[test]
fn old_rows_of_conditions_are_read_where_there_is_no_relevance() {
    let rows = |rows: &[(&str, &str, &str, &str)]| {
        let rows = rows.iter().map(|(scenario, field, method, value)| {
            format!(
                "<row><qid>12</qid><cqid>{field}</cqid><cfieldname>1X1X{field}</cfieldname><method>{method}</method>\
                 <value>{value}</value><scenario>{scenario}</scenario></row>"
            )
        });
        format!("<conditions><rows>{}</rows></conditions>", rows.collect::<String>())
    };
    let questions = [("Y", "a", "A?", ""), ("N", "b", "B?", ""), ("T", "c", "C?", "")];
    let held = [("1", "10", "==", "Y"), ("1", "11", "&gt;=", "3"), ("2", "10", "==", "N")];
    let import = read(lss("", &questions, &rows(&held)).as_bytes(), None).unwrap();
    assert!(
        summary(&import).contains("(a = 'yes' and b >= 3) or a = 'no'"),
        "{}",
        summary(&import)
    );
}

#[test]
fn what_cannot_be_read_is_refused_by_kind() {
    let refused = |bytes: &[u8]| read(bytes, None).unwrap_err();
    assert_eq!(refused(b""), ImportError::Empty);
    assert_eq!(refused(b"  \n"), ImportError::Empty);
    assert_eq!(refused(b"hello"), ImportError::UnknownFormat);
    assert_eq!(refused(b"{}"), ImportError::UnknownFormat);
    assert_eq!(refused(b"<html></html>"), ImportError::UnknownFormat);
    assert_eq!(refused(&vec![b' '; MOST_BYTES + 1]), ImportError::TooLarge { most: MOST_BYTES });
    assert!(matches!(refused(b"{\"pages\":\xff\xfe}"), ImportError::WrongEncoding { byte: 9 }));
    assert!(matches!(refused("{\"pages\": [1,".as_bytes()), ImportError::Broken { .. }));
    assert!(matches!(refused(b"PK\x03\x04rubbish"), ImportError::Broken { .. }));
    let utf16: Vec<u8> = "<document>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(
        refused(&[&[0xff, 0xfe][..], &utf16].concat()),
        ImportError::WrongEncoding { .. }
    ));
    let nested = format!("{{\"pages\":{}", "[".repeat(100_000));
    assert_eq!(refused(nested.as_bytes()), ImportError::TooMuch(Limit::Nesting));
    let deep = format!("<document><LimeSurveyDocType/>{}", "<a>".repeat(1_000));
    assert_eq!(refused(deep.as_bytes()), ImportError::TooMuch(Limit::Nesting));
    let whole = lss("", &[("T", "q", "Q", "")], "");
    assert!(matches!(refused(&whole.as_bytes()[..whole.len() - 30]), ImportError::Broken { .. }));
    let many: Vec<_> = (0..3_001).map(|_| ("T", "q", "Q", "")).collect();
    assert_eq!(refused(lss("", &many, "").as_bytes()), ImportError::TooMuch(Limit::Questions));
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_refused() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    let zeros = vec![0; 1 << 20];
    for _ in 0..130 {
        archive.write_all(&zeros).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    assert_eq!(read(&bytes, None).unwrap_err(), ImportError::TooMuch(Limit::Unpacked));
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..400 {
        archive.start_file(format!("{number}"), options).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert_eq!(read(&bytes, None).unwrap_err(), ImportError::TooMuch(Limit::Entries));
}

#[test]
fn one_cell_far_away_does_not_fill_the_memory() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet().set_name("survey").unwrap();
    sheet.write_string(0, 0, "type").unwrap();
    sheet.write_string(1_048_575, 16_383, "far").unwrap();
    let error = read(&workbook.save_to_buffer().unwrap(), None).unwrap_err();
    assert_eq!(error, ImportError::TooMuch(Limit::Rows));
}

/// The samples and small files of every format, whose bytes are then changed.
fn seeds() -> Vec<Vec<u8>> {
    let survey =
        ["type|name|label|relevant", "integer|a|A|", "text|b|B|${a} > 3 and selected(${a}, '1')"];
    let mut seeds = vec![
        lss(
            "",
            &[("N", "a", "A?", ""), ("L", "b", "<b>B</b>&auml;", "a > 3 and !is_empty(a)")],
            "",
        )
        .into_bytes(),
        BEACHES.as_bytes().to_vec(),
        workbook(&[("survey", &survey)]),
        include_bytes!("every_kind.json").to_vec(),
    ];
    let samples = files("limesurvey", "lss").into_iter().chain(files("qualtrics", "qsf"));
    seeds.extend(samples.map(|(_, bytes)| bytes).filter(|bytes| bytes.len() < 100_000));
    seeds
}

fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, Vec<u8>, usize)>> {
    let pieces = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..4),
        prop::sample::select(vec![
            &b"<"[..],
            b">",
            b"</row>",
            b"<row>",
            b"{",
            b"}",
            b"[",
            b"]",
            b"\"",
            b"null",
            b"-1",
            b"99999999999999999999",
            b"]]>",
            b"&#0;",
            b"\0",
            b"${",
            b"_",
        ])
        .prop_map(<[u8]>::to_vec),
    ];
    prop::collection::vec((any::<prop::sample::Index>(), pieces, 0_usize..40), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_changed_file_is_read_cleanly_or_refused(seed in any::<prop::sample::Index>(), changes in changes()) {
        static SEEDS: std::sync::LazyLock<Vec<Vec<u8>>> = std::sync::LazyLock::new(seeds);
        let mut bytes = seed.get(&SEEDS).clone();
        for (place, piece, cut) in changes {
            let start = place.index(bytes.len().max(1)).min(bytes.len());
            let end = (start + cut).min(bytes.len());
            bytes.splice(start..end, piece);
        }
        if let Ok(import) = read(&bytes, None)
            && import.report.format != interchange::Format::Kanssa
        {
            prop_assert_eq!(flaws(&import), vec![]);
            answer_to_the_end(&import, 5);
            let totals = import.report.totals;
            prop_assert_eq!(totals.questions, totals.brought_over + totals.approximated + totals.lost);
            prop_assert!(totals.translated <= totals.conditions);
        }
    }

    #[test]
    fn any_condition_is_read_or_refused(held in "[a-c0-9 ()'\"<>=!&|.,_{}$+*/-]{0,40}|(a|b|and|or|not|\\(|\\)|==|>|3|'Y'| ){0,30}") {
        let held = held.replace("]]>", "");
        let questions = [("N", "a", "A?", ""), ("Y", "b", "B?", ""), ("T", "c", "C?", held.as_str())];
        let import = read(lss("", &questions, "").as_bytes(), None).unwrap();
        prop_assert_eq!(flaws(&import), vec![]);
        let surveyjs = serde_json::json!({ "elements": [
            { "type": "text", "inputType": "number", "name": "a" }, { "type": "boolean", "name": "b" },
            { "type": "comment", "name": "c", "visibleIf": held } ] });
        let import = read(surveyjs.to_string().as_bytes(), None).unwrap();
        prop_assert_eq!(flaws(&import), vec![]);
    }
}

/// Found by `make fuzz`: a place for the answer to a question that is left without options.
#[test]
fn a_place_for_an_answer_that_nobody_can_give_becomes_words() {
    let survey: &[&str] = &[
        "type | name | label::English (en)",
        "select_one nowhere | swims | Do you swim?",
        "text | why | You said ${swims}. {Why}?",
    ];
    let import = read(&workbook(&[("survey", survey)]), None).unwrap();
    assert_eq!(import.questionnaire.flaws(import.main), []);
    let why = import.questionnaire.questions().last().unwrap();
    assert_eq!(why.text.en.as_deref(), Some("You said ${{swims}. {{Why}?"));
    answer_to_the_end(&import, 1);
}
