//! The same where labels are many: a task's truth is one of the labels that it got, so that memory grows with the labels given and not with
//! tasks times categories.

use super::stop::Stop;
use super::{FLOOR, Label, Labels, change};

/// Which categories each task got, task by task, in rising order.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    starts: Vec<usize>,
    categories: Vec<u32>,
}

impl Seen {
    /// Of labels in the order of their tasks.
    fn new(by_task: &[Label], tasks: usize) -> Self {
        let (mut starts, mut categories) = (Vec::with_capacity(tasks + 1), Vec::new());
        starts.push(0);
        for task in by_task.chunk_by(|a, b| a.task == b.task) {
            let from = categories.len();
            categories.extend(task.iter().map(|l| l.label));
            categories[from..].sort_unstable();
            let mut kept = from;
            for at in from..categories.len() {
                if kept == from || categories[kept - 1] != categories[at] {
                    categories[kept] = categories[at];
                    kept += 1;
                }
            }
            categories.truncate(kept);
            starts.push(kept);
        }
        Self { starts, categories }
    }

    /// Where a task's categories stand.
    pub(super) fn range(&self, task: usize) -> std::ops::Range<usize> {
        match (self.starts.get(task), self.starts.get(task + 1)) {
            (Some(from), Some(to)) => *from..*to,
            _ => 0..0,
        }
    }

    /// A task's categories.
    pub(super) fn categories(&self, task: usize) -> &[u32] {
        &self.categories[self.range(task)]
    }

    /// A label's worker, each truth that is possible, and the label.
    fn triples<'s>(&'s self, l: &Label) -> impl Iterator<Item = (u32, u32, u32)> + use<'s> {
        let (worker, label) = (l.worker, l.label);
        self.categories(l.task as usize).iter().map(move |truth| (worker, *truth, label))
    }

    /// Tasks.
    pub(super) fn tasks(&self) -> usize {
        self.starts.len() - 1
    }

    /// Each task's shares of its labels.
    fn shares(&self, by_task: &[Label]) -> Vec<f64> {
        let mut shares = vec![0.0; self.categories.len()];
        for task in by_task.chunk_by(|a, b| a.task == b.task) {
            let (range, own) = (self.range(task[0].task as usize), self.categories(task[0].task as usize));
            for l in task {
                let place = own.binary_search(&l.label).unwrap_or(0);
                shares[range.start + place] += 1.0 / task.len() as f64;
            }
        }
        shares
    }
}

fn by_task(labels: &Labels) -> Vec<Label> {
    let mut by_task = labels.list().to_vec();
    by_task.sort_by_key(|l| l.task);
    by_task
}

/// Each task's shares of the labels that it got.
pub(super) fn shares(labels: &Labels) -> (Seen, Vec<f64>) {
    let by_task = by_task(labels);
    let seen = Seen::new(&by_task, labels.tasks());
    let shares = seen.shares(&by_task);
    (seen, shares)
}

/// Chances of what a worker says, for the triples of worker, observed label and truth that any task makes possible.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Confusion {
    /// By worker, truth and observed label.
    triples: Vec<(u32, u32, u32)>,
    chances: Vec<f64>,
}

impl Confusion {
    pub fn at(&self, worker: usize, truth: usize, observed: usize) -> f64 {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let place = self.triples.binary_search(&(narrow(worker), narrow(truth), narrow(observed)));
        place.map_or(0.0, |at| self.chances[at])
    }

    /// Σ prevalence × the chance of being right, of each worker.
    pub fn accuracies(&self, prevalence: &[f64], workers: usize) -> Vec<f64> {
        let mut sums = vec![0.0; workers];
        for ((worker, truth, observed), chance) in self.triples.iter().zip(&self.chances) {
            if truth == observed {
                sums[*worker as usize] += prevalence[*truth as usize] * chance;
            }
        }
        sums
    }

    /// Counts as chances of what is observed under each truth.
    fn normalise(&mut self) {
        let mut from = 0;
        for column in self.triples.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let cells = &mut self.chances[from..from + column.len()];
            let all: f64 = cells.iter().sum();
            if all > 0.0 {
                for cell in cells.iter_mut() {
                    *cell /= all;
                }
            }
            from += column.len();
        }
    }
}

/// Where EM ended.
pub(super) struct Fit {
    pub seen: Seen,
    pub chances: Vec<f64>,
    pub prevalence: Vec<f64>,
    pub confusion: Confusion,
    pub settled: (usize, f64),
}

/// Dawid and Skene's EM over the labels that each task got.
pub(super) fn dawid_skene(labels: &Labels, stop: Stop) -> Fit {
    let by_task = by_task(labels);
    let seen = Seen::new(&by_task, labels.tasks());
    let mut chances = seen.shares(&by_task);
    let mut triples: Vec<(u32, u32, u32)> = by_task.iter().flat_map(|l| seen.triples(l)).collect();
    triples.sort_unstable();
    triples.dedup();
    let slots: Vec<usize> = by_task.iter().flat_map(|l| seen.triples(l)).map(|t| triples.binary_search(&t).unwrap_or(0)).collect();
    let mut confusion = Confusion { chances: vec![0.0; triples.len()], triples };
    let mut settled = (0, f64::INFINITY);
    loop {
        let mut prevalence = vec![0.0; labels.categories()];
        seen.categories.iter().zip(&chances).for_each(|(c, p)| prevalence[*c as usize] += p / labels.tasks() as f64);
        confusion.chances.fill(0.0);
        walk(&by_task, &seen, &slots, |task, slots| {
            let row = &chances[seen.range(task)];
            slots.chunks(row.len()).for_each(|slots| slots.iter().zip(row).for_each(|(s, p)| confusion.chances[*s] += p));
        });
        confusion.normalise();
        if settled.1 <= stop.change || settled.0 >= stop.steps {
            return Fit { seen, chances, prevalence, confusion, settled };
        }
        let mut next = vec![0.0; chances.len()];
        walk(&by_task, &seen, &slots, |task, slots| {
            let row = &mut next[seen.range(task)];
            row.iter_mut().zip(seen.categories(task)).for_each(|(p, c)| *p = prevalence[*c as usize].max(FLOOR));
            for slots in slots.chunks(row.len()) {
                row.iter_mut().zip(slots).for_each(|(p, s)| *p *= confusion.chances[*s].max(FLOOR));
                let all: f64 = row.iter().sum();
                for p in row.iter_mut() {
                    *p /= all;
                }
            }
        });
        settled = (settled.0 + 1, change(&next, &chances));
        chances = next;
    }
}

/// Goes through the tasks, each with the slots of its labels, as many a label as the task has categories.
fn walk(by_task: &[Label], seen: &Seen, slots: &[usize], mut visit: impl FnMut(usize, &[usize])) {
    let mut from = 0;
    for task in by_task.chunk_by(|a, b| a.task == b.task) {
        let number = task[0].task as usize;
        let to = from + task.len() * seen.range(number).len();
        visit(number, &slots[from..to]);
        from = to;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregate::dawid_skene as dense;

    #[test]
    fn where_every_task_got_every_label_it_is_the_whole_model() {
        let label = |task: u32, worker: u32| (task * 7 + worker * 3 + task * worker) % 3;
        let mut list: Vec<Label> =
            (0..30).flat_map(|task| (0..4).map(move |worker| Label { task, worker, label: label(task, worker) })).collect();
        // A fifth worker says everything once, so that nothing is ruled out.
        list.extend((0..30).flat_map(|task| (0..3).map(move |label| Label { task, worker: 4, label })));
        let labels = Labels::new(list).unwrap();
        let (few, all) = (dawid_skene(&labels, Stop::default()), dense::dawid_skene(&labels, Stop::default()));
        for task in 0..30 {
            for (category, chance) in all.posterior.chances(task) {
                assert!((few.chances[few.seen.range(task)][category] - chance).abs() < 1e-9, "{task} {category}");
            }
        }
        for (a, b) in few.confusion.accuracies(&few.prevalence, 5).iter().zip(all.accuracies(5)) {
            assert!((a - b).abs() < 1e-9);
        }
    }

    #[test]
    fn a_task_has_the_categories_that_it_got() {
        let list = [(0, 0, 5), (0, 1, 2), (0, 2, 5), (1, 0, 0)].map(|(task, worker, label)| Label { task, worker, label });
        let (seen, shares) = shares(&Labels::new(list.to_vec()).unwrap());
        assert_eq!((seen.categories(0), seen.categories(1), seen.tasks()), (&[2, 5][..], &[0][..], 2));
        assert!((shares[0] - 1.0 / 3.0).abs() < 1e-12 && (shares[1] - 2.0 / 3.0).abs() < 1e-12 && (shares[2] - 1.0).abs() < 1e-12);
    }
}
