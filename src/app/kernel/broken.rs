//! What somebody is told of rows that are not what the ledger says.

/// Something that is not what it was when it was sealed.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// Which table, or `ledger`.
    pub table: &'static str,
    /// Which row.
    pub row: String,
    /// What is wrong with it.
    pub what: String,
}
