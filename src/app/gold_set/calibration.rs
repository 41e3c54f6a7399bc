//! Calibration from what candidates answered: item parameters by marginal maximum likelihood, written into a new version of the set, a
//! draft that a second person publishes. Nothing changes under running attempts, which stay on their version.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::authoring::key_options;
use super::import::{Base, Imported, Origin};
use crate::app::{App, AppError};
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::stored::Content;
use crate::domain::gold_set::{self, export};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::id::PersonId;
use crate::domain::kernel::sealed::Sealed;
use crate::domain::sitting::adaptive;
use crate::store::gold_set::item_answers::ItemAnswer;
use crate::store::gold_set::versions;
use touchstone_measure::irt::calibrate::{Answers, Model, Normal, Options, Priors, calibrate};

/// Items with fewer answers of 0 or 1 keep what they have.
pub const ENOUGH: usize = 50;

/// An item's new parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibrated {
    /// The author's id.
    pub item: String,
    /// Its bank.
    pub bank: String,
    /// Answers of 0 or 1.
    pub answers: usize,
    /// Slope, difficulty, guessing.
    pub parameters: (f64, f64, f64),
    /// Standard errors of slope and difficulty; none where the data do not tell.
    pub errors: (Option<f64>, Option<f64>),
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Recalibrated {
    /// The new version's number; none where nothing changed or nothing was asked to be written.
    pub version: Option<i64>,
    /// The items, by bank and id.
    pub items: Vec<Calibrated>,
    /// Items with too few answers.
    pub left: usize,
}

/// One bank's answers of 0 or 1, first attempts before later ones: people by items.
fn table(answers: &[ItemAnswer], content: &Content, bank: &str) -> (Vec<String>, Vec<Vec<Option<bool>>>) {
    let of_bank: BTreeSet<&str> = content.bank(bank).into_iter().map(|i| i.head.id.as_str()).collect();
    let dichotomous = |a: &&ItemAnswer| a.counts && of_bank.contains(a.item.as_str()) && a.score.is_some_and(|s| s <= 0.0 || s >= 1.0);
    let mut people: BTreeMap<PersonId, BTreeMap<&str, bool>> = BTreeMap::new();
    for a in answers.iter().filter(dichotomous) {
        people.entry(a.person).or_default().entry(&a.item).or_insert(a.score.is_some_and(|s| s >= 1.0));
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for item in people.values().flat_map(BTreeMap::keys) {
        *counts.entry(item).or_default() += 1;
    }
    let names: Vec<String> = counts.into_iter().filter(|(_, n)| *n >= ENOUGH).map(|(item, _)| item.to_owned()).collect();
    let row = |given: &BTreeMap<&str, bool>| names.iter().map(|n| given.get(n.as_str()).copied()).collect::<Vec<Option<bool>>>();
    let rows = people.values().map(row).filter(|r| r.iter().any(Option::is_some)).collect();
    (names, rows)
}

/// The chance of a right guess: what stands with the item, else the share of the options of a choice that are right. Forms are chosen
/// without it: how many options are right is a part of the key.
fn guessing(item: &Item) -> f64 {
    let right = if item.head.irt.is_some() { 1 } else { key_options(item).len().max(1) };
    adaptive::curve(item).c * right as f64
}

/// Calibrates each bank by itself, on a scale on which its takers have mean 0 and deviation 1.
fn calibrated(answers: &[ItemAnswer], content: &Content) -> Vec<Calibrated> {
    // With few answers the priors hold what the data do not tell: slopes near 1, difficulties in reach. Guessing is what the options allow,
    // or what stands with the item.
    let options = |guessing| Options {
        model: Model::Two,
        guessing,
        priors: Priors {
            ln_slope: Some(Normal { mean: 0.0, deviation: 0.4 }),
            difficulty: vec![Normal { mean: 0.0, deviation: 2.0 }],
            asymptote: None,
        },
        nodes: 41,
        steps: 500,
    };
    let mut all = Vec::new();
    for bank in content.banks.keys() {
        let (names, rows) = table(answers, content, bank);
        let guessing = names.iter().map(|n| content.item(n).map_or(0.0, guessing)).collect();
        let Ok(fit) = Answers::new(&rows).and_then(|answers| calibrate(&answers, &options(guessing))) else { continue };
        for (i, (name, e)) in names.iter().zip(&fit.items).enumerate() {
            let finite = |x: f64| Some(x).filter(|x| x.is_finite());
            all.push(Calibrated {
                item: name.clone(),
                bank: bank.clone(),
                answers: rows.iter().filter(|r| r.get(i).is_some_and(Option::is_some)).count(),
                parameters: (e.item.a, e.item.b, e.item.c),
                errors: (finite(e.slope_error), finite(e.difficulty_error)),
            });
        }
    }
    all
}

/// The document with the items' parameters, to four decimals.
fn with_parameters(mut document: Value, items: &[Calibrated]) -> Value {
    let by_id: BTreeMap<&str, &Calibrated> = items.iter().map(|c| (c.item.as_str(), c)).collect();
    let four = |x: f64| (x * 1e4).round() / 1e4;
    let banks = document.get_mut("banks").and_then(Value::as_object_mut);
    for line in banks.into_iter().flat_map(serde_json::Map::values_mut).filter_map(Value::as_array_mut).flatten() {
        let found = line.get("id").and_then(Value::as_str).and_then(|id| by_id.get(id));
        if let Some(c) = found {
            line["irt"] = json!({ "a": four(c.parameters.0), "b": four(c.parameters.1), "c": four(c.parameters.2) });
        }
    }
    document
}

impl App {
    /// Calibrates a project's banks from its answers. With `write`, the parameters go into a new version, a draft brought in by `by`.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the project is not open, [`AppError::BrokenSet`] where the new version does not pass its check.
    pub async fn recalibrate(
        &self,
        project: &str,
        write: Option<Actor>,
        open: impl FnOnce(&Sealed) -> Value,
    ) -> Result<Recalibrated, AppError> {
        let (version, content) = self.published(project).await?;
        let (answers, _) = self.answers_of(project).await?;
        let all: usize = content.banks.values().flatten().filter(|i| adaptive::curve(i).is_valid()).count();
        let source = content.clone();
        let items = self.compute("calibrate", move || calibrated(&answers, &source)).await?;
        let mut made = Recalibrated { version: None, left: all.saturating_sub(items.len()), items };
        let Some(by) = write.filter(|_| !made.items.is_empty()) else { return Ok(made) };
        let document = self.db.read("document", move |tx| Box::pin(versions::document(tx, version))).await?;
        let document = document.ok_or_else(|| AppError::NotFound("there is no such version".to_owned()))?;
        let media = self.media_of(version).await?;
        let folder = export::folder(&with_parameters(open(&document), &made.items), media);
        let folder = folder.ok_or_else(|| AppError::NotFound("the stored set cannot be written as a folder".to_owned()))?;
        let report = self.compute("check a gold set", move || gold_set::read(&folder)).await?;
        let (errors, _) = report.counts();
        let set = report.set.ok_or(AppError::BrokenSet { errors })?;
        let origin = Origin::of(Base::On(version), by);
        if let Imported::New(new) = self.import_on(set, report.problems, origin).await? {
            made.version = Some(new.number);
        }
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::guessing;
    use crate::domain::gold_set::item::reparse_item;

    #[test]
    fn a_guess_is_right_as_often_as_options_are_unless_the_item_says_otherwise() {
        let of = |key: serde_json::Value, irt: serde_json::Value| {
            let options: Vec<_> = ["a", "b", "c", "d"].map(|id| json!({ "id": id, "text": id })).to_vec();
            let line = json!({
                "id": "one", "kind": "choice", "skill": "s", "lang": "en", "prompt": "-", "rationale": "-", "seconds": 30,
                "options": options, "key": key, "irt": irt,
            });
            guessing(&reparse_item(&line.to_string()).unwrap())
        };
        for (key, chance) in [(json!("a"), 0.25), (json!(["a"]), 0.25), (json!(["d", "b"]), 0.5)] {
            assert!((of(key, json!(null)) - chance).abs() < 1e-12);
        }
        let stated = of(json!(["d", "b"]), json!({ "a": 1.0, "b": 0.0, "c": 0.2 }));
        assert!((stated - 0.2).abs() < 1e-12);
    }
}
