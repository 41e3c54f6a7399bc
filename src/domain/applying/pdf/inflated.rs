//! What is packed by the common method (RFC 1950 and 1951), also where its end is missing.

use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

use super::refusal::Refusal;

/// How many bytes stand before the blocks.
const HEAD: usize = 2;

/// What is packed, as it was, of no more than `most` bytes, and whether it is whole. Some tools end behind any block, without the last one
/// or the check sum: all readers agree about what stands in whole blocks.
pub(super) fn inflated(data: &[u8], most: usize) -> Result<(Vec<u8>, bool), Refusal> {
    match decompress_to_vec_zlib_with_limit(data, most) {
        Ok(unpacked) => Ok((unpacked, true)),
        Err(error) => match error.status {
            TINFLStatus::HasMoreOutput => Err(Refusal::TooMuch),
            TINFLStatus::FailedCannotMakeProgress => blocks(data.get(HEAD..).unwrap_or_default(), most).map(|unpacked| (unpacked, false)),
            _ => Err(Refusal::Unreadable),
        },
    }
}

/// What stands in whole blocks, where nothing else does.
fn blocks(mut data: &[u8], most: usize) -> Result<Vec<u8>, Refusal> {
    let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF | inflate_flags::TINFL_FLAG_STOP_ON_BLOCK_BOUNDARY;
    let mut state = Box::<DecompressorOxide>::default();
    let mut out = vec![0; data.len().saturating_mul(2).min(most)];
    let mut length = 0;
    loop {
        let (status, consumed, written) = decompress(&mut state, data, &mut out, length, flags);
        length += written;
        data = data.get(consumed..).unwrap_or_default();
        match status {
            // What is left behind the last block is less than a check sum: a whole one was compared.
            TINFLStatus::Done => break,
            TINFLStatus::BlockBoundary if data.is_empty() => break,
            TINFLStatus::BlockBoundary => {}
            TINFLStatus::HasMoreOutput if out.len() >= most => return Err(Refusal::TooMuch),
            TINFLStatus::HasMoreOutput => out.resize(out.len().saturating_mul(2).min(most), 0),
            _ => return Err(Refusal::Unreadable),
        }
    }
    out.truncate(length);
    Ok(out)
}
