//! Annotators, their hidden checks, and what charts over them signal.

pub mod annotators;
pub mod signals;
