//! Questions about what the law protects most (GDPR art. 9 and 10): they are not asked unless the data
//! protection officer has agreed (R24).
//!
//! The lists are our own. They find words, not meanings: what they find wrongly costs a sentence to the
//! officer, what they miss is still the researcher's to see.

use super::phrases;
use crate::language::Language;

/// What a question seems to be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// Health, disability, medication, pregnancy, addiction.
    Health,
    /// Religion and other convictions.
    Religion,
    /// Racial or ethnic origin.
    Origin,
    /// Political opinions.
    Politics,
    /// Membership of a trade union.
    Union,
    /// Sexual life or orientation.
    Sexuality,
    /// Criminal convictions and offences.
    Crime,
    /// Genetic and biometric data.
    Body,
}

impl Topic {
    /// Every topic.
    pub const ALL: [Self; 8] = [
        Self::Health,
        Self::Religion,
        Self::Origin,
        Self::Politics,
        Self::Union,
        Self::Sexuality,
        Self::Crime,
        Self::Body,
    ];

    /// How the topic begins in each language, in the order of [`Language::ALL`].
    #[rustfmt::skip]
    const fn stems(self) -> [&'static [&'static str]; 3] {
        match self {
            Self::Health => [
                &["*terveyden", "*terveyte", "*terveys", "*terveydel", "sairau", "sairasta", "diagnoos", "lääkity",
                  "lääkkei", "lääkeh", "*vamma$", "*vammaa$", "vammai", "liikuntarajoit", "masennu", "masentu",
                  "ahdistuneisuu", "allergi", "raskaana", "raskauten", "*päihde", "*päihtei", "rokotet", "diabete",
                  "syöpä", "astma", "toimintakyky", "toimintakyv"],
                &["hälsotill", "hälsopro", "hälsan", "*ohälsa", "psykisk", "sjukdom", "sjuk$", "sjukskriv", "diagnos",
                  "mediciner", "medicinering", "läkemed", "funktionsned", "funktionshind", "rörelsehind", "deprimer",
                  "depression", "ångest", "allerg", "gravid", "missbruk", "vaccin", "diabet", "cancer", "astma",
                  "din hälsa"],
                &["health$", "illness", "disease", "diagnos", "medication", "medicines", "disabilit", "disabled$",
                  "depress", "anxiety", "allerg", "pregnan", "cancer", "asthma", "diabet", "vaccinat", "addict",
                  "mental"],
            ],
            Self::Religion => [
                &["uskont", "uskonno", "uskova", "seurakun", "rukoil", "ateis", "vakaumu", "islam", "muslim",
                  "kristit", "kristinusk", "juutalai", "kirkkoon"],
                &["religi", "trossamf", "trosupp", "troende", "livsåskåd", "islam", "muslim", "kristen", "kristna",
                  "judisk", "ateis", "kyrkotill"],
                &["religio", "your faith", "your beliefs", "church memb", "islam", "muslim", "christian", "jewish",
                  "atheis", "pray$", "prayer"],
            ],
            Self::Origin => [
                &["etni", "rodulli", "rotu$", "ihonväri", "syntyperä", "romani$", "romanit$", "saamelai",
                  "maahanmuuttajataust"],
                &["etni", "hudfärg", "härkomst", "romer$", "romsk", "same$", "samisk", "invandrarbak"],
                &["ethnic", "racial", "your race", "skin colour", "skin color", "roma$", "sámi$", "sami$",
                  "immigrant backg"],
            ],
            Self::Politics => [
                &["puolue", "poliittis", "poliittin", "kuntavaal", "eduskuntavaal", "aluevaal", "presidentinvaal",
                  "eurovaal", "europarlamenttivaal", "vasemmisto", "oikeisto"],
                &["partitill", "partisymp", "politiska åsikt", "politisk åsikt", "politiskt", "vilket parti",
                  "riksdagsval", "kommunalval", "presidentval", "europaparlamentsval"],
                &["political", "party affil", "which party", "elections$", "election$"],
            ],
            Self::Union => [
                &["ammattilii", "ammattiyhdist", "ay-jäsen"],
                &["fackförb", "fackföre", "facklig", "fackanslut"],
                &["trade union", "labour union", "labor union", "union memb"],
            ],
            Self::Sexuality => [
                &["*seksuaal", "sukupuolielä", "seksielä", "lesbo", "homo$", "hetero$"],
                &["*sexuell", "*sexualitet", "sexliv", "lesbisk", "hetero$"],
                &["*sexual", "sex life", "gay$", "lesbian"],
            ],
            Self::Crime => [
                &["rikosrekist", "rikostaus", "rikostuom", "tuomittu", "vankila", "syyllistyn"],
                &["brottsreg", "straffreg", "dömd$", "dömts$", "fängelse"],
                &["criminal", "convicted", "conviction$", "convictions$", "prison"],
            ],
            Self::Body => [
                &["sormenjäl", "kasvontunn", "kasvojentunn", "dna", "perintötekij", "geenitest"],
                &["fingeravt", "ansiktsigen", "dna", "arvsanlag", "gentest"],
                &["fingerprint", "facial recog", "genetic", "dna$", "biometric"],
            ],
        }
    }
}

/// Words that only begin like one of those above.
const HARMLESS: [&[&str]; 3] = [
    // Impartial; the kind of dog is no origin of a person's, and says so by itself.
    &["puolueett", "puolueeton"],
    &[],
    &[],
];

/// The topics of a text, each with the words by which it is found.
pub fn topics(text: &str, language: Language) -> Vec<(Topic, String)> {
    let position = Language::ALL.iter().position(|one| *one == language).unwrap_or_default();
    let mut words = phrases::words(text);
    words.retain(|word| !HARMLESS[position].iter().any(|harmless| word.starts_with(harmless)));
    let found = Topic::ALL.into_iter().filter_map(|topic| {
        let place = phrases::find(&words, topic.stems()[position])?;
        Some((topic, phrases::told(&words, place)))
    });
    found.collect()
}
