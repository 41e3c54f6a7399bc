//! `fact_check`: claims held against sources. Score: the mean over claims of 0.7 for the right verdict + 0.3 × F1 of the sources, the second only
//! where the verdict is right.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::rules::{self, Labelled};
use super::{CLAIMS, CheckContext, GradeContext, Graded, Kind, SOURCES, response};
use crate::domain::gold_set::problem::{Code, Faults};
use crate::domain::gold_set::text::Text;
use crate::domain::violation::Violation;
use touchstone_measure::text::spans::f1_of_sets;

/// The verdicts that a claim may have.
pub const VERDICTS: [&str; 3] = ["supported", "refuted", "not_enough_information"];

/// A source that claims are held against.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Unique within the item.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What it says.
    pub text: Text,
}

/// What is shown.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Presented {
    /// The claims, 1 to 20.
    pub claims: Vec<Labelled>,
    /// The sources, 1 to 10.
    pub sources: Vec<Source>,
}

/// The right verdict on a claim.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// `supported`, `refuted` or `not_enough_information`.
    pub(super) verdict: String,
    /// The fewest sources that carry it.
    #[serde(default)]
    pub(super) sources: Vec<String>,
}

/// What is closed.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// By claim.
    pub(super) key: BTreeMap<String, Finding>,
}

/// What a client sends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Response {
    /// By the shown id of a claim: the verdict, and the shown ids of the fewest sources that carry it.
    claims: BTreeMap<String, Finding>,
}

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, shown: &Presented, _: &CheckContext<'_>, faults: &mut Faults<'_>) {
        rules::check_list(&shown.claims, "claims", 1, CLAIMS, faults);
        rules::check_count(shown.sources.len(), "sources", SOURCES, faults);
        rules::check_ids(shown.sources.iter().map(|s| s.id.as_str()), "sources", faults);
        if shown.sources.is_empty() {
            faults.add(Code::E302, "\"sources\" is empty");
        }
        for (claim, finding) in &self.key {
            rules::check_offered(claim, "key", shown.claims.iter().map(|c| c.id.as_str()), "\"claims\"", faults);
            rules::check_offered(&finding.verdict, "verdict", VERDICTS, "the verdicts", faults);
            for source in &finding.sources {
                rules::check_offered(source, "key source", shown.sources.iter().map(|s| s.id.as_str()), "\"sources\"", faults);
            }
            rules::check_distinct(finding.sources.iter().map(String::as_str), "key sources", faults);
        }
        for claim in shown.claims.iter().filter(|c| !self.key.contains_key(&c.id)) {
            faults.add(Code::E310, format!("\"key\" leaves out claim \"{}\"", claim.id));
        }
    }

    fn own_answer(&self, _: &Presented) -> Option<Value> {
        let claims: Map<String, Value> =
            self.key.iter().map(|(id, f)| (id.clone(), json!({ "verdict": f.verdict, "sources": f.sources }))).collect();
        Some(json!({ "claims": claims }))
    }

    fn grades_like(&self, other: &Self) -> bool {
        self == other
    }

    fn grade(&self, shown: &Presented, _: &GradeContext, response: Value) -> Result<Graded, Violation> {
        let Response { claims } = response::read(response)?;
        for (id, finding) in &claims {
            if !rules::offers(&shown.claims, id) {
                return Err(response::unknown("/claims", id));
            }
            if !VERDICTS.contains(&finding.verdict.as_str()) {
                return Err(response::unknown(format!("/claims/{id}/verdict"), &finding.verdict));
            }
            response::offered(&finding.sources, |s| shown.sources.iter().any(|o| o.id == s), &format!("/claims/{id}/sources"))?;
        }
        let credit = |(id, wanted): (&String, &Finding)| match claims.get(id) {
            Some(given) if given.verdict == wanted.verdict => {
                let set = |list: &[String]| list.iter().cloned().collect::<BTreeSet<_>>();
                0.7 + 0.3 * f1_of_sets(&set(&given.sources), &set(&wanted.sources))
            }
            _ => 0.0,
        };
        let parts: Map<String, Value> = self.key.iter().map(|entry| (entry.0.clone(), json!(credit(entry)))).collect();
        let mean = self.key.iter().map(credit).sum::<f64>() / self.key.len().max(1) as f64;
        Ok(Graded::of(mean, json!({ "claims": parts })))
    }
}
