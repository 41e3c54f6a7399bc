//! `rank`: responses to put in order, the best first, ties allowed. With tau over the pairs that the key orders
//! ([`touchstone_measure::agreement::ranking`]) and s = (tau + 1) / 2, the score is s, or 0 below 0.5.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::drawing::{Drawing, Drawn, ItemId, ShownId, shown_in};
use super::graded::{CheckContext, GradeContext, Graded};
use super::kind::Kind;
use super::limits::ELEMENTS;
use super::shown::{Extent, Shown};
use super::{response, rules};
use crate::domain::gold_set::problem::{Code, Faults};
use crate::domain::gold_set::shared::Shared;
use crate::domain::gold_set::text::Content;
use crate::domain::kernel::violation::Violation;
use touchstone_measure::agreement::ranking::OrderedPairs;

/// A response to be ranked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ranked {
    /// Unique within the item; drawn anew for each attempt before it is shown.
    pub id: String,
    /// What is read: a text or a conversation.
    pub content: Content,
}

/// What is shown.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Presented {
    /// The responses, 2 to 12.
    pub responses: Vec<Ranked>,
}

/// What is closed.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// Chains of ids, each from better to worse. One chain of all is a full order; two responses that no chain orders may stand either way.
    pub(super) key: Vec<Vec<String>>,
}

/// What a client sends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Response {
    /// Tiers of shown ids, the best first: each response once, those of one tier as good as each other.
    ranking: Vec<Vec<String>>,
}

impl Presented {
    fn place(&self, id: &str) -> Option<usize> {
        self.responses.iter().position(|r| r.id == id)
    }

    /// Of each two places whether chains of ids put the first before the second: what they say, and what follows.
    fn before(&self, chains: &[Vec<String>]) -> Vec<Vec<bool>> {
        let n = self.responses.len();
        let mut before = vec![vec![false; n]; n];
        for chain in chains {
            let places: Vec<usize> = chain.iter().filter_map(|id| self.place(id)).collect();
            for (better, worse) in places.iter().zip(places.iter().skip(1)) {
                before[*better][*worse] = true;
            }
        }
        // Warshall (1962).
        for via in 0..n {
            let beyond = before[via].clone();
            for row in before.iter_mut().filter(|row| row[via]) {
                row.iter_mut().zip(&beyond).for_each(|(to, reached)| *to |= reached);
            }
        }
        before
    }

    /// The ids in tiers, the best first, where chains order every two responses or leave them as good as each other, so that tiers say all
    /// of it; `None` where they do not, as "a before b" alone does of three.
    #[must_use]
    pub fn tiers(&self, chains: &[Vec<String>]) -> Option<Vec<Vec<&str>>> {
        let before = self.before(chains);
        let better: Vec<usize> = (0..before.len()).map(|place| before.iter().filter(|row| row[place]).count()).collect();
        let said = |i: usize, j: usize| before[i][j] == (better[i] < better[j]);
        if !(0..before.len()).all(|i| (0..before.len()).all(|j| said(i, j))) {
            return None;
        }
        let mut tiers: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for (response, better) in self.responses.iter().zip(better) {
            tiers.entry(better).or_default().push(&response.id);
        }
        Some(tiers.into_values().collect())
    }
}

/// The tier of each response, by the author's order; or what is wrong with the answer.
fn tiers(shown: &Presented, ranking: &[Vec<String>]) -> Result<Vec<usize>, Violation> {
    let mut tier = BTreeMap::new();
    for (t, ids) in ranking.iter().enumerate() {
        for (i, id) in ids.iter().enumerate() {
            let at = format!("/ranking/{t}/{i}");
            let Some(place) = shown.place(id) else { return Err(response::unknown(at, id)) };
            if tier.insert(place, t).is_some() {
                return Err(Violation::new(at, "duplicate", "a response stands twice in the ranking"));
            }
        }
    }
    let missing = shown.responses.len() - tier.len();
    if missing > 0 {
        return Err(Violation::new("/ranking", "incomplete", format!("{missing} responses are missing from the ranking")));
    }
    Ok(tier.into_values().collect())
}

impl Shown for Presented {
    fn fields(&self) -> &'static [&'static str] {
        &["ranking"]
    }

    fn check_response(&self, _: &Shared, fields: &Map<String, Value>) -> Result<(), Violation> {
        let Response { ranking } = response::read(json!({ "ranking": fields.get("ranking") }))?;
        tiers(self, &ranking).map(drop)
    }

    fn extent(&self, _: &Shared, _: &Value) -> Extent {
        Extent::Whole
    }

    fn draw(&self, drawing: &mut Drawing) {
        drawing.list("responses", self.responses.iter().map(|r| r.id.as_str()), true);
    }

    fn arrange(&mut self, drawn: &Drawn) {
        let shown = |(own, shown): &(ItemId, ShownId)| {
            let content = self.responses.iter().find(|r| r.id == own.as_str())?.content.clone();
            Some(Ranked { id: shown.as_str().to_owned(), content })
        };
        self.responses = drawn.entries("responses").iter().filter_map(shown).collect();
    }

    fn back(&self, drawn: &Drawn, fields: &mut Map<String, Value>) -> Result<(), Violation> {
        let Some(Value::Array(tiers)) = fields.get("ranking") else { return Ok(()) };
        let tier = |(t, ids): (usize, &Value)| match ids {
            Value::Array(ids) => {
                let own = |(i, id): (usize, &Value)| drawn.own("responses", &shown_in(id), &format!("/ranking/{t}/{i}"));
                ids.iter().enumerate().map(own).collect::<Result<Vec<ItemId>, Violation>>().map(|ids| json!(ids))
            }
            // What is no list is left to whoever reads the response.
            other => Ok(other.clone()),
        };
        let back = tiers.iter().enumerate().map(tier).collect::<Result<Vec<Value>, Violation>>()?;
        fields.insert("ranking".to_owned(), json!(back));
        Ok(())
    }

    fn forth(&self, drawn: &Drawn, fields: &mut Map<String, Value>) {
        let Some(Value::Array(tiers)) = fields.get("ranking") else { return };
        let shown: Vec<Value> = tiers.iter().map(|ids| drawn.list_forth(ids, "responses")).collect();
        fields.insert("ranking".to_owned(), json!(shown));
    }

    fn mistaken(&self, right: &[Value]) -> Value {
        let own = right.first().and_then(|own| own["ranking"].as_array());
        json!({ "ranking": own.into_iter().flatten().rev().collect::<Vec<_>>() })
    }
}

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, shown: &Presented, _: &CheckContext<'_>, faults: &mut Faults<'_>) {
        if shown.responses.len() < 2 {
            faults.add(Code::E302, format!("\"responses\" has {}; at least 2 are needed", shown.responses.len()));
        }
        rules::check_count(shown.responses.len(), "responses", ELEMENTS, faults);
        rules::check_ids(shown.responses.iter().map(|r| r.id.as_str()), "responses", faults);
        for (i, one) in shown.responses.iter().enumerate() {
            if shown.responses.iter().take(i).any(|other| other.content == one.content) {
                faults.add(
                    Code::E306,
                    format!("\"responses\" holds the content of \"{}\" twice; nobody could tell them apart", rules::brief(&one.id)),
                );
            }
        }
        for chain in &self.key {
            if chain.len() < 2 {
                faults.add(Code::E310, "a chain of \"key\" orders nothing: it holds fewer than two responses");
            }
            rules::check_distinct(chain.iter().map(String::as_str), "key", faults);
            for id in chain {
                rules::check_offered(id, "key", shown.responses.iter().map(|r| r.id.as_str()), "\"responses\"", faults);
            }
        }
        if self.key.is_empty() {
            faults.add(Code::E302, "\"key\" orders nothing; at least one response is better than another");
        }
        let before = shown.before(&self.key);
        if let Some(i) = (0..before.len()).find(|i| before[*i][*i]) {
            faults.add(Code::E310, format!("\"key\" puts \"{}\" before itself", rules::brief(&shown.responses[i].id)));
        }
    }

    /// The full order that takes, among the responses which nothing left stands before, the author's first.
    fn own_answer(&self, shown: &Presented) -> Option<Value> {
        let before = shown.before(&self.key);
        let (mut left, mut order): (BTreeSet<usize>, Vec<[&str; 1]>) = ((0..before.len()).collect(), Vec::new());
        while let Some(next) = left.iter().copied().find(|place| left.iter().all(|other| !before[*other][*place])) {
            left.remove(&next);
            order.push([shown.responses[next].id.as_str()]);
        }
        left.is_empty().then(|| json!({ "ranking": order }))
    }

    fn grades_like(&self, other: &Self) -> bool {
        self == other
    }

    fn grade(&self, shown: &Presented, _: &GradeContext, response: Value) -> Result<Graded, Violation> {
        let Response { ranking } = response::read(response)?;
        let tiers = tiers(shown, &ranking)?;
        let before = shown.before(&self.key);
        let pairs = OrderedPairs::of(&tiers, |better, worse| before[better][worse]);
        let tau = pairs.tau().unwrap_or(0.0);
        let share = f64::midpoint(tau, 1.0);
        let score = if share < 0.5 { 0.0 } else { share };
        let parts = json!({
            "tau": tau, "pairs": pairs.ordered, "concordant": pairs.concordant, "discordant": pairs.discordant, "tied": pairs.tied,
        });
        Ok(Graded::of(score, parts))
    }
}
