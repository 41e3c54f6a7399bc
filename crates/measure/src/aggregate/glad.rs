//! GLAD (Whitehill 2009): a worker of ability α is right on a task of easiness β with chance σ(αβ), wrong answers fall alike; normal priors
//! of mean 1 and deviation 1 on α and ln β, as crowd-kit has them.

use super::{Labels, Posterior, change, normalise};

/// The model's estimates.
#[derive(Clone, Debug, PartialEq)]
pub struct Glad {
    /// Chances of the tasks.
    pub posterior: Posterior,
    /// Each worker's ability: 0 guesses, below 0 misleads.
    pub abilities: Vec<f64>,
    /// Each task's ln easiness.
    pub ln_easiness: Vec<f64>,
}

fn sigma(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// ln σ(x) without overflow.
fn ln_sigma(x: f64) -> f64 {
    x.min(0.0) - (-x.abs()).exp().ln_1p()
}

/// Fits the model by EM, at most so many steps; each M-step climbs by Newton's method, one parameter after the other.
#[must_use]
pub fn glad(labels: &Labels, steps: usize) -> Glad {
    let k = labels.categories();
    let (mut abilities, mut easiness) = (vec![1.0; labels.workers()], vec![1.0; labels.tasks()]);
    let mut chances = labels.shares();
    let mut settled = (0, f64::INFINITY);
    while settled.1 > 1e-8 && settled.0 < steps {
        let next = expected(labels, &abilities, &easiness);
        settled = (settled.0 + 1, change(&next, &chances));
        chances = next;
        for _ in 0..20 {
            let moved = climb(labels, &chances, k, &mut abilities, &mut easiness);
            if moved < 1e-7 {
                break;
            }
        }
    }
    let posterior =
        Posterior { categories: k, seen: None, chances: expected(labels, &abilities, &easiness), steps: settled.0, change: settled.1 };
    Glad { posterior, abilities, ln_easiness: easiness }
}

fn expected(labels: &Labels, abilities: &[f64], easiness: &[f64]) -> Vec<f64> {
    let k = labels.categories();
    let others = (k as f64 - 1.0).max(1.0).ln();
    let mut next = vec![0.0; labels.tasks() * k];
    for l in labels.list() {
        let x = abilities[l.worker as usize] * easiness[l.task as usize].exp();
        let (right, wrong) = (ln_sigma(x), ln_sigma(-x) - others);
        let row = &mut next[l.task as usize * k..(l.task as usize + 1) * k];
        row.iter_mut().enumerate().for_each(|(c, p)| *p += if c == l.label as usize { right } else { wrong });
    }
    next.chunks_mut(k).for_each(normalise);
    next
}

/// One Newton step of all abilities, then of all tasks' easiness; the largest move.
fn climb(labels: &Labels, chances: &[f64], k: usize, abilities: &mut [f64], easiness: &mut [f64]) -> f64 {
    let chance = |l: &super::Label| chances[l.task as usize * k + l.label as usize];
    let step = |values: &mut [f64], sums: &[(f64, f64)]| {
        values.iter_mut().zip(sums).fold(0.0, |most, (value, (slope, bend))| {
            // The prior pulls towards 1 and keeps the bend at least 1; a long step is cut, since the slope bends.
            let step = ((slope - (*value - 1.0)) / (bend + 1.0)).clamp(-1.0, 1.0);
            *value += step;
            f64::max(most, step.abs())
        })
    };
    let mut sums = vec![(0.0, 0.0); abilities.len()];
    for l in labels.list() {
        let scale = easiness[l.task as usize].exp();
        let right = sigma(abilities[l.worker as usize] * scale);
        let sum = &mut sums[l.worker as usize];
        sum.0 += (chance(l) - right) * scale;
        sum.1 += right * (1.0 - right) * scale * scale;
    }
    let first = step(abilities, &sums);
    let mut sums = vec![(0.0, 0.0); easiness.len()];
    for l in labels.list() {
        let x = abilities[l.worker as usize] * easiness[l.task as usize].exp();
        let right = sigma(x);
        let sum = &mut sums[l.task as usize];
        sum.0 += (chance(l) - right) * x;
        sum.1 += (right * (1.0 - right) * x * x - (chance(l) - right) * x).max(0.0);
    }
    f64::max(first, step(easiness, &sums))
}
