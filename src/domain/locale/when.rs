//! Times and dates as people of a language write them, in a project's zone.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::zone::{Told, told};
use crate::domain::kernel::day::Day;
use crate::domain::kernel::moment::Moment;
use crate::domain::locale::lang::{Lang, say, word};

/// The months as they stand in dates.
const MONTHS: [&str; 12] = [
    word("Jan"),
    word("Feb"),
    word("Mar"),
    word("Apr"),
    word("May"),
    word("Jun"),
    word("Jul"),
    word("Aug"),
    word("Sep"),
    word("Oct"),
    word("Nov"),
    word("Dec"),
];

impl Lang {
    /// The month of a date.
    fn month(self, date: Date) -> &'static str {
        let at = usize::try_from(date.month() - 1).unwrap_or_default();
        MONTHS.get(at).map_or("", |en| self.tc("month", en))
    }

    /// A day: `23 Nov 2026`.
    fn day(self, date: Date) -> String {
        say!(self, "{day} {month} {year}", day = date.day(), month = self.month(date), year = date.year())
    }

    /// Beside a time that was told: the zone that it is told in.
    fn within(self, time: &str, zone: &TimeZone, at: Timestamp) -> String {
        match told(self, zone, at) {
            Told::Name(name) => say!(self, "{time} {zone}", time, zone = name),
            Told::Place(place, offset) => say!(self, "{time} ({place}, {offset})", time, place, offset),
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
        let (day, clock) = (self.day(civil.date()), civil.strftime("%H:%M").to_string());
        self.within(&say!(self, "{day}, {clock}", day, clock), zone, at)
    }

    /// The day of a moment in a project's zone, such as `23 Nov 2026`.
    #[must_use]
    pub fn day_of(self, at: Moment, zone: &TimeZone) -> String {
        self.day(zone.to_datetime(Timestamp::from_microsecond(at.microseconds()).unwrap_or_default()).date())
    }

    /// A date as people know it: `Jul 2019`, `5 Jul 2019` or `2019`.
    #[must_use]
    pub fn written(self, date: Day) -> String {
        let first = date.first();
        match date.to_string().len() {
            4 => say!(self, "{year}", year = first.year()),
            7 => say!(self, "{month} {year}", month = self.month(first), year = first.year()),
            _ => self.day(first),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_the_zone() {
        let (zone, zh, es) = (TimeZone::get("Asia/Singapore").expect("known"), Lang::offered("zh"), Lang::offered("es"));
        let at = Moment::from_microseconds(1_795_000_000_000_000);
        assert_eq!(Lang::EN.time(at, &zone), "18 Nov 2026, 19:06 SGT");
        assert_eq!(zh.time(at, &zone), "2026年11月18日 19:06（新加坡时间）");
        assert_eq!(es.time(at, &zone), "18 nov 2026, 19:06 (hora de Singapur)");
        assert_eq!(Lang::EN.clock(at, &zone), "19:06:40 SGT");
        assert_eq!(zh.clock(at, &TimeZone::UTC), "11:06:40（UTC）");
        let zone = TimeZone::get("America/Mexico_City").expect("known");
        assert_eq!(Lang::EN.time(at, &zone), "18 Nov 2026, 05:06 (Mexico City, UTC−6)");
        assert_eq!(zh.clock(at, &zone), "05:06:40（墨西哥城时间，UTC−6）");
        assert_eq!(es.time(at, &zone), "18 nov 2026, 05:06 (hora de Ciudad de México, UTC−6)");
    }
}
