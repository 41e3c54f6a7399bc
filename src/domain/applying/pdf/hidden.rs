//! What looks like the beginning of an object, a table or a trailer has to stand where one is read from front to back.

use super::refusal::Refusal;
use super::tokens::{is_blank, is_doubtful};

/// Refuses a file in which something looks like the beginning of an object, a table or a trailer, and was read as part of another. `marks`
/// are the places of those that were read, in their order.
///
/// # Errors
/// [`Refusal::Unreadable`].
pub(super) fn nothing_hides(bytes: &[u8], marks: &[usize]) -> Result<(), Refusal> {
    for (at, byte) in bytes.iter().enumerate() {
        let rest = || bytes.get(at..).unwrap_or_default();
        let begins = match byte {
            b'o' => begins_object(bytes.get(..at).unwrap_or_default(), rest()),
            b't' => begins_trailer(rest()),
            b'x' => begins_table(rest()),
            _ => continue,
        };
        if begins && marks.binary_search(&at).is_err() {
            return Err(Refusal::Unreadable);
        }
    }
    Ok(())
}

/// Whether any reader takes a byte for a blank.
fn parts(byte: u8) -> bool {
    is_blank(byte) || is_doubtful(byte)
}

fn behind_blanks(bytes: &[u8]) -> &[u8] {
    let blanks = bytes.iter().take_while(|b| parts(**b)).count();
    bytes.get(blanks..).unwrap_or_default()
}

fn begins_trailer(rest: &[u8]) -> bool {
    rest.strip_prefix(b"trailer").is_some_and(|behind| matches!(behind_blanks(behind), [b'<', b'<', ..] | [b'%', ..]))
}

fn begins_table(rest: &[u8]) -> bool {
    let Some(behind) = rest.strip_prefix(b"xref") else { return false };
    match behind {
        [b'%', ..] => true,
        [byte, ..] if parts(*byte) => behind_blanks(behind).first().is_some_and(|b| b.is_ascii_digit() || *b == b'%'),
        _ => false,
    }
}

/// Whether `obj` stands here with two numbers before it, and anything behind it that is an object or leads to one.
fn begins_object(before: &[u8], rest: &[u8]) -> bool {
    let Some(behind) = rest.strip_prefix(b"obj") else { return false };
    let follows = |b: &u8| b.is_ascii_digit() || matches!(b, b'<' | b'[' | b'(' | b'/' | b'%' | b'+' | b'-' | b'.');
    behind_blanks(behind).first().is_some_and(follows) && numbered(before)
}

/// Whether two numbers end here, or a comment behind which they may stand. Readers forgive much in a number.
fn numbered(mut before: &[u8]) -> bool {
    for is_second in [true, false] {
        let blanks = before.iter().rev().take_while(|b| parts(**b)).count();
        let (rest, between) = before.split_at_checked(before.len() - blanks).unwrap_or_default();
        let is_end = |b: &u8| matches!(b, b'\r' | b'\n');
        if between.iter().any(is_end) && rest.iter().rev().take_while(|b| !is_end(b)).any(|b| *b == b'%') {
            return true;
        }
        let number = rest.iter().rev().take_while(|b| in_number(**b)).count();
        let (rest, number) = rest.split_at_checked(rest.len() - number).unwrap_or_default();
        if !number.iter().any(u8::is_ascii_digit) || (blanks == 0 && !is_second) {
            return false;
        }
        before = rest;
    }
    true
}

fn in_number(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E')
}
