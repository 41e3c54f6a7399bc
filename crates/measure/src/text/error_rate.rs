//! Word and character error rate: edits over the length of the reference.
//!
//! Conventions are those of the speech-recognition field: an empty reference gives the number of inserted units (not infinity), two empty
//! texts give 0, and a corpus adds counts before it divides.

/// How two sequences of units align at the least number of edits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EditCounts {
    /// Units that are equal.
    pub hits: usize,
    /// Units of the reference that were replaced.
    pub substitutions: usize,
    /// Units of the reference that are missing.
    pub deletions: usize,
    /// Units that the reference does not have.
    pub insertions: usize,
}

impl EditCounts {
    /// Aligns a hypothesis with its reference. The number of edits is least; where several alignments have it, the split between
    /// substitutions, deletions and insertions is that of one of them with the most hits.
    #[must_use]
    pub fn align<T: PartialEq>(reference: &[T], hypothesis: &[T]) -> Self {
        let mut row: Vec<Self> = (0..=hypothesis.len()).map(|n| Self { insertions: n, ..Self::default() }).collect();
        for r in reference {
            let mut diagonal = row[0];
            row[0].deletions += 1;
            for (j, h) in hypothesis.iter().enumerate() {
                let (left, above) = (row[j], row[j + 1]);
                let matched = if r == h {
                    Self { hits: diagonal.hits + 1, ..diagonal }
                } else {
                    Self { substitutions: diagonal.substitutions + 1, ..diagonal }
                };
                let deleted = Self { deletions: above.deletions + 1, ..above };
                let inserted = Self { insertions: left.insertions + 1, ..left };
                row[j + 1] = matched.better(deleted).better(inserted);
                diagonal = above;
            }
        }
        row[hypothesis.len()]
    }

    fn better(self, other: Self) -> Self {
        let rank = |c: &Self| (c.edits(), std::cmp::Reverse(c.hits));
        if rank(&other) < rank(&self) { other } else { self }
    }

    /// Replaced, missing and added units together.
    #[must_use]
    pub const fn edits(&self) -> usize {
        self.substitutions + self.deletions + self.insertions
    }

    /// Edits over the units of the reference; the number of insertions where the reference is empty.
    #[must_use]
    pub fn error_rate(&self) -> f64 {
        let reference = self.hits + self.substitutions + self.deletions;
        self.edits() as f64 / reference.max(1) as f64
    }
}

impl std::ops::Add for EditCounts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            hits: self.hits + other.hits,
            substitutions: self.substitutions + other.substitutions,
            deletions: self.deletions + other.deletions,
            insertions: self.insertions + other.insertions,
        }
    }
}

/// Character error rate of one pair: the Levenshtein distance over the reference's length, code points after blanks at the ends are taken
/// off; an empty reference gives the hypothesis's length. Without the split into kinds of edits, and so by bits.
#[must_use]
pub fn character_error_rate(reference: &str, hypothesis: &str) -> f64 {
    let (reference, hypothesis) = (reference.trim(), hypothesis.trim());
    let pattern = super::edit::Pattern::new(reference);
    pattern.levenshtein(hypothesis) as f64 / pattern.len().max(1) as f64
}

/// Word counts over a corpus of reference and hypothesis pairs. As jiwer has it, words are what spaces separate, and a run of two or more
/// white-space characters of any kind is one space; a lone tab or full-width space stands inside a word.
#[must_use]
pub fn word_counts<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> EditCounts {
    pairs.into_iter().fold(EditCounts::default(), |sum, (r, h)| {
        let (r, h) = (squeeze(r), squeeze(h));
        let words = |text: &str| text.trim().split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        sum + EditCounts::align(&words(&r), &words(&h))
    })
}

fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blanks: Vec<char> = Vec::new();
    let close = |blanks: &mut Vec<char>, out: &mut String| {
        match blanks.as_slice() {
            [] => {}
            [one] => out.push(*one),
            _ => out.push(' '),
        }
        blanks.clear();
    };
    for c in text.chars() {
        if c.is_whitespace() {
            blanks.push(c);
        } else {
            close(&mut blanks, &mut out);
            out.push(c);
        }
    }
    close(&mut blanks, &mut out);
    out
}

/// Character counts over a corpus: code points of the texts without white space at their ends; inner white space counts.
#[must_use]
pub fn character_counts<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> EditCounts {
    let chars = |text: &'a str| text.trim().chars().collect::<Vec<_>>();
    pairs.into_iter().fold(EditCounts::default(), |sum, (r, h)| sum + EditCounts::align(&chars(r), &chars(h)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_forms() {
        let close = |a: f64, b: f64| (a - b).abs() < 1e-15;
        assert!(close(word_counts([("the cat sat", "the cat sat down")]).error_rate(), 1.0 / 3.0));
        assert!(close(character_counts([("abc", "axc")]).error_rate(), 1.0 / 3.0));
        assert!(close(word_counts([("", "two words")]).error_rate(), 2.0));
        assert!(close(word_counts([("", "")]).error_rate(), 0.0));
    }
}
