//! Lines that people in distress can call, by country.

use crate::domain::locale::lang::{Lang, say, word};

/// A line: who answers, and what is dialled from within the country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Helpline {
    /// ISO 3166-1.
    pub country: &'static str,
    /// Who answers.
    pub who: &'static str,
    /// The number.
    pub number: &'static str,
}

const fn line(country: &'static str, who: &'static str, number: &'static str) -> Helpline {
    Helpline { country, who, number }
}

/// The national lines that are answered day and night, one a country, each from the page of whoever answers it or of the ministry that
/// runs it, as of November 2026. A country without a row has no line here: a number that does not work there is worse than none.
///
/// | country | source |
/// |---|---|
/// | AU | lifeline.org.au |
/// | BR | cvv.org.br |
/// | CA | 988.ca |
/// | CN | National Health Commission, notice of 25 December 2024 |
/// | DE | telefonseelsorge.de |
/// | ES | sanidad.gob.es, línea 024 |
/// | FR | 3114.fr |
/// | GB, IE | samaritans.org |
/// | IN | telemanas.mohfw.gov.in |
/// | KR | Ministry of Health and Welfare, 109 |
/// | MX | gob.mx/conasama, Línea de la Vida |
/// | NZ | 1737.org.nz |
/// | SG | sos.org.sg |
/// | TW | Ministry of Health and Welfare, 1925 |
/// | US | 988lifeline.org |
const LINES: [Helpline; 16] = [
    line("AU", word("Lifeline"), "13 11 14"),
    line("BR", word("CVV"), "188"),
    line("CA", word("9-8-8 Suicide Crisis Helpline"), "988"),
    line("CN", word("the national mental health line"), "12356"),
    line("DE", word("TelefonSeelsorge"), "0800 111 0 111"),
    line("ES", word("Línea 024"), "024"),
    line("FR", word("3114"), "3114"),
    line("GB", word("Samaritans"), "116 123"),
    line("IE", word("Samaritans"), "116 123"),
    line("IN", word("Tele MANAS"), "14416"),
    line("KR", word("the suicide prevention line"), "109"),
    line("MX", word("Línea de la Vida"), "800 911 2000"),
    line("NZ", word("1737"), "1737"),
    line("SG", word("Samaritans of Singapore"), "1767"),
    line("TW", word("the 1925 line"), "1925"),
    line("US", word("988 Suicide & Crisis Lifeline"), "988"),
];

/// The lines of countries, in their order.
#[must_use]
pub fn of(countries: &[&str]) -> Vec<&'static Helpline> {
    countries.iter().filter_map(|country| LINES.iter().find(|line| line.country == *country)).collect()
}

/// What is said beside a text that may weigh on whoever reads it; nothing where no line is known.
#[must_use]
pub fn told(l: Lang, countries: &[&str]) -> Option<String> {
    let lines = of(countries);
    let one = |line: &&Helpline| l.before(&say!(l, "{who}, {number}", who = l.tc("helpline", line.who), number = line.number));
    let mut told: Vec<String> = lines.iter().map(one).collect();
    // One line may serve two countries.
    told.dedup();
    let all = told.join(l.tc("alternatives", "; "));
    (!lines.is_empty()).then(|| say!(l, "If something here weighs on you: {all}, day and night.", all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_the_line_of_their_own_country_or_none() {
        for (countries, en, zh) in [
            (
                &["SG"][..],
                "If something here weighs on you: Samaritans of Singapore, 1767, day and night.",
                "如果内容让您难受，可拨打新加坡援人协会热线 1767（全天）。",
            ),
            (
                &["MX"],
                "If something here weighs on you: Línea de la Vida, 800 911 2000, day and night.",
                "如果内容让您难受，可拨打 Línea de la Vida 800 911 2000（全天）。",
            ),
            (
                &["AU", "XX", "US"],
                "If something here weighs on you: Lifeline, 13 11 14; 988 Suicide & Crisis Lifeline, 988, day and night.",
                "如果内容让您难受，可拨打 Lifeline 13 11 14，或 988 自杀与危机生命线 988（全天）。",
            ),
            (
                &["GB", "XX", "IE"],
                "If something here weighs on you: Samaritans, 116 123, day and night.",
                "如果内容让您难受，可拨打 Samaritans 116 123（全天）。",
            ),
        ] {
            assert_eq!((told(Lang::EN, countries).as_deref(), told(Lang::offered("zh"), countries).as_deref()), (Some(en), Some(zh)));
        }
        for countries in [&[][..], &["AQ"]] {
            assert_eq!(told(Lang::EN, countries), None, "a country without a line has no other's");
        }
    }

    #[test]
    fn the_table_is_of_countries_each_once_and_in_order() {
        assert!(LINES.windows(2).all(|pair| pair[0].country < pair[1].country));
        for line in LINES {
            assert!(crate::domain::locale::country::of(line.country).is_some(), "{line:?}");
            assert!(line.number.len() >= 3 && line.number.chars().all(|c| c.is_ascii_digit() || c == ' '), "{line:?}");
        }
    }
}
