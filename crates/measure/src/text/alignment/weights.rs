//! What is aligned, what may become of a mistake, and what each change costs.

/// A token, as a number that stands for its text.
pub type Token = u32;

/// A mistake: what stands there, and what may stand there instead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mistake {
    /// The tokens of the mistake; never empty.
    pub quote: Vec<Token>,
    /// The tokens of each accepted text; one may be empty (the mistake is mended by leaving it out).
    pub accepted: Vec<Vec<Token>>,
}

/// What became of a mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mended {
    /// An accepted text stands there: credit 1.
    Accepted,
    /// It was changed into something else: credit ½.
    Changed,
    /// It stands as it was: credit 0.
    Unchanged,
}

impl Mended {
    /// The credit, in 0..=1.
    #[must_use]
    pub const fn credit(self) -> f64 {
        match self {
            Self::Accepted => 1.0,
            Self::Changed => 0.5,
            Self::Unchanged => 0.0,
        }
    }
}

/// One edit outweighs everything else that can add up in a text of fewer than 2^18 tokens.
pub(super) const EDIT: i64 = 1 << 40;
/// Half a credit.
pub(super) const HALF: i64 = 1 << 20;
/// A change elsewhere takes a whole credit away, and in a tie fewer of them win.
pub(super) const RUN: i64 = 2 * HALF + 1;
pub(super) const NEVER: i64 = i64::MAX / 4;
/// So many places are followed at once when ties between explanations are settled; the score does not depend on it.
pub(super) const TIES_FOLLOWED: usize = 16;
