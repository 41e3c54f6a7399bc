//! After onboarding: hidden checks among ordinary tasks, the running record, what charts over it signal, answers without gold, and audits
//! of those by a sample that people review.

pub mod answering;
pub mod asking;
pub mod audit_reviews;
pub mod audits;
pub mod checks;
mod decoys;
pub mod guidelines;
pub mod judgments;
pub mod signals;
pub mod tasks;
