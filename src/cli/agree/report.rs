//! The coefficients of a table, as lines of a table or as JSON.

use serde_json::{Value, json};

use super::super::Failure;
use super::super::aligned::{Aligned, figure};
use super::super::assumed::Assumed;
use super::super::say;
use super::arguments::Arguments;
use super::figures::{Line, lines};
use super::table::Table;

pub(super) struct Report {
    pub lines: Vec<Line>,
    units: u64,
    paired: u64,
    raters: usize,
    categories: usize,
    level: f64,
    bootstrap: Option<(usize, u64)>,
    assumed: Assumed,
}

impl Report {
    pub fn new(table: &Table, arguments: &Arguments, assumed: Assumed) -> Self {
        Self {
            lines: lines(table, arguments),
            units: table.units.with_at_least(1),
            paired: table.units.with_at_least(2),
            raters: table.raters.len(),
            categories: table.categories.len(),
            level: arguments.level,
            bootstrap: arguments.bootstrap.map(|n| (n, arguments.seed)),
            assumed,
        }
    }

    /// The document, or the table, and what was taken for granted.
    pub fn say(&self, as_json: bool) -> Result<(), Failure> {
        if as_json {
            say(&self.json().to_string())?;
        } else {
            self.print()?;
        }
        self.assumed.tell();
        Ok(())
    }

    fn json(&self) -> Value {
        let interval = |i: Option<(f64, f64)>| i.map(|(low, high)| json!([low, high]));
        let lines: Vec<Value> = self
            .lines
            .iter()
            .map(|l| {
                json!({
                    "coefficient": l.name,
                    "of": if l.note.is_empty() { Value::Null } else { json!(l.note) },
                    "value": l.value.as_ref().ok(),
                    "undefined": l.value.as_ref().err().map(ToString::to_string),
                    "standard_error": l.error,
                    "interval": interval(l.interval),
                    "bootstrap_interval": interval(l.resampled),
                    "units": l.units,
                })
            })
            .collect();
        json!({
            "units": self.units, "units_with_two_ratings": self.paired, "raters": self.raters, "categories": self.categories,
            "level": self.level,
            "bootstrap": self.bootstrap.map(|(n, seed)| json!({ "resamples": n, "seed": seed })), "assumed": self.assumed.json(),
            "coefficients": lines,
        })
    }

    fn print(&self) -> Result<(), Failure> {
        let mut columns = vec!["COEFFICIENT", "OF", ">VALUE", ">LOW", ">HIGH", ">SE", ">UNITS"];
        if self.bootstrap.is_some() {
            columns.extend([">BOOT LOW", ">BOOT HIGH"]);
        }
        let mut table = Aligned::new(&columns);
        for l in &self.lines {
            let value = l.value.as_ref().map_or_else(ToString::to_string, |v| format!("{v:.4}"));
            let mut row = vec![
                l.name.to_owned(),
                l.note.clone(),
                value,
                figure(l.interval.map(|i| i.0)),
                figure(l.interval.map(|i| i.1)),
                figure(l.error),
                l.units.to_string(),
            ];
            if self.bootstrap.is_some() {
                row.extend([figure(l.resampled.map(|i| i.0)), figure(l.resampled.map(|i| i.1))]);
            }
            table.row(row);
        }
        table.print()?;
        say(&format!(
            "{} units by {} raters in {} categories, {} of them with two ratings or more; intervals of {} %",
            self.units,
            self.raters,
            self.categories,
            self.paired,
            self.level * 100.0
        ))
    }
}
