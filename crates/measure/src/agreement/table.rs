//! Tables that ratings become: how often each combination of counts occurs over units, and the contingency table of two raters.
//! Both add up.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::Undefined;

/// The ratings of one unit, without the raters: category and how often it was given, by rising category, no zeros.
pub type Pattern = Vec<(u32, u32)>;

/// Room that is used again and is no part of the value.
#[derive(Clone, Debug, Default)]
struct Scratch {
    categories: Vec<u32>,
    counts: Vec<u32>,
    pattern: Pattern,
}

impl PartialEq for Scratch {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Scratch {}

/// How many units have which counts of categories.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Units {
    patterns: HashMap<Pattern, u64, RandomState>,
    /// Where a unit's ratings are counted, so that a known pattern costs no memory.
    scratch: Scratch,
}

impl Units {
    /// Adds one unit by its ratings' categories, in any order.
    pub fn add(&mut self, ratings: impl IntoIterator<Item = u32>) {
        let Scratch { categories, counts, pattern } = &mut self.scratch;
        categories.clear();
        categories.extend(ratings);
        pattern.clear();
        if categories.iter().all(|c| *c < 64) {
            // All zero, as the last unit left them.
            counts.resize(64, 0);
            let mut highest = 0;
            for category in categories.iter() {
                counts[*category as usize] += 1;
                highest = highest.max(*category);
            }
            pattern.extend((0..=highest).zip(counts.iter_mut().map(std::mem::take)).filter(|(_, n)| *n > 0));
        } else {
            categories.sort_unstable();
            for category in categories.iter() {
                match pattern.last_mut() {
                    Some((same, n)) if same == category => *n += 1,
                    _ => pattern.push((*category, 1)),
                }
            }
        }
        if let Some(units) = self.patterns.get_mut(pattern) {
            *units += 1;
        } else {
            let pattern = pattern.clone();
            self.add_pattern(pattern, 1);
        }
    }

    /// Takes one unit out again, by the ratings that it was added with, in any order: a unit that is rated anew is taken out and added.
    ///
    /// # Errors
    /// [`Undefined::Mismatch`] where no such unit is there; nothing is changed then.
    pub fn remove(&mut self, ratings: impl IntoIterator<Item = u32>) -> Result<(), Undefined> {
        let pattern = pattern_of(ratings);
        if pattern.is_empty() {
            return Ok(());
        }
        let units = self.patterns.get_mut(&pattern).ok_or(Undefined::Mismatch)?;
        *units -= 1;
        if *units == 0 {
            self.patterns.remove(&pattern);
        }
        Ok(())
    }

    /// Takes another part's units out again.
    ///
    /// # Errors
    /// [`Undefined::Mismatch`] where some of them are not there; nothing is changed then.
    pub fn subtract(&mut self, other: &Self) -> Result<(), Undefined> {
        if other.patterns.iter().any(|(pattern, units)| self.patterns.get(pattern).is_none_or(|here| here < units)) {
            return Err(Undefined::Mismatch);
        }
        for (pattern, units) in &other.patterns {
            if let Some(here) = self.patterns.get_mut(pattern) {
                *here -= units;
                if *here == 0 {
                    self.patterns.remove(pattern);
                }
            }
        }
        Ok(())
    }

    /// Adds units of one pattern, which is by rising category and has no zeros.
    pub fn add_pattern(&mut self, pattern: Pattern, units: u64) {
        if !pattern.is_empty() && units > 0 {
            *self.patterns.entry(pattern).or_default() += units;
        }
    }

    /// Adds another part's units.
    pub fn merge(&mut self, other: &Self) {
        for (pattern, units) in &other.patterns {
            self.add_pattern(pattern.clone(), *units);
        }
    }

    /// The patterns and how many units have each, in one order however they came.
    pub fn patterns(&self) -> impl Iterator<Item = (&Pattern, u64)> {
        let mut sorted: Vec<(&Pattern, u64)> = self.patterns.iter().map(|(p, n)| (p, *n)).collect();
        sorted.sort_unstable();
        sorted.into_iter()
    }

    /// The same in no order, for sums of whole numbers, which come out the same in any.
    pub(super) fn in_no_order(&self) -> impl Iterator<Item = (&Pattern, u64)> {
        self.patterns.iter().map(|(p, n)| (p, *n))
    }

    /// Units with at least so many ratings.
    #[must_use]
    pub fn with_at_least(&self, ratings: u32) -> u64 {
        self.patterns.iter().filter(|(p, _)| ratings_in(p) >= ratings).map(|(_, n)| n).sum()
    }

    /// One more than the highest category.
    #[must_use]
    pub fn categories(&self) -> usize {
        self.patterns.keys().filter_map(|p| p.last()).map(|(c, _)| *c as usize + 1).max().unwrap_or(0)
    }
}

/// Ratings of a unit.
#[must_use]
pub fn ratings_in(pattern: &Pattern) -> u32 {
    pattern.iter().map(|(_, n)| n).sum()
}

/// The pattern of ratings, in any order.
#[must_use]
pub fn pattern_of(ratings: impl IntoIterator<Item = u32>) -> Pattern {
    let mut categories: Vec<u32> = ratings.into_iter().collect();
    categories.sort_unstable();
    categories.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u32)).collect()
}

/// The contingency table of two raters (or of truth and prediction): how many units have category i by the first and j by the second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    categories: usize,
    cells: Vec<u64>,
}

impl Pair {
    /// An empty table of so many categories.
    #[must_use]
    pub fn new(categories: usize) -> Self {
        Self { categories, cells: vec![0; categories * categories] }
    }

    /// Counts one unit; a category beyond the table's is left out.
    pub fn add(&mut self, first: usize, second: usize) {
        self.add_units(first, second, 1);
    }

    /// Counts so many units of one cell.
    pub fn add_units(&mut self, first: usize, second: usize, units: u64) {
        if first < self.categories && second < self.categories {
            self.cells[first * self.categories + second] += units;
        }
    }

    /// Adds another part's counts.
    ///
    /// # Errors
    /// [`Undefined::Mismatch`] for a table of other categories.
    pub fn merge(&mut self, other: &Self) -> Result<(), Undefined> {
        if self.categories != other.categories {
            return Err(Undefined::Mismatch);
        }
        self.cells.iter_mut().zip(&other.cells).for_each(|(a, b)| *a += b);
        Ok(())
    }

    /// Takes another part's counts out again.
    ///
    /// # Errors
    /// [`Undefined::Mismatch`] for a table of other categories, or where some of the units are not there; nothing is changed then.
    pub fn subtract(&mut self, other: &Self) -> Result<(), Undefined> {
        if self.categories != other.categories || self.cells.iter().zip(&other.cells).any(|(a, b)| a < b) {
            return Err(Undefined::Mismatch);
        }
        self.cells.iter_mut().zip(&other.cells).for_each(|(a, b)| *a -= b);
        Ok(())
    }

    /// The table with the raters changed over.
    #[must_use]
    pub fn transposed(&self) -> Self {
        let mut table = Self::new(self.categories);
        for (i, j, n) in self.filled() {
            table.add_units(j, i, n);
        }
        table
    }

    /// Categories.
    #[must_use]
    pub const fn categories(&self) -> usize {
        self.categories
    }

    /// Units of one cell; 0 outside the table.
    #[must_use]
    pub fn cell(&self, first: usize, second: usize) -> u64 {
        if first < self.categories && second < self.categories { self.cells[first * self.categories + second] } else { 0 }
    }

    /// All units.
    #[must_use]
    pub fn units(&self) -> u64 {
        self.cells.iter().sum()
    }

    /// Units by the first rater's category.
    #[must_use]
    pub fn first(&self) -> Vec<u64> {
        (0..self.categories).map(|i| (0..self.categories).map(|j| self.cell(i, j)).sum()).collect()
    }

    /// Units by the second rater's category.
    #[must_use]
    pub fn second(&self) -> Vec<u64> {
        (0..self.categories).map(|j| (0..self.categories).map(|i| self.cell(i, j)).sum()).collect()
    }

    /// The cells that are not empty, with their units.
    pub fn filled(&self) -> impl Iterator<Item = (usize, usize, u64)> {
        let q = self.categories;
        self.cells.iter().enumerate().filter(|(_, n)| **n > 0).map(move |(at, n)| (at / q, at % q, *n))
    }

    /// Share of units on which both agree, in 0..=1.
    ///
    /// # Errors
    /// [`Undefined::NothingPaired`] without units.
    pub fn percent_agreement(&self) -> Result<f64, Undefined> {
        let all = self.units();
        if all == 0 {
            return Err(Undefined::NothingPaired);
        }
        Ok((0..self.categories).map(|i| self.cell(i, i)).sum::<u64>() as f64 / all as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn parts_merge_to_the_whole_in_any_order(
            units in proptest::collection::vec(proptest::collection::vec(0_u32..4, 0..5), 0..40),
            cut in 0_usize..40
        ) {
            let table = |rows: &[Vec<u32>]| {
                let mut t = Units::default();
                for r in rows {
                    t.add(r.iter().copied());
                }
                t
            };
            let (a, b) = units.split_at(cut.min(units.len()));
            let mut merged = table(b);
            merged.merge(&table(a));
            prop_assert_eq!(&merged, &table(&units));
            // And come apart again.
            let mut one = merged.clone();
            merged.subtract(&table(a)).unwrap();
            prop_assert_eq!(&merged, &table(b));
            for unit in a {
                one.remove(unit.iter().rev().copied()).unwrap();
            }
            prop_assert_eq!(one, table(b));
            prop_assert_eq!(merged.remove([9]), Err(Undefined::Mismatch));
        }
    }
}
