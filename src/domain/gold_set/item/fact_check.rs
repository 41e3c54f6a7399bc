//! `fact_check`: claims held against sources. Score: the mean over claims of 0.7 for the right verdict + 0.3 × F1 of the sources, the
//! second only where the verdict is right.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::drawing::{Drawing, Drawn, ItemId, ShownId, shown_in};
use super::graded::{CheckContext, GradeContext, Graded};
use super::kind::Kind;
use super::limits::{CLAIMS, SOURCES};
use super::rules::{self, Labelled};
use super::shown::{Extent, Shown};
use super::{answer, response};
use crate::domain::gold_set::problem::{Code, Faults};
use crate::domain::gold_set::shared::Shared;
use crate::domain::gold_set::text::Text;
use crate::domain::kernel::violation::Violation;
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

/// Whether a finding is complete: a verdict, and where it rests on sources, one of them.
fn is_found(finding: &Value) -> bool {
    let sources = finding["sources"].as_array().is_some_and(|s| !s.is_empty());
    match finding["verdict"].as_str() {
        Some("not_enough_information") => true,
        verdict => verdict.is_some() && sources,
    }
}

/// How many claims of a response have a verdict that rests on sources while none is named.
#[must_use]
pub fn without_source(response: &Value) -> usize {
    let lacks = |finding: &&Value| finding["verdict"].is_string() && !is_found(finding);
    response["claims"].as_object().map_or(0, |claims| claims.values().filter(lacks).count())
}

impl Shown for Presented {
    fn fields(&self) -> &'static [&'static str] {
        &["claims"]
    }

    fn check_response(&self, _: &Shared, fields: &Map<String, Value>) -> Result<(), Violation> {
        for (claim, finding) in answer::object(fields, "claims")? {
            answer::known(rules::offers(&self.claims, claim), "/claims")?;
            let at = format!("/claims/{claim}");
            let Value::Object(finding) = finding else { return answer::no(at, "shape", "is an object") };
            answer::known(VERDICTS.contains(&answer::text(finding, "verdict")?), format!("{at}/verdict"))?;
            if finding.contains_key("sources") {
                answer::each(finding, "sources", |id| self.sources.iter().any(|s| s.id == id))?;
            }
            if let Some(extra) = finding.keys().find(|k| !["verdict", "sources"].contains(&k.as_str())) {
                return answer::no(format!("{at}/{extra}"), "unknown_field", "a finding has verdict and sources");
            }
        }
        Ok(())
    }

    fn extent(&self, _: &Shared, response: &Value) -> Extent {
        let claims = response["claims"].as_object();
        let found = claims.map_or(0, |c| c.values().filter(|f| is_found(f)).count());
        // A verdict without its source is a beginning, though no claim is done.
        if found == 0 && claims.is_some_and(|c| !c.is_empty()) {
            return Extent::Part { done: 0, of: self.claims.len() };
        }
        Extent::of(found, self.claims.len())
    }

    fn draw(&self, drawing: &mut Drawing) {
        drawing.labelled("claims", &self.claims, true);
        drawing.list("sources", self.sources.iter().map(|s| s.id.as_str()), false);
    }

    fn arrange(&mut self, drawn: &Drawn) {
        self.claims = drawn.arranged("claims", &self.claims);
        for source in &mut self.sources {
            drawn.show("sources", &ItemId::new(&source.id)).as_str().clone_into(&mut source.id);
        }
    }

    fn back(&self, drawn: &Drawn, fields: &mut Map<String, Value>) -> Result<(), Violation> {
        let Some(Value::Object(claims)) = fields.get("claims") else { return Ok(()) };
        let mut back = Map::new();
        for (claim, finding) in claims {
            let mut finding = finding.clone();
            if let Some(Value::Array(sources)) = finding.get("sources").cloned() {
                let own = |s: &Value| drawn.own("sources", &shown_in(s), &format!("/claims/{claim}/sources"));
                let sources: Vec<ItemId> = sources.iter().map(own).collect::<Result<_, _>>()?;
                finding["sources"] = json!(sources);
            }
            back.insert(drawn.own("claims", &ShownId::new(claim), "/claims")?.as_str().to_owned(), finding);
        }
        fields.insert("claims".to_owned(), Value::Object(back));
        Ok(())
    }

    fn forth(&self, drawn: &Drawn, fields: &mut Map<String, Value>) {
        let Some(claims) = fields.get("claims").and_then(Value::as_object) else { return };
        let shown = |(claim, finding): (&String, &Value)| {
            let mut finding = finding.clone();
            if finding.get("sources").is_some() {
                finding["sources"] = drawn.list_forth(&finding["sources"], "sources");
            }
            (drawn.show("claims", &ItemId::new(claim)).as_str().to_owned(), finding)
        };
        let claims = claims.iter().map(shown).collect();
        fields.insert("claims".to_owned(), Value::Object(claims));
    }
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
