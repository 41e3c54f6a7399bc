//! Numbers as people of a language write them in a country, by CLDR: what stands before the decimals and between thousands.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::Locale;

use super::lang::{Lang, say};

/// By tag. There are as many as languages in the countries of projects.
static KNOWN: LazyLock<Mutex<HashMap<String, &'static DecimalFormatter>>> = LazyLock::new(Mutex::default);

fn formatter(tag: String) -> Option<&'static DecimalFormatter> {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = known.get(&tag) {
        return Some(found);
    }
    let locale = tag.parse::<Locale>().ok()?;
    let made: &'static DecimalFormatter =
        Box::leak(Box::new(DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).ok()?));
    known.insert(tag, made);
    Some(made)
}

impl Lang {
    /// A whole number.
    #[must_use]
    pub fn whole(self, n: u64) -> String {
        let plain = n.to_string();
        // Below a thousand every language of ours writes it as it is.
        if n < 1_000 {
            return plain;
        }
        formatter(self.numbers()).map_or(plain, |formatter| formatter.format(&Decimal::from(n)).to_string())
    }

    /// A number with so many digits after the point, rounded half to even as texts of numbers are.
    #[must_use]
    pub fn number(self, value: f64, digits: usize) -> String {
        let plain = format!("{value:.digits$}");
        // Whoever reads "−0" takes it for something else than 0.
        let plain = if plain.bytes().any(|b| b.is_ascii_digit() && b != b'0') { plain } else { plain.trim_start_matches('-').to_owned() };
        match (plain.parse::<Decimal>(), formatter(self.numbers())) {
            (Ok(number), Some(formatter)) => formatter.format(&number).to_string(),
            // What is no number has no such form: it stays as it is.
            (Ok(_) | Err(_), _) => plain,
        }
    }

    /// A share as a percentage, such as `83.5 %` or `83,5 %`; the sign stands where the language's words put it, and on the number's line.
    #[must_use]
    pub fn percent(self, share: f64, digits: usize) -> String {
        say!(self, "{number}\u{a0}%", number = self.number(100.0 * share, digits))
    }

    /// A share with its interval, in whole percent, such as `83 % (71–90 %)`.
    #[must_use]
    pub fn percent_between(self, share: f64, (low, high): (f64, f64)) -> String {
        let [low, high] = [low, high].map(|x| self.number(100.0 * x, 0));
        say!(self, "{share} ({low}–{high}\u{a0}%)", share = self.percent(share, 0), low, high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_cldr_says_for_the_language_and_the_country() {
        let (zh, es) = (Lang::offered("zh"), Lang::offered("es"));
        // CLDR 48, numbers of en, zh, es, es-MX, es-AR, en-IN, de: decimals, groups, and groups only from five digits on in Spanish.
        for (lang, country, small, large) in [
            (Lang::EN, "", "0.83", "1,234,567.5"),
            (Lang::EN, "SG", "0.83", "1,234,567.5"),
            (Lang::EN, "IN", "0.83", "12,34,567.5"),
            (zh, "SG", "0.83", "1,234,567.5"),
            (es, "", "0,83", "1.234.567,5"),
            (es, "MX", "0.83", "1,234,567.5"),
            (es, "AR", "0,83", "1.234.567,5"),
        ] {
            let lang = lang.read_in(country);
            assert_eq!((lang.number(0.83, 2).as_str(), lang.number(1_234_567.5, 1).as_str()), (small, large), "{lang:?} {country}");
        }
        assert_eq!((Lang::EN.number(-0.04, 1).as_str(), Lang::EN.number(-1.25, 2).as_str()), ("0.0", "-1.25"));
        assert_eq!(Lang::EN.number(f64::NAN, 1), "NaN");
    }

    #[test]
    fn a_share_is_a_percentage_in_the_words_of_the_language() {
        let (zh, es) = (Lang::offered("zh"), Lang::offered("es"));
        assert_eq!(Lang::EN.percent(0.835, 1), "83.5\u{a0}%");
        assert_eq!(zh.percent(0.835, 1), "83.5%");
        assert_eq!(es.read_in("MX").percent(0.835, 1), "83.5\u{a0}%");
        assert_eq!(es.percent(0.835, 1), "83,5\u{a0}%");
        assert_eq!(Lang::EN.percent_between(0.835, (0.71, 0.9)), "84\u{a0}% (71–90\u{a0}%)");
        assert_eq!(zh.percent_between(0.84, (0.71, 0.9)), "84%（71–90%）");
    }
}
