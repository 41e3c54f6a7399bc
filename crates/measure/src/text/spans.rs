//! Agreement of two sets of marked spans: precision, recall and F1, by whole spans and by characters.

use std::collections::BTreeSet;

/// Precision, recall and their harmonic mean, each in 0..=1; 0/0 is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scores {
    /// Share of what was marked that is wanted.
    pub precision: f64,
    /// Share of what is wanted that was marked.
    pub recall: f64,
    /// Harmonic mean of the two.
    pub f1: f64,
}

impl Scores {
    /// From precision and recall.
    #[must_use]
    pub fn from_rates(precision: f64, recall: f64) -> Self {
        let sum = precision + recall;
        Self { precision, recall, f1: if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 } }
    }

    /// From two sets.
    #[must_use]
    pub fn of_sets<T: Ord>(wanted: &BTreeSet<T>, marked: &BTreeSet<T>) -> Self {
        let shared = wanted.intersection(marked).count() as f64;
        let share = |n: usize| if n > 0 { shared / n as f64 } else { 0.0 };
        Self::from_rates(share(marked.len()), share(wanted.len()))
    }
}

/// F1 of two sets as grading counts it: both empty 1, one empty 0, else 2 × common / (sum of sizes).
#[must_use]
pub fn f1_of_sets<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> f64 {
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    2.0 * a.intersection(b).count() as f64 / (a.len() + b.len()) as f64
}

/// One marked span: half open, in code points, with its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span<'a> {
    /// The document it stands in.
    pub document: usize,
    /// First code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// Its label.
    pub label: &'a str,
}

/// The whole spans that agree in document, place and label.
#[must_use]
pub fn exact_typed(wanted: &[Span<'_>], marked: &[Span<'_>]) -> Scores {
    Scores::of_sets(&wanted.iter().copied().collect(), &marked.iter().copied().collect())
}

/// The whole spans that agree in document and place, whatever their label.
#[must_use]
pub fn exact_untyped(wanted: &[Span<'_>], marked: &[Span<'_>]) -> Scores {
    let places = |spans: &[Span<'_>]| spans.iter().map(|s| (s.document, s.start, s.end)).collect::<BTreeSet<_>>();
    Scores::of_sets(&places(wanted), &places(marked))
}

/// The characters that agree in place and label.
#[must_use]
pub fn character_typed(wanted: &[Span<'_>], marked: &[Span<'_>]) -> Scores {
    fn characters<'a>(spans: &[Span<'a>]) -> BTreeSet<(usize, usize, &'a str)> {
        spans.iter().flat_map(|s| (s.start..s.end).map(|at| (s.document, at, s.label))).collect()
    }
    Scores::of_sets(&characters(wanted), &characters(marked))
}

/// The characters that agree in place, whatever their label.
#[must_use]
pub fn character_untyped(wanted: &[Span<'_>], marked: &[Span<'_>]) -> Scores {
    let characters = |spans: &[Span<'_>]| -> BTreeSet<(usize, usize)> {
        spans.iter().flat_map(|s| (s.start..s.end).map(|at| (s.document, at))).collect()
    };
    Scores::of_sets(&characters(wanted), &characters(marked))
}

/// Partial overlap (the propaganda-detection measure of `SemEval`-2020 task 11): precision is the mean over marked spans of the share of
/// each that wanted spans of its label cover, recall the same over wanted spans.
#[must_use]
pub fn overlap_fraction_typed(wanted: &[Span<'_>], marked: &[Span<'_>]) -> Scores {
    let mean_cover = |of: &[Span<'_>], by: &[Span<'_>]| {
        let covered = of.iter().map(|s| {
            let same = by.iter().filter(|b| b.document == s.document && b.label == s.label);
            let overlap: usize = same.map(|b| b.end.min(s.end).saturating_sub(b.start.max(s.start))).sum();
            if s.end > s.start { overlap as f64 / (s.end - s.start) as f64 } else { 0.0 }
        });
        if of.is_empty() { 0.0 } else { covered.sum::<f64>() / of.len() as f64 }
    };
    Scores::from_rates(mean_cover(marked, wanted), mean_cover(wanted, marked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_sets_agree_and_an_empty_one_agrees_with_nothing() {
        let none: BTreeSet<u8> = BTreeSet::new();
        let some = BTreeSet::from([1]);
        assert!((f1_of_sets(&none, &none) - 1.0).abs() < 1e-15);
        assert!(f1_of_sets(&none, &some).abs() < 1e-15);
        assert!((f1_of_sets(&BTreeSet::from([1, 2]), &some) - 2.0 / 3.0).abs() < 1e-15);
    }
}
