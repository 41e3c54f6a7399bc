//! Use cases.

mod checks;
mod corrections;
mod gold_set;
mod proof;
mod watch;
mod way;
