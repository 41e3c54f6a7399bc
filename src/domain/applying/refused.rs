//! What no text of an application may hold: national identity numbers, control characters, marks that turn the direction of writing.

use serde_json::Value;

use crate::domain::kernel::unseen::{is_directional, is_separator, unseen};
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::identity;

/// The longest text that anything takes, in code points: an answer to an item.
pub const LONGEST_TEXT: usize = 20_000;

/// The first thing that is wrong with a text of at most so many code points. The length is looked at before anything reads the text, which
/// is never quoted.
#[must_use]
pub fn check(text: &str, most: usize, pointer: &str) -> Option<Violation> {
    check_in(text, most, pointer, &[])
}

/// The same in a project of these countries.
#[must_use]
pub fn check_in(text: &str, most: usize, pointer: &str, countries: &[&str]) -> Option<Violation> {
    too_long(text, most, pointer).or_else(|| identity_in(text, pointer, countries)).or_else(|| {
        let odd = odd(text)?;
        Some(Violation::new(pointer, "odd_characters", format!("character U+{:04X} is not allowed here", u32::from(odd))))
    })
}

/// Whether a text has more than so many code points. It stops counting there.
#[must_use]
pub fn too_long(text: &str, most: usize, pointer: &str) -> Option<Violation> {
    text.chars().nth(most)?;
    Some(Violation::new(pointer, "too_long", format!("at most {most} characters are read")))
}

/// What any text that comes in may not hold, wherever it comes in.
#[must_use]
pub fn identity(text: &str, pointer: &str) -> Option<Violation> {
    identity_in(text, pointer, &[])
}

/// The same in a project of these countries, where numbers count too that other countries' texts hold by chance.
#[must_use]
pub fn identity_in(text: &str, pointer: &str, countries: &[&str]) -> Option<Violation> {
    let scheme = identity::look(text, countries).found?;
    let why = format!("this looks like a number of the kind {}; we never ask for it and do not keep it: please take it out", scheme.name);
    Some(Violation::new(pointer, scheme.code, why))
}

/// The same of every text inside a JSON value, names of fields included.
#[must_use]
pub fn identity_within(value: &Value, pointer: &str, countries: &[&str]) -> Option<Violation> {
    match value {
        Value::String(text) => identity_in(text, pointer, countries),
        Value::Array(list) => list.iter().enumerate().find_map(|(i, v)| identity_within(v, &format!("{pointer}/{i}"), countries)),
        Value::Object(fields) => fields.iter().find_map(|(name, v)| {
            let inside = || identity_within(v, &format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")), countries);
            // A name that is one is not told as a place.
            identity_in(name, pointer, countries).or_else(inside)
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// The first character that turns the direction of writing, controls a terminal, or hides a text inside another.
#[must_use]
pub fn odd(text: &str) -> Option<char> {
    // Tag characters spell the flags of regions, after a black flag; anywhere else they are a text that nobody sees.
    let mut flag = false;
    text.chars().find(|c| {
        let tag = matches!(c, '\u{E0000}'..='\u{E007F}');
        flag = *c == '\u{1F3F4}' || (flag && tag);
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || is_directional(*c) || is_separator(*c) || (tag && !flag)
    })
}

/// What no name may hold.
#[must_use]
pub fn in_a_name(name: &str, pointer: &str) -> Option<Violation> {
    let odd = unseen(name)?;
    Some(Violation::new(pointer, "odd_characters", format!("character U+{:04X} is not allowed in a name", u32::from(odd))))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_text_may_hold_is_told_without_quoting_it() {
        let first = |text| check(text, 100, "/name").unwrap();
        assert_eq!(first("S1234567D").code, "nric_refused");
        assert!(!first("S1234567D").detail.contains("1234567"));
        for odd in ["a\u{202E}b", "a\u{61C}b", "a\u{2028}b", "a\u{E0041}b", "a\u{1B}[2J", "\u{85}"] {
            assert_eq!(first(odd).code, "odd_characters", "{odd:?}");
        }
        for fine in ["a\nb\tc", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "陈小明", "👨‍👩‍👧", "नमस्ते"]
        {
            assert_eq!(check(fine, 100, ""), None, "{fine:?}");
        }
        assert!(piled_marks("a\u{301}\u{301}\u{301}\u{301}\u{301}") && !piled_marks("e\u{301}"));
    }

    #[test]
    fn a_name_holds_what_people_see() {
        for odd in [
            "Lin\nTan",
            "Lin\u{202E}",
            "L\u{61C}in",
            "L\u{200B}in",
            "L\u{AD}in",
            "L\u{E0041}in",
            "\u{3164}",
            "L\u{34F}in",
            "L\u{180E}in",
            "L\u{FE0F}in",
            "L\u{FFF9}in",
            "L\u{E000}in",
            "L\u{378}in",
            "L\u{200D}in",
            "\u{200D}",
            "L\u{E0100}in",
            "\u{10FFFD}",
        ] {
            assert_eq!(in_a_name(odd, "/name").unwrap().code, "odd_characters", "{odd:?}");
        }
        for fine in
            ["Lin Xiaoming", "陈小明", "葛\u{E0100}城", "O’Brien-Ng", "José", "e\u{301}", "ශ්\u{200D}රී", "علی\u{200C}رضا", "நளினி", "x1 2"]
        {
            assert_eq!(in_a_name(fine, "/name"), None, "{fine:?}");
        }
    }

    #[test]
    fn a_text_is_counted_before_it_is_read() {
        let long = "S1234567D ".repeat(11);
        assert_eq!(check(&long, 100, "/text").unwrap().code, "too_long");
        assert_eq!(check(&"好".repeat(100), 100, "/text"), None);
        assert_eq!(check(&"好".repeat(101), 100, "/text").unwrap().code, "too_long");
    }
}
