//! Where the links of a PDF may lead: what a person presses opens a page, a call or a letter, and reaches nothing inside a network.
//!
//! Printed pages hold the links of the page, whatever they are: a menu that runs script in a browser does nothing in a document. What is
//! refused reaches a machine inside a network, or hands an address to some program that nobody expects.

/// Schemes that lead to a page, a person or nowhere. A browser runs no script from a document's link.
const SCHEMES: [&[u8]; 35] = [
    b"about",
    b"alipays",
    b"blob",
    b"callto",
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
    b"intent",
    b"itms-apps",
    b"javascript",
    b"line",
    b"mailto",
    b"maps",
    b"market",
    b"news",
    b"sip",
    b"sips",
    b"skype",
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

/// The characters of an address that readers look at, in one byte each: whatever stands between them is passed over.
fn plain(text: &[u8]) -> Vec<u8> {
    let wide = |first: usize| text.chunks_exact(2).skip(1).map(|pair| pair.get(first).copied().unwrap_or_default()).collect::<Vec<u8>>();
    let mut text = match text {
        [0xFE, 0xFF, ..] => wide(1),
        [0xFF, 0xFE, ..] => wide(0),
        [0xEF, 0xBB, 0xBF, rest @ ..] => rest.to_vec(),
        text => text.to_vec(),
    };
    text.retain(|b| !b.is_ascii_control() && *b != b' ');
    text
}

/// Whether the address of a link may be followed by whoever presses it.
pub(super) fn is_followed(text: &[u8]) -> bool {
    let text = plain(text);
    let named = text.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'.' | b'-')).count();
    match text.split_at_checked(named) {
        Some((scheme, [b':', path @ ..])) if !scheme.is_empty() => {
            let scheme = scheme.to_ascii_lowercase();
            if scheme == b"file" { is_here(path) } else { SCHEMES.contains(&scheme.as_slice()) }
        }
        // It goes on from the document's own place; two slashes begin a machine's name.
        _ => slashes(&text) < 2,
    }
}

/// Whether all that stands in a document goes on from an address may be followed: one of the web, or a person's.
pub(super) fn is_web(text: &[u8]) -> bool {
    let text = plain(text).to_ascii_lowercase();
    text.is_empty() || [b"http://".as_slice(), b"https://", b"mailto:", b"tel:", b"www."].iter().any(|scheme| text.starts_with(scheme))
}

/// Whether a file's address names no machine. Slashes may be written either way, and as numbers.
fn is_here(path: &[u8]) -> bool {
    matches!(slashes(path), 0 | 1 | 3)
}

/// How many slashes an address begins with, however they are written.
fn slashes(mut text: &[u8]) -> usize {
    let mut count = 0;
    loop {
        text = match text {
            [b'/' | b'\\', rest @ ..] | [b'%', b'2', b'f' | b'F', rest @ ..] | [b'%', b'5', b'c' | b'C', rest @ ..] => rest,
            _ => return count,
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
