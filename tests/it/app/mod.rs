//! Use cases.

mod checks;
mod gold_set;
mod proof;
mod watch;
mod way;
