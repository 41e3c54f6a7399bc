//! `touchstone audit certify`: reviews of a lot, one after another, until "the share of errors is at least the limit" is rejected at the
//! risk, or the budget ends. It may be looked at after every review: the risk is that of all looks together.

use clap::Args;
use serde_json::{Value, json};

use crate::cli::assumed::Assumed;
use crate::cli::input::Input;
use crate::cli::{Failure, Outcome, code, say};
use crate::formats::Row;
use touchstone_measure::lots::LotError;
use touchstone_measure::lots::certificate::{Audit, Terms, Verdict};
use touchstone_measure::lots::martingale::Test;

/// `audit certify`.
#[derive(Debug, Args)]
#[command(after_help = "\
A row a review, in the order in which the units were drawn from the lot at random, without replacement. A column says how wrong the unit \
was: 0 for right,
1 for wrong, or a share between them. With --right the column says the contrary: 1 for right.

The certificate says that the lot's share of errors is below the limit; lots that are not get one with at most the chance of the risk, \
however often it is
looked at. What reviewers overlook is not in it. It ends with 0 where the lot is certified, with 1 where it is not, or not yet.

Examples:
  touchstone audit certify reviews.csv --lot 1200 --limit 0.05 --risk 0.05
  touchstone audit certify reviews.jsonl --lot 1200 --budget 200 --right correct --json")]
pub(in crate::cli) struct Arguments {
    #[command(flatten)]
    input: Input,
    /// The column that says how wrong a unit was, 0 to 1
    #[arg(long, default_value = "error", conflicts_with = "right")]
    column: String,
    /// A column that says how right it was instead, 0 to 1
    #[arg(long, value_name = "COLUMN")]
    right: Option<String>,
    /// Units in the lot
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=10_000_000))]
    lot: u64,
    /// The lot is to have a smaller share of errors than this
    #[arg(long, default_value_t = 0.05)]
    limit: f64,
    /// Chance of a certificate, at most, for a lot that has not
    #[arg(long, default_value_t = 0.05)]
    risk: f64,
    /// Reviews after which the lot is refused; without it all of the lot
    #[arg(long)]
    budget: Option<u64>,
    /// The share of errors that is expected in the lot; a certificate comes soonest where it is about right, and is never worth less
    #[arg(long)]
    expected: Option<f64>,
    /// How many reviews this expectation is worth against what is seen
    #[arg(long, default_value_t = Test::WEIGHT)]
    weight: f64,
    /// One JSON document instead of sentences
    #[arg(long)]
    json: bool,
}

/// What is expected where nothing is said: less than half of the limit.
const EXPECTED: f64 = 0.4;

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let mut assumed = Assumed::default();
    let expected = arguments.expected.unwrap_or(EXPECTED * arguments.limit);
    if arguments.expected.is_none() {
        assumed.add(format!("about {} of the lot are errors (--expected says how many; the risk is the same)", percent(expected)));
    }
    let budget = arguments.budget.unwrap_or(arguments.lot);
    if arguments.budget.is_none() {
        assumed.add("the budget is the whole lot (--budget says after how many reviews it is refused)");
    }
    assumed.add("the rows stand in the order in which units were drawn at random, each once");
    let test = Test::expecting_by(expected, arguments.limit, arguments.weight);
    let terms = Terms { lot: arguments.lot, limit: arguments.limit, risk: arguments.risk, budget, test };
    let mut audit = Audit::new(terms).map_err(|error| Failure::new(code::USAGE, refused(error)))?;
    let (reviews, errors) = take(arguments, &mut audit, &mut assumed)?;
    let further = further(&audit);
    let verdict = audit.verdict();
    if arguments.json {
        say(&document(&audit, (reviews, errors, expected), further, &assumed).to_string())?;
    } else {
        assumed.tell();
        for line in lines(&terms, verdict, (reviews, errors), further) {
            say(&line)?;
        }
    }
    Ok(if matches!(verdict, Verdict::Certificate { .. }) { 0 } else { code::NO })
}

/// Puts every row in; how many there are, and the sum of their errors.
fn take(arguments: &Arguments, audit: &mut Audit, assumed: &mut Assumed) -> Result<(u64, f64), Failure> {
    let input = &arguments.input;
    let mut rows = input.rows()?;
    let (mut reviews, mut errors) = (0, 0.0);
    while let Some((line, row)) = rows.next_row().map_err(|e| input.wrong(&e))? {
        let error = error_of(arguments, line, &row)?;
        audit.review(error).map_err(|why| {
            let terms = audit.terms();
            input.at(
                line,
                &match why {
                    LotError::Ended if terms.budget < terms.lot => format!("there are more reviews than the budget of {}", terms.budget),
                    LotError::Ended => format!("there are more reviews than the {} units of the lot", terms.lot),
                    _ => "an error lies in 0..1".to_owned(),
                },
            )
        })?;
        reviews += 1;
        errors += error;
    }
    assumed.add_all(rows.assumed());
    Ok((reviews, errors))
}

/// How wrong a row's unit was.
fn error_of(arguments: &Arguments, line: u64, row: &Row<'_>) -> Result<f64, Failure> {
    let column = arguments.right.as_deref().unwrap_or(&arguments.column);
    let text = arguments.input.needed(line, row, column)?;
    let number = match text.trim().to_ascii_lowercase().as_str() {
        "true" => Some(1.0),
        "false" => Some(0.0),
        other => other.parse::<f64>().ok().filter(|x| (0.0..=1.0).contains(x)),
    };
    let said = number.ok_or_else(|| {
        let what = format!("\"{text}\" in column \"{column}\" is no share: 0 to 1, true or false");
        arguments.input.at(line, &what)
    })?;
    Ok(if arguments.right.is_some() { 1.0 - said } else { said })
}

/// How many further reviews are needed at least: where all of them find the unit right.
fn further(audit: &Audit) -> Option<u64> {
    let mut best = *audit;
    let mut needed = 0;
    while let Verdict::NotYet { .. } = best.verdict() {
        best.review(0.0).ok()?;
        needed += 1;
    }
    matches!(best.verdict(), Verdict::Certificate { .. }).then_some(needed)
}

/// What is wrong with the terms.
fn refused(error: LotError) -> String {
    let words = match error {
        LotError::Share => "--limit lies in 0..1",
        LotError::Risk => "--risk lies between 0 and 1",
        LotError::Counts => "--budget is 1 to the units of the lot",
        LotError::Lot => "--lot is at least 1",
        // The only ones of the test that can be set.
        _ => "--expected lies in 0..1, --weight is above 0 and at most a million million",
    };
    words.to_owned()
}

fn document(audit: &Audit, (reviews, errors, expected): (u64, f64, f64), further: Option<u64>, assumed: &Assumed) -> Value {
    let (terms, state) = (audit.terms(), audit.state());
    let (verdict, after, beyond_limit) = match audit.verdict() {
        Verdict::Certificate { after } => ("certified", Some(after), false),
        Verdict::NotYet { .. } => ("not_yet", None, false),
        Verdict::BudgetEnded { after, beyond_limit, .. } => ("refused", Some(after), beyond_limit),
    };
    json!({
        "lot": terms.lot, "limit": terms.limit, "risk": terms.risk, "budget": terms.budget, "expected": expected,
        "reviews": reviews, "errors": errors, "p": state.p, "verdict": verdict, "after": after, "beyond_limit": beyond_limit,
        "at_least_further": further, "assumed": assumed.json(),
    })
}

fn percent(share: f64) -> String {
    let text = format!("{:.3}", 100.0 * share);
    format!("{} %", text.trim_end_matches('0').trim_end_matches('.'))
}

/// The verdict in sentences.
fn lines(terms: &Terms, verdict: Verdict, (reviews, errors): (u64, f64), further: Option<u64>) -> Vec<String> {
    let (limit, risk) = (percent(terms.limit), percent(terms.risk));
    let seen = format!("{reviews} of {} units were reviewed, with errors of {errors} in all.", terms.lot);
    let own = "What reviewers overlook is not in it.";
    match verdict {
        Verdict::Certificate { after } => {
            vec![format!("Certified after {after} reviews: fewer than {limit} of the lot are errors, at a risk of {risk}. {own}"), seen]
        }
        Verdict::NotYet { left, p } => {
            let needed = further.map_or_else(
                || "even if all that is left is right, the budget does not suffice".to_owned(),
                |n| format!("at least {n} more, if all of them are right"),
            );
            vec![format!("Not yet: p is {p:.4}, certified at {risk}. {left} reviews are left in the budget; {needed}."), seen]
        }
        Verdict::BudgetEnded { after, beyond_limit: true, .. } => {
            vec![format!("Refused after {after} reviews: the errors seen alone are {limit} of the lot, or more."), seen]
        }
        Verdict::BudgetEnded { after, p, .. } => {
            vec![format!("Refused: the budget of {after} reviews is used up, and p is {p:.4} at best."), seen]
        }
    }
}
