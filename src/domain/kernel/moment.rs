//! Moments: UTC, in whole microseconds.
//!
//! Q: Why microseconds in a BIGINT? A: PostgreSQL's own time type drops nanoseconds, so a value read back is not the value written; text
//! times sort wrongly on SQLite. An integer is the same on both and compares as time does.

use jiff::Timestamp;

/// Microseconds of a day.
const DAY: i64 = 86_400_000_000;

/// A moment in time: microseconds since 1970-01-01 00:00 UTC, leap seconds not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// From microseconds since 1970 UTC.
    #[must_use]
    pub const fn from_microseconds(microseconds: i64) -> Self {
        Self(microseconds)
    }

    /// Microseconds since 1970 UTC.
    #[must_use]
    pub const fn microseconds(self) -> i64 {
        self.0
    }

    /// Milliseconds since 1970 UTC, rounded down.
    #[must_use]
    pub const fn milliseconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// This moment and so many seconds; stays at the end of the range instead of leaving it.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// The beginning of its day, by UTC.
    #[must_use]
    pub const fn day(self) -> Self {
        Self(self.0.saturating_sub(self.0.rem_euclid(DAY)))
    }

    /// The beginning of the next day, by UTC.
    #[must_use]
    pub const fn next_day(self) -> Self {
        Self(self.day().0.saturating_add(DAY))
    }

    /// Whole seconds from an earlier moment to this one, rounded down; negative where the other is later.
    #[must_use]
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0).div_euclid(1_000_000)
    }
}

impl std::fmt::Display for Moment {
    /// RFC 3339 in UTC, as the API gives it; a number of microseconds where it lies outside the years that RFC 3339 has.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match Timestamp::from_microsecond(self.0) {
            Ok(at) => at.fmt(f),
            Err(_) => write!(f, "{} µs", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_itself_in_utc_and_counts_seconds_downwards() {
        let at = Moment::from_microseconds(1_795_000_000_500_000);
        assert_eq!(at.to_string(), "2026-11-18T11:06:40.5Z");
        assert_eq!(at.plus_seconds(30).seconds_since(at), 30);
        assert_eq!(at.seconds_since(at.plus_seconds(1)), -1);
        assert_eq!(Moment::from_microseconds(i64::MAX).plus_seconds(1).microseconds(), i64::MAX);
    }
}
