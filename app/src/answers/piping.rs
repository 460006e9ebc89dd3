//! Texts with answers put into them: on the sheet, where the browser keeps them right, and in
//! what is read afterwards.

use leptos::prelude::*;
use model::{
    answers::Answers,
    language::Shown,
    questionnaires::{
        Code, Questionnaire,
        piping::{Piece, has_places, pieces},
    },
};

use super::reading::answer_lines;
use crate::Visit;

/// What stands in for an answer that is not there.
const NOTHING: &str = "…";

/// What texts of a questionnaire have in them.
#[derive(Clone, Copy)]
pub struct Places<'a> {
    /// Who reads it.
    pub visit: &'a Visit,
    /// The questions.
    pub questionnaire: &'a Questionnaire<Shown>,
    /// The answers that count.
    pub given: &'a Answers,
    /// The task's title.
    pub task: &'a str,
    /// The project's title.
    pub project: &'a str,
}

impl Places<'_> {
    fn piece(&self, piece: &Piece<'_>) -> String {
        let (code, parts) = match piece {
            Piece::Words(words) => return (*words).to_owned(),
            Piece::TaskTitle => return self.task.to_owned(),
            Piece::ProjectTitle => return self.project.to_owned(),
            Piece::Answer(code, parts) => (code, parts),
        };
        let question = self.questionnaire.question(code).and_then(|one| one.leaf(parts));
        let given = self.given.get(code).and_then(|answer| answer.at(parts));
        let lines = question.zip(given).map(|(one, answer)| answer_lines(self.visit, one, answer));
        lines.map_or_else(|| NOTHING.to_owned(), |lines| lines.join(", "))
    }

    /// The text in plain words.
    pub fn plain(&self, text: &Shown) -> String {
        if !has_places(&text.text) {
            return text.text.clone();
        }
        pieces(&text.text).iter().map(|piece| self.piece(piece)).collect()
    }

    /// The text in a page where answers are given: each place is marked for the browser, which
    /// puts in what is answered meanwhile.
    pub fn view(&self, text: &Shown) -> AnyView {
        let pieces = pieces(&text.text);
        if !pieces.iter().any(|piece| matches!(piece, Piece::Answer(..))) {
            return self.plain(text).into_any();
        }
        pieces
            .iter()
            .map(|piece| {
                let words = self.piece(piece);
                match piece {
                    Piece::Answer(code, parts) => {
                        let of = [code].into_iter().chain(parts).map(Code::as_str);
                        let of = of.collect::<Vec<_>>().join(".");
                        view! { <span dir="auto" data-place-of=of>{words}</span> }.into_any()
                    }
                    _ => words.into_any(),
                }
            })
            .collect_view()
            .into_any()
    }
}
