//! Drawing without replacement, in a way that anybody who has the key can draw again.
//!
//! What is drawn follows from three things alone: the key, the number of the stratum, and how many units it has. The frame is a list in a
//! stated order (by identifier, say), and its units are the places 0, 1, 2, … of that list. Each stratum has a stream of its own:
//! `ChaCha12` (Bernstein 2008) with the key, the stratum's number put to its last eight bytes by exclusive or, both least byte first. From
//! the stream comes a shuffle from the front (Fisher and Yates; Durstenfeld 1964): for i = 0, 1, 2, … the place i is exchanged with i + b,
//! where b is uniform below N − i by Lemire's method (2019), and the unit now at i is the next one drawn.
//!
//! So a stratum's sample does not depend on the other strata, and a larger sample begins with the smaller one: more can be drawn later, or
//! one unit after another until enough was seen.

use std::collections::HashMap;

use super::{MOST, SamplingError};
use crate::draw::Stream;

/// The key of a seed that is a number: its eight bytes, least first, and zeros.
#[must_use]
pub fn key(seed: u64) -> [u8; 32] {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&seed.to_le_bytes());
    key
}

/// The stream of one stratum under a key.
#[must_use]
pub fn stream(key: &[u8; 32], stratum: usize) -> Stream {
    let mut own = *key;
    for (byte, of_number) in own[24..].iter_mut().zip((stratum as u64).to_le_bytes()) {
        *byte ^= of_number;
    }
    Stream::keyed(own)
}

/// The places 0..`size` in the order in which they are drawn, without end of the sample fixed beforehand: an iterator that ends when all
/// are drawn. O(1) for each, whatever the size.
#[derive(Clone, Debug)]
pub struct Drawing {
    stream: Stream,
    size: u64,
    next: u64,
    // Places whose unit is another one than at the start.
    moved: HashMap<u64, u64>,
}

impl Drawing {
    /// A drawing from `size` places.
    #[must_use]
    pub fn new(stream: Stream, size: u64) -> Self {
        Self { stream, size, next: 0, moved: HashMap::new() }
    }
}

impl Iterator for Drawing {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        if self.next >= self.size {
            return None;
        }
        let from = self.next + self.stream.below(self.size - self.next);
        let here = self.moved.remove(&self.next).unwrap_or(self.next);
        let drawn = if from == self.next { here } else { self.moved.insert(from, here).unwrap_or(from) };
        self.next += 1;
        Some(drawn)
    }
}

/// How many to draw from a stratum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Take {
    /// Units in it.
    pub size: u64,
    /// Units to draw.
    pub draw: u64,
}

/// A stratified sample: for each stratum the places drawn, in the order drawn, each place as likely as any other.
///
/// O(n) in what is drawn, whatever the strata's sizes.
///
/// # Errors
/// [`SamplingError::Overdrawn`] for a stratum that has fewer; [`SamplingError::Range`] for more than [`MOST`] in all.
pub fn stratified(key: &[u8; 32], strata: &[Take]) -> Result<Vec<Vec<u64>>, SamplingError> {
    if let Some(number) = strata.iter().position(|s| s.draw > s.size) {
        return Err(SamplingError::Overdrawn(number));
    }
    if strata.iter().map(|s| u128::from(s.draw)).sum::<u128>() > u128::from(MOST) {
        return Err(SamplingError::Range);
    }
    let drawn = |(number, take): (usize, &Take)| Drawing::new(stream(key, number), take.size).take(take.draw as usize).collect();
    Ok(strata.iter().enumerate().map(drawn).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_of_a_key_is_pinned() {
        let strata = [Take { size: 1000, draw: 5 }, Take { size: 1000, draw: 5 }, Take { size: 3, draw: 3 }];
        assert_eq!(stratified(&key(1), &strata).unwrap(), PINNED);
        // The first stratum's stream is the seed's own, of which the first draw below 1,000 is pinned where the stream is.
        assert_eq!(PINNED[0][0], Stream::new(1).below(1000));
    }

    const PINNED: [&[u64]; 3] = [&[963, 38, 61, 68, 884], &[637, 470, 124, 272, 1], &[1, 2, 0]];

    #[test]
    fn it_is_the_shuffle_from_the_front_written_out() {
        for (seed, size) in [(3, 1_u64), (4, 2), (5, 17), (6, 100)] {
            let mut list: Vec<u64> = (0..size).collect();
            let mut chance = Stream::new(seed);
            for i in 0..list.len() {
                let j = i + chance.below(size - i as u64) as usize;
                list.swap(i, j);
            }
            assert_eq!(Drawing::new(Stream::new(seed), size).collect::<Vec<_>>(), list);
        }
    }

    #[test]
    fn a_larger_sample_begins_with_the_smaller_one_and_other_strata_change_nothing() {
        let of = |draw: u64, other: u64| {
            let strata = [Take { size: other, draw: other / 2 }, Take { size: 5_000_000_000, draw }];
            stratified(&key(9), &strata).unwrap().swap_remove(1)
        };
        assert_eq!(of(10, 4), of(40, 1000)[..10]);
    }

    #[test]
    fn each_pair_of_places_is_drawn_as_often_within_five_standard_errors() {
        let (runs, mut seen) = (60_000_u32, [[0_u32; 6]; 6]);
        for seed in 0..u64::from(runs) {
            let drawn = &stratified(&key(seed), &[Take { size: 6, draw: 2 }]).unwrap()[0];
            seen[drawn[0] as usize][drawn[1] as usize] += 1;
        }
        let share = 1.0 / 30.0;
        let error = (f64::from(runs) * share * (1.0 - share)).sqrt();
        for (i, row) in seen.iter().enumerate() {
            for (j, count) in row.iter().enumerate() {
                let wanted = if i == j { 0.0 } else { f64::from(runs) * share };
                assert!((f64::from(*count) - wanted).abs() <= if i == j { 0.0 } else { 5.0 * error }, "{i} {j}: {count}");
            }
        }
    }

    #[test]
    fn more_than_there_is_or_than_anybody_reviews_is_refused() {
        assert_eq!(stratified(&key(1), &[Take { size: 3, draw: 4 }]), Err(SamplingError::Overdrawn(0)));
        assert_eq!(stratified(&key(1), &[Take { size: u64::MAX, draw: u64::MAX }]), Err(SamplingError::Range));
        assert_eq!(stratified(&key(1), &[]), Ok(vec![]));
    }
}
