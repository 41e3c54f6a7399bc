//! `touchstone agree`: every coefficient of agreement that fits a table of ratings, with intervals.

pub(super) mod arguments;
mod figures;
mod label;
mod read;
mod report;
mod resample;
mod table;

use std::io::Read as _;
use std::path::PathBuf;

use super::assumed::{Assumed, is_mark, some};
use super::input::{Input, open};
use super::{Failure, Outcome, code, say, tell};
use crate::formats::Text;
use arguments::{Arguments, Scale};
use table::Table;

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let mut assumed = Assumed::default();
    let table = match &arguments.file {
        Some(file) => {
            let input = Input { file: file.clone(), form: arguments.form.clone(), missing: arguments.missing.clone() };
            read::read(&input, &arguments.columns, arguments.spelling(), &mut assumed)?
        }
        None => Table::merge(&partials(&arguments.merge)?, arguments.spelling())?,
    };
    if arguments.partial {
        assumed.tell();
        say(&table.to_partial())?;
        return Ok(0);
    }
    possible(&table, arguments)?;
    assume(&table, arguments, &mut assumed);
    let report = report::Report::new(&table, arguments, assumed);
    report.say(arguments.json)?;
    if report.lines.iter().all(|l| l.value.is_err()) {
        tell("no coefficient is defined for these ratings; the table says why");
        return Ok(code::NO);
    }
    Ok(0)
}

/// Whether what is asked for can be had from the table.
fn possible(table: &Table, arguments: &Arguments) -> Result<(), Failure> {
    let no = |what: String| Err(Failure::new(code::NO, what));
    if matches!(arguments.scale(), Scale::Interval | Scale::Ratio) && table.values.is_none() {
        let mark =
            table.categories.iter().find(|c| is_mark(c)).map_or_else(String::new, |m| format!(" (--missing {m} takes \"{m}\" as missing)"));
        return no(format!("the scale needs numbers, but not all values are{mark}; try --scale nominal or ordinal"));
    }
    if let Some(truth) = arguments.truth.as_ref().filter(|t| !table.raters.contains(t)) {
        return no(format!("there is no rater \"{truth}\"; there are: {}", some(&table.raters, ", ")));
    }
    if arguments.truth.is_some() && table.pairs.is_none() {
        return no("pairs with the truth are counted for up to 10 raters and 256 categories".to_owned());
    }
    Ok(())
}

/// What the scale takes for granted about the labels, and what it leaves out.
fn assume(table: &Table, arguments: &Arguments, assumed: &mut Assumed) {
    let given = !arguments.columns.categories.is_empty();
    match (arguments.scale, &table.values) {
        (None, Some(_)) if table.categories.len() > 2 => {
            assumed.add("labels are names, though all are numbers (--scale ordinal, interval or ratio)");
        }
        (Some(Scale::Ordinal), None) if !given => {
            let order = some(&table.categories, " < ");
            assumed.add(format!("the labels' order is the alphabet's: {order} (--categories gives another)"));
        }
        (Some(Scale::Ordinal), Some(_)) if !arguments.labels.ranks => {
            assumed.add("linear and quadratic weights go by the numbers' distances (--ranks takes their ranks)");
        }
        _ => {}
    }
    let labels = table.categories.len();
    if labels > figures::MOST_WEIGHTED {
        assumed.add(format!(
            "with {labels} labels only Krippendorff's alpha is computed; other coefficients take up to {}",
            figures::MOST_WEIGHTED
        ));
    } else if labels > table::MOST_CATEGORIES && table.raters.len() <= table::MOST_PAIRED {
        assumed.add(format!("with {labels} labels pairs of raters are left out, which takes up to {}", table::MOST_CATEGORIES));
    }
    if table.raters.len() > table::MOST_PAIRED {
        assumed.add(format!(
            "{} raters are a crowd: pairs of them are left out, which takes up to {}",
            table.raters.len(),
            table::MOST_PAIRED
        ));
    }
}

fn partials(files: &[PathBuf]) -> Result<Vec<(String, String)>, Failure> {
    files
        .iter()
        .map(|file| {
            let mut text = String::new();
            let read = Text::new(open(file)?, None).read_to_string(&mut text);
            read.map_err(|e| Failure::new(code::ENVIRONMENT, format!("{}: {e}", file.display())))?;
            Ok((file.display().to_string(), text))
        })
        .collect()
}
