//! Answers in JSON, as the browser reads and writes them; the server does with serde.

use super::{Answer, ByCode, Date, Decimal, PhotoId, TimeOfDay};
use crate::{json::Json, questionnaires::Code};

impl Answer {
    /// The answer in JSON.
    pub fn to_json(&self) -> Json {
        let of_code = |code: &Code| Json::text_of(code.as_str());
        let codes = |codes: &[Code]| Json::List(codes.iter().map(of_code).collect());
        let chosen = |name, chosen, other: &Option<String>| {
            let mut held = vec![(String::from(name), chosen)];
            held.extend(other.as_ref().map(|told| ("other".to_owned(), Json::text_of(told))));
            Json::Object(held)
        };
        let (form, held) = match self {
            Self::NotSaid => return Json::text_of("not_said"),
            Self::NotKnown => return Json::text_of("not_known"),
            Self::Option { option, other } => ("option", chosen("option", of_code(option), other)),
            Self::Options { options, other } => {
                ("options", chosen("options", codes(options), other))
            }
            Self::YesNo(yes) => ("yes_no", Json::Bool(*yes)),
            Self::Point(point) => ("point", Json::Number(i64::from(*point))),
            Self::Rows(rows) => ("rows", rows.to_json(of_code)),
            Self::Text(text) => ("text", Json::text_of(text)),
            Self::Number(number) => ("number", Json::Text(number.to_string())),
            Self::Date(date) => ("date", Json::Text(date.to_string())),
            Self::Time(time) => ("time", Json::Text(time.to_string())),
            Self::Ranked(ranked) => ("ranked", codes(ranked)),
            Self::Photos(photos) => {
                let name = |photo: &PhotoId| Json::Text(photo.to_string());
                ("photos", Json::List(photos.iter().map(name).collect()))
            }
            Self::Parts(parts) => ("parts", parts.to_json(Self::to_json)),
        };
        Json::object([(form, held)])
    }

    /// The answer that JSON holds.
    pub fn of_json(json: &Json) -> Option<Self> {
        let (form, held) = json.form()?;
        let other = || held.get("other").optional(|told| told.text().map(str::to_owned));
        Some(match form {
            "not_said" => Self::NotSaid,
            "not_known" => Self::NotKnown,
            "option" => {
                Self::Option { option: Code::of_json(held.get("option"))?, other: other()? }
            }
            "options" => {
                Self::Options { options: held.get("options").list(Code::of_json)?, other: other()? }
            }
            "yes_no" => Self::YesNo(held.bool()?),
            "point" => Self::Point(held.number()?),
            "rows" => Self::Rows(ByCode::of_json(held, Code::of_json)?),
            "text" => Self::Text(held.text()?.to_owned()),
            "number" => Self::Number(Decimal::parse(held.text()?)?),
            "date" => Self::Date(Date::parse(held.text()?)?),
            "time" => Self::Time(TimeOfDay::parse(held.text()?)?),
            "ranked" => Self::Ranked(held.list(Code::of_json)?),
            "photos" => Self::Photos(held.list(|photo| photo.text()?.parse().ok())?),
            "parts" => Self::Parts(ByCode::of_json(held, Self::of_json)?),
            _ => return None,
        })
    }
}

impl Code {
    /// The code that JSON holds.
    pub fn of_json(json: &Json) -> Option<Self> {
        json.text()?.parse().ok()
    }
}

impl<V> ByCode<V> {
    /// An object with each value as `write` has it.
    pub fn to_json(&self, write: impl Fn(&V) -> Json) -> Json {
        let entry = |(code, value): (&Code, &V)| (code.to_string(), write(value));
        Json::Object(self.iter().map(entry).collect())
    }

    /// The values that an object holds, each read by `read`.
    pub fn of_json(json: &Json, read: impl Fn(&Json) -> Option<V>) -> Option<Self> {
        let entry = |(code, value): &(String, Json)| Some((code.parse().ok()?, read(value)?));
        json.entries()?.iter().map(entry).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_answer() -> impl Strategy<Value = Answer> {
        let code = || "[a-z][a-z0-9_]{0,5}".prop_map(|code| code.parse::<Code>().unwrap());
        let codes = || prop::collection::vec(code(), 0..4);
        let other = || prop::option::of(any::<String>());
        let leaf = prop_oneof![
            Just(Answer::NotSaid),
            Just(Answer::NotKnown),
            (code(), other()).prop_map(|(option, other)| Answer::Option { option, other }),
            (codes(), other()).prop_map(|(options, other)| Answer::Options { options, other }),
            any::<bool>().prop_map(Answer::YesNo),
            any::<u8>().prop_map(Answer::Point),
            prop::collection::vec((code(), code()), 0..4)
                .prop_map(|rows| Answer::Rows(rows.into_iter().collect())),
            any::<String>().prop_map(Answer::Text),
            "-?[1-9][0-9]{0,6}[.][0-9]{1,6}"
                .prop_map(|number| Answer::Number(Decimal::parse(&number).unwrap())),
            (1000_u16..=9999, 1_u8..=12, 1_u8..=28)
                .prop_map(|(year, month, day)| Answer::Date(Date::new(year, month, day).unwrap())),
            "1[0-9]:[0-5][0-9]".prop_map(|time| Answer::Time(TimeOfDay::parse(&time).unwrap())),
            codes().prop_map(Answer::Ranked),
            prop::collection::vec(any::<u128>().prop_map(PhotoId::new), 0..4)
                .prop_map(Answer::Photos),
        ];
        leaf.prop_recursive(3, 12, 4, move |inner| {
            prop::collection::vec((code(), inner), 0..4)
                .prop_map(|parts| Answer::Parts(parts.into_iter().collect()))
        })
    }

    #[test]
    fn what_is_no_answer_is_refused() {
        for broken in [
            "null",
            "\"silence\"",
            r#"{"text":1}"#,
            r#"{"text":"a","point":1}"#,
            r#"{"point":256}"#,
            r#"{"option":{}}"#,
            r#"{"option":{"option":"A"}}"#,
            r#"{"option":{"option":"a","other":1}}"#,
            r#"{"number":"1e9"}"#,
            r#"{"date":"2026-02-30"}"#,
            r#"{"parts":{"a":1}}"#,
            r#"{"rows":[]}"#,
            r#"{"photos":["a"]}"#,
            r#"{"photos":[1]}"#,
        ] {
            assert_eq!(Answer::of_json(&Json::read(broken).unwrap()), None, "{broken}");
            assert!(serde_json::from_str::<Answer>(broken).is_err(), "{broken}");
        }
    }

    proptest! {
        #[test]
        fn answers_are_the_same_to_serde_and_in_the_browser(answer in any_answer()) {
            let by_serde = serde_json::to_string(&answer).unwrap();
            prop_assert_eq!(answer.to_json().written(), by_serde.clone());
            prop_assert_eq!(Answer::of_json(&Json::read(&by_serde).unwrap()), Some(answer));
        }
    }
}
