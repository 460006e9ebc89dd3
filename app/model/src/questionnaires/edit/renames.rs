//! Conditions follow what gets another code, and are not left to something else that takes a code.

use std::collections::BTreeMap;

use super::{Edited, Group, Hanging, composed::options_of};
use crate::questionnaires::{
    Code, Expression, Kind, Question, Questionnaire,
    expression::{Misfit, MisfitKind, PartCodes},
};

/// What was there before an edit and still is: the old code of each, and the new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renamed {
    /// What can be chosen: options, or the columns of a matrix.
    pub options: BTreeMap<Code, Code>,
    /// What is answered by itself: rows, fields, the options of a ranking; and below rows, fields.
    pub parts: PartCodes,
}

impl Renamed {
    /// The options of these fields stay as they are.
    pub(super) fn keep_options(&mut self, fields: &[Question]) {
        let options = fields.iter().filter_map(|field| options_of(&field.kind)).flatten();
        self.options.extend(options.map(|option| (option.code.clone(), option.code.clone())));
    }

    /// A condition after the question, and what is in it, got other codes.
    pub(super) fn in_condition(
        &self,
        condition: &Expression,
        from: &Code,
        to: &Code,
    ) -> Expression {
        condition.parts_renamed(from, &self.parts).renamed(from, to, &self.options)
    }
}

impl Questionnaire {
    /// Conditions on options and parts that were there and, after the edit, are not.
    pub(super) fn hang_on_lost(&self, old: &Question, edited: &Edited) -> Vec<Hanging> {
        let mut lost = Vec::new();
        for (holder, condition) in self.expressions() {
            for mention in condition.mentions() {
                if *mention.question != old.code {
                    continue;
                }
                let option = mention.word.and_then(|word| word.parse().ok());
                let option = option.filter(|option| loses_option(old, edited, option));
                let parts = mention.parts;
                let part = (0..parts.len()).find(|depth| loses_part(old, edited, parts, *depth));
                let part = part.map(|depth| parts[depth].clone());
                let Some(code) = option.or(part) else { continue };
                let kind = MisfitKind::UnknownOption(old.code.clone(), code.to_string());
                let misfit = Misfit { kind, about: condition.to_string() };
                lost.push(Hanging { holder: holder.clone(), misfit });
            }
        }
        lost
    }
}

fn loses_option(old: &Question, edited: &Edited, option: &Code) -> bool {
    let groups = [Group::Options, Group::Columns];
    let mut listed: Vec<&Code> = groups.iter().flat_map(|group| group.codes(&old.kind)).collect();
    let in_fields = old.kind.fields().iter().filter_map(|field| options_of(&field.kind)).flatten();
    listed.extend(in_fields.map(|option| &option.code));
    if listed.contains(&option) {
        return !edited.renamed.options.contains_key(option);
    }
    old.has_option(option) && !edited.question.has_option(option)
}

/// Whether one of the codes on the way to a part leads nowhere any more.
fn loses_part(old: &Question, edited: &Edited, parts: &[Code], depth: usize) -> bool {
    let groups: &[Group] = match (&old.kind, depth) {
        // Its groups are numbered, and stay.
        (Kind::Repeated { .. }, 0) => &[],
        (Kind::Grid { .. }, 0) => &[Group::Rows],
        (Kind::Grid { .. } | Kind::Repeated { .. }, _) => &[Group::Fields],
        // The options of a ranking are its parts as well.
        _ => &[Group::Rows, Group::Fields, Group::Options],
    };
    let (Some(part), Some(renamed)) = (parts.get(depth), edited.renamed.parts.get(depth)) else {
        return false;
    };
    let mut were = groups.iter().flat_map(|group| group.codes(&old.kind));
    were.any(|code| code == part) && !renamed.contains_key(part)
}
