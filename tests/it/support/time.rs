//! A clock that is moved by hand, and ids that count.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use touchstone::app::clock::Clock;
use touchstone::app::ids::Ids;
use touchstone::domain::moment::Moment;
use uuid::{Builder, Uuid};

/// Stands still until it is moved; begins on 2 November 2026, 09:00 UTC.
#[derive(Debug)]
pub struct HandClock(AtomicI64);

impl Default for HandClock {
    fn default() -> Self {
        Self(AtomicI64::new(1_793_610_000_000_000))
    }
}

impl HandClock {
    pub fn advance_seconds(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }
}

impl Clock for HandClock {
    fn now(&self) -> Moment {
        Moment::from_microseconds(self.0.load(Ordering::SeqCst))
    }
}

/// Ids of version 7 whose chance is a counter.
#[derive(Debug, Default)]
pub struct CountedIds(AtomicU64);

impl CountedIds {
    /// Goes on from a number that was not used: two worlds whose ways parted count alike again.
    pub fn jump_to(&self, number: u64) {
        assert!(self.0.swap(number, Ordering::SeqCst) < number, "ids are never used twice");
    }
}

impl Ids for CountedIds {
    fn uuid(&self, at: Moment) -> Uuid {
        let mut chance = [0; 10];
        chance[2..].copy_from_slice(&self.0.fetch_add(1, Ordering::SeqCst).to_be_bytes());
        Builder::from_unix_timestamp_millis(u64::try_from(at.milliseconds()).expect("after 1970"), &chance).into_uuid()
    }

    fn secret(&self) -> [u8; 32] {
        let mut secret = [7; 32];
        secret[..8].copy_from_slice(&self.0.fetch_add(1, Ordering::SeqCst).to_le_bytes());
        secret
    }
}
