//! What an aggregation gives for tasks.

use super::seen::Seen;

/// What an aggregation gives for tasks.
#[derive(Clone, Debug, PartialEq)]
pub struct Posterior {
    pub(super) categories: usize,
    /// Where labels are many: the categories that `chances` are of; else all of them, task by task.
    pub(super) seen: Option<Seen>,
    pub(super) chances: Vec<f64>,
    /// Steps taken.
    pub steps: usize,
    /// The largest change of a chance in the last step.
    pub change: f64,
}

impl Posterior {
    /// The chances of the categories of a task, where labels are many of those that it got; empty for a task that is not there.
    #[must_use]
    pub fn task(&self, task: usize) -> &[f64] {
        match &self.seen {
            Some(seen) => &self.chances[seen.range(task)],
            None => self.chances.get(task * self.categories..(task + 1) * self.categories).unwrap_or(&[]),
        }
    }

    /// The same with the categories.
    pub fn chances(&self, task: usize) -> impl Iterator<Item = (usize, f64)> {
        let category = move |place: usize| self.seen.as_ref().map_or(place, |seen| seen.categories(task)[place] as usize);
        self.task(task).iter().enumerate().map(move |(place, p)| (category(place), *p))
    }

    /// The most likely category of a task, of equals the first.
    #[must_use]
    pub fn label(&self, task: usize) -> usize {
        let row = self.task(task);
        let place = (0..row.len()).rev().max_by(|a, b| row[*a].total_cmp(&row[*b])).unwrap_or(0);
        self.seen.as_ref().map_or(place, |seen| seen.categories(task).get(place).map_or(0, |c| *c as usize))
    }

    /// Tasks.
    #[must_use]
    pub fn tasks(&self) -> usize {
        self.seen.as_ref().map_or(self.chances.len() / self.categories.max(1), Seen::tasks)
    }
}
