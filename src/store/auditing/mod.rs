//! Annotators and their hidden checks.

pub mod annotators;
