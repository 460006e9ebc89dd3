//! The types of XLSForm's questions as kinds of ours.

use model::{
    answers::{Date, Decimal},
    language::Texts,
    questionnaires::{Code, Kind, MOST_REPEATED, Question},
};

use super::{
    FIELDS, Form, GRID, SPAN, YES_NO, cell,
    constraints::{Limits, limits},
    groups::{self, Nested, of_part, type_of},
    is_yes, note_losses, relevant,
    workbook::Row,
};
use crate::{
    codes::Codes,
    conditions::{Name, Path, Tree, Values},
    draft::{Choices, Held, Item, calculated, keep_random_order, photos, question},
    error::ImportError,
    report::{Note, Why},
    texts::{Languages, Notes},
    words::{DATE, TIME},
};

/// Whether a group is one question with parts, or a table of rows with the same choices.
pub fn is_question(nested: &Nested) -> bool {
    let marks = marks(&nested.row);
    nested.kind == groups::Kind::Repeat
        || marks.iter().any(|mark| [FIELDS, GRID, SPAN, "table-list"].contains(mark))
}

/// Whether a row shows nothing.
pub fn is_silent(nested: &Nested) -> bool {
    matches!(
        type_of(&nested.row).as_str(),
        "start"
            | "end"
            | "today"
            | "deviceid"
            | "subscriberid"
            | "simserial"
            | "phonenumber"
            | "username"
            | "email"
            | "audit"
            | "start-geopoint"
            | "hidden"
            | "xml-external"
            | "csv-external"
            | "background-audio"
    )
}

/// The words of a row's appearance.
pub fn marks(row: &Row) -> Vec<&str> {
    cell(row, "appearance").split_whitespace().collect()
}

/// A heading over the questions of a group.
pub fn push_heading(form: &mut Form, group: &Nested) -> Result<(), ImportError> {
    let text = form.columns.text(&group.row, "label");
    if text.is_empty() {
        return Ok(());
    }
    let mut item = Item::new(cell(&group.row, "name"), "group");
    let text = form.draft.languages.read(&text, &mut item.notes);
    let code = form.draft.question_code(cell(&group.row, "name"), &text, &mut item.notes);
    item.questions.push(question(code, text, Kind::TextBlock));
    form.draft.push(item)
}

/// Adds a question, or notes what asks for nothing.
pub fn push(form: &mut Form, nested: &Nested) -> Result<(), ImportError> {
    let (row, kind) = (&nested.row, type_of(&nested.row));
    let foreign = cell(row, "name").to_owned();
    if is_silent(nested) {
        form.draft.unused(&foreign, &kind);
        return Ok(());
    }
    let mut item = Item::new(&foreign, &kind);
    let languages = form.draft.languages.clone();
    let text = languages.read(&form.columns.text(row, "label"), &mut item.notes);
    let code = form.draft.question_code(&foreign, &text, &mut item.notes);
    item.conditions.extend(relevant(row));
    for within in &nested.within {
        collect_conditions(within, &mut item);
    }
    let mut maker = Maker {
        form,
        languages: &languages,
        notes: item.notes,
        names: Vec::new(),
        none: (false, false),
    };
    let path = Path::whole(code.clone());
    let made = maker.nested(nested, &text, &path);
    let hint = maker.form.columns.text(row, "hint");
    let Maker { notes, mut names, none, .. } = maker;
    if nested.kind != groups::Kind::Question {
        names.push((foreign.clone(), Name::Answer(path, Values::Other)));
    }
    item.notes = notes;
    note_losses(row, &mut item.notes);
    for (name, meaning) in names {
        form.draft.names.add(name, meaning);
    }
    let Some(made) = made else {
        let item = item.lost(code, text);
        return form.draft.push(item);
    };
    if matches!(made, Kind::Calculated { .. }) {
        let original = cell(row, "calculation").to_owned();
        let tree = super::check(&original).ok_or(Why::NotUnderstood);
        (item.formula, item.is_silent) = (Some(Held { original, tree }), true);
        item.notes.0.retain(|note| *note != Note::DefaultLost);
    }
    // What nobody is shown often has no words there.
    let is_nameless = text.is_blank() && item.is_silent;
    let text = if is_nameless { languages.said(&foreign) } else { text };
    let mut first = question(code, text, made);
    keep_random_order(&mut first, &mut item.notes);
    if nested.kind == groups::Kind::Question {
        item.rules = rules(form, row, &languages, &mut item.notes);
    }
    let hint = languages.read(&hint, &mut item.notes);
    first.hint = Some(hint).filter(|hint| !hint.is_blank());
    first.required = first.is_answerable() && is_required(row, &mut item.notes);
    // The rows of a table are required one by one there, and all together here.
    first.required |= matches!(first.kind, Kind::Matrix { .. })
        && nested.within.iter().all(|one| is_yes(cell(&one.row, "required")));
    (first.may_decline, first.may_not_know) = none;
    item.questions.push(first);
    form.draft.push(item)
}

/// The check, if it says more than limits do, with what it says.
fn rules(form: &Form, row: &Row, languages: &Languages, notes: &mut Notes) -> Vec<(Held, Texts)> {
    let original = cell(row, "constraint").to_owned();
    let lost = Note::ValidationLost { rule: original.clone() };
    let says = form.columns.text(row, "constraint_message");
    let Some(tree) = super::check(&original).filter(|_| notes.0.contains(&lost)) else {
        return Vec::new();
    };
    if says.is_empty() {
        return Vec::new();
    }
    notes.0.retain(|note| *note != lost);
    let own = cell(row, "name");
    let named = |name: String| Tree::Name(if name == "." { own.to_owned() } else { name });
    vec![(Held { original, tree: Ok(tree.mapped(&named)) }, languages.read(&says, notes))]
}

fn collect_conditions(nested: &Nested, item: &mut Item) {
    item.conditions.extend(relevant(&nested.row).map(of_part));
    for within in &nested.within {
        collect_conditions(within, item);
    }
}

fn is_required(row: &Row, notes: &mut Notes) -> bool {
    let required = cell(row, "required");
    let is_plain = is_yes(required)
        || matches!(required.to_ascii_lowercase().as_str(), "" | "no" | "false" | "false()" | "0");
    if !is_plain {
        notes.lost_check(format!("required: {required}"));
    }
    is_yes(required)
}

/// One question while it is turned into ours.
pub struct Maker<'a> {
    pub form: &'a mut Form,
    pub languages: &'a Languages,
    pub notes: Notes,
    names: Vec<(String, Name)>,
    /// Whether the choices read last say "prefer not to say", and "cannot say".
    pub none: (bool, bool),
}

impl Maker<'_> {
    fn nested(&mut self, nested: &Nested, text: &Texts, path: &Path) -> Option<Kind> {
        let marks = marks(&nested.row);
        match nested.kind {
            groups::Kind::Question => self.kind(&nested.row, path),
            groups::Kind::Repeat => {
                let fields = self.fields_of(nested, path);
                Some(Kind::Repeated { fields, at_most: self.most_repeated(&nested.row) })
            }
            groups::Kind::Group if marks.contains(&GRID) => Some(self.grid(nested, path)),
            groups::Kind::Group if marks.contains(&"table-list") => {
                Some(self.table(nested, text, path))
            }
            groups::Kind::Group if marks.contains(&SPAN) => {
                let limits = nested.within.first().map(|first| self.limits(&first.row));
                let (first, last) = days(&limits.unwrap_or_default());
                Some(Kind::DateRange { first, last })
            }
            groups::Kind::Group => {
                let fields = self.fields_of(nested, path);
                Some(Kind::Fields { fields, sum: sum(&nested.row) })
            }
        }
    }

    fn most_repeated(&mut self, row: &Row) -> u8 {
        let count = cell(row, "repeat_count");
        if !count.is_empty() && count.parse::<u8>().is_err() {
            self.notes.lost_check(format!("repeat_count: {count}"));
        }
        let mark = marks(row).into_iter().find_map(|mark| mark.strip_prefix("kanssa-most-"));
        let count = mark.unwrap_or(count).parse().unwrap_or(MOST_REPEATED);
        count.clamp(1, MOST_REPEATED)
    }

    /// The rows of a group as fields of a question, which are named after the group where we have
    /// written them.
    fn fields_of(&mut self, group: &Nested, path: &Path) -> Vec<Question> {
        let stem = cell(&group.row, "name");
        let parts: Vec<Nested> = group.within.iter().map(|part| renamed(part, stem)).collect();
        self.fields(&parts, path)
    }

    fn fields(&mut self, within: &[Nested], path: &Path) -> Vec<Question> {
        let mut codes = Codes::default();
        let mut fields = Vec::new();
        for nested in within {
            let (row, foreign) = (&nested.row, cell(&nested.row, "name"));
            let kind = type_of(row);
            if is_silent(nested) {
                self.notes.add(Note::NotAsked { question: format!("{foreign} [{kind}]") });
                continue;
            }
            let text = self.form.columns.text(row, "label");
            let text = self.languages.read(&text, &mut self.notes);
            let code = codes.take(foreign, "field", &mut self.notes);
            let made = match nested.kind {
                groups::Kind::Question => self.kind(row, &path.part(&code)),
                _ => None,
            };
            let none = std::mem::take(&mut self.none);
            note_losses(row, &mut self.notes);
            let Some(made) = made.filter(can_be_field) else {
                let what = format!("{foreign} ({kind})");
                self.notes.add(Note::NotUnderstood { what });
                let main = self.languages.main;
                if let Some(text) = text.exactly(main) {
                    let text = text.to_owned();
                    self.notes.add(Note::TextLeftOut { what: "part of a group", text });
                }
                continue;
            };
            let mut field = question(code, text, made);
            let hint = self.form.columns.text(row, "hint");
            let hint = self.languages.read(&hint, &mut self.notes);
            field.hint = Some(hint).filter(|hint| !hint.is_blank());
            field.required = is_required(row, &mut self.notes);
            (field.may_decline, field.may_not_know) = none;
            fields.push(field);
        }
        fields
    }

    /// A group of groups with the same fields.
    fn grid(&mut self, nested: &Nested, path: &Path) -> Kind {
        let mut rows = Choices::new(self.languages);
        let mut fields = Vec::new();
        for within in &nested.within {
            let text = self.form.columns.text(&within.row, "label");
            let name = plain_name(cell(&within.row, "name"), cell(&nested.row, "name"));
            let row = rows.add(name, &text, &mut self.notes).code.clone();
            let mut notes = Notes::default();
            std::mem::swap(&mut notes, &mut self.notes);
            fields = self.fields_of(within, &path.part(&row));
            // What the parts of the first row say, those of the others repeat.
            std::mem::swap(&mut notes, &mut self.notes);
            for note in notes.0 {
                self.notes.once(note);
            }
        }
        Kind::Grid { rows: rows.list, fields }
    }

    /// A group of choices from one list, laid out as a table.
    fn table(&mut self, nested: &Nested, text: &Texts, path: &Path) -> Kind {
        let lists: Vec<_> = nested.within.iter().map(|one| type_of(&one.row)).collect();
        let is_same = lists.windows(2).all(|pair| pair[0] == pair[1]);
        let is_one = lists.first().is_some_and(|list| list.starts_with("select_one "));
        let is_many = lists.first().is_some_and(|list| list.starts_with("select_multiple "));
        if !is_same || !(is_one || is_many) {
            let fields = self.fields_of(nested, path);
            return Kind::Fields { fields, sum: None };
        }
        let list =
            lists.first().and_then(|list| list.split_whitespace().nth(1)).unwrap_or_default();
        let columns = self.choices(list);
        let mut rows = Choices::new(self.languages);
        let chosen = Code::proposed("chosen", "chosen");
        for one in &nested.within {
            let foreign = cell(&one.row, "name");
            let text = self.form.columns.text(&one.row, "label");
            let name = plain_name(foreign, cell(&nested.row, "name"));
            let row = rows.add(name, &text, &mut self.notes).code.clone();
            let part = path.part(&row);
            let name = if is_one {
                Name::Answer(part, Values::One(columns.1.clone()))
            } else {
                Name::Answer(part.part(&chosen), Values::Many(columns.1.clone()))
            };
            self.names.push((foreign.to_owned(), name));
        }
        if is_one {
            return Kind::Matrix { rows: rows.list, columns: columns.0 };
        }
        let kind = Kind::MultipleChoice { options: columns.0, at_least: None, at_most: None };
        Kind::Grid { rows: rows.list, fields: vec![question(chosen, text.clone(), kind)] }
    }

    /// A kind without parts.
    fn kind(&mut self, row: &Row, path: &Path) -> Option<Kind> {
        let kind = type_of(row);
        let mut words = kind.split_whitespace();
        let first = words.next().unwrap_or_default().to_owned();
        let list = words.next().unwrap_or_default();
        let has_other = words.any(|word| word == "or_other");
        let limits = self.limits(row);
        let marks = marks(row);
        let (made, values) = match first.as_str() {
            "note" => return Some(Kind::TextBlock),
            "calculate" => {
                let name = Name::Answer(path.clone(), Values::Number);
                self.names.push((cell(row, "name").to_owned(), name));
                return calculated(0);
            }
            "select_one" if list == YES_NO => {
                let code = |text: &str| (text.to_owned(), Code::proposed(text, text));
                (Kind::YesNo, Values::One(vec![code("yes"), code("no")]))
            }
            "select_one" => self.select_one(list, has_other, row),
            "select_multiple" => self.select_multiple(list, has_other, &limits, row),
            "rank" => {
                let options = self.choices(list).0;
                (Kind::Ranking { options, at_most: None }, Values::Other)
            }
            "text" | "string" => {
                let is_long = marks.iter().any(|mark| mark.starts_with("multi"));
                let (least, most) = limits.length;
                let at_least = least.unwrap_or(0);
                let kind = if is_long {
                    Kind::LongText { at_least, most: most.unwrap_or(10_000) }
                } else {
                    Kind::ShortText { at_least, most: most.unwrap_or(1_000) }
                };
                (kind, Values::Words)
            }
            "integer" | "int" | "decimal" => {
                let decimals = if first == "decimal" { 6 } else { 0 };
                (number(limits.number.0, limits.number.1, decimals, None, false), Values::Number)
            }
            "range" => (range(row, &limits), Values::Number),
            "date" => {
                let (earliest, latest) = days(&limits);
                (Kind::Date { first: earliest, last: latest }, Values::Other)
            }
            "time" => (Kind::Time, Values::Other),
            "image" | "photo" => {
                let most = marks.iter().find_map(|mark| mark.strip_prefix("kanssa-photos-"));
                (photos(most.and_then(|most| most.parse().ok())), Values::Other)
            }
            "datetime" | "dateTime" => (self.date_and_time(), Values::Other),
            "acknowledge" => {
                self.notes.add(Note::TypeApproximated);
                (Kind::YesNo, Values::Other)
            }
            _ => return None,
        };
        let name = Name::Answer(path.clone(), values);
        let called = if row.contains_key(FULL_NAME) { FULL_NAME } else { "name" };
        self.names.push((cell(row, called).to_owned(), name));
        Some(made)
    }

    fn limits(&mut self, row: &Row) -> Limits {
        let check = cell(row, "constraint");
        limits(check).unwrap_or_else(|| {
            self.notes.lost_check(check);
            Limits::default()
        })
    }

    fn date_and_time(&mut self) -> Kind {
        self.notes.once(Note::WordsAdded);
        let code = |text: &str| Code::proposed(text, text);
        let date = Kind::Date { first: None, last: None };
        let fields = vec![
            question(code("day"), self.languages.words(DATE), date),
            question(code("time"), self.languages.words(TIME), Kind::Time),
        ];
        Kind::Fields { fields, sum: None }
    }
}

/// Whether a kind can be a field of another question.
const fn can_be_field(kind: &Kind) -> bool {
    !kind.has_parts()
        && !matches!(
            kind,
            Kind::TextBlock
                | Kind::Matrix { .. }
                | Kind::Ranking { .. }
                | Kind::DateRange { .. }
                | Kind::Photos { .. }
        )
}

/// A part's name without that of the question it belongs to, which makes it unlike all others.
fn plain_name<'n>(name: &'n str, stem: &str) -> &'n str {
    name.strip_prefix(stem).and_then(|rest| rest.strip_prefix("__")).unwrap_or(name)
}

/// Where the row of a grid's field keeps the name that conditions call it by.
const FULL_NAME: &str = "kanssa name";

fn renamed(part: &Nested, stem: &str) -> Nested {
    let mut row = part.row.clone();
    let name = plain_name(cell(&part.row, "name"), stem).to_owned();
    let full = row.insert("name".to_owned(), name);
    row.insert(FULL_NAME.to_owned(), full.unwrap_or_default());
    Nested { row, kind: part.kind, within: Vec::new() }
}

fn number(
    least: Option<Decimal>,
    greatest: Option<Decimal>,
    decimals: u8,
    step: Option<Decimal>,
    slider: bool,
) -> Kind {
    Kind::Number { least, greatest, decimals, step, slider, unit: None }
}

/// `start=0 end=10 step=1`.
fn range(row: &Row, limits: &Limits) -> Kind {
    let parameters = cell(row, "parameters").replace([';', ','], " ");
    let value = |name: &str| {
        let pairs = parameters.split_whitespace().filter_map(|pair| pair.split_once('='));
        pairs.into_iter().find(|(key, _)| *key == name).and_then(|(_, value)| Decimal::parse(value))
    };
    let least = value("start").or(limits.number.0).unwrap_or(Decimal::whole(0));
    let greatest = value("end").or(limits.number.1).unwrap_or(Decimal::whole(10));
    let step = value("step").unwrap_or(Decimal::whole(1));
    let finest = least.decimals().max(greatest.decimals()).max(step.decimals());
    let is_plain = step == Decimal::whole(1) && finest == 0;
    number(Some(least), Some(greatest), finest, Some(step).filter(|_| !is_plain), true)
}

/// What numbers of a group add up to: we write it beside the mark.
fn sum(row: &Row) -> Option<Decimal> {
    let mark = marks(row).into_iter().find_map(|mark| mark.strip_prefix("kanssa-sum-"));
    mark.and_then(Decimal::parse)
}

fn days(limits: &Limits) -> (Option<Date>, Option<Date>) {
    let day = |text: &Option<String>| text.as_deref().and_then(Date::parse);
    (day(&limits.days.0), day(&limits.days.1))
}
