//! The conditions of a file, once all of its names are known.

use std::collections::BTreeMap;

use model::questionnaires::{
    Code, Expression, Question,
    expression::{Earlier, MisfitKind},
};

use super::{Draft, Holder};
use crate::{
    conditions::{Name, Test, meaning},
    report::{Note, Why},
};

impl Draft {
    /// Gives every page and question its condition. How many there are, and how many came over.
    pub(super) fn settle_conditions(&mut self) -> (usize, usize) {
        let (mut all, mut translated) = (self.lost_conditions, 0);
        let questions: Vec<Question> = self.questions().cloned().collect();
        let mut settled: Vec<(Holder, Test)> = Vec::new();
        // What looks at whether others are shown comes last, when that is known.
        let (plain, looking): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.pending).into_iter().partition(|pending| {
                !self.shown_names.iter().any(|(name, _)| pending.held.mentions(name))
            });
        let mut failed: Vec<Holder> = Vec::new();
        let count = plain.len();
        for (number, pending) in plain.into_iter().chain(looking).enumerate() {
            if number >= count {
                self.name_shown(&settled, &failed);
            }
            all += 1;
            let tree = pending.held.tree.as_ref();
            let test = tree.map_err(|why| *why).and_then(|tree| meaning(tree, &self.names));
            let test = test.and_then(|test| fits(test, pending.before, &questions));
            let original = pending.held.original;
            let note = match test {
                Ok(test) => {
                    translated += 1;
                    let ours = test.written();
                    let holders = pending.holders.into_iter();
                    settled.extend(holders.map(|holder| (holder, test.clone())));
                    Note::ConditionTranslated { original, ours }
                }
                Err(why) => {
                    failed.extend(pending.holders);
                    Note::ConditionNotTranslated { original, why }
                }
            };
            match pending.owner {
                Holder::Page(place) => self.page_entries[place].notes.push(note),
                Holder::Entry(place) | Holder::Choice(place, _) => {
                    match self.entries.get_mut(place) {
                        Some(entry) => entry.notes.push(note),
                        None => self.notes.add(note),
                    }
                }
            }
        }
        self.apply(settled);
        (all, translated)
    }

    /// Says when each question is shown, as far as its own conditions are known.
    fn name_shown(&mut self, settled: &[(Holder, Test)], failed: &[Holder]) {
        for (name, entry) in &self.shown_names {
            if failed.contains(&Holder::Entry(*entry)) {
                continue;
            }
            let own = settled.iter().filter(|(holder, _)| *holder == Holder::Entry(*entry));
            let test = Test::all(own.map(|(_, test)| test.clone()));
            self.names.set(name.clone(), Name::Known(test));
        }
    }

    fn apply(&mut self, settled: Vec<(Holder, Test)>) {
        let mut of_pages: BTreeMap<usize, Vec<Test>> = BTreeMap::new();
        let mut of_questions: BTreeMap<Code, Vec<Test>> = BTreeMap::new();
        let mut of_choices: BTreeMap<(Code, Code), Vec<Test>> = BTreeMap::new();
        for (code, test) in std::mem::take(&mut self.own) {
            of_questions.entry(code).or_default().push(test);
        }
        for (holder, test) in settled {
            match holder {
                Holder::Page(place) => of_pages.entry(place).or_default().push(test),
                Holder::Choice(place, choice) => {
                    if let Some(ours) = self.entries[place].ours.first() {
                        of_choices.entry((ours.code.clone(), choice)).or_default().push(test);
                    }
                }
                Holder::Entry(place) => {
                    for ours in &self.entries[place].ours {
                        of_questions.entry(ours.code.clone()).or_default().push(test.clone());
                    }
                }
            }
        }
        for (place, page) in self.pages.iter_mut().enumerate() {
            page.show_if = of_pages.remove(&place).and_then(show_if);
            for question in &mut page.questions {
                question.show_if = of_questions.remove(&question.code).and_then(show_if);
                let code = question.code.clone();
                for choice in question.kind.offered_mut().into_iter().flatten() {
                    let tests = of_choices.remove(&(code.clone(), choice.code.clone()));
                    choice.show_if = tests.and_then(show_if);
                }
            }
        }
    }
}

/// All of these as the model has them; nothing if they always hold.
fn show_if(tests: Vec<Test>) -> Option<Expression> {
    match Test::all(tests) {
        Test::Always(true) => None,
        test => test.expression(),
    }
}

/// The test, if the model can say it of the questions that come before what has it.
pub(super) fn fits(test: Test, before: usize, all: &[Question]) -> Result<Test, Why> {
    let (earlier, later) = all.split_at(before.min(all.len()));
    for code in test.questions() {
        if earlier.iter().all(|question| question.code != *code) {
            let is_later = later.iter().any(|question| question.code == *code);
            return Err(if is_later { Why::NotEarlier } else { Why::UnknownName });
        }
    }
    let expression = test.expression().ok_or(Why::NotExpressible)?;
    let earlier: Earlier<'_, _> = earlier.iter().map(|q| (&q.code, q)).collect();
    match expression.check(&earlier).first().map(|misfit| &misfit.kind) {
        None => Ok(test),
        Some(MisfitKind::NotEarlier(_)) => Err(Why::NotEarlier),
        Some(MisfitKind::UnknownOption(..)) => Err(Why::UnknownOption),
        Some(_) => Err(Why::NotExpressible),
    }
}
