//! JSON documents one by one: one a line, or the members of one list that the whole file is.

use std::io::{BufRead, BufReader, Read};

use super::error::{RowError, io_error};
use super::text::{Encoding, Text, lines};

/// JSON documents of a file.
pub struct Documents {
    reader: BufReader<Text>,
    /// The line that is read next.
    line: u64,
    shape: Shape,
    is_list: bool,
    longest: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Unknown,
    Lines,
    List,
    Ended,
}

impl std::fmt::Debug for Documents {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Documents").field("line", &self.line).field("shape", &self.shape).finish_non_exhaustive()
    }
}

impl Documents {
    /// Starts to read; a document of more than `longest` bytes is refused.
    #[must_use]
    pub fn new(input: Box<dyn Read + Send>, encoding: Option<Encoding>, longest: u64) -> Self {
        let reader = BufReader::with_capacity(1 << 18, Text::new(input, encoding));
        Self { reader, line: 1, shape: Shape::Unknown, is_list: false, longest }
    }

    /// Whether the file is one list.
    #[must_use]
    pub const fn is_list(&self) -> bool {
        self.is_list
    }

    /// Reads the next document into `text` and says in which line it begins; `None` at the end. Empty lines are passed over.
    ///
    /// # Errors
    /// [`RowError`] for input that cannot be read or is no text, a document that is too long, and a list that does not go on as one.
    pub fn next(&mut self, text: &mut String) -> Result<Option<u64>, RowError> {
        text.clear();
        if self.shape == Shape::Unknown {
            self.shape = if self.past_blanks()? == Some(b'[') { Shape::List } else { Shape::Lines };
            if self.shape == Shape::List {
                self.is_list = true;
                self.reader.consume(1);
                if self.past_blanks()? == Some(b']') {
                    self.reader.consume(1);
                    return self.end();
                }
            }
        }
        match self.shape {
            Shape::Unknown | Shape::Ended => Ok(None),
            Shape::Lines => self.next_line(text),
            Shape::List => self.next_member(text),
        }
    }

    fn wrong(&self, what: impl Into<String>) -> RowError {
        RowError { line: self.line, what: what.into() }
    }

    fn next_line(&mut self, text: &mut String) -> Result<Option<u64>, RowError> {
        loop {
            text.clear();
            let line = self.line;
            let read = self.reader.by_ref().take(self.longest + 1).read_line(text).map_err(|e| io_error(&e, line))?;
            if read == 0 {
                self.shape = Shape::Ended;
                return Ok(None);
            }
            if read as u64 > self.longest {
                return Err(self.wrong(format!("is longer than {} bytes", self.longest)));
            }
            self.line += 1;
            if !text.trim().is_empty() {
                return Ok(Some(line));
            }
        }
    }

    /// The next byte that is no white space, which stays.
    fn past_blanks(&mut self) -> Result<Option<u8>, RowError> {
        loop {
            let line = self.line;
            let buffer = self.reader.fill_buf().map_err(|e| io_error(&e, line))?;
            let Some(byte) = buffer.first().copied() else { return Ok(None) };
            if !byte.is_ascii_whitespace() {
                return Ok(Some(byte));
            }
            self.line += u64::from(byte == b'\n');
            self.reader.consume(1);
        }
    }

    /// The member that begins here, up to the comma or bracket after it.
    fn next_member(&mut self, text: &mut String) -> Result<Option<u64>, RowError> {
        if self.past_blanks()?.is_none() {
            return Err(self.wrong("the list of the whole file has no end"));
        }
        let line = self.line;
        let mut bytes = Vec::new();
        let mut scan = Scan::default();
        let last = loop {
            let here = self.line;
            let buffer = self.reader.fill_buf().map_err(|e| io_error(&e, here))?;
            if buffer.is_empty() {
                return Err(self.wrong("the list of the whole file has no end"));
            }
            let end = buffer.iter().position(|b| scan.ends_before(*b));
            let piece = &buffer[..end.unwrap_or(buffer.len())];
            self.line += lines(piece);
            bytes.extend_from_slice(piece);
            let (taken, stop) = (piece.len(), end.map(|at| buffer[at]));
            self.reader.consume(taken + usize::from(stop.is_some()));
            if bytes.len() as u64 > self.longest {
                return Err(RowError { line, what: format!("is longer than {} bytes", self.longest) });
            }
            if let Some(stop) = stop {
                break stop;
            }
        };
        *text = String::from_utf8(bytes).map_err(|_| self.wrong("is not UTF-8; save the file as UTF-8"))?;
        if last == b']' {
            self.end()?;
        }
        Ok(Some(line))
    }

    /// Nothing may come after the list.
    fn end(&mut self) -> Result<Option<u64>, RowError> {
        self.shape = Shape::Ended;
        match self.past_blanks()? {
            None => Ok(None),
            Some(_) => Err(self.wrong("something stands after the end of the list: a file is one JSON list, or one JSON object a line")),
        }
    }
}

/// Where in a member a byte is.
#[derive(Default)]
struct Scan {
    depth: u32,
    in_text: bool,
    escaped: bool,
}

impl Scan {
    /// Takes the byte; whether the member ends before it.
    fn ends_before(&mut self, byte: u8) -> bool {
        if self.in_text {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.in_text = false,
                _ => {}
            }
            return false;
        }
        match byte {
            b'"' => self.in_text = true,
            b'{' | b'[' => self.depth += 1,
            b',' | b']' if self.depth == 0 => return true,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Result<Vec<(u64, String)>, RowError> {
        let mut documents = Documents::new(Box::new(std::io::Cursor::new(text.as_bytes().to_vec())), None, 100);
        let (mut out, mut text) = (Vec::new(), String::new());
        while let Some(line) = documents.next(&mut text)? {
            out.push((line, text.trim().to_owned()));
        }
        Ok(out)
    }

    #[test]
    fn lines_and_lists_give_the_same_documents_with_their_lines() {
        let both = [(1, "{\"a\": \"],\\\"\"}".to_owned()), (3, "{\"b\": [1, {}]}".to_owned())];
        assert_eq!(all("\u{feff}{\"a\": \"],\\\"\"}\n\n{\"b\": [1, {}]}\n").unwrap(), both);
        assert_eq!(all("[{\"a\": \"],\\\"\"}\n,\n{\"b\": [1, {}]}]\n").unwrap(), both);
        assert_eq!(all("\n[\n]\n").unwrap(), []);
        assert_eq!(all("").unwrap(), []);
    }

    #[test]
    fn a_list_that_does_not_go_on_is_told() {
        for (text, line, said) in [
            ("[{}\n", 2, "no end"),
            ("[{}]\n{}", 2, "after the end"),
            ("[{}]\n[{}]", 2, "after the end"),
            (&format!("[\n{{\"a\": \"{}\"}}]", "x".repeat(200)), 2, "longer than 100"),
        ] {
            let error = all(text).unwrap_err();
            assert!(error.line == line && error.what.contains(said), "{text} {error:?}");
        }
    }
}
