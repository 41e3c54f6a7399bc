//! The only clock: where moments come from. What is made of them is told in `super::believed`.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

use crate::domain::kernel::moment::Moment;

/// What a clock says at one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The time of day, which somebody may set.
    pub wall: Moment,
    /// Microseconds that passed since some beginning, which nobody can set.
    pub ticks: i64,
}

/// Where moments come from.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// What the clock says.
    fn read(&self) -> Reading;

    /// The time of day that it says.
    fn now(&self) -> Moment {
        self.read().wall
    }

    /// Whether the clock of a database that several processes share is believed instead of this one's time of day.
    fn yields(&self) -> bool {
        false
    }
}

/// The machine's clock.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place where the machine's clock is read")]
    fn read(&self) -> Reading {
        static BEGAN: OnceLock<Instant> = OnceLock::new();
        // A clock before 1970 gives 1970: `doctor` and a start say that it is wrong.
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        let ticks = BEGAN.get_or_init(Instant::now).elapsed();
        let whole = |d: std::time::Duration| i64::try_from(d.as_micros()).unwrap_or(i64::MAX);
        Reading { wall: Moment::from_microseconds(whole(since)), ticks: whole(ticks) }
    }

    fn yields(&self) -> bool {
        true
    }
}

/// The machine's clock, running behind by seconds that can be made fewer: only while a demo is laid out, so that days can pass that lie
/// behind us. It never runs ahead.
#[derive(Debug, Default)]
pub struct ShiftedClock(AtomicI64);

impl ShiftedClock {
    /// A clock that runs behind by so many seconds.
    #[must_use]
    pub fn behind(seconds: i64) -> Self {
        Self(seconds.max(0).into())
    }

    /// Lets time pass, up to now.
    pub fn pass(&self, seconds: i64) {
        let less = |behind: i64| Some(behind.saturating_sub(seconds).max(0));
        let _ = self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, less);
    }

    /// Lets time pass until the clock runs behind by no more than so many seconds.
    pub fn catch_up(&self, seconds: i64) {
        self.0.fetch_min(seconds.max(0), Ordering::SeqCst);
    }

    /// By how many seconds it runs behind.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

impl Clock for ShiftedClock {
    fn read(&self) -> Reading {
        let (behind, now) = (self.seconds(), SystemClock.read());
        Reading { wall: now.wall.plus_seconds(-behind), ticks: now.ticks.saturating_sub(behind.saturating_mul(1_000_000)) }
    }
}
