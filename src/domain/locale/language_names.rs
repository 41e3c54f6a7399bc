//! What languages are called, by their tags. Names are of Unicode CLDR: every language that it names, and the varieties of a region that
//! people know by a name of their own. One differs: `zh` alone is the spoken standard language (CLDR calls `cmn` by that name, and takes
//! both for the same).

use super::names::{self, Kind};

/// A subtag that names a region: two letters or three digits.
fn is_region(subtag: &str) -> bool {
    (subtag.len() == 2 && subtag.bytes().all(|b| b.is_ascii_alphabetic()))
        || (subtag.len() == 3 && subtag.bytes().all(|b| b.is_ascii_digit()))
}

/// The primary subtag of a tag, by the name under which the table has it: `cmn` and `zh` are one language.
#[must_use]
pub fn primary(tag: &str) -> String {
    match tag.split('-').next().unwrap_or_default().to_ascii_lowercase() {
        mandarin if mandarin == "cmn" => "zh".to_owned(),
        other => other,
    }
}

/// The name of the language of a BCP 47 tag in the language of a catalogue's code, else in English; none where no table knows it. A region
/// counts where its variety has a name of its own.
pub(super) fn name(language: &str, tag: &str) -> Option<&'static str> {
    let of = |tag: &str| names::of(language, Kind::Language, tag);
    let primary = primary(tag);
    let region = tag.split('-').skip(1).find(|s| is_region(s)).map(|region| format!("{primary}-{}", region.to_ascii_uppercase()));
    region.and_then(|tag| of(&tag)).or_else(|| of(&primary))
}

/// Whether the language of a BCP 47 tag is one that the tables have a name for.
#[must_use]
pub fn is_known(tag: &str) -> bool {
    names::of("", Kind::Language, &primary(tag)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_of_no_language_is_not_known() {
        assert!(["es", "es-MX", "zh-Hant", "cmn", "yue", "EN"].into_iter().all(is_known));
        assert!(["qq", "xx-YY", "", "english"].into_iter().all(|tag| !is_known(tag)));
    }
}
