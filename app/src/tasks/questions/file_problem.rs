//! Why a file of our own cannot be read, in the words of the person's language.

use model::questionnaires::{FORMAT, FileProblem, FileProblemKind, Mismatch, Shape};

use crate::{Visit, t};

/// Why a file cannot be read, and where.
pub fn problem_words(visit: &Visit, problem: &FileProblem) -> String {
    let (line, column) = (problem.line, problem.column);
    match problem.kind {
        FileProblemKind::Encoding => t!(visit, "tasks-file-encoding", line = line),
        FileProblemKind::Syntax => t!(visit, "tasks-file-syntax", line = line, column = column),
        FileProblemKind::Incomplete => t!(visit, "tasks-file-incomplete", line = line),
        FileProblemKind::Content => {
            let what = mismatch_words(visit, problem.mismatch.as_ref());
            t!(visit, "tasks-file-content", line = line, column = column, what = what)
        }
        FileProblemKind::Format => t!(visit, "tasks-file-other", line = line, format = FORMAT),
    }
}

fn mismatch_words(visit: &Visit, mismatch: Option<&Mismatch>) -> String {
    match mismatch {
        Some(Mismatch::Missing(name)) => t!(visit, "tasks-file-lacks", name = name.clone()),
        Some(Mismatch::Unknown(name)) => t!(visit, "tasks-file-unknown", name = name.clone()),
        Some(Mismatch::Twice(name)) => t!(visit, "tasks-file-twice", name = name.clone()),
        Some(Mismatch::NoSuchWord { word, allowed }) => {
            t!(visit, "tasks-file-word", word = word.clone(), allowed = allowed.join(", "))
        }
        Some(Mismatch::Shape(shape)) => shape_words(visit, *shape),
        Some(Mismatch::OutOfRange) => t!(visit, "tasks-file-range"),
        Some(Mismatch::Code) => t!(visit, "tasks-file-code"),
        Some(Mismatch::Decimal) => t!(visit, "tasks-file-decimal"),
        Some(Mismatch::Moment) => t!(visit, "tasks-file-moment"),
        Some(Mismatch::Expression(at)) => t!(visit, "tasks-file-expression", at = *at),
        Some(Mismatch::Other) | None => t!(visit, "tasks-file-misfit"),
    }
}

fn shape_words(visit: &Visit, shape: Shape) -> String {
    match shape {
        Shape::Text => t!(visit, "tasks-file-shape-text"),
        Shape::Number => t!(visit, "tasks-file-shape-number"),
        Shape::YesNo => t!(visit, "tasks-file-shape-yes-no"),
        Shape::List => t!(visit, "tasks-file-shape-list"),
        Shape::Object => t!(visit, "tasks-file-shape-object"),
    }
}
