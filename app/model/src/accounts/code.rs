//! The eight-character code of a sign-in mail, typed by hand.

use sha2::{Digest, Sha256};

const LENGTH: usize = 8;
/// Crockford's alphabet: no I, L, O or U, so that nothing is mistaken for anything else.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A sign-in code: 40 bits, derived from the link's secret so that the link can show it.
#[derive(Clone, PartialEq, Eq)]
pub struct SignInCode(String);

impl SignInCode {
    /// The code that belongs to a link's secret.
    pub fn of_secret(secret: &[u8]) -> Self {
        let digest =
            Sha256::new().chain_update(b"kanssa sign-in code\0").chain_update(secret).finalize();
        Self(
            digest
                .iter()
                .take(LENGTH)
                .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
                .collect(),
        )
    }

    /// Reads a code as typed: case, spaces and dashes do not matter, O is 0, I and L are 1.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut code = String::with_capacity(LENGTH);
        for character in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let character = match character.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            if !u8::try_from(character).is_ok_and(|byte| ALPHABET.contains(&byte)) {
                return None;
            }
            code.push(character);
        }
        (code.len() == LENGTH).then_some(Self(code))
    }

    /// The code in two groups of four, as shown in mails and pages.
    pub fn shown(&self) -> String {
        format!("{}-{}", &self.0[..LENGTH / 2], &self.0[LENGTH / 2..])
    }

    /// The code without the dash: what is hashed.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_survives_how_people_type() {
        let code = SignInCode::of_secret(b"secret");
        let shown = code.shown();
        assert_eq!(shown.len(), 9);
        assert!(SignInCode::parse(&shown) == Some(code.clone()));
        assert!(
            SignInCode::parse(&format!(" {} ", shown.to_lowercase().replace('-', " ")))
                == Some(code)
        );
        assert!(SignInCode::parse("OIL0-1234") == SignInCode::parse("01101234"));
    }

    #[test]
    fn what_is_not_a_code_is_refused() {
        for typed in ["", "1234567", "123456789", "1234-567U", "ääääääää", "1234567\0"] {
            assert!(SignInCode::parse(typed).is_none(), "{typed:?}");
        }
    }
}
