//! The smallest plan for two risks, and the smallest sample in which nothing bad may be found.

use super::LotError;
use super::counts::{Incoming, MOST, ln_hypergeometric};
use super::plan::Single;

/// Chances that differ by less are the same: a plan that meets its risk exactly is one.
const SLACK: f64 = 1e-12;

/// The longest sample that is looked for.
const LONGEST: u64 = 100_000;

/// A plan for two risks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sought {
    /// The plan.
    pub plan: Single,
    /// Chance that good lots are accepted.
    pub accept_good: f64,
    /// Chance that poor lots are accepted.
    pub accept_poor: f64,
}

/// The smallest sample, and with it the smallest acceptance number, with which lots of the good quality are accepted with at least 1 −
/// `alpha` (the producer's risk) and lots of the poor one with at most `beta` (the consumer's risk). Nothing where no plan within the lot
/// and 100,000 units has both.
///
/// For each acceptance number the smallest sample that keeps `beta` is found by bisection; both rise together, so that the first that keeps
/// `alpha` too is the smallest. Costs as many steps as the acceptance number.
///
/// # Errors [`LotError::Risk`] unless both risks are in 0..1; [`LotError::Parameters`] for two qualities of different kinds or lots; what
/// is wrong with one of them.
pub fn smallest(good: Incoming, alpha: f64, poor: Incoming, beta: f64) -> Result<Option<Sought>, LotError> {
    let inside = |risk: f64| risk > 0.0 && risk < 1.0;
    if !(inside(alpha) && inside(beta)) {
        return Err(LotError::Risk);
    }
    good.check()?;
    poor.check()?;
    let longest = match (good, poor) {
        (Incoming::Share(_), Incoming::Share(_)) | (Incoming::Rate(_), Incoming::Rate(_)) => LONGEST,
        (Incoming::Lot { size, .. }, Incoming::Lot { size: other, .. }) if size == other => size.min(LONGEST),
        _ => return Err(LotError::Parameters),
    };
    if good.share() >= poor.share() {
        return Ok(None);
    }
    let keeps_beta = |n: u64, c: u64| poor.tails(n, c).0 <= beta + SLACK;
    let mut n = 1;
    for c in 0..longest.min(LONGEST) {
        let Some(found) = first(n, longest, |n| keeps_beta(n, c)) else { return Ok(None) };
        n = found;
        let accept_good = good.tails(n, c).0;
        if accept_good >= 1.0 - alpha - SLACK {
            return Ok(Some(Sought { plan: Single::new(n, c), accept_good, accept_poor: poor.tails(n, c).0 }));
        }
    }
    Ok(None)
}

/// The smallest sample of a lot that holds at least one of `bad` bad units with chance 1 − `beta`, and the chance that it holds none.
/// Nothing where there is no bad unit.
///
/// # Errors
/// [`LotError::Lot`] for an empty lot; [`LotError::Counts`] for more bad units than units; [`LotError::Risk`] unless 0 < beta < 1.
pub fn zero_acceptance(lot: u64, bad: u64, beta: f64) -> Result<Option<(u64, f64)>, LotError> {
    Incoming::Lot { size: lot, bad }.check()?;
    if !(beta > 0.0 && beta < 1.0) {
        return Err(LotError::Risk);
    }
    let none = |n: u64| ln_hypergeometric(0, lot, bad, n).exp();
    Ok(first(1, lot.min(MOST), |n| none(n) <= beta + SLACK).map(|n| (n, none(n))))
}

/// The first n in `from..=to` for which `holds`, which then holds to the end. From the start in doubling steps: it is usually near.
fn first(from: u64, to: u64, holds: impl Fn(u64) -> bool) -> Option<u64> {
    let (mut low, mut step) = (from, 1);
    let mut high = loop {
        let at = low.saturating_add(step).min(to);
        if low > to {
            return None;
        }
        if holds(low) {
            break low;
        }
        if holds(at) {
            break at;
        }
        if at == to {
            return None;
        }
        low = at + 1;
        step *= 2;
    };
    // Everything before `low` is known not to hold.
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    Some(high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_holds_is_found_from_wherever_it_is_sought() {
        for border in 1..=40 {
            for from in 1..=40 {
                let found = first(from, 40, |n| n >= border);
                assert_eq!(found, Some(border.max(from)), "{border} {from}");
            }
        }
        assert_eq!((first(1, 40, |_| false), first(41, 40, |_| true)), (None, None));
    }

    #[test]
    fn no_smaller_sample_has_both_risks() {
        let (good, poor) = (Incoming::Lot { size: 300, bad: 6 }, Incoming::Lot { size: 300, bad: 24 });
        let found = smallest(good, 0.05, poor, 0.1).unwrap().unwrap();
        for n in 1..=found.plan.n {
            for c in 0..n {
                let plan = Single::new(n, c);
                let fits = plan.accept(good).unwrap() >= 0.95 && plan.accept(poor).unwrap() <= 0.1;
                assert_eq!(fits, plan == found.plan, "{plan:?}");
            }
        }
    }

    #[test]
    fn the_published_plan_359_11_of_a_vignette_of_acceptance_sampling() {
        let found = smallest(Incoming::Share(0.019_296), 0.05, Incoming::Share(0.045_884), 0.1).unwrap().unwrap();
        assert_eq!((found.plan.n, found.plan.ac), (359, 11));
    }

    #[test]
    fn what_cannot_be_is_nothing_or_an_error() {
        assert_eq!(smallest(Incoming::Share(0.05), 0.05, Incoming::Share(0.05), 0.1), Ok(None));
        assert_eq!(smallest(Incoming::Share(0.01), 0.05, Incoming::Rate(0.05), 0.1), Err(LotError::Parameters));
        assert_eq!(smallest(Incoming::Share(0.01), 0.0, Incoming::Share(0.05), 0.1), Err(LotError::Risk));
        assert_eq!(zero_acceptance(500, 0, 0.05), Ok(None));
        assert_eq!(zero_acceptance(0, 0, 0.05), Err(LotError::Lot));
        // All units but one leave one of twenty unseen: exactly the risk.
        assert_eq!(zero_acceptance(20, 1, 0.05).unwrap().map(|f| f.0), Some(19));
    }
}
