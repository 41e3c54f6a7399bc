//! Annotators and their hidden checks.

pub mod annotators;
pub mod guidelines;
pub mod judgments;
pub mod requests;
pub mod tasks;
