//! When an iterative aggregation stops.

/// When to stop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// The most steps.
    pub steps: usize,
    /// The largest change of a chance that counts as settled.
    pub change: f64,
}

impl Default for Stop {
    fn default() -> Self {
        Self { steps: 2_000, change: 1e-10 }
    }
}
