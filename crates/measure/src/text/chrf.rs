//! chrF and chrF++ (Popović 2015, 2017): the F-score of character n-grams, with sacrebleu's conventions.
//!
//! A reference is prepared once as a [`Reference`] and compared with as many hypotheses as needed;
//! the hypothesis is walked through its index.

use super::ngram::{Characters, Index, Matched, Words, total};

/// The longest character n-gram.
pub const MAX_CHARACTER_ORDER: usize = 6;

/// The longest word n-gram.
pub const MAX_WORD_ORDER: usize = 4;

/// What is counted, and how it is weighed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Character n-grams from 1 to this order, at most 6.
    pub character_order: usize,
    /// Word n-grams from 1 to this order, at most 4; 0 is chrF, 2 is chrF++.
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

    /// chrF++: chrF with words and pairs of words.
    pub const CHRF_PLUS_PLUS: Self = Self { word_order: 2, ..Self::CHRF };

    fn takes(&self, c: char) -> bool {
        self.keep_whitespace || !c.is_whitespace()
    }
}

/// A reference text, ready for comparing.
#[derive(Clone, Debug)]
pub struct Reference {
    options: Options,
    characters: Characters,
    character_index: Index,
    words: Words,
    word_index: Index,
}

impl Reference {
    /// Indexes a text's n-grams.
    #[must_use]
    pub fn new(text: &str, options: &Options) -> Self {
        let options = Options {
            character_order: options.character_order.min(MAX_CHARACTER_ORDER),
            word_order: options.word_order.min(MAX_WORD_ORDER),
            ..*options
        };
        let lowered = options.lowercase.then(|| text.to_lowercase());
        let text = lowered.as_deref().unwrap_or(text);
        let (mut characters, mut words) = (Characters::of_length(text.len()), Words::default());
        let symbols = text.chars().filter(|c| options.takes(*c)).map(|c| characters.number(c)).collect();
        let mut word_symbols = Vec::new();
        if options.word_order > 0 {
            for_each_word(text, |word| word_symbols.push(words.number(word)));
        }
        Self {
            options,
            characters,
            character_index: Index::new(symbols, options.character_order),
            words,
            word_index: Index::new(word_symbols, options.word_order),
        }
    }

    /// Compares a hypothesis with this reference.
    #[must_use]
    pub fn statistics(&self, hypothesis: &str) -> Statistics {
        let options = &self.options;
        let lowered = options.lowercase.then(|| hypothesis.to_lowercase());
        let text = lowered.as_deref().unwrap_or(hypothesis);
        let symbols: Vec<u32> = text.chars().filter(|c| options.takes(*c)).map(|c| self.characters.find(c)).collect();
        let mut statistics = Statistics::default();
        statistics.orders(options.character_order, symbols.len(), &self.character_index, &self.character_index.matched(&symbols));
        if options.word_order > 0 {
            let mut words = Vec::with_capacity(text.len() / 4);
            for_each_word(text, |word| words.push(self.words.find(word)));
            statistics.orders(options.word_order, words.len(), &self.word_index, &self.word_index.matched(&words));
        }
        statistics
    }

    /// chrF of a hypothesis against this reference, in 0..=1.
    #[must_use]
    pub fn score(&self, hypothesis: &str) -> f64 {
        self.statistics(hypothesis).score(&self.options)
    }
}

/// chrF of a hypothesis against one reference, in 0..=1.
#[must_use]
pub fn score(hypothesis: &str, reference: &str, options: &Options) -> f64 {
    Reference::new(reference, options).score(hypothesis)
}

/// Words at white space, with one leading or trailing ASCII punctuation mark split off.
fn for_each_word<'t>(text: &'t str, mut found: impl FnMut(&'t str)) {
    for word in text.split_whitespace() {
        let one = word.chars().nth(1).is_none();
        match (word.chars().next(), word.chars().next_back()) {
            (_, Some(last)) if !one && last.is_ascii_punctuation() => {
                let (start, mark) = word.split_at(word.len() - 1);
                found(start);
                found(mark);
            }
            (Some(first), _) if !one && first.is_ascii_punctuation() => {
                let (mark, rest) = word.split_at(1);
                found(mark);
                found(rest);
            }
            _ => found(word),
        }
    }
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
    fn orders(&mut self, up_to: usize, hypothesis: usize, reference: &Index, matched: &Matched) {
        for (order, matched) in (1..=up_to).zip(matched) {
            let in_reference = total(reference.len(), order);
            // An order that the reference does not have is not held against the hypothesis.
            let in_hypothesis = if in_reference > 0 { total(hypothesis, order) } else { 0 };
            self.0.push(OrderCounts { hypothesis: in_hypothesis, reference: in_reference, matched: *matched });
        }
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

/// The statistics of a hypothesis against the reference that it fits best, and the score in 0..=1; `None` without references.
#[must_use]
pub fn best_statistics(hypothesis: &str, references: &[Reference]) -> Option<(f64, Statistics)> {
    let mut best: Option<(f64, Statistics)> = None;
    for reference in references {
        let statistics = reference.statistics(hypothesis);
        let score = statistics.score(&reference.options);
        if best.as_ref().is_none_or(|(so_far, _)| score > *so_far) {
            best = Some((score, statistics));
        }
    }
    best
}

/// chrF of a hypothesis against its best reference, in 0..=1; 0 without references.
#[must_use]
pub fn best(hypothesis: &str, references: &[Reference]) -> f64 {
    best_statistics(hypothesis, references).map_or(0.0, |(score, _)| score)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chrf(a: &str, b: &str) -> f64 {
        score(a, b, &Options::CHRF)
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
