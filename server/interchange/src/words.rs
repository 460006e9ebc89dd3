//! Words that other tools show by themselves, in our three languages.

/// One text in Finnish, Swedish and English.
#[derive(Clone, Copy, Debug)]
pub struct Words(pub &'static str, pub &'static str, pub &'static str);

pub const OTHER: Words = Words("Muu", "Annat", "Other");
pub const COMMENT: Words = Words("Kommentti", "Kommentar", "Comment");
pub const NONE: Words = Words("Ei mikään näistä", "Inget av dessa", "None of these");
pub const DATE: Words = Words("Päivä", "Dag", "Date");
pub const TIME: Words = Words("Kellonaika", "Klockslag", "Time");
pub const YES: Words = Words("Kyllä", "Ja", "Yes");
pub const NO: Words = Words("Ei", "Nej", "No");
pub const UNCERTAIN: Words = Words("En ole varma", "Osäker", "Uncertain");
pub const INCREASE: Words = Words("Lisää", "Öka", "Increase");
pub const SAME: Words = Words("Ennallaan", "Oförändrat", "Same");
pub const DECREASE: Words = Words("Vähemmän", "Minska", "Decrease");
pub const FEMALE: Words = Words("Nainen", "Kvinna", "Female");
pub const MALE: Words = Words("Mies", "Man", "Male");
pub const NOT_SAID: Words = Words("En halua sanoa", "Vill inte säga", "Prefer not to say");
pub const NOT_KNOWN: Words = Words("En osaa sanoa", "Kan inte säga", "Cannot say");
