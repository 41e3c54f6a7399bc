//! Annotators, their hidden checks and tasks, what they say without gold, and what charts over their checks signal.

pub mod annotators;
pub mod guidelines;
pub mod judgments;
pub mod requests;
pub mod signals;
pub mod tasks;
