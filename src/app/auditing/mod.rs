//! After onboarding: hidden checks among ordinary tasks, the running record, what charts over it signal, what rules ask for and people do,
//! answers without gold, and audits of those by a sample that people review.

pub mod answering;
pub mod asking;
pub mod audit_reviews;
pub mod audits;
pub mod checks;
mod decoys;
pub mod guidelines;
pub mod judgments;
pub mod measure_appeals;
pub mod measures;
pub(in crate::app) mod ordering;
pub mod rulebooks;
pub(in crate::app) mod ruling;
pub mod signals;
mod steps;
pub mod tasks;
