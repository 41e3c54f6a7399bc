//! Coefficients of any number of raters, each unit rated by some of them: percent agreement, Fleiss, Gwet's AC1 and AC2, Brennan-Prediger,
//! Randolph, and Krippendorff's in weighted form, with standard errors over units (Gwet 2014, chapters 2, 3 and 5; Gwet 2021 for Fleiss).
//!
//! A unit counts towards agreement if two or more rated it, towards the prevalence of categories if any did.

use super::table::{Pattern, Units, ratings_in};
use super::weights::Weights;
use super::{Coefficient, Undefined};

/// What all coefficients need: each pattern's agreement, and the prevalence of categories.
struct Common<'t> {
    weights: &'t Weights,
    units: Vec<Unit<'t>>,
    /// Units with any rating, and with two or more.
    all: f64,
    paired: f64,
    /// Mean share of each category over units.
    prevalence: Vec<f64>,
    observed: f64,
}

struct Unit<'t> {
    pattern: &'t Pattern,
    units: f64,
    ratings: f64,
    /// Weighted agreement within the unit, in 0..=1; 0 for a single rating.
    agreement: f64,
}

/// Σ `n_k` ((W n)_k − 1): weighted pairs of ratings that agree.
fn agreeing_pairs(pattern: &Pattern, weights: &Weights) -> f64 {
    let weighted = |k: u32| pattern.iter().map(|(l, n)| weights.at(k as usize, *l as usize) * f64::from(*n)).sum::<f64>();
    pattern.iter().map(|(k, n)| f64::from(*n) * (weighted(*k) - 1.0)).sum()
}

impl<'t> Common<'t> {
    fn new(table: &'t Units, weights: &'t Weights) -> Result<Self, Undefined> {
        if table.categories() > weights.categories() {
            return Err(Undefined::Mismatch);
        }
        let units: Vec<Unit<'t>> = table
            .patterns()
            .map(|(pattern, n)| {
                let ratings = f64::from(ratings_in(pattern));
                let agreement = if ratings < 2.0 { 0.0 } else { agreeing_pairs(pattern, weights) / (ratings * (ratings - 1.0)) };
                Unit { pattern, units: n as f64, ratings, agreement }
            })
            .collect();
        let all: f64 = units.iter().map(|u| u.units).sum();
        let paired: f64 = units.iter().filter(|u| u.ratings >= 2.0).map(|u| u.units).sum();
        if paired == 0.0 {
            return Err(Undefined::NothingPaired);
        }
        let mut prevalence = vec![0.0; weights.categories()];
        for unit in &units {
            for (k, n) in unit.pattern {
                prevalence[*k as usize] += unit.units * f64::from(*n) / unit.ratings / all;
            }
        }
        let observed = units.iter().map(|u| u.units * u.agreement).sum::<f64>() / paired;
        Ok(Self { weights, units, all, paired, prevalence, observed })
    }

    /// The coefficient for a chance agreement, and its error; `by_unit` is what chance agreement a unit's own ratings speak for.
    fn coefficient(&self, expected: f64, by_unit: impl Fn(&Unit<'_>) -> f64) -> Result<Coefficient, Undefined> {
        if 1.0 - expected < 1e-14 {
            return Err(Undefined::OneCategory);
        }
        let value = (self.observed - expected) / (1.0 - expected);
        let spread: f64 = self
            .units
            .iter()
            .map(|u| {
                let own = if u.ratings < 2.0 { 0.0 } else { (u.agreement - expected) / (1.0 - expected) };
                let linear = self.all / self.paired * own - 2.0 * (1.0 - value) * (by_unit(u) - expected) / (1.0 - expected);
                u.units * (linear - value).powi(2)
            })
            .sum();
        let standard_error = (self.all > 1.0).then(|| (spread / (self.all * (self.all - 1.0))).sqrt());
        Ok(Coefficient { value, observed: self.observed, expected, standard_error, units: self.all as u64 })
    }

    /// W π with W made symmetric.
    fn weighted_prevalence(&self) -> Vec<f64> {
        let q = self.prevalence.len();
        let both = |k: usize, l: usize| f64::midpoint(self.weights.at(k, l), self.weights.at(l, k));
        (0..q).map(|k| (0..q).map(|l| both(k, l) * self.prevalence[l]).sum()).collect()
    }
}

/// The mean over a unit's ratings of what each category stands for.
fn mean_of(unit: &Unit<'_>, of: impl Fn(usize) -> f64) -> f64 {
    unit.pattern.iter().map(|(k, n)| f64::from(*n) * of(*k as usize)).sum::<f64>() / unit.ratings
}

/// Share of pairs of ratings of a unit that agree (by weight), the mean over units with two or more.
///
/// # Errors
/// [`Undefined::NothingPaired`] where no unit has two ratings, [`Undefined::Mismatch`] for categories without weights.
pub fn percent_agreement(table: &Units, weights: &Weights) -> Result<f64, Undefined> {
    Ok(Common::new(table, weights)?.observed)
}

/// Fleiss' kappa, generalised to weights and missing ratings: chance draws both ratings from the mean prevalence.
///
/// # Errors
/// As [`percent_agreement`]; [`Undefined::OneCategory`] where only one category is used.
pub fn fleiss(table: &Units, weights: &Weights) -> Result<Coefficient, Undefined> {
    let common = Common::new(table, weights)?;
    let weighted = common.weighted_prevalence();
    let expected = common.prevalence.iter().zip(&weighted).map(|(p, w)| p * w).sum();
    common.coefficient(expected, |u| mean_of(u, |k| weighted[k]))
}

/// Gwet's AC1 (identity weights) and AC2: chance agreement is that of ratings given at random where they are hard, Σw Σπ(1−π) / (q(q−1)).
///
/// # Errors
/// As [`percent_agreement`]; [`Undefined::OneCategory`] for a scale of one category.
pub fn gwet(table: &Units, weights: &Weights) -> Result<Coefficient, Undefined> {
    let common = Common::new(table, weights)?;
    let q = weights.categories() as f64;
    if q < 2.0 {
        return Err(Undefined::OneCategory);
    }
    let factor = weights.sum() / (q * (q - 1.0));
    let expected = factor * common.prevalence.iter().map(|p| p * (1.0 - p)).sum::<f64>();
    common.coefficient(expected, |u| factor * mean_of(u, |k| 1.0 - common.prevalence[k]))
}

/// Brennan and Prediger's coefficient (for identity weights also Randolph's free-marginal kappa): chance takes each category alike.
///
/// # Errors
/// As [`gwet`].
pub fn brennan_prediger(table: &Units, weights: &Weights) -> Result<Coefficient, Undefined> {
    let common = Common::new(table, weights)?;
    let q = weights.categories() as f64;
    let expected = weights.sum() / (q * q);
    common.coefficient(expected, |_| expected)
}

/// Krippendorff's alpha in its weighted form, with a standard error: units with one rating are left out, and a small-sample term is added
/// to the observed agreement. With weights 1 − δ²/max δ² the value is that of [`super::krippendorff::alpha`] for the metric δ.
///
/// # Errors
/// As [`fleiss`].
pub fn krippendorff(table: &Units, weights: &Weights) -> Result<Coefficient, Undefined> {
    if table.categories() > weights.categories() {
        return Err(Undefined::Mismatch);
    }
    let rated: Vec<(&Pattern, f64, f64)> =
        table.patterns().map(|(p, n)| (p, n as f64, f64::from(ratings_in(p)))).filter(|(_, _, ratings)| *ratings >= 2.0).collect();
    let units: f64 = rated.iter().map(|(_, n, _)| n).sum();
    if units == 0.0 {
        return Err(Undefined::NothingPaired);
    }
    let ratings: f64 = rated.iter().map(|(_, n, r)| n * r).sum();
    let (mean, small) = (ratings / units, 1.0 / ratings);
    let q = weights.categories();
    let mut prevalence = vec![0.0; q];
    for (pattern, n, _) in &rated {
        pattern.iter().for_each(|(k, count)| prevalence[*k as usize] += n * f64::from(*count) / ratings);
    }
    let weighted: Vec<f64> =
        (0..q).map(|k| (0..q).map(|l| f64::midpoint(weights.at(k, l), weights.at(l, k)) * prevalence[l]).sum()).collect();
    let expected: f64 = prevalence.iter().zip(&weighted).map(|(p, w)| p * w).sum();
    if 1.0 - expected < 1e-14 {
        return Err(Undefined::OneCategory);
    }
    let agreement = |p: &Pattern, r: f64| agreeing_pairs(p, weights) / (mean * (r - 1.0));
    let raw: f64 = rated.iter().map(|(p, n, r)| n * agreement(p, *r)).sum::<f64>() / units;
    let observed = (1.0 - small) * raw + small;
    let value = (observed - expected) / (1.0 - expected);
    // The error is that of alpha without the small-sample term (Gwet 2014, section 2.8).
    let plain = (raw - expected) / (1.0 - expected);
    let spread: f64 = rated
        .iter()
        .map(|(p, n, r)| {
            let more = (r - mean) / mean;
            let own = agreement(p, *r) - observed * more;
            let chance = p.iter().map(|(k, c)| f64::from(*c) * weighted[*k as usize]).sum::<f64>() / mean - expected * more;
            let linear = (own - expected) / (1.0 - expected) - 2.0 * (1.0 - plain) * (chance - expected) / (1.0 - expected);
            n * (linear - plain).powi(2)
        })
        .sum();
    let standard_error = (units > 1.0).then(|| (spread / (units * (units - 1.0))).sqrt());
    Ok(Coefficient { value, observed, expected, standard_error, units: units as u64 })
}

/// Fleiss' original kappa (1971): the same number of ratings for every unit, prevalence over all ratings.
///
/// # Errors
/// [`Undefined::Unbalanced`] where the numbers differ, else as [`fleiss`].
pub fn fleiss_1971(table: &Units, categories: usize) -> Result<f64, Undefined> {
    let mut sizes = table.patterns().map(|(p, _)| ratings_in(p));
    let first = sizes.next().ok_or(Undefined::NothingPaired)?;
    if sizes.any(|n| n != first) {
        return Err(Undefined::Unbalanced);
    }
    Ok(fleiss(table, &Weights::by_rank(super::weights::Scheme::Identity, categories))?.value)
}
