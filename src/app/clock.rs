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
