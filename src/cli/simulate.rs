//! `touchstone simulate`: a project tried out on made-up people, from its real file, banks and rules.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::aligned::Aligned;
use super::progress::Progress;
use super::{Failure, Outcome, code, say, tell};
use crate::app::gold_set::import::read_folder;
use crate::app::gold_set::simulation::{Promise, Tried, Wanted, try_out};
use crate::domain::auditing;
use crate::domain::gold_set::stored::Content;
use crate::domain::gold_set::{self, stored};
use crate::domain::planning::simulation::{Assumed, Tally};

/// `simulate`.
#[derive(Debug, Args)]
#[command(after_help = "\
Forms, blocks, rules, attempts and cool-downs are the project's own; only the answers are drawn. A first row of each promise is of people \
whose
every answer is right with one chance, independently; a second one, \"as people differ\", of people whose items, skills, \
passages and days differ, who
learn between attempts and remember items, as the project's [realism] says. The way through the stages and the curves are of the second \
kind. Ability is told on each stage's own scale: 1 is its p_master, -1 its p_nonmaster, 0 halfway between (logits); for a stage with a
cut, people .10 above and below it. Whoever is referred to a person is decided on rightly. The same seed gives the same table.

Examples:
  touchstone simulate gold_sets/my-project
  touchstone simulate gold_sets/my-project --people 20000 --mean 0 --sd 1.2 --json")]
pub(super) struct Arguments {
    /// The set's folder
    folder: PathBuf,
    /// People at each stated rate, and people of the population
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u64).range(100..=10_000_000))]
    people: u64,
    /// Mean ability of those who apply
    #[arg(long, default_value_t = 0.5, allow_negative_numbers = true, value_parser = finite)]
    mean: f64,
    /// Standard deviation of their ability
    #[arg(long, default_value_t = 1.0, value_parser = not_negative)]
    sd: f64,
    /// How much of an item's seconds a person takes
    #[arg(long, default_value_t = 1.0, value_parser = positive)]
    pace: f64,
    /// Minutes that a reviewer needs for a sheet
    #[arg(long, default_value_t = 8.0, value_parser = positive)]
    sheet_minutes: f64,
    /// The seed of everything that is drawn
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Write shares by ability, a curve for each stage, to this file
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// One JSON document instead of tables
    #[arg(long)]
    json: bool,
}

fn finite(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|x: &f64| x.is_finite()).ok_or_else(|| "it is a number, such as 0.5".to_owned())
}

fn not_negative(text: &str) -> Result<f64, String> {
    finite(text).ok().filter(|x| *x >= 0.0).ok_or_else(|| "it is a number of 0 or more".to_owned())
}

fn positive(text: &str) -> Result<f64, String> {
    finite(text).ok().filter(|x| *x > 0.0).ok_or_else(|| "it is a number above 0".to_owned())
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let folder = read_folder(&arguments.folder).map_err(|e| Failure::new(code::ENVIRONMENT, e.to_string()))?;
    let report = gold_set::read(&folder);
    let Some(set) = report.set else {
        for problem in &report.problems {
            tell(&problem.to_string());
        }
        return Err(Failure::new(code::NO, "the gold set has errors; see: touchstone gold check"));
    };
    let content = stored::read(&set.document).ok_or_else(|| Failure::new(code::NO, "the set cannot be read"))?;
    let assumed = Assumed {
        mean: arguments.mean,
        deviation: arguments.sd,
        pace: arguments.pace,
        sheet_minutes: arguments.sheet_minutes,
        seed: arguments.seed,
        ..Assumed::default()
    };
    audit_supply(&content);
    let tried = {
        let _progress = Progress::waiting("simulating");
        try_out(&content, &Wanted { people: arguments.people, assumed })
    };
    if let Some(file) = &arguments.svg {
        let drawing = tried.drawing("Share passed by machine, by ability", str::to_owned);
        std::fs::write(file, drawing).map_err(|e| Failure::new(code::ENVIRONMENT, format!("{}: {e}", file.display())))?;
    }
    if arguments.json {
        say(&document(&tried).to_string())?;
    } else {
        promises(&tried)?;
        say("")?;
        funnel(&tried)?;
        say(&format!(
            "{} people, mean {} and deviation {} of ability, seed {}: {:.1} % come through, {:.1} % of those above halfway and {:.1} % of \
                those below",
            tried.funnel.people,
            arguments.mean,
            arguments.sd,
            arguments.seed,
            100.0 * tried.share_through(None),
            100.0 * tried.share_through(Some(true)),
            100.0 * tried.share_through(Some(false)),
        ))?;
    }
    let broken: Vec<&Promise> = tried.promises.iter().filter(|p| p.is_broken()).collect();
    for promise in &broken {
        tell(&promise.what_to_change());
    }
    Ok(if broken.is_empty() { 0 } else { code::NO })
}

/// How long hidden checks last, told beside the rest.
fn audit_supply(content: &Content) {
    let Some(audit) = &content.project.audit else { return };
    let lasts = auditing::supply(audit, content.bank(&audit.bank).len());
    if let Some(why) = lasts.falls_short() {
        tell(&format!("hidden checks: {why}"));
    } else if let (Some(checks), Some(weeks)) = (lasts.a_head, lasts.weeks) {
        tell(&format!(
            "hidden checks: {checks:.0} a head, {weeks:.1} weeks at the plan's pace; a verdict takes {:.0} on average",
            lasts.verdict.unwrap_or(0.0)
        ));
    }
}

fn kept(promise: &Promise, tally: &Tally) -> &'static str {
    match promise.kept_in(tally) {
        Some(true) => "yes",
        Some(false) => "no",
        None => "more people needed",
    }
}

fn share(x: f64) -> String {
    format!("{x:.4}")
}

fn promises(tried: &Tried) -> Result<(), Failure> {
    let columns = ["STAGE", "PEOPLE AT", ">PASS", ">PERSON", ">BELOW", ">ITEMS", ">FIXED", "PROMISED", ">FOUND", ">LIMIT", "KEPT"];
    let mut table = Aligned::new(&columns);
    let both = tried.promises.iter().flat_map(|p| [(p, &p.tally, true), (p, &p.realistic, false)]);
    for (p, t, pure) in both {
        let people = format!("{} {:.2}", if p.master { "master" } else { "non-master" }, p.rate);
        table.row(vec![
            if pure { p.stage.clone() } else { String::new() },
            if pure { people } else { "as people differ".to_owned() },
            share(t.share(t.passed)),
            share(t.share(t.referred)),
            share(t.share(t.below)),
            format!("{:.1}", t.share(t.first_items)),
            p.fixed.map_or_else(String::new, |n| n.to_string()),
            p.promised.map_or_else(String::new, |x| format!("{} {x}", if p.master { "below" } else { "pass" })),
            p.promised.map_or_else(String::new, |_| share(t.share(p.count_in(t)))),
            p.promised.map_or_else(String::new, |_| share(p.limit_in(t))),
            p.promised.map_or("", |_| kept(p, t)).to_owned(),
        ]);
    }
    table.print()?;
    say(&format!(
        "PASS, PERSON and BELOW over all attempts, ITEMS of the first; a promise of passing is over all attempts, \
            one of below over the first.\nLIMIT is the one-sided {} % limit of what was found; a promise is kept where it is at most the \
            promise + {}. FIXED is the shortest test of\nfixed length with the same risks over the same attempts.",
        crate::app::gold_set::simulation::LEVEL * 100.0,
        crate::app::gold_set::simulation::TOLERANCE
    ))?;
    if let Some((saved, referred)) = tried.saved() {
        say(&format!(
            "sequential stages together, mean of masters and non-masters: {:.1} % fewer items than those fixed tests, \
                {:.1} % of people referred to a person",
            100.0 * saved,
            100.0 * referred
        ))?;
    }
    Ok(())
}

fn funnel(tried: &Tried) -> Result<(), Failure> {
    let columns =
        ["STAGE", ">CAME", ">PASS", ">PERSON", ">BELOW", ">ATTEMPTS", ">ITEMS", ">MINUTES", ">90 %", ">EXPOSURE", ">REVIEW HOURS"];
    let mut table = Aligned::new(&columns);
    for (name, seen) in tried.stages() {
        let t = &seen.tally;
        table.row(vec![
            name.to_owned(),
            t.people.to_string(),
            share(t.share(t.passed)),
            share(t.share(t.referred)),
            share(t.share(t.below)),
            format!("{:.2}", t.share(seen.attempts)),
            format!("{:.1}", t.share(t.items)),
            format!("{:.0}", tried.minutes(seen, 0.5)),
            format!("{:.0}", tried.minutes(seen, 0.9)),
            format!("{:.3}", tried.exposure(seen)),
            if seen.sheets == 0 { String::new() } else { format!("{:.1}", tried.review_hours(seen)) },
        ]);
    }
    table.print()?;
    say("MINUTES are the median and the ninth decile of all attempts together; EXPOSURE is the share of attempts in which the item shown \
            most\noften stood; REVIEW HOURS are for each hundred people who apply.")
}

fn document(tried: &Tried) -> Value {
    let promise = |p: &Promise| {
        json!({
            "stage": p.stage, "people_at": if p.master { "master" } else { "nonmaster" }, "success_rate": p.rate, "people": p.tally.people,
            "passed": p.tally.passed, "referred": p.tally.referred, "below": p.tally.below, "first_below": p.tally.first_below,
            "mean_items": p.tally.share(p.tally.first_items), "fixed_test_items": p.fixed, "promised": p.promised,
            "found": p.promised.map(|_| p.tally.share(p.count())), "limit": p.promised.map(|_| p.limit()),
            "kept": p.promised.and_then(|_| p.kept()), "exact": p.exact,
            "realistic": {
                "passed": p.realistic.passed, "referred": p.realistic.referred, "below": p.realistic.below,
                "first_below": p.realistic.first_below, "mean_items": p.realistic.share(p.realistic.first_items),
                "found": p.promised.map(|_| p.realistic.share(p.count_in(&p.realistic))),
                "limit": p.promised.map(|_| p.limit_in(&p.realistic)), "kept": p.promised.and_then(|_| p.kept_in(&p.realistic)),
            },
        })
    };
    let stage = |(name, seen): (&str, &crate::domain::planning::simulation::StageSeen)| {
        json!({
            "stage": name, "came": seen.tally.people, "passed": seen.tally.passed, "referred": seen.tally.referred,
            "below": seen.tally.below, "attempts": seen.attempts, "items": seen.tally.items, "median_minutes": tried.minutes(seen, 0.5),
            "ninth_decile_minutes": tried.minutes(seen, 0.9),
            "largest_exposure": tried.exposure(seen), "items_shown": seen.shown.len(), "sheets": seen.sheets,
            "review_hours_per_hundred": tried.review_hours(seen),
        })
    };
    json!({
        "seed": tried.wanted.assumed.seed, "people": tried.wanted.people, "mean": tried.wanted.assumed.mean,
        "deviation": tried.wanted.assumed.deviation, "promises": tried.promises.iter().map(promise).collect::<Vec<_>>(),
        "items_saved": tried.saved().map(|s| s.0), "referred": tried.saved().map(|s| s.1),
        "stages": tried.stages().map(stage).collect::<Vec<_>>(),
        "through": tried.share_through(None), "able_through": tried.share_through(Some(true)),
        "others_through": tried.share_through(Some(false)),
    })
}
