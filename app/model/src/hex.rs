//! Names of 32 hexadecimal digits.

/// The characters of a name.
const LENGTH: usize = 32;

/// The number that a name of 32 digits in small letters stands for: each has one spelling.
pub fn number(name: &str) -> Option<u128> {
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let is_name = name.len() == LENGTH && name.bytes().all(is_digit);
    is_name.then(|| u128::from_str_radix(name, 16).ok()).flatten()
}
