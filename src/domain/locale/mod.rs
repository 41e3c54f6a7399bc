//! What differs by language and country, as tables: nothing else in the house names a country, an authority, a helpline or a kind of
//! number. Each table says where its rows are from.

pub mod country;
pub mod helpline;
pub mod identity;
pub mod language;
pub mod level;
pub mod spoken;
pub mod work;
pub mod zone;
