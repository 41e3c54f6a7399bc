//! What differs by language and country, as tables: nothing else in the house names a country, an authority, a helpline or a kind of
//! number. Each table says where its rows are from.

pub mod catalog;
pub mod country;
pub mod helpline;
pub mod identity;
pub mod lang;
pub mod language;
pub mod language_names;
pub mod level;
mod names;
mod number;
pub mod spoken;
pub mod when;
pub mod wording;
pub mod work;
pub mod zone;

/// The languages of gold sets from before a set could name its own.
pub const OF_EARLIER_SETS: [&str; 2] = ["en", "zh"];
