//! Pseudonyms: what a member is called, and never who they are (R19).

use std::{collections::HashSet, sync::LazyLock};

use unicode_normalization::UnicodeNormalization;
use unicode_security::{MixedScript, confusable_detection::skeleton};

use super::EmailAddress;
use crate::{
    language::Language,
    random::{self, Random},
    text,
};

const LEAST_CHARACTERS: u32 = 3;
const MOST_CHARACTERS: u32 = 30;
/// A run of digits this long is read as a phone number.
const PHONE_DIGITS: usize = 6;
/// Parts of an address at least this long may not appear in a pseudonym.
const TELLING_PART: usize = 4;

/// A pseudonym that may be used, with the key by which look-alikes count as equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pseudonym {
    shown: String,
    key: String,
}

/// Why a pseudonym cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PseudonymProblem {
    /// Nothing was typed.
    Missing,
    /// Fewer than three characters.
    TooShort,
    /// More than thirty characters.
    TooLong,
    /// Something other than letters, digits, spaces, dots, dashes and underscores.
    Characters,
    /// Letters of several scripts, as in look-alike tricks.
    MixedScripts,
    /// No letters to speak of.
    FewLetters,
    /// An e-mail address.
    Address,
    /// The member's own address, or a telling part of it.
    OwnAddress,
    /// A phone number.
    Phone,
    /// A Finnish personal identity code.
    IdentityCode,
    /// A first name and a surname together.
    RealName,
    /// Sounds like staff.
    Reserved,
    /// Another member has it, or one that looks the same.
    Taken,
}

impl Pseudonym {
    /// Checks a pseudonym as typed by the owner of `address`.
    ///
    /// Whether it is taken is for the store to say, by [`Pseudonym::key`].
    pub fn parse(typed: &str, address: &EmailAddress) -> Result<Self, PseudonymProblem> {
        use PseudonymProblem as P;
        let shown: String = typed.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect();
        if shown.is_empty() {
            return Err(P::Missing);
        }
        if shown.contains('@') {
            return Err(P::Address);
        }
        if holds_identity_code(&shown) {
            return Err(P::IdentityCode);
        }
        if holds_phone_number(&shown) {
            return Err(P::Phone);
        }
        match text::length(&shown) {
            0..LEAST_CHARACTERS => return Err(P::TooShort),
            LEAST_CHARACTERS..=MOST_CHARACTERS => {}
            _ => return Err(P::TooLong),
        }
        if !shown.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.')) {
            return Err(P::Characters);
        }
        if !shown.as_str().is_single_script() {
            return Err(P::MixedScripts);
        }
        if shown.chars().filter(|c| c.is_alphabetic()).count() < 2 {
            return Err(P::FewLetters);
        }
        let key = fold(&shown);
        if tells_address(&key, address) {
            return Err(P::OwnAddress);
        }
        if is_name_pair(&shown) {
            return Err(P::RealName);
        }
        if RESERVED.iter().any(|word| key.contains(&fold(word))) {
            return Err(P::Reserved);
        }
        Ok(Self { shown, key })
    }

    /// The pseudonym as others see it.
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// Equal for two pseudonyms that differ in case, separators or look-alike letters only.
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// Words that would make a member look like staff, and the service's own name.
const RESERVED: [&str; 16] = [
    "moderator",
    "moderaattori",
    "moderaator",
    "admin",
    "administrator",
    "ylläpito",
    "ylläpitäjä",
    "underhåll",
    "helpdesk",
    "kirjaamo",
    "registratorskontor",
    "kaupunginkanslia",
    "stadskansli",
    "tietosuojavastaava",
    "dataskyddsombud",
    "kanssa",
];

/// Case, separators and look-alike letters taken away.
fn fold(text: &str) -> String {
    let plain: String =
        text.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect();
    // The table tells 1 and l from i, which the eye does not.
    skeleton(&plain).flat_map(char::to_lowercase).map(|c| if c == 'i' { 'l' } else { c }).collect()
}

fn tells_address(key: &str, address: &EmailAddress) -> bool {
    let local = address.local_part();
    let whole = fold(local);
    let contains = |part: &str| {
        let part = fold(part);
        part.chars().count() >= TELLING_PART && key.contains(&part)
    };
    key == whole
        || contains(local)
        || local
            .split(|c: char| !c.is_alphabetic())
            .filter(|part| part.chars().count() >= TELLING_PART)
            .any(contains)
}

fn holds_phone_number(shown: &str) -> bool {
    let mut run = 0;
    for character in shown.chars() {
        if character.is_numeric() {
            run += 1;
            if run >= PHONE_DIGITS {
                return true;
            }
        } else if !matches!(character, ' ' | '-' | '.' | '_' | '+' | '(' | ')' | '/') {
            run = 0;
        }
    }
    false
}

/// Six digits, a century sign, three digits and a check character, with or without spaces.
fn holds_identity_code(shown: &str) -> bool {
    let plain: Vec<char> = shown.to_uppercase().chars().filter(|c| !c.is_whitespace()).collect();
    plain.windows(11).any(|window| {
        window[..6].iter().all(char::is_ascii_digit)
            && matches!(window[6], '-' | '+' | '_' | '.' | 'A'..='F' | 'U'..='Y')
            && window[7..10].iter().all(char::is_ascii_digit)
            && window[10].is_ascii_alphanumeric()
    })
}

static FIRST_NAMES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| words(include_str!("words/first_names.txt")).collect());
static SURNAMES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| words(include_str!("words/surnames.txt")).collect());

fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// A first name and a surname next to each other, in either order, written in any way.
fn is_name_pair(shown: &str) -> bool {
    let lower = shown.to_lowercase();
    let parts: Vec<&str> =
        lower.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty()).collect();
    let separate = parts.windows(2).any(|pair| {
        is_first_name(pair[0]) && is_surname(pair[1])
            || is_surname(pair[0]) && is_first_name(pair[1])
    });
    separate || parts.iter().any(|part| is_joined_pair(part))
}

/// Both parts must stand in the lists here: endings alone would refuse many ordinary words.
fn is_joined_pair(word: &str) -> bool {
    let is_pair = |first: &str, last: &str| is_first_name(first) && SURNAMES.contains(last);
    !is_first_name(word)
        && word.char_indices().skip(2).any(|(at, _)| {
            let (front, back) = word.split_at(at);
            is_pair(front, back) || is_pair(back, front)
        })
}

fn is_first_name(word: &str) -> bool {
    FIRST_NAMES.contains(word)
}

/// In the list, or with an ending that in practice only surnames have.
fn is_surname(word: &str) -> bool {
    const ENDINGS: [&str; 4] = ["inen", "lainen", "läinen", "sson"];
    SURNAMES.contains(word)
        || word.chars().count() >= 6 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// A pseudonym nobody needs to think up: an adjective, a noun and, on request, a number.
///
/// Made of words of the language, none of which is a name. `number` is drawn by the caller's
/// randomness from 2 to 99 when the plain form may be taken.
pub fn suggest(language: Language, numbered: bool, random: &dyn Random) -> String {
    let (adjectives, nouns) = match language {
        Language::Fi => {
            (include_str!("words/adjectives_fi.txt"), include_str!("words/nouns_fi.txt"))
        }
        Language::Sv => {
            (include_str!("words/adjectives_sv.txt"), include_str!("words/nouns_sv.txt"))
        }
        Language::En => {
            (include_str!("words/adjectives_en.txt"), include_str!("words/nouns_en.txt"))
        }
    };
    let suggestion = format!("{} {}", draw(adjectives, random), draw(nouns, random));
    if numbered { format!("{suggestion} {}", 2 + random::below(random, 98)) } else { suggestion }
}

fn draw(list: &'static str, random: &dyn Random) -> &'static str {
    let count = u32::try_from(words(list).count()).unwrap_or(u32::MAX);
    words(list).nth(random::below(random, count) as usize).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str) -> Result<String, PseudonymProblem> {
        let address = EmailAddress::parse("matti.virtanen@posti.fi").unwrap();
        Pseudonym::parse(typed, &address).map(|pseudonym| pseudonym.as_str().to_owned())
    }

    #[test]
    fn r19_what_could_tell_who_one_is_is_refused() {
        use PseudonymProblem as P;
        for (typed, problem) in [
            ("", P::Missing),
            ("  ", P::Missing),
            ("ab", P::TooShort),
            ("a1234567890123456789012345678901", P::Phone),
            ("En aivan lyhyt nimimerkki tämä kyllä", P::TooLong),
            ("<b>kettu</b>", P::Characters),
            ("kettu\u{202e}", P::Characters),
            ("kettu\u{200b}", P::Characters),
            ("kеttu", P::MixedScripts), // the second letter is Cyrillic
            ("1 2", P::FewLetters),
            ("MattiVirtanen", P::OwnAddress),
            ("virtanen_matti", P::OwnAddress),
            ("Iloinen Virtanen", P::OwnAddress),
            ("V1rtanen", P::OwnAddress),
            ("matti.virtanen@posti.fi", P::Address),
            ("kettu 040 123 4567", P::Phone),
            ("+358 40 1234567", P::Phone),
            ("010594-9021", P::IdentityCode),
            ("kettu 010594Y9032", P::IdentityCode),
            ("Liisa Korhonen", P::RealName),
            ("korhonen.liisa", P::RealName),
            ("LiisaKorhonen", P::RealName),
            ("Anna-Svensson", P::RealName),
            ("Moderaattori", P::Reserved),
            ("M0derator", P::Reserved),
        ] {
            assert_eq!(check(typed), Err(problem), "{typed}");
        }
    }

    #[test]
    fn r19_ordinary_pseudonyms_are_welcome() {
        for typed in [
            "Utelias Kettu",
            "Nyfiken räv 7",
            "Mummo72",
            "Liisa",
            "Kotkan_kotka",
            "Лиса",
            "öljylamppu",
        ] {
            assert_eq!(check(typed).as_deref(), Ok(typed));
        }
    }

    #[test]
    fn r19_look_alikes_have_one_key() {
        let key = |typed: &str| fold(typed);
        assert_eq!(key("Utelias Kettu"), key("utelias-KETTU"));
        assert_eq!(key("Kettu1"), key("Kettul"));
        assert_eq!(key("K0tka"), key("kotka"));
        assert_eq!(key("ＫＥＴＴＵ"), key("kettu"));
        assert_ne!(key("Kettu"), key("Karhu"));
    }

    #[test]
    fn every_suggestion_passes_the_rules() {
        struct Counter(std::sync::atomic::AtomicU32);
        impl Random for Counter {
            fn fill(&self, buffer: &mut [u8]) {
                for byte in buffer {
                    let n = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    *byte = n.wrapping_mul(2_654_435_761).to_le_bytes()[2];
                }
            }
        }
        let random = Counter(1.into());
        for language in Language::ALL {
            for turn in 0..2_000 {
                let suggestion = suggest(language, turn % 2 == 0, &random);
                assert_eq!(check(&suggestion).as_deref(), Ok(suggestion.as_str()));
            }
        }
    }
}
