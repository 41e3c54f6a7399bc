//! Conger's kappa (1980): Cohen's idea for several raters, each with a prevalence of their own. It needs to know who rated, so it is
//! computed from the ratings themselves and not from tables that add up (Gwet 2014, section 2.6,
//! for the standard error and missing ratings).

use super::weights::Weights;
use super::{Coefficient, Undefined};

/// Ratings of all units by all raters, row by row; `None` where a rater did not rate.
#[derive(Clone, Debug)]
pub struct Ratings<'t> {
    /// Categories by unit, then rater.
    pub cells: &'t [Option<u32>],
    /// Raters, so that unit i's ratings are `cells[i × raters ..]`.
    pub raters: usize,
}

/// Conger's kappa with its standard error over units.
///
/// # Errors
/// [`Undefined::NothingPaired`] where no unit has two ratings or a rater gave none, [`Undefined::OneCategory`] where chance agrees always,
/// [`Undefined::Mismatch`] for categories without weights.
pub fn conger(ratings: &Ratings<'_>, weights: &Weights) -> Result<Coefficient, Undefined> {
    let (raters, q) = (ratings.raters, weights.categories());
    if raters < 2 || !ratings.cells.len().is_multiple_of(raters) {
        return Err(Undefined::Mismatch);
    }
    if ratings.cells.iter().flatten().any(|c| *c as usize >= q) {
        return Err(Undefined::Mismatch);
    }
    let rows: Vec<&[Option<u32>]> = ratings.cells.chunks(raters).filter(|row| row.iter().any(Option::is_some)).collect();
    let units = rows.len() as f64;
    let mut given = vec![0.0; raters];
    let mut shares = vec![vec![0.0; q]; raters];
    for (g, category) in rows.iter().flat_map(|row| row.iter().enumerate()).filter_map(|(g, c)| Some((g, (*c)?))) {
        given[g] += 1.0;
        shares[g][category as usize] += 1.0;
    }
    if given.contains(&0.0) {
        return Err(Undefined::NothingPaired);
    }
    shares.iter_mut().zip(&given).for_each(|(row, n)| row.iter_mut().for_each(|c| *c /= n));
    let agreement: Vec<Option<f64>> = rows.iter().map(|row| within(row, weights)).collect();
    let paired = agreement.iter().flatten().count() as f64;
    if paired == 0.0 {
        return Err(Undefined::NothingPaired);
    }
    let observed = agreement.iter().flatten().sum::<f64>() / paired;
    let r = raters as f64;
    let mean: Vec<f64> = (0..q).map(|k| shares.iter().map(|row| row[k]).sum::<f64>() / r).collect();
    let mut expected = 0.0;
    for k in 0..q {
        for l in 0..q {
            let products: f64 = shares.iter().map(|row| row[k] * row[l]).sum();
            let covariance = (products - r * mean[k] * mean[l]) / (r - 1.0);
            expected += weights.at(k, l) * (mean[k] * mean[l] - covariance / r);
        }
    }
    if 1.0 - expected < 1e-14 {
        return Err(Undefined::OneCategory);
    }
    let value = (observed - expected) / (1.0 - expected);
    let chance = Chance { weights, shares: &shares, given: &given, mean: &mean, units };
    let spread: f64 = rows
        .iter()
        .zip(&agreement)
        .map(|(row, own)| {
            let own = own.map_or(0.0, |a| (a - expected) / (1.0 - expected)) * units / paired;
            let linear = own - 2.0 * (1.0 - value) * (chance.of(row) - expected) / (1.0 - expected);
            (linear - value).powi(2)
        })
        .sum();
    let standard_error = (units > 1.0).then(|| (spread / (units * (units - 1.0))).sqrt());
    Ok(Coefficient { value, observed, expected, standard_error, units: rows.len() as u64 })
}

/// Weighted agreement of a unit's pairs of ratings; `None` for fewer than two.
fn within(row: &[Option<u32>], weights: &Weights) -> Option<f64> {
    let given: Vec<usize> = row.iter().flatten().map(|c| *c as usize).collect();
    let n = given.len() as f64;
    let sum: f64 = given.iter().map(|a| given.iter().map(|b| weights.at(*a, *b)).sum::<f64>() - 1.0).sum();
    (n >= 2.0).then(|| sum / (n * (n - 1.0)))
}

/// The chance agreement that one unit's ratings speak for.
struct Chance<'t> {
    weights: &'t Weights,
    shares: &'t [Vec<f64>],
    given: &'t [f64],
    mean: &'t [f64],
    units: f64,
}

impl Chance<'_> {
    fn of(&self, row: &[Option<u32>]) -> f64 {
        let (q, r) = (self.mean.len(), self.shares.len() as f64);
        let mut sum = 0.0;
        for (g, rating) in row.iter().enumerate() {
            let rated = f64::from(u8::from(rating.is_some()));
            let share = self.given[g] / self.units;
            for k in 0..q {
                let lambda: f64 = (0..q)
                    .map(|l| {
                        let here = f64::from(u8::from(*rating == Some(l as u32)));
                        self.weights.at(k, l) * (here - (rated - share) * self.shares[g][l])
                    })
                    .sum();
                sum += lambda / share * (r * self.mean[k] - self.shares[g][k]);
            }
        }
        sum / (r * (r - 1.0))
    }
}
