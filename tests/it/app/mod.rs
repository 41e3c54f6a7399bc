//! Use cases.

mod gold_set;
mod way;
