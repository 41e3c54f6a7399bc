//! The verdict on one requirement.

use serde::Serialize;

/// The verdict on a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Met.
    Met,
    /// A stage will prove it.
    ToBeProved,
    /// The claim is enough; the document is not there, or not checked yet.
    NeedsEvidence,
    /// Not answered.
    Unanswered,
    /// Not met.
    NotMet,
}

impl Verdict {
    /// As it is stored and told to programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::ToBeProved => "to_be_proved",
            Self::NeedsEvidence => "needs_evidence",
            Self::Unanswered => "unanswered",
            Self::NotMet => "not_met",
        }
    }
}
