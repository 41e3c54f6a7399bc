//! Item parameters from answers, by marginal maximum likelihood with or without priors (Bock and Aitkin 1981), and their standard errors.
//!
//! EM steps lead near the maximum, Newton's method with the observed information (Louis 1982) to its last digits; that information's
//! inverse gives the errors. Joint maximum likelihood, which is biased for any length of test, is not offered.

use super::curve::Item;
use super::marginal::{Data, Derivatives, Pattern, Slopes, derivatives};
use crate::linear::Square;
use crate::quadrature;

/// Which parameters are free.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Model {
    /// One slope for all items, a difficulty each.
    One,
    /// A slope and a difficulty each.
    Two,
    /// A lower asymptote as well. Weakly identified: give it priors.
    Three,
}

/// Normal prior of a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Normal {
    /// Mean.
    pub mean: f64,
    /// Standard deviation, above 0.
    pub deviation: f64,
}

/// Priors of the parameters; none of them is the plain maximum of the likelihood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Priors {
    /// Of ln a.
    pub ln_slope: Option<Normal>,
    /// Of b, one for each item (an expert's guess) or one for all.
    pub difficulty: Vec<Normal>,
    /// Beta prior of the lower asymptote: its two parameters, above 1.
    pub asymptote: Option<(f64, f64)>,
}

/// How the estimation goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Free parameters.
    pub model: Model,
    /// Priors.
    pub priors: Priors,
    /// Lower asymptotes in 0..1 that are known, as 1 over the options of a choice item, one for each item; 0 for all where there are none.
    /// [`Model::Three`] estimates them instead.
    pub guessing: Vec<f64>,
    /// Gauss-Hermite nodes for the population's abilities.
    pub nodes: usize,
    /// The most steps.
    pub steps: usize,
}

impl Options {
    /// A model without priors, 41 nodes.
    #[must_use]
    pub fn new(model: Model) -> Self {
        Self { model, priors: Priors::default(), guessing: Vec::new(), nodes: 41, steps: 500 }
    }
}

/// Answers to a set of items, collapsed by pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    items: usize,
    patterns: Vec<Pattern>,
}

/// Why items cannot be calibrated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalibrateError {
    /// No items or no answers, or rows of different lengths.
    Empty,
    /// Items that all answered alike (or nobody answered), by position: without a prior of their difficulty they have no estimate.
    NoVariation(Vec<usize>),
    /// Priors that make no distribution, or as many difficulties as items are not given.
    Priors,
    /// Known asymptotes that are not in 0..1, or not one for each item.
    Guessing,
    /// No maximum was reached within the steps.
    Diverged,
}

/// One calibrated item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The curve.
    pub item: Item,
    /// The intercept −ab.
    pub intercept: f64,
    /// Standard error of the slope.
    pub slope_error: f64,
    /// Standard error of the intercept.
    pub intercept_error: f64,
    /// Standard error of the difficulty, by the delta method.
    pub difficulty_error: f64,
}

/// A calibration.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// Items in their order.
    pub items: Vec<Estimate>,
    /// Log-likelihood of the answers, without priors.
    pub log_likelihood: f64,
    /// Steps taken.
    pub steps: usize,
    /// The largest element of the gradient that was left.
    pub gradient: f64,
}

impl Answers {
    /// Collapses people's answers: right, wrong, or not asked.
    ///
    /// # Errors
    /// [`CalibrateError::Empty`].
    pub fn new(people: &[Vec<Option<bool>>]) -> Result<Self, CalibrateError> {
        Self::counted(people.iter().map(|row| (row.clone(), 1.0)))
    }

    /// The same from patterns with the number of people who have each.
    ///
    /// # Errors
    /// [`CalibrateError::Empty`].
    pub fn counted(patterns: impl IntoIterator<Item = (Vec<Option<bool>>, f64)>) -> Result<Self, CalibrateError> {
        let mut counts = std::collections::BTreeMap::<Vec<Option<bool>>, f64>::new();
        for (row, people) in patterns {
            if people > 0.0 && row.iter().any(Option::is_some) {
                *counts.entry(row).or_default() += people;
            }
        }
        let patterns: Vec<Pattern> = counts.into_iter().collect();
        let items = patterns.first().map_or(0, |p| p.0.len());
        if items == 0 || patterns.iter().any(|p| p.0.len() != items) {
            return Err(CalibrateError::Empty);
        }
        Ok(Self { items, patterns })
    }

    /// Right and asked of each item.
    fn counts(&self) -> Vec<(f64, f64)> {
        let mut counts = vec![(0.0, 0.0); self.items];
        for (row, people) in &self.patterns {
            for (sum, answer) in counts.iter_mut().zip(row) {
                if let Some(right) = answer {
                    sum.0 += people * f64::from(u8::from(*right));
                    sum.1 += people;
                }
            }
        }
        counts
    }
}

/// The estimation's state: parameters per item, and how they become the free ones.
struct Fit<'t> {
    data: Data<'t>,
    options: &'t Options,
    items: Vec<Slopes>,
}

impl Fit<'_> {
    fn parameters(&self) -> usize {
        if self.options.model == Model::Three { 3 } else { 2 }
    }

    /// The free parameter that an item's k-th one is: for one slope, the first is shared.
    fn place(&self, item: usize, k: usize) -> usize {
        match (self.options.model, k) {
            (Model::One, 0) => 0,
            (Model::One, _) => item + 1,
            _ => item * self.parameters() + k,
        }
    }

    fn free(&self) -> usize {
        if self.options.model == Model::One { self.items.len() + 1 } else { self.items.len() * self.parameters() }
    }

    fn evaluate(&self, items: &[Slopes], observed: bool) -> Derivatives {
        let mut all = derivatives(&self.data, items, self.parameters(), observed);
        self.add_priors(items, &mut all);
        self.collapse(all)
    }

    /// From parameters per item to free ones: a shared one takes the sums.
    fn collapse(&self, all: Derivatives) -> Derivatives {
        if self.options.model != Model::One {
            return all;
        }
        let size = self.free();
        let places: Vec<usize> = (0..self.items.len()).flat_map(|j| [self.place(j, 0), self.place(j, 1)]).collect();
        let mut gradient = vec![0.0; size];
        places.iter().zip(&all.gradient).for_each(|(at, g)| gradient[*at] += g);
        let squeeze = |from: &Square| {
            let mut to = Square::zeros(size);
            for (i, row) in places.iter().enumerate() {
                for (j, column) in places.iter().enumerate() {
                    *to.at_mut(*row, *column) += from.at(i, j);
                }
            }
            to
        };
        Derivatives {
            log_likelihood: all.log_likelihood,
            gradient,
            complete: squeeze(&all.complete),
            observed: all.observed.as_ref().map(squeeze),
        }
    }

    /// Log-priors join the log-likelihood; their curvature is taken from their squared slopes, which keeps it positive.
    fn add_priors(&self, items: &[Slopes], all: &mut Derivatives) {
        let (priors, k) = (&self.options.priors, self.parameters());
        let mut add = |at: usize, gradient: &[f64], information: &[[f64; 3]; 3]| {
            for (i, g) in gradient.iter().enumerate() {
                all.gradient[at + i] += g;
                for j in 0..gradient.len() {
                    *all.complete.at_mut(at + i, at + j) += information[i][j];
                    if let Some(observed) = &mut all.observed {
                        *observed.at_mut(at + i, at + j) += information[i][j];
                    }
                }
            }
        };
        let mut height = 0.0;
        for (j, item) in items.iter().enumerate() {
            if let (Some(prior), true) = (priors.ln_slope, j == 0 || self.options.model != Model::One) {
                let (z, precision) = (item.a.ln() - prior.mean, prior.deviation.powi(-2));
                height -= 0.5 * z * z * precision;
                add(j * k, &[-z * precision / item.a], &[[precision / (item.a * item.a), 0.0, 0.0], [0.0; 3], [0.0; 3]]);
            }
            if let Some(prior) = priors.difficulty.get(j).or_else(|| priors.difficulty.first().filter(|_| priors.difficulty.len() == 1)) {
                let (z, precision) = (-item.d / item.a - prior.mean, prior.deviation.powi(-2));
                let slopes = [item.d / (item.a * item.a), -1.0 / item.a];
                height -= 0.5 * z * z * precision;
                let information =
                    std::array::from_fn(|r| std::array::from_fn(|c| if r < 2 && c < 2 { slopes[r] * slopes[c] * precision } else { 0.0 }));
                add(j * k, &slopes.map(|s| -z * precision * s), &information);
            }
            if let (Some((one, other)), Some(gamma), Model::Three) = (priors.asymptote, item.gamma, self.options.model) {
                let c = 1.0 / (1.0 + (-gamma).exp());
                height += (one - 1.0) * c.ln() + (other - 1.0) * (1.0 - c).ln();
                add(
                    j * k + 2,
                    &[(one - 1.0) * (1.0 - c) - (other - 1.0) * c],
                    &[[(one + other - 2.0) * c * (1.0 - c), 0.0, 0.0], [0.0; 3], [0.0; 3]],
                );
            }
        }
        all.log_likelihood += height;
    }

    /// The parameters a step further.
    fn moved(&self, step: &[f64], share: f64) -> Vec<Slopes> {
        let by = |item: usize, k: usize| share * step[self.place(item, k)];
        let bounded = |a: f64| if self.options.priors.ln_slope.is_some() { a.max(1e-3) } else { a };
        self.items
            .iter()
            .enumerate()
            .map(|(j, s)| Slopes {
                a: bounded(s.a + by(j, 0)),
                d: s.d + by(j, 1),
                gamma: s.gamma.map(|g| if self.options.model == Model::Three { (g + by(j, 2)).clamp(-30.0, 6.0) } else { g }),
            })
            .collect()
    }

    /// One step along an information's direction, halved until the likelihood does not fall. `None` where no share of it helps.
    fn step(&mut self, from: &Derivatives, information: &Square, observed: bool) -> Option<Derivatives> {
        let step = information.clone().solve(from.gradient.clone())?;
        let mut share = 1.0;
        for _ in 0..12 {
            let items = self.moved(&step, share);
            let there = self.evaluate(&items, observed);
            if there.log_likelihood >= from.log_likelihood - 1e-9 * from.log_likelihood.abs().max(1.0) * share
                && there.log_likelihood.is_finite()
            {
                self.items = items;
                return Some(there);
            }
            share /= 2.0;
        }
        None
    }
}

fn steepest(gradient: &[f64]) -> f64 {
    gradient.iter().fold(0.0, |most, g| most.max(g.abs()))
}

/// Calibrates items on a population with standard normal abilities.
///
/// # Errors
/// [`CalibrateError`].
pub fn calibrate(answers: &Answers, options: &Options) -> Result<Calibration, CalibrateError> {
    let counts = answers.counts();
    let priors = &options.priors;
    let proper = |n: &Normal| n.mean.is_finite() && n.deviation > 0.0;
    let difficulties = priors.difficulty.len();
    if !(priors.ln_slope.iter().all(proper) && priors.difficulty.iter().all(proper) && (difficulties <= 1 || difficulties == answers.items))
        || priors.asymptote.is_some_and(|(a, b)| !(a > 1.0 && b > 1.0))
    {
        return Err(CalibrateError::Priors);
    }
    let same: Vec<usize> = (0..answers.items).filter(|j| counts[*j].0 <= 0.0 || counts[*j].0 >= counts[*j].1).collect();
    if !same.is_empty() && difficulties == 0 {
        return Err(CalibrateError::NoVariation(same));
    }
    let guessing = &options.guessing;
    if !(guessing.is_empty() || guessing.len() == answers.items) || guessing.iter().any(|c| !(0.0..1.0).contains(c)) {
        return Err(CalibrateError::Guessing);
    }
    let nodes = quadrature::normal(options.nodes.clamp(5, 201));
    let start = |(j, (right, asked)): (usize, &(f64, f64))| {
        let known = guessing.get(j).copied().filter(|c| *c > 0.0);
        let share = (right + 0.5) / (asked + 1.0);
        // What guessing alone makes right says nothing of the difficulty.
        let share = known.map_or(share, |c| ((share - c) / (1.0 - c)).max(0.05));
        let gamma = if options.model == Model::Three { Some(-1.7) } else { known.map(|c| (c / (1.0 - c)).ln()) };
        Slopes { a: 1.0, d: (share / (1.0 - share)).ln() * 1.2, gamma }
    };
    let data = Data { patterns: &answers.patterns, items: answers.items, nodes: &nodes };
    let mut fit = Fit { data, options, items: counts.iter().enumerate().map(start).collect() };
    let (last, steps) = climb(&mut fit)?;
    let information = last.observed.as_ref().ok_or(CalibrateError::Diverged)?;
    let covariance = information.inverse().ok_or(CalibrateError::Diverged)?;
    let gradient = steepest(&last.gradient);
    Ok(Calibration {
        items: estimates(&fit, &covariance),
        log_likelihood: derivatives(&fit.data, &fit.items, fit.parameters(), false).log_likelihood,
        steps,
        gradient,
    })
}

/// EM until its steps are small, then Newton's method; the derivatives at the end.
fn climb(fit: &mut Fit<'_>) -> Result<(Derivatives, usize), CalibrateError> {
    let people: f64 = fit.data.patterns.iter().map(|p| p.1).sum();
    let near = |d: &Derivatives| steepest(&d.gradient) < 0.03 * people.sqrt();
    let mut here = fit.evaluate(&fit.items, false);
    let mut steps = 0;
    // A score of this size is rounding: it moves no parameter in its tenth digit.
    let enough = 1e-9 * people.max(1.0).sqrt();
    while !near(&here) && steps < fit.options.steps.min(60) {
        let information = here.complete.clone();
        here = fit.step(&here, &information, false).ok_or(CalibrateError::Diverged)?;
        steps += 1;
    }
    here = fit.evaluate(&fit.items, true);
    while steepest(&here.gradient) > enough {
        if steps >= fit.options.steps {
            return Err(CalibrateError::Diverged);
        }
        steps += 1;
        let (observed, complete) = (here.observed.clone().ok_or(CalibrateError::Diverged)?, here.complete.clone());
        let before = steepest(&here.gradient);
        here = match fit.step(&here, &observed, true) {
            Some(there) => there,
            None => fit.step(&here, &complete, true).ok_or(CalibrateError::Diverged)?,
        };
        // Newton's last steps only stir the last digits.
        if steepest(&here.gradient) >= before && before < 1e3 * enough {
            break;
        }
    }
    if fit.items.iter().all(|s| s.a.is_finite() && s.d.is_finite() && s.a.abs() < 1e3 && s.d.abs() < 1e3) {
        Ok((here, steps))
    } else {
        Err(CalibrateError::Diverged)
    }
}

fn estimates(fit: &Fit<'_>, covariance: &Square) -> Vec<Estimate> {
    fit.items
        .iter()
        .enumerate()
        .map(|(j, s)| {
            let (slope, intercept) = (fit.place(j, 0), fit.place(j, 1));
            let (va, vd, cov) = (covariance.at(slope, slope), covariance.at(intercept, intercept), covariance.at(slope, intercept));
            // b = −d/a.
            let (by_a, by_d) = (s.d / (s.a * s.a), -1.0 / s.a);
            let vb = by_a * by_a * va + by_d * by_d * vd + 2.0 * by_a * by_d * cov;
            let c = s.gamma.map_or(0.0, |g| 1.0 / (1.0 + (-g).exp()));
            Estimate {
                item: Item { a: s.a, b: -s.d / s.a, c, d: 1.0 },
                intercept: s.d,
                slope_error: va.max(0.0).sqrt(),
                intercept_error: vd.max(0.0).sqrt(),
                difficulty_error: vb.max(0.0).sqrt(),
            }
        })
        .collect()
}
