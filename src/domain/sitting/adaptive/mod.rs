//! Adaptive forms: the next block is chosen by what the blocks before it say of the person's ability. Inside a block nothing depends on a
//! key.
//!
//! Content comes first (each skill gets its share of the stage's draws), testlets stay whole, enemies do not meet in one form, items of
//! earlier attempts come last, an exposure cap holds popular items back. All of it follows from the content, the seed and the grades, so
//! that a form can be drawn again.
//!
//! `pool` says what a stage can choose from and which unit comes next, `exposure` how strongly each unit is held back.

mod exposure;
mod pool;
mod telling;

use std::collections::BTreeSet;
use std::sync::Arc;

use self::pool::{Form, Offer, Pool};
pub use self::telling::curve;
use self::telling::{cut_aimed_at, share};
use super::form::Place;
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::chance::{Draws, Seed};
use crate::domain::project::{Decision, Stage};
use touchstone_measure::irt::ability::{Ability, Prior, expected_a_posteriori};
use touchstone_measure::irt::curve::Item as Curve;

/// An item that was given, and its score; none where it does not count, as one that was skipped for its content.
pub type Given<'a> = (&'a Item, Option<f64>);

/// What answers that are right or wrong say of the ability: the expectation a posteriori from a standard normal population.
#[must_use]
pub fn ability(given: &[Given<'_>]) -> Ability {
    let told = |(item, score): &Given<'_>| Some((curve(item), score.filter(|s| *s <= 0.0 || *s >= 1.0)? >= 1.0));
    let scored: Vec<(Curve, bool)> = given.iter().filter_map(told).collect();
    let (items, answers): (Vec<Curve>, Vec<bool>) = scored.into_iter().unzip();
    expected_a_posteriori(&items, &answers, Prior::STANDARD).unwrap_or(Ability { theta: 0.0, standard_error: 1.0 })
}

/// Whether a stage's form is adaptive.
#[must_use]
pub fn is_adaptive(stage: &Stage) -> bool {
    stage.select.is_some()
}

/// What an attempt may choose from.
#[derive(Clone, Copy, Debug)]
pub struct Bank<'a> {
    /// The version's content.
    pub content: &'a Content,
    /// Items that were out of service when the attempt started.
    pub retired: &'a BTreeSet<String>,
    /// Items that the person met in earlier attempts.
    pub met: &'a BTreeSet<String>,
    /// What [`strengths`] says of the stage and what is retired: it is found beforehand, since it takes seconds.
    pub strengths: &'a [f64],
}

/// How an attempt's items are chosen: what does not change from block to block is found once.
#[derive(Debug)]
pub struct Chooser<'a> {
    stage: &'a Stage,
    pool: Pool<'a>,
    weights: Vec<f64>,
    /// The form before its first item.
    empty: Form,
    seed: Seed,
}

impl<'a> Chooser<'a> {
    /// Of a stage, for one attempt's seed.
    #[must_use]
    pub fn new(stage: &'a Stage, bank: &Bank<'a>, seed: Seed) -> Self {
        let pool = Pool::new(stage, bank.content, bank.retired);
        let weights = pool.weights(bank.strengths, |name| share(&mut Draws::new(seed, &format!("exposure {name}"))));
        let empty = Form::new(&pool, bank.met);
        Self { stage, pool, weights, empty, seed }
    }

    /// The items of the next block: as many as a block has, or a testlet more; none where nothing is left or the last item has been given.
    #[must_use]
    pub fn next_block(&self, given: &[Given<'_>], block: i64) -> Vec<&'a Item> {
        let Some(select) = self.stage.select else { return Vec::new() };
        let most = self.stage.longest_form();
        let mut draws = Draws::new(self.seed, &format!("block {block} after {}", given.len()));
        let theta = aim(&self.stage.decision, given);
        let told = |unit: usize| self.pool.units()[unit].information(theta);
        let mut form = self.empty.clone();
        for (item, _) in given {
            form.take_item(&self.pool, item);
        }
        let counted = given.iter().filter(|(_, score)| score.is_some()).count();
        let mut chosen: Vec<&'a Item> = Vec::new();
        while chosen.len() < self.stage.block.max(1) && counted + chosen.len() < most {
            let done = counted + chosen.len();
            let offer = Offer { select, room: most - done, progress: done as f64 / most as f64, weights: &self.weights };
            let Some(unit) = self.pool.choose(&form, &offer, told, &mut draws) else { break };
            form.take(&self.pool, unit);
            chosen.extend(&self.pool.units()[unit].items);
        }
        chosen
    }
}

/// The places of the next block, as [`Chooser::next_block`] chooses them.
#[must_use]
pub fn next_block(stage: &Stage, bank: &Bank<'_>, given: &[Given<'_>], seed: Seed, block: i64) -> Vec<Place> {
    let chosen = Chooser::new(stage, bank, seed).next_block(given, block);
    chosen.into_iter().map(|item| Place { item: item.head.id.clone(), block }).collect()
}

/// Finds what the stages with an exposure cap need beforehand, which takes a while.
pub fn prepare(content: &Content) {
    let none = BTreeSet::new();
    for stage in &content.project.stages {
        drop(strengths(stage, content, &none));
    }
}

/// By unit, how strongly a stage's cap holds it back, found once for a content and what is retired of it: seconds of computing. Nothing
/// for a stage without a cap.
#[must_use]
pub fn strengths(stage: &Stage, content: &Content, retired: &BTreeSet<String>) -> Arc<[f64]> {
    let Some(cap) = stage.exposure.filter(|_| is_adaptive(stage)) else { return Arc::from([]) };
    content.kept(&stage.id, retired, || exposure::strengths(stage, &Pool::new(stage, content, retired), cap))
}

/// The same where it has been found.
#[must_use]
pub fn known_strengths(stage: &Stage, content: &Content, retired: &BTreeSet<String>) -> Option<Arc<[f64]>> {
    if stage.exposure.is_none() || !is_adaptive(stage) {
        return Some(Arc::from([]));
    }
    content.known(&stage.id, retired)
}

/// Where items should tell most: at the ability so far, or for a verdict at a cut, there.
fn aim(decision: &Decision, given: &[Given<'_>]) -> f64 {
    cut_aimed_at(decision).unwrap_or_else(|| ability(given).theta)
}
