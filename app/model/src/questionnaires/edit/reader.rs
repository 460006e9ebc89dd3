//! Reads the fields of the editor's forms one by one and notes what is wrong with them.

use super::{
    Entered, Join,
    clauses::{Clause, Test, TestProblem, joined},
    fields::{
        ALTERNATIVE, CALCULATION, FORMULA, Group, HIGH, LOW, MOST_CHOICE, Mistake, Mistakes,
        PICTURE, RULES, UNIT,
    },
    nth,
    pictures::read_picture_field,
};
use crate::{
    answers::{Date, Decimal},
    language::Texts,
    questionnaires::{
        Code, Expression, Fields, Kind, ListStyle, Picture, Rule, ScaleStyle,
        check::{HIGHEST_POINT, LONGEST_TEXT, MOST_DECIMALS},
    },
    text::{self, TextProblem},
};

/// The names of the ways to show a scale, the usual one first.
pub const STYLES: [(&str, ScaleStyle); 6] = [
    ("points", ScaleStyle::Points),
    ("stars", ScaleStyle::Stars),
    ("slider", ScaleStyle::Slider),
    ("nps", ScaleStyle::Nps),
    ("csat", ScaleStyle::Csat),
    ("ces", ScaleStyle::Ces),
];

/// The names of the ways to show the options of a single choice, the usual one first.
pub const LISTS: [(&str, ListStyle); 3] =
    [("buttons", ListStyle::Buttons), ("menu", ListStyle::Menu), ("search", ListStyle::Search)];

/// A row of choices as entered; rows without words are none.
pub(super) struct Row {
    /// The name of its first field.
    pub id: String,
    /// The code it had when the form was filled.
    pub was: Option<Code>,
    /// The code that was typed.
    pub typed: Option<Code>,
    pub text: Texts,
    pub picture: Option<Picture>,
    pub other: bool,
    pub alone: bool,
    pub show_if: Option<Expression>,
}

pub(super) struct Reader<'a> {
    pub entered: Entered<'a>,
    pub mistakes: Mistakes,
}

impl<'a> Reader<'a> {
    pub fn of(fields: &'a Fields) -> Self {
        Self { entered: Entered::of(fields), mistakes: Vec::new() }
    }

    pub fn wrong(&mut self, field: &str, mistake: Mistake) {
        self.mistakes.push((field.to_owned(), mistake));
    }

    pub fn finish<T>(self, read: T) -> Result<T, Mistakes> {
        if self.mistakes.is_empty() { Ok(read) } else { Err(self.mistakes) }
    }

    pub fn texts<I: AsRef<str>>(
        &mut self,
        ids: [I; 3],
        most: u32,
        clean: fn(&str, u32) -> Result<String, TextProblem>,
    ) -> Texts {
        let [fi, sv, en] = ids.map(|id| match clean(self.entered.get(id.as_ref()), most) {
            Ok(text) => Some(text).filter(|text| !text.is_empty()),
            Err(problem) => {
                self.wrong(id.as_ref(), Mistake::Text(problem));
                None
            }
        });
        Texts { fi, sv, en, ..Texts::default() }
    }

    /// A code, if one was typed.
    pub fn code(&mut self, field: &str) -> Option<Code> {
        let typed = self.entered.get(field).trim();
        if typed.is_empty() {
            return None;
        }
        let code = typed.parse().ok();
        if code.is_none() {
            self.wrong(field, Mistake::NotACode);
        }
        code
    }

    pub fn whole(&mut self, field: &str, least: u32, greatest: u32) -> u32 {
        let number = self.entered.get(field).trim().parse().ok();
        let number = number.filter(|number| (least..=greatest).contains(number));
        if number.is_none() {
            self.wrong(field, Mistake::NotWithin(least, greatest));
        }
        number.unwrap_or(least)
    }

    fn point(&mut self, field: &str, greatest: u8) -> u8 {
        let point = self.entered.get(field).parse().ok().filter(|point| *point <= greatest);
        if point.is_none() {
            self.wrong(field, Mistake::NotOffered);
        }
        point.unwrap_or_default()
    }

    /// A scale; what the points between the ends mean stays as long as there are as many.
    pub fn scale(&mut self, were: &[Texts]) -> Kind {
        let (from, to) = (self.point("from", 1), self.point("to", HIGHEST_POINT));
        if to <= from {
            self.wrong("to", Mistake::UpsideDown);
        }
        let low = self.texts(LOW, MOST_CHOICE, text::line);
        let high = self.texts(HIGH, MOST_CHOICE, text::line);
        let style = self.one_of("style", &STYLES);
        match style.ends() {
            Some((first, last)) if (first, last) != (from, to) => {
                self.wrong("style", Mistake::OtherEnds(first, last));
            }
            None if style == ScaleStyle::Stars && from != 1 => {
                self.wrong("from", Mistake::OtherEnds(1, to));
            }
            _ => {}
        }
        let fits = were.len() + 1 == usize::from(to.saturating_sub(from));
        let between = if fits { were.to_vec() } else { Vec::new() };
        Kind::Scale { from, to, low, high, between, style }
    }

    /// What was chosen of a list whose first value is the one of forms without the field.
    pub fn one_of<V: Copy>(&mut self, field: &str, values: &[(&str, V)]) -> V {
        let entered = self.entered.get(field);
        let found = values.iter().find(|(name, _)| *name == entered || entered.is_empty());
        if found.is_none() {
            self.wrong(field, Mistake::NotOffered);
        }
        found.unwrap_or(&values[0]).1
    }

    /// A whole number, if one was entered.
    pub fn whole_if_any(&mut self, field: &str, least: u32, greatest: u32) -> Option<u32> {
        let is_entered = !self.entered.get(field).trim().is_empty();
        is_entered.then(|| self.whole(field, least, greatest))
    }

    /// The first and the last day, as far as they are entered.
    pub fn days(&mut self) -> (Option<Date>, Option<Date>) {
        let (first, last) = (self.date("first"), self.date("last"));
        if first.zip(last).is_some_and(|(first, last)| last < first) {
            self.wrong("last", Mistake::UpsideDown);
        }
        (first, last)
    }

    fn date(&mut self, field: &str) -> Option<Date> {
        let typed = self.entered.get(field).trim();
        let date = Date::parse(typed);
        if date.is_none() && !typed.is_empty() {
            self.wrong(field, Mistake::NotADate);
        }
        date
    }

    pub fn number_kind(&mut self) -> Kind {
        let (least, greatest) = (self.decimal("least"), self.decimal("greatest"));
        if least.zip(greatest).is_some_and(|(least, greatest)| greatest < least) {
            self.wrong("greatest", Mistake::UpsideDown);
        }
        let decimals = self.point("decimals", MOST_DECIMALS);
        let unit = Some(self.texts(UNIT, MOST_CHOICE, text::line)).filter(|t| !t.is_blank());
        let step = self.decimal("step");
        if step.is_some_and(|step| step <= Decimal::whole(0)) {
            self.wrong("step", Mistake::NotANumber);
        }
        let slider = self.entered.has("slider");
        if slider && (least.is_none() || greatest.is_none()) {
            self.wrong("slider", Mistake::NoLimits);
        }
        Kind::Number { least, greatest, decimals, step, slider, unit }
    }

    /// The least and the most characters of a text.
    pub fn lengths(&mut self) -> (u32, u32) {
        let most = self.whole("most", 1, LONGEST_TEXT);
        let least = self.whole_if_any("at-least", 0, LONGEST_TEXT).unwrap_or(0);
        if least > most {
            self.wrong("most", Mistake::UpsideDown);
        }
        (least, most)
    }

    pub fn decimal(&mut self, field: &str) -> Option<Decimal> {
        let typed = self.entered.get(field).trim();
        let number = Decimal::parse(typed);
        if number.is_none() && !typed.is_empty() {
            self.wrong(field, Mistake::NotANumber);
        }
        number
    }

    pub fn choice_rows(&mut self, group: Group) -> Vec<Row> {
        let mut rows = Vec::new();
        for number in 0..self.entered.rows(group.prefix()) {
            let id = nth(group.prefix(), number);
            let ids = [id.clone(), format!("{id}-sv"), format!("{id}-en")];
            let mistakes = self.mistakes.len();
            let text = self.texts(ids, MOST_CHOICE, text::line);
            let picture = self.picture(&format!("{id}-"));
            if text.is_blank() && self.mistakes.len() == mistakes {
                if picture.is_some() {
                    self.wrong(&id, Mistake::Blank);
                }
                continue;
            }
            let has_condition = matches!(group, Group::Options | Group::Rows);
            let condition = format!("{id}-if");
            rows.push(Row {
                show_if: has_condition.then(|| self.formula_in(&condition)).flatten(),
                was: self.entered.get(&format!("{id}-was")).parse().ok(),
                typed: self.code(&format!("{id}-code")),
                other: group == Group::Options && self.entered.has(&format!("{id}-other")),
                alone: group == Group::Options && self.entered.has(&format!("{id}-alone")),
                text,
                picture,
                id,
            });
        }
        rows
    }

    /// The picture whose fields begin like this, if there is one.
    pub fn picture(&mut self, begins: &str) -> Option<Picture> {
        let (file, [width, height]) =
            read_picture_field(self.entered.get(&format!("{begins}{PICTURE}")))?;
        let ids = ALTERNATIVE.map(|name| format!("{begins}{name}"));
        let alternative = self.texts(ids, MOST_CHOICE, text::line);
        Some(Picture { file, width, height, alternative })
    }

    /// The condition: the formula, or the tests in rows.
    pub fn condition(&mut self) -> Option<Expression> {
        let tests = self.tests();
        let formula = self.entered.get(FORMULA).trim();
        let condition = match (tests, formula.is_empty()) {
            (tests, true) => tests?,
            (None, false) => return self.formula(FORMULA, formula),
            (Some(_), false) => {
                self.wrong(FORMULA, Mistake::FormulaToo);
                return None;
            }
        };
        // More rows than an expression can have would be stored and never be read again.
        self.formula(FORMULA, &condition.to_string())
    }

    /// The formula in a field, if one was entered.
    pub fn formula_in(&mut self, field: &str) -> Option<Expression> {
        let typed = self.entered.get(field).trim();
        if typed.is_empty() { None } else { self.formula(field, typed) }
    }

    fn formula(&mut self, field: &str, text: &str) -> Option<Expression> {
        let read = text.parse();
        read.map_err(|error| self.wrong(field, Mistake::Formula(error))).ok()
    }

    /// What is worked out.
    pub fn calculation(&mut self) -> Kind {
        let decimals = self.point("decimals", MOST_DECIMALS);
        let is_entered = !self.entered.get(CALCULATION).trim().is_empty();
        if !is_entered {
            self.wrong(CALCULATION, Mistake::Blank);
        }
        let formula = self.formula_in(CALCULATION);
        let formula = formula.unwrap_or(Expression::Number(Decimal::whole(0)));
        Kind::Calculated { formula, decimals }
    }

    /// The author's own rules; a row without words and formula is none.
    pub fn rules(&mut self) -> Vec<Rule> {
        let mut rules = Vec::new();
        for number in 0..self.entered.rows(RULES) {
            let id = nth(RULES, number);
            let ids = [id.clone(), format!("{id}-sv"), format!("{id}-en")];
            let text = self.texts(ids, MOST_CHOICE, text::line);
            let field = format!("{id}-must");
            let is_entered = !self.entered.get(&field).trim().is_empty();
            match (self.formula_in(&field), text.is_blank()) {
                (Some(must), false) => rules.push(Rule { must, text }),
                (Some(_), true) => self.wrong(&id, Mistake::Blank),
                (None, false) if !is_entered => self.wrong(&field, Mistake::Blank),
                (None, _) => {}
            }
        }
        rules
    }

    /// The tests in rows, joined; none without any.
    fn tests(&mut self) -> Option<Expression> {
        let join = if self.entered.get("if-join") == "any" { Join::Any } else { Join::All };
        let mut read = Vec::new();
        for number in 0..self.entered.rows("if") {
            let id = nth("if", number);
            let value = self.entered.get(&id);
            if value.is_empty() {
                continue;
            }
            let beside = format!("{id}-number");
            match Test::read(value, self.entered.get(&beside)) {
                Ok(test) => {
                    let is_not = self.entered.get(&format!("{id}-not")) == "not";
                    read.push(Clause { is_not, test });
                }
                Err(TestProblem::NotANumber) => self.wrong(&beside, Mistake::NotANumber),
                Err(TestProblem::NotOffered) => self.wrong(&id, Mistake::NotOffered),
            }
        }
        joined(join, read)
    }
}

/// Writes the tests that were entered in rows as a formula, unless there is one already or
/// something in them cannot be read.
pub fn rows_to_formula(fields: &mut Vec<(String, String)>) {
    let mut reader = Reader::of(fields);
    let is_written = !reader.entered.get(FORMULA).trim().is_empty();
    let Some(tests) = reader.tests().filter(|_| !is_written && reader.mistakes.is_empty()) else {
        return;
    };
    fields.retain(|(name, _)| !name.starts_with("if-"));
    fields.push((FORMULA.to_owned(), tests.to_string()));
}
