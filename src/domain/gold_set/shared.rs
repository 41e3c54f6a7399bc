//! What items share: taxonomies, scales, severities and rubrics.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::problem::{Code, Faults, suggestion};
use super::text::Text;

/// One label of a taxonomy.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// Stable id.
    pub id: String,
    /// What people read.
    pub title: Text,
    /// What belongs here, and what does not.
    #[serde(default)]
    pub help: Option<Text>,
    /// The label above it, where labels form a tree.
    #[serde(default)]
    pub parent: Option<String>,
}

/// A label set.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Taxonomy {
    /// Stable id.
    pub id: String,
    /// What people read.
    pub title: Text,
    /// The labels, in order.
    pub label: Vec<Label>,
}

/// One scale of a rating.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Stable id.
    pub id: String,
    /// What people read.
    pub text: Text,
    /// Lowest value.
    pub min: i64,
    /// Highest value.
    pub max: i64,
    /// Words beside values.
    #[serde(default)]
    pub labels: BTreeMap<String, Text>,
}

/// Bounds of one rating scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleBounds {
    /// The scale's id.
    pub id: String,
    /// Lowest value.
    pub min: i64,
    /// Highest value.
    pub max: i64,
}

/// A set of scales.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScaleSet {
    /// Stable id.
    pub id: String,
    /// What people read.
    pub title: Text,
    /// The scales, in order.
    pub scale: Vec<Scale>,
}

/// One severity.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Stable id.
    pub id: String,
    /// What people read.
    pub text: Text,
}

/// Severities in rising order.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeveritySet {
    /// Stable id.
    pub id: String,
    /// What people read.
    pub title: Text,
    /// The severities, rising.
    pub level: Vec<Level>,
}

/// One level of a criterion.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionLevel {
    /// Its value, rising from 0.
    pub value: i64,
    /// What a response at this level is like.
    pub text: Text,
}

/// One criterion of a rubric.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Stable id.
    pub id: String,
    /// What people read.
    pub title: Text,
    /// Its weight; a rubric's weights sum to 1.
    pub weight: f64,
    /// Its levels.
    pub levels: Vec<CriterionLevel>,
}

/// An analytic rubric.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// Stable id.
    pub id: String,
    /// What people read.
    pub title: Text,
    /// The criteria, in order.
    pub criterion: Vec<Criterion>,
}

/// Everything that items share, by id.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    /// Label sets.
    pub taxonomies: BTreeMap<String, Taxonomy>,
    /// Scale sets.
    pub scales: BTreeMap<String, ScaleSet>,
    /// Severity sets.
    pub severities: BTreeMap<String, SeveritySet>,
    /// Rubrics.
    pub rubrics: BTreeMap<String, Rubric>,
}

impl Shared {
    /// The label ids of a taxonomy, in order; none where it does not exist.
    #[must_use]
    pub fn labels(&self, taxonomy: &str) -> Vec<String> {
        self.taxonomies.get(taxonomy).map(|t| t.label.iter().map(|l| l.id.clone()).collect()).unwrap_or_default()
    }

    /// The bounds of a set's scales; none where it does not exist.
    #[must_use]
    pub fn scale_bounds(&self, set: &str) -> Vec<ScaleBounds> {
        let bounds = |s: &Scale| ScaleBounds { id: s.id.clone(), min: s.min, max: s.max };
        self.scales.get(set).map(|s| s.scale.iter().map(bounds).collect()).unwrap_or_default()
    }

    /// The ids of a severity set, rising; none where it does not exist.
    #[must_use]
    pub fn severity_ids(&self, set: &str) -> Vec<String> {
        self.severities.get(set).map(|s| s.level.iter().map(|l| l.id.clone()).collect()).unwrap_or_default()
    }

    /// Labels that a key uses have to be in its taxonomy.
    pub(super) fn check_labels<'a>(&self, taxonomy: &str, used: impl Iterator<Item = &'a str>, field: &str, faults: &mut Faults<'_>) {
        if !self.taxonomies.contains_key(taxonomy) {
            let hint = suggestion(taxonomy, self.taxonomies.keys().map(String::as_str));
            faults.add(Code::E203, format!("taxonomy \"{taxonomy}\" does not exist{hint}"));
            return;
        }
        let labels = self.labels(taxonomy);
        for label in used.filter(|used| !labels.iter().any(|l| l == used)) {
            let hint = suggestion(label, labels.iter().map(String::as_str));
            faults.add(Code::E203, format!("{field} \"{label}\" is not in taxonomy \"{taxonomy}\"{hint}"));
        }
    }
}
