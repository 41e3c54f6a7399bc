//! Files of rows as the measuring commands read them: by name or from standard input, with errors that name file and line.

use std::borrow::Cow;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Failure, code};
use crate::formats::{Encoding, Format, Reading, Row, RowError, Rows};

/// A file of rows.
#[derive(Clone, Debug, Args)]
pub(super) struct Input {
    /// CSV with a header, or JSON: an object a line, or one list of objects; - for standard input
    pub file: PathBuf,
    #[command(flatten)]
    pub form: Form,
    #[command(flatten)]
    pub missing: Missing,
}

/// How a file is written, where it does not say so itself.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Form {
    /// How rows are written; without it the file's name says (.jsonl, .ndjson and .json are JSON, everything else CSV)
    #[arg(long, value_enum)]
    pub format: Option<Written>,
    /// What stands between cells: comma, tab, semicolon or a character; without it the first of these three that stands in the header
    #[arg(long, value_parser = separator, value_name = "CHARACTER")]
    pub separator: Option<u8>,
    /// How characters are written; without it the file's mark says, and without a mark it is UTF-8
    #[arg(long, value_enum)]
    pub encoding: Option<Characters>,
}

/// Marks of what is missing.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Missing {
    /// Cells that say that nothing is there, such as NA; empty cells and JSON's null always do
    #[arg(long = "missing", value_delimiter = ',', value_name = "MARK")]
    pub marks: Vec<String>,
}

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Written {
    /// Separated values with a header.
    Csv,
    /// JSON objects, one a line or all in one list.
    Jsonl,
}

/// How characters are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "lower")]
pub(super) enum Characters {
    /// One to four bytes a character.
    #[value(name = "utf-8")]
    Utf8,
    /// Pairs of bytes, the low one first.
    #[value(name = "utf-16le")]
    Utf16Le,
    /// Pairs of bytes, the high one first.
    #[value(name = "utf-16be")]
    Utf16Be,
}

impl From<Characters> for Encoding {
    fn from(characters: Characters) -> Self {
        match characters {
            Characters::Utf8 => Self::Utf8,
            Characters::Utf16Le => Self::Utf16Le,
            Characters::Utf16Be => Self::Utf16Be,
        }
    }
}

fn separator(text: &str) -> Result<u8, String> {
    match text {
        "comma" => Ok(b','),
        "tab" | "\\t" => Ok(b'\t'),
        "semicolon" => Ok(b';'),
        _ => match text.as_bytes() {
            [one] if one.is_ascii() && !matches!(one, b'"' | b'\n' | b'\r') => Ok(*one),
            _ => Err("a separator is comma, tab, semicolon or one ASCII character".to_owned()),
        },
    }
}

/// Opens a file, or standard input for `-`.
pub(super) fn open(file: &Path) -> Result<Box<dyn Read + Send>, Failure> {
    if file.as_os_str() == "-" {
        return Ok(Box::new(std::io::stdin()));
    }
    let told = |what: String| Failure::new(code::ENVIRONMENT, format!("{}: {what}", file.display()));
    if file.is_dir() {
        return Err(told("this is a folder; give a file of rows, or - for standard input".to_owned()));
    }
    let opened = std::fs::File::open(file).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => told("No such file; give a file of rows, or - for standard input".to_owned()),
        _ => told(e.to_string()),
    });
    Ok(Box::new(opened?))
}

/// What is wrong at a line of a file.
pub(super) fn at(file: &Path, line: u64, what: &str) -> Failure {
    Failure::new(code::NO, format!("{}:{line}: {what}", file.display()))
}

/// What is wrong with a row of a file.
pub(super) fn wrong(file: &Path, error: &RowError) -> Failure {
    at(file, error.line, &error.what)
}

impl Form {
    /// What is asked for; what is not is told by the file's name.
    pub fn reading(&self, file: &Path, missing: &Missing) -> Reading {
        let format = match self.format {
            Some(Written::Csv) => Format::Csv,
            Some(Written::Jsonl) => Format::JsonLines,
            None => Format::of_name(&file.to_string_lossy()),
        };
        Reading { format, separator: self.separator, encoding: self.encoding.map(Into::into), missing: missing.marks.clone() }
    }
}

impl Input {
    /// Starts to read.
    pub fn rows(&self) -> Result<Rows, Failure> {
        let reading = self.form.reading(&self.file, &self.missing);
        let read = super::progress::reading(open(&self.file)?, &self.file);
        Rows::new(read, &reading).map_err(|e| self.wrong(&e))
    }

    /// What is wrong with a row.
    pub fn wrong(&self, error: &RowError) -> Failure {
        wrong(&self.file, error)
    }

    /// What is wrong at a line.
    pub fn at(&self, line: u64, what: &str) -> Failure {
        at(&self.file, line, what)
    }

    /// A cell that has to be there.
    pub fn needed<'r>(&self, line: u64, row: &'r Row<'_>, column: &str) -> Result<Cow<'r, str>, Failure> {
        self.found(line, row, column)?.ok_or_else(|| {
            let columns = row.columns();
            let what = if columns.iter().any(|c| c == column) {
                format!("column \"{column}\" is empty")
            } else {
                format!("there is no column \"{column}\"; there are: {}", columns.join(", "))
            };
            self.at(line, &what)
        })
    }

    /// A cell that may be empty.
    pub fn found<'r>(&self, line: u64, row: &'r Row<'_>, column: &str) -> Result<Option<Cow<'r, str>>, Failure> {
        row.text(column).map_err(|what| self.at(line, &what))
    }
}
