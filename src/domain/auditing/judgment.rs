//! An answer without gold, as a platform tells of it: a row says who said what of which task, and when.

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::domain::applying::refused;
use crate::domain::kernel::canonical;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::violation::Violation;

/// The longest id or name of a row, in code points.
pub const LONGEST_NAME: usize = 200;

/// The longest response, in bytes of its canonical JSON.
pub const LONGEST_RESPONSE: usize = 16 << 10;

/// How far ahead of our clock a row may have been judged, in seconds: clocks differ.
const AHEAD: i64 = 86_400;

/// What somebody said of a task.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A word of a few that are offered.
    Label(String),
    /// A response, as canonical JSON.
    Response(String),
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgment {
    /// The platform's own id of the row.
    pub name: String,
    /// The platform's own id of what was judged.
    pub task: String,
    /// Who judged: our id of an annotator, or the platform's own. A UUID stands in its usual spelling, since it is the same in all.
    pub annotator: String,
    /// What they said.
    pub said: Said,
    /// When.
    pub at: Moment,
    /// How long it took.
    pub seconds: Option<f64>,
    /// Of what they were shown.
    pub version: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    task: String,
    annotator: String,
    #[serde(default)]
    label: Option<Value>,
    #[serde(default)]
    response: Option<Value>,
    at: String,
    #[serde(default)]
    seconds: Option<f64>,
    #[serde(default)]
    version: Option<String>,
}

fn no<T>(pointer: &str, code: &'static str, detail: impl Into<String>) -> Result<T, Violation> {
    Err(Violation::new(pointer, code, detail))
}

fn name(text: String, pointer: &str) -> Result<String, Violation> {
    let text = if text.trim().len() == text.len() { text } else { text.trim().to_owned() };
    if text.is_empty() {
        return no(pointer, "required", "is empty");
    }
    if text.len() > LONGEST_NAME && text.chars().count() > LONGEST_NAME {
        return no(pointer, "too_long", format!("at most {LONGEST_NAME} characters"));
    }
    match refused::in_a_name(&text, pointer) {
        Some(wrong) => Err(wrong),
        None => Ok(text),
    }
}

/// The same of what people may be named by, or have typed: it is no identity number.
fn word(text: String, pointer: &str) -> Result<String, Violation> {
    let text = name(text, pointer)?;
    match refused::identity(&text, pointer) {
        Some(wrong) => Err(wrong),
        None => Ok(text),
    }
}

/// A number that was read as it was written: a whole one beyond 64 bits is rounded, and two that differ would be one.
fn exact(value: &Value, pointer: &str) -> Result<(), Violation> {
    match value {
        Value::Number(number) if number.is_f64() && number.as_f64().is_some_and(|n| n.abs() >= 9_007_199_254_740_992.0) => {
            no(pointer, "out_of_range", "a number beyond 2^53 that is not whole in 64 bits is rounded: send it as a text")
        }
        Value::Array(list) => list.iter().try_for_each(|one| exact(one, pointer)),
        Value::Object(fields) => fields.values().try_for_each(|one| exact(one, pointer)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}

impl Judgment {
    /// Reads a line of JSON; `now` is our clock.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn read(line: &str, now: Moment) -> Result<Self, Violation> {
        let row: Row = match serde_json::from_str(line) {
            Ok(row) => row,
            Err(error) => return no("", "shape", format!("no row: {error}")),
        };
        let said = match (row.label.filter(|l| !l.is_null()), row.response.filter(|r| !r.is_null())) {
            (Some(Value::String(label)), None) => Said::Label(word(label, "/label")?),
            (Some(label @ (Value::Number(_) | Value::Bool(_))), None) => {
                exact(&label, "/label")?;
                Said::Label(canonical::text(&label))
            }
            (None, Some(response)) => Said::Response(response_of(&response)?),
            (Some(_), None) => return no("/label", "shape", "a label is a text, a number or true or false"),
            (Some(_), Some(_)) => return no("/response", "unknown_field", "a row has a label or a response, not both"),
            (None, None) => return no("/label", "required", "a row has a label or a response"),
        };
        let at: Timestamp = match row.at.trim().parse() {
            Ok(at) => at,
            Err(_) => return no("/at", "shape", "a moment with its offset, such as 2026-03-04T09:30:00Z"),
        };
        let at = Moment::from_microseconds(at.as_microsecond());
        if at.microseconds() < 0 {
            return no("/at", "out_of_range", "lies before 1970");
        }
        if at > now.plus_seconds(AHEAD) {
            return no("/at", "out_of_range", "lies in the future");
        }
        if row.seconds.is_some_and(|s| !s.is_finite() || s < 0.0) {
            return no("/seconds", "out_of_range", "is not below 0");
        }
        let version = row.version.filter(|v| !v.trim().is_empty()).map(|v| name(v, "/version")).transpose()?;
        let (task, annotator) = (name(row.task, "/task")?, word(row.annotator, "/annotator")?);
        let annotator = Uuid::parse_str(&annotator).map_or(annotator, |id| id.to_string());
        Ok(Self { name: name(row.id, "/id")?, task, annotator, said, at, seconds: row.seconds, version })
    }

    /// What the row is known by within a project.
    #[must_use]
    pub fn id(&self, project: &str) -> Uuid {
        made_of("judgment", &[project, &self.name])
    }

    /// What whoever judged is known by within a project.
    #[must_use]
    pub fn rater(&self, project: &str) -> Uuid {
        made_of("rater", &[project, &self.annotator])
    }

    /// What all that the row says is known by: rows that say the same have the same.
    #[must_use]
    pub fn content(&self) -> Uuid {
        let (word, said) = match &self.said {
            Said::Label(label) => ("label", label),
            Said::Response(response) => ("response", response),
        };
        let (at, seconds) = (self.at.microseconds().to_string(), self.seconds.map(|s| s.to_bits().to_string()));
        let parts = [&self.task, &self.annotator, word, said, &at, seconds.as_deref().unwrap_or(""), self.version.as_deref().unwrap_or("")];
        made_of("content", &parts)
    }
}

fn response_of(response: &Value) -> Result<String, Violation> {
    if !response.is_object() && !response.is_array() {
        return no("/response", "shape", "a response is an object or a list; one word is a label");
    }
    exact(response, "/response")?;
    let text = canonical::text(response);
    if text.len() > LONGEST_RESPONSE {
        return no("/response", "too_long", format!("at most {LONGEST_RESPONSE} bytes"));
    }
    match refused::identity_within(response, "/response", &[]) {
        Some(wrong) => Err(wrong),
        None => Ok(text),
    }
}

/// Sixteen bytes of BLAKE3 over texts with their lengths, as an id.
fn made_of(purpose: &str, parts: &[&str]) -> Uuid {
    let mut hasher = blake3::Hasher::new();
    hasher.update(purpose.as_bytes());
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
    }
    let mut id = [0; 16];
    id.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    Uuid::from_bytes(id)
}

/// A row of CSV as a line of JSON: cells that are empty are left out, `seconds` is a number, `response` is JSON.
///
/// # Errors
/// What is wrong with a cell.
pub fn line_of_cells<'c>(cells: impl Iterator<Item = (&'c str, &'c str)>) -> Result<String, Violation> {
    let mut row = serde_json::Map::new();
    for (column, cell) in cells.filter(|(_, cell)| !cell.trim().is_empty()) {
        let value = match column {
            "seconds" => match cell.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => json!(number),
                Ok(_) => return no("/seconds", "out_of_range", "is a finite number"),
                Err(_) => return no("/seconds", "wrong_type", "is a number"),
            },
            "response" => match serde_json::from_str(cell) {
                Ok(value) => value,
                Err(_) => return no("/response", "wrong_type", "is JSON"),
            },
            _ => json!(cell),
        };
        row.insert(column.to_owned(), value);
    }
    Ok(Value::Object(row).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment::from_microseconds(1_793_610_000_000_000);

    fn row(more: &str) -> String {
        format!(r#"{{"id":"r1","task":"t1","annotator":"a1","at":"2026-11-01T10:00:00+08:00"{more}}}"#)
    }

    #[test]
    fn rows_are_read_and_what_is_wrong_has_its_place() {
        let read = Judgment::read(&row(r#","label":" safe ","seconds":2.5"#), NOW).expect("a row");
        assert_eq!((read.said, read.at.to_string().as_str()), (Said::Label("safe".to_owned()), "2026-11-01T02:00:00Z"));
        let read = Judgment::read(&row(r#","response":{"b":1,"a":[2.0]},"version":"7""#), NOW).expect("a row");
        assert_eq!(read.said, Said::Response(r#"{"a":[2],"b":1}"#.to_owned()));
        for (more, pointer, code) in [
            ("", "/label", "required"),
            (r#","label":"x","response":{}"#, "/response", "unknown_field"),
            (r#","label":{}"#, "/label", "shape"),
            (r#","label":"""#, "/label", "required"),
            (r#","response":"x""#, "/response", "shape"),
            (r#","label":"x","seconds":-1"#, "/seconds", "out_of_range"),
            (r#","label":"x","other":1"#, "", "shape"),
            (r#","label":"x","label":"y""#, "", "shape"),
            (",", "", "shape"),
        ] {
            let wrong = Judgment::read(&row(more), NOW).expect_err(more);
            assert_eq!((wrong.pointer.as_str(), wrong.code), (pointer, code), "{more}: {wrong}");
        }
        // An identity number with its check digit, and whole numbers that two rows would share.
        for (more, pointer, code) in [
            (r#","label":"S1234567D""#, "/label", "nric_refused"),
            (r#","label":36893488147419103233"#, "/label", "out_of_range"),
            (r#","response":{"n":[-36893488147419103233]}"#, "/response", "out_of_range"),
        ] {
            let wrong = Judgment::read(&row(more), NOW).expect_err(more);
            assert_eq!((wrong.pointer.as_str(), wrong.code), (pointer, code), "{more}: {wrong}");
        }
        assert!(Judgment::read(&row(r#","label":18446744073709551615"#), NOW).is_ok());
        for (at, code) in [
            ("2026-13-01T00:00:00Z", "shape"),
            ("2026-11-01", "shape"),
            ("2030-01-01T00:00:00Z", "out_of_range"),
            ("0001-01-01T00:00:00Z", "out_of_range"),
        ] {
            let line = row(r#","label":"x""#).replace("2026-11-01T10:00:00+08:00", at);
            assert_eq!(Judgment::read(&line, NOW).expect_err(at).code, code, "{at}");
        }
        let long = row(r#","label":"x""#).replace("t1", &"t".repeat(LONGEST_NAME + 1));
        assert_eq!(Judgment::read(&long, NOW).expect_err("long").pointer, "/task");
    }

    #[test]
    fn a_row_that_says_the_same_is_known_and_any_other_is_another() {
        let of = |line: &str| Judgment::read(line, NOW).expect("a row");
        let first = of(&row(r#","label":"x""#));
        let same = of(r#"{"label":"x","annotator":"a1","at":"2026-11-01T02:00:00.000Z","task":"t1","id":"r1","seconds":null}"#);
        assert_eq!((first.id("p"), first.content()), (same.id("p"), same.content()));
        assert_ne!(first.id("p"), first.id("q"), "each project has its own");
        for more in [r#","label":"y""#, r#","label":"x","seconds":1"#, r#","label":"x","version":"1""#, r#","response":["x"]"#] {
            let other = of(&row(more));
            assert!(other.id("p") == first.id("p") && other.content() != first.content(), "{more}");
        }
        let spelt = |who: &str| of(&row(r#","label":"x""#).replace("a1", who)).rater("p");
        let usual = spelt("019a8c5e-0000-7000-8000-00000000000a");
        for who in ["019A8C5E-0000-7000-8000-00000000000A", "019a8c5e00007000800000000000000a", "{019a8c5e-0000-7000-8000-00000000000a}"] {
            assert_eq!(spelt(who), usual, "{who}");
        }
        // Parts are told apart by their lengths.
        assert_ne!(made_of("rater", &["ab", "c"]), made_of("rater", &["a", "bc"]));
    }

    #[test]
    fn cells_are_the_row_that_json_is() {
        let cells = [("id", "r1"), ("task", "t1"), ("annotator", "a1"), ("at", "2026-11-01T02:00:00Z"), ("label", "7"), ("seconds", "2.5")];
        let line = line_of_cells(cells.into_iter().chain([("version", " ")])).expect("a line");
        let read = Judgment::read(&line, NOW).expect("a row");
        assert_eq!((read.said.clone(), read.seconds), (Said::Label("7".to_owned()), Some(2.5)));
        assert_eq!(read.content(), Judgment::read(&row(r#","label":7,"seconds":2.5"#), NOW).expect("a row").content());
        assert_eq!(line_of_cells([("seconds", "two")].into_iter()).expect_err("no number").pointer, "/seconds");
        for odd in ["inf", "NaN", "1e999"] {
            assert_eq!(line_of_cells([("seconds", odd)].into_iter()).expect_err(odd).code, "out_of_range");
        }
        assert_eq!(line_of_cells([("response", "{")].into_iter()).expect_err("no JSON").pointer, "/response");
    }
}
