//! Tests as they are taken: forms, answers, time, handing in.

pub(super) mod answering;
pub mod arrivals;
pub mod attempt;
pub(super) mod ending;
pub mod extra_time;
pub mod flagging;
pub(super) mod laying_out;
pub(super) mod place;
pub(super) mod places;
pub mod saver;
pub mod taking;
