//! `choice`: one option of several. Score 1 for the key's option, else 0.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::rules::{self, Labelled};
use super::{CheckContext, GradeContext, Graded, Kind, OPTIONS, response};
use crate::domain::gold_set::problem::Faults;
use crate::domain::violation::Violation;

/// What is shown.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Presented {
    /// The options, 2 to 26.
    pub options: Vec<Labelled>,
}

/// What is closed.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The right option's id.
    pub(super) key: String,
    /// Whether options are shown in an order drawn for the attempt.
    #[serde(default = "yes")]
    pub(super) shuffle: bool,
}

pub(super) const fn yes() -> bool {
    true
}

/// What a client sends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Response {
    /// The id of the chosen option, as it was shown.
    option: String,
}

impl Key {
    /// Whether options are shown in an order drawn for the attempt.
    #[must_use]
    pub const fn shuffles(&self) -> bool {
        self.shuffle
    }
}

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, shown: &Presented, _: &CheckContext<'_>, faults: &mut Faults<'_>) {
        rules::check_list(&shown.options, "options", 2, OPTIONS, faults);
        rules::check_offered(&self.key, "key", shown.options.iter().map(|o| o.id.as_str()), "\"options\"", faults);
    }

    fn own_answer(&self, _: &Presented) -> Option<Value> {
        Some(json!({ "option": self.key }))
    }

    fn grades_like(&self, other: &Self) -> bool {
        self.key == other.key
    }

    fn grade(&self, shown: &Presented, _: &GradeContext, response: Value) -> Result<Graded, Violation> {
        let Response { option } = response::read(response)?;
        if !rules::offers(&shown.options, &option) {
            return Err(response::unknown("/option", &option));
        }
        let right = option == self.key;
        Ok(Graded::of(f64::from(u8::from(right)), json!({ "right": right })))
    }
}
