//! What replaying finds.

use serde_json::Value;

/// Something that comes out otherwise than it was stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The attempt, the round of training, the seeded sheet, the decision, the signal, the request for hidden checks or the audit.
    pub of: String,
    /// `form`, `grade`, `review`, `training`, `result`, `decision`, `signal`, `places`, `audit`, `version` where what is named is
    /// not there, or `unreadable`.
    pub what: &'static str,
    /// Where in it.
    pub at: String,
    /// What is stored; null where it would quote a key.
    pub stored: Value,
    /// What comes out.
    pub computed: Value,
}
