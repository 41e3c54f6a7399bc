//! What an uploaded document is, told by its content: a PDF, a PNG or a JPEG that shows something and does nothing.
//!
//! A file that only begins like one is refused, since what reads it later would fail; so is one that carries more than a page or a picture:
//! script, attachments, things to be started, another file behind its end, or more pixels than a scan has.

/// The largest side of a picture, in pixels.
const SIDE: u32 = 16_384;
/// The most pixels of a picture.
const PIXELS: u64 = 50_000_000;
/// What a PDF may not name: what is run, opened, sent, attached or locked.
const ACTIVE: [&[u8]; 12] = [
    b"Encrypt",
    b"JavaScript",
    b"JS",
    b"Launch",
    b"EmbeddedFile",
    b"EmbeddedFiles",
    b"RichMedia",
    b"XFA",
    b"SubmitForm",
    b"ImportData",
    b"GoToE",
    b"GoToR",
];

/// The media type of a document; `None` where it is not taken.
///
/// What stands compressed inside a PDF is not looked into: it is shown in a frame that runs nothing,
/// and this refuses what is in plain sight.
#[must_use]
pub fn document_type(bytes: &[u8]) -> Option<&'static str> {
    if holds_archive(bytes) {
        return None;
    }
    match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] if ends_as_pdf(bytes) && !is_active(bytes) && !opens_an_address(bytes) => {
            Some("application/pdf")
        }
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, rest @ ..] if png_size(rest).is_some_and(modest) => Some("image/png"),
        [0xFF, 0xD8, rest @ ..] if jpeg_size(rest).is_some_and(modest) => Some("image/jpeg"),
        _ => None,
    }
}

fn find(bytes: &[u8], what: &[u8]) -> bool {
    position(bytes, what).is_some()
}

fn tail(bytes: &[u8], length: usize) -> &[u8] {
    bytes.get(bytes.len().saturating_sub(length)..).unwrap_or(bytes)
}

/// Whether a zip's directory stands near the end, where its readers look for it.
fn holds_archive(bytes: &[u8]) -> bool {
    find(tail(bytes, 66_000), b"PK\x05\x06")
}

/// Whether the last mark of a PDF is its end, and nothing but blanks comes after it.
fn ends_as_pdf(bytes: &[u8]) -> bool {
    let trimmed = bytes.trim_ascii_end();
    let trimmed = trimmed.strip_suffix(b"\0").map_or(trimmed, <[u8]>::trim_ascii_end);
    trimmed.ends_with(b"%%EOF")
}

/// Whether a PDF names something active outside its streams, whose bytes are a picture's or packed and may spell anything.
fn is_active(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        let begins = stream_at(rest);
        if names_active(rest.get(..begins.unwrap_or(rest.len())).unwrap_or(rest)) {
            return true;
        }
        let Some(inside) = begins.and_then(|at| rest.get(at + STREAM.len()..)) else { return false };
        match position(inside, END_OF_STREAM) {
            Some(end) => rest = inside.get(end + END_OF_STREAM.len()..).unwrap_or_default(),
            // One that does not end is looked into, and so is all behind it: no other ends either.
            None => return names_active(inside),
        }
    }
}

const STREAM: &[u8] = b"stream";
const END_OF_STREAM: &[u8] = b"endstream";

/// Where the next stream begins: the word alone, behind its dictionary, with a line end behind it.
fn stream_at(bytes: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + position(bytes.get(from..)?, STREAM)?;
        let behind_dictionary = bytes.get(..at)?.trim_ascii_end().ends_with(b">>");
        if behind_dictionary && matches!(bytes.get(at + STREAM.len()), Some(b'\r' | b'\n')) {
            return Some(at);
        }
        from = at + STREAM.len();
    }
}

fn position(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|w| w == what)
}

/// Whether something active is named.
fn names_active(bytes: &[u8]) -> bool {
    names(bytes).any(|(name, left)| ACTIVE.contains(&name.as_slice()) || (name == b"URI" && leads_to_a_file(left)))
}

/// The names in a part of a PDF, as far as they are looked at, each with what stands behind it. In a name any character may be written as
/// `#` and two hexadecimal digits.
fn names(bytes: &[u8]) -> impl Iterator<Item = (Vec<u8>, &[u8])> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let at = rest.iter().position(|b| *b == b'/')?;
        rest = rest.get(at + 1..).unwrap_or_default();
        let mut name = Vec::new();
        let mut left = rest;
        // The longest of the names has 13 characters.
        while let (true, Some((first, after))) = (name.len() < 14, left.split_first()) {
            let (byte, after) = match (first, after) {
                (b'#', [a, b, more @ ..]) => match (nibble(*a), nibble(*b)) {
                    (Some(a), Some(b)) => (a << 4 | b, more),
                    _ => (*first, after),
                },
                (b, _) if !b.is_ascii_alphanumeric() => break,
                (b, _) => (*b, after),
            };
            name.push(byte);
            left = after;
        }
        Some((name, left))
    })
}

/// Most places that are looked at for what a document does when it opens, and the most bytes of each: what a document opens with is one
/// action or a few, and whatever has more is refused. So every byte of a document is read a bounded number of times.
const LOOKED_AT: usize = 64;
const LONGEST_ACTION: usize = 4_096;

/// Whether a PDF opens an address by itself, with the document or as a page is turned: a link is followed by whoever presses it. What is
/// done may stand right there, or in an object of its own, from which another may follow.
fn opens_an_address(bytes: &[u8]) -> bool {
    let mut wanted = Vec::new();
    let mut seen = 0;
    for (name, left) in names(bytes) {
        if matches!(name.as_slice(), b"OpenAction" | b"AA") {
            seen += 1;
            if seen > LOOKED_AT || is_acting(left, &mut wanted) {
                return true;
            }
        }
    }
    let mut looked_up = 0;
    while looked_up < wanted.len() {
        let round = looked_up..wanted.len();
        looked_up = wanted.len();
        let mut rest = bytes;
        while let Some(at) = position(rest, b"obj") {
            let (before, after) = (rest.get(..at).unwrap_or_default(), rest.get(at + 3..).unwrap_or_default());
            if number_before(before).is_some_and(|number| wanted.get(round.clone()).is_some_and(|round| round.contains(&number))) {
                seen += 1;
                if seen > LOOKED_AT || is_acting(after, &mut wanted) {
                    return true;
                }
            }
            rest = after;
        }
    }
    false
}

/// Whether what is done leads to an address, or is more than is looked at; objects in which it goes on are added to those that are wanted.
fn is_acting(behind: &[u8], wanted: &mut Vec<u32>) -> bool {
    let behind = behind.get(..LONGEST_ACTION).unwrap_or(behind);
    let mut want = |value: &[u8]| {
        if let Some(number) = reference(value)
            && !wanted.contains(&number)
        {
            wanted.push(number);
        }
    };
    if !behind.trim_ascii_start().starts_with(b"<<") {
        want(behind);
        return false;
    }
    let Some(action) = dictionary(behind.trim_ascii_start()) else { return true };
    for (name, left) in names(action) {
        match name.as_slice() {
            b"URI" => return true,
            // A place in the document, and the page that something belongs to: nothing is done there.
            b"D" | b"P" | b"Parent" => {}
            _ => want(left),
        }
    }
    wanted.len() > LOOKED_AT
}

/// A dictionary with all that is in it, marks inside texts and comments left aside; `None` where it does not end within what is looked at.
fn dictionary(bytes: &[u8]) -> Option<&[u8]> {
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        match (bytes.get(at)?, bytes.get(at + 1)) {
            (b'<', Some(b'<')) => {
                depth += 1;
                at += 2;
            }
            (b'>', Some(b'>')) => {
                depth = depth.checked_sub(1)?;
                at += 2;
                if depth == 0 {
                    return bytes.get(..at);
                }
            }
            (b'(', _) => at = text_end(bytes, at)?,
            (b'%', _) => at += bytes.get(at..)?.iter().position(|b| matches!(b, b'\r' | b'\n'))?,
            _ => at += 1,
        }
    }
}

/// Behind the end of a text in brackets, which may hold others in balance, and any with a backslash before it.
fn text_end(bytes: &[u8], begins: usize) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, begins);
    loop {
        match bytes.get(at)? {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
}

/// The number of the object that a value refers to, across any blanks.
fn reference(value: &[u8]) -> Option<u32> {
    let mut words = value.get(..60).unwrap_or(value).split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let mut number = || std::str::from_utf8(words.next()?).ok()?.parse::<u32>().ok();
    let (object, _generation) = (number()?, number()?);
    words.next().filter(|word| word.first() == Some(&b'R') && !word.get(1).is_some_and(u8::is_ascii_alphanumeric)).map(|_| object)
}

/// The number of the object that begins behind some bytes: the first of the two that stand before its name.
fn number_before(bytes: &[u8]) -> Option<u32> {
    // Numbers of objects are short: what stands further back is none.
    let mut words = tail(bytes, 40).split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).rev();
    let _generation = words.next()?;
    let word = words.next()?;
    let digits = word.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    std::str::from_utf8(word.get(word.len() - digits..)?).ok()?.parse().ok()
}

/// Whether what stands behind the name of a link is an address on the reader's own machine, as a text or in hexadecimal digits.
fn leads_to_a_file(value: &[u8]) -> bool {
    const SCHEME: &[u8] = b"file:";
    let begins = |text: &[u8]| text.get(..SCHEME.len()).is_some_and(|t| t.eq_ignore_ascii_case(SCHEME));
    match value.trim_ascii_start() {
        [b'(', text @ ..] => begins(text.trim_ascii_start()),
        [b'<', digits @ ..] => {
            let digits: Vec<u8> =
                digits.iter().filter(|b| !b.is_ascii_whitespace()).map_while(|b| nibble(*b)).take(2 * SCHEME.len()).collect();
            begins(&digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, half| byte << 4 | half)).collect::<Vec<u8>>())
        }
        _ => false,
    }
}

fn nibble(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|d| u8::try_from(d).ok())
}

fn modest((width, height): (u32, u32)) -> bool {
    (1..=SIDE).contains(&width) && (1..=SIDE).contains(&height) && u64::from(width) * u64::from(height) <= PIXELS
}

/// A PNG's stated width and height, where its parts follow each other up to its end.
fn png_size(mut parts: &[u8]) -> Option<(u32, u32)> {
    let mut size = None;
    loop {
        let (length, rest) = parts.split_first_chunk::<4>()?;
        let (kind, rest) = rest.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let data = rest.get(..length)?;
        // Four bytes of check sum stand behind the data.
        let after = rest.get(length.checked_add(4)?..)?;
        match (kind, size) {
            (b"IHDR", None) => {
                let (width, more) = data.split_first_chunk::<4>()?;
                size = Some((u32::from_be_bytes(*width), u32::from_be_bytes(*more.first_chunk::<4>()?)));
            }
            // A second head is another picture, and so is each frame of an animation.
            (_, None) | (b"IHDR" | b"acTL", _) => return None,
            (b"IEND", _) => return size.filter(|_| after.is_empty()),
            _ => {}
        }
        parts = after;
    }
}

/// A JPEG's width and height, from the head of its one frame, where its parts follow each other up to its end. Cameras write more behind
/// that, but no archive.
fn jpeg_size(mut rest: &[u8]) -> Option<(u32, u32)> {
    let mut size = None;
    let mut in_picture = false;
    loop {
        if in_picture {
            // The picture's own bytes: what it spells as 0xFF has a zero behind it.
            let at = rest.windows(2).position(|w| matches!(w, [0xFF, mark] if !matches!(mark, 0x00 | 0xD0..=0xD7 | 0xFF)))?;
            rest = rest.get(at..)?;
            in_picture = false;
        }
        let (&first, after) = rest.split_first()?;
        if first != 0xFF {
            return None;
        }
        let (&marker, after) = after.split_first()?;
        match marker {
            0xFF => rest = rest.get(1..)?,
            0x01 | 0xD0..=0xD7 => rest = after,
            0xD9 => return size.filter(|_| !find(after, b"PK\x03\x04")),
            // Another picture, or the bytes of one before any frame.
            0xD8 => return None,
            0xDA if size.is_none() => return None,
            _ => {
                let (length, body) = after.split_first_chunk::<2>()?;
                let length = usize::from(u16::from_be_bytes(*length));
                if matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) {
                    let read = |at: usize| body.get(at..at + 2)?.first_chunk::<2>().map(|b| u32::from(u16::from_be_bytes(*b)));
                    if size.replace((read(3)?, read(1)?)).is_some() {
                        return None;
                    }
                }
                rest = body.get(length.checked_sub(2)?..)?;
                in_picture = marker == 0xDA;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend(b"\x08\x02\0\0\0....\0\0\0\x02IDATxx....\0\0\0\0IEND....");
        bytes
    }

    fn jpeg(width: u16, height: u16) -> Vec<u8> {
        let mut bytes = b"\xFF\xD8\xFF\xE0\0\x04JF\xFF\xC0\0\x0B\x08".to_vec();
        bytes.extend(height.to_be_bytes());
        bytes.extend(width.to_be_bytes());
        bytes.extend(b"\x01\x01\x11\0\xFF\xDA\0\x02picture\xFF\xD9");
        bytes
    }

    #[test]
    fn documents_are_told_by_their_content() {
        assert_eq!(document_type(b"%PDF-1.7 hello /Type /Page %%EOF\n"), Some("application/pdf"));
        assert_eq!(document_type(&png(1_600, 1_200)), Some("image/png"));
        assert_eq!(document_type(&jpeg(4_000, 3_000)), Some("image/jpeg"));
        let mut photo = jpeg(4_000, 3_000);
        photo.extend(b"what a camera adds");
        assert_eq!(document_type(&photo), Some("image/jpeg"));
        for refused in
            [b"".as_slice(), b"<html>", b"%PDF-1.7 cut off", b"<svg/>", b"PK\x03\x04", b"\xFF\xD8", b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1a\n"]
        {
            assert_eq!(document_type(refused), None);
        }
    }

    #[test]
    fn a_document_that_does_something_or_carries_another_file_is_refused() {
        for active in [
            "/Encrypt 1 0 R",
            "/#45ncrypt 1 0 R",
            "/JavaScript (x)",
            "/J#53 (x)",
            "/S /Launch",
            "/Type/EmbeddedFile",
            "/Names<</EmbeddedFiles 2 0 R>>",
            "/Subtype /RichMedia",
            "/XFA []",
            "/S /GoToR /F (x.pdf)",
            "/S /URI /URI (file:///etc/passwd)",
            "/URI( FILE:x)",
            "/URI <66696C653A2F2F>",
            "1 0 obj <</Type/Catalog/OpenAction<</S/URI/URI(http://x)>>>> endobj",
            "<</Open#41ction <</S /URI /URI (http://x)>>>>",
            "/Type /Page /AA <</O <</S/URI/URI(http://x)>> /C 9 0 R>>",
            "<</OpenAction 12 0 R>>\n12 0 obj\n<</S /URI /URI (http://x)>>\nendobj",
            "12 0 obj<</S/URI/URI(http://x)>>endobj <</AA<</O 12 0 R>>>>",
            "<</OpenAction <</D (>>) % >>\n /S /URI /URI (http://x)>>>>",
            "<</OpenAction 12\r\n0 R>> 12 0 obj<</S /GoTo /Next 13 0 R>>endobj 13 0 obj<</S/URI/URI(http://x)>>endobj",
            "<</AA 12 0 R>> 13 0 obj<</S/URI/URI(http://x)>>endobj 12 0 obj<</O 13 0 R>>endobj",
            "<</OpenAction <<",
        ] {
            assert_eq!(document_type(format!("%PDF-1.7 {active} %%EOF").as_bytes()), None, "{active}");
        }
        for fine in [
            "<</OpenAction [3 0 R /Fit]>> 3 0 obj <</Annots [<</A <</S /URI /URI (http://x)>>>>]>> endobj",
            "<</OpenAction 5 0 R>> 5 0 obj <</S /GoTo /D [1 0 R /Fit]>> endobj 6 0 obj <</S /URI /URI (http://x)>> endobj",
            "/JSON",
            "/Launcher",
            "/JavaScripts",
            "a/b /Font /F1",
            "/S /URI /URI (https://example.sg/file:x)",
            "/URI <6874>",
            "/GoTo 1",
        ] {
            assert!(document_type(format!("%PDF-1.7 {fine} %%EOF\r\n").as_bytes()).is_some(), "{fine}");
        }
        // What a scan's stream happens to spell is no name; a stream that is none hides nothing.
        let within = |before: &str, after: &str| format!("%PDF-1.7 1 0 obj <</Length 9>>{before}a/JS b{after} endobj %%EOF");
        assert!(document_type(within("\nstream\r\n", "\nendstream").as_bytes()).is_some());
        for (before, after) in
            [("\nstream\n", ""), ("stream ", "endstream"), ("x stream\n", "endstream"), ("stream\nendstream", "stream\nendstream")]
        {
            assert_eq!(document_type(within(before, after).as_bytes()), None, "{before:?} {after:?}");
        }
        for tail in [b"PK\x05\x06 and the rest".as_slice(), b"<script>"] {
            assert_eq!(document_type(&[b"%PDF-1.7 hello %%EOF\n", tail].concat()), None);
        }
        assert_eq!(document_type(&[&png(10, 10), b"<script>".as_slice()].concat()), None);
        assert_eq!(document_type(&[&jpeg(10, 10), b"PK\x05\x06".as_slice()].concat()), None);
    }

    #[test]
    fn what_a_document_opens_with_is_looked_at_within_bounds() {
        let many = |part: &str| format!("%PDF-1.7 {} %%EOF", part.repeat(65));
        assert_eq!(document_type(many("/AA <</S /GoTo>> ").as_bytes()), None, "more than any document does");
        assert_eq!(document_type(many("<</AA 1 0 R>> 1 0 obj<<>>endobj ").as_bytes()), None);
        let long = format!("%PDF-1.7 /OpenAction <</S /GoTo {}>> %%EOF", " ".repeat(LONGEST_ACTION));
        assert_eq!(document_type(long.as_bytes()), None, "what is not read to its end is not taken");
        // Ten megabytes of what would be read again and again are refused at the first of them.
        for part in ["/AA<<", "1 0 obj<<"] {
            let bytes = format!("%PDF-1.7 /OpenAction 1 0 R {} %%EOF", part.repeat((10 << 20) / part.len()));
            assert_eq!(document_type(bytes.as_bytes()), None, "{part}");
        }
    }

    #[test]
    fn a_file_is_one_picture() {
        let two_heads = |kind: &[u8]| {
            let mut bytes = png(10, 10);
            let part = [&[0, 0, 0, 13], kind, &[0; 17]].concat();
            bytes.splice(33..33, part);
            bytes
        };
        assert_eq!(document_type(&two_heads(b"tEXt")), Some("image/png"));
        for kind in [b"IHDR", b"acTL"] {
            assert_eq!(document_type(&two_heads(kind)), None);
        }
        let frame = b"\xFF\xC0\0\x0B\x08\xFF\xFF\xFF\xFF\x01\x01\x11\0";
        let mut before = jpeg(10, 10);
        before.splice(2..2, frame.to_vec());
        let mut behind = jpeg(10, 10);
        let end = behind.len() - 2;
        behind.splice(end..end, frame.to_vec());
        // A second scan of a progressive picture, with a zero behind what looks like a mark, is the same picture.
        let mut scans = jpeg(10, 10);
        scans.splice(end..end, b"\xFF\0\xFF\xD0more\xFF\xDA\0\x02second".to_vec());
        assert_eq!(document_type(&scans), Some("image/jpeg"));
        for refused in [before, behind, [jpeg(10, 10).as_slice(), b"PK\x03\x04"].concat()] {
            assert_eq!(document_type(&refused), None);
        }
    }

    #[test]
    fn a_picture_has_no_more_pixels_than_a_scan() {
        for (width, height) in [(0, 10), (12_000, 12_000), (50_000, 1), (65_535, 65_535)] {
            assert_eq!(document_type(&png(width, height)), None);
        }
        assert_eq!(document_type(&jpeg(65_535, 65_535)), None);
        assert_eq!(document_type(&png(8_000, 6_000)), Some("image/png"));
    }

    #[test]
    fn no_cut_or_changed_file_is_too_much_for_it() {
        for whole in [png(100, 100), jpeg(100, 100), b"%PDF-1.7 /#4 /# %%EOF".to_vec()] {
            for length in 0..whole.len() {
                assert!(document_type(&whole[..length]).is_none());
                let mut changed = whole.clone();
                changed[length] ^= 0xFF;
                let _ = document_type(&changed);
            }
        }
    }
}
