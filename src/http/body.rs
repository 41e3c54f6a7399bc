//! Request bodies: uncompressed UTF-8 JSON of bounded size, depth and length, without a key twice. What is wrong is said with its place;
//! what was sent is never quoted.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::error::PayloadError;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::web::{Bytes, Data, Payload};
use futures_util::{Stream, StreamExt as _};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::budget::{Budget, Held, Sender};
use super::problem::Problem;
use crate::domain::applying::refused;
use crate::domain::kernel::strict;
use crate::domain::kernel::violation::Violation;

/// Largest JSON body, in bytes.
pub const LARGEST: usize = 256 << 10;
/// How long a body may bring next to nothing, and how many bytes it brings in that time at least unless it ends: what a line of 56 kbit/s,
/// the slowest that people still have to put up with, does. A document of the largest size comes over it in half an hour.
const WINDOW: Duration = Duration::from_secs(10);
const LEAST: usize = 64 << 10;

/// How much of a body is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// Most bytes, whatever they are made of.
    pub most: usize,
}

/// Reads a body with a reader of its chunks, within a bound and within the memory for bodies; what it holds is given back with what was
/// read. A fault of the reader that comes from the bound is told as the bound's.
pub async fn read_by<T, F: Future<Output = Result<T, Problem>>>(
    request: &HttpRequest,
    payload: Payload,
    (bound, sender): (Bound, &Sender),
    reader: impl FnOnce(std::pin::Pin<Box<dyn Stream<Item = Result<Bytes, PayloadError>>>>) -> F,
) -> Result<(T, Arc<Held>), Problem> {
    if request.headers().contains_key(CONTENT_ENCODING) {
        return Err(Problem::new(415, "unsupported_content_encoding", "send the body uncompressed"));
    }
    let stated = request.headers().get(CONTENT_LENGTH).and_then(|l| l.to_str().ok()).and_then(|l| l.parse::<usize>().ok());
    if stated.is_some_and(|length| length > bound.most) {
        return Err(too_large(bound.most));
    }
    let budget = request.app_data::<Data<Budget>>().map(|b| b.get_ref().clone()).unwrap_or_default();
    let held = Arc::new(budget.open(sender, bound.most).ok_or_else(Problem::one_file)?);
    let meter = Rc::new(RefCell::new(Meter { most: bound.most, read: 0, held: held.clone(), refused: None }));
    let counting = meter.clone();
    let chunks = payload.map(move |chunk| counting.borrow_mut().pass(chunk));
    let mut reading = std::pin::pin!(reader(Box::pin(chunks)));
    // A body may come in pieces and take long, but what trickles holds memory and a connection that others need: each window has to bring
    // its part.
    let read = loop {
        let before = meter.borrow().read;
        match tokio::time::timeout(WINDOW, &mut reading).await {
            Ok(read) => break Some(read),
            Err(_) if meter.borrow().read - before < LEAST => break None,
            Err(_) => {}
        }
    };
    let refused = meter.borrow_mut().refused.take();
    match (read, refused) {
        (_, Some(refused)) => Err(refused),
        (None, None) => Err(late()),
        (Some(read), None) => Ok((read?, held)),
    }
}

/// The memory that a body of lines takes while it is read: as much as a form, however long it is.
pub fn share(request: &HttpRequest, sender: &Sender) -> Result<Arc<Held>, Problem> {
    const LINES: usize = 1 << 20;
    let budget = request.app_data::<Data<Budget>>().map(|b| b.get_ref().clone()).unwrap_or_default();
    let held = budget.open(sender, LINES).ok_or_else(Problem::one_file)?;
    if !held.holds(LINES) {
        return Err(Problem::busy("too much is being sent at once; please send it again", 2));
    }
    Ok(Arc::new(held))
}

/// What is read of a body, counted as it comes.
#[derive(Debug)]
struct Meter {
    most: usize,
    read: usize,
    held: Arc<Held>,
    refused: Option<Problem>,
}

impl Meter {
    fn pass(&mut self, chunk: Result<Bytes, PayloadError>) -> Result<Bytes, PayloadError> {
        let chunk = chunk?;
        self.read += chunk.len();
        let refused = if self.read > self.most {
            too_large(self.most)
        } else if !self.held.holds(self.read) {
            Problem::busy("too much is being sent at once; please send it again", 2)
        } else {
            return Ok(chunk);
        };
        self.refused = Some(refused);
        Err(PayloadError::Overflow)
    }
}

/// A body, or a part of one, that is larger than it may be.
pub fn too_large(most: usize) -> Problem {
    Problem::new(413, "body_too_large", format!("at most {most} bytes are read"))
}

fn late() -> Problem {
    let (seconds, kib) = (WINDOW.as_secs(), LEAST >> 10);
    Problem::new(
        408,
        "body_timeout",
        format!("{seconds} seconds brought neither the body's end nor {kib} KiB of it; send less, or send it over a faster line"),
    )
}

const DEEPEST: usize = 32;
const LONGEST_LIST: usize = 1_000;
const MOST_KEYS: usize = 200;
const LONGEST_NUMBER: usize = 40;

/// Reads the bytes of a body up to a limit.
pub async fn bytes(request: &HttpRequest, payload: Payload, bound: Bound, sender: &Sender) -> Result<(Vec<u8>, Arc<Held>), Problem> {
    let stated = request.headers().get(CONTENT_LENGTH).and_then(|l| l.to_str().ok()).and_then(|l| l.parse::<usize>().ok());
    // With the stated room a body is not copied as it grows; what of it does not come is never touched.
    let room = stated.unwrap_or(0).min(bound.most);
    let whole = |mut chunks: std::pin::Pin<Box<dyn Stream<Item = Result<Bytes, PayloadError>>>>| async move {
        let mut body = Vec::with_capacity(room);
        while let Some(chunk) = chunks.next().await {
            body.extend_from_slice(&chunk.map_err(|_| Problem::new(400, "bad_framing", "the body ended before it was whole"))?);
        }
        Ok(body)
    };
    read_by(request, payload, (bound, sender), whole).await
}

/// Reads a body as JSON, and gives its bytes beside it. An empty body is `null`.
pub async fn json(request: &HttpRequest, payload: Payload, sender: &Sender) -> Result<(Value, Vec<u8>, Arc<Held>), Problem> {
    let (body, held) = bytes(request, payload, Bound { most: LARGEST }, sender).await?;
    if body.is_empty() {
        return Ok((Value::Null, body, held));
    }
    let kind = request.headers().get(CONTENT_TYPE).and_then(|t| t.to_str().ok()).unwrap_or_default().to_ascii_lowercase();
    let mut parts = kind.split(';').map(str::trim);
    if parts.next() != Some("application/json") {
        return Err(Problem::new(415, "unsupported_media_type", "the body is application/json"));
    }
    if parts.any(|p| p.starts_with("charset=") && p.trim_start_matches("charset=").trim_matches('"') != "utf-8") {
        return Err(Problem::new(415, "unsupported_charset", "the body is UTF-8"));
    }
    Ok((parse(&body)?, body, held))
}

fn parse(body: &[u8]) -> Result<Value, Problem> {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    let text = std::str::from_utf8(body)
        .map_err(|e| Problem::new(400, "invalid_utf8", format!("the body is not UTF-8 at byte {}", e.valid_up_to())))?;
    scan(text)?;
    let value = strict::parse(text).map_err(|fault| match fault {
        strict::JsonFault::Malformed(error) => malformed(&error),
        strict::JsonFault::FieldTwice(name) => {
            let shown: String = name.chars().filter(|c| !c.is_control()).take(60).collect();
            Problem::new(400, "duplicate_key", format!("key \"{shown}\" stands twice in one object"))
        }
    })?;
    limits(&value, &mut String::new())?;
    Ok(value)
}

fn malformed(error: &serde_json::Error) -> Problem {
    let message = error.to_string();
    let place = format!("line {}, column {}", error.line(), error.column());
    if message.starts_with("number out of range") {
        return Problem::new(400, "number_out_of_range", format!("a number is too large at {place}"));
    }
    Problem::new(400, "malformed_json", format!("the body is not one JSON value: {place}"))
}

/// What has to be known before the text is parsed: its depth, and how long its numbers are.
fn scan(text: &str) -> Result<(), Problem> {
    let (mut depth, mut number, mut inside, mut escaped) = (0_usize, 0_usize, false, false);
    for byte in text.bytes() {
        if inside {
            inside = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
            continue;
        }
        number = if byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E') { number + 1 } else { 0 };
        match byte {
            b'"' => inside = true,
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Err(Problem::new(400, "json_too_deep", format!("at most {DEEPEST} levels are read")));
        }
        if number > LONGEST_NUMBER {
            return Err(Problem::new(400, "number_too_long", format!("a number has at most {LONGEST_NUMBER} characters")));
        }
    }
    Ok(())
}

/// What no text that comes in may be, whichever field it stands in: endless, split by NUL, or a number of somebody's identity.
pub fn refused_in(text: &str, at: &str) -> Option<Violation> {
    let nul = || text.contains('\0').then(|| Violation::new(at, "odd_characters", "a text may not hold NUL"));
    refused::too_long(text, refused::LONGEST_TEXT, at).or_else(nul).or_else(|| refused::identity(text, at))
}

fn limits(value: &Value, at: &mut String) -> Result<(), Problem> {
    let broken = |code, detail: String, at: &str| Err(Problem::invalid(vec![Violation::new(at, code, detail)]));
    let base = at.len();
    match value {
        Value::Array(list) if list.len() > LONGEST_LIST => {
            broken("too_many_items", format!("{} entries; at most {LONGEST_LIST} are read", list.len()), at)
        }
        Value::Object(fields) if fields.len() > MOST_KEYS => {
            broken("too_many_keys", format!("{} keys; at most {MOST_KEYS} are read", fields.len()), at)
        }
        Value::String(text) => match refused_in(text, at) {
            Some(wrong) => Err(Problem::invalid(vec![wrong])),
            None => Ok(()),
        },
        Value::Array(list) => list.iter().enumerate().try_for_each(|(i, v)| {
            at.push('/');
            at.push_str(&i.to_string());
            limits(v, at)?;
            at.truncate(base);
            Ok(())
        }),
        Value::Object(fields) if fields.keys().any(|name| name.contains('\0')) => {
            broken("odd_characters", "a key may not hold NUL".to_owned(), at)
        }
        Value::Object(fields) => fields.iter().try_for_each(|(name, v)| {
            let shown: String = name.chars().take(60).collect();
            at.push('/');
            if let Some(wrong) = refused_in(name, at) {
                return Err(Problem::invalid(vec![wrong]));
            }
            at.push_str(&shown.replace('~', "~0").replace('/', "~1"));
            limits(v, at)?;
            at.truncate(base);
            Ok(())
        }),
        _ => Ok(()),
    }
}

/// Reads a value as a type; unknown fields, missing ones and wrong types are told with their place.
pub fn read<T: DeserializeOwned>(value: Value) -> Result<T, Problem> {
    let value = if value.is_null() { Value::Object(Map::new()) } else { value };
    strict::read(value).map_err(|error| {
        let pointer: String = error.path().iter().filter_map(segment).fold(String::new(), |at, s| at + "/" + &s);
        let message = error.inner().to_string();
        let named = message.split('`').nth(1).unwrap_or_default().to_owned();
        let (pointer, code) = if message.starts_with("unknown field") {
            (pointer, "unknown_field")
        } else if message.starts_with("missing field") {
            (format!("{pointer}/{named}"), "required")
        } else {
            (pointer, "wrong_type")
        };
        // serde quotes a wrong string; what was sent is not sent back.
        let detail = match message.split_once("string \"") {
            Some((before, after)) => format!("{before}text{}", after.rsplit_once('"').map_or("", |(_, rest)| rest)),
            None => message,
        };
        Problem::invalid(vec![Violation::new(pointer, code, detail)])
    })
}

fn segment(segment: &serde_path_to_error::Segment) -> Option<String> {
    match segment {
        serde_path_to_error::Segment::Seq { index } => Some(index.to_string()),
        serde_path_to_error::Segment::Map { key } => Some(key.clone()),
        serde_path_to_error::Segment::Enum { .. } | serde_path_to_error::Segment::Unknown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The code that a text is refused with, and the place that is told, where one is.
    fn refused(text: &[u8]) -> String {
        match parse(text) {
            Ok(value) => format!("taken: {value}"),
            Err(problem) => {
                let told = format!("{problem:?}");
                let after = |name: &str| told.split(name).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned();
                format!("{} {} {}", problem.status(), after("code: \""), after("pointer: \"")).trim().to_owned()
            }
        }
    }

    #[test]
    fn what_is_wrong_with_a_body_is_said_by_code_and_place() {
        let (deep, deeper) = ("[".repeat(32) + &"]".repeat(32), "[".repeat(33) + &"]".repeat(33));
        let list = |n: usize| format!("[{}]", vec!["1"; n].join(","));
        let keys = |n: usize| format!("{{{}}}", (0..n).map(|i| format!("\"k{i}\":1")).collect::<Vec<_>>().join(","));
        for (text, expected) in [
            ("\u{feff}{\"a\":1}", "taken: {\"a\":1}"),
            ("{\"a\":1,\"a\":2}", "400 duplicate_key"),
            ("{\"a\":{\"b\":1,\"b\":2}}", "400 duplicate_key"),
            ("{\"a\":1}{", "400 malformed_json"),
            ("", "400 malformed_json"),
            ("1e999", "400 number_out_of_range"),
            (&format!("[{}]", "9".repeat(40)), "taken: [9999999999999999999999999999999999999999]"),
            (&format!("[{}]", "9".repeat(41)), "400 number_too_long"),
            // Brackets and digits inside a text are a text, behind an escaped quotation mark too.
            (&format!("[\"\\\"{}{}\"]", "[".repeat(99), "-".repeat(99)), &format!("taken: [\"\\\"{}{}\"]", "[".repeat(99), "-".repeat(99))),
            (&deep, &format!("taken: {deep}")),
            (&deeper, "400 json_too_deep"),
            (&list(1_000), &format!("taken: {}", list(1_000))),
            (&list(1_001), "422 too_many_items"),
            (&keys(201), "422 too_many_keys"),
            ("{\"a\":[\"x\\u0000\"]}", "422 validation /a/0"),
            ("{\"a/b~\":\"x\\u0000\"}", "422 validation /a~1b~0"),
            ("{\"a\\u0000\":1}", "422 validation"),
        ] {
            let found = refused(text.as_bytes());
            // A number that is written long is read as the nearest one.
            let found = found.replace("1e40", &"9".repeat(40)).replace("1e+40", &"9".repeat(40));
            assert_eq!(found, expected, "{}", text.chars().take(60).collect::<String>());
        }
        assert_eq!(refused(b"[\"a\xff\"]"), "400 invalid_utf8");
        assert_eq!(
            refused(&[b"[\"".to_vec(), vec![b'x'; refused::LONGEST_TEXT], b"\"]".to_vec()].concat()).split(':').next(),
            Some("taken")
        );
        assert_eq!(refused(&[b"{\"t\":\"".to_vec(), vec![b'x'; refused::LONGEST_TEXT + 1], b"\"}".to_vec()].concat()), "422 validation /t");
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sheet {
        #[serde(default)]
        levels: Vec<u8>,
        name: String,
    }

    #[test]
    fn a_wrong_type_is_told_with_its_place_and_never_quoted() {
        let told = |value: Value| match read::<Sheet>(value) {
            Ok(sheet) => panic!("{sheet:?}"),
            Err(problem) => format!("{problem:?}"),
        };
        for (value, pointer, code) in [
            (serde_json::json!({ "name": "a", "levels": [1, "secret"] }), "/levels/1", "wrong_type"),
            (serde_json::json!({ "name": "a", "Name": 1 }), "", "unknown_field"),
            (serde_json::json!({ "levels": [] }), "/name", "required"),
            (Value::Null, "/name", "required"),
        ] {
            let told = told(value);
            assert!(told.contains(&format!("pointer: \"{pointer}")) && told.contains(&format!("code: \"{code}\"")), "{told}");
            assert!(!told.contains("secret"), "{told}");
        }
        let sheet: Sheet = read(serde_json::json!({ "name": "a", "levels": [3] })).unwrap();
        assert_eq!((sheet.name.as_str(), sheet.levels.as_slice()), ("a", [3].as_slice()));
    }
}
