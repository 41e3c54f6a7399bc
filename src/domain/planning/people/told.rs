//! What a stage promises and what it gives: the pure figure beside the realistic one. Found once for a stage, its items and the departure.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use serde::Serialize;

use super::frame::Frame;
use super::promise::{Figures, PEOPLE, figures, plan_that_keeps};
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::stored::Content;
use crate::domain::project::{Realism, Stage};
use crate::domain::sitting::adaptive;
use touchstone_measure::mastery::sequential::Plan;

/// What a figure may lie over its promise.
pub const TOLERANCE: f64 = 0.002;
/// People of the pure figures: one for each first form, whose shares are exact.
const EACH_FORM: usize = 48;
/// People of the search for a plan that keeps its promises.
const SEARCHED: usize = 600;
/// Stages that are remembered.
const KEPT: usize = 256;

/// A stage's promises with what it gives.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Told {
    /// The stage.
    pub stage: String,
    /// Promised: the share of non-masters passed by machine over all attempts, and of masters put below the line in one.
    pub promised: (f64, f64),
    /// Given where every answer is right with one chance.
    pub pure: Figures,
    /// Given where people differ as the project says.
    pub realistic: Figures,
}

impl Told {
    /// Whether the promises are kept, to [`TOLERANCE`], by people who differ.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        let (alpha, beta) = self.promised;
        self.realistic.nonmaster_passed <= alpha + TOLERANCE && self.realistic.master_below <= beta + TOLERANCE
    }
}

static FOUND: LazyLock<Mutex<BTreeMap<[u8; 32], Told>>> = LazyLock::new(Mutex::default);

/// The plan of a sequential stage, no longer than its form; `None` of others, of one that is chosen by the answers,
/// and of one that makes no test.
#[must_use]
pub fn plan_of(stage: &Stage) -> Option<Plan> {
    let plan = stage.decision.plan(stage.block).filter(|_| !adaptive::is_adaptive(stage))?;
    let plan = Plan { max_items: plan.max_items.min(stage.longest_form()), ..plan };
    plan.check().is_ok().then_some(plan)
}

/// What a sequential stage with fixed forms promises and gives; `bank` gives a bank's items. `None` of other stages.
#[must_use]
pub fn told<'a>(stage: &'a Stage, realism: &Realism, bank: impl Fn(&str) -> Vec<&'a Item>) -> Option<Told> {
    let (plan, promised) = (plan_of(stage)?, stage.decision.promised()?);
    let key = key(stage, realism, &bank);
    // What a panic left behind is whole: an entry is put in when it has been found.
    if let Some(known) = FOUND.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Some(known.clone());
    }
    let frame = Frame::new(stage, bank);
    let found = Told {
        stage: stage.id.clone(),
        promised,
        pure: figures(&frame, &plan, &Realism::NONE, EACH_FORM)?,
        realistic: figures(&frame, &plan, realism, PEOPLE)?,
    };
    let mut all = FOUND.lock().unwrap_or_else(PoisonError::into_inner);
    if all.len() >= KEPT {
        all.clear();
    }
    all.insert(key, found.clone());
    Some(found)
}

/// The same of a stage of a stored version.
#[must_use]
pub fn told_of(content: &Content, stage: &str) -> Option<Told> {
    told(content.stage(stage)?.1, &content.project.realism, |bank| content.bank(bank))
}

fn key<'a>(stage: &Stage, realism: &Realism, bank: &impl Fn(&str) -> Vec<&'a Item>) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(format!("{stage:?} {realism:?}").as_bytes());
    let names = stage.draw.iter().filter_map(|d| d.bank.as_deref().or(stage.bank.as_deref()));
    for item in names.flat_map(bank) {
        let head = &item.head;
        let line = (&head.id, &head.skill, head.kind, &head.stimulus, head.twin(), head.critical, item.counts());
        hasher.update(format!("{line:?}").as_bytes());
    }
    *hasher.finalize().as_bytes()
}

/// A plan that keeps a stage's promises under a departure.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// The alpha that the bounds are computed from.
    pub plan_alpha: f64,
    /// The last item.
    pub max_items: usize,
    /// What it gives.
    pub figures: Figures,
}

/// Plans that keep a stage's promises under a departure: with the form as it is, and with forms that are longer by a quarter and by a half,
/// as far as the banks give every attempt new items.
#[must_use]
pub fn ways_to_keep<'a>(stage: &'a Stage, realism: &Realism, bank: impl Fn(&str) -> Vec<&'a Item> + Copy) -> Vec<Way> {
    let (Some(plan), Some((alpha, beta))) = (plan_of(stage), stage.decision.promised()) else { return Vec::new() };
    let most = (alpha + TOLERANCE / 2.0, beta + TOLERANCE / 2.0);
    let mut ways: Vec<Way> = Vec::new();
    for longer in [1.0, 1.25, 1.5] {
        let stage = lengthened(stage, longer, bank);
        let max_items = if longer > 1.0 { stage.longest_form() } else { plan.max_items };
        if ways.last().is_some_and(|w| w.max_items >= max_items) {
            continue;
        }
        let (frame, plan) = (Frame::new(&stage, |name| bank(name)), Plan { max_items, ..plan });
        if let Some((plan_alpha, figures)) = plan_that_keeps(&frame, &plan, realism, most, SEARCHED) {
            ways.push(Way { plan_alpha, max_items, figures });
        }
    }
    ways
}

/// A stage with longer draws, as far as its banks have new items for every attempt.
fn lengthened<'a>(stage: &Stage, by: f64, bank: impl Fn(&str) -> Vec<&'a Item>) -> Stage {
    let mut longer = stage.clone();
    for row in &mut longer.draw {
        let Some(name) = row.bank.as_deref().or(stage.bank.as_deref()) else { continue };
        let serves = |i: &&Item| i.head.skill == row.skill && row.item_kind.is_none_or(|kind| kind == i.head.kind);
        let held = bank(name).into_iter().filter(serves).count() as f64;
        let most = (held / f64::from(stage.attempts.max(1))).floor().max(f64::from(row.items));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of items")]
        let items = (f64::from(row.items) * by).round().min(most) as u32;
        row.items = items;
    }
    longer
}
