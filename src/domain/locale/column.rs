//! In which column of the tables of names a language stands.

use super::lang::Lang;

/// The languages whose names the tables have, in the order of their columns.
const COLUMNS: [&str; 3] = ["en", "zh", "es"];

/// The column of a language in the tables of names; English for one that has none.
pub(super) fn column(l: Lang) -> usize {
    COLUMNS.iter().position(|code| *code == l.code()).unwrap_or(0)
}
