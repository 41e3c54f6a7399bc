//! Accents of Latin, Greek and Cyrillic letters: which marks are accents to a language, and texts without them.
//!
//! Q: Why only Unicode's Combining Diacritical Marks (U+0300 to U+036F) on letters of these scripts? A: Elsewhere a mark is a vowel or
//! another sound (`が` is no `か` with an accent), and whoever leaves it out has written something else.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{compose, is_combining_mark};
use unicode_script::{Script, UnicodeScript as _};

const OWN_LETTERS: &str = include_str!("cldr/own_letters.txt");

/// A language, and the letters with a mark that are its own, rising.
static BY_LANGUAGE: LazyLock<Vec<(&str, &str)>> =
    LazyLock::new(|| OWN_LETTERS.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t')).collect());

/// The letters with a mark that are letters of their own in the language of a BCP 47 tag, in lower case (`ñ` of `es-MX`): they differ from
/// the bare letter at the first level of its collation (CLDR).
#[must_use]
pub fn own_letters(lang: &str) -> &'static str {
    let of = |tag: &str| BY_LANGUAGE.iter().find(|(language, _)| language.eq_ignore_ascii_case(tag)).map(|(_, letters)| *letters);
    of(lang.split('-').next().unwrap_or_default()).or_else(|| of("und")).unwrap_or_default()
}

/// Languages of these scripts that write no letter with a mark, by primary subtag, rising: none stands among their letters in CLDR 48.2
/// (`cldr-misc-full`, main exemplar characters). Not those that have such letters in another script (`sr`, `uz`) or by their collation
/// (`ceb`).
const UNACCENTED: [&str; 59] = [
    "aa", "ab", "ak", "asa", "bem", "bez", "bm", "cgg", "dav", "en", "gaa", "guz", "ha", "ia", "id", "io", "jbo", "jmc", "kde", "kek",
    "kln", "ksb", "kw", "lg", "lmo", "luo", "luy", "mfe", "mgh", "ms", "nd", "nr", "nyn", "om", "pis", "rn", "rof", "rw", "rwk", "saq",
    "sbp", "sn", "so", "ss", "ssy", "st", "sw", "teo", "tok", "tpi", "ts", "vmw", "vun", "wbp", "xh", "xnr", "xog", "za", "zu",
];

/// Whether the language of a BCP 47 tag writes accents, so that one that is missing is a mistake. English is told not to: who writes `cafe`
/// has written what many write. A language that the tables do not know is taken to.
#[must_use]
pub fn writes_accents(lang: &str) -> bool {
    let primary = lang.split('-').next().unwrap_or_default();
    !UNACCENTED.iter().any(|language| primary.eq_ignore_ascii_case(language))
}

/// A text without accents, in NFC; the letters with a mark in `own` (lower case) keep it, as all do in other scripts.
#[must_use]
pub fn without(text: &str, own: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut bearer = None;
    let accents_left_out = text.nfd().filter(|&c| {
        if !is_combining_mark(c) {
            bearer = Some(c).filter(|c| matches!(c.script(), Script::Latin | Script::Greek | Script::Cyrillic));
            return true;
        }
        let is_accent = matches!(c, '\u{300}'..='\u{36F}');
        bearer.filter(|_| is_accent).is_none_or(|letter| is_own(letter, c, own))
    });
    accents_left_out.nfc().collect()
}

/// Whether a letter with a mark is one of those in lower case.
fn is_own(letter: char, mark: char, own: &str) -> bool {
    compose(letter, mark).is_some_and(|whole| whole.to_lowercase().all(|c| own.contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_go_and_letters_of_the_language_stay() {
        for (lang, text, bare) in [
            ("es-MX", "Él tomó jalapeños, ¿verdad, Ñoño?", "El tomo jalapeños, ¿verdad, Ñoño?"),
            ("fr", "ça a été là-bas où naïf", "ca a ete la-bas ou naif"),
            ("sv", "Århus är på café", "Århus är på cafe"),
            ("de", "über", "uber"),
            ("vi", "tấ ớ ử", "tâ ơ ư"),
            ("pl", "łódź", "łódź"),
            ("el", "Ένα τρένο", "Ενα τρενο"),
            ("ru", "Ещё мой за\u{301}мок", "Еще мой замок"),
            ("ja", "がぎ ブール", "がぎ ブール"),
            ("ko", "한국", "한국"),
            ("hi", "हिन्दी", "हिन्दी"),
            ("he", "שָׁלוֹם", "שָׁלוֹם"),
            ("en", "plain", "plain"),
        ] {
            let wanted: String = bare.nfc().collect();
            assert_eq!(without(text, own_letters(lang)), wanted, "{lang}");
        }
        assert_eq!(without("jalapeño", ""), "jalapeno");
    }

    #[test]
    fn letters_of_the_table_are_single_with_a_mark_and_languages_stand_once() {
        assert!(BY_LANGUAGE.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (language, letters) in BY_LANGUAGE.iter() {
            assert!(
                letters.chars().all(|c| std::iter::once(c).nfd().count() == 2 && is_own_letter_of(c, letters)),
                "{language}: {letters}"
            );
        }
        assert!(UNACCENTED.is_sorted() && BY_LANGUAGE.iter().all(|(language, _)| writes_accents(language)));
        assert!(
            ["es-MX", "fr", "vi", "zh", "tlh", ""].into_iter().all(writes_accents)
                && !["en-GB", "SW", "id"].into_iter().any(writes_accents)
        );
        assert_eq!((own_letters("ES-419"), own_letters("tlh"), own_letters("")), ("ñй", "й", "й"));
    }

    fn is_own_letter_of(c: char, letters: &str) -> bool {
        without(&c.to_string(), letters) == c.to_string() && without(&c.to_string(), "") != c.to_string()
    }

    proptest::proptest! {
        #[test]
        fn without_is_settled_and_what_has_no_marks_stays(text in "[a-zA-ZéñÑü\u{301}\u{308}йёがไ้한 ]{0,30}") {
            let once = without(&text, "ñ");
            proptest::prop_assert_eq!(without(&once, "ñ"), once);
        }
    }
}
