//! `MinHash` (Broder 1997): short signatures whose agreement estimates the Jaccard similarity, and the search for likely pairs by bands.
//!
//! The k-th value of a signature is the least of all shingles under the k-th of a family of hash functions; two sets agree in one value
//! with the chance of their Jaccard similarity J, so the share of equal values has the standard error √(J(1−J)/n). Hashes are fixed by the
//! seed: signatures of different runs and machines can be compared.

use std::collections::{BTreeSet, HashMap};

/// A family of hash functions.
#[derive(Clone, Debug)]
pub struct Family {
    /// A multiplier and an addend for each function.
    functions: Vec<(u64, u64)>,
}

/// Splitmix64's step (Steele 2014): a well-mixed value for each counter.
const fn mixed(mut x: u64) -> u64 {
    x = x.wrapping_add(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// FNV-1a over code points, mixed once more.
fn hash(shingle: &[char]) -> u64 {
    mixed(shingle.iter().fold(0xCBF2_9CE4_8422_2325, |h, c| (h ^ u64::from(u32::from(*c))).wrapping_mul(0x0100_0000_01B3)))
}

/// One text's signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature(Vec<u64>);

impl Family {
    /// `functions` hash functions drawn by a seed.
    #[must_use]
    pub fn new(functions: usize, seed: u64) -> Self {
        let draw = |i: usize| mixed(seed ^ mixed(i as u64));
        Self { functions: (0..functions).map(|i| (draw(2 * i) | 1, draw(2 * i + 1))).collect() }
    }

    /// The signature of a text's runs of `k` characters; `None` where the text is shorter.
    #[must_use]
    pub fn signature(&self, text: &[char], k: usize) -> Option<Signature> {
        if k == 0 || text.len() < k {
            return None;
        }
        let mut least = vec![u64::MAX; self.functions.len()];
        for shingle in text.windows(k) {
            let h = hash(shingle);
            for (value, (a, b)) in least.iter_mut().zip(&self.functions) {
                // The high bits of a product are the well-mixed ones; a rotation brings them down before they are compared.
                *value = (*value).min(mixed(h.wrapping_mul(*a).wrapping_add(*b)));
            }
        }
        Some(Signature(least))
    }
}

impl Signature {
    /// The estimated Jaccard similarity, in 0..=1; `None` for signatures of different families or of none.
    #[must_use]
    pub fn similarity(&self, other: &Self) -> Option<f64> {
        if self.0.is_empty() || self.0.len() != other.0.len() {
            return None;
        }
        Some(self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count() as f64 / self.0.len() as f64)
    }
}

/// Pairs of a pool that agree in a whole band of `rows` values, by their positions, each once and in order: a pair of similarity J is found
/// with chance 1 − (1 − J^rows)^bands. What is found is to be compared exactly.
#[must_use]
pub fn candidates(pool: &[Signature], rows: usize) -> Vec<(usize, usize)> {
    let mut found = BTreeSet::new();
    let values = pool.iter().map(|s| s.0.len()).max().unwrap_or(0);
    for band in 0..values.checked_div(rows).unwrap_or(0) {
        let mut holders: HashMap<&[u64], Vec<usize>> = HashMap::new();
        for (at, signature) in pool.iter().enumerate() {
            if let Some(values) = signature.0.get(band * rows..(band + 1) * rows) {
                holders.entry(values).or_default().push(at);
            }
        }
        for list in holders.values() {
            for (i, first) in list.iter().enumerate() {
                found.extend(list[i + 1..].iter().map(|second| (*first, *second)));
            }
        }
    }
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::shingle::Overlap;

    fn text(seed: u64, n: usize) -> Vec<char> {
        (0..n as u64).filter_map(|i| char::from_u32(0x4E00 + (mixed(seed ^ mixed(i)) % 3000) as u32)).collect()
    }

    #[test]
    fn estimates_lie_within_three_standard_errors_of_the_exact_similarity() {
        let family = Family::new(400, 7);
        for copied in [0, 100, 200, 280] {
            let a = text(1, 300);
            let mut b = text(2, 300);
            b[..copied].copy_from_slice(&a[..copied]);
            let exact = Overlap::new(&a, &b, 3).jaccard().unwrap();
            let estimate = family.signature(&a, 3).unwrap().similarity(&family.signature(&b, 3).unwrap()).unwrap();
            let error = (exact * (1.0 - exact) / 400.0).sqrt();
            assert!((estimate - exact).abs() <= 3.0 * error + 1e-9, "{copied}: {estimate} for {exact}");
        }
    }

    #[test]
    fn a_near_copy_in_a_pool_is_found_and_others_are_not() {
        let family = Family::new(120, 7);
        let mut pool: Vec<Vec<char>> = (0..60).map(|i| text(100 + i, 200)).collect();
        let mut copy = pool[7].clone();
        copy[50] = '改';
        pool.push(copy);
        let signatures: Vec<Signature> = pool.iter().filter_map(|t| family.signature(t, 3)).collect();
        assert_eq!(candidates(&signatures, 6), [(7, 60)]);
        assert_eq!(family.signature(&['a'], 3), None);
    }
}
