//! Agreement over judgments that keep coming: whole numbers that a task's new votes change at the cost of that task, whatever came before.
//!
//! The tables are those of [`super::table`], so that every coefficient is computed from them: alpha and the coefficients of several raters
//! from [`Streamed::units`], kappa of two raters from [`Streamed::pair`]. Parts that were counted apart, by day or by machine, merge to the
//! very numbers of one pass as long as each task's votes are in one of them.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use super::Undefined;
use super::table::{Pair, Units};

/// One person's label of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Vote {
    /// Number of the annotator.
    pub annotator: u32,
    /// Number of the label.
    pub label: u32,
}

/// Two annotators, the lower number first.
type Two = (u32, u32);
/// The label of each.
type Cell = (u32, u32);

/// Counts of agreement over tasks, of all raters together and of each two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Streamed {
    units: Units,
    /// Cells that are not empty, rising.
    cells: HashMap<Two, Vec<(Cell, u64)>, RandomState>,
}

/// Calls for each two votes of different annotators.
fn pairs(votes: &[Vote], mut each: impl FnMut((Two, Cell))) {
    for (i, a) in votes.iter().enumerate() {
        for b in votes.iter().skip(i + 1).filter(|b| b.annotator != a.annotator) {
            let (first, second) = if a.annotator < b.annotator { (a, b) } else { (b, a) };
            each(((first.annotator, second.annotator), (first.label, second.label)));
        }
    }
}

impl Streamed {
    /// Counts a task's votes as they are now instead of what they were: none before for a new task, none after for one that is taken out.
    /// Votes of one annotator with themselves are no pair. Costs the square of the task's votes.
    ///
    /// # Errors
    /// [`Undefined::Mismatch`] where the votes before were not counted; nothing is changed then.
    pub fn change(&mut self, before: &[Vote], after: &[Vote]) -> Result<(), Undefined> {
        let mut changes: BTreeMap<(Two, Cell), i64> = BTreeMap::new();
        pairs(before, |at| *changes.entry(at).or_default() -= 1);
        pairs(after, |at| *changes.entry(at).or_default() += 1);
        changes.retain(|_, change| *change != 0);
        if changes.iter().any(|((two, cell), change)| *change < 0 && self.count(*two, *cell) < change.unsigned_abs()) {
            return Err(Undefined::Mismatch);
        }
        self.units.remove(before.iter().map(|v| v.label))?;
        self.units.add(after.iter().map(|v| v.label));
        for ((two, cell), change) in changes {
            self.shift(two, cell, change);
        }
        Ok(())
    }

    fn count(&self, two: Two, cell: Cell) -> u64 {
        let cells = self.cells.get(&two).map_or(&[][..], Vec::as_slice);
        cells.binary_search_by_key(&cell, |(at, _)| *at).map_or(0, |place| cells[place].1)
    }

    fn shift(&mut self, two: Two, cell: Cell, change: i64) {
        let cells = self.cells.entry(two).or_default();
        match cells.binary_search_by_key(&cell, |(at, _)| *at) {
            Ok(place) => {
                cells[place].1 = cells[place].1.saturating_add_signed(change);
                if cells[place].1 == 0 {
                    cells.remove(place);
                }
            }
            Err(place) => cells.insert(place, (cell, change.unsigned_abs())),
        }
        if cells.is_empty() {
            self.cells.remove(&two);
        }
    }

    /// Adds another part's counts, of other tasks.
    pub fn merge(&mut self, other: &Self) {
        self.units.merge(&other.units);
        for (two, cells) in &other.cells {
            for (cell, units) in cells {
                self.shift(*two, *cell, i64::try_from(*units).unwrap_or(i64::MAX));
            }
        }
    }

    /// All tasks by their labels, whoever gave them.
    #[must_use]
    pub const fn units(&self) -> &Units {
        &self.units
    }

    /// The table of two annotators over the tasks that both judged; empty where there are none. Labels beyond the categories are left out.
    #[must_use]
    pub fn pair(&self, first: u32, second: u32, categories: usize) -> Pair {
        let mut table = Pair::new(categories);
        let two = (first.min(second), first.max(second));
        for ((i, j), units) in self.cells.get(&two).into_iter().flatten() {
            let (i, j) = if first <= second { (*i, *j) } else { (*j, *i) };
            table.add_units(i as usize, j as usize, *units);
        }
        table
    }

    /// Each two annotators with a task in common, the lower number first, and how many tasks these are: of a task that one of them judged
    /// twice, two.
    pub fn pairs(&self) -> impl Iterator<Item = ((u32, u32), u64)> {
        let mut all: Vec<((u32, u32), u64)> =
            self.cells.iter().map(|(two, cells)| (*two, cells.iter().map(|(_, units)| units).sum())).collect();
        all.sort_unstable();
        all.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::cohen;
    use crate::agreement::krippendorff::{Metric, alpha};
    use crate::agreement::weights::{Scheme, Weights};
    use proptest::prelude::*;

    fn votes(list: &[(u32, u32)]) -> Vec<Vote> {
        list.iter().map(|(annotator, label)| Vote { annotator: *annotator, label: *label }).collect()
    }

    #[test]
    fn coefficients_come_from_the_counts() {
        let mut streamed = Streamed::default();
        for task in [[(7, 0), (3, 0)], [(3, 1), (7, 1)], [(7, 1), (3, 0)], [(3, 1), (7, 1)]] {
            streamed.change(&[], &votes(&task)).unwrap();
        }
        let table = streamed.pair(3, 7, 2);
        assert_eq!((table.cell(0, 0), table.cell(0, 1), table.cell(1, 1)), (1, 1, 2));
        assert_eq!(streamed.pair(7, 3, 2), table.transposed());
        let kappa = cohen::kappa(&table, &Weights::by_rank(Scheme::Identity, 2)).unwrap();
        assert!((kappa.value - 0.5).abs() < 1e-15);
        assert!(alpha(streamed.units(), &[0.0, 1.0], Metric::Nominal).is_ok());
        assert_eq!(streamed.pairs().collect::<Vec<_>>(), [((3, 7), 4)]);
        let known = streamed.clone();
        for unknown in [[(7, 0), (3, 1)], [(7, 0), (8, 0)]] {
            assert_eq!(streamed.change(&votes(&unknown), &[]), Err(Undefined::Mismatch));
        }
        assert_eq!(streamed, known);
    }

    proptest! {
        #[test]
        fn votes_in_any_steps_and_parts_count_as_in_one_pass(
            tasks in proptest::collection::vec(proptest::collection::vec((0_u32..5, 0_u32..3), 0..6), 0..20),
            cut in 0_usize..20
        ) {
            let mut whole = Streamed::default();
            for task in &tasks {
                whole.change(&[], &votes(task)).unwrap();
            }
            let mut parts = [Streamed::default(), Streamed::default()];
            for (i, task) in tasks.iter().enumerate() {
                let part = &mut parts[usize::from(i < cut)];
                for n in 0..task.len() {
                    part.change(&votes(&task[..n]), &votes(&task[..=n])).unwrap();
                }
            }
            let [mut merged, other] = parts;
            merged.merge(&other);
            prop_assert_eq!(&merged, &whole);
            for task in &tasks {
                merged.change(&votes(task), &[]).unwrap();
            }
            prop_assert_eq!(merged, Streamed::default());
        }
    }
}
