//! The table of languages' names.

use std::sync::LazyLock;

/// A tag and its names, in the order of the tables' columns.
struct Row {
    tag: &'static str,
    names: [&'static str; 3],
}

/// Languages, a line each, rising by tag: tag; English, Chinese, Spanish name.
///
/// Unicode CLDR 48.2 (`cldr-localenames-full`, languages): every language that has a name in all three, and the varieties of a region that
/// people know by a name of their own. One row differs: `zh` alone is the spoken standard language (CLDR calls `cmn` by that name, and
/// takes both for the same).
const TABLE: &str = include_str!("tables/languages.tsv");

static ALL: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut fields = line.split('\t');
        Some(Row { tag: fields.next()?, names: [fields.next()?, fields.next()?, fields.next()?] })
    };
    TABLE.lines().filter_map(row).collect()
});

fn of(tag: &str) -> Option<&'static Row> {
    ALL.binary_search_by(|row| row.tag.cmp(tag)).ok().and_then(|at| ALL.get(at))
}

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

/// The names of the language of a BCP 47 tag, in the order of the tables' columns; none where the table does not know it. A region counts
/// where its variety has a name of its own.
pub(super) fn names(tag: &str) -> Option<&'static [&'static str; 3]> {
    let primary = primary(tag);
    let region = tag.split('-').skip(1).find(|s| is_region(s)).map(|region| format!("{primary}-{}", region.to_ascii_uppercase()));
    region.and_then(|tag| of(&tag)).or_else(|| of(&primary)).map(|row| &row.names)
}

/// Whether the language of a BCP 47 tag is one that the table has a name for.
#[must_use]
pub fn is_known(tag: &str) -> bool {
    of(&primary(tag)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole_and_in_order() {
        assert_eq!(TABLE.lines().count(), ALL.len());
        assert!(ALL.windows(2).all(|pair| pair[0].tag < pair[1].tag));
        assert!(ALL.iter().all(|row| !row.names.contains(&"")));
        let two_letters = ALL.iter().filter(|row| row.tag.len() == 2).count();
        assert!(two_letters > 170 && ALL.len() > 500, "{two_letters} of {}", ALL.len());
    }

    #[test]
    fn a_tag_of_no_language_is_not_known() {
        assert!(["es", "es-MX", "zh-Hant", "cmn", "yue", "EN"].into_iter().all(is_known));
        assert!(["qq", "xx-YY", "", "english"].into_iter().all(|tag| !is_known(tag)));
    }
}
