//! Audits of judgments: the sealed plan, what is drawn by it, what people say of it, and what follows.

pub mod plan;
pub mod report;
pub mod review;
pub mod said;

/// How often intervals hold the truth.
pub const LEVEL: f64 = 0.95;
