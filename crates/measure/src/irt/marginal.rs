//! The marginal likelihood of a set of items and its derivatives: each person's answers averaged over the abilities that they may have.
//!
//! Parameters are a (slope), d (intercept, so that aθ + d is the logit) and γ (the lower asymptote is 1/(1 + e^−γ)).

use crate::linear::Square;

/// Answers of people who answered alike: right or wrong by item, `None` where not asked, and how many they are.
pub(super) type Pattern = (Vec<Option<bool>>, f64);

/// What people and abilities there are.
pub(super) struct Data<'t> {
    pub patterns: &'t [Pattern],
    pub items: usize,
    /// Abilities and their weights.
    pub nodes: &'t [(f64, f64)],
}

/// One item's parameters in the form in which they are estimated; without γ the lower asymptote is 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Slopes {
    pub a: f64,
    pub d: f64,
    pub gamma: Option<f64>,
}

/// Log-likelihood, gradient and information for k parameters an item, item by item.
pub(super) struct Derivatives {
    pub log_likelihood: f64,
    pub gradient: Vec<f64>,
    /// Information that answers are expected to have if abilities were known; never negative, so that steps along it climb.
    pub complete: Square,
    /// Information of the answers themselves, where it was asked for.
    pub observed: Option<Square>,
}

/// An item's curve at the nodes.
struct Curve {
    p: Vec<f64>,
    /// 1 − P, with the digits that a difference would lose.
    q: Vec<f64>,
    ln_wrong: Vec<f64>,
    /// ln(P/Q): what a right answer has beyond a wrong one.
    gain: Vec<f64>,
    /// First derivatives by parameter over PQ, k to a node: the score of an answer x is (x − P) times this.
    score: Vec<[f64; 3]>,
    /// Second derivatives of P: aa, ad, dd, aγ, dγ, γγ.
    second: Vec<[f64; 6]>,
    first: Vec<[f64; 3]>,
    /// Whether it has no lower asymptote.
    logistic: bool,
}

impl Slopes {
    fn curve(&self, nodes: &[(f64, f64)]) -> Curve {
        let mut curve = Curve {
            p: vec![],
            q: vec![],
            ln_wrong: vec![],
            gain: vec![],
            score: vec![],
            second: vec![],
            first: vec![],
            logistic: self.gamma.is_none(),
        };
        let c = self.gamma.map_or(0.0, |g| 1.0 / (1.0 + (-g).exp()));
        for (theta, _) in nodes {
            let logit = self.a * theta + self.d;
            let rise = 1.0 / (1.0 + (-logit).exp());
            let fall = 1.0 / (1.0 + logit.exp());
            let (p, q) = (c + (1.0 - c) * rise, (1.0 - c) * fall);
            // Away from 0 and 1 by the smallest normal step, so that no logarithm is infinite.
            let (p, q) = (p.max(1e-300), q.max(1e-300));
            let slope = (1.0 - c) * rise * fall;
            let first = [slope * theta, slope, fall * c * (1.0 - c)];
            let bend = slope * (fall - rise);
            let lower = -rise * fall * c * (1.0 - c);
            let gg = fall * c * (1.0 - c) * (1.0 - 2.0 * c);
            curve.second.push([bend * theta * theta, bend * theta, bend, lower * theta, lower, gg]);
            let scale = if self.gamma.is_none() { if slope > 0.0 { 1.0 / slope } else { 0.0 } } else { 1.0 / (p * q) };
            curve.score.push(if self.gamma.is_none() { [*theta, 1.0, 0.0] } else { first.map(|f| f * scale) });
            curve.first.push(first);
            curve.p.push(p);
            curve.q.push(q);
            curve.ln_wrong.push(q.ln());
            curve.gain.push(p.ln() - q.ln());
        }
        curve
    }
}

/// Expected counts at the nodes: of people asked, and of right answers.
struct Expected {
    asked: Vec<f64>,
    right: Vec<f64>,
}

/// The log-likelihood and its derivatives; `observed` asks for the information of the answers too, which costs a pass over pairs of items.
pub(super) fn derivatives(data: &Data<'_>, items: &[Slopes], parameters: usize, observed: bool) -> Derivatives {
    let curves: Vec<Curve> = items.iter().map(|i| i.curve(data.nodes)).collect();
    let nodes = data.nodes.len();
    let none_right: Vec<f64> = (0..nodes).map(|q| curves.iter().map(|c| c.ln_wrong[q]).sum()).collect();
    let mut expected: Vec<Expected> = items.iter().map(|_| Expected { asked: vec![0.0; nodes], right: vec![0.0; nodes] }).collect();
    let ln_prior: Vec<f64> = data.nodes.iter().map(|(_, w)| w.max(1e-300).ln()).collect();
    let size = items.len() * parameters;
    let mut log_likelihood = 0.0;
    let mut missing = observed.then(|| Missing::new(data.items, size, nodes));
    let mut weights = vec![0.0; nodes];
    for (pattern, people) in data.patterns {
        posterior(pattern, &curves, &none_right, &ln_prior, &mut weights, &mut log_likelihood, *people);
        for (answer, (sum, _)) in pattern.iter().zip(expected.iter_mut().zip(&curves)) {
            let Some(right) = answer else { continue };
            sum.asked.iter_mut().zip(&weights).for_each(|(s, w)| *s += people * w);
            if *right {
                sum.right.iter_mut().zip(&weights).for_each(|(s, w)| *s += people * w);
            }
        }
        if let Some(missing) = &mut missing {
            missing.add(pattern, *people, &weights, &curves, parameters);
        }
    }
    let mut gradient = vec![0.0; size];
    // Of these answers, whose curvature differs from the expected one where there is an asymptote.
    let (mut complete, mut of_these) = (Square::zeros(size), Square::zeros(size));
    for (j, (curve, sum)) in curves.iter().zip(&expected).enumerate() {
        item_derivatives(j * parameters, parameters, curve, sum, &mut gradient, (&mut complete, &mut of_these));
    }
    let observed = missing.map(|m| m.observed(&of_these, &curves, parameters));
    Derivatives { log_likelihood, gradient, complete, observed }
}

/// The weights of the abilities after a pattern, and its part of the log-likelihood.
fn posterior(
    pattern: &[Option<bool>],
    curves: &[Curve],
    none_right: &[f64],
    ln_prior: &[f64],
    weights: &mut [f64],
    sum: &mut f64,
    people: f64,
) {
    weights.copy_from_slice(none_right);
    for (answer, curve) in pattern.iter().zip(curves) {
        match answer {
            Some(true) => weights.iter_mut().zip(&curve.gain).for_each(|(w, g)| *w += g),
            Some(false) => {}
            None => weights.iter_mut().zip(&curve.ln_wrong).for_each(|(w, l)| *w -= l),
        }
    }
    weights.iter_mut().zip(ln_prior).for_each(|(w, l)| *w += l);
    let most = weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut all = 0.0;
    for w in weights.iter_mut() {
        *w = (*w - most).exp();
        all += *w;
    }
    for w in weights.iter_mut() {
        *w /= all;
    }
    *sum += people * (most + all.ln());
}

/// One item's part of the gradient and of the complete information, expected and of these answers.
fn item_derivatives(
    at: usize,
    parameters: usize,
    curve: &Curve,
    sum: &Expected,
    gradient: &mut [f64],
    (complete, of_these): (&mut Square, &mut Square),
) {
    const SECOND: [[usize; 3]; 3] = [[0, 1, 3], [1, 2, 4], [3, 4, 5]];
    for q in 0..curve.p.len() {
        let (p, asked, right) = (curve.p[q], sum.asked[q], sum.right[q]);
        let wrong = asked - right;
        let other = curve.q[q];
        for k in 0..parameters {
            gradient[at + k] += (right - asked * p) * curve.score[q][k];
            for l in 0..parameters {
                let second = curve.second[q][SECOND[k][l]];
                // −∂² of the logistic log-likelihood does not depend on the answers.
                let expected = if curve.logistic { curve.first[q][1] } else { p * other } * asked * curve.score[q][k] * curve.score[q][l];
                *complete.at_mut(at + k, at + l) += expected;
                *of_these.at_mut(at + k, at + l) += if curve.logistic {
                    expected
                } else {
                    let squared = |by: f64| (curve.first[q][k] / by) * (curve.first[q][l] / by);
                    right * (squared(p) - second / p) + wrong * (squared(other) + second / other)
                };
            }
        }
    }
}

/// The information that not knowing abilities costs (Louis 1982): the covariance of each person's score over their posterior.
struct Missing {
    items: usize,
    /// Σ people × weight × (x − P)(x′ − P′), by node, then item and item.
    products: Vec<Square>,
    /// Σ people × mean score × mean score.
    means: Square,
}

impl Missing {
    fn new(items: usize, size: usize, nodes: usize) -> Self {
        Self { items, products: vec![Square::zeros(items); nodes], means: Square::zeros(size) }
    }

    fn add(&mut self, pattern: &[Option<bool>], people: f64, weights: &[f64], curves: &[Curve], parameters: usize) {
        let mut rest = vec![0.0; self.items];
        let mut mean = vec![0.0; self.items * parameters];
        for (q, weight) in weights.iter().enumerate().filter(|(_, w)| **w > 1e-15) {
            for (j, answer) in pattern.iter().enumerate() {
                rest[j] = answer.map_or(0.0, |right| f64::from(u8::from(right)) - curves[j].p[q]);
                for k in 0..parameters {
                    mean[j * parameters + k] += weight * rest[j] * curves[j].score[q][k];
                }
            }
            let product = &mut self.products[q];
            for j in 0..self.items {
                let scaled = people * weight * rest[j];
                let row = product.row_mut(j);
                row[j..].iter_mut().zip(&rest[j..]).for_each(|(cell, r)| *cell += scaled * r);
            }
        }
        for j in 0..mean.len() {
            let scaled = people * mean[j];
            let row = self.means.row_mut(j);
            row[j..].iter_mut().zip(&mean[j..]).for_each(|(cell, m)| *cell += scaled * m);
        }
    }

    fn observed(&self, complete: &Square, curves: &[Curve], parameters: usize) -> Square {
        let mut observed = complete.clone();
        for j in 0..self.items {
            for i in j..self.items {
                for k in 0..parameters {
                    for l in 0..parameters {
                        let lost: f64 = self
                            .products
                            .iter()
                            .enumerate()
                            .map(|(q, product)| product.at(j, i) * curves[j].score[q][k] * curves[i].score[q][l])
                            .sum();
                        let (row, column) = (j * parameters + k, i * parameters + l);
                        let value = complete.at(row, column) - lost + self.means.at(row.min(column), row.max(column));
                        *observed.at_mut(row, column) = value;
                        *observed.at_mut(column, row) = value;
                    }
                }
            }
        }
        observed
    }
}
