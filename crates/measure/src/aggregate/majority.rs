//! The most frequent label, and how well workers and labels agree with the aggregate.

use super::{Labels, Posterior};

/// Each task's shares of its labels.
#[must_use]
pub fn majority(labels: &Labels) -> Posterior {
    let (seen, chances) = if labels.are_many() {
        let (seen, shares) = super::seen::shares(labels);
        (Some(seen), shares)
    } else {
        (None, labels.shares())
    };
    Posterior { categories: labels.categories(), seen, chances, steps: 1, change: 0.0 }
}

/// Share of each worker's labels that are the aggregate's, in 0..=1.
#[must_use]
pub fn accuracy(labels: &Labels, aggregate: &Posterior) -> Vec<f64> {
    let mut sums = vec![(0.0, 0.0); labels.workers()];
    for l in labels.list() {
        let sum = &mut sums[l.worker as usize];
        sum.0 += f64::from(u8::from(aggregate.label(l.task as usize) == l.label as usize));
        sum.1 += 1.0;
    }
    sums.into_iter().map(|(right, all)| right / all).collect()
}

/// Mean entropy of the tasks' shares of labels, in nats: 0 where all agree.
#[must_use]
pub fn uncertainty(labels: &Labels) -> f64 {
    let shares = majority(labels);
    let entropy = |row: &[f64]| -row.iter().filter(|p| **p > 0.0).map(|p| p * p.ln()).sum::<f64>();
    (0..labels.tasks()).map(|t| entropy(shares.task(t))).sum::<f64>() / labels.tasks() as f64
}
