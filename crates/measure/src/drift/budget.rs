//! How many checks a week are enough: the least number with which a fall is signalled within so many tasks at the promised false alarms.

use super::ChartError;
use super::step_law::{Bank, CELLS, StepLaw, limit_for};

/// Weeks of a year of 365.2425 days.
pub const WEEKS_A_YEAR: f64 = 52.1775;

/// What is wished.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wish<'a> {
    /// The level that is kept, p₀, the level that is not good enough, p₁, and the items.
    pub bank: Bank<'a>,
    /// Tasks that the annotator does in a week, checks among them.
    pub tasks_a_week: f64,
    /// Mean number of tasks from a fall to p₁ to its signal.
    pub within_tasks: f64,
    /// False alarms a year, over all charts of the annotator together.
    pub false_alarms: f64,
    /// How many charts share that promise.
    pub charts: u32,
    /// The share of the checks that this chart counts, in 0..=1: 1 for one over everything.
    pub share: f64,
}

/// A number of checks a week, and what it gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Budget {
    /// Checks a week.
    pub checks_a_week: f64,
    /// The chart's limit h.
    pub limit: f64,
    /// Mean number of the chart's own checks between false alarms.
    pub run_length: f64,
    /// Mean number of the chart's own checks from a fall to its signal, after a long time without one.
    pub delay_checks: f64,
    /// The same in tasks.
    pub delay_tasks: f64,
    /// The same in days.
    pub delay_days: f64,
}

impl Wish<'_> {
    /// Checks the wish.
    ///
    /// # Errors
    /// [`ChartError::Parameters`] for a number that is not finite and above 0, or a share above 1.
    fn check(&self) -> Result<(), ChartError> {
        let all = [self.tasks_a_week, self.within_tasks, self.false_alarms, self.share];
        let fine = all.iter().all(|x| *x > 0.0 && x.is_finite()) && self.share <= 1.0 && self.charts > 0;
        if fine { Ok(()) } else { Err(ChartError::Parameters) }
    }

    /// What so many checks a week give. Checks stand at random places, so the wait for each of them is tasks over checks, the first
    /// included.
    ///
    /// # Errors
    /// [`ChartError::Parameters`] for a wish outside its ranges, no checks or more than tasks; [`ChartError::Unreachable`]
    /// where a delay is beyond all numbers; else as [`limit_for`].
    pub fn with(&self, checks_a_week: f64) -> Result<Budget, ChartError> {
        self.check()?;
        if !(checks_a_week > 0.0 && checks_a_week <= self.tasks_a_week) {
            return Err(ChartError::Parameters);
        }
        let counted = checks_a_week * self.share;
        // Less than one check between two false alarms is no chart; two are the shortest run length that has a limit.
        let run_length = (counted * WEEKS_A_YEAR * f64::from(self.charts) / self.false_alarms).max(2.0);
        let limit = limit_for(self.bank, run_length)?;
        let settled = StepLaw::of(self.bank, self.bank.p_in)?.chain(limit, CELLS)?.settled()?.0;
        let delay_checks = StepLaw::of(self.bank, self.bank.p_out)?.chain(limit, CELLS)?.run_length_from(&settled)?;
        let delay_tasks = delay_checks * self.tasks_a_week / counted;
        if !delay_tasks.is_finite() {
            return Err(ChartError::Unreachable);
        }
        Ok(Budget { checks_a_week, limit, run_length, delay_checks, delay_tasks, delay_days: 7.0 * delay_tasks / self.tasks_a_week })
    }

    /// The least whole number of checks a week that keeps the wish. More checks mean a longer run length between false alarms, for which
    /// the limit grows only as its logarithm, so the delay in tasks falls. O(log tasks) limits.
    ///
    /// # Errors
    /// [`ChartError::Unreachable`] where a check at each task is not enough; else as [`Wish::with`].
    pub fn least(&self) -> Result<Budget, ChartError> {
        self.check()?;
        let most = self.tasks_a_week.min(1e6).floor() as u64;
        if most == 0 {
            return Err(ChartError::Unreachable);
        }
        let with = |checks: u64| self.with(checks as f64);
        let kept = |budget: &Budget| budget.delay_tasks <= self.within_tasks;
        // Doubling first: what is wished mostly needs few of them.
        let (mut low, mut high) = (0, 1);
        let mut found = with(high)?;
        while !kept(&found) {
            if high >= most {
                return Err(ChartError::Unreachable);
            }
            (low, high) = (high, (high * 2).min(most));
            found = with(high)?;
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            let budget = with(middle)?;
            if kept(&budget) { (high, found) = (middle, budget) } else { low = middle }
        }
        Ok(found)
    }
}
