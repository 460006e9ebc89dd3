//! The JSON of Qualtrics, in which what has numbers for keys may be an object or an array.

use serde_json::Value;

/// The entries of an object or an array, with their keys.
pub fn entries(value: &Value) -> Vec<(String, &Value)> {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<_> = map.iter().map(|(key, value)| (key.clone(), value)).collect();
            entries.sort_by_key(|(key, _)| (key.parse().unwrap_or(u64::MAX), key.clone()));
            entries
        }
        Value::Array(list) => {
            list.iter().enumerate().map(|(place, value)| (place.to_string(), value)).collect()
        }
        _ => Vec::new(),
    }
}

/// The entries in the order that another field gives; those it does not name come last.
pub fn ordered<'v>(value: &'v Value, order: &Value) -> Vec<(String, &'v Value)> {
    let order: Vec<String> = entries(order).iter().map(|(_, key)| word(key)).collect();
    let mut entries = entries(value);
    let place = |key: &str| order.iter().position(|known| known == key).unwrap_or(usize::MAX);
    entries.sort_by_key(|(key, _)| place(key));
    entries
}

/// A text or a number as text.
pub fn word(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(is) => is.to_string(),
        _ => String::new(),
    }
}

/// A field as text.
pub fn field(value: &Value, name: &str) -> String {
    value.get(name).map(word).unwrap_or_default()
}

/// A field, or null.
pub fn get<'v>(value: &'v Value, name: &str) -> &'v Value {
    value.get(name).unwrap_or(&Value::Null)
}

/// Whether a field is there and says something.
pub fn says(value: &Value, name: &str) -> bool {
    match get(value, name) {
        Value::Null | Value::Bool(false) => false,
        Value::Array(list) => !list.is_empty(),
        Value::Object(map) => !map.is_empty(),
        Value::String(text) => !text.trim().is_empty(),
        Value::Number(_) | Value::Bool(true) => true,
    }
}
