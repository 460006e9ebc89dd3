//! What becomes of answers that the server has not taken.

use crate::answers::api::ApiError;

/// What an answer means that is not the server's own: of a proxy, of a network that wants one to
/// sign in first, of a server that is just being replaced.
pub const fn error_of_status(status: u16) -> ApiError {
    match status {
        // The request itself is at fault, whoever says so.
        400 | 413 | 415 | 422 => ApiError::Unreadable,
        429 => ApiError::TooMany,
        _ => ApiError::Unreached,
    }
}

/// What becomes of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// They wait for the server.
    Wait,
    /// They wait for their member to sign in.
    WaitForSignIn,
    /// Nothing is wrong with them, but some are missing.
    Incomplete,
    /// Others were given meanwhile; the page made anew shows them.
    LookAgain,
    /// Nobody will take them any more.
    Over,
    /// Nobody can take them as they are; trying again changes nothing.
    Unreadable,
}

impl Fate {
    /// What an error means for them.
    pub const fn of(error: &ApiError) -> Self {
        match error {
            ApiError::TooMany | ApiError::Unreached | ApiError::PhotosAwaited => Self::Wait,
            ApiError::SignedOut | ApiError::SomebodyElse => Self::WaitForSignIn,
            ApiError::Incomplete => Self::Incomplete,
            ApiError::Changed => Self::LookAgain,
            ApiError::Closed | ApiError::NotFound => Self::Over,
            ApiError::Unreadable
            | ApiError::NotAPhoto
            | ApiError::PhotoTooLarge
            | ApiError::TooManyPhotos => Self::Unreadable,
        }
    }

    /// Whether they may be told to wait: they are taken some day with nothing done to them.
    pub const fn is_waiting(self) -> bool {
        matches!(self, Self::Wait | Self::WaitForSignIn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_may_pass_is_tried_again_like_being_offline() {
        for status in [200, 302, 401, 403, 404, 408, 429, 500, 502, 503, 504, 520] {
            assert_eq!(Fate::of(&error_of_status(status)), Fate::Wait, "{status}");
        }
        for status in [400, 413, 415, 422] {
            assert_eq!(Fate::of(&error_of_status(status)), Fate::Unreadable, "{status}");
        }
    }

    #[test]
    fn only_what_can_still_be_taken_is_said_to_wait() {
        for (error, fate, is_waiting) in [
            (ApiError::TooMany, Fate::Wait, true),
            (ApiError::Unreached, Fate::Wait, true),
            (ApiError::PhotosAwaited, Fate::Wait, true),
            (ApiError::SignedOut, Fate::WaitForSignIn, true),
            (ApiError::SomebodyElse, Fate::WaitForSignIn, true),
            (ApiError::Incomplete, Fate::Incomplete, false),
            (ApiError::Changed, Fate::LookAgain, false),
            (ApiError::Closed, Fate::Over, false),
            (ApiError::NotFound, Fate::Over, false),
            (ApiError::Unreadable, Fate::Unreadable, false),
        ] {
            assert_eq!((Fate::of(&error), fate.is_waiting()), (fate, is_waiting), "{error:?}");
        }
    }
}
