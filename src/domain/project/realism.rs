//! `[realism]`: how real people differ from answers that are all right with one chance.

use schemars::JsonSchema;
use serde::Deserialize;

/// A departure from one success rate. Deviations are standard deviations on the logit scale. The expected share of people at a stated rate,
/// over first forms, stays that rate; the departure spreads it over items, skills, passages and days, and lets it grow by learning and by
/// items that are known. A person whose better skills are those that are drawn most lies above the rate, as live people do.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Realism {
    /// How far items of a bank differ in difficulty.
    pub items: f64,
    /// How far a person's skills differ from each other.
    pub skill: f64,
    /// How far a person is better or worse at a passage than at others.
    pub passage: f64,
    /// How far a person's form differs from one attempt to another.
    pub day: f64,
    /// What a person gains between two attempts, in logits.
    pub learns: f64,
    /// Share of the items met in an earlier attempt whose answer is remembered rightly, in 0..=1.
    pub memory: f64,
    /// Share of items that a person knows from outside, in 0..=1.
    pub known: f64,
}

impl Default for Realism {
    fn default() -> Self {
        Self { items: 1.0, skill: 0.4, passage: 0.5, day: 0.2, learns: 0.2, memory: 0.3, known: 0.0 }
    }
}

impl Realism {
    /// No departure: every answer is right with one chance, independently of the others.
    pub const NONE: Self = Self { items: 0.0, skill: 0.0, passage: 0.0, day: 0.0, learns: 0.0, memory: 0.0, known: 0.0 };
    /// The ranges, in words.
    pub const RANGES: &'static str = "in [realism] items, skill, passage and day lie in 0..3, learns in -3..3, memory and known in 0..1";

    /// Whether every figure lies in its range.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        let spread = |x: f64| (0.0..=3.0).contains(&x);
        let share = |x: f64| (0.0..=1.0).contains(&x);
        [self.items, self.skill, self.passage, self.day].into_iter().all(spread)
            && (-3.0..=3.0).contains(&self.learns)
            && share(self.memory)
            && share(self.known)
    }
}
