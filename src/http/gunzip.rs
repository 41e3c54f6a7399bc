//! Gzip (RFC 1952) unpacked as it comes, piece by piece: nothing is held but the window that unpacking needs.

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};

/// The most bytes of a head with its names.
const LONGEST_HEAD: usize = 8 << 10;
/// How much is unpacked at a step.
const STEP: usize = 32 << 10;

/// Why a stream is no gzip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotGzip;

/// Where a member stands.
enum Stands {
    /// Its head is not whole yet.
    Head,
    /// What is packed.
    Packed(Box<InflateState>),
    /// Its last eight bytes are not whole yet.
    Foot,
}

/// A stream that is unpacked.
pub struct Gunzip {
    stands: Stands,
    /// Bytes that came and were not used yet.
    left: Vec<u8>,
    /// Where a step unpacks to.
    room: Box<[u8]>,
    /// Check sum and length of what the member was unpacked to so far.
    sum: u32,
    length: u32,
    /// Members that ended.
    whole: usize,
}

impl Default for Gunzip {
    fn default() -> Self {
        Self { stands: Stands::Head, left: Vec::new(), room: vec![0; STEP].into_boxed_slice(), sum: !0, length: 0, whole: 0 }
    }
}

/// The length of a head, once all of it is there.
fn head(bytes: &[u8]) -> Result<Option<usize>, NotGzip> {
    let known = [0x1F, 0x8B, 8];
    if bytes.iter().zip(known).any(|(b, k)| *b != k) || bytes.get(3).is_some_and(|flags| flags & 0xE0 != 0) {
        return Err(NotGzip);
    }
    if bytes.len() < 10 {
        return Ok(None);
    }
    let (flags, mut at) = (bytes[3], 10);
    if flags & 4 != 0 {
        let Some(length) = bytes.get(at..at + 2) else { return Ok(None) };
        at += 2 + usize::from(u16::from_le_bytes([length[0], length[1]]));
    }
    for named in [8, 16] {
        if flags & named != 0 {
            let Some(end) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| *b == 0)) else { return Ok(None) };
            at += end + 1;
        }
    }
    at += if flags & 2 != 0 { 2 } else { 0 };
    Ok((bytes.len() >= at).then_some(at))
}

/// The check sum of RFC 1952 taken on, without its last inversion.
fn summed(sum: u32, bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut n: u32 = 0;
        while n < 256 {
            let (mut c, mut bit) = (n, 0);
            while bit < 8 {
                c = if c & 1 == 1 { 0xEDB8_8320 ^ (c >> 1) } else { c >> 1 };
                bit += 1;
            }
            table[n as usize] = c;
            n += 1;
        }
        table
    };
    bytes.iter().fold(sum, |sum, byte| TABLE[usize::from(sum.to_le_bytes()[0] ^ byte)] ^ (sum >> 8))
}

impl Gunzip {
    /// Takes bytes in.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.left.extend_from_slice(bytes);
    }

    /// Whether the stream ended where a member ends.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.whole > 0 && self.left.is_empty() && matches!(self.stands, Stands::Head)
    }

    /// Unpacks a piece of what came, at most [`STEP`] bytes, behind what is there; whether there may be another one. So little packed may
    /// unpack to very much that all of it is never held.
    ///
    /// # Errors
    /// [`NotGzip`] where it is none, or was changed.
    pub fn step(&mut self, out: &mut Vec<u8>) -> Result<bool, NotGzip> {
        match &mut self.stands {
            Stands::Head if self.left.is_empty() => Ok(false),
            Stands::Head => {
                let Some(length) = head(&self.left)? else {
                    return if self.left.len() > LONGEST_HEAD { Err(NotGzip) } else { Ok(false) };
                };
                self.left.drain(..length);
                (self.sum, self.length) = (!0, 0);
                self.stands = Stands::Packed(InflateState::new_boxed(DataFormat::Raw));
                Ok(true)
            }
            Stands::Packed(state) => {
                let result = inflate(state, &self.left, &mut self.room, MZFlush::None);
                self.left.drain(..result.bytes_consumed);
                let piece = &self.room[..result.bytes_written];
                self.sum = summed(self.sum, piece);
                // A step is short; lengths are told modulo 2^32.
                self.length = self.length.wrapping_add(u32::try_from(piece.len()).unwrap_or_default());
                out.extend_from_slice(piece);
                match result.status {
                    Ok(MZStatus::StreamEnd) => self.stands = Stands::Foot,
                    Ok(_) => {}
                    // There is nothing to go on with.
                    Err(MZError::Buf) => return Ok(false),
                    Err(_) => return Err(NotGzip),
                }
                Ok(result.bytes_consumed + result.bytes_written > 0 || matches!(self.stands, Stands::Foot))
            }
            Stands::Foot => {
                let Some(foot) = self.left.first_chunk::<8>() else { return Ok(false) };
                let number = |at: usize| u32::from_le_bytes([foot[at], foot[at + 1], foot[at + 2], foot[at + 3]]);
                if (number(0), number(4)) != (!self.sum, self.length) {
                    return Err(NotGzip);
                }
                self.left.drain(..8);
                self.whole += 1;
                self.stands = Stands::Head;
                Ok(true)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A member of what is packed by another program of the same rules, with a name in its head.
    fn packed(text: &[u8]) -> Vec<u8> {
        let mut all = vec![0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 255];
        all.extend_from_slice(b"rows.jsonl\0");
        all.extend(miniz_oxide::deflate::compress_to_vec(text, 6));
        all.extend((!summed(!0, text)).to_le_bytes());
        all.extend(u32::try_from(text.len()).expect("short").to_le_bytes());
        all
    }

    fn unpacked(bytes: &[u8], piece: usize) -> Result<(Vec<u8>, bool), NotGzip> {
        let (mut gunzip, mut out) = (Gunzip::default(), Vec::new());
        for part in bytes.chunks(piece) {
            gunzip.feed(part);
            while gunzip.step(&mut out)? {}
        }
        Ok((out, gunzip.is_whole()))
    }

    #[test]
    fn the_check_sum_is_that_of_rfc_1952() {
        assert_eq!(!summed(!0, b"123456789"), 0xCBF4_3926, "the value that catalogues of check sums give");
    }

    #[test]
    fn whatever_the_pieces_the_text_is_the_same_and_a_changed_byte_is_found() {
        let text = b"{\"id\":\"1\"}\n".repeat(20_000);
        let two = [packed(&text), packed(b"more")].concat();
        for piece in [1, 7, 4_096, usize::MAX] {
            assert_eq!(unpacked(&two, piece), Ok(([text.as_slice(), b"more"].concat(), true)));
        }
        let one = packed(&text);
        for cut in [0, 5, 12, 40, one.len() - 3] {
            assert!(!unpacked(&one[..cut], 9).expect("not whole yet").1, "{cut}");
        }
        for at in [0, 2, 3, 60, one.len() - 6, one.len() - 1] {
            let mut changed = one.clone();
            changed[at] ^= 0x81;
            assert!(unpacked(&changed, 100).is_err() || !unpacked(&changed, 100).expect("read").1, "{at}");
        }
        assert_eq!(unpacked(b"{\"id\":\"1\"}\n", 3), Err(NotGzip));
    }
}
