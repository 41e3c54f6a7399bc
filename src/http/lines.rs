//! Bodies that are lines: read as they come, packed or not, without an end that would have to be held.

use std::pin::Pin;
use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::error::PayloadError;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use actix_web::web::{Bytes, Payload};
use futures_util::{Stream, StreamExt as _};
use tokio::time::Instant;

use super::body::too_large;
use super::gunzip::Gunzip;
use super::problem::Problem;

/// The longest line, in bytes.
const LONGEST_LINE: usize = 1 << 20;
/// The most lines of a body.
pub const MOST_LINES: u64 = 1_000_000;
/// How long a body may bring next to nothing while it is waited for, and how many bytes it brings in that time at least: as every body.
const WINDOW: Duration = Duration::from_secs(10);
const LEAST: usize = 64 << 10;

/// The lines of a body.
pub struct Lines {
    chunks: Pin<Box<dyn Stream<Item = Result<Bytes, PayloadError>>>>,
    packed: Option<Gunzip>,
    /// What came and was not given yet, and from where on.
    buffer: Vec<u8>,
    from: usize,
    number: u64,
    ended: bool,
    /// How long it was waited since the window began, and what came meanwhile.
    waited: Duration,
    came: usize,
}

/// What is wrong with how a body of lines is sent.
fn head(request: &HttpRequest) -> Result<bool, Problem> {
    let text = |name| request.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().trim().to_ascii_lowercase();
    let kind = text(CONTENT_TYPE);
    let mut parts = kind.split(';').map(str::trim);
    if !matches!(parts.next(), Some("application/x-ndjson" | "application/jsonl")) {
        return Err(Problem::new(415, "unsupported_media_type", "the body is application/x-ndjson: one JSON object a line"));
    }
    if parts.any(|p| p.starts_with("charset=") && p.trim_start_matches("charset=").trim_matches('"') != "utf-8") {
        return Err(Problem::new(415, "unsupported_charset", "the body is UTF-8"));
    }
    match text(CONTENT_ENCODING).as_str() {
        "" | "identity" => Ok(false),
        "gzip" => Ok(true),
        _ => Err(Problem::new(415, "unsupported_content_encoding", "send the lines as they are, or as gzip")),
    }
}

impl Lines {
    /// Begins to read a body.
    ///
    /// # Errors
    /// A [`Problem`] where it is said to be something else.
    pub fn of(request: &HttpRequest, payload: Payload) -> Result<Self, Problem> {
        let packed = head(request)?.then(Gunzip::default);
        let chunks = Box::pin(payload);
        let (buffer, waited) = (Vec::new(), Duration::ZERO);
        Ok(Self { chunks, packed, buffer, from: 0, number: 0, ended: false, waited, came: 0 })
    }

    /// The next line with its number from 1, without its end; `None` behind the last one.
    ///
    /// # Errors
    /// A [`Problem`] where the body ends before it is whole, comes too slowly, or a line or all of it is too long.
    pub async fn next(&mut self) -> Result<Option<(u64, Vec<u8>)>, Problem> {
        loop {
            if let Some(end) = self.buffer[self.from..].iter().position(|b| *b == b'\n') {
                let line = self.buffer[self.from..self.from + end].to_vec();
                self.from += end + 1;
                return self.numbered(line).map(Some);
            }
            if self.buffer.len() - self.from > LONGEST_LINE {
                return Err(too_large(LONGEST_LINE));
            }
            if self.ended {
                let rest = self.buffer.split_off(self.from);
                self.from = self.buffer.len();
                return if rest.is_empty() { Ok(None) } else { self.numbered(rest).map(Some) };
            }
            self.more().await?;
        }
    }

    fn numbered(&mut self, line: Vec<u8>) -> Result<(u64, Vec<u8>), Problem> {
        self.number += 1;
        if self.number > MOST_LINES {
            let detail =
                format!("at most {MOST_LINES} lines are read at once; those before are stored, send the others in another request");
            return Err(Problem::new(413, "body_too_large", detail));
        }
        Ok((self.number, line))
    }

    /// Unpacks or reads on. What was given is let go first.
    async fn more(&mut self) -> Result<(), Problem> {
        self.buffer.drain(..self.from);
        self.from = 0;
        let changed = |_| Problem::new(400, "bad_framing", "the body is no gzip, or was changed on its way");
        if let Some(packed) = &mut self.packed
            && packed.step(&mut self.buffer).map_err(changed)?
        {
            return Ok(());
        }
        let began = Instant::now();
        let late = || Problem::new(408, "body_timeout", "the lines did not come in time; those that were acknowledged are stored");
        let chunk = tokio::time::timeout(WINDOW, self.chunks.next()).await.map_err(|_| late())?;
        self.waited += began.elapsed();
        let framing = |_| Problem::new(400, "bad_framing", "the body ended before it was whole; send it again");
        match chunk.transpose().map_err(framing)? {
            None if self.packed.as_ref().is_some_and(|p| !p.is_whole()) => {
                return Err(Problem::new(400, "bad_framing", "what is packed ended before it was whole; send it again"));
            }
            None => self.ended = true,
            Some(bytes) => {
                self.came += bytes.len();
                match &mut self.packed {
                    None => self.buffer.extend_from_slice(&bytes),
                    Some(packed) => packed.feed(&bytes),
                }
            }
        }
        if self.waited >= WINDOW && !self.ended {
            if self.came < LEAST {
                return Err(late());
            }
            (self.waited, self.came) = (Duration::ZERO, 0);
        }
        Ok(())
    }
}
