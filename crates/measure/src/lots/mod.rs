//! Lots: whether tasks that are accepted or refused together are good enough, at which risk, and with how many reviews.
//!
//! Two ways lead there. A *plan* fixes a sample and a number of bad units beforehand ([`tables`], [`search`]); what it promises is its
//! operating characteristic ([`plan`], [`scheme`]), and a stream of lots switches between plans ([`switching`]). A *risk-limiting test*
//! ([`martingale`], [`certificate`]) reviews one unit after another, drawn without replacement, and may stop whenever the evidence is
//! enough; [`exact`] and [`strata`] hold the exact distributions behind it.

pub mod certificate;
mod counts;
pub mod exact;
pub mod martingale;
pub mod plan;
pub mod scheme;
pub mod search;
pub mod strata;
pub mod switching;
pub mod tables;

pub use counts::Incoming;

/// Why there is no answer about a lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LotError {
    /// The lot is too small to be sampled (fewer than 2 units for a table, none for a test), or larger than can be computed.
    Lot,
    /// The acceptance quality limit is none of the tables' columns.
    Aql,
    /// A plan without a sample, whose acceptance number is not below its rejection number, or larger than can be computed.
    Plan,
    /// A share of bad units outside 0..=1, a rate below 0, or an error outside 0..=1.
    Share,
    /// A risk or probability outside 0..1.
    Risk,
    /// Counts do not fit together: more bad units than units, looks that do not rise, a second sample that was not asked for.
    Counts,
    /// A test's parameter lies outside its range, or two qualities are not of the same kind.
    Parameters,
    /// The second sample of a double plan is needed and missing.
    SecondSample,
    /// Nothing more may follow: the whole lot is drawn, the budget is used up, or the stream of lots is discontinued.
    Ended,
    /// What was seen cannot happen under either claim.
    Impossible,
}
