//! A chart over a person's graded checks: its path, its limit, where it signalled, and what a signal says.

use std::collections::{BTreeMap, BTreeSet};

use super::footing::{Footing, Limited, WEIGHT};
use super::series::{Fact, Series};
use crate::domain::kernel::id::CheckId;
use crate::domain::kernel::moment::Moment;
use crate::domain::project::Reckoning;
use touchstone_measure::drift::ChartError;
use touchstone_measure::drift::expectation::{Check, Estimate, Prior, expected};
use touchstone_measure::drift::onset::change;
use touchstone_measure::drift::p_chart;
use touchstone_measure::drift::personal::{Personal, PersonalState};
use touchstone_measure::drift::step_law::Limits;
use touchstone_measure::drift::watch::{EwmaState, ScoreEwma, step};

/// The confidence of the intervals beside the levels before and after a change.
pub const CONFIDENCE: f64 = 0.95;

/// One check on a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The check.
    pub check: CheckId,
    /// When it was answered.
    pub at: Moment,
    /// Its score on this chart, and how much easier its item is than the bank.
    pub scored: Check,
    /// Where the chart is after it, in the units of its limit: the higher, the worse.
    pub value: f64,
    /// The limit, at or above which it signals; none before there are enough checks.
    pub limit: Option<f64>,
    /// Whether it signalled here.
    pub signal: bool,
}

/// A chart of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// Which.
    pub series: Series,
    /// The level that it is held against, once there is one: the person's own in a CUSUM, `p_master` elsewhere.
    pub baseline: Option<f64>,
    /// The level that is not good enough.
    pub p_out: f64,
    /// The lowest level that the chart is held against: `p_master`.
    pub p_in: f64,
    /// The checks that count on it, oldest first.
    pub points: Vec<Point>,
}

/// What a signal says of the level before and after.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// The share right on items as difficult as the bank, 0..=1.
    pub level: f64,
    /// The lower end of its interval.
    pub low: f64,
    /// The upper one.
    pub high: f64,
    /// Checks.
    pub checks: usize,
}

/// A signal of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alarm {
    /// The check at which it signalled.
    pub check: CheckId,
    /// The first check at the new level, by maximum likelihood: when it was answered.
    pub onset: Moment,
    /// The earliest plausible one.
    pub from: Moment,
    /// The latest plausible one.
    pub to: Moment,
    /// The level before it; none where it was so from the first check on, or since the last signal.
    pub before: Option<Figures>,
    /// The level from the onset on.
    pub after: Figures,
}

fn figures(of: Estimate) -> Figures {
    Figures { level: of.level, low: of.low, high: of.high, checks: of.n }
}

/// Draws a chart over the checks of a person, oldest first. O(n).
///
/// # Errors
/// [`ChartError::Parameters`] where the footing holds limits or levels that no chart has.
pub fn draw(footing: &Footing, limited: &Limited, series: &Series, facts: &[Fact]) -> Result<Drawn, ChartError> {
    // An item's difficulty is that of its grade; a label of it may be as hard as any.
    let shifts = if series.side.is_none() { footing.shifts() } else { BTreeMap::new() };
    let counted = |fact: &Fact| {
        let shift = shifts.get(&fact.item).copied().unwrap_or(0.0);
        series.score(fact).map(|score| (fact.check, fact.at, Check { score, shift }))
    };
    let counted: Vec<(CheckId, Moment, Check)> = facts.iter().filter_map(counted).collect();
    let mut drawn =
        Drawn { series: series.clone(), baseline: None, p_out: footing.p_nonmaster, p_in: footing.p_master, points: Vec::new() };
    let places = match series.reckoning {
        Reckoning::Cusum => cusum(footing, limited, &counted, &mut drawn.baseline)?,
        Reckoning::Ewma => ewma(footing, limited, &counted)?,
        Reckoning::P => shares(footing, limited, &counted)?,
    };
    if series.reckoning != Reckoning::Cusum {
        drawn.baseline = Some(footing.p_master);
    }
    drawn.points = counted
        .into_iter()
        .zip(places)
        .map(|((check, at, scored), (value, limit, signal))| Point { check, at, scored, value, limit, signal })
        .collect();
    Ok(drawn)
}

/// A value, its limit, and whether it signals.
type Place = (f64, Option<f64>, bool);

fn cusum(
    footing: &Footing,
    limited: &Limited,
    counted: &[(CheckId, Moment, Check)],
    baseline: &mut Option<f64>,
) -> Result<Vec<Place>, ChartError> {
    let (least, weight) = (footing.p_master, limited.weight);
    let rules = Personal {
        p_master: least,
        p_nonmaster: footing.p_nonmaster,
        most: footing.most(),
        min_items: limited.min_items,
        prior: Prior { right: weight * least, wrong: weight * (1.0 - least) },
        limits: Limits { levels: limited.levels.clone(), limits: limited.limits.clone() },
    };
    let mut state = PersonalState::default();
    let mut places = Vec::with_capacity(counted.len());
    for (.., check) in counted {
        let folded = rules.fold(&mut state, *check)?;
        places.push((folded.sum, state.p_in.and_then(|p| rules.limits.at(p)), folded.signal.is_some()));
    }
    *baseline = state.p_in;
    Ok(places)
}

/// How far the mean of score less expectation lies below 0. After a signal it goes on from 0.
fn ewma(footing: &Footing, limited: &Limited, counted: &[(CheckId, Moment, Check)]) -> Result<Vec<Place>, ChartError> {
    let chart = ScoreEwma { p_in: footing.p_master, lambda: WEIGHT, limit: limited.limits.first().copied().ok_or(ChartError::Parameters)? };
    let mut state = EwmaState::default();
    let mut places = Vec::with_capacity(counted.len());
    for (at, (.., check)) in counted.iter().enumerate() {
        let below = chart.fold(&mut state, *check)?;
        let enough = at + 1 >= limited.min_items;
        places.push((-state.mean, enough.then(|| -state.lower(chart.limit)), enough && below));
        if enough && below {
            // From the middle on, with the spread that it has by now: limits of a chart that has just begun are met by one wrong answer.
            state.mean = 0.0;
        }
    }
    Ok(places)
}

/// The share wrong of successive groups; the limit is that of a whole group, by the binomial distribution of what is expected of its items.
fn shares(footing: &Footing, limited: &Limited, counted: &[(CheckId, Moment, Check)]) -> Result<Vec<Place>, ChartError> {
    let risk = limited.limits.first().copied().ok_or(ChartError::Parameters)?;
    let mut places = Vec::with_capacity(counted.len());
    for group in counted.chunks(limited.min_items.max(1)) {
        let mut wrong = 0.0;
        let mut mean = 0.0;
        for (i, (.., check)) in group.iter().enumerate() {
            wrong += 1.0 - check.score;
            mean += (expected(footing.p_master, check.shift)? - mean) / (i + 1) as f64;
            let whole = i + 1 == limited.min_items;
            let limit = if whole { Some(least_wrong(mean, limited.min_items, risk)?) } else { None };
            places.push((wrong, limit, limit.is_some_and(|limit| wrong > limit - 1e-9)));
        }
    }
    Ok(places)
}

/// So many wrong answers in a group of n are a signal, when the share right is expected to be `mean`.
fn least_wrong(mean: f64, n: usize, risk: f64) -> Result<f64, ChartError> {
    let limits = p_chart::exact(mean, n as u64, (2.0 * risk).min(0.5))?;
    Ok((n as u64 - limits.low + 1) as f64)
}

impl Drawn {
    /// Where it signalled: places among its points.
    pub fn signals(&self) -> impl Iterator<Item = usize> {
        self.points.iter().enumerate().filter(|(_, p)| p.signal).map(|(at, _)| at)
    }

    /// The checks at which it signalled.
    #[must_use]
    pub fn signalled(&self) -> BTreeSet<CheckId> {
        self.signals().filter_map(|at| self.points.get(at)).map(|p| p.check).collect()
    }

    /// What the signal at a point says: the stretch since the signal before it, with the change where it is likeliest. O(n).
    ///
    /// # Errors
    /// [`ChartError::Parameters`] where there is no such point.
    pub fn alarm(&self, at: usize) -> Result<Alarm, ChartError> {
        let from = self.signals().take_while(|s| *s < at).last().map_or(0, |s| s + 1);
        let stretch = self.points.get(from..=at).ok_or(ChartError::Parameters)?;
        let record: Vec<Check> = stretch.iter().map(|p| p.scored).collect();
        let against = self.baseline.unwrap_or(self.p_in);
        let steps = record.iter().map(|c| step(against, self.p_out, *c)).collect::<Result<Vec<_>, _>>()?;
        let found = change(&record, &steps, CONFIDENCE)?;
        let moment = |nth: usize| stretch.get(nth - 1).map(|p| p.at).ok_or(ChartError::Parameters);
        let (low, high) = found.after_plausible;
        Ok(Alarm {
            check: stretch.last().ok_or(ChartError::Parameters)?.check,
            onset: moment(found.onset.at)?,
            from: moment(found.onset.from)?,
            to: moment(found.onset.to)?,
            before: found.before.map(figures),
            after: Figures { low, high, ..figures(found.after) },
        })
    }
}

/// All charts of a footing over a person's checks.
///
/// # Errors
/// As [`draw`]; also for a chart whose name is none.
pub fn draw_all(footing: &Footing, facts: &[Fact]) -> Result<Vec<Drawn>, ChartError> {
    let one = |limited: &Limited| {
        let series = Series::from_name(&limited.series).ok_or(ChartError::Parameters)?;
        draw(footing, limited, &series, facts)
    };
    footing.charts.iter().map(one).collect()
}

/// The signals of a chart that are new: those that it has now and had not before, at checks that no signal was raised at. The latest one,
/// where there are several: one case is enough.
#[must_use]
pub fn new_signal(before: Option<&Drawn>, now: &Drawn, raised: &BTreeSet<CheckId>) -> Option<usize> {
    let had = before.map(Drawn::signalled).unwrap_or_default();
    let fresh = |at: &usize| now.points.get(*at).is_some_and(|p| !had.contains(&p.check) && !raised.contains(&p.check));
    now.signals().filter(fresh).last()
}
