//! Use cases.

mod beside;
pub mod checks;
mod corrections;
mod costs;
mod gold_set;
mod handing_in;
mod letters_held;
pub mod overtaken;
mod proof;
mod sheets;
mod simulations;
mod watch;
mod way;
