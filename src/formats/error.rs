//! What is wrong with a foreign file, and where.

/// What is wrong with a file, and where.
#[derive(Clone, Debug, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct RowError {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong.
    pub what: String,
}

/// What is wrong with reading; what [`super::Text`] found knows its line better.
pub(super) fn io_error(error: &std::io::Error, line: u64) -> RowError {
    let known = error.get_ref().and_then(|e| e.downcast_ref::<RowError>()).cloned();
    known.unwrap_or_else(|| RowError { line, what: error.to_string() })
}
