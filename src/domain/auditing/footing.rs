//! What charts rest on: how difficult each item is among annotators in good standing, and the limits that keep the promise of false alarms.
//! It is made now and then, dated and kept, so that every signal can be computed again from what it rested on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::series::Planned;
use crate::domain::kernel::canonical;
use crate::domain::project::{Audit, Reckoning};
use touchstone_measure::drift::ChartError;
use touchstone_measure::drift::budget::WEEKS_A_YEAR;
use touchstone_measure::drift::ewma_cells::EwmaCells;
use touchstone_measure::drift::expectation::{Facility, PRIOR_ANSWERS, Prior, shifts};
use touchstone_measure::drift::personal::Personal;
use touchstone_measure::drift::several::share_out;
use touchstone_measure::drift::step_law::{Bank, CELLS, Limits, StepLaw};

/// The version of these rules, stored with what they said.
pub const RULES: &str = "watch-1";

/// No baseline lies above it, unless the plan asks for more: a lucky start is not held against a person.
pub const MOST: f64 = 0.97;

/// Weight of the newest check in an EWMA.
pub const WEIGHT: f64 = 0.1;

/// A footing is made anew after so many seconds, when the next check is graded.
pub const LASTS: i64 = 7 * 86_400;

/// Answers at `p_master` that a person is taken to have given before their first check, tried from the first on: a heavier one makes
/// baselines that luck moves less, where the promise cannot be kept otherwise.
const WEIGHTS: [f64; 4] = [20.0, 40.0, 80.0, 160.0];

/// Baselines for which limits are kept.
const POINTS: usize = 7;

/// Places of the lattice on which run lengths of an EWMA are computed.
const PLACES: usize = 2_000;

/// One chart's limits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limited {
    /// The chart, by its name.
    pub series: String,
    /// Checks before which it says nothing; of a p chart the size of its groups.
    pub min_items: usize,
    /// Checks that it gets in a year at the plan's pace.
    pub checks_a_year: f64,
    /// The mean number of its checks between false alarms that it has to keep.
    pub run_length: f64,
    /// Answers at `p_master` that weigh in a baseline.
    pub weight: f64,
    /// Baselines, rising; one where the chart is held against `p_master`.
    pub levels: Vec<f64>,
    /// The limit of each: h of a CUSUM, L of an EWMA; of a p chart the chance with which a group of an unchanged share may lie below it.
    pub limits: Vec<f64>,
}

/// What charts rest on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Footing {
    /// The rules by which it was made.
    pub rules: String,
    /// The level that is asked of annotators.
    pub p_master: f64,
    /// The level that is not good enough.
    pub p_nonmaster: f64,
    /// By item, the answers that were counted and the sum of their scores.
    pub facilities: BTreeMap<String, (u64, f64)>,
    /// Every chart.
    pub charts: Vec<Limited>,
}

impl Footing {
    /// Makes one. The promise of false alarms is shared by all charts; those that get no checks have no share. It takes milliseconds to
    /// seconds.
    ///
    /// # Errors
    /// [`ChartError`] where a rate or a promise lies outside its range; none where the check of a set has passed the plan.
    pub fn made(audit: &Audit, planned: &[Planned], bank: usize, facilities: BTreeMap<String, (u64, f64)>) -> Result<Self, ChartError> {
        let plan = audit.decision.plan(1).ok_or(ChartError::Parameters)?;
        let a_year = f64::from(audit.per_week.max(1)) * WEEKS_A_YEAR;
        let years: Vec<f64> = planned.iter().map(|p| a_year * p.items.len() as f64 / bank.max(1) as f64).collect();
        let promise = audit.charts().first().map_or(f64::NAN, |c| c.false_alarms);
        let lengths = share_out(promise, &years)?;
        let mut footing =
            Self { rules: RULES.to_owned(), p_master: plan.p_master, p_nonmaster: plan.p_nonmaster, facilities, charts: Vec::new() };
        let all = footing.shifts();
        for (planned, (checks_a_year, run_length)) in planned.iter().zip(years.into_iter().zip(lengths)) {
            // A run length below a group or two is none that a chart can have.
            let run_length = run_length.max(2.0 * planned.min_items as f64);
            let own: Vec<f64> = match planned.series.side {
                None => planned.items.iter().map(|item| all.get(item).copied().unwrap_or(0.0)).collect(),
                Some(_) => Vec::new(),
            };
            let (weight, levels, limits) = footing.limits(planned, run_length, &own)?;
            let (series, min_items) = (planned.series.name(), planned.min_items);
            footing.charts.push(Limited { series, min_items, checks_a_year, run_length, weight, levels, limits });
        }
        Ok(footing)
    }

    /// How much easier each item is than the bank, in log odds.
    #[must_use]
    pub fn shifts(&self) -> BTreeMap<String, f64> {
        let facilities: Vec<Facility> =
            self.facilities.values().map(|(answers, right)| Facility { answers: *answers, right: *right }).collect();
        let items = shifts(&facilities, PRIOR_ANSWERS).map(|s| s.items).unwrap_or_default();
        self.facilities.keys().cloned().zip(items).collect()
    }

    /// The highest baseline.
    #[must_use]
    pub fn most(&self) -> f64 {
        MOST.max(self.p_master)
    }

    fn limits(&self, planned: &Planned, run_length: f64, shifts: &[f64]) -> Result<(f64, Vec<f64>, Vec<f64>), ChartError> {
        match planned.series.reckoning {
            Reckoning::Cusum => self.of_cusum(planned.min_items, run_length, shifts),
            Reckoning::Ewma => Ok((0.0, vec![self.p_master], vec![ewma_limit(self.p_master, run_length)?])),
            Reckoning::P => Ok((0.0, vec![self.p_master], vec![planned.min_items as f64 / run_length])),
        }
    }

    /// Limits of a CUSUM for people between `p_master` and the highest baseline, whatever luck their baseline had. They are found for equal
    /// items, and asked for longer run lengths where the items of the bank, as they are, would shorten them.
    fn of_cusum(&self, min_items: usize, run_length: f64, shifts: &[f64]) -> Result<(f64, Vec<f64>, Vec<f64>), ChartError> {
        let (least, most) = (self.p_master, self.most());
        let levels: Vec<f64> = (0..5_u8).map(|i| least + (most - least) * f64::from(i) / 4.0).collect();
        let bank = Bank { p_in: least, p_out: self.p_nonmaster, shifts: &[] };
        for weight in WEIGHTS {
            let mut rules = Personal {
                p_master: least,
                p_nonmaster: self.p_nonmaster,
                most,
                min_items,
                prior: Prior { right: weight * least, wrong: weight * (1.0 - least) },
                limits: Limits { levels: Vec::new(), limits: Vec::new() },
            };
            let mut kept = rules.keep_promise(bank, POINTS, &levels, run_length);
            if kept.is_ok() {
                let times = shortened(&rules.limits, self.p_nonmaster, shifts)?;
                if times > 1.0 {
                    kept = rules.keep_promise(bank, POINTS, &levels, run_length * times);
                }
            }
            match kept {
                Ok(_) => return Ok((weight, rules.limits.levels, rules.limits.limits)),
                Err(ChartError::Unreachable) => {}
                Err(error) => return Err(error),
            }
        }
        Err(ChartError::Unreachable)
    }

    /// As it is stored: canonical JSON.
    #[must_use]
    pub fn text(&self) -> String {
        canonical::text(&serde_json::to_value(self).unwrap_or_default())
    }

    /// From how it is stored.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// How many times as often a chart signals on these items as on equal ones, at the worst of the ends of its baselines.
fn shortened(limits: &Limits, p_out: f64, shifts: &[f64]) -> Result<f64, ChartError> {
    let mut worst = 1.0_f64;
    if shifts.iter().all(|d| *d == 0.0) {
        return Ok(worst);
    }
    let (first, last) = (limits.levels.first().zip(limits.limits.first()), limits.levels.last().zip(limits.limits.last()));
    for (p_in, limit) in [first, last].into_iter().flatten() {
        let length = |shifts| StepLaw::of(Bank { p_in: *p_in, p_out, shifts }, *p_in)?.chain(*limit, CELLS)?.run_length();
        worst = worst.max(length(&[])? / length(shifts)?);
    }
    Ok(worst)
}

/// The L of an EWMA below which a person at the level goes no more often than once in the run length: by the chain of its cells, on items
/// that are equal, to a hundredth.
fn ewma_limit(level: f64, run_length: f64) -> Result<f64, ChartError> {
    let deviation = (WEIGHT / (2.0 - WEIGHT) * level * (1.0 - level)).sqrt();
    let length = |limit: f64| {
        let chart = EwmaCells { lambda: WEIGHT, lower: level - limit * deviation, upper: 1.0, start: level, cells: PLACES };
        match chart.average_run_length(&[0.0, 1.0], &[1.0 - level, level]) {
            Ok(length) => Ok(length),
            Err(ChartError::Unreachable) => Ok(f64::INFINITY),
            Err(error) => Err(error),
        }
    };
    let (mut low, mut high) = (0.5, 1.0);
    while length(high)? < run_length {
        (low, high) = (high, high * 1.5);
        if high > 50.0 {
            return Err(ChartError::Unreachable);
        }
    }
    while high - low > 0.01 {
        let middle = f64::midpoint(low, high);
        if length(middle)? < run_length { low = middle } else { high = middle }
    }
    Ok(high)
}
