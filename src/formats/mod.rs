//! Foreign files as rows with named columns: separated values with a header, and JSON objects, one a line or all in one list.
//!
//! Rows are read one by one, so a file may be larger than memory; each knows its line, so that an error can name it. Every way in goes
//! through [`Text`], which takes the mark off the front and lets nothing pass that is no text.

mod documents;
mod error;
mod fields;
mod rows;
mod text;

pub use documents::Documents;
pub use error::RowError;
pub use fields::Fields;
pub use rows::{Format, Reading, Row, Rows};
pub use text::{Encoding, Text};
