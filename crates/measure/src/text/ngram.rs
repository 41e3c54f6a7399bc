//! N-grams of one sequence of symbols, indexed once and matched against many others: what chrF, BLEU and ROUGE-N count.
//!
//! The index is a trie of the sequence's n-grams in which a branch that occurs once is not spelled out: it points into the sequence, and
//! matching goes on there by comparing symbols. In running text nearly all longer n-grams occur once, so building costs about one step a
//! symbol instead of one a symbol and order. Symbols are numbered in the order in which they first appear,
//! so no text chooses its own places in the trie's table.

use std::hash::BuildHasher as _;

use foldhash::fast::RandomState;

/// The longest n-gram that an index holds.
pub const LONGEST: usize = 8;

/// The number of a symbol that the indexed sequence does not have.
pub const UNKNOWN: u32 = 0;

/// How many n-grams of each order, from 1, two sequences share; an n-gram counts as often as it stands in both.
pub type Matched = [u64; LONGEST];

/// Numbers from 1 for the characters of a text: ASCII by place, others by open addressing.
#[derive(Clone, Debug)]
pub struct Characters {
    ascii: [u32; 128],
    /// Character (0 for an empty slot, which is ASCII and never here) and number.
    others: Vec<(u32, u32)>,
    in_others: usize,
    next: u32,
}

impl Default for Characters {
    fn default() -> Self {
        Self::of_length(0)
    }
}

impl Characters {
    /// Room for the characters of a text of so many bytes without growing.
    #[must_use]
    pub fn of_length(bytes: usize) -> Self {
        let slots = (bytes / 2).next_power_of_two().clamp(64, 4096);
        Self { others: vec![(0, UNKNOWN); slots], ..Self::small() }
    }

    fn small() -> Self {
        Self { ascii: [UNKNOWN; 128], others: Vec::new(), in_others: 0, next: 1 }
    }

    /// The slot of a character that is not ASCII: its own, or the empty one where it belongs.
    #[inline]
    fn slot(&self, c: u32) -> usize {
        let mask = self.others.len() - 1;
        // The high bits of the product are the well-mixed ones.
        let mut at = (c.wrapping_mul(0x9E37_79B1) >> 16) as usize & mask;
        while self.others[at].0 != c && self.others[at].0 != 0 {
            at = (at + 1) & mask;
        }
        at
    }

    /// The number of a character, a new one where it has none.
    #[inline]
    pub fn number(&mut self, c: char) -> u32 {
        let slot = if let Some(slot) = self.ascii.get_mut(c as usize) {
            slot
        } else {
            if self.in_others * 2 >= self.others.len() {
                self.grow();
            }
            let at = self.slot(c as u32);
            if self.others[at].0 == 0 {
                self.in_others += 1;
                self.others[at].0 = c as u32;
            }
            &mut self.others[at].1
        };
        if *slot == UNKNOWN {
            *slot = self.next;
            self.next += 1;
        }
        *slot
    }

    fn grow(&mut self) {
        let wider = vec![(0, UNKNOWN); self.others.len() * 4];
        for (c, number) in std::mem::replace(&mut self.others, wider) {
            if c != 0 {
                let at = self.slot(c);
                self.others[at] = (c, number);
            }
        }
    }

    /// The number of a character, [`UNKNOWN`] where it has none.
    #[inline]
    #[must_use]
    pub fn find(&self, c: char) -> u32 {
        match self.ascii.get(c as usize) {
            Some(number) => *number,
            None => self.others[self.slot(c as u32)].1,
        }
    }
}

/// Numbers from 1 for the words of a text; the words stand one after the other in one text.
#[derive(Clone, Debug, Default)]
pub struct Words {
    hasher: RandomState,
    text: String,
    ends: Vec<usize>,
    /// Hash and number, 0 for an empty slot.
    slots: Vec<(u64, u32)>,
}

impl Words {
    /// The word of a number.
    fn word(&self, number: u32) -> &str {
        let at = number as usize - 1;
        let from = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.text[from..self.ends[at]]
    }

    /// The slot of a word: its own, or the empty one where it belongs.
    #[inline]
    fn slot(&self, word: &str, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let (other, number) = self.slots[at];
            if number == UNKNOWN || (other == hash && self.word(number) == word) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    /// The number of a word, a new one where it has none.
    pub fn number(&mut self, word: &str) -> u32 {
        if self.ends.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = self.hasher.hash_one(word);
        let at = self.slot(word, hash);
        if self.slots[at].1 == UNKNOWN {
            self.text.push_str(word);
            self.ends.push(self.text.len());
            self.slots[at] = (hash, self.ends.len() as u32);
        }
        self.slots[at].1
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 4).max(256);
        for (hash, number) in std::mem::replace(&mut self.slots, vec![(0, UNKNOWN); size]) {
            if number != UNKNOWN {
                let at = (0..size).map(|step| (hash as usize + step) & (size - 1)).find(|at| self.slots[*at].1 == UNKNOWN);
                if let Some(at) = at {
                    self.slots[at] = (hash, number);
                }
            }
        }
    }

    /// The number of a word, [`UNKNOWN`] where it has none.
    #[must_use]
    pub fn find(&self, word: &str) -> u32 {
        if self.slots.is_empty() { UNKNOWN } else { self.slots[self.slot(word, self.hasher.hash_one(word))].1 }
    }
}

/// The n-grams of a sequence up to an order, ready for matching.
#[derive(Clone, Debug)]
pub struct Index {
    order: usize,
    sequence: Vec<u32>,
    /// For each node: how often its n-gram occurs.
    counts: Vec<u32>,
    /// For each node of an n-gram that occurs once: the position after it.
    after: Vec<u32>,
    /// The first level, by symbol.
    first: Vec<u32>,
    /// The other levels: open addressing by (node, symbol); a node number of 0 is an empty slot.
    slots: Vec<(u64, u32)>,
}

const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

impl Index {
    /// Indexes the n-grams of orders 1 to `order` (at most [`LONGEST`]) of a sequence of symbols numbered from 1 without gaps.
    #[must_use]
    pub fn new(sequence: Vec<u32>, order: usize) -> Self {
        let order = order.min(LONGEST);
        if order == 0 {
            return Self { order, sequence, counts: vec![0], after: vec![0], first: Vec::new(), slots: vec![(0, 0)] };
        }
        let symbols = sequence.iter().copied().max().unwrap_or(0) as usize + 1;
        let room = (sequence.len() * 3).next_power_of_two().max(16);
        let mut index = Self {
            order,
            // Node 0 is the root; it is no n-gram and has no count.
            counts: Vec::with_capacity(sequence.len() + 1),
            after: Vec::with_capacity(sequence.len() + 1),
            first: vec![0; symbols],
            slots: vec![(0, 0); room],
            sequence,
        };
        index.counts.push(0);
        index.after.push(0);
        for start in 0..index.sequence.len() {
            index.insert(start);
        }
        index
    }

    fn insert(&mut self, start: usize) {
        let (mut node, mut depth) = (0, 0);
        while depth < self.order && start + depth < self.sequence.len() {
            let next = start + depth + 1;
            let child = self.child(node, self.sequence[next - 1]);
            if child == 0 {
                self.grow(node, next);
                return;
            }
            depth += 1;
            if self.counts[child as usize] == 1 {
                // The branch is no longer the only one: what followed its first occurrence becomes a node of its own.
                let follows = self.after[child as usize] as usize;
                if depth < self.order && follows < self.sequence.len() {
                    self.grow(child, follows + 1);
                }
            }
            self.counts[child as usize] += 1;
            node = child;
        }
    }

    /// A new node under `node` for the symbol that ends before position `after`.
    fn grow(&mut self, node: u32, after: usize) {
        let symbol = self.sequence[after - 1];
        let new = self.counts.len() as u32;
        self.counts.push(1);
        self.after.push(after as u32);
        if node == 0 {
            self.first[symbol as usize] = new;
            return;
        }
        if self.counts.len() * 2 > self.slots.len() {
            self.rehash();
        }
        place(&mut self.slots, key(node, symbol), new);
    }

    fn rehash(&mut self) {
        let mut wider = vec![(0, 0); self.slots.len() * 2];
        for (key, node) in self.slots.iter().filter(|(_, node)| *node != 0) {
            place(&mut wider, *key, *node);
        }
        self.slots = wider;
    }

    #[inline]
    fn child(&self, node: u32, symbol: u32) -> u32 {
        if node == 0 {
            return self.first.get(symbol as usize).copied().unwrap_or(0);
        }
        let key = key(node, symbol);
        let mask = self.slots.len() - 1;
        let mut at = home(key, self.slots.len());
        loop {
            let (found, child) = self.slots[at];
            if child == 0 || found == key {
                return child;
            }
            at = (at + 1) & mask;
        }
    }

    /// Symbols of the indexed sequence.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sequence.len()
    }

    /// Counts the n-grams that another sequence, in this index's numbers, shares with the indexed one.
    #[must_use]
    pub fn matched(&self, query: &[u32]) -> Matched {
        let mut matched = [0; LONGEST];
        // For a node that occurs more than once: how often it was matched; for one that occurs once: a bit for each order matched.
        let mut used = vec![0_u32; self.counts.len()];
        // Sixteen bits an order: no order is matched more than once at a start.
        for from in (0..query.len()).step_by(usize::from(u16::MAX)) {
            let mut sums = 0_u128;
            for start in from..query.len().min(from + usize::from(u16::MAX)) {
                sums += self.walk(&query[start..], &mut used);
            }
            for (order, sum) in matched.iter_mut().enumerate() {
                *sum += u64::from((sums >> (16 * order)) as u16);
            }
        }
        matched
    }

    /// The orders that the n-grams at the query's start add to, sixteen bits each.
    #[inline]
    fn walk(&self, query: &[u32], used: &mut [u32]) -> u128 {
        let (mut node, mut sums) = (0, 0);
        for (depth, symbol) in query.iter().take(self.order).enumerate() {
            if *symbol == UNKNOWN {
                return sums;
            }
            node = self.child(node, *symbol);
            if node == 0 {
                return sums;
            }
            let at = node as usize;
            if self.counts[at] == 1 {
                let rest = self.sequence[self.after[at] as usize..].iter().zip(&query[depth + 1..]);
                let more = rest.take(self.order - depth - 1).take_while(|(a, b)| a == b).count();
                let orders = (2_u32 << (depth + more)) - (1 << depth);
                let new = orders & !used[at];
                used[at] |= orders;
                return sums + SPREAD[new as usize & 0xFF];
            }
            if used[at] < self.counts[at] {
                used[at] += 1;
                sums += 1 << (16 * depth);
            }
        }
        sums
    }
}

/// For each set of orders: one in each of their sixteen bits.
static SPREAD: [u128; 256] = {
    let mut table = [0; 256];
    let mut set = 0;
    while set < 256 {
        let mut order = 0;
        while order < LONGEST {
            if set >> order & 1 == 1 {
                table[set] |= 1 << (16 * order);
            }
            order += 1;
        }
        set += 1;
    }
    table
};

#[inline]
const fn key(node: u32, symbol: u32) -> u64 {
    ((node as u64) << 32) | symbol as u64
}

#[inline]
const fn home(key: u64, slots: usize) -> usize {
    (key.wrapping_mul(MIX) >> 32) as usize & (slots - 1)
}

fn place(slots: &mut [(u64, u32)], key: u64, node: u32) {
    let mask = slots.len() - 1;
    let mut at = home(key, slots.len());
    while slots[at].1 != 0 {
        at = (at + 1) & mask;
    }
    slots[at] = (key, node);
}

/// N-grams of order `n` in a sequence of so many symbols.
#[must_use]
pub const fn total(symbols: usize, n: usize) -> u64 {
    if symbols < n { 0 } else { (symbols - n + 1) as u64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn by_counting(a: &[u32], b: &[u32], n: usize) -> u64 {
        fn grams(s: &[u32], n: usize) -> BTreeMap<&[u32], u64> {
            let mut counts = BTreeMap::new();
            s.windows(n).for_each(|w| *counts.entry(w).or_default() += 1);
            counts
        }
        let other = grams(b, n);
        grams(a, n).into_iter().map(|(g, count)| count.min(other.get(g).copied().unwrap_or(0))).sum()
    }

    proptest! {
        #[test]
        fn matches_are_those_of_counted_windows(
            a in proptest::collection::vec(1_u32..5, 0..60),
            b in proptest::collection::vec(0_u32..5, 0..60)
        ) {
            let matched = Index::new(a.clone(), 6).matched(&b);
            for n in 1..=6 {
                // An unknown symbol stands in no n-gram of the indexed sequence.
                let b: Vec<u32> = b.iter().map(|s| if *s == UNKNOWN { 99 } else { *s }).collect();
                prop_assert_eq!(matched[n - 1], by_counting(&a, &b, n), "order {}", n);
            }
        }
    }

    #[test]
    fn symbols_are_numbered_as_they_appear() {
        let mut characters = Characters::default();
        assert_eq!(("ab字a".chars().map(|c| characters.number(c)).collect::<Vec<_>>(), characters.find('x')), (vec![1, 2, 3, 1], UNKNOWN));
        let mut words = Words::default();
        assert_eq!((words.number("no"), words.number("yes"), words.number("no"), words.find("maybe")), (1, 2, 1, UNKNOWN));
    }
}
