//! Bytes of a file as UTF-8.

use std::io::Read;

use super::error::RowError;

/// How a file's characters are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
}

impl Encoding {
    /// Its name as people write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16, low byte first",
            Self::Utf16Be => "UTF-16, high byte first",
        }
    }
}

/// A reader whose bytes are UTF-8 without a mark before them: UTF-16 that begins with its mark is read as such, and everything that is no
/// text ends in an [`std::io::Error`] that holds a [`RowError`] with the line.
pub struct Text {
    input: Box<dyn Read + Send>,
    encoding: Option<Encoding>,
    /// Bytes that wait for the rest of their character.
    raw: Vec<u8>,
    ready: Vec<u8>,
    at: usize,
    line: u64,
    begun: bool,
    ended: bool,
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Text").field("encoding", &self.encoding).field("line", &self.line).finish_non_exhaustive()
    }
}

/// How much is taken at once.
const PIECE: usize = 1 << 16;

impl Text {
    /// Starts to read; without an encoding the mark says which it is, and without a mark it is UTF-8.
    #[must_use]
    pub fn new(input: Box<dyn Read + Send>, encoding: Option<Encoding>) -> Self {
        Self { input, encoding, raw: Vec::new(), ready: Vec::new(), at: 0, line: 1, begun: false, ended: false }
    }

    /// Reads up to the first line's end, so that it can be looked at: the encoding, and what was read, which is not given out again.
    pub(super) fn first_line(&mut self) -> std::io::Result<(Encoding, Vec<u8>)> {
        let mut line = Vec::new();
        let mut one = [0];
        while line.len() < PIECE && self.read(&mut one)? == 1 {
            line.push(one[0]);
            if matches!(one[0], b'\n' | b'\r') {
                break;
            }
        }
        Ok((self.encoding.unwrap_or(Encoding::Utf8), line))
    }

    fn wrong(&self, what: &str) -> std::io::Error {
        std::io::Error::new(std::io::ErrorKind::InvalidData, RowError { line: self.line, what: what.to_owned() })
    }

    /// Takes the mark off and says which encoding it names.
    fn sniff(&mut self) -> Encoding {
        let found = match self.raw.as_slice() {
            [0xff, 0xfe, ..] => Some((Encoding::Utf16Le, 2)),
            [0xfe, 0xff, ..] => Some((Encoding::Utf16Be, 2)),
            [0xef, 0xbb, 0xbf, ..] => Some((Encoding::Utf8, 3)),
            _ => None,
        };
        let told = self.encoding;
        if let Some((encoding, mark)) = found.filter(|(encoding, _)| told.is_none_or(|told| told == *encoding)) {
            self.raw.drain(..mark);
            return encoding;
        }
        told.unwrap_or(Encoding::Utf8)
    }

    /// Reads a piece and makes text of it.
    fn refill(&mut self) -> std::io::Result<()> {
        self.ready.clear();
        self.at = 0;
        // The mark is looked for once, in three bytes or whatever there is.
        let first = !std::mem::replace(&mut self.begun, true);
        loop {
            let before = self.raw.len();
            self.raw.resize(before + PIECE, 0);
            let got = self.input.read(&mut self.raw[before..])?;
            self.raw.truncate(before + got);
            self.ended = got == 0;
            if self.ended || !first || self.raw.len() >= 3 {
                break;
            }
        }
        let encoding = match (self.encoding, first) {
            (Some(encoding), false) => encoding,
            _ => self.sniff(),
        };
        self.encoding = Some(encoding);
        match encoding {
            Encoding::Utf8 => self.utf_8()?,
            Encoding::Utf16Le => self.utf_16(u16::from_le_bytes)?,
            Encoding::Utf16Be => self.utf_16(u16::from_be_bytes)?,
        }
        if let Some(at) = self.ready.iter().position(|b| *b == 0) {
            self.line += lines(&self.ready[..at]);
            return Err(self.wrong("holds a NUL, which no text has; UTF-16 without its mark is read with --encoding utf-16le or utf-16be"));
        }
        self.line += lines(&self.ready);
        Ok(())
    }

    fn utf_8(&mut self) -> std::io::Result<()> {
        let good = match std::str::from_utf8(&self.raw) {
            Ok(_) => self.raw.len(),
            // A character that goes on in the next piece.
            Err(e) if e.error_len().is_none() && !self.ended => e.valid_up_to(),
            Err(e) => {
                self.line += lines(&self.raw[..e.valid_up_to()]);
                return Err(self.wrong("is not UTF-8; save the file as UTF-8"));
            }
        };
        let rest = self.raw.split_off(good);
        self.ready = std::mem::replace(&mut self.raw, rest);
        Ok(())
    }

    fn utf_16(&mut self, unit: fn([u8; 2]) -> u16) -> std::io::Result<()> {
        let mut units: Vec<u16> = self.raw.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).collect();
        if !self.ended && units.last().is_some_and(|u| (0xd800..0xdc00).contains(u)) {
            units.pop();
        }
        self.raw.drain(..2 * units.len());
        if self.ended && !self.raw.is_empty() {
            return Err(self.wrong("ends in the middle of a character of UTF-16"));
        }
        let text: Result<String, _> = char::decode_utf16(units).collect();
        match text {
            Ok(text) => self.ready = text.into_bytes(),
            Err(_) => return Err(self.wrong("is no UTF-16; save the file as UTF-8")),
        }
        Ok(())
    }
}

pub(super) fn lines(bytes: &[u8]) -> u64 {
    bytes.iter().map(|b| u64::from(*b == b'\n')).sum()
}

impl Read for Text {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        while self.at == self.ready.len() && !self.ended {
            self.refill()?;
        }
        let n = out.len().min(self.ready.len() - self.at);
        out[..n].copy_from_slice(&self.ready[self.at..self.at + n]);
        self.at += n;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives out so many bytes at once.
    struct Slow(std::io::Cursor<Vec<u8>>, usize);

    impl Read for Slow {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            let n = out.len().min(self.1);
            self.0.read(&mut out[..n])
        }
    }

    fn all(bytes: &[u8], at_once: usize, encoding: Option<Encoding>) -> std::io::Result<String> {
        let mut text = String::new();
        Text::new(Box::new(Slow(std::io::Cursor::new(bytes.to_vec()), at_once)), encoding).read_to_string(&mut text)?;
        Ok(text)
    }

    #[test]
    fn every_encoding_gives_the_same_text_in_pieces_of_any_size() {
        let said = "a,中\n😀,é\n";
        let wide = |order: fn(u16) -> [u8; 2]| said.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        for at_once in [1, 2, 3, 5, 1000] {
            let marked = [b"\xef\xbb\xbf", said.as_bytes()].concat();
            assert_eq!(all(said.as_bytes(), at_once, None).unwrap(), said);
            assert_eq!(all(&marked, at_once, None).unwrap(), said);
            assert_eq!(all(&[b"\xff\xfe".to_vec(), wide(u16::to_le_bytes)].concat(), at_once, None).unwrap(), said);
            assert_eq!(all(&[b"\xfe\xff".to_vec(), wide(u16::to_be_bytes)].concat(), at_once, None).unwrap(), said);
            assert_eq!(all(&wide(u16::to_le_bytes), at_once, Some(Encoding::Utf16Le)).unwrap(), said);
        }
        assert_eq!(all(b"", 5, None).unwrap(), "");
    }

    #[test]
    fn what_is_no_text_is_told_with_its_line() {
        for (bytes, line, said) in [
            (b"a\nb\n\xba\xc3\n".as_slice(), 3, "is not UTF-8"),
            (b"a\n\xe4\xb8", 2, "is not UTF-8"),
            (b"a\0b\0\n\0", 1, "--encoding utf-16le"),
            (b"\xff\xfea\0\n\0\0\xdc", 1, "is no UTF-16"),
            (b"\xff\xfea\0b", 1, "ends in the middle"),
        ] {
            let error = all(bytes, 1000, None).unwrap_err();
            let row = error.get_ref().and_then(|e| e.downcast_ref::<RowError>()).unwrap();
            assert!(row.line == line && row.what.contains(said), "{bytes:?} {row:?}");
        }
    }
}
