//! What a person is shown of an item: ids, orders and sides drawn anew for each attempt or check, and answers mapped back into the stored form.
//!
//! The shown item is of the same type as the author's ([`PresentedBody`]), so it holds exactly the fields that may be shown. The drawing depends on
//! a seed and on what is presented, never on a key.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::domain::chance::{Draws, Seed};
use crate::domain::gold_set::item::rules::Labelled;
use crate::domain::gold_set::item::{Item, Presented, PresentedBody};
use crate::domain::violation::Violation;

/// What was drawn for one place of a form; stored with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// By list: the author's ids in the order in which they are shown, each with its shown id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub lists: BTreeMap<String, Vec<(String, String)>>,
    /// Whether the author's B is shown as A.
    #[serde(default)]
    pub swapped: bool,
    /// The shown order of words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
}

const LETTERS: &[u8; 28] = b"abcdefghjkmnpqrstuvwxyz23456";

fn shown_id(draws: &mut Draws) -> String {
    let mut letter = || char::from(LETTERS[usize::try_from(draws.below(28)).unwrap_or(0) % 28]);
    (0..6).map(|_| letter()).collect()
}

/// Draws ids, orders and sides for an item at a place.
#[must_use]
pub fn draw(item: &Item, seed: Seed, place: &str) -> Drawn {
    let mut chance = Draws::new(seed, &format!("shown {place}"));
    let mut drawn = Drawn::default();
    let list = |ids: Vec<&String>, shuffled: bool, chance: &mut Draws| {
        let mut pairs: Vec<(String, String)> = Vec::with_capacity(ids.len());
        for id in ids {
            let mut shown = shown_id(chance);
            while pairs.iter().any(|(_, s)| *s == shown) {
                shown = shown_id(chance);
            }
            pairs.push((id.clone(), shown));
        }
        if shuffled {
            chance.shuffle(&mut pairs);
        }
        pairs
    };
    let ids = |list: &'_ [Labelled]| list.iter().map(|l| l.id.clone()).collect::<Vec<_>>();
    let mut put = |name: &str, of: Vec<String>, shuffled: bool, chance: &mut Draws| {
        drawn.lists.insert(name.to_owned(), list(of.iter().collect(), shuffled, chance));
    };
    match &item.presented.body {
        PresentedBody::Choice(p) => put("options", ids(&p.options), item.shuffles(), &mut chance),
        PresentedBody::MultiChoice(p) => put("options", ids(&p.options), item.shuffles(), &mut chance),
        PresentedBody::Order(p) => put("elements", ids(&p.elements), true, &mut chance),
        PresentedBody::Match(p) => {
            put("left", ids(&p.left), true, &mut chance);
            put("right", ids(&p.right), true, &mut chance);
        }
        PresentedBody::FactCheck(p) => {
            put("claims", ids(&p.claims), true, &mut chance);
            put("sources", p.sources.iter().map(|s| s.id.clone()).collect(), false, &mut chance);
        }
        PresentedBody::Compare(_) => drawn.swapped = chance.below(2) == 1,
        PresentedBody::WordDecision(p) => {
            drawn.words.clone_from(&p.words);
            chance.shuffle(&mut drawn.words);
        }
        _ => {}
    }
    drawn
}

impl Drawn {
    fn of(&self, list: &str) -> &[(String, String)] {
        self.lists.get(list).map_or(&[], Vec::as_slice)
    }

    fn show(&self, list: &str, id: &str) -> String {
        self.of(list).iter().find(|(own, _)| own == id).map_or_else(|| id.to_owned(), |(_, shown)| shown.clone())
    }

    /// The author's id of a shown id.
    fn own(&self, list: &str, shown: &str, pointer: &str) -> Result<String, Violation> {
        let found = self.of(list).iter().find(|(_, s)| s == shown).map(|(own, _)| own.clone());
        found.ok_or_else(|| Violation::new(pointer, "unknown_id", "this id is not offered by this item"))
    }

    fn arranged(&self, list: &str, entries: &[Labelled]) -> Vec<Labelled> {
        let entry = |(own, shown): &(String, String)| {
            entries.iter().find(|e| e.id == *own).map(|e| Labelled { id: shown.clone(), text: e.text.clone() })
        };
        self.of(list).iter().filter_map(entry).collect()
    }

    /// The item as it is shown.
    #[must_use]
    pub fn presented(&self, item: &Presented) -> Presented {
        let mut shown = item.clone();
        match &mut shown.body {
            PresentedBody::Choice(p) => p.options = self.arranged("options", &p.options),
            PresentedBody::MultiChoice(p) => p.options = self.arranged("options", &p.options),
            PresentedBody::Order(p) => p.elements = self.arranged("elements", &p.elements),
            PresentedBody::Match(p) => {
                p.left = self.arranged("left", &p.left);
                p.right = self.arranged("right", &p.right);
            }
            PresentedBody::FactCheck(p) => {
                p.claims = self.arranged("claims", &p.claims);
                for source in &mut p.sources {
                    source.id = self.show("sources", &source.id);
                }
            }
            PresentedBody::Compare(p) if self.swapped => std::mem::swap(&mut p.a, &mut p.b),
            PresentedBody::WordDecision(p) => p.words.clone_from(&self.words),
            _ => {}
        }
        shown
    }

    /// A response of shown ids and sides as it is stored.
    ///
    /// # Errors
    /// `unknown_id` where an id was not shown. Other faults are left to the grader's own reading of the response.
    pub fn stored(&self, body: &PresentedBody, response: &Value) -> Result<Value, Violation> {
        let Value::Object(fields) = response else { return Ok(response.clone()) };
        let mut fields = fields.clone();
        let mut mapped = |field: &str, value: Value| fields.insert(field.to_owned(), value);
        let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
        match body {
            PresentedBody::Choice(_) => {
                if let Some(Value::String(option)) = response.get("option") {
                    mapped("option", json!(self.own("options", option, "/option")?));
                }
            }
            PresentedBody::MultiChoice(_) => self.list_back(response, "options", "options", &mut mapped)?,
            PresentedBody::Order(_) => self.list_back(response, "order", "elements", &mut mapped)?,
            PresentedBody::Match(_) => {
                if let Some(Value::Object(pairs)) = response.get("pairs") {
                    let mut back = Map::new();
                    for (left, right) in pairs {
                        back.insert(self.own("left", left, "/pairs")?, json!(self.own("right", &text(right), "/pairs")?));
                    }
                    mapped("pairs", Value::Object(back));
                }
            }
            PresentedBody::FactCheck(_) => {
                if let Some(Value::Object(claims)) = response.get("claims") {
                    mapped("claims", Value::Object(self.claims_back(claims)?));
                }
            }
            PresentedBody::Compare(_) if self.swapped => {
                if let Some(value) = response.get("value").and_then(Value::as_i64).and_then(i64::checked_neg) {
                    mapped("value", json!(value));
                }
            }
            _ => {}
        }
        Ok(Value::Object(fields))
    }

    fn list_back(
        &self,
        response: &Value,
        field: &str,
        list: &str,
        mapped: &mut impl FnMut(&str, Value) -> Option<Value>,
    ) -> Result<(), Violation> {
        if let Some(Value::Array(ids)) = response.get(field) {
            let own = |(i, id): (usize, &Value)| self.own(list, id.as_str().unwrap_or_default(), &format!("/{field}/{i}"));
            let back: Vec<String> = ids.iter().enumerate().map(own).collect::<Result<_, _>>()?;
            mapped(field, json!(back));
        }
        Ok(())
    }

    fn claims_back(&self, claims: &Map<String, Value>) -> Result<Map<String, Value>, Violation> {
        let mut back = Map::new();
        for (claim, finding) in claims {
            let mut finding = finding.clone();
            if let Some(Value::Array(sources)) = finding.get("sources").cloned() {
                let own = |s: &Value| self.own("sources", s.as_str().unwrap_or_default(), &format!("/claims/{claim}/sources"));
                let sources: Vec<String> = sources.iter().map(own).collect::<Result<_, _>>()?;
                finding["sources"] = json!(sources);
            }
            back.insert(self.own("claims", claim, "/claims")?, finding);
        }
        Ok(back)
    }

    /// A stored response as the person gave it: shown ids and sides.
    #[must_use]
    pub fn as_given(&self, body: &PresentedBody, stored: &Value) -> Value {
        let mut given = stored.clone();
        // What was no list of ids was stored as it came.
        let show_all = |list: &str, ids: &Value| -> Value {
            let Some(ids) = ids.as_array() else { return ids.clone() };
            json!(ids.iter().map(|id| id.as_str().map_or_else(|| id.clone(), |id| json!(self.show(list, id)))).collect::<Vec<_>>())
        };
        match body {
            PresentedBody::Choice(_) => {
                if let Some(option) = stored.get("option").and_then(Value::as_str) {
                    given["option"] = json!(self.show("options", option));
                }
            }
            PresentedBody::MultiChoice(_) if stored.get("options").is_some() => given["options"] = show_all("options", &stored["options"]),
            PresentedBody::Order(_) if stored.get("order").is_some() => given["order"] = show_all("elements", &stored["order"]),
            PresentedBody::Match(_) => {
                if let Some(pairs) = stored.get("pairs").and_then(Value::as_object) {
                    let shown =
                        |(l, r): (&String, &Value)| (self.show("left", l), json!(self.show("right", r.as_str().unwrap_or_default())));
                    given["pairs"] = Value::Object(pairs.iter().map(shown).collect());
                }
            }
            PresentedBody::FactCheck(_) => {
                if let Some(claims) = stored.get("claims").and_then(Value::as_object) {
                    let shown = |(claim, finding): (&String, &Value)| {
                        let mut finding = finding.clone();
                        if finding.get("sources").is_some() {
                            finding["sources"] = show_all("sources", &finding["sources"]);
                        }
                        (self.show("claims", claim), finding)
                    };
                    given["claims"] = Value::Object(claims.iter().map(shown).collect());
                }
            }
            PresentedBody::Compare(_) if self.swapped => {
                if let Some(value) = stored.get("value").and_then(Value::as_i64).and_then(i64::checked_neg) {
                    given["value"] = json!(value);
                }
            }
            _ => {}
        }
        given
    }
}
