//! What an item tells, where it should tell most, and chance in 0..1.

use crate::domain::gold_set::item::{Item, PresentedBody};
use crate::domain::kernel::chance::Draws;
use crate::domain::locale::level;
use crate::domain::project::{Decision, Stop};
use touchstone_measure::irt::curve::Item as Curve;

/// An item's curve: its calibrated parameters, or what its author's level and its options make likely (slope 1, guessing by the number of
/// options).
#[must_use]
pub fn curve(item: &Item) -> Curve {
    if let Some(irt) = item.head.irt {
        return Curve::three(irt.a, irt.b, irt.c);
    }
    let b = item.head.level.as_deref().and_then(level::difficulty).unwrap_or(0.0);
    let guessing = match &item.presented.body {
        PresentedBody::Choice(shown) => 1.0 / shown.options.len().max(2) as f64,
        _ => 0.0,
    };
    Curve::three(1.0, b, guessing)
}

/// The cut of a rule whose items should tell most there whatever the ability.
pub(super) fn cut_aimed_at(decision: &Decision) -> Option<f64> {
    match decision {
        Decision::Ability { cut, stop: Stop::Sprt, .. } => Some(*cut),
        _ => None,
    }
}

/// A number in 0..1.
pub(super) fn share(draws: &mut Draws) -> f64 {
    const PARTS: u64 = 1 << 32;
    draws.below(PARTS) as f64 / PARTS as f64
}
