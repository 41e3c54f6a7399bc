//! Exact distributions of draws without replacement: likelihood ratios, the sequential test's operating characteristic, bounds for the bad
//! units of a lot, tests at fixed looks, and a set that holds at any time.

use super::LotError;
use super::counts::{MOST, hypergeometric_tails, ln_hypergeometric};
use crate::distribution::{ln_beta, ln_choose};

/// Logarithms of ratios that differ by less are the same.
const MARGIN: f64 = 1e-12;

/// The largest lot whose draws are followed one by one.
pub const MOST_FOLLOWED: u64 = 1_000_000;

/// The fewest bad units with which a lot's error share is at least a limit: ⌈limit × lot⌉, where a product that a double misses by its last
/// digits is what it stands for.
///
/// # Errors
/// [`LotError::Lot`] for an empty lot or more than 10¹² units; [`LotError::Share`] for a limit outside 0..=1.
pub fn bad_at_limit(lot: u64, limit: f64) -> Result<u64, LotError> {
    if lot == 0 || lot > MOST {
        return Err(LotError::Lot);
    }
    if !(0.0..=1.0).contains(&limit) {
        return Err(LotError::Share);
    }
    let bad = limit * lot as f64;
    let near = bad.round();
    let whole = if (bad - near).abs() <= 1e-9 * near.max(1.0) { near } else { bad.ceil() };
    Ok((whole as u64).min(lot))
}

/// The running likelihood ratio of two numbers of bad units in a lot, given draws that are right or wrong. Each draw costs the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LikelihoodRatio {
    lot: u64,
    /// Bad units under the claim to be rejected, and under the other.
    null: u64,
    alternative: u64,
    drawn: u64,
    wrong: u64,
    ln: f64,
}

impl LikelihoodRatio {
    /// Before the first draw.
    ///
    /// # Errors
    /// [`LotError::Lot`] for an empty lot; [`LotError::Counts`] for more bad units than units.
    pub fn new(lot: u64, bad_null: u64, bad_alternative: u64) -> Result<Self, LotError> {
        if lot == 0 || lot > MOST {
            return Err(LotError::Lot);
        }
        if bad_null > lot || bad_alternative > lot {
            return Err(LotError::Counts);
        }
        Ok(Self { lot, null: bad_null, alternative: bad_alternative, drawn: 0, wrong: 0, ln: 0.0 })
    }

    /// Takes a draw, and gives ln of P(draws | alternative) / P(draws | null): ∞ where they cannot happen under the null, −∞ where not
    /// under the alternative.
    ///
    /// # Errors
    /// [`LotError::Impossible`] where the draws cannot happen under either; [`LotError::Ended`] after the whole lot.
    pub fn draw(&mut self, wrong: bool) -> Result<f64, LotError> {
        if self.drawn == self.lot {
            return Err(LotError::Ended);
        }
        let right = self.drawn - self.wrong;
        let left = |bad: u64| {
            let left = if wrong { bad.checked_sub(self.wrong) } else { (self.lot - bad).checked_sub(right) };
            left.unwrap_or(0) as f64
        };
        let (alternative, null) = (left(self.alternative), left(self.null));
        self.drawn += 1;
        self.wrong += u64::from(wrong);
        self.ln = match (alternative > 0.0, null > 0.0) {
            (true, true) => self.ln + (alternative / null).ln(),
            // Infinities that were reached stay; a second one of the other sign makes it impossible under both.
            (true, false) if self.ln > f64::NEG_INFINITY => f64::INFINITY,
            (false, true) if self.ln < f64::INFINITY => f64::NEG_INFINITY,
            _ => f64::NAN,
        };
        if self.ln.is_nan() { Err(LotError::Impossible) } else { Ok(self.ln) }
    }
}

/// A sequential probability ratio test that certifies a lot: drawn until the ratio is at least 1/risk, or the budget ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sequential {
    /// Units in the lot, at most [`MOST_FOLLOWED`].
    pub lot: u64,
    /// Bad units at the limit: the claim to be rejected.
    pub bad_null: u64,
    /// Bad units that are expected; fewer than at the limit.
    pub bad_alternative: u64,
    /// Chance of a certificate for a lot at the limit is at most so much.
    pub risk: f64,
    /// Draws after which it ends without a certificate; the lot's size for no end.
    pub budget: u64,
}

/// What a test does with lots of one quality.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Operating {
    /// Chance of a certificate.
    pub certified: f64,
    /// Chance that the budget ends without one.
    pub not_certified: f64,
    /// Mean number of draws.
    pub mean_draws: f64,
}

impl Sequential {
    /// Exact chances and mean length for lots with `bad` bad units. Costs draws times some standard deviations of the count.
    ///
    /// # Errors [`LotError::Lot`] for an empty lot or more than [`MOST_FOLLOWED`] units; [`LotError::Counts`] unless the alternative has
    /// fewer bad units than the null and a budget is within the lot; [`LotError::Risk`] unless 0 < risk < 1.
    pub fn operating(&self, bad: u64) -> Result<Operating, LotError> {
        if self.lot == 0 || self.lot > MOST_FOLLOWED {
            return Err(LotError::Lot);
        }
        let counts = [self.bad_null, bad, self.budget].iter().all(|count| *count <= self.lot);
        if !counts || self.bad_alternative >= self.bad_null {
            return Err(LotError::Counts);
        }
        if !(self.risk > 0.0 && self.risk < 1.0) {
            return Err(LotError::Risk);
        }
        let enough = -self.risk.ln() - MARGIN;
        let ratio = |n: u64, wrong: u64| {
            ln_hypergeometric(wrong, self.lot, self.bad_alternative, n) - ln_hypergeometric(wrong, self.lot, self.bad_null, n)
        };
        // The ratio falls with wrong draws and rises with right ones: what is enough once stays so.
        let mut certifying = 0;
        Ok(follow(self.lot, bad, self.budget, |n| {
            while certifying <= n && ratio(n, certifying) >= enough {
                certifying += 1;
            }
            certifying
        }))
    }
}

/// Chances below this are dropped from the ends of the distribution that is carried along.
const NEGLIGIBLE: f64 = 1e-40;

/// Carries the number of wrong draws forward: after n draws it ends with fewer wrong ones than `certifying(n)`.
fn follow(lot: u64, bad: u64, budget: u64, mut certifying: impl FnMut(u64) -> u64) -> Operating {
    let mut out = Operating { certified: 0.0, not_certified: 0.0, mean_draws: 0.0 };
    // alive[i] is the chance of low + i wrong draws.
    let (mut low, mut alive, mut next) = (0_u64, vec![1.0_f64], Vec::new());
    for n in 0..budget {
        out.mean_draws += alive.iter().sum::<f64>();
        let left = (lot - n) as f64;
        next.clear();
        next.resize(alive.len() + 1, 0.0);
        for (i, share) in alive.iter().enumerate() {
            let wrong = (bad.saturating_sub(low + i as u64) as f64 / left).min(1.0);
            next[i + 1] += share * wrong;
            next[i] += share * (1.0 - wrong);
        }
        let ended = certifying(n + 1).saturating_sub(low).min(next.len() as u64) as usize;
        out.certified += next[..ended].iter().sum::<f64>();
        let first = next.iter().enumerate().skip(ended).find(|(_, share)| **share > NEGLIGIBLE).map_or(next.len(), |(i, _)| i);
        let last = next.iter().rposition(|share| *share > NEGLIGIBLE).map_or(first, |i| (i + 1).max(first));
        alive.clear();
        alive.extend_from_slice(&next[first..last]);
        low += first as u64;
        if alive.is_empty() {
            break;
        }
    }
    out.not_certified = alive.iter().fold(0.0, |sum, share| sum + share);
    out
}

/// The most bad units that a lot may have had: the largest D with P(at most `wrong` of `n` | D) > alpha. With confidence 1 − alpha there
/// are no more; for one look.
///
/// # Errors
/// [`LotError::Lot`] for an empty lot; [`LotError::Counts`] unless wrong ≤ n ≤ lot; [`LotError::Risk`] unless 0 < alpha < 1.
pub fn upper_bound(lot: u64, n: u64, wrong: u64, alpha: f64) -> Result<u64, LotError> {
    sample(lot, n, wrong)?;
    if !(alpha > 0.0 && alpha < 1.0) {
        return Err(LotError::Risk);
    }
    // P falls as the bad units grow; with all that were not seen right it may still be above.
    let (mut low, mut high) = (wrong, lot - (n - wrong));
    while low < high {
        let middle = high - (high - low) / 2;
        if hypergeometric_tails(wrong, lot, middle, n).0 > alpha { low = middle } else { high = middle - 1 }
    }
    Ok(low)
}

fn sample(lot: u64, n: u64, wrong: u64) -> Result<(), LotError> {
    if lot == 0 || lot > MOST {
        return Err(LotError::Lot);
    }
    if wrong > n || n > lot { Err(LotError::Counts) } else { Ok(()) }
}

/// A test of "the error share is at least the limit" at looks that are fixed beforehand, each at its part of the risk (Bonferroni).
#[derive(Clone, Debug, PartialEq)]
pub struct Looks {
    lot: u64,
    /// Bad units at the limit.
    pub bad_null: u64,
    /// The risk of each look.
    pub alpha_each: f64,
    /// Draws at each look, and the most wrong ones with which it certifies; nothing where no count does.
    pub certify_at_most: Vec<(u64, Option<u64>)>,
}

impl Looks {
    /// The test for a lot.
    ///
    /// # Errors
    /// [`LotError::Lot`] and [`LotError::Share`] as [`bad_at_limit`]; [`LotError::Counts`] unless there are looks that rise within 1..=lot;
    /// [`LotError::Risk`] unless 0 < alpha < 1.
    pub fn new(lot: u64, limit: f64, looks: &[u64], alpha: f64) -> Result<Self, LotError> {
        let bad_null = bad_at_limit(lot, limit)?;
        let rising = looks.windows(2).all(|pair| pair[0] < pair[1]);
        let within = looks.first().is_some_and(|first| *first > 0) && looks.last().is_some_and(|last| *last <= lot);
        if !rising || !within {
            return Err(LotError::Counts);
        }
        if !(alpha > 0.0 && alpha < 1.0) {
            return Err(LotError::Risk);
        }
        let alpha_each = alpha / looks.len() as f64;
        let most = |n: u64| {
            // The number of counts that certify.
            let (mut low, mut high) = (0, n + 1);
            while low < high {
                let middle = u64::midpoint(low, high);
                if hypergeometric_tails(middle, lot, bad_null, n).0 <= alpha_each { low = middle + 1 } else { high = middle }
            }
            low.checked_sub(1)
        };
        let certify_at_most = looks.iter().map(|n| (*n, most(*n))).collect();
        Ok(Self { lot, bad_null, alpha_each, certify_at_most })
    }

    /// The p-value of one look: P(at most so many wrong of n | a lot at the limit).
    ///
    /// # Errors
    /// [`LotError::Counts`] unless wrong ≤ n ≤ lot.
    pub fn p(&self, n: u64, wrong: u64) -> Result<f64, LotError> {
        sample(self.lot, n, wrong)?;
        Ok(hypergeometric_tails(wrong, self.lot, self.bad_null, n).0)
    }

    /// The first look that certifies, as its draws, given the wrong ones at each look so far.
    #[must_use]
    pub fn certified_at(&self, wrong: &[u64]) -> Option<u64> {
        let looks = self.certify_at_most.iter().zip(wrong);
        looks.into_iter().find(|((_, most), wrong)| most.is_some_and(|most| **wrong <= most)).map(|((n, _), _)| *n)
    }

    /// The exact chance of a certificate for a lot with `bad` bad units, and the mean draws to it or to the last look. At `bad_null` it is
    /// the chance of a false one, below what Bonferroni's inequality promises.
    ///
    /// # Errors
    /// [`LotError::Lot`] for more than [`MOST_FOLLOWED`] units; [`LotError::Counts`] for more bad units than units.
    pub fn operating(&self, bad: u64) -> Result<Operating, LotError> {
        if self.lot > MOST_FOLLOWED {
            return Err(LotError::Lot);
        }
        if bad > self.lot {
            return Err(LotError::Counts);
        }
        let mut looks = self.certify_at_most.iter().peekable();
        let budget = self.certify_at_most.last().map_or(0, |look| look.0);
        Ok(follow(self.lot, bad, budget, |n| match looks.next_if(|look| look.0 == n) {
            Some((_, most)) => most.map_or(0, |most| most + 1),
            None => 0,
        }))
    }
}

/// The numbers of bad units whose prior is less than 1/alpha of their posterior: a set that holds the true number with chance 1 − alpha at
/// all looks together, however many there are (Waudby-Smith and Ramdas 2020). The prior is beta-binomial and bounds nothing but the set's
/// width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PriorPosterior {
    /// Units in the lot.
    pub lot: u64,
    /// Units drawn.
    pub n: u64,
    /// Wrong ones of them.
    pub wrong: u64,
    /// The prior's two parameters, each above 0 and at most 10⁶: (1, 1) makes every number of bad units as likely.
    pub prior: (f64, f64),
}

impl PriorPosterior {
    fn check(&self) -> Result<(), LotError> {
        sample(self.lot, self.n, self.wrong)?;
        let fine = |x: f64| x > 0.0 && x <= 1e6;
        if fine(self.prior.0) && fine(self.prior.1) { Ok(()) } else { Err(LotError::Parameters) }
    }

    /// ln of the prior over the posterior of `bad` bad units; ∞ where they cannot be, given what was drawn.
    ///
    /// The chance of the sample over all priors is beta-binomial itself, so the ratio needs no sum.
    ///
    /// # Errors
    /// [`LotError::Lot`], [`LotError::Counts`] for counts that do not fit, [`LotError::Parameters`] for a prior that is none.
    pub fn ln_ratio(&self, bad: u64) -> Result<f64, LotError> {
        self.check()?;
        if bad > self.lot {
            return Err(LotError::Counts);
        }
        Ok(self.ratio(bad))
    }

    fn ratio(&self, bad: u64) -> f64 {
        let (n, wrong, (a, b)) = (self.n as f64, self.wrong as f64, self.prior);
        let marginal = ln_choose(n, wrong) + ln_beta(wrong + a, n - wrong + b) - ln_beta(a, b);
        marginal - ln_hypergeometric(self.wrong, self.lot, bad, self.n)
    }

    /// The fewest and the most bad units of the set. The chance of a sample has one maximum in the bad units, so that the set has no holes.
    ///
    /// # Errors
    /// As [`Self::ln_ratio`]; [`LotError::Risk`] unless 0 < alpha < 1.
    pub fn set(&self, alpha: f64) -> Result<(u64, u64), LotError> {
        self.check()?;
        if !(alpha > 0.0 && alpha < 1.0) {
            return Err(LotError::Risk);
        }
        let inside = |bad: u64| self.ratio(bad) < -alpha.ln();
        let (least, most) = (self.wrong, self.lot - (self.n - self.wrong));
        let best = if self.n == 0 { least } else { (self.wrong as f64 * (self.lot + 1) as f64 / self.n as f64) as u64 };
        let best = best.clamp(least, most);
        let edge = |mut inner: u64, mut outer: u64| {
            // `inner` is in the set; halves the way to the first that is not.
            if inside(outer) {
                return outer;
            }
            while inner.abs_diff(outer) > 1 {
                let middle = u64::midpoint(inner, outer);
                if inside(middle) { inner = middle } else { outer = middle }
            }
            inner
        };
        Ok((edge(best, least), edge(best, most)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_that_a_double_misses_is_what_it_stands_for() {
        assert_eq!((bad_at_limit(300, 0.1), bad_at_limit(301, 0.1), bad_at_limit(1_000, 0.05)), (Ok(30), Ok(31), Ok(50)));
        assert_eq!((bad_at_limit(7, 0.0), bad_at_limit(7, 1.0)), (Ok(0), Ok(7)));
        assert_eq!((bad_at_limit(0, 0.1), bad_at_limit(7, f64::NAN)), (Err(LotError::Lot), Err(LotError::Share)));
    }

    #[test]
    fn a_ratio_that_cannot_be_is_told() {
        let mut ratio = LikelihoodRatio::new(3, 3, 0).unwrap();
        assert_eq!(ratio.draw(true), Ok(f64::NEG_INFINITY));
        assert_eq!(ratio.draw(false), Err(LotError::Impossible));
        assert_eq!(ratio.draw(true), Err(LotError::Impossible));
        assert_eq!(ratio.draw(true), Err(LotError::Ended));
    }

    #[test]
    fn a_test_of_one_bad_unit_in_closed_form() {
        // Against one bad unit of 20 the ratio after n right draws is 20/(20 − n): 1/risk = 2 is met at 10.
        let test = Sequential { lot: 20, bad_null: 1, bad_alternative: 0, risk: 0.5, budget: 20 };
        let at = test.operating(1).unwrap();
        assert!((at.certified - 0.5).abs() < 1e-14 && (at.not_certified - 0.5).abs() < 1e-14 && (at.mean_draws - 15.0).abs() < 1e-12);
        let short = Sequential { budget: 9, ..test }.operating(0).unwrap();
        assert_eq!((short.certified, short.not_certified, short.mean_draws), (0.0, 1.0, 9.0));
    }

    #[test]
    fn a_bound_is_the_last_that_is_not_refuted() {
        for (lot, n, wrong) in [(50, 10, 0), (50, 10, 3), (200, 40, 2), (30, 30, 4), (30, 0, 0)] {
            let bound = upper_bound(lot, n, wrong, 0.05).unwrap();
            let above = |bad: u64| hypergeometric_tails(wrong, lot, bad, n).0 > 0.05;
            assert!(above(bound) && (bound == lot - (n - wrong) || !above(bound + 1)), "{lot} {n} {wrong}: {bound}");
        }
    }

    #[test]
    fn the_set_of_any_time_leaves_the_truth_with_at_most_the_risk_computed_exactly() {
        // All orders of 4 bad among 40, by the chance of each count that was never outside.
        let (lot, bad, alpha) = (40, 4, 0.1);
        let mut alive = vec![1.0];
        for n in 1..=lot {
            let mut next = vec![0.0; alive.len() + 1];
            for (wrong, share) in alive.iter().enumerate() {
                let chance = (bad as f64 - wrong as f64) / (lot - n + 1) as f64;
                next[wrong + 1] += share * chance;
                next[wrong] += share * (1.0 - chance);
            }
            for (wrong, share) in next.iter_mut().enumerate().filter(|(_, share)| **share > 0.0) {
                let (low, high) = PriorPosterior { lot, n, wrong: wrong as u64, prior: (1.0, 1.0) }.set(alpha).unwrap();
                if bad < low || bad > high {
                    *share = 0.0;
                }
            }
            alive = next;
        }
        let ever_outside = 1.0 - alive.iter().sum::<f64>();
        assert!(ever_outside <= alpha && ever_outside > alpha / 50.0, "{ever_outside}");
    }
}
