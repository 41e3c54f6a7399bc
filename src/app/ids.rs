//! The only source of ids: UUIDs of version 7, from the use case's moment and chance.

use uuid::{Builder, Uuid};

use crate::domain::moment::Moment;

/// Where ids come from.
pub trait Ids: Send + Sync + std::fmt::Debug {
    /// A new id, made at a moment.
    fn uuid(&self, at: Moment) -> Uuid;

    /// A secret that nobody can guess.
    fn secret(&self) -> [u8; 32];
}

/// Ids from the operating system's chance.
#[derive(Clone, Copy, Debug)]
pub struct SystemIds;

impl Ids for SystemIds {
    fn uuid(&self, at: Moment) -> Uuid {
        let chance: [u8; 10] = rand::random();
        Builder::from_unix_timestamp_millis(u64::try_from(at.milliseconds()).unwrap_or(0), &chance).into_uuid()
    }

    fn secret(&self) -> [u8; 32] {
        rand::random()
    }
}
