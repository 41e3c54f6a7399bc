//! `over`: which events a rule looks at, and how long a measure lasts.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::quantity::Stream;
use crate::domain::gold_set::item::ItemKind;

/// A length of time: `15 days`, `12 hours`, `30 minutes`, `2 weeks`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    seconds: u32,
}

/// The units of time, in seconds.
const UNITS: [(&str, u32); 4] = [("minute", 60), ("hour", 3_600), ("day", 86_400), ("week", 604_800)];

/// The longest length of time: ten years.
const LONGEST: u32 = 3_660 * 86_400;

impl Span {
    /// Its length in seconds, at least one minute.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.seconds as i64
    }

    /// Its length in days.
    #[must_use]
    pub fn days(self) -> f64 {
        f64::from(self.seconds) / 86_400.0
    }
}

/// A number and a unit, in one number or the other: `1 day`, `30 days`.
fn number_of(text: &str) -> Option<(u32, &str)> {
    let (number, unit) = text.split_once(' ')?;
    let number = number.parse().ok().filter(|n| *n > 0)?;
    Some((number, unit.strip_suffix('s').unwrap_or(unit)))
}

impl FromStr for Span {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const FORM: &str = "a length of time is a whole number of minutes, hours, days or weeks, such as \"15 days\", up to ten years";
        let (number, unit) = number_of(text).ok_or(FORM)?;
        let (_, length) = UNITS.into_iter().find(|(name, _)| *name == unit).ok_or(FORM)?;
        number.checked_mul(length).filter(|seconds| *seconds <= LONGEST).map(|seconds| Self { seconds }).ok_or(FORM)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Fifteen days are days, not weeks: the largest unit that is met exactly, weeks only where they are two or more.
        let fits = |(_, length): &&(&str, u32)| self.seconds.is_multiple_of(*length) && (*length < 604_800 || self.seconds >= 2 * length);
        let (name, length) = UNITS.iter().rev().find(fits).copied().unwrap_or(("minute", 60));
        let number = self.seconds / length;
        write!(f, "{number} {name}{}", if number == 1 { "" } else { "s" })
    }
}

/// The newest events that a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// The newest so many of a stream, and whatever came between them.
    Newest {
        /// How many.
        number: u32,
        /// Of what.
        of: Stream,
    },
    /// What is younger than this.
    Time(Span),
}

impl FromStr for Window {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const FORM: &str = "a window is \"80 checks\" (also answers, judgments, reviews, submissions, captchas) or a length of time such \
            as \
            \"30 days\"";
        if let Ok(span) = text.parse() {
            return Ok(Self::Time(span));
        }
        let (number, unit) = number_of(text).ok_or(FORM)?;
        let of = match unit {
            "check" => Stream::Check,
            "answer" => Stream::Keyed,
            "judgment" => Stream::Judgment,
            "review" => Stream::Review,
            "submission" => Stream::Submission,
            "captcha" => Stream::Captcha,
            _ => return Err(FORM),
        };
        Ok(Self::Newest { number, of })
    }
}

/// From when on events count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Since {
    /// After the newest measure that was taken.
    LastMeasure,
}

/// Which events a rule looks at; where several of these are given, those that all of them leave.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Over {
    /// The newest ones: `80 checks` or `30 days`.
    pub window: Option<Window>,
    /// Those after the last measure.
    pub since: Option<Since>,
    /// Those about items of this kind.
    pub kind: Option<ItemKind>,
    /// Those about this skill.
    pub skill: Option<String>,
}

/// Both are written as a text of their own form.
macro_rules! written_as_text {
    ($name:ident, $pattern:literal, $words:literal) => {
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern, "description": $words })
            }
        }
    };
}

written_as_text!(Span, "^[1-9][0-9]* (minute|hour|day|week)s?$", "A length of time: 15 days, 12 hours, 30 minutes, 2 weeks.");
written_as_text!(
    Window,
    "^[1-9][0-9]* (check|answer|judgment|review|submission|captcha|minute|hour|day|week)s?$",
    "The newest so many of a kind of events (80 checks), or what is younger than a length of time (30 days)."
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_and_windows_are_read_in_their_units_and_nothing_else_is() {
        let seconds = |text: &str| text.parse::<Span>().map(Span::seconds);
        assert_eq!(seconds("15 days"), Ok(15 * 86_400));
        assert_eq!((seconds("1 day"), seconds("2 weeks"), seconds("90 minutes")), (Ok(86_400), Ok(1_209_600), Ok(5_400)));
        for wrong in ["", "15", "0 days", "-1 days", "1.5 days", "15  days", "15 months", "15 DAYS", "99999999999 days", "600 weeks"] {
            assert!(wrong.parse::<Span>().is_err(), "{wrong}");
        }
        assert_eq!("80 checks".parse(), Ok(Window::Newest { number: 80, of: Stream::Check }));
        assert_eq!("1 review".parse(), Ok(Window::Newest { number: 1, of: Stream::Review }));
        assert_eq!("30 days".parse::<Window>(), Ok(Window::Time("30 days".parse().unwrap())));
        for wrong in ["80", "0 checks", "80 tasks", "checks", "30 days ago"] {
            assert!(wrong.parse::<Window>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_length_of_time_is_told_in_the_unit_that_people_would_take() {
        for (text, told) in
            [("15 days", "15 days"), ("14 days", "2 weeks"), ("7 days", "7 days"), ("24 hours", "1 day"), ("90 minutes", "90 minutes")]
        {
            assert_eq!(text.parse::<Span>().unwrap().to_string(), told);
        }
    }
}
