//! Annotators, their hidden checks and tasks, what they say without gold and audits of that, what charts over their checks signal, and
//! which measures follow.

pub mod annotators;
pub mod audit_reviews;
pub mod audits;
pub mod books;
pub mod guidelines;
pub mod judgments;
pub mod measures;
pub mod requests;
pub mod signals;
pub mod tasks;
