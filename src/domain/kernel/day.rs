//! Dates as people know them: a day, a month or a year.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A date of day, month or year precision: `2024-02-29`, `2024-02` or `2024`. Years 1900 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    first: Date,
    last: Date,
    precision: u8,
}

impl Day {
    /// The first day that it may mean.
    #[must_use]
    pub const fn first(self) -> Date {
        self.first
    }

    /// The last day that it may mean.
    #[must_use]
    pub const fn last(self) -> Date {
        self.last
    }
}

impl FromStr for Day {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const FORM: &str = "a date is YYYY-MM-DD, YYYY-MM or YYYY, from 1900 to 2199";
        let parts: Vec<&str> = text.split('-').collect();
        let widths_fit = parts.iter().zip([4, 2, 2]).all(|(p, width)| p.len() == width && p.bytes().all(|b| b.is_ascii_digit()));
        if !widths_fit || parts.len() > 3 {
            return Err(FORM);
        }
        let number = |i: usize| parts.get(i).and_then(|p| p.parse::<i16>().ok());
        let year = number(0).filter(|y| (1900..2200).contains(y)).ok_or(FORM)?;
        let month = number(1).map(|m| i8::try_from(m).unwrap_or(0));
        let day = number(2).map(|d| i8::try_from(d).unwrap_or(0));
        let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).map_err(|_| "there is no such day in the calendar")?;
        let last = match (month, day) {
            (_, Some(_)) => first,
            (Some(_), None) => first.last_of_month(),
            (None, _) => first.last_of_year(),
        };
        Ok(Self { first, last, precision: u8::try_from(parts.len()).unwrap_or(3) })
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = self.first.to_string();
        let shown = match self.precision {
            1 => whole.get(..4),
            2 => whole.get(..7),
            _ => Some(whole.as_str()),
        };
        f.write_str(shown.unwrap_or(&whole))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "pattern": "^\\d{4}(-\\d{2}(-\\d{2})?)?$", "description": "YYYY-MM-DD, YYYY-MM or YYYY",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_is_kept_and_nonsense_refused() {
        for (text, first, last) in
            [("2024", "2024-01-01", "2024-12-31"), ("2024-02", "2024-02-01", "2024-02-29"), ("2024-02-29", "2024-02-29", "2024-02-29")]
        {
            let day: Day = text.parse().unwrap();
            assert_eq!((day.first().to_string(), day.last().to_string(), day.to_string()), (first.into(), last.into(), text.into()));
        }
        for text in ["", "2026-02-30", "0000-01-01", "24-01-01", "2024-1-1", "2024-01-01T00:00", "2024-13", "+024", "2024-"] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
    }
}
