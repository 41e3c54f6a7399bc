//! Where a list goes on is told to clients under a key of the installation's own: a cursor that it did not give out is none.

use std::sync::{Arc, OnceLock};

use super::{App, AppError};
use crate::store::sessions;

/// The setting that holds the key, in hexadecimal.
const SETTING: &str = "cursor_key";

/// The key, once it was read.
#[derive(Clone, Debug, Default)]
pub(super) struct Key(Arc<OnceLock<Signer>>);

/// Signs cursors, and tells its own from others.
#[derive(Clone)]
pub struct Signer([u8; 32]);

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Signer")
    }
}

impl Signer {
    /// The signature of a text: 32 hexadecimal digits.
    #[must_use]
    pub fn sign(&self, text: &str) -> String {
        blake3::keyed_hash(&self.0, text.as_bytes()).to_hex()[..32].to_owned()
    }

    /// Whether a signature is ours. It takes as long for a wrong one.
    #[must_use]
    pub fn holds(&self, text: &str, signature: &str) -> bool {
        let own = self.sign(text);
        own.len() == signature.len() && own.bytes().zip(signature.bytes()).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
    }
}

impl App {
    /// What signs cursors: made once for a database, the same for all its servers.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn cursor_signer(&self) -> Result<Signer, AppError> {
        if let Some(known) = self.cursors.0.get() {
            return Ok(known.clone());
        }
        let fresh = blake3::Hash::from_bytes(self.ids.secret()).to_hex().to_string();
        let kept = self.db.write("cursor key", move |tx| {
            let fresh = fresh.clone();
            Box::pin(async move { sessions::set_once(tx, SETTING, &fresh).await })
        });
        let key = *blake3::hash(kept.await?.as_bytes()).as_bytes();
        Ok(self.cursors.0.get_or_init(|| Signer(key)).clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_of_one_text_and_one_key() {
        let (own, other) = (Signer([1; 32]), Signer([2; 32]));
        let signature = own.sign("7b7d");
        assert_eq!(signature.len(), 32);
        assert!(own.holds("7b7d", &signature));
        assert!(!own.holds("7b7e", &signature) && !other.holds("7b7d", &signature), "another text, another key");
        for wrong in ["", &signature[1..], &signature.to_uppercase(), &format!("{signature}0"), &"0".repeat(32)] {
            assert!(!own.holds("7b7d", wrong) || *wrong == signature, "{wrong}");
        }
        assert_eq!(format!("{own:?}"), "Signer", "the key shows nowhere");
    }
}
