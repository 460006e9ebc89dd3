//! Finding words and phrases in a text, whatever their endings.
//!
//! A pattern is one or several words in small letters, each the beginning of a word of the text: `diagnos`
//! finds "diagnosis". A `*` before a word finds it anywhere in one (`*terveys`: "mielenterveys"), a `$`
//! after it only at the end (`dna$`), and a `=` before the pattern finds it only as the whole text.

/// The words of a text in small letters; hyphens and apostrophes belong to a word.
pub fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('\u{2019}', "'");
    let is_of_word = |c: char| c.is_alphanumeric() || c == '-' || c == '\'';
    let words = text.split(|c| !is_of_word(c)).map(|word| word.trim_matches(['-', '\'']));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Where the first of the patterns begins in these words, and how many of them it is.
pub fn find(words: &[String], patterns: &[&str]) -> Option<(usize, usize)> {
    let found = patterns.iter().filter_map(|pattern| find_one(words, pattern));
    found.min_by_key(|(at, _)| *at)
}

/// What stands there, as it is told.
pub fn told(words: &[String], (at, count): (usize, usize)) -> String {
    words[at..at + count].join(" ")
}

fn find_one(words: &[String], pattern: &str) -> Option<(usize, usize)> {
    let (pattern, is_whole) = pattern.strip_prefix('=').map_or((pattern, false), |p| (p, true));
    let parts: Vec<&str> = pattern.split(' ').collect();
    if is_whole {
        let same = words.len() == parts.len() && words.iter().zip(&parts).all(|(w, p)| w == p);
        return same.then_some((0, parts.len()));
    }
    let place = words
        .windows(parts.len())
        .position(|window| window.iter().zip(&parts).all(|(word, part)| fits(word, part)));
    place.map(|place| (place, parts.len()))
}

fn fits(word: &str, part: &str) -> bool {
    let (part, ends) = part.strip_suffix('$').map_or((part, false), |part| (part, true));
    match (part.strip_prefix('*'), ends) {
        (Some(part), true) => word.ends_with(part),
        (Some(part), false) => word.contains(part),
        (None, true) => word == part,
        (None, false) => word.starts_with(part),
    }
}
