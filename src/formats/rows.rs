//! Rows of a file, read one by one.

use std::io::{BufRead, BufReader, Read};

use serde_json::Value;

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Comma-separated values with a header (RFC 4180).
    Csv,
    /// One JSON object a line.
    JsonLines,
}

impl Format {
    /// The format of a file by its name: `.jsonl`, `.ndjson` and `.json` are JSON Lines, everything else CSV.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let extension = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
        if matches!(extension.as_deref(), Some("jsonl" | "ndjson" | "json")) { Self::JsonLines } else { Self::Csv }
    }
}

/// What is wrong with a file, and where.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct RowError {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong.
    pub what: String,
}

/// Rows of a file.
pub enum Rows {
    /// Of CSV.
    #[doc(hidden)]
    Csv(Box<csv::Reader<Box<dyn Read>>>, Vec<String>, csv::StringRecord),
    /// Of JSON Lines.
    #[doc(hidden)]
    JsonLines(BufReader<Box<dyn Read>>, u64, String),
}

impl std::fmt::Debug for Rows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rows").finish_non_exhaustive()
    }
}

/// One row.
#[derive(Debug)]
pub enum Row<'r> {
    /// Cells in the order of the header.
    Csv(&'r [String], &'r csv::StringRecord),
    /// A JSON object.
    Json(Value),
}

/// The longest line of JSON, in bytes.
const LONGEST_LINE: u64 = 16 << 20;

impl Rows {
    /// Starts to read.
    ///
    /// # Errors
    /// [`RowError`] for CSV whose header cannot be read or names a column twice.
    pub fn new(input: Box<dyn Read>, format: Format) -> Result<Self, RowError> {
        if format == Format::JsonLines {
            return Ok(Self::JsonLines(BufReader::with_capacity(1 << 16, input), 0, String::new()));
        }
        let mut reader = csv::ReaderBuilder::new().flexible(false).buffer_capacity(1 << 16).from_reader(input);
        let header = reader.headers().map_err(|e| csv_error(&e))?;
        let header: Vec<String> = header.iter().map(|h| h.trim_start_matches('\u{feff}').trim().to_owned()).collect();
        for (i, name) in header.iter().enumerate() {
            if header[..i].contains(name) {
                return Err(RowError { line: 1, what: format!("the column \"{name}\" is there twice") });
            }
        }
        Ok(Self::Csv(Box::new(reader), header, csv::StringRecord::new()))
    }

    /// The header of CSV; JSON Lines have none.
    #[must_use]
    pub fn header(&self) -> &[String] {
        match self {
            Self::Csv(_, header, _) => header,
            Self::JsonLines(..) => &[],
        }
    }

    /// The next row with its line; `None` at the end.
    ///
    /// # Errors
    /// [`RowError`] for a row of another length than the header, a line that is no JSON object, or input that cannot be read.
    pub fn next_row(&mut self) -> Result<Option<(u64, Row<'_>)>, RowError> {
        match self {
            Self::Csv(reader, header, record) => {
                if !reader.read_record(record).map_err(|e| csv_error(&e))? {
                    return Ok(None);
                }
                let line = record.position().map_or(0, csv::Position::line);
                Ok(Some((line, Row::Csv(header, record))))
            }
            Self::JsonLines(reader, line, text) => loop {
                text.clear();
                *line += 1;
                let wrong = |what: String| RowError { line: *line, what };
                let read = reader.by_ref().take(LONGEST_LINE + 1).read_line(text).map_err(|e| wrong(e.to_string()))?;
                if read == 0 {
                    return Ok(None);
                }
                if read as u64 > LONGEST_LINE {
                    return Err(wrong(format!("is longer than {LONGEST_LINE} bytes")));
                }
                if text.trim().is_empty() {
                    continue;
                }
                let value: Value = serde_json::from_str(text).map_err(|e| wrong(e.to_string()))?;
                if !value.is_object() {
                    return Err(wrong("is no JSON object".to_owned()));
                }
                return Ok(Some((*line, Row::Json(value))));
            },
        }
    }
}

fn csv_error(error: &csv::Error) -> RowError {
    let line = error.position().map_or(1, csv::Position::line);
    let what = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!("has {len} cells, the header has {expected_len}"),
        csv::ErrorKind::Utf8 { .. } => "is not UTF-8".to_owned(),
        csv::ErrorKind::Io(e) => e.to_string(),
        _ => error.to_string(),
    };
    RowError { line, what }
}

impl Row<'_> {
    /// A cell as text: empty cells, `null` and missing fields are `None`; numbers and truth values are written out.
    #[must_use]
    pub fn text(&self, column: &str) -> Option<String> {
        match self {
            Self::Csv(header, record) => {
                let at = header.iter().position(|h| h == column)?;
                record.get(at).map(str::trim).filter(|c| !c.is_empty()).map(str::to_owned)
            }
            Self::Json(value) => match value.get(column)? {
                Value::Null => None,
                Value::String(text) => Some(text.clone()).filter(|t| !t.is_empty()),
                other => Some(other.to_string()),
            },
        }
    }

    /// A cell of CSV by its place, without copying; `None` for an empty one and for JSON.
    #[must_use]
    pub fn cell(&self, at: usize) -> Option<&str> {
        match self {
            Self::Csv(_, record) => record.get(at).map(str::trim).filter(|c| !c.is_empty()),
            Self::Json(_) => None,
        }
    }

    /// The names of a JSON object's fields, or the header.
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        match self {
            Self::Csv(header, _) => header.to_vec(),
            Self::Json(value) => value.as_object().map(|o| o.keys().cloned().collect()).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str, format: Format) -> Result<Vec<Option<String>>, RowError> {
        let mut rows = Rows::new(Box::new(std::io::Cursor::new(text.to_owned())), format)?;
        let mut out = Vec::new();
        while let Some((_, row)) = rows.next_row()? {
            out.push(row.text("b"));
        }
        Ok(out)
    }

    #[test]
    fn both_formats_give_the_same_cells() {
        let some = |t: &str| Some(t.to_owned());
        assert_eq!(all("\u{feff}a,b\n1,\"x, y\"\n2,\n", Format::Csv).unwrap(), [some("x, y"), None]);
        assert_eq!(all("{\"a\":1,\"b\":\"x, y\"}\n\n{\"b\":null}\n{\"b\":3}", Format::JsonLines).unwrap(), [some("x, y"), None, some("3")]);
    }

    #[test]
    fn what_is_wrong_names_its_line() {
        for (text, format, line) in
            [("a,b\n1\n", Format::Csv, 2), ("a,a\n", Format::Csv, 1), ("{}\n[1]\n", Format::JsonLines, 2), ("{\n", Format::JsonLines, 1)]
        {
            assert_eq!(all(text, format).unwrap_err().line, line, "{text}");
        }
    }

    #[test]
    fn names_tell_formats() {
        assert_eq!(
            (Format::of_name("x.JSONL"), Format::of_name("x.csv"), Format::of_name("-")),
            (Format::JsonLines, Format::Csv, Format::Csv)
        );
    }
}
