//! Charts of one annotator's checks that take the difficulty of items into account: the Bernoulli CUSUM, Shiryaev-Roberts, and the EWMA of
//! score less expectation. Each keeps a small state into which one check is folded in O(1).
//!
//! A check on an item of shift d is a coin whose share of right answers is q(p) = logistic(logit(p) + d): q₀ at the level p₀ that is to be
//! kept, q₁ at the level p₁ that is not good enough. Its step is the log-likelihood ratio ℓ = s ln(q₁/q₀) + (1 − s) ln((1 − q₁)/(1 − q₀)),
//! so that a run of hard items raises no alarm. A score between 0 and 1 counts as that share of a right answer (quasi-likelihood,
//! Wedderburn 1974). As eˣ is convex, E exp(ℓ) ≤ 1 for any law of scores whose mean is at least q₀, and the promise of
//! [`Watch::promised`] holds for partial scores, for people above p₀, and for items in any order.

use super::ChartError;
use super::expectation::{Check, ln_logistic, logistic, logit};

/// Two sums that differ by less than this are at the same place: limits are met in floating point.
pub(super) const MARGIN: f64 = 1e-9;

/// A CUSUM S ← max(0, S + ℓ) that signals at S ≥ h (Page 1954; Lorden 1971).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Watch {
    /// The level that is to be kept, p₀, in 0..1.
    pub p_in: f64,
    /// The level that is not good enough, p₁, in 0..p₀.
    pub p_out: f64,
    /// The limit h, above 0.
    pub limit: f64,
}

/// Where a chart is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct State {
    /// The sum S; 0 at the beginning, or a head start.
    pub sum: f64,
    /// Checks that were folded in.
    pub checks: u64,
    /// The check after which the sum was last 0; 0 before the first.
    pub last_zero: u64,
}

/// A signal of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal {
    /// The check, from 1, at which the chart signalled.
    pub at: u64,
    /// The check after the last one that left the sum at 0: Page's estimate of where the change began.
    pub began: u64,
}

/// What one check did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Folded {
    /// The step ℓ.
    pub step: f64,
    /// The sum with it, before a restart.
    pub sum: f64,
    /// The signal, after which the sum begins again at 0.
    pub signal: Option<Signal>,
}

/// A chart over a record, up to its first signal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// The step of every check, also of those after the signal.
    pub steps: Vec<f64>,
    /// The sum after each check, up to the signal.
    pub sums: Vec<f64>,
    /// The first signal.
    pub signal: Option<Signal>,
}

/// The step ℓ of a check: ln of the likelihood at `p_out` over that at `p_in`.
///
/// # Errors
/// [`ChartError::Parameters`] unless 0 < `p_out` < `p_in` < 1, the score is in 0..=1 and the shift is finite.
pub fn step(p_in: f64, p_out: f64, check: Check) -> Result<f64, ChartError> {
    if !(p_out > 0.0 && p_out < p_in && p_in < 1.0 && check.fine()) {
        return Err(ChartError::Parameters);
    }
    let (inside, outside) = (logit(p_in) + check.shift, logit(p_out) + check.shift);
    let right = ln_logistic(outside) - ln_logistic(inside);
    let wrong = ln_logistic(-outside) - ln_logistic(-inside);
    Ok(check.score * right + (1.0 - check.score) * wrong)
}

impl Watch {
    /// Checks the parameters.
    ///
    /// # Errors
    /// [`ChartError::Parameters`] unless 0 < `p_out` < `p_in` < 1 and the limit is above 0 and finite.
    pub fn check(&self) -> Result<(), ChartError> {
        let fine = self.p_out > 0.0 && self.p_out < self.p_in && self.p_in < 1.0 && self.limit > 0.0 && self.limit.is_finite();
        if fine { Ok(()) } else { Err(ChartError::Parameters) }
    }

    /// A mean run length that no law of items, order or partial credit can undercut while the level is `p_in` or better: eʰ (Lorden 1971,
    /// as E exp(ℓ) ≤ 1). The true one is longer, often by several times; see [`super::step_law`].
    #[must_use]
    pub fn promised(&self) -> f64 {
        self.limit.exp()
    }

    /// Folds one check into the state; after a signal the sum is 0.
    ///
    /// # Errors
    /// [`ChartError::Parameters`] for a chart, a state or a check outside its range; the state stays as it was.
    pub fn fold(&self, state: &mut State, check: Check) -> Result<Folded, ChartError> {
        self.check()?;
        if !(state.sum >= 0.0 && state.sum.is_finite()) || state.last_zero > state.checks || state.checks == u64::MAX {
            return Err(ChartError::Parameters);
        }
        let step = step(self.p_in, self.p_out, check)?;
        let sum = f64::max(0.0, state.sum + step);
        state.checks += 1;
        let signal = (sum >= self.limit - MARGIN).then_some(Signal { at: state.checks, began: state.last_zero + 1 });
        if sum == 0.0 || signal.is_some() {
            state.last_zero = state.checks;
        }
        state.sum = if signal.is_some() { 0.0 } else { sum };
        Ok(Folded { step, sum, signal })
    }

    /// The chart over a record from the sum `start` on, up to its first signal; the steps of all checks. O(n).
    ///
    /// # Errors
    /// As [`Watch::fold`].
    pub fn run(&self, start: f64, record: &[Check]) -> Result<Path, ChartError> {
        self.check()?;
        let mut state = State { sum: start, ..State::default() };
        let mut path = Path::default();
        for check in record {
            if path.signal.is_some() {
                path.steps.push(step(self.p_in, self.p_out, *check)?);
                continue;
            }
            let folded = self.fold(&mut state, *check)?;
            path.steps.push(folded.step);
            path.sums.push(folded.sum);
            path.signal = folded.signal;
        }
        Ok(path)
    }
}

/// The Shiryaev-Roberts chart R ← (1 + R) exp(ℓ) that signals at R ≥ limit (Shiryaev 1963; Roberts 1966). While nothing is wrong R less the
/// number of checks is a martingale, so the mean run length is at least the limit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShiryaevRoberts {
    /// The level that is to be kept, p₀, in 0..1.
    pub p_in: f64,
    /// The level that is not good enough, p₁, in 0..p₀.
    pub p_out: f64,
    /// The limit, above 0: a mean run length in checks that is kept at the least.
    pub limit: f64,
}

impl ShiryaevRoberts {
    /// Folds one check into R; gives R with it, and whether it signals, after which R is 0.
    ///
    /// # Errors
    /// [`ChartError::Parameters`] for a chart, an R below 0 or a check outside its range; R stays as it was.
    pub fn fold(&self, r: &mut f64, check: Check) -> Result<(f64, bool), ChartError> {
        Watch { p_in: self.p_in, p_out: self.p_out, limit: self.limit }.check()?;
        if !(*r >= 0.0 && r.is_finite()) {
            return Err(ChartError::Parameters);
        }
        let now = ((1.0 + *r) * step(self.p_in, self.p_out, check)?.exp()).min(f64::MAX);
        let signal = now >= self.limit;
        *r = if signal { 0.0 } else { now };
        Ok((now, signal))
    }
}

/// The EWMA of score less expectation, z ← (1 − λ) z + λ (s − q₀), with the variance that it has after these very items,
/// v ← (1 − λ)² v + λ² q₀ (1 − q₀): a signal below −L √v (Roberts 1959; exact limits as Lucas and Saccucci 1990).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoreEwma {
    /// The level that is to be kept, p₀, in 0..1.
    pub p_in: f64,
    /// Weight of the newest check, in 0..=1 and above 0.
    pub lambda: f64,
    /// The limit L in standard deviations, above 0.
    pub limit: f64,
}

/// Where an EWMA is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct EwmaState {
    /// z, the weighted mean of score less expectation.
    pub mean: f64,
    /// Its variance v while the level is kept.
    pub variance: f64,
    /// Checks that were folded in.
    pub checks: u64,
}

impl EwmaState {
    /// The lower limit for a chart of this L.
    #[must_use]
    pub fn lower(&self, limit: f64) -> f64 {
        -limit * self.variance.max(0.0).sqrt()
    }
}

impl ScoreEwma {
    /// Folds one check into the state, and says whether it lies below the limit. The chart goes on after a signal.
    ///
    /// # Errors
    /// [`ChartError::Parameters`] for a chart, a state or a check outside its range; the state stays as it was.
    pub fn fold(&self, state: &mut EwmaState, check: Check) -> Result<bool, ChartError> {
        let chart =
            self.p_in > 0.0 && self.p_in < 1.0 && self.lambda > 0.0 && self.lambda <= 1.0 && self.limit > 0.0 && self.limit.is_finite();
        let at = state.mean.abs() <= 1.0 && (0.0..=1.0).contains(&state.variance) && state.checks < u64::MAX;
        if !(chart && at && check.fine()) {
            return Err(ChartError::Parameters);
        }
        let x = logit(self.p_in) + check.shift;
        let (q, rest) = (logistic(x), 1.0 - self.lambda);
        state.mean = (rest * state.mean + self.lambda * (check.score - q)).clamp(-1.0, 1.0);
        state.variance = rest * rest * state.variance + self.lambda * self.lambda * q * logistic(-x);
        state.checks += 1;
        Ok(state.mean < state.lower(self.limit))
    }
}
