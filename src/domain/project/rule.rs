//! `[[audit.rule]]`: what has to hold, over which events, what is done then, and what the annotator is told.

mod measure;
mod over;
mod quantity;
mod when;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::domain::gold_set::text::Text;

pub use measure::{Measure, MeasureKind, Scope, SkillValue};
pub use over::{Over, Since, Span, Window};
pub use quantity::{Quantity, Side, Stream};
pub use when::{Comparison, Condition, Fact, When};

/// Whether a rule's measure waits for a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// A person is shown it, and takes it or not.
    #[default]
    Propose,
    /// It is taken at once, where the policy allows that.
    Act,
}

/// One `[[audit.rule]]`.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditRule {
    /// A stable name, by which measures say later what they rest on; without it the rule is named by its place, `rule-1`.
    #[serde(default)]
    pub id: Option<String>,
    /// What has to hold, all of it.
    pub when: When,
    /// Over which events; without it all there are.
    #[serde(default)]
    pub over: Over,
    /// What is done.
    #[serde(rename = "do")]
    pub measure: Measure,
    /// What the annotator reads, in every language of the project.
    pub because: Text,
    /// Whether it waits for a person.
    #[serde(default)]
    pub mode: Mode,
}

impl AuditRule {
    /// The rule's name, by its id or by its place among the rules, counted from 0.
    #[must_use]
    pub fn name(&self, place: usize) -> String {
        self.id.clone().unwrap_or_else(|| format!("rule-{}", place + 1))
    }
}
