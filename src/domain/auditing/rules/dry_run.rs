//! What rules would have done over a whole record, had each proposal been carried out at once.

use super::figures::Until;
use super::history::{Event, History, What};
use super::look::{Book, Holding, Proposal};
use crate::domain::kernel::moment::Moment;
use crate::domain::project::rule::{Comparison, MeasureKind, Quantity, Stream};

/// A proposal that would have been made.
#[derive(Clone, Debug, PartialEq)]
pub struct Acted<'p> {
    /// When.
    pub at: Moment,
    /// What.
    pub proposal: Proposal<'p>,
    /// The rules that held then, its own among them.
    pub holding: Vec<Holding>,
}

/// A record is looked at after each of its events, and where a rule counts idle days also when they are over, up to `end`. Every proposal
/// is taken as carried out at that moment, so that rules begin anew and the ladder is climbed. The record's own measures stay in it.
#[must_use]
pub fn walk<'p>(book: &Book<'p>, record: &History, end: Moment) -> Vec<Acted<'p>> {
    let (mut acted, mut played) = (Vec::new(), Vec::with_capacity(record.events().len()));
    let idle = idle_days(book);
    let mut last_work = None;
    for (i, event) in record.events().iter().enumerate() {
        played.push(event.clone());
        look(book, &mut played, event.at, &mut acted);
        if event.is_work() {
            last_work = Some(event.at);
        }
        let next = record.events().get(i + 1).map(|event| event.at);
        for days in &idle {
            let Some(wake) = last_work.map(|at: Moment| at.plus_seconds(days * 86_400)) else { continue };
            if wake > event.at && next.map_or(wake <= end, |next| wake < next) {
                look(book, &mut played, wake, &mut acted);
            }
        }
    }
    acted
}

/// Looks, and carries out what is proposed.
fn look<'p>(book: &Book<'p>, played: &mut Vec<Event>, at: Moment, acted: &mut Vec<Acted<'p>>) {
    let said = book.look(Until { events: played, at });
    for proposal in said.proposals {
        played.push(book.carried_out(&proposal, at));
        acted.push(Acted { at, proposal, holding: said.holding.clone() });
    }
}

/// The numbers of idle days at which a rule may begin to hold, fewest first.
fn idle_days(book: &Book<'_>) -> Vec<i64> {
    let numbers = book.rules.iter().flat_map(|rule| rule.when.numbers());
    let idle = numbers.filter(|(quantity, ..)| *quantity == Quantity::DaysIdle).filter_map(|(_, comparison, days)| match comparison {
        Comparison::AtLeast | Comparison::Is => Some(days.ceil()),
        Comparison::Above => Some(days.floor() + 1.0),
        Comparison::AtMost | Comparison::Below | Comparison::IsNot => None,
    });
    #[expect(clippy::cast_possible_truncation, reason = "days of a rule, kept to a thousand years")]
    let mut days: Vec<i64> = idle.map(|days| days.clamp(1.0, 365_000.0) as i64).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// How an annotator did after a moment, by what was really recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Later {
    /// Badly: a pause or the end followed, or of enough counted checks a share under the bound was right.
    Badly,
    /// Not badly: of enough counted checks at least that share was right, and neither a pause nor the end followed.
    Well,
    /// There are too few counted checks to say.
    Unknown,
}

/// How an annotator did after a moment, from `enough` counted checks on, held against the share `bound`.
#[must_use]
pub fn afterwards(record: &History, after: Moment, enough: usize, bound: f64) -> Later {
    let later = &record.events()[record.events().partition_point(|event| event.at <= after)..];
    if later.iter().any(|event| matches!(&event.what, What::Measure(t) if matches!(t.kind, MeasureKind::Pause | MeasureKind::End))) {
        return Later::Badly;
    }
    let scores: Vec<f64> = later.iter().filter_map(|event| event.good_for(Stream::Check, None)).collect();
    if scores.len() < enough.max(1) {
        return Later::Unknown;
    }
    if Comparison::Below.holds(scores.iter().sum::<f64>() / scores.len() as f64, bound) { Later::Badly } else { Later::Well }
}
