//! The types of LimeSurvey's questions, one letter each, as kinds of ours.

use model::{
    answers::Decimal,
    language::Texts,
    questionnaires::{Choice, Code, Kind, ListStyle, Question, ScaleStyle},
};

use super::{
    attributes::{self, count, day, line, note_losses, number},
    conditions::{condition, relevance},
    grids,
    names::Naming,
    survey::{Asked, Part, Survey},
};
use crate::{
    codes::Codes,
    conditions::{Path, Values},
    draft::{Choices, Draft, Item, Offer, keep_random_order, photos, question},
    report::{Note, Why},
    texts::{Foreign, Notes},
    words::{COMMENT, DATE, FEMALE, MALE, OTHER, TIME, Words},
};

/// What one question becomes.
pub fn item(asked: &Asked, survey: &Survey, draft: &mut Draft) -> Item {
    let mut item = Item::new(&asked.code, type_name(asked.letter));
    let text = draft.languages.read(&asked.text, &mut item.notes);
    let help = affixed(asked);
    let hint = Some(draft.languages.read(&help, &mut item.notes)).filter(|hint| !hint.is_blank());
    let code = draft.question_code(&asked.code, &text, &mut item.notes);
    note_losses(asked, &mut item.notes);
    item.conditions.extend(condition(asked));
    let of = asked.parts.iter().filter(|part| part.scale == 0).count();
    for (place, part) in asked.parts.iter().filter(|part| part.scale == 0).enumerate() {
        item.offers.extend(relevance(&part.relevance).map(|held| Offer { place, of, held }));
    }
    for part in asked.parts.iter().filter(|part| part.scale != 0) {
        item.conditions.extend(relevance(&part.relevance).map(|mut held| {
            held.tree = Err(Why::OnAnOption);
            held
        }));
    }
    let mut maker = Maker { asked, survey, draft, code, text, item };
    let Some(kind) = maker.kind() else { return maker.lost() };
    let radios = matches!(
        asked.letter,
        'L' | '!' | 'O' | '5' | 'G' | 'Y' | 'F' | 'H' | 'A' | 'B' | 'C' | 'E' | '1'
    );
    let is_required = asked.mandatory == "Y" && asked.letter != 'X';
    let mut first = question(maker.code, maker.text, kind);
    first.hint = hint;
    first.required = is_required;
    first.wanted = asked.mandatory == "S" && first.is_answerable();
    keep_random_order(&mut first, &mut maker.item.notes);
    first.may_decline = radios && !is_required && survey.offers_no_answer;
    maker.item.questions.insert(0, first);
    maker.item
}

/// The help, with the words before and after the field.
fn affixed(asked: &Asked) -> Foreign {
    let (before, after) = (asked.attributes.text("prefix"), asked.attributes.text("suffix"));
    // What follows a number is its unit.
    let after = if asked.letter == 'N' { Foreign::default() } else { after };
    let around = match (before.is_empty(), after.is_empty()) {
        (true, true) => return asked.help.clone(),
        (false, true) => before.map(|before| format!("{before} …")),
        (true, false) => after.map(|after| format!("… {after}")),
        (false, false) => before.joined(" … ", &after),
    };
    asked.help.joined("<br>", &around)
}

/// One question while it is turned into ours.
pub struct Maker<'a> {
    pub asked: &'a Asked,
    pub survey: &'a Survey,
    pub draft: &'a mut Draft,
    pub code: Code,
    pub text: Texts,
    pub item: Item,
}

impl Maker<'_> {
    /// The kind of the first question; others that belong to it are added to the item.
    fn kind(&mut self) -> Option<Kind> {
        Some(match self.asked.letter {
            'L' => self.single_choice(ListStyle::Buttons),
            '!' => self.single_choice(ListStyle::Menu),
            'O' => self.single_choice_with_comment(),
            'M' => self.multiple_choice(),
            'P' => self.multiple_choice_with_comments(),
            'R' => self.ranking(),
            'Y' => self.yes_no(),
            'G' => self.gender(),
            '5' => self.points(),
            'N' => self.number(),
            'S' => self.short_text(),
            'T' | 'U' => self.long_text(),
            'D' => self.date(),
            '|' => self.photos(),
            'X' => Kind::TextBlock,
            'K' | 'Q' => self.fields(),
            'A' | 'B' | 'C' | 'E' | 'F' | 'H' => grids::matrix(self),
            '1' => grids::two_scales(self),
            ':' | ';' => grids::grid(self),
            _ => return None,
        })
    }

    /// Pictures stay what they are; other files are not taken.
    fn photos(&mut self) -> Kind {
        self.naming().whole(Values::Other);
        self.item.notes.add(Note::TypeApproximated);
        photos(attributes::count(self.asked, "max_num_of_files", &mut self.item.notes).or(Some(1)))
    }

    fn lost(mut self) -> Item {
        let (code, text) = (self.code, self.text);
        if self.asked.letter == '*' {
            // The words of an equation are a calculation, not words to read.
            let what = "equation";
            let text = text.shown(self.draft.main(), self.draft.main()).text;
            self.item.notes.add(Note::TextLeftOut { what, text });
            self.item.notes.add(Note::TypeLost);
            return self.item;
        }
        self.item.lost(code, text)
    }

    /// Says what the question is called in conditions.
    pub fn naming(&mut self) -> Naming<'_> {
        Naming::new(&mut self.draft.names, self.asked, self.survey, &self.code)
    }

    /// A text in our languages.
    pub fn read(&mut self, text: &Foreign) -> Texts {
        self.draft.languages.read(text, &mut self.item.notes)
    }

    /// Choices of the file.
    pub fn choices(&mut self, parts: &[&Part]) -> Choices<'_> {
        let mut choices = Choices::new(&self.draft.languages);
        for part in parts {
            choices.add(&part.code, &part.text, &mut self.item.notes);
        }
        choices
    }

    fn options(&mut self, parts: &[&Part]) -> Choices<'_> {
        let (asked, languages) = (self.asked, &self.draft.languages);
        let notes = &mut self.item.notes;
        let mut choices = Choices::new(languages);
        for part in parts {
            choices.add(&part.code, &part.text, notes);
        }
        if asked.has_other {
            let text = asked.attributes.text("other_replace_text");
            let texts = if text.is_empty() {
                notes.once(Note::WordsAdded);
                languages.words(OTHER)
            } else {
                languages.read(&text, notes)
            };
            let other = choices.add_texts("other", texts, notes);
            other.other = true;
            // In conditions the option is "-oth-".
            let code = other.code.clone();
            choices.values.push(("-oth-".to_owned(), code));
        }
        choices
    }

    fn single_choice(&mut self, shown_as: ListStyle) -> Kind {
        let asked = self.asked;
        let parts: Vec<&Part> = asked.answers_of(0).collect();
        let choices = self.options(&parts);
        let (options, values) = (choices.list, choices.values);
        let other = options.iter().find(|option| option.other).map(|option| option.code.clone());
        let mut naming = self.naming();
        naming.whole(Values::One(values));
        if let Some(other) = other {
            let name = crate::conditions::Name::Chosen(naming.path.clone(), other);
            naming.part("other", &name);
        }
        Kind::SingleChoice { options, shown_as }
    }

    fn single_choice_with_comment(&mut self) -> Kind {
        let kind = self.single_choice(ListStyle::Buttons);
        let code = self.draft.invented_code(&format!("{}_comment", self.code));
        let comment = Kind::LongText { at_least: 0, most: 10_000 };
        let text = self.draft.languages.words(COMMENT);
        self.item.notes.once(Note::WordsAdded);
        self.item.questions.push(question(code.clone(), text, comment));
        self.naming().answer("comment", Path::whole(code), Values::Words);
        kind
    }

    fn multiple_choice(&mut self) -> Kind {
        let asked = self.asked;
        let parts: Vec<&Part> = asked.parts_of(0).collect();
        let choices = self.options(&parts);
        let mut options: Vec<Choice> = choices.list.clone();
        let values = choices.values.clone();
        let alone = asked.attributes.get("exclude_all_others").unwrap_or_default();
        for foreign in alone.split([';', ',']).map(str::trim).filter(|code| !code.is_empty()) {
            let code = values.iter().find(|(known, _)| known == foreign).map(|(_, code)| code);
            for option in &mut options {
                option.alone |= Some(&option.code) == code;
            }
        }
        let path = Path::whole(self.code.clone());
        let mut naming = self.naming();
        naming.whole(Values::Many(values.clone()));
        for (foreign, option) in values {
            naming.part(&foreign, &crate::conditions::Name::Chosen(path.clone(), option));
        }
        let notes = &mut self.item.notes;
        let (at_least, at_most) =
            (count(asked, "min_answers", notes), count(asked, "max_answers", notes));
        Kind::MultipleChoice { options, at_least, at_most }
    }

    fn multiple_choice_with_comments(&mut self) -> Kind {
        let kind = self.multiple_choice();
        let Kind::MultipleChoice { options, .. } = &kind else { return kind };
        let code = self.draft.invented_code(&format!("{}_comment", self.code));
        let comment = || Kind::ShortText { at_least: 0, most: 1_000 };
        let fields = options.iter().map(|o| question(o.code.clone(), o.text.clone(), comment()));
        let kind_of_comments = Kind::Fields { fields: fields.collect(), sum: None };
        let text = self.draft.languages.words(COMMENT);
        self.item.notes.once(Note::WordsAdded);
        self.item.questions.push(question(code.clone(), text, kind_of_comments));
        let path = Path::whole(code);
        let foreign: Vec<String> = self.asked.parts_of(0).map(|part| part.code.clone()).collect();
        for (foreign, option) in foreign.iter().zip(options) {
            let part = path.part(&option.code);
            self.naming().answer(&format!("{foreign}comment"), part, Values::Words);
        }
        kind
    }

    fn ranking(&mut self) -> Kind {
        let asked = self.asked;
        let mut parts: Vec<&Part> = asked.answers_of(0).collect();
        if parts.is_empty() {
            parts = asked.parts_of(0).collect();
        }
        let options = self.choices(&parts).list;
        self.naming().whole(Values::Other);
        let notes = &mut self.item.notes;
        let most = [count(asked, "max_answers", notes), count(asked, "max_subquestions", notes)];
        if let Some(least) = asked.attributes.get("min_answers") {
            notes.lost_check(format!("min_answers={least}"));
        }
        let places = u32::try_from(options.len()).unwrap_or(u32::MAX);
        let at_most = most.into_iter().flatten().min().filter(|most| *most < places);
        Kind::Ranking { options, at_most }
    }

    fn yes_no(&mut self) -> Kind {
        let code = |text: &str| Code::proposed(text, text);
        let values = vec![("Y".to_owned(), code("yes")), ("N".to_owned(), code("no"))];
        self.naming().whole(Values::One(values));
        Kind::YesNo
    }

    fn gender(&mut self) -> Kind {
        let options = self.words(&[("F", FEMALE), ("M", MALE)]);
        let values = options.0;
        self.naming().whole(Values::One(values));
        Kind::SingleChoice { options: options.1, shown_as: ListStyle::Buttons }
    }

    /// Options that LimeSurvey has words of its own for.
    pub fn words(&mut self, words: &[(&str, Words)]) -> (Vec<(String, Code)>, Vec<Choice>) {
        let languages = &self.draft.languages;
        let mut choices = Choices::new(languages);
        // The codes are LimeSurvey's own, so nobody misses them.
        let mut unsaid = Notes::default();
        for (foreign, words) in words {
            choices.add_texts(foreign, languages.words(*words), &mut unsaid);
        }
        self.item.notes.once(Note::WordsAdded);
        (choices.values, choices.list)
    }

    fn points(&mut self) -> Kind {
        self.naming().whole(Values::Points(1, 5));
        let (low, high) =
            (self.draft.languages.everywhere("1"), self.draft.languages.everywhere("5"));
        let between = Vec::new();
        Kind::Scale { from: 1, to: 5, low, high, between, style: ScaleStyle::Points }
    }

    fn number(&mut self) -> Kind {
        self.naming().whole(Values::Number);
        let mut kind = number(self.asked, &mut self.item.notes);
        let after = self.read(&self.asked.attributes.text("suffix"));
        if let Kind::Number { unit, .. } = &mut kind {
            *unit = Some(after).filter(|unit| !unit.is_blank());
        }
        kind
    }

    fn short_text(&mut self) -> Kind {
        let kind = line(self.asked, &mut self.item.notes);
        let is_number = matches!(kind, Kind::Number { .. });
        self.naming().whole(if is_number { Values::Number } else { Values::Words });
        kind
    }

    fn long_text(&mut self) -> Kind {
        self.naming().whole(Values::Words);
        let most = count(self.asked, "maximum_chars", &mut self.item.notes);
        Kind::LongText { at_least: 0, most: most.unwrap_or(10_000).min(10_000) }
    }

    fn date(&mut self) -> Kind {
        let (asked, notes) = (self.asked, &mut self.item.notes);
        let (first, last) = (day(asked, "date_min", notes), day(asked, "date_max", notes));
        let format = asked.attributes.get("date_format").unwrap_or_default().to_owned();
        let has_time = format.contains(['H', 'M', 'i']);
        let has_day = format.is_empty() || format.contains(['d', 'j', 'm', 'n', 'y', 'Y']);
        self.naming().whole(Values::Other);
        let date = Kind::Date { first, last };
        match (has_day, has_time) {
            (true, true) => {
                self.item.notes.once(Note::WordsAdded);
                let (day, time) =
                    (self.draft.languages.words(DATE), self.draft.languages.words(TIME));
                let code = |text: &str| Code::proposed(text, text);
                let fields = vec![
                    question(code("day"), day, date),
                    question(code("time"), time, Kind::Time),
                ];
                Kind::Fields { fields, sum: None }
            }
            (false, true) => Kind::Time,
            _ => date,
        }
    }

    /// Several numbers or several texts.
    fn fields(&mut self) -> Kind {
        let asked = self.asked;
        let mut codes = Codes::default();
        let mut fields: Vec<Question> = Vec::new();
        let mut names = Vec::new();
        let path = Path::whole(self.code.clone());
        for part in asked.parts_of(0) {
            let (text, hint) = labels(asked, &part.text);
            let text = self.read(&text);
            let hint = Some(self.read(&hint)).filter(|hint| !hint.is_blank());
            let code = codes.take(&part.code, "field", &mut self.item.notes);
            let notes = &mut self.item.notes;
            let kind = if asked.letter == 'K' { number(asked, notes) } else { line(asked, notes) };
            let is_number = matches!(kind, Kind::Number { .. });
            let mut field = question(code.clone(), text, kind);
            field.hint = hint;
            fields.push(field);
            let values = if is_number { Values::Number } else { Values::Words };
            names.push(self.naming().answer(&part.code, path.part(&code), values));
        }
        self.naming().several(names);
        let sum = self.sum();
        Kind::Fields { fields, sum }
    }

    /// What the numbers must add up to; other checks of their sum are lost.
    fn sum(&mut self) -> Option<Decimal> {
        let (asked, notes) = (self.asked, &mut self.item.notes);
        for name in [
            "min_num_value",
            "max_num_value",
            "min_num_value_sgqa",
            "max_num_value_sgqa",
            "num_value_equals_sgqa",
        ] {
            if let Some(value) = asked.attributes.get(name).filter(|value| *value != "0") {
                notes.lost_check(format!("{name}={value}"));
            }
        }
        if asked.letter == 'K' { attributes::limit(asked, "equals_num_value", notes) } else { None }
    }
}

/// A label with those of the two ends of its slider, which stand behind it.
fn labels(asked: &Asked, text: &Foreign) -> (Foreign, Foreign) {
    let separator = asked.attributes.get("slider_separator").filter(|s| !s.is_empty());
    let Some(separator) = separator.filter(|_| asked.attributes.is_on("slider_layout")) else {
        return (text.clone(), Foreign::default());
    };
    let first = text.map(|text| text.split(separator).next().unwrap_or_default().to_owned());
    let ends = text.map(|text| text.split(separator).skip(1).collect::<Vec<_>>().join(" – "));
    (first, ends)
}

fn type_name(letter: char) -> &'static str {
    match letter {
        'L' => "L list (radio)",
        '!' => "! list (dropdown)",
        'O' => "O list with comment",
        'M' => "M multiple choice",
        'P' => "P multiple choice with comments",
        'R' => "R ranking",
        'Y' => "Y yes/no",
        'G' => "G gender",
        '5' => "5 point choice",
        'N' => "N numerical input",
        'S' => "S short free text",
        'T' => "T long free text",
        'U' => "U huge free text",
        'D' => "D date/time",
        'X' => "X text display",
        'K' => "K multiple numerical input",
        'Q' => "Q multiple short text",
        'A' => "A array (5 point choice)",
        'B' => "B array (10 point choice)",
        'C' => "C array (yes/no/uncertain)",
        'E' => "E array (increase/same/decrease)",
        'F' => "F array",
        'H' => "H array by column",
        '1' => "1 array dual scale",
        ':' => ": array (numbers)",
        ';' => "; array (texts)",
        'I' => "I language switch",
        '*' => "* equation",
        '|' => "| file upload",
        _ => "unknown",
    }
}
