//! The privacy notice: one structured source for three languages, and what it must contain.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::language::{Language, Texts};

/// A privacy notice in three languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// The title of the register.
    pub title: Texts,
    /// The sections in order.
    pub sections: Vec<Section>,
}

/// One subject of the notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// What the section is about; each subject at most once.
    pub subject: Subject,
    /// Its heading.
    pub heading: Texts,
    /// Its paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
}

/// One paragraph of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paragraph {
    /// The words; `{name}` stands for a fact of the installation's configuration.
    pub text: Texts,
    /// One of the points of a list rather than running text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub point: bool,
    /// The controller has still to decide this; it is shown as open.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open: bool,
}

/// What a notice must speak of: Articles 12 to 14 GDPR and the promises of this service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The notice in a few lines.
    Summary,
    /// Who the controller is: 13(1)(a).
    Controller,
    /// The post responsible for the register.
    ResponsiblePost,
    /// Whom to turn to: 13(1)(a).
    Contact,
    /// The data protection officer: 13(1)(b).
    DataProtectionOfficer,
    /// What the data are for: 13(1)(c).
    Purposes,
    /// The legal basis: 13(1)(c).
    LegalBasis,
    /// The laws that govern it.
    Legislation,
    /// What data there are.
    DataContent,
    /// Pseudonyms and anonymisation.
    Pseudonymity,
    /// Special categories: Article 9.
    SpecialCategories,
    /// Addresses kept against misuse.
    SecurityLog,
    /// Who may get data: 13(1)(e).
    Recipients,
    /// Reports to the Tax Administration.
    TaxReports,
    /// No transfer outside the EU and the EEA: 13(1)(f).
    Transfers,
    /// How long data are kept: 13(2)(a).
    Retention,
    /// Where the data come from.
    Sources,
    /// What one need not give, and what follows: 13(2)(e).
    Obligation,
    /// Automated decisions: 13(2)(f).
    AutomatedDecisions,
    /// The rights of the member: 13(2)(b).
    Rights,
    /// Withdrawing consent: 13(2)(c).
    Withdrawal,
    /// Complaining to the supervisory authority: 13(2)(d).
    Complaint,
    /// From what age one may join: Article 8.
    Age,
    /// What the browser keeps.
    BrowserStorage,
}

impl Subject {
    /// Every subject a complete notice has.
    pub const ALL: [Self; 24] = [
        Self::Summary,
        Self::Controller,
        Self::ResponsiblePost,
        Self::Contact,
        Self::DataProtectionOfficer,
        Self::Purposes,
        Self::LegalBasis,
        Self::Legislation,
        Self::DataContent,
        Self::Pseudonymity,
        Self::SpecialCategories,
        Self::SecurityLog,
        Self::Recipients,
        Self::TaxReports,
        Self::Transfers,
        Self::Retention,
        Self::Sources,
        Self::Obligation,
        Self::AutomatedDecisions,
        Self::Rights,
        Self::Withdrawal,
        Self::Complaint,
        Self::Age,
        Self::BrowserStorage,
    ];
}

/// Something that keeps a notice from being published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeFlaw {
    /// A subject that must be spoken of is not.
    SubjectMissing(Subject),
    /// A subject is spoken of twice.
    SubjectTwice(Subject),
    /// The title, or a text of this section, is missing in a language (R5, R43).
    NotInLanguage(Option<Subject>, Language),
    /// The GDPR is cited as 679/2016; its number is 2016/679 (R15).
    WrongCitation(Subject, Language),
    /// A `{name}` that no configured fact fills.
    UnfilledPlaceholder(Subject, Language),
}

impl Notice {
    /// Every flaw. None: the notice can be published.
    pub fn flaws(&self) -> Vec<NoticeFlaw> {
        let mut flaws = Vec::new();
        flaws.extend(self.title.missing().map(|l| NoticeFlaw::NotInLanguage(None, l)));
        let mut seen = BTreeSet::new();
        for section in &self.sections {
            let subject = section.subject;
            if !seen.insert(subject) {
                flaws.push(NoticeFlaw::SubjectTwice(subject));
            }
            let texts =
                std::iter::once(&section.heading).chain(section.paragraphs.iter().map(|p| &p.text));
            for text in texts {
                flaws.extend(text.missing().map(|l| NoticeFlaw::NotInLanguage(Some(subject), l)));
                for language in Language::ALL {
                    let words = text.exactly(language).unwrap_or_default();
                    if words.contains("679/2016") {
                        flaws.push(NoticeFlaw::WrongCitation(subject, language));
                    }
                    if words.contains(['{', '}']) {
                        flaws.push(NoticeFlaw::UnfilledPlaceholder(subject, language));
                    }
                }
            }
        }
        let missing = Subject::ALL.into_iter().filter(|subject| !seen.contains(subject));
        flaws.extend(missing.map(NoticeFlaw::SubjectMissing));
        flaws
    }

    /// The subjects with a paragraph that the controller has still to decide.
    pub fn open_subjects(&self) -> impl Iterator<Item = Subject> + '_ {
        self.sections
            .iter()
            .filter(|section| section.paragraphs.iter().any(|paragraph| paragraph.open))
            .map(|section| section.subject)
    }

    /// The notice with every `{name}` replaced by the configured fact of that name.
    #[must_use]
    pub fn filled(mut self, fact: &impl Fn(&str, Language) -> Option<String>) -> Self {
        fill(&mut self.title, fact);
        for section in &mut self.sections {
            fill(&mut section.heading, fact);
            for paragraph in &mut section.paragraphs {
                fill(&mut paragraph.text, fact);
            }
        }
        self
    }

    /// The fingerprint of the notice as a reader of `language` gets it (SHA-256).
    ///
    /// A consent points at the notice that was shown by this.
    pub fn fingerprint(&self, language: Language) -> [u8; 32] {
        let mut hash = Sha256::new();
        let mut add = |text: &Texts| {
            let words = text.exactly(language).unwrap_or_default();
            hash.update((words.len() as u64).to_le_bytes());
            hash.update(words);
        };
        add(&self.title);
        for section in &self.sections {
            add(&section.heading);
            section.paragraphs.iter().for_each(|paragraph| add(&paragraph.text));
        }
        hash.finalize().into()
    }
}

fn fill(texts: &mut Texts, fact: &impl Fn(&str, Language) -> Option<String>) {
    for (language, text) in [
        (Language::Fi, &mut texts.fi),
        (Language::Sv, &mut texts.sv),
        (Language::En, &mut texts.en),
    ] {
        let Some(text) = text else { continue };
        let mut filled = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some((before, from_name)) = rest.split_once('{') {
            filled.push_str(before);
            let known = from_name
                .split_once('}')
                .and_then(|(name, after)| fact(name, language).map(|value| (value, after)));
            let (value, after) = known.unwrap_or_else(|| ("{".to_owned(), from_name));
            filled.push_str(&value);
            rest = after;
        }
        filled.push_str(rest);
        *text = filled;
    }
}

/// A paragraph of one language version that has no counterpart in the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// The number of the section, from 0.
    pub section: usize,
    /// In which of the two versions it stands: 0 or 1.
    pub version: usize,
    /// The number of the paragraph in its section, from 0.
    pub paragraph: usize,
}

/// Compares two language versions that were written apart, section by section (R5).
///
/// Paragraphs are paired by their order and length, as in W. A. Gale and K. W. Church, "A Program
/// for Aligning Sentences in Bilingual Corpora" (1993); the ones left over are returned.
pub fn unmatched_paragraphs(versions: [&[Vec<String>]; 2]) -> Vec<Unmatched> {
    let sections = versions[0].len().max(versions[1].len());
    (0..sections)
        .flat_map(|section| {
            let paragraphs = |version: usize| {
                versions[version].get(section).map(Vec::as_slice).unwrap_or_default()
            };
            leftovers(paragraphs(0), paragraphs(1))
                .into_iter()
                .map(move |(version, paragraph)| Unmatched { section, version, paragraph })
        })
        .collect()
}

/// The cheapest pairing in order; leaving a paragraph alone costs more than any likely pair.
fn leftovers(left: &[String], right: &[String]) -> Vec<(usize, usize)> {
    const ALONE: f64 = 0.9;
    let length = |text: &String| f64::from(crate::text::length(text)) + 10.0;
    let pair = |a: &String, b: &String| (length(a) / length(b)).ln().abs();
    let width = right.len() + 1;
    let mut cost = vec![0.0; (left.len() + 1) * width];
    for i in (0..=left.len()).rev() {
        for j in (0..=right.len()).rev() {
            let mut best = if i == left.len() && j == right.len() { 0.0 } else { f64::INFINITY };
            if i < left.len() {
                best = f64::min(best, ALONE + cost[(i + 1) * width + j]);
            }
            if j < right.len() {
                best = f64::min(best, ALONE + cost[i * width + j + 1]);
            }
            if i < left.len() && j < right.len() {
                best = f64::min(best, pair(&left[i], &right[j]) + cost[(i + 1) * width + j + 1]);
            }
            cost[i * width + j] = best;
        }
    }
    let mut alone = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < left.len() || j < right.len() {
        let here = cost[i * width + j];
        let is = |next: f64| (here - next).abs() < 1e-9;
        if i < left.len()
            && j < right.len()
            && is(pair(&left[i], &right[j]) + cost[(i + 1) * width + j + 1])
        {
            (i, j) = (i + 1, j + 1);
        } else if i < left.len() && is(ALONE + cost[(i + 1) * width + j]) {
            alone.push((0, i));
            i += 1;
        } else {
            alone.push((1, j));
            j += 1;
        }
    }
    alone
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Paragraph {
        Paragraph { text: Texts::all(text, text, text), point: false, open: false }
    }

    fn complete() -> Notice {
        let section = |subject| Section {
            subject,
            heading: Texts::all("a", "b", "c"),
            paragraphs: vec![paragraph("x")],
        };
        Notice {
            title: Texts::all("a", "b", "c"),
            sections: Subject::ALL.into_iter().map(section).collect(),
        }
    }

    #[test]
    fn r43_a_text_missing_in_one_language_is_found() {
        assert_eq!(complete().flaws(), []);
        let mut notice = complete();
        notice.sections[3].paragraphs[0].text.sv = None;
        notice.sections.remove(0);
        assert_eq!(
            notice.flaws(),
            [
                NoticeFlaw::NotInLanguage(Some(Subject::Contact), Language::Sv),
                NoticeFlaw::SubjectMissing(Subject::Summary)
            ]
        );
    }

    #[test]
    fn r15_the_regulation_is_cited_by_its_right_number() {
        let mut notice = complete();
        notice.sections[7].paragraphs[0].text.fi = Some("asetus (EU) 679/2016".into());
        assert_eq!(notice.flaws(), [NoticeFlaw::WrongCitation(Subject::Legislation, Language::Fi)]);
    }

    #[test]
    fn r2_facts_of_the_installation_are_filled_in_and_gaps_are_found() {
        let mut notice = complete();
        notice.sections[1].paragraphs[0] = paragraph("{controller}, {unknown}");
        let notice = notice.filled(&|name, language| {
            (name == "controller").then(|| format!("Esimerkkikunta {language}"))
        });
        assert_eq!(
            notice.sections[1].paragraphs[0].text.sv.as_deref(),
            Some("Esimerkkikunta sv, {unknown}")
        );
        assert_eq!(notice.flaws().len(), 3);
    }

    #[test]
    fn the_fingerprint_changes_with_every_word_of_its_language_only() {
        let notice = complete();
        let mut changed = notice.clone();
        changed.sections[5].paragraphs[0].text.fi = Some("y".into());
        assert_ne!(notice.fingerprint(Language::Fi), changed.fingerprint(Language::Fi));
        assert_eq!(notice.fingerprint(Language::Sv), changed.fingerprint(Language::Sv));
    }

    #[test]
    fn r5_a_paragraph_in_one_version_only_is_found() {
        let version =
            |paragraphs: &[&str]| vec![paragraphs.iter().map(|p| (*p).to_owned()).collect()];
        let fi = version(&["Tehtävänimike", "Kaupunginkanslia, kehityspäällikkö, digipalvelut"]);
        let sv = version(&[
            "Befattning",
            "Stadskansliet, utvecklingschef, digitala tjänster",
            "har direktören utsett en annan direktör till ansvarig för registret",
        ]);
        assert_eq!(
            unmatched_paragraphs([&fi, &sv]),
            [Unmatched { section: 0, version: 1, paragraph: 2 }]
        );
    }
}
