//! Months of professional experience, by the calendar.
//!
//! Periods that overlap or touch are merged; in each merged period whole calendar months are counted from its first day to the day after
//! its last, and the days left over of all of them are added up and divided by 31.

use jiff::Span;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::verdict::Verdict;
use crate::domain::applying::profile::WorkPeriod;

/// What was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Whole calendar months of the merged periods.
    pub whole_months: i64,
    /// Days left over, of all of them.
    pub days_over: i64,
    /// First and last day of each merged period.
    pub merged: Vec<(Date, Date)>,
}

impl Counted {
    /// Whole months, and one more for each 31 days left over.
    #[must_use]
    pub const fn months(&self) -> i64 {
        self.whole_months + self.days_over / 31
    }
}

/// The verdict on `needed` months, and what was counted.
pub(super) fn judge(work: &[WorkPeriod], needed: u32, today: Date) -> (Verdict, Value) {
    let without = count(work.iter().filter(|p| !p.internship), today);
    let with = count(work.iter(), today);
    let needed = i64::from(needed);
    let verdict = if without.months() >= needed {
        Verdict::Met
    } else if with.months() >= needed {
        Verdict::NeedsEvidence
    } else {
        Verdict::NotMet
    };
    let merged: Vec<[String; 2]> = without.merged.iter().map(|(a, b)| [a.to_string(), b.to_string()]).collect();
    let counted = json!({
        "months": without.months(),
        "months_with_internships": with.months(),
        "whole_months": without.whole_months,
        "days_over": without.days_over,
        "merged": merged,
    });
    (verdict, counted)
}

/// Merges periods and counts them.
pub fn count<'a>(periods: impl Iterator<Item = &'a WorkPeriod>, today: Date) -> Counted {
    let mut days: Vec<(Date, Date)> = periods
        .map(|p| (p.from.first(), p.to.map_or(today, |to| to.last().min(today))))
        .filter(|(from, to)| *from <= today && from <= to)
        .collect();
    days.sort_unstable();
    let mut merged: Vec<(Date, Date)> = Vec::new();
    for (from, to) in days {
        match merged.last_mut() {
            Some((_, end)) if from <= after(*end) => *end = (*end).max(to),
            _ => merged.push((from, to)),
        }
    }
    let (mut whole_months, mut days_over) = (0, 0);
    for (from, to) in &merged {
        let (months, left) = calendar_months(*from, after(*to));
        whole_months += months;
        days_over += left;
    }
    Counted { whole_months, days_over, merged }
}

fn after(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

/// Whole months from a day to another, always reckoned from the first (a day that a month lacks is its last), and the days left over.
fn calendar_months(from: Date, to: Date) -> (i64, i64) {
    let guess = i64::from(to.year() - from.year()) * 12 + i64::from(to.month() - from.month());
    let at = |months: i64| from.checked_add(Span::new().months(months)).unwrap_or(to);
    let months = if at(guess) <= to { guess } else { guess - 1 };
    let days = at(months).until(to).map_or(0, |span| i64::from(span.get_days()));
    (months, days)
}
