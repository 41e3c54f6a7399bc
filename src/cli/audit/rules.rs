//! `touchstone audit rules`: what the rules of a project would have done over a record, and how likely each of them stops an annotator of a
//! known level. Nothing is done to anybody.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use clap::Args;

use super::rules_told::{Ran, document, told};
use crate::cli::assumed::Assumed;
use crate::cli::{Failure, Outcome, code, input, say, tell};
use crate::domain::auditing::policy::Policy;
use crate::domain::auditing::rules::{Acted, Book, Chance, Event, History, Terms, chance, line, walk};
use crate::domain::gold_set::check::rules::{RuleFile, read_file};
use crate::domain::gold_set::problem::Severity;
use crate::domain::kernel::moment::Moment;

/// `audit rules`.
#[derive(Debug, Args)]
#[command(after_help = "\
A line of the record is an event of an annotator, as JSON: \"annotator\", \"at\" (2026-03-01T09:00:00Z), \"event\", and what the event \
    has; \
\"kind\" and \"skill\" where it is about an item of these.

  check: \"score\" (0 to 1), \"counts\" (false where its key does not hold)
  training: \"score\", \"left\" (training still to be done)
  judgment: \"agrees\" (0 to 1, with those of others)
  review: \"said\" (accepted, rejected, accepted_after_rejection)
  submission: \"seconds\", \"pay\", \"pending\" (true where a review is to come)
  skip
  captcha: \"solved\"
  signal: \"open\" (true where a chart's signal was opened, false where it was closed)
  certificate: \"granted\"
  seed: \"missed\"
  guideline: \"behind\" (versions not acknowledged, from now on)
  measure: \"measure\" (message, pause …), \"rules\" (those it rests on), \"until\", \"value\"

Lines may stand in any order. A file of --rules has [[audit.rule]], [[audit.step]] and [audit] policy as project.toml has them, and \
\"languages\" where the texts come in several.

Examples:
  touchstone audit rules --on record.jsonl --project gold_sets/my-project
  touchstone audit rules --on record.jsonl --rules rules.toml --level 0.9 --checks 100 --json")]
pub(in crate::cli) struct Arguments {
    /// The record: a line of JSON an event; - for standard input
    #[arg(long, value_name = "FILE")]
    on: PathBuf,
    /// The folder of a gold set, whose project.toml has the rules
    #[arg(long, value_name = "FOLDER", required_unless_present = "rules", conflicts_with = "rules")]
    project: Option<PathBuf>,
    /// A file of rules instead
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// Another policy than the file names
    #[arg(long, value_name = "NAME")]
    policy: Option<String>,
    /// The chance at which an annotator's checks are right, reviews are accepted and so on, for the chance that a rule stops them
    #[arg(long, default_value_t = 0.95)]
    level: f64,
    /// Checks (or reviews, or judgments) within which it may; without it those of a year by the project's plan
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=20_000))]
    checks: Option<u64>,
    /// An annotator did badly afterwards where a smaller share of later checks was right; without it the project's rate of weak work
    #[arg(long, value_name = "SHARE")]
    weak: Option<f64>,
    /// Simulated people, where a chance cannot be computed exactly
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(100..=1_000_000))]
    people: u32,
    /// Their seed
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// One JSON document instead of lines
    #[arg(long)]
    json: bool,
}

/// Checks of a year where no plan says how many.
const A_YEAR: f64 = 300.0;

/// The share right under which work is weak where no plan says it.
const WEAK: f64 = 0.75;

/// Seconds of a year of 365.2425 days.
const YEAR: f64 = 31_556_952.0;

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let mut assumed = Assumed::default();
    if !(0.0..=1.0).contains(&arguments.level) || arguments.weak.is_some_and(|weak| !(0.0..=1.0).contains(&weak)) {
        return Err(Failure::new(code::USAGE, "--level and --weak lie in 0..1"));
    }
    let file = rules_of(arguments)?;
    let policy = policy_of(arguments, &file, &mut assumed)?;
    let records = records_of(&arguments.on)?;
    let last = |record: &History| record.events().last().map(|event| event.at);
    let end = records.values().filter_map(last).max().unwrap_or(Moment::from_microseconds(0));
    let book = Book { rules: &file.rules, steps: &file.steps, policy: policy.1 };
    assumed.add("every proposal is carried out at once, and the record goes on as it did");
    let acted: Vec<(&str, Vec<Acted<'_>>)> = records.iter().map(|(who, record)| (who.as_str(), walk(&book, record, end))).collect();
    let weak = weak_of(arguments, &file, &mut assumed);
    let terms = terms_of(arguments, &file, &mut assumed);
    let chances: Vec<Chance> = file.rules.iter().map(|rule| chance(rule, &terms)).collect();
    if chances.iter().any(|c| matches!(c, Chance::Simulated { .. })) {
        assumed.add(format!("chances that are not exact are shares of {} simulated people (--people, --seed)", arguments.people));
    }
    let ran = Ran { book, policy: policy.0, records: &records, acted: &acted, chances: &chances, terms: &terms, weak };
    if arguments.json {
        say(&document(&ran, &assumed).to_string())?;
    } else {
        assumed.tell();
        told(&ran)?;
    }
    Ok(0)
}

/// The rules, checked: what is wrong with them is told by line.
fn rules_of(arguments: &Arguments) -> Result<RuleFile, Failure> {
    let of_project = arguments.project.is_some();
    let path = match (&arguments.project, &arguments.rules) {
        (Some(folder), _) => folder.join("project.toml"),
        (None, Some(file)) => file.clone(),
        (None, None) => return Err(Failure::new(code::USAGE, "give --project or --rules")),
    };
    let bytes = std::fs::read(&path).map_err(|e| Failure::new(code::ENVIRONMENT, format!("{}: {e}", path.display())))?;
    let (file, problems) = read_file(&path.to_string_lossy(), &bytes, of_project);
    for problem in &problems {
        tell(&problem.to_string());
    }
    if problems.iter().any(|problem| problem.code.severity() == Severity::Error) {
        return Err(Failure::new(code::NO, format!("{}: nothing was tried; the errors stand above", path.display())));
    }
    if file.rules.is_empty() {
        return Err(Failure::new(code::NO, format!("{}: there is no [[audit.rule]]", path.display())));
    }
    Ok(file)
}

fn policy_of<'f>(arguments: &'f Arguments, file: &'f RuleFile, assumed: &mut Assumed) -> Result<(&'f str, &'static Policy), Failure> {
    let Some(name) = arguments.policy.as_deref().or(file.policy.as_deref()) else {
        assumed.add("no policy is named: \"none\" (--policy)");
        return Ok(("none", Policy::of_nobody()));
    };
    let known = || Policy::names().collect::<Vec<_>>().join(", ");
    let missing = || Failure::new(code::USAGE, format!("policy \"{name}\" does not exist; known are: {}", known()));
    Ok((name, Policy::named(name).ok_or_else(missing)?))
}

/// The records of everybody in the file, by name.
fn records_of(path: &Path) -> Result<BTreeMap<String, History>, Failure> {
    let mut events: BTreeMap<String, Vec<Event>> = BTreeMap::new();
    let read = crate::cli::progress::reading(input::open(path)?, path);
    for (number, text) in (1..).zip(BufReader::new(read).lines()) {
        let text = text.map_err(|e| input::at(path, number, &e.to_string()))?;
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let (who, event) = line(text).map_err(|what| input::at(path, number, &what))?;
        events.entry(who).or_default().push(event);
    }
    if events.is_empty() {
        return Err(Failure::new(code::NO, format!("{}: there is no event in it", path.display())));
    }
    Ok(events.into_iter().map(|(who, events)| (who, History::from(events))).collect())
}

fn weak_of(arguments: &Arguments, file: &RuleFile, assumed: &mut Assumed) -> f64 {
    let weak = arguments.weak.or(file.not_enough).unwrap_or(WEAK);
    assumed.add(format!(
        "badly afterwards: a pause or the end followed, or fewer than {weak} of {} later checks or more were right (--weak)",
        super::rules_told::ENOUGH
    ));
    weak
}

fn terms_of(arguments: &Arguments, file: &RuleFile, assumed: &mut Assumed) -> Terms {
    let a_year = file.checks_a_year.filter(|checks| *checks >= 1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 20,000")]
    let planned = a_year.unwrap_or(A_YEAR).clamp(1.0, 20_000.0).round() as usize;
    let events = arguments.checks.and_then(|checks| usize::try_from(checks).ok()).unwrap_or(planned);
    if arguments.checks.is_none() {
        let plan = if a_year.is_some() { "by the project's plan" } else { "where no plan says how many" };
        assumed.add(format!("a year has {planned} checks {plan}, and as many reviews or judgments (--checks)"));
    }
    assumed.add("for chances: each is right or not, with one chance, whatever came before, at equal distances within a year");
    let apart = YEAR / a_year.unwrap_or(A_YEAR);
    Terms { level: arguments.level, events, apart, people: arguments.people, seed: arguments.seed }
}
