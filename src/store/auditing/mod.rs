//! Annotators, their hidden checks and tasks, what they say without gold, what charts over their checks signal, and
//! which measures follow.

pub mod annotators;
pub mod books;
pub mod guidelines;
pub mod judgments;
pub mod measures;
pub mod requests;
pub mod signals;
pub mod tasks;
