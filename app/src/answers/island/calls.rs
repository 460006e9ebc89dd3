//! Asks the server to save and to send, as [`api`](crate::answers::api) says.

use leptos::prelude::window;
use model::json::Json;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{RequestInit, Response};

use super::{fate, messages, page};
use crate::answers::api::{ApiError, Item, Saved};

/// What is asked of the server about one person's answers to one task.
pub struct Calls {
    /// Whose answers they are: a tag.
    pub owner: String,
    /// The task's id.
    pub task: String,
    /// The tag of the language of a test; none: a member's answers.
    pub test: Option<String>,
}

impl Calls {
    /// Where answers are saved.
    pub const fn saving(&self) -> &'static str {
        if self.test.is_some() { "/api/test-answers/save" } else { "/api/answers/save" }
    }

    const fn sending(&self) -> &'static str {
        if self.test.is_some() { "/api/test-answers/send" } else { "/api/answers/send" }
    }

    /// Saves answers that were given to a version of the questionnaire.
    pub async fn save(&self, version: i64, items: &[Item]) -> Result<Saved, ApiError> {
        let message = messages::to_save(&self.owner, &self.task, version, items);
        let answer = ask(self.saving(), &message).await?;
        messages::saved(&answer).ok_or(ApiError::Unreadable)
    }

    /// Sends what is saved, if that is what was looked over; gives the path of the receipt.
    pub async fn send(&self, looked_over: Option<&str>) -> Result<String, ApiError> {
        let message = messages::to_send(&self.owner, &self.task, self.test.as_deref(), looked_over);
        let answer = ask(self.sending(), &message).await?;
        messages::receipt(&answer).ok_or(ApiError::Unreadable)
    }
}

async fn ask(path: &str, message: &str) -> Result<Json, ApiError> {
    let (status, text) = post(path, message).await.map_err(|_| ApiError::Unreached)?;
    let json = Json::read(&text).ok_or_else(|| fate::error_of_status(status))?;
    if (200..300).contains(&status) {
        return Ok(json);
    }
    Err(messages::error(&json).unwrap_or_else(|| fate::error_of_status(status)))
}

/// Gives the answer's status, and what it says.
async fn post(path: &str, message: &str) -> Result<(u16, String), JsValue> {
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_body_opt_blob(Some(&page::json_blob(message)?));
    let response = window().fetch_with_str_and_init(path, &options).await?;
    let response = response.dyn_into::<Response>()?;
    let text = response.text()?.await?;
    Ok((response.status(), text.as_string().unwrap_or_default()))
}
