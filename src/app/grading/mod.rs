//! Grades of what was handed in, and what a stage came to.

pub(super) mod closed;
pub(super) mod doubted;
pub mod rescoring;
pub(super) mod rounds_held;
pub(super) mod sheets_held;
pub mod worker;
