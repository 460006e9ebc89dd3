//! Pictures beside questions and options.

use leptos::prelude::*;
use model::{language::Shown, questionnaires::Picture};

use crate::tasks::questions::pictures::path;

/// A picture with what it shows in words; its place is kept until it arrives.
pub fn picture(picture: &Picture<Shown>) -> AnyView {
    let (width, height) = (picture.width.to_string(), picture.height.to_string());
    let alternative = &picture.alternative;
    view! {
        <img class="picture" src=path(picture.file) width=width height=height
            alt=alternative.text.clone() lang=alternative.lang() dir=alternative.dir() loading="lazy" decoding="async"/>
    }
    .into_any()
}
