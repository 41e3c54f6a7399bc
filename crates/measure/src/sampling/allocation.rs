//! How many to draw, and how many from each stratum.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::{MOST, SamplingError, checked_level};
use crate::distribution::normal_for;

/// What is known of a stratum before anything is drawn from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stratum {
    /// Units in it.
    pub size: u64,
    /// The standard deviation that is expected of its values, from the last audit; of a share √(p(1 − p)), see [`Stratum::of_share`].
    pub deviation: f64,
    /// What one review costs, above 0, in any unit; 1 where all cost the same.
    pub cost: f64,
}

impl Stratum {
    /// A stratum of which a share is expected, all reviews costing the same.
    #[must_use]
    pub fn of_share(size: u64, share: f64) -> Self {
        Self { size, deviation: (share * (1.0 - share)).max(0.0).sqrt(), cost: 1.0 }
    }

    fn check(strata: &[Self]) -> Result<(), SamplingError> {
        let fits = |s: &Self| s.deviation >= 0.0 && s.deviation.is_finite() && s.cost > 0.0 && s.cost.is_finite();
        if strata.iter().map(|s| u128::from(s.size)).sum::<u128>() == 0 {
            return Err(SamplingError::NoAnswers);
        }
        if strata.iter().all(fits) { Ok(()) } else { Err(SamplingError::Range) }
    }
}

/// Parts of `n` in proportion to what each has; they need not be whole.
fn shared_out(n: u64, each: &[f64]) -> Result<Vec<f64>, SamplingError> {
    let sum: f64 = each.iter().sum();
    if n > MOST || !(sum > 0.0 && sum.is_finite()) {
        return Err(SamplingError::Range);
    }
    Ok(each.iter().map(|e| n as f64 * e / sum).collect())
}

/// The proportional allocation: n N/ΣN for each stratum. Not yet whole: see [`whole`].
///
/// # Errors
/// [`SamplingError::NoAnswers`] where there is nothing to draw from; [`SamplingError::Range`] for more than [`MOST`] to draw, or a
/// deviation or cost out of range.
pub fn proportional(strata: &[Stratum], n: u64) -> Result<Vec<f64>, SamplingError> {
    Stratum::check(strata)?;
    shared_out(n, &strata.iter().map(|s| s.size as f64).collect::<Vec<_>>())
}

/// The allocation of least variance for a cost (Neyman 1934): in proportion to N s/√c; proportional where no stratum has a spread. Not yet
/// whole, and it may ask a stratum for more than it has: see [`whole`].
///
/// # Errors
/// As [`proportional`].
pub fn neyman(strata: &[Stratum], n: u64) -> Result<Vec<f64>, SamplingError> {
    Stratum::check(strata)?;
    let each: Vec<f64> = strata.iter().map(|s| s.size as f64 * s.deviation / s.cost.sqrt()).collect();
    if each.iter().all(|e| *e == 0.0) { proportional(strata, n) } else { shared_out(n, &each) }
}

/// A stratum that waits for one unit more or less: first is the one whose wish is furthest from what it has, then the lower number.
#[derive(PartialEq)]
struct Waiting {
    by: f64,
    stratum: usize,
}

impl Eq for Waiting {}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        self.by.total_cmp(&other.by).then(other.stratum.cmp(&self.stratum))
    }
}

/// An allocation in whole units: each part rounded down, but at least `at_least` (or all that the stratum has) and at most what it has;
/// then one by one to the largest remainder, or, where the minimum took more than there was, from the smallest, until the sum is that of
/// the parts (ties: the lower number). Where the minima alone are more than that, they are what is drawn: with fewer than two units a
/// stratum tells no spread. Where the strata have less, all of them is.
///
/// O((n + h) log h) for h strata.
///
/// # Errors
/// [`SamplingError::Lengths`] for lists of different lengths; [`SamplingError::Range`] for a part below 0 or no number, or more than
/// [`MOST`] in all, minima included.
pub fn whole(parts: &[f64], sizes: &[u64], at_least: u64) -> Result<Vec<u64>, SamplingError> {
    if parts.len() != sizes.len() {
        return Err(SamplingError::Lengths);
    }
    let wished: f64 = parts.iter().sum();
    if parts.iter().any(|p| p.is_nan() || *p < 0.0) || wished > MOST as f64 + 0.5 {
        return Err(SamplingError::Range);
    }
    let least: Vec<u64> = sizes.iter().map(|size| at_least.min(*size)).collect();
    let mut drawn: Vec<u64> =
        parts.iter().zip(&least).zip(sizes).map(|((part, least), size)| (part.floor() as u64).max(*least).min(*size)).collect();
    let wished = wished.round() as u64;
    let sum = drawn.iter().map(|d| u128::from(*d)).sum::<u128>();
    if sum > 2 * u128::from(MOST) {
        return Err(SamplingError::Range);
    }
    let mut sum = sum as u64;
    let over = |drawn: u64, i: usize| parts[i] - drawn as f64;
    let mut waiting: BinaryHeap<Waiting> =
        (0..parts.len()).filter(|i| drawn[*i] < sizes[*i]).map(|i| Waiting { by: over(drawn[i], i), stratum: i }).collect();
    while sum < wished {
        let Some(Waiting { stratum: i, .. }) = waiting.pop() else { break };
        drawn[i] += 1;
        sum += 1;
        if drawn[i] < sizes[i] {
            waiting.push(Waiting { by: over(drawn[i], i), stratum: i });
        }
    }
    let above = |drawn: u64, i: usize| (drawn > least[i]).then(|| Waiting { by: -over(drawn, i), stratum: i });
    let mut waiting: BinaryHeap<Waiting> = (0..parts.len()).filter_map(|i| above(drawn[i], i)).collect();
    while sum > wished {
        let Some(Waiting { stratum: i, .. }) = waiting.pop() else { break };
        drawn[i] -= 1;
        sum -= 1;
        waiting.extend(above(drawn[i], i));
    }
    Ok(drawn)
}

/// The variance that a stratified mean will have: Σ W² s² N/(N − 1) (1 − n/N)/n with W = N/ΣN (Cochran 1977), where s² is p(1 − p) or
/// another variance with N below the sum.
///
/// # Errors
/// [`SamplingError::Lengths`]; [`SamplingError::NoAnswers`] for empty strata; [`SamplingError::Range`] for a deviation or cost out of
/// range; [`SamplingError::Overdrawn`] for more drawn than there are; [`SamplingError::Unseen`] for a stratum from which nothing is drawn.
pub fn variance_of_mean(strata: &[Stratum], drawn: &[u64]) -> Result<f64, SamplingError> {
    Stratum::check(strata)?;
    if strata.len() != drawn.len() {
        return Err(SamplingError::Lengths);
    }
    let all: f64 = strata.iter().map(|s| s.size as f64).sum();
    let mut sum = 0.0;
    for (number, (stratum, n)) in strata.iter().zip(drawn).enumerate() {
        if *n > stratum.size {
            return Err(SamplingError::Overdrawn(number));
        }
        if *n == stratum.size {
            continue;
        }
        if *n == 0 {
            return Err(SamplingError::Unseen(number));
        }
        let (size, n) = (stratum.size as f64, *n as f64);
        let deviation = size / all * stratum.deviation;
        sum += deviation * deviation * size / (size - 1.0) * (1.0 - n / size) / n;
    }
    super::finite(sum)
}

/// What an interval is to be, before anything is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margin {
    /// The share that is expected; the worst that is thought possible gives the safe answer (½ for any, 0 or 1 say that nothing is needed).
    pub share: f64,
    /// Half of the interval's width, above 0.
    pub half_width: f64,
    /// The interval's level, such as 0.95.
    pub level: f64,
    /// How many times the variance of a simple random sample the design has, above 0: 1 for a simple one.
    pub design_effect: f64,
    /// Units in the population; `None` for one without end.
    pub population: Option<u64>,
}

/// How many units give an interval of a stated half width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// From a population without end: z² p(1 − p)/half² times the design effect.
    pub without_end: f64,
    /// From this population.
    pub exact: f64,
    /// The same, rounded up.
    pub units: u64,
}

impl Margin {
    /// The number of units for the stated half width by the normal approximation (Cochran 1977, 4.4): n₀/(1 + (n₀ − 1)/N).
    ///
    /// # Errors
    /// [`SamplingError::Level`]; [`SamplingError::NoShare`] for a share outside 0..=1; [`SamplingError::NoAnswers`] for an empty
    /// population; [`SamplingError::Range`] for a half width or design effect not above 0, or a number beyond 2^53.
    pub fn size(&self) -> Result<Size, SamplingError> {
        let level = checked_level(self.level)?;
        if !(0.0..=1.0).contains(&self.share) {
            return Err(SamplingError::NoShare);
        }
        if self.population == Some(0) {
            return Err(SamplingError::NoAnswers);
        }
        let above_zero = |x: f64| x > 0.0 && x.is_finite();
        if !(above_zero(self.half_width) && above_zero(self.design_effect)) {
            return Err(SamplingError::Range);
        }
        let z = normal_for(level);
        let without_end = (z / self.half_width).powi(2) * self.share * (1.0 - self.share) * self.design_effect;
        let exact = match self.population {
            None => without_end,
            Some(_) if without_end == 0.0 => 0.0,
            Some(of) => without_end / (1.0 + (without_end - 1.0) / of as f64),
        };
        if !(without_end.is_finite() && (0.0..=2_f64.powi(53)).contains(&exact)) {
            return Err(SamplingError::Range);
        }
        let units = exact.ceil() as u64;
        Ok(Size { without_end, exact, units: self.population.map_or(units, |of| units.min(of)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sample_sizes_of_krejcie_and_morgan_1970_table_1() {
        for (population, wanted) in
            [(10, 10.0), (50, 44.0), (100, 80.0), (500, 217.0), (1000, 278.0), (2000, 322.0), (10_000, 370.0), (75_000, 382.0)]
        {
            let margin = Margin { share: 0.5, half_width: 0.05, level: 0.95, design_effect: 1.0, population: Some(population) };
            let size = margin.size().unwrap();
            assert_eq!(size.exact.round(), wanted, "{population}");
            assert!(size.units as f64 >= size.exact && size.units <= population);
        }
    }

    #[test]
    fn neymans_allocation_has_the_least_variance_of_all() {
        let strata = [Stratum::of_share(40, 0.5), Stratum::of_share(60, 0.1), Stratum::of_share(30, 0.9)];
        let (sizes, n) = ([40, 60, 30], 24);
        let ours = whole(&neyman(&strata, n).unwrap(), &sizes, 2).unwrap();
        let least = variance_of_mean(&strata, &ours).unwrap();
        for a in 2..=20_u64 {
            for b in (2..=20_u64).filter(|b| a + b <= 22) {
                // Rounding may cost a hair.
                assert!(variance_of_mean(&strata, &[a, b, n - a - b]).unwrap() >= least * 0.995, "{a} {b} against {ours:?}");
            }
        }
    }

    #[test]
    fn minima_and_what_there_is_go_before_the_wish() {
        assert_eq!(whole(&[0.1, 0.2, 9.7], &[5, 1, 50], 2), Ok(vec![2, 1, 7]));
        assert_eq!(whole(&[0.5, 0.5], &[5, 5], 2), Ok(vec![2, 2]), "the minima are more than was wished");
        assert_eq!(whole(&[90.0, 10.0], &[20, 30], 2), Ok(vec![20, 30]), "there is no more");
        assert_eq!(whole(&[1.5, 1.5], &[5, 5], 0), Ok(vec![2, 1]), "ties go to the lower number");
        assert_eq!(whole(&[f64::NAN], &[5], 0), Err(SamplingError::Range));
        assert_eq!(variance_of_mean(&[Stratum::of_share(5, 0.5); 2], &[5, 0]), Err(SamplingError::Unseen(1)));
    }
}
