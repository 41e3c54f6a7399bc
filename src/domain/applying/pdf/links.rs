//! Where the links of a PDF may lead: what a person presses opens a page, a call or a letter, and reaches nothing inside a network.
//!
//! Printed pages hold the links of the page, whatever they are: a menu that runs script in a browser does nothing in a document. What is
//! refused reaches a machine inside a network, starts a program, or hands an address to some program that nobody expects.
//!
//! An address is judged as the rules for addresses (the URL standard of WHATWG) put it, and as programs do that know files alone: behind
//! quotes and blanks of any kind, with slashes written either way, with steps to where it is and back taken, and with and without what is
//! written as `%` and two digits. Whichever reading does harm counts.

use super::places::{is_place, spelled};

/// Schemes that lead to a page, a person or nowhere. A browser runs no script from a document's link. Shops of programs, what starts or
/// pays anything, and what once called people by a program that is no more (`skype`, `callto`) are none of them.
const SCHEMES: [&[u8]; 28] = [
    b"about",
    b"cid",
    b"data",
    b"doi",
    b"facetime",
    b"facetime-audio",
    b"ftp",
    b"ftps",
    b"geo",
    b"http",
    b"https",
    b"im",
    b"javascript",
    b"line",
    b"mailto",
    b"maps",
    b"news",
    b"sip",
    b"sips",
    b"sms",
    b"tel",
    b"tg",
    b"urn",
    b"viber",
    b"webcal",
    b"weixin",
    b"whatsapp",
    b"xmpp",
];

/// The characters of an address that readers look at: whatever stands between them is passed over.
fn plain(text: &[u8]) -> Vec<u8> {
    let wide = |unit: fn([u8; 2]) -> u16| {
        let units = text.chunks_exact(2).skip(1).filter_map(|pair| pair.first_chunk().copied()).map(unit);
        char::decode_utf16(units).map(|found| found.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>().into_bytes()
    };
    let mut text = match text {
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => rest.to_vec(),
        text => text.to_vec(),
    };
    text.retain(|b| !b.is_ascii_control() && *b != b' ');
    text
}

/// An address behind what some readers cut off before it: quotes, brackets, and blanks that are none of ASCII.
fn unquoted(text: &[u8]) -> &[u8] {
    let is_cut = |b: &u8| !b.is_ascii() || matches!(b, b'"' | b'\'' | b'`' | b'<' | b'>' | b'(' | b')' | b'[' | b']' | b'{' | b'}');
    text.get(text.iter().take_while(|b| is_cut(b)).count()..).unwrap_or_default()
}

/// The scheme of an address in small letters, and what stands behind it.
fn parts(text: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let named = text.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'.' | b'-')).count();
    match text.split_at_checked(named)? {
        ([], _) => None,
        (scheme, [b':', rest @ ..]) => Some((scheme.to_ascii_lowercase(), rest)),
        _ => None,
    }
}

/// Whether the address of a link may be followed by whoever presses it.
pub(super) fn is_followed(text: &[u8]) -> bool {
    let text = plain(text);
    let text = unquoted(&text);
    match parts(text) {
        Some((scheme, path)) => match scheme.as_slice() {
            b"file" => is_here(path),
            // A page's own data, called by its address.
            b"blob" => [b"http://".as_slice(), b"https://", b"null/"].iter().any(|page| path.starts_with(page)),
            scheme => SCHEMES.contains(&scheme),
        },
        None => is_beside(text),
    }
}

/// Whether all that stands in a document goes on from an address may be followed: one of the web, or a person's.
pub(super) fn is_web(text: &[u8]) -> bool {
    let text = plain(text).to_ascii_lowercase();
    text.is_empty() || [b"http://".as_slice(), b"https://", b"mailto:", b"tel:", b"www."].iter().any(|scheme| text.starts_with(scheme))
}

/// Whether a name is that of a document in the folder of the one that names it, and nothing else to anybody.
pub(super) fn is_document_beside(name: &[u8]) -> bool {
    let is_plain = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b' ');
    let ends = name.len().checked_sub(b".pdf".len()).and_then(|at| name.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(b".pdf"));
    ends && name.first().is_some_and(u8::is_ascii_alphanumeric) && name.iter().all(is_plain)
}

/// Whether a file's address names no machine and no program. Slashes may be written either way, and as numbers.
fn is_here(path: &[u8]) -> bool {
    let (count, path) = slashes(path);
    matches!(count, 0 | 1 | 3) && !path.starts_with(b"?") && is_place(before_query(path), true)
}

/// Whether an address goes on from the document's own place, and to no machine and no program. Two slashes begin a machine's name.
fn is_beside(text: &[u8]) -> bool {
    // What only some readers take for a scheme.
    if let Some((scheme, path)) = parts(&spelled(text))
        && scheme == b"file"
        && !is_here(path)
    {
        return false;
    }
    let (count, behind) = slashes(text);
    let goes_back = |step: &[u8]| text.windows(step.len()).any(|window| window == step);
    // No page is named so: a drive's own folder, names of devices, and folders around it as only files have them.
    let is_file_alone = text.starts_with(b"\\") || goes_back(b"..\\") || (count == 1 && matches!(behind, [b'?', b'?' | b'/' | b'\\', ..]));
    let path = before_query(text);
    let path = path.get(usize::from(count == 1 && path.first() == Some(&b'/'))..).unwrap_or_default();
    count < 2 && !is_file_alone && is_place(path, false)
}

fn before_query(path: &[u8]) -> &[u8] {
    path.split(|b| matches!(b, b'?' | b'#')).next().unwrap_or_default()
}

/// How many slashes an address begins with, however they are written, and what stands behind them.
fn slashes(mut text: &[u8]) -> (usize, &[u8]) {
    let mut count = 0;
    loop {
        text = match text {
            [b'/' | b'\\', rest @ ..] | [b'%', b'2', b'f' | b'F', rest @ ..] | [b'%', b'5', b'c' | b'C', rest @ ..] => rest,
            _ => return (count, text),
        };
        count += 1;
    }
}

/// An address as it is shown to whoever sent it.
pub(super) fn shown(text: &[u8]) -> String {
    let text = plain(text);
    String::from_utf8_lossy(text.get(..text.len().min(LONGEST)).unwrap_or_default()).into_owned()
}

/// The most bytes of an address that are shown.
const LONGEST: usize = 120;
