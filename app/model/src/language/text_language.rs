//! The languages that a text may be written in: far more than the service itself speaks.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::{Language, UnknownLanguage};

/// A language in which questions can be asked besides those of the service, known by its BCP 47 tag.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextLanguage(u8);

/// The tag, the language's name in the language itself, and whether it is written from right to left.
struct Known(&'static str, &'static str, bool);

const fn ltr(tag: &'static str, own_name: &'static str) -> Known {
    Known(tag, own_name, false)
}

const fn rtl(tag: &'static str, own_name: &'static str) -> Known {
    Known(tag, own_name, true)
}

/// Those of the service first, in its order; then plain language, the languages of the north, and the
/// rest by tag. Tags of one language in two scripts say the script; `simple` is plain language (a variant
/// of the IANA registry of subtags).
const KNOWN: &[Known] = &[
    ltr("fi", "Suomi"),
    ltr("sv", "Svenska"),
    ltr("en", "English"),
    ltr("fi-simple", "Selkosuomi"),
    ltr("sv-simple", "Lättläst svenska"),
    ltr("en-simple", "Plain English"),
    ltr("se", "Davvisámegiella"),
    ltr("smn", "Anarâškielâ"),
    ltr("sms", "Nuõrttsääʹmǩiõll"),
    ltr("krl", "Karjala"),
    ltr("rmf", "Kaalengo tšimb"),
    ltr("af", "Afrikaans"),
    ltr("am", "አማርኛ"),
    rtl("ar", "العربية"),
    ltr("az", "Azərbaycanca"),
    ltr("be", "Беларуская"),
    ltr("bg", "Български"),
    ltr("bn", "বাংলা"),
    ltr("bs", "Bosanski"),
    ltr("ca", "Català"),
    rtl("ckb", "کوردیی ناوەندی"),
    ltr("cs", "Čeština"),
    ltr("cy", "Cymraeg"),
    ltr("da", "Dansk"),
    ltr("de", "Deutsch"),
    ltr("el", "Ελληνικά"),
    ltr("eo", "Esperanto"),
    ltr("es", "Español"),
    ltr("et", "Eesti"),
    ltr("eu", "Euskara"),
    rtl("fa", "فارسی"),
    rtl("fa-AF", "دری"),
    ltr("fo", "Føroyskt"),
    ltr("fr", "Français"),
    ltr("ga", "Gaeilge"),
    ltr("gl", "Galego"),
    ltr("gu", "ગુજરાતી"),
    ltr("ha", "Hausa"),
    rtl("he", "עברית"),
    ltr("hi", "हिन्दी"),
    ltr("hr", "Hrvatski"),
    ltr("hu", "Magyar"),
    ltr("hy", "Հայերեն"),
    ltr("id", "Bahasa Indonesia"),
    ltr("ig", "Igbo"),
    ltr("is", "Íslenska"),
    ltr("it", "Italiano"),
    ltr("ja", "日本語"),
    ltr("ka", "ქართული"),
    ltr("kk", "Қазақ тілі"),
    ltr("kl", "Kalaallisut"),
    ltr("km", "ខ្មែរ"),
    ltr("kn", "ಕನ್ನಡ"),
    ltr("ko", "한국어"),
    ltr("ku", "Kurmancî"),
    ltr("ky", "Кыргызча"),
    ltr("lb", "Lëtzebuergesch"),
    ltr("ln", "Lingála"),
    ltr("lo", "ລາວ"),
    ltr("lt", "Lietuvių"),
    ltr("lv", "Latviešu"),
    ltr("mk", "Македонски"),
    ltr("ml", "മലയാളം"),
    ltr("mn", "Монгол"),
    ltr("mr", "मराठी"),
    ltr("ms", "Bahasa Melayu"),
    ltr("mt", "Malti"),
    ltr("my", "မြန်မာ"),
    ltr("nb", "Norsk bokmål"),
    ltr("ne", "नेपाली"),
    ltr("nl", "Nederlands"),
    ltr("nn", "Norsk nynorsk"),
    ltr("om", "Afaan Oromoo"),
    ltr("pa", "ਪੰਜਾਬੀ"),
    ltr("pl", "Polski"),
    rtl("ps", "پښتو"),
    ltr("pt", "Português"),
    ltr("pt-BR", "Português do Brasil"),
    ltr("rn", "Ikirundi"),
    ltr("ro", "Română"),
    ltr("rom", "Romani čhib"),
    ltr("ru", "Русский"),
    ltr("rw", "Ikinyarwanda"),
    ltr("si", "සිංහල"),
    ltr("sk", "Slovenčina"),
    ltr("sl", "Slovenščina"),
    ltr("so", "Soomaali"),
    ltr("sq", "Shqip"),
    ltr("sr", "Српски"),
    ltr("sw", "Kiswahili"),
    ltr("ta", "தமிழ்"),
    ltr("te", "తెలుగు"),
    ltr("tg", "Тоҷикӣ"),
    ltr("th", "ไทย"),
    ltr("ti", "ትግርኛ"),
    ltr("tk", "Türkmençe"),
    ltr("tl", "Tagalog"),
    ltr("tr", "Türkçe"),
    rtl("ug", "ئۇيغۇرچە"),
    ltr("uk", "Українська"),
    rtl("ur", "اردو"),
    ltr("uz", "Oʻzbekcha"),
    ltr("vi", "Tiếng Việt"),
    ltr("wo", "Wolof"),
    rtl("yi", "ייִדיש"),
    ltr("yo", "Yorùbá"),
    ltr("zh-Hans", "简体中文"),
    ltr("zh-Hant", "繁體中文"),
    ltr("zu", "isiZulu"),
];

/// Names of the same languages in files of other tools.
const ALIASES: &[(&str, &str)] = &[
    ("finnish", "fi"),
    ("suomi", "fi"),
    ("swedish", "sv"),
    ("svenska", "sv"),
    ("english", "en"),
    ("zh", "zh-Hans"),
    ("zh-cn", "zh-Hans"),
    ("zh-tw", "zh-Hant"),
    ("zh-hk", "zh-Hant"),
    ("zh-mo", "zh-Hant"),
    ("zh-sg", "zh-Hans"),
    ("zh-s", "zh-Hans"),
    ("zh-t", "zh-Hant"),
    ("no", "nb"),
    ("fil", "tl"),
    ("prs", "fa-AF"),
    ("kmr", "ku"),
    ("iw", "he"),
    ("in", "id"),
    ("ptbr", "pt-BR"),
];

impl TextLanguage {
    /// Those in which a questionnaire is written unless it says otherwise.
    pub const USUAL: [Self; 3] = [Self(0), Self(1), Self(2)];

    /// All there are: those of the service, then the others.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..KNOWN.len()).filter_map(|number| u8::try_from(number).ok().map(Self))
    }

    /// The language of a tag as others write it, if we know it: `sv-FI`, `zh_CN`, `Suomi (fi)`. A region
    /// or script that makes no difference here is passed over.
    pub fn find(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_lowercase().replace('_', "-");
        let bracketed = tag.rsplit_once('(').and_then(|(_, rest)| rest.strip_suffix(')'));
        let tag = bracketed.unwrap_or(&tag).trim();
        let exact = |tag: &str| {
            let alias = ALIASES.iter().find(|(alias, _)| *alias == tag);
            let tag = alias.map_or(tag, |(_, tag)| tag);
            Self::all().find(|known| {
                known.tag().eq_ignore_ascii_case(tag) || known.own_name().to_lowercase() == tag
            })
        };
        // Script before region: `zh-Hant-TW` is Traditional.
        let shorter =
            std::iter::successors(Some(tag), |tag| tag.rsplit_once('-').map(|(tag, _)| tag));
        shorter.into_iter().find_map(exact)
    }

    /// The language that an `Accept-Language` header asks for first, if the service does not speak it.
    pub fn preferred(header: &str) -> Option<Self> {
        let first = header.split(',').next()?.split(';').next()?;
        Self::find(first).filter(|language| language.of_service().is_none())
    }

    fn known(self) -> &'static Known {
        // Made from a place in the table only.
        KNOWN.get(usize::from(self.0)).unwrap_or(&KNOWN[0])
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        self.known().0
    }

    /// The language's name in the language itself.
    pub fn own_name(self) -> &'static str {
        self.known().1
    }

    /// Its name within a sentence, isolated where it runs against that (UAX #9).
    pub fn name_within(self) -> String {
        if self.known().2 {
            return format!("\u{2068}{}\u{2069}", self.own_name());
        }
        self.own_name().to_owned()
    }

    /// The value of `dir` for its texts: `ltr` or `rtl`.
    pub fn direction(self) -> &'static str {
        if self.known().2 { "rtl" } else { "ltr" }
    }

    /// The same as a language of the service, if it is one.
    pub fn of_service(self) -> Option<Language> {
        Language::ALL.into_iter().find(|language| Self::from(*language) == self)
    }
}

impl From<Language> for TextLanguage {
    fn from(language: Language) -> Self {
        match language {
            Language::Fi => Self(0),
            Language::Sv => Self(1),
            Language::En => Self(2),
        }
    }
}

impl fmt::Debug for TextLanguage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tag())
    }
}

impl fmt::Display for TextLanguage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tag())
    }
}

impl FromStr for TextLanguage {
    type Err = UnknownLanguage;

    /// Exactly one of our tags.
    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        Self::all().find(|known| known.tag() == tag).ok_or(UnknownLanguage)
    }
}

impl Serialize for TextLanguage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl<'de> Deserialize<'de> for TextLanguage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        tag.parse().map_err(|_| D::Error::unknown_variant(&tag, &["fi", "sv", "en", "ar", "ru"]))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_language_is_there_once_and_those_of_the_service_first() {
        let tags: BTreeSet<&str> = TextLanguage::all().map(TextLanguage::tag).collect();
        let names: BTreeSet<&str> = TextLanguage::all().map(TextLanguage::own_name).collect();
        assert_eq!((tags.len(), names.len()), (KNOWN.len(), KNOWN.len()));
        for language in Language::ALL {
            let text = TextLanguage::from(language);
            assert_eq!((text.tag(), text.own_name()), (language.tag(), language.own_name()));
            assert_eq!(text.of_service(), Some(language));
        }
        assert_eq!(TextLanguage::USUAL, Language::ALL.map(TextLanguage::from));
        assert_eq!(TextLanguage::all().filter(|one| one.of_service().is_some()).count(), 3);
        for language in TextLanguage::all() {
            assert_eq!(language.tag().parse(), Ok(language));
        }
    }

    #[test]
    fn tags_of_other_tools_are_understood() {
        let found = |tag: &str| TextLanguage::find(tag).map_or("", TextLanguage::tag);
        let tags = [
            ("sv-FI", "sv"),
            ("EN_gb", "en"),
            ("Suomi (fi)", "fi"),
            ("Français (fr)", "fr"),
            ("zh_TW", "zh-Hant"),
            ("zh-Hant-HK", "zh-Hant"),
            ("zh-mo", "zh-Hant"),
            ("ZH-S", "zh-Hans"),
            ("no", "nb"),
            ("pt-br", "pt-BR"),
            ("pt-PT", "pt"),
            ("العربية", "ar"),
            ("ar-informal", "ar"),
            ("tlh", ""),
            ("", ""),
        ];
        for (tag, ours) in tags {
            assert_eq!(found(tag), ours, "{tag}");
        }
    }

    #[test]
    fn a_browser_s_first_language_is_preferred_if_it_is_not_one_of_ours() {
        let tag = |header| TextLanguage::preferred(header).map(TextLanguage::tag);
        assert_eq!(tag("ar-SA,ar;q=0.9,en;q=0.8"), Some("ar"));
        assert_eq!(tag("fi-FI,ar;q=0.9"), None);
        assert_eq!(tag("\u{0},,;;"), None);
        assert_eq!(tag("*"), None);
    }

    #[test]
    fn arabic_and_persian_are_written_from_right_to_left() {
        let rtl = TextLanguage::all().filter(|one| one.direction() == "rtl");
        let rtl: Vec<&str> = rtl.map(TextLanguage::tag).collect();
        assert_eq!(rtl, ["ar", "ckb", "fa", "fa-AF", "he", "ps", "ug", "ur", "yi"]);
    }
}
