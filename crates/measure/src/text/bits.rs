//! A sequence of symbols as bits, and its distances to other sequences: bit-parallel forms of the dynamic programmes (Myers 1999,
//! Hyyrö 2003).
//!
//! Symbols are numbered from 1 without gaps ([`super::ngram`]); 0 is one that the sequence does not have. A sequence longer than a word is
//! one long word: only the carry of a sum runs through its blocks.

use super::ngram::UNKNOWN;

/// A sequence of symbols numbered from 1, as bits: for each symbol the positions where it stands.
#[derive(Clone, Debug)]
pub(super) struct Bits {
    /// A row of `blocks` words for each symbol; row 0 is that of unknown symbols and empty.
    positions: Vec<u64>,
    blocks: usize,
    length: usize,
}

/// One block of columns of the dynamic programme: vertical differences of +1 and −1.
#[derive(Clone, Copy)]
struct Column {
    plus: u64,
    minus: u64,
}

/// What is known after each beginning of another sequence: columns, distances, and how the cells came about.
pub(super) struct History {
    blocks: usize,
    columns: Vec<Column>,
    distances: Vec<usize>,
    /// For each symbol of the other sequence, as bits over this one: cells that cost no more than the one before both.
    free: Vec<u64>,
    /// Cells that cost one more than without the other sequence's symbol.
    dearer: Vec<u64>,
}

impl History {
    /// The distance to the whole other sequence.
    pub fn distance(&self) -> usize {
        self.distances[self.distances.len() - 1]
    }

    fn bit(&self, bits: &[u64], i: usize, j: usize) -> bool {
        bits[(i - 1) * self.blocks + (j - 1) / 64] >> ((j - 1) % 64) & 1 == 1
    }

    /// Whether the cell of the first i symbols of the other sequence and the first j of this one, both above 0, costs no more than that of
    /// one symbol less of each.
    pub fn is_free(&self, i: usize, j: usize) -> bool {
        self.bit(&self.free, i, j)
    }

    /// Whether that cell costs one more than that of one symbol less of the other sequence.
    pub fn is_dearer(&self, i: usize, j: usize) -> bool {
        self.bit(&self.dearer, i, j)
    }
}

impl Bits {
    /// Prepares a sequence.
    #[must_use]
    pub fn new(symbols: &[u32]) -> Self {
        let blocks = symbols.len().div_ceil(64);
        let rows = symbols.iter().copied().max().unwrap_or(0) as usize + 1;
        let mut positions = vec![0_u64; rows * blocks];
        for (i, symbol) in symbols.iter().enumerate() {
            positions[*symbol as usize * blocks + i / 64] |= 1 << (i % 64);
        }
        Self { positions, blocks, length: symbols.len() }
    }

    /// Words of 64 symbols that the sequence takes.
    pub(super) const fn blocks(&self) -> usize {
        self.blocks
    }

    /// Symbols of the sequence.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.length
    }

    /// Whether the sequence is empty.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    #[inline]
    fn row(&self, symbol: u32) -> &[u64] {
        let from = symbol as usize * self.blocks;
        self.positions.get(from..from + self.blocks).unwrap_or(&self.positions[..self.blocks])
    }

    /// Levenshtein distance to another sequence in the same numbers.
    #[must_use]
    pub fn levenshtein(&self, other: impl Iterator<Item = u32>) -> usize {
        if self.length == 0 {
            return other.count();
        }
        self.distance_from(&vec![Column { plus: u64::MAX, minus: 0 }; self.blocks], self.length, other)
    }

    /// The distance after more of the other sequence, from a column and the distance there. Patterns of up to eight blocks keep their
    /// column in registers.
    fn distance_from(&self, column: &[Column], distance: usize, rest: impl Iterator<Item = u32>) -> usize {
        match self.blocks {
            1 => self.unrolled::<1>(column, distance, rest),
            2 => self.unrolled::<2>(column, distance, rest),
            3 => self.unrolled::<3>(column, distance, rest),
            4 => self.unrolled::<4>(column, distance, rest),
            5 => self.unrolled::<5>(column, distance, rest),
            6 => self.unrolled::<6>(column, distance, rest),
            7 => self.unrolled::<7>(column, distance, rest),
            8 => self.unrolled::<8>(column, distance, rest),
            _ => {
                let mut columns = column.to_vec();
                rest.fold(distance, |distance, symbol| self.advance(symbol, &mut columns, distance))
            }
        }
    }

    fn unrolled<const N: usize>(&self, column: &[Column], distance: usize, rest: impl Iterator<Item = u32>) -> usize {
        let (mut plus, mut minus): ([u64; N], [u64; N]) =
            (std::array::from_fn(|i| column[i].plus), std::array::from_fn(|i| column[i].minus));
        let (rows, _) = self.positions.as_chunks::<N>();
        let last = (self.length - 1) % 64;
        let mut distance = distance;
        for symbol in rest {
            let row = rows.get(symbol as usize).unwrap_or(&rows[0]);
            let (mut carry, mut carry_plus, mut carry_minus) = (false, 1_u64, 0_u64);
            let (mut high_plus, mut high_minus) = (0, 0);
            for i in 0..N {
                let (sum, first) = (row[i] & plus[i]).overflowing_add(plus[i]);
                let (sum, second) = sum.overflowing_add(u64::from(carry));
                carry = first | second;
                let diagonal = (sum ^ plus[i]) | row[i] | minus[i];
                high_plus = minus[i] | !(diagonal | plus[i]);
                high_minus = plus[i] & diagonal;
                let shifted_plus = (high_plus << 1) | carry_plus;
                let shifted_minus = (high_minus << 1) | carry_minus;
                (carry_plus, carry_minus) = (high_plus >> 63, high_minus >> 63);
                plus[i] = shifted_minus | !(diagonal | shifted_plus);
                minus[i] = shifted_plus & diagonal;
            }
            distance = distance + (high_plus >> last & 1) as usize - (high_minus >> last & 1) as usize;
        }
        distance
    }

    /// One more symbol of the other sequence; the distance before it becomes that after it.
    ///
    /// All blocks are one long word: only the carry of the sum runs through them, everything else happens side by side.
    #[inline]
    fn advance(&self, symbol: u32, columns: &mut [Column], distance: usize) -> usize {
        self.advance_with(symbol, columns, distance, |_, _| {})
    }

    /// The same, told for each block which cells are free and which are dearer ([`History`]).
    #[inline]
    fn advance_with(&self, symbol: u32, columns: &mut [Column], distance: usize, mut keep: impl FnMut(u64, u64)) -> usize {
        // The row above the first one grows by one a column: +1 enters the lowest place.
        let (mut carry, mut carry_plus, mut carry_minus) = (false, 1_u64, 0_u64);
        let (mut high_plus, mut high_minus) = (0, 0);
        for (column, bits) in columns.iter_mut().zip(self.row(symbol)) {
            let Column { plus, minus } = *column;
            let (sum, first) = (bits & plus).overflowing_add(plus);
            let (sum, second) = sum.overflowing_add(u64::from(carry));
            carry = first | second;
            let diagonal = (sum ^ plus) | bits | minus;
            high_plus = minus | !(diagonal | plus);
            high_minus = plus & diagonal;
            keep(diagonal, high_plus);
            let shifted_plus = (high_plus << 1) | carry_plus;
            let shifted_minus = (high_minus << 1) | carry_minus;
            *column = Column { plus: shifted_minus | !(diagonal | shifted_plus), minus: shifted_plus & diagonal };
            (carry_plus, carry_minus) = (high_plus >> 63, high_minus >> 63);
        }
        let last = (self.length - 1) % 64;
        distance + (high_plus >> last & 1) as usize - (high_minus >> last & 1) as usize
    }

    /// Goes through another sequence and keeps everything, so that sequences with a common beginning need not start again.
    pub(super) fn history(&self, other: &[u32]) -> History {
        let mut columns = vec![Column { plus: u64::MAX, minus: 0 }; self.blocks];
        let size = other.len() * self.blocks;
        let mut history = History {
            blocks: self.blocks,
            columns: Vec::with_capacity(size + self.blocks),
            distances: Vec::with_capacity(other.len() + 1),
            free: Vec::with_capacity(size),
            dearer: Vec::with_capacity(size),
        };
        history.columns.extend_from_slice(&columns);
        history.distances.push(self.length);
        let mut distance = self.length;
        for symbol in other {
            distance = self.advance_with(*symbol, &mut columns, distance, |free, dearer| {
                history.free.push(free);
                history.dearer.push(dearer);
            });
            history.columns.extend_from_slice(&columns);
            history.distances.push(distance);
        }
        history
    }

    /// Levenshtein distance to the first `common` symbols of the sequence of [`Bits::history`] followed by `rest`.
    pub(super) fn levenshtein_from<'s>(&self, history: &History, common: usize, rest: impl Iterator<Item = &'s u32>) -> usize {
        let column = &history.columns[common * self.blocks..(common + 1) * self.blocks];
        self.distance_from(column, history.distances[common], rest.copied())
    }

    /// The positions where a symbol stands within a range, rising.
    pub(super) fn places(&self, symbol: u32, from: usize, to: usize) -> impl Iterator<Item = usize> {
        let row = self.row(symbol);
        let blocks = from / 64..to.div_ceil(64).min(row.len());
        blocks.flat_map(move |block| ones(row[block]).map(move |bit| block * 64 + bit)).filter(move |at| (from..to).contains(at))
    }

    /// Optimal string alignment distance to another sequence in the same numbers.
    #[must_use]
    pub fn optimal_string_alignment(&self, other: impl Iterator<Item = u32>) -> usize {
        if self.length == 0 {
            return other.count();
        }
        let last_bit = 1_u64 << ((self.length - 1) % 64);
        let mut columns = vec![Column { plus: u64::MAX, minus: 0 }; self.blocks];
        // The diagonal differences and the symbol of the column before: a swap looks back two columns.
        let mut diagonals = vec![0_u64; self.blocks];
        let mut before = UNKNOWN;
        let mut distance = self.length;
        for symbol in other {
            let (row, row_before) = (self.row(symbol), self.row(before));
            let (mut carry, mut carry_plus, mut carry_minus, mut carry_swap) = (false, 1_u64, 0_u64, 0_u64);
            let (mut high_plus, mut high_minus) = (0, 0);
            for (((column, last_diagonal), bits), bits_before) in columns.iter_mut().zip(&mut diagonals).zip(row).zip(row_before) {
                let Column { plus, minus } = *column;
                let unmatched = !*last_diagonal & bits;
                let swapped = ((unmatched << 1) | carry_swap) & bits_before;
                let (sum, first) = (bits & plus).overflowing_add(plus);
                let (sum, second) = sum.overflowing_add(u64::from(carry));
                carry = first | second;
                let diagonal = (sum ^ plus) | bits | minus | swapped;
                high_plus = minus | !(diagonal | plus);
                high_minus = plus & diagonal;
                let shifted_plus = (high_plus << 1) | carry_plus;
                let shifted_minus = (high_minus << 1) | carry_minus;
                *column = Column { plus: shifted_minus | !(diagonal | shifted_plus), minus: shifted_plus & diagonal };
                (carry_plus, carry_minus, carry_swap) = (high_plus >> 63, high_minus >> 63, unmatched >> 63);
                *last_diagonal = diagonal;
            }
            before = symbol;
            distance += usize::from(high_plus & last_bit != 0);
            distance -= usize::from(high_minus & last_bit != 0);
        }
        distance
    }

    /// Length of the longest common subsequence with another sequence in the same numbers.
    #[must_use]
    pub fn longest_common_subsequence(&self, other: impl Iterator<Item = u32>) -> usize {
        let mut state = vec![u64::MAX; self.blocks];
        for symbol in other {
            let mut carry = false;
            for (s, bits) in state.iter_mut().zip(self.row(symbol)) {
                let matched = *s & bits;
                let (sum, first) = s.overflowing_add(matched);
                let (sum, second) = sum.overflowing_add(u64::from(carry));
                carry = first || second;
                *s = sum | (*s - matched);
            }
        }
        let used = |block: usize| if (block + 1) * 64 <= self.length { u64::MAX } else { (1_u64 << (self.length % 64)) - 1 };
        state.iter().enumerate().map(|(block, s)| (!s & used(block)).count_ones() as usize).sum()
    }

    /// The first position in `from..to` where a symbol stands and that `taken` does not mark; it is marked then.
    #[inline]
    pub(super) fn take_first(&self, symbol: u32, from: usize, to: usize, taken: &mut [u64]) -> Option<usize> {
        let row = self.row(symbol);
        let mut block = from / 64;
        let mut mask = u64::MAX << (from % 64);
        while block * 64 < to {
            if to < (block + 1) * 64 {
                mask &= (1 << (to % 64)) - 1;
            }
            let free = row[block] & mask & !taken[block];
            if free != 0 {
                taken[block] |= free & free.wrapping_neg();
                return Some(block * 64 + free.trailing_zeros() as usize);
            }
            block += 1;
            mask = u64::MAX;
        }
        None
    }
}

/// The positions of the ones of a word, rising.
pub(super) fn ones(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        (bits != 0).then(|| {
            let at = bits.trailing_zeros() as usize;
            bits &= bits - 1;
            at
        })
    })
}
