//! An annotator's record as rules saw it, or see it, at a moment: the same events again, whenever it is computed.

use super::history::{Event, History, Taken, What};
use crate::domain::auditing::measure_state::MeasureState;
use crate::domain::gold_set::item::ItemKind;
use crate::domain::kernel::id::CheckId;
use crate::domain::kernel::moment::Moment;

/// A graded check.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// Which.
    pub id: CheckId,
    /// When it was answered.
    pub at: Moment,
    /// Its score, 0..=1.
    pub score: f64,
    /// Whether it counts.
    pub counts: bool,
    /// The kind of its item.
    pub kind: Option<ItemKind>,
    /// The skill of its item.
    pub skill: Option<String>,
}

/// A measure that was proposed or done.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// What it is, and the rules that it rests on.
    pub what: Taken,
    /// When rules asked for it, or a person did it.
    pub proposed_at: Moment,
    /// When it was carried out.
    pub acted_at: Option<Moment>,
    /// Where it stands.
    pub state: MeasureState,
    /// When it was refused, withdrawn, over or undone.
    pub ended_at: Option<Moment>,
}

impl Past {
    /// What stands of it in a record at a moment.
    fn event(&self, at: Moment) -> Option<Event> {
        if self.proposed_at >= at {
            return None;
        }
        let ended = self.ended_at.filter(|ended| *ended < at);
        let acted = self.acted_at.filter(|acted| *acted < at);
        let Some(acted) = acted.filter(|_| ended.is_none() || self.state != MeasureState::Undone) else {
            // What was undone is as if it had not been: its step is open again. What its rules had seen then is seen.
            return Some(Event::new(acted.unwrap_or(self.proposed_at), What::Spoken { rules: self.what.rules.clone() }));
        };
        let until = self.what.until.into_iter().chain(ended).min();
        Some(Event::new(acted, What::Measure(Taken { until, ..self.what.clone() })))
    }
}

/// What is known of an annotator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    /// Their graded checks.
    pub checks: Vec<Checked>,
    /// When each signal about their work was raised, and when it was settled or withdrawn.
    pub signals: Vec<(Moment, Option<Moment>)>,
    /// Measures.
    pub past: Vec<Past>,
    /// Moments at which the platform asked for tasks of theirs.
    pub at_work: Vec<Moment>,
}

impl Known {
    /// The record up to a moment, that moment's checks among it, without checks that nobody had seen then. Measures count that are
    /// older than the moment: rules that speak at once do not see each other.
    #[must_use]
    pub fn record(&self, at: Moment, unseen: &[CheckId]) -> History {
        let checks = self.checks.iter().filter(|c| c.at <= at && !unseen.contains(&c.id)).map(|c| Event {
            at: c.at,
            kind: c.kind,
            skill: c.skill.clone(),
            what: What::Check { score: c.score, counts: c.counts },
        });
        let work = self.at_work.iter().map(|asked| Event::new(*asked, What::AtWork));
        let opened = self.signals.iter().map(|(raised, _)| Event::new(*raised, What::Signal { open: true }));
        let closed = self.signals.iter().filter_map(|(_, closed)| Some(Event::new((*closed)?, What::Signal { open: false })));
        let measures = self.past.iter().filter_map(|past| past.event(at));
        let all: Vec<Event> = checks.chain(work).chain(opened).chain(closed).chain(measures).filter(|event| event.at <= at).collect();
        History::from(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::project::rule::MeasureKind;

    fn at(seconds: i64) -> Moment {
        Moment::from_microseconds(seconds * 1_000_000)
    }

    fn id(n: u128) -> CheckId {
        CheckId::from_uuid(uuid::Uuid::from_u128(n))
    }

    #[test]
    fn a_record_of_a_moment_stays_the_same_whatever_comes_later() {
        let check = |n: u128, when: i64| Checked { id: id(n), at: at(when), score: 1.0, counts: true, kind: None, skill: None };
        let mut taken = Taken::of(MeasureKind::Pause);
        taken.rules = vec!["weak".to_owned()];
        taken.until = Some(at(1_000));
        let proposed = Past { what: taken, proposed_at: at(20), acted_at: None, state: MeasureState::Proposed, ended_at: None };
        let mut known = Known { checks: vec![check(1, 10), check(2, 15)], past: vec![proposed], ..Known::default() };
        let then = known.record(at(30), &[id(2)]);
        let kinds = |history: &History| history.events().iter().map(|e| e.what.clone()).collect::<Vec<_>>();
        assert_eq!(kinds(&then), [What::Check { score: 1.0, counts: true }, What::Spoken { rules: vec!["weak".to_owned()] }]);
        // Graded, carried out and undone later: the record of that moment is what it was.
        known.checks.push(check(3, 40));
        known.past[0].acted_at = Some(at(50));
        known.past[0].ended_at = Some(at(60));
        known.past[0].state = MeasureState::Undone;
        known.signals.push((at(45), None));
        assert_eq!(known.record(at(30), &[id(2)]), then);
        // Between the two it held, until its own end; since then its rules have spoken, and no step is taken.
        let held = known.record(at(55), &[]);
        assert_eq!(held.events().last().and_then(Event::taken).and_then(|taken| taken.until), Some(at(1_000)));
        let undone = known.record(at(70), &[]);
        assert!(undone.events().iter().all(|event| event.taken().is_none()), "{undone:?}");
        assert_eq!(undone.events().last().map(|event| (event.at, event.spoken().len())), Some((at(50), 1)));
    }

    #[test]
    fn what_ended_early_is_no_longer_in_force() {
        let mut what = Taken::of(MeasureKind::Pause);
        what.until = Some(at(1_000));
        let past = Past { what, proposed_at: at(10), acted_at: Some(at(10)), state: MeasureState::Over, ended_at: Some(at(40)) };
        let known = Known { past: vec![past], ..Known::default() };
        let in_force = |when: i64| known.record(at(when), &[]).events().iter().filter_map(Event::taken).any(|t| t.in_force(at(when)));
        assert_eq!([20, 39, 41].map(in_force), [true, true, false]);
    }
}
