//! How the people of a simulation answer: all answers with one chance, or each item with a chance of its own.

use super::examinee::Examinee;
use super::frame::Frame;
use crate::domain::gold_set::item::Item;
use crate::domain::kernel::chance::{Draws, Seed};
use crate::domain::project::{Decision, Realism};
use crate::domain::sitting::adaptive;
use touchstone_measure::draw::Stream;

/// Who sits a stage.
#[derive(Clone, Copy, Debug)]
pub struct Sitter<'a> {
    /// The success rate (for a rule on the ability: the ability).
    pub rate: f64,
    /// What makes their chances differ from item to item; none where they do not.
    pub own: Option<Own<'a>>,
}

/// A person with chances of their own, in one attempt.
#[derive(Clone, Copy, Debug)]
pub struct Own<'a> {
    frame: &'a Frame<'a>,
    examinee: &'a Examinee,
    attempt: u32,
    day: f64,
}

impl Sitter<'_> {
    /// Somebody whose every answer is right with one chance.
    #[must_use]
    pub const fn plain(rate: f64) -> Self {
        Self { rate, own: None }
    }

    /// The chance that an answer is right; `met` says whether the item stood in an earlier attempt.
    #[must_use]
    pub fn right(&self, decision: &Decision, item: &Item, met: bool) -> f64 {
        let own = self.own.and_then(|own| Some((own, own.frame.place(&item.head.id)?)));
        match (decision, own) {
            (Decision::Ability { .. }, None) => adaptive::curve(item).p(self.rate),
            (Decision::Ability { .. }, Some((own, place))) => {
                let theta = self.rate + own.examinee.shift(place, own.attempt, own.day);
                own.examinee.with_known(place, adaptive::curve(item).p(theta), met)
            }
            (Decision::Sequential { .. } | Decision::Cut { .. }, None) => self.rate,
            (Decision::Sequential { .. } | Decision::Cut { .. }, Some((own, place))) => {
                own.examinee.right(place, own.attempt, own.day, met)
            }
        }
    }
}

/// A made-up person at a stage, over all their attempts.
#[derive(Debug)]
pub struct Differing<'a> {
    frame: &'a Frame<'a>,
    examinee: Examinee,
    days: Stream,
    rate: f64,
}

impl<'a> Differing<'a> {
    /// Draws the person of a number. On a rule of the ability items have curves of their own, so nothing is added to their difficulty.
    #[must_use]
    pub fn draw(frame: &'a Frame<'a>, realism: &Realism, rate: f64, person: u64, seed: u64) -> Self {
        let mut seeds = Draws::new(Seed(seed), &format!("simulated differences of {person} at {}", frame.stage().id));
        let mut chance = Stream::new(seeds.below(u64::MAX));
        let examinee = match frame.stage().decision {
            Decision::Ability { .. } => Examinee::draw(frame, &Realism { items: 0.0, ..*realism }, 0.5, &mut chance),
            Decision::Sequential { .. } | Decision::Cut { .. } => Examinee::draw(frame, realism, rate, &mut chance),
        };
        Self { frame, examinee, days: chance, rate }
    }

    /// The person on the day of an attempt, from 0.
    pub fn on_the_day(&mut self, attempt: u32) -> Sitter<'_> {
        let day = self.days.normal();
        Sitter { rate: self.rate, own: Some(Own { frame: self.frame, examinee: &self.examinee, attempt, day }) }
    }
}
