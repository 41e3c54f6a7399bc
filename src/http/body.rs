//! Request bodies: uncompressed UTF-8 JSON of bounded size, depth and length, without a key twice. What is wrong is said with its place; what was
//! sent is never quoted.

use actix_web::HttpRequest;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::web::Payload;
use futures_util::StreamExt as _;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::problem::Problem;
use crate::domain::applicant::refused;
use crate::domain::strict;
use crate::domain::violation::Violation;

/// Largest JSON body, in bytes.
pub const LARGEST: usize = 256 << 10;
/// How long a body may take.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(10);
const DEEPEST: usize = 32;
const LONGEST_LIST: usize = 1_000;
const MOST_KEYS: usize = 200;
const LONGEST_NUMBER: usize = 40;

/// Reads the bytes of a body up to a limit.
pub async fn bytes(request: &HttpRequest, mut payload: Payload, most: usize) -> Result<Vec<u8>, Problem> {
    let too_large = || Problem::new(413, "body_too_large", format!("at most {most} bytes are read"));
    if request.headers().contains_key(CONTENT_ENCODING) {
        return Err(Problem::new(415, "unsupported_content_encoding", "send the body uncompressed"));
    }
    let stated = request.headers().get(CONTENT_LENGTH).and_then(|l| l.to_str().ok()).and_then(|l| l.parse::<usize>().ok());
    if stated.is_some_and(|length| length > most) {
        return Err(too_large());
    }
    // A body may come in pieces, but not for ever: what trickles holds a connection that others need.
    let whole = tokio::time::timeout(PATIENCE, async {
        let mut body = Vec::new();
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|_| Problem::new(400, "bad_framing", "the body ended before it was whole"))?;
            if body.len() + chunk.len() > most {
                return Err(too_large());
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    });
    whole.await.unwrap_or_else(|_| Err(Problem::new(408, "body_timeout", "the body did not come within 10 seconds; please send it again")))
}

/// Reads a body as JSON. An empty body is `null`.
pub async fn json(request: &HttpRequest, payload: Payload) -> Result<(Value, Vec<u8>), Problem> {
    let body = bytes(request, payload, LARGEST).await?;
    if body.is_empty() {
        return Ok((Value::Null, body));
    }
    let kind = request.headers().get(CONTENT_TYPE).and_then(|t| t.to_str().ok()).unwrap_or_default().to_ascii_lowercase();
    let mut parts = kind.split(';').map(str::trim);
    if parts.next() != Some("application/json") {
        return Err(Problem::new(415, "unsupported_media_type", "the body is application/json"));
    }
    if parts.any(|p| p.starts_with("charset=") && p.trim_start_matches("charset=").trim_matches('"') != "utf-8") {
        return Err(Problem::new(415, "unsupported_charset", "the body is UTF-8"));
    }
    Ok((parse(&body)?, body))
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
