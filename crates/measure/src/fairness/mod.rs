//! Whether a test treats groups alike: selection rates, and items that are harder for one group than for equally able people of another.
//!
//! Small groups are refused, not reassured: with few people "no difference found" says nothing.

pub mod adverse_impact;
pub mod logistic_dif;
pub mod mantel_haenszel;

/// Why a comparison has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FairnessError {
    /// A group has fewer people than the comparison needs.
    TooFew {
        /// People in the smaller group.
        smallest: u64,
        /// People needed.
        needed: u64,
    },
    /// Counts do not fit together, or nothing varies.
    Undefined,
    /// The estimate did not converge.
    Diverged,
}

/// The classes of the Educational Testing Service for an item's differential functioning (Zieky 1993).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EtsClass {
    /// Negligible.
    A,
    /// Moderate.
    B,
    /// Large.
    C,
}
