//! BLEU (Papineni 2002) of sentences and of a corpus, with sacrebleu's tokenisers, smoothing and brevity penalty.
//!
//! References are prepared once. A segment's [`Statistics`] add up, so a corpus is scored from sums, in any order and in any parts.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::mteval::Tokenizer;
use super::ngram::{Index, UNKNOWN, Words, total};

/// The longest n-gram.
pub const ORDER: usize = 4;

/// What is done for an order without a match (Chen & Cherry 2014).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Smoothing {
    /// Nothing: the score is 0.
    None,
    /// The precision is 1/(2^k × n-grams) for the k-th order without a match.
    Exponential,
    /// The precision is so many matches (usually 0.1) over the n-grams.
    Floor(f64),
    /// So many (usually 1) are added to matches and n-grams of the orders above 1.
    AddK(f64),
}

/// One segment's references, ready for comparing.
#[derive(Clone, Debug)]
pub struct Reference {
    tokenizer: Tokenizer,
    lowercase: bool,
    words: Words,
    counted: Counted,
    lengths: Vec<usize>,
}

#[derive(Clone, Debug)]
enum Counted {
    One(Index),
    /// For each n-gram, packed: how often it stands in the reference that has it most.
    Most(HashMap<u128, u32, RandomState>),
}

impl Reference {
    /// Prepares a segment's references.
    #[must_use]
    pub fn new(references: &[&str], tokenizer: Tokenizer, lowercase: bool) -> Self {
        let mut words = Words::default();
        let sequences: Vec<Vec<u32>> = references
            .iter()
            .map(|text| {
                let mut symbols = Vec::with_capacity(text.len() / 3);
                for_each_token(text, tokenizer, lowercase, |token| symbols.push(words.number(token)));
                symbols
            })
            .collect();
        let lengths = sequences.iter().map(Vec::len).collect();
        let counted = match <[Vec<u32>; 1]>::try_from(sequences) {
            Ok([only]) => Counted::One(Index::new(only, ORDER)),
            Err(several) => Counted::Most(most(&several)),
        };
        Self { tokenizer, lowercase, words, counted, lengths }
    }

    /// Compares a hypothesis with these references.
    #[must_use]
    pub fn statistics(&self, hypothesis: &str) -> Statistics {
        let mut symbols = Vec::with_capacity(hypothesis.len() / 3);
        for_each_token(hypothesis, self.tokenizer, self.lowercase, |token| symbols.push(self.words.find(token)));
        let mut statistics = Statistics { hypothesis_length: symbols.len() as u64, ..Statistics::default() };
        match &self.counted {
            Counted::One(index) => statistics.matched.copy_from_slice(&index.matched(&symbols)[..ORDER]),
            Counted::Most(most) => {
                for (gram, n) in counts(&symbols) {
                    let order = (1..=ORDER).rev().find(|n| gram >> (32 * (n - 1)) != 0).unwrap_or(1);
                    statistics.matched[order - 1] += u64::from(n.min(most.get(&gram).copied().unwrap_or(0)));
                }
            }
        }
        for (order, sum) in statistics.totals.iter_mut().enumerate() {
            *sum = total(symbols.len(), order + 1);
        }
        // The closest length counts, the shorter one of two as close.
        let closest = self.lengths.iter().min_by_key(|n| (n.abs_diff(symbols.len()), **n));
        statistics.reference_length = closest.map_or(0, |n| *n as u64);
        statistics
    }
}

fn for_each_token(text: &str, tokenizer: Tokenizer, lowercase: bool, found: impl FnMut(&str)) {
    if lowercase { tokenizer.for_each(&text.to_lowercase(), found) } else { tokenizer.for_each(text, found) }
}

/// All n-grams of up to four symbols that are known, packed into one number each.
fn counts(symbols: &[u32]) -> HashMap<u128, u32, RandomState> {
    let mut counts: HashMap<u128, u32, RandomState> = HashMap::default();
    for start in 0..symbols.len() {
        let mut gram = 0_u128;
        for symbol in symbols.iter().skip(start).take(ORDER).take_while(|s| **s != UNKNOWN) {
            gram = (gram << 32) | u128::from(*symbol);
            *counts.entry(gram).or_default() += 1;
        }
    }
    counts
}

fn most(sequences: &[Vec<u32>]) -> HashMap<u128, u32, RandomState> {
    let mut most: HashMap<u128, u32, RandomState> = HashMap::default();
    for sequence in sequences {
        for (gram, n) in counts(sequence) {
            let so_far = most.entry(gram).or_default();
            *so_far = n.max(*so_far);
        }
    }
    most
}

/// What BLEU is computed from; sums over segments are a corpus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// Matched n-grams of orders 1 to 4, each at most as often as in one reference.
    pub matched: [u64; ORDER],
    /// n-grams of the hypothesis.
    pub totals: [u64; ORDER],
    /// Tokens of the hypothesis.
    pub hypothesis_length: u64,
    /// Tokens of the closest reference.
    pub reference_length: u64,
}

/// A BLEU score and its parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bleu {
    /// The score, in 0..=1.
    pub score: f64,
    /// Smoothed precisions of orders 1 to 4, in 0..=1.
    pub precisions: [f64; ORDER],
    /// The brevity penalty, in 0..=1.
    pub brevity: f64,
}

impl std::ops::Add for Statistics {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            matched: std::array::from_fn(|i| self.matched[i] + other.matched[i]),
            totals: std::array::from_fn(|i| self.totals[i] + other.totals[i]),
            hypothesis_length: self.hypothesis_length + other.hypothesis_length,
            reference_length: self.reference_length + other.reference_length,
        }
    }
}

impl Statistics {
    fn brevity(&self) -> f64 {
        if self.hypothesis_length >= self.reference_length {
            1.0
        } else if self.hypothesis_length == 0 {
            0.0
        } else {
            (1.0 - self.reference_length as f64 / self.hypothesis_length as f64).exp()
        }
    }

    /// The score. With `effective_order`, orders longer than the hypothesis are left out of the mean, which is what single sentences want.
    #[must_use]
    pub fn score(&self, smoothing: Smoothing, effective_order: bool) -> Bleu {
        let mut bleu = Bleu { score: 0.0, precisions: [0.0; ORDER], brevity: self.brevity() };
        if self.matched.iter().all(|n| *n == 0) {
            return bleu;
        }
        let (mut halved, mut orders) = (1.0, ORDER);
        for n in 0..ORDER {
            let (mut matched, mut all) = (self.matched[n] as f64, self.totals[n] as f64);
            if let (Smoothing::AddK(k), 1..) = (smoothing, n) {
                matched += k;
                all += k;
            }
            if all == 0.0 {
                break;
            }
            if effective_order {
                orders = n + 1;
            }
            bleu.precisions[n] = if matched > 0.0 {
                matched / all
            } else {
                match smoothing {
                    Smoothing::Exponential => {
                        halved *= 2.0;
                        1.0 / (halved * all)
                    }
                    Smoothing::Floor(matches) => matches / all,
                    Smoothing::None | Smoothing::AddK(_) => 0.0,
                }
            };
        }
        if bleu.precisions[..orders].iter().all(|p| *p > 0.0) {
            let mean = bleu.precisions[..orders].iter().map(|p| p.ln()).sum::<f64>() / orders as f64;
            bleu.score = bleu.brevity * mean.exp();
        }
        bleu
    }
}

/// Sentence BLEU with exponential smoothing and effective order, in 0..=1.
#[must_use]
pub fn sentence(hypothesis: &str, references: &[&str], tokenizer: Tokenizer) -> f64 {
    Reference::new(references, tokenizer, false).statistics(hypothesis).score(Smoothing::Exponential, true).score
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_forms() {
        assert!((sentence("a b c d e", &["a b c d e"], Tokenizer::None) - 1.0).abs() < 1e-12);
        // Four of five tokens, the first four in order: precisions 4/5, 3/4, 2/3, 1/2; no penalty.
        let p: f64 = 0.8 * 0.75 * (2.0 / 3.0) * 0.5;
        assert!((sentence("a b c d x", &["a b c d e"], Tokenizer::None) - p.powf(0.25)).abs() < 1e-12);
        assert!(sentence("", &["a"], Tokenizer::V13a).abs() < 1e-12);
    }

    #[test]
    fn with_several_references_the_most_frequent_counts() {
        let statistics = Reference::new(&["a a b", "a b b"], Tokenizer::None, false).statistics("a a b b x");
        assert_eq!(statistics.matched, [4, 3, 2, 0]);
        assert_eq!(statistics.reference_length, 3);
    }
}
