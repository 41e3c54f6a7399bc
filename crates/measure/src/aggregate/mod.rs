//! Many people's answers to one question become one answer, with how sure it is and how good each person is.
//!
//! Everything starts from the answers alone and goes the same way every time: the same labels give the same bits. Repeated answers of one
//! person to one task count as often as they were given.

pub mod bradley_terry;
pub mod dawid_skene;
pub mod glad;
pub mod left_out;
pub mod mace;
pub mod majority;
pub mod peers;
mod posterior;
mod seen;
pub mod severity;
mod stop;

pub use posterior::Posterior;

/// One answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Label {
    /// Number of the task, from 0.
    pub task: u32,
    /// Number of the worker, from 0.
    pub worker: u32,
    /// Number of the category, from 0.
    pub label: u32,
}

/// All answers to a set of tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    list: Vec<Label>,
    tasks: usize,
    workers: usize,
    categories: usize,
}

/// Why labels cannot be aggregated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AggregateError {
    /// There are no labels.
    Empty,
    /// A task, worker or category below the highest has no label, or numbers are beyond 2^24.
    Numbers,
    /// No finite estimate is best: somebody won every comparison, or parts were never compared.
    Unbounded,
    /// Every comparison is a tie.
    OnlyTies,
    /// The estimate did not settle within its steps.
    Diverged,
}

impl Labels {
    /// Takes the answers; tasks, workers and categories are numbered without gaps.
    ///
    /// # Errors
    /// [`AggregateError::Empty`] or [`AggregateError::Numbers`].
    pub fn new(list: Vec<Label>) -> Result<Self, AggregateError> {
        let count = |of: fn(&Label) -> u32| list.iter().map(of).max().map_or(0, |most| most as usize + 1);
        let (tasks, workers, categories) = (count(|l| l.task), count(|l| l.worker), count(|l| l.label));
        if list.is_empty() {
            return Err(AggregateError::Empty);
        }
        if tasks.max(workers).max(categories) > 1 << 24 {
            return Err(AggregateError::Numbers);
        }
        let every = |n: usize, of: fn(&Label) -> u32| {
            let mut seen = vec![false; n];
            for l in &list {
                seen[of(l) as usize] = true;
            }
            seen.iter().all(|s| *s)
        };
        if every(tasks, |l| l.task) && every(workers, |l| l.worker) {
            Ok(Self { list, tasks, workers, categories })
        } else {
            Err(AggregateError::Numbers)
        }
    }

    /// The answers.
    #[must_use]
    pub fn list(&self) -> &[Label] {
        &self.list
    }

    /// Tasks.
    #[must_use]
    pub const fn tasks(&self) -> usize {
        self.tasks
    }

    /// Workers.
    #[must_use]
    pub const fn workers(&self) -> usize {
        self.workers
    }

    /// Categories.
    #[must_use]
    pub const fn categories(&self) -> usize {
        self.categories
    }

    /// Cells of a table of tasks by categories, and of one of workers by categories.
    #[must_use]
    pub const fn cells(&self) -> usize {
        (self.tasks + self.workers).saturating_mul(self.categories)
    }

    /// Whether a task's truth is looked for among the labels that it got only, because tables of all categories would be too large.
    #[must_use]
    pub const fn are_many(&self) -> bool {
        self.cells().saturating_add(self.workers.saturating_mul(self.categories).saturating_mul(self.categories)) > MOST_CELLS
    }

    /// Each task's shares of its labels, task by task.
    fn shares(&self) -> Vec<f64> {
        let k = self.categories;
        let mut shares = vec![0.0; self.tasks * k];
        let mut given = vec![0.0; self.tasks];
        for l in &self.list {
            shares[l.task as usize * k + l.label as usize] += 1.0;
            given[l.task as usize] += 1.0;
        }
        shares.chunks_mut(k).zip(&given).for_each(|(row, n)| row.iter_mut().for_each(|s| *s /= n));
        shares
    }
}

/// The most cells that tables of all categories may have, a few times eight bytes each.
pub const MOST_CELLS: usize = 1 << 24;

/// The least chance that an estimate may have: one that was estimated at nothing is never certain.
const FLOOR: f64 = 1e-10;

/// ln of a chance, none below the floor.
fn ln_floored(p: f64) -> f64 {
    p.max(FLOOR).ln()
}

/// Turns logarithms of a task's chances into chances that add up to 1.
fn normalise(row: &mut [f64]) {
    let most = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut sum = 0.0;
    for x in row.iter_mut() {
        *x = (*x - most).exp();
        sum += *x;
    }
    for x in row {
        *x /= sum;
    }
}

/// The largest difference of two lists.
fn change(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).fold(0.0, |most, (x, y)| f64::max(most, (x - y).abs()))
}
