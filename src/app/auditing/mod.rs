//! After onboarding: hidden checks and the running record.

pub mod answering;
pub mod asking;
pub mod checks;
mod decoys;
pub mod guidelines;
pub mod judgments;
pub mod tasks;
