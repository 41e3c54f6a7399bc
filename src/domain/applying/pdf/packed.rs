//! What is packed in a PDF: tables of where its objects stand, and objects one behind the other.

use super::refusal::Refusal;
use super::tokens::{MOST_VALUES, Reader, Value, is_blank};

/// Where a stream stands: its object, the number under which it is written, where its dictionary begins, and its bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stream {
    pub(super) object: usize,
    pub(super) number: Option<u32>,
    pub(super) begins: usize,
    pub(super) data: (usize, usize),
}

impl Stream {
    /// Its bytes, of those of the file.
    pub(super) fn of<'a>(&self, bytes: &'a [u8]) -> &'a [u8] {
        bytes.get(self.data.0..self.data.1).unwrap_or_default()
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

/// What is packed, as it was: no more than `most` bytes.
pub(super) fn unpack(entries: &Entries, data: &[u8], most: usize) -> Result<Vec<u8>, Refusal> {
    let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).ok_or(Refusal::Unreadable)?;
    let (data, line_end) = data.split_at_checked(number(entries, b"Length")?).ok_or(Refusal::Unreadable)?;
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
            None => Ok(data.to_vec()),
        };
    }
    let unpacked = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(data, most).map_err(|error| match error.status {
        miniz_oxide::inflate::TINFLStatus::HasMoreOutput => Refusal::TooMuch,
        _ => Refusal::Unreadable,
    })?;
    match columns {
        None => Ok(unpacked),
        Some(columns) => undone(&unpacked, columns),
    }
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
    /// Reads a table: the numbers in its arrays were kept.
    pub(super) fn read(&mut self, entries: &Entries, rows: &[u8]) -> Result<(), Refusal> {
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
                let Some(row) = rows.next() else { return Ok(()) };
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
pub(super) fn objects(
    reader: &mut Reader<'_>,
    (count, first): (usize, usize),
    mut each: impl FnMut(u32, Value) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
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
    reader.space();
    for (number, offset) in told {
        let begins = first.checked_add(offset).ok_or(Refusal::Unreadable)?;
        // Blanks and comments may stand before an object: it begins where reading goes on, and nothing else stands between two.
        if begins < ended || begins > reader.at || !leads(reader, begins) {
            return Err(Refusal::Unreadable);
        }
        let value = reader.value()?.ok_or(Refusal::Unreadable)?;
        ended = reader.at;
        reader.space();
        each(number, value)?;
    }
    Ok(())
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
