//! Edit distances between two texts, in Unicode code points.
//!
//! Levenshtein, optimal string alignment and the longest common subsequence are our own bit-parallel forms (Myers 1999, Hyyrö 2003):
//! O(⌈m/64⌉·n) instead of O(m·n), because answers are compared with twenty accepted texts and with whole pools; Jaro finds its matches by
//! the same bits. strsim serves the unrestricted Damerau distance, and every test holds ours against it.

use super::bits::{Bits, ones};
use super::ngram::{Characters, UNKNOWN};

/// One pattern prepared for many comparisons.
#[derive(Clone, Debug)]
pub struct Pattern {
    characters: Characters,
    symbols: Vec<u32>,
    bits: Bits,
}

impl Pattern {
    /// Prepares a pattern.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut characters = Characters::of_length(text.len());
        let symbols: Vec<u32> = text.chars().map(|c| characters.number(c)).collect();
        let bits = Bits::new(&symbols);
        Self { characters, symbols, bits }
    }

    /// Code points of the pattern.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.bits.len()
    }

    /// Whether the pattern is the empty text.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.bits.is_empty()
    }

    fn numbered(&self, text: &str) -> impl Iterator<Item = u32> {
        text.chars().map(|c| self.characters.find(c))
    }

    /// Levenshtein distance of the pattern to a text: the least number of insertions, deletions and replacements.
    #[must_use]
    pub fn levenshtein(&self, text: &str) -> usize {
        self.bits.levenshtein(self.numbered(text))
    }

    /// Optimal string alignment distance of the pattern to a text.
    #[must_use]
    pub fn optimal_string_alignment(&self, text: &str) -> usize {
        self.bits.optimal_string_alignment(self.numbered(text))
    }

    /// Length of the longest common subsequence of the pattern and a text.
    #[must_use]
    pub fn longest_common_subsequence(&self, text: &str) -> usize {
        self.bits.longest_common_subsequence(self.numbered(text))
    }

    /// Jaro similarity of the pattern and a text, in 0..=1; two empty texts are equal. Each character of the text, from the first on, takes
    /// the first free equal one of the pattern within half the longer length less one; half the taken ones out of order are transpositions.
    #[must_use]
    pub fn jaro(&self, text: &str) -> f64 {
        let length = text.chars().count();
        if length == 0 || self.is_empty() {
            return if length == self.len() { 1.0 } else { 0.0 };
        }
        let window = (length.max(self.len()) / 2).saturating_sub(1);
        let mut taken = vec![0_u64; self.bits.blocks()];
        let mut in_text = Vec::with_capacity(length);
        for (i, symbol) in self.numbered(text).enumerate() {
            let (from, to) = (i.saturating_sub(window), (i + window + 1).min(self.len()));
            if symbol != UNKNOWN && from < to && self.bits.take_first(symbol, from, to, &mut taken).is_some() {
                in_text.push(symbol);
            }
        }
        if in_text.is_empty() {
            return 0.0;
        }
        let in_pattern = taken.iter().enumerate().flat_map(|(block, bits)| ones(*bits).map(move |bit| self.symbols[block * 64 + bit]));
        let out_of_order = in_pattern.zip(&in_text).filter(|(a, b)| a != *b).count();
        let m = in_text.len() as f64;
        (m / self.len() as f64 + m / length as f64 + (m - (out_of_order / 2) as f64) / m) / 3.0
    }
}

/// Levenshtein distance: the least number of insertions, deletions and replacements of code points.
#[must_use]
pub fn levenshtein(a: &str, b: &str) -> usize {
    Pattern::new(a).levenshtein(b)
}

/// Whether the Levenshtein distance of two texts is at most `limit`: only the cells that near the diagonal are looked at, and no more rows
/// than it takes to know.
#[must_use]
pub fn levenshtein_at_most(a: &[char], b: &str, limit: usize) -> bool {
    let beyond = limit + 1;
    let mut row: Vec<usize> = (0..=a.len()).map(|n| n.min(beyond)).collect();
    let mut rows = 0;
    for (i, y) in b.chars().enumerate() {
        rows = i + 1;
        let (from, to) = (rows.saturating_sub(limit), (rows + limit).min(a.len()));
        if from > a.len() {
            return false;
        }
        let mut diagonal = if from == 0 { i.min(beyond) } else { row[from - 1] };
        let mut left = beyond;
        let mut best = beyond;
        for j in from..=to {
            let above = row[j];
            let cell = if j == 0 { rows } else { (diagonal + usize::from(a[j - 1] != y)).min(left + 1).min(above + 1) };
            diagonal = above;
            left = cell.min(beyond);
            row[j] = left;
            best = best.min(left);
        }
        if to < a.len() {
            row[to + 1] = beyond;
        }
        if best == beyond {
            return false;
        }
    }
    rows + limit >= a.len() && row[a.len()] <= limit
}

/// Length of the longest common subsequence, in code points.
#[must_use]
pub fn longest_common_subsequence(a: &str, b: &str) -> usize {
    Pattern::new(a).longest_common_subsequence(b)
}

/// Insertions and deletions alone: |a| + |b| − 2 × the longest common subsequence.
#[must_use]
pub fn indel(a: &str, b: &str) -> usize {
    a.chars().count() + b.chars().count() - 2 * longest_common_subsequence(a, b)
}

/// Optimal string alignment: Levenshtein with swaps of neighbours, no part of the text edited twice.
#[must_use]
pub fn optimal_string_alignment(a: &str, b: &str) -> usize {
    Pattern::new(a).optimal_string_alignment(b)
}

/// Damerau-Levenshtein distance, unrestricted: swaps of neighbours that may be edited again.
#[must_use]
pub fn damerau_levenshtein(a: &str, b: &str) -> usize {
    strsim::damerau_levenshtein(a, b)
}

/// Hamming distance of two texts, the difference of their lengths counted as well.
#[must_use]
pub fn hamming_padded(a: &str, b: &str) -> usize {
    let (mut a, mut b) = (a.chars(), b.chars());
    let mut distance = 0;
    loop {
        match (a.next(), b.next()) {
            (None, None) => return distance,
            (x, y) => distance += usize::from(x != y),
        }
    }
}

/// Jaro similarity, in 0..=1; two empty texts are equal.
#[must_use]
pub fn jaro(a: &str, b: &str) -> f64 {
    Pattern::new(b).jaro(a)
}

/// Jaro-Winkler similarity (Winkler 1990): Jaro raised by `prefix_weight` (at most 0.25) for each of up to four equal leading characters,
/// where Jaro is above 0.7.
#[must_use]
pub fn jaro_winkler(a: &str, b: &str, prefix_weight: f64) -> f64 {
    let similarity = jaro(a, b);
    if similarity <= 0.7 {
        return similarity;
    }
    let prefix = a.chars().zip(b.chars()).take(4).take_while(|(x, y)| x == y).count();
    similarity + prefix as f64 * prefix_weight * (1.0 - similarity)
}

/// 1 − distance / the longer length; 1 for two empty texts.
#[must_use]
pub fn normalised_similarity(distance: usize, a: &str, b: &str) -> f64 {
    let longer = a.chars().count().max(b.chars().count());
    if longer == 0 { 1.0 } else { (longer - distance.min(longer)) as f64 / longer as f64 }
}

/// Levenshtein distance over tokens of any kind, for short lists.
#[must_use]
pub fn token_levenshtein<T: PartialEq>(a: &[T], b: &[T]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bit_parallel_equals_strsim(a in "[abc甲乙]{0,150}", b in "[abc甲乙]{0,150}") {
            prop_assert_eq!(levenshtein(&a, &b), strsim::levenshtein(&a, &b));
            prop_assert_eq!(optimal_string_alignment(&a, &b), strsim::osa_distance(&a, &b));
            prop_assert!((jaro(&a, &b) - strsim::jaro(&a, &b)).abs() < 1e-12);
            let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            prop_assert_eq!(token_levenshtein(&x, &y), strsim::levenshtein(&a, &b));
        }

        #[test]
        fn the_bounded_question_has_the_answer_of_the_full_distance(a in "[ab甲]{0,9}", b in "[ab甲]{0,9}", limit in 0_usize..5) {
            let chars: Vec<char> = a.chars().collect();
            prop_assert_eq!(levenshtein_at_most(&chars, &b, limit), strsim::levenshtein(&a, &b) <= limit, "{} {} {}", a, b, limit);
        }

        #[test]
        fn longest_common_subsequence_equals_the_textbook_recurrence(a in "[ab甲]{0,140}", b in "[ab甲]{0,140}") {
            let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            let mut table = vec![vec![0_usize; y.len() + 1]; x.len() + 1];
            for i in 0..x.len() {
                for j in 0..y.len() {
                    table[i + 1][j + 1] = if x[i] == y[j] { table[i][j] + 1 } else { table[i][j + 1].max(table[i + 1][j]) };
                }
            }
            prop_assert_eq!(longest_common_subsequence(&a, &b), table[x.len()][y.len()]);
        }
    }

    #[test]
    fn ends_of_the_range() {
        assert_eq!(levenshtein("", ""), 0);
        assert_eq!(levenshtein("", "abc"), 3);
        assert_eq!(levenshtein("abc", ""), 3);
        assert_eq!(hamming_padded("abc", "axcd"), 2);
        assert!((normalised_similarity(0, "", "") - 1.0).abs() < f64::EPSILON);
    }
}
