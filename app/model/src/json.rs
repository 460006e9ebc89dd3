//! JSON as the browser reads and writes it.
//!
//! The server does the same with serde. In the browser that would be a third of the program: this is
//! a hundredth. Tests hold the two together.

use std::str::Chars;

/// How deep lists and objects may lie in one another.
const DEEPEST: u8 = 128;

/// A value in JSON. Of numbers there are whole ones only: nothing here has others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Number(i64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Values by their names.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a text; none if it is not JSON, or has other numbers than whole ones.
    pub fn read(text: &str) -> Option<Self> {
        let mut reader = Reader(text.chars());
        let json = reader.value(DEEPEST)?;
        reader.skip_space();
        reader.0.as_str().is_empty().then_some(json)
    }

    /// An object of these values.
    pub fn object<const N: usize>(values: [(&str, Self); N]) -> Self {
        Self::Object(values.into_iter().map(|(name, json)| (name.to_owned(), json)).collect())
    }

    /// A text.
    pub fn text_of(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// The value, or nothing.
    pub fn or_null(json: Option<Self>) -> Self {
        json.unwrap_or(Self::Null)
    }

    /// The value of this name in an object; nothing if it has none.
    pub fn get(&self, name: &str) -> &Self {
        let found = self.entries().and_then(|entries| entries.iter().find(|(n, _)| n == name));
        found.map_or(&Self::Null, |(_, json)| json)
    }

    /// Whether the object has this name, be it with nothing.
    pub fn has(&self, name: &str) -> bool {
        self.entries().is_some_and(|entries| entries.iter().any(|(n, _)| n == name))
    }

    /// Whether the value of this name is `true`.
    pub fn is(&self, name: &str) -> bool {
        *self.get(name) == Self::Bool(true)
    }

    /// The values of an object by their names.
    pub fn entries(&self) -> Option<&[(String, Self)]> {
        if let Self::Object(entries) = self { Some(entries) } else { None }
    }

    /// One of several forms: its name, with what it holds, if it holds something.
    pub fn form(&self) -> Option<(&str, &Self)> {
        match self {
            Self::Text(name) => Some((name, &Self::Null)),
            Self::Object(entries) => match entries.as_slice() {
                [(name, held)] => Some((name, held)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The text.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The number, if it is of this kind.
    pub fn number<N: TryFrom<i64>>(&self) -> Option<N> {
        if let Self::Number(number) = self { N::try_from(*number).ok() } else { None }
    }

    /// True or false.
    pub fn bool(&self) -> Option<bool> {
        if let Self::Bool(bool) = self { Some(*bool) } else { None }
    }

    /// The list, each value read by `read`.
    pub fn list<V>(&self, read: impl Fn(&Self) -> Option<V>) -> Option<Vec<V>> {
        if let Self::List(list) = self { list.iter().map(read).collect() } else { None }
    }

    /// What may be left out, read by `read` if it is there.
    pub fn optional<'a, V>(
        &'a self,
        read: impl FnOnce(&'a Self) -> Option<V>,
    ) -> Option<Option<V>> {
        if *self == Self::Null { Some(None) } else { read(self).map(Some) }
    }

    /// The JSON as text, as serde writes it.
    pub fn written(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(true) => out.push_str("true"),
            Self::Bool(false) => out.push_str("false"),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Text(text) => write_text(text, out),
            Self::List(list) => {
                let mut mark = '[';
                for json in list {
                    out.push(mark);
                    json.write(out);
                    mark = ',';
                }
                out.push_str(if list.is_empty() { "[]" } else { "]" });
            }
            Self::Object(entries) => {
                let mut mark = '{';
                for (name, json) in entries {
                    out.push(mark);
                    write_text(name, out);
                    out.push(':');
                    json.write(out);
                    mark = ',';
                }
                out.push_str(if entries.is_empty() { "{}" } else { "}" });
            }
        }
    }
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        let short = match character {
            '"' | '\\' => character,
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\u{8}' => 'b',
            '\u{c}' => 'f',
            '\0'..' ' => {
                let digit = |number| char::from_digit(number, 16).unwrap_or_default();
                let number = u32::from(character);
                out.push_str("\\u00");
                out.push(digit(number / 16));
                out.push(digit(number % 16));
                continue;
            }
            _ => {
                out.push(character);
                continue;
            }
        };
        out.push('\\');
        out.push(short);
    }
    out.push('"');
}

/// What of a text is still to be read.
struct Reader<'a>(Chars<'a>);

impl Reader<'_> {
    fn skip_space(&mut self) {
        self.0 = self.0.as_str().trim_start_matches([' ', '\n', '\r', '\t']).chars();
    }

    /// Goes past the character if it comes next.
    fn takes(&mut self, character: char) -> bool {
        self.skip_space();
        let is_next = self.0.as_str().starts_with(character);
        if is_next {
            self.0.next();
        }
        is_next
    }

    fn value(&mut self, depth: u8) -> Option<Json> {
        let depth = depth.checked_sub(1)?;
        if self.takes('"') {
            return self.text().map(Json::Text);
        }
        if self.takes('[') {
            return self.several(']', |reader| reader.value(depth)).map(Json::List);
        }
        if self.takes('{') {
            let entry = |reader: &mut Self| {
                let name = if reader.takes('"') { reader.text()? } else { return None };
                if reader.takes(':') { Some((name, reader.value(depth)?)) } else { None }
            };
            return self.several('}', entry).map(Json::Object);
        }
        self.word()
    }

    /// What stands between commas, up to the end.
    fn several<V>(&mut self, end: char, read: impl Fn(&mut Self) -> Option<V>) -> Option<Vec<V>> {
        let mut all = Vec::new();
        if self.takes(end) {
            return Some(all);
        }
        loop {
            all.push(read(self)?);
            if self.takes(end) {
                return Some(all);
            }
            if !self.takes(',') {
                return None;
            }
        }
    }

    /// A number, or one of the three words there are.
    fn word(&mut self) -> Option<Json> {
        let rest = self.0.as_str();
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.');
        let (word, rest) = rest.split_at(rest.find(|c| !is_part(c)).unwrap_or(rest.len()));
        self.0 = rest.chars();
        match word {
            "null" => Some(Json::Null),
            "true" => Some(Json::Bool(true)),
            "false" => Some(Json::Bool(false)),
            _ => {
                let number: i64 = word.parse().ok()?;
                (number.to_string() == word).then_some(Json::Number(number))
            }
        }
    }

    /// A text up to its quotation mark at the end.
    fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        loop {
            text.push(match self.0.next()? {
                '"' => return Some(text),
                '\\' => self.escaped()?,
                '\0'..' ' => return None,
                character => character,
            });
        }
    }

    fn escaped(&mut self) -> Option<char> {
        Some(match self.0.next()? {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'u' => return self.numbered(),
            character @ ('"' | '\\' | '/') => character,
            _ => return None,
        })
    }

    /// A character by its number in UTF-16, which is in two halves for rare ones.
    fn numbered(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        let is_going_on = self.0.next()? == '\\' && self.0.next()? == 'u';
        let second = self.unit().filter(|unit| is_going_on && (0xdc00..0xe000).contains(unit))?;
        char::from_u32(0x1_0000 + ((first & 0x3ff) << 10) + (second & 0x3ff))
    }

    fn unit(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit * 16 + self.0.next()?.to_digit(16)?;
        }
        Some(unit)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// The same value as serde has it.
    fn to_serde(json: &Json) -> Value {
        match json {
            Json::Null => Value::Null,
            Json::Bool(bool) => (*bool).into(),
            Json::Number(number) => (*number).into(),
            Json::Text(text) => text.as_str().into(),
            Json::List(list) => list.iter().map(to_serde).collect(),
            Json::Object(entries) => {
                entries.iter().map(|(n, v)| (n.clone(), to_serde(v))).collect()
            }
        }
    }

    fn any_json() -> impl Strategy<Value = Json> {
        let leaf = prop_oneof![
            Just(Json::Null),
            any::<bool>().prop_map(Json::Bool),
            any::<i64>().prop_map(Json::Number),
            any::<String>().prop_map(Json::Text),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Json::List),
                prop::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|entries| Json::Object(entries.into_iter().collect())),
            ]
        })
    }

    #[test]
    fn whatever_is_escaped_is_read() {
        let read = |text: &str| Json::read(text).and_then(|json| json.text().map(str::to_owned));
        let text = r#" "\"\\\/\b\f\n\r\tä\u00e4\ud83c\udf33\u0000" "#;
        assert_eq!(read(text).as_deref(), Some("\"\\/\u{8}\u{c}\n\r\tää🌳\0"));
        for broken in [r#""\ud83c""#, r#""\ud83cx""#, r#""\udf33""#, r#""\x""#, "\"\n\"", "\""] {
            assert_eq!(read(broken), None, "{broken}");
        }
    }

    #[test]
    fn what_is_not_json_is_refused() {
        for broken in [
            "", "[1,]", "[1 2]", "{\"a\"}", "{a:1}", "1.5", "1e9", "nul", "[]]", "-", "+1", "01",
            "{,}",
        ] {
            assert_eq!(Json::read(broken), None, "{broken}");
        }
        assert!(Json::read(&"[".repeat(100_000)).is_none(), "as deep as that");
        assert!(Json::read(&["[".repeat(127), "]".repeat(127)].concat()).is_some());
    }

    proptest! {
        #[test]
        fn it_is_written_as_serde_writes_it_and_read_again(json in any_json()) {
            let written = json.written();
            prop_assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), to_serde(&json));
            prop_assert_eq!(Json::read(&written), Some(json.clone()));
            let spaced = serde_json::to_string_pretty(&to_serde(&json)).unwrap();
            prop_assert_eq!(to_serde(&Json::read(&spaced).unwrap()), to_serde(&json));
        }

        #[test]
        fn what_is_read_serde_reads_alike(text in r#"[\[\]{}:,"\\ua01tn+-]{0,12}"#) {
            if let Some(json) = Json::read(&text) {
                prop_assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), to_serde(&json));
            }
        }
    }
}
