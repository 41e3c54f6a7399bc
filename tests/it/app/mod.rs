//! Use cases.

mod gold_set;
