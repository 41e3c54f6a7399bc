//! The forms of names: ids, labels, language tags, countries, currencies.

use crate::domain::locale::country;

/// Whether a name is of the form `[a-z0-9-]+`, at most 100 long.
#[must_use]
pub fn is_id(name: &str) -> bool {
    (1..=100).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Whether a name is of the form `[a-z0-9_-]+`, at most 100 long: labels, criteria, skills and ids within an item.
#[must_use]
pub fn is_label(name: &str) -> bool {
    (1..=100).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
}

/// Whether a text has the form of a BCP 47 tag: a language of two or three letters, then subtags of two to eight letters or digits.
#[must_use]
pub fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Whether a code is a country's in ISO 3166-1.
#[must_use]
pub fn is_country(code: &str) -> bool {
    country::of(code).is_some()
}

/// Whether a code has the form of a currency's in ISO 4217.
#[must_use]
pub fn is_currency(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())
}

/// Whether a text is an amount: digits, and perhaps a point and one or two more.
#[must_use]
pub fn is_amount(text: &str) -> bool {
    let (whole, cents) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    digits(whole, 9) && digits(cents, 2)
}

/// Whether a text is a number as it is dialled: three digits or more with single blanks or hyphens between them, perhaps a + before.
#[must_use]
pub fn is_dialled(number: &str) -> bool {
    let digits = number.strip_prefix('+').unwrap_or(number);
    let groups = |c: char| c == ' ' || c == '-';
    digits.len() <= 30
        && digits.bytes().filter(u8::is_ascii_digit).count() >= 3
        && digits.split(groups).all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()))
}

/// The levels of the Common European Framework, rising.
pub const CEFR: [&str; 6] = ["A1", "A2", "B1", "B2", "C1", "C2"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_apart() {
        assert!(is_id("en-vocab-014") && !is_id("En") && !is_id("") && !is_id("a_b"));
        assert!(is_label("self_harm") && !is_label("self harm"));
        assert!(is_language_tag("zh-Hans") && is_language_tag("en") && !is_language_tag("english") && !is_language_tag("zh_Hans"));
        assert!(is_country("SG") && !is_country("sg") && !is_country("XX"));
        assert!(is_dialled("800 911 2000") && is_dialled("+52 55-5259") && is_dialled("988"));
        assert!(!is_dialled("12") && !is_dialled("call us") && !is_dialled("988  1") && !is_dialled(""));
        assert!(is_amount("12.00") && is_amount("12") && !is_amount("12,00") && !is_amount("12."));
    }
}
