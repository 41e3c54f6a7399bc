//! A chart with a baseline of its own: what a server keeps of one annotator on one chart.

use super::ChartError;
use super::expectation::{Check, Prior, baseline};
use super::step_law::{Bank, CELLS, Limits, StepLaw};
use super::watch::{Folded, State, Watch};
use crate::distribution::ln_binomial;

/// The rules of a personal chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Personal {
    /// The share that a project asks of those it trusts: no baseline lies below it.
    pub p_master: f64,
    /// The level that is not good enough, p₁, below `p_master`.
    pub p_nonmaster: f64,
    /// No baseline lies above it; 0.97 where nothing else is said.
    pub most: f64,
    /// Checks that make the baseline, and before which nothing is signalled.
    pub min_items: usize,
    /// What is known of a level before its first check.
    pub prior: Prior,
    /// The limits for baselines between both ends.
    pub limits: Limits,
}

/// Where a personal chart is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PersonalState {
    /// The checks of a baseline that is not made yet; empty afterwards.
    pub first: Vec<Check>,
    /// The baseline p₀ once it is made.
    pub p_in: Option<f64>,
    /// The chart.
    pub chart: State,
}

impl Personal {
    /// Folds one check into the state in O(1); the check that makes the baseline costs O(`min_items`).
    ///
    /// Until there is a baseline the chart runs against `p_master`, so that a person who is not good enough from the first check on is
    /// signalled as soon as there are enough checks; the sum then goes on against the baseline.
    ///
    /// # Errors
    /// [`ChartError::Parameters`] for rules, a state or a check outside its range; the state stays as it was.
    pub fn fold(&self, state: &mut PersonalState, check: Check) -> Result<Folded, ChartError> {
        let fine = self.p_nonmaster < self.p_master && self.p_master <= self.most && self.most < 1.0;
        if !fine || (state.p_in.is_none() && state.first.len() > self.min_items) {
            return Err(ChartError::Parameters);
        }
        let against = state.p_in.unwrap_or(self.p_master);
        if state.p_in.is_none() && state.first.len() + 1 < self.min_items {
            // No limit yet: nothing is signalled before there are enough checks.
            let watch = Watch { p_in: against, p_out: self.p_nonmaster, limit: f64::MAX };
            let folded = watch.fold(&mut state.chart, check)?;
            state.first.push(check);
            return Ok(folded);
        }
        let made = if let Some(p) = state.p_in {
            p
        } else {
            let all: Vec<Check> = state.first.iter().copied().chain([check]).collect();
            baseline(&all, self.prior, self.p_master, self.most)?
        };
        let limit = self.limits.at(made).ok_or(ChartError::Parameters)?;
        let folded = Watch { p_in: against, p_out: self.p_nonmaster, limit }.fold(&mut state.chart, check)?;
        state.p_in = Some(made);
        state.first = Vec::new();
        Ok(folded)
    }

    /// The chart over a whole record: the state after it, and the signals on the way. What a corrected key asks for. O(n).
    ///
    /// # Errors
    /// As [`Personal::fold`].
    pub fn replay(&self, record: &[Check]) -> Result<(PersonalState, Vec<super::watch::Signal>), ChartError> {
        let mut state = PersonalState::default();
        let mut signals = Vec::new();
        for check in record {
            signals.extend(self.fold(&mut state, *check)?.signal);
        }
        Ok((state, signals))
    }

    /// Mean number of false alarms per check, once there is a baseline, for a person who stays at `level`, on equal items: over the luck of
    /// the first checks, as a baseline that came out too high makes a chart that signals too easily. What a promise per person and year has
    /// to be held against; a prior that weighs more brings it down. O(`min_items`) chains.
    ///
    /// # Errors
    /// [`ChartError::Parameters`] for a level outside 0..1, rules outside their ranges or more than 1,000 checks for a baseline; else as
    /// [`super::chain::Chain`].
    pub fn alarms_per_check(&self, level: f64) -> Result<f64, ChartError> {
        let weight = self.min_items as f64 + self.prior.right + self.prior.wrong;
        let fine = level > 0.0 && level < 1.0 && self.prior.right > 0.0 && self.prior.wrong > 0.0 && weight.is_finite();
        if !fine || self.min_items > 1_000 || !(self.p_nonmaster < self.p_master && self.p_master <= self.most && self.most < 1.0) {
            return Err(ChartError::Parameters);
        }
        let (mut alarms, mut known) = (0.0, (f64::NAN, 0.0));
        for right in 0..=self.min_items {
            let chance = ln_binomial(right as u64, self.min_items as u64, level).exp();
            let p_in = ((right as f64 + self.prior.right) / weight).clamp(self.p_master, self.most);
            if chance < 1e-12 {
                continue;
            }
            if known.0 != p_in {
                let limit = self.limits.at(p_in).ok_or(ChartError::Parameters)?;
                let law = StepLaw::of(Bank { p_in, p_out: self.p_nonmaster, shifts: &[] }, level)?;
                known = (p_in, law.chain(limit, CELLS)?.run_length()?);
            }
            alarms += chance / known.1;
        }
        Ok(alarms)
    }

    /// Puts limits into the rules with which people at each of `levels` meet no more than one false alarm in `run_length` checks, whatever
    /// luck their baseline had; gives the run length for which the limits were made, which is longer. `bank.p_in` and `bank.p_out` are not
    /// used; `points` as in [`Limits::new`].
    ///
    /// # Errors
    /// [`ChartError::Unreachable`] where no run length up to a thousand times as long does: a baseline can then come out so high that a
    /// person at one of these levels looks fallen. A prior that is worth more answers at `p_master` mends it. Else as [`Limits::new`] and
    /// [`Personal::alarms_per_check`].
    pub fn keep_promise(&mut self, bank: Bank, points: usize, levels: &[f64], run_length: f64) -> Result<f64, ChartError> {
        let mut asked = run_length;
        while asked <= 1_000.0 * run_length {
            self.limits = Limits::new(Bank { p_out: self.p_nonmaster, ..bank }, (self.p_master, self.most), points, asked)?;
            let mut worst = 0.0_f64;
            for level in levels {
                worst = worst.max(self.alarms_per_check(*level)? * run_length);
            }
            if worst <= 1.0 {
                return Ok(asked);
            }
            asked *= worst.powf(1.2).max(1.1);
        }
        Err(ChartError::Unreachable)
    }
}
