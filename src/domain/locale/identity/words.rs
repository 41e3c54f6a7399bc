//! What people call the numbers that pages ask them to leave out, by country.

use crate::domain::locale::lang::{Lang, word};

/// Country, the English article, the names.
const WORDS: [(&str, &str, &str); 14] = [
    ("SG", "an", word("NRIC, FIN")),
    ("MX", "a", word("CURP, RFC, CLABE")),
    ("BR", "a", word("CPF")),
    ("CN", "a", word("resident identity card")),
    ("ES", "a", word("DNI, NIE")),
    ("FI", "a", word("personal identity code")),
    ("FR", "a", word("social security")),
    ("HK", "an", word("HKID")),
    ("IN", "an", word("Aadhaar")),
    ("IT", "a", word("codice fiscale")),
    ("KR", "a", word("resident registration")),
    ("PL", "a", word("PESEL")),
    ("SE", "a", word("personnummer")),
    ("TW", "a", word("national identity")),
];

/// For a country without a row, and where there is no country.
const ELSEWHERE: (&str, &str) = ("a", word("national identity"));

/// The names of the numbers that people in these countries have, to stand before "or passport number", with or without the article; in
/// Chinese with the blanks that Latin letters want beside them. Only English has an article here.
#[must_use]
pub fn named(l: Lang, countries: &[&str], article: bool) -> String {
    let known: Vec<_> = WORDS.iter().filter(|(country, ..)| countries.contains(country)).map(|(_, a, en)| (*a, *en)).collect();
    let known = if known.is_empty() { vec![ELSEWHERE] } else { known };
    let names = known.iter().map(|(_, en)| l.tc("number", en)).collect::<Vec<_>>().join(l.t(", "));
    match known.first() {
        Some((a, _)) if article && l == Lang::EN => format!("{a} {names}"),
        _ => l.beside(&names),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_read_the_names_of_their_own_numbers() {
        let told = |countries: &[&str]| {
            (named(Lang::EN, countries, true), format!("请勿填写{}或护照号码。", named(Lang::offered("zh"), countries, false)))
        };
        for (countries, en, zh) in [
            (&["SG"][..], "an NRIC, FIN", "请勿填写身份证、FIN 或护照号码。"),
            (&["MX"], "a CURP, RFC, CLABE", "请勿填写 CURP、RFC、CLABE 或护照号码。"),
            (&["NZ"], "a national identity", "请勿填写身份证或护照号码。"),
            (&[], "a national identity", "请勿填写身份证或护照号码。"),
            (&["MX", "BR"], "a CURP, RFC, CLABE, CPF", "请勿填写 CURP、RFC、CLABE、CPF 或护照号码。"),
        ] {
            assert_eq!(told(countries), (en.to_owned(), zh.to_owned()), "{countries:?}");
        }
        assert_eq!(named(Lang::EN, &["SG"], false), "NRIC, FIN");
    }
}
