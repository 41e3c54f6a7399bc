//! Pages of auditors: annotators and their records.

pub(super) mod annotators;
