//! What is searched of a name: everybody types it in another way.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use touchstone_measure::text::normalise::{ScriptFold, normalise};

/// A text as it is searched and searched for: invisible characters, widths, quotes, case and white space as for answers, traditional
/// characters as simplified ones, letters without their marks.
#[must_use]
pub fn searched(text: &str) -> String {
    let bare: String = text.nfd().filter(|c| !is_combining_mark(*c)).nfc().collect();
    normalise(&bare, ScriptFold::Either)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_it_is_typed() {
        for (name, typed) in [
            ("Zoë", "zoe"),
            ("陳大文", "陈大文"),
            ("ＷＡＮＧ  Fang", "wang fang"),
            ("O’Brien Mary", "O'Brien"),
            ("e\u{301}lan Dubois", "élan"),
            ("欧阳 娜娜", "歐陽娜"),
            ("김민준", "김민"),
        ] {
            assert!(searched(name).contains(&searched(typed)), "{name} {typed}");
        }
    }
}
