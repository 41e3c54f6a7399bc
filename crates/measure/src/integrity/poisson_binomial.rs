//! The number of events among independent ones of unequal chances (Poisson 1837): its whole distribution and its tails, exactly.
//!
//! Everything is a sum of products of chances, and nothing is subtracted: a tail of 1e-200 has as many right digits as one of 0.1, which
//! neither a normal approximation nor a Fourier transform has.

use super::{IntegrityError, chance};

/// The distribution of the number of events.
#[derive(Clone, Debug, PartialEq)]
pub struct PoissonBinomial {
    mean: f64,
    variance: f64,
    /// The chance of exactly as many events as the place says.
    exactly: Vec<f64>,
}

impl PoissonBinomial {
    /// The distribution for events of these chances, by convolution: n² steps for n events.
    ///
    /// # Errors
    /// [`IntegrityError::Chance`] for a chance outside 0..=1.
    pub fn new(chances: &[f64]) -> Result<Self, IntegrityError> {
        let mut exactly = Vec::with_capacity(chances.len() + 1);
        exactly.push(1.0);
        let (mut mean, mut variance) = (0.0, 0.0);
        for q in chances {
            let q = chance(*q)?;
            mean += q;
            variance += q * (1.0 - q);
            exactly.push(0.0);
            for m in (1..exactly.len()).rev() {
                exactly[m] = exactly[m] * (1.0 - q) + exactly[m - 1] * q;
            }
            exactly[0] *= 1.0 - q;
        }
        Ok(Self { mean, variance, exactly })
    }

    /// The mean number of events.
    #[must_use]
    pub const fn mean(&self) -> f64 {
        self.mean
    }

    /// The variance of the number of events.
    #[must_use]
    pub const fn variance(&self) -> f64 {
        self.variance
    }

    /// The chance of exactly 0, 1, … events.
    #[must_use]
    pub fn exactly(&self) -> &[f64] {
        &self.exactly
    }

    /// P(at least `k` events).
    #[must_use]
    pub fn at_least(&self, k: usize) -> f64 {
        if k == 0 {
            return 1.0;
        }
        // From the far end, where the smallest are.
        self.exactly.iter().skip(k).rev().sum::<f64>().min(1.0)
    }

    /// P(more than `k` events) and half of P(exactly `k`): Lancaster's mid-p (1961), whose mean under chance is a half.
    #[must_use]
    pub fn mid_p(&self, k: usize) -> f64 {
        let half = self.exactly.get(k).map_or(0.0, |p| p / 2.0);
        (k.checked_add(1).map_or(0.0, |more| self.at_least(more)) + half).min(1.0)
    }
}

/// P(at least `matches` of independent events with these chances), without the rest of the distribution: the smaller of `matches` and of
/// what is missing from all, times the number of events, in steps. A chance that is no number counts as 0, one beyond 0..=1 as the nearer
/// end.
#[must_use]
pub fn at_least(matches: usize, chances: &[f64]) -> f64 {
    if matches == 0 {
        return 1.0;
    }
    let Some(missing) = chances.len().checked_sub(matches) else { return 0.0 };
    let chances = chances.iter().map(|q| if q.is_nan() { 0.0 } else { q.clamp(0.0, 1.0) });
    if missing < matches {
        // So many happen exactly if at most the rest does not.
        return fewer_than(missing + 1, chances.map(|q| 1.0 - q)).0;
    }
    fewer_than(matches, chances).1
}

/// P(fewer than `bound` events) and its complement, each a sum of positive parts; `bound` is above 0.
fn fewer_than(bound: usize, chances: impl Iterator<Item = f64>) -> (f64, f64) {
    // The chance of exactly m events so far, for m under the bound; what reaches the bound has left.
    let mut below = vec![0.0; bound];
    below[0] = 1.0;
    let mut left = 0.0;
    for (seen, q) in chances.enumerate() {
        left += below[bound - 1] * q;
        for m in (1..bound.min(seen + 2)).rev() {
            below[m] = below[m] * (1.0 - q) + below[m - 1] * q;
        }
        below[0] *= 1.0 - q;
    }
    (below.iter().rev().sum::<f64>().min(1.0), left.min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interval::binomial_at_least;

    #[test]
    fn equal_chances_are_the_binomial_and_two_chances_its_closed_form() {
        let all = PoissonBinomial::new(&[0.3; 50]).unwrap();
        for k in 0..=51 {
            let (exact, ours) = (if k > 50 { 0.0 } else { binomial_at_least(k, 50, 0.3).unwrap() }, all.at_least(k as usize));
            assert!((ours - exact).abs() <= 1e-11 * exact, "{k}: {ours} {exact}");
            assert!((at_least(k as usize, &[0.3; 50]) - ours).abs() <= 1e-12 * ours);
        }
        let two = PoissonBinomial::new(&[0.2, 0.7]).unwrap();
        for (ours, theirs) in two.exactly().iter().zip([0.24, 0.62, 0.14]) {
            assert!((ours - theirs).abs() < 1e-15);
        }
        assert!((two.mean() - 0.9).abs() < 1e-15 && (two.variance() - 0.37).abs() < 1e-15 && (two.mid_p(1) - 0.45).abs() < 1e-15);
    }

    #[test]
    fn far_tails_keep_their_digits_from_either_side() {
        let chances: Vec<f64> = (1..=200).map(|i| f64::from(i) / 250.0).collect();
        let product: f64 = chances.iter().product();
        assert!((at_least(200, &chances) / product - 1.0).abs() < 1e-12 && product < 1e-60);
        let all = PoissonBinomial::new(&chances).unwrap();
        for k in [1, 60, 99, 100, 101, 140, 199, 201] {
            assert!((at_least(k, &chances) - all.at_least(k)).abs() <= 1e-12 * all.at_least(k), "{k}");
        }
    }

    #[test]
    fn what_is_no_chance_is_refused_and_nothing_has_one_outcome() {
        for wrong in [f64::NAN, -0.1, 1.1, f64::INFINITY] {
            assert_eq!(PoissonBinomial::new(&[0.5, wrong]), Err(IntegrityError::Chance));
        }
        let none = PoissonBinomial::new(&[]).unwrap();
        assert!(none.at_least(0) == 1.0 && none.at_least(1) == 0.0 && none.mid_p(0) == 0.5 && none.mid_p(usize::MAX) == 0.0);
    }
}
