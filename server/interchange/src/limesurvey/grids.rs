//! LimeSurvey's arrays: one answer per row as a matrix, several as a grid.

use model::{
    answers::Decimal,
    questionnaires::{Choice, Code, Kind, ListStyle, Question},
};

use super::{
    attributes::{limit, line},
    kinds::Maker,
    survey::Part,
};
use crate::{
    codes::Codes,
    conditions::{Name, Path, Values},
    draft::{Choices, question},
    texts::{Foreign, Notes},
    words::{DECREASE, INCREASE, NO, SAME, UNCERTAIN, YES},
};

/// One answer per row.
pub fn matrix(maker: &mut Maker<'_>) -> Kind {
    let asked = maker.asked;
    let (values, columns) = match asked.letter {
        'A' => points(maker, 5),
        'B' => points(maker, 10),
        'C' => maker.words(&[("Y", YES), ("U", UNCERTAIN), ("N", NO)]),
        'E' => maker.words(&[("I", INCREASE), ("S", SAME), ("D", DECREASE)]),
        _ => {
            let answers: Vec<&Part> = asked.answers_of(0).collect();
            let choices = maker.choices(&answers);
            (choices.values, choices.list)
        }
    };
    let (rows, row_codes) = rows(maker);
    let path = Path::whole(maker.code.clone());
    let mut names = Vec::new();
    for (foreign, row) in row_codes {
        let values = Values::One(values.clone());
        names.push(maker.naming().answer(&foreign, path.part(&row), values));
    }
    maker.naming().several(names);
    Kind::Matrix { rows, columns }
}

fn points(maker: &Maker<'_>, to: u8) -> (Vec<(String, Code)>, Vec<Choice>) {
    let languages = &maker.draft.languages;
    let mut choices = Choices::new(languages);
    let mut unsaid = Notes::default();
    for point in 1..=to {
        let point = point.to_string();
        choices.add_texts(&point, languages.everywhere(&point), &mut unsaid);
    }
    (choices.values, choices.list)
}

fn rows(maker: &mut Maker<'_>) -> (Vec<Choice>, Vec<(String, Code)>) {
    let parts: Vec<&Part> = maker.asked.parts_of(0).collect();
    let choices = maker.choices(&parts);
    (choices.list, choices.values)
}

/// Two answers per row, each from a list of its own.
pub fn two_scales(maker: &mut Maker<'_>) -> Kind {
    let asked = maker.asked;
    let (rows, row_codes) = rows(maker);
    let path = Path::whole(maker.code.clone());
    let mut fields = Vec::new();
    let mut names = Vec::new();
    for (scale, header) in [(0, "dualscale_headerA"), (1, "dualscale_headerB")] {
        let answers: Vec<&Part> = asked.answers_of(scale).collect();
        let choices = maker.choices(&answers);
        let (options, values) = (choices.list, choices.values);
        if options.is_empty() {
            continue;
        }
        let header = asked.attributes.text(header);
        let number = scale + 1;
        let text = if header.is_empty() {
            maker.draft.languages.everywhere(&number.to_string())
        } else {
            maker.read(&header)
        };
        let code = Code::proposed(&format!("scale_{number}"), "scale");
        let kind = Kind::SingleChoice { options, shown_as: ListStyle::Menu };
        fields.push(question(code.clone(), text, kind));
        for (foreign, row) in &row_codes {
            let (values, path) = (Values::One(values.clone()), path.part(row).part(&code));
            let name = maker.naming().answer(&format!("{foreign}_{scale}"), path, values);
            let numbered = format!("{foreign}#{scale}");
            maker.naming().part(&numbered, &name);
            names.push(name);
        }
    }
    maker.naming().several(names);
    Kind::Grid { rows, fields }
}

/// A number, a text or a box in each cell.
pub fn grid(maker: &mut Maker<'_>) -> Kind {
    let columns: Vec<&Part> = maker.asked.parts_of(1).collect();
    let is_boxes =
        maker.asked.letter == ':' && maker.asked.attributes.is_on("multiflexible_checkbox");
    if is_boxes { boxes(maker, &columns) } else { cells(maker, &columns) }
}

/// Boxes: several columns can be chosen in each row.
fn boxes(maker: &mut Maker<'_>, columns: &[&Part]) -> Kind {
    let (rows, row_codes) = rows(maker);
    let choices = maker.choices(columns);
    let (options, values) = (choices.list, choices.values);
    let code = Code::proposed("chosen", "chosen");
    let path = Path::whole(maker.code.clone());
    let mut names = Vec::new();
    for (foreign, row) in &row_codes {
        let cell = path.part(row).part(&code);
        for (column, option) in &values {
            let name = Name::Chosen(cell.clone(), option.clone());
            maker.naming().part(&format!("{foreign}_{column}"), &name);
            names.push(name);
        }
    }
    maker.naming().several(names);
    let kind = Kind::MultipleChoice { options, at_least: None, at_most: None };
    Kind::Grid { rows, fields: vec![question(code, maker.text.clone(), kind)] }
}

/// A number or a text for each column in each row.
fn cells(maker: &mut Maker<'_>, columns: &[&Part]) -> Kind {
    let (rows, row_codes) = rows(maker);
    let mut codes = Codes::default();
    let mut fields: Vec<Question> = Vec::new();
    let path = Path::whole(maker.code.clone());
    let mut names = Vec::new();
    let none = Foreign::default();
    let nameless =
        Part { code: "answer".to_owned(), scale: 1, text: none, relevance: String::new() };
    let columns = if columns.is_empty() { &[&nameless][..] } else { columns };
    for column in columns {
        let read = maker.read(&column.text);
        let text = if column.text.is_empty() { maker.text.clone() } else { read };
        let code = codes.take(&column.code, "column", &mut maker.item.notes);
        let kind = cell(maker);
        let is_number = matches!(kind, Kind::Number { .. });
        fields.push(question(code.clone(), text, kind));
        for (foreign, row) in &row_codes {
            let values = if is_number { Values::Number } else { Values::Words };
            let name = format!("{foreign}_{}", column.code);
            names.push(maker.naming().answer(&name, path.part(row).part(&code), values));
        }
    }
    maker.naming().several(names);
    Kind::Grid { rows, fields }
}

fn cell(maker: &mut Maker<'_>) -> Kind {
    let (asked, notes) = (maker.asked, &mut maker.item.notes);
    if asked.letter == ';' {
        return line(asked, notes);
    }
    let step = limit(asked, "multiflexible_step", notes).filter(|step| *step > Decimal::whole(0));
    let least = limit(asked, "multiflexible_min", notes);
    let greatest = limit(asked, "multiflexible_max", notes);
    // Typed into a field, a number may be any; only a list goes by steps.
    let is_list = !asked.attributes.is_on("input_boxes");
    let default = |number| Some(Decimal::whole(number));
    let (least, greatest, step) = if is_list {
        let is_plain = least.is_none() && asked.attributes.get("multiflexible_min").is_none();
        let is_open = greatest.is_none() && asked.attributes.get("multiflexible_max").is_none();
        (
            if is_plain { default(1) } else { least },
            if is_open { default(10) } else { greatest },
            step.or(default(1)),
        )
    } else {
        (least, greatest, None)
    };
    let decimals = step.map_or(6, Decimal::decimals);
    Kind::Number { least, greatest, decimals, step, slider: false, unit: None }
}
