//! `touchstone items`: what a table of people by items says about the items.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value, json};

use super::aligned::{Aligned, figure};
use super::input::{Form, Input, Missing};
use super::people_by_items::{Table, is_right, read};
use super::progress::Progress;
use super::{Failure, Outcome, bounded, code, say, tell};
use crate::app::gold_set::calibration::{Calibrated, ENOUGH};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::sealed::{Reveal, Sealed};
use touchstone_measure::interval::{self, Method};
use touchstone_measure::irt::calibrate::{Answers, CalibrateError, Calibration, Model, Normal, Options, Priors, calibrate};
use touchstone_measure::reliability::classical::Scores;
use touchstone_measure::reliability::{error_of_measurement, omega};

/// `items`.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Facility, discrimination and reliability of items
    Stats(Stats),
    /// Item parameters by marginal maximum likelihood
    Calibrate(Calibrate),
    /// What live answers say of a project's items
    Report(super::item_report::Report),
}

/// `items stats`.
#[derive(Debug, Args)]
#[command(after_help = "\
A row a person, a column an item; the first column is the person's name, who stands in the table once. \
In JSON the first row's first field is
the name, and an item that a row leaves out was not asked. Scores are numbers, usually 0 to 1; an empty cell was not asked, \
and neither was one
with a mark of --missing. Statistics of the whole test use the people who answered every item.

Examples:
  touchstone items stats answers.csv
  touchstone items stats answers.csv --json")]
pub(super) struct Stats {
    #[command(flatten)]
    input: Input,
    /// The level of the intervals
    #[arg(long, default_value_t = 0.95, value_parser = super::agree::arguments::level)]
    level: f64,
    /// One JSON document instead of a table
    #[arg(long)]
    json: bool,
}

/// `items calibrate`.
#[derive(Debug, Args)]
#[command(after_help = "\
A row a person, a column an item; the first column is the person's name, who stands in the table once. \
In JSON the first row's first field is
the name. 1 is right, 0 is wrong, an empty cell or one with a mark of --missing was not asked. Items with other scores are reported apart \
and
stay out.

Below about 200 answers an item, give priors: --prior-slope 0,0.3 --prior-difficulty 0,2

Examples:
  touchstone items calibrate answers.csv --model 2
  touchstone items calibrate --project my-project             # from live answers; add --draft to write a new version
  touchstone items calibrate answers.csv --model 3 --prior-slope 0,0.5 --prior-difficulty 0,2 --prior-guessing 5,17 --json")]
pub(super) struct Calibrate {
    /// CSV with a header, or JSON; - for standard input
    #[arg(required_unless_present = "project")]
    file: Option<PathBuf>,
    #[command(flatten)]
    form: Form,
    #[command(flatten)]
    missing: Missing,
    /// Instead of a file: this project's banks, from what its candidates answered
    #[arg(long, conflicts_with = "file")]
    project: Option<String>,
    /// With --project: write the parameters into a new version, a draft that somebody else publishes
    #[arg(long, requires = "project")]
    draft: bool,
    /// Parameters an item: 1 (one slope for all), 2, or 3 (with guessing)
    #[arg(long, value_enum, default_value = "2")]
    model: Parameters,
    /// Normal prior of the slopes' logarithm: mean,deviation
    #[arg(long, value_parser = pair, value_name = "MEAN,DEVIATION", allow_hyphen_values = true)]
    prior_slope: Option<(f64, f64)>,
    /// Normal prior of the difficulties: mean,deviation
    #[arg(long, value_parser = pair, value_name = "MEAN,DEVIATION", allow_hyphen_values = true)]
    prior_difficulty: Option<(f64, f64)>,
    /// Beta prior of the guessing: its two parameters, above 1
    #[arg(long, value_parser = pair, value_name = "A,B")]
    prior_guessing: Option<(f64, f64)>,
    /// The chance of a right guess that every item has, as 1 over its options, for models 1 and 2; model 3 estimates it
    #[arg(long, value_name = "C", conflicts_with = "prior_guessing")]
    guessing: Option<f64>,
    /// Nodes for the population's abilities
    #[arg(long, default_value_t = 41, value_parser = bounded::<5, 200>)]
    nodes: usize,
    /// One JSON document instead of a table
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Parameters {
    #[value(name = "1")]
    One,
    #[value(name = "2")]
    Two,
    #[value(name = "3")]
    Three,
}

pub(super) async fn run(command: &Command, database: &super::DatabaseArguments) -> Outcome {
    match command {
        Command::Stats(arguments) => stats(arguments),
        Command::Calibrate(arguments) => match (&arguments.file, &arguments.project) {
            (Some(file), _) => {
                calibration(arguments, &Input { file: file.clone(), form: arguments.form.clone(), missing: arguments.missing.clone() })
            }
            (None, Some(project)) => live(arguments, project, database).await,
            (None, None) => Err(Failure::new(code::NO, "name a file, or a project with --project")),
        },
        Command::Report(arguments) => super::item_report::run(arguments, database).await,
    }
}

/// Two numbers with a comma between them.
fn pair(text: &str) -> Result<(f64, f64), String> {
    let number = |t: &str| t.trim().parse().ok().filter(|v: &f64| v.is_finite());
    let numbers = text.split_once(',').and_then(|(a, b)| Some((number(a)?, number(b)?)));
    numbers.ok_or_else(|| "two numbers with a comma between them, such as 0,0.3".to_owned())
}

fn stats(arguments: &Stats) -> Outcome {
    let table = read(&arguments.input)?;
    let _progress = Progress::waiting("computing");
    let complete = Scores::new(table.complete());
    let discriminations = complete.as_ref().map(|c| c.upper_lower_of_all(0.27)).unwrap_or_default();
    let figures = complete.as_ref().map(Scores::figures).unwrap_or_default();
    let lines: Vec<Value> = (0..table.items.len())
        .map(|i| {
            let scores: Vec<f64> = table.people.iter().filter_map(|p| p[i]).collect();
            let n = scores.len();
            let right = scores.iter().filter(|s| is_right(**s)).count();
            let binary = table.is_binary(i) && n > 0;
            let interval = interval::share(right as u64, n as u64, arguments.level, Method::Wilson).ok().filter(|_| binary);
            let f = figures.get(i);
            let discrimination = f.and_then(|f| f.item_rest);
            json!({
                "item": table.items[i], "answers": n, "scored_0_or_1": binary,
                "facility": (n > 0).then(|| scores.iter().sum::<f64>() / n as f64),
                "facility_interval": interval.map(|(low, high)| json!([low, high])),
                "discrimination": discrimination.map(|c| c.value),
                "discrimination_interval": discrimination.and_then(|c| c.interval(arguments.level)).map(|(low, high)| json!([low, high])),
                "upper_less_lower_27": discriminations.get(i),
                "alpha_without": f.and_then(|f| f.alpha_without),
            })
        })
        .collect();
    let test = test_statistics(complete.as_ref().ok(), arguments.level);
    if arguments.json {
        say(&json!({ "people": table.people.len(), "assumed": table.assumed.json(), "test": test, "items": lines }).to_string())?;
    } else {
        print_stats(&lines, &test)?;
    }
    table.assumed.tell();
    if let Err(why) = complete {
        tell(&format!("no statistics of the whole test: {why} (people who answered every item: {})", table.complete().len()));
    }
    Ok(0)
}

fn test_statistics(scores: Option<&Scores>, level: f64) -> Value {
    let Some(scores) = scores else { return Value::Null };
    let totals = scores.totals();
    let n = totals.len() as f64;
    let mean = totals.iter().sum::<f64>() / n;
    let deviation = (totals.iter().map(|t| (t - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    let alpha = scores.alpha().ok();
    let one_factor = omega::of_scores(scores).ok();
    json!({
        "people": totals.len(), "items": scores.items(), "mean": mean, "standard_deviation": deviation,
        "alpha": alpha, "alpha_interval": scores.alpha_interval(level).ok().map(|(low, high)| json!([low, high])),
        "kr20": scores.kr20().ok(), "omega": one_factor.map(|f| f.omega()),
        "standard_error_of_measurement": alpha.and_then(|a| error_of_measurement::standard_error(deviation, a).ok()),
    })
}

fn print_stats(lines: &[Value], test: &Value) -> Result<(), Failure> {
    let mut table = Aligned::new(&["ITEM", ">N", ">FACILITY", ">LOW", ">HIGH", ">DISCRIM", ">LOW", ">HIGH", ">UP-LOW", ">ALPHA-"]);
    for l in lines {
        let number = |name: &str| figure(l[name].as_f64());
        let bound = |name: &str, at: usize| figure(l[name][at].as_f64());
        table.row(vec![
            l["item"].as_str().unwrap_or_default().to_owned(),
            l["answers"].to_string(),
            number("facility"),
            bound("facility_interval", 0),
            bound("facility_interval", 1),
            number("discrimination"),
            bound("discrimination_interval", 0),
            bound("discrimination_interval", 1),
            number("upper_less_lower_27"),
            number("alpha_without"),
        ]);
    }
    table.print()?;
    if !test.is_null() {
        let number = |name: &str| figure(test[name].as_f64());
        say(&format!(
            "{} people answered all {} items: mean {}, SD {}, alpha {} ({} to {}), KR-20 {}, omega {}, SEM {}",
            test["people"],
            test["items"],
            number("mean"),
            number("standard_deviation"),
            number("alpha"),
            figure(test["alpha_interval"][0].as_f64()),
            figure(test["alpha_interval"][1].as_f64()),
            number("kr20"),
            number("omega"),
            number("standard_error_of_measurement")
        ))?;
    }
    Ok(())
}

/// Calibrates a project's banks from what candidates answered; writes a new version where that is asked for.
async fn live(arguments: &Calibrate, project: &str, database: &super::DatabaseArguments) -> Outcome {
    let app = crate::app::open(&database.target()?).await?;
    let right = Reveal::for_an_author();
    let open = |document: &Sealed| serde_json::from_str(document.reveal(&right)).unwrap_or_default();
    let made = app.recalibrate(project, arguments.draft.then_some(Actor::CommandLine), open).await?;
    if arguments.json {
        let item = |c: &Calibrated| {
            json!({
                "item": c.item, "bank": c.bank, "answers": c.answers, "a": c.parameters.0, "b": c.parameters.1, "c": c.parameters.2,
                "a_error": c.errors.0, "b_error": c.errors.1,
            })
        };
        say(&json!({ "version": made.version, "left": made.left, "items": made.items.iter().map(item).collect::<Vec<_>>() }).to_string())?;
    } else {
        let mut table = Aligned::new(&["ITEM", "BANK", ">N", ">A", ">SE", ">B", ">SE", ">C"]);
        for c in &made.items {
            let (a, b, guess) = c.parameters;
            table.row(vec![
                c.item.clone(),
                c.bank.clone(),
                c.answers.to_string(),
                figure(Some(a)),
                figure(c.errors.0),
                figure(Some(b)),
                figure(c.errors.1),
                figure(Some(guess)),
            ]);
        }
        table.print()?;
    }
    tell(&format!("{} items calibrated, {} with fewer than {ENOUGH} answers of 0 or 1 keep what they have", made.items.len(), made.left));
    match made.version {
        Some(number) => {
            tell(&format!("brought in as version {number}, a draft; next: touchstone gold publish {project} {number} --by NAME"));
        }
        None if arguments.draft => tell("nothing changed: no new version"),
        None => {}
    }
    Ok(0)
}

fn calibration(arguments: &Calibrate, input: &Input) -> Outcome {
    let table = read(input)?;
    let (used, apart): (Vec<usize>, Vec<usize>) = (0..table.items.len()).partition(|i| table.is_binary(*i));
    let people: Vec<Vec<Option<bool>>> = table.people.iter().map(|row| used.iter().map(|i| row[*i].map(is_right)).collect()).collect();
    let normal = |pair: Option<(f64, f64)>| pair.map(|(mean, deviation)| Normal { mean, deviation });
    let options = Options {
        model: match arguments.model {
            Parameters::One => Model::One,
            Parameters::Two => Model::Two,
            Parameters::Three => Model::Three,
        },
        priors: Priors {
            ln_slope: normal(arguments.prior_slope),
            difficulty: normal(arguments.prior_difficulty).into_iter().collect(),
            asymptote: arguments.prior_guessing,
        },
        guessing: arguments.guessing.map(|c| vec![c; used.len()]).unwrap_or_default(),
        nodes: arguments.nodes,
        steps: 500,
    };
    if arguments.guessing.is_some() && options.model == Model::Three {
        return Err(Failure::new(code::USAGE, "--model 3 estimates guessing: leave --guessing out"));
    }
    let progress = Progress::waiting("calibrating");
    let fit = Answers::new(&people).and_then(|answers| calibrate(&answers, &options)).map_err(|e| refused(&e, &table, &used, input))?;
    drop(progress);
    table.assumed.tell();
    let apart: Vec<&str> = apart.iter().map(|i| table.items[*i].as_str()).collect();
    if !apart.is_empty() {
        tell(&format!("not calibrated, scored with more than 0 and 1: {}", apart.join(", ")));
    }
    tell(&format!("{} steps, the largest slope left is {:.1e}", fit.steps, fit.gradient));
    told_of_few(&table, &used);
    print_calibration(&fit, &table, &used, &apart, arguments.json)
}

/// Answers to an item of a table.
fn answered(table: &Table, item: usize) -> usize {
    table.people.iter().filter(|person| person[item].is_some()).count()
}

/// What the parameters rest on, and that those of few answers say little: the project's own calibration leaves such items as they are.
fn told_of_few(table: &Table, used: &[usize]) {
    let few = used.iter().filter(|i| answered(table, **i) < ENOUGH).count();
    tell(&format!("fitted on {} people", table.people.len()));
    if few > 0 {
        tell(&format!(
            "warning: {few} of {} items have fewer than {ENOUGH} answers: their parameters may be far off, whatever their errors say",
            used.len()
        ));
    }
}

fn refused(error: &CalibrateError, table: &Table, used: &[usize], input: &Input) -> Failure {
    let what = match error {
        CalibrateError::Empty => "no item has answers of 0 and 1".to_owned(),
        CalibrateError::NoVariation(items) => {
            let names: Vec<&str> = items.iter().map(|i| table.items[used[*i]].as_str()).collect();
            format!("all answer alike on {}; leave them out or give --prior-difficulty", names.join(", "))
        }
        CalibrateError::Priors => "a prior's deviation has to be above 0, and the guessing's parameters above 1".to_owned(),
        CalibrateError::Guessing => "--guessing lies in 0..1".to_owned(),
        CalibrateError::Diverged => "no estimate was reached; give priors or a model with fewer parameters".to_owned(),
    };
    Failure::new(code::NO, format!("{}: {what}", input.file.display()))
}

fn print_calibration(fit: &Calibration, table: &Table, used: &[usize], apart: &[&str], as_json: bool) -> Outcome {
    if as_json {
        let items: Vec<Value> = fit
            .items
            .iter()
            .zip(used)
            .map(|(e, i)| {
                json!({
                    "item": table.items[*i], "a": e.item.a, "b": e.item.b, "c": e.item.c, "d": e.intercept,
                    "a_error": e.slope_error, "b_error": e.difficulty_error, "d_error": e.intercept_error,
                    "answers": answered(table, *i),
                })
            })
            .collect();
        say(&json!({
            "log_likelihood": fit.log_likelihood, "steps": fit.steps, "people": table.people.len(), "enough": ENOUGH,
            "assumed": table.assumed.json(), "items": items, "apart": apart,
        })
        .to_string())?;
        return Ok(0);
    }
    let mut out = Aligned::new(&["ITEM", ">N", ">A", ">SE", ">B", ">SE", ">C"]);
    for (e, i) in fit.items.iter().zip(used) {
        out.row(vec![
            table.items[*i].clone(),
            answered(table, *i).to_string(),
            figure(Some(e.item.a)),
            figure(Some(e.slope_error)),
            figure(Some(e.item.b)),
            figure(Some(e.difficulty_error)),
            figure(Some(e.item.c)),
        ]);
    }
    out.print()?;
    say(&format!("log-likelihood {:.4}", fit.log_likelihood))?;
    Ok(0)
}
