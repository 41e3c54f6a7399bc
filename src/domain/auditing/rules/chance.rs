//! How likely a rule speaks on an annotator whose answers are right with one chance, independently of each other.
//!
//! A rule whose conditions are all about one stream of events (checks, reviews, judgments …) is computed exactly where that can be done
//! ([`touchstone_measure::drift::counts`]), and simulated otherwise; one about several streams is simulated through the rules themselves,
//! with an event of each stream a turn. Rules about states (signals, idle days, what a review said last) have no such chance.

use super::figures::{Until, holds};
use super::history::{Event, Reviewed, What};
use crate::domain::kernel::moment::Moment;
use crate::domain::project::rule::{AuditRule, Condition, Side, Stream, Window};
use touchstone_measure::draw::Stream as Draws;
use touchstone_measure::drift::counts::Question;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    /// The chance that an event is good, in 0..=1.
    pub level: f64,
    /// Events of each stream within which the rule may speak, 1..=20,000.
    pub events: usize,
    /// Seconds from one event to the next, for windows of time.
    pub apart: f64,
    /// Simulated people, where it comes to that.
    pub people: u32,
    /// Their seed.
    pub seed: u64,
}

/// The chance that a rule speaks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Chance {
    /// Exact.
    Exact(f64),
    /// The share of simulated people, and its standard error.
    Simulated {
        /// The share.
        share: f64,
        /// The standard error.
        standard_error: f64,
    },
    /// The rule rests on more than how good events are.
    None,
}

/// The chance that a rule speaks at least once.
#[must_use]
pub fn chance(rule: &AuditRule, terms: &Terms) -> Chance {
    let streams = streams_of(rule);
    let simulated = |share: f64| {
        let standard_error = (share * (1.0 - share) / f64::from(terms.people.max(1))).sqrt();
        Chance::Simulated { share, standard_error }
    };
    match streams.as_deref() {
        None | Some([]) => Chance::None,
        Some([stream]) if fits(rule, *stream) => {
            let question = Question { window: window_of(rule, terms.apart), level: terms.level, answers: terms.events };
            let speaks = |number: usize, good: usize| speaks(rule, number, good);
            match question.exactly(&speaks) {
                Ok(Some(exact)) => Chance::Exact(exact),
                Ok(None) => question.simulated(&speaks, terms.people, terms.seed).map_or(Chance::None, simulated),
                Err(_) => Chance::None,
            }
        }
        Some(streams) => simulated(through_the_rules(rule, streams, terms)),
    }
}

/// The streams of a rule's conditions; none where one of them is about something else.
fn streams_of(rule: &AuditRule) -> Option<Vec<Stream>> {
    let mut streams = Vec::new();
    for condition in &rule.when.all {
        let Condition::Number { quantity, .. } = condition else { return None };
        let (stream, _) = quantity.of_stream()?;
        if !streams.contains(&stream) {
            streams.push(stream);
        }
    }
    Some(streams)
}

/// Whether the window is one of the stream itself, or of time.
fn fits(rule: &AuditRule, stream: Stream) -> bool {
    !matches!(rule.over.window, Some(Window::Newest { of, .. }) if of != stream)
}

/// How many of the newest events a rule looks at, where they come one after another at the same distance.
fn window_of(rule: &AuditRule, apart: f64) -> Option<usize> {
    match rule.over.window? {
        Window::Newest { number, .. } => Some(number as usize),
        Window::Time(span) => {
            // What is exactly as old as the window is out of it.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of events, at least one")]
            let number = (span.seconds() as f64 / apart.max(1.0)).ceil().max(1.0) as usize;
            Some(number)
        }
    }
}

/// Whether the conditions hold on so many events of which so many are good.
fn speaks(rule: &AuditRule, number: usize, good: usize) -> bool {
    let (number, good) = (number as f64, good as f64);
    rule.when.numbers().all(|(quantity, comparison, value)| {
        let found = quantity.of_stream().and_then(|(_, side)| match side {
            Side::Count => Some(number),
            Side::Good => Some(good),
            Side::Bad => Some(number - good),
            Side::GoodShare => (number > 0.0).then(|| good / number),
            Side::BadShare => (number > 0.0).then(|| 1.0 - good / number),
        });
        found.is_some_and(|found| comparison.holds(found, value))
    })
}

/// The share of simulated people on whom the rule speaks, by the rules' own code.
fn through_the_rules(rule: &AuditRule, streams: &[Stream], terms: &Terms) -> f64 {
    // Whatever has a key comes as checks or as training, where a condition is about these.
    let apart = |stream: &&Stream| **stream != Stream::Keyed || !streams.iter().any(|s| matches!(s, Stream::Check | Stream::Training));
    let streams: Vec<Stream> = streams.iter().filter(apart).copied().collect();
    let mut draws = Draws::new(terms.seed);
    let mut spoken = 0_u32;
    for _ in 0..terms.people {
        let mut events = Vec::with_capacity(terms.events * streams.len());
        for turn in 0..terms.events {
            #[expect(clippy::cast_possible_truncation, reason = "seconds within a few years")]
            let at = Moment::from_microseconds(0).plus_seconds((turn as f64 * terms.apart) as i64);
            for stream in &streams {
                let good = draws.uniform() < terms.level;
                events.push(event(*stream, good, rule, at));
            }
            if holds(rule, "", Until { events: &events, at }).is_some() {
                spoken += 1;
                break;
            }
        }
    }
    f64::from(spoken) / f64::from(terms.people.max(1))
}

/// An event of a stream, about the kind and skill that the rule looks at.
fn event(stream: Stream, good: bool, rule: &AuditRule, at: Moment) -> Event {
    let share = f64::from(u8::from(good));
    let what = match stream {
        Stream::Check | Stream::Keyed => What::Check { score: share, counts: true },
        Stream::Training => What::Training { score: share, left: None },
        Stream::Judgment => What::Judgment { agrees: share },
        Stream::Review => What::Review(if good { Reviewed::Accepted } else { Reviewed::Rejected }),
        Stream::Submission => {
            let limit = rule.when.fast_seconds.unwrap_or(0.0);
            What::Submission { seconds: Some(if good { limit } else { limit / 2.0 }), pay: 0.0, pending: false }
        }
        Stream::Captcha => What::Captcha { solved: good },
    };
    Event { at, kind: rule.over.kind, skill: rule.over.skill.clone(), what }
}
