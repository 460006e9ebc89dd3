//! Checks of answers and numbers that are worked out, once all names are known.

use model::{
    language::Texts,
    questionnaires::{Expression, Kind, Question, Rule as OurRule, expression::Earlier},
};

use super::{Draft, Held, conditions::fits};
use crate::{
    conditions::{meaning, number_value},
    report::{Note, Why},
};

/// A check of the answer to a question.
#[derive(Clone, Debug)]
pub struct Rule {
    pub entry: usize,
    pub held: Held,
    pub text: Texts,
}

/// What a question comes to that nobody is asked.
#[derive(Clone, Debug)]
pub struct Formula {
    pub entry: usize,
    /// What the file calls it.
    pub name: String,
    pub held: Held,
    /// How many questions come before it.
    pub before: usize,
    /// Whether the file asks nobody for it, so that nothing is lost with it.
    pub is_silent: bool,
}

impl Draft {
    /// Gives what is worked out its formula, in order: one may build on another. What has none is lost.
    pub(super) fn settle_formulas(&mut self) {
        for formula in std::mem::take(&mut self.formulas) {
            let made = self.formula(&formula);
            let (entry, original) = (formula.entry, formula.held.original);
            let main = self.languages.main;
            let Some(question) = self.first_of(entry) else { continue };
            let Ok(ours) = made else {
                let text = question.text.exactly(main).unwrap_or(&original).to_owned();
                let code = question.code.clone();
                self.dropped.push(code);
                self.names.remove(&formula.name);
                let what = "calculation";
                self.entries[entry].notes.push(Note::TextLeftOut { what, text });
                self.entries[entry].notes.push(Note::TypeLost);
                if formula.is_silent {
                    self.silent.push(entry);
                }
                continue;
            };
            let note = Note::ConditionTranslated { original, ours: ours.to_string() };
            if let Kind::Calculated { formula, .. } = &mut question.kind {
                *formula = ours;
            }
            self.entries[entry].notes.push(note);
        }
    }

    /// What cannot be worked out goes, once nothing counts questions any more.
    pub(super) fn leave_out_dropped(&mut self) {
        let dropped = std::mem::take(&mut self.dropped);
        for page in &mut self.pages {
            page.questions.retain(|question| !dropped.contains(&question.code));
        }
        for entry in &mut self.entries {
            entry.ours.retain(|ours| !dropped.contains(&ours.code));
        }
    }

    fn formula(&self, formula: &Formula) -> Result<Expression, Why> {
        let tree = formula.held.tree.as_ref().map_err(|why| *why)?;
        let value = number_value(tree, &self.names)?;
        let ours: Expression = value.written().parse().map_err(|_| Why::NotExpressible)?;
        let earlier: Earlier<'_, _> =
            self.questions().take(formula.before).map(|q| (&q.code, q)).collect();
        let misfits = ours.check_number(&earlier);
        if misfits.is_empty() { Ok(ours) } else { Err(Why::NotExpressible) }
    }

    /// Gives questions the checks that can be said here.
    pub(super) fn settle_rules(&mut self) {
        let all: Vec<Question> = self.questions().cloned().collect();
        for Rule { entry, held, text } in std::mem::take(&mut self.rules) {
            let Some(code) = self.entries[entry].ours.first().map(|ours| ours.code.clone()) else {
                continue;
            };
            let place = all.iter().position(|question| question.code == code).unwrap_or_default();
            let tree = held.tree.as_ref().map_err(|why| *why);
            let test = tree.and_then(|tree| meaning(tree, &self.names));
            let test = test.and_then(|test| fits(test, place + 1, &all));
            let must = test.ok().filter(|_| all[place].is_answerable());
            let Some(must) = must.and_then(|test| test.expression()) else {
                let lost = Note::ValidationLost { rule: held.original };
                self.entries[entry].notes.push(lost);
                continue;
            };
            let ours = must.to_string();
            let note = Note::ConditionTranslated { original: held.original, ours };
            self.entries[entry].notes.push(note);
            if let Some(question) = self.first_of(entry) {
                question.rules.push(OurRule { must, text });
            }
        }
    }

    /// The first question that one of the file has become.
    fn first_of(&mut self, entry: usize) -> Option<&mut Question> {
        let code = &self.entries[entry].ours.first()?.code;
        let mut questions = self.pages.iter_mut().flat_map(|page| &mut page.questions);
        questions.find(|question| question.code == *code)
    }
}
