//! Which questions an expression hangs on, and what becomes of it when they get other codes.

use std::collections::BTreeMap;

use super::{Expression, MOST_PARTS, Operator};
use crate::questionnaires::Code;

/// A question that an expression hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention<'a> {
    /// The question.
    pub question: &'a Code,
    /// The codes that lead to the part of its answer, if only that counts.
    pub parts: &'a [Code],
    /// The word that it is compared with: an option's code, where there are options.
    pub word: Option<&'a str>,
}

/// What became of the codes of a question's parts, by how deep they are: the old code and the new.
pub type PartCodes = [BTreeMap<Code, Code>; MOST_PARTS];

/// Gives each code on the way to a part its new one, if it has one.
pub fn rename_path(path: &mut [Code], renamed: &PartCodes) {
    for (code, names) in path.iter_mut().zip(renamed) {
        if let Some(new) = names.get(code) {
            code.clone_from(new);
        }
    }
}

impl Expression {
    /// Every question the expression hangs on, in the order of the text.
    pub fn mentions(&self) -> Vec<Mention<'_>> {
        let mut mentions = Vec::new();
        self.note_mentions(&mut mentions);
        mentions
    }

    fn note_mentions<'a>(&'a self, mentions: &mut Vec<Mention<'a>>) {
        match self {
            Self::Number(_) | Self::Text(_) | Self::YesNo(_) | Self::Date(_) => {}
            Self::Answer(_) | Self::Part(..) => mentions.extend(self.mention(None)),
            Self::All(parts) | Self::Any(parts) | Self::Call(_, parts) => {
                for part in parts {
                    part.note_mentions(mentions);
                }
            }
            Self::Not(inner) | Self::Minus(inner) => inner.note_mentions(mentions),
            Self::Binary(operator, sides) => match (&sides.0, &sides.1) {
                (name, Self::Text(word)) | (Self::Text(word), name)
                    if operator.compares_words() && name.mention(None).is_some() =>
                {
                    mentions.extend(name.mention(Some(word)));
                }
                (left, right) => {
                    left.note_mentions(mentions);
                    right.note_mentions(mentions);
                }
            },
        }
    }

    fn mention<'a>(&'a self, word: Option<&'a str>) -> Option<Mention<'a>> {
        match self {
            Self::Answer(question) => Some(Mention { question, parts: &[], word }),
            Self::Part(question, parts) => Some(Mention { question, parts, word }),
            _ => None,
        }
    }

    /// The same expression after a question, and some of its options, got other codes.
    #[must_use]
    pub fn renamed(&self, from: &Code, to: &Code, options: &BTreeMap<Code, Code>) -> Self {
        let mut next = self.clone();
        next.rename(from, to, options);
        next
    }

    /// The same expression after parts of a question got other codes: rows and fields, and the
    /// fields in a row.
    #[must_use]
    pub fn parts_renamed(&self, of: &Code, renamed: &PartCodes) -> Self {
        let mut next = self.clone();
        next.rename_parts(of, renamed);
        next
    }

    fn rename_parts(&mut self, of: &Code, renamed: &PartCodes) {
        match self {
            Self::Number(_) | Self::Text(_) | Self::YesNo(_) | Self::Date(_) | Self::Answer(_) => {}
            Self::Part(question, parts) => {
                if question == of {
                    rename_path(parts, renamed);
                }
            }
            Self::All(inner) | Self::Any(inner) | Self::Call(_, inner) => {
                for one in inner {
                    one.rename_parts(of, renamed);
                }
            }
            Self::Not(inner) | Self::Minus(inner) => inner.rename_parts(of, renamed),
            Self::Binary(_, sides) => {
                sides.0.rename_parts(of, renamed);
                sides.1.rename_parts(of, renamed);
            }
        }
    }

    fn rename(&mut self, from: &Code, to: &Code, options: &BTreeMap<Code, Code>) {
        match self {
            Self::Number(_) | Self::Text(_) | Self::YesNo(_) | Self::Date(_) => {}
            Self::Answer(question) | Self::Part(question, _) => {
                if question == from {
                    question.clone_from(to);
                }
            }
            Self::All(parts) | Self::Any(parts) | Self::Call(_, parts) => {
                for part in parts {
                    part.rename(from, to, options);
                }
            }
            Self::Not(inner) | Self::Minus(inner) => inner.rename(from, to, options),
            Self::Binary(operator, sides) => {
                let (left, right) = (&mut sides.0, &mut sides.1);
                if operator.compares_words() {
                    match (&mut *left, &mut *right) {
                        (Self::Answer(name) | Self::Part(name, _), Self::Text(word))
                        | (Self::Text(word), Self::Answer(name) | Self::Part(name, _))
                            if name == from =>
                        {
                            rename_word(word, options);
                        }
                        _ => {}
                    }
                }
                left.rename(from, to, options);
                right.rename(from, to, options);
            }
        }
    }
}

fn rename_word(word: &mut String, options: &BTreeMap<Code, Code>) {
    let renamed = word.parse::<Code>().ok().and_then(|code| options.get(&code).cloned());
    if let Some(code) = renamed {
        *word = code.into();
    }
}

impl Operator {
    /// Whether it asks for an option.
    pub(super) const fn compares_words(self) -> bool {
        matches!(self, Self::Equal | Self::Unequal | Self::Has)
    }
}
