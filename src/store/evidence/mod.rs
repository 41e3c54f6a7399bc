//! Looks at a pool of answers.

pub mod looks;
