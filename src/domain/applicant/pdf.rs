//! Whether a PDF shows something and does nothing: every object that any reader could find in it is read once, whatever its tables say.
//!
//! The tables of a PDF say where its objects stand, and may point anywhere: into a comment, a text, the bytes of a picture. So they are not
//! asked. What looks like an object, a table or a trailer has to stand where one is read from front to back, or the file is not taken.

mod active;
mod tokens;

use std::collections::HashMap;

use active::Object;
use tokens::{Reader, Value, is_blank, is_delimiter};

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no PDF, PNG or JPEG, or carries another file.
    Kind,
    /// It cannot be read as a PDF, or two readers would read it differently.
    Unreadable,
    /// It is locked.
    Locked,
    /// It does something, or carries something.
    Active,
    /// It has more in it than is looked at.
    TooMuch,
}

/// The most bytes that all packed objects of a document unpack to.
const UNPACKED: usize = 32 << 20;
const STREAM: &[u8] = b"stream";
const END_OF_STREAM: &[u8] = b"endstream";

/// An object's number as it is written: where, what it says, and the object.
struct Written {
    from: usize,
    to: usize,
    number: u32,
    at: usize,
}

#[derive(Default)]
struct Found {
    objects: Vec<Object>,
    /// The objects that a number may mean: more than one where a document was changed.
    numbers: HashMap<u32, Vec<usize>>,
    /// Where objects, tables and trailers begin, by their words.
    marks: Vec<usize>,
    /// Where the number of an object is written.
    written: Vec<Written>,
    /// Where tables say that objects stand.
    told: Vec<usize>,
    /// Packed objects, by the stream's object and the place of its bytes.
    packed: Vec<(usize, usize, usize)>,
}

/// Refuses a PDF that does something, and one that cannot be read. `bytes` begin with its head.
///
/// # Errors
/// Why it is refused.
pub fn look(bytes: &[u8], before: usize) -> Result<(), Refusal> {
    let mut reader = Reader::new(bytes);
    // The head says no more than its version: what stands behind it in its line is read as well.
    reader.at = bytes.len().min(8);
    let mut found = Found::default();
    found.read(&mut reader)?;
    found.nothing_hides(bytes)?;
    found.numbers_are_whole(before)?;
    let mut left = UNPACKED;
    for (at, from, to) in std::mem::take(&mut found.packed) {
        let Some(Object { value: Value::Dict(entries), .. }) = found.objects.get(at) else { continue };
        let unpacked = unpack(entries, bytes.get(from..to).unwrap_or_default(), left)?;
        left = left.checked_sub(unpacked.0.len()).ok_or(Refusal::TooMuch)?;
        let mut inner = Reader::new(&unpacked.0);
        inner.left = reader.left;
        found.read_packed(&mut inner, unpacked.1, unpacked.2)?;
        reader.left = inner.left;
    }
    active::look(&found.objects, &found.numbers)
}

/// The number at the end of a word, as the digits say it, with where it begins.
fn digits(word: &[u8]) -> Option<(u32, usize)> {
    let count = word.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let digits = std::str::from_utf8(word.get(word.len() - count..)?).ok()?;
    digits.parse().ok().map(|number| (number, count))
}

impl Found {
    /// Reads from front to back.
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Refusal> {
        // The two words before this one, with their ends: nothing but blanks and comments between them.
        let mut before: [(&[u8], usize); 2] = [(b"", 0), (b"", 0)];
        loop {
            reader.space();
            match reader.rest() {
                [] => return Ok(()),
                [b'<', b'<', ..] => {
                    self.object(reader, true)?;
                    before = [(b"", 0); 2];
                }
                [b'/', ..] => {
                    if reader.name() == b"Encrypt" {
                        return Err(Refusal::Locked);
                    }
                    before = [(b"", 0); 2];
                }
                [byte, ..] if is_delimiter(*byte) => {
                    reader.at += 1;
                    before = [(b"", 0); 2];
                }
                _ => {
                    let word = reader.word();
                    before = self.word(reader, word, before)?;
                }
            }
        }
    }

    fn word<'a>(
        &mut self,
        reader: &mut Reader<'a>,
        word: &'a [u8],
        before: [(&'a [u8], usize); 2],
    ) -> Result<[(&'a [u8], usize); 2], Refusal> {
        let [second, first] = before;
        let goes_on = [(word, reader.at), second];
        if let Some(generation) = word.strip_suffix(b"obj")
            && generation.iter().all(u8::is_ascii_digit)
        {
            let (number, ends) = if generation.is_empty() { first } else { second };
            // What is no whole number is none to some readers, and one to others: what it begins is found to be hidden.
            let Some((number, count)) = digits(number).filter(|_| !number.contains(&b'.')) else { return Ok(goes_on) };
            self.marks.push(reader.at - 3);
            let at = self.objects.len();
            self.numbers.entry(number).or_default().push(at);
            self.written.push(Written { from: ends - count, to: ends, number, at });
            self.object(reader, false)?;
            return Ok([(b"", 0); 2]);
        }
        match word {
            b"xref" | b"startxref" => self.marks.push(reader.at - 4),
            b"trailer" => self.marks.push(reader.at - 7),
            b"n" => self.tells(first.0)?,
            [generation @ .., b'n'] if generation.iter().all(u8::is_ascii_digit) => self.tells(second.0)?,
            _ => {}
        }
        Ok(goes_on)
    }

    /// Where a table says that an object stands.
    fn tells(&mut self, place: &[u8]) -> Result<(), Refusal> {
        if place.contains(&b'.') {
            return Err(Refusal::Unreadable);
        }
        self.told.extend(digits(place).and_then(|(place, _)| usize::try_from(place).ok()));
        Ok(())
    }

    /// Reads an object, and goes behind the bytes that belong to it.
    fn object(&mut self, reader: &mut Reader<'_>, is_loose: bool) -> Result<(), Refusal> {
        reader.left = reader.left.checked_sub(1).ok_or(Refusal::TooMuch)?;
        let value = reader.value()?.unwrap_or(Value::Other);
        // An object that is nothing but another's number is followed by some readers.
        if matches!(value, Value::Int(_) | Value::Other) {
            let from = reader.at;
            reader.space();
            let more = (reader.word(), {
                reader.space();
                reader.word()
            });
            reader.at = from;
            if more.1 == b"R" {
                return Err(Refusal::Unreadable);
            }
        }
        let Value::Dict(entries) = &value else {
            self.objects.push(Object { value, is_stream: false, is_loose });
            return Ok(());
        };
        let is_loose = is_loose || is_table(entries);
        let packs = [b"N".as_slice(), b"First"].iter().all(|wanted| entries.iter().any(|(key, _)| key == wanted));
        let behind = reader.at;
        reader.space();
        let is_stream = reader.word() == STREAM;
        if is_stream {
            let from = reader.at;
            let length = position(reader.rest(), END_OF_STREAM).ok_or(Refusal::Unreadable)?;
            reader.at = from + length + END_OF_STREAM.len();
            if packs {
                self.packed.push((self.objects.len(), from, from + length));
            }
        } else {
            reader.at = behind;
        }
        self.objects.push(Object { value, is_stream, is_loose });
        Ok(())
    }

    /// Refuses a file in which something looks like the beginning of an object, a table or a trailer, and was read as part of another.
    fn nothing_hides(&self, bytes: &[u8]) -> Result<(), Refusal> {
        let blank = |byte: u8| is_blank(byte) || matches!(byte, 0x80 | 0xFF);
        for at in 0..bytes.len() {
            let rest = bytes.get(at..).unwrap_or_default();
            let (word, follows): (&[u8], fn(u8) -> bool) = match rest.first() {
                Some(b'o') if rest.starts_with(b"obj") => (b"obj", |b| matches!(b, b'<' | b'[' | b'(' | b'/' | b'%')),
                Some(b't') if rest.starts_with(b"trailer") => (b"trailer", |b| matches!(b, b'<' | b'%')),
                Some(b'x') if rest.starts_with(b"xref") => (b"xref", |b| b.is_ascii_digit() || b == b'%'),
                _ => continue,
            };
            let before = at.checked_sub(1).and_then(|before| bytes.get(before)).copied();
            if word == b"obj" && !before.is_some_and(|b| blank(b) || b.is_ascii_digit()) {
                continue;
            }
            let behind = rest.get(word.len()..).unwrap_or_default();
            let blanks = behind.iter().take_while(|b| blank(**b)).count();
            if word == b"xref" && blanks == 0 && behind.first() != Some(&b'%') {
                continue;
            }
            if behind.get(blanks).is_some_and(|b| follows(*b)) && self.marks.binary_search(&at).is_err() {
                return Err(Refusal::Unreadable);
            }
        }
        Ok(())
    }

    /// A table that points into the midst of a number makes another object of it: 9 of 99. Where tables are packed, both are looked at.
    fn numbers_are_whole(&mut self, before: usize) -> Result<(), Refusal> {
        self.told.sort_unstable();
        let told = |from: usize, to: usize| {
            let next = self.told.partition_point(|told| *told <= from);
            self.told.get(next).is_some_and(|told| *told < to)
        };
        if self.written.iter().any(|w| told(w.from, w.to) || told(w.from + before, w.to + before)) {
            return Err(Refusal::Unreadable);
        }
        let is_packed = self.objects.iter().any(|object| matches!(&object.value, Value::Dict(entries) if is_table(entries)));
        for written in self.written.iter().filter(|_| is_packed) {
            let mut power = 1_u32;
            while let Some(next) = power.checked_mul(10).filter(|next| *next <= written.number) {
                power = next;
                self.numbers.entry(written.number % power).or_default().push(written.at);
            }
        }
        Ok(())
    }

    /// Reads objects that were packed: as many as are told, one behind the other.
    fn read_packed(&mut self, reader: &mut Reader<'_>, count: usize, first: usize) -> Result<(), Refusal> {
        let mut told = Vec::new();
        for _ in 0..count {
            reader.left = reader.left.checked_sub(1).ok_or(Refusal::TooMuch)?;
            let mut number = || {
                reader.space();
                std::str::from_utf8(reader.word()).ok().and_then(|word| word.parse::<u32>().ok())
            };
            let (Some(number), Some(offset)) = (number(), number()) else { return Err(Refusal::Unreadable) };
            told.push((number, usize::try_from(offset).map_err(|_| Refusal::Unreadable)?));
        }
        reader.space();
        for (number, offset) in told {
            let begins = first.checked_add(offset).ok_or(Refusal::Unreadable)?;
            // Blanks may stand before an object, and comments: it begins where reading goes on, and nothing stands between two.
            if reader.at > begins {
                let between = reader.bytes.get(begins..reader.at).ok_or(Refusal::Unreadable)?;
                if !between.iter().all(|b| is_blank(*b)) {
                    return Err(Refusal::Unreadable);
                }
            } else if reader.at < begins {
                return Err(Refusal::Unreadable);
            }
            let value = reader.value()?.ok_or(Refusal::Unreadable)?;
            reader.space();
            self.numbers.entry(number).or_default().push(self.objects.len());
            self.objects.push(Object { value, is_stream: false, is_loose: false });
        }
        Ok(())
    }
}

fn is_table(entries: &[(Vec<u8>, Value)]) -> bool {
    entries.iter().any(|(key, value)| key == b"Type" && matches!(value, Value::Name(name) if name == b"XRef"))
}

/// Packed objects as they were: their bytes, how many they are, and where the first begins.
fn unpack(entries: &[(Vec<u8>, Value)], data: &[u8], most: usize) -> Result<(Vec<u8>, usize, usize), Refusal> {
    // Two of one key are read differently, and so is a number that stands elsewhere.
    let one = |wanted: &[u8]| {
        let mut all = entries.iter().filter(|(key, _)| key == wanted).map(|(_, value)| value);
        let first = all.next();
        if all.next().is_some() { Err(Refusal::Unreadable) } else { Ok(first) }
    };
    let number = |wanted: &[u8]| match one(wanted)? {
        Some(Value::Int(number)) => usize::try_from(*number).map_err(|_| Refusal::Unreadable),
        _ => Err(Refusal::Unreadable),
    };
    let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).ok_or(Refusal::Unreadable)?;
    let (length, rest) = (number(b"Length")?, data);
    let (data, line_end) = rest.split_at_checked(length).ok_or(Refusal::Unreadable)?;
    if !matches!(line_end, b"" | b"\n" | b"\r" | b"\r\n") {
        return Err(Refusal::Unreadable);
    }
    let flate = |name: &[u8]| matches!(name, b"FlateDecode" | b"Fl");
    let is_packed = match one(b"Filter")? {
        None | Some(Value::Other) => false,
        Some(Value::Name(name)) if flate(name) => true,
        Some(Value::Array(all)) if all.is_empty() => false,
        Some(Value::Array(all)) if matches!(all.as_slice(), [Value::Name(name)] if flate(name)) => true,
        Some(_) => return Err(Refusal::Unreadable),
    };
    match one(b"DecodeParms")? {
        None | Some(Value::Other) => {}
        Some(Value::Array(all)) if all.is_empty() => {}
        Some(Value::Dict(all)) if all.is_empty() => {}
        Some(_) => return Err(Refusal::Unreadable),
    }
    let unpacked = if is_packed {
        miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(data, most).map_err(|error| match error.status {
            miniz_oxide::inflate::TINFLStatus::HasMoreOutput => Refusal::TooMuch,
            _ => Refusal::Unreadable,
        })?
    } else {
        data.to_vec()
    };
    Ok((unpacked, number(b"N")?, number(b"First")?))
}

fn position(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests;
