//! Work in the background: the queue, and what is looked at and removed regularly.

pub mod clean_up;
pub mod left;
pub mod queue;
