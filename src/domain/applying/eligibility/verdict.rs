//! The verdict on one requirement.

use serde::Serialize;

use crate::domain::kernel::names::names;

names! {
    /// The verdict on a requirement.
    #[derive(Serialize, schemars::JsonSchema)]
    #[serde(rename_all = "snake_case")]
    Verdict {
        /// Met.
        Met = "met";
        /// A stage will prove it.
        ToBeProved = "to_be_proved";
        /// The claim is enough; the document is not there, or not checked yet.
        NeedsEvidence = "needs_evidence";
        /// Not answered.
        Unanswered = "unanswered";
        /// Not met.
        NotMet = "not_met";
    }
}
