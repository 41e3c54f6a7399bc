//! Items that are harder for one group than for people of another with the same score.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::cli::aligned::{Aligned, figure};
use crate::cli::{Failure, say};
use touchstone_measure::fairness::{EtsClass, FairnessError, logistic_dif, mantel_haenszel};
use touchstone_measure::integrity::multiple::{Adjustment, adjusted};

/// The fewest people of a group, by custom.
pub(super) const NEEDED: u64 = mantel_haenszel::NEEDED;

/// Right and wrong answers of people by group.
#[derive(Default)]
pub(super) struct Answers {
    people: Vec<(String, Vec<bool>)>,
    /// People who did not answer all of the items.
    pub left_out: u64,
}

/// One item for one group.
struct Item {
    item: String,
    focal: String,
    by_score: Result<mantel_haenszel::Dif, FairnessError>,
    by_regression: Result<logistic_dif::Dif, FairnessError>,
    adjusted_p: Option<f64>,
}

/// All items for all groups but the reference.
pub(super) struct Judged {
    reference: String,
    items: Vec<Item>,
}

impl Answers {
    /// Takes a person.
    pub fn take(&mut self, group: String, answers: &[Option<bool>]) {
        match answers.iter().copied().collect::<Option<Vec<bool>>>() {
            Some(all) => self.people.push((group, all)),
            None => self.left_out += 1,
        }
    }

    /// The group with most people, of several the first by name.
    pub fn largest(&self) -> Option<String> {
        let mut sizes: BTreeMap<&str, u64> = BTreeMap::new();
        for (group, _) in &self.people {
            *sizes.entry(group).or_default() += 1;
        }
        sizes.into_iter().rev().max_by_key(|(_, size)| *size).map(|(group, _)| group.to_owned())
    }

    /// Judges every item for every other group; nothing where the reference has nobody.
    pub fn judge(&self, items: &[String], reference: &str, needed: u64) -> Option<Judged> {
        let mut groups: Vec<&str> = self.people.iter().map(|(group, _)| group.as_str()).collect();
        groups.sort_unstable();
        groups.dedup();
        groups.binary_search(&reference).ok()?;
        let focal = groups.into_iter().filter(|group| *group != reference);
        let mut all: Vec<Item> = focal
            .flat_map(|focal| items.iter().enumerate().map(move |(at, item)| (focal, at, item)))
            .map(|(focal, at, item)| Item {
                item: item.clone(),
                focal: focal.to_owned(),
                by_score: mantel_haenszel::dif(&self.strata(at, items.len(), reference, focal), needed),
                by_regression: logistic_dif::dif(&self.of(at, reference, focal), needed),
                adjusted_p: None,
            })
            .collect();
        let tested: Vec<usize> = (0..all.len()).filter(|i| all[*i].p().is_some()).collect();
        let p: Vec<f64> = tested.iter().filter_map(|i| all[*i].p()).collect();
        for (i, adjusted) in tested.into_iter().zip(adjusted(&p, p.len(), Adjustment::Holm).unwrap_or_default()) {
            all[i].adjusted_p = Some(adjusted);
        }
        Some(Judged { reference: reference.to_owned(), items: all })
    }

    /// Right and wrong of both groups by score, from 0 to all items.
    fn strata(&self, at: usize, items: usize, reference: &str, focal: &str) -> Vec<mantel_haenszel::Stratum> {
        let mut strata = vec![[[0, 0], [0, 0]]; items + 1];
        for (group, answers) in &self.people {
            let row = usize::from(group != reference);
            if group == reference || group == focal {
                let score = answers.iter().filter(|right| **right).count();
                strata[score][row][usize::from(!answers[at])] += 1;
            }
        }
        strata
    }

    fn of(&self, at: usize, reference: &str, focal: &str) -> Vec<logistic_dif::Answer> {
        let people = self.people.iter().filter(|(group, _)| group == reference || group == focal);
        let score = |answers: &[bool]| answers.iter().map(|right| f64::from(u8::from(*right))).sum();
        people.map(|(group, answers)| logistic_dif::Answer { score: score(answers), focal: group == focal, right: answers[at] }).collect()
    }
}

fn letter(class: EtsClass) -> &'static str {
    match class {
        EtsClass::A => "A",
        EtsClass::B => "B",
        EtsClass::C => "C",
    }
}

fn because(why: FairnessError) -> String {
    match why {
        FairnessError::TooFew { smallest, needed } => format!("too few: {smallest}, and {needed} are needed"),
        FairnessError::Undefined => "answers do not vary within scores".to_owned(),
        FairnessError::Diverged => "scores and groups tell right from wrong alone".to_owned(),
    }
}

impl Item {
    fn p(&self) -> Option<f64> {
        self.by_score.ok().and_then(|d| d.test.p)
    }

    fn json(&self) -> Value {
        let by_score = match self.by_score {
            Ok(d) => {
                let (low, high) = d.pooled.interval(0.95);
                json!({
                    "odds_ratio": d.pooled.odds_ratio, "interval": [low, high], "delta": d.delta, "p": d.test.p,
                    "adjusted_p": self.adjusted_p, "class": letter(d.class),
                })
            }
            Err(why) => json!({ "refused": because(why) }),
        };
        let by_regression = match self.by_regression {
            Ok(d) => json!({
                "uniform_p": d.uniform_p, "non_uniform_p": d.non_uniform_p, "p": d.p, "effect": d.effect, "class": letter(d.class),
            }),
            Err(why) => json!({ "refused": because(why) }),
        };
        json!({ "item": self.item, "group": self.focal, "by_score": by_score, "by_regression": by_regression })
    }
}

impl Judged {
    /// For a document.
    pub fn json(&self) -> Value {
        json!({ "reference": self.reference, "judged": self.items.iter().map(Item::json).collect::<Vec<_>>() })
    }

    /// As a table.
    pub fn print(&self) -> Result<(), Failure> {
        let columns = ["ITEM", "GROUP", ">DELTA", ">P", ">ADJUSTED P", "CLASS", ">UNEVEN P", "BY REGRESSION"];
        let mut table = Aligned::new(&columns);
        for item in &self.items {
            let names = [item.item.clone(), item.focal.clone()];
            let by_score = match item.by_score {
                Ok(d) => [format!("{:+.2}", d.delta), figure(d.test.p), figure(item.adjusted_p), letter(d.class).to_owned()],
                Err(why) => ["–".to_owned(), "–".to_owned(), "–".to_owned(), because(why)],
            };
            let by_regression = match item.by_regression {
                Ok(d) => [figure(Some(d.non_uniform_p)), letter(d.class).to_owned()],
                Err(why) => ["–".to_owned(), because(why)],
            };
            table.row(names.into_iter().chain(by_score).chain(by_regression).collect());
        }
        table.print()?;
        say(&format!(
            "Held against group \"{}\". A delta below 0 is an item that is harder for the group than for equally able people; A is \
            negligible, B moderate, C large.",
            self.reference
        ))
    }
}
