//! What the questionnaire in the browser asks of the server: to save answers and to send them.
//!
//! The browser asks without these functions (`island/calls.rs`): theirs would bring serde along, and
//! a client for every way of asking.

#[cfg(feature = "ssr")]
use leptos::{
    prelude::*,
    server_fn::{
        codec::{Json, JsonEncoding},
        error::{FromServerFnError, ServerFnErrorErr},
    },
};
#[cfg(feature = "ssr")]
use model::language::TextLanguage;
use model::{
    answers::{Answer, Answers},
    questionnaires::Code,
};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::calls;

/// An answer given, or taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The question.
    pub question: Code,
    /// The answer; none: taken back.
    pub answer: Option<Answer>,
    /// How long ago it was given, in milliseconds by the browser's clock. The later of two answers
    /// counts, whichever arrives first.
    pub age: i64,
    /// The server's instant that it certainly comes after: the browser knew the answers as of then.
    /// A slow request does not make an answer later than the one given after it.
    #[serde(default)]
    pub since: i64,
}

/// What came of saving.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// The server's instant: what the browser knows is as of then.
    pub as_of: i64,
    /// Answers that stay because they were given later, on another device.
    pub kept: Answers,
    /// Questions whose answer cannot be stored; the rules in the browser say the same, and why.
    pub refused: Vec<Code>,
    /// The path of what is said where there are enough answers like these; then none is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<String>,
}

/// What came of sending.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The path of the receipt.
    pub receipt: String,
}

/// Why the server did not do it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApiError {
    /// Nobody is signed in (any more); keep what there is and sign in.
    SignedOut,
    /// Somebody else is signed in by now than the member whose answers these are; keep what there is.
    SomebodyElse,
    /// There is no such task for this member.
    NotFound,
    /// The task takes no answers any more.
    Closed,
    /// The answers are not complete; the rules in the browser say the same, and where.
    Incomplete,
    /// They are not the answers that were looked over: others were given meanwhile.
    Changed,
    /// The answers name photos that have not arrived yet; try again when they have.
    PhotosAwaited,
    /// A photo that is no picture of a kind that is taken.
    NotAPhoto,
    /// A photo of more bytes or points than are taken.
    PhotoTooLarge,
    /// More photos than the question takes, or one person in a day.
    TooManyPhotos,
    /// Too many requests; try again a little later.
    TooMany,
    /// The request cannot be read.
    Unreadable,
    /// The server failed, or was not reached: try again.
    Unreached,
}

#[cfg(feature = "ssr")]
impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => Self::Unreadable,
            _ => Self::Unreached,
        }
    }
}

/// Saves answers of one task, given to one version of its questionnaire.
#[cfg(feature = "ssr")]
#[server(prefix = "/api", endpoint = "answers/save", input = Json)]
pub async fn save_answers(
    /// Whose answers they are: a tag.
    owner: String,
    /// The task's id.
    task: String,
    /// The version of the questionnaire they were given to.
    version: i64,
    /// The answers.
    items: Vec<Item>,
) -> Result<Saved, ApiError> {
    calls::save_of_member(&owner, &task, version, &items).await.map_err(calls::answer_with)
}

/// Sends the answers of one task.
#[cfg(feature = "ssr")]
#[server(prefix = "/api", endpoint = "answers/send", input = Json)]
pub async fn send_answers(
    /// Whose answers they are: a tag.
    owner: String,
    /// The task's id.
    task: String,
    /// What was looked over; none: they are sent as they are.
    looked_over: Option<String>,
) -> Result<Sent, ApiError> {
    calls::send_of_member(&owner, &task, looked_over.as_deref()).await.map_err(calls::answer_with)
}

/// Saves test answers, as [`save_answers`] does a member's; the two take the same message.
#[cfg(feature = "ssr")]
#[server(prefix = "/api", endpoint = "test-answers/save", input = Json)]
pub async fn save_test_answers(
    /// Whose answers they are: a tag.
    owner: String,
    /// The task's id.
    task: String,
    /// The version of the questionnaire they were given to.
    version: i64,
    /// The answers.
    items: Vec<Item>,
) -> Result<Saved, ApiError> {
    calls::save_of_staff(&owner, &task, version, &items).await.map_err(calls::answer_with)
}

/// Sends test answers.
#[cfg(feature = "ssr")]
#[server(prefix = "/api", endpoint = "test-answers/send", input = Json)]
pub async fn send_test_answers(
    /// Whose answers they are: a tag.
    owner: String,
    /// The task's id.
    task: String,
    /// The language in which the task is tried out.
    language: TextLanguage,
    /// What was looked over; none: they are sent as they are.
    looked_over: Option<String>,
) -> Result<Sent, ApiError> {
    calls::send_of_staff(&owner, &task, language, looked_over.as_deref())
        .await
        .map_err(calls::answer_with)
}
