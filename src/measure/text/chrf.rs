//! chrF and chrF++ (Popović 2015, 2017): the F-score of character n-grams, with sacrebleu's conventions.
//!
//! A text is prepared once as a [`Profile`] and compared as often as needed. An n-gram of up to six code points of 21 bits fits into one
//! 128-bit number exactly, so counting n-grams is one sort and comparing two profiles is a merge: no hashing, no collisions.

use std::collections::HashMap;

/// The longest character n-gram.
pub const MAX_CHARACTER_ORDER: usize = 6;

const BITS: u32 = 21;

/// What is counted, and how it is weighed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Character n-grams from 1 to this order, at most 6.
    pub character_order: usize,
    /// Word n-grams from 1 to this order; 0 is chrF, 2 is chrF++.
    pub word_order: usize,
    /// How much more recall counts than precision.
    pub beta: f64,
    /// Whether white space takes part in character n-grams.
    pub keep_whitespace: bool,
    /// Whether texts are lower-cased first.
    pub lowercase: bool,
    /// Smoothing of orders without a match by 1e-16, instead of leaving out orders that one side does not have.
    pub epsilon_smoothing: bool,
}

impl Options {
    /// chrF: character orders 1 to 6, beta 2, white space removed.
    pub const CHRF: Self =
        Self { character_order: 6, word_order: 0, beta: 2.0, keep_whitespace: false, lowercase: false, epsilon_smoothing: false };
}

/// A text's n-grams, counted and sorted, ready for comparing.
#[derive(Clone, Debug)]
pub struct Profile {
    /// For each character order from 1: the n-grams in rising order with their counts, and the number of all.
    characters: Vec<(Vec<(u128, u32)>, u64)>,
    words: Vec<HashMap<Vec<String>, u32>>,
}

impl Profile {
    /// Counts the n-grams of a text.
    #[must_use]
    pub fn new(text: &str, options: &Options) -> Self {
        let lowered = if options.lowercase { text.to_lowercase() } else { text.to_owned() };
        let chars: Vec<char> = lowered.chars().filter(|c| options.keep_whitespace || !c.is_whitespace()).collect();
        let words = if options.word_order == 0 { Vec::new() } else { word_tokens(&lowered) };
        Self {
            characters: character_ngrams(&chars, options.character_order.min(MAX_CHARACTER_ORDER)),
            words: (1..=options.word_order).map(|n| word_ngrams(&words, n)).collect(),
        }
    }

    fn orders(&self) -> usize {
        self.characters.len() + self.words.len()
    }
}

/// Each order's list follows from one sort of the six-grams, since a shorter n-gram is the longer one's beginning.
fn character_ngrams(chars: &[char], order: usize) -> Vec<(Vec<(u128, u32)>, u64)> {
    let code = |at: usize| chars.get(at).map_or(0, |c| u128::from(u32::from(*c)) + 1);
    let mut longest: Vec<u128> = (0..chars.len()).map(|i| (0..order).fold(0, |gram, k| (gram << BITS) | code(i + k))).collect();
    longest.sort_unstable();
    (1..=order)
        .map(|n| {
            let shift = BITS * u32::try_from(order - n).unwrap_or(0);
            let mut counted: Vec<(u128, u32)> = Vec::new();
            // A zero in the last place means that the text ended before the n-gram was full.
            for gram in longest.iter().map(|g| g >> shift).filter(|g| g & ((1 << BITS) - 1) != 0) {
                match counted.last_mut() {
                    Some((same, count)) if *same == gram => *count += 1,
                    _ => counted.push((gram, 1)),
                }
            }
            let all = counted.iter().map(|(_, count)| u64::from(*count)).sum();
            (counted, all)
        })
        .collect()
}

/// Words at white space, with one leading or trailing ASCII punctuation mark split off.
fn word_tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for word in text.split_whitespace() {
        let one = word.chars().nth(1).is_none();
        match (word.chars().next(), word.chars().next_back()) {
            (_, Some(last)) if !one && last.is_ascii_punctuation() => {
                tokens.push(word[..word.len() - 1].to_owned());
                tokens.push(last.to_string());
            }
            (Some(first), _) if !one && first.is_ascii_punctuation() => {
                tokens.push(first.to_string());
                tokens.push(word[1..].to_owned());
            }
            _ => tokens.push(word.to_owned()),
        }
    }
    tokens
}

fn word_ngrams(words: &[String], n: usize) -> HashMap<Vec<String>, u32> {
    let mut counts = HashMap::new();
    for gram in words.windows(n) {
        *counts.entry(gram.to_vec()).or_default() += 1;
    }
    counts
}

/// For one order: n-grams of the hypothesis, of the reference, and in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct OrderCounts {
    hypothesis: u64,
    reference: u64,
    matched: u64,
}

/// Counts for all orders; counts of several sentences add up to those of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics(Vec<OrderCounts>);

impl Statistics {
    /// Compares a hypothesis with one reference.
    #[must_use]
    pub fn of(hypothesis: &Profile, reference: &Profile) -> Self {
        let mut orders = Vec::with_capacity(hypothesis.orders());
        for ((h, h_all), (r, r_all)) in hypothesis.characters.iter().zip(&reference.characters) {
            // Hits do not count where the reference has no n-gram of this order.
            let counted = if *r_all > 0 { *h_all } else { 0 };
            orders.push(OrderCounts { hypothesis: counted, reference: *r_all, matched: matched(h, r) });
        }
        for (h, r) in hypothesis.words.iter().zip(&reference.words) {
            let sum = |m: &HashMap<Vec<String>, u32>| m.values().map(|n| u64::from(*n)).sum::<u64>();
            let matched = h.iter().map(|(gram, n)| u64::from((*n).min(r.get(gram).copied().unwrap_or(0)))).sum();
            orders.push(OrderCounts { hypothesis: if r.is_empty() { 0 } else { sum(h) }, reference: sum(r), matched });
        }
        Self(orders)
    }

    /// Adds another sentence's counts.
    pub fn add(&mut self, other: &Self) {
        if self.0.is_empty() {
            self.0.clone_from(&other.0);
            return;
        }
        for (sum, more) in self.0.iter_mut().zip(&other.0) {
            sum.hypothesis += more.hypothesis;
            sum.reference += more.reference;
            sum.matched += more.matched;
        }
    }

    /// The F-score, in 0..=1. Precision and recall are averaged over the orders that both sides have, then combined once; with smoothing
    /// each order has its F-score and these are averaged over all orders.
    #[must_use]
    pub fn score(&self, options: &Options) -> f64 {
        const EPSILON: f64 = 1e-16;
        let factor = options.beta * options.beta;
        let (mut smoothed, mut precision, mut recall, mut effective) = (0.0, 0.0, 0.0, 0.0);
        for counts in &self.0 {
            let ratio = |all: u64| if all > 0 { counts.matched as f64 / all as f64 } else { EPSILON };
            let (p, r) = (ratio(counts.hypothesis), ratio(counts.reference));
            let denominator = factor * p + r;
            smoothed += if denominator > 0.0 { (1.0 + factor) * p * r / denominator } else { EPSILON };
            if counts.hypothesis > 0 && counts.reference > 0 {
                precision += p;
                recall += r;
                effective += 1.0;
            }
        }
        if options.epsilon_smoothing {
            return if self.0.is_empty() { 0.0 } else { smoothed / self.0.len() as f64 };
        }
        if effective == 0.0 || precision + recall == 0.0 {
            return 0.0;
        }
        let (p, r) = (precision / effective, recall / effective);
        (1.0 + factor) * p * r / (factor * p + r)
    }
}

fn matched(a: &[(u128, u32)], b: &[(u128, u32)]) -> u64 {
    let (mut i, mut j, mut sum) = (0, 0, 0);
    while let (Some((x, n)), Some((y, m))) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += u64::from(*n.min(m));
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// Sentence chrF of a hypothesis against the reference it fits best, in 0..=1; `None` without references.
#[must_use]
pub fn best_statistics(hypothesis: &Profile, references: &[Profile], options: &Options) -> Option<(f64, Statistics)> {
    let mut best: Option<(f64, Statistics)> = None;
    for reference in references {
        let statistics = Statistics::of(hypothesis, reference);
        let score = statistics.score(options);
        if best.as_ref().is_none_or(|(so_far, _)| score > *so_far) {
            best = Some((score, statistics));
        }
    }
    best
}

/// Sentence chrF of a hypothesis against its best reference, in 0..=1; 0 without references.
#[must_use]
pub fn best(hypothesis: &Profile, references: &[Profile], options: &Options) -> f64 {
    best_statistics(hypothesis, references, options).map_or(0.0, |(score, _)| score)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chrf(a: &str, b: &str) -> f64 {
        best(&Profile::new(a, &Options::CHRF), &[Profile::new(b, &Options::CHRF)], &Options::CHRF)
    }

    #[test]
    fn equal_texts_score_one_and_disjoint_ones_nothing() {
        assert!((chrf("你好世界", "你好世界") - 1.0).abs() < 1e-12);
        assert!(chrf("abc", "xyz").abs() < 1e-12);
        assert!(chrf("", "").abs() < 1e-12);
    }

    #[test]
    fn closed_form_of_one_shared_character() {
        // Order 1: p = r = 1/2; order 2: one bigram each, none shared. Averages 1/4, so F is 1/4.
        assert!((chrf("ab", "ac") - 0.25).abs() < 1e-12);
    }
}
