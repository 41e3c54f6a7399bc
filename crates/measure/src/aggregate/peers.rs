//! Each person beside their peers, their own vote left out: agreement with what the others say, confusion by class, differences of ratings.
//!
//! Of every person the tables count how many tasks have which own label beside which labels of others. They are whole numbers, and a task's
//! new votes change those of its own people only, so that a day's votes cost what a day's votes cost. What peers say is no truth: a person
//! who is better than they are disagrees with them too.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use crate::agreement::Undefined;
use crate::agreement::correlated::{Beside, Correlated, Signs, of_patterns};
use crate::agreement::streamed::Vote;
use crate::agreement::table::{Pair, Pattern, pattern_of, ratings_in};
use crate::interval::{self, IntervalError, Method};

/// A person's label, and the labels of the others.
type Cell = (u32, Pattern);

/// One person's tasks, by their label and the others'. Parts add up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    cells: HashMap<Cell, u64, RandomState>,
}

/// Everybody's tasks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Peers {
    records: BTreeMap<u32, Record>,
}

/// Each vote with the labels of the other annotators of its task; a task with one annotator has none.
fn beside(votes: &[Vote]) -> impl Iterator<Item = (u32, Cell)> {
    let mut sorted = votes.to_vec();
    sorted.sort_unstable();
    let all = pattern_of(sorted.iter().map(|v| v.label));
    let own: Vec<(u32, Pattern)> =
        sorted.chunk_by(|a, b| a.annotator == b.annotator).map(|own| (own[0].annotator, pattern_of(own.iter().map(|v| v.label)))).collect();
    own.into_iter().flat_map(move |(annotator, own)| {
        let count = |label: u32| own.binary_search_by_key(&label, |(l, _)| *l).map_or(0, |at| own[at].1);
        let others: Pattern = all.iter().map(|(l, n)| (*l, n - count(*l))).filter(|(_, n)| *n > 0).collect();
        let votes: Vec<u32> = own.iter().flat_map(|(label, n)| std::iter::repeat_n(*label, *n as usize)).collect();
        votes.into_iter().map(move |label| (annotator, (label, others.clone())))
    })
}

impl Peers {
    /// Counts a task's votes as they are now instead of what they were: none before for a new task, none after for one that is taken out.
    /// A person's several votes of one task count each, and none of them as a peer's. Costs the task's votes times its different labels.
    ///
    /// # Errors
    /// [`Undefined::Mismatch`] where the votes before were not counted; nothing is changed then.
    pub fn change(&mut self, before: &[Vote], after: &[Vote]) -> Result<(), Undefined> {
        let mut changes: BTreeMap<(u32, Cell), i64> = BTreeMap::new();
        beside(before).for_each(|at| *changes.entry(at).or_default() -= 1);
        beside(after).for_each(|at| *changes.entry(at).or_default() += 1);
        let here = |annotator, cell| self.records.get(annotator).and_then(|r: &Record| r.cells.get(cell)).copied().unwrap_or(0);
        if changes.iter().any(|((annotator, cell), change)| *change < 0 && here(annotator, cell) < change.unsigned_abs()) {
            return Err(Undefined::Mismatch);
        }
        for ((annotator, cell), change) in changes.into_iter().filter(|(_, change)| *change != 0) {
            let record = self.records.entry(annotator).or_default();
            let now = record.cells.get(&cell).copied().unwrap_or(0).saturating_add_signed(change);
            if now == 0 {
                record.cells.remove(&cell);
            } else {
                record.cells.insert(cell, now);
            }
            if record.cells.is_empty() {
                self.records.remove(&annotator);
            }
        }
        Ok(())
    }

    /// Adds another part's counts, of other tasks.
    pub fn merge(&mut self, other: &Self) {
        for (annotator, record) in &other.records {
            self.records.entry(*annotator).or_default().merge(record);
        }
    }

    /// Everybody's record, by their number.
    pub fn records(&self) -> impl Iterator<Item = (u32, &Record)> {
        self.records.iter().map(|(annotator, record)| (*annotator, record))
    }

    /// One person's record.
    #[must_use]
    pub fn record(&self, annotator: u32) -> Option<&Record> {
        self.records.get(&annotator)
    }

    /// Everybody's pairs of own label and a peer's.
    #[must_use]
    pub fn pooled(&self, categories: usize) -> Pair {
        let mut table = Pair::new(categories);
        self.records.values().for_each(|record| record.count_pairs(&mut table));
        table
    }

    /// Which labels go together among all others, for [`Record::correlated`]: of everybody's pairs ([`Self::pooled`]) those without this
    /// person, whose own answers do not choose what they are scored by.
    ///
    /// # Errors
    /// [`Undefined::Mismatch`] for pairs that are not everybody's.
    pub fn signs_without(&self, annotator: u32, pooled: &Pair) -> Result<Signs, Undefined> {
        let mut others = pooled.clone();
        if let Some(record) = self.record(annotator) {
            let own = record.pairs(pooled.categories());
            others.subtract(&own)?;
            others.subtract(&own.transposed())?;
        }
        Ok(Signs::learned(&others))
    }
}

/// Agreement with what most peers say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quality {
    /// Tasks with enough peers.
    pub tasks: u64,
    /// Those with the label that most peers gave; where several labels were given most, their share.
    pub agreeing: f64,
}

impl Quality {
    /// The share of tasks that agree, in 0..=1.
    #[must_use]
    pub fn share(&self) -> f64 {
        self.agreeing / self.tasks as f64
    }

    /// Its interval of a level such as 0.95 (Wilson 1927).
    ///
    /// # Errors
    /// [`IntervalError::Probability`] for a level that is not between 0 and 1.
    pub fn interval(&self, level: f64) -> Result<(f64, f64), IntervalError> {
        interval::wilson(self.agreeing, self.tasks as f64, level)
    }
}

/// A person's labels against what most peers say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confusion {
    /// Tasks by what most peers say (first) and the person's label (second).
    pub table: Pair,
    /// Tasks without one label that most peers gave; they are not in the table.
    pub tied: u64,
}

/// One class of a [`Confusion`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// Tasks in the table.
    pub tasks: u64,
    /// Tasks of this class by most peers.
    pub peers: u64,
    /// Tasks of this class by the person.
    pub own: u64,
    /// By both.
    pub both: u64,
}

impl Class {
    /// Of the tasks that peers put into this class, the share that the person does, with Wilson's interval of the level.
    ///
    /// # Errors
    /// [`IntervalError::Parameters`] where there is no such task; [`IntervalError::Probability`] for a level that is none.
    pub fn sensitivity(&self, level: f64) -> Result<(f64, (f64, f64)), IntervalError> {
        told(self.both, self.peers, level)
    }

    /// Of the tasks that peers do not put into this class, the share that the person does not either.
    ///
    /// # Errors
    /// As [`Self::sensitivity`].
    pub fn specificity(&self, level: f64) -> Result<(f64, (f64, f64)), IntervalError> {
        let others = self.tasks.saturating_sub(self.peers);
        told(others.saturating_sub(self.own.saturating_sub(self.both)), others, level)
    }

    /// Of the tasks that the person puts into this class, the share that peers do.
    ///
    /// # Errors
    /// As [`Self::sensitivity`].
    pub fn precision(&self, level: f64) -> Result<(f64, (f64, f64)), IntervalError> {
        told(self.both, self.own, level)
    }
}

fn told(k: u64, n: u64, level: f64) -> Result<(f64, (f64, f64)), IntervalError> {
    interval::share(k, n, level, Method::Wilson).map(|limits| (k as f64 / n as f64, limits))
}

impl Confusion {
    /// The figures of a class.
    #[must_use]
    pub fn class(&self, class: usize) -> Class {
        let of = |f: &dyn Fn(usize, usize) -> bool| self.table.filled().filter(|(i, j, _)| f(*i, *j)).map(|(_, _, n)| n).sum();
        Class { tasks: self.table.units(), peers: of(&|i, _| i == class), own: of(&|_, j| j == class), both: self.table.cell(class, class) }
    }
}

/// Differences of a person's ratings from the mean of their peers'.
#[derive(Clone, Debug, PartialEq)]
pub struct Differences {
    /// Each difference, rising, and its tasks.
    pub list: Vec<(f64, u64)>,
    /// Mean of one over the number of peers: what part of one rating's variance the peers' mean adds to a difference.
    pub of_peers: f64,
}

/// The labels that were given most, and how many these are.
fn most(pattern: &Pattern) -> (impl Iterator<Item = u32>, usize) {
    let highest = pattern.iter().map(|(_, n)| *n).max().unwrap_or(0);
    let of = move || pattern.iter().filter(move |(_, n)| *n == highest).map(|(label, _)| *label);
    (of(), of().count())
}

impl Record {
    /// Adds another part's counts.
    pub fn merge(&mut self, other: &Self) {
        for (cell, tasks) in &other.cells {
            *self.cells.entry(cell.clone()).or_default() += tasks;
        }
    }

    /// Own label, the labels of peers, and tasks with both, in one order however they came.
    #[must_use]
    pub fn cells(&self) -> Vec<(u32, &Pattern, u64)> {
        let mut cells: Vec<(u32, &Pattern, u64)> = self.cells.iter().map(|((own, peers), n)| (*own, peers, *n)).collect();
        cells.sort_unstable();
        cells
    }

    /// Votes, of tasks without peers too.
    #[must_use]
    pub fn votes(&self) -> u64 {
        self.cells.values().sum()
    }

    /// Agreement with what most peers say, over tasks with at least so many peers.
    ///
    /// # Errors
    /// [`Undefined::TooFew`] for fewer tasks than needed, or none.
    pub fn quality(&self, least_peers: u32, tasks_needed: u64) -> Result<Quality, Undefined> {
        let mut quality = Quality { tasks: 0, agreeing: 0.0 };
        for (own, peers, tasks) in self.cells().into_iter().filter(|(_, peers, _)| ratings_in(peers) >= least_peers.max(1)) {
            let (mut labels, tied) = most(peers);
            quality.tasks += tasks;
            quality.agreeing += if labels.any(|l| l == own) { tasks as f64 / tied as f64 } else { 0.0 };
        }
        // Thirds of a task may add up to a last digit more than all.
        quality.agreeing = quality.agreeing.min(quality.tasks as f64);
        if quality.tasks < tasks_needed.max(1) { Err(Undefined::TooFew) } else { Ok(quality) }
    }

    /// Labels against what most peers say, over tasks with at least so many peers. Labels beyond the categories are left out.
    #[must_use]
    pub fn confusion(&self, categories: usize, least_peers: u32) -> Confusion {
        let mut confusion = Confusion { table: Pair::new(categories), tied: 0 };
        for ((own, peers), tasks) in self.cells.iter().filter(|((_, peers), _)| ratings_in(peers) >= least_peers.max(1)) {
            match most(peers) {
                (mut labels, 1) => confusion.table.add_units(labels.next().map_or(categories, |l| l as usize), *own as usize, *tasks),
                _ => confusion.tied += tasks,
            }
        }
        confusion
    }

    fn count_pairs(&self, table: &mut Pair) {
        for ((own, peers), tasks) in &self.cells {
            for (label, n) in peers {
                table.add_units(*own as usize, *label as usize, tasks * u64::from(*n));
            }
        }
    }

    /// Pairs of own label (first) and each peer's (second). Labels beyond the categories are left out.
    #[must_use]
    pub fn pairs(&self, categories: usize) -> Pair {
        let mut table = Pair::new(categories);
        self.count_pairs(&mut table);
        table
    }

    /// Agreement beyond that across tasks, which needs no gold and gives 0 to whoever does not look.
    ///
    /// # Errors
    /// As [`of_patterns`].
    pub fn correlated(&self, signs: &Signs) -> Result<Correlated, Undefined> {
        let beside: Vec<Beside> = self.cells().into_iter().map(|(own, peers, tasks)| Beside { own, peers, tasks }).collect();
        of_patterns(&beside, signs)
    }

    /// Differences from the peers' mean, where labels stand for these values.
    ///
    /// # Errors
    /// [`Undefined::Mismatch`] for a label without a value, or a value that is no number; [`Undefined::TooFew`] without a task with peers.
    pub fn differences(&self, values: &[f64]) -> Result<Differences, Undefined> {
        let value = |label: u32| values.get(label as usize).copied().filter(|v| v.is_finite()).ok_or(Undefined::Mismatch);
        let (mut list, mut of_peers, mut all) = (Vec::new(), 0.0, 0.0);
        for (own, peers, tasks) in self.cells().into_iter().filter(|(_, peers, _)| !peers.is_empty()) {
            let ratings = f64::from(ratings_in(peers));
            let mut mean = 0.0;
            for (label, n) in peers {
                mean += value(*label)? * (f64::from(*n) / ratings);
            }
            list.push((value(own)? - mean, tasks));
            of_peers += tasks as f64 / ratings;
            all += tasks as f64;
        }
        if list.is_empty() {
            return Err(Undefined::TooFew);
        }
        list.sort_by(|a, b| a.0.total_cmp(&b.0));
        Ok(Differences { list, of_peers: of_peers / all })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn votes(list: &[(u32, u32)]) -> Vec<Vote> {
        list.iter().map(|(annotator, label)| Vote { annotator: *annotator, label: *label }).collect()
    }

    fn peers(tasks: &[Vec<(u32, u32)>]) -> Peers {
        let mut peers = Peers::default();
        for task in tasks {
            peers.change(&[], &votes(task)).unwrap();
        }
        peers
    }

    #[test]
    fn the_own_vote_is_left_out_and_ties_share() {
        let tasks = [
            vec![(1, 0), (2, 0), (3, 1)], // for 1: others say 0 and 1, half
            vec![(1, 1), (2, 0), (3, 0)], // against both
            vec![(1, 2), (2, 2), (3, 2)], // with both
            vec![(1, 0)],                 // nobody else
        ];
        let peers = peers(&tasks);
        let record = peers.record(1).unwrap();
        assert_eq!(record.quality(1, 1), Ok(Quality { tasks: 3, agreeing: 1.5 }));
        assert_eq!((record.quality(1, 4), record.quality(3, 1)), (Err(Undefined::TooFew), Err(Undefined::TooFew)));
        assert_eq!(record.votes(), 4);
        let confusion = record.confusion(3, 1);
        assert_eq!((confusion.tied, confusion.table.cell(0, 1), confusion.table.cell(2, 2), confusion.table.units()), (1, 1, 1, 2));
        assert_eq!(confusion.class(0), Class { tasks: 2, peers: 1, own: 0, both: 0 });
        assert_eq!(confusion.class(2).sensitivity(0.9).unwrap().0, 1.0);
        assert_eq!(confusion.class(1).specificity(0.9).unwrap().0, 0.5);
        assert_eq!(confusion.class(0).precision(0.9), Err(IntervalError::Parameters));
        let differences = record.differences(&[1.0, 2.0, 5.0]).unwrap();
        assert_eq!((differences.list, differences.of_peers), (vec![(-0.5, 1), (0.0, 1), (1.0, 1)], 0.5));
        assert_eq!(record.differences(&[1.0, f64::NAN, 5.0]), Err(Undefined::Mismatch));
    }

    #[test]
    fn signs_are_learned_from_the_others_only() {
        // 1 names things by the next label always; among the others each label goes with itself.
        let tasks: Vec<Vec<(u32, u32)>> = (0..30).map(|t| vec![(1, (t + 1) % 3), (2, t % 3), (3, t % 3)]).collect();
        let peers = peers(&tasks);
        let pooled = peers.pooled(3);
        assert_eq!(pooled, pooled.transposed());
        let signs = peers.signs_without(1, &pooled).unwrap();
        assert_eq!(signs, Signs::same(3));
        assert!(peers.record(1).unwrap().correlated(&signs).unwrap().value < -0.3);
        assert!(peers.record(2).unwrap().correlated(&signs).unwrap().value > 0.1);
        assert_eq!(peers.signs_without(1, &Pair::new(3)), Err(Undefined::Mismatch));
    }

    proptest! {
        #[test]
        fn votes_in_any_steps_and_parts_count_as_in_one_pass(
            tasks in proptest::collection::vec(proptest::collection::vec((0_u32..5, 0_u32..3), 0..6), 0..20),
            cut in 0_usize..20
        ) {
            let whole = peers(&tasks);
            let mut parts = [Peers::default(), Peers::default()];
            for (i, task) in tasks.iter().enumerate() {
                let part = &mut parts[usize::from(i < cut)];
                for n in 0..task.len() {
                    part.change(&votes(&task[..n]), &votes(&task[..=n])).unwrap();
                }
            }
            let [mut merged, other] = parts;
            merged.merge(&other);
            prop_assert_eq!(&merged, &whole);
            let known = merged.clone();
            prop_assert_eq!(merged.change(&votes(&[(9, 9)]), &votes(&[(1, 1)])), Err(Undefined::Mismatch));
            prop_assert_eq!(&merged, &known);
            for task in &tasks {
                merged.change(&votes(task), &[]).unwrap();
            }
            prop_assert_eq!(merged, Peers::default());
        }
    }
}
