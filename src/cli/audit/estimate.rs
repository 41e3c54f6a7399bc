//! `touchstone audit estimate`: how large the share of errors is in the work of which a sample was reviewed, with its interval; and whether
//! it is another one than an earlier audit found.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::reviewed::{Columns, Reviewed};
use crate::cli::aligned::Aligned;
use crate::cli::assumed::Assumed;
use crate::cli::input::Input;
use crate::cli::{Failure, Outcome, code, say};
use touchstone_measure::sampling::SamplingError;
use touchstone_measure::sampling::difference::{Difference, Share, of_shares};
use touchstone_measure::sampling::effective::ShareMethod;
use touchstone_measure::sampling::sample::Estimate;

/// `audit estimate`.
#[derive(Debug, Args)]
#[command(after_help = "\
A row a review. A column says how wrong the unit was, 0 to 1; others say how it was drawn. The interval rests on how many independent \
reviews the sample is
worth: fewer than there are where tasks of one annotator were drawn together, more where strata were drawn that differ. What reviewers \
overlook is not in it.

With --before the file of an earlier audit, drawn anew, is read by the same columns, and the difference gets an interval.

Examples:
  touchstone audit estimate reviews.csv
  touchstone audit estimate reviews.csv --by annotator
  touchstone audit estimate reviews.csv --before earlier.csv --json")]
pub(in crate::cli) struct Arguments {
    #[command(flatten)]
    input: Input,
    #[command(flatten)]
    columns: Columns,
    /// The file of an earlier audit, to compare with
    #[arg(long, value_name = "FILE")]
    before: Option<PathBuf>,
    /// A column by whose values the share is told as well: annotators, classes, languages
    #[arg(long, value_name = "COLUMN")]
    by: Option<String>,
    /// A value of --by with fewer reviews is told as "too few"
    #[arg(long, default_value_t = 20)]
    at_least: usize,
    /// How often intervals hold the truth
    #[arg(long, default_value_t = 0.95)]
    level: f64,
    /// The interval; without it `wilson-t`, and `korn-graubard` for fewer than 20 clusters
    #[arg(long, value_enum)]
    interval: Option<Interval>,
    /// One JSON document instead of sentences
    #[arg(long)]
    json: bool,
}

/// How an interval is made from what a sample is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Interval {
    /// Wilson's with Student's t.
    WilsonT,
    /// Wilson's.
    Wilson,
    /// Korn and Graubard's.
    KornGraubard,
    /// Clopper and Pearson's.
    ClopperPearson,
}

impl Interval {
    fn method(self) -> ShareMethod {
        match self {
            Self::WilsonT => ShareMethod::WilsonStudent,
            Self::Wilson => ShareMethod::Wilson,
            Self::KornGraubard => ShareMethod::KornGraubard,
            Self::ClopperPearson => ShareMethod::ClopperPearson,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::WilsonT => "wilson-t",
            Self::Wilson => "wilson",
            Self::KornGraubard => "korn-graubard",
            Self::ClopperPearson => "clopper-pearson",
        }
    }
}

/// Fewer clusters are an interval of their own.
const FEW_CLUSTERS: usize = 20;

/// What was found in one file.
struct Found {
    estimate: Estimate,
    interval: (f64, f64),
    by: Interval,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    if !(arguments.level > 0.0 && arguments.level < 1.0) {
        return Err(Failure::new(code::USAGE, "--level lies between 0 and 1"));
    }
    let mut assumed = Assumed::default();
    let (reviewed, taken) = Reviewed::read(&arguments.input, &arguments.columns, arguments.by.as_deref())?;
    assumed.add_all(&taken);
    let now = found(arguments, &reviewed, None).map_err(|why| refused(&arguments.input, &reviewed, why))?;
    let parts = parts(arguments, &reviewed).map_err(|why| refused(&arguments.input, &reviewed, why))?;
    let before = arguments.before.as_ref().map(|file| earlier(arguments, file, &now)).transpose()?;
    if let Some((.., of_it)) = &before {
        let other: Vec<String> =
            of_it.iter().filter(|what| !taken.contains(what)).map(|what| format!("of the earlier file: {what}")).collect();
        assumed.add_all(&other);
        assumed.add("the two audits were drawn independently of each other");
    }
    if arguments.json {
        say(&document(arguments, &reviewed, (&now, before.as_ref()), &parts, &assumed).to_string())?;
        return Ok(0);
    }
    assumed.tell();
    for line in lines(arguments, &reviewed, &now, before.as_ref()) {
        say(&line)?;
    }
    table(arguments, &parts)?;
    Ok(0)
}

/// The estimate of a file, or of the rows that are marked.
fn found(arguments: &Arguments, reviewed: &Reviewed, domain: Option<&[bool]>) -> Result<Found, SamplingError> {
    let estimate = reviewed.sample(reviewed.totals(), domain).estimate()?;
    let strata = reviewed.strata.as_ref().map_or(1, |s| s.names.len());
    let few = reviewed.clusters.is_some() && estimate.degrees_of_freedom + strata < FEW_CLUSTERS;
    let usual = if few { Interval::KornGraubard } else { Interval::WilsonT };
    let by = arguments.interval.unwrap_or(usual);
    let interval = estimate.share_interval(arguments.level, by.method())?;
    Ok(Found { estimate, interval, by })
}

/// A part of the work: its name, its reviews, and what is said of it where they are enough.
type Part = (String, usize, Option<Found>);

fn parts(arguments: &Arguments, reviewed: &Reviewed) -> Result<Vec<Part>, SamplingError> {
    let Some(by) = &reviewed.by else { return Ok(Vec::new()) };
    let part = |(number, name): (usize, &String)| {
        let domain: Vec<bool> = by.of_rows.iter().map(|row| *row == number).collect();
        let n = domain.iter().filter(|inside| **inside).count();
        // A part of which nothing more can be said than its number is one with too few.
        let found = if n < arguments.at_least { None } else { found(arguments, reviewed, Some(&domain)).ok() };
        Ok((name.clone(), n, found))
    };
    by.names.iter().enumerate().map(part).collect()
}

/// The earlier audit, the difference, and what was taken for granted of the earlier file.
type Earlier = (Found, Difference, Vec<String>);

fn earlier(arguments: &Arguments, file: &Path, now: &Found) -> Result<Earlier, Failure> {
    let input = Input { file: file.to_path_buf(), ..arguments.input.clone() };
    let (reviewed, taken) = Reviewed::read(&input, &arguments.columns, None)?;
    let told = |why| refused(&input, &reviewed, why);
    let before = found(arguments, &reviewed, None).map_err(told)?;
    let share = |found: &Found| Share::try_from(&found.estimate);
    let difference = share(&before).and_then(|b| of_shares(b, share(now)?, arguments.level)).map_err(told)?;
    Ok((before, difference, taken))
}

/// Why there is no figure.
fn refused(input: &Input, reviewed: &Reviewed, why: SamplingError) -> Failure {
    let stratum = |number: usize| match reviewed.strata.as_ref().and_then(|s| s.names.get(number)) {
        Some(name) if !name.is_empty() => format!("stratum \"{name}\""),
        _ => "the work".to_owned(),
    };
    let what = match why {
        SamplingError::NoAnswers => "there are no reviews".to_owned(),
        SamplingError::Overdrawn(number) => format!("more was reviewed of {} than it has", stratum(number)),
        SamplingError::Lonely(number) => format!("one review of {} tells nothing of its spread; two are the least", stratum(number)),
        SamplingError::NoFreedom => "there are too few reviews, or clusters, for an interval; two are the least".to_owned(),
        SamplingError::Census => "everything was reviewed in one of the audits: there is no chance in its figure to compare by".to_owned(),
        SamplingError::Lengths | SamplingError::Range | SamplingError::Unseen(_) | SamplingError::NoShare | SamplingError::Level => {
            "sizes, weights or totals are beyond what can be computed with".to_owned()
        }
    };
    Failure::new(code::NO, format!("{}: {what}", input.file.display()))
}

fn percent(share: f64) -> String {
    format!("{:.1} %", 100.0 * share)
}

fn between((low, high): (f64, f64)) -> String {
    format!("{:.1} to {}", 100.0 * low, percent(high))
}

fn lines(arguments: &Arguments, reviewed: &Reviewed, now: &Found, before: Option<&Earlier>) -> Vec<String> {
    let Found { estimate, interval, .. } = now;
    let strata = reviewed.strata.as_ref().map_or(1, |s| s.names.len());
    let level = percent(arguments.level);
    let mut lines = vec![format!(
        "{} of the work are errors ({level} interval: {}), from {} reviews in {strata} {}.",
        percent(estimate.mean),
        between(*interval),
        estimate.units,
        if strata == 1 { "stratum" } else { "strata" }
    )];
    lines.push(match estimate.effective_size() {
        Ok(worth) => format!("They are worth {worth:.0} independent reviews. What reviewers overlook is not in it."),
        Err(_) => "Everything was reviewed: there is no chance in the figure. What reviewers overlook is not in it.".to_owned(),
    });
    if let Some((earlier, d, _)) = before {
        let points = |x: f64| format!("{:+.1}", 100.0 * x);
        let said = match d.newcombe {
            (low, _) if low > 0.0 => "more than before",
            (_, high) if high < 0.0 => "fewer than before",
            _ => "no difference is shown",
        };
        lines.push(format!(
            "Before it was {}; the difference is {} points ({level} interval: {} to {}): {said}.",
            percent(earlier.estimate.mean),
            points(d.difference),
            points(d.newcombe.0),
            points(d.newcombe.1)
        ));
    }
    lines
}

fn table(arguments: &Arguments, parts: &[Part]) -> Result<(), Failure> {
    if parts.is_empty() {
        return Ok(());
    }
    let mut table = Aligned::new(&["PART", ">REVIEWS", ">ERRORS", ">INTERVAL"]);
    for (name, n, found) in parts {
        let (share, interval) = match found {
            Some(found) => (percent(found.estimate.mean), between(found.interval)),
            None => ("too few".to_owned(), "–".to_owned()),
        };
        table.row(vec![name.clone(), n.to_string(), share, interval]);
    }
    table.print()?;
    let too_few = parts.iter().any(|p| p.2.is_none());
    if too_few { say(&format!("Too few: of less than {} reviews nothing is said.", arguments.at_least)) } else { Ok(()) }
}

fn figures(found: &Found) -> Value {
    let Found { estimate: e, interval, by } = found;
    let spread = e.spread.ok();
    json!({
        "share": e.mean, "interval": [interval.0, interval.1], "interval_by": by.name(), "reviews": e.units, "stands_for": e.weight,
        "errors_in_all": e.total, "degrees_of_freedom": e.degrees_of_freedom, "worth": e.effective_size().ok(),
        "standard_error": spread.map(|s| s.standard_error), "errors_in_all_standard_error": spread.map(|s| s.total_standard_error),
        "design_effect": spread.and_then(|s| s.design_effect), "everything_reviewed": spread.is_some_and(|s| s.census),
    })
}

fn document(
    arguments: &Arguments,
    reviewed: &Reviewed,
    (now, before): (&Found, Option<&Earlier>),
    parts: &[Part],
    assumed: &Assumed,
) -> Value {
    let mut document = figures(now);
    document["level"] = json!(arguments.level);
    document["strata"] = json!(reviewed.strata.as_ref().map(|s| &s.names).filter(|names| names.iter().any(|n| !n.is_empty())));
    document["clusters"] = json!(reviewed.clusters.as_ref().map(|c| c.names.len()));
    document["before"] = json!(before.map(|(earlier, ..)| figures(earlier)));
    document["difference"] = json!(before.map(|(_, d, _)| json!({
        "difference": d.difference, "standard_error": d.standard_error, "interval": [d.newcombe.0, d.newcombe.1],
    })));
    let part = |(name, n, found): &Part| json!({ "part": name, "reviews": n, "figures": found.as_ref().map(figures) });
    document["parts"] = json!(arguments.by.is_some().then(|| parts.iter().map(part).collect::<Vec<_>>()));
    document["assumed"] = assumed.json();
    document
}
