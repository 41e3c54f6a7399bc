//! Ratings of units by raters as tables that add up, from long or wide rows, and as partial tables.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use foldhash::fast::RandomState;
use serde::{Deserialize, Serialize};

use super::super::input::Input;
use super::super::names::Names;
use super::super::{Failure, code};
use super::Columns;
use crate::formats::Rows;
use crate::measure::agreement::icc::Sums;
use crate::measure::agreement::table::{Pair, Units};

/// More raters than this are taken for a crowd: pairs of them are not looked at.
const MOST_PAIRED: usize = 10;
/// Pairs of raters are looked at for so many categories.
const MOST_CATEGORIES: usize = 256;
/// Sums by set of raters are kept for so many sets.
const MOST_SETS: usize = 64;

/// Everything that coefficients are computed from.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Names of the categories, in order.
    pub categories: Vec<String>,
    /// Their values, where all are numbers.
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
    /// Raters, and their sums in millionths.
    sums: Option<Vec<(Vec<String>, Vec<String>)>>,
}

/// Ratings as they were read.
#[derive(Default)]
struct Raw {
    units: Names,
    raters: Names,
    categories: Names,
    /// Unit, rater, category, line.
    ratings: Vec<(u32, u32, u32, u64)>,
}

/// Values of the categories where all are numbers.
fn values_of(categories: &[String]) -> Option<Vec<f64>> {
    let values: Vec<f64> = categories.iter().map(|c| c.parse().ok().filter(|v: &f64| v.is_finite())).collect::<Option<_>>()?;
    (!values.is_empty()).then_some(values)
}

/// Numbers by value, everything else by name.
fn order(categories: &mut [String]) {
    match values_of(categories) {
        Some(_) => categories.sort_by(|a, b| {
            let value = |t: &String| t.parse::<f64>().unwrap_or(0.0);
            value(a).total_cmp(&value(b)).then_with(|| a.cmp(b))
        }),
        None => categories.sort(),
    }
}

/// Numbers that are written in two ways are one category.
fn plain(name: &str) -> String {
    match name.parse::<f64>() {
        Ok(value) if value.is_finite() && !name.eq_ignore_ascii_case("nan") => format!("{}", value + 0.0),
        _ => name.to_owned(),
    }
}

impl Table {
    /// Reads all rows.
    pub fn read(input: &Input, columns: &Columns) -> Result<Self, Failure> {
        let mut rows = input.rows()?;
        let header = rows.header().to_vec();
        let mut raw = Raw::default();
        let long = columns.long(&header);
        if header.is_empty() && long.is_none() {
            let message = "JSON Lines are read as long rows: name the columns with --unit, --rater and --value";
            return Err(Failure::new(code::NO, format!("{}: {message}", input.file.display())));
        }
        match long {
            Some(long) => raw.read_long(input, &mut rows, &long)?,
            None => raw.read_wide(input, &mut rows)?,
        }
        raw.finish(input, columns)
    }

    /// The table as text that another run can merge.
    pub fn to_partial(&self) -> String {
        let cells = |p: &Pair| p.filled().collect();
        let partial = Partial {
            touchstone_agreement: 1,
            categories: self.categories.clone(),
            raters: self.raters.clone(),
            units: self.units.patterns().map(|(p, n)| (p.clone(), n)).collect(),
            pairs: self.pairs.as_ref().map(|pairs| pairs.iter().map(|((a, b), p)| (a.clone(), b.clone(), cells(p))).collect()),
            sums: self.sums.as_ref().map(|sums| sums.iter().map(|(raters, s)| (raters.clone(), s.to_parts())).collect()),
        };
        serde_json::to_string(&partial).unwrap_or_default()
    }

    /// Adds partial tables up; each unit has to be in one of them only, which nobody can check here.
    pub fn merge(texts: &[(String, String)]) -> Result<Self, Failure> {
        let mut parts = Vec::new();
        for (file, text) in texts {
            let wrong = |what: String| Failure::new(code::NO, format!("{file}: {what}"));
            let part: Partial = serde_json::from_str(text).map_err(|e| wrong(format!("is no partial table: {e}")))?;
            if part.touchstone_agreement != 1 {
                return Err(wrong("is a partial table of another version".to_owned()));
            }
            if part.units.iter().any(|(p, _)| p.iter().any(|(c, n)| *c as usize >= part.categories.len() || *n == 0) || !p.is_sorted()) {
                return Err(wrong("has counts that do not fit its categories".to_owned()));
            }
            parts.push((file, part));
        }
        let mut categories: Vec<String> =
            parts.iter().flat_map(|(_, p)| p.categories.clone()).collect::<BTreeSet<_>>().into_iter().collect();
        order(&mut categories);
        let mut table = Self {
            values: values_of(&categories),
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
        let place = |name: &String| self.categories.iter().position(|c| c == name);
        let places: Vec<usize> = part.categories.iter().map(place).collect::<Option<_>>()?;
        for (pattern, units) in part.units {
            let mut pattern: Vec<(u32, u32)> =
                pattern.into_iter().map(|(c, n)| u32::try_from(places[c as usize]).map(|c| (c, n)).ok()).collect::<Option<_>>()?;
            pattern.sort_unstable();
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

impl Raw {
    /// A row a rating.
    fn read_long(&mut self, input: &Input, rows: &mut Rows, [unit, rater, value]: &[String; 3]) -> Result<(), Failure> {
        let header = rows.header().to_vec();
        let places = [unit, rater, value].map(|name| header.iter().position(|h| h == name));
        while let Some((line, row)) = rows.next_row().map_err(|e| input.wrong(&e))? {
            if let [Some(u), Some(r), Some(v)] = places
                && let (Some(u), Some(r)) = (row.cell(u), row.cell(r))
            {
                // An empty value is a rating that is missing; an empty unit or rater is a mistake.
                if let Some(v) = row.cell(v) {
                    self.add(u, r, v, line);
                }
                continue;
            }
            let (u, r) = (input.needed(line, &row, unit)?, input.needed(line, &row, rater)?);
            if let Some(v) = row.text(value) {
                self.add(&u, &r, &v, line);
            } else if !row.columns().contains(value) {
                input.needed(line, &row, value)?;
            }
        }
        Ok(())
    }

    /// A row a unit, a column a rater.
    fn read_wide(&mut self, input: &Input, rows: &mut Rows) -> Result<(), Failure> {
        let header = rows.header().to_vec();
        for rater in header.iter().skip(1) {
            self.raters.number(rater);
        }
        while let Some((line, row)) = rows.next_row().map_err(|e| input.wrong(&e))? {
            let unit = row.cell(0).map_or_else(|| format!("row {line}"), str::to_owned);
            for (place, rater) in header.iter().enumerate().skip(1) {
                if let Some(value) = row.cell(place) {
                    self.add(&unit, rater, value, line);
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, unit: &str, rater: &str, value: &str, line: u64) {
        let rating = (self.units.number(unit), self.raters.number(rater), self.categories.number(value), line);
        self.ratings.push(rating);
    }

    /// From the order of appearance to the categories' own order, unit by unit.
    fn finish(mut self, input: &Input, columns: &Columns) -> Result<Table, Failure> {
        let named: Vec<String> = self.categories.list.iter().map(|c| plain(c)).collect();
        let mut categories = columns.categories.clone();
        if categories.is_empty() {
            categories = named.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect();
            order(&mut categories);
        } else {
            categories = categories.iter().map(|c| plain(c)).collect();
        }
        let mut places = Vec::with_capacity(named.len());
        for (number, name) in named.iter().enumerate() {
            let Some(place) = categories.iter().position(|c| c == name) else {
                let line = self.ratings.iter().find(|r| r.2 as usize == number).map_or(0, |r| r.3);
                return Err(input.at(line, &format!("\"{name}\" is none of the categories {}", categories.join(", "))));
            };
            places.push(u32::try_from(place).unwrap_or(u32::MAX));
        }
        // Raters by name, so that the same data give the same tables however they are ordered.
        let mut raters = self.raters.list.clone();
        raters.sort();
        let by_name: Vec<u32> = self.raters.list.iter().map(|r| u32::try_from(raters.binary_search(r).unwrap_or(0)).unwrap_or(0)).collect();
        for rating in &mut self.ratings {
            rating.1 = by_name[rating.1 as usize];
            rating.2 = places[rating.2 as usize];
        }
        self.ratings.sort_unstable();
        if let Some(w) = self.ratings.windows(2).find(|w| (w[0].0, w[0].1) == (w[1].0, w[1].1)) {
            let (unit, rater) = (&self.units.list[w[1].0 as usize], &raters[w[1].1 as usize]);
            return Err(input
                .at(w[0].3.max(w[1].3), &format!("rater \"{rater}\" has rated unit \"{unit}\" before, in line {}", w[0].3.min(w[1].3))));
        }
        let mut table = Table {
            values: values_of(&categories),
            pairs: (raters.len() <= MOST_PAIRED && categories.len() <= MOST_CATEGORIES).then(BTreeMap::new),
            categories,
            raters,
            ..Table::default()
        };
        table.sums = table.values.is_some().then(BTreeMap::new);
        table.fill(&self.ratings);
        Ok(table)
    }
}

impl Table {
    fn fill(&mut self, ratings: &[(u32, u32, u32, u64)]) {
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
            if let (Some(_), Some(of)) = (&self.sums, &self.values) {
                values.clear();
                values.extend(unit.iter().map(|r| of[r.2 as usize]));
                let set: Vec<u32> = unit.iter().map(|r| r.1).collect();
                // A value beyond what the sums hold exactly, or a crowd of sets: no sums.
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
