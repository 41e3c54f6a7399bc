//! Use cases.

mod beside;
pub mod checks;
mod corrections;
mod costs;
mod gold_set;
mod handing_in;
pub mod overtaken;
mod proof;
mod simulations;
mod watch;
mod way;
