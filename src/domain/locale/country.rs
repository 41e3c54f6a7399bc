//! The countries and territories of ISO 3166-1, with their names.

use std::sync::LazyLock;

use super::names::{self, Kind};
use crate::domain::locale::lang::Lang;

/// A country or territory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// Its two letters in ISO 3166-1.
    pub code: &'static str,
}

impl Country {
    /// Its name in a language of the interface.
    #[must_use]
    pub fn name(&self, l: Lang) -> &'static str {
        names::of(l.tables(), Kind::Country, self.code).unwrap_or(self.code)
    }
}

/// What earlier releases kept for a country that their list did not have: ISO 3166 leaves the code to users.
const ANOTHER: &str = "ZZ";

/// The officially assigned codes, a line each, rising. Their names stand in `locales/names/`: of Unicode CLDR (territories), the short form
/// where the long one names a government (HK, MM, MO, PS).
const TABLE: &str = include_str!("tables/countries.txt");

static ALL: LazyLock<Vec<Country>> = LazyLock::new(|| TABLE.lines().map(|code| Country { code }).collect());

/// All of them, by code.
#[must_use]
pub fn all() -> &'static [Country] {
    &ALL
}

/// The one with a code, in the capitals of ISO 3166-1.
#[must_use]
pub fn of(code: &str) -> Option<&'static Country> {
    ALL.binary_search_by(|c| c.code.cmp(code)).ok().and_then(|at| ALL.get(at))
}

/// All of them in the order of their names in a language: by the alphabet, in Chinese by pinyin.
#[must_use]
pub fn by_name(l: Lang) -> Vec<&'static Country> {
    names::countries(l.tables()).iter().filter_map(|code| of(code)).collect()
}

/// What people call the country of a code that was stored; the code itself where no list ever had it.
#[must_use]
pub fn name(l: Lang, code: &str) -> String {
    let unlisted = || if code == ANOTHER { l.t("Another country") } else { code };
    of(code).map_or_else(unlisted, |c| c.name(l)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_each_of_the_249_codes_once_and_in_order() {
        assert_eq!((TABLE.lines().count(), ALL.len()), (249, 249), "ISO 3166-1 has 249 officially assigned codes");
        assert!(ALL.windows(2).all(|pair| pair[0].code < pair[1].code));
        for country in all() {
            assert!(country.code.len() == 2 && country.code.bytes().all(|b| b.is_ascii_uppercase()), "{country:?}");
            assert_eq!(of(country.code), Some(country));
        }
        for l in Lang::all() {
            let mut listed: Vec<_> = by_name(*l).iter().map(|c| c.code).collect();
            listed.sort_unstable();
            assert!(listed.iter().eq(all().iter().map(|c| &c.code)), "{l:?}: each is listed once");
        }
    }

    #[test]
    fn names_are_read_in_the_order_of_their_language() {
        // By the alphabet: what begins with A and a mark stands among the As, not after Z.
        let english: Vec<_> = by_name(Lang::EN).iter().map(|c| c.code).collect();
        assert_eq!((&english[..3], english[248]), (&["AF", "AX", "AL"][..], "ZW"));
        // By pinyin: ā'ěr…, ā'ěr…, ā fù hàn; the last is zhōng fēi.
        let chinese = by_name(Lang::offered("zh"));
        assert_eq!(chinese.iter().take(3).map(|c| c.name(Lang::offered("zh"))).collect::<Vec<_>>(), ["阿尔巴尼亚", "阿尔及利亚", "阿富汗"]);
        let at = |code| chinese.iter().position(|c| c.code == code);
        assert!(at("MX") < at("SG") && at("FR") < at("CN"), "mò xī gē before xīn jiā pō, fǎ guó before zhōng guó");
    }

    #[test]
    fn what_was_stored_earlier_is_read_and_nothing_else_is_known() {
        assert_eq!((name(Lang::EN, "MX"), name(Lang::offered("zh"), "MX")), ("Mexico".to_owned(), "墨西哥".to_owned()));
        assert_eq!((name(Lang::EN, "ZZ").as_str(), name(Lang::EN, "QQ").as_str()), ("Another country", "QQ"));
        // Withdrawn (the Netherlands Antilles, Yugoslavia, the USSR), reserved (the United Kingdom), of users.
        for code in ["AN", "YU", "SU", "UK", "ZZ", "XK", "EU", "sg", "", "SGP"] {
            assert_eq!(of(code), None, "{code}");
        }
    }
}
