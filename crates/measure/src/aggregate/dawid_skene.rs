//! Dawid and Skene's model (1979): each worker has a confusion matrix, each category a prevalence; found by EM from the labels' shares.
//! The one-coin form gives each worker one chance of being right, whatever the category.

pub use super::stop::Stop;
use super::{FLOOR, Labels, Posterior, change, ln_floored, normalise};

/// The full model's estimates.
#[derive(Clone, Debug, PartialEq)]
pub struct DawidSkene {
    /// Chances of the tasks.
    pub posterior: Posterior,
    /// Prevalence of the categories.
    pub prevalence: Vec<f64>,
    categories: usize,
    confusion: Confusion,
}

#[derive(Clone, Debug, PartialEq)]
enum Confusion {
    /// By worker, observed label and true category: the order in which the E-step reads.
    All(Vec<f64>),
    /// Where labels are many.
    Seen(super::seen::Confusion),
}

impl DawidSkene {
    /// The chance that a worker says `observed` where the truth is `truth`.
    #[must_use]
    pub fn confusion(&self, worker: usize, truth: usize, observed: usize) -> f64 {
        match &self.confusion {
            Confusion::All(cells) => cells.get((worker * self.categories + observed) * self.categories + truth).copied().unwrap_or(0.0),
            Confusion::Seen(cells) => cells.at(worker, truth, observed),
        }
    }

    /// The chance that each worker is right, over the prevalence of categories.
    #[must_use]
    pub fn accuracies(&self, workers: usize) -> Vec<f64> {
        let one = |worker: usize| self.prevalence.iter().enumerate().map(|(k, p)| p * self.confusion(worker, k, k)).sum();
        match &self.confusion {
            Confusion::All(_) => (0..workers).map(one).collect(),
            Confusion::Seen(cells) => cells.accuracies(&self.prevalence, workers),
        }
    }
}

/// Prevalence of the categories: the tasks' mean chances.
fn prevalence(chances: &[f64], categories: usize) -> Vec<f64> {
    let tasks = (chances.len() / categories) as f64;
    let mut sums = vec![0.0; categories];
    chances.chunks(categories).for_each(|row| sums.iter_mut().zip(row).for_each(|(s, p)| *s += p));
    for s in &mut sums {
        *s /= tasks;
    }
    sums
}

/// Fits the full model. Labels are taken task by task, so that one pass expects and counts.
#[must_use]
pub fn dawid_skene(labels: &Labels, stop: Stop) -> DawidSkene {
    let k = labels.categories();
    if labels.are_many() {
        return of_many_labels(labels, stop);
    }
    let mut by_task = labels.list().to_vec();
    by_task.sort_by_key(|l| l.task);
    let mut chances = labels.shares();
    let mut counts = vec![0.0; labels.workers() * k * k];
    let place = |l: &super::Label| (l.worker as usize * k + l.label as usize) * k;
    for l in &by_task {
        let row = &chances[l.task as usize * k..(l.task as usize + 1) * k];
        counts[place(l)..place(l) + k].iter_mut().zip(row).for_each(|(c, p)| *c += p);
    }
    let mut settled = (0, f64::INFINITY);
    loop {
        let prevalence = prevalence(&chances, k);
        let confusion = confusion(std::mem::take(&mut counts), k);
        if settled.1 <= stop.change || settled.0 >= stop.steps {
            let posterior = Posterior { categories: k, seen: None, chances, steps: settled.0, change: settled.1 };
            return DawidSkene { posterior, prevalence, categories: k, confusion: Confusion::All(confusion) };
        }
        // A chance that was estimated at nothing is never certain.
        let floored = |p: &f64| p.max(FLOOR);
        let factors: Vec<f64> = confusion.iter().map(floored).collect();
        let start: Vec<f64> = prevalence.iter().map(floored).collect();
        counts = vec![0.0; confusion.len()];
        let moved = match k {
            2 => pass::<2>(&by_task, &factors, &start, &mut counts, &mut chances),
            3 => pass::<3>(&by_task, &factors, &start, &mut counts, &mut chances),
            4 => pass::<4>(&by_task, &factors, &start, &mut counts, &mut chances),
            5 => pass::<5>(&by_task, &factors, &start, &mut counts, &mut chances),
            _ => pass_of_many(&by_task, &factors, &start, &mut counts, &mut chances),
        };
        settled = (settled.0 + 1, moved);
    }
}

fn of_many_labels(labels: &Labels, stop: Stop) -> DawidSkene {
    let fit = super::seen::dawid_skene(labels, stop);
    let (steps, change) = fit.settled;
    let posterior = Posterior { categories: labels.categories(), seen: Some(fit.seen), chances: fit.chances, steps, change };
    DawidSkene { posterior, prevalence: fit.prevalence, categories: labels.categories(), confusion: Confusion::Seen(fit.confusion) }
}

/// One step over all tasks: chances from the factors, and counts from the chances; the largest change of a chance. Products instead of sums
/// of logarithms: sixteen factors of 1e-10 do not leave the range of numbers. Few categories keep a task's chances in registers.
fn pass<const K: usize>(by_task: &[super::Label], factors: &[f64], start: &[f64], counts: &mut [f64], chances: &mut [f64]) -> f64 {
    let ((factors, _), (counts, _), (chances, _)) = (factors.as_chunks::<K>(), counts.as_chunks_mut::<K>(), chances.as_chunks_mut::<K>());
    let place = |l: &super::Label| l.worker as usize * K + l.label as usize;
    let mut moved = 0.0_f64;
    for task in by_task.chunk_by(|a, b| a.task == b.task) {
        let mut row: [f64; K] = std::array::from_fn(|c| start[c]);
        for some in task.chunks(16) {
            for l in some {
                let factor = &factors[place(l)];
                (0..K).for_each(|c| row[c] *= factor[c]);
            }
            let scale = 1.0 / row.iter().sum::<f64>();
            (0..K).for_each(|c| row[c] *= scale);
        }
        let before = &mut chances[task[0].task as usize];
        moved = moved.max(super::change(&row, before));
        *before = row;
        for l in task {
            let count = &mut counts[place(l)];
            (0..K).for_each(|c| count[c] += row[c]);
        }
    }
    moved
}

/// The same for any number of categories.
fn pass_of_many(by_task: &[super::Label], factors: &[f64], start: &[f64], counts: &mut [f64], chances: &mut [f64]) -> f64 {
    let k = start.len();
    let place = |l: &super::Label| (l.worker as usize * k + l.label as usize) * k;
    let (mut moved, mut row) = (0.0_f64, vec![0.0; k]);
    for task in by_task.chunk_by(|a, b| a.task == b.task) {
        row.copy_from_slice(start);
        for some in task.chunks(16) {
            for l in some {
                row.iter_mut().zip(&factors[place(l)..place(l) + k]).for_each(|(p, c)| *p *= c);
            }
            let all: f64 = row.iter().sum();
            for p in &mut row {
                *p /= all;
            }
        }
        let at = task[0].task as usize * k;
        moved = moved.max(super::change(&row, &chances[at..at + k]));
        chances[at..at + k].copy_from_slice(&row);
        for l in task {
            counts[place(l)..place(l) + k].iter_mut().zip(&row).for_each(|(c, p)| *c += p);
        }
    }
    moved
}

/// Counts by worker, observed label and truth as chances of what is observed.
fn confusion(mut counts: Vec<f64>, k: usize) -> Vec<f64> {
    for worker in counts.chunks_mut(k * k) {
        for truth in 0..k {
            let all: f64 = (0..k).map(|observed| worker[observed * k + truth]).sum();
            // A category that this worker never met keeps no answers at all.
            if all > 0.0 {
                (0..k).for_each(|observed| worker[observed * k + truth] /= all);
            }
        }
    }
    counts
}

/// The one-coin model's estimates.
#[derive(Clone, Debug, PartialEq)]
pub struct OneCoin {
    /// Chances of the tasks.
    pub posterior: Posterior,
    /// Prevalence of the categories.
    pub prevalence: Vec<f64>,
    /// Each worker's chance of being right.
    pub skills: Vec<f64>,
}

/// Fits the one-coin model: wrong answers fall on the other categories alike.
#[must_use]
pub fn one_coin(labels: &Labels, stop: Stop) -> OneCoin {
    let k = labels.categories();
    let mut chances = labels.shares();
    let mut settled = (0, f64::INFINITY);
    loop {
        let prevalence = prevalence(&chances, k);
        let mut skills = vec![(0.0, 0.0); labels.workers()];
        for l in labels.list() {
            let skill = &mut skills[l.worker as usize];
            skill.0 += chances[l.task as usize * k + l.label as usize];
            skill.1 += 1.0;
        }
        let skills: Vec<f64> = skills.into_iter().map(|(right, all)| right / all).collect();
        if settled.1 <= stop.change || settled.0 >= stop.steps {
            let posterior = Posterior { categories: k, seen: None, chances, steps: settled.0, change: settled.1 };
            return OneCoin { posterior, prevalence, skills };
        }
        let others = (k as f64 - 1.0).max(1.0);
        let bounded = |p: f64| p.clamp(FLOOR, 1.0 - FLOOR).ln();
        let mut next: Vec<f64> = prevalence.iter().map(|p| ln_floored(*p)).cycle().take(chances.len()).collect();
        for l in labels.list() {
            let skill = skills[l.worker as usize];
            let (right, wrong) = (bounded(skill), bounded((1.0 - skill) / others));
            let row = &mut next[l.task as usize * k..(l.task as usize + 1) * k];
            row.iter_mut().enumerate().for_each(|(c, p)| *p += if c == l.label as usize { right } else { wrong });
        }
        next.chunks_mut(k).for_each(normalise);
        settled = (settled.0 + 1, change(&next, &chances));
        chances = next;
    }
}
