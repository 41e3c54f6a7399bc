//! Lists in pages: where one goes on, signed, so that only what was given out is read.

use serde::Deserialize;
use serde_json::{Value, json};

use super::endpoint::Call;
use super::shapes;
use crate::http::problem::Problem;

/// Where a list goes on: after which row, and for which question.
#[derive(Deserialize)]
struct Cursor {
    question: String,
    at: i64,
    id: uuid::Uuid,
    issued: i64,
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// How long a cursor holds, in microseconds.
const CURSOR_HOLDS: i64 = 24 * 3_600 * 1_000_000;

impl Call {
    /// The place after which this page begins.
    pub fn after(&self, question: &str) -> Result<(i64, uuid::Uuid), Problem> {
        let Some(text) = self.query("cursor") else { return Ok((i64::MIN, uuid::Uuid::nil())) };
        let bad = || Problem::new(400, "bad_cursor", "this cursor is none of this list; begin at the first page");
        // The signature comes first: what we did not give out is not even read.
        let (signature, text) = text.split_at_checked(32).ok_or_else(bad)?;
        if !self.cursors.holds(text, signature) {
            return Err(bad());
        }
        let byte = |i: usize| text.get(i..i + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        let bytes: Option<Vec<u8>> = (0..text.len()).step_by(2).map(byte).collect();
        let cursor: Cursor = bytes.and_then(|b| serde_json::from_slice(&b).ok()).ok_or_else(bad)?;
        if cursor.question != question {
            return Err(bad());
        }
        if self.app.now().microseconds().saturating_sub(cursor.issued) > CURSOR_HOLDS {
            return Err(Problem::new(400, "cursor_expired", "this cursor is older than a day; begin at the first page"));
        }
        Ok((cursor.at, cursor.id))
    }

    /// A page of rows and the cursor of the next one, where there may be one.
    pub fn page<T: serde::Serialize>(
        &self,
        question: &str,
        limit: i64,
        rows: Vec<T>,
        last: Option<(i64, uuid::Uuid)>,
    ) -> Result<Value, Problem> {
        let full = i64::try_from(rows.len()).is_ok_and(|n| n == limit);
        let next = last.filter(|_| full).map(|(at, id)| {
            let cursor = json!({ "question": question, "at": at, "id": id, "issued": self.app.now().microseconds() });
            let text = hexadecimal(cursor.to_string().as_bytes());
            format!("{}{text}", self.cursors.sign(&text))
        });
        shapes::told(shapes::List { data: rows, next_cursor: next })
    }
}
