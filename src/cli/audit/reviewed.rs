//! Reviewed rows with the design by which they were drawn, as a sample that an estimate can be made of.

use std::collections::BTreeMap;

use clap::Args;

use crate::cli::Failure;
use crate::cli::input::Input;
use crate::formats::Row;
use touchstone_measure::sampling::sample::{Post, Sample};

/// Which columns say what. One that is not named is taken by its usual name where the file has it.
#[derive(Clone, Debug, Args)]
pub(super) struct Columns {
    /// The column that says how wrong a unit was, 0 to 1 [usually: error]
    #[arg(long, value_name = "COLUMN", conflicts_with = "right")]
    column: Option<String>,
    /// A column that says how right it was instead, 0 to 1
    #[arg(long, value_name = "COLUMN")]
    right: Option<String>,
    /// The column of the part of the work from which a row was drawn [usually: stratum]
    #[arg(long, value_name = "COLUMN")]
    stratum: Option<String>,
    /// How many units the row's stratum has, or clusters where clusters were drawn [usually: size]
    #[arg(long, value_name = "COLUMN")]
    size: Option<String>,
    /// What was drawn as a whole, an annotator say, where not single units were drawn [usually: cluster]
    #[arg(long, value_name = "COLUMN")]
    cluster: Option<String>,
    /// How many units a row stands for, where they were not drawn with the same chance [usually: weight]
    #[arg(long, value_name = "COLUMN")]
    weight: Option<String>,
    /// A group of which it is known how many units the work has [usually: group]
    #[arg(long, value_name = "COLUMN")]
    group: Option<String>,
    /// How many that are [usually: total]
    #[arg(long, value_name = "COLUMN")]
    total: Option<String>,
}

/// The columns that a file has.
struct Found {
    error: (String, bool),
    stratum: Option<String>,
    size: Option<String>,
    cluster: Option<String>,
    weight: Option<String>,
    group: Option<String>,
    total: Option<String>,
}

impl Columns {
    fn found(&self, row: &Row<'_>) -> Result<Found, &'static str> {
        let columns = row.columns();
        let one =
            |named: &Option<String>, usual: &str| named.clone().or_else(|| columns.iter().any(|c| c == usual).then(|| usual.to_owned()));
        let error =
            self.right.clone().map_or_else(|| (self.column.clone().unwrap_or_else(|| "error".to_owned()), false), |right| (right, true));
        let group = one(&self.group, "group");
        if group.is_none() && self.total.is_some() {
            return Err("--total says how many units a group has, and there is no column of groups (--group)");
        }
        Ok(Found {
            error,
            stratum: one(&self.stratum, "stratum"),
            size: one(&self.size, "size"),
            cluster: one(&self.cluster, "cluster"),
            weight: one(&self.weight, "weight"),
            group,
            total: one(&self.total, "total"),
        })
    }
}

/// Names in the order in which they were met, and the number that each says of itself.
#[derive(Default)]
pub(super) struct Named {
    numbers: BTreeMap<String, usize>,
    /// The names; the only one is empty where there is no column of them.
    pub names: Vec<String>,
    /// What each has, where it was said.
    pub counts: Vec<f64>,
    /// The name of each row, by number.
    pub of_rows: Vec<usize>,
}

impl Named {
    /// Takes a row's name, and what the row says that the name has; an error where an earlier row said something else.
    fn take(&mut self, name: &str, count: Option<f64>) -> Result<(), String> {
        let next = self.names.len();
        let number = *self.numbers.entry(name.to_owned()).or_insert(next);
        if number == next {
            self.names.push(name.to_owned());
            self.counts.extend(count);
        } else if let Some(count) = count
            && self.counts.get(number).is_some_and(|earlier| earlier.to_bits() != count.to_bits())
        {
            return Err(format!("\"{name}\" has {count} here and {} above", self.counts[number]));
        }
        self.of_rows.push(number);
        Ok(())
    }
}

/// The rows of a file.
#[derive(Default)]
pub(super) struct Reviewed {
    /// How wrong each unit was.
    pub errors: Vec<f64>,
    /// The strata, where there is a column of them or of their size.
    pub strata: Option<Named>,
    /// The clusters.
    pub clusters: Option<Named>,
    weights: Option<Vec<f64>>,
    groups: Option<Named>,
    sizes: Option<Vec<u64>>,
    /// The values of the column that the estimate is told by.
    pub by: Option<Named>,
}

/// The largest number of units that a stratum has.
const MOST: f64 = 1e12;

impl Reviewed {
    /// Reads a file, and says what was taken for granted of it; `by` is a column whose values are kept.
    pub fn read(input: &Input, columns: &Columns, by: Option<&str>) -> Result<(Self, Vec<String>), Failure> {
        let mut rows = input.rows()?;
        let (mut all, mut found) = (Self::default(), None);
        while let Some((line, row)) = rows.next_row().map_err(|e| input.wrong(&e))? {
            if found.is_none() {
                let columns = columns.found(&row).map_err(|what| input.at(line, what))?;
                found = Some(all.begin(columns, by.is_some()));
            }
            if let Some(found) = &found {
                all.take(input, line, &row, found)?;
            }
            if let (Some(by), Some(named)) = (by, &mut all.by) {
                let value = input.needed(line, &row, by)?;
                named.take(&value, None).map_err(|what| input.at(line, &what))?;
            }
        }
        let mut assumed = rows.assumed().to_vec();
        if let Some(found) = &found {
            all.assume(found, &mut assumed);
        }
        if found.is_some_and(|f| f.size.is_some()) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and at most a million million, as was read")]
            let sizes = all.strata.iter().flat_map(|s| &s.counts).map(|n| *n as u64).collect();
            all.sizes = Some(sizes);
        }
        Ok((all, assumed))
    }

    /// Makes room for the columns that there are.
    fn begin(&mut self, found: Found, by: bool) -> Found {
        let room = |wanted: bool| wanted.then(Named::default);
        self.strata = room(found.stratum.is_some() || found.size.is_some());
        self.clusters = room(found.cluster.is_some());
        self.weights = found.weight.is_some().then(Vec::new);
        self.groups = room(found.group.is_some());
        self.by = room(by);
        found
    }

    fn take(&mut self, input: &Input, line: u64, row: &Row<'_>, found: &Found) -> Result<(), Failure> {
        let (column, right) = &found.error;
        let said = share_of(input, line, row, column)?;
        self.errors.push(if *right { 1.0 - said } else { said });
        let text = |column: &Option<String>| column.as_ref().map(|c| input.needed(line, row, c)).transpose();
        let number = |column: &Option<String>, whole: bool| column.as_ref().map(|c| count_of(input, line, row, c, whole)).transpose();
        let told = |what: String| input.at(line, &what);
        let stratum = text(&found.stratum)?.unwrap_or_default();
        if let Some(strata) = &mut self.strata {
            strata.take(&stratum, number(&found.size, true)?).map_err(told)?;
        }
        if let (Some(clusters), Some(cluster)) = (&mut self.clusters, text(&found.cluster)?) {
            // The same name in two strata is two clusters.
            clusters.take(&format!("{stratum}\u{1f}{cluster}"), None).map_err(told)?;
        }
        if let (Some(weights), Some(weight)) = (&mut self.weights, number(&found.weight, false)?) {
            weights.push(weight);
        }
        if let (Some(groups), Some(group)) = (&mut self.groups, text(&found.group)?) {
            let total = match &found.total {
                Some(column) => count_of(input, line, row, column, false)?,
                None => return Err(input.at(line, "there are groups, and no column says how many units each has (--total)")),
            };
            groups.take(&group, Some(total)).map_err(told)?;
        }
        Ok(())
    }

    /// Says what the columns were taken for.
    fn assume(&self, found: &Found, assumed: &mut Vec<String>) {
        let mut add = |column: &Option<String>, is: &str, is_not: &str| match column {
            Some(column) => assumed.push(format!("column \"{column}\" says {is}")),
            None if is_not.is_empty() => {}
            None => assumed.push(is_not.to_owned()),
        };
        let of = if self.clusters.is_some() { "clusters" } else { "units" };
        let far = format!("the work is far larger than what was reviewed of it (--size says how many {of} a stratum has)");
        let alone = "units were drawn one by one (--cluster, where annotators were drawn and then their tasks)";
        add(&found.stratum, "of which part of the work a row was drawn at random", "rows were drawn at random from all work (--stratum)");
        add(&found.size, &format!("how many {of} the row's stratum has"), &far);
        add(&found.cluster, "what was drawn together", alone);
        add(&found.weight, "how many units a row stands for", "");
        add(&found.group, "a row's group, whose number of units is known", "");
    }

    /// The sample, with the rows that a question is about.
    pub fn sample<'a>(&'a self, totals: &'a [f64], domain: Option<&'a [bool]>) -> Sample<'a> {
        Sample {
            values: &self.errors,
            strata: self.strata.as_ref().map(|s| s.of_rows.as_slice()),
            clusters: self.clusters.as_ref().map(|c| c.of_rows.as_slice()),
            weights: self.weights.as_deref(),
            population: self.sizes.as_deref(),
            domain,
            post: self.groups.as_ref().map(|g| Post { groups: &g.of_rows, totals }),
        }
    }

    /// What each known group has.
    pub fn totals(&self) -> &[f64] {
        self.groups.as_ref().map_or(&[], |g| &g.counts)
    }
}

/// A share that a row says.
fn share_of(input: &Input, line: u64, row: &Row<'_>, column: &str) -> Result<f64, Failure> {
    let text = input.needed(line, row, column)?;
    let number = match text.trim().to_ascii_lowercase().as_str() {
        "true" => Some(1.0),
        "false" => Some(0.0),
        other => other.parse::<f64>().ok().filter(|x| (0.0..=1.0).contains(x)),
    };
    number.ok_or_else(|| input.at(line, &format!("\"{text}\" in column \"{column}\" is no share: 0 to 1, true or false")))
}

/// A number of units.
fn count_of(input: &Input, line: u64, row: &Row<'_>, column: &str, whole: bool) -> Result<f64, Failure> {
    let text = input.needed(line, row, column)?;
    let fine = |x: &f64| *x > 0.0 && *x <= MOST && (!whole || x.fract() == 0.0);
    text.trim().parse::<f64>().ok().filter(fine).ok_or_else(|| {
        let what = if whole { "a whole number above 0" } else { "a number above 0" };
        input.at(line, &format!("\"{text}\" in column \"{column}\" is not {what}"))
    })
}
