//! Characters as people read them: letters and digits of other scripts as the Latin ones that they look like.

/// A letter of another script that is drawn like a Latin capital, as that one; every other character as it is. Capitals of Greek,
/// Cyrillic, Cherokee and Lisu (confusables.txt of Unicode Technical Standard 39), small capitals, letters in filled rings and squares, and
/// those that stand for a flag. A match and no table that is walked: a text may unfold
/// into hundreds of thousands of them.
pub fn letter(c: char) -> char {
    match c {
        'Α' | 'А' | 'Ꭺ' | 'ꓮ' | 'ᴀ' => 'A',
        'Β' | 'В' | 'Ᏼ' | 'ꓐ' | 'ʙ' => 'B',
        'Ϲ' | 'С' | 'Ꮯ' | 'ꓚ' | 'ᴄ' => 'C',
        'Ꭰ' | 'ꓓ' | 'ᴅ' | 'Đ' | 'Ð' | 'Ɖ' | 'Ԁ' => 'D',
        'Ε' | 'Е' | 'Ꭼ' | 'ꓰ' | 'ᴇ' => 'E',
        'Ϝ' | 'ꓝ' | 'ꜰ' => 'F',
        'Ԍ' | 'Ꮐ' | 'ꓖ' | 'ɢ' => 'G',
        'Η' | 'Н' | 'Ꮋ' | 'ꓧ' | 'ʜ' => 'H',
        'Ι' | 'І' | 'Ӏ' | 'ꓲ' | 'ɪ' => 'I',
        'Ϳ' | 'Ј' | 'Ꭻ' | 'ꓙ' | 'ᴊ' => 'J',
        'Κ' | 'К' | 'Ꮶ' | 'ꓗ' | 'ᴋ' => 'K',
        'Ꮮ' | 'ꓡ' | 'ʟ' | 'Ł' => 'L',
        'Μ' | 'М' | 'Ϻ' | 'Ꮇ' | 'ꓟ' | 'ᴍ' => 'M',
        'Ν' | 'ꓠ' | 'ɴ' => 'N',
        'Ο' | 'О' | 'ꓳ' | 'ᴏ' | 'Ø' => 'O',
        'Ρ' | 'Р' | 'Ꮲ' | 'ꓑ' | 'ᴘ' => 'P',
        'Ԛ' | 'ꞯ' => 'Q',
        'Ꭱ' | 'Ꮢ' | 'ꓣ' | 'ʀ' => 'R',
        'Ѕ' | 'Տ' | 'Ꮪ' | 'ꓢ' | 'ꜱ' => 'S',
        'Τ' | 'Т' | 'Ꭲ' | 'ꓔ' | 'ᴛ' => 'T',
        'Ս' | 'ꓴ' | 'ᴜ' => 'U',
        'Ԝ' | 'Ꮃ' | 'ꓪ' | 'ᴡ' => 'W',
        'Χ' | 'Х' | 'ꓫ' => 'X',
        'Υ' | 'Ү' | 'ꓬ' | 'ʏ' => 'Y',
        'Ζ' | 'Ꮓ' | 'ꓜ' | 'ᴢ' => 'Z',
        '\u{1F150}'..='\u{1F169}' => capital(c, '\u{1F150}'),
        '\u{1F170}'..='\u{1F189}' => capital(c, '\u{1F170}'),
        '\u{1F1E6}'..='\u{1F1FF}' => capital(c, '\u{1F1E6}'),
        other => other,
    }
}

/// The capital that stands as far from A as a character from the first of its row.
fn capital(c: char, first: char) -> char {
    char::from_u32(u32::from('A') + (u32::from(c) - u32::from(first))).unwrap_or(c)
}

/// The digit that a character stands for which NFKC leaves as it is and which is none of a script's decimals: in a filled or doubled ring,
/// with a comma, written as a word in Chinese, as a word that no stroke can be added to (on cheques), or by rods and hooks on markets; and
/// those of the scripts that count without a zero.
pub fn numeral(c: char) -> Option<char> {
    let of_row = |first: char, digit: u32| char::from_digit(u32::from(c) - u32::from(first) + digit, 10);
    match c {
        '\u{2776}'..='\u{277E}' => of_row('\u{2776}', 1),
        '\u{2780}'..='\u{2788}' => of_row('\u{2780}', 1),
        '\u{278A}'..='\u{2792}' => of_row('\u{278A}', 1),
        '\u{24F5}'..='\u{24FD}' => of_row('\u{24F5}', 1),
        '\u{24FF}' | '\u{1F10B}' | '\u{1F10C}' | '〇' | '零' => Some('0'),
        '\u{3021}'..='\u{3029}' => of_row('\u{3021}', 1),
        '\u{1369}'..='\u{1371}' => of_row('\u{1369}', 1),
        '\u{10107}'..='\u{1010F}' => of_row('\u{10107}', 1),
        '\u{1D360}'..='\u{1D368}' => of_row('\u{1D360}', 1),
        '一' | '壹' | '弌' | '幺' => Some('1'),
        '二' | '贰' | '貳' | '弍' => Some('2'),
        '三' | '叁' | '叄' | '參' => Some('3'),
        '四' | '肆' => Some('4'),
        '五' | '伍' => Some('5'),
        '六' | '陆' | '陸' => Some('6'),
        '七' | '柒' => Some('7'),
        '八' | '捌' => Some('8'),
        '九' | '玖' => Some('9'),
        _ => None,
    }
}

/// A decimal digit of any script as an ASCII digit; every other character as it is.
pub fn digit(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let code = u32::from(c);
    // Digits of a script stand side by side from its zero on.
    let zero = ZEROS.partition_point(|zero| *zero <= code).checked_sub(1).and_then(|at| ZEROS.get(at));
    zero.filter(|zero| code - **zero < 10).and_then(|zero| char::from_digit(code - zero, 10)).unwrap_or(c)
}

/// The zeros of all scripts whose digits NFKC leaves as they are (general category Nd of the Unicode character database), rising.
const ZEROS: [u32; 68] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0,
    0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
    0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730,
    0x118E0, 0x11950, 0x11BF0, 0x11C50, 0x11D50, 0x11DA0, 0x11DE0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1E140, 0x1E2F0,
    0x1E4F0, 0x1E5F1, 0x1E950,
];

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

    use super::*;

    /// The zeros are those of the Unicode character database in use: decimals come in rows of ten.
    #[test]
    fn every_row_of_decimals_of_the_character_database_begins_with_a_known_zero() {
        let decimals: Vec<char> = ('\u{80}'..=char::MAX)
            .filter(|c| c.general_category() == GeneralCategory::DecimalNumber && c.nfkc().eq(std::iter::once(*c)))
            .collect();
        let zeros: Vec<u32> = decimals.chunks(10).map(|row| u32::from(row[0])).collect();
        assert!(decimals.chunks(10).all(|row| row.len() == 10 && u32::from(row[9]) - u32::from(row[0]) == 9));
        assert_eq!(zeros, ZEROS, "{zeros:#X?}");
    }
}
