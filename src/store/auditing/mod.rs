//! Annotators, their hidden checks and tasks, what they say without gold and audits of that, and what charts over their checks signal.

pub mod annotators;
pub mod audit_reviews;
pub mod audits;
pub mod guidelines;
pub mod judgments;
pub mod requests;
pub mod signals;
pub mod tasks;
