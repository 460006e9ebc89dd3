//! The words that change as one answers, from the language's file.

use model::language::Language;

use super::island::Words;
use crate::texts::text;

/// Each of the words by its name in the page, with its key in the language's file.
pub const KEYS: &[(&str, &str)] = &[
    ("progress", "answers-progress"),
    ("no-answer", "answers-no-answer"),
    ("saved", "answers-saved"),
    ("saving", "answers-saving"),
    ("sending", "answers-sending"),
    ("offline", "answers-offline"),
    ("offline-not-kept", "answers-offline-not-kept"),
    ("signed-out", "answers-signed-out"),
    ("signed-out-not-kept", "answers-signed-out-not-kept"),
    ("closed", "answers-closed-meanwhile"),
    ("unreadable", "answers-unreadable"),
    ("will-send", "answers-will-send"),
    ("photos-awaited", "answers-photos-awaited"),
    ("changed-elsewhere", "answers-changed-elsewhere"),
    ("missing", "answers-problem-missing"),
    ("missing-rows", "answers-problem-missing-rows"),
    ("other-untold", "answers-problem-other-untold"),
    ("contradiction", "answers-problem-contradiction"),
    ("not-offered", "answers-problem-not-offered"),
    ("too-many", "answers-problem-too-many"),
    ("too-long", "answers-problem-too-long"),
    ("control-character", "answers-problem-control-character"),
    ("not-a-number", "answers-problem-not-a-number"),
    ("too-small", "answers-problem-too-small"),
    ("too-great", "answers-problem-too-great"),
    ("too-many-decimals", "answers-problem-too-many-decimals"),
    ("not-whole", "answers-problem-not-whole"),
    ("too-few", "answers-problem-too-few"),
    ("not-alone", "answers-problem-not-alone"),
    ("too-short", "answers-problem-too-short"),
    ("off-step", "answers-problem-off-step"),
    ("wrong-sum", "answers-problem-wrong-sum"),
    ("not-a-date", "answers-problem-not-a-date"),
    ("too-early", "answers-problem-too-early"),
    ("too-late", "answers-problem-too-late"),
    ("not-a-span", "answers-problem-not-a-span"),
    ("not-a-time", "answers-problem-not-a-time"),
    ("places-unclear", "answers-problem-places-unclear"),
    ("not-a-photo", "answers-problem-not-a-photo"),
    ("photo-too-large", "answers-problem-photo-too-large"),
    ("too-many-photos", "answers-problem-too-many-photos"),
    ("photo-missing", "answers-problem-photo-missing"),
    ("passed-over", "answers-problem-passed-over"),
];

/// What stays open in the words until they are shown.
const OPEN: [&str; 10] =
    ["page", "pages", "count", "most", "least", "greatest", "step", "sum", "first", "last"];

/// The words of a language.
pub struct FileWords(pub Language);

impl Words for FileWords {
    fn get(&self, name: &'static str) -> String {
        let found = KEYS.iter().find(|(known, _)| *known == name);
        let Some((_, key)) = found else { return String::new() };
        let open = OPEN.map(|name| (name, format!("{{{name}}}").into()));
        text(self.0, key, &open)
    }
}
