//! Ratings read from long or wide rows.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::assumed::{Assumed, some};
use super::super::input::Input;
use super::super::names::Names;
use super::super::{Failure, code};
use super::arguments::Columns;
use super::label::Spelling;
use super::table::{MOST_CATEGORIES, MOST_PAIRED, Rating, Table, by_value, order, values_of};
use crate::formats::Rows;

/// Ratings as they were read.
#[derive(Default)]
struct Raw {
    units: Names,
    raters: Names,
    categories: Names,
    ratings: Vec<Rating>,
    /// Whether a row was a unit.
    wide: bool,
}

/// How a wide table is told from a long one, for whoever meant the other.
const WIDE: &str = "in a wide table the first column names the unit and each other column is a rater; \
                    a table of a rating a row is read with --unit, --rater and --value";

/// Reads all rows.
pub(super) fn read(input: &Input, columns: &Columns, spelling: Spelling, assumed: &mut Assumed) -> Result<Table, Failure> {
    let mut rows = input.rows()?;
    let header = rows.header().to_vec();
    let mut raw = Raw::default();
    match columns.long(&header) {
        Some(long) => {
            if !columns.all_given() {
                let [unit, rater, value] = &long;
                assumed.add(format!(
                    "a row is a rating, of unit \"{unit}\" by rater \"{rater}\" with value \"{value}\" (--unit, --rater, --value)"
                ));
            }
            raw.read_long(input, &mut rows, &long)?;
        }
        None if rows.is_json() => {
            let message = if header.is_empty() {
                "there are no rows".to_owned()
            } else {
                format!("JSON is read as long rows: name the columns with --unit, --rater and --value; there are: {}", some(&header, ", "))
            };
            return Err(Failure::new(code::NO, format!("{}: {message}", input.file.display())));
        }
        None => {
            let raters: Vec<String> = header.iter().skip(1).filter(|h| !h.is_empty()).cloned().collect();
            if raters.is_empty() {
                return Err(input.at(1, &format!("there is no rater's column; {WIDE}")));
            }
            assumed.add(format!(
                "a row is a unit named by \"{}\", and raters are {} (--unit, --rater, --value)",
                header[0],
                some(&raters, ", ")
            ));
            raw.read_wide(input, &mut rows)?;
        }
    }
    assumed.add_all(rows.assumed());
    drop(rows);
    assumed.look_for_marks(raw.categories.list.iter().map(String::as_str));
    raw.finish(input, columns, spelling, assumed)
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
            if let Some(v) = input.found(line, &row, value)? {
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
        for rater in header.iter().skip(1).filter(|h| !h.is_empty()) {
            self.raters.number(rater);
        }
        self.wide = true;
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
    fn finish(mut self, input: &Input, columns: &Columns, spelling: Spelling, assumed: &mut Assumed) -> Result<Table, Failure> {
        let named: Vec<String> = self.categories.list.iter().map(|c| spelling.of(c).into_owned()).collect();
        say_which_are_one(&self.categories.list, &named, assumed);
        let categories = Self::categories_of(&named, columns, spelling)?;
        let place_of: HashMap<&str, u32> = categories.iter().map(String::as_str).zip(0..).collect();
        let mut places = Vec::with_capacity(named.len());
        for (number, name) in named.iter().enumerate() {
            let Some(place) = place_of.get(name.as_str()) else {
                let line = self.ratings.iter().find(|r| r.2 as usize == number).map_or(0, |r| r.3);
                return Err(input.at(line, &format!("\"{name}\" is none of the categories {}", some(&categories, ", "))));
            };
            places.push(*place);
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
            let what = format!("rater \"{rater}\" has rated unit \"{unit}\" before, in line {}", w[0].3.min(w[1].3));
            let what = if self.wide { format!("{what}; {WIDE}") } else { what };
            return Err(input.at(w[0].3.max(w[1].3), &what));
        }
        let exact = values_of(&categories);
        let mut table = Table {
            values: exact.as_deref().map(by_value),
            pairs: (raters.len() <= MOST_PAIRED && categories.len() <= MOST_CATEGORIES).then(BTreeMap::new),
            categories,
            raters,
            ..Table::default()
        };
        table.sums = exact.is_some().then(BTreeMap::new);
        table.fill(&self.ratings, exact.as_deref());
        Ok(table)
    }

    /// The categories in their order: those that were asked for, or those that were used.
    fn categories_of(named: &[String], columns: &Columns, spelling: Spelling) -> Result<Vec<String>, Failure> {
        if columns.categories.is_empty() {
            let mut categories: Vec<String> = named.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect();
            order(&mut categories);
            return Ok(categories);
        }
        let categories: Vec<String> = columns.categories.iter().map(|c| spelling.of(c.trim()).into_owned()).collect();
        let mut seen = BTreeSet::new();
        if let Some(twice) = categories.iter().find(|c| !seen.insert(c.as_str())) {
            return Err(Failure::new(code::USAGE, format!("--categories names \"{twice}\" twice")));
        }
        Ok(categories)
    }
}

/// Labels that were written in several ways and are taken as one.
fn say_which_are_one(written: &[String], named: &[String], assumed: &mut Assumed) {
    let mut by_name: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    written.iter().zip(named).for_each(|(w, n)| by_name.entry(n).or_default().push(w));
    let several: Vec<String> =
        by_name.values().filter(|w| w.len() > 1).map(|w| w.iter().map(|w| format!("\"{w}\"")).collect::<Vec<_>>().join(" and ")).collect();
    if !several.is_empty() {
        assumed.add(format!("{} are one label (--as-written keeps them apart)", some(&several, "; ")));
    }
}
