//! Stored chance: the same seed gives the same draw for ever.
//!
//! `rand` does not promise the same stream in its next version, so what is stored with a seed (form assembly, sampling) draws from
//! [`Stream`], which is pinned by a golden test.

use touchstone_measure::draw::Stream;

/// A seed that is stored with what was drawn from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seed(pub u64);

/// A stream of draws from one seed and one purpose.
#[derive(Debug)]
pub struct Draws(Stream);

impl Draws {
    /// The stream of a seed for one purpose. Two purposes of one seed share nothing.
    #[must_use]
    pub fn new(seed: Seed, purpose: &str) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key("touchstone 2026-11 draws");
        hasher.update(&seed.0.to_le_bytes()).update(purpose.as_bytes());
        Self(Stream::keyed(*hasher.finalize().as_bytes()))
    }

    /// A number in 0..bound, each equally likely; 0 for a bound of 0. Lemire's multiplication with rejection (2019).
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0.below(bound)
    }

    /// Puts a list into a random order, each order equally likely (Fisher and Yates, from the end).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        self.0.shuffle(list);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn golden_stream_of_a_seed_never_changes() {
        let mut draws = Draws::new(Seed(7), "form");
        let mut list: Vec<u8> = (0..10).collect();
        draws.shuffle(&mut list);
        let numbers: Vec<u64> = (0..4).map(|_| draws.below(1000)).collect();
        assert_eq!((list, numbers), (GOLDEN_ORDER.to_vec(), GOLDEN_NUMBERS.to_vec()));
    }

    const GOLDEN_ORDER: [u8; 10] = [1, 8, 3, 9, 6, 0, 5, 2, 4, 7];
    const GOLDEN_NUMBERS: [u64; 4] = [799, 87, 867, 438];

    #[test]
    fn purposes_of_one_seed_differ_and_bounds_hold() {
        let (mut a, mut b) = (Draws::new(Seed(1), "a"), Draws::new(Seed(1), "b"));
        assert_ne!((0..8).map(|_| a.below(1 << 40)).collect::<Vec<_>>(), (0..8).map(|_| b.below(1 << 40)).collect::<Vec<_>>());
        assert!((0..1000).all(|_| a.below(3) < 3));
        assert_eq!(a.below(0), 0);
    }
}
