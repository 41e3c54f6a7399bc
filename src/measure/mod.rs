//! The ground floor: pure numbers and text. No I/O, no async, no serde, no clock; no function panics on any input.
//!
//! Every quantity is named as its field names it, and every formula's source stands in the doc of the function that computes it.
//! What a room here returns is either a value in its stated range or an error that says why the value is undefined; never NaN.

pub mod interval;
pub mod mastery;
pub mod text;
