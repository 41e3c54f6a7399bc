//! Files of rows as the measuring commands read them: by name or from standard input, with errors that name file and line.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Failure, code};
use crate::formats::{Format, Row, RowError, Rows};

/// A file of rows.
#[derive(Clone, Debug, Args)]
pub(super) struct Input {
    /// CSV with a header or JSON Lines; - for standard input
    pub file: PathBuf,
    /// How rows are written; without it the file's name says (.jsonl is JSON Lines, everything else CSV)
    #[arg(long, value_enum)]
    pub format: Option<Written>,
}

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Written {
    /// Comma-separated values with a header.
    Csv,
    /// One JSON object a line.
    Jsonl,
}

/// Opens a file, or standard input for `-`.
pub(super) fn open(file: &Path) -> Result<Box<dyn Read>, Failure> {
    if file.as_os_str() == "-" {
        return Ok(Box::new(std::io::stdin()));
    }
    let opened = std::fs::File::open(file);
    Ok(Box::new(opened.map_err(|e| Failure::new(code::ENVIRONMENT, format!("{}: {e}", file.display())))?))
}

impl Input {
    /// Starts to read.
    pub fn rows(&self) -> Result<Rows, Failure> {
        let format = match self.format {
            Some(Written::Csv) => Format::Csv,
            Some(Written::Jsonl) => Format::JsonLines,
            None => Format::of_name(&self.file.to_string_lossy()),
        };
        Rows::new(open(&self.file)?, format).map_err(|e| self.wrong(&e))
    }

    /// What is wrong with a row.
    pub fn wrong(&self, error: &RowError) -> Failure {
        self.at(error.line, &error.what)
    }

    /// What is wrong at a line.
    pub fn at(&self, line: u64, what: &str) -> Failure {
        Failure::new(code::NO, format!("{}:{line}: {what}", self.file.display()))
    }

    /// A cell that has to be there.
    pub fn needed(&self, line: u64, row: &Row<'_>, column: &str) -> Result<String, Failure> {
        row.text(column).ok_or_else(|| {
            let columns = row.columns();
            let what = if columns.iter().any(|c| c == column) {
                format!("column \"{column}\" is empty")
            } else {
                format!("there is no column \"{column}\"; there are: {}", columns.join(", "))
            };
            self.at(line, &what)
        })
    }
}
