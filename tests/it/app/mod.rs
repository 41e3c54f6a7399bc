//! Use cases.

mod beside;
pub mod checks;
mod corrections;
mod costs;
mod gold_set;
mod proof;
mod simulations;
mod watch;
mod way;
