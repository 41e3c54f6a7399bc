//! What is packed in a PDF: tables of where its objects stand, and objects one behind the other.

use super::inflated::inflated;
use super::refusal::Refusal;
use super::tokens::{MOST_VALUES, Reader, Value, is_blank};

/// Where a stream stands: its object, the number under which it is written, where its dictionary begins, and its bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stream {
    pub(super) object: usize,
    pub(super) number: Option<u32>,
    pub(super) begins: usize,
    pub(super) data: (usize, usize),
    pub(super) length: Length,
}

/// How many bytes a stream says that it has.
#[derive(Clone, Copy, Debug)]
pub(super) enum Length {
    Known(usize),
    /// Another object says so, by its number and what it says.
    Told(u32, usize),
    Unknown,
}

/// What was packed.
#[derive(Debug)]
pub(super) struct Unpacked {
    pub(super) bytes: Vec<u8>,
    /// Whether it says its end: what some readers take for more of it may follow otherwise.
    pub(super) is_whole: bool,
    /// How many bytes of the stream stand before them, where they stand as they are.
    pub(super) before: Option<usize>,
}

impl Stream {
    /// Its bytes, of those of the file.
    pub(super) fn of<'a>(&self, bytes: &'a [u8]) -> &'a [u8] {
        bytes.get(self.data.0..self.data.1).unwrap_or_default()
    }

    /// The object that says how long it is.
    pub(super) fn told_by(&self) -> Option<u32> {
        match self.length {
            Length::Told(number, _) => Some(number),
            Length::Known(_) | Length::Unknown => None,
        }
    }
}

/// A table's word that an object is one of a pack, by its place in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) number: u32,
    pub(super) pack: u32,
    pub(super) place: u32,
}

/// What the packed tables of a document say.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// Where objects stand in the file.
    pub(super) told: Vec<usize>,
    pub(super) placed: Vec<Placed>,
}

type Entries = [(Vec<u8>, Value)];

fn is_of_type(entries: &Entries, name: &[u8]) -> bool {
    entries.iter().any(|(key, value)| key == b"Type" && matches!(value, Value::Name(found) if found == name))
}

fn has(entries: &Entries, wanted: &[u8]) -> bool {
    entries.iter().any(|(key, _)| key == wanted)
}

/// Whether a dictionary is that of a table, which also says how a document is locked.
pub(super) fn is_table(entries: &Entries) -> bool {
    is_of_type(entries, b"XRef")
}

/// Whether some reader may take a stream for a table: not all of them ask for its type, but all for its widths.
pub(super) fn may_be_table(entries: &Entries) -> bool {
    is_table(entries) || has(entries, b"W")
}

/// Whether some reader may take a stream for a pack. `is_named` says whether a table says so: profiles of colours have an `/N` as well.
pub(super) fn may_be_pack(entries: &Entries, is_named: bool) -> bool {
    is_of_type(entries, b"ObjStm") || (has(entries, b"N") && (is_named || has(entries, b"First")))
}

/// The one entry of a key. Two of one key are read differently.
fn one<'a>(entries: &'a Entries, wanted: &[u8]) -> Result<Option<&'a Value>, Refusal> {
    let mut all = entries.iter().filter(|(key, _)| key == wanted).map(|(_, value)| value);
    let first = all.next();
    if all.next().is_some() { Err(Refusal::Unreadable) } else { Ok(first) }
}

/// A number that stands in its place.
pub(super) fn number(entries: &Entries, wanted: &[u8]) -> Result<usize, Refusal> {
    match one(entries, wanted)? {
        Some(Value::Int(number)) => usize::try_from(*number).map_err(|_| Refusal::Unreadable),
        _ => Err(Refusal::Unreadable),
    }
}

/// How many bytes a stream says that it has, where another object may say so: `said` is the one number that it says, if it is one.
pub(super) fn length(entries: &Entries, said: impl Fn(u32) -> Option<u32>) -> Length {
    let size = |number: u32| usize::try_from(number).ok();
    match one(entries, b"Length") {
        Ok(Some(Value::Int(number))) => size(*number).map_or(Length::Unknown, Length::Known),
        Ok(Some(Value::Ref(by))) => said(*by).and_then(size).map_or(Length::Unknown, |size| Length::Told(*by, size)),
        _ => Length::Unknown,
    }
}

/// What is packed, as it was: no more than `most` bytes. Its length is where it ends: what a reader looks for that has none.
pub(super) fn unpack(entries: &Entries, length: Length, data: &[u8], most: usize) -> Result<Unpacked, Refusal> {
    let (Length::Known(length) | Length::Told(_, length)) = length else { return Err(Refusal::Unreadable) };
    let all = data.len();
    let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).ok_or(Refusal::Unreadable)?;
    let before = all - data.len();
    let (data, line_end) = data.split_at_checked(length).ok_or(Refusal::Unreadable)?;
    if !matches!(line_end, b"" | b"\n" | b"\r" | b"\r\n") {
        return Err(Refusal::Unreadable);
    }
    let flate = |name: &[u8]| matches!(name, b"FlateDecode" | b"Fl");
    let is_packed = match one(entries, b"Filter")? {
        None | Some(Value::Other) => false,
        Some(Value::Name(name)) if flate(name) => true,
        Some(Value::Array(all)) if all.is_empty() => false,
        Some(Value::Array(all)) if matches!(all.as_slice(), [Value::Name(name)] if flate(name)) => true,
        Some(_) => return Err(Refusal::Unreadable),
    };
    let columns = match one(entries, b"DecodeParms")? {
        None | Some(Value::Other) => None,
        Some(Value::Array(all)) => match all.as_slice() {
            [] | [Value::Other] => None,
            [Value::Dict(parms)] => columns(parms)?,
            _ => return Err(Refusal::Unreadable),
        },
        Some(Value::Dict(parms)) => columns(parms)?,
        Some(_) => return Err(Refusal::Unreadable),
    };
    if !is_packed {
        return match columns {
            Some(_) => Err(Refusal::Unreadable),
            None if data.len() > most => Err(Refusal::TooMuch),
            None => Ok(Unpacked { bytes: data.to_vec(), is_whole: true, before: Some(before) }),
        };
    }
    let (unpacked, is_whole) = inflated(data, most)?;
    let bytes = match columns {
        None => unpacked,
        Some(columns) => undone(&unpacked, columns)?,
    };
    Ok(Unpacked { bytes, is_whole, before: None })
}

/// How many bytes a row has, where each is told by the row above it.
fn columns(parms: &Entries) -> Result<Option<usize>, Refusal> {
    let or = |wanted: &[u8], otherwise: usize| if has(parms, wanted) { number(parms, wanted) } else { Ok(otherwise) };
    match (or(b"Predictor", 1)?, or(b"Colors", 1)?, or(b"BitsPerComponent", 8)?, or(b"Columns", 1)?) {
        (1, ..) => Ok(None),
        (10..=15, 1, 8, columns) if columns > 0 => Ok(Some(columns)),
        _ => Err(Refusal::Unreadable),
    }
}

/// Rows as they were, where each byte is told by those left of it and above it (PNG's filters).
pub(super) fn undone(rows: &[u8], columns: usize) -> Result<Vec<u8>, Refusal> {
    let mut out: Vec<u8> = Vec::with_capacity(rows.len());
    let mut above = 0..0;
    for row in rows.chunks(columns.saturating_add(1)) {
        let Some((filter, row)) = row.split_first() else { break };
        let begins = out.len();
        for (at, byte) in row.iter().enumerate() {
            let up = |back: usize| {
                let at = at.checked_sub(back)?;
                out.get(above.clone())?.get(at).copied()
            };
            let left = if at == 0 { 0 } else { out.last().copied().unwrap_or_default() };
            let (over, corner) = (up(0).unwrap_or_default(), up(1).unwrap_or_default());
            let guess = match filter {
                0 => 0,
                1 => left,
                2 => over,
                3 => u8::try_from(u16::midpoint(u16::from(left), u16::from(over))).unwrap_or_default(),
                4 => nearest(left, over, corner),
                _ => return Err(Refusal::Unreadable),
            };
            out.push(byte.wrapping_add(guess));
        }
        above = begins..out.len();
    }
    Ok(out)
}

/// The one of three neighbours that is nearest to their slope.
fn nearest(left: u8, over: u8, corner: u8) -> u8 {
    let slope = i16::from(left) + i16::from(over) - i16::from(corner);
    let far = |byte: u8| (slope - i16::from(byte)).abs();
    if far(left) <= far(over) && far(left) <= far(corner) {
        left
    } else if far(over) <= far(corner) {
        over
    } else {
        corner
    }
}

impl Tables {
    /// Reads a table: the numbers in its arrays were kept. One that does not say its end has all the rows that it promises.
    pub(super) fn read(&mut self, entries: &Entries, rows: &Unpacked) -> Result<(), Refusal> {
        let Unpacked { bytes: rows, is_whole, .. } = rows;
        let widths = match one(entries, b"W")? {
            Some(Value::Array(all)) => ints(all)?,
            _ => return Err(Refusal::Unreadable),
        };
        let [kind, one_more, last] = <[u32; 3]>::try_from(widths).map_err(|_| Refusal::Unreadable)?;
        let widths = [kind, one_more, last].map(|width| usize::try_from(width).unwrap_or(usize::MAX));
        if widths.iter().any(|width| *width > 8) || widths.iter().sum::<usize>() == 0 {
            return Err(Refusal::Unreadable);
        }
        let ranges = match one(entries, b"Index")? {
            Some(Value::Array(all)) => ints(all)?,
            Some(_) => return Err(Refusal::Unreadable),
            None => vec![0, u32::try_from(number(entries, b"Size")?).map_err(|_| Refusal::Unreadable)?],
        };
        let mut rows = rows.chunks_exact(widths.iter().sum());
        for range in ranges.chunks(2) {
            let [from, count] = range else { return Err(Refusal::Unreadable) };
            for at in 0..*count {
                let Some(row) = rows.next() else { return if *is_whole { Ok(()) } else { Err(Refusal::Unreadable) } };
                self.row(from.checked_add(at).ok_or(Refusal::Unreadable)?, row, widths)?;
            }
        }
        Ok(())
    }

    fn row(&mut self, number: u32, row: &[u8], [kind, middle, _]: [usize; 3]) -> Result<(), Refusal> {
        // What does not fit is cut off by some readers.
        let value = |bytes: Option<&[u8]>| {
            let value =
                bytes.unwrap_or_default().iter().try_fold(0_u32, |value, byte| value.checked_mul(256)?.checked_add(u32::from(*byte)));
            value.ok_or(Refusal::Unreadable)
        };
        let of = if kind == 0 { 1 } else { value(row.get(..kind))? };
        if !matches!(of, 1 | 2) {
            return Ok(());
        }
        if self.told.len() + self.placed.len() >= MOST_VALUES {
            return Err(Refusal::TooMuch);
        }
        let first = value(row.get(kind..kind + middle))?;
        if of == 1 {
            self.told.push(usize::try_from(first).map_err(|_| Refusal::Unreadable)?);
        } else {
            self.placed.push(Placed { number, pack: first, place: value(row.get(kind + middle..))? });
        }
        Ok(())
    }
}

fn ints(all: &[Value]) -> Result<Vec<u32>, Refusal> {
    all.iter().map(|value| if let Value::Int(number) = value { Ok(*number) } else { Err(Refusal::Unreadable) }).collect()
}

/// Reads objects that were packed, as many as are told, one behind the other: `each` is given the number that the pack's head says, and it.
/// Gives the places where comments call them as objects in a file are called.
///
/// # Errors
/// [`Refusal::Unreadable`] also where what might stand behind a pack that does not say its end makes more of its last object.
pub(super) fn objects(
    reader: &mut Reader<'_>,
    (count, first): (usize, usize),
    is_whole: bool,
    mut each: impl FnMut(u32, Value) -> Result<(), Refusal>,
) -> Result<Vec<usize>, Refusal> {
    let mut told = Vec::new();
    for _ in 0..count {
        reader.left = reader.left.checked_sub(1).ok_or(Refusal::TooMuch)?;
        let mut number = || {
            reader.space();
            std::str::from_utf8(reader.word()?).ok().and_then(|word| word.parse::<u32>().ok()).ok_or(Refusal::Unreadable)
        };
        let (number, offset) = (number()?, number()?);
        told.push((number, usize::try_from(offset).map_err(|_| Refusal::Unreadable)?));
    }
    let mut ended = reader.at;
    let mut is_closed = told.is_empty();
    let mut called = Vec::new();
    reader.space();
    for (number, offset) in told {
        let begins = first.checked_add(offset).ok_or(Refusal::Unreadable)?;
        // Blanks and comments may stand before an object: it begins where reading goes on, and nothing else stands between two.
        if begins < ended || begins > reader.at || !leads(reader, begins) {
            return Err(Refusal::Unreadable);
        }
        called.extend(call(reader.bytes.get(ended..reader.at).unwrap_or_default(), number).map(|at| ended + at));
        let value = reader.value()?.ok_or(Refusal::Unreadable)?;
        if matches!(value, Value::Int(_) | Value::Other) && reader.leads_on()? {
            return Err(Refusal::Unreadable);
        }
        ended = reader.at;
        reader.space();
        is_closed = matches!(value, Value::Text(_) | Value::Array(_) | Value::Dict(_));
        each(number, value)?;
    }
    // Whoever finds the last object by its comment would make a stream of it, if that stood behind it.
    if (!is_whole && !is_closed) || (!called.is_empty() && !reader.rest().is_empty()) {
        return Err(Refusal::Unreadable);
    }
    Ok(called)
}

/// Where `obj` stands in a comment right before an object that calls it by its own number, and says nothing else: whoever takes the comment
/// for the object's head reads the same object. A tool that writes for people writes so.
fn call(between: &[u8], number: u32) -> Option<usize> {
    let text = between.trim_ascii_end();
    let is_line = between.get(text.len()..)?.iter().any(|b| matches!(b, b'\r' | b'\n'));
    let before = text.strip_suffix(format!("% {number} 0 obj").as_bytes())?;
    (is_line && matches!(before, [] | [.., b'\r' | b'\n'])).then(|| text.len() - b"obj".len())
}

/// Whether nothing but blanks and comments stands between a place and where reading goes on, read from that place.
fn leads(reader: &Reader<'_>, from: usize) -> bool {
    let mut other = Reader::new(reader.bytes);
    other.at = from;
    // In most packs it is the very place, or blanks before it.
    reader.bytes.get(from..reader.at).is_some_and(|between| between.iter().all(|b| is_blank(*b))) || {
        other.space();
        other.at == reader.at
    }
}
