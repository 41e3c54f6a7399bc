//! `McDonald`'s omega (1999) of one factor: the share of the total's variance that the factor explains,
//! by maximum likelihood on correlations.

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

/// Correlations of all items, row by row; those of each two items are computed once.
///
/// # Errors
/// [`ReliabilityError::Constant`] where an item does not vary.
pub fn correlations(scores: &Scores) -> Result<Vec<Vec<f64>>, ReliabilityError> {
    let columns: Vec<Vec<f64>> = (0..scores.items()).map(|i| scores.item(i)).collect();
    let r = |a: &[f64], b: &[f64]| crate::agreement::correlation::pearson(a, b).map(|c| c.value);
    let mut all: Vec<Vec<f64>> = Vec::with_capacity(columns.len());
    for (i, a) in columns.iter().enumerate() {
        // The half that is known is copied; an item with itself is computed as well, so that one that does not vary is found.
        let known = all.iter().map(|row| Ok(row[i]));
        let new = columns[i..].iter().map(|b| r(a, b).map_err(|_| ReliabilityError::Constant));
        let row = known.chain(new).collect::<Result<Vec<f64>, _>>()?;
        all.push(row);
    }
    Ok(all)
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
    let diagonal: Vec<f64> = (0..k).map(|i| r[i][i]).collect();
    fit(&diagonal, MOST_STEPS, |weights| r.iter().map(|row| row.iter().zip(weights).map(|(x, w)| x * w).sum()).collect())
}

/// The same from scores. Where there are more items than people, the correlations are never written out: they are the products of the
/// people's standardised scores, and are multiplied as such.
///
/// # Errors
/// As [`correlations`] and [`one_factor`]; [`ReliabilityError::Diverged`] also where a long test would take more than some seconds.
pub fn of_scores(scores: &Scores) -> Result<OneFactor, ReliabilityError> {
    if scores.people() >= scores.items() {
        return one_factor(&correlations(scores)?);
    }
    if scores.items() < 3 {
        return Err(ReliabilityError::Shape);
    }
    let columns: Vec<Vec<f64>> =
        (0..scores.items()).map(|i| standardised(scores.item(i))).collect::<Option<_>>().ok_or(ReliabilityError::Constant)?;
    let steps = MOST_STEPS.min(MOST_PRODUCTS / (columns.len() * scores.people()));
    fit(&vec![1.0; columns.len()], steps, |weights| {
        let mut people = vec![0.0; scores.people()];
        for (column, w) in columns.iter().zip(weights) {
            people.iter_mut().zip(column).for_each(|(p, z)| *p += z * w);
        }
        columns.iter().map(|column| column.iter().zip(&people).map(|(z, p)| z * p).sum()).collect()
    })
}

/// Deviations from the mean with a sum of squares of 1; `None` where they do not vary.
fn standardised(mut values: Vec<f64>) -> Option<Vec<f64>> {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    for v in &mut values {
        *v -= mean;
    }
    let length = values.iter().map(|v| v * v).sum::<f64>().sqrt();
    for v in &mut values {
        *v /= length;
    }
    (length > 0.0).then_some(values)
}

/// The most steps of EM.
const MOST_STEPS: usize = 200_000;
/// The most products of scores by weights over all steps: some seconds.
const MOST_PRODUCTS: usize = 4_000_000_000;

/// EM from the correlations' diagonal and their product with a vector.
fn fit(diagonal: &[f64], steps: usize, times: impl Fn(&[f64]) -> Vec<f64>) -> Result<OneFactor, ReliabilityError> {
    let k = diagonal.len();
    let mut loadings = vec![0.5_f64; k];
    let mut unique = vec![0.75_f64; k];
    for _ in 0..steps {
        // The factor's regression on the items: w = Λ'Ψ⁻¹/(1 + Λ'Ψ⁻¹Λ).
        let precision: f64 = loadings.iter().zip(&unique).map(|(l, u)| l * l / u).sum();
        let weights: Vec<f64> = loadings.iter().zip(&unique).map(|(l, u)| l / u / (1.0 + precision)).collect();
        let with_factor: Vec<f64> = times(&weights);
        let square: f64 = with_factor.iter().zip(&weights).map(|(c, w)| c * w).sum::<f64>() + 1.0 / (1.0 + precision);
        let next: Vec<f64> = with_factor.iter().map(|c| c / square).collect();
        let moved = next.iter().zip(&loadings).fold(0.0, |most, (a, b)| f64::max(most, (a - b).abs()));
        unique = (0..k).map(|i| (diagonal[i] - next[i] * with_factor[i]).max(5e-3)).collect();
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

    #[test]
    fn few_people_with_many_items_have_the_factor_of_their_correlations() {
        let row = |p: usize| {
            (0..12_usize)
                .map(|i| f64::from(u8::from(2 * ((p * 13 + i * 29 + p * p * 3 + i * p * 7) % 17) + 3 * p > 28)))
                .collect::<Vec<f64>>()
        };
        let scores = Scores::new((0..9).map(row).collect()).unwrap();
        let (written, short) = (one_factor(&correlations(&scores).unwrap()).unwrap(), of_scores(&scores).unwrap());
        assert!(written.loadings.iter().zip(&short.loadings).all(|(a, b)| (a - b).abs() < 1e-8), "{written:?} {short:?}");
    }
}
