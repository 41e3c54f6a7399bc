//! ROUGE-N, ROUGE-L and ROUGE-Lsum (Lin 2004) over tokens, and the English tokeniser that published figures use.
//!
//! The customary tokeniser keeps nothing but ASCII letters and digits, so Chinese needs tokens of its own: characters or words.

use std::collections::HashMap;

use super::bits::Bits;
use super::ngram::{Index, LONGEST, Words, total};
use super::porter;

/// Precision, recall and their harmonic mean, each in 0..=1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rouge {
    /// Shared over those of the hypothesis.
    pub precision: f64,
    /// Shared over those of the reference.
    pub recall: f64,
    /// 2PR/(P+R), 0 where both are.
    pub f1: f64,
}

impl Rouge {
    fn of(shared: f64, hypothesis: f64, reference: f64) -> Self {
        let (precision, recall) = (shared / hypothesis.max(1.0), shared / reference.max(1.0));
        let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        Self { precision, recall, f1 }
    }
}

/// A reference's tokens, ready for comparing.
#[derive(Clone, Debug)]
pub struct Reference {
    words: Words,
    index: Index,
    bits: Bits,
}

impl Reference {
    /// Prepares tokens for n-grams of up to `order` (at most 8) and for the longest common subsequence.
    #[must_use]
    pub fn new<'t>(tokens: impl IntoIterator<Item = &'t str>, order: usize) -> Self {
        let mut words = Words::default();
        let symbols: Vec<u32> = tokens.into_iter().map(|t| words.number(t)).collect();
        let bits = Bits::new(&symbols);
        Self { words, index: Index::new(symbols, order), bits }
    }

    /// Prepares an English text by the customary tokens ([`english_tokens`]).
    #[must_use]
    pub fn english(text: &str, stemmed: bool, order: usize) -> Self {
        let mut words = Words::default();
        let mut symbols = Vec::with_capacity(text.len() / 4);
        for_each_english_token(text, stemmed, |token| symbols.push(words.number(token)));
        let bits = Bits::new(&symbols);
        Self { words, index: Index::new(symbols, order), bits }
    }

    /// An English text in this reference's numbers.
    #[must_use]
    pub fn english_hypothesis(&self, text: &str, stemmed: bool) -> Hypothesis {
        let mut symbols = Vec::with_capacity(text.len() / 4);
        for_each_english_token(text, stemmed, |token| symbols.push(self.words.find(token)));
        Hypothesis(symbols)
    }

    /// A hypothesis in this reference's numbers.
    #[must_use]
    pub fn hypothesis<'t>(&self, tokens: impl IntoIterator<Item = &'t str>) -> Hypothesis {
        Hypothesis(tokens.into_iter().map(|t| self.words.find(t)).collect())
    }

    /// ROUGE-1 to ROUGE-n of the prepared order.
    #[must_use]
    pub fn n_grams(&self, hypothesis: &Hypothesis) -> [Rouge; LONGEST] {
        let matched = self.index.matched(&hypothesis.0);
        std::array::from_fn(|i| {
            Rouge::of(matched[i] as f64, total(hypothesis.0.len(), i + 1) as f64, total(self.index.len(), i + 1) as f64)
        })
    }

    /// ROUGE-L: the longest common subsequence of the whole texts.
    #[must_use]
    pub fn longest_common_subsequence(&self, hypothesis: &Hypothesis) -> Rouge {
        let shared = self.bits.longest_common_subsequence(hypothesis.0.iter().copied());
        Rouge::of(shared as f64, hypothesis.0.len() as f64, self.bits.len() as f64)
    }
}

/// A hypothesis's tokens as numbers of one reference.
#[derive(Clone, Debug)]
pub struct Hypothesis(Vec<u32>);

/// ROUGE-Lsum: for each sentence of the reference the union of its longest common subsequences with all sentences of the hypothesis, no
/// token counted more often than it stands in either text.
#[must_use]
pub fn summary_level(reference: &[Vec<&str>], hypothesis: &[Vec<&str>]) -> Rouge {
    fn left<'t>(sentences: &[Vec<&'t str>]) -> HashMap<&'t str, usize> {
        let mut counts = HashMap::new();
        sentences.iter().flatten().for_each(|t| *counts.entry(*t).or_default() += 1);
        counts
    }
    let size = |sentences: &[Vec<&str>]| sentences.iter().map(Vec::len).sum::<usize>();
    let (mut in_reference, mut in_hypothesis) = (left(reference), left(hypothesis));
    let mut shared = 0;
    for sentence in reference {
        let mut union = vec![false; sentence.len()];
        for other in hypothesis {
            mark_subsequence(sentence, other, &mut union);
        }
        for token in sentence.iter().zip(union).filter(|(_, marked)| *marked).map(|(token, _)| token) {
            if let (Some(r @ 1..), Some(h @ 1..)) = (in_reference.get_mut(token), in_hypothesis.get_mut(token)) {
                *r -= 1;
                *h -= 1;
                shared += 1;
            }
        }
    }
    Rouge::of(f64::from(shared), size(hypothesis) as f64, size(reference) as f64)
}

/// Marks the positions of `a` that belong to one longest common subsequence with `b`, found from the end.
fn mark_subsequence(a: &[&str], b: &[&str], marked: &mut [bool]) {
    let width = b.len() + 1;
    let mut table = vec![0_u32; (a.len() + 1) * width];
    for i in 0..a.len() {
        for j in 0..b.len() {
            table[(i + 1) * width + j + 1] =
                if a[i] == b[j] { table[i * width + j] + 1 } else { table[i * width + j + 1].max(table[(i + 1) * width + j]) };
        }
    }
    let (mut i, mut j) = (a.len(), b.len());
    while i > 0 && j > 0 {
        if a[i - 1] == b[j - 1] {
            marked[i - 1] = true;
            i -= 1;
            j -= 1;
        } else if table[i * width + j - 1] > table[(i - 1) * width + j] {
            j -= 1;
        } else {
            i -= 1;
        }
    }
}

/// The customary tokens of English: lower case, runs of ASCII letters and digits; with `stemmed`, those of more than three letters by
/// Porter's stemmer.
#[must_use]
pub fn english_tokens(text: &str, stemmed: bool) -> Vec<String> {
    let mut tokens = Vec::new();
    for_each_english_token(text, stemmed, |token| tokens.push(token.to_owned()));
    tokens
}

/// The same without stemming, and with letters, digits and marks of every script: what is ASCII is cut alike, and `café` is whole.
#[must_use]
pub fn letter_tokens(text: &str) -> Vec<String> {
    let parts = |c: char| !(c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c));
    text.to_lowercase().split(parts).filter(|token| token.chars().any(char::is_alphanumeric)).map(str::to_owned).collect()
}

fn for_each_english_token(text: &str, stemmed: bool, mut found: impl FnMut(&str)) {
    let lowered = if text.is_ascii() { text.to_ascii_lowercase() } else { text.to_lowercase() };
    for token in lowered.split(|c: char| !c.is_ascii_alphanumeric()).filter(|t| !t.is_empty()) {
        if stemmed && token.len() > 3 { found(&porter::stem(token)) } else { found(token) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worked_example_of_the_definition() {
        // Lin 2004, section 3.1: reference "police killed the gunman"; the two candidates have LCS 3 and 2 of 4.
        let reference = Reference::new("police killed the gunman".split(' '), 2);
        let first = reference.hypothesis("police kill the gunman".split(' '));
        let second = reference.hypothesis("the gunman kill police".split(' '));
        assert!((reference.longest_common_subsequence(&first).f1 - 0.75).abs() < 1e-12);
        assert!((reference.longest_common_subsequence(&second).f1 - 0.5).abs() < 1e-12);
        assert!((reference.n_grams(&first)[1].recall - 1.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn letters_are_the_customary_tokens_of_ascii_and_keep_accents() {
        for text in ["Don't stop, 3.14 times - ever!", "", "a_b c"] {
            assert_eq!(letter_tokens(text), english_tokens(text, false), "{text}");
        }
        assert_eq!(letter_tokens("Un CAFÉ naïve"), ["un", "café", "naïve"]);
        assert_eq!(letter_tokens("cafe\u{301} ´"), ["cafe\u{301}"]);
    }

    #[test]
    fn nothing_shares_nothing() {
        let none = Reference::new([], 2);
        assert_eq!(none.longest_common_subsequence(&none.hypothesis([])), Rouge::default());
        assert_eq!(summary_level(&[], &[]), Rouge::default());
    }
}
