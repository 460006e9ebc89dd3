//! Answering: the questionnaire page by page, in the browser or by plain forms, under one rule.

pub mod api;
pub mod island;

#[cfg(feature = "ssr")]
pub mod answer;
#[cfg(feature = "ssr")]
pub(crate) mod calls;
#[cfg(feature = "ssr")]
mod closed;
#[cfg(feature = "ssr")]
mod elsewhere;
#[cfg(feature = "ssr")]
pub mod mine;
#[cfg(feature = "ssr")]
pub mod offline;
#[cfg(feature = "ssr")]
pub mod owner;
#[cfg(feature = "ssr")]
pub mod photos;
#[cfg(feature = "ssr")]
pub mod piping;
#[cfg(feature = "ssr")]
pub mod quotas;
#[cfg(feature = "ssr")]
pub mod reading;
#[cfg(feature = "ssr")]
pub mod run;
#[cfg(feature = "ssr")]
pub mod saving;
#[cfg(feature = "ssr")]
mod sheet;
#[cfg(feature = "ssr")]
pub mod sitting;
#[cfg(feature = "ssr")]
mod words;
