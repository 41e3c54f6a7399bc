//! Which graded checks of an annotator make one chart, and the score that each has on it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::id::CheckId;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::names::names;
use crate::domain::kernel::sealed::Reveal;
use crate::domain::project::{Chart, Over, Reckoning};

names! {
    /// Which mistakes with a label a chart counts.
    Side {
        /// Checks to which the label belongs: was it marked?
        Misses = "misses";
        /// Checks to which it does not belong: was it left alone?
        FalseAlarms = "false_alarms";
    }
}

/// One chart of an annotator: what it is over, and how it is reckoned.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Series {
    /// How it is reckoned.
    pub reckoning: Reckoning,
    /// What it is over.
    pub over: Over,
    /// The kind, the skill or the label; none over everything.
    pub of: Option<String>,
    /// Which mistakes, where it is over a label.
    pub side: Option<Side>,
}

impl Series {
    /// As it is stored and told to programs: `cusum all`, `cusum kind flag`, `p class self_harm misses`.
    #[must_use]
    pub fn name(&self) -> String {
        let words = [Some(self.reckoning.as_str()), Some(self.over.as_str()), self.of.as_deref(), self.side.map(Side::as_str)];
        words.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// From its name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let words: Vec<&str> = name.split(' ').collect();
        let (reckoning, over) = (words.first()?, words.get(1)?);
        let series = Self {
            reckoning: Reckoning::ALL.into_iter().find(|r| r.as_str() == *reckoning)?,
            over: Over::ALL.into_iter().find(|o| o.as_str() == *over)?,
            of: words.get(2).map(|of| (*of).to_owned()),
            side: words.get(3).map(|side| Side::from_name(side)).unwrap_or_default(),
        };
        (series.name() == name && series.of.is_some() == (over != &"all")).then_some(series)
    }

    /// The score of a check on this chart, in 0..=1; none where it does not belong to it, or does not count.
    #[must_use]
    pub fn score(&self, fact: &Fact) -> Option<f64> {
        let graded = fact.score.filter(|_| fact.counts)?;
        let of = self.of.as_deref();
        match self.over {
            Over::All => Some(graded),
            Over::Kind => (of == Some(fact.kind.as_str())).then_some(graded),
            Over::Skill => (of == Some(fact.skill.as_str())).then_some(graded),
            Over::Class => {
                let label = fact.labels.iter().find(|l| of == Some(l.id.as_str()))?;
                let wanted = self.side == Some(Side::Misses);
                (label.there == wanted).then(|| f64::from(u8::from(label.given == wanted)))
            }
        }
    }
}

/// A label of the taxonomy that an item is marked by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its id.
    pub id: String,
    /// Whether the key has it.
    pub there: bool,
    /// Whether the answer has it.
    pub given: bool,
}

/// A graded check, as charts see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The check.
    pub check: CheckId,
    /// The author's id of its item.
    pub item: String,
    /// When it was answered.
    pub at: Moment,
    /// Its grade, 0..=1; none where only people can score it.
    pub score: Option<f64>,
    /// Whether it counts.
    pub counts: bool,
    /// The item's kind.
    pub kind: String,
    /// Its skill.
    pub skill: String,
    /// The labels that it is marked by; none of kinds that have none.
    pub labels: Vec<Label>,
}

/// The labels that an answer marks; none of kinds that are not answered by labels of a taxonomy.
fn marked(answer: &Value) -> Option<BTreeSet<&str>> {
    let list = answer.get("categories").or_else(|| answer.get("labels"))?.as_array()?;
    Some(list.iter().filter_map(Value::as_str).collect())
}

/// What an item is marked by, each with whether its key has it and whether an answer marks it: `safety/self_harm` for a label of the
/// taxonomy, `safety` for the taxonomy as a whole, which is there where there is anything to find, and given where any of that is marked,
/// or anything at all where there is nothing. None of kinds that have no labels.
#[must_use]
pub fn labels_of(item: &Item, shared: &Shared, answer: &Value, right: &Reveal) -> Vec<Label> {
    let key = item.own_answer(right).unwrap_or_default();
    let Some((there, taxonomy)) = marked(&key).zip(item.presented.body.shown().named().taxonomy) else { return Vec::new() };
    let given = marked(answer).unwrap_or_default();
    let found = if there.is_empty() { !given.is_empty() } else { there.intersection(&given).next().is_some() };
    let whole = Label { id: taxonomy.to_owned(), there: !there.is_empty(), given: found };
    let label =
        |id: String| Label { there: there.contains(id.as_str()), given: given.contains(id.as_str()), id: format!("{taxonomy}/{id}") };
    std::iter::once(whole).chain(shared.labels(taxonomy).into_iter().map(label)).collect()
}

/// A chart that a plan keeps, and the items of the bank that it is of.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// The chart.
    pub series: Series,
    /// Checks before which it says nothing.
    pub min_items: usize,
    /// The items of the bank that count on it.
    pub items: Vec<String>,
}

/// The charts of a plan over a bank: one for each kind and skill that the bank has enough items for, and two for each label and taxonomy
/// that
/// enough items have. One with fewer items than its `min_items` could never say anything where nobody meets an item twice, and takes no
/// share of the promise.
#[must_use]
pub fn planned(charts: &[Chart], bank: &[Fact], repeat: bool) -> Vec<Planned> {
    let mut found = Vec::new();
    for chart in charts {
        let min_items = chart.min_items as usize;
        let mut of: BTreeMap<Series, Vec<String>> = BTreeMap::new();
        for item in bank {
            for series in every(chart, item) {
                of.entry(series).or_default().push(item.item.clone());
            }
        }
        let least = if repeat { 1 } else { min_items };
        let enough = |series: &Series, side| of.get(&Series { side, ..series.clone() }).is_some_and(|items| items.len() >= least);
        let both = |series: &Series| {
            // A label that hardly any item has says nothing; a taxonomy that every item has something of is no question of finding it.
            let whole = series.of.as_deref().is_some_and(|of| !of.contains('/'));
            series.side.is_none() || enough(series, Some(Side::Misses)) && (!whole || enough(series, Some(Side::FalseAlarms)))
        };
        let kept = of.iter().filter(|(series, items)| items.len() >= least && both(series));
        found.extend(kept.map(|(series, items)| Planned { series: series.clone(), min_items, items: items.clone() }));
    }
    found
}

/// The charts of one `[[audit.chart]]` that an item counts on.
fn every(chart: &Chart, item: &Fact) -> Vec<Series> {
    let series = |of: Option<&str>, side| Series { reckoning: chart.reckoning, over: chart.over, of: of.map(str::to_owned), side };
    match chart.over {
        Over::All => vec![series(None, None)],
        Over::Kind => vec![series(Some(&item.kind), None)],
        Over::Skill => vec![series(Some(&item.skill), None)],
        Over::Class => {
            let side = |there| if there { Side::Misses } else { Side::FalseAlarms };
            item.labels.iter().map(|l| series(Some(&l.id), Some(side(l.there)))).collect()
        }
    }
}

/// The items of a bank as [`planned`] looks at them: each as if nobody had answered it.
#[must_use]
pub fn of_bank(bank: &[&Item], shared: &Shared, right: &Reveal) -> Vec<Fact> {
    let fact = |item: &&Item| Fact {
        check: CheckId::from_uuid(uuid::Uuid::nil()),
        item: item.head.id.clone(),
        at: Moment::from_microseconds(0),
        score: None,
        counts: true,
        kind: item.presented.kind.to_owned(),
        skill: item.head.skill.clone(),
        labels: labels_of(item, shared, &Value::Null, right),
    };
    bank.iter().map(fact).collect()
}
