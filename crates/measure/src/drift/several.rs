//! Several charts over one annotator: what they do together, and how a promise of false alarms is shared among them.

use super::ChartError;
use super::chain::{Chain, least_limit};

/// One chart among several.
#[derive(Clone, Debug, PartialEq)]
pub struct Watched {
    /// The chart while nothing is wrong.
    pub chain: Chain,
    /// The checks that it gets in the time that is looked at.
    pub checks: u64,
}

/// What one chart does in that time while nothing is wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Single {
    /// Mean number of checks up to a false alarm.
    pub run_length: f64,
    /// The chance of a false alarm, exactly, from a sum of 0.
    pub alarm: f64,
    /// 1 − exp(−checks/run length): the same were alarms without memory. Too high for a chart that begins at 0.
    pub approximate: f64,
}

/// What all do.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// Each chart, in the order given.
    pub each: Vec<Single>,
    /// The chance that any signals, were they independent (Šidák 1967).
    pub any_alarm: f64,
    /// The sum of the chances, at most 1: right whatever they have in common (Bonferroni).
    pub bonferroni: f64,
    /// [`Together::any_alarm`] from the approximate chances.
    pub approximate: f64,
}

/// Charts that each begin at 0, over the checks of a time. O(checks × limit) for each.
///
/// # Errors
/// As [`Chain::run_length`].
pub fn together(charts: &[Watched]) -> Result<Together, ChartError> {
    let single = |chart: &Watched| {
        let run_length = chart.chain.run_length()?;
        let approximate = -f64::exp_m1(-(chart.checks as f64) / run_length);
        Ok(Single { run_length, alarm: chart.chain.alarm(chart.checks), approximate })
    };
    let each: Vec<Single> = charts.iter().map(single).collect::<Result<_, _>>()?;
    let any = |chance: fn(&Single) -> f64| 0.0 - each.iter().map(|s| (-chance(s)).ln_1p()).sum::<f64>().exp_m1();
    let (any_alarm, approximate) = (any(|s| s.alarm), any(|s| s.approximate));
    let bonferroni = each.iter().map(|s| s.alarm).sum::<f64>().min(1.0);
    Ok(Together { each, any_alarm, bonferroni, approximate })
}

/// The chance that any of so many equal, independent charts signals in their checks.
#[must_use]
pub fn any_alarm(chain: &Chain, charts: u32, checks_each: u64) -> f64 {
    0.0 - (f64::from(charts) * (-chain.alarm(checks_each)).ln_1p()).exp_m1()
}

/// The least limit of equal, independent charts with which the chance that any signals is at most `wished`.
///
/// # Errors
/// [`ChartError::Parameters`] unless 0 < wished < 1; else as [`Chain::new`].
pub fn limit_for_any_alarm(scores: &[i64], chances: &[f64], charts: u32, checks_each: u64, wished: f64) -> Result<i64, ChartError> {
    if !(wished > 0.0 && wished < 1.0) {
        return Err(ChartError::Parameters);
    }
    least_limit(|limit| Ok(any_alarm(&Chain::new(scores, chances, limit)?, charts, checks_each) <= wished))
}

/// The mean run length, in its own checks, that each chart has to keep so that all of them together give no more than `false_alarms` a year
/// to a person who does nothing wrong. Mean numbers add up whatever the charts have in common (items that two of them count, one leaf of
/// bad luck), so the share of each is false alarms/charts, and its run length its checks a year over that. A chart without checks cannot
/// signal; it gets a run length of 1 and takes no share.
///
/// # Errors
/// [`ChartError::Parameters`] unless `false_alarms` is above 0 and no number of checks is below 0 or not finite.
pub fn share_out(false_alarms: f64, checks_a_year: &[f64]) -> Result<Vec<f64>, ChartError> {
    let fine = checks_a_year.iter().all(|n| *n >= 0.0 && n.is_finite());
    if !(false_alarms > 0.0 && false_alarms.is_finite() && fine) {
        return Err(ChartError::Parameters);
    }
    let charts = checks_a_year.iter().filter(|n| **n > 0.0).count() as f64;
    Ok(checks_a_year.iter().map(|n| (n * charts / false_alarms).clamp(1.0, f64::MAX)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_error_charts_have_the_chances_of_coins() {
        let chain = Chain::new(&[1, -1], &[0.01, 0.99], 1).unwrap();
        let all = together(&[Watched { chain: chain.clone(), checks: 10 }, Watched { chain, checks: 20 }]).unwrap();
        assert!((all.any_alarm - (1.0 - 0.99_f64.powi(30))).abs() < 1e-13);
        assert!((all.bonferroni - (2.0 - 0.99_f64.powi(10) - 0.99_f64.powi(20))).abs() < 1e-13);
        assert_eq!(together(&[]).unwrap().any_alarm, 0.0);
    }

    #[test]
    fn shares_of_a_promise_add_up() {
        let lengths = share_out(0.2, &[520.0, 130.0, 0.0]).unwrap();
        assert_eq!(lengths, [5200.0, 1300.0, 1.0]);
        assert!((520.0 / lengths[0] + 130.0 / lengths[1] - 0.2).abs() < 1e-15);
        assert_eq!(share_out(0.0, &[1.0]), Err(ChartError::Parameters));
    }
}
