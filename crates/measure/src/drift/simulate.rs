//! Run lengths by seeded simulation: for items of unequal difficulty in any order, partial scores, and charts that no chain describes. The
//! same seed gives the same figures on every machine.

use super::ChartError;
use super::expectation::{Check, expected};
use super::step_law::{self, Bank};
use super::watch::{self, EwmaState, MARGIN, ScoreEwma, State, Watch};
use crate::draw::Stream;

/// How much is simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Simulation {
    /// The seed.
    pub seed: u64,
    /// Charts, 2..=10,000,000.
    pub runs: usize,
    /// The last check of a chart: one that has not signalled by then is cut off there, and counted.
    pub longest: u64,
}

impl Simulation {
    fn check(&self) -> Result<(), ChartError> {
        if (2..=10_000_000).contains(&self.runs) && self.longest > 0 { Ok(()) } else { Err(ChartError::Parameters) }
    }
}

/// Simulated run lengths.
#[derive(Clone, Debug, PartialEq)]
pub struct Lengths {
    /// Mean number of checks, where those that were cut off count as long as they were looked at.
    pub mean: f64,
    /// The standard error of the mean.
    pub standard_error: f64,
    /// Charts that had not signalled when they were cut off: with any, the mean is too low.
    pub cut_off: usize,
    /// The lengths, rising.
    pub sorted: Vec<u64>,
}

impl Lengths {
    /// The least length that so large a share of the charts have at most.
    #[must_use]
    pub fn quantile(&self, share: f64) -> Option<u64> {
        let place = (share.clamp(0.0, 1.0) * self.sorted.len() as f64).ceil().max(1.0) as usize;
        self.sorted.get(place - 1).copied()
    }
}

/// Run lengths of anything that is folded check by check: `begin` gives a state, `signals` folds the next check into it.
///
/// # Errors
/// [`ChartError::Parameters`] for a simulation outside its ranges, and what `signals` says.
pub fn lengths<S>(
    simulation: Simulation,
    mut begin: impl FnMut() -> S,
    mut signals: impl FnMut(&mut S, &mut Stream) -> Result<bool, ChartError>,
) -> Result<Lengths, ChartError> {
    simulation.check()?;
    let mut stream = Stream::new(simulation.seed);
    let (mut sorted, mut cut_off) = (Vec::with_capacity(simulation.runs), 0);
    for _ in 0..simulation.runs {
        let mut state = begin();
        let mut n = 0;
        loop {
            n += 1;
            if signals(&mut state, &mut stream)? {
                break;
            }
            if n >= simulation.longest {
                cut_off += 1;
                break;
            }
        }
        sorted.push(n);
    }
    sorted.sort_unstable();
    let runs = simulation.runs as f64;
    let mean = sorted.iter().map(|n| *n as f64).sum::<f64>() / runs;
    let squares: f64 = sorted.iter().map(|n| (*n as f64 - mean).powi(2)).sum();
    Ok(Lengths { mean, standard_error: (squares / (runs - 1.0) / runs).sqrt(), cut_off, sorted })
}

/// Draws checks of a person at one level: an item out of the bank, and a score whose mean is what is expected on it.
#[derive(Clone, Debug)]
pub struct Annotator<'a> {
    /// The person's level, in 0..1.
    pub level: f64,
    /// The shift of each item, each as likely; empty for equal items.
    pub shifts: &'a [f64],
    /// Steps of partial credit between 0 and 1: 1 for right or wrong, k for scores 0, 1/k, … 1, binomial around the expectation.
    pub credit: u32,
}

impl Annotator<'_> {
    /// The next check.
    ///
    /// # Errors
    /// As [`expected`]; [`ChartError::Parameters`] for no step of credit.
    pub fn check(&self, stream: &mut Stream) -> Result<Check, ChartError> {
        let shift = self.shifts.get(stream.below(self.shifts.len() as u64) as usize).copied().unwrap_or(0.0);
        let q = expected(self.level, shift)?;
        if self.credit == 0 {
            return Err(ChartError::Parameters);
        }
        let right = (0..self.credit).filter(|_| stream.uniform() < q).count();
        Ok(Check { score: right as f64 / f64::from(self.credit), shift })
    }
}

/// Run lengths of the item-aware CUSUM, from a sum of 0, for an annotator.
///
/// # Errors
/// As [`lengths`] and [`Watch::fold`].
pub fn run_lengths(watch: Watch, annotator: &Annotator, simulation: Simulation) -> Result<Lengths, ChartError> {
    lengths(simulation, State::default, |state, stream| Ok(watch.fold(state, annotator.check(stream)?)?.signal.is_some()))
}

/// Run lengths of the EWMA of score less expectation, from its beginning, for an annotator.
///
/// # Errors
/// As [`lengths`] and [`ScoreEwma::fold`].
pub fn ewma_run_lengths(chart: ScoreEwma, annotator: &Annotator, simulation: Simulation) -> Result<Lengths, ChartError> {
    lengths(simulation, EwmaState::default, |state, stream| chart.fold(state, annotator.check(stream)?))
}

/// The limit L of an EWMA of score less expectation with which the simulated mean run length at `p_in` is at least `run_length`, to a
/// hundredth of a standard deviation: the same draws are put to each limit that is tried. Charts that are cut off count as long as they
/// were looked at, so `longest` should be many times the run length.
///
/// # Errors
/// [`ChartError::Parameters`] for a chart, a run length or a simulation outside its ranges; [`ChartError::Unreachable`] where no limit up
/// to 12 does, as with a `longest` below the run length.
pub fn ewma_limit_for(p_in: f64, lambda: f64, shifts: &[f64], run_length: f64, simulation: Simulation) -> Result<f64, ChartError> {
    if !(run_length > 1.0 && run_length.is_finite()) {
        return Err(ChartError::Parameters);
    }
    let annotator = Annotator { level: p_in, shifts, credit: 1 };
    let enough = |limit: f64| Ok(ewma_run_lengths(ScoreEwma { p_in, lambda, limit }, &annotator, simulation)?.mean >= run_length);
    let (mut low, mut high) = (0.0, 1.5);
    while !enough(high)? {
        if high >= 12.0 {
            return Err(ChartError::Unreachable);
        }
        (low, high) = (high, high * 2.0);
    }
    while high - low > 0.01 {
        let middle = f64::midpoint(low, high);
        if enough(middle)? { high = middle } else { low = middle }
    }
    Ok(high)
}

/// The limit h with which the simulated mean run length at p₀ is at least `run_length`. Every chart is followed until its sum has reached
/// a height that is surely enough; one path answers for all limits below, so that the limit is exact for what was drawn. O(runs × the run
/// length of a limit that is about a tenth higher).
///
/// # Errors
/// [`ChartError::Parameters`] for levels, shifts, a run length that is not finite and above 1, or a simulation outside its ranges;
/// [`ChartError::Unreachable`] where a chart was cut off before that.
pub fn limit_for(bank: Bank, run_length: f64, simulation: Simulation) -> Result<f64, ChartError> {
    simulation.check()?;
    // At ln(run length) Lorden's bound keeps the promise; the lattice's limit is mostly lower by far.
    let surely = step_law::limit_for(bank, run_length)?;
    let enough = run_length.ln();
    match limit_below(bank, run_length, (1.1 * surely + 0.3).min(enough), simulation)? {
        Some(limit) => Ok(limit),
        None => Ok(limit_below(bank, run_length, enough, simulation)?.unwrap_or(enough)),
    }
}

/// The limit below a height, where there is one.
fn limit_below(bank: Bank, run_length: f64, highest: f64, simulation: Simulation) -> Result<Option<f64>, ChartError> {
    let annotator = Annotator { level: bank.p_in, shifts: bank.shifts, credit: 1 };
    let mut stream = Stream::new(simulation.seed);
    // The height that a chart had reached, and how many checks later it first was above it.
    let mut records: Vec<(f64, f64)> = Vec::new();
    for _ in 0..simulation.runs {
        let (mut sum, mut top, mut n, mut at_top) = (0.0_f64, 0.0_f64, 0_u64, 0_u64);
        while top < highest {
            n += 1;
            if n > simulation.longest {
                return Err(ChartError::Unreachable);
            }
            sum = f64::max(0.0, sum + watch::step(bank.p_in, bank.p_out, annotator.check(&mut stream)?)?);
            if sum > top {
                // A limit above the old height is first reached now: it pays for the checks since then.
                records.push((top, (n - at_top) as f64));
                (top, at_top) = (sum, n);
            }
        }
    }
    records.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut mean = 0.0;
    for (top, checks) in &records {
        mean += checks / simulation.runs as f64;
        if mean >= run_length {
            return Ok(Some(top + 2.0 * MARGIN).filter(|limit| *limit <= highest));
        }
    }
    Ok(None)
}
