//! The coefficients of a table, as lines of a table or as JSON.

use serde_json::{Value, json};

use super::super::Failure;
use super::super::aligned::{Aligned, figure};
use super::super::say;
use super::table::Table;
use super::{Arguments, Scale};
use crate::measure::agreement::classification::{self, Mean};
use crate::measure::agreement::conger::{Ratings, conger};
use crate::measure::agreement::correlation::{self, Correlation, Tau};
use crate::measure::agreement::krippendorff::{self, Metric};
use crate::measure::agreement::table::{Pair, Units};
use crate::measure::agreement::weights::{Scheme, Weights};
use crate::measure::agreement::{Coefficient, Undefined, cohen, several};
use crate::measure::interval::{self, Method, bootstrap};

/// Weighted coefficients look at all pairs of categories: for so many.
const MOST_WEIGHTED: usize = 500;

/// One coefficient.
pub(super) struct Line {
    name: &'static str,
    note: String,
    pub value: Result<f64, Undefined>,
    error: Option<f64>,
    interval: Option<(f64, f64)>,
    resampled: Option<(f64, f64)>,
    units: u64,
}

pub(super) struct Report {
    pub lines: Vec<Line>,
    units: u64,
    paired: u64,
    raters: usize,
    categories: usize,
    level: f64,
    bootstrap: Option<(usize, u64)>,
}

/// A coefficient of several raters, from a table alone.
type OfUnits<'t> = &'t dyn Fn(&Units) -> Result<Coefficient, Undefined>;

struct Making<'t> {
    table: &'t Table,
    arguments: &'t Arguments,
    lines: Vec<Line>,
    /// Patterns of units, and each unit's pattern, for resampling.
    patterns: Vec<(Vec<(u32, u32)>, u64)>,
}

impl Report {
    pub fn new(table: &Table, arguments: &Arguments) -> Self {
        let patterns =
            if arguments.bootstrap.is_some() { table.units.patterns().map(|(p, n)| (p.clone(), n)).collect() } else { Vec::new() };
        let mut making = Making { table, arguments, lines: Vec::new(), patterns };
        making.of_several();
        making.krippendorff();
        making.of_pairs();
        making.of_numbers();
        making.against_truth();
        Self {
            lines: making.lines,
            units: table.units.with_at_least(1),
            paired: table.units.with_at_least(2),
            raters: table.raters.len(),
            categories: table.categories.len(),
            level: arguments.level,
            bootstrap: arguments.bootstrap.map(|n| (n, arguments.seed)),
        }
    }

    pub fn json(&self) -> Value {
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
            "units": self.units, "units_with_two_ratings": self.paired, "raters": self.raters, "categories": self.categories, "level": self.level,
            "bootstrap": self.bootstrap.map(|(n, seed)| json!({ "resamples": n, "seed": seed })), "coefficients": lines,
        })
    }

    pub fn print(&self) -> Result<(), Failure> {
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

impl Making<'_> {
    fn weights(&self, scheme: Scheme) -> Weights {
        match &self.table.values {
            Some(values) if scheme != Scheme::Identity => Weights::new(scheme, values),
            _ => Weights::by_rank(scheme, self.table.categories.len()),
        }
    }

    /// The weights that a scale makes sense with.
    fn schemes(&self) -> Vec<(Scheme, &'static str)> {
        let mut schemes = vec![(Scheme::Identity, "")];
        match self.arguments.scale {
            Scale::Nominal => {}
            Scale::Ordinal => schemes.extend([(Scheme::Linear, "linear"), (Scheme::Quadratic, "quadratic"), (Scheme::Ordinal, "ordinal")]),
            Scale::Interval => schemes.extend([(Scheme::Linear, "linear"), (Scheme::Quadratic, "quadratic")]),
            Scale::Ratio => schemes.extend([(Scheme::Quadratic, "quadratic"), (Scheme::Ratio, "ratio")]),
        }
        schemes
    }

    fn resample(&self, of: OfUnits<'_>) -> Option<(f64, f64)> {
        let resamples = self.arguments.bootstrap?;
        let owner: Vec<usize> =
            self.patterns.iter().enumerate().flat_map(|(i, (_, n))| std::iter::repeat_n(i, usize::try_from(*n).unwrap_or(0))).collect();
        let statistic = |sample: &[usize]| {
            let mut counts = vec![0_u64; self.patterns.len()];
            for at in sample {
                counts[owner[*at]] += 1;
            }
            let mut units = Units::default();
            self.patterns.iter().zip(counts).for_each(|((p, _), n)| units.add_pattern(p.clone(), n));
            of(&units).ok().map(|c| c.value)
        };
        bootstrap(owner.len(), resamples, self.arguments.seed, self.arguments.level, statistic).ok().map(|b| b.interval)
    }

    fn coefficient(&mut self, name: &'static str, note: &str, of: OfUnits<'_>) {
        let made = of(&self.table.units);
        let resampled = if made.is_ok() { self.resample(of) } else { None };
        self.lines.push(Line {
            name,
            note: note.to_owned(),
            value: made.map(|c| c.value),
            error: made.ok().and_then(|c| c.standard_error),
            interval: made.ok().and_then(|c| c.interval(self.arguments.level)),
            resampled,
            units: made.map_or(0, |c| c.units),
        });
    }

    fn of_several(&mut self) {
        if self.table.categories.len() > MOST_WEIGHTED {
            return;
        }
        for (scheme, note) in self.schemes() {
            let weights = self.weights(scheme);
            let paired = self.table.units.with_at_least(2);
            let percent = several::percent_agreement(&self.table.units, &weights);
            self.lines.push(Line {
                name: "percent agreement",
                note: note.to_owned(),
                value: percent,
                error: None,
                interval: None,
                resampled: None,
                units: paired,
            });
            self.coefficient("Fleiss kappa", note, &|units| several::fleiss(units, &weights));
            let gwet = if scheme == Scheme::Identity { "Gwet AC1" } else { "Gwet AC2" };
            self.coefficient(gwet, note, &|units| several::gwet(units, &weights));
            self.coefficient("Brennan-Prediger", note, &|units| several::brennan_prediger(units, &weights));
            if let (Some(cells), true) = (&self.table.cells, self.table.raters.len() > 2) {
                let made = conger(&Ratings { cells, raters: self.table.raters.len() }, &weights);
                self.lines.push(Line {
                    name: "Conger kappa",
                    note: note.to_owned(),
                    value: made.map(|c| c.value),
                    error: made.ok().and_then(|c| c.standard_error),
                    interval: made.ok().and_then(|c| c.interval(self.arguments.level)),
                    resampled: None,
                    units: made.map_or(0, |c| c.units),
                });
            }
        }
    }

    fn krippendorff(&mut self) {
        let ranks: Vec<f64> = (1..=self.table.categories.len()).map(|i| i as f64).collect();
        let values = self.table.values.clone().unwrap_or(ranks);
        let metrics: &[(Metric, &str)] = match self.arguments.scale {
            Scale::Nominal => &[(Metric::Nominal, "nominal")],
            Scale::Ordinal => &[(Metric::Nominal, "nominal"), (Metric::Ordinal, "ordinal")],
            Scale::Interval => &[(Metric::Nominal, "nominal"), (Metric::Ordinal, "ordinal"), (Metric::Interval, "interval")],
            Scale::Ratio => &[(Metric::Nominal, "nominal"), (Metric::Interval, "interval"), (Metric::Ratio, "ratio")],
        };
        for (metric, note) in metrics {
            // The weighted form has the same value and a standard error; the plain one serves for more categories.
            let of = |units: &Units| {
                let value = krippendorff::alpha(units, &values, *metric)?;
                let weighted = krippendorff::weights(units, &values, *metric).and_then(|w| several::krippendorff(units, &w));
                let bare = Coefficient { value, observed: 0.0, expected: 0.0, standard_error: None, units: units.with_at_least(2) };
                Ok(weighted.map_or(bare, |w| Coefficient { value, ..w }))
            };
            self.coefficient("Krippendorff alpha", note, &of);
        }
    }

    /// Cohen's kappa of each pair of raters, and the mean of all pairs.
    fn of_pairs(&mut self) {
        let Some(pairs) = &self.table.pairs else { return };
        for (scheme, note) in self.schemes() {
            let weights = self.weights(scheme);
            let mut sum = (0.0, 0.0);
            for ((a, b), pair) in pairs {
                let kappa = cohen::kappa(pair, &weights);
                if let Ok(k) = kappa {
                    sum = (sum.0 + k.value, sum.1 + 1.0);
                }
                if pairs.len() > 1 && self.arguments.scale == Scale::Nominal && scheme != Scheme::Identity {
                    continue;
                }
                let of = if pairs.len() == 1 { note.to_owned() } else { format!("{a} × {b} {note}").trim_end().to_owned() };
                self.lines.push(Line {
                    name: "Cohen kappa",
                    note: of,
                    value: kappa.map(|k| k.value),
                    error: kappa.ok().map(|k| k.standard_error),
                    interval: kappa.ok().map(|k| k.interval(self.arguments.level)).map(|(low, high)| (low, high.min(1.0))),
                    resampled: None,
                    units: pair.units(),
                });
            }
            if pairs.len() > 1 && sum.1 > 0.0 {
                let note = format!("mean of pairs {note}").trim_end().to_owned();
                let units = self.table.units.with_at_least(2);
                self.lines.push(Line {
                    name: "Cohen kappa",
                    note,
                    value: Ok(sum.0 / sum.1),
                    error: None,
                    interval: None,
                    resampled: None,
                    units,
                });
            }
        }
    }

    /// Each other rater's labels against those of the rater who is the truth.
    fn against_truth(&mut self) {
        let (Some(truth), Some(pairs)) = (&self.arguments.truth, &self.table.pairs) else { return };
        for ((a, b), pair) in pairs {
            let (other, table) = if a == truth {
                (b, pair.clone())
            } else if b == truth {
                (a, pair.transposed())
            } else {
                continue;
            };
            let classes = classification::classes(&table);
            let right: u64 = classes.iter().map(|c| c.right).sum();
            let macro_mean = classification::mean_prf(&classes, Mean::Macro, 1.0, 0.0);
            let weighted = classification::mean_prf(&classes, Mean::Weighted, 1.0, 0.0);
            let accuracy = interval::share(right, table.units(), self.arguments.level, Method::Wilson).ok();
            for (name, value, interval) in [
                ("accuracy", table.percent_agreement(), accuracy),
                ("balanced accuracy", classification::balanced_accuracy(&table), None),
                ("precision, macro", Ok(macro_mean.precision), None),
                ("recall, macro", Ok(macro_mean.recall), None),
                ("F1, macro", Ok(macro_mean.f), None),
                ("F1, weighted", Ok(weighted.f), None),
                ("Matthews r", classification::matthews(&table), None),
            ] {
                self.lines.push(Line {
                    name,
                    note: format!("{other} against {truth}"),
                    value,
                    error: None,
                    interval,
                    resampled: None,
                    units: table.units(),
                });
            }
        }
    }

    fn of_numbers(&mut self) {
        if self.arguments.scale == Scale::Nominal {
            return;
        }
        let ranks: Vec<f64> = (1..=self.table.categories.len()).map(|i| i as f64).collect();
        let values = self.table.values.as_ref().unwrap_or(&ranks);
        if let Some([pair]) = self.table.pairs.as_ref().map(|p| p.values().collect::<Vec<_>>()).as_deref() {
            self.correlations(pair, values);
        }
        let complete = self.table.sums.as_ref().and_then(|s| s.get(&self.table.raters));
        let Some(sums) = complete.filter(|_| matches!(self.arguments.scale, Scale::Interval | Scale::Ratio)) else { return };
        match sums.icc(self.arguments.level) {
            Ok(icc) => {
                for (note, form) in [
                    ("(1,1) one-way", icc.one_way),
                    ("(2,1) agreement", icc.agreement),
                    ("(3,1) consistency", icc.consistency),
                    ("(1,k) one-way", icc.one_way_mean),
                    ("(2,k) agreement", icc.agreement_mean),
                    ("(3,k) consistency", icc.consistency_mean),
                ] {
                    self.lines.push(Line {
                        name: "ICC",
                        note: note.to_owned(),
                        value: Ok(form.value),
                        error: None,
                        interval: Some(form.interval),
                        resampled: None,
                        units: sums.units(),
                    });
                }
            }
            Err(why) => self.lines.push(Line {
                name: "ICC",
                note: String::new(),
                value: Err(why),
                error: None,
                interval: None,
                resampled: None,
                units: sums.units(),
            }),
        }
    }

    fn correlations(&mut self, pair: &Pair, values: &[f64]) {
        let (mut x, mut y) = (Vec::new(), Vec::new());
        for (i, j, n) in pair.filled() {
            x.extend(std::iter::repeat_n(values[i], usize::try_from(n).unwrap_or(0)));
            y.extend(std::iter::repeat_n(values[j], usize::try_from(n).unwrap_or(0)));
        }
        let numeric = matches!(self.arguments.scale, Scale::Interval | Scale::Ratio);
        let made: [(&'static str, bool, Result<Correlation, Undefined>); 3] = [
            ("Pearson r", numeric, correlation::pearson(&x, &y)),
            ("Spearman rho", true, correlation::spearman(&x, &y)),
            ("Kendall tau-b", true, correlation::kendall(&x, &y, Tau::B)),
        ];
        for (name, _, made) in made.into_iter().filter(|(_, fits, _)| *fits) {
            let interval = if name == "Pearson r" { made.ok().and_then(|c| c.interval(self.arguments.level)) } else { None };
            self.lines.push(Line {
                name,
                note: String::new(),
                value: made.map(|c| c.value),
                error: None,
                interval,
                resampled: None,
                units: pair.units(),
            });
        }
    }
}
