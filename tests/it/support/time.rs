//! A clock that is moved by hand, and ids that count.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use touchstone::app::kernel::clock::{Clock, Reading};
use touchstone::app::kernel::ids::Ids;
use touchstone::domain::kernel::moment::Moment;
use uuid::{Builder, Uuid};

/// When a clock that is moved by hand begins: 2 November 2026, 09:00 UTC, in microseconds since 1970.
pub const BEGINNING: i64 = 1_793_610_000_000_000;

/// Stands still until it is moved; begins on 2 November 2026, 09:00 UTC.
#[derive(Debug, Default)]
pub struct HandClock {
    passed: AtomicI64,
    set: AtomicI64,
    yields: bool,
}

impl HandClock {
    /// The clock of one machine among several on one database, which is off by so many seconds from the start.
    pub fn of_replica(off: i64) -> Self {
        Self { set: (off * 1_000_000).into(), yields: true, ..Self::default() }
    }

    /// Lets time pass.
    pub fn advance_seconds(&self, seconds: i64) {
        self.passed.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }

    /// Sets the time of day ahead, or back, while no time passes.
    pub fn jump_seconds(&self, seconds: i64) {
        self.set.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }
}

impl Clock for HandClock {
    fn read(&self) -> Reading {
        let ticks = self.passed.load(Ordering::SeqCst);
        Reading { wall: Moment::from_microseconds(BEGINNING + ticks + self.set.load(Ordering::SeqCst)), ticks }
    }

    fn yields(&self) -> bool {
        self.yields
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
