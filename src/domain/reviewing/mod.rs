//! Human review: a sheet of levels by criterion, when two sheets differ too much, and what the responses are worth.

pub mod agreement;
mod settling;
pub mod training;
pub mod why;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::gold_set::shared::Rubric;
use super::kernel::names::names;
use super::kernel::violation::Violation;
pub use settling::{Settled, apart, disagreement, mean, settle, totals_differ};

names! {
    /// Where a response that people score stands.
    TaskState {
        /// It waits for a sheet.
        Waiting = "waiting";
        /// Its sheets differ, and somebody decides between them.
        Differ = "differ";
        /// It has a score.
        Done = "done";
    }
}

/// Why a response cannot be scored.
pub const CANNOT_SCORE: [&str; 5] = ["unreadable", "wrong_language", "off_task", "unsafe", "technical"];
/// Why two reviewers differed, as an adjudicator sees it.
pub const CAUSES: [&str; 6] = ["rubric_unclear", "task_unclear", "slip", "edge_case", "taste", "conduct"];
/// Most characters of a comment.
const COMMENT: usize = 4_000;

/// A filled-in sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// By criterion: the chosen level's value.
    #[serde(default)]
    pub levels: BTreeMap<String, i64>,
    /// By criterion: a comment.
    #[serde(default)]
    pub comments: BTreeMap<String, String>,
    /// Where the response cannot be scored: why.
    #[serde(default)]
    pub cannot_score: Option<String>,
    /// Of an adjudication: why the two differed.
    #[serde(default)]
    pub cause: Option<String>,
    /// Of an adjudication: the reason for the decision.
    #[serde(default)]
    pub reason: Option<String>,
}

impl Sheet {
    /// What no text of a sheet may be, saved or kept as a draft: endless, or a number of somebody's identity.
    #[must_use]
    pub fn refused(&self) -> Vec<Violation> {
        let comments = self.comments.iter().map(|(c, text)| (format!("/comments/{c}"), text));
        let texts = comments.chain(self.reason.iter().map(|text| ("/reason".to_owned(), text)));
        texts.filter_map(|(pointer, text)| super::applying::refused::check(text, COMMENT, &pointer)).collect()
    }

    /// Every rule that the sheet breaks.
    #[must_use]
    pub fn violations(&self, rubric: &Rubric, adjudication: bool) -> Vec<Violation> {
        let mut found = self.refused();
        for name in self.levels.keys().chain(self.comments.keys()).filter(|n| !rubric.criterion.iter().any(|c| c.id == **n)) {
            found.push(Violation::new(format!("/levels/{name}"), "unknown_id", "the rubric has no such criterion"));
        }
        if adjudication {
            if !self.cause.as_deref().is_some_and(|c| CAUSES.contains(&c)) {
                found.push(Violation::new("/cause", "required", format!("is one of {}", CAUSES.join(", "))));
            }
            if self.reason.as_deref().is_none_or(|r| r.trim().is_empty()) {
                found.push(Violation::new("/reason", "required", "an adjudication needs its reason"));
            }
        }
        if let Some(why) = &self.cannot_score {
            if !CANNOT_SCORE.contains(&why.as_str()) {
                found.push(Violation::new("/cannot_score", "unknown_id", format!("is one of {}", CANNOT_SCORE.join(", "))));
            }
            if self.comments.values().all(|c| c.trim().is_empty()) && self.reason.is_none() {
                found.push(Violation::new("/comments", "required", "say in a comment what cannot be scored"));
            }
            return found;
        }
        for criterion in &rubric.criterion {
            let values: Vec<i64> = criterion.levels.iter().map(|l| l.value).collect();
            let (lowest, highest) = (values.iter().min().copied().unwrap_or(0), values.iter().max().copied().unwrap_or(0));
            match self.levels.get(&criterion.id) {
                None => found.push(Violation::new(format!("/levels/{}", criterion.id), "required", "is not scored")),
                Some(level) if !values.contains(level) => {
                    found.push(Violation::new(
                        format!("/levels/{}", criterion.id),
                        "out_of_range",
                        format!("is {level}; levels are {lowest} to {highest}"),
                    ));
                }
                Some(level) => {
                    let said = self.comments.get(&criterion.id).is_some_and(|c| !c.trim().is_empty());
                    if !adjudication && !said && (*level == lowest || *level == highest) {
                        found.push(Violation::new(
                            format!("/comments/{}", criterion.id),
                            "required",
                            "the lowest and the highest level need a comment",
                        ));
                    }
                }
            }
        }
        found
    }

    /// The sheet's share of the best possible: the sum over criteria of weight × level / highest level. A response that cannot be scored
    /// has 0.
    #[must_use]
    pub fn total(&self, rubric: &Rubric) -> f64 {
        if self.cannot_score.is_some() {
            return 0.0;
        }
        let part = |c: &super::gold_set::shared::Criterion| {
            let highest = c.levels.iter().map(|l| l.value).max().unwrap_or(1).max(1);
            let level = self.levels.get(&c.id).copied().unwrap_or(0);
            c.weight * level as f64 / highest as f64
        };
        rubric.criterion.iter().map(part).sum::<f64>().clamp(0.0, 1.0)
    }

    /// Leaves of a sheet what its rubric has: a draft may be anything else.
    pub fn keep_to(&mut self, rubric: &Rubric) {
        let of = |id: &str| rubric.criterion.iter().find(|c| c.id == id);
        self.levels.retain(|id, level| of(id).is_some_and(|c| c.levels.iter().any(|l| l.value == *level)));
        self.comments.retain(|id, text| of(id).is_some() && !text.is_empty());
        self.cannot_score.take_if(|why| !CANNOT_SCORE.contains(&why.as_str()));
        self.cause.take_if(|cause| !CAUSES.contains(&cause.as_str()));
    }

    /// What an adjudicator's sheet begins with: the levels on which all reviewers agree. Nothing where one of them could not score it.
    #[must_use]
    pub fn agreed(rubric: &Rubric, reviewers: &[Self]) -> Self {
        let mut sheet = Self::default();
        let Some((first, others)) = reviewers.split_first().filter(|_| reviewers.iter().all(|s| s.cannot_score.is_none())) else {
            return sheet;
        };
        for criterion in &rubric.criterion {
            let Some(level) = first.levels.get(&criterion.id) else { continue };
            if others.iter().all(|s| s.levels.get(&criterion.id) == Some(level)) {
                sheet.levels.insert(criterion.id.clone(), *level);
            }
        }
        sheet
    }

    /// The rules that an adjudication breaks beside [`Sheet::violations`]: a level above or below all reviewers' needs a comment of its
    /// own.
    #[must_use]
    pub fn outside(&self, rubric: &Rubric, reviewers: &[Self]) -> Vec<Violation> {
        let unsaid = |id: &str| self.comments.get(id).is_none_or(|c| c.trim().is_empty());
        let outside = |id: &str| {
            let given = || reviewers.iter().filter_map(|s| s.levels.get(id));
            let range = given().min().zip(given().max());
            self.levels.get(id).zip(range).is_some_and(|(level, (least, most))| level < least || level > most)
        };
        let found = rubric.criterion.iter().filter(|c| self.cannot_score.is_none() && outside(&c.id) && unsaid(&c.id));
        let words = "a level above or below all reviewers' needs a comment";
        found.map(|c| Violation::new(format!("/comments/{}", c.id), "outside_all", words)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::project::{Adjudicator, Review};
    use serde_json::json;

    pub(super) fn rubric() -> Rubric {
        let levels: Vec<_> = (0..=4).map(|v| json!({ "value": v, "text": "-" })).collect();
        let criterion = |id: &str, weight: f64| json!({ "id": id, "title": id, "weight": weight, "levels": levels });
        serde_json::from_value(json!({ "id": "r", "title": "r", "criterion": [criterion("task", 0.6), criterion("form", 0.4)] })).unwrap()
    }

    pub(super) fn sheet(task: i64, form: i64) -> Sheet {
        Sheet { levels: BTreeMap::from([("task".into(), task), ("form".into(), form)]), ..Sheet::default() }
    }

    pub(super) const PLAN: Review = Review {
        reviewers: 2,
        blind: true,
        training_responses: 6,
        training_agreement: 0.8,
        seeded: 0.05,
        differ_levels: 2,
        differ_total: 0.15,
        differ_side: true,
        adjudicator: Adjudicator::Third,
        se_floor: 0.06,
        due_days: 3,
    };

    #[test]
    fn totals_are_weighted_shares_of_the_highest_level() {
        assert!((sheet(3, 2).total(&rubric()) - (0.6 * 0.75 + 0.4 * 0.5)).abs() < 1e-12);
        assert!((sheet(4, 4).total(&rubric()) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn sheets_differ_by_levels_totals_or_side() {
        let differ = |a, b, cut| !disagreement(&PLAN, cut, &rubric(), &[&a, &b]).is_empty();
        assert!(differ(sheet(1, 2), sheet(3, 2), None), "two levels");
        assert!(!differ(sheet(2, 2), sheet(3, 2), None), "0.15 apart is not over 0.15");
        assert!(differ(sheet(2, 2), sheet(3, 3), None), "totals .50 and .75");
        assert!(differ(sheet(2, 3), sheet(3, 3), Some(0.65)), "sides of the line");
    }

    #[test]
    fn a_sheet_is_whole_and_extremes_are_explained() {
        let codes = |s: &Sheet, third| s.violations(&rubric(), third).iter().map(|v| v.code).collect::<Vec<_>>();
        assert_eq!(codes(&sheet(2, 3), false), Vec::<&str>::new());
        assert_eq!(codes(&sheet(4, 3), false), ["required"]);
        assert_eq!(codes(&sheet(2, 9), false), ["out_of_range"]);
        assert_eq!(codes(&Sheet::default(), false).len(), 2);
        assert_eq!(codes(&sheet(2, 3), true), ["required", "required"]);
    }
}
