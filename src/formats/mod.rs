//! Foreign files as rows with named columns: CSV with a header, and JSON Lines.
//!
//! Rows are read one by one, so a file may be larger than memory; each knows its line, so that an error can name it.

mod rows;

pub use rows::{Format, Row, RowError, Rows};
