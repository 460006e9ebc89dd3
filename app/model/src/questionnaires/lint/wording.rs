//! How a question is worded: leading, two questions in one, colour as the only sign, hard to read; and what
//! would tell who answers.

use super::phrases;
use crate::language::Language;

const fn position(language: Language) -> usize {
    match language {
        Language::Fi => 0,
        Language::Sv => 1,
        Language::En => 2,
    }
}

fn first(text: &str, language: Language, patterns: [&[&str]; 3]) -> Option<String> {
    let words = phrases::words(text);
    let place = phrases::find(&words, patterns[position(language)])?;
    Some(phrases::told(&words, place))
}

/// Words that say which answer is expected.
pub fn leading(text: &str, language: Language) -> Option<String> {
    first(
        text,
        language,
        [
            &[
                "eikö olekin",
                "eikö vain$",
                "eikö totta",
                "eikö sinustakin",
                "etkö sinäkin",
                "etkö olekin",
                "etkö ole samaa mieltä",
                "kuten kaikki tietävät",
                "eikö ole hienoa",
            ],
            &[
                "håller du inte med",
                "håller du inte också",
                "eller hur$",
                "visst är",
                "visst tycker",
                "visst borde",
                "tycker du inte också",
                "som alla vet",
            ],
            &[
                "don't you agree",
                "don't you think",
                "wouldn't you agree",
                "wouldn't you say",
                "isn't it$",
                "surely$",
                "as everyone knows",
                "as we all know",
            ],
        ],
    )
}

/// A word that joins two things where one is judged; not one between numbers.
pub fn double_barrelled(text: &str, language: Language) -> Option<String> {
    let joins: [&[&str]; 3] = [&["ja", "sekä"], &["och", "samt"], &["and"]];
    let words = phrases::words(text);
    // "Working- and reading places" are one thing.
    let lower = text.to_lowercase();
    let is_half = |word: &str| lower.contains(&format!("{word}- "));
    let is_number = |word: &String| word.chars().all(|c| c.is_ascii_digit());
    let place = words.windows(3).position(|three| {
        joins[position(language)].contains(&three[1].as_str())
            && !is_number(&three[0])
            && !is_half(&three[0])
            && !is_number(&three[2])
    })?;
    Some(phrases::told(&words, (place, 3)))
}

/// A colour as the only sign of what is meant.
pub fn colour_alone(text: &str, language: Language) -> Option<String> {
    let colours: [&[&str]; 3] = [
        &["punai", "vihre", "sini", "kelta", "oranss", "harma", "violet"],
        &["röd", "grön", "blå", "gul", "orange", "grå", "lila"],
        &["red$", "green$", "blue$", "yellow$", "orange$", "grey$", "gray$", "purple$"],
    ];
    let things: [&[&str]; 3] = [
        &[
            "painik", "nappi", "nappul", "viiva", "viival", "teksti", "laatik", "ympyr", "piste",
            "merkitty",
        ],
        &["knapp", "linje", "text", "ruta", "rutan", "punkt", "cirkel", "markerad", "fält"],
        &["button", "line$", "lines$", "text", "box", "dot", "circle", "marked"],
    ];
    let words = phrases::words(text);
    let begins =
        |word: &String, with: &[&str]| phrases::find(std::slice::from_ref(word), with).is_some();
    let at = position(language);
    let place = words
        .windows(2)
        .position(|two| begins(&two[0], colours[at]) && begins(&two[1], things[at]))?;
    Some(phrases::told(&words, (place, 2)))
}

/// Words that ask who somebody is.
#[rustfmt::skip]
const IDENTIFYING: [&[&str]; 3] = [
    &["=nimi", "nimesi$", "etunim", "sukunim", "koko nimi", "oma nimi", "=osoite", "kotiosoi", "katuosoi", "lähiosoi",
      "postiosoi", "osoitteesi", "=puhelin", "puhelinnum", "puhelimesi", "sähköpostios", "sähköpostisi",
      "=sähköposti", "henkilötunn", "hetu$", "hetusi$", "syntymäai", "syntymäaj", "syntymäpäiv"],
    &["=namn", "ditt namn", "förnamn", "efternamn", "=adress", "hemadress", "din adress", "gatuadress", "postadress",
      "=telefon", "telefonnum", "mobilnum", "e-postad", "din e-post", "=e-post", "personbet", "personnum",
      "födelsedat", "födelsedag"],
    &["=name", "your name", "first name", "last name", "surname", "full name", "=address", "home address",
      "your address", "street address", "postal address", "=phone", "phone num", "telephone num", "your phone",
      "email address", "e-mail address", "your email", "your e-mail", "=email", "=e-mail", "identity code",
      "social security", "date of birth", "birth date", "your birthday"],
];

/// Words that ask who somebody is: contact data is asked for in ways of its own.
pub fn identifying(text: &str, language: Language) -> Option<String> {
    first(text, language, IDENTIFYING)
}

/// The fewest words that say anything about how hard a text is.
const FEWEST_WORDS: usize = 12;

/// How hard a text is to read, if it is harder than a text for everybody should be.
///
/// LIX is the average number of words in a sentence plus the share of words of more than six letters, in
/// percent. C. H. Björnsson (Läsbarhet, 1968) calls Swedish texts above 50 hard, and English ones do not differ
/// much; Finnish words are longer, so that the same ease gives about fifteen more, which is our own estimate.
pub fn hard_to_read(text: &str, language: Language) -> Option<u32> {
    let most = match language {
        Language::Fi => 65,
        Language::Sv | Language::En => 50,
    };
    lix(text).filter(|lix| *lix > most)
}

/// LIX, rounded; none for a text too short to say.
pub fn lix(text: &str) -> Option<u32> {
    let words = phrases::words(text);
    if words.len() < FEWEST_WORDS {
        return None;
    }
    let is_end = |c: char| matches!(c, '.' | '?' | '!' | ':' | ';' | '\n');
    let has_word = |part: &&str| part.chars().any(char::is_alphanumeric);
    let sentences = text.split(is_end).filter(has_word).count().max(1);
    let long = words.iter().filter(|word| word.chars().count() > 6).count();
    u32::try_from(words.len() / sentences + 100 * long / words.len()).ok()
}
