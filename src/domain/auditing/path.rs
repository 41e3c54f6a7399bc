//! A chart as it is kept for pages: its path without the checks that it came from.

use serde_json::{Value, json};

use super::BLOCK;
use super::chart::Drawn;
use super::series::Series;
use crate::domain::kernel::moment::Moment;

/// One check of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// When it was answered.
    pub at: Moment,
    /// Its score on this chart, 0..=1.
    pub score: f64,
    /// Where the chart is after it, in the units of its limit: the higher, the worse.
    pub value: f64,
    /// The limit; none before there are enough checks.
    pub limit: Option<f64>,
    /// Whether it signalled here.
    pub signal: bool,
}

/// A chart's path.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Which chart.
    pub series: Series,
    /// The level that it is held against, once there is one.
    pub baseline: Option<f64>,
    /// Its checks, oldest first.
    pub places: Vec<Place>,
}

/// Four digits are as many as a drawing has.
fn short(x: f64) -> f64 {
    (x * 1e4).round() / 1e4
}

impl Path {
    /// Of a chart that was drawn.
    #[must_use]
    pub fn of(drawn: &Drawn) -> Self {
        let place = |p: &super::chart::Point| Place {
            at: p.at,
            score: short(p.scored.score),
            value: short(p.value),
            limit: p.limit.map(short),
            signal: p.signal,
        };
        Self { series: drawn.series.clone(), baseline: drawn.baseline.map(short), places: drawn.points.iter().map(place).collect() }
    }

    /// As it is stored.
    #[must_use]
    pub fn document(&self) -> Value {
        let place = |p: &Place| json!([p.at.microseconds(), p.score, p.value, p.limit, p.signal]);
        json!({ "baseline": self.baseline, "places": self.places.iter().map(place).collect::<Vec<_>>() })
    }

    /// From how it is stored.
    #[must_use]
    pub fn of_document(series: Series, document: &Value) -> Option<Self> {
        let place = |p: &Value| {
            Some(Place {
                at: Moment::from_microseconds(p.get(0)?.as_i64()?),
                score: p.get(1)?.as_f64()?,
                value: p.get(2)?.as_f64()?,
                limit: p.get(3)?.as_f64(),
                signal: p.get(4)?.as_bool()?,
            })
        };
        let places = document.get("places")?.as_array()?.iter().map(place).collect::<Option<_>>()?;
        Some(Self { series, baseline: document.get("baseline")?.as_f64(), places })
    }

    /// The same up to the last whole block of its own checks: what those may know who could post an answer and look. The baseline is made
    /// of
    /// the first checks, and is told with the block in which the last of them lies.
    #[must_use]
    pub fn whole_blocks(&self) -> Self {
        let places = self.places[..self.places.len() - self.places.len() % BLOCK].to_vec();
        let begun = places.iter().any(|p| p.limit.is_some());
        Self { series: self.series.clone(), baseline: self.baseline.filter(|_| begun), places }
    }

    /// The same of checks that were answered before a moment.
    #[must_use]
    pub fn before(&self, at: Moment) -> Self {
        let places = self.places.iter().filter(|place| place.at < at).copied().collect();
        Self { series: self.series.clone(), baseline: self.baseline, places }
    }

    /// The mean score of all its checks; none without any.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        let sum: f64 = self.places.iter().map(|p| p.score).sum();
        (!self.places.is_empty()).then(|| sum / self.places.len() as f64)
    }

    /// The mean as it is told; see [`super::told_share`].
    #[must_use]
    pub fn told_share(&self) -> Option<f64> {
        super::told_share(self.share()?, self.places.len(), super::LEVEL).map(|(share, _)| share)
    }

    /// How near it is to its limit, in 0..=1: 1 at a signal; none before there are enough checks.
    #[must_use]
    pub fn nearness(&self) -> Option<f64> {
        let last = self.places.last()?;
        let limit = self.places.iter().rev().find_map(|p| p.limit).filter(|limit| *limit > 0.0)?;
        let near = if last.signal { 1.0 } else { last.value / limit };
        Some(near.clamp(0.0, 1.0))
    }
}
