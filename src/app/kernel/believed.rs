//! The time that is believed.
//!
//! What tells the time of day is the machine's clock, or on PostgreSQL the database's, which all processes share: the reference. Somebody
//! may set it, so a process that runs counts on by its ticks, which nobody can set, and holds the reference against them:
//! - within two seconds of what is believed, the reference is followed; time stands still rather than going back;
//! - further off, the clock is in doubt: time goes on by ticks, and what would be wrong for good waits ([`Believed::sure`]): no timed
//!   start, no hand-in at zero, no letter. Leases and the ends of sessions and mails are counted in believed time, which does not jump, and
//!   need not wait;
//! - a reference that comes back ends the doubt at once; one that stays off evenly for a minute is believed: where it is ahead, time moves
//!   there and every open attempt gets as much more ([`crate::app::App::keep_time`]); where it is behind, time stays ahead of it by as
//!   much.
//!
//! The latest believed moment is stored, so that a process that begins with a clock behind goes on from there. One that begins where the
//! reference is far ahead of what is stored looks whether others are alive and go on storing: then it is they who are right, and the clock
//! is in doubt. A process that runs takes over a stored moment that its ticks do not explain only where time was corrected.

mod keeping;

use std::sync::{Arc, Mutex, PoisonError};

use super::clock::{Clock, Reading};
use super::error::AppError;
use crate::domain::kernel::moment::Moment;

/// By how much the reference may be off, in microseconds.
const TOLERANCE: i64 = 2_000_000;
/// How long it is off evenly until it is believed, in microseconds.
const SETTLED: i64 = 60_000_000;
/// What a process believes of the time. Everything that happens in the application happens at its moments.
#[derive(Debug)]
pub(in crate::app) struct Believed {
    clock: Arc<dyn Clock>,
    /// Whether the reference is the database's clock.
    of_database: bool,
    state: Mutex<State>,
}

#[derive(Clone, Copy, Debug)]
struct State {
    /// A believed moment, and the ticks at it.
    anchor: (Moment, i64),
    /// The latest moment that was given.
    last: Moment,
    /// By how much the believed time is ahead of the reference, in microseconds: where the reference was set back and that was accepted.
    ahead: i64,
    doubt: Option<Doubt>,
    /// A stored moment that nothing which happened explains: until time has come to it, the clock is in doubt.
    claimed: Option<Moment>,
    /// Ticks at which the database was last asked, and the time last stored.
    asked: Option<i64>,
    stored: Option<i64>,
}

/// A reference that is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Doubt {
    /// Ticks since when.
    since: i64,
    /// By how much, in microseconds; behind is negative.
    off: i64,
}

fn between(later: Moment, earlier: Moment) -> i64 {
    later.microseconds().saturating_sub(earlier.microseconds())
}

fn plus(moment: Moment, microseconds: i64) -> Moment {
    Moment::from_microseconds(moment.microseconds().saturating_add(microseconds))
}

impl State {
    fn at(&self, ticks: i64) -> Moment {
        plus(self.anchor.0, ticks.saturating_sub(self.anchor.1))
    }

    fn follow(&mut self, reference: Moment, ticks: i64) {
        self.anchor = (reference, ticks);
        self.doubt = None;
    }

    /// Holds the reference against what is believed.
    fn hold_against(&mut self, reference: Moment, ticks: i64) {
        let believed = self.at(ticks);
        let off = between(reference, believed);
        if off.abs() <= TOLERANCE {
            self.ahead = 0;
            self.follow(reference, ticks);
            return;
        }
        let meant = plus(reference, self.ahead);
        if between(meant, believed).abs() <= TOLERANCE {
            self.follow(meant, ticks);
            return;
        }
        match self.doubt {
            Some(doubt) if (doubt.off - off).abs() <= TOLERANCE => {
                if off < 0 && ticks.saturating_sub(doubt.since) >= SETTLED {
                    self.ahead = off.saturating_neg();
                    self.follow(believed, ticks);
                }
            }
            Some(_) | None => {
                tracing::warn!(
                    seconds = off / 1_000_000,
                    "the clock jumped: timed starts, hand-ins at zero and letters wait until it is believed"
                );
                self.doubt = Some(Doubt { since: ticks, off });
            }
        }
    }

    /// By how much the reference is ahead, once it has been so evenly for long enough.
    fn settled_ahead(&self, ticks: i64) -> Option<i64> {
        self.doubt.filter(|d| d.off > 0 && ticks.saturating_sub(d.since) >= SETTLED).map(|d| d.off)
    }
}

impl Believed {
    pub fn new(clock: Arc<dyn Clock>, shared: bool) -> Self {
        let Reading { wall, ticks } = clock.read();
        let of_database = shared && clock.yields();
        let state = State { anchor: (wall, ticks), last: wall, ahead: 0, doubt: None, claimed: None, asked: None, stored: None };
        Self { clock, of_database, state: Mutex::new(state) }
    }

    fn locked<T>(&self, work: impl FnOnce(&mut State, i64) -> T) -> T {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let read = self.clock.read();
        if !self.of_database {
            state.hold_against(read.wall, read.ticks);
        }
        work(&mut state, read.ticks)
    }

    /// The moment now: never earlier than one that was given before.
    pub fn now(&self) -> Moment {
        self.locked(|state, ticks| {
            state.last = state.last.max(state.at(ticks));
            state.last
        })
    }

    /// The time of day as the machine has it, whatever is believed.
    pub fn wall(&self) -> Moment {
        self.clock.read().wall
    }

    /// Refuses while the clock is in doubt.
    ///
    /// # Errors
    /// [`AppError::ClockInDoubt`].
    pub fn sure(&self) -> Result<(), AppError> {
        let doubted = self.locked(|state, ticks| {
            let now = state.at(ticks);
            state.claimed = state.claimed.filter(|claimed| between(*claimed, now) > TOLERANCE);
            state.doubt.is_some() || state.claimed.is_some()
        });
        if doubted { Err(AppError::ClockInDoubt) } else { Ok(()) }
    }

    /// What another process stored: followed as far as the ticks explain it, and beyond that only where time was corrected since.
    fn heed(&self, mark: Moment, corrected: Option<Moment>) {
        let now = self.locked(|state, ticks| state.at(ticks));
        if between(mark, now) <= TOLERANCE || corrected.is_some_and(|at| at > now) {
            self.raise(mark);
        }
    }

    /// Time is not before a moment that was believed elsewhere, or before a stop.
    fn raise(&self, mark: Moment) {
        self.locked(|state, ticks| {
            if mark > state.at(ticks) {
                state.follow(mark, ticks);
            }
        });
        // What the reference says to the new time is asked at once.
        self.locked(|_, _| ());
    }

    fn settled_ahead(&self) -> Option<i64> {
        self.locked(|state, ticks| state.settled_ahead(ticks))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::*;

    /// A clock whose ticks and whose time of day are moved by hand.
    #[derive(Debug, Default)]
    struct ByHand {
        ticks: AtomicI64,
        set: AtomicI64,
    }

    impl ByHand {
        fn passes(&self, seconds: i64) {
            self.ticks.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
        }

        fn is_set(&self, by: i64) {
            self.set.fetch_add(by * 1_000_000, Ordering::SeqCst);
        }
    }

    impl Clock for ByHand {
        fn read(&self) -> Reading {
            let ticks = self.ticks.load(Ordering::SeqCst);
            Reading { wall: Moment::from_microseconds(ticks + self.set.load(Ordering::SeqCst)), ticks }
        }
    }

    fn begun() -> (Arc<ByHand>, Believed) {
        let clock = Arc::new(ByHand::default());
        clock.passes(1_000_000);
        (clock.clone(), Believed::new(clock, false))
    }

    fn seconds(believed: &Believed) -> i64 {
        believed.now().microseconds() / 1_000_000
    }

    #[test]
    fn a_step_back_gives_no_time_and_is_believed_after_a_minute() {
        let (clock, believed) = begun();
        clock.is_set(-3_600);
        clock.passes(10);
        assert_eq!(seconds(&believed), 1_000_010, "time goes on");
        assert!(believed.sure().is_err());
        clock.passes(61);
        assert_eq!(seconds(&believed), 1_000_071);
        assert!(believed.sure().is_ok(), "it kept step for a minute");
        clock.is_set(3_600);
        clock.passes(1);
        assert_eq!((seconds(&believed), believed.sure().is_ok()), (1_000_072, true), "set right again, it is followed at once");
    }

    #[test]
    fn a_jump_ahead_takes_no_time_and_is_over_when_it_is_over() {
        let (clock, believed) = begun();
        clock.is_set(7_200);
        clock.passes(1);
        assert_eq!(seconds(&believed), 1_000_001);
        assert!(believed.sure().is_err());
        assert_eq!(believed.settled_ahead(), None);
        clock.is_set(-7_200);
        assert!(believed.sure().is_ok());
        clock.is_set(7_200);
        assert!(believed.sure().is_err());
        clock.passes(60);
        assert_eq!(believed.settled_ahead(), Some(7_200_000_000));
        // A clock that goes on jumping is not believed.
        clock.is_set(60);
        assert!(believed.sure().is_err());
        clock.passes(59);
        assert_eq!(believed.settled_ahead(), None);
    }

    #[test]
    fn small_differences_are_followed_and_time_stands_still_rather_than_going_back() {
        let (clock, believed) = begun();
        clock.is_set(2);
        assert_eq!(seconds(&believed), 1_000_002);
        clock.is_set(-2);
        assert_eq!((seconds(&believed), believed.sure().is_ok()), (1_000_002, true));
        clock.passes(1);
        assert_eq!(seconds(&believed), 1_000_002);
        clock.passes(2);
        assert_eq!(seconds(&believed), 1_000_003);
    }

    #[test]
    fn a_start_behind_goes_on_from_the_mark() {
        let (clock, believed) = begun();
        believed.raise(Moment::from_microseconds(1_003_600_000_000));
        assert_eq!(seconds(&believed), 1_003_600);
        assert!(believed.sure().is_err(), "nothing says yet which of the two is right");
        clock.passes(61);
        assert_eq!((seconds(&believed), believed.sure().is_ok()), (1_003_661, true));
    }
}
