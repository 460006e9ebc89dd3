//! What a question of LimeSurvey is called in conditions: by its code, and by the numbers of the
//! survey, its group and itself.

use model::questionnaires::Code;

use super::survey::{Asked, Survey};
use crate::conditions::{Name, Names, Path, Values};

/// The names of one question.
pub struct Naming<'n> {
    names: &'n mut Names,
    code: String,
    numbers: String,
    /// The question here.
    pub path: Path,
}

impl<'n> Naming<'n> {
    /// The names of this question, which is this one here.
    pub fn new(names: &'n mut Names, asked: &Asked, survey: &Survey, code: &Code) -> Self {
        Self {
            names,
            code: asked.code.clone(),
            numbers: format!("{}X{}X{}", survey.id, asked.group, asked.id),
            path: Path::whole(code.clone()),
        }
    }

    /// The question as a whole.
    pub fn whole(&mut self, values: Values) {
        let name = Name::Answer(self.path.clone(), values);
        self.names.add(self.code.clone(), name.clone());
        self.names.add(self.numbers.clone(), name);
    }

    /// All parts of the question under its own name.
    pub fn several(&mut self, names: Vec<Name>) {
        self.names.add(self.code.clone(), Name::Several(names.clone()));
        self.names.add(self.numbers.clone(), Name::Several(names));
    }

    /// A part of the question.
    pub fn part(&mut self, part: &str, name: &Name) {
        self.names.add(format!("{}_{part}", self.code), name.clone());
        self.names.add(format!("{}{part}", self.numbers), name.clone());
    }

    /// A part of the question that is an answer by itself.
    pub fn answer(&mut self, part: &str, path: Path, values: Values) -> Name {
        let name = Name::Answer(path, values);
        self.part(part, &name);
        name
    }
}
