//! What signs cursors, and tells its own from others.

use std::sync::{Arc, OnceLock};

/// The key, once it was read.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Key(pub(in crate::app) Arc<OnceLock<Signer>>);

/// Signs cursors, and tells its own from others.
#[derive(Clone)]
pub struct Signer(pub(in crate::app) [u8; 32]);

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
