//! How far a reviewer's levels agree with the agreed ones, with intervals.

use std::collections::BTreeSet;

use super::training::Tally;
use touchstone_measure::agreement::cohen;
use touchstone_measure::agreement::table::Pair;
use touchstone_measure::agreement::weights::{Scheme, Weights};
use touchstone_measure::interval::{self, Method};

/// The level of the intervals.
pub const LEVEL: f64 = 0.95;

/// A figure with its interval at [`LEVEL`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// The estimate.
    pub value: f64,
    /// The interval's lower end.
    pub low: f64,
    /// The interval's upper end.
    pub high: f64,
}

/// What a tally says of somebody.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// Sheets.
    pub sheets: u64,
    /// Levels that were compared; each counts as one observation of its own.
    pub criteria: u64,
    /// Share of levels that are the agreed ones, 0..=1, with Wilson's interval (1927).
    pub exact: Figure,
    /// Share of levels that are the agreed ones or next to them, the same way.
    pub near: Figure,
    /// Cohen's kappa with quadratic weights, by the large-sample error of Fleiss, Cohen and Everitt (1969), cut at −1 and 1; none where
    /// both sides give one level only.
    pub kappa: Option<Figure>,
}

fn share(k: u64, n: u64) -> Option<Figure> {
    let (low, high) = interval::share(k, n, LEVEL, Method::Wilson).ok()?;
    Some(Figure { value: k as f64 / n as f64, low, high })
}

fn kappa(tally: &Tally) -> Option<Figure> {
    let levels: BTreeSet<i64> = tally.pairs.keys().flat_map(|(given, agreed)| [*given, *agreed]).collect();
    let levels: Vec<i64> = levels.into_iter().collect();
    let mut table = Pair::new(levels.len());
    for ((given, agreed), n) in &tally.pairs {
        table.add_units(levels.binary_search(given).ok()?, levels.binary_search(agreed).ok()?, *n);
    }
    let values: Vec<f64> = levels.iter().map(|l| *l as f64).collect();
    let found = cohen::kappa(&table, &Weights::new(Scheme::Quadratic, &values)).ok()?;
    let (low, high) = found.interval(LEVEL);
    Some(Figure { value: found.value, low: low.max(-1.0), high: high.min(1.0) })
}

impl Agreement {
    /// What a tally says; `None` where nothing was compared.
    #[must_use]
    pub fn of(tally: &Tally) -> Option<Self> {
        let (exact, near) = (share(tally.exact, tally.criteria)?, share(tally.near, tally.criteria)?);
        Some(Self { sheets: tally.sheets, criteria: tally.criteria, exact, near, kappa: kappa(tally) })
    }
}

#[cfg(test)]
mod tests {
    use super::super::training::Beside;
    use super::*;

    fn tally(pairs: &[(i64, i64, usize)]) -> Tally {
        let mut tally = Tally::default();
        for (given, agreed, n) in pairs {
            for _ in 0..*n {
                tally.add(&[Beside { criterion: "a".to_owned(), given: Some(*given), agreed: *agreed }]);
            }
        }
        tally
    }

    #[test]
    fn kappa_is_one_minus_observed_over_expected_squares() {
        // 20 pairs; margins of the given levels 7, 7, 6 and of the agreed ones 6, 8, 6.
        let t = tally(&[(1, 1, 5), (2, 2, 6), (3, 3, 4), (1, 2, 1), (1, 3, 1), (2, 1, 1), (3, 2, 1), (3, 3, 1)]);
        let found = Agreement::of(&t).unwrap();
        assert_eq!((found.criteria, t.exact, t.near), (20, 16, 19));
        // Expected squares over 20: (7·8 + 7·6 + 7·6 + 6·8 + 4·(7·6 + 6·6)) / 20 = (188 + 312) / 20 = 25; observed 1 + 4 + 1 + 1 = 7.
        assert!((found.kappa.unwrap().value - (1.0 - 7.0 / 25.0)).abs() < 1e-12, "{found:?}");
        // Wilson's interval of 16 of 20 as R 4.3 prints it: prop.test(16, 20, correct = FALSE) 0.5839826 0.9193423.
        assert!((found.exact.low - 0.583_982_6).abs() < 1e-6 && (found.exact.high - 0.919_342_3).abs() < 1e-6, "{found:?}");
        assert!(Agreement::of(&Tally::default()).is_none());
        assert!(Agreement::of(&tally(&[(2, 2, 9)])).unwrap().kappa.is_none(), "one level only");
    }
}
