//! What only whoever asked can open again: answers that are kept for requests that come twice, some of which hold secrets.
//!
//! The key is made of the secret that came with the request, which is stored nowhere, so the database alone opens nothing.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

/// What keys of this kind are for, so that no other use of the same secret gives the same key.
const PURPOSE: &str = "touchstone 2026-11 answers that are kept for requests that come twice";
/// How a locked text begins.
const BEGINS: &str = "locked:";

/// A lock to which a request's secret is the key.
#[derive(Clone)]
pub struct Lock([u8; 32]);

impl std::fmt::Debug for Lock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Lock")
    }
}

impl Lock {
    /// The lock of a request, by the secret that came with it.
    #[must_use]
    pub fn of(secret: &str) -> Self {
        Self(blake3::derive_key(PURPOSE, secret.as_bytes()))
    }

    fn key(&self) -> Option<LessSafeKey> {
        UnboundKey::new(&CHACHA20_POLY1305, &self.0).ok().map(LessSafeKey::new)
    }

    /// Locks a text; `about` is what it belongs to, without which it does not open. `chance` is used once only.
    pub(in crate::app) fn lock(&self, about: &str, text: &str, chance: [u8; 32]) -> Option<String> {
        let mut nonce = [0; NONCE_LEN];
        nonce.copy_from_slice(&chance[..NONCE_LEN]);
        let mut bytes = text.as_bytes().to_vec();
        self.key()?.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(about.as_bytes()), &mut bytes).ok()?;
        Some(format!("{BEGINS}{}", STANDARD.encode([nonce.as_slice(), &bytes].concat())))
    }

    /// Opens what was locked; `None` where it was locked by another secret, or about something else.
    pub(in crate::app) fn open(&self, about: &str, locked: &str) -> Option<String> {
        let bytes = STANDARD.decode(locked.strip_prefix(BEGINS)?).ok()?;
        let (nonce, rest) = bytes.split_at_checked(NONCE_LEN)?;
        let mut rest = rest.to_vec();
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let opened = self.key()?.open_in_place(nonce, Aad::from(about.as_bytes()), &mut rest).ok()?;
        String::from_utf8(opened.to_vec()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_secret_opens_it_and_only_about_the_same() {
        let lock = Lock::of("ts_secret");
        let locked = lock.lock("key", r#"{"secret":"whsec_x"}"#, [7; 32]).expect("locked");
        assert!(locked.starts_with("locked:") && !locked.contains("whsec"));
        assert_eq!(lock.open("key", &locked).as_deref(), Some(r#"{"secret":"whsec_x"}"#));
        assert_eq!(lock.open("another", &locked), None);
        assert_eq!(Lock::of("ts_another").open("key", &locked), None);
        assert_eq!(lock.open("key", &locked[..locked.len() - 4]), None);
        assert_eq!(lock.open("key", "{}"), None);
        assert_ne!(lock.lock("key", "x", [1; 32]), lock.lock("key", "x", [2; 32]));
    }
}
