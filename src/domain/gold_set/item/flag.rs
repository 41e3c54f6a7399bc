//! `flag`: safety categories and a severity. Score: 0.6 × F1 of the categories + 0.4 × severity (1 the same, 0.5 next to it, else 0; left
//! out: the lowest where no category is marked, else 0).

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
    /// What is judged; may be the stimulus instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Content>,
    /// The id of a `[[taxonomy]]`: the categories.
    pub taxonomy: String,
    /// The id of a `[[severities]]` set.
    pub severities: String,
}

/// The right categories and severity.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The right categories; none where there is nothing to flag.
    pub(super) categories: Vec<String>,
    /// The right severity.
    pub(super) severity: String,
}

/// What is closed.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The right categories and severity.
    pub(super) key: Finding,
}

/// What a client sends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Response {
    /// Ids of the categories that the content falls under; an empty list says that it is harmless.
    categories: Vec<String>,
    /// The id of a severity of the item's set; none where no category is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    severity: Option<String>,
}

impl Key {
    fn severity_credit(&self, within: &GradeContext, given: Option<usize>, any_category: bool) -> f64 {
        let wanted = within.severities.iter().position(|s| *s == self.key.severity);
        let given = match given {
            Some(given) => given,
            None if any_category => return 0.0,
            None => 0,
        };
        match wanted.map(|w| w.abs_diff(given)) {
            Some(0) => 1.0,
            Some(1) => 0.5,
            _ => 0.0,
        }
    }
}

impl Shown for Presented {
    fn fields(&self) -> &'static [&'static str] {
        &["categories", "severity"]
    }

    fn optional(&self) -> &'static [&'static str] {
        &["severity"]
    }

    fn check_response(&self, shared: &Shared, fields: &Map<String, Value>) -> Result<(), Violation> {
        let labels = shared.labels(&self.taxonomy);
        answer::each(fields, "categories", |id| labels.iter().any(|l| l == id))?;
        match fields.get("severity") {
            None | Some(Value::Null) => Ok(()),
            Some(severity) => {
                let severity = answer::string(severity, "/severity")?;
                answer::known(shared.severity_ids(&self.severities).iter().any(|s| s == severity), "/severity")
            }
        }
    }

    /// Categories and a severity go together: none with the lowest or none said, some with a higher one.
    fn extent(&self, shared: &Shared, response: &Value) -> Extent {
        let levels = shared.severity_ids(&self.severities);
        let severe = response["severity"].as_str().is_some_and(|s| levels.first().is_none_or(|lowest| lowest != s));
        let some = response["categories"].as_array().is_some_and(|c| !c.is_empty());
        if some == severe { Extent::Whole } else { Extent::of(1, 2) }
    }

    as_written!();

    fn named(&self) -> Named<'_> {
        Named { taxonomy: Some(&self.taxonomy), severities: Some(&self.severities), ..Named::default() }
    }

    fn mistaken(&self, _: &[Value]) -> Value {
        json!({ "categories": [], "severity": null })
    }
}

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, shown: &Presented, within: &CheckContext<'_>, faults: &mut Faults<'_>) {
        if shown.content.is_none() && within.head.stimulus.is_none() {
            faults.add(Code::E302, "there is nothing to judge: neither \"content\" nor \"stimulus\"");
        }
        within.shared.check_labels(&shown.taxonomy, self.key.categories.iter().map(String::as_str), "key label", faults);
        rules::check_distinct(self.key.categories.iter().map(String::as_str), "key", faults);
        let sets: Vec<&str> = within.shared.severities.keys().map(String::as_str).collect();
        if !rules::check_reference(&shown.severities, "severities", &sets, faults) {
            return;
        }
        let levels = within.shared.severity_ids(&shown.severities);
        rules::check_offered(
            &self.key.severity,
            "key severity",
            levels.iter().map(String::as_str),
            &format!("severities \"{}\"", shown.severities),
            faults,
        );
        let lowest = levels.first() == Some(&self.key.severity);
        if lowest != self.key.categories.is_empty() && levels.contains(&self.key.severity) {
            faults.add(Code::E310, "the lowest severity stands with no category, and with no category only it");
        }
    }

    fn own_answer(&self, _: &Presented) -> Option<Value> {
        Some(json!({ "categories": self.key.categories, "severity": self.key.severity }))
    }

    fn grades_like(&self, other: &Self) -> bool {
        self == other
    }

    fn grade(&self, _: &Presented, within: &GradeContext, response: Value) -> Result<Graded, Violation> {
        let response: Response = response::read(response)?;
        let marked = response::offered(&response.categories, |id| within.labels.iter().any(|l| l == id), "/categories")?;
        let given = match &response.severity {
            None => None,
            Some(id) => Some(within.severities.iter().position(|s| s == id).ok_or_else(|| response::unknown("/severity", id))?),
        };
        let wanted: BTreeSet<&str> = self.key.categories.iter().map(String::as_str).collect();
        let f1 = f1_of_sets(&marked, &wanted);
        let severity = self.severity_credit(within, given, !marked.is_empty());
        let hit = marked.intersection(&wanted).next().is_some();
        let graded = Graded::of(0.6 * f1 + 0.4 * severity, json!({ "categories_f1": f1, "severity": severity, "hit": hit }));
        Ok(Graded { hit: Some(hit), ..graded.finding(!wanted.is_empty()) })
    }
}
