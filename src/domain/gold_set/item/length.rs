//! How long a text is to be.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::gold_set::problem::{Code, Faults};

/// The least and greatest length of a text: characters without white space for Chinese, words for other languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Length {
    /// At least so long.
    pub min: usize,
    /// At most so long.
    pub max: usize,
}

impl Length {
    /// Whether a length lies within.
    #[must_use]
    pub const fn admits(self, length: usize) -> bool {
        self.min <= length && length <= self.max
    }

    pub(super) fn check(self, faults: &mut Faults<'_>) {
        if self.min > self.max || self.max == 0 {
            faults.add(Code::E305, format!("length {}..{} holds nothing", self.min, self.max));
        }
    }
}
