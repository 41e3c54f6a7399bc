//! Everything can be computed again: the sealed ledger, its signed heads, replay, and rows held against events.

pub mod difference;
pub mod heads;
pub mod replay;
pub mod seal;
pub mod verified;
pub(super) mod verify;
