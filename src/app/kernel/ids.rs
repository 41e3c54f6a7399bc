//! The only source of ids: UUIDs of version 7, from the use case's moment and chance.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use uuid::{Builder, Uuid};

use crate::domain::kernel::moment::Moment;

/// Where ids come from.
pub trait Ids: Send + Sync + std::fmt::Debug {
    /// A new id, made at a moment.
    fn uuid(&self, at: Moment) -> Uuid;

    /// A secret that nobody can guess.
    fn secret(&self) -> [u8; 32];
}

/// How many ids this process made, from a random number on.
static MADE: LazyLock<AtomicU32> = LazyLock::new(|| AtomicU32::new(rand::random::<u32>() >> 7));

/// Ids from the operating system's chance, those of one millisecond rising in the order in which they were made: what one command tells the
/// ledger has one time, and is read in the order in which it was told (RFC 9562, 6.2, a counter of 26 bits behind the time).
#[derive(Clone, Copy, Debug)]
pub struct SystemIds;

impl Ids for SystemIds {
    fn uuid(&self, at: Moment) -> Uuid {
        let mut chance: [u8; 10] = rand::random();
        // Twelve bits beside the version, fourteen beside the variant.
        let made = MADE.fetch_add(1, Ordering::Relaxed);
        chance[..2].copy_from_slice(&low(made >> 14));
        chance[2..4].copy_from_slice(&low(made & 0x3FFF));
        Builder::from_unix_timestamp_millis(u64::try_from(at.milliseconds()).unwrap_or(0), &chance).into_uuid()
    }

    fn secret(&self) -> [u8; 32] {
        rand::random()
    }
}

/// The lowest sixteen bits, the highest byte first.
const fn low(bits: u32) -> [u8; 2] {
    let [_, _, high, low] = bits.to_be_bytes();
    [high, low]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_moment_rise_in_the_order_in_which_they_were_made_and_are_of_version_7() {
        let at = Moment::from_microseconds(1_790_000_000_123_456);
        let ids: Vec<Uuid> = (0..40_000).map(|_| SystemIds.uuid(at)).collect();
        assert!(ids.is_sorted(), "a counter stands behind the time");
        assert!(ids.iter().all(|id| id.get_version_num() == 7 && id.get_variant() == uuid::Variant::RFC4122));
        let random: std::collections::BTreeSet<&[u8]> = ids.iter().map(|id| &id.as_bytes()[10..]).collect();
        assert_eq!(random.len(), ids.len(), "48 bits of each are drawn");
    }
}
