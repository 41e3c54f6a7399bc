//! An order given by somebody held against an order that is partly known: Kendall's tau over the pairs that the key orders.
//!
//! A key that says "a before b, and nothing of c" has one pair. Pairs that it leaves open cost nothing either way, whatever the answer
//! does with them; a pair that the answer ties is neither right nor wrong. With K ordered pairs, of which C are answered alike, D the
//! other way round and T tied, tau = (C − D) / sqrt(K (K − T)), Kendall's tau-b (1945) with its sums taken over the key's pairs only; 0
//! where all are tied.

/// What an answer does with the pairs of a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OrderedPairs {
    /// Pairs that the key orders.
    pub ordered: usize,
    /// Of those: answered alike.
    pub concordant: usize,
    /// Answered the other way round.
    pub discordant: usize,
    /// Tied by the answer.
    pub tied: usize,
}

impl OrderedPairs {
    /// Holds an answer against a key: `better` says of two places whether the key puts the first before the second, `tier` at which place
    /// of the answer each of `n` things stands, the best first.
    ///
    /// ```
    /// use touchstone_measure::agreement::ranking::OrderedPairs;
    /// // The key orders a, b and c; the answer ties the first two.
    /// let pairs = OrderedPairs::of(&[0, 0, 1], |first, second| first < second);
    /// assert_eq!((pairs.ordered, pairs.concordant, pairs.tied), (3, 2, 1));
    /// assert!((pairs.tau().unwrap() - 2.0 / 6.0_f64.sqrt()).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn of(tier: &[usize], better: impl Fn(usize, usize) -> bool) -> Self {
        let mut pairs = Self::default();
        for (i, first) in tier.iter().enumerate() {
            for (j, second) in tier.iter().enumerate().filter(|(j, _)| better(i, *j)) {
                debug_assert_ne!(i, j, "nothing stands before itself");
                pairs.ordered += 1;
                match first.cmp(second) {
                    std::cmp::Ordering::Less => pairs.concordant += 1,
                    std::cmp::Ordering::Equal => pairs.tied += 1,
                    std::cmp::Ordering::Greater => pairs.discordant += 1,
                }
            }
        }
        pairs
    }

    /// Tau over the pairs that the key orders, in −1..=1; `None` where it orders none.
    #[must_use]
    pub fn tau(self) -> Option<f64> {
        if self.ordered == 0 {
            return None;
        }
        if self.tied == self.ordered {
            return Some(0.0);
        }
        let (k, t) = (self.ordered as f64, self.tied as f64);
        Some((self.concordant as f64 - self.discordant as f64) / (k * (k - t)).sqrt())
    }
}
