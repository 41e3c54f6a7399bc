//! Pages of auditors: annotators and their records, charts over them, what those signal, and audits with their reports.

pub(super) mod annotators;
pub(super) mod audit_report;
pub(super) mod audits;
mod charts;
pub(super) mod measures;
pub(super) mod rules;
pub(super) mod signals;
