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
/// The most bytes of a body once it is unpacked.
const MOST_BYTES: u64 = 512 << 20;
/// Pieces after which others have their turn: so many bytes are unpacked and cut into lines in a few milliseconds.
const TURN: u32 = 8;
/// How long a body may bring next to nothing while it is waited for, and how many bytes it brings in that time at least: as every body.
const WINDOW: Duration = Duration::from_secs(10);
const LEAST: usize = 64 << 10;

/// What came and was not given yet.
#[derive(Debug, Default)]
struct Buffer {
    bytes: Vec<u8>,
    /// From where on nothing was given.
    from: usize,
    /// Up to where no line ends.
    looked: usize,
    /// Bytes that were looked at for an end.
    #[cfg(test)]
    steps: usize,
}

impl Buffer {
    fn left(&self) -> usize {
        self.bytes.len() - self.from
    }

    /// The next line without its end, where it is whole. What was looked through is not looked through again when more has come: a line may
    /// come byte by byte.
    fn line(&mut self) -> Option<Vec<u8>> {
        #[cfg(test)]
        {
            self.steps += self.bytes.len() - self.looked;
        }
        let Some(end) = self.bytes[self.looked..].iter().position(|b| *b == b'\n') else {
            self.looked = self.bytes.len();
            return None;
        };
        let end = self.looked + end;
        let line = self.bytes[self.from..end].to_vec();
        (self.from, self.looked) = (end + 1, end + 1);
        Some(line)
    }

    /// All that is left, at the end.
    fn rest(&mut self) -> Vec<u8> {
        let rest = self.bytes.split_off(self.from);
        (self.from, self.looked) = (self.bytes.len(), self.bytes.len());
        rest
    }

    /// Lets go what was given; where more goes to.
    fn room(&mut self) -> &mut Vec<u8> {
        self.bytes.drain(..self.from);
        self.looked -= self.from;
        self.from = 0;
        &mut self.bytes
    }
}

/// The lines of a body.
pub struct Lines {
    chunks: Pin<Box<dyn Stream<Item = Result<Bytes, PayloadError>>>>,
    packed: Option<Gunzip>,
    buffer: Buffer,
    number: u64,
    /// Bytes that came, unpacked, and pieces in which they did.
    bytes: u64,
    pieces: u32,
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
        let (buffer, waited) = (Buffer::default(), Duration::ZERO);
        Ok(Self { chunks, packed, buffer, number: 0, bytes: 0, pieces: 0, ended: false, waited, came: 0 })
    }

    /// The next line with its number from 1, without its end; `None` behind the last one.
    ///
    /// # Errors
    /// A [`Problem`] where the body ends before it is whole, comes too slowly, or a line or all of it is too long.
    pub async fn next(&mut self) -> Result<Option<(u64, Vec<u8>)>, Problem> {
        loop {
            if let Some(line) = self.buffer.line() {
                return self.numbered(line).map(Some);
            }
            if self.buffer.left() > LONGEST_LINE {
                return Err(too_large(LONGEST_LINE));
            }
            if self.ended {
                let rest = self.buffer.rest();
                return if rest.is_empty() { Ok(None) } else { self.numbered(rest).map(Some) };
            }
            let before = self.buffer.left();
            self.more().await?;
            self.bytes += (self.buffer.left() - before) as u64;
            if self.bytes > MOST_BYTES {
                let most = MOST_BYTES >> 20;
                let detail = format!("at most {most} MiB of lines are read at once; send the others in another request");
                return Err(Problem::new(413, "body_too_large", detail));
            }
            self.pieces = self.pieces.wrapping_add(1);
            if self.pieces.is_multiple_of(TURN) {
                tokio::task::yield_now().await;
            }
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
        let room = self.buffer.room();
        let changed = |_| Problem::new(400, "bad_framing", "the body is no gzip, or was changed on its way");
        if let Some(packed) = &mut self.packed
            && packed.step(room).map_err(changed)?
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
                    None => self.buffer.room().extend_from_slice(&bytes),
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that are looked at until lines of this length have come in pieces of this length.
    fn steps(line: usize, piece: usize) -> usize {
        let mut whole = vec![b'x'; line];
        whole.push(b'\n');
        let (mut buffer, mut given) = (Buffer::default(), Vec::new());
        for part in whole.repeat(3).chunks(piece) {
            buffer.room().extend_from_slice(part);
            while let Some(line) = buffer.line() {
                given.push(line.len());
            }
        }
        assert_eq!((given, buffer.left()), (vec![line; 3], 0));
        buffer.steps
    }

    #[test]
    fn lines_that_come_byte_by_byte_are_looked_at_once() {
        for piece in [1, 7, 64] {
            let (once, twice) = (steps(1_000, piece), steps(2_000, piece));
            assert!(once <= 3 * (1_001 + piece) && twice <= 2 * once + 3 * piece, "{piece}: {once}, {twice}");
        }
    }

    #[test]
    fn what_follows_the_last_end_is_the_rest() {
        let mut buffer = Buffer::default();
        buffer.room().extend_from_slice(b"one\ntwo\n\nthr");
        assert_eq!(
            (buffer.line(), buffer.line(), buffer.line(), buffer.line()),
            (Some(b"one".into()), Some(b"two".into()), Some(vec![]), None)
        );
        buffer.room().extend_from_slice(b"ee");
        assert_eq!((buffer.line(), buffer.left(), buffer.rest(), buffer.left()), (None, 5, b"three".into(), 0));
    }
}
