//! Use cases.

mod gold_set;
mod proof;
mod way;
