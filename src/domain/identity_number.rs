//! National identity numbers, told by their check characters: what a text may not hold because nobody needs it here and a leak would hurt.
//!
//! A text is read once. Its characters are folded one by one (NFKD without combining marks, upper case, decimal digits of every script,
//! letters that look like Latin ones), whatever is no letter and no digit is set aside within a line, and at each character the last few
//! are held against the schemes. The work grows with the length of the text and with nothing else.

use std::collections::HashSet;

use foldhash::fast::RandomState;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A kind of number.
#[derive(Debug)]
pub struct Scheme {
    /// The country that gives it, ISO 3166-1.
    pub country: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// The code of the violation.
    pub code: &'static str,
    length: usize,
    fits: fn(&[char]) -> bool,
}

/// The schemes that are known, each with its source.
///
/// Singapore: a letter S, T, F, G or M, seven digits and a check letter (Immigration & Checkpoints Authority; the digits weigh 2 7 6 5 4 3 2, T and G
/// add 4, M adds 3, the remainder by 11 picks the letter from the published table of its series).
pub const SCHEMES: [Scheme; 1] = [Scheme { country: "SG", name: "NRIC or FIN", code: "nric_refused", length: 9, fits: nric }];

/// The longest number of all schemes, in characters.
const LONGEST: usize = 9;

/// What a look through a text came to.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The first number that was found.
    pub found: Option<&'static Scheme>,
    /// Steps that it took: characters read, and characters held against a scheme.
    pub steps: usize,
}

/// A character of the folded text.
#[derive(Clone, Copy)]
struct Kept {
    folded: char,
    /// Whether a mark was set aside right before it.
    gap: bool,
}

/// Looks for an identity number, in any width, case or script of digits, with blanks, dashes, brackets or whatever else is no letter inside it or none.
///
/// A digit right before or after it makes it a part of something else (a code of a product, a hash); letters there hide nothing: a word
/// such as "NRIC", a unit, or one that was put there so that the number is not found.
#[must_use]
pub fn look(text: &str) -> Look {
    let mut reading = Reading { seen: Vec::new(), gap: true, steps: 0, found: None };
    // One character may unfold into eighteen: what only ends a number, whatever stands around it, is unfolded once in a text.
    let mut ends: HashSet<char, RandomState> = HashSet::default();
    for c in text.chars() {
        if c.is_ascii() {
            reading.take(c.to_ascii_uppercase());
        } else if ends.contains(&c) {
            reading.steps += 1;
            reading.end();
        } else {
            let (mut some_end, mut all_end) = (false, true);
            decompose_compatible(c, |part| {
                for folded in part.to_uppercase().map(|c| letter(digit(c))) {
                    let ignored = is_combining_mark(folded) || is_mark(folded);
                    some_end |= !ignored && !folded.is_ascii_alphanumeric();
                    all_end &= ignored || !folded.is_ascii_alphanumeric();
                    reading.take(folded);
                }
            });
            if some_end && all_end {
                ends.insert(c);
            }
        }
        if reading.found.is_some() {
            break;
        }
    }
    reading.found = reading.found.or_else(|| ended(&reading.seen, Gaps::Anywhere, &mut reading.steps));
    Look { found: reading.found, steps: reading.steps }
}

/// A text as far as it was read.
struct Reading {
    seen: Vec<Kept>,
    /// Whether a mark was set aside after the last that was seen.
    gap: bool,
    steps: usize,
    found: Option<&'static Scheme>,
}

impl Reading {
    /// The next character of the folded text.
    fn take(&mut self, c: char) {
        self.steps += 1;
        // A line, a ring or an accent on a letter leaves it the letter that people read.
        if self.found.is_some() || is_combining_mark(c) {
            return;
        }
        if is_mark(c) {
            self.gap = true;
            return;
        }
        if !c.is_ascii_alphanumeric() {
            self.end();
            return;
        }
        if self.gap {
            // A number has ended here if one stands at the end of what was seen.
            self.found = ended(&self.seen, Gaps::Anywhere, &mut self.steps);
        } else if c.is_ascii_alphabetic() && may_end(&self.seen) {
            self.found = ended(&self.seen, Gaps::Nowhere, &mut self.steps);
        }
        self.seen.push(Kept { folded: c, gap: self.gap });
        self.gap = false;
        if self.seen.len() > 8 * LONGEST {
            self.seen.drain(..self.seen.len() - 4 * LONGEST);
        }
    }

    /// A letter that no number is written with, or the end of a line.
    fn end(&mut self) {
        self.found = self.found.or_else(|| ended(&self.seen, Gaps::Anywhere, &mut self.steps));
        self.seen.clear();
        self.gap = true;
    }
}

/// Where marks may stand in a number that is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gaps {
    /// Wherever somebody wrote them.
    Anywhere,
    /// Not inside it: letters stand right beside it, and words with a number between them are no identity number.
    Nowhere,
}

/// Whether what was seen ends with a digit and a letter, as every number of a scheme does: only there is looked further.
fn may_end(seen: &[Kept]) -> bool {
    matches!(seen, [.., digit, letter] if digit.folded.is_ascii_digit() && letter.folded.is_ascii_alphabetic())
}

/// The scheme of the number that ends with what was seen.
fn ended(seen: &[Kept], gaps: Gaps, steps: &mut usize) -> Option<&'static Scheme> {
    SCHEMES.iter().find(|scheme| {
        let Some((before, window)) = seen.len().checked_sub(scheme.length).and_then(|from| seen.split_at_checked(from)) else {
            return false;
        };
        let Some(first) = window.first() else { return false };
        *steps += scheme.length;
        let characters: Vec<char> = window.iter().map(|k| k.folded).collect();
        let whole = window.iter().skip(1).all(|k| !k.gap);
        let after_a_letter = before.last().is_some_and(|k| k.folded.is_ascii_alphabetic());
        let stands = if first.gap { whole || gaps == Gaps::Anywhere } else { whole && after_a_letter };
        stands && (scheme.fits)(&characters)
    })
}

/// What people write inside numbers, and characters that show nothing: all but letters, digits and the ends of lines.
fn is_mark(c: char) -> bool {
    let ends_a_line = matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    !ends_a_line && (!c.is_alphanumeric() || super::applicant::refused::is_invisible(c))
}

/// A letter of another script that is drawn like a Latin capital, as that one; every other character as it is. Capitals of Greek,
/// Cyrillic, Cherokee and Lisu (confusables.txt of Unicode Technical Standard 39). A match and no table that is walked: a text may unfold
/// into hundreds of thousands of them.
const fn letter(c: char) -> char {
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
fn digit(c: char) -> char {
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

fn nric(window: &[char]) -> bool {
    let [first, digits @ .., last] = window else { return false };
    let Some(digits) = digits.iter().map(|d| d.to_digit(10)).collect::<Option<Vec<u32>>>() else { return false };
    let sum: u32 = digits.iter().zip([2, 7, 6, 5, 4, 3, 2]).map(|(d, w)| d * w).sum();
    let (offset, table) = match first {
        'S' => (0, "JZIHGFEDCBA"),
        'T' => (4, "JZIHGFEDCBA"),
        'F' => (0, "XWUTRQPNMLK"),
        'G' => (4, "XWUTRQPNMLK"),
        'M' => (3, "XWUTRQPNJLK"),
        _ => return false,
    };
    let index = usize::try_from((sum + offset) % 11).unwrap_or(0);
    table.chars().nth(index) == Some(*last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> bool {
        look(text).found.is_some()
    }

    #[test]
    fn numbers_whose_check_letter_fits_by_the_published_rule_are_found_however_they_are_written() {
        // Worked by hand: S1234567 -> 106 mod 11 = 7 -> D; F -> X W U T R Q P N M.
        for text in [
            "S1234567D",
            "my number is s1234567d.",
            "Ｓ１２３４５６７Ｄ",
            "S 1234567 D",
            "S1234-567D",
            "F1234567N",
            "T1234567J",
            "S/1234567/D",
            "S1234567–D",
            "S١٢٣٤٥٦٧D",
            "S१२३४५६७D",
            "NRICS1234567D",
            "NRIC:S1234567D",
            "fin F1234567N",
            "我的号码是S1234567D。",
            "S1234567D号",
            "S\u{200B}1234567\u{200B}D",
            "S.1.2.3.4.5.6.7.D",
            "S1234567D S",
            "1 S1234567D",
            "x@y S1234567D",
            "12S 1234567D S1234567D",
            "S1234567D\n",
            // Letters right before or after it, or on both sides.
            "xS1234567Dx",
            "abcS1234567Def",
            "a S1234567DX",
            "x1yS1234567Dz9",
            "myS1234567Dismine",
            "S1234567Dollars",
        ] {
            assert!(found(text), "{text}");
        }
        for text in [
            "S1234567A",
            "S123456D",
            "order 1234567",
            "",
            "XS1234567D9",
            "我有七年经验 2019-2026",
            "xS1234567Ax",
            "paid S 1234567 Dollars",
            "cost S 1234567 days",
            "this 1234567 d",
            "S1234567D9",
            "9S1234567D",
            "S1234567\nD",
            "S1234567\u{2028}D",
            "(S) 1234567 (2019)",
            "С 1234567 дней",
            "S12345678D",
        ] {
            assert!(!found(text), "{text}");
        }
    }

    #[test]
    fn brackets_strokes_marks_and_look_alikes_hide_no_number() {
        for text in [
            "S1234567(D)",
            "S(1234567)D",
            "S+1234567+D",
            "S#1234567#D",
            "S~1234567=D",
            "[S][1234567][D]",
            "S\u{332}1\u{332}2\u{332}34567D\u{332}",
            "S1234567\u{FE0F}D",
            "S1\u{34F}234567D",
            "S1\u{3164}234567D",
            "\u{405}1234567D",
            "\u{455}1234567d",
            "Ś1234567D",
            "ΝRІС S1234567D",
            "Т1234567Ј",
            "Ꮪ1234567Ꭰ",
        ] {
            assert!(found(text), "{text}");
        }
    }

    #[test]
    fn the_work_doubles_when_the_text_does_and_no_more() {
        for unit in [
            "XS1234567D9",
            "S1234567A ",
            "S 1 2 3 4 5 6 7 A ",
            "Ｓ１２３４５６７Ａ",
            "e\u{301}",
            "\u{FDFA}",
            "S/",
            "\u{200B}",
            "NRICS1234567A",
            "xS1234567Ax",
            "xS1234567AS1234567A",
            "1a",
        ] {
            let (one, two) = (look(&unit.repeat(2_000)), look(&unit.repeat(4_000)));
            assert!(one.found.is_none(), "{unit}");
            assert!(two.steps <= 2 * one.steps + 1_000, "{unit}: {} steps, then {}", one.steps, two.steps);
            // Whatever a character unfolds into: one of eighteen costs no more than its letter.
            assert!(two.steps <= 20 * 4_000 * unit.chars().count(), "{unit}: {} steps", two.steps);
        }
    }

    #[test]
    fn random_numbers_of_digits_and_letters_are_refused_in_fewer_than_one_of_a_thousand_ordinary_words() {
        // Words that are no numbers: codes of products, dates, phone numbers, prices.
        let words =
            ["SKU12345678", "T-shirt 1234", "2026-11-26", "+65 6123 4567", "S$1,234.50", "F16", "G20", "M1 2019", "order #T4471902"];
        let hashes = [
            "f1234567a9e2d8c4b7f1234567d",
            "sha256:9f86d081884c7d659a2feaa0c55ad015",
            "0x1234567ABCDEF",
            "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        ];
        for word in words.iter().chain(&hashes) {
            assert!(!found(word), "{word}");
        }
    }
}
