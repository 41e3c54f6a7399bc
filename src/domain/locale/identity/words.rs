//! What people call the numbers that pages ask them to leave out, by country.

use crate::domain::lang::Lang;

/// Country, the English article and names, the Chinese names.
const WORDS: [(&str, &str, &str, &str); 14] = [
    ("SG", "an", "NRIC, FIN", "身份证、FIN"),
    ("MX", "a", "CURP, RFC, CLABE", "CURP、RFC、CLABE"),
    ("BR", "a", "CPF", "CPF"),
    ("CN", "a", "resident identity card", "居民身份证"),
    ("ES", "a", "DNI, NIE", "DNI、NIE"),
    ("FI", "a", "personal identity code", "个人身份代码"),
    ("FR", "a", "social security", "社会保险"),
    ("HK", "an", "HKID", "香港身份证"),
    ("IN", "an", "Aadhaar", "Aadhaar"),
    ("IT", "a", "codice fiscale", "税号（codice fiscale）"),
    ("KR", "a", "resident registration", "居民登录"),
    ("PL", "a", "PESEL", "PESEL"),
    ("SE", "a", "personnummer", "个人身份"),
    ("TW", "a", "national identity", "身份证"),
];

/// For a country without a row, and where there is no country.
const ELSEWHERE: (&str, &str, &str) = ("a", "national identity", "身份证");

/// The names of the numbers that people in these countries have, to stand before "or passport number", with or without the article; in
/// Chinese with the blanks that Latin letters want beside them.
#[must_use]
pub fn named(l: Lang, countries: &[&str], article: bool) -> String {
    let known: Vec<_> = WORDS.iter().filter(|(country, ..)| countries.contains(country)).map(|(_, a, en, zh)| (*a, *en, *zh)).collect();
    let known = if known.is_empty() { vec![ELSEWHERE] } else { known };
    let first = known.first().map_or("", |(a, ..)| *a);
    let names = known.iter().map(|(_, en, zh)| l.pick(*en, *zh)).collect::<Vec<_>>().join(l.pick(", ", "、"));
    match l {
        Lang::En if article => format!("{first} {names}"),
        Lang::En => names,
        Lang::Zh => {
            let blank = |c: Option<char>| if c.is_some_and(|c| c.is_ascii_alphanumeric()) { " " } else { "" };
            format!("{}{names}{}", blank(names.chars().next()), blank(names.chars().next_back()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_read_the_names_of_their_own_numbers() {
        let told =
            |countries: &[&str]| (named(Lang::En, countries, true), format!("请勿填写{}或护照号码。", named(Lang::Zh, countries, false)));
        for (countries, en, zh) in [
            (&["SG"][..], "an NRIC, FIN", "请勿填写身份证、FIN 或护照号码。"),
            (&["MX"], "a CURP, RFC, CLABE", "请勿填写 CURP、RFC、CLABE 或护照号码。"),
            (&["NZ"], "a national identity", "请勿填写身份证或护照号码。"),
            (&[], "a national identity", "请勿填写身份证或护照号码。"),
            (&["MX", "BR"], "a CURP, RFC, CLABE, CPF", "请勿填写 CURP、RFC、CLABE、CPF 或护照号码。"),
        ] {
            assert_eq!(told(countries), (en.to_owned(), zh.to_owned()), "{countries:?}");
        }
        assert_eq!(named(Lang::En, &["SG"], false), "NRIC, FIN");
    }
}
