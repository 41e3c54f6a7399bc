//! What every use case stands on: time that is believed, chance, one command for one commit, requests that come twice, work off the
//! request threads.

pub(super) mod believed;
pub(super) mod book;
pub mod broken;
pub mod clock;
pub(super) mod command;
pub(super) mod compute;
pub mod computer;
pub(super) mod cursors;
pub mod error;
pub mod head;
pub mod ids;
pub mod lock;
pub(super) mod note;
pub mod once;
pub mod patience;
pub(super) mod readiness;
pub(super) mod ready;
pub mod signer;
pub(super) mod turns;
