//! Files into values that know their lines: JSON Lines and TOML, strictly.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::{Map, Number, Value};
use toml::de::{DeTable, DeValue};

use super::problem::{Code, Faults, Problem, suggestion};
use crate::domain::kernel::strict;

/// Largest line of a JSON Lines file, in bytes.
pub const MAX_LINE: usize = 1 << 20;
/// Largest file, in bytes.
pub const MAX_FILE: usize = 20 << 20;
/// Most rows of one file.
pub const MAX_ROWS: usize = 50_000;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Located {
    /// File, relative to the set's folder.
    pub file: String,
    /// The value.
    pub value: Value,
    lines: Lines,
}

#[derive(Clone, Debug)]
enum Lines {
    /// Everything on one line, as in JSON Lines.
    One(usize),
    /// By JSON pointer.
    Many(BTreeMap<String, usize>),
}

impl Located {
    /// The line of a part, by its JSON pointer (`/stage/2/draw/0`); of the nearest part around it where that one has no line.
    #[must_use]
    pub fn line(&self, pointer: &str) -> usize {
        match &self.lines {
            Lines::One(line) => *line,
            Lines::Many(lines) => {
                let mut at = pointer;
                loop {
                    if let Some(line) = lines.get(at) {
                        return *line;
                    }
                    match at.rfind('/') {
                        Some(cut) => at = &at[..cut],
                        None => return 1,
                    }
                }
            }
        }
    }

    /// Reads a part of the value as a type; a fault of structure is reported at its place.
    pub fn decode<T: DeserializeOwned>(&self, value: Value, pointer: &str, known: &[&str], found: &mut Vec<Problem>) -> Option<T> {
        match strict::read::<T>(value) {
            Ok(decoded) => Some(decoded),
            Err(error) => {
                self.report(&error, pointer, known, found);
                None
            }
        }
    }

    /// Reports a fault of structure at its place.
    pub fn report(&self, error: &serde_path_to_error::Error<serde_json::Error>, pointer: &str, known: &[&str], found: &mut Vec<Problem>) {
        let inner: String = error.path().iter().filter_map(segment).fold(String::new(), |at, s| at + "/" + &s);
        let (code, message) = structural(&error.inner().to_string(), inner.trim_start_matches('/'), known);
        Faults::at(found, &self.file, self.line(&format!("{pointer}{inner}"))).add(code, message);
    }
}

fn segment(segment: &serde_path_to_error::Segment) -> Option<String> {
    match segment {
        serde_path_to_error::Segment::Seq { index } => Some(index.to_string()),
        serde_path_to_error::Segment::Map { key } => Some(key.clone()),
        serde_path_to_error::Segment::Enum { .. } | serde_path_to_error::Segment::Unknown => None,
    }
}

/// serde's message, put into the format's codes.
fn structural(message: &str, at: &str, known: &[&str]) -> (Code, String) {
    let message = message.split(" at line ").next().unwrap_or(message);
    let place = if at.is_empty() { String::new() } else { format!(" (at {at})") };
    let named = |text: &str| text.split('`').nth(1).unwrap_or_default().to_owned();
    let expected = || message.split('`').skip(3).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    if message.starts_with("missing field") {
        return (Code::E102, format!("field \"{}\" is missing{place}", named(message)));
    }
    if message.starts_with("unknown field") {
        let expected = expected();
        let fields = expected.iter().map(String::as_str).chain(known.iter().copied());
        return (Code::E101, format!("field \"{}\" is not known{place}{}", named(message), suggestion(&named(message), fields)));
    }
    if message.starts_with("unknown variant") {
        let expected = expected();
        let hint = suggestion(&named(message), expected.iter().map(String::as_str));
        return (Code::E103, format!("\"{}\" is not a value that this field takes{place}{hint}", named(message)));
    }
    (Code::E103, format!("{message}{place}"))
}

/// Reads a JSON Lines file: one object a line; blank lines and lines that begin with `#` are skipped.
pub fn json_lines(file: &str, bytes: &[u8], found: &mut Vec<Problem>) -> Vec<Located> {
    let Some(text) = utf8(file, bytes, found) else { return Vec::new() };
    let mut rows = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let mut faults = Faults::at(found, file, at + 1);
        if line.len() > MAX_LINE {
            faults.add(Code::E005, format!("the line has {} bytes; at most {MAX_LINE} are read", line.len()));
            continue;
        }
        if rows.len() == MAX_ROWS {
            faults.add(Code::E005, format!("more than {MAX_ROWS} rows; split the bank into several files"));
            break;
        }
        match strict_json(trimmed) {
            Ok(value @ Value::Object(_)) => rows.push(Located { file: file.to_owned(), value, lines: Lines::One(at + 1) }),
            Ok(_) => faults.add(Code::E003, "the line is not a JSON object; one object stands on each line"),
            Err((code, message)) => faults.add(code, message),
        }
    }
    rows
}

fn utf8<'b>(file: &str, bytes: &'b [u8], found: &mut Vec<Problem>) -> Option<&'b str> {
    if bytes.len() > MAX_FILE {
        Faults::at(found, file, 0).add(Code::E005, format!("the file has more than {MAX_FILE} bytes"));
        return None;
    }
    // A byte-order mark is what some editors leave; it says nothing in UTF-8.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let line = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).matches('\n').count() + 1;
            Faults::at(found, file, line).add(Code::E002, "the file is not UTF-8 here; save it as UTF-8");
            None
        }
    }
}

/// Reads Markdown. A picture, and a link that leads neither to the web nor to an address nor to a heading, is told:
/// pages show its words only.
pub fn markdown(file: &str, bytes: &[u8], found: &mut Vec<Problem>) -> Option<String> {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let text = utf8(file, bytes, found)?;
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        let said = match event {
            Event::Start(Tag::Image { .. }) => "a picture in guidelines is not shown, only its words; put it into a stimulus",
            Event::Start(Tag::Link { dest_url, .. }) if !leads_somewhere_plain(&dest_url) => {
                "this link is shown as its words only; a link leads to https://, http://, mailto: or #heading"
            }
            _ => continue,
        };
        let line = text.as_bytes().iter().take(range.start).filter(|b| **b == b'\n').count() + 1;
        Faults::at(found, file, line).add(Code::W121, said);
    }
    Some(text.to_owned())
}

/// Whether a link of a text leads to a page of the web, to somebody's address, or to a heading; nothing else is made a link of.
#[must_use]
pub fn leads_somewhere_plain(link: &str) -> bool {
    ["https://", "http://", "mailto:", "#"].iter().any(|start| link.get(..start.len()).is_some_and(|s| s.eq_ignore_ascii_case(start)))
}

/// Reads a TOML file into a value whose every part knows its line.
pub fn toml(file: &str, bytes: &[u8], found: &mut Vec<Problem>) -> Option<Located> {
    let text = utf8(file, bytes, found)?;
    let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let line_of = |offset: usize| starts.partition_point(|start| *start <= offset);
    match DeTable::parse(text) {
        Ok(table) => {
            let mut lines = BTreeMap::new();
            let value = table_value(table.get_ref(), "", &line_of, &mut lines);
            Some(Located { file: file.to_owned(), value, lines: Lines::Many(lines) })
        }
        Err(error) => {
            let line = error.span().map_or(1, |span| line_of(span.start));
            let code = if error.message().contains("duplicate key") { Code::E105 } else { Code::E003 };
            Faults::at(found, file, line).add(code, format!("not TOML: {}", error.message().trim()));
            None
        }
    }
}

fn table_value(table: &DeTable<'_>, at: &str, line_of: &dyn Fn(usize) -> usize, lines: &mut BTreeMap<String, usize>) -> Value {
    let mut object = Map::new();
    for (key, value) in table {
        let pointer = format!("{at}/{}", key.get_ref());
        lines.insert(pointer.clone(), line_of(key.span().start));
        object.insert(key.get_ref().to_string(), toml_value(value.get_ref(), &pointer, line_of, lines));
    }
    Value::Object(object)
}

fn toml_value(value: &DeValue<'_>, at: &str, line_of: &dyn Fn(usize) -> usize, lines: &mut BTreeMap<String, usize>) -> Value {
    match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Integer(n) => i64::from_str_radix(n.as_str(), n.radix()).map_or(Value::Null, Value::from),
        DeValue::Float(x) => x.as_str().parse().ok().and_then(Number::from_f64).map_or(Value::Null, Value::Number),
        DeValue::Boolean(b) => Value::Bool(*b),
        DeValue::Datetime(when) => Value::String(when.to_string()),
        DeValue::Array(list) => {
            let mut values = Vec::with_capacity(list.len());
            for (i, item) in list.iter().enumerate() {
                let pointer = format!("{at}/{i}");
                lines.insert(pointer.clone(), line_of(item.span().start));
                values.push(toml_value(item.get_ref(), &pointer, line_of, lines));
            }
            Value::Array(values)
        }
        DeValue::Table(table) => table_value(table, at, line_of, lines),
    }
}

/// Parses JSON and refuses an object that names a field twice, which serde would settle silently.
fn strict_json(text: &str) -> Result<Value, (Code, String)> {
    strict::parse(text).map_err(|fault| match fault {
        strict::JsonFault::FieldTwice(name) => (Code::E105, format!("field \"{name}\" stands twice in one object")),
        strict::JsonFault::Malformed(error) => (Code::E003, format!("not JSON: {error}").replace(" at line 1 column", ", column")),
    })
}
