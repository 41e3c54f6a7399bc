//! The health of a pool of items: how often each was shown, how much two attempts have in common, and how long the supply lasts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::id::AttemptId;
use crate::domain::kernel::moment::Moment;
use touchstone_measure::irt::exposure;

/// An item that so many people have met is taken to be known: it should rest by then.
pub const WORN: usize = 400;
/// The pace of attempts is that of the last so many days.
const DAYS: i64 = 30;

/// The items of one bank and skill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Supply {
    /// The bank.
    pub bank: String,
    /// The skill.
    pub skill: String,
    /// Live items.
    pub items: usize,
    /// The least number drawn for an attempt.
    pub drawn: usize,
    /// Attempts that drew from it.
    pub attempts: usize,
    /// The largest share of these attempts in which one item stood, and which item.
    pub most_exposed: Option<(String, f64)>,
    /// Live items that no attempt has met.
    pub unused: usize,
    /// The mean share of these items that two attempts have in common (Barrada 2009).
    pub overlap: Option<f64>,
    /// Days until every item has been met by [`WORN`] people at the pace of the last thirty days; none without attempts in them.
    pub days_left: Option<f64>,
}

/// The supply of every bank and skill that stages draw from; `seen` is each item shown, in which attempt, started when.
#[must_use]
pub fn supply(content: &Content, retired: &BTreeSet<String>, seen: &[(&str, AttemptId, Moment)], now: Moment) -> Vec<Supply> {
    let mut drawn: BTreeMap<(String, String), usize> = BTreeMap::new();
    for stage in &content.project.stages {
        for row in &stage.draw {
            let Some(bank) = row.bank.clone().or_else(|| stage.bank.clone()) else { continue };
            *drawn.entry((bank, row.skill.clone())).or_default() += row.items as usize;
        }
    }
    let since = now.plus_seconds(-DAYS * 86_400);
    drawn.into_iter().map(|((bank, skill), n)| one(content, retired, seen, (bank, skill, n), since)).collect()
}

fn one(
    content: &Content,
    retired: &BTreeSet<String>,
    seen: &[(&str, AttemptId, Moment)],
    of: (String, String, usize),
    since: Moment,
) -> Supply {
    let (bank, skill, drawn) = of;
    let live: BTreeSet<&str> = content
        .bank(&bank)
        .into_iter()
        .filter(|i| i.head.skill == skill && !retired.contains(&i.head.id))
        .map(|i| i.head.id.as_str())
        .collect();
    let mut exposures: HashMap<&str, usize> = HashMap::new();
    let (mut attempts, mut lately) = (BTreeSet::new(), BTreeSet::new());
    for (item, attempt, at) in seen.iter().filter(|(item, ..)| live.contains(item)) {
        *exposures.entry(item).or_default() += 1;
        attempts.insert(*attempt);
        if *at >= since {
            lately.insert(*attempt);
        }
    }
    let n = attempts.len();
    let most = exposures.iter().max_by_key(|(item, n)| (**n, std::cmp::Reverse(**item)));
    let room: usize = live.iter().map(|item| WORN.saturating_sub(exposures.get(item).copied().unwrap_or(0))).sum();
    let a_day = lately.len() as f64 / DAYS as f64 * drawn as f64;
    Supply {
        items: live.len(),
        drawn,
        attempts: n,
        most_exposed: most.map(|(item, shown)| ((*item).to_owned(), *shown as f64 / n.max(1) as f64)),
        unused: live.iter().filter(|item| !exposures.contains_key(*item)).count(),
        overlap: overlap(exposures.values().copied(), n),
        days_left: (a_day > 0.0).then(|| room as f64 / a_day),
        bank,
        skill,
    }
}

/// The mean share of items that two of `n` attempts have in common, from how often each item stood in one;
/// `None` for fewer than two attempts.
#[must_use]
pub fn overlap(exposures: impl Iterator<Item = usize>, n: usize) -> Option<f64> {
    let rates: Vec<f64> = exposures.map(|e| e as f64 / n.max(1) as f64).collect();
    let length: f64 = rates.iter().sum();
    (n >= 2 && length > 0.0).then(|| exposure::overlap(&rates, length, n).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlap_is_the_mean_over_all_pairs_in_closed_form() {
        // Three attempts of two items each over four items: {a, b}, {a, c}, {a, d}: every pair has one of two in common.
        assert!((overlap([3, 1, 1, 1].into_iter(), 3).unwrap() - 0.5).abs() < 1e-12);
        // The same form for everybody; no item twice.
        assert!((overlap([5, 5].into_iter(), 5).unwrap() - 1.0).abs() < 1e-12);
        assert!(overlap([1, 1, 1, 1].into_iter(), 2).unwrap().abs() < 1e-12);
        assert_eq!(overlap([1, 1].into_iter(), 1), None);
    }
}
