//! What is found out on the way about the answers that go into a file: the smallest group of people
//! who answer alike, and texts that look like personal data.

use std::collections::BTreeMap;

use model::{
    answers::{Answer, Answers},
    exports::{PersonalData, SmallestGroup},
    questionnaires::{Code, Question},
    results::Stratum,
};

/// Found out so far.
pub struct Survey {
    comparisons: Vec<Code>,
    groups: BTreeMap<Stratum, u64>,
    personal_data: Option<PersonalData>,
}

impl Survey {
    /// Looks for groups by these questions, and through texts if the file has them.
    pub fn new(comparisons: Vec<Code>, own_words: bool) -> Self {
        let personal_data = own_words.then(PersonalData::default);
        Self { comparisons, groups: BTreeMap::new(), personal_data }
    }

    /// Looks at one response.
    pub fn look_at(&mut self, questions: &[Question], given: &BTreeMap<&Code, &Answer>) {
        let find = |code: &Code| questions.iter().find(|question| question.code == *code);
        let compared: Vec<&Question> = self.comparisons.iter().filter_map(find).collect();
        let mut answers = Answers::default();
        for question in &compared {
            if let Some(answer) = given.get(&question.code) {
                answers.set(question.code.clone(), (*answer).clone());
            }
        }
        *self.groups.entry(Stratum::of(&compared, &answers)).or_default() += 1;
        if let Some(personal_data) = &mut self.personal_data {
            for (_, text) in given.values().flat_map(|answer| answer.all_words()) {
                personal_data.look_at(text);
            }
        }
    }

    /// The fewest people who answer the comparison questions alike.
    pub fn smallest_group(&self) -> Option<SmallestGroup> {
        let people = *self.groups.values().min()?;
        let questions = self.comparisons.clone();
        (!questions.is_empty()).then_some(SmallestGroup { questions, people })
    }

    /// What looks like personal data; none: the file has no texts.
    pub const fn personal_data(&self) -> Option<PersonalData> {
        self.personal_data
    }
}
