//! XLSForm's choices from lists.

use model::questionnaires::{Code, Kind, ListStyle, ScaleStyle};

use super::{
    NOT_KNOWN_NAME, NOT_SAID_NAME, PLACE, cell,
    constraints::Limits,
    groups,
    kinds::{Maker, marks},
    workbook::Row,
};
use crate::{conditions::Values, draft::Choices, report::Note, words::OTHER};

impl Maker<'_> {
    /// The choices of a list, with the form's value of each.
    pub fn choices(
        &mut self,
        list: &str,
    ) -> (Vec<model::questionnaires::Choice>, Vec<(String, Code)>) {
        let mut choices = Choices::new(self.languages);
        let rows = self.form.lists.get(list).cloned().unwrap_or_default();
        for row in &rows {
            let text = self.form.columns.text(row, "label");
            let name = [cell(row, "name"), cell(row, "value")].concat();
            match name.as_str() {
                NOT_SAID_NAME => self.none.0 = true,
                NOT_KNOWN_NAME => self.none.1 = true,
                _ => {}
            }
            if matches!(name.as_str(), NOT_SAID_NAME | NOT_KNOWN_NAME) {
                continue;
            }
            choices.add(&name, &text, &mut self.notes);
            if row.keys().any(|name| name.starts_with("media") || name.starts_with("image")) {
                self.notes.once(Note::MediaRemoved);
            }
        }
        (choices.list, choices.values)
    }

    /// One of a list, or a point of a scale.
    pub fn select_one(&mut self, list: &str, has_other: bool, row: &Row) -> (Kind, Values) {
        let marks = &marks(row)[..];
        let (mut options, values) = self.choices(list);
        if marks.contains(&"likert")
            && let Some(points) = run(&values)
        {
            let mut texts = options.into_iter().map(|option| option.text);
            let (low, mut between) = (texts.next().unwrap_or_default(), texts.collect::<Vec<_>>());
            let high = between.pop().unwrap_or_default();
            let is_numbers = between.iter().enumerate().all(|(place, text)| {
                let point = (usize::from(points.0) + place + 1).to_string();
                text.exactly(self.languages.main).is_none_or(|text| text == point)
            });
            if is_numbers {
                between.clear();
            }
            let style = style(marks, points);
            let (from, to) = points;
            return (Kind::Scale { from, to, low, high, between, style }, Values::Points(from, to));
        }
        self.add_other(&mut options, &values, has_other, row);
        if marks.contains(&PLACE) {
            return (Kind::Place { options }, Values::One(values));
        }
        let shown_as = if marks.iter().any(|mark| mark.starts_with("minimal")) {
            ListStyle::Menu
        } else if marks.iter().any(|mark| matches!(*mark, "autocomplete" | "search")) {
            ListStyle::Search
        } else {
            ListStyle::Buttons
        };
        (Kind::SingleChoice { options, shown_as }, Values::One(values))
    }

    /// Several of a list.
    pub fn select_multiple(
        &mut self,
        list: &str,
        has_other: bool,
        limits: &Limits,
        row: &Row,
    ) -> (Kind, Values) {
        let (mut options, values) = self.choices(list);
        self.add_other(&mut options, &values, has_other, row);
        for (foreign, code) in &values {
            let is_alone = limits.alone.contains(foreign);
            options.iter_mut().filter(|o| o.code == *code).for_each(|o| o.alone = is_alone);
        }
        let (at_least, at_most) = limits.count;
        (Kind::MultipleChoice { options, at_least, at_most }, Values::Many(values))
    }

    fn add_other(
        &mut self,
        options: &mut Vec<model::questionnaires::Choice>,
        values: &[(String, Code)],
        has_other: bool,
        row: &Row,
    ) {
        let asks = cell(row, groups::OTHER);
        for (_, code) in values.iter().filter(|(foreign, _)| foreign == asks) {
            options.iter_mut().filter(|o| o.code == *code).for_each(|o| o.other = true);
        }
        if !has_other {
            return;
        }
        self.notes.once(Note::WordsAdded);
        let other = Code::proposed("other", "other");
        let code = other.or_numbered(|code| options.iter().any(|option| option.code == *code));
        let text = self.languages.words(OTHER);
        options.push(model::questionnaires::Choice {
            code,
            text,
            picture: None,
            other: true,
            alone: false,
            show_if: None,
        });
    }
}

/// The first and the last of points that go up one by one.
fn run(values: &[(String, Code)]) -> Option<(u8, u8)> {
    let points: Vec<u8> = values.iter().map(|(v, _)| v.parse().ok()).collect::<Option<_>>()?;
    let is_run = points.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1]));
    match points[..] {
        [from, .., to] if is_run && from <= 1 && to <= 10 => Some((from, to)),
        _ => None,
    }
}

fn style(marks: &[&str], points: (u8, u8)) -> ScaleStyle {
    let all = [
        ("kanssa-stars", ScaleStyle::Stars),
        ("kanssa-slider", ScaleStyle::Slider),
        ("kanssa-nps", ScaleStyle::Nps),
        ("kanssa-csat", ScaleStyle::Csat),
        ("kanssa-ces", ScaleStyle::Ces),
    ];
    let found = all.into_iter().find(|(mark, _)| marks.contains(mark)).map(|(_, style)| style);
    let fits = |style: &ScaleStyle| style.ends().is_none_or(|ends| ends == points);
    found.filter(fits).unwrap_or_default()
}
