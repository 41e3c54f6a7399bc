//! What a rule's quantities are at a moment.
//!
//! **Which events count.** Of all that happened up to the moment, that of the moment itself among it, those that every part of `over`
//! leaves:
//!
//! - `window = "80 checks"`: the newest 80 counted checks and whatever came after the oldest of them; all, where there are fewer.
//! - `window = "30 days"`: what is younger than 30 days; an event exactly 30 days old is out.
//! - `since = "last_measure"`: what came after the newest measure that was taken, whoever took it. An event of the same moment counts where
//!   it stands behind the measure.
//! - `kind`, `skill`: events about these.
//!
//! And whatever a rule has spoken on is held against nobody again: where a measure rests on it, only what came after that measure counts,
//! whether it was carried out, refused or undone.
//! What sets a share, a weight or a skill follows the evidence instead, and is proposed where it would change something.
//!
//! `pending`, `skipped_in_row`, `training_left`, `signals_open`, `days_idle`, `guideline_behind`, `last_review`, `last_measure` and
//! `last_skill` are states of now: they look at everything since the rule last spoke, whatever `over` says.

use super::history::{Event, History, Reviewed, What};
use crate::domain::kernel::moment::Moment;
use crate::domain::project::rule::{AuditRule, Condition, Fact, Over, Quantity, Side, Since, Stream, Window};

/// What happened up to a moment.
#[derive(Clone, Copy, Debug)]
pub struct Until<'h> {
    /// Everything up to it, oldest first.
    pub events: &'h [Event],
    /// The moment.
    pub at: Moment,
}

impl<'h> Until<'h> {
    /// A record up to a moment, that moment's events among it.
    #[must_use]
    pub fn moment(history: &'h History, at: Moment) -> Self {
        let all = history.events();
        Self { events: &all[..all.partition_point(|event| event.at <= at)], at }
    }
}

/// A quantity that a rule looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// Which.
    pub quantity: Quantity,
    /// What it was.
    pub value: f64,
}

/// What a rule saw where it holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// Every quantity of its conditions, each once.
    pub figures: Vec<Figure>,
}

/// What a rule sees at a moment; none where one of its conditions does not hold. `name` is the rule's, by which measures say that they
/// rest on it.
#[must_use]
pub fn holds(rule: &AuditRule, name: &str, until: Until<'_>) -> Option<Seen> {
    let looked_at = LookedAt::by(rule, name, until);
    let mut seen = Seen::default();
    for condition in &rule.when.all {
        match condition {
            Condition::Number { quantity, comparison, value } => {
                let found = looked_at.value(*quantity)?;
                if !comparison.holds(found, *value) {
                    return None;
                }
                if !seen.figures.iter().any(|f| f.quantity == *quantity) {
                    seen.figures.push(Figure { quantity: *quantity, value: found });
                }
            }
            Condition::Word { fact, word } => {
                if looked_at.fact(*fact)? != word {
                    return None;
                }
            }
        }
    }
    Some(seen)
}

/// The value of a quantity at a moment as a rule sees it; none where it has none, as a share of nothing.
#[must_use]
pub fn value(quantity: Quantity, rule: &AuditRule, name: &str, until: Until<'_>) -> Option<f64> {
    LookedAt::by(rule, name, until).value(quantity)
}

/// What a rule looks at.
struct LookedAt<'h> {
    rule: &'h AuditRule,
    name: &'h str,
    until: Until<'h>,
    /// What `over` leaves of everything since the rule last spoke.
    window: &'h [Event],
}

impl<'h> LookedAt<'h> {
    fn by(rule: &'h AuditRule, name: &'h str, until: Until<'h>) -> Self {
        let events = until.events;
        let newest = match rule.over.window {
            None => 0,
            Some(Window::Time(span)) => {
                let edge = until.at.plus_seconds(-span.seconds());
                events.partition_point(|event| event.at <= edge)
            }
            Some(Window::Newest { number, of }) => {
                let about = |event: &Event| is_about(&rule.over, event) && event.good_for(of, None).is_some();
                let newest = events.iter().enumerate().rev().filter(|(_, event)| about(event));
                newest.take(number as usize).last().map_or(0, |(at, _)| at)
            }
        };
        let window = &events[newest..];
        let window = match rule.over.since {
            Some(Since::LastMeasure) => behind(window, |event| event.taken().is_some()),
            None => window,
        };
        let mut looked_at = Self { rule, name, until, window };
        looked_at.window = looked_at.fresh(window);
        looked_at
    }

    /// What of these events came after the rule last spoke. What sets something follows the evidence as it stands; everything else is not
    /// said twice of the same.
    fn fresh(&self, events: &'h [Event]) -> &'h [Event] {
        let rests_on_it = |event: &Event| event.spoken().iter().any(|rule| rule == self.name);
        if self.rule.measure.is_setting() { events } else { behind(events, rests_on_it) }
    }

    /// Everything since the rule last spoke.
    fn all_fresh(&self) -> &'h [Event] {
        self.fresh(self.until.events)
    }

    fn value(&self, quantity: Quantity) -> Option<f64> {
        if let Some((stream, side)) = quantity.of_stream() {
            return self.side(stream, side, quantity == Quantity::ShareFast);
        }
        let about = || self.window.iter().filter(|event| is_about(&self.rule.over, event));
        let count = |of: &What| Some(about().filter(|event| event.what == *of).count() as f64);
        match quantity {
            Quantity::Income => {
                let pay = |event: &Event| if let What::Submission { pay, .. } = event.what { pay } else { 0.0 };
                Some(about().map(pay).sum())
            }
            Quantity::CertificatesRefused => count(&What::Certificate { granted: false }),
            Quantity::SeedsMissed => count(&What::Seed { missed: true }),
            _ => self.state(quantity),
        }
    }

    fn side(&self, stream: Stream, side: Side, timed: bool) -> Option<f64> {
        let (mut number, mut good) = (0.0, 0.0_f64);
        for event in self.window.iter().filter(|event| is_about(&self.rule.over, event)) {
            // The share of fast pieces is one of those whose time is known.
            let untimed = timed && matches!(event.what, What::Submission { seconds: None, .. });
            if let Some(score) = event.good_for(stream, self.rule.when.fast_seconds).filter(|_| !untimed) {
                number += 1.0;
                good += score;
            } else if stream == Stream::Review && event.what == What::Review(Reviewed::AcceptedAfterRejection) {
                // The same piece once more: what was against the annotator is for them now.
                good += 1.0;
            }
        }
        let good = good.min(number);
        match side {
            Side::Count => Some(number),
            Side::Good => Some(good),
            Side::Bad => Some(number - good),
            Side::GoodShare => (number > 0.0).then(|| good / number),
            Side::BadShare => (number > 0.0).then(|| 1.0 - good / number),
        }
    }

    /// What is told by everything since the rule last spoke.
    fn state(&self, quantity: Quantity) -> Option<f64> {
        let fresh = self.all_fresh();
        let newest = |of: fn(&What) -> Option<u32>| fresh.iter().rev().find_map(|event| of(&event.what)).map(f64::from);
        match quantity {
            Quantity::TrainingLeft => newest(|what| if let What::Training { left, .. } = what { *left } else { None }),
            Quantity::GuidelineBehind => newest(|what| if let What::Guideline { behind } = what { Some(*behind) } else { None }),
            Quantity::DaysIdle => {
                let last = fresh.iter().rev().find(|event| event.is_work())?.at;
                Some((self.until.at.seconds_since(last) / 86_400) as f64)
            }
            Quantity::SkippedInRow => {
                let work = fresh.iter().rev().filter(|event| event.is_work());
                Some(work.take_while(|event| event.what == What::Skip).count() as f64)
            }
            Quantity::Pending => Some(open(fresh, |what| match what {
                What::Submission { pending: true, .. } => 1,
                What::Review(reviewed) if *reviewed != Reviewed::AcceptedAfterRejection => -1,
                _ => 0,
            })),
            Quantity::SignalsOpen => Some(open(fresh, |what| match what {
                What::Signal { open: true } => 1,
                What::Signal { open: false } => -1,
                _ => 0,
            })),
            _ => None,
        }
    }

    fn fact(&self, fact: Fact) -> Option<&str> {
        let mut events = self.all_fresh().iter().rev();
        match fact {
            Fact::LastReview => events.find_map(|event| if let What::Review(said) = &event.what { Some(said.as_str()) } else { None }),
            Fact::LastMeasure => events.find_map(|event| event.taken().map(|taken| taken.kind.as_str())),
            Fact::LastSkill => events.find_map(|event| event.taken().and_then(|taken| taken.skill.as_deref())),
        }
    }
}

/// The events behind the last one of some sort; all where there is none.
fn behind(events: &[Event], which: impl Fn(&Event) -> bool) -> &[Event] {
    &events[events.iter().rposition(which).map_or(0, |at| at + 1)..]
}

/// Whether an event is about the kind and the skill that are looked at.
fn is_about(over: &Over, event: &Event) -> bool {
    over.kind.is_none_or(|kind| event.kind == Some(kind)) && over.skill.as_ref().is_none_or(|skill| event.skill.as_ref() == Some(skill))
}

/// What was opened and not closed; what is closed without having been opened closes nothing.
fn open(events: &[Event], change: fn(&What) -> i64) -> f64 {
    events.iter().fold(0_i64, |open, event| (open + change(&event.what)).max(0)) as f64
}
