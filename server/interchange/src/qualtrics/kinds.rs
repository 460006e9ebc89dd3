//! The types of Qualtrics' questions as kinds of ours.

use model::{
    answers::Decimal,
    language::Texts,
    questionnaires::{Code, Kind, ListStyle, Question, ScaleStyle},
};
use serde_json::Value;

use super::{
    logic,
    parts::{Asked, of_options, text_kind},
};
use crate::json::{entries, field, get};
use crate::{
    codes::Codes,
    conditions::{Name, Path, Values},
    draft::{Draft, Item, keep_random_order, photos, question},
    report::Note,
    texts::{Foreign, Languages},
};

/// The type of a question in the words of the file.
pub fn type_name(payload: &Value) -> String {
    let parts = ["QuestionType", "Selector", "SubSelector"].map(|name| field(payload, name));
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What one question becomes.
pub fn item(id: &str, payload: &Value, draft: &mut Draft) -> Item {
    let tag = field(payload, "DataExportTag");
    let foreign = if tag.is_empty() { id.to_owned() } else { tag };
    let mut item = Item::new(&foreign, &type_name(payload));
    let asked = Asked { payload, languages: &draft.languages.clone() };
    let text = asked.languages.read(&asked.text(&["QuestionText"]), &mut item.notes);
    let code = draft.question_code(&foreign, &text, &mut item.notes);
    asked.note_losses(&mut item.notes);
    if logic::is_there(payload, "DisplayLogic") {
        item.conditions.push(logic::condition(get(payload, "DisplayLogic")));
    }
    item.conditions.extend(asked.conditions_of_columns().into_iter().map(of_options));
    item.offers.extend(asked.offers());
    let mut maker =
        Maker { asked: &asked, id, code, text, item, names: Vec::new(), hint: Foreign::default() };
    let kind = maker.kind();
    let Maker { code, text, mut item, names, hint, .. } = maker;
    for (name, meaning) in names {
        draft.names.add(name, meaning);
    }
    let Some(kind) = kind else { return item.lost(code, text) };
    let is_words = matches!(kind, Kind::TextBlock);
    let mut first = question(code, text, kind);
    let hint = asked.languages.read(&hint, &mut item.notes);
    first.hint = Some(hint).filter(|hint| !hint.is_blank());
    first.required = !is_words && asked.setting("ForceResponse") == "ON";
    first.wanted = !is_words && asked.setting("ForceResponse") == "RequestResponse";
    keep_random_order(&mut first, &mut item.notes);
    item.questions.push(first);
    item
}

struct Maker<'a> {
    asked: &'a Asked<'a>,
    id: &'a str,
    code: Code,
    text: Texts,
    item: Item,
    names: Vec<(String, Name)>,
    hint: Foreign,
}

impl Maker<'_> {
    fn kind(&mut self) -> Option<Kind> {
        let payload = self.asked.payload;
        let selector = field(payload, "Selector");
        let sub = field(payload, "SubSelector");
        Some(match (field(payload, "QuestionType").as_str(), selector.as_str()) {
            ("MC", "NPS") => self.nps(),
            ("MC", "MAVR" | "MAHR" | "MACOL" | "MSB") => self.multiple_choice(),
            ("MC", "DL" | "SB") => self.single_choice(ListStyle::Menu),
            ("MC", _) => self.single_choice(ListStyle::Buttons),
            ("TE", "FORM") => self.form(),
            ("TE", _) => self.text_entry(&selector),
            ("Matrix", "TE") => self.cells(|| Kind::ShortText { at_least: 0, most: 1_000 }),
            ("Matrix", "CS") => self.cells(number),
            ("Matrix", "RO") => {
                self.item.notes.add(Note::TypeApproximated);
                self.cells(number)
            }
            ("Matrix", "Profile") => self.profile(),
            ("Matrix", _) if sub.starts_with("Multiple") => self.boxes(),
            ("Matrix", _) => self.matrix(),
            ("SBS", _) => self.side_by_side(),
            ("Slider", _) => self.slider(&selector),
            ("RO", _) => self.ranking(),
            ("PGR", _) => self.groups(),
            ("CS", _) => self.constant_sum(),
            ("FileUpload", _) => self.photos(),
            ("DB", _) => Kind::TextBlock,
            _ => return None,
        })
    }

    /// One file there; pictures stay what they are, others are not taken.
    fn photos(&mut self) -> Kind {
        self.whole(Values::Other);
        self.item.notes.add(Note::TypeApproximated);
        photos(None)
    }

    fn path(&self) -> Path {
        Path::whole(self.code.clone())
    }

    fn name(&mut self, part: &str, name: Name) {
        let full = if part.is_empty() { self.id.to_owned() } else { format!("{}/{part}", self.id) };
        self.names.push((full, name));
    }

    fn whole(&mut self, values: Values) {
        let name = Name::Answer(self.path(), values);
        self.name("", name);
    }

    fn single_choice(&mut self, shown_as: ListStyle) -> Kind {
        let choices = self.asked.choices("Choices", "ChoiceOrder", &mut self.item.notes);
        let mut options = choices.list;
        for option in &mut options {
            option.alone = false;
        }
        for (foreign, code) in &choices.values {
            let name = Name::Chosen(self.path(), code.clone());
            self.name(foreign, name);
        }
        self.whole(Values::One(choices.values));
        Kind::SingleChoice { options, shown_as }
    }

    fn multiple_choice(&mut self) -> Kind {
        let choices = self.asked.choices("Choices", "ChoiceOrder", &mut self.item.notes);
        for (foreign, code) in &choices.values {
            let name = Name::Chosen(self.path(), code.clone());
            self.name(foreign, name);
        }
        self.whole(Values::Many(choices.values));
        let (at_least, at_most) = (self.asked.count("MinChoices"), self.asked.count("MaxChoices"));
        Kind::MultipleChoice { options: choices.list, at_least, at_most }
    }

    /// "How likely is it that you recommend": its choices are the points from 0 to 10.
    fn nps(&mut self) -> Kind {
        let columns = get(self.asked.payload, "ColumnLabels");
        let labels = entries(columns);
        let label = |place: Option<usize>, otherwise: &str| {
            let found = place.and_then(|place| labels.get(place)).map(|(key, _)| key.clone());
            let text = found.map(|key| self.asked.text(&["ColumnLabels", &key, "Display"]));
            text.filter(|text| !text.is_empty()).map_or_else(
                || self.asked.languages.everywhere(otherwise),
                |text| self.asked.languages.read(&text, &mut crate::texts::Notes::default()),
            )
        };
        let last = labels.len().checked_sub(1);
        let (low, high) = (label(Some(0), "0"), label(last.filter(|last| *last > 0), "10"));
        self.whole(Values::Points(0, 10));
        Kind::Scale { from: 0, to: 10, low, high, between: Vec::new(), style: ScaleStyle::Nps }
    }

    fn text_entry(&mut self, selector: &str) -> Kind {
        if selector == "PW" {
            let layout = "hidden while typed".to_owned();
            self.item.notes.add(Note::LayoutLost { layout });
        }
        let is_long = matches!(selector, "ML" | "ESTB");
        let kind = text_kind(self.asked, is_long, &mut self.item.notes);
        self.whole(match kind {
            Kind::Number { .. } => Values::Number,
            Kind::Date { .. } => Values::Other,
            _ => Values::Words,
        });
        kind
    }

    /// Fields, one for each choice, each of this kind.
    fn fields(&mut self, sum: Option<Decimal>, kind: impl Fn() -> Kind) -> Kind {
        let mut codes = Codes::default();
        let mut fields = Vec::new();
        for (key, _) in self.asked.list("Choices", "ChoiceOrder") {
            let text = self.asked.text(&["Choices", &key, "Display"]);
            let text = self.asked.languages.read(&text, &mut self.item.notes);
            let code = codes.take(&key, "field", &mut self.item.notes);
            let kind = kind();
            let values = match &kind {
                Kind::Number { .. } => Values::Number,
                Kind::Scale { from, to, .. } => Values::Points(*from, *to),
                _ => Values::Words,
            };
            let name = Name::Answer(self.path().part(&code), values);
            self.name(&key, name);
            fields.push(question(code, text, kind));
        }
        self.several();
        Kind::Fields { fields, sum }
    }

    /// The question's own name stands for all of its parts.
    fn several(&mut self) {
        let parts = self.names.iter().map(|(_, name)| name.clone()).collect();
        self.name("", Name::Several(parts));
    }

    fn form(&mut self) -> Kind {
        self.fields(None, || Kind::ShortText { at_least: 0, most: 1_000 })
    }

    fn constant_sum(&mut self) -> Kind {
        let sum = self.asked.number("ChoiceTotal");
        self.fields(sum, number)
    }

    fn slider(&mut self, selector: &str) -> Kind {
        let setting = |name: &str| field(get(self.asked.payload, "Configuration"), name);
        let limit = |name: &str| Decimal::parse(&setting(name));
        let labels = self.asked.list("Labels", "");
        for (key, _) in labels {
            self.hint = self.hint.joined(" – ", &self.asked.text(&["Labels", &key, "Display"]));
        }
        if selector == "STAR" {
            let stars = setting("StarCount").parse().unwrap_or(5_u8).clamp(2, 10);
            let languages = self.asked.languages;
            return self.fields(None, || stars_kind(stars, languages));
        }
        let least = limit("CSSliderMin").or(Some(Decimal::whole(0)));
        let greatest = limit("CSSliderMax").or(Some(Decimal::whole(100)));
        let decimals = setting("NumDecimals").parse().unwrap_or(0_u8).min(6);
        self.fields(None, || Kind::Number {
            least,
            greatest,
            decimals,
            step: None,
            slider: true,
            unit: None,
        })
    }

    fn ranking(&mut self) -> Kind {
        let choices = self.asked.choices("Choices", "ChoiceOrder", &mut self.item.notes);
        self.whole(Values::Other);
        let mut options = choices.list;
        for option in &mut options {
            option.other = false;
            option.alone = false;
        }
        Kind::Ranking { options, at_most: self.asked.count("MaxChoices") }
    }

    /// Things put into groups: here, a group chosen for each.
    fn groups(&mut self) -> Kind {
        self.item.notes.add(Note::TypeApproximated);
        let rows = self.asked.choices("Choices", "ChoiceOrder", &mut self.item.notes).list;
        let columns = self.asked.choices("Groups", "", &mut self.item.notes).list;
        self.whole(Values::Other);
        Kind::Matrix { rows: plain(rows), columns: plain(columns) }
    }

    fn matrix(&mut self) -> Kind {
        let rows = self.asked.choices("Choices", "ChoiceOrder", &mut self.item.notes);
        let columns = self.asked.choices("Answers", "AnswerOrder", &mut self.item.notes);
        for (foreign, row) in &rows.values {
            let values = Values::One(columns.values.clone());
            let name = Name::Answer(self.path().part(row), values);
            self.name(foreign, name);
        }
        self.several();
        Kind::Matrix { rows: plain(rows.list), columns: plain(columns.list) }
    }

    fn boxes(&mut self) -> Kind {
        let rows = self.asked.choices("Choices", "ChoiceOrder", &mut self.item.notes);
        let columns = self.asked.choices("Answers", "AnswerOrder", &mut self.item.notes);
        let code = Code::proposed("chosen", "chosen");
        for (foreign, row) in &rows.values {
            let path = self.path().part(row).part(&code);
            self.name(foreign, Name::Answer(path, Values::Many(columns.values.clone())));
        }
        self.several();
        let options = plain(columns.list);
        let kind = Kind::MultipleChoice { options, at_least: None, at_most: None };
        let fields = vec![question(code, self.text.clone(), kind)];
        Kind::Grid { rows: plain(rows.list), fields }
    }

    fn cells(&mut self, kind: impl Fn() -> Kind) -> Kind {
        let rows = self.asked.choices("Choices", "ChoiceOrder", &mut self.item.notes);
        let columns = self.asked.choices("Answers", "AnswerOrder", &mut self.item.notes);
        let mut fields: Vec<Question> = Vec::new();
        for (column, (foreign, code)) in columns.list.into_iter().zip(&columns.values) {
            let field = question(code.clone(), column.text, kind());
            let is_number = matches!(field.kind, Kind::Number { .. });
            for (row_foreign, row) in &rows.values {
                let values = if is_number { Values::Number } else { Values::Words };
                let name = Name::Answer(self.path().part(row).part(code), values);
                self.name(&format!("{row_foreign}/{foreign}"), name);
            }
            fields.push(field);
        }
        if fields.is_empty() {
            let code = Code::proposed("answer", "answer");
            fields.push(question(code, self.text.clone(), kind()));
        }
        self.several();
        Kind::Grid { rows: plain(rows.list), fields }
    }

    /// Each row has answers of its own.
    fn profile(&mut self) -> Kind {
        let mut codes = Codes::default();
        let mut fields = Vec::new();
        for (key, _) in self.asked.list("Choices", "ChoiceOrder") {
            let text = self.asked.text(&["Choices", &key, "Display"]);
            let text = self.asked.languages.read(&text, &mut self.item.notes);
            let code = codes.take(&key, "row", &mut self.item.notes);
            let mut options = crate::draft::Choices::new(self.asked.languages);
            let answers = get(get(self.asked.payload, "Answers"), &key);
            for (answer, _) in entries(answers) {
                let text = self.asked.text(&["Answers", &key, &answer, "Display"]);
                options.add(&answer, &text, &mut self.item.notes);
            }
            let name = Name::Answer(self.path().part(&code), Values::One(options.values));
            self.name(&key, name);
            let kind = Kind::SingleChoice { options: options.list, shown_as: ListStyle::Buttons };
            fields.push(question(code, text, kind));
        }
        self.several();
        Kind::Fields { fields, sum: None }
    }

    fn side_by_side(&mut self) -> Kind {
        let rows = self.asked.choices("Choices", "ChoiceOrder", &mut self.item.notes);
        let mut codes = Codes::default();
        let mut fields = Vec::new();
        for (key, column) in entries(get(self.asked.payload, "AdditionalQuestions")) {
            let text = self.asked.text(&["AdditionalQuestions", &key, "QuestionText"]);
            let text = self.asked.languages.read(&text, &mut self.item.notes);
            let part = Asked { payload: column, languages: self.asked.languages };
            let of_choices = part.offers().into_iter().map(|offer| offer.held);
            let of_parts = part.conditions_of_columns().into_iter().chain(of_choices);
            self.item.conditions.extend(of_parts.map(of_options));
            let mut options = crate::draft::Choices::new(self.asked.languages);
            for (answer, _) in part.list("Answers", "AnswerOrder") {
                let path = ["AdditionalQuestions", &key, "Answers", &answer, "Display"];
                options.add(&answer, &self.asked.text(&path), &mut self.item.notes);
            }
            let sub = field(column, "SubSelector");
            let id = field(column, "QuestionID");
            let is_many = sub.starts_with("Multiple");
            if field(column, "Selector") == "TE" || options.list.is_empty() {
                let columns = if options.list.is_empty() {
                    vec![(key.clone(), text)]
                } else {
                    options.list.iter().map(|o| (o.code.to_string(), o.text.clone())).collect()
                };
                for (foreign, text) in columns {
                    let code = codes.take(&foreign, "column", &mut self.item.notes);
                    let kind = Kind::ShortText { at_least: 0, most: 1_000 };
                    fields.push(question(code, text, kind));
                }
                continue;
            }
            let code =
                codes.take(&format!("column_{key}"), "column", &mut crate::texts::Notes::default());
            let mut names = Vec::new();
            for (foreign, row) in &rows.values {
                let pairs = options.values.clone();
                let values = if is_many { Values::Many(pairs) } else { Values::One(pairs) };
                let name = Name::Answer(self.path().part(row).part(&code), values);
                self.names.push((format!("{id}/{foreign}"), name.clone()));
                names.push(name);
            }
            self.names.push((id, Name::Several(names)));
            let options = options.list;
            let kind = if is_many {
                Kind::MultipleChoice { options, at_least: None, at_most: None }
            } else {
                let shown_as = if sub == "DL" { ListStyle::Menu } else { ListStyle::Buttons };
                Kind::SingleChoice { options, shown_as }
            };
            fields.push(question(code, text, kind));
        }
        Kind::Grid { rows: plain(rows.list), fields }
    }
}

/// Choices that are rows or columns: without a field beside them.
fn plain(mut choices: Vec<model::questionnaires::Choice>) -> Vec<model::questionnaires::Choice> {
    for choice in &mut choices {
        choice.other = false;
        choice.alone = false;
    }
    choices
}

const fn number() -> Kind {
    Kind::Number { least: None, greatest: None, decimals: 6, step: None, slider: false, unit: None }
}

fn stars_kind(stars: u8, languages: &Languages) -> Kind {
    Kind::Scale {
        from: 1,
        to: stars,
        low: languages.everywhere("1"),
        high: languages.everywhere(&stars.to_string()),
        between: Vec::new(),
        style: ScaleStyle::Stars,
    }
}
