//! `McDonald`'s omega (1999) of one factor: the share of the total's variance that the factor explains, by maximum likelihood on correlations.

use super::ReliabilityError;
use super::classical::Scores;

/// One factor's loadings and what is left of each item.
#[derive(Clone, Debug, PartialEq)]
pub struct OneFactor {
    /// Loadings of the standardised items.
    pub loadings: Vec<f64>,
    /// Uniquenesses, 1 − loading².
    pub uniquenesses: Vec<f64>,
}

impl OneFactor {
    /// (Σλ)² / ((Σλ)² + Σu), in 0..=1.
    #[must_use]
    pub fn omega(&self) -> f64 {
        let common = self.loadings.iter().sum::<f64>().powi(2);
        common / (common + self.uniquenesses.iter().sum::<f64>())
    }
}

/// Correlations of all items, row by row.
///
/// # Errors
/// [`ReliabilityError::Constant`] where an item does not vary.
pub fn correlations(scores: &Scores) -> Result<Vec<Vec<f64>>, ReliabilityError> {
    let columns: Vec<Vec<f64>> = (0..scores.items()).map(|i| scores.item(i)).collect();
    let r = |a: &[f64], b: &[f64]| crate::measure::agreement::correlation::pearson(a, b).map(|c| c.value);
    columns.iter().map(|a| columns.iter().map(|b| r(a, b).map_err(|_| ReliabilityError::Constant)).collect()).collect()
}

/// Fits one factor to correlations by the EM algorithm for factor analysis (Rubin and Thayer 1982), started at the first principal axis.
///
/// # Errors
/// [`ReliabilityError::Shape`] unless the table is square with three or more rows, [`ReliabilityError::Diverged`].
pub fn one_factor(r: &[Vec<f64>]) -> Result<OneFactor, ReliabilityError> {
    let k = r.len();
    if k < 3 || r.iter().any(|row| row.len() != k || row.iter().any(|x| !x.is_finite())) {
        return Err(ReliabilityError::Shape);
    }
    let mut loadings = vec![0.5_f64; k];
    let mut unique = vec![0.75_f64; k];
    for _ in 0..200_000 {
        // The factor's regression on the items: w = Λ'Ψ⁻¹/(1 + Λ'Ψ⁻¹Λ).
        let precision: f64 = loadings.iter().zip(&unique).map(|(l, u)| l * l / u).sum();
        let weights: Vec<f64> = loadings.iter().zip(&unique).map(|(l, u)| l / u / (1.0 + precision)).collect();
        let with_factor: Vec<f64> = r.iter().map(|row| row.iter().zip(&weights).map(|(x, w)| x * w).sum()).collect();
        let square: f64 = with_factor.iter().zip(&weights).map(|(c, w)| c * w).sum::<f64>() + 1.0 / (1.0 + precision);
        let next: Vec<f64> = with_factor.iter().map(|c| c / square).collect();
        let moved = next.iter().zip(&loadings).fold(0.0, |most, (a, b)| f64::max(most, (a - b).abs()));
        unique = (0..k).map(|i| (r[i][i] - next[i] * with_factor[i]).max(5e-3)).collect();
        loadings = next;
        if moved < 1e-12 {
            if loadings.iter().sum::<f64>() < 0.0 {
                for l in &mut loadings {
                    *l = -*l;
                }
            }
            return Ok(OneFactor { loadings, uniquenesses: unique });
        }
    }
    Err(ReliabilityError::Diverged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn correlations_of_one_factor_give_its_loadings_back() {
        let truth = [0.8, 0.7, 0.6, 0.5];
        let r: Vec<Vec<f64>> = (0..4).map(|i| (0..4).map(|j| if i == j { 1.0 } else { truth[i] * truth[j] }).collect()).collect();
        let fit = one_factor(&r).unwrap();
        assert!(fit.loadings.iter().zip(truth).all(|(a, b)| (a - b).abs() < 1e-8), "{fit:?}");
        // (2.6)² / (2.6² + 4 − (.64 + .49 + .36 + .25)).
        assert!((fit.omega() - 6.76 / (6.76 + 2.26)).abs() < 1e-8);
        assert_eq!(one_factor(&r[..2]), Err(ReliabilityError::Shape));
    }
}
