//! Whether a person's answers are a model's: how much likelier they are if a share of them was copied from it.
//!
//! A person who copies a share c of their answers, and gives the others honestly, gives the model's answer to an item with the chance
//! c + (1 − c)p, where p is the chance that an honest answer of theirs is the model's. A match on an item that the model has wrong, with an
//! option that hardly anybody chooses, weighs most. Being like a good model is no evidence: two who are right agree.

use super::poisson_binomial::at_least;
use super::{IntegrityError, chance};

/// One answered item beside the model's answer to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Echoed {
    /// The chance that an honest answer of this person is the model's, in 0..=1 ([`honest_match`]).
    pub honest: f64,
    /// Whether the person's answer is the model's.
    pub matches: bool,
    /// Whether the model's answer is right; true where the item has no key.
    pub model_right: bool,
}

/// The chance that an honest answer is the model's: the person's chance of being right where the model is, else their chance of being wrong
/// times the share of wrong answers that are the model's.
#[must_use]
pub fn honest_match(p_right: f64, model_right: bool, share_of_wrong: f64) -> f64 {
    if model_right { p_right } else { (1.0 - p_right) * share_of_wrong }
}

/// What a sheet says of copying from one model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Echo {
    /// Items compared.
    pub answered: usize,
    /// Answers that are the model's.
    pub matches: usize,
    /// Such answers expected of an honest person.
    pub expected: f64,
    /// P(at least so many matches) of an honest person, exact.
    pub p: f64,
    /// Items that the model has wrong, matches among them, and P(at least so many).
    pub model_wrong: usize,
    /// Matches on items that the model has wrong.
    pub wrong_matches: usize,
    /// P(at least so many of these) of an honest person, exact.
    pub p_wrong: f64,
    /// ln of how much likelier the answers are if the asked-for share was copied; infinite where an honest person could not have given one,
    /// or a copying one could not.
    pub log_ratio: f64,
    /// P(at least such a log ratio) of an honest person, exact, for up to [`MOST_EXACT`] items that are not certain; none beyond, and none
    /// without items.
    pub p_ratio: Option<f64>,
    /// A bound of the same that holds for any number of items: e^−log ratio, at most 1 (Ville 1939; it also holds when looked at after each
    /// answer).
    pub p_ratio_bound: f64,
    /// The share copied that makes the answers likeliest, in 0..=1.
    pub copied: f64,
    /// Shares copied that the answers do not speak against, at the level asked for, by the likelihood ratio.
    pub copied_interval: (f64, f64),
}

/// The most items for which the log ratio's distribution is told exactly: half of their patterns, twice, are held in memory.
pub const MOST_EXACT: usize = 30;

/// Judges a sheet against one model, for a supposed share of copied answers, with an interval of a level such as 0.95 for that share.
/// n² steps for n items, and at most 2^16 for the exact chance of the ratio.
///
/// # Errors
/// [`IntegrityError::Chance`] for a chance or a share outside 0..=1, or a level that is not between both.
pub fn echo(items: &[Echoed], share: f64, level: f64) -> Result<Echo, IntegrityError> {
    items.iter().try_for_each(|item| chance(item.honest).map(drop))?;
    chance(share)?;
    if !(level > 0.0 && level < 1.0) {
        return Err(IntegrityError::Chance);
    }
    let count = |of: &dyn Fn(&Echoed) -> bool| items.iter().filter(|item| of(item)).count();
    let matches = count(&|item| item.matches);
    let wrong_matches = count(&|item| item.matches && !item.model_right);
    let all: Vec<f64> = items.iter().map(|item| item.honest).collect();
    let wrong: Vec<f64> = items.iter().filter(|item| !item.model_right).map(|item| item.honest).collect();
    let log_ratio = ln_ratio(items, share);
    let copied = likeliest(items);
    Ok(Echo {
        answered: items.len(),
        matches,
        expected: all.iter().sum(),
        p: at_least(matches, &all),
        model_wrong: wrong.len(),
        wrong_matches,
        p_wrong: at_least(wrong_matches, &wrong),
        log_ratio,
        p_ratio: p_of_ratio(items, share, log_ratio),
        p_ratio_bound: (-log_ratio).exp().min(1.0),
        copied,
        copied_interval: interval(items, copied, level),
    })
}

/// What a match adds to the log ratio; 0 where it is certain anyway.
fn ln_match(honest: f64, share: f64) -> f64 {
    if honest >= 1.0 || share <= 0.0 {
        0.0
    } else if honest <= 0.0 {
        // Also of a zero with a sign, by which nothing can be divided.
        f64::INFINITY
    } else {
        (share * (1.0 - honest) / honest).ln_1p()
    }
}

/// What another answer than the model's adds.
fn ln_other(share: f64) -> f64 {
    if share <= 0.0 { 0.0 } else { (-share).ln_1p() }
}

/// ln of the answers' chance if a share was copied over that of an honest person.
fn ln_ratio(items: &[Echoed], share: f64) -> f64 {
    let (mut sum, mut impossible) = (0.0, false);
    for item in items {
        let step = if item.matches { ln_match(item.honest, share) } else { ln_other(share) };
        // Copying everything never gives another answer, whatever else was seen.
        impossible |= step == f64::NEG_INFINITY;
        sum += if step == f64::NEG_INFINITY { 0.0 } else { step };
    }
    if impossible { f64::NEG_INFINITY } else { sum }
}

/// The slope of the log ratio in the share, times one less it: its sign is the slope's. It falls as the share rises.
fn slope(items: &[Echoed], share: f64) -> f64 {
    let others = items.iter().filter(|item| !item.matches).count() as f64;
    let rising = |honest: f64| {
        let at = share + (1.0 - share) * honest;
        if at > 0.0 { (1.0 - honest) / at } else { f64::INFINITY }
    };
    let matched: f64 = items.iter().filter(|item| item.matches).map(|item| rising(item.honest)).sum();
    if share >= 1.0 && others == 0.0 {
        return matched;
    }
    matched * (1.0 - share) - others
}

/// The share that makes the answers likeliest: where the slope is 0, by halving.
fn likeliest(items: &[Echoed]) -> f64 {
    if slope(items, 0.0) <= 0.0 {
        return 0.0;
    }
    if slope(items, 1.0) > 0.0 {
        return 1.0;
    }
    halve(0.0, 1.0, |share| slope(items, share) > 0.0)
}

/// The point up to which `low` holds.
fn halve(mut from: f64, mut to: f64, low: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..60 {
        let middle = f64::midpoint(from, to);
        if low(middle) { from = middle } else { to = middle }
    }
    f64::midpoint(from, to)
}

/// Shares whose likelihood is not too far below the best one's (Wilks 1938).
fn interval(items: &[Echoed], best: f64, level: f64) -> (f64, f64) {
    let z = crate::distribution::normal_quantile(f64::midpoint(1.0, level));
    // Without what no honest answer gives: it is infinite at every share above 0, and none at 0.
    let possible: Vec<Echoed> = items.iter().copied().filter(|item| !(item.matches && item.honest <= 0.0)).collect();
    let surprising = (items.len() - possible.len()) as f64;
    let height = |share: f64| {
        let impossible = if surprising > 0.0 { surprising * share.ln() } else { 0.0 };
        ln_ratio(&possible, share) + impossible
    };
    let least = height(best) - z * z / 2.0;
    let low = if height(0.0) >= least { 0.0 } else { halve(0.0, best, |share| height(share) < least) };
    let high = if height(1.0) >= least { 1.0 } else { halve(best, 1.0, |share| height(share) >= least) };
    (low.min(best), high.max(best))
}

/// P(log ratio at least as seen) of an honest person: patterns of one half of the items against those of the other.
fn p_of_ratio(items: &[Echoed], share: f64, seen: f64) -> Option<f64> {
    let uncertain: Vec<f64> = items.iter().map(|item| item.honest).filter(|p| *p > 0.0 && *p < 1.0).collect();
    if items.is_empty() || uncertain.len() > MOST_EXACT {
        return None;
    }
    if seen == f64::INFINITY {
        return Some(0.0);
    }
    // Of a certain item, only what an honest person does.
    let impossible = items.iter().filter(|item| item.honest <= 0.0).count() as f64;
    let certain = if impossible > 0.0 { impossible * ln_other(share) } else { 0.0 };
    let (first, second) = uncertain.split_at(uncertain.len() / 2);
    let (first, mut second) = (patterns(first, share), patterns(second, share));
    second.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut sum = 0.0;
    let reached: Vec<f64> = second
        .iter()
        .map(|(_, chance)| {
            sum += chance;
            sum
        })
        .collect();
    // Patterns as likely as the one seen count, whichever way their last digits fell.
    let bound = if seen.is_finite() { seen - certain - 1e-9 * seen.abs().max(1.0) } else { seen };
    let tail = first.iter().map(|(ratio, chance)| {
        let many = second.partition_point(|(other, _)| ratio + other >= bound);
        chance * many.checked_sub(1).map_or(0.0, |last| reached[last])
    });
    Some(tail.sum::<f64>().min(1.0))
}

/// The log ratio and the chance of every pattern of matches.
fn patterns(honest: &[f64], share: f64) -> Vec<(f64, f64)> {
    let mut all = vec![(0.0, 1.0)];
    for p in honest {
        let (matched, other) = (ln_match(*p, share), ln_other(share));
        let grown = all.iter().flat_map(|(ratio, chance)| [(ratio + matched, chance * p), (ratio + other, chance * (1.0 - p))]);
        all = grown.collect();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(honest: f64, matches: bool) -> Echoed {
        Echoed { honest, matches, model_right: honest > 0.5 }
    }

    #[test]
    fn equal_chances_have_closed_forms() {
        // k matches of n with chance p each: c + (1 − c)p = k/n is likeliest.
        let items: Vec<Echoed> = (0..20).map(|i| item(0.25, i < 14)).collect();
        let found = echo(&items, 0.5, 0.95).unwrap();
        assert!((found.copied - (0.7 - 0.25) / 0.75).abs() < 1e-12);
        assert!((found.log_ratio - (14.0 * 2.5_f64.ln() + 6.0 * 0.5_f64.ln())).abs() < 1e-12);
        let exact = crate::interval::binomial_at_least(14, 20, 0.25).unwrap();
        assert!((found.p - exact).abs() < 1e-15 && (found.p_ratio.unwrap() / exact - 1.0).abs() < 1e-9);
        assert!(found.p_ratio_bound >= exact && (found.p_ratio_bound - (-found.log_ratio).exp()).abs() < 1e-15);
        let (low, high) = found.copied_interval;
        assert!(low > 0.0 && low < found.copied && found.copied < high && high < 1.0);
        for share in [low, high] {
            let below = ln_ratio(&items, found.copied) - ln_ratio(&items, share);
            assert!((below - 1.959_963_984_540_054_f64.powi(2) / 2.0).abs() < 1e-9, "{share}");
        }
    }

    #[test]
    fn what_an_honest_person_never_says_is_infinite_and_another_answer_never_copied() {
        let caught = echo(&[item(0.0, true), item(0.9, true)], 0.3, 0.9).unwrap();
        assert!(caught.log_ratio == f64::INFINITY && caught.p == 0.0 && caught.p_ratio == Some(0.0) && caught.p_ratio_bound == 0.0);
        assert!(caught.copied == 1.0 && caught.copied_interval.0 > 0.0 && caught.copied_interval.1 == 1.0);
        let free = echo(&[item(0.0, true), item(0.9, false)], 1.0, 0.9).unwrap();
        assert!(free.log_ratio == f64::NEG_INFINITY && free.p_ratio == Some(1.0) && free.p_ratio_bound == 1.0);
        let certain = echo(&[item(1.0, true), item(0.0, false)], 0.5, 0.9).unwrap();
        assert!((certain.log_ratio - 0.5_f64.ln()).abs() < 1e-15 && certain.p_ratio == Some(1.0) && certain.copied == 0.0);
    }

    #[test]
    fn edges_and_what_is_no_chance() {
        let none = echo(&[], 0.5, 0.95).unwrap();
        assert!(none.p == 1.0 && none.log_ratio == 0.0 && none.p_ratio.is_none() && none.copied_interval == (0.0, 1.0));
        assert!(echo(&vec![item(0.5, true); 60], 0.5, 0.95).unwrap().p_ratio.is_none());
        for (honest, share, level) in [(f64::NAN, 0.5, 0.9), (0.5, 1.5, 0.9), (0.5, f64::NAN, 0.9), (0.5, 0.5, 1.0), (-0.1, 0.5, 0.9)] {
            assert_eq!(echo(&[item(honest, true)], share, level), Err(IntegrityError::Chance));
        }
        assert!((honest_match(0.8, false, 0.5) - 0.1).abs() < 1e-15 && honest_match(0.8, true, 0.5) == 0.8);
    }
}
