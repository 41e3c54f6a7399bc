//! Names of countries, languages and cities: a file a language, in `locales/names/`, read once.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

/// The files, as they lie in `locales/names/`. A line is a kind, a code and a name; countries stand in the order of a list.
static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales/names");

/// What has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// A country or territory, by its code in ISO 3166-1.
    Country,
    /// A language or variety, by its BCP 47 tag.
    Language,
    /// The city of a time zone, by the zone's id in the IANA list.
    City,
}

impl Kind {
    const ALL: [(&'static str, Self); 3] = [("country", Self::Country), ("language", Self::Language), ("city", Self::City)];
}

/// The names of one language.
#[derive(Default)]
struct Names {
    by_code: HashMap<(Kind, &'static str), &'static str>,
    /// The codes of countries in the order of their names.
    countries: Vec<&'static str>,
}

static ALL: LazyLock<BTreeMap<&'static str, Names>> = LazyLock::new(|| {
    let named = |file: &'static include_dir::File<'static>| Some((file.path().file_stem()?.to_str()?, read(file.contents_utf8()?)));
    FILES.files().filter_map(named).collect()
});

/// English, which is shown where a language has no name of its own.
const ENGLISH: &str = "en";

fn read(text: &'static str) -> Names {
    let mut names = Names::default();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let kind = fields.next().and_then(|kind| Kind::ALL.into_iter().find(|(name, _)| *name == kind));
        if let (Some((_, kind)), Some(code), Some(name)) = (kind, fields.next(), fields.next()) {
            if kind == Kind::Country {
                names.countries.push(code);
            }
            names.by_code.insert((kind, code), name);
        }
    }
    names
}

/// The name of something in the language of a catalogue's code, else in English.
pub(super) fn of(language: &str, kind: Kind, code: &str) -> Option<&'static str> {
    let find = |language: &str| ALL.get(language).and_then(|names| names.by_code.get(&(kind, code)).copied());
    find(language).or_else(|| find(ENGLISH))
}

/// The codes of countries in the order of their names in a language, else in that of English.
pub(super) fn countries(language: &str) -> &'static [&'static str] {
    let find = |language: &str| ALL.get(language).map(|names| names.countries.as_slice()).filter(|list| !list.is_empty());
    find(language).or_else(|| find(ENGLISH)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_file_has_each_name_once_and_the_same_ones() {
        assert!(ALL.len() >= 3);
        let codes = |names: &Names| names.by_code.keys().map(|(kind, code)| format!("{kind:?} {code}")).collect::<BTreeSet<_>>();
        let english = codes(&ALL[ENGLISH]);
        for (language, names) in ALL.iter() {
            let text = FILES.get_file(format!("{language}.tsv")).and_then(|f| f.contents_utf8()).expect("text");
            let rows: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
            assert_eq!(rows.len(), names.by_code.len(), "{language}: a line is no row, or stands twice");
            assert!(names.by_code.values().all(|name| !name.is_empty()), "{language}");
            let own = codes(names);
            assert_eq!(own.symmetric_difference(&english).collect::<Vec<_>>(), Vec::<&String>::new(), "{language}");
        }
        let languages = ALL[ENGLISH].by_code.keys().filter(|(kind, _)| *kind == Kind::Language);
        let two_letters = languages.clone().filter(|(_, code)| code.len() == 2).count();
        assert!(two_letters > 170 && languages.count() > 500, "{two_letters}");
    }
}
