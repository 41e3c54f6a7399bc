//! From scores to an outcome by machine: pass, refer, or below the line. A machine never rejects; the words for that do not exist here.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::kernel::names::names;

pub mod appeal;
pub mod dossier;
pub mod errand;
pub mod letter;
pub mod notice;
pub mod prior;
pub mod reason;
pub mod rule;
pub mod texts;

/// A letter that a person decided goes out after so many seconds, and can be taken back until then.
pub const HOLD: i64 = 3_600;

/// How an event says that a person decides again: nothing is decided by it.
pub const REOPENED: &str = "reopened";

names! {
    /// What a machine may say of a stage.
    Outcome {
        /// Passed.
        Pass = "pass";
        /// A person decides.
        Refer = "refer";
        /// A case for a person, with that recommendation.
        BelowTheLine = "below_the_line";
    }
}

names! {
    /// What is decided: by a person, or, where a stage is passed, by its rule.
    #[derive(Serialize, Deserialize, JsonSchema)]
    #[serde(rename_all = "snake_case")]
    #[schemars(rename = "Choice", description = "What a recruiter decides.")]
    DecisionOutcome {
        /// The stage is passed.
        Passed = "passed";
        /// The stage is not passed; another attempt is possible after the cool-down.
        NotPassed = "not_passed";
        /// The application is rejected.
        Rejected = "rejected";
        /// The person is accepted and handed over to the platform.
        Onboarded = "onboarded";
        /// The last attempt is void and does not count.
        Void = "void";
    }
}
