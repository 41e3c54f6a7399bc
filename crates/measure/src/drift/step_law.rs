//! The law of a chart's steps over a bank of items, and from it run lengths and limits of the item-aware CUSUM, without simulation.
//!
//! Items are given at random out of the bank, so the steps of a person at one level are independent and alike: a mixture over the items.
//! The sum is followed on a lattice. Where all items have the same shift there are two steps only; the lattice is then laid through both,
//! and the chain is that of the chart itself. Else it has h/cells as its unit, and a step between two places goes to both so that its mean
//! stays.

use super::ChartError;
use super::chain::{Chain, least_limit};
use super::expectation::{Check, expected, logistic, logit};
use super::watch::{self, MARGIN};

/// Places of the lattice below the limit: with items of many difficulties a run length moves by less than one in a hundred when they are
/// doubled.
pub const CELLS: usize = 600;

/// The most parts into which the step of a right answer is cut so that that of a wrong one is a whole number of them.
const MOST_PARTS: u32 = 24;

/// The most places of a lattice of two steps.
const MOST_PLACES: f64 = 20_000.0;

/// Steps with their chances.
#[derive(Clone, Debug, PartialEq)]
pub struct StepLaw {
    steps: Vec<(f64, f64)>,
}

/// The levels that a chart is made for, and the items that it meets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bank<'a> {
    /// The level that is to be kept, p₀.
    pub p_in: f64,
    /// The level that is not good enough, p₁, below p₀.
    pub p_out: f64,
    /// The shift of each item of the bank, each as likely to be given; empty for a bank of equal items.
    pub shifts: &'a [f64],
}

/// Two steps on a lattice.
struct Whole {
    unit: f64,
    up: i64,
    down: i64,
    /// The chance of a wrong answer.
    error: f64,
}

impl Whole {
    fn chain(&self, places: i64) -> Result<Chain, ChartError> {
        Chain::new(&[self.up, -self.down], &[self.error, 1.0 - self.error], places)
    }
}

impl StepLaw {
    /// The steps of right and wrong answers from a person at `level`.
    ///
    /// # Errors
    /// [`ChartError::Parameters`] for levels outside 0..1, `p_out` not below `p_in`, or a shift that is not finite.
    pub fn of(bank: Bank, level: f64) -> Result<Self, ChartError> {
        let shifts = if bank.shifts.is_empty() { &[0.0][..] } else { bank.shifts };
        let share = 1.0 / shifts.len() as f64;
        let mut steps = Vec::with_capacity(2 * shifts.len());
        for shift in shifts {
            let q = expected(level, *shift)?;
            for (score, chance) in [(1.0, q), (0.0, 1.0 - q)] {
                steps.push((watch::step(bank.p_in, bank.p_out, Check { score, shift: *shift })?, chance * share));
            }
        }
        Ok(Self { steps })
    }

    /// The chain of a CUSUM of these steps with this limit. `cells` does not matter where there are two steps only.
    ///
    /// # Errors
    /// [`ChartError::Parameters`] for a limit that is not above 0, or no cells or more than 20,000; else as [`Chain::new`].
    pub fn chain(&self, limit: f64, cells: usize) -> Result<Chain, ChartError> {
        let fine = limit > 0.0 && limit.is_finite() && (1..=20_000).contains(&cells);
        if !fine {
            return Err(ChartError::Parameters);
        }
        match self.whole().filter(|whole| limit / whole.unit < MOST_PLACES) {
            Some(whole) => whole.chain(((limit - MARGIN) / whole.unit).ceil().max(1.0) as i64),
            None => self.split(limit, cells),
        }
    }

    /// Two steps as whole numbers of a unit, where there are no others.
    fn whole(&self) -> Option<Whole> {
        let (right, wrong) = (self.steps.first()?, self.steps.get(1)?);
        let alike = self.steps.chunks_exact(2).all(|pair| pair[0].0 == right.0 && pair[1].0 == wrong.0);
        let both_ways = alike && right.0 < 0.0 && wrong.0 > 0.0;
        if !both_ways {
            return None;
        }
        let ratio = wrong.0 / -right.0;
        let misfit = |parts: u32| (ratio * f64::from(parts) - (ratio * f64::from(parts)).round()).abs();
        let parts =
            (1..=MOST_PARTS).filter(|k| *k == 1 || ratio * f64::from(*k) < 800.0).min_by(|a, b| misfit(*a).total_cmp(&misfit(*b)))?;
        let error: f64 = self.steps.iter().skip(1).step_by(2).map(|(_, chance)| chance).sum();
        Some(Whole {
            unit: -right.0 / f64::from(parts),
            down: i64::from(parts),
            up: (ratio * f64::from(parts)).round() as i64,
            error: error.min(1.0),
        })
    }

    /// The chain of a lattice with h/cells as its unit.
    fn split(&self, limit: f64, cells: usize) -> Result<Chain, ChartError> {
        let unit = limit / cells as f64;
        // Steps beyond the whole chart signal, or empty it, like those that just do.
        let most = cells as f64 + 1.0;
        let mut chances = vec![0.0; 2 * cells + 4];
        for (step, chance) in &self.steps {
            let place = (step / unit).clamp(-most, most);
            let (below, part) = (place.floor(), place - place.floor());
            let at = (below + most) as usize;
            chances[at] += chance * (1.0 - part);
            chances[at + 1] += chance * part;
        }
        let total: f64 = chances.iter().sum();
        let (scores, chances): (Vec<i64>, Vec<f64>) =
            chances.iter().enumerate().filter(|(_, p)| **p > 0.0).map(|(i, p)| (i as i64 - cells as i64 - 1, p / total)).unzip();
        Chain::new(&scores, &chances, cells as i64)
    }
}

/// The least limit h whose mean run length at p₀ is at least `run_length`: for equal items exactly, half a unit of the lattice below the
/// next place; else to one in five hundred of itself. It lies between 0 and ln(run length), where Lorden's bound alone keeps the promise.
///
/// # Errors
/// [`ChartError::Parameters`] for a run length that is not finite and above 1; else as [`StepLaw::of`] and [`StepLaw::chain`].
pub fn limit_for(bank: Bank, run_length: f64) -> Result<f64, ChartError> {
    if !(run_length > 1.0 && run_length.is_finite()) {
        return Err(ChartError::Parameters);
    }
    let law = StepLaw::of(bank, bank.p_in)?;
    if let Some(whole) = law.whole().filter(|whole| run_length.ln() / whole.unit < MOST_PLACES) {
        let places = least_limit(|places| Ok(whole.chain(places)?.run_length()? >= run_length))?;
        return Ok((places as f64 - 0.5) * whole.unit);
    }
    let (mut low, mut high) = (0.0, run_length.ln());
    while high - low > high / 500.0 && high > 1e-6 {
        let middle = f64::midpoint(low, high);
        if law.chain(middle, CELLS)?.run_length()? >= run_length { high = middle } else { low = middle }
    }
    Ok(high)
}

/// Limits for baselines p₀ between two ends, computed once for a bank: what a server keeps per version of a gold set.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    /// p₀, rising.
    pub levels: Vec<f64>,
    /// The limit of each.
    pub limits: Vec<f64>,
}

impl Limits {
    /// The limits of `points` baselines, equally far from each other in log odds, from `least` to `most`; `bank.p_in` is not used.
    ///
    /// # Errors
    /// [`ChartError::Parameters`] unless `p_out` < least ≤ most < 1 and there are 2..=200 points; else as [`limit_for`].
    pub fn new(bank: Bank, (least, most): (f64, f64), points: usize, run_length: f64) -> Result<Self, ChartError> {
        let fine = bank.p_out < least && least <= most && most < 1.0 && (2..=200).contains(&points);
        if !fine {
            return Err(ChartError::Parameters);
        }
        let (from, to) = (logit(least), logit(most));
        let at = |i: usize| logistic(from + (to - from) * i as f64 / (points - 1) as f64);
        let levels: Vec<f64> = (0..points).map(|i| at(i).clamp(least, most)).collect();
        let limits = levels.iter().map(|p| limit_for(Bank { p_in: *p, ..bank }, run_length)).collect::<Result<_, _>>()?;
        Ok(Self { levels, limits })
    }

    /// The limit for a baseline: the higher one of its neighbours', so that no promise is undercut between two points; none without any.
    #[must_use]
    pub fn at(&self, p_in: f64) -> Option<f64> {
        let above = self.levels.iter().position(|p| *p >= p_in).unwrap_or(self.levels.len().saturating_sub(1));
        let limit = |i: usize| self.limits.get(i).copied().filter(|h| *h > 0.0 && h.is_finite());
        let high = limit(above)?;
        Some(if above > 0 { high.max(limit(above - 1)?) } else { high })
    }
}

/// How long a chart takes: a mean and quantiles of the number of checks up to its signal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Delay {
    /// The mean.
    pub mean: f64,
    /// Half of the charts have signalled by this check.
    pub median: u64,
    /// Nine in ten have.
    pub ninety: u64,
}

/// What a limit gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Operating {
    /// Checks to a false alarm, at p₀ from a sum of 0.
    pub in_control: Delay,
    /// Checks to a signal for a person who is at `level` from the first check on.
    pub from_start: Delay,
    /// Checks from a fall to `level` to the signal, after a long time at p₀ without one: what a change later on costs.
    pub steady: Delay,
}

/// Run lengths of a chart with the limit h, in control and for a person at `level`.
///
/// # Errors
/// As [`StepLaw::of`] and [`Chain`].
pub fn operating(bank: Bank, limit: f64, level: f64) -> Result<Operating, ChartError> {
    let inside = StepLaw::of(bank, bank.p_in)?.chain(limit, CELLS)?;
    let outside = StepLaw::of(bank, level)?.chain(limit, CELLS)?;
    let (settled, _) = inside.settled()?;
    let zero: Vec<f64> = (0..inside.sums()).map(|sum| f64::from(u8::from(sum == 0))).collect();
    let delay = |chain: &Chain, start: &[f64]| {
        let mean = chain.run_length_from(start)?;
        Ok(Delay { mean, median: chain.quantile_from(start, 0.5)?, ninety: chain.quantile_from(start, 0.9)? })
    };
    Ok(Operating { in_control: delay(&inside, &zero)?, from_start: delay(&outside, &zero)?, steady: delay(&outside, &settled)? })
}
