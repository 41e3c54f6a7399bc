//! What differs by language and country, as tables: nothing else in the house names a country, an authority, a helpline or a kind of
//! number. Each table says where its rows are from.

pub mod catalog;
pub mod country;
pub mod helpline;
pub mod identity;
pub mod language;
pub mod level;
pub mod spoken;
pub mod when;
pub mod work;
pub mod zone;

/// The languages whose names the tables have, in the order of their columns.
const COLUMNS: [&str; 3] = ["en", "zh", "es"];

/// The column of a language in the tables of names; English for one that has none.
fn column(l: crate::domain::lang::Lang) -> usize {
    COLUMNS.iter().position(|code| *code == l.code()).unwrap_or(0)
}
