//! `rating`: values on scales. Score: the mean over the key's scales of the credit for each distance. With a list of experts' values any of
//! them counts 1, others by their distance from the mean rounded half away from zero.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::shown::{Extent, Named, Shown, as_written};
use super::{answer, response, rules};
use super::graded::{CheckContext, GradeContext, Graded};
use super::kind::Kind;
use crate::domain::gold_set::problem::{Code, Faults, suggestion};
use crate::domain::gold_set::shared::Shared;
use crate::domain::gold_set::text::Content;
use crate::domain::kernel::violation::Violation;

/// What is shown.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Presented {
    /// The id of a `[[scales]]` set.
    pub scales: String,
    /// What is rated; may be the stimulus instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Content>,
}

/// The right value on one scale.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Target {
    /// One value.
    Agreed(i64),
    /// The values of several experts.
    Experts(Vec<i64>),
}

/// What is closed.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// By scale: the value, or the list of the experts' values.
    pub(super) key: BTreeMap<String, Target>,
    /// Credit by distance from 0; farther is 0.
    #[serde(default = "default_credit")]
    pub(super) credit: Vec<f64>,
}

fn default_credit() -> Vec<f64> {
    vec![1.0, 0.5]
}

/// What a client sends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Response {
    /// By scale: the value.
    scales: BTreeMap<String, i64>,
}

impl Target {
    fn values(&self) -> &[i64] {
        match self {
            Self::Agreed(value) => std::slice::from_ref(value),
            Self::Experts(values) => values,
        }
    }

    /// The mean rounded half away from zero.
    fn centre(&self) -> i64 {
        let values = self.values();
        let n = i64::try_from(values.len()).unwrap_or(1).max(1);
        let sum: i64 = values.iter().fold(0, |sum, v| sum.saturating_add(*v));
        let rounded = (sum.unsigned_abs() * 2 + n.unsigned_abs()) / (2 * n.unsigned_abs());
        i64::try_from(rounded).unwrap_or(i64::MAX) * sum.signum()
    }
}

impl Key {
    fn credit_for(&self, target: &Target, value: i64) -> f64 {
        if target.values().contains(&value) {
            return self.credit.first().copied().unwrap_or(1.0).max(1.0);
        }
        let distance = usize::try_from(value.abs_diff(target.centre())).unwrap_or(usize::MAX);
        self.credit.get(distance).copied().unwrap_or(0.0)
    }
}

impl Shown for Presented {
    fn fields(&self) -> &'static [&'static str] {
        &["scales"]
    }

    fn check_response(&self, shared: &Shared, fields: &Map<String, Value>) -> Result<(), Violation> {
        let scales = shared.scale_bounds(&self.scales);
        for (scale, value) in answer::object(fields, "scales")? {
            let at = format!("/scales/{scale}");
            let bounds = scales.iter().find(|s| s.id == *scale);
            answer::known(bounds.is_some(), "/scales")?;
            let Some(value) = value.as_i64() else { return answer::no(at, "shape", "is a whole number") };
            if bounds.is_some_and(|b| !(b.min..=b.max).contains(&value)) {
                return answer::no(at, "range", "is outside its scale");
            }
        }
        Ok(())
    }

    fn extent(&self, shared: &Shared, response: &Value) -> Extent {
        Extent::of(response["scales"].as_object().map_or(0, Map::len), shared.scale_bounds(&self.scales).len())
    }

    as_written!();

    fn named(&self) -> Named<'_> {
        Named { scales: Some(&self.scales), ..Named::default() }
    }
}

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, shown: &Presented, within: &CheckContext<'_>, faults: &mut Faults<'_>) {
        if shown.content.is_none() && within.head.stimulus.is_none() {
            faults.add(Code::E302, "there is nothing to rate: neither \"content\" nor \"stimulus\"");
        }
        if self.credit.is_empty() || self.credit.iter().any(|c| !(0.0..=1.0).contains(c)) {
            faults.add(Code::E305, "\"credit\" lists shares in 0..1, the first for the value itself");
        }
        let sets: Vec<&str> = within.shared.scales.keys().map(String::as_str).collect();
        if !rules::check_reference(&shown.scales, "scales", &sets, faults) {
            return;
        }
        let scales = within.shared.scale_bounds(&shown.scales);
        for (id, target) in &self.key {
            let Some(scale) = scales.iter().find(|s| s.id == *id) else {
                let hint = suggestion(id, scales.iter().map(|s| s.id.as_str()));
                faults.add(Code::E203, format!("key scale \"{id}\" is not in scales \"{}\"{hint}", shown.scales));
                continue;
            };
            if target.values().is_empty() || target.values().iter().any(|v| !(scale.min..=scale.max).contains(v)) {
                faults.add(Code::E310, format!("key of scale \"{id}\" has no value, or one outside {}..{}", scale.min, scale.max));
            }
        }
        for scale in scales.iter().filter(|s| !self.key.contains_key(&s.id)) {
            faults.add(Code::E310, format!("\"key\" leaves out scale \"{}\"", scale.id));
        }
    }

    fn own_answer(&self, _: &Presented) -> Option<Value> {
        let value = |target: &Target| target.values().iter().copied().min_by_key(|v| v.abs_diff(target.centre()));
        Some(json!({ "scales": self.key.iter().filter_map(|(id, t)| Some((id.clone(), json!(value(t)?)))).collect::<Map<_, _>>() }))
    }

    fn grades_like(&self, other: &Self) -> bool {
        self == other
    }

    fn grade(&self, _: &Presented, within: &GradeContext, response: Value) -> Result<Graded, Violation> {
        let Response { scales } = response::read(response)?;
        for (id, value) in &scales {
            let scale = within.scales.iter().find(|s| s.id == *id).ok_or_else(|| response::unknown("/scales", id))?;
            if !(scale.min..=scale.max).contains(value) {
                return Err(Violation::new(format!("/scales/{id}"), "range", format!("{value} is outside {}..{}", scale.min, scale.max)));
            }
        }
        let credit = |(id, target): (&String, &Target)| scales.get(id).map_or(0.0, |value| self.credit_for(target, *value));
        let parts: Map<String, Value> = self.key.iter().map(|entry| (entry.0.clone(), json!(credit(entry)))).collect();
        let mean = self.key.iter().map(credit).sum::<f64>() / self.key.len().max(1) as f64;
        Ok(Graded::of(mean, json!({ "scales": parts })))
    }
}
