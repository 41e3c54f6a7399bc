//! A signed head of the ledger as it is kept at a second place and goes there by mail.

use serde::{Deserialize, Serialize};

/// A head as it is kept: one line of JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The number of the last event.
    pub number: i64,
    /// Its hash.
    pub hash: String,
    /// When the head was taken, RFC 3339.
    pub at: String,
    /// The public key, base64.
    pub key: String,
    /// The signature over the rest, base64.
    pub signature: String,
}
