//! The Markov chain of a one-sided CUSUM of whole-number scores: run lengths of any start, their law, and what false alarms cost in a year.
//!
//! The sums 0..limit are the states (Brook and Evans 1972). Every figure comes from one elimination without subtraction (Grassmann, Taksar
//! and Heyman 1985), so that a run length of 10¹⁵ has as many right digits as one of 10. The band of the chain stays: a chart with the
//! largest steps u upwards and d downwards costs O(limit × u × d).

use super::ChartError;

/// The most sums of a chart.
pub const MOST_SUMS: i64 = 100_000;

/// The most operations of one elimination.
const MOST_WORK: f64 = 4e9;

/// The most places of a band.
const MOST_PLACES: f64 = 4e7;

/// The most checks over which a law is carried forward one by one.
const MOST_CHECKS: u64 = 20_000_000;

/// A chart S ← max(0, S + score) that signals at S ≥ limit, under one law of the scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    limit: usize,
    /// Scores with a chance above 0.
    law: Vec<(i64, f64)>,
    /// The chance of a signal from each sum.
    out: Vec<f64>,
    factors: Factors,
}

/// I − Q as the product of an upper and a lower triangle, in a band.
#[derive(Clone, Debug, PartialEq)]
struct Factors {
    down: usize,
    up: usize,
    /// Row after row, the places −down..=up around the diagonal: chances to the left of it, factors to its right.
    band: Vec<f64>,
    leave: Vec<f64>,
}

impl Chain {
    /// The chart of `scores`, each with its chance, and a limit of at least 1.
    ///
    /// # Errors
    /// [`ChartError::Parameters`] unless there are as many chances as scores, each is in 0..=1 and together they are 1 to 1e-9, and the
    /// limit is in 1..=[`MOST_SUMS`]; [`ChartError::Unreachable`] where a signal cannot be reached from every sum, or where the
    /// elimination would be too long.
    pub fn new(scores: &[i64], chances: &[f64], limit: i64) -> Result<Self, ChartError> {
        let total: f64 = chances.iter().sum();
        let fine = chances.iter().all(|p| (0.0..=1.0).contains(p)) && (total - 1.0).abs() <= 1e-9;
        if scores.len() != chances.len() || !fine || !(1..=MOST_SUMS).contains(&limit) {
            return Err(ChartError::Parameters);
        }
        let law: Vec<(i64, f64)> = scores.iter().copied().zip(chances.iter().copied()).filter(|(_, p)| *p > 0.0).collect();
        let widest = |side: i64| law.iter().map(|(s, _)| s.saturating_mul(side).clamp(0, limit - 1)).max().unwrap_or(0);
        let (up, down) = (widest(1), widest(-1));
        let long = limit as f64 * (up + 1) as f64 * (down + 1) as f64 > MOST_WORK;
        if long || limit as f64 * (up + down + 1) as f64 > MOST_PLACES {
            return Err(ChartError::Unreachable);
        }
        let mut chain = Self { limit: limit as usize, law, out: vec![0.0; limit as usize], factors: Factors::zeros(0, 0, 0) };
        let mut factors = Factors::zeros(chain.limit, up as usize, down as usize);
        for sum in 0..chain.limit {
            for (score, chance) in &chain.law {
                match next(sum, *score, chain.limit) {
                    Some(to) => *factors.at(sum, to) += chance,
                    None => chain.out[sum] += chance,
                }
            }
        }
        factors.eliminate(&chain.out)?;
        chain.factors = factors;
        Ok(chain)
    }

    /// The sums that do not signal: 0..limit.
    #[must_use]
    pub const fn sums(&self) -> usize {
        self.limit
    }

    /// Mean number of checks up to a signal from each sum: the zero-state run length is the first, that of a head start stands at its
    /// place, and the worst is the largest.
    ///
    /// # Errors
    /// [`ChartError::Unreachable`] where it is not finite.
    pub fn run_lengths(&self) -> Result<Vec<f64>, ChartError> {
        let lengths = self.factors.solve(vec![1.0; self.limit]);
        if lengths.iter().all(|l| l.is_finite() && *l > 0.0) { Ok(lengths) } else { Err(ChartError::Unreachable) }
    }

    /// Mean number of checks up to a signal from a sum of 0.
    ///
    /// # Errors
    /// As [`Chain::run_lengths`].
    pub fn run_length(&self) -> Result<f64, ChartError> {
        self.run_lengths().map(|lengths| lengths[0])
    }

    /// Mean number of checks up to a signal where the sum begins with a law, such as [`Chain::settled`] or [`Chain::cyclic`] of the same
    /// chart while nothing was wrong: the steady-state delay.
    ///
    /// # Errors
    /// [`ChartError::Parameters`] for a law over other sums; else as [`Chain::run_lengths`].
    pub fn run_length_from(&self, start: &[f64]) -> Result<f64, ChartError> {
        if start.len() != self.limit {
            return Err(ChartError::Parameters);
        }
        Ok(self.run_lengths()?.iter().zip(start).map(|(l, share)| l * share).sum())
    }

    /// The law of the sum given that there was no signal in a long time (quasi-stationary), and the share of charts that go on without a
    /// signal from check to check (Perron root). By inverse iteration: each step brings more digits than the chart has checks to a signal.
    ///
    /// # Errors
    /// [`ChartError::Unreachable`] where there is none.
    pub fn settled(&self) -> Result<(Vec<f64>, f64), ChartError> {
        let mut law = vec![0.0; self.limit];
        law[0] = 1.0;
        for _ in 0..2_000 {
            let mut visits = self.factors.solve_left(&law);
            let total: f64 = visits.iter().sum();
            if !total.is_finite() || total <= 0.0 {
                return Err(ChartError::Unreachable);
            }
            for visit in &mut visits {
                *visit /= total;
            }
            let moved: f64 = visits.iter().zip(&law).map(|(a, b)| (a - b).abs()).sum();
            law = visits;
            if moved < 1e-15 * self.limit.max(8) as f64 {
                let stays = 1.0 - 1.0 / total;
                return if stays > 0.0 && stays < 1.0 { Ok((law, stays)) } else { Err(ChartError::Unreachable) };
            }
        }
        Err(ChartError::Unreachable)
    }

    /// The law of the sum of a chart that begins again at 0 after each signal (stationary).
    #[must_use]
    pub fn cyclic(&self) -> Vec<f64> {
        let mut start = vec![0.0; self.limit];
        start[0] = 1.0;
        let visits = self.factors.solve_left(&start);
        let total: f64 = visits.iter().sum();
        visits.iter().map(|v| v / total).collect()
    }

    /// P(no signal in the first n checks) from a sum of 0, for n = 0..=checks, of which there are at most 20,000,000.
    /// O(checks × limit × scores).
    #[must_use]
    pub fn survival(&self, checks: usize) -> Vec<f64> {
        let mut alive = self.at_zero();
        let mut path = vec![1.0];
        for _ in 0..checks.min(MOST_CHECKS as usize) {
            alive = self.step(&alive).0;
            path.push(alive.iter().sum());
        }
        path
    }

    /// P(a signal in the first n checks) from a sum of 0, without the loss of digits of 1 − survival.
    #[must_use]
    pub fn alarm(&self, checks: u64) -> f64 {
        let (mut alive, mut alarm) = (self.at_zero(), 0.0);
        for _ in 0..checks.min(MOST_CHECKS) {
            let (stay, signalled) = self.step(&alive);
            (alive, alarm) = (stay, alarm + signalled);
        }
        f64::min(alarm, 1.0)
    }

    /// Mean number of signals in the first n checks, the chart beginning again at 0 after each: what a promise of false alarms a year is
    /// about.
    #[must_use]
    pub fn alarms(&self, checks: u64) -> f64 {
        let (mut law, mut alarms) = (self.at_zero(), 0.0);
        for _ in 0..checks.min(MOST_CHECKS) {
            let (mut stay, signalled) = self.step(&law);
            stay[0] += signalled;
            (law, alarms) = (stay, alarms + signalled);
        }
        alarms
    }

    /// The least n with P(a signal in the first n checks) ≥ `share`, from a law of sums; the law goes on geometrically once it has settled.
    ///
    /// # Errors
    /// [`ChartError::Parameters`] unless 0 < share < 1 and the law is over the same sums; [`ChartError::Unreachable`] beyond 10¹⁵ checks.
    pub fn quantile_from(&self, start: &[f64], share: f64) -> Result<u64, ChartError> {
        if !(share > 0.0 && share < 1.0) || start.len() != self.limit {
            return Err(ChartError::Parameters);
        }
        let wished = 1.0 - share;
        let (mut law, mut alive, mut steady) = (start.to_vec(), 1.0, 0);
        let mut ratio = 0.0_f64;
        for n in 1..=MOST_CHECKS {
            law = self.step(&law).0;
            let now: f64 = law.iter().sum();
            if now <= wished + 1e-14 {
                return Ok(n);
            }
            let newest = now / alive;
            steady = if (newest - ratio).abs() < 1e-15 { steady + 1 } else { 0 };
            (alive, ratio) = (now, newest);
            if steady > 64 && steady > self.limit {
                let more = ((wished.ln() - alive.ln()) / self.settled()?.1.ln()).ceil();
                return if more.is_finite() && more < 1e15 { Ok(n + more.max(1.0) as u64) } else { Err(ChartError::Unreachable) };
            }
        }
        Err(ChartError::Unreachable)
    }

    /// [`Chain::quantile_from`] from a sum of 0.
    ///
    /// # Errors
    /// As [`Chain::quantile_from`].
    pub fn quantile(&self, share: f64) -> Result<u64, ChartError> {
        self.quantile_from(&self.at_zero(), share)
    }

    fn at_zero(&self) -> Vec<f64> {
        let mut law = vec![0.0; self.limit];
        law[0] = 1.0;
        law
    }

    /// The law of the sum one check later, and the share that signalled.
    fn step(&self, law: &[f64]) -> (Vec<f64>, f64) {
        let mut after = vec![0.0; self.limit];
        for (score, chance) in &self.law {
            for (sum, share) in law.iter().enumerate() {
                if let Some(to) = next(sum, *score, self.limit) {
                    after[to] += share * chance;
                }
            }
        }
        let signalled = law.iter().zip(&self.out).map(|(share, out)| share * out).sum();
        (after, signalled)
    }
}

/// The sum after a score, unless it signals.
fn next(sum: usize, score: i64, limit: usize) -> Option<usize> {
    let to = (sum as i64).saturating_add(score).max(0) as usize;
    (to < limit).then_some(to)
}

impl Factors {
    fn zeros(size: usize, up: usize, down: usize) -> Self {
        Self { down, up, band: vec![0.0; size * (up + down + 1)], leave: vec![0.0; size] }
    }

    fn at(&mut self, row: usize, column: usize) -> &mut f64 {
        let place = row * (self.up + self.down + 1) + column + self.down - row;
        &mut self.band[place]
    }

    fn get(&self, row: usize, column: usize) -> f64 {
        self.band[row * (self.up + self.down + 1) + column + self.down - row]
    }

    /// Takes one sum after the other out of the chain, from the highest on: what went to it goes on to where it leads.
    fn eliminate(&mut self, out: &[f64]) -> Result<(), ChartError> {
        let mut out = out.to_vec();
        for k in (0..out.len()).rev() {
            let lowest = k.saturating_sub(self.down);
            let leave = out[k] + (lowest..k).map(|j| self.get(k, j)).sum::<f64>();
            if leave <= 0.0 {
                return Err(ChartError::Unreachable);
            }
            self.leave[k] = leave;
            for i in k.saturating_sub(self.up)..k {
                let factor = self.get(i, k) / leave;
                *self.at(i, k) = factor;
                if factor > 0.0 {
                    let (width, lag) = (self.up + self.down + 1, k - i);
                    // Row i holds the columns of row k `lag` places further to the right.
                    let (above, below) = self.band.split_at_mut(k * width);
                    let from = lowest + self.down - k;
                    let source = &below[from..from + k - lowest];
                    let target = i * width + from + lag;
                    above[target..target + source.len()].iter_mut().zip(source).for_each(|(x, y)| *x += factor * y);
                    out[i] += factor * out[k];
                }
            }
        }
        Ok(())
    }

    /// The x with (I − Q) x = b.
    fn solve(&self, mut b: Vec<f64>) -> Vec<f64> {
        for k in (0..b.len()).rev() {
            for i in k.saturating_sub(self.up)..k {
                b[i] += self.get(i, k) * b[k];
            }
        }
        for k in 0..b.len() {
            let known: f64 = (k.saturating_sub(self.down)..k).map(|j| self.get(k, j) * b[j]).sum();
            b[k] = (b[k] + known) / self.leave[k];
        }
        b
    }

    /// The y with y (I − Q) = c: how often each sum is met by charts that begin with the law c.
    fn solve_left(&self, c: &[f64]) -> Vec<f64> {
        let mut y = c.to_vec();
        for k in (0..y.len()).rev() {
            y[k] /= self.leave[k];
            for j in k.saturating_sub(self.down)..k {
                y[j] += y[k] * self.get(k, j);
            }
        }
        for i in 0..y.len() {
            for k in i + 1..(i + self.up + 1).min(y.len()) {
                y[k] += y[i] * self.get(i, k);
            }
        }
        y
    }
}

/// The least limit with which the mean run length from 0 is at least `run_length`. O(log limit) eliminations.
///
/// # Errors
/// As [`Chain::new`]; [`ChartError::Unreachable`] where no limit up to [`MOST_SUMS`] does.
pub fn limit_for_run_length(scores: &[i64], chances: &[f64], run_length: f64) -> Result<i64, ChartError> {
    if !run_length.is_finite() {
        return Err(ChartError::Parameters);
    }
    least_limit(|limit| Ok(Chain::new(scores, chances, limit)?.run_length()? >= run_length))
}

/// The least limit that serves, where a higher one does so too.
pub(super) fn least_limit(serves: impl Fn(i64) -> Result<bool, ChartError>) -> Result<i64, ChartError> {
    let (mut low, mut high) = (0, 1);
    while !serves(high)? {
        if high >= MOST_SUMS {
            return Err(ChartError::Unreachable);
        }
        (low, high) = (high, (high * 2).min(MOST_SUMS));
    }
    while high - low > 1 {
        let middle = i64::midpoint(low, high);
        if serves(middle)? { high = middle } else { low = middle }
    }
    Ok(high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_forms_of_a_run_of_two() {
        // +1 for an error, back to 0 otherwise, limit 2: two errors in a row take (1 + p)/p² checks.
        for p in [0.5, 0.01, 1e-7] {
            let chain = Chain::new(&[1, -5], &[p, 1.0 - p], 2).unwrap();
            let wanted = (1.0 + p) / (p * p);
            assert!((chain.run_length().unwrap() / wanted - 1.0).abs() < 1e-14, "{p}");
            // From 0 no signal in two checks unless both are errors.
            assert!((chain.survival(2)[2] - (1.0 - p * p)).abs() < 1e-15);
            assert!((chain.alarm(2) / (p * p) - 1.0).abs() < 1e-12);
        }
        let fair = Chain::new(&[1, -5], &[0.5, 0.5], 2).unwrap();
        // Fibonacci: the share without two errors in a row falls by half the golden ratio each check.
        let (law, stays) = fair.settled().unwrap();
        assert!((stays - (1.0 + 5.0_f64.sqrt()) / 4.0).abs() < 1e-14);
        assert!((law[0] + law[1] - 1.0).abs() < 1e-14);
        // Out of the stationary law: 2/3 at 0 and 1/3 at 1; one signal per six checks in the long run.
        assert!((fair.cyclic()[0] - 2.0 / 3.0).abs() < 1e-14);
        assert!((fair.alarms(6_000) - 1_000.0).abs() < 1.0);
    }

    #[test]
    fn quantiles_are_those_of_the_geometric_law_where_one_error_signals() {
        for p in [0.3, 1e-6] {
            let chain = Chain::new(&[1, -1], &[p, 1.0 - p], 1).unwrap();
            for share in [0.1, 0.5, 0.95] {
                let exact = (f64::ln_1p(-share) / f64::ln_1p(-p)).ceil();
                assert!((chain.quantile(share).unwrap() as f64 / exact - 1.0).abs() < 1e-8, "{p} {share}");
            }
        }
    }

    #[test]
    fn what_never_signals_is_told() {
        assert_eq!(Chain::new(&[11, -1], &[0.0, 1.0], 30), Err(ChartError::Unreachable));
        assert_eq!(Chain::new(&[], &[], 3), Err(ChartError::Parameters));
        assert_eq!(Chain::new(&[1, -1], &[0.5, 0.6], 3), Err(ChartError::Parameters));
        assert_eq!(limit_for_run_length(&[1, -1], &[1.0, 0.0], 10.0), Ok(10));
        assert_eq!(limit_for_run_length(&[1, -1], &[1.0, 0.0], 1e9), Err(ChartError::Unreachable));
    }
}
