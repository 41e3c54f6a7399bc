//! What an uploaded document is, told by its content: a PDF, a PNG or a JPEG that shows something and does nothing.
//!
//! A file that only begins like one is refused, since what reads it later would fail; so is one that carries more than a page or a picture:
//! script, attachments, things to be started, another file behind its end or in its notes, or more pixels than a scan has.

use super::pdf;
pub use super::pdf::refusal::Refusal;
use crate::domain::kernel::names::names;

names! {
    /// The types of documents that are taken, by their media types.
    DocumentType {
        /// Pages.
        Pdf = "application/pdf";
        /// A picture.
        Png = "image/png";
        /// A picture.
        Jpeg = "image/jpeg";
    }
}

/// The largest side of a picture, in pixels.
const SIDE: u32 = 16_384;
/// The most pixels of a picture: what telephones make that name 108 millions of them. Whoever looks at it needs four bytes for each.
pub const PIXELS: u64 = 110_000_000;
/// The most pixels that all scans of a picture draw: a photo that gets sharper by and by draws its pixels some ten times.
const DRAWN: u64 = 2_000_000_000;
/// How another file begins that a picture may carry, besides programs.
const OTHERS: [&[u8]; 5] = [b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"<script"];
/// How archives begin whose readers look for that anywhere in a file.
const ARCHIVES: [&[u8]; 2] = [b"Rar!\x1A\x07", b"7z\xBC\xAF\x27\x1C"];
/// How far readers look for where a file begins.
const HEAD: usize = 1_024;

/// The type of a document.
///
/// # Errors
/// Why it is not taken.
pub fn document_type(bytes: &[u8]) -> Result<DocumentType, Refusal> {
    if holds_archive(bytes) {
        return Err(Refusal::Kind);
    }
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if text.starts_with(b"%PDF-") {
        if !ends_as_pdf(text) {
            return Err(Refusal::Unreadable);
        }
        if ARCHIVES.iter().any(|archive| text.windows(archive.len()).any(|w| w == *archive)) {
            return Err(Refusal::Kind);
        }
        return pdf::look(text, bytes.len() - text.len()).map(|()| DocumentType::Pdf);
    }
    let (kind, size) = match bytes {
        _ if holds_another(bytes.get(..HEAD).unwrap_or(bytes)) => return Err(Refusal::Kind),
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, rest @ ..] => (DocumentType::Png, png_size(rest).map(|size| (size, 1))),
        [0xFF, 0xD8, rest @ ..] => (DocumentType::Jpeg, jpeg_size(rest)),
        _ => return Err(Refusal::Kind),
    };
    let ((width, height), scans) = size.filter(|((width, height), _)| *width > 0 && *height > 0).ok_or(Refusal::Kind)?;
    let pixels = u64::from(width) * u64::from(height);
    if width > SIDE || height > SIDE || pixels > PIXELS || pixels.saturating_mul(scans) > DRAWN {
        return Err(Refusal::Pixels);
    }
    Ok(kind)
}

fn find(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|w| w.eq_ignore_ascii_case(what))
}

/// Whether a zip's directory stands near the end, where its readers look for it.
fn holds_archive(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(66_000)..).unwrap_or(bytes);
    tail.windows(4).any(|w| w == b"PK\x05\x06")
}

fn holds_another(bytes: &[u8]) -> bool {
    OTHERS.iter().any(|other| find(bytes, other))
}

/// Whether a program begins here, behind any blanks.
fn begins_program(bytes: &[u8]) -> bool {
    let at = bytes.iter().take_while(|b| b.is_ascii_whitespace() || **b == 0).count();
    bytes.get(at..).is_some_and(|rest| rest.starts_with(b"MZ"))
}

/// Whether the last mark of a PDF is its end, and nothing but blanks and what fills a file up comes after it.
fn ends_as_pdf(bytes: &[u8]) -> bool {
    let fill = bytes.iter().rev().take_while(|b| b.is_ascii_whitespace() || matches!(b, 0 | 0x1A)).count();
    bytes.get(..bytes.len() - fill).is_some_and(|text| text.ends_with(b"%%EOF"))
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
            (b"tEXt" | b"zTXt" | b"iTXt", _) if data.split(|b| *b == 0).any(begins_program) => return None,
            _ => {}
        }
        parts = after;
    }
}

/// A JPEG's width and height, from the head of its one frame, and how many scans draw it, where its parts follow each other up to its end.
/// Cameras write more behind that, but no other file.
fn jpeg_size(mut rest: &[u8]) -> Option<((u32, u32), u64)> {
    let mut size = None;
    let mut scans = 0;
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
            0xD9 => return size.filter(|_| !holds_another(after) && !begins_program(after)).map(|size| (size, scans)),
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
                let data = body.get(..length.checked_sub(2)?)?;
                if marker == 0xFE && begins_program(data) {
                    return None;
                }
                rest = body.get(data.len()..)?;
                in_picture = marker == 0xDA;
                scans += u64::from(in_picture);
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
        assert_eq!(document_type(b"%PDF-1.7 hello /Type /Page %%EOF\n"), Ok(DocumentType::Pdf));
        assert_eq!(document_type(&png(1_600, 1_200)), Ok(DocumentType::Png));
        assert_eq!(document_type(&jpeg(4_000, 3_000)), Ok(DocumentType::Jpeg));
        let mut photo = jpeg(4_000, 3_000);
        photo.extend(b"what a camera adds");
        assert_eq!(document_type(&photo), Ok(DocumentType::Jpeg));
        for refused in
            [b"".as_slice(), b"<html>", b"%PDF-1.7 cut off", b"<svg/>", b"PK\x03\x04", b"\xFF\xD8", b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1a\n"]
        {
            assert!(document_type(refused).is_err());
        }
    }

    #[test]
    fn a_pdf_may_have_little_before_its_head_and_behind_its_end() {
        for (before, behind) in [("\n", ""), ("\u{FEFF}", "\n"), ("", "\0\0\0\0"), ("", "\n\u{1A}\n"), ("", "\n<!-- served -->\n%%EOF\n")] {
            let bytes = format!("{before}%PDF-1.7\n<<>>\n%%EOF{behind}");
            assert_eq!(document_type(bytes.as_bytes()), Ok(DocumentType::Pdf), "{before:?} {behind:?}");
        }
        for tail in [b"PK\x05\x06 and the rest".as_slice(), b"<script>"] {
            assert!(document_type(&[b"%PDF-1.7 hello %%EOF\n", tail].concat()).is_err());
        }
        for archive in [b"Rar!\x1A\x07\0".as_slice(), b"7z\xBC\xAF\x27\x1C"] {
            assert_eq!(document_type(&[b"%PDF-1.7 %", archive, b"\n%%EOF"].concat()), Err(Refusal::Kind));
        }
        assert_eq!(document_type(b"%PDF-1.7 cut off"), Err(Refusal::Unreadable));
        assert_eq!(document_type(b"%PDF-1.7 /Encrypt 1 0 R %%EOF"), Err(Refusal::Locked));
        assert_eq!(document_type(b"%PDF-1.7 <</OpenAction << %%EOF"), Err(Refusal::Unreadable));
        assert_eq!(document_type(b"%PDF-1.7 1 0 obj<</S/Launch>>endobj %%EOF"), Err(Refusal::Active));
    }

    #[test]
    fn a_picture_carries_no_other_file() {
        for other in [b"%PDF-1.7 x".as_slice(), b"PK\x03\x04", b"PK\x05\x06", b"Rar!\x1a\x07", b"MZ\x90", b"\n\0MZ", b"x<SCRIPT>"] {
            assert!(document_type(&[&jpeg(10, 10), other].concat()).is_err(), "behind a JPEG: {other:?}");
            assert!(document_type(&[&png(10, 10), other].concat()).is_err(), "behind a PNG: {other:?}");
            let length = u16::try_from(other.len() + 2).expect("short").to_be_bytes();
            let mut noted = jpeg(10, 10);
            noted.splice(2..2, [&[0xFF, 0xFE], length.as_slice(), other].concat());
            assert!(document_type(&noted).is_err(), "in a JPEG's comment: {other:?}");
            let text = [b"Comment\0", other].concat();
            let length = u32::try_from(text.len()).expect("short").to_be_bytes();
            let mut noted = png(10, 10);
            noted.splice(33..33, [length.as_slice(), b"tEXt", &text, b"...."].concat());
            assert!(document_type(&noted).is_err(), "in a PNG's text: {other:?}");
        }
        let mut noted = jpeg(10, 10);
        noted.splice(2..2, b"\xFF\xFE\0\x0AOPQ MZ x".to_vec());
        assert_eq!(document_type(&noted), Ok(DocumentType::Jpeg), "any words");
    }

    #[test]
    fn a_file_is_one_picture() {
        let two_heads = |kind: &[u8]| {
            let mut bytes = png(10, 10);
            let part = [&[0, 0, 0, 13], kind, &[0; 17]].concat();
            bytes.splice(33..33, part);
            bytes
        };
        assert_eq!(document_type(&two_heads(b"tEXt")), Ok(DocumentType::Png));
        for kind in [b"IHDR", b"acTL"] {
            assert!(document_type(&two_heads(kind)).is_err());
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
        assert_eq!(document_type(&scans), Ok(DocumentType::Jpeg));
        for refused in [before, behind, [jpeg(10, 10).as_slice(), b"PK\x03\x04"].concat()] {
            assert!(document_type(&refused).is_err());
        }
    }

    #[test]
    fn a_picture_has_no_more_pixels_than_a_scan() {
        for (width, height) in [(12_000, 12_000), (50_000, 1), (65_535, 65_535)] {
            assert_eq!(document_type(&png(width, height)), Err(Refusal::Pixels));
        }
        assert_eq!(document_type(&jpeg(65_535, 65_535)), Err(Refusal::Pixels));
        assert_eq!(document_type(&png(0, 10)), Err(Refusal::Kind));
        assert_eq!(document_type(&png(8_000, 6_000)), Ok(DocumentType::Png));
        // What telephones make that name 50, 64 and 108 millions of pixels.
        for (width, height) in [(8_192, 6_144), (9_248, 6_944), (12_032, 9_024)] {
            assert_eq!(document_type(&jpeg(width, height)), Ok(DocumentType::Jpeg), "{width} × {height}");
        }
        // Each scan draws all of it.
        let mut scans = jpeg(8_192, 6_144);
        let end = scans.len() - 2;
        scans.splice(end..end, b"\xFF\xDA\0\x02".repeat(30));
        assert_eq!(document_type(&scans), Ok(DocumentType::Jpeg));
        scans.splice(end..end, b"\xFF\xDA\0\x02".repeat(30));
        assert_eq!(document_type(&scans), Err(Refusal::Pixels));
    }

    #[test]
    fn no_cut_or_changed_file_is_too_much_for_it() {
        for whole in [png(100, 100), jpeg(100, 100), b"%PDF-1.7 /#4 /# %%EOF".to_vec()] {
            for length in 0..whole.len() {
                assert!(document_type(&whole[..length]).is_err());
                let mut changed = whole.clone();
                changed[length] ^= 0xFF;
                let _ = document_type(&changed);
            }
        }
    }
}
