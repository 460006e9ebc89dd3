//! Encrypting one value: XChaCha20-Poly1305, a random nonce, bound to its place.

use chacha20poly1305::{
    Key, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use model::random::{self, Random};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::VaultError;

const NONCE_LENGTH: usize = 24;

/// A sealed value: nonce, then ciphertext with its tag.
pub(crate) type Sealed = Vec<u8>;
/// A key; wiped from memory when dropped.
pub(crate) type KeyBytes = Zeroizing<[u8; 32]>;

/// What a value is bound to, so that it cannot be moved to another row or column.
pub(crate) fn context(place: &str, owner: Uuid) -> Vec<u8> {
    [place.as_bytes(), b"\0", owner.as_bytes()].concat()
}

pub(crate) fn seal(key: &KeyBytes, context: &[u8], plain: &[u8], random: &dyn Random) -> Sealed {
    let nonce = random::bytes::<NONCE_LENGTH>(random);
    #[expect(clippy::expect_used, reason = "encryption fails only beyond 256 GiB")]
    let sealed = cipher(key)
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: context })
        .expect("values are shorter than 256 GiB");
    [nonce.as_slice(), &sealed].concat()
}

pub(crate) fn open(
    key: &KeyBytes,
    context: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let (nonce, sealed) =
        sealed.split_first_chunk::<NONCE_LENGTH>().ok_or(VaultError::DoesNotOpen)?;
    cipher(key)
        .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: context })
        .map(Zeroizing::new)
        .map_err(|_| VaultError::DoesNotOpen)
}

fn cipher(key: &KeyBytes) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(**key))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Zero;
    impl Random for Zero {
        fn fill(&self, buffer: &mut [u8]) {
            buffer.fill(7);
        }
    }

    #[test]
    fn a_value_opens_only_with_its_key_in_its_place_untouched() {
        let key = Zeroizing::new([1; 32]);
        let owner = Uuid::from_u128(1);
        let here = context("people.address", owner);
        let sealed = seal(&key, &here, b"matti@posti.fi", &Zero);
        assert_eq!(open(&key, &here, &sealed).unwrap().as_slice(), b"matti@posti.fi");
        assert!(open(&Zeroizing::new([2; 32]), &here, &sealed).is_err());
        assert!(open(&key, &context("people.link", owner), &sealed).is_err());
        assert!(open(&key, &context("people.address", Uuid::from_u128(2)), &sealed).is_err());
        for at in 0..sealed.len() {
            let mut tampered = sealed.clone();
            tampered[at] ^= 1;
            assert!(open(&key, &here, &tampered).is_err());
        }
        assert!(open(&key, &here, b"short").is_err());
    }
}
