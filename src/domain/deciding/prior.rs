//! What is known of people before they answer: how true shares are spread among those who come to a stage.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use touchstone_measure::mastery::beta_binomial::fitted;

/// Fewer first attempts tell too little of who comes; until then every share is as likely as any other.
pub const LEAST: usize = 100;
/// The latest first attempts that a prior is fitted to.
pub const MOST: i64 = 2_000;

/// A beta distribution of true shares.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Prior {
    /// First parameter, above 0.
    pub a: f64,
    /// Second parameter, above 0.
    pub b: f64,
    /// First attempts that it was fitted to; 0 where it is the default.
    pub people: u64,
}

impl Prior {
    /// Every share as likely as any other: the default.
    pub const UNIFORM: Self = Self { a: 1.0, b: 1.0, people: 0 };

    /// The prior of the people who made these first attempts, from their rulings as they are stored; `None` where there are fewer than
    /// [`LEAST`], or where they tell of no spread.
    #[must_use]
    pub fn of(rulings: &[Value]) -> Option<Self> {
        let one = |r: &Value| Some((r.get("sum")?.as_f64()?, r.get("counted")?.as_f64()?)).filter(|(_, n)| *n > 0.0);
        let seen: Vec<(f64, f64)> = rulings.iter().filter_map(one).collect();
        if seen.len() < LEAST {
            return None;
        }
        let (a, b) = fitted(&seen)?;
        Some(Self { a, b, people: seen.len() as u64 })
    }

    /// The prior that a stored ruling's doubt rests on; `None` where it names none.
    #[must_use]
    pub fn of_ruling(ruling: &Value) -> Option<Self> {
        serde_json::from_value(ruling.get("doubt")?.get("prior")?.clone()).ok()
    }
}
