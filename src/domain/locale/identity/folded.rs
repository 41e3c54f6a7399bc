//! Characters as people read them: letters and digits of other scripts as the Latin ones that they look like.

/// A letter of another script that is drawn like a Latin capital, as that one; every other character as it is. Capitals of Greek,
/// Cyrillic, Cherokee and Lisu (confusables.txt of Unicode Technical Standard 39). A match and no table that is walked: a text may unfold
/// into hundreds of thousands of them.
pub const fn letter(c: char) -> char {
    match c {
        'Α' | 'А' | 'Ꭺ' | 'ꓮ' => 'A',
        'Β' | 'В' | 'Ᏼ' | 'ꓐ' => 'B',
        'Ϲ' | 'С' | 'Ꮯ' | 'ꓚ' => 'C',
        'Ꭰ' | 'ꓓ' => 'D',
        'Ε' | 'Е' | 'Ꭼ' | 'ꓰ' => 'E',
        'Ϝ' | 'ꓝ' => 'F',
        'Ԍ' | 'Ꮐ' | 'ꓖ' => 'G',
        'Η' | 'Н' | 'Ꮋ' | 'ꓧ' => 'H',
        'Ι' | 'І' | 'Ӏ' | 'ꓲ' => 'I',
        'Ϳ' | 'Ј' | 'Ꭻ' | 'ꓙ' => 'J',
        'Κ' | 'К' | 'Ꮶ' | 'ꓗ' => 'K',
        'Ꮮ' | 'ꓡ' => 'L',
        'Μ' | 'М' | 'Ϻ' | 'Ꮇ' | 'ꓟ' => 'M',
        'Ν' | 'ꓠ' => 'N',
        'Ο' | 'О' | 'ꓳ' => 'O',
        'Ρ' | 'Р' | 'Ꮲ' | 'ꓑ' => 'P',
        'Ԛ' => 'Q',
        'Ꭱ' | 'Ꮢ' | 'ꓣ' => 'R',
        'Ѕ' | 'Տ' | 'Ꮪ' | 'ꓢ' => 'S',
        'Τ' | 'Т' | 'Ꭲ' | 'ꓔ' => 'T',
        'Ս' | 'ꓴ' => 'U',
        'Ԝ' | 'Ꮃ' | 'ꓪ' => 'W',
        'Χ' | 'Х' | 'ꓫ' => 'X',
        'Υ' | 'Ү' | 'ꓬ' => 'Y',
        'Ζ' | 'Ꮓ' | 'ꓜ' => 'Z',
        other => other,
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
const ZEROS: [u32; 58] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0,
    0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
    0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50,
    0x11D50, 0x11DA0, 0x16A60, 0x16AC0, 0x16B50, 0x1E140, 0x1E2F0, 0x1E950,
];
