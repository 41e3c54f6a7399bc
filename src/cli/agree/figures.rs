//! Which coefficients fit a table, and their values, errors and intervals.

use super::arguments::{Arguments, Scale};
use super::resample::{Groups, Resampling};
use super::table::Table;
use touchstone_measure::agreement::classification::{self, Mean};
use touchstone_measure::agreement::conger::{Ratings, conger};
use touchstone_measure::agreement::correlation::{self, Correlation, Tau};
use touchstone_measure::agreement::icc::{Form, Icc, Sums};
use touchstone_measure::agreement::krippendorff::{self, Metric};
use touchstone_measure::agreement::table::{Pair, Pattern, Units};
use touchstone_measure::agreement::weights::{Scheme, Weights};
use touchstone_measure::agreement::{Coefficient, Undefined, cohen, several};
use touchstone_measure::interval::{self, Method};

/// Weighted coefficients look at all pairs of categories: for so many.
pub(super) const MOST_WEIGHTED: usize = 500;

/// One coefficient.
pub(super) struct Line {
    pub name: &'static str,
    pub note: String,
    pub value: Result<f64, Undefined>,
    pub error: Option<f64>,
    pub interval: Option<(f64, f64)>,
    pub resampled: Option<(f64, f64)>,
    pub units: u64,
}

impl Line {
    fn bare(name: &'static str, note: &str, value: Result<f64, Undefined>, units: u64) -> Self {
        Self { name, note: note.to_owned(), value, error: None, interval: None, resampled: None, units }
    }

    fn of(name: &'static str, note: &str, made: Result<Coefficient, Undefined>, level: f64) -> Self {
        let value = made.map(|c| c.value);
        let line = Self::bare(name, note, value, made.map_or(0, |c| c.units));
        let interval = made.ok().and_then(|c| c.interval(level).map(within_bounds));
        Self { error: made.ok().and_then(|c| c.standard_error), interval, ..line }
    }

    /// With the interval of resampled units, where there is a value at all.
    fn resampled(mut self, interval: impl FnOnce() -> Option<(f64, f64)>) -> Self {
        self.resampled = if self.value.is_ok() { interval() } else { None };
        self
    }
}

/// All coefficients that fit the table.
pub(super) fn lines(table: &Table, arguments: &Arguments) -> Vec<Line> {
    let resampling = arguments.bootstrap.map(|resamples| Resampling { resamples, seed: arguments.seed, level: arguments.level });
    let patterns = if resampling.is_some() { table.units.patterns().map(|(p, n)| (p.clone(), n)).collect() } else { Vec::new() };
    let groups = Groups::new(patterns.iter().map(|(_, n): &(Pattern, u64)| *n));
    let mut making = Making { table, arguments, resampling, patterns, groups, lines: Vec::new() };
    making.of_several();
    making.krippendorff();
    making.of_pairs();
    making.of_numbers();
    making.against_truth();
    making.lines
}

struct Making<'t> {
    table: &'t Table,
    arguments: &'t Arguments,
    resampling: Option<Resampling>,
    /// Units by their counts of categories, for resampling.
    patterns: Vec<(Pattern, u64)>,
    groups: Groups,
    lines: Vec<Line>,
}

/// A symmetric interval may reach where no coefficient of agreement can lie.
fn within_bounds((low, high): (f64, f64)) -> (f64, f64) {
    (low.max(-1.0), high.min(1.0))
}

/// A pair's table with other counts in its filled cells.
fn recounted(pair: &Pair, cells: &[(usize, usize, u64)], counts: &[u64]) -> Pair {
    let mut made = Pair::new(pair.categories());
    cells.iter().zip(counts).for_each(|((i, j, _), n)| made.add_units(*i, *j, *n));
    made
}

impl Making<'_> {
    fn weights(&self, scheme: Scheme) -> Weights {
        match &self.table.values {
            Some(values) if scheme != Scheme::Identity && !self.arguments.labels.ranks => Weights::new(scheme, values),
            _ => Weights::by_rank(scheme, self.table.categories.len()),
        }
    }

    /// The categories' values, or their ranks.
    fn values(&self) -> Vec<f64> {
        self.table.values.clone().unwrap_or_else(|| (1..=self.table.categories.len()).map(|i| i as f64).collect())
    }

    /// The weights that a scale makes sense with.
    fn schemes(&self) -> Vec<(Scheme, &'static str)> {
        let mut schemes = vec![(Scheme::Identity, "")];
        match self.arguments.scale() {
            Scale::Nominal => {}
            Scale::Ordinal => schemes.extend([(Scheme::Linear, "linear"), (Scheme::Quadratic, "quadratic"), (Scheme::Ordinal, "ordinal")]),
            Scale::Interval => schemes.extend([(Scheme::Linear, "linear"), (Scheme::Quadratic, "quadratic")]),
            Scale::Ratio => schemes.extend([(Scheme::Quadratic, "quadratic"), (Scheme::Ratio, "ratio")]),
        }
        schemes
    }

    /// The interval of what is computed from counts of categories alone.
    fn over_units(&self, of: impl Fn(&Units) -> Option<f64>) -> Option<(f64, f64)> {
        let statistic = |counts: &[u64]| {
            let mut units = Units::default();
            self.patterns.iter().zip(counts).for_each(|((p, _), n)| units.add_pattern(p.clone(), *n));
            of(&units)
        };
        self.resampling?.interval(&self.groups, statistic)
    }

    /// The interval of what is computed from two raters' table.
    fn over_pair(&self, pair: &Pair, of: impl Fn(&Pair) -> Option<f64>) -> Option<(f64, f64)> {
        let resampling = self.resampling?;
        let cells: Vec<(usize, usize, u64)> = pair.filled().collect();
        resampling.interval(&Groups::new(cells.iter().map(|c| c.2)), |counts| of(&recounted(pair, &cells, counts)))
    }

    /// The interval of what needs whole rows of ratings: there are none after merging.
    fn over_rows(&self, of: impl Fn(&[Option<u32>]) -> Option<f64>) -> Option<(f64, f64)> {
        let (resampling, cells) = (self.resampling?, self.table.cells.as_ref()?);
        let rows: Vec<&[Option<u32>]> = cells.chunks(self.table.raters.len()).collect();
        let statistic = |counts: &[u64]| {
            let mut sample = Vec::with_capacity(cells.len());
            for (row, n) in rows.iter().zip(counts) {
                (0..*n).for_each(|_| sample.extend_from_slice(row));
            }
            of(&sample)
        };
        resampling.interval(&Groups::new(rows.iter().map(|_| 1)), statistic)
    }

    fn coefficient(&mut self, name: &'static str, note: &str, of: impl Fn(&Units) -> Result<Coefficient, Undefined>) {
        let line = Line::of(name, note, of(&self.table.units), self.arguments.level);
        let line = line.resampled(|| self.over_units(|units| of(units).ok().map(|c| c.value)));
        self.lines.push(line);
    }

    fn of_several(&mut self) {
        if self.table.categories.len() > MOST_WEIGHTED {
            return;
        }
        for (scheme, note) in self.schemes() {
            let weights = self.weights(scheme);
            let percent = several::percent_agreement(&self.table.units, &weights);
            let line = Line::bare("percent agreement", note, percent, self.table.units.with_at_least(2));
            let line = line.resampled(|| self.over_units(|units| several::percent_agreement(units, &weights).ok()));
            self.lines.push(line);
            self.coefficient("Fleiss kappa", note, |units| several::fleiss(units, &weights));
            let gwet = if scheme == Scheme::Identity { "Gwet AC1" } else { "Gwet AC2" };
            self.coefficient(gwet, note, |units| several::gwet(units, &weights));
            self.coefficient("Brennan-Prediger", note, |units| several::brennan_prediger(units, &weights));
            let raters = self.table.raters.len();
            if let (Some(cells), true) = (&self.table.cells, raters > 2) {
                let of = |cells: &[Option<u32>]| conger(&Ratings { cells, raters }, &weights);
                let line = Line::of("Conger kappa", note, of(cells), self.arguments.level);
                let line = line.resampled(|| self.over_rows(|rows| of(rows).ok().map(|c| c.value)));
                self.lines.push(line);
            }
        }
    }

    fn krippendorff(&mut self) {
        let values = self.values();
        let metrics: &[(Metric, &str)] = match self.arguments.scale() {
            Scale::Nominal => &[(Metric::Nominal, "nominal")],
            Scale::Ordinal => &[(Metric::Nominal, "nominal"), (Metric::Ordinal, "ordinal")],
            Scale::Interval => &[(Metric::Nominal, "nominal"), (Metric::Ordinal, "ordinal"), (Metric::Interval, "interval")],
            Scale::Ratio => &[(Metric::Nominal, "nominal"), (Metric::Interval, "interval"), (Metric::Ratio, "ratio")],
        };
        for (metric, note) in metrics {
            // The weighted form has the same value and a standard error; the plain one serves for more categories.
            self.coefficient("Krippendorff alpha", note, |units| {
                let value = krippendorff::alpha(units, &values, *metric)?;
                let weighted = krippendorff::weights(units, &values, *metric).and_then(|w| several::krippendorff(units, &w));
                let bare = Coefficient { value, observed: 0.0, expected: 0.0, standard_error: None, units: units.with_at_least(2) };
                Ok(weighted.map_or(bare, |w| Coefficient { value, ..w }))
            });
        }
    }

    /// Cohen's kappa of each pair of raters, and the mean of all pairs.
    fn of_pairs(&mut self) {
        let Some(pairs) = &self.table.pairs else { return };
        for (scheme, note) in self.schemes() {
            let weights = self.weights(scheme);
            let value = |pair: &Pair| cohen::kappa(pair, &weights).map(|k| k.value);
            for ((a, b), pair) in pairs {
                let of = if pairs.len() == 1 { note.to_owned() } else { format!("{a} × {b} {note}").trim_end().to_owned() };
                let kappa = cohen::kappa(pair, &weights);
                let line = Line::bare("Cohen kappa", &of, kappa.map(|k| k.value), pair.units());
                let interval = kappa.ok().map(|k| within_bounds(k.interval(self.arguments.level)));
                let line = Line { error: kappa.ok().map(|k| k.standard_error), interval, ..line };
                let line = line.resampled(|| self.over_pair(pair, |p| value(p).ok()));
                self.lines.push(line);
            }
            if pairs.len() > 1 && pairs.values().any(|p| value(p).is_ok()) {
                let of = format!("mean of pairs {note}").trim_end().to_owned();
                let line = Line::bare("Cohen kappa", &of, mean(pairs.values().map(value)), self.table.units.with_at_least(2));
                let line = line.resampled(|| self.over_rows(|rows| mean(self.pairs_of(rows).iter().map(value)).ok()));
                self.lines.push(line);
            }
        }
    }

    /// The tables of all pairs of raters, from rows.
    fn pairs_of(&self, rows: &[Option<u32>]) -> Vec<Pair> {
        let (raters, categories) = (self.table.raters.len(), self.table.categories.len());
        let mut pairs = Vec::new();
        for a in 0..raters {
            for b in a + 1..raters {
                let mut pair = Pair::new(categories);
                for row in rows.chunks(raters) {
                    if let (Some(i), Some(j)) = (row[a], row[b]) {
                        pair.add(i as usize, j as usize);
                    }
                }
                pairs.push(pair);
            }
        }
        pairs
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
            let right: u64 = classification::classes(&table).iter().map(|c| c.right).sum();
            let accuracy = interval::share(right, table.units(), self.arguments.level, Method::Wilson).ok();
            for (name, of) in AGAINST_TRUTH {
                let line = Line::bare(name, &format!("{other} against {truth}"), of(&table), table.units());
                let line = Line { interval: if name == "accuracy" { accuracy } else { None }, ..line };
                let line = line.resampled(|| self.over_pair(&table, |pair| of(pair).ok()));
                self.lines.push(line);
            }
        }
    }

    fn of_numbers(&mut self) {
        if self.arguments.scale() == Scale::Nominal {
            return;
        }
        let values = self.values();
        if let Some([pair]) = self.table.pairs.as_ref().map(|p| p.values().collect::<Vec<_>>()).as_deref() {
            self.correlations(pair, &values);
        }
        let complete = self.table.sums.as_ref().and_then(|s| s.get(&self.table.raters));
        let Some(sums) = complete.filter(|_| matches!(self.arguments.scale(), Scale::Interval | Scale::Ratio)) else { return };
        let level = self.arguments.level;
        match sums.icc(level) {
            Ok(icc) => {
                for (note, form) in FORMS {
                    let line = Line::bare("ICC", note, Ok(form(&icc).value), sums.units());
                    let line = Line { interval: Some(form(&icc).interval), ..line };
                    let again = |rows: &[Option<u32>]| sums_of(rows, self.table.raters.len(), &values).icc(level).ok();
                    let line = line.resampled(|| self.over_rows(|rows| again(rows).map(|icc| form(&icc).value)));
                    self.lines.push(line);
                }
            }
            Err(why) => self.lines.push(Line::bare("ICC", "", Err(why), sums.units())),
        }
    }

    fn correlations(&mut self, pair: &Pair, values: &[f64]) {
        let numeric = matches!(self.arguments.scale(), Scale::Interval | Scale::Ratio);
        let correlate = |pair: &Pair, of: OfSeries| {
            let (mut x, mut y) = (Vec::new(), Vec::new());
            for (i, j, n) in pair.filled() {
                let times = usize::try_from(n).unwrap_or(0);
                x.extend(std::iter::repeat_n(values[i], times));
                y.extend(std::iter::repeat_n(values[j], times));
            }
            of(&x, &y)
        };
        let kinds: [(&'static str, bool, OfSeries); 3] = [
            ("Pearson r", numeric, correlation::pearson),
            ("Spearman rho", true, correlation::spearman),
            ("Kendall tau-b", true, |x, y| correlation::kendall(x, y, Tau::B)),
        ];
        for (name, _, of) in kinds.into_iter().filter(|(_, fits, _)| *fits) {
            let made = correlate(pair, of);
            let interval = if name == "Pearson r" { made.ok().and_then(|c| c.interval(self.arguments.level)) } else { None };
            let line = Line { interval, ..Line::bare(name, "", made.map(|c| c.value), pair.units()) };
            let line = line.resampled(|| self.over_pair(pair, |p| correlate(p, of).ok().map(|c| c.value)));
            self.lines.push(line);
        }
    }
}

/// A correlation of two series.
type OfSeries = fn(&[f64], &[f64]) -> Result<Correlation, Undefined>;

/// A figure of a rater's table against the truth.
type OfPair = fn(&Pair) -> Result<f64, Undefined>;

const AGAINST_TRUTH: [(&str, OfPair); 7] = [
    ("accuracy", Pair::percent_agreement),
    ("balanced accuracy", classification::balanced_accuracy),
    ("precision, macro", |pair| Ok(mean_over_classes(pair, Mean::Macro).precision)),
    ("recall, macro", |pair| Ok(mean_over_classes(pair, Mean::Macro).recall)),
    ("F1, macro", |pair| Ok(mean_over_classes(pair, Mean::Macro).f)),
    ("F1, weighted", |pair| Ok(mean_over_classes(pair, Mean::Weighted).f)),
    ("Matthews r", classification::matthews),
];

fn mean_over_classes(pair: &Pair, mean: Mean) -> classification::Prf {
    classification::mean_prf(&classification::classes(pair), mean, 1.0, 0.0)
}

/// One of the six forms.
type OfIcc = fn(&Icc) -> &Form;

const FORMS: [(&str, OfIcc); 6] = [
    ("(1,1) one-way", |icc| &icc.one_way),
    ("(2,1) agreement", |icc| &icc.agreement),
    ("(3,1) consistency", |icc| &icc.consistency),
    ("(1,k) one-way", |icc| &icc.one_way_mean),
    ("(2,k) agreement", |icc| &icc.agreement_mean),
    ("(3,k) consistency", |icc| &icc.consistency_mean),
];

/// The mean of those that are defined.
fn mean(values: impl Iterator<Item = Result<f64, Undefined>>) -> Result<f64, Undefined> {
    let (sum, n) = values.flatten().fold((0.0, 0.0), |(sum, n), v| (sum + v, n + 1.0));
    if n > 0.0 { Ok(sum / n) } else { Err(Undefined::NothingPaired) }
}

/// Sums over the rows that every rater rated.
fn sums_of(rows: &[Option<u32>], raters: usize, values: &[f64]) -> Sums {
    let mut sums = Sums::new(raters);
    for row in rows.chunks(raters) {
        if let Some(row) = row.iter().map(|c| c.map(|c| values[c as usize])).collect::<Option<Vec<f64>>>() {
            // The rows were added once already, so their values are in range.
            let _ = sums.add(&row);
        }
    }
    sums
}
