//! What people say of a drawn judgment, and when it is settled.

use crate::domain::kernel::names::names;

names! {
    /// What somebody says of a judgment.
    Outcome {
        /// It is right.
        Right = "right";
        /// It is wrong, wholly or in part.
        Wrong = "wrong";
        /// That cannot be told.
        CannotTell = "cannot_tell";
    }
}

/// One person's word on a judgment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// What they say.
    pub outcome: Outcome,
    /// How wrong it is, 0..=1: 0 where it is right.
    pub error: f64,
}

/// Where a judgment stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    /// Somebody has to look who did not: as the first, the second, or the third.
    Wanted(u8),
    /// Settled: how wrong it is, 0..=1; `None` where nobody could tell.
    Settled(Option<f64>),
}

impl Standing {
    /// Which review is wanted; 0 where it is settled.
    #[must_use]
    pub const fn wanted(self) -> u8 {
        match self {
            Self::Wanted(seat) => seat,
            Self::Settled(_) => 0,
        }
    }
}

fn error_of(verdict: Verdict) -> Option<f64> {
    (verdict.outcome != Outcome::CannotTell).then_some(verdict.error)
}

/// Where a judgment stands by what was said of it, in the order of seats: `second` says whether it was drawn for a second review. Whoever
/// cannot tell calls a second person as well; two who differ call a third, whose word counts. Of two who find it wrong in different
/// measure, the mean counts.
#[must_use]
pub fn standing(said: &[Verdict], second: bool) -> Standing {
    match said {
        [] => Standing::Wanted(1),
        [one] if second || one.outcome == Outcome::CannotTell => Standing::Wanted(2),
        [one] => Standing::Settled(error_of(*one)),
        [a, b] if a.outcome != b.outcome => Standing::Wanted(3),
        [a, b] => Standing::Settled(error_of(*a).zip(error_of(*b)).map(|(a, b)| f64::midpoint(a, b))),
        [.., last] => Standing::Settled(error_of(*last)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(outcome: Outcome, error: f64) -> Verdict {
        Verdict { outcome, error }
    }

    #[test]
    fn one_word_is_enough_unless_it_was_drawn_twice_or_nobody_can_tell() {
        let (right, wrong, cannot) = (of(Outcome::Right, 0.0), of(Outcome::Wrong, 1.0), of(Outcome::CannotTell, 0.0));
        assert_eq!(standing(&[], false), Standing::Wanted(1));
        assert_eq!(standing(&[right], false), Standing::Settled(Some(0.0)));
        assert_eq!(standing(&[right], true), Standing::Wanted(2));
        assert_eq!(standing(&[cannot], false), Standing::Wanted(2));
        assert_eq!(standing(&[cannot, cannot], false), Standing::Settled(None));
        assert_eq!(standing(&[right, wrong], true), Standing::Wanted(3));
        assert_eq!(standing(&[right, wrong, wrong], true), Standing::Settled(Some(1.0)));
        assert_eq!(standing(&[right, wrong, cannot], true), Standing::Settled(None));
        assert_eq!(standing(&[wrong, of(Outcome::Wrong, 0.5)], true), Standing::Settled(Some(0.75)), "the mean of both");
    }
}
