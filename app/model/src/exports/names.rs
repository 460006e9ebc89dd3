//! Names of columns: usable in R, SPSS and pandas, and no two alike.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

/// What SPSS takes; R and pandas take more.
const MOST_CHARACTERS: usize = 64;

/// `__` and eight hexadecimal digits.
const SUFFIX_CHARACTERS: usize = 10;

/// Words of SPSS and of R that cannot name a column there.
const RESERVED: [&str; 22] = [
    "all", "and", "break", "by", "else", "eq", "for", "function", "ge", "gt", "if", "in", "le",
    "lt", "ne", "next", "not", "or", "repeat", "to", "while", "with",
];

/// Gives out names, each only once.
///
/// A name depends only on what was named before it, so what comes later changes nothing.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// The wanted name if it is free and fits, else its start with a suffix derived from `key`.
    ///
    /// `wanted` is made of codes, so lower-case ASCII that starts with a letter: names that differ
    /// at all differ without regard to case too.
    pub(super) fn give(&mut self, wanted: &str, key: &str) -> String {
        let fits = wanted.len() <= MOST_CHARACTERS && !RESERVED.contains(&wanted);
        if fits && self.taken.insert(wanted.to_owned()) {
            return wanted.to_owned();
        }
        let start: String = wanted.chars().take(MOST_CHARACTERS - SUFFIX_CHARACTERS).collect();
        let mut attempt = 0_u64;
        loop {
            let name = format!("{start}__{}", suffix(key, attempt));
            if self.taken.insert(name.clone()) {
                return name;
            }
            attempt += 1;
        }
    }
}

fn suffix(key: &str, attempt: u64) -> String {
    let digest = Sha256::digest(format!("{key} {attempt}"));
    let number = digest.iter().take(4).fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    format!("{number:08x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_name_gets_a_suffix_from_its_key() {
        let mut names = Names::default();
        assert_eq!(names.give("a__b__c", "first"), "a__b__c");
        let second = names.give("a__b__c", "second");
        assert!(second.starts_with("a__b__c__") && second.len() == 17, "{second}");
        assert_ne!(names.give("a__b__c", "second"), second, "even the same key twice");
    }

    #[test]
    fn words_of_spss_and_r_are_not_names() {
        for word in RESERVED {
            assert!(Names::default().give(word, "").starts_with(&format!("{word}__")));
        }
    }

    #[test]
    fn long_names_keep_their_start_and_stay_apart() {
        let mut names = Names::default();
        let long = "q".repeat(70);
        let given: Vec<String> = (0..50).map(|n| names.give(&long, &n.to_string())).collect();
        assert!(given.iter().all(|name| name.len() == 64 && name.starts_with("qqqq")));
        assert_eq!(given.iter().collect::<BTreeSet<_>>().len(), 50);
        assert_eq!(names.give(&long[..64], "x"), long[..64], "exactly 64 is not too long");
    }
}
