//! A small map by code, in order of the codes.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
};

use crate::questionnaires::Code;

/// A map from codes to values, in order of the codes; an object in JSON.
///
/// A sorted list rather than a tree: a few hundred entries at most, and a fraction of the code in
/// the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByCode<V>(Vec<(Code, V)>);

impl<V> Default for ByCode<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> ByCode<V> {
    fn place(&self, code: &Code) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(code))
    }

    /// The value of a code.
    pub fn get(&self, code: &Code) -> Option<&V> {
        self.place(code).ok().map(|place| &self.0[place].1)
    }

    /// Whether the code has a value.
    pub fn contains(&self, code: &Code) -> bool {
        self.place(code).is_ok()
    }

    /// Sets or replaces the value of a code.
    pub fn set(&mut self, code: Code, value: V) {
        match self.place(&code) {
            Ok(place) => self.0[place].1 = value,
            Err(place) => self.0.insert(place, (code, value)),
        }
    }

    /// Removes the value of a code.
    pub fn remove(&mut self, code: &Code) {
        if let Ok(place) = self.place(code) {
            self.0.remove(place);
        }
    }

    /// Every code with its value, in order of the codes.
    pub fn iter(&self) -> impl Iterator<Item = (&Code, &V)> {
        self.0.iter().map(|(code, value)| (code, value))
    }

    /// How many codes have a value.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no code has a value.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<V> FromIterator<(Code, V)> for ByCode<V> {
    /// Of two values of one code the later counts.
    fn from_iter<I: IntoIterator<Item = (Code, V)>>(entries: I) -> Self {
        let mut map = Self::default();
        entries.into_iter().for_each(|(code, value)| map.set(code, value));
        map
    }
}

impl<V: Serialize> Serialize for ByCode<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for ByCode<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<V>(PhantomData<V>);

        impl<'de, V: Deserialize<'de>> Visitor<'de> for Entries<V> {
            type Value = ByCode<V>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<ByCode<V>, A::Error> {
                let mut map = ByCode::default();
                while let Some((code, value)) = entries.next_entry()? {
                    map.set(code, value);
                }
                Ok(map)
            }
        }

        deserializer.deserialize_map(Entries(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_stay_in_order_and_survive_json() {
        let code = |text: &str| text.parse::<Code>().unwrap();
        let mut map: ByCode<u8> =
            [(code("b"), 1), (code("a"), 2), (code("b"), 3)].into_iter().collect();
        assert_eq!(serde_json::to_string(&map).unwrap(), r#"{"a":2,"b":3}"#);
        assert_eq!(serde_json::from_str::<ByCode<u8>>(r#"{"b":3,"a":2}"#).unwrap(), map);
        assert!(serde_json::from_str::<ByCode<u8>>(r#"{"B":3}"#).is_err());
        map.remove(&code("a"));
        assert_eq!((map.len(), map.get(&code("a")), map.contains(&code("b"))), (1, None, true));
    }
}
