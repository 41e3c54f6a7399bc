//! Ratings of units by raters as tables that add up, from long or wide rows, and as partial tables.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use foldhash::fast::RandomState;
use serde::{Deserialize, Serialize};

use super::super::{Failure, code};
use super::label::Spelling;
use touchstone_measure::agreement::icc::Sums;
use touchstone_measure::agreement::table::{Pair, Units};

/// More raters than this are taken for a crowd: pairs of them are not looked at.
pub(super) const MOST_PAIRED: usize = 10;
/// Pairs of raters are looked at for so many categories.
pub(super) const MOST_CATEGORIES: usize = 256;
/// Sums by set of raters are kept for so many sets.
const MOST_SETS: usize = 64;

/// The version of partial tables: 1 kept sums in millionths.
const VERSION: u8 = 2;

/// Everything that coefficients are computed from.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Names of the categories, in order.
    pub categories: Vec<String>,
    /// Their values, where all are numbers, in a unit that suits computing.
    pub values: Option<Vec<f64>>,
    pub raters: Vec<String>,
    pub units: Units,
    /// Contingency tables by pair of raters; `None` for a crowd or too many categories.
    pub pairs: Option<BTreeMap<(String, String), Pair>>,
    /// Sums of numeric values by the set of raters who rated a unit; `None` where there are none or too many sets.
    pub sums: Option<BTreeMap<Vec<String>, Sums>>,
    /// Ratings row by row, where they are all here.
    pub cells: Option<Vec<Option<u32>>>,
}

/// Unit, rater, category, line.
pub(super) type Rating = (u32, u32, u32, u64);

/// Two raters' names, and the filled cells of their table.
type PairCells = (String, String, Vec<(usize, usize, u64)>);

/// A partial table as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Partial {
    touchstone_agreement: u8,
    categories: Vec<String>,
    raters: Vec<String>,
    /// Counts of categories, and how many units have them.
    units: Vec<(Vec<(u32, u32)>, u64)>,
    /// First and second rater, and filled cells.
    pairs: Option<Vec<PairCells>>,
    /// Raters, and the rows of values that they gave.
    sums: Option<Vec<(Vec<String>, Vec<String>)>>,
}

/// Values of the categories where all are numbers.
pub(super) fn values_of(categories: &[String]) -> Option<Vec<f64>> {
    let values: Vec<f64> = categories.iter().map(|c| c.parse().ok().filter(|v: &f64| v.is_finite())).collect::<Option<_>>()?;
    (!values.is_empty()).then_some(values)
}

/// Numbers by value, everything else by name.
pub(super) fn order(categories: &mut [String]) {
    match values_of(categories) {
        Some(_) => categories.sort_by(|a, b| {
            let value = |t: &String| t.parse::<f64>().unwrap_or(0.0);
            value(a).total_cmp(&value(b)).then_with(|| a.cmp(b))
        }),
        None => categories.sort(),
    }
}

/// Values for coefficients, none of which knows a unit: numbers whose squares would leave the range of numbers are brought near one, by a
/// power of two, which changes no digit.
pub(super) fn by_value(values: &[f64]) -> Vec<f64> {
    let most = values.iter().fold(0.0_f64, |most, v| most.max(v.abs()));
    if most == 0.0 || (1e-100..=1e100).contains(&most) {
        return values.to_vec();
    }
    let shift = -most.log2().floor();
    // In two steps: the power itself may be beyond the range.
    let half = (shift / 2.0).trunc();
    values.iter().map(|v| v * half.exp2() * (shift - half).exp2()).collect()
}

impl Table {
    /// The table as text that another run can merge.
    pub fn to_partial(&self) -> String {
        let cells = |p: &Pair| p.filled().collect();
        let partial = Partial {
            touchstone_agreement: VERSION,
            categories: self.categories.clone(),
            raters: self.raters.clone(),
            units: self.units.patterns().map(|(p, n)| (p.clone(), n)).collect(),
            pairs: self.pairs.as_ref().map(|pairs| pairs.iter().map(|((a, b), p)| (a.clone(), b.clone(), cells(p))).collect()),
            sums: self.sums.as_ref().map(|sums| sums.iter().map(|(raters, s)| (raters.clone(), s.to_parts())).collect()),
        };
        serde_json::to_string(&partial).unwrap_or_default()
    }

    /// Adds partial tables up; each unit has to be in one of them only, which nobody can check here.
    pub fn merge(texts: &[(String, String)], spelling: Spelling) -> Result<Self, Failure> {
        let mut parts = Vec::new();
        for (file, text) in texts {
            let wrong = |what: String| Failure::new(code::NO, format!("{file}: {what}"));
            let mut part: Partial = serde_json::from_str(text).map_err(|e| wrong(format!("is no partial table: {e}")))?;
            if part.touchstone_agreement != VERSION {
                return Err(wrong("is a partial table of another version".to_owned()));
            }
            if part.units.iter().any(|(p, _)| p.iter().any(|(c, n)| *c as usize >= part.categories.len() || *n == 0) || !p.is_sorted()) {
                return Err(wrong("has counts that do not fit its categories".to_owned()));
            }
            part.categories.iter_mut().for_each(|c| *c = spelling.of(c).into_owned());
            parts.push((file, part));
        }
        let mut categories: Vec<String> =
            parts.iter().flat_map(|(_, p)| p.categories.clone()).collect::<BTreeSet<_>>().into_iter().collect();
        order(&mut categories);
        let mut table = Self {
            values: values_of(&categories).as_deref().map(by_value),
            raters: parts.iter().flat_map(|(_, p)| p.raters.clone()).collect::<BTreeSet<_>>().into_iter().collect(),
            pairs: (categories.len() <= MOST_CATEGORIES && parts.iter().all(|(_, p)| p.pairs.is_some())).then(BTreeMap::new),
            sums: parts.iter().all(|(_, p)| p.sums.is_some()).then(BTreeMap::new),
            categories,
            ..Self::default()
        };
        for (file, part) in parts {
            table.add(part).ok_or_else(|| Failure::new(code::NO, format!("{file}: its tables do not fit together")))?;
        }
        if table.raters.len() > MOST_PAIRED {
            table.pairs = None;
        }
        if table.sums.as_ref().is_some_and(|s| s.len() > MOST_SETS) {
            table.sums = None;
        }
        Ok(table)
    }

    /// Adds a part whose categories are among this table's; `None` where its own figures contradict each other.
    fn add(&mut self, part: Partial) -> Option<()> {
        let place: HashMap<&str, usize> = self.categories.iter().map(String::as_str).zip(0..).collect();
        let places: Vec<usize> = part.categories.iter().map(|name| place.get(name.as_str()).copied()).collect::<Option<_>>()?;
        for (pattern, units) in part.units {
            let mut pattern: Vec<(u32, u32)> =
                pattern.into_iter().map(|(c, n)| u32::try_from(places[c as usize]).map(|c| (c, n)).ok()).collect::<Option<_>>()?;
            pattern.sort_unstable();
            // Two spellings of one label have come together.
            pattern.dedup_by(|more, kept| {
                more.0 == kept.0 && {
                    kept.1 += more.1;
                    true
                }
            });
            self.units.add_pattern(pattern, units);
        }
        if let Some(pairs) = &mut self.pairs {
            for (a, b, cells) in part.pairs.unwrap_or_default() {
                let pair = pairs.entry((a, b)).or_insert_with(|| Pair::new(self.categories.len()));
                for (i, j, n) in cells {
                    pair.add_units(*places.get(i)?, *places.get(j)?, n);
                }
            }
        }
        if let Some(sums) = &mut self.sums {
            for (raters, parts) in part.sums.unwrap_or_default() {
                let more = Sums::from_parts(&parts)?;
                let so_far = sums.entry(raters.clone()).or_insert_with(|| Sums::new(raters.len()));
                so_far.merge(&more).ok()?;
            }
        }
        Some(())
    }
}

impl Table {
    pub(super) fn fill(&mut self, ratings: &[Rating], exact: Option<&[f64]>) {
        let (raters, categories) = (self.raters.len(), self.categories.len());
        let mut pairs: Vec<Pair> = if self.pairs.is_some() { vec![Pair::new(categories); raters * raters] } else { Vec::new() };
        let mut cells = (raters <= MOST_PAIRED).then(Vec::new);
        let mut sets: HashMap<Vec<u32>, Sums, RandomState> = HashMap::default();
        let mut values = Vec::new();
        for unit in ratings.chunk_by(|a, b| a.0 == b.0) {
            self.units.add(unit.iter().map(|r| r.2));
            if let Some(cells) = &mut cells {
                let from = cells.len();
                cells.resize(from + raters, None);
                for r in unit {
                    cells[from + r.1 as usize] = Some(r.2);
                }
            }
            if !pairs.is_empty() {
                for (i, a) in unit.iter().enumerate() {
                    for b in &unit[i + 1..] {
                        pairs[a.1 as usize * raters + b.1 as usize].add(a.2 as usize, b.2 as usize);
                    }
                }
            }
            if let (Some(_), Some(of)) = (&self.sums, exact) {
                values.clear();
                values.extend(unit.iter().map(|r| of[r.2 as usize]));
                let set: Vec<u32> = unit.iter().map(|r| r.1).collect();
                // A crowd of sets: no sums.
                let added = sets.entry(set).or_insert_with(|| Sums::new(unit.len())).add(&values);
                if added.is_err() || sets.len() > MOST_SETS {
                    self.sums = None;
                }
            }
        }
        self.cells = cells;
        let name = |i: usize| self.raters[i].clone();
        if let Some(by_name) = &mut self.pairs {
            let filled = pairs.into_iter().enumerate().filter(|(_, p)| p.units() > 0);
            by_name.extend(filled.map(|(at, p)| ((name(at / raters), name(at % raters)), p)));
        }
        if let Some(by_name) = &mut self.sums {
            by_name.extend(sets.into_iter().map(|(set, sums)| (set.iter().map(|r| name(*r as usize)).collect(), sums)));
        }
    }
}
