//! `classify`: labels of a taxonomy. A single label scores 1 or 0; several score the F1 of the two sets.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::shown::{Extent, Named, Shown, as_written};
use super::{answer, response, rules};
use super::graded::{CheckContext, GradeContext, Graded};
use super::kind::Kind;
use crate::domain::gold_set::problem::{Code, Faults};
use crate::domain::gold_set::shared::Shared;
use crate::domain::gold_set::text::Content;
use crate::domain::kernel::violation::Violation;
use touchstone_measure::text::spans::f1_of_sets;

/// What is shown.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Presented {
    /// The id of a `[[taxonomy]]`.
    pub taxonomy: String,
    /// Whether several labels may be chosen.
    #[serde(default)]
    pub multiple: bool,
    /// What is classified; may be the stimulus instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Content>,
}

/// What is closed.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The right labels; exactly one unless `multiple`.
    pub(super) key: Vec<String>,
}

/// What a client sends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Response {
    /// Ids of the chosen labels of the item's taxonomy; an empty list says that none fits, and one stands alone unless `multiple`.
    labels: Vec<String>,
}

impl Shown for Presented {
    fn fields(&self) -> &'static [&'static str] {
        &["labels"]
    }

    fn check_response(&self, shared: &Shared, fields: &Map<String, Value>) -> Result<(), Violation> {
        let labels = shared.labels(&self.taxonomy);
        let chosen: BTreeSet<&str> = answer::each(fields, "labels", |id| labels.iter().any(|l| l == id))?.into_iter().collect();
        if !self.multiple && chosen.len() > 1 { answer::no("/labels", "too_many", "one label is asked for") } else { Ok(()) }
    }

    // An empty list is the answer that none fits.
    fn extent(&self, _: &Shared, _: &Value) -> Extent {
        Extent::Whole
    }

    as_written!();

    fn named(&self) -> Named<'_> {
        Named { taxonomy: Some(&self.taxonomy), ..Named::default() }
    }

    fn scores_all_or_nothing(&self) -> bool {
        !self.multiple
    }
}

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, shown: &Presented, within: &CheckContext<'_>, faults: &mut Faults<'_>) {
        if shown.content.is_none() && within.head.stimulus.is_none() {
            faults.add(Code::E302, "there is nothing to classify: neither \"content\" nor \"stimulus\"");
        }
        within.shared.check_labels(&shown.taxonomy, self.key.iter().map(String::as_str), "key label", faults);
        rules::check_distinct(self.key.iter().map(String::as_str), "key", faults);
        if !shown.multiple && self.key.len() != 1 {
            faults.add(Code::E310, format!("\"key\" has {} labels; a single classification has one", self.key.len()));
        }
    }

    fn own_answer(&self, _: &Presented) -> Option<Value> {
        Some(json!({ "labels": self.key }))
    }

    fn grades_like(&self, other: &Self) -> bool {
        self == other
    }

    fn grade(&self, shown: &Presented, within: &GradeContext, response: Value) -> Result<Graded, Violation> {
        let response: Response = response::read(response)?;
        let chosen = response::offered(&response.labels, |id| within.labels.iter().any(|l| l == id), "/labels")?;
        if !shown.multiple && chosen.len() > 1 {
            return Err(Violation::new("/labels", "too_many", format!("{} labels for a single classification", chosen.len())));
        }
        let key: BTreeSet<&str> = self.key.iter().map(String::as_str).collect();
        let right = chosen.intersection(&key).count();
        let score = if shown.multiple { f1_of_sets(&chosen, &key) } else { f64::from(u8::from(chosen == key)) };
        let parts = json!({ "right": right, "extra": chosen.len() - right, "missed": key.len() - right });
        Ok(Graded::of(score, parts).finding(!key.is_empty()))
    }
}
