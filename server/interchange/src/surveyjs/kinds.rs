//! The types of SurveyJS' questions as kinds of ours.

use model::{
    language::Texts,
    questionnaires::{Choice, Code, Kind, ListStyle, MOST_PHOTOS, Question, ScaleStyle},
};
use serde_json::Value;

use super::{DISTRICT, condition, matrices, texts};
use crate::{
    codes::Codes,
    conditions::{Name, Path, Values, on_option},
    draft::{Choices, Draft, Held, Item, Offer, calculated, keep_random_order, photos, question},
    json::{entries, field, get, says, word},
    report::{Note, Why},
    texts::{Foreign, Languages, Notes},
    words::{COMMENT, NONE, OTHER},
};

/// A heading over several questions.
pub fn heading(panel: &Value, text: &Foreign, draft: &mut Draft) -> Item {
    let mut item = Item::new(&field(panel, "name"), "panel");
    let text = draft.languages.read(text, &mut item.notes);
    let code = draft.question_code(&field(panel, "name"), &text, &mut item.notes);
    item.questions.push(question(code, text, Kind::TextBlock));
    item
}

/// What one question becomes.
pub fn item(element: &Value, base: &str, draft: &mut Draft) -> Item {
    let foreign = field(element, "name");
    let kind = field(element, "type");
    let mut item = Item::new(&foreign, &kind);
    let languages = draft.languages.clone();
    let mut title = texts::text(element.get("title"), base);
    if kind == "html" {
        title = texts::text(element.get("html"), base);
    }
    if title.is_empty() {
        // What has no title is shown by its name.
        title = Foreign::one(base, &foreign);
    }
    let text = languages.read(&title, &mut item.notes);
    let code = draft.question_code(&foreign, &text, &mut item.notes);
    item.conditions.extend(condition(element, "visibleIf"));
    item.conditions.extend(conditions_of_choices(element));
    item.offers.extend(offers(element, &kind));
    let mut maker = Maker {
        element,
        base,
        languages: &languages,
        notes: item.notes,
        names: Vec::new(),
        path: Path::whole(code.clone()),
        text: text.clone(),
    };
    maker.note_losses();
    let made = maker.kind();
    let Maker { notes, names, .. } = maker;
    item.notes = notes;
    for (part, name) in names {
        let name_there =
            if part.is_empty() { foreign.clone() } else { format!("{foreign}.{part}") };
        draft.names.add(name_there, name);
    }
    let Some(made) = made else { return item.lost(code, text) };
    if matches!(made, Kind::Calculated { .. }) {
        item.formula = condition(element, "expression");
    }
    let mut first = question(code.clone(), text, made);
    finish(&mut first, element, base, &languages, &mut item.notes);
    keep_random_order(&mut first, &mut item.notes);
    item.rules = rules(element, base, &languages, &mut item.notes);
    item.questions.push(first);
    let has_comment = says(element, "showCommentArea") || says(element, "hasComment");
    if has_comment {
        item.questions.push(comment(element, base, &code, draft, &mut item.notes, &foreign));
    }
    item
}

/// Checks that are expressions, with what they say, unless they have become something else.
fn rules(
    element: &Value,
    base: &str,
    languages: &Languages,
    notes: &mut Notes,
) -> Vec<(Held, Texts)> {
    let mut rules = Vec::new();
    for (_, validator) in entries(get(element, "validators")) {
        let Some(held) = condition(validator, "expression") else { continue };
        let lost = Note::ValidationLost { rule: lost_check(validator) };
        let says = texts::text(validator.get("text"), base);
        if !says.is_empty() && notes.0.contains(&lost) {
            notes.0.retain(|note| *note != lost);
            rules.push((held, languages.read(&says, notes)));
        }
    }
    rules
}

/// A check as it is noted when it is lost.
fn lost_check(validator: &Value) -> String {
    let detail = [field(validator, "regex"), field(validator, "expression")].concat();
    format!("{} {detail}", field(validator, "type")).trim().to_owned()
}

/// What every question can have besides its kind.
fn finish(
    first: &mut Question,
    element: &Value,
    base: &str,
    languages: &Languages,
    notes: &mut Notes,
) {
    let hint = languages.read(&texts::text(element.get("description"), base), notes);
    first.hint = Some(hint).filter(|hint| !hint.is_blank());
    if first.is_answerable() {
        first.required = get(element, "isRequired") == &Value::Bool(true);
        first.may_decline = get(element, "showRefuseItem") == &Value::Bool(true);
        first.may_not_know = get(element, "showDontKnowItem") == &Value::Bool(true);
    }
}

fn comment(
    element: &Value,
    base: &str,
    code: &Code,
    draft: &mut Draft,
    notes: &mut Notes,
    foreign: &str,
) -> Question {
    let text = texts::text(element.get("commentText"), base);
    let text = if text.is_empty() {
        notes.once(Note::WordsAdded);
        draft.languages.words(COMMENT)
    } else {
        draft.languages.read(&text, notes)
    };
    let code = draft.invented_code(&format!("{code}_comment"));
    let name = Name::Answer(Path::whole(code.clone()), Values::Words);
    draft.names.add(format!("{foreign}-Comment"), name);
    question(code, text, Kind::LongText { at_least: 0, most: 10_000 })
}

/// When the options of a question, or the rows of a matrix, are offered.
fn offers(element: &Value, kind: &str) -> Vec<Offer> {
    let list = entries(get(element, offered_list(kind)));
    let of = list.len();
    let offer = |(place, (_, choice)): (usize, &(String, &Value))| {
        Some(Offer { place, of, held: condition(choice, "visibleIf")? })
    };
    list.iter().enumerate().filter_map(offer).collect()
}

/// The list whose entries can be offered by conditions here too.
fn offered_list(kind: &str) -> &'static str {
    if kind.starts_with("matrix") { "rows" } else { "choices" }
}

/// Conditions of columns and of parts, which they cannot have here, and of whole lists.
fn conditions_of_choices(element: &Value) -> Vec<Held> {
    let mut all: Vec<Held> = Vec::new();
    for name in ["choicesVisibleIf", "rowsVisibleIf", "columnsVisibleIf", "choicesEnableIf"] {
        all.extend(condition(element, name));
    }
    let offered = offered_list(&field(element, "type"));
    for name in ["choices", "rows", "columns", "items"].into_iter().filter(|n| *n != offered) {
        for (_, choice) in entries(get(element, name)) {
            all.extend(condition(choice, "visibleIf"));
        }
    }
    let only_always = |held: Held| Held {
        original: held.original,
        tree: held.tree.map(on_option).map_err(|_| Why::OnAnOption),
    };
    let mut all: Vec<Held> = all.into_iter().map(only_always).collect();
    // Whether an answer is needed is no condition of ours.
    for name in ["enableIf", "requiredIf", "setValueIf", "resetValueIf"] {
        all.extend(
            condition(element, name).map(|held| Held { tree: Err(Why::NotExpressible), ..held }),
        );
    }
    all
}

/// One question, or one field of another, while it is turned into ours.
pub struct Maker<'a> {
    pub element: &'a Value,
    pub base: &'a str,
    pub languages: &'a Languages,
    pub notes: Notes,
    pub names: Vec<(String, Name)>,
    pub path: Path,
    pub text: Texts,
}

impl<'a> Maker<'a> {
    /// The kind; none if it cannot be asked here.
    pub fn kind(&mut self) -> Option<Kind> {
        let kind = match field(self.element, "type").as_str() {
            "html" => Kind::TextBlock,
            "matrix" => matrices::matrix(self),
            "matrixdropdown" => matrices::grid(self),
            "matrixdynamic" => matrices::repeated_rows(self),
            "paneldynamic" => matrices::repeated_panel(self),
            "multipletext" => matrices::multiple_text(self),
            "file" => self.photos(),
            "expression" => {
                self.whole(Values::Number);
                let decimals = self.count("maximumFractionDigits").unwrap_or(0);
                return calculated(u8::try_from(decimals).unwrap_or(2));
            }
            other => return self.simple(other),
        };
        Some(kind)
    }

    /// A kind without parts.
    pub fn simple(&mut self, kind: &str) -> Option<Kind> {
        Some(match kind {
            "radiogroup" | "buttongroup" => self.single_choice(ListStyle::Buttons),
            "dropdown" if field(self.element, "autocomplete") == DISTRICT => self.place(),
            "dropdown" if get(self.element, "searchEnabled") == &Value::Bool(true) => {
                self.single_choice(ListStyle::Search)
            }
            "dropdown" => self.single_choice(ListStyle::Menu),
            "checkbox" | "tagbox" => self.multiple_choice(),
            "imagepicker" => {
                self.notes.once(Note::MediaRemoved);
                if says(self.element, "multiSelect") {
                    self.multiple_choice()
                } else {
                    self.single_choice(ListStyle::Buttons)
                }
            }
            "boolean" => self.boolean(),
            "rating" => self.rating(),
            "ranking" => self.ranking(),

            "text" => self.text(),
            "comment" => self.comment(),
            "slider" => {
                let kind = self.number(true);
                self.whole(Values::Number);
                kind
            }
            _ => return None,
        })
    }

    /// Pictures stay what they are; other files are not taken.
    fn photos(&mut self) -> Kind {
        self.whole(Values::Other);
        if !field(self.element, "acceptedTypes").starts_with("image") {
            self.notes.add(Note::TypeApproximated);
        }
        let several = says(self.element, "allowMultiple").then_some(u32::from(MOST_PHOTOS));
        photos(self.count("maxFiles").filter(|_| several.is_some()).or(several))
    }

    /// The question's own name in conditions.
    pub fn whole(&mut self, values: Values) {
        self.names.push((String::new(), Name::Answer(self.path.clone(), values)));
    }

    /// A text of the element.
    pub fn read(&mut self, name: &str) -> Texts {
        let text = texts::text(self.element.get(name), self.base);
        self.languages.read(&text, &mut self.notes)
    }

    /// Choices under this name: values, or values with texts.
    pub fn choices(&mut self, name: &str) -> Choices<'a> {
        let mut choices = Choices::new(self.languages);
        for (_, choice) in entries(get(self.element, name)) {
            let value = choice.get("value").or(choice.get("name")).unwrap_or(choice);
            let text = choice.get("text").or(choice.get("title"));
            let text = texts::text(text.or(Some(value)), self.base);
            let has_other = choices.list.iter().any(|choice| choice.other);
            let is_other = get(choice, "showCommentArea") == &Value::Bool(true);
            choices.add(&word(value), &text, &mut self.notes).other = is_other && !has_other;
        }
        choices
    }

    fn options(&mut self) -> Choices<'a> {
        let mut choices = self.choices("choices");
        if choices.list.is_empty() && says(self.element, "choicesByUrl") {
            let what = "choicesByUrl".to_owned();
            self.notes.add(Note::NotUnderstood { what });
        }
        let has = |names: [&str; 2]| names.iter().any(|name| says(self.element, name));
        if has(["showOtherItem", "hasOther"]) {
            let text = self.own_text("otherText", OTHER);
            choices.add_texts("other", text, &mut self.notes).other = true;
        }
        if has(["showNoneItem", "hasNone"]) {
            let text = self.own_text("noneText", NONE);
            choices.add_texts("none", text, &mut self.notes).alone = true;
        }
        choices
    }

    fn own_text(&mut self, name: &str, words: crate::words::Words) -> Texts {
        let text = self.read(name);
        if text.is_blank() {
            self.notes.once(Note::WordsAdded);
            return self.languages.words(words);
        }
        text
    }

    fn single_choice(&mut self, shown_as: ListStyle) -> Kind {
        let choices = self.options();
        self.whole(Values::One(choices.values));
        let mut options = choices.list;
        for option in &mut options {
            option.alone = false;
        }
        Kind::SingleChoice { options, shown_as }
    }

    fn place(&mut self) -> Kind {
        match self.single_choice(ListStyle::Search) {
            Kind::SingleChoice { options, .. } => Kind::Place { options },
            other => other,
        }
    }

    fn multiple_choice(&mut self) -> Kind {
        let choices = self.options();
        self.whole(Values::Many(choices.values));
        let (mut at_least, mut at_most) =
            (self.count("minSelectedChoices"), self.count("maxSelectedChoices"));
        for (_, validator) in entries(get(self.element, "validators")) {
            if field(validator, "type") == "answercount" {
                at_least = at_least.or(field(validator, "minCount").parse().ok());
                at_most = at_most.or(field(validator, "maxCount").parse().ok());
            }
        }
        Kind::MultipleChoice { options: choices.list, at_least, at_most }
    }

    fn boolean(&mut self) -> Kind {
        let (yes, no) = (self.read("labelTrue"), self.read("labelFalse"));
        let code = |text: &str| Code::proposed(text, text);
        let value = |name: &str, otherwise: &str| {
            Some(field(self.element, name))
                .filter(|v| !v.is_empty())
                .unwrap_or(otherwise.to_owned())
        };
        let foreign = (value("valueTrue", "true"), value("valueFalse", "false"));
        if yes.is_blank() && no.is_blank() {
            let values = vec![(foreign.0, code("yes")), (foreign.1, code("no"))];
            self.whole(Values::One(values));
            return Kind::YesNo;
        }
        // Words of its own: a choice of two.
        let option = |code: Code, text: Texts| Choice {
            code,
            text,
            picture: None,
            other: false,
            alone: false,
            show_if: None,
        };
        self.whole(Values::One(vec![(foreign.0, code("yes")), (foreign.1, code("no"))]));
        let options = vec![option(code("yes"), yes), option(code("no"), no)];
        Kind::SingleChoice { options, shown_as: ListStyle::Buttons }
    }

    fn rating(&mut self) -> Kind {
        let values = entries(get(self.element, "rateValues"));
        let point = |value: &Value| word(value.get("value").unwrap_or(value)).parse::<u8>().ok();
        let points: Option<Vec<u8>> = values.iter().map(|(_, value)| point(value)).collect();
        let is_run = points.as_ref().is_some_and(|points| {
            points.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1]))
        });
        let limit =
            |name: &str, otherwise: u8| field(self.element, name).parse().unwrap_or(otherwise);
        let count = limit("rateCount", 5);
        let (from, to) = match points.as_deref() {
            Some([first, .., last]) => (*first, *last),
            _ => (limit("rateMin", 1), limit("rateMax", count)),
        };
        let is_scale = (values.is_empty() || is_run) && from <= 1 && to <= 10 && from < to;
        if !is_scale {
            return self.rating_of_words(from, to);
        }
        let labels: Vec<Texts> = values
            .iter()
            .map(|(_, value)| {
                let text = texts::text(value.get("text"), self.base);
                self.languages.read(&text, &mut self.notes)
            })
            .collect();
        let is_stars = matches!(field(self.element, "rateType").as_str(), "stars") && from == 1;
        let ends = [
            ("minRateDescription", from, labels.first()),
            ("maxRateDescription", to, labels.last()),
        ];
        let [low, high] = ends.map(|(name, point, label)| {
            let text = texts::text(self.element.get(name), self.base);
            let text = self.languages.read(&text, &mut self.notes);
            match label.filter(|label| !label.is_blank()) {
                Some(label) if text.is_blank() => label.clone(),
                _ if text.is_blank() => self.languages.everywhere(&point.to_string()),
                _ => text,
            }
        });
        let between: Vec<Texts> =
            labels.iter().skip(1).take(labels.len().saturating_sub(2)).cloned().collect();
        let between = if between.iter().all(Texts::is_blank) { Vec::new() } else { between };
        self.whole(Values::Points(from, to));
        let style = if is_stars { ScaleStyle::Stars } else { ScaleStyle::Points };
        Kind::Scale { from, to, low, high, between, style }
    }

    /// Points that no scale of ours has become options.
    fn rating_of_words(&mut self, from: u8, to: u8) -> Kind {
        let mut choices = self.choices("rateValues");
        if choices.list.is_empty() {
            for point in from..=to.min(from.saturating_add(100)) {
                let point = point.to_string();
                let text = self.languages.everywhere(&point);
                choices.add_texts(&point, text, &mut self.notes);
            }
        }
        for name in ["minRateDescription", "maxRateDescription"] {
            let text = texts::text(self.element.get(name), self.base);
            if let Some(text) = text.any(self.base) {
                let text = text.to_owned();
                self.notes.add(Note::TextLeftOut { what: "end of a rating", text });
            }
        }
        self.notes.add(Note::TypeApproximated);
        self.whole(Values::One(choices.values));
        Kind::SingleChoice { options: choices.list, shown_as: ListStyle::Buttons }
    }

    fn ranking(&mut self) -> Kind {
        let mut choices = self.choices("choices");
        choices.list.iter_mut().for_each(|choice| choice.other = false);
        self.whole(Values::Other);
        Kind::Ranking { options: choices.list, at_most: self.count("maxSelectedChoices") }
    }

    fn count(&self, name: &str) -> Option<u32> {
        field(self.element, name).parse().ok().filter(|count| *count > 0)
    }

    /// Notes what every kind of question can lose.
    pub fn note_losses(&mut self) {
        let element = self.element;
        for name in ["choicesOrder", "rowsOrder", "rowOrder"] {
            if field(element, name) == "random" {
                self.notes.once(Note::RandomOrderLost);
            }
        }
        for name in ["defaultValue", "defaultValueExpression", "defaultRowValue"] {
            if says(element, name) {
                self.notes.once(Note::DefaultLost);
            }
        }
        if get(element, "visible") == &Value::Bool(false) && !says(element, "visibleIf") {
            self.notes.add(Note::IsHidden);
        }
        for name in [
            "choicesFromQuestion",
            "valuePropertyName",
            "readOnly",
            "correctAnswer",
            "choicesByUrl",
        ] {
            if says(element, name) {
                self.notes.add(Note::SettingLost { setting: name.to_owned() });
            }
        }
        if says(element, "imageLink") {
            self.notes.once(Note::MediaRemoved);
        }
        for (_, validator) in entries(get(element, "validators")) {
            let kind = field(validator, "type");
            if !matches!(kind.as_str(), "answercount" | "text" | "numeric") {
                self.notes.lost_check(lost_check(validator));
            }
        }
    }

    /// A field of this question: itself a question without parts.
    pub fn field(
        &mut self,
        element: &Value,
        kind: &str,
        codes: &mut Codes,
        holders: &[(String, Path)],
    ) -> Option<Question> {
        let foreign = field(element, "name");
        let title = texts::text(element.get("title").or(element.get("name")), self.base);
        let text = self.languages.read(&title, &mut self.notes);
        let code = codes.take(&foreign, "field", &mut self.notes);
        let mut maker = Maker {
            element,
            base: self.base,
            languages: self.languages,
            notes: Notes::default(),
            names: Vec::new(),
            path: self.path.part(&code),
            text: text.clone(),
        };
        maker.note_losses();
        if let Some(held) = condition(element, "visibleIf") {
            maker.notes.add(Note::ConditionNotTranslated {
                original: held.original,
                why: Why::OnAnOption,
            });
        }
        let made = maker.simple(kind);
        let (notes, own_names) = (maker.notes, maker.names);
        self.notes.0.extend(notes.0);
        let Some(made) = made else {
            self.notes.add(Note::NotUnderstood { what: format!("{foreign} ({kind})") });
            self.notes.add(Note::TypeApproximated);
            return None;
        };
        for (_, name) in own_names {
            if let Name::Answer(_, values) = name {
                for (prefix, path) in holders {
                    let name = Name::Answer(path.part(&code), values.clone());
                    self.names.push((format!("{prefix}{foreign}"), name));
                }
            }
        }
        let mut made = question(code, text, made);
        finish(&mut made, element, self.base, self.languages, &mut self.notes);
        Some(made)
    }
}
