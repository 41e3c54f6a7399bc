//! What people call time zones.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::names::{self, Kind};
use crate::domain::locale::lang::{Lang, say};

/// A zone of the IANA list, and the letters by which its own people know its time.
struct Row {
    id: &'static str,
    /// Outside of summer time, and in it.
    letters: [Option<&'static str>; 2],
}

/// Zones that have a city, a line each, rising by id: id; letters of standard and of summer time, `-` where there are none. What their
/// cities are called stands in `locales/names/`.
///
/// Unicode CLDR 48.2. Cities: exemplar cities. Letters: the short names of the zone, or of its metazone, in the English
/// of the zone's own country (`en-SG`, `en-GB`, `en-AU`, …), so that they stand only where people use them. Europe/Dublin has none here:
/// which of its two times is the summer's is told in two ways.
const TABLE: &str = include_str!("tables/zones.tsv");

static ALL: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut fields = line.split('\t');
        let id = fields.next()?;
        let mut letters = || Some(fields.next()?).filter(|letters| *letters != "-");
        Some(Row { id, letters: [letters(), letters()] })
    };
    TABLE.lines().filter_map(row).collect()
});

fn of(id: &str) -> Option<&'static Row> {
    ALL.binary_search_by(|row| row.id.cmp(id)).ok().and_then(|at| ALL.get(at))
}

/// A distance from UTC, such as `UTC−6` or `UTC+5:30`.
fn offset(seconds: i32) -> String {
    let (sign, minutes) = (if seconds < 0 { '−' } else { '+' }, seconds.unsigned_abs() / 60);
    match (minutes / 60, minutes % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

/// How a zone is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// By one name that people know, such as `SGT`, or 新加坡时间.
    Name(String),
    /// By its city and the distance from UTC at that moment, such as `Mexico City` and `UTC−6`.
    Place(String, String),
}

/// What people call a zone at a moment.
#[must_use]
pub fn told(l: Lang, zone: &TimeZone, at: Timestamp) -> Told {
    let info = zone.to_offset_info(at);
    let offset = offset(info.offset().seconds());
    let Some(id) = zone.iana_name().filter(|id| *id != "UTC") else { return Told::Name(offset) };
    let Some(row) = of(id) else { return Told::Place(id.to_owned(), offset) };
    let named = names::of(l.tables(), Kind::City, row.id).unwrap_or(row.id);
    let city = say!(l, "time of {city}", city = named);
    match row.letters[usize::from(info.dst().is_dst())] {
        // The letters are those of English.
        Some(letters) if l == Lang::EN => Told::Name(letters.to_owned()),
        // One name for the whole year says enough only where clocks are not changed.
        Some(_) if row.letters[1].is_none() => Told::Name(city),
        Some(_) | None if l == Lang::EN => Told::Place(named.to_owned(), offset),
        Some(_) | None => Told::Place(city, offset),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_its_zones_are_of_the_iana_list() {
        assert_eq!(TABLE.lines().count(), ALL.len());
        assert!(ALL.windows(2).all(|pair| pair[0].id < pair[1].id));
        assert!(ALL.iter().all(|row| names::of("", Kind::City, row.id).is_some()), "each has a city");
        let known = ALL.iter().filter(|row| TimeZone::get(row.id).is_ok()).count();
        assert!(known > 480 && known * 100 >= ALL.len() * 97, "{known} of {}", ALL.len());
    }

    #[test]
    fn a_zone_is_told_by_the_letters_of_its_people_or_by_city_and_distance() {
        let (winter, summer) = ("2026-11-26T20:22:00Z", "2026-07-01T12:00:00Z");
        let name = |text: &str| Told::Name(text.to_owned());
        let place = |city: &str, offset: &str| Told::Place(city.to_owned(), offset.to_owned());
        for (id, at, en, zh) in [
            ("Asia/Singapore", winter, name("SGT"), name("新加坡时间")),
            ("America/Mexico_City", winter, place("Mexico City", "UTC−6"), place("墨西哥城时间", "UTC−6")),
            ("America/New_York", winter, name("EST"), place("纽约时间", "UTC−5")),
            ("America/New_York", summer, name("EDT"), place("纽约时间", "UTC−4")),
            ("Europe/London", summer, name("BST"), place("伦敦时间", "UTC+1")),
            ("Europe/London", winter, name("GMT"), place("伦敦时间", "UTC")),
            ("Europe/Dublin", summer, place("Dublin", "UTC+1"), place("都柏林时间", "UTC+1")),
            ("Asia/Kolkata", winter, name("IST"), name("加尔各答时间")),
            ("Asia/Kathmandu", winter, place("Kathmandu", "UTC+5:45"), place("加德满都时间", "UTC+5:45")),
            ("Asia/Shanghai", winter, place("Shanghai", "UTC+8"), place("上海时间", "UTC+8")),
            ("Africa/Casablanca", summer, place("Casablanca", "UTC+1"), place("卡萨布兰卡时间", "UTC+1")),
            ("Etc/GMT+3", winter, place("Etc/GMT+3", "UTC−3"), place("Etc/GMT+3", "UTC−3")),
            ("UTC", winter, name("UTC"), name("UTC")),
        ] {
            let (zone, at) = (TimeZone::get(id).expect("known"), at.parse().expect("a moment"));
            assert_eq!((told(Lang::EN, &zone, at), told(Lang::offered("zh"), &zone, at)), (en, zh), "{id} {at}");
        }
    }
}
