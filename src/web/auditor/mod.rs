//! Pages of auditors: annotators and their records, charts over them, and what those signal.

pub(super) mod annotators;
mod charts;
pub(super) mod measures;
pub(super) mod rules;
pub(super) mod signals;
