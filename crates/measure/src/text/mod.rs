//! Text compared with text: normalisation, accents, script and language, tokens, edit distances, chrF, alignment, shingles.
//!
//! Units are Unicode code points unless a function says otherwise: offsets that people and files exchange are code points, and a Han
//! character is one. `strsim`, `jieba-rs` and `whatlang` are named in this room and nowhere else,
//! so that they can be replaced in one place.

pub mod accents;
pub mod alignment;
mod bits;
pub mod bleu;
pub mod chrf;
pub mod edit;
pub mod error_rate;
pub mod graphemes;
pub mod language;
pub mod mending;
pub mod minhash;
pub mod mteval;
pub mod nearest;
mod ngram;
pub mod normalise;
pub mod phrases;
mod porter;
pub mod rouge;
pub mod script;
pub mod shingle;
pub mod spans;
pub mod ter;
pub mod tokens;
