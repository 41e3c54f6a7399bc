//! MACE (Hovy 2013): a worker either copies the truth or answers by a habit of their own; variational Bayes as in the paper, with Beta(½,
//! ½) for copying and a symmetric Dirichlet(10) over habits, from workers who copy half of the time instead of random starts,
//! so that it is the same every time.

use statrs::function::gamma::digamma;

use super::{Labels, Posterior, change, normalise};

/// The model's estimates.
#[derive(Clone, Debug, PartialEq)]
pub struct Mace {
    /// Chances of the tasks.
    pub posterior: Posterior,
    /// Each worker's chance of copying the truth.
    pub competence: Vec<f64>,
    habits: Vec<f64>,
    categories: usize,
}

impl Mace {
    /// The chances of a worker's labels where they do not copy the truth.
    #[must_use]
    pub fn habit(&self, worker: usize) -> &[f64] {
        self.habits.get(worker * self.categories..(worker + 1) * self.categories).unwrap_or(&[])
    }
}

/// Prior counts: of copying and of not copying, and of each label as a habit.
const COPYING: f64 = 0.5;
const HABIT: f64 = 10.0;

/// Fits the model, at most so many steps.
#[must_use]
pub fn mace(labels: &Labels, steps: usize) -> Mace {
    let k = labels.categories();
    // e^E[ln] of copying and of not copying: below the means, and not adding up to 1, is what variational Bayes is careful by.
    let (mut copies, mut habits) = (vec![(0.5, 0.5); labels.workers()], vec![1.0 / k as f64; labels.workers() * k]);
    let mut chances = expected(labels, &copies, &habits);
    let mut settled = (0, f64::INFINITY);
    while settled.1 > 1e-9 && settled.0 < steps {
        let (mut copied, mut own, mut habit) =
            (vec![COPYING; labels.workers()], vec![COPYING; labels.workers()], vec![HABIT; labels.workers() * k]);
        for l in labels.list() {
            let (worker, label) = (l.worker as usize, l.label as usize);
            // How much of this label is a copy: only where it is the truth can it be one.
            let by_habit = copies[worker].1 * habits[worker * k + label];
            let copy = chances[l.task as usize * k + label] * copies[worker].0 / (copies[worker].0 + by_habit);
            copied[worker] += copy;
            own[worker] += 1.0 - copy;
            habit[worker * k + label] += 1.0 - copy;
        }
        for worker in 0..labels.workers() {
            let all = digamma(copied[worker] + own[worker]);
            copies[worker] = ((digamma(copied[worker]) - all).exp(), (digamma(own[worker]) - all).exp());
            let row = &habit[worker * k..(worker + 1) * k];
            let all = digamma(row.iter().sum());
            (0..k).for_each(|c| habits[worker * k + c] = (digamma(row[c]) - all).exp());
        }
        let next = expected(labels, &copies, &habits);
        settled = (settled.0 + 1, change(&next, &chances));
        chances = next;
    }
    for row in habits.chunks_mut(k) {
        let all: f64 = row.iter().sum();
        for h in row {
            *h /= all;
        }
    }
    let posterior = Posterior { categories: k, seen: None, chances, steps: settled.0, change: settled.1 };
    let competence = copies.iter().map(|(yes, no)| yes / (yes + no)).collect();
    Mace { posterior, competence, habits, categories: k }
}

fn expected(labels: &Labels, copies: &[(f64, f64)], habits: &[f64]) -> Vec<f64> {
    let k = labels.categories();
    let mut next = vec![0.0; labels.tasks() * k];
    for l in labels.list() {
        let (worker, label) = (l.worker as usize, l.label as usize);
        let (yes, no) = copies[worker];
        let by_habit = (no * habits[worker * k + label]).max(1e-300);
        let row = &mut next[l.task as usize * k..(l.task as usize + 1) * k];
        row.iter_mut().enumerate().for_each(|(c, p)| *p += if c == label { (yes + by_habit).ln() } else { by_habit.ln() });
    }
    next.chunks_mut(k).for_each(normalise);
    next
}
