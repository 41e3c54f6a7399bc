//! `touchstone grade`: responses against a gold set's folder, for a person with a terminal.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Deserialize;
use serde_json::{Value, json};

use super::input::{open, wrong};
use super::{Failure, Outcome, code, say, tell};
use crate::app::gold_set::import::read_folder;
use crate::domain::gold_set::{self, GoldSet, item::GradeContext, item::Item, source::MAX_LINE};
use crate::domain::kernel::sealed::Reveal;
use crate::domain::kernel::strict;
use crate::formats::Documents;

/// `grade`.
#[derive(Debug, Args)]
#[command(after_help = "\
Each line of the responses is {\"item\": id, \"response\": …} with the response in the format's stored form, or null for unanswered.
Each line of the result is {\"item\", \"score\", \"counts\", \"explanation\"} or {\"item\", \"violation\"}.

Examples:
  touchstone grade --set gold_sets/my-project --responses answers.jsonl
  head answers.jsonl | touchstone grade --set gold_sets/my-project --responses -")]
pub(super) struct Arguments {
    /// The gold set's folder
    #[arg(long)]
    set: PathBuf,
    /// JSON of responses, an object a line or one list of objects; - for standard input
    #[arg(long)]
    responses: PathBuf,
    /// Leave the explanations out; they quote keys
    #[arg(long)]
    scores_only: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    item: String,
    response: Value,
}

/// A gold set without errors.
pub(super) fn read_set(folder: &Path) -> Result<GoldSet, Failure> {
    let report = gold_set::read(&read_folder(folder)?);
    let (errors, _) = report.counts();
    report.set.ok_or_else(|| {
        Failure::new(code::NO, format!("the gold set has {errors} error(s); see: touchstone gold check {}", folder.display()))
    })
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let set = read_set(&arguments.set)?;
    let documents = Documents::new(open(&arguments.responses)?, None, MAX_LINE as u64);
    grade_lines(&set, documents, arguments)
}

#[derive(Default)]
struct Totals {
    graded: usize,
    violations: usize,
    awaiting: usize,
    sum: f64,
    counted: usize,
}

fn grade_lines(set: &GoldSet, mut documents: Documents, arguments: &Arguments) -> Outcome {
    let items: HashMap<&str, (&Item, GradeContext)> = set
        .items()
        .map(|(_, placed)| placed)
        .chain(&set.practice)
        .map(|placed| (placed.item.head.id.as_str(), (&placed.item, placed.item.grade_context(&set.shared))))
        .collect();
    let mut totals = Totals::default();
    let mut text = String::new();
    while let Some(number) = documents.next(&mut text).map_err(|e| wrong(&arguments.responses, &e))? {
        let place = format!("{}:{number}", arguments.responses.display());
        let parsed = serde_json::from_str::<Value>(&text)
            .map_err(|e| e.to_string())
            .and_then(|v| strict::read::<Line>(v).map_err(|e| e.to_string()));
        let line = parsed.map_err(|e| Failure::new(code::NO, format!("{place}: not {{\"item\", \"response\"}}: {e}")))?;
        let Some((item, within)) = items.get(line.item.as_str()) else {
            let hint = gold_set::problem::suggestion(&line.item, items.keys().copied());
            return Err(Failure::new(code::NO, format!("{place}: item \"{}\" is not in the set{hint}", line.item)));
        };
        say(&grade_one(item, within, &line, arguments.scores_only, &mut totals).to_string())?;
    }
    let mean = if totals.counted > 0 { format!("{:.4}", totals.sum / totals.counted as f64) } else { "none".to_owned() };
    tell(&format!(
        "graded {}: mean score {mean} over {} counted, {} await people, {} violation(s)",
        totals.graded, totals.counted, totals.awaiting, totals.violations
    ));
    Ok(if totals.violations > 0 { code::NO } else { 0 })
}

fn grade_one(item: &Item, within: &GradeContext, line: &Line, scores_only: bool, totals: &mut Totals) -> Value {
    let right = Reveal::for_an_author();
    match item.grade(within, &line.response, &right) {
        Ok(grade) => {
            totals.graded += 1;
            totals.awaiting += usize::from(grade.score.is_none());
            if let Some(score) = grade.score.filter(|_| grade.counts) {
                totals.sum += score;
                totals.counted += 1;
            }
            let mut out = json!({ "item": line.item, "score": grade.score, "counts": grade.counts });
            if let Some(brier) = grade.brier {
                out["brier"] = json!(brier);
            }
            if !scores_only {
                out["explanation"] = serde_json::from_str(grade.explanation.reveal(&right)).unwrap_or(Value::Null);
            }
            out
        }
        Err(violation) => {
            totals.violations += 1;
            json!({ "item": line.item, "violation": { "code": violation.code, "pointer": violation.pointer, "detail": violation.detail } })
        }
    }
}
