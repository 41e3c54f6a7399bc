//! Mastery decisions: whether a person is at the line or above it, and how often a rule is wrong about that.

pub mod sequential;
