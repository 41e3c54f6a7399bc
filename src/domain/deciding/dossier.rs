//! The dossier of a decision: one document with all that is needed to compute the decision again, in canonical form.
//!
//! It holds responses with their scores and explanations of grades, which are keys, so the whole document is sealed; [`summary`] is what
//! staff
//! without the right to keys see.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::domain::kernel::canonical;
use crate::domain::kernel::sealed::{Reveal, Sealed};
use crate::domain::sitting::{Answer, Attempt, FormItem};

/// The version of the document's form.
pub const FORM: u64 = 1;

/// A grade with everything that is stored of it.
#[derive(Clone, Debug, PartialEq)]
pub struct GradeInFull {
    /// The answer that was graded; none where the item was left unanswered.
    pub answer: Option<crate::domain::kernel::id::AnswerId>,
    /// The version whose key graded it.
    pub version: crate::domain::kernel::id::VersionId,
    /// The grader's version.
    pub grader: String,
    /// 0..=1, if a machine could say.
    pub score: Option<f64>,
    /// Whether it counts.
    pub counts: bool,
    /// Whether there was something to find.
    pub positive: bool,
    /// Whether it was found.
    pub hit: bool,
    /// Squared error of the stated confidence.
    pub brier: Option<f64>,
    /// How the score came about.
    pub explanation: Sealed,
}

/// A reviewer's sheet in a dossier.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetInFull {
    /// The item that it scores.
    pub form_item: crate::domain::kernel::id::FormItemId,
    /// Who scored.
    pub reviewer: crate::domain::kernel::id::PersonId,
    /// Whether it decided between two others.
    pub adjudication: bool,
    /// Levels and comments.
    pub sheet: Value,
    /// 0..=1.
    pub total: f64,
}

/// One attempt as it entered a decision.
#[derive(Clone, Debug)]
pub struct AttemptInFull {
    /// The attempt.
    pub attempt: Attempt,
    /// The version's number and hash of everything.
    pub version: (i64, String),
    /// When it was handed in, and the digest of its answers.
    pub handed_in: Option<(i64, String)>,
    /// The form.
    pub form: Vec<FormItem>,
    /// Every revision of every answer.
    pub answers: Vec<Answer>,
    /// The latest grades by place.
    pub grades: Vec<(crate::domain::kernel::id::FormItemId, GradeInFull)>,
    /// Sheets that were saved.
    pub sheets: Vec<SheetInFull>,
    /// What the machine said: outcome, ruling, when.
    pub result: Option<(String, Value, i64)>,
}

impl AttemptInFull {
    /// The attempt's part of the document.
    #[must_use]
    pub fn document(&self, right: &Reveal) -> Value {
        let a = &self.attempt;
        let items: Vec<Value> = self.form.iter().map(|place| self.item(place, right)).collect();
        let sheet = |s: &SheetInFull| {
            json!({
                "place": s.form_item.to_string(), "reviewer": s.reviewer.to_string(), "adjudication": s.adjudication, "sheet": s.sheet,
                "total": s.total,
            })
        };
        json!({
            "attempt": a.id.to_string(), "stage": a.stage, "number": a.number, "state": a.state.as_str(), "seed": a.seed.to_string(),
            "version": { "id": a.version.to_string(), "number": self.version.0, "content_hash": self.version.1 },
            "started_at": a.started_at.microseconds(), "ends_at": a.ends_at.microseconds(), "block": a.block,
            "handed_in": self.handed_in.as_ref().map(|(at, digest)| json!({ "at": at, "digest": digest })),
            "items": items, "sheets": self.sheets.iter().map(sheet).collect::<Vec<_>>(),
            "result": self.result.as_ref().map(|(outcome, ruling, at)| json!({ "outcome": outcome, "ruling": ruling, "at": at })),
        })
    }

    fn item(&self, place: &FormItem, right: &Reveal) -> Value {
        let mut revisions: Vec<&Answer> = self.answers.iter().filter(|x| x.form_item == place.id).collect();
        revisions.sort_by_key(|x| x.revision);
        let answer = |x: &&Answer| {
            json!({
                "id": x.id.to_string(), "revision": x.revision, "response": x.response, "saved_at": x.saved_at.microseconds(),
            })
        };
        let grade = self.grades.iter().find(|(id, _)| *id == place.id).map(|(_, g)| {
            let explanation: Value = serde_json::from_str(g.explanation.reveal(right)).unwrap_or(Value::Null);
            json!({
                "answer": g.answer.map(|id| id.to_string()), "version": g.version.to_string(), "grader": g.grader, "score": g.score,
                "counts": g.counts, "positive": g.positive, "hit": g.hit, "brier": g.brier, "explanation": explanation,
            })
        });
        json!({
            "place": place.id.to_string(), "position": place.position, "block": place.block, "item": place.item, "shown": place.shown,
            "answers": revisions.iter().map(answer).collect::<Vec<_>>(), "grade": grade,
        })
    }
}

/// The document's canonical text and its hash.
#[must_use]
pub fn sealed(document: &Value) -> (Sealed, String) {
    let text = canonical::text(document);
    let hash = blake3::hash(text.as_bytes()).to_hex().to_string();
    (Sealed::new(text), hash)
}

/// What staff without the right to keys see: of each attempt the sums of each skill, its ruling and its sheets, with the texts that
/// people scored.
/// A response beside its score is a key, so no other response stands here; places have names of this document's own, and nothing tells
/// which items
/// were drawn. `skill` says of an item of a version which skill it measures.
#[must_use]
pub fn summary(document: &Sealed, right: &Reveal, own: &str, skill: impl Fn(&str, &str) -> String) -> Value {
    let mut whole: Value = serde_json::from_str(document.reveal(right)).unwrap_or(Value::Null);
    if let Some(corrected) = whole.get_mut("corrected").and_then(Value::as_object_mut) {
        let changed = corrected.remove("items").and_then(|items| items.as_array().map(Vec::len)).unwrap_or(0);
        corrected.insert("items_changed".to_owned(), json!(changed));
    }
    for attempt in whole.get_mut("attempts").and_then(Value::as_array_mut).into_iter().flatten() {
        summarise(attempt, own, &skill);
    }
    whole
}

/// The name of a place within one document.
fn name_within(own: &str, place: &Value) -> Value {
    let key = blake3::derive_key("touchstone dossier place", own.as_bytes());
    json!(blake3::keyed_hash(&key, place.as_str().unwrap_or_default().as_bytes()).to_hex()[..12])
}

fn summarise(attempt: &mut Value, own: &str, skill: &impl Fn(&str, &str) -> String) {
    let version = attempt["version"]["id"].as_str().unwrap_or_default().to_owned();
    let Some(fields) = attempt.as_object_mut() else { return };
    // The seed says which items were drawn, and how.
    fields.remove("seed");
    let items = fields.remove("items").and_then(|items| items.as_array().cloned()).unwrap_or_default();
    let mut sums: BTreeMap<String, (u64, u64, f64)> = BTreeMap::new();
    for item in &items {
        let sum = sums.entry(skill(&version, item["item"].as_str().unwrap_or_default())).or_default();
        sum.0 += 1;
        if let Some(score) = item["grade"]["score"].as_f64().filter(|_| item["grade"]["counts"] == true) {
            sum.1 += 1;
            sum.2 += score;
        }
    }
    let of_skill = |(skill, (items, counted, sum)): (String, (u64, u64, f64))| {
        let share = (counted > 0).then(|| sum / counted as f64);
        json!({ "skill": skill, "items": items, "counted": counted, "sum": sum, "share": share })
    };
    let skills: Value = sums.into_iter().map(of_skill).collect();
    let mut texts = Vec::new();
    for sheet in fields.get_mut("sheets").and_then(Value::as_array_mut).into_iter().flatten() {
        let place = sheet["place"].take();
        sheet["place"] = name_within(own, &place);
        let text = items.iter().find(|i| i["place"] == place).and_then(|i| i["answers"].as_array()?.last()?["response"]["text"].as_str());
        let shown = json!({ "place": sheet["place"], "text": text });
        if text.is_some() && !texts.contains(&shown) {
            texts.push(shown);
        }
    }
    fields.insert("items".to_owned(), json!(items.len()));
    fields.insert("skills".to_owned(), skills);
    fields.insert("texts".to_owned(), Value::from(texts));
}

/// The document without what quotes keys word for word, for whoever verifies it: explanations of grades. It never goes out.
#[must_use]
pub fn open_part(document: &Sealed, right: &Reveal) -> Value {
    let mut whole: Value = serde_json::from_str(document.reveal(right)).unwrap_or(Value::Null);
    let attempts = whole.get_mut("attempts").and_then(Value::as_array_mut).into_iter().flatten();
    for attempt in attempts {
        for item in attempt.get_mut("items").and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(grade) = item.get_mut("grade").and_then(Value::as_object_mut) {
                grade.remove("explanation");
            }
        }
    }
    whole
}

/// Where two documents differ: JSON pointers with both values, the first `most` of them.
#[must_use]
pub fn differences(stored: &Value, computed: &Value, most: usize) -> Vec<(String, Value, Value)> {
    let mut found = Vec::new();
    compare(stored, computed, String::new(), most, &mut found);
    found
}

fn compare(a: &Value, b: &Value, at: String, most: usize, found: &mut Vec<(String, Value, Value)>) {
    if found.len() >= most {
        return;
    }
    match (a, b) {
        (Value::Object(x), Value::Object(y)) => {
            let names: std::collections::BTreeSet<&String> = x.keys().chain(y.keys()).collect();
            for name in names {
                let value = |of: &serde_json::Map<String, Value>| of.get(name).cloned().unwrap_or(Value::Null);
                compare(&value(x), &value(y), format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), most, found);
            }
        }
        (Value::Array(x), Value::Array(y)) if x.len() == y.len() => {
            for (i, (p, q)) in x.iter().zip(y).enumerate() {
                compare(p, q, format!("{at}/{i}"), most, found);
            }
        }
        _ if canonical::value(a) == canonical::value(b) => {}
        _ => found.push((at, a.clone(), b.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_named_by_pointer_and_equal_numbers_are_equal() {
        let a = json!({ "x": [1, { "y": 2.0, "z/w": "p" }], "same": 1 });
        let b = json!({ "x": [1, { "y": 2, "z/w": "q" }], "same": 1.0 });
        assert_eq!(differences(&a, &b, 9), vec![("/x/1/z~1w".to_owned(), json!("p"), json!("q"))]);
        assert_eq!(differences(&json!([1]), &json!([1, 2]), 9).len(), 1);
        assert_eq!(differences(&json!({ "a": 1 }), &json!({}), 9), vec![("/a".to_owned(), json!(1), Value::Null)]);
        assert!(differences(&a, &a, 9).is_empty());
    }

    #[test]
    fn a_summary_has_sums_by_skill_and_no_response_beside_its_score() {
        let item = |id: &str, score: f64, counts: bool| {
            json!({
                "item": id, "place": format!("place of {id}"), "shown": { "map": id }, "answers": [{ "response": { "option": "b" } }],
                "grade": { "score": score, "counts": counts, "explanation": { "key": "b" } },
            })
        };
        let essay = json!({ "item": "w1", "place": "place of w1", "answers": [{ "response": { "text": "Mine." } }], "grade": null });
        let sheet = json!({ "place": "place of w1", "total": 0.5, "sheet": {} });
        let attempt = json!({
            "seed": "7", "version": { "id": "v" }, "items": [item("r1", 1.0, true), item("r2", 0.5, true), item("r3", 0.0, false), essay],
            "sheets": [sheet],
        });
        let (document, _) = sealed(&json!({ "attempts": [attempt], "corrected": { "items": [{ "item": "r1", "after": 1.0 }] } }));
        let skill = |version: &str, item: &str| format!("{version}-{}", &item[..1]);
        let shown = summary(&document, &Reveal::for_the_store(), "one", skill);
        let attempt = &shown["attempts"][0];
        assert_eq!(attempt["items"], json!(4));
        assert_eq!(attempt["skills"][0], json!({ "skill": "v-r", "items": 3, "counted": 2, "sum": 1.5, "share": 0.75 }));
        assert_eq!(attempt["skills"][1], json!({ "skill": "v-w", "items": 1, "counted": 0, "sum": 0.0, "share": null }));
        assert_eq!(attempt["texts"][0]["text"], "Mine.");
        assert_eq!(attempt["texts"][0]["place"], attempt["sheets"][0]["place"]);
        let text = shown.to_string();
        for hidden in ["r1", "r2", "w1", "option", "explanation", "seed", "map"] {
            assert!(!text.contains(hidden), "{hidden}: {text}");
        }
        let other = summary(&document, &Reveal::for_the_store(), "another", skill);
        assert_ne!(other["attempts"][0]["sheets"][0]["place"], attempt["sheets"][0]["place"], "names of places are a document's own");
    }

    #[test]
    fn what_staff_see_has_no_explanation() {
        let whole = json!({
            "attempts": [{ "items": [{ "item": "i", "grade": { "score": 1.0, "explanation": { "key": "b" } } }, { "grade": null }] }]
        });
        let (document, hash) = sealed(&whole);
        assert_eq!(hash.len(), 64);
        let shown = open_part(&document, &Reveal::for_the_store()).to_string();
        assert!(!shown.contains("explanation") && shown.contains("score"), "{shown}");
    }
}
