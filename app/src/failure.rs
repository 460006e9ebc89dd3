//! What can go wrong with a request, as the person who made it is told.

use axum::response::{IntoResponse, Response};
use http::StatusCode;

/// Why a request was not done. Shown as a page in the visitor's language by [`crate::visit::enter`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// There is no such page, or none for this visitor.
    NotFound,
    /// It was there for a time, and that is over.
    Gone,
    /// The visitor's role does not include this.
    Forbidden,
    /// Nobody is signed in; what was posted is offered for sending again.
    SignedOut,
    /// The request came from another site.
    CrossSite,
    /// What was sent cannot be read.
    Unreadable,
    /// More was sent than is taken.
    TooLarge,
    /// The page does not take this kind of request.
    MethodNotAllowed,
    /// Too many requests; try again after so many seconds.
    TooMany(u32),
    /// Our own fault. Logged where it happened, without personal data.
    Internal,
}

impl Failure {
    /// The status that says the same to programs.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Gone => StatusCode::GONE,
            Self::Forbidden | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::NotFound => Self::NotFound,
            other => {
                tracing::error!(error = %other, "the store failed");
                Self::Internal
            }
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
