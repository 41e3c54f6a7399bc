//! Rows of a file, read one by one.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use super::documents::Documents;
use super::error::{RowError, io_error};
use super::fields::Fields;
use super::text::{Encoding, Text};

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Separated values with a header (RFC 4180, also with tabs or semicolons).
    Csv,
    /// JSON objects, one a line or all in one list.
    JsonLines,
}

impl Format {
    /// The format of a file by its name: `.jsonl`, `.ndjson` and `.json` are JSON, everything else CSV.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let extension = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
        if matches!(extension.as_deref(), Some("jsonl" | "ndjson" | "json")) { Self::JsonLines } else { Self::Csv }
    }
}

/// How a file is to be read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// How its rows are written.
    pub format: Format,
    /// What stands between the cells of CSV; without it the header says.
    pub separator: Option<u8>,
    /// How its characters are written; without it its mark says.
    pub encoding: Option<Encoding>,
    /// Cells that say that there is nothing, beside empty ones.
    pub missing: Vec<String>,
}

impl From<Format> for Reading {
    fn from(format: Format) -> Self {
        Self { format, separator: None, encoding: None, missing: Vec::new() }
    }
}

/// Rows of a file.
pub struct Rows {
    source: Source,
    header: Vec<String>,
    missing: Vec<String>,
    assumed: Vec<String>,
}

enum Source {
    Csv(Box<Csv>),
    Json { documents: Box<Documents>, next: Option<(u64, Fields)>, text: String },
}

struct Csv {
    reader: csv::Reader<Box<dyn Read + Send>>,
    record: csv::StringRecord,
    /// Lines before the header.
    before: u64,
    /// Columns that have no name and so may hold nothing.
    unnamed: Vec<usize>,
}

impl std::fmt::Debug for Rows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rows").field("header", &self.header).finish_non_exhaustive()
    }
}

/// One row.
#[derive(Debug)]
pub struct Row<'r> {
    cells: Cells<'r>,
    header: &'r [String],
    missing: &'r [String],
}

#[derive(Debug)]
enum Cells<'r> {
    Csv(&'r csv::StringRecord),
    Json(Fields),
}

/// The longest document of JSON, in bytes.
const LONGEST: u64 = 16 << 20;

/// Separators that a header is looked through for, the usual one first.
const SEPARATORS: [(u8, &str); 3] = [(b',', "commas"), (b'\t', "tabs"), (b';', "semicolons")];

impl Rows {
    /// Starts to read.
    ///
    /// # Errors
    /// [`RowError`] for input that is no text, for CSV that is empty or whose header cannot be read or names a column twice, and for JSON
    /// whose first document is no object.
    pub fn new(input: Box<dyn Read + Send>, reading: &Reading) -> Result<Self, RowError> {
        match reading.format {
            Format::Csv => Self::csv(Text::new(input, reading.encoding), reading),
            Format::JsonLines => Self::json(Documents::new(input, reading.encoding, LONGEST), reading),
        }
    }

    fn csv(mut text: Text, reading: &Reading) -> Result<Self, RowError> {
        let (encoding, mut first) = text.first_line().map_err(|e| io_error(&e, 1))?;
        let mut assumed = Vec::new();
        if encoding != Encoding::Utf8 && reading.encoding.is_none() {
            assumed.push(format!("the file is {}, as its mark says (--encoding)", encoding.name()));
        }
        let (separator, before) = match (reading.separator, told_separator(&first)) {
            // The line with which a spreadsheet is told the separator is no header.
            (given, Some(told)) => {
                first.clear();
                (given.unwrap_or(told), 1)
            }
            (Some(given), None) => (given, 0),
            (None, None) => (likely_separator(&first), 0),
        };
        if separator != b',' && reading.separator.is_none() {
            let name =
                SEPARATORS.iter().find(|s| s.0 == separator).map_or_else(|| format!("\"{}\"", separator as char), |s| s.1.to_owned());
            assumed.push(format!("cells are separated by {name} (--separator)"));
        }
        let whole: Box<dyn Read + Send> = Box::new(Cursor::new(first).chain(text));
        let mut reader = csv::ReaderBuilder::new().flexible(false).delimiter(separator).buffer_capacity(1 << 16).from_reader(whole);
        let header = reader.headers().map_err(|e| csv_error(&e, before))?;
        let header: Vec<String> = header.iter().map(|h| h.trim().to_owned()).collect();
        let wrong = |what: String| RowError { line: 1 + before, what };
        if header.first().is_some_and(|first| first.starts_with(['{', '['])) {
            return Err(wrong("the first line is JSON and no header: say --format jsonl".to_owned()));
        }
        if header.iter().all(String::is_empty) {
            return Err(wrong("there is no header: the file is empty, or its first line is".to_owned()));
        }
        let unnamed: Vec<usize> = (1..header.len()).filter(|i| header[*i].is_empty()).collect();
        if let Some(name) = header.iter().enumerate().find(|(i, name)| !name.is_empty() && header[..*i].contains(name)).map(|(_, n)| n) {
            return Err(wrong(format!("the column \"{name}\" is there twice")));
        }
        if !unnamed.is_empty() {
            assumed.push(match unnamed.len() {
                1 => "one column has no name and no values, and is left out".to_owned(),
                n => format!("{n} columns have no names and no values, and are left out"),
            });
        }
        let source = Source::Csv(Box::new(Csv { reader, record: csv::StringRecord::new(), before, unnamed }));
        Ok(Self { source, header, missing: reading.missing.clone(), assumed })
    }

    fn json(mut documents: Documents, reading: &Reading) -> Result<Self, RowError> {
        let mut text = String::new();
        let next = next_object(&mut documents, &mut text)?;
        let header = next.iter().flat_map(|(_, fields)| fields.names()).map(str::to_owned).collect();
        let assumed = if documents.is_list() { vec!["the file is one JSON list of rows".to_owned()] } else { Vec::new() };
        let source = Source::Json { documents: Box::new(documents), next, text };
        Ok(Self { source, header, missing: reading.missing.clone(), assumed })
    }

    /// The header of CSV with `""` for columns without a name, or the names of the first JSON object's fields.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// Whether the rows are JSON, so that each has names of its own.
    #[must_use]
    pub const fn is_json(&self) -> bool {
        matches!(self.source, Source::Json { .. })
    }

    /// What was taken for granted about the file's form, a sentence each.
    #[must_use]
    pub fn assumed(&self) -> &[String] {
        &self.assumed
    }

    /// The next row with its line; `None` at the end. Rows of CSV without a value are passed over.
    ///
    /// # Errors
    /// [`RowError`] for a row of another length than the header, a value in a column without a name, a document that is no JSON object, or
    /// input that cannot be read.
    pub fn next_row(&mut self) -> Result<Option<(u64, Row<'_>)>, RowError> {
        let (header, missing) = (self.header.as_slice(), self.missing.as_slice());
        match &mut self.source {
            Source::Csv(csv) => loop {
                let more = csv.reader.read_record(&mut csv.record).map_err(|e| csv_error(&e, csv.before))?;
                if !more {
                    return Ok(None);
                }
                if csv.record.iter().all(|c| c.trim().is_empty()) {
                    continue;
                }
                let line = csv.record.position().map_or(0, csv::Position::line) + csv.before;
                if let Some(at) = csv.unnamed.iter().find(|at| csv.record.get(**at).is_some_and(|c| !c.trim().is_empty())) {
                    return Err(RowError { line, what: format!("a value stands in column {}, which has no name", at + 1) });
                }
                return Ok(Some((line, Row { cells: Cells::Csv(&csv.record), header, missing })));
            },
            Source::Json { documents, next, text } => {
                let object = match next.take() {
                    Some(first) => Some(first),
                    None => next_object(documents, text)?,
                };
                Ok(object.map(|(line, fields)| (line, Row { cells: Cells::Json(fields), header, missing })))
            }
        }
    }
}

fn next_object(documents: &mut Documents, text: &mut String) -> Result<Option<(u64, Fields)>, RowError> {
    let Some(line) = documents.next(text)? else { return Ok(None) };
    Fields::read(text).map(|fields| Some((line, fields))).map_err(|what| RowError { line, what })
}

/// The separator that the line `sep=;` names.
fn told_separator(line: &[u8]) -> Option<u8> {
    let line = line.trim_ascii_end();
    match (line.get(..4), line) {
        (Some(word), [.., separator]) if line.len() == 5 && word.eq_ignore_ascii_case(b"sep=") => Some(*separator),
        // A tab is white space and was taken off.
        (Some(word), _) if line.len() == 4 && word.eq_ignore_ascii_case(b"sep=") => Some(b'\t'),
        _ => None,
    }
}

/// The first of the separators that stands in the header outside quotes.
fn likely_separator(header: &[u8]) -> u8 {
    let mut quoted = false;
    let mut seen = [false; 3];
    for byte in header {
        quoted ^= *byte == b'"';
        if let Some(at) = SEPARATORS.iter().position(|s| s.0 == *byte).filter(|_| !quoted) {
            seen[at] = true;
        }
    }
    SEPARATORS.iter().zip(seen).find(|(_, seen)| *seen).map_or(b',', |(s, _)| s.0)
}

fn csv_error(error: &csv::Error, before: u64) -> RowError {
    let line = error.position().map_or(1, csv::Position::line) + before;
    let what = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!("has {len} cells, the header has {expected_len}"),
        csv::ErrorKind::Io(e) => return io_error(e, line),
        _ => error.to_string(),
    };
    RowError { line, what }
}

impl Row<'_> {
    /// A cell as a name, without white space around it in CSV: empty cells, marks of missing ones, `null` and missing fields are `None`;
    /// numbers and truth values are as they were written.
    ///
    /// # Errors
    /// What is wrong with a JSON list or object.
    pub fn text(&self, column: &str) -> Result<Option<Cow<'_, str>>, String> {
        let text = match &self.cells {
            Cells::Csv(_) => self.header.iter().position(|h| h == column).and_then(|at| self.cell(at)).map(Cow::Borrowed),
            Cells::Json(fields) => fields.text(column)?,
        };
        Ok(text.filter(|t| !self.is_missing(t)))
    }

    fn is_missing(&self, text: &str) -> bool {
        self.missing.iter().any(|m| m == text)
    }

    /// A cell of CSV by its place, without copying; `None` for an empty or missing one and for JSON.
    #[must_use]
    pub fn cell(&self, at: usize) -> Option<&str> {
        match &self.cells {
            Cells::Csv(record) => record.get(at).map(str::trim).filter(|c| !c.is_empty() && !self.is_missing(c)),
            Cells::Json(_) => None,
        }
    }

    /// A cell of CSV as it stands, with the white space around it; `None` for an empty one and for JSON.
    #[must_use]
    pub fn whole_cell(&self, at: usize) -> Option<&str> {
        match &self.cells {
            Cells::Csv(record) => record.get(at).filter(|c| !c.is_empty()),
            Cells::Json(_) => None,
        }
    }

    /// The fields of JSON.
    #[must_use]
    pub const fn fields(&self) -> Option<&Fields> {
        match &self.cells {
            Cells::Csv(_) => None,
            Cells::Json(fields) => Some(fields),
        }
    }

    /// The names of a JSON object's fields, or the header.
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        match &self.cells {
            Cells::Csv(_) => self.header.iter().filter(|h| !h.is_empty()).cloned().collect(),
            Cells::Json(fields) => fields.names().map(str::to_owned).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, format: Format) -> Result<Rows, RowError> {
        Rows::new(Box::new(Cursor::new(text.as_bytes().to_vec())), &Reading { missing: vec!["NA".to_owned()], ..format.into() })
    }

    fn all(text: &str, format: Format) -> Result<Vec<Option<String>>, RowError> {
        let mut rows = rows(text, format)?;
        let mut out = Vec::new();
        while let Some((line, row)) = rows.next_row()? {
            out.push(row.text("b").map_err(|what| RowError { line, what })?.map(Cow::into_owned));
        }
        Ok(out)
    }

    #[test]
    fn every_form_gives_the_same_cells() {
        let some = |t: &str| Some(t.to_owned());
        for text in [
            "\u{feff}a,b\n1,\"x, y\"\n2,\n3,NA\n",
            "a\tb\n1\tx, y\n2\t\n\t\n3\tNA\n",
            "SEP=;\r\na;b;;\r\n1;x, y;;\r\n2; ;;\r\n;;;\r\n3;NA;;\r\n",
        ] {
            assert_eq!(all(text, Format::Csv).unwrap(), [some("x, y"), None, None], "{text}");
        }
        for text in ["{\"a\":1,\"b\":\"x, y\"}\n\n{\"b\":null}\n{\"b\":\"NA\"}", "[{\"b\":\"x, y\"},\n{}, {\"b\":\"NA\"}]"] {
            assert_eq!(all(text, Format::JsonLines).unwrap(), [some("x, y"), None, None], "{text}");
        }
    }

    #[test]
    fn what_is_taken_for_granted_is_said() {
        let said = |text: &str, format| rows(text, format).unwrap().assumed().join("; ");
        assert_eq!(said("a,b;c\n", Format::Csv), "");
        let two = "cells are separated by semicolons (--separator); one column has no name and no values, and is left out";
        assert_eq!(said("a;b;\n", Format::Csv), two);
        assert_eq!(said("sep=|\na|b\n", Format::Csv), "cells are separated by \"|\" (--separator)");
        assert_eq!(said(" [{}]", Format::JsonLines), "the file is one JSON list of rows");
    }

    #[test]
    fn what_is_wrong_names_its_line() {
        for (text, format, line) in [
            ("a,b\n1\n", Format::Csv, 2),
            ("a,a\n", Format::Csv, 1),
            ("", Format::Csv, 1),
            ("a,,b\n1,,2\n1,x,2\n", Format::Csv, 3),
            ("sep=;\na;b\n1\n", Format::Csv, 3),
            ("a,b\n1,\u{0}\n", Format::Csv, 2),
            ("{}\n[1]\n", Format::JsonLines, 2),
            ("{\n", Format::JsonLines, 1),
            ("{}\n{\"b\": [1]}\n", Format::JsonLines, 2),
            ("[{}, 3]\n", Format::JsonLines, 1),
        ] {
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
