//! Marks: what tells answers from others, the same in the server and in the browser.

use std::hash::{DefaultHasher, Hasher};

use super::{Answer, Answers};
use crate::json::Json;

impl Answer {
    /// What tells this answer from others.
    pub fn mark(&self) -> String {
        mark(&self.to_json())
    }
}

impl Answers {
    /// What tells these answers from others.
    pub fn mark(&self) -> String {
        mark(&self.to_json(Answer::to_json))
    }
}

/// The program's next build may mark otherwise: then everything counts as changed.
fn mark(json: &Json) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(json.written().as_bytes());
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_answers_are_marked_alike_and_others_are_not() {
        let of = |pairs: &[(&str, &str)]| -> Answers {
            let answers = pairs
                .iter()
                .map(|(code, text)| (code.parse().unwrap(), Answer::Text((*text).to_owned())));
            answers.collect()
        };
        let marked = of(&[("a", "x"), ("b", "y")]).mark();
        assert_eq!(marked, of(&[("b", "y"), ("a", "x")]).mark(), "the order says nothing");
        for other in [of(&[]), of(&[("a", "x")]), of(&[("a", "y"), ("b", "x")])] {
            assert_ne!(marked, other.mark());
        }
        // Both builds run this test: a mark of one is a mark of the other.
        assert_eq!(Answer::Text("Mäkelä".to_owned()).mark(), "762a91a5e21fae50");
        assert_eq!(Answer::NotSaid.mark(), "3e1c448c4ea82d7b");
    }
}
