//! What no text of an application may hold: national identity numbers, control characters, marks that turn the direction of writing.

use crate::domain::violation::Violation;

/// The first thing in a text that is refused anywhere. The text is never quoted.
#[must_use]
pub fn check(text: &str, pointer: &str) -> Option<Violation> {
    if holds_identity_number(text) {
        let why = "this looks like an NRIC or FIN number; we never ask for it and do not keep it: please take it out";
        return Some(Violation::new(pointer, "nric_refused", why));
    }
    let odd = text.chars().find(|c| (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || is_directional(*c))?;
    Some(Violation::new(pointer, "odd_characters", format!("character U+{:04X} is not allowed here", u32::from(odd))))
}

const fn is_directional(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Characters that show nothing.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}' | '\u{3164}' | '\u{115F}' | '\u{1160}')
        || is_directional(c)
}

/// Whether more than four combining marks stand on one character.
#[must_use]
pub fn piled_marks(text: &str) -> bool {
    let mut run = 0;
    text.chars().any(|c| {
        run = if unicode_normalization::char::is_combining_mark(c) { run + 1 } else { 0 };
        run > 4
    })
}

/// Whether a text holds a Singapore NRIC or FIN number whose check letter fits, in any width or case of its characters.
///
/// A number is a letter S, T, F, G or M, seven digits and a check letter. The digits are weighted 2 7 6 5 4 3 2; T and G add 4, M adds 3; the
/// remainder by 11 picks the letter from a published table.
#[must_use]
pub fn holds_identity_number(text: &str) -> bool {
    use unicode_normalization::UnicodeNormalization as _;
    let folded: Vec<char> =
        text.nfkc().filter(|c| !matches!(c, ' ' | '-' | '.') && !is_invisible(*c)).flat_map(char::to_uppercase).collect();
    folded.windows(9).enumerate().any(|(i, window)| {
        // Inside a longer run of letters and digits (a hash, an address of a page) it is something else.
        let alone = |at: Option<&char>| at.is_none_or(|c| !c.is_ascii_alphanumeric());
        fits(window) && (alone(i.checked_sub(1).and_then(|b| folded.get(b))) && alone(folded.get(i + 9)) || in_spaced_text(text, window))
    })
}

/// Whether the number stands in the text as it was typed, bounded by something that is neither letter nor digit.
fn in_spaced_text(text: &str, window: &[char]) -> bool {
    use unicode_normalization::UnicodeNormalization as _;
    let wanted: String = window.iter().collect();
    let typed: String = text.nfkc().flat_map(char::to_uppercase).collect();
    typed.match_indices(&wanted).any(|(at, found)| {
        let before = typed[..at].chars().next_back();
        let after = typed[at + found.len()..].chars().next();
        before.is_none_or(|c| !c.is_ascii_alphanumeric()) && after.is_none_or(|c| !c.is_ascii_alphanumeric())
    })
}

fn fits(window: &[char]) -> bool {
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

    #[test]
    fn numbers_that_fit_are_found_and_others_left_alone() {
        // Worked by hand from the published rule: S1234567 -> 106 mod 11 = 7 -> D; F -> X W U T R Q P N M.
        for text in ["S1234567D", "my number is s1234567d.", "Ｓ１２３４５６７Ｄ", "S 1234567 D", "S1234-567D", "F1234567N", "T1234567J"]
        {
            assert!(holds_identity_number(text), "{text}");
        }
        for text in ["S1234567A", "S123456D", "order 1234567", "", "XS1234567D9", "我有七年经验 2019-2026", "abcS1234567Def"] {
            assert!(!holds_identity_number(text), "{text}");
        }
        assert_eq!(check("S1234567D", "/name").unwrap().code, "nric_refused");
        assert!(!check("S1234567D", "/name").unwrap().detail.contains("1234567"));
        assert_eq!(check("a\u{202E}b", "").unwrap().code, "odd_characters");
        assert!(piled_marks("a\u{301}\u{301}\u{301}\u{301}\u{301}") && !piled_marks("e\u{301}"));
    }
}
