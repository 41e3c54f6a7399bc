//! Correlations of two series: Pearson, Spearman, Kendall's tau-b and tau-c, with two-sided tests.

use super::Undefined;
use crate::distribution::{normal_quantile, normal_two_sided, student_two_sided};

/// A correlation and its test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Correlation {
    /// In −1..=1.
    pub value: f64,
    /// Two-sided p of no correlation; `None` where the sample is too small for one.
    pub p: Option<f64>,
    /// Pairs of values.
    pub n: usize,
}

impl Correlation {
    /// The interval of the level (such as 0.95) by Fisher's z, for Pearson's correlation; `None` for fewer than four pairs.
    #[must_use]
    pub fn interval(&self, level: f64) -> Option<(f64, f64)> {
        if self.n < 4 {
            return None;
        }
        let half = normal_quantile(f64::midpoint(1.0, level)) / (self.n as f64 - 3.0).sqrt();
        let z = self.value.atanh();
        Some(((z - half).tanh(), (z + half).tanh()))
    }
}

fn check(x: &[f64], y: &[f64]) -> Result<(), Undefined> {
    if x.len() != y.len() || x.iter().chain(y).any(|v| !v.is_finite()) {
        return Err(Undefined::Mismatch);
    }
    if x.len() < 2 {
        return Err(Undefined::TooFew);
    }
    let constant = |s: &[f64]| s.windows(2).all(|w| w[0] == w[1]);
    if constant(x) || constant(y) { Err(Undefined::Constant) } else { Ok(()) }
}

/// Pearson's product-moment correlation.
///
/// # Errors
/// [`Undefined::Mismatch`] for series of different lengths, [`Undefined::TooFew`] below two pairs,
/// [`Undefined::Constant`] where one does not vary.
pub fn pearson(x: &[f64], y: &[f64]) -> Result<Correlation, Undefined> {
    check(x, y)?;
    let n = x.len() as f64;
    let mean = |s: &[f64]| s.iter().sum::<f64>() / n;
    // Scaled to one first, so that no square leaves the range of numbers.
    let largest = |s: &[f64]| s.iter().fold(0.0, |most: f64, v| most.max(v.abs())).max(f64::MIN_POSITIVE);
    let (sx, sy) = (largest(x), largest(y));
    let scaled = |s: &[f64], by: f64| s.iter().map(|v| v / by).collect::<Vec<f64>>();
    let (x, y) = (&scaled(x, sx), &scaled(y, sy));
    let (mx, my) = (mean(x), mean(y));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (a, b) in x.iter().zip(y) {
        let (a, b) = (a - mx, b - my);
        xx += a * a;
        yy += b * b;
        xy += a * b;
    }
    if xx <= 0.0 || yy <= 0.0 {
        return Err(Undefined::Constant);
    }
    Ok(tested(xy / (xx.sqrt() * yy.sqrt()), x.len()))
}

/// With Student's t of n − 2 degrees of freedom.
fn tested(value: f64, n: usize) -> Correlation {
    let value = value.clamp(-1.0, 1.0);
    let df = n as f64 - 2.0;
    let p = (df > 0.0).then(|| {
        let rest = (1.0 - value) * (1.0 + value);
        if rest <= 0.0 { 0.0 } else { student_two_sided(value * (df / rest).sqrt(), df) }
    });
    Correlation { value, p, n }
}

/// Ranks from 1, ties at their mean.
#[must_use]
pub fn ranks(series: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..series.len()).collect();
    order.sort_by(|a, b| series[*a].total_cmp(&series[*b]));
    let mut ranks = vec![0.0; series.len()];
    let mut from = 0;
    while from < order.len() {
        let tied = order[from..].iter().take_while(|at| series[**at] == series[order[from]]).count();
        for at in &order[from..from + tied] {
            ranks[*at] = from as f64 + f64::midpoint(tied as f64, 1.0);
        }
        from += tied;
    }
    ranks
}

/// Spearman's rank correlation: Pearson's of the ranks.
///
/// # Errors
/// As [`pearson`].
pub fn spearman(x: &[f64], y: &[f64]) -> Result<Correlation, Undefined> {
    check(x, y)?;
    pearson(&ranks(x), &ranks(y))
}

/// Which of Kendall's coefficients.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tau {
    /// Corrected for ties on both sides.
    B,
    /// For tables that are not square (Stuart 1953).
    C,
}

/// What Kendall's coefficients are made of.
struct Pairs {
    n: i64,
    /// Discordant pairs.
    discordant: i64,
    tied_x: i64,
    tied_y: i64,
    tied_both: i64,
}

/// Σ t(t − 1)/2 over runs of equal neighbours of a sorted list.
fn tied<T>(sorted: &[T], same: impl Fn(&T, &T) -> bool) -> i64 {
    sorted.chunk_by(|a, b| same(a, b)).map(|run| (run.len() * (run.len() - 1) / 2) as i64).sum()
}

/// Sorts and counts the inversions (Knight 1966).
fn inversions(series: &mut Vec<f64>) -> i64 {
    let mut count = 0;
    let mut width = 1;
    let mut other = Vec::with_capacity(series.len());
    while width < series.len() {
        other.clear();
        for pair in series.chunks(2 * width) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            let (mut i, mut j) = (0, 0);
            while i < left.len() || j < right.len() {
                if j == right.len() || (i < left.len() && left[i] <= right[j]) {
                    other.push(left[i]);
                    i += 1;
                } else {
                    other.push(right[j]);
                    count += (left.len() - i) as i64;
                    j += 1;
                }
            }
        }
        std::mem::swap(series, &mut other);
        width *= 2;
    }
    count
}

impl Pairs {
    fn new(x: &[f64], y: &[f64]) -> Self {
        let mut both: Vec<(f64, f64)> = x.iter().copied().zip(y.iter().copied()).collect();
        both.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let tied_x = tied(&both, |a, b| a.0 == b.0);
        let tied_both = tied(&both, |a, b| a.0 == b.0 && a.1 == b.1);
        let mut second: Vec<f64> = both.iter().map(|p| p.1).collect();
        let discordant = inversions(&mut second);
        let tied_y = tied(&second, |a, b| a == b);
        Self { n: x.len() as i64, discordant, tied_x, tied_y, tied_both }
    }

    fn all(&self) -> i64 {
        self.n * (self.n - 1) / 2
    }

    /// Concordant less discordant pairs.
    fn balance(&self) -> i64 {
        self.all() - self.tied_x - self.tied_y + self.tied_both - 2 * self.discordant
    }
}

/// Kendall's rank correlation. p is exact without ties for up to 33 pairs (or nearly perfect order), else by the normal distribution with
/// Kendall's variance for ties.
///
/// # Errors
/// As [`pearson`].
pub fn kendall(x: &[f64], y: &[f64], tau: Tau) -> Result<Correlation, Undefined> {
    check(x, y)?;
    // Minus zero is zero.
    let plain = |s: &[f64]| s.iter().map(|v| v + 0.0).collect::<Vec<f64>>();
    let (x, y) = (plain(x), plain(y));
    let pairs = Pairs::new(&x, &y);
    let (all, balance) = (pairs.all() as f64, pairs.balance() as f64);
    let value = match tau {
        Tau::B => balance / ((all - pairs.tied_x as f64).sqrt() * (all - pairs.tied_y as f64).sqrt()),
        Tau::C => {
            let fewer = different(&x).min(different(&y)) as f64;
            2.0 * balance / ((pairs.n * pairs.n) as f64 * (fewer - 1.0) / fewer)
        }
    };
    Ok(Correlation { value: value.clamp(-1.0, 1.0), p: kendall_p(&pairs, &x, &y), n: x.len() })
}

fn different(series: &[f64]) -> usize {
    let mut sorted = series.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.dedup();
    sorted.len()
}

fn kendall_p(pairs: &Pairs, x: &[f64], y: &[f64]) -> Option<f64> {
    let fewer = pairs.discordant.min(pairs.all() - pairs.discordant);
    if pairs.tied_x == 0 && pairs.tied_y == 0 && (pairs.n <= 33 || fewer <= 1) {
        return Some(exact_kendall_p(pairs.n as usize, fewer as usize));
    }
    let n = pairs.n as f64;
    let ties = |series: &[f64]| {
        let mut sorted = series.to_vec();
        sorted.sort_by(f64::total_cmp);
        let runs = sorted.chunk_by(|a, b| a == b).map(|run| run.len() as f64);
        runs.fold((0.0, 0.0), |(two, three), t| (two + t * (t - 1.0) * (t - 2.0), three + t * (t - 1.0) * (2.0 * t + 5.0)))
    };
    let ((x0, x1), (y0, y1)) = (ties(x), ties(y));
    let m = n * (n - 1.0);
    let three = if n > 2.0 { x0 * y0 / (9.0 * m * (n - 2.0)) } else { 0.0 };
    let variance = (m * (2.0 * n + 5.0) - x1 - y1) / 18.0 + 2.0 * pairs.tied_x as f64 * pairs.tied_y as f64 / m + three;
    (variance > 0.0).then(|| normal_two_sided(pairs.balance() as f64 / variance.sqrt()))
}

/// Twice the share of permutations with at most so many inversions, at most 1 (Kendall 1970), by adding one element after another.
fn exact_kendall_p(n: usize, inversions: usize) -> f64 {
    if 4 * inversions == n * (n - 1) {
        return 1.0;
    }
    // shares[c]: the chance of c inversions among the first elements.
    let mut shares = vec![0.0; inversions + 1];
    shares[0] = 1.0;
    for elements in 2..=n {
        let mut next = vec![0.0; inversions + 1];
        let mut window = 0.0;
        for c in 0..=inversions {
            window += shares[c];
            if c >= elements {
                window -= shares[c - elements];
            }
            next[c] = window / elements as f64;
        }
        shares = next;
    }
    (2.0 * shares.iter().sum::<f64>()).clamp(0.0, 1.0)
}
