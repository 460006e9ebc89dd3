//! What must hold of whatever is imported, however the file was made.

use interchange::{Format, Import, read, write};
use model::{
    answers::Answers,
    questionnaires::{FlawKind, Questionnaire},
};

/// Reads a file; what comes of it must be a questionnaire that can be published, kept in a file of
/// our own and written for other tools.
pub fn import(bytes: &[u8]) {
    if let Ok(import) = read(bytes, Some("fuzz")) {
        is_sound(&import);
    }
}

fn is_sound(import: &Import) {
    let Import { questionnaire, title, main, report } = import;
    // Our own files may be drafts: their flaws are listed, and mended in the editor.
    if report.format != Format::Kanssa {
        let mut flaws = questionnaire.flaws(*main);
        // What nobody gets to see may be so in the file.
        flaws.retain(|flaw| flaw.kind != FlawKind::Unreachable);
        assert_eq!(flaws, [], "it has flaws");
    }
    let kept = Questionnaire::from_file(&questionnaire.to_file());
    assert_eq!(kept.as_ref(), Ok(questionnaire), "our own file loses something");
    for format in [Format::SurveyJs, Format::XlsForm] {
        // Too long for a cell, say: refused, not broken.
        drop(write(questionnaire, title, *main, format));
    }
    let answers = Answers::default();
    drop(questionnaire.obstacles(&questionnaire.path(&answers), None));
    assert!(serde_json::to_string(report).is_ok(), "the report cannot be told");
}
