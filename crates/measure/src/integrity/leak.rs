//! Whether an item has become known: a cumulative sum of how much likelier its answers and times are if it has (Page 1954; Moustakides 1986
//! for its being the fastest at a given rate of false alarms).
//!
//! Each exposure adds the log-likelihood ratio of its score (right with a facility that has risen) and of its time (log-normal, van der
//! Linden 2006, with a mean that has fallen); the sum never falls below 0. The mean number of exposures to a flag is computed by the sum's
//! integral equation, so that the threshold is chosen by the false alarms that are tolerated.

use crate::distribution::{normal_at_least, normal_density};
use crate::drift::ChartError;
use crate::linear::Square;
use crate::quadrature::legendre;

/// One exposure of an item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exposure {
    /// 0..=1.
    pub score: f64,
    /// Seconds that the answer took, above 0; none where it is not known.
    pub seconds: Option<f64>,
}

/// How an item was answered before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Baseline {
    /// Mean score, in 0..1.
    pub facility: f64,
    /// How long it took; none where fewer than two times are known, which have no deviation: then scores alone are watched.
    pub pace: Option<Pace>,
}

/// How long an item took before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// Mean of the logarithm of seconds.
    pub ln_seconds: f64,
    /// Standard deviation of the logarithm of seconds, above 0.
    pub deviation: f64,
}

/// A time that says something, as a logarithm.
fn ln_of(seconds: Option<f64>) -> Option<f64> {
    seconds.filter(|s| *s > 0.0 && s.is_finite()).map(f64::ln)
}

impl Pace {
    fn of(exposures: &[Exposure]) -> Option<Self> {
        let times: Vec<f64> = exposures.iter().filter_map(|e| ln_of(e.seconds)).collect();
        if times.len() < 2 {
            return None;
        }
        let n = times.len() as f64;
        let mean = times.iter().sum::<f64>() / n;
        let variance = times.iter().map(|t| (t - mean).powi(2)).sum::<f64>() / (n - 1.0);
        Some(Self { ln_seconds: mean, deviation: variance.sqrt().max(LEAST_DEVIATION) })
    }
}

/// Facility is kept this far from 0 and 1: a few exposures cannot say more.
const EDGE: f64 = 0.02;
/// The least deviation of log times.
const LEAST_DEVIATION: f64 = 0.1;

impl Baseline {
    /// From exposures; `None` without any. Facility is shrunk by one right and one wrong answer.
    #[must_use]
    pub fn of(exposures: &[Exposure]) -> Option<Self> {
        if exposures.is_empty() {
            return None;
        }
        let right: f64 = exposures.iter().map(|e| e.score.clamp(0.0, 1.0)).sum();
        let facility = (right + 1.0) / (exposures.len() as f64 + 2.0);
        Some(Self { facility: facility.clamp(EDGE, 1.0 - EDGE), pace: Pace::of(exposures) })
    }
}

impl Baseline {
    /// The baseline moved towards a leak by the standard errors with which `n` exposures give it: what was seen by chance in them is not to
    /// be flagged later.
    #[must_use]
    pub fn cautious(self, n: usize) -> Self {
        let n = n.max(1) as f64;
        let facility = self.facility + (self.facility * (1.0 - self.facility) / n).sqrt();
        let pace = self.pace.map(|p| Pace { ln_seconds: p.ln_seconds - p.deviation / n.sqrt(), ..p });
        Self { facility: facility.clamp(EDGE, 1.0 - EDGE), pace }
    }
}

/// What a leak does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leak {
    /// By how much the facility rises, in 0..1.
    pub rise: f64,
    /// By what share the time falls, in 0..1.
    pub faster: f64,
}

impl Leak {
    /// The leak that is watched for: facility up by a quarter, time down by 30 %.
    pub const USUAL: Self = Self { rise: 0.25, faster: 0.30 };
}

/// A watch over one item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Watch {
    base: Baseline,
    /// What a right and a wrong answer add.
    right: f64,
    wrong: f64,
    /// The shift of log time.
    shift: f64,
    /// Facility after a leak.
    risen: f64,
    leak: Leak,
}

/// Nodes of the integral equation.
const NODES: usize = 40;

impl Watch {
    /// A watch for a leak of an item with a baseline.
    ///
    /// # Errors
    /// [`ChartError::Parameters`] for a leak that changes nothing, or a baseline outside its ranges.
    pub fn new(base: Baseline, leak: Leak) -> Result<Self, ChartError> {
        let inside = |x: f64| x > 0.0 && x < 1.0;
        let timed = |p: Pace| p.deviation > 0.0 && p.ln_seconds.is_finite();
        if !inside(base.facility) || !base.pace.is_none_or(timed) || !inside(leak.rise) || !inside(leak.faster) {
            return Err(ChartError::Parameters);
        }
        let risen = (base.facility + leak.rise).min(1.0 - EDGE / 2.0).max(base.facility);
        Ok(Self {
            base,
            right: (risen / base.facility).ln(),
            wrong: ((1.0 - risen) / (1.0 - base.facility)).ln(),
            shift: (1.0 - leak.faster).ln(),
            risen,
            leak,
        })
    }

    /// What one exposure adds: of its score alone where it has no time, or the baseline has none.
    #[must_use]
    pub fn step(&self, exposure: Exposure) -> f64 {
        let score = exposure.score.clamp(0.0, 1.0);
        let of_score = score * self.right + (1.0 - score) * self.wrong;
        let of_time = ln_of(exposure.seconds).zip(self.base.pace).map_or(0.0, |(ln, pace)| {
            // Beyond four deviations a time is an accident (a break, a double click) and says no more.
            let z = ((ln - pace.ln_seconds) / pace.deviation).clamp(-4.0, 4.0);
            let d = self.shift / pace.deviation;
            d * z - d * d / 2.0
        });
        of_score + of_time
    }

    /// The sum after each exposure, and the exposure (from 1) with the first flag.
    #[must_use]
    pub fn run(&self, exposures: &[Exposure], threshold: f64) -> (Vec<f64>, Option<usize>) {
        let (mut sum, mut flag) = (0.0, None);
        let path = exposures.iter().enumerate().map(|(i, e)| {
            sum = f64::max(0.0, sum + self.step(*e));
            if flag.is_none() && sum >= threshold {
                flag = Some(i + 1);
            }
            sum
        });
        (path.collect(), flag)
    }

    /// Mean number of exposures to a flag, while nothing has leaked or from the leak on; both a score and a time with each exposure.
    ///
    /// # Errors
    /// [`ChartError::Parameters`] for a baseline without times too, whose steps have no density; [`ChartError::Unreachable`].
    pub fn average_run_length(&self, threshold: f64, leaked: bool) -> Result<f64, ChartError> {
        let pace = self.base.pace.filter(|_| threshold > 0.0 && threshold.is_finite()).ok_or(ChartError::Parameters)?;
        let d = (self.shift / pace.deviation).abs();
        let (p, drift) = if leaked { (self.risen, d * d / 2.0) } else { (self.base.facility, -d * d / 2.0) };
        // A step is one of two scores' parts and a normal part.
        let parts = [(p, self.right + drift), (1.0 - p, self.wrong + drift)];
        let density = |y: f64, s: f64| parts.iter().map(|(w, m)| w * normal_density((y - s - m) / d) / d).sum::<f64>();
        let to_zero = |s: f64| parts.iter().map(|(w, m)| w * (1.0 - normal_at_least((-s - m) / d))).sum::<f64>();
        let rule = legendre(NODES, 0.0, threshold);
        let n = NODES + 1;
        let mut system = Square::zeros(n);
        for i in 0..n {
            let s = rule.get(i).map_or(0.0, |(s, _)| *s);
            for (j, (y, w)) in rule.iter().enumerate() {
                *system.at_mut(i, j) -= w * density(*y, s);
            }
            *system.at_mut(i, n - 1) -= to_zero(s);
            *system.at_mut(i, i) += 1.0;
        }
        let lengths = system.solve(vec![1.0; n]).ok_or(ChartError::Unreachable)?;
        let length = lengths[n - 1];
        if length.is_finite() && length >= 1.0 { Ok(length) } else { Err(ChartError::Unreachable) }
    }

    /// The threshold with which nothing-leaked items are flagged once in so many exposures on average; of scores alone, at most once. A sum
    /// of log-likelihood ratios reaches h before it falls to 0 with a chance of at most e^-h (Wald), so that it takes e^h exposures or more
    /// (Lorden 1971), and no equation has to be solved for it.
    ///
    /// # Errors
    /// [`ChartError::Unreachable`] where no threshold does.
    pub fn threshold_for(&self, exposures: f64) -> Result<f64, ChartError> {
        // The run length grows with e^h; sixteen halvings tell h to a thousandth, the run length to a tenth of a per cent.
        let (mut low, mut high) = (0.05, 16.0);
        if !(exposures.is_finite() && exposures >= 1.0) {
            return Err(ChartError::Unreachable);
        }
        if self.base.pace.is_none() {
            return Ok(exposures.ln().max(low));
        }
        if self.average_run_length(high, false)? < exposures {
            return Err(ChartError::Unreachable);
        }
        for _ in 0..16 {
            let middle = f64::midpoint(low, high);
            if self.average_run_length(middle, false)? < exposures { low = middle } else { high = middle }
        }
        Ok(high)
    }

    /// What is watched for.
    #[must_use]
    pub const fn leak(&self) -> Leak {
        self.leak
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Stream;

    const PACE: Pace = Pace { ln_seconds: 3.7, deviation: 0.45 };
    const BASE: Baseline = Baseline { facility: 0.6, pace: Some(PACE) };

    fn exposure(chance: &mut Stream, leaked: bool) -> Exposure {
        let (p, shift) = if leaked { (BASE.facility + 0.25, 0.7_f64.ln()) } else { (BASE.facility, 0.0) };
        let score = if chance.uniform() < p { 1.0 } else { 0.0 };
        Exposure { score, seconds: Some((PACE.ln_seconds + shift + PACE.deviation * chance.normal()).exp()) }
    }

    /// Mean run length and its standard error.
    fn simulated(watch: &Watch, threshold: f64, leaked: bool, runs: u32) -> (f64, f64) {
        let mut chance = Stream::new(5);
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..runs {
            let (mut at, mut n) = (0.0, 0.0);
            while at < threshold {
                at = f64::max(0.0, at + watch.step(exposure(&mut chance, leaked)));
                n += 1.0;
            }
            sum += n;
            squares += n * n;
        }
        let n = f64::from(runs);
        (sum / n, ((squares / n - (sum / n).powi(2)) / n).sqrt())
    }

    #[test]
    fn computed_run_lengths_lie_within_four_standard_errors_of_simulated_ones() {
        let watch = Watch::new(BASE, Leak::USUAL).unwrap();
        for (threshold, leaked, runs) in [(2.0, false, 20_000), (4.0, false, 8_000), (6.0, true, 20_000)] {
            let exact = watch.average_run_length(threshold, leaked).unwrap();
            let (mean, error) = simulated(&watch, threshold, leaked, runs);
            assert!((mean - exact).abs() < 4.0 * error, "{threshold} {leaked}: {exact}, simulated {mean} ± {error}");
        }
    }

    #[test]
    fn a_threshold_gives_the_wanted_rate_and_flags_a_leak_within_thirty_exposures_on_average() {
        let watch = Watch::new(BASE, Leak::USUAL).unwrap();
        let threshold = watch.threshold_for(8_000.0).unwrap();
        assert!((watch.average_run_length(threshold, false).unwrap() / 8_000.0 - 1.0).abs() < 0.01);
        assert!(watch.average_run_length(threshold, true).unwrap() < 25.0);
        assert_eq!(watch.leak(), Leak::USUAL);
    }

    #[test]
    fn scores_alone_are_watched_where_there_are_no_times() {
        let before: Vec<Exposure> = (0..100).map(|i| Exposure { score: f64::from(i % 2), seconds: Some(0.0) }).collect();
        assert_eq!(Baseline::of(&before), Some(Baseline { facility: 0.5, pace: None }));
        let watch = Watch::new(Baseline { pace: None, ..BASE }, Leak::USUAL).unwrap();
        // A time says nothing that is held against none.
        let right = |seconds| watch.step(Exposure { score: 1.0, seconds });
        assert!((right(None) - (0.85_f64 / 0.6).ln()).abs() < 1e-12 && (right(Some(1.0)) - right(None)).abs() < 1e-12);
        let wanted = 2_000.0;
        let threshold = watch.threshold_for(wanted).unwrap();
        let (clean, error) = simulated(&watch, threshold, false, 1_000);
        assert!(clean - 4.0 * error > wanted, "{clean} ± {error}");
        let (delay, _) = simulated(&watch, threshold, true, 2_000);
        assert!(delay < 60.0, "{delay}");
        assert!(watch.average_run_length(threshold, false).is_err() && watch.threshold_for(f64::NAN).is_err());
        assert!(Watch::new(Baseline { pace: Some(Pace { deviation: 0.0, ..PACE }), ..BASE }, Leak::USUAL).is_err());
    }

    #[test]
    fn baselines_and_hostile_values_make_no_nan() {
        assert_eq!(Baseline::of(&[]), None);
        assert_eq!(Baseline::of(&[Exposure { score: 1.0, seconds: Some(3.0) }]), Some(Baseline { facility: 2.0 / 3.0, pace: None }));
        let same = Baseline::of(&[Exposure { score: 1.0, seconds: Some(3.0) }; 9]).unwrap();
        assert!((same.facility - 10.0 / 11.0).abs() < 1e-12 && (same.pace.unwrap().deviation - LEAST_DEVIATION).abs() < 1e-12);
        let watch = Watch::new(same, Leak::USUAL).unwrap();
        for seconds in [None, Some(0.0), Some(-1.0), Some(f64::NAN), Some(f64::INFINITY), Some(1e300)] {
            assert!(watch.step(Exposure { score: 2.0, seconds }).is_finite());
        }
        let cautious = BASE.cautious(100);
        assert!(
            (cautious.facility - (0.6 + 0.24_f64.sqrt() / 10.0)).abs() < 1e-12 && (cautious.pace.unwrap().ln_seconds - 3.655).abs() < 1e-12
        );
        assert!(Watch::new(BASE, Leak { rise: 0.0, faster: 0.3 }).is_err());
        assert!(watch.average_run_length(0.0, false).is_err());
        assert_eq!(watch.run(&[], 1.0), (vec![], None));
    }
}
