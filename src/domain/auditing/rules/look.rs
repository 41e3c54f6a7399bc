//! What rules say at a moment: all that hold, and what is proposed next.
//!
//! **The ladder.** A rule whose measure stands on the ladder (`[[audit.step]]`) goes no farther than the mildest open step: where a pause
//! is asked for and no message has been sent, the message is proposed. A step is open until it was taken, and again `again_after` that.
//! Where every step up to the one that is asked for was taken, that one is proposed again. No rule asks for the end, so no rule climbs to
//! it. All rules of the ladder that hold speak with one proposal, and begin anew after it. A measure that stands on no ladder is proposed
//! as it is.
//!
//! **One after another.** Of rules that set the same thing (a share of reviews, a weight, one skill, whether work is taken), the first of
//! the file that holds is followed; a rule `otherwise` holds where none before it with the same measure does.

use super::figures::{Seen, Until, holds, value};
use super::history::{Event, Taken, What};
use crate::domain::auditing::policy::Policy;
use crate::domain::kernel::moment::Moment;
use crate::domain::project::AuditStep;
use crate::domain::project::rule::{AuditRule, Measure, MeasureKind, Mode, Quantity, SkillValue};

/// The rules of a project.
#[derive(Clone, Copy, Debug)]
pub struct Book<'p> {
    /// The rules, in the order of the file.
    pub rules: &'p [AuditRule],
    /// The ladder, mildest first; none where it is empty.
    pub steps: &'p [AuditStep],
    /// Who may take which measure.
    pub policy: &'p Policy,
}

/// A rule that holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Holding {
    /// Its place among the rules.
    pub rule: usize,
    /// What it saw.
    pub seen: Seen,
}

/// Who carries a proposal out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taker {
    /// The rule itself, at once.
    Rule,
    /// A person.
    Person,
    /// Two of them.
    TwoPersons,
}

/// What is proposed next.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal<'p> {
    /// The rules that it rests on, by their places.
    pub rules: Vec<usize>,
    /// What kind of measure.
    pub kind: MeasureKind,
    /// The measure as a rule has it; none where the ladder has a milder step than any rule that holds.
    pub measure: Option<&'p Measure>,
    /// The step of the ladder.
    pub step: Option<usize>,
    /// The share, weight or value that it sets.
    pub value: Option<f64>,
    /// Who carries it out.
    pub by: Taker,
}

/// What rules say at a moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look<'p> {
    /// All that hold, in the order of the file.
    pub holding: Vec<Holding>,
    /// What is proposed next.
    pub proposals: Vec<Proposal<'p>>,
}

/// Rules that set the same thing: one of them is followed.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Thing<'p> {
    Reviews,
    Weight,
    Skill(&'p str),
    Work,
}

impl<'p> Thing<'p> {
    fn set_by(measure: &'p Measure) -> Option<Self> {
        match measure {
            Measure::ReviewShare { .. } => Some(Self::Reviews),
            Measure::Weight { .. } => Some(Self::Weight),
            Measure::Skill { skill, .. } => Some(Self::Skill(skill)),
            Measure::Accept {} | Measure::Refuse {} => Some(Self::Work),
            _ => None,
        }
    }
}

impl<'p> Book<'p> {
    /// What the rules say of a record at a moment.
    #[must_use]
    pub fn look(&self, until: Until<'_>) -> Look<'p> {
        let mut look = Look::default();
        for (place, rule) in self.rules.iter().enumerate() {
            if rule.when.otherwise && look.holding.iter().any(|h| self.rules[h.rule].measure.kind() == rule.measure.kind()) {
                continue;
            }
            if let Some(seen) = holds(rule, &rule.name(place), until) {
                look.holding.push(Holding { rule: place, seen });
            }
        }
        let on_ladder = |kind: MeasureKind| self.steps.iter().position(|step| step.action.measure() == kind);
        let (ladder, others): (Vec<usize>, Vec<usize>) =
            look.holding.iter().map(|h| h.rule).partition(|place| on_ladder(self.rules[*place].measure.kind()).is_some());
        look.proposals.extend(self.next_step(&ladder, until));
        let mut things = Vec::new();
        for place in others {
            let measure = &self.rules[place].measure;
            if let Some(thing) = Thing::set_by(measure) {
                if things.contains(&thing) {
                    continue;
                }
                things.push(thing);
            }
            look.proposals.extend(self.alone(place, until));
        }
        look
    }

    /// The mildest open step that the rules of the ladder lead to.
    fn next_step(&self, ladder: &[usize], until: Until<'_>) -> Option<Proposal<'p>> {
        let step_of = |place: usize| self.steps.iter().position(|step| step.action.measure() == self.rules[place].measure.kind());
        let asked = ladder.iter().filter_map(|place| step_of(*place)).max()?;
        let open = self.steps[..=asked].iter().position(|step| is_open(step, until));
        let next = open.unwrap_or(asked);
        let kind = self.steps[next].action.measure();
        if still_paused(kind, until) {
            return None;
        }
        // Of several pauses the shortest is the mildest.
        let measures = ladder.iter().map(|place| &self.rules[*place].measure).filter(|measure| measure.kind() == kind);
        let measure = measures.min_by_key(|measure| measure.lasts());
        let by = self.taker(ladder, kind, self.steps[next].second_person);
        Some(Proposal { rules: ladder.to_vec(), kind, measure, step: Some(next), value: None, by })
    }

    /// What a rule that stands on no ladder proposes, where it would change something.
    fn alone(&self, place: usize, until: Until<'_>) -> Option<Proposal<'p>> {
        let rule = &self.rules[place];
        let (kind, value) = (rule.measure.kind(), set_to(rule, &rule.name(place), until));
        let same = |taken: &Taken| taken.rules.contains(&rule.name(place)) && taken.in_force(until.at) && taken.value == value;
        let about = |taken: &&Taken| taken.kind == kind && taken.skill.as_deref() == rule.measure.skill();
        let newest = until.events.iter().rev().filter_map(Event::taken).find(about);
        if still_paused(kind, until) || (rule.measure.is_setting() && newest.is_some_and(same)) {
            return None;
        }
        let by = self.taker(&[place], kind, false);
        Some(Proposal { rules: vec![place], kind, measure: Some(&rule.measure), step: None, value, by })
    }

    fn taker(&self, rules: &[usize], kind: MeasureKind, second_person: bool) -> Taker {
        let acts = rules.iter().all(|place| self.rules[*place].mode == Mode::Act);
        match (second_person, acts && !self.policy.reserves(kind)) {
            (true, _) => Taker::TwoPersons,
            (false, true) => Taker::Rule,
            (false, false) => Taker::Person,
        }
    }

    /// The event that a proposal is, once it is carried out.
    #[must_use]
    pub fn carried_out(&self, proposal: &Proposal<'_>, at: Moment) -> Event {
        let taken = Taken {
            kind: proposal.kind,
            rules: proposal.rules.iter().map(|place| self.rules[*place].name(*place)).collect(),
            until: proposal.measure.and_then(Measure::lasts).map(|span| at.plus_seconds(span.seconds())),
            skill: proposal.measure.and_then(Measure::skill).map(str::to_owned),
            value: proposal.value,
        };
        Event::new(at, What::Measure(taken))
    }
}

/// What a measure sets at a moment.
fn set_to(rule: &AuditRule, name: &str, until: Until<'_>) -> Option<f64> {
    match &rule.measure {
        Measure::ReviewShare { share, .. } => Some(*share),
        Measure::Weight { weight, .. } => Some(*weight),
        Measure::Skill { set: Some(SkillValue::Number(number)), .. } => Some(*number),
        Measure::Skill { set: Some(SkillValue::Figure(figure)), .. } => {
            let quantity = Quantity::from_name(figure)?;
            let found = value(quantity, rule, name, until)?;
            // As platforms have it: whole percent.
            Some(if quantity.is_share() { (100.0 * found).round() } else { found })
        }
        _ => None,
    }
}

/// Whether a step was not taken, or so long ago that it is open again.
fn is_open(step: &AuditStep, until: Until<'_>) -> bool {
    let taken = until.events.iter().rev().find(|event| event.taken().is_some_and(|taken| taken.kind == step.action.measure()));
    taken.is_none_or(|event| step.again_after.is_some_and(|span| event.at.plus_seconds(span.seconds()) <= until.at))
}

/// Whether a pause is asked for while one runs.
fn still_paused(kind: MeasureKind, until: Until<'_>) -> bool {
    let runs = |event: &Event| event.taken().is_some_and(|taken| taken.kind == kind && taken.until.is_some_and(|end| end > until.at));
    kind == MeasureKind::Pause && until.events.iter().any(runs)
}
