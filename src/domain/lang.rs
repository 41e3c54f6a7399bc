//! The two languages of pages, letters and mails. A wording is given in both at the place where it is used, so that one that is missing
//! does not compile.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::applicant::day::Day;
use super::gold_set::text::Text;
use super::locale::zone::{Told, told};
use super::moment::Moment;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    Zh,
}

impl Lang {
    /// Both.
    pub const ALL: [Self; 2] = [Self::En, Self::Zh];

    /// As it is stored, and as gold sets name it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }

    /// For `lang` attributes.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh-Hans",
        }
    }

    /// From its stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.code() == code)
    }

    /// The language that a browser asks for first, of these two.
    #[must_use]
    pub fn asked(accept_language: &str) -> Self {
        let mut wanted: Vec<(f64, Self)> = Vec::new();
        let mut refused: Vec<Self> = Vec::new();
        for part in accept_language.split(',') {
            let mut fields = part.split(';').map(str::trim);
            let tag = fields.next().unwrap_or_default().to_ascii_lowercase();
            let weight = fields.find_map(|f| f.strip_prefix("q=")).and_then(|q| q.parse().ok()).unwrap_or(1.0);
            let lang = if tag.starts_with("zh") { Self::Zh } else { Self::En };
            if tag.starts_with("zh") || tag.starts_with("en") {
                // A weight of nothing says "not this one" (RFC 9110, 12.5.4).
                if weight > 0.0 { wanted.push((weight, lang)) } else { refused.push(lang) }
            }
        }
        // The first of the heaviest: a stable order keeps what the browser put first.
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        let otherwise = if refused.contains(&Self::En) && !refused.contains(&Self::Zh) { Self::Zh } else { Self::En };
        wanted.first().map_or(otherwise, |(_, lang)| *lang)
    }

    /// One of two wordings.
    pub fn pick<T>(self, en: T, zh: T) -> T {
        match self {
            Self::En => en,
            Self::Zh => zh,
        }
    }

    /// A text of a gold set in this language.
    #[must_use]
    pub fn of(self, text: &Text) -> &str {
        text.in_language(self.code())
    }

    /// Beside a time that was told: the zone that it is told in.
    fn within(self, time: &str, zone: &TimeZone, at: Timestamp) -> String {
        match (self, told(self, zone, at)) {
            (Self::En, Told::Name(name)) => format!("{time} {name}"),
            (Self::En, Told::Place(place, offset)) => format!("{time} ({place}, {offset})"),
            (Self::Zh, Told::Name(name)) => format!("{time}（{name}）"),
            (Self::Zh, Told::Place(place, offset)) => format!("{time}（{place}，{offset}）"),
        }
    }

    /// A time of the day of a project's zone to the second, such as `16:05:33 SGT` or `14:22:05 (Mexico City, UTC−6)`.
    #[must_use]
    pub fn clock(self, at: Moment, zone: &TimeZone) -> String {
        let at = Timestamp::from_microsecond(at.microseconds()).unwrap_or_default();
        self.within(&zone.to_datetime(at).strftime("%H:%M:%S").to_string(), zone, at)
    }

    /// A day and a time of a project's zone, such as `23 Nov 2026, 16:05 SGT` or `26 Nov 2026, 14:22 (Mexico City, UTC−6)`.
    #[must_use]
    pub fn time(self, at: Moment, zone: &TimeZone) -> String {
        let at = Timestamp::from_microsecond(at.microseconds()).unwrap_or_default();
        let civil = zone.to_datetime(at);
        self.within(&civil.strftime(self.pick("%-d %b %Y, %H:%M", "%Y年%-m月%-d日 %H:%M")).to_string(), zone, at)
    }

    /// A date as people know it: `Jul 2019`, `5 Jul 2019` or `2019`.
    #[must_use]
    pub fn written(self, date: Day) -> String {
        let first = date.first();
        match date.to_string().len() {
            4 => self.pick(first.strftime("%Y").to_string(), first.strftime("%Y年").to_string()),
            7 => self.pick(first.strftime("%b %Y").to_string(), first.strftime("%Y年%-m月").to_string()),
            _ => self.pick(first.strftime("%-d %b %Y").to_string(), first.strftime("%Y年%-m月%-d日").to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_first_wish_of_the_two_counts() {
        for (header, lang) in [
            ("", Lang::En),
            ("zh-CN,zh;q=0.9,en;q=0.8", Lang::Zh),
            ("en-SG,zh;q=0.9", Lang::En),
            ("fr, zh;q=0", Lang::En),
            ("fr, en;q=0", Lang::Zh),
            ("fr, zh;q=0.3, en;q=0.2", Lang::Zh),
            ("ms", Lang::En),
        ] {
            assert_eq!(Lang::asked(header), lang, "{header}");
        }
    }

    #[test]
    fn times_are_those_of_the_zone() {
        let zone = TimeZone::get("Asia/Singapore").expect("known");
        let at = Moment::from_microseconds(1_795_000_000_000_000);
        assert_eq!(Lang::En.time(at, &zone), "18 Nov 2026, 19:06 SGT");
        assert_eq!(Lang::Zh.time(at, &zone), "2026年11月18日 19:06（新加坡时间）");
        assert_eq!(Lang::En.clock(at, &zone), "19:06:40 SGT");
        assert_eq!(Lang::Zh.clock(at, &TimeZone::UTC), "11:06:40（UTC）");
        let zone = TimeZone::get("America/Mexico_City").expect("known");
        assert_eq!(Lang::En.time(at, &zone), "18 Nov 2026, 05:06 (Mexico City, UTC−6)");
        assert_eq!(Lang::Zh.clock(at, &zone), "05:06:40（墨西哥城时间，UTC−6）");
    }
}
