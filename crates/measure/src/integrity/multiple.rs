//! Many tests at once: p values adjusted so that each may be held against the rate of false alarms that is promised over all of them.

use super::{IntegrityError, chance};

/// What is promised over all tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Adjustment {
    /// The chance of any false alarm, however the tests depend on each other (Bonferroni 1936).
    Bonferroni,
    /// The same, never weaker (Holm 1979).
    Holm,
    /// The mean share of false alarms among alarms, for tests that are independent or depend positively (Benjamini and Hochberg 1995).
    BenjaminiHochberg,
    /// The same however the tests depend on each other (Benjamini and Yekutieli 2001): pairs of people share people, so that this is the
    /// safe one.
    BenjaminiYekutieli,
}

/// Adjusted p values, in the order of the p values, each at least the p value itself: a test is an alarm at a rate if its adjusted p is at
/// most the rate. n log n steps for n values.
///
/// `all` is how many tests there were, where only the smallest p values are at hand: those of at most some rate. Each has its rank among
/// all already; an adjusted p of at most that rate is right, and none that is larger becomes smaller by the others.
///
/// # Errors
/// [`IntegrityError::Chance`] for a p value outside 0..=1.
pub fn adjusted(p: &[f64], all: usize, how: Adjustment) -> Result<Vec<f64>, IntegrityError> {
    p.iter().try_for_each(|p| chance(*p).map(drop))?;
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
    let all = all.max(p.len());
    let m = all as f64;
    let mut adjusted = vec![0.0; p.len()];
    match how {
        Adjustment::Bonferroni => p.iter().zip(&mut adjusted).for_each(|(p, a)| *a = (m * p).min(1.0)),
        Adjustment::Holm => {
            let mut most = 0.0_f64;
            for (rank, i) in order.into_iter().enumerate() {
                most = most.max(((m - rank as f64) * p[i]).min(1.0));
                adjusted[i] = most;
            }
        }
        Adjustment::BenjaminiHochberg | Adjustment::BenjaminiYekutieli => {
            let factor = if how == Adjustment::BenjaminiYekutieli { m * harmonic(all) } else { m };
            let mut least = 1.0_f64;
            for (rank, i) in order.into_iter().enumerate().rev() {
                // Not below p itself by a last digit, where all are compared.
                least = least.min((factor * p[i] / (rank as f64 + 1.0)).max(p[i]));
                adjusted[i] = least;
            }
        }
    }
    Ok(adjusted)
}

/// 1 + 1/2 + … + 1/n.
fn harmonic(n: usize) -> f64 {
    const EULER: f64 = 0.577_215_664_901_532_9;
    if n <= 1_000 {
        return (1..=n).rev().map(|i| 1.0 / i as f64).sum();
    }
    let n = n as f64;
    // Euler and Maclaurin's sum: what follows is below 1e-14.
    n.ln() + EULER + 1.0 / (2.0 * n) - 1.0 / (12.0 * n * n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::integrity::similarity::{benjamini_hochberg, benjamini_hochberg_among};

    /// The fifteen p values of Benjamini and Hochberg (1995).
    const P: [f64; 15] =
        [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0];

    fn alarms(p: &[f64], all: usize, how: Adjustment) -> usize {
        adjusted(p, all, how).unwrap().iter().filter(|a| **a <= 0.05).count()
    }

    #[test]
    fn alarms_of_benjamini_and_hochberg_1995_and_of_the_step_up_rule() {
        // Their page 295: Bonferroni's procedure rejects three, the step-up one four.
        assert_eq!((alarms(&P, 15, Adjustment::Bonferroni), alarms(&P, 15, Adjustment::BenjaminiHochberg)), (3, 4));
        assert_eq!((alarms(&P, 15, Adjustment::Holm), alarms(&P, 15, Adjustment::BenjaminiYekutieli)), (3, 3));
        for rate in [0.01, 0.05, 0.1, 0.4, 0.7] {
            let by_adjusted: Vec<bool> =
                adjusted(&P, 15, Adjustment::BenjaminiHochberg).unwrap().iter().map(|a| *a <= rate + 1e-15).collect();
            assert_eq!(by_adjusted, benjamini_hochberg(&P, rate), "{rate}");
        }
        let small: Vec<f64> = P.into_iter().filter(|p| *p <= 0.05).collect();
        assert_eq!(alarms(&small, 15, Adjustment::BenjaminiHochberg), 4);
        assert_eq!(alarms(&small, 15, Adjustment::BenjaminiYekutieli), 3);
        assert_eq!(benjamini_hochberg_among(&small, 15, 0.05).len(), 9);
    }

    #[test]
    fn harmonic_numbers_meet_where_the_sum_ends() {
        let sum: f64 = (1..=1_001).rev().map(|i| 1.0 / f64::from(i)).sum();
        assert!((harmonic(1_001) - sum).abs() < 1e-12 && harmonic(0) == 0.0 && (harmonic(3) - 11.0 / 6.0).abs() < 1e-15);
        assert!(harmonic(usize::MAX).is_finite());
    }

    #[test]
    fn what_is_no_p_value_is_refused() {
        assert_eq!(adjusted(&[0.1, f64::NAN], 2, Adjustment::Holm), Err(IntegrityError::Chance));
        assert_eq!(adjusted(&[], 0, Adjustment::BenjaminiYekutieli), Ok(vec![]));
    }
}
