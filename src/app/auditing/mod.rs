//! After onboarding: hidden checks among ordinary tasks, the running record, what charts over it signal, and answers without gold.

pub mod answering;
pub mod asking;
pub mod checks;
mod decoys;
pub mod guidelines;
pub mod judgments;
pub mod signals;
pub mod tasks;
