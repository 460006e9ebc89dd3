//! What the server hands the questionnaire in the browser: rules and answers.

use model::{answers::Answers, language::Language, questionnaires::Questionnaire};
use serde::{Deserialize, Serialize};

/// Where in the questionnaire somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// On the page of this number.
    Page(usize),
    /// Looking everything over before sending.
    Review,
}

/// The name of the review among the parts of the page: no code of a page can be so.
pub const REVIEW_PART: &str = "~review";

/// Everything the questionnaire needs in the browser.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Setup {
    /// The task's id.
    pub task: String,
    /// The path below which its pages are.
    pub place: String,
    /// Whether these are test answers of somebody of the staff.
    pub is_test: bool,
    /// The questionnaire's version.
    pub version: i64,
    /// Whose answers these are: a tag that is sent with them.
    pub owner: String,
    /// Whether answers may be kept on the device: not on a shared one.
    pub keeps: bool,
    /// The server's instant when the page was made.
    pub as_of: i64,
    /// The language of the page.
    pub language: Language,
    /// The rules of the questions.
    pub rules: Questionnaire<()>,
    /// The answers known to the server.
    pub answers: Answers,
    /// Where the page begins.
    pub start: Step,
}
