//! Touchstone.
pub mod domain;
pub mod measure;
