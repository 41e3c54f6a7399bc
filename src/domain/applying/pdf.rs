//! Whether a PDF shows something and does nothing: every object that any reader could find in it is read once, whatever its tables say.
//!
//! The tables of a PDF say where its objects stand, and may point anywhere: into a comment, a text, the bytes of a picture. So they are not
//! asked. What looks like an object, a table or a trailer has to stand where one is read from front to back, or the file is not taken. What
//! tools of every day write, and readers read in two ways, is taken where it does nothing in either.

mod active;
mod hidden;
mod inflated;
mod links;
mod packed;
mod places;
pub mod refusal;
mod tokens;

use active::{Numbers, Object};
use packed::{Length, Stream, Tables};
use refusal::Refusal;
use tokens::{MOST_VALUES, Reader, Value, is_blank, is_delimiter};

/// The most bytes that all that is packed in a document unpacks to.
const UNPACKED: usize = 32 << 20;
const STREAM: &[u8] = b"stream";
const END_OF_STREAM: &[u8] = b"endstream";

#[derive(Default)]
struct Found {
    objects: Vec<Object>,
    numbers: Numbers,
    /// Where objects, tables and trailers begin, by their words.
    marks: Vec<usize>,
    /// From where to where the number of an object is written.
    written: Vec<(usize, usize)>,
    /// What may be packed.
    streams: Vec<Stream>,
    /// What tables say.
    tables: Tables,
    /// Packs: their numbers, where the first of their objects stands among all, and how many there are.
    packs: Vec<(u32, usize, usize)>,
    /// The numbers of objects that said how long a pack or a table is.
    lengths: Vec<u32>,
    /// What it cost, in values that were read and words of tables that were looked up.
    #[cfg(test)]
    steps: usize,
}

/// Refuses a PDF that does something, and one that cannot be read. `bytes` begin with its head, behind so many others.
///
/// # Errors
/// Why it is refused.
pub fn look(bytes: &[u8], before: usize) -> Result<(), Refusal> {
    Found::default().look(bytes, before)
}

/// The number at the end of a word, as the digits say it, with where it begins.
fn digits(word: &[u8]) -> Option<(u32, usize)> {
    let count = word.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let digits = std::str::from_utf8(word.get(word.len() - count..)?).ok()?;
    digits.parse().ok().map(|number| (number, count))
}

impl Found {
    fn look(&mut self, bytes: &[u8], before: usize) -> Result<(), Refusal> {
        let mut reader = Reader::new(bytes);
        // The head says no more than its version: what stands behind it in its line is read as well.
        reader.at = bytes.len().min(8);
        self.read(&mut reader)?;
        // What is locked is not to be read any further.
        if active::is_locked(&self.objects) {
            return Err(Refusal::Locked);
        }
        self.measure();
        let mut left = UNPACKED;
        self.read_tables(bytes, &mut left)?;
        self.read_packs(&mut reader, left)?;
        self.numbers_are_whole(before)?;
        self.marks.sort_unstable();
        hidden::nothing_hides(bytes, &self.marks)?;
        self.place()?;
        self.numbers.sort();
        self.lengths_are_told_once()?;
        active::look(&self.objects, &self.numbers)
    }

    /// Reads from front to back.
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Refusal> {
        // The two words before this one, with their ends: nothing but blanks and comments between them.
        let mut before: [(&[u8], usize); 2] = [(b"", 0), (b"", 0)];
        loop {
            if reader.space_to_glued() {
                self.behind_end(reader)?;
                before = [(b"", 0); 2];
                continue;
            }
            match reader.rest() {
                [] => return Ok(()),
                [b'<', b'<', ..] => {
                    self.object(reader, None)?;
                    before = [(b"", 0); 2];
                }
                [b'/', ..] => {
                    if reader.name()? == b"Encrypt" {
                        return Err(Refusal::Locked);
                    }
                    before = [(b"", 0); 2];
                }
                [byte, ..] if is_delimiter(*byte) => {
                    reader.at += 1;
                    before = [(b"", 0); 2];
                }
                _ => {
                    let word = reader.word()?;
                    before = self.word(reader, word, before)?;
                }
            }
        }
    }

    /// Reads an object right behind an end. To some readers its first line is a comment: it is read on in the same way behind that line, as
    /// an object without a number, or stands in that line.
    fn behind_end(&mut self, reader: &mut Reader<'_>) -> Result<(), Refusal> {
        let is_end = |b: &u8| matches!(b, b'\r' | b'\n');
        let from = reader.at;
        let (found, mut before) = (self.objects.len(), [(&b""[..], 0); 2]);
        // Its two numbers, and `obj`.
        for _ in 0..3 {
            if self.objects.len() == found {
                reader.space();
                let word = reader.word()?;
                before = self.word(reader, word, before)?;
            }
        }
        let behind = self.marks.last().map_or(0, |mark| mark + b"obj".len());
        let read = |from: usize| reader.bytes.get(from..reader.at).unwrap_or_default();
        let is_in_next_line = read(behind).iter().find(|b| is_end(b) || !is_blank(**b)).is_some_and(is_end);
        match self.objects.get_mut(found) {
            Some(object) if is_in_next_line || !read(from).iter().any(is_end) => object.is_loose = true,
            _ => return Err(Refusal::Unreadable),
        }
        Ok(())
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
            self.numbers.say(number, self.objects.len())?;
            self.written.push((ends - count, ends));
            self.object(reader, Some(number))?;
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
        self.tables.told.extend(digits(place).and_then(|(place, _)| usize::try_from(place).ok()));
        Ok(())
    }

    /// Reads an object, and goes behind the bytes that belong to it. Without a number it may be the one that says where a document begins.
    fn object(&mut self, reader: &mut Reader<'_>, number: Option<u32>) -> Result<(), Refusal> {
        reader.left = reader.left.checked_sub(1).ok_or(Refusal::TooMuch)?;
        let begins = reader.at;
        let value = reader.value()?.unwrap_or(Value::Other);
        // An object that is nothing but another's number is followed by some readers.
        if matches!(value, Value::Int(_) | Value::Other) && reader.leads_on()? {
            return Err(Refusal::Unreadable);
        }
        let mut object = Object { value, is_stream: false, is_loose: number.is_none() };
        if let Value::Dict(entries) = &object.value {
            object.is_loose |= packed::is_table(entries);
            if let Some(data) = stream(reader)? {
                object.is_stream = true;
                if packed::may_be_table(entries) || packed::may_be_pack(entries, true) {
                    self.streams.push(Stream { object: self.objects.len(), number, begins, data, length: Length::Unknown });
                }
            }
        }
        self.objects.push(object);
        Ok(())
    }

    /// A table that points into the midst of a number makes another object of it: 9 of 99.
    fn numbers_are_whole(&mut self, before: usize) -> Result<(), Refusal> {
        let told = &mut self.tables.told;
        told.sort_unstable();
        let points = |from: usize, to: usize| {
            let next = told.partition_point(|told| *told <= from);
            told.get(next).is_some_and(|told| *told < to)
        };
        if self.written.iter().any(|(from, to)| points(*from, *to) || points(from + before, to + before)) {
            return Err(Refusal::Unreadable);
        }
        Ok(())
    }

    /// Finds how long packs and tables say that they are. What another object says counts where one object alone has its number.
    fn measure(&mut self) {
        self.numbers.sort();
        let (objects, numbers) = (&self.objects, &self.numbers);
        let said = |number: u32| {
            let mut found = numbers.of(number).map(|at| objects.get(at));
            match (found.next(), found.next()) {
                (Some(Some(Object { value: Value::Int(said), is_loose: false, .. })), None) => Some(*said),
                _ => None,
            }
        };
        for stream in &mut self.streams {
            if let Some(Object { value: Value::Dict(entries), .. }) = objects.get(stream.object) {
                stream.length = packed::length(entries, said);
            }
        }
    }

    /// What says how long a pack is must not be told otherwise by a pack.
    fn lengths_are_told_once(&mut self) -> Result<(), Refusal> {
        self.lengths.sort_unstable();
        self.lengths.dedup();
        let is_placed = self.tables.placed.iter().any(|placed| self.lengths.binary_search(&placed.number).is_ok());
        if is_placed || self.lengths.iter().any(|number| self.numbers.of(*number).nth(1).is_some()) {
            return Err(Refusal::Unreadable);
        }
        Ok(())
    }

    /// Reads the tables that are packed.
    fn read_tables(&mut self, bytes: &[u8], left: &mut usize) -> Result<(), Refusal> {
        for stream in &self.streams {
            let Some(Object { value: Value::Dict(entries), .. }) = self.objects.get(stream.object) else { continue };
            if !packed::may_be_table(entries) {
                continue;
            }
            let rows = packed::unpack(entries, stream.length, stream.of(bytes), *left)?;
            *left = left.checked_sub(rows.bytes.len()).ok_or(Refusal::TooMuch)?;
            self.lengths.extend(stream.told_by());
            let mut reader = Reader::new(bytes);
            (reader.at, reader.counts) = (stream.begins, true);
            if let Some(Value::Dict(entries)) = reader.value()? {
                self.tables.read(&entries, &rows)?;
            }
        }
        Ok(())
    }

    /// Reads the objects that are packed.
    fn read_packs(&mut self, reader: &mut Reader<'_>, mut left: usize) -> Result<(), Refusal> {
        let mut named: Vec<u32> = self.tables.placed.iter().map(|placed| placed.pack).collect();
        named.sort_unstable();
        named.dedup();
        for stream in std::mem::take(&mut self.streams) {
            let is_named = stream.number.is_some_and(|number| named.binary_search(&number).is_ok());
            let Some(Object { value: Value::Dict(entries), .. }) = self.objects.get(stream.object) else { continue };
            if !packed::may_be_pack(entries, is_named) {
                continue;
            }
            let range = (packed::number(entries, b"N")?, packed::number(entries, b"First")?);
            let unpacked = packed::unpack(entries, stream.length, stream.of(reader.bytes), left)?;
            left = left.checked_sub(unpacked.bytes.len()).ok_or(Refusal::TooMuch)?;
            self.lengths.extend(stream.told_by());
            let mut inner = Reader::new(&unpacked.bytes);
            inner.left = reader.left;
            let first = self.objects.len();
            let called = packed::objects(&mut inner, range, unpacked.is_whole, |number, value| {
                self.numbers.say(number, self.objects.len())?;
                self.objects.push(Object { value, is_stream: false, is_loose: false });
                Ok(())
            })?;
            if let Some(before) = unpacked.before {
                for mark in called.iter().map(|at| stream.data.0 + before + at) {
                    let ends = mark - b" 0 ".len();
                    let number = digits(reader.bytes.get(..ends).unwrap_or_default());
                    self.written.extend(number.map(|(_, count)| (ends - count, ends)));
                    self.marks.push(mark);
                }
            }
            self.packs.extend(stream.number.map(|number| (number, first, self.objects.len() - first)));
            reader.left = inner.left;
        }
        #[cfg(test)]
        {
            self.steps += MOST_VALUES - reader.left;
        }
        Ok(())
    }

    /// Gives packed objects the numbers that tables give them by their place: some readers do not ask the pack.
    fn place(&mut self) -> Result<(), Refusal> {
        self.packs.sort_unstable();
        let mut left = MOST_VALUES;
        for placed in &self.tables.placed {
            let from = self.packs.partition_point(|(number, ..)| *number < placed.pack);
            let packs = self.packs.get(from..).unwrap_or_default().iter().take_while(|(number, ..)| *number == placed.pack);
            for (_, first, count) in packs {
                left = left.checked_sub(1).ok_or(Refusal::TooMuch)?;
                let place = usize::try_from(placed.place).map_err(|_| Refusal::Unreadable)?;
                if place < *count {
                    self.numbers.say(placed.number, first + place)?;
                }
            }
        }
        #[cfg(test)]
        {
            self.steps += MOST_VALUES - left;
        }
        Ok(())
    }
}

/// The bytes that belong to a dictionary, which ends here, where some do.
fn stream(reader: &mut Reader<'_>) -> Result<Option<(usize, usize)>, Refusal> {
    let behind = reader.at;
    // Behind what may be a comment some readers find what belongs to the object before it.
    if reader.space_to_glued() {
        return Err(Refusal::Unreadable);
    }
    let word = reader.word()?;
    if word != STREAM {
        reader.at = behind;
        // Some readers are content with how a word begins.
        return if word.starts_with(STREAM) { Err(Refusal::Unreadable) } else { Ok(None) };
    }
    let from = reader.at;
    let length = position(reader.rest(), END_OF_STREAM).ok_or(Refusal::Unreadable)?;
    reader.at = from + length + END_OF_STREAM.len();
    Ok(Some((from, from + length)))
}

fn position(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests;
