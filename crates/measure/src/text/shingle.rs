//! Near-duplicates: k-shingles of a text, exact similarity of two texts by what they share, and the search for pairs in a whole pool.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

use foldhash::fast::RandomState;

/// What two texts share of their k-shingles. Undefined where nothing is to be compared: two texts shorter than `k` are not alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overlap {
    /// Different shingles of the first text.
    pub first: usize,
    /// Different shingles of the second text.
    pub second: usize,
    /// Different shingles of both.
    pub shared: usize,
    /// Shingles of both, counted as often as they stand in the text that has fewer.
    pub shared_copies: usize,
    /// All shingles of both texts together, counted as often as they stand.
    pub all_copies: usize,
}

impl Overlap {
    /// Compares the runs of `k` consecutive units (characters, words) of two texts; a text shorter than `k` has none.
    #[must_use]
    pub fn new<T: Hash + Eq>(a: &[T], b: &[T], k: usize) -> Self {
        fn counted<T: Hash + Eq>(units: &[T], k: usize) -> HashMap<&[T], usize, RandomState> {
            let mut counts: HashMap<&[T], usize, RandomState> = HashMap::default();
            if k > 0 {
                units.windows(k).for_each(|w| *counts.entry(w).or_default() += 1);
            }
            counts
        }
        let (a, b) = (counted(a, k), counted(b, k));
        let both = || a.iter().filter_map(|(shingle, n)| Some((*n).min(*b.get(shingle)?)));
        Self {
            first: a.len(),
            second: b.len(),
            shared: both().count(),
            shared_copies: both().sum(),
            all_copies: a.values().sum::<usize>() + b.values().sum::<usize>(),
        }
    }

    /// Different shingles of either text.
    #[must_use]
    pub const fn union(&self) -> usize {
        self.first + self.second - self.shared
    }

    /// |A∩B| / |A∪B|, in 0..=1.
    #[must_use]
    pub fn jaccard(&self) -> Option<f64> {
        share(self.shared, self.union())
    }

    /// |A∩B| / |A|: how much of the first text stands in the second, in 0..=1.
    #[must_use]
    pub fn containment(&self) -> Option<f64> {
        share(self.shared, self.first)
    }

    /// 2|A∩B| / (|A|+|B|), in 0..=1.
    #[must_use]
    pub fn dice(&self) -> Option<f64> {
        share(2 * self.shared, self.first + self.second)
    }

    /// Σ min / Σ max of the counts, in 0..=1.
    #[must_use]
    pub fn jaccard_of_counts(&self) -> Option<f64> {
        share(self.shared_copies, self.all_copies - self.shared_copies)
    }
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// The set of a text's k-shingles: every run of `k` consecutive tokens, or the one shorter run where a text has fewer than `k`.
#[must_use]
pub fn shingles<'a>(tokens: &[&'a str], k: usize) -> BTreeSet<Vec<&'a str>> {
    if tokens.is_empty() || k == 0 {
        return BTreeSet::new();
    }
    tokens.windows(k.min(tokens.len())).map(<[&str]>::to_vec).collect()
}

/// Jaccard similarity: what two sets share over all that they hold, in 0..=1. `None` where both are empty: two empty texts are not alike,
/// there is nothing to compare.
#[must_use]
pub fn jaccard<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> Option<f64> {
    let shared = a.intersection(b).count();
    let all = a.len() + b.len() - shared;
    (all > 0).then(|| shared as f64 / all as f64)
}

/// Two texts of a pool that are near-duplicates of each other, by their positions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearPair {
    /// Position of the earlier text.
    pub first: usize,
    /// Position of the later text.
    pub second: usize,
    /// Jaccard similarity of their shingle sets.
    pub similarity: f64,
}

/// All pairs of a pool whose Jaccard similarity is at least `threshold`, in order. Exact: only pairs that share a shingle are compared, and
/// every pair at or above a positive threshold shares one.
#[must_use]
pub fn near_duplicates(pool: &[BTreeSet<Vec<&str>>], threshold: f64) -> Vec<NearPair> {
    let mut holders: HashMap<&[&str], Vec<usize>> = HashMap::new();
    for (at, set) in pool.iter().enumerate() {
        for shingle in set {
            holders.entry(shingle.as_slice()).or_default().push(at);
        }
    }
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for list in holders.values() {
        for (i, &first) in list.iter().enumerate() {
            for &second in list.get(i + 1..).unwrap_or_default() {
                *shared.entry((first, second)).or_default() += 1;
            }
        }
    }
    let size = |at: usize| pool.get(at).map_or(0, BTreeSet::len);
    let mut pairs: Vec<NearPair> = shared
        .into_iter()
        .map(|((first, second), n)| NearPair { first, second, similarity: n as f64 / (size(first) + size(second) - n) as f64 })
        .filter(|pair| pair.similarity >= threshold)
        .collect();
    pairs.sort_by_key(|pair| (pair.first, pair.second));
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jaccard_closed_forms() {
        let a = shingles(&["a", "b", "c", "d"], 3);
        let b = shingles(&["b", "c", "d", "e"], 3);
        assert_eq!(jaccard(&a, &b), Some(1.0 / 3.0));
        assert_eq!(jaccard::<u8>(&BTreeSet::new(), &BTreeSet::new()), None);
        assert_eq!(shingles(&["a"], 3).len(), 1);
    }

    #[test]
    fn pool_search_finds_what_a_full_comparison_finds() {
        let texts = [vec!["a", "b", "c", "d"], vec!["x", "y", "z"], vec!["a", "b", "c", "d", "e"], vec!["a", "b", "c", "d"]];
        let pool: Vec<_> = texts.iter().map(|t| shingles(t, 3)).collect();
        let found: Vec<_> = near_duplicates(&pool, 0.6).into_iter().map(|p| (p.first, p.second)).collect();
        assert_eq!(found, [(0, 2), (0, 3), (2, 3)]);
    }
}
