//! The only clock.

use crate::domain::moment::Moment;

/// Where moments come from.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// The moment now.
    fn now(&self) -> Moment;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place where the machine's clock is read")]
    fn now(&self) -> Moment {
        // A clock before 1970 gives 1970: `doctor` and a start say that it is wrong.
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Moment::from_microseconds(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    }
}

/// The machine's clock, running ahead by seconds that can be added to: only for a demo database, so that days can pass.
#[derive(Debug, Default)]
pub struct ShiftedClock(std::sync::atomic::AtomicI64);

impl ShiftedClock {
    /// A clock that runs ahead by so many seconds.
    #[must_use]
    pub fn ahead(seconds: i64) -> Self {
        Self(seconds.into())
    }

    /// Lets time pass.
    pub fn pass(&self, seconds: i64) {
        self.0.fetch_add(seconds, std::sync::atomic::Ordering::SeqCst);
    }

    /// By how many seconds it runs ahead.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        self.0.load(std::sync::atomic::Ordering::SeqCst)
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> Moment {
        SystemClock.now().plus_seconds(self.seconds())
    }
}
