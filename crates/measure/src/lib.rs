//! The ground floor: pure numbers and text. No I/O, no async, no clock; no function panics on any input.
//!
#![doc = include_str!("../README.md")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    clippy::float_cmp,
    clippy::many_single_char_names,
    clippy::needless_range_loop,
    clippy::similar_names,
    reason = "counts become doubles and back below 2^53, ties are equal values, and formulas keep the letters and indices that they are \
        published with"
)]

pub mod aggregate;
pub mod agreement;
pub mod correction;
mod distribution;
pub mod draw;
pub mod drift;
pub mod fairness;
pub mod integrity;
pub mod interval;
pub mod irt;
mod linear;
pub mod lots;
pub mod mastery;
pub mod quadrature;
pub mod reliability;
pub mod sampling;
pub mod text;
