//! `touchstone audit fairness`: whether groups of people are selected alike, and whether an item is harder for one group than for equally
//! able people of another. Small groups are refused and not reassured.

use std::collections::BTreeMap;

use clap::Args;
use serde_json::{Value, json};

use super::fairness_items::{self, Answers, Judged};
use crate::cli::aligned::{Aligned, figure};
use crate::cli::assumed::Assumed;
use crate::cli::input::Input;
use crate::cli::{Failure, Outcome, code, say};
use crate::formats::Row;
use touchstone_measure::fairness::FairnessError;
use touchstone_measure::fairness::adverse_impact::{Compared, Group, compare_all};

/// `audit fairness`.
#[derive(Debug, Args)]
#[command(after_help = "\
A row a person: a column says the group, another whether they were selected (passed, kept, not stopped). Each group's rate is held \
against the highest, with
exact tests and intervals; p values are adjusted over all groups (Holm). With --items, columns of right and wrong answers, each item is \
held against people of
the reference group with the same score (Mantel-Haenszel, logistic regression).

A group of fewer than ten people is not compared, and for items one of fewer than a hundred is not: nothing found among few says nothing. \
A ratio is a figure, no
verdict of law.

Examples:
  touchstone audit fairness outcomes.csv
  touchstone audit fairness outcomes.csv --selected kept --items i1,i2,i3 --reference local --json")]
pub(in crate::cli) struct Arguments {
    #[command(flatten)]
    input: Input,
    /// The column of a person's group
    #[arg(long, default_value = "group", value_name = "COLUMN")]
    group: String,
    /// The column that says whether a person was selected: 0 or 1, true or false; without it, and with --items, items alone are judged
    #[arg(long, value_name = "COLUMN")]
    selected: Option<String>,
    /// Columns of items, answered right (1) or wrong (0), that make up the score
    #[arg(long, value_delimiter = ',', value_name = "COLUMN")]
    items: Vec<String>,
    /// The group that items are held against; without it the one with most people
    #[arg(long, requires = "items", value_name = "GROUP")]
    reference: Option<String>,
    /// The fewest people of a group for which items are judged
    #[arg(long, default_value_t = fairness_items::NEEDED, requires = "items")]
    at_least: u64,
    /// How often intervals hold the ratio
    #[arg(long, default_value_t = 0.95)]
    level: f64,
    /// One JSON document instead of tables
    #[arg(long)]
    json: bool,
}

/// What was read.
#[derive(Default)]
struct People {
    /// Selected and considered, by group.
    groups: BTreeMap<String, (u64, u64)>,
    answers: Answers,
}

/// All groups beside the highest.
struct Rates {
    names: Vec<String>,
    groups: Vec<Group>,
    highest: usize,
    compared: Vec<Result<Compared, FairnessError>>,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    if !(arguments.level > 0.0 && arguments.level < 1.0) {
        return Err(Failure::new(code::USAGE, "--level lies between 0 and 1"));
    }
    let mut assumed = Assumed::default();
    let people = read(arguments, &mut assumed)?;
    let rates = if counts_selected(arguments) { Some(rates(arguments, &people)?) } else { None };
    let judged = if arguments.items.is_empty() { None } else { Some(judged(arguments, &people, &mut assumed)?) };
    if arguments.json {
        let document = json!({
            "level": arguments.level, "selection": rates.as_ref().map(selection), "items": judged.as_ref().map(Judged::json),
            "assumed": assumed.json(),
        });
        return say(&document.to_string()).map(|()| 0);
    }
    assumed.tell();
    if let Some(rates) = &rates {
        tell_rates(rates, arguments.level)?;
    }
    if let Some(judged) = &judged {
        judged.print()?;
    }
    Ok(0)
}

/// Whether selection is looked at: where its column is named, or nothing else is asked.
fn counts_selected(arguments: &Arguments) -> bool {
    arguments.selected.is_some() || arguments.items.is_empty()
}

fn read(arguments: &Arguments, assumed: &mut Assumed) -> Result<People, Failure> {
    let input = &arguments.input;
    let mut rows = input.rows()?;
    let mut people = People::default();
    let selected = counts_selected(arguments).then(|| arguments.selected.as_deref().unwrap_or("selected"));
    while let Some((line, row)) = rows.next_row().map_err(|e| input.wrong(&e))? {
        let group = input.needed(line, &row, &arguments.group)?.into_owned();
        if let Some(column) = selected {
            let counts = people.groups.entry(group.clone()).or_default();
            counts.0 += u64::from(yes(input, line, &row, column)?);
            counts.1 += 1;
        }
        let answers: Vec<Option<bool>> = arguments.items.iter().map(|item| answer(input, line, &row, item)).collect::<Result<_, _>>()?;
        people.answers.take(group, &answers);
    }
    assumed.add_all(rows.assumed());
    assumed.add(format!("each row is another person, and column \"{}\" says the group", arguments.group));
    Ok(people)
}

/// A yes or no that has to be there.
fn yes(input: &Input, line: u64, row: &Row<'_>, column: &str) -> Result<bool, Failure> {
    let text = input.needed(line, row, column)?;
    match text.trim().to_ascii_lowercase().as_str() {
        "1" | "true" | "1.0" => Ok(true),
        "0" | "false" | "0.0" => Ok(false),
        _ => Err(input.at(line, &format!("\"{text}\" in column \"{column}\" is neither 0 nor 1, true nor false"))),
    }
}

/// The answer to an item; none where it was not asked.
fn answer(input: &Input, line: u64, row: &Row<'_>, item: &str) -> Result<Option<bool>, Failure> {
    let asked = !row.columns().iter().any(|c| c == item) || input.found(line, row, item)?.is_some();
    if asked { yes(input, line, row, item).map(Some) } else { Ok(None) }
}

fn rates(arguments: &Arguments, people: &People) -> Result<Rates, Failure> {
    let names: Vec<String> = people.groups.keys().cloned().collect();
    let groups: Vec<Group> =
        people.groups.values().map(|(selected, considered)| Group { selected: *selected, considered: *considered }).collect();
    let (highest, compared) = compare_all(&groups, arguments.level).map_err(|why| {
        let what = match why {
            FairnessError::TooFew { needed, .. } => format!("two groups of {needed} people or more are needed to compare their rates"),
            FairnessError::Undefined | FairnessError::Diverged => "nobody was selected: there are no rates to compare".to_owned(),
        };
        Failure::new(code::NO, format!("{}: {what}", arguments.input.file.display()))
    })?;
    Ok(Rates { names, groups, highest, compared })
}

fn judged(arguments: &Arguments, people: &People, assumed: &mut Assumed) -> Result<Judged, Failure> {
    let told = |what: String| Failure::new(code::NO, format!("{}: {what}", arguments.input.file.display()));
    let reference = match &arguments.reference {
        Some(name) => name.clone(),
        None => people.answers.largest().ok_or_else(|| told("nobody answered all of the items".to_owned()))?,
    };
    if arguments.reference.is_none() {
        assumed.add(format!("items are held against group \"{reference}\", which has most people (--reference)"));
    }
    assumed.add("people are as able as the number of these items that they have right, the item among them");
    if people.answers.left_out > 0 {
        assumed.add(format!("{} who did not answer all of the items are left out", people.answers.left_out));
    }
    people
        .answers
        .judge(&arguments.items, &reference, arguments.at_least)
        .ok_or_else(|| told(format!("nobody of group \"{reference}\" answered all of the items")))
}

fn tell_rates(rates: &Rates, level: f64) -> Result<(), Failure> {
    let mut table = Aligned::new(&["GROUP", ">PEOPLE", ">SELECTED", ">RATE", ">RATIO", ">INTERVAL", ">P", ">ADJUSTED P"]);
    for ((name, group), compared) in rates.names.iter().zip(&rates.groups).zip(&rates.compared) {
        let counts = [name.clone(), group.considered.to_string(), group.selected.to_string()];
        let rate = |group: &Group| format!("{:.3}", group.selected as f64 / group.considered as f64);
        let figures = match compared {
            Ok(c) => {
                let (low, high) = c.intervals.score;
                let interval = format!("{low:.3} to {high:.3}");
                [rate(group), format!("{:.3}", c.impact.ratio), interval, figure(Some(c.impact.exact_p)), figure(Some(c.adjusted_p))]
            }
            Err(_) => ["too few", "–", "–", "–", "–"].map(str::to_owned),
        };
        table.row(counts.into_iter().chain(figures).collect());
    }
    table.print()?;
    let highest = &rates.names[rates.highest];
    say(&format!("Rates are held against group \"{highest}\", which has the highest; intervals hold the ratio in {} %.", 100.0 * level))?;
    for (name, compared) in rates.names.iter().zip(&rates.compared) {
        if let Ok(c) = compared
            && name != highest
        {
            let least = c.impact.least_exact_p;
            if least > 1.0 - level {
                say(&format!(
                    "Of group \"{name}\" nothing could be found: with so few people, or so few selected, p is {least:.4} at least."
                ))?;
            } else if c.impact.below_four_fifths {
                let shown = if c.adjusted_p <= 1.0 - level { "chance does not explain it" } else { "chance may explain it" };
                say(&format!("The rate of group \"{name}\" is below four fifths of the highest; {shown}."))?;
            }
        }
    }
    Ok(())
}

fn selection(rates: &Rates) -> Value {
    let group = |((name, group), compared): ((&String, &Group), &Result<Compared, FairnessError>)| {
        let mut row = json!({ "group": name, "considered": group.considered, "selected": group.selected });
        match compared {
            Ok(c) => {
                let sure = c.intervals.sure;
                for (key, value) in [
                    ("ratio", json!(c.impact.ratio)),
                    ("interval", json!([c.intervals.score.0, c.intervals.score.1])),
                    ("interval_never_below_its_level", json!([sure.0, sure.1])),
                    ("exact_p", json!(c.impact.exact_p)),
                    ("adjusted_p", json!(c.adjusted_p)),
                    ("least_exact_p", json!(c.impact.least_exact_p)),
                    ("below_four_fifths", json!(c.impact.below_four_fifths)),
                ] {
                    row[key] = value;
                }
            }
            Err(_) => row["refused"] = json!("too_few"),
        }
        row
    };
    let groups = rates.names.iter().zip(&rates.groups).zip(&rates.compared).map(group);
    json!({ "highest": rates.names[rates.highest], "groups": groups.collect::<Vec<_>>() })
}
