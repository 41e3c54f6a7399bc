//! The distribution of the number of bad units in a sample: of a process, or of a lot drawn without replacement.
//!
//! Probabilities of single counts are Loader's saddle-point forms (2000), whose error does not grow with the lot: ln Γ of a million is
//! right to nine decimals only. Tails are summed from the nearer end, or, of the binomial, are those of the beta distribution.

use libm::lgamma as ln_gamma;

use super::LotError;
use crate::distribution::beta_tails;

/// The largest lot and the largest sample: beyond, a double's digits no longer carry a count's tail.
pub(super) const MOST: u64 = 1_000_000_000_000;

/// What is offered for inspection.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Incoming {
    /// A steady process with so large a share of bad units, 0..=1: counts are binomial.
    Share(f64),
    /// A process with so many faults for each unit, 0 or more, several of which may be in one unit: counts are Poisson's.
    Rate(f64),
    /// One lot, drawn without replacement: counts are hypergeometric.
    Lot {
        /// Units in the lot.
        size: u64,
        /// Bad ones of them.
        bad: u64,
    },
}

impl Incoming {
    /// Checks the ranges.
    pub(super) fn check(&self) -> Result<(), LotError> {
        match *self {
            Self::Share(p) if !(0.0..=1.0).contains(&p) => Err(LotError::Share),
            Self::Rate(rate) if !(0.0..=1e6).contains(&rate) => Err(LotError::Share),
            Self::Lot { size, .. } if size == 0 || size > MOST => Err(LotError::Lot),
            Self::Lot { size, bad } if bad > size => Err(LotError::Counts),
            _ => Ok(()),
        }
    }

    /// The share of bad units (or faults a unit).
    pub(super) fn share(&self) -> f64 {
        match *self {
            Self::Share(p) | Self::Rate(p) => p,
            Self::Lot { size, bad } => bad as f64 / size as f64,
        }
    }

    /// A sample's size in this: a lot smaller than the sample is the sample.
    pub(super) fn sample(&self, n: u64) -> u64 {
        match *self {
            Self::Lot { size, .. } => n.min(size),
            _ => n,
        }
    }

    /// A second sample's size after a first of n1.
    pub(super) fn next_sample(&self, n1: u64, n2: u64) -> u64 {
        match *self {
            Self::Lot { size, .. } => n2.min(size.saturating_sub(n1)),
            _ => n2,
        }
    }

    /// P(at most k bad among n) and P(more than k); n is at most [`Self::sample`], and [`Self::check`] holds.
    pub(super) fn tails(&self, n: u64, k: u64) -> (f64, f64) {
        match *self {
            Self::Share(_) | Self::Lot { .. } if k >= n => (1.0, 0.0),
            Self::Share(p) => {
                let (above, at_most) = beta_tails((k + 1) as f64, (n - k) as f64, p, 1.0 - p);
                (at_most, above)
            }
            Self::Rate(rate) => poisson_tails(k, rate * n as f64),
            Self::Lot { size, bad } => hypergeometric_tails(k, size, bad, n),
        }
    }

    /// P(exactly k bad among n).
    pub(super) fn exactly(&self, n: u64, k: u64) -> f64 {
        match *self {
            Self::Share(p) => ln_binomial(k, n, p, 1.0 - p).exp(),
            Self::Rate(rate) => ln_poisson(k, rate * n as f64).exp(),
            Self::Lot { size, bad } => ln_hypergeometric(k, size, bad, n).exp(),
        }
    }

    /// What is left after a sample of n with k bad ones; nothing where that cannot be.
    pub(super) fn after(&self, n: u64, k: u64) -> Option<Self> {
        match *self {
            Self::Lot { size, bad } => {
                let (size, bad) = (size.checked_sub(n)?, bad.checked_sub(k)?);
                (size > 0 && bad <= size).then_some(Self::Lot { size, bad })
            }
            other => Some(other),
        }
    }
}

/// P(at most k) and P(more) of Poisson's distribution, summed as [`hypergeometric_tails`].
fn poisson_tails(k: u64, mean: f64) -> (f64, f64) {
    let below = (k as f64) < mean;
    let from = if below { k } else { k + 1 };
    let mut i = from as f64;
    let sum = outwards(ln_poisson(from, mean).exp(), || {
        let ratio = if below { i / mean } else { mean / (i + 1.0) };
        i += if below { -1.0 } else { 1.0 };
        ratio
    });
    if below { (sum, 1.0 - sum) } else { (1.0 - sum, sum) }
}

/// Sums terms that fall from the first on, given the ratio of each to the one before, until they no longer count.
fn outwards(first: f64, mut ratio: impl FnMut() -> f64) -> f64 {
    let (mut term, mut sum) = (first, 0.0);
    while term > sum * 1e-18 {
        sum += term;
        term *= ratio();
    }
    sum.clamp(0.0, 1.0)
}

/// P(at most k of a sample of n are bad) and P(more), for a lot of `size` units with `bad` bad ones. The nearer tail is summed outwards, in
/// as many steps as some standard deviations of the count.
pub(super) fn hypergeometric_tails(k: u64, size: u64, bad: u64, n: u64) -> (f64, f64) {
    let most = n.min(bad);
    let least = (n + bad).saturating_sub(size);
    if k >= most {
        return (1.0, 0.0);
    }
    if k < least {
        return (0.0, 1.0);
    }
    let (all, bad_f, n_f) = (size as f64, bad as f64, n as f64);
    let others = all - bad_f - n_f;
    let below = (k as f64) < n_f * bad_f / all;
    let from = if below { k } else { k + 1 };
    let mut i = from as f64;
    let sum = outwards(ln_hypergeometric(from, size, bad, n).exp(), || {
        if below {
            let ratio = i * (others + i) / ((bad_f - i + 1.0) * (n_f - i + 1.0));
            i -= 1.0;
            return ratio;
        }
        let ratio = (bad_f - i) * (n_f - i) / ((i + 1.0) * (others + i + 1.0));
        i += 1.0;
        ratio
    });
    if below { (sum, 1.0 - sum) } else { (1.0 - sum, sum) }
}

/// ln P(exactly k of a sample of n are bad); −∞ where that cannot be.
pub(super) fn ln_hypergeometric(k: u64, size: u64, bad: u64, n: u64) -> f64 {
    if k > bad || k > n || n > size || bad > size || n - k > size - bad {
        return f64::NEG_INFINITY;
    }
    // Three binomials with the sample's share cancel to it.
    let (p, q) = (n as f64 / size as f64, (size - n) as f64 / size as f64);
    ln_binomial(k, bad, p, q) + ln_binomial(n - k, size - bad, p, q) - ln_binomial(n, size, p, q)
}

/// ln P(exactly k of n), each with chance p; q is 1 − p.
fn ln_binomial(k: u64, n: u64, p: f64, q: f64) -> f64 {
    if k > n {
        return f64::NEG_INFINITY;
    }
    let (k_f, n_f) = (k as f64, n as f64);
    let power = |times: f64, base: f64, other: f64| if base < 0.5 { times * base.ln() } else { times * (-other).ln_1p() };
    match (k == 0, k == n) {
        (true, true) => 0.0,
        (true, false) => power(n_f, q, p),
        (false, true) => power(n_f, p, q),
        (false, false) if p <= 0.0 || q <= 0.0 => f64::NEG_INFINITY,
        (false, false) => {
            let rest = n_f - k_f;
            stirling_error(n_f) - stirling_error(k_f) - stirling_error(rest) - deviance(k_f, n_f * p) - deviance(rest, n_f * q)
                + 0.5 * (n_f / (2.0 * std::f64::consts::PI * k_f * rest)).ln()
        }
    }
}

/// ln P(exactly k) for Poisson's distribution.
fn ln_poisson(k: u64, mean: f64) -> f64 {
    let k_f = k as f64;
    match (k == 0, mean > 0.0) {
        (true, _) => -mean,
        (false, false) => f64::NEG_INFINITY,
        (false, true) => -stirling_error(k_f) - deviance(k_f, mean) - 0.5 * (2.0 * std::f64::consts::PI * k_f).ln(),
    }
}

/// ln n! less Stirling's formula, for n ≥ 1.
fn stirling_error(n: f64) -> f64 {
    if n < 16.0 {
        return ln_gamma(n + 1.0) - (n + 0.5) * n.ln() + n - 0.5 * (2.0 * std::f64::consts::PI).ln();
    }
    let square = n * n;
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / 1188.0 / square) / square) / square) / square) / n
}

/// x ln(x/m) + m − x, without cancellation where x is near m.
fn deviance(x: f64, m: f64) -> f64 {
    if (x - m).abs() >= 0.1 * (x + m) {
        return x * (x / m).ln() + m - x;
    }
    let v = (x - m) / (x + m);
    let mut sum = (x - m) * v;
    let mut power = 2.0 * x * v;
    for i in 1..1000_u32 {
        power *= v * v;
        let next = sum + power / f64::from(2 * i + 1);
        if next == sum {
            break;
        }
        sum = next;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_forms_of_a_lot_of_five_with_two_bad() {
        // Samples of 3: 1, 6 and 3 of 10.
        for (k, chance) in [(0, 0.1), (1, 0.6), (2, 0.3)] {
            assert!((ln_hypergeometric(k, 5, 2, 3).exp() - chance).abs() < 1e-15, "{k}");
        }
        assert_eq!(ln_hypergeometric(3, 5, 2, 3), f64::NEG_INFINITY);
        assert!((hypergeometric_tails(1, 5, 2, 3).0 - 0.7).abs() < 1e-15);
        assert_eq!(hypergeometric_tails(2, 5, 2, 3), (1.0, 0.0));
        assert_eq!(hypergeometric_tails(0, 5, 4, 3), (0.0, 1.0));
        assert_eq!(hypergeometric_tails(0, 5, 0, 5), (1.0, 0.0));
    }

    #[test]
    fn chances_of_all_counts_add_up_to_one_in_large_lots_too() {
        for (size, bad, n) in [(1_000, 50, 93), (1_000_000, 50_000, 2_000), (1_000_000_000_000, 1_000_000, 3_000_000)] {
            let sum: f64 = (0..=n.min(5_000)).map(|k| ln_hypergeometric(k, size, bad, n).exp()).sum();
            assert!((sum - 1.0).abs() < 1e-12, "{size}: {sum}");
        }
        let sum: f64 = (0..=400).map(|k| Incoming::Share(0.3).exactly(400, k)).sum();
        assert!((sum - 1.0).abs() < 1e-13);
        let sum: f64 = (0..=400).map(|k| Incoming::Rate(0.3).exactly(400, k)).sum();
        assert!((sum - 1.0).abs() < 1e-13);
    }

    #[test]
    fn a_tail_is_the_sum_of_its_counts() {
        for incoming in [Incoming::Share(0.13), Incoming::Rate(0.4), Incoming::Lot { size: 300, bad: 40 }] {
            let mut sum = 0.0;
            for k in 0..=50 {
                sum += incoming.exactly(50, k);
                let (at_most, above) = incoming.tails(50, k);
                assert!((at_most - sum).abs() < 1e-13 && (at_most + above - 1.0).abs() < 1e-13, "{incoming:?} {k}");
            }
        }
    }
}
