//! `touchstone aggregate`: many people's labels or comparisons become one answer a task, with how good each person is.

use std::path::Path;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::aligned::{Aligned, figure};
use super::assumed::{Assumed, some};
use super::input::Input;
use super::names::Names;
use super::progress::Progress;
use super::{Failure, Outcome, bounded, code, say, tell};
use touchstone_measure::aggregate::bradley_terry::{self, Comparison, Wins};
use touchstone_measure::aggregate::dawid_skene::{Stop, dawid_skene, one_coin};
use touchstone_measure::aggregate::{AggregateError, Label, Labels, MOST_CELLS, Posterior, glad, mace, majority};

/// `aggregate`.
#[derive(Debug, Args)]
#[command(after_help = "\
Labels: a row a label, with the columns of --task, --worker and --label; a label is a name, so that 1 and 1.0 are two. Where there are so many
labels that a table of workers by labels by labels would be too large, dawid-skene and majority look for a task's truth among the labels that
it got, and the other methods refuse.

Comparisons (bradley-terry, noisy): --left, --right and --winner, where the winner is the name of one of both, or says which side it stood on:
\"left\", \"right\" or the name of the side's column; or \"tie\" for bradley-terry. noisy needs --worker too.

Examples:
  touchstone aggregate labels.csv --method dawid-skene
  touchstone aggregate labels.csv --method dawid-skene --workers
  touchstone aggregate comparisons.csv --method bradley-terry --json")]
pub(super) struct Arguments {
    #[command(flatten)]
    input: Input,
    /// How labels become answers
    #[arg(long, value_enum, default_value = "dawid-skene")]
    method: Method,
    /// The column of the task
    #[arg(long, default_value = "task")]
    task: String,
    /// The column of the worker
    #[arg(long, default_value = "worker")]
    worker: String,
    /// The column of the label
    #[arg(long, default_value = "label")]
    label: String,
    /// Comparisons: the column of the one shown left
    #[arg(long, default_value = "left")]
    left: String,
    /// Comparisons: the column of the one shown right
    #[arg(long, default_value = "right")]
    right: String,
    /// Comparisons: the column of the preferred one
    #[arg(long, default_value = "winner")]
    winner: String,
    /// Comparisons: the precision of a normal prior on log strengths, for players who won or lost everything
    #[arg(long, default_value_t = 0.0, value_parser = penalty)]
    penalty: f64,
    /// The most steps of an iterative method
    #[arg(long, default_value_t = 2_000, value_parser = bounded::<1, 1_000_000>)]
    steps: usize,
    /// Print the workers and their quality, and not the tasks' answers; --json has both
    #[arg(long)]
    workers: bool,
    /// One JSON document with tasks and workers
    #[arg(long)]
    json: bool,
}

/// How labels become answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Method {
    /// The most frequent label.
    Majority,
    /// A confusion matrix for each worker.
    DawidSkene,
    /// One chance of being right for each worker.
    OneCoin,
    /// Ability of workers and easiness of tasks.
    Glad,
    /// Workers who know or answer by habit.
    Mace,
    /// Strengths from comparisons, with ties.
    BradleyTerry,
    /// Strengths from comparisons by raters who do not always look.
    Noisy,
}

/// A precision.
fn penalty(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|p: &f64| (0.0..=1e6).contains(p)).ok_or_else(|| "a precision is from 0 (no prior) to 1000000".to_owned())
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    if arguments.method == Method::Noisy && arguments.penalty > 0.0 {
        return Err(Failure::new(code::USAGE, "--method noisy has a prior of its own: leave --penalty out"));
    }
    match arguments.method {
        Method::BradleyTerry | Method::Noisy => comparisons(arguments),
        _ => labels(arguments),
    }
}

fn refused(file: &Path, error: AggregateError) -> Failure {
    let what = match error {
        AggregateError::Empty => "there is nothing to aggregate",
        AggregateError::Numbers => "there are more than 16777216 tasks, workers or labels; give a part of the rows",
        AggregateError::OnlyTies => "there are only ties, which say that all are equal and not how common ties are",
        AggregateError::Unbounded => {
            "no finite strengths are best: somebody won or lost everything, or parts were never compared; give a prior with --penalty 0.1"
        }
        AggregateError::Diverged => "the estimate did not settle; give it more --steps or a --penalty",
    };
    Failure::new(code::NO, format!("{}: {what}", file.display()))
}

/// What a method says of a worker: a figure's name and value.
type Quality = Vec<Vec<(&'static str, f64)>>;

fn labels(arguments: &Arguments) -> Outcome {
    let input = &arguments.input;
    let (mut tasks, mut workers, mut categories) = (Names::default(), Names::default(), Names::default());
    let mut list = Vec::new();
    let mut rows = input.rows()?;
    while let Some((line, row)) = rows.next_row().map_err(|e| input.wrong(&e))? {
        list.push(Label {
            task: tasks.number(&input.needed(line, &row, &arguments.task)?),
            worker: workers.number(&input.needed(line, &row, &arguments.worker)?),
            label: categories.number(&input.needed(line, &row, &arguments.label)?),
        });
    }
    let mut assumed = Assumed::default();
    assumed.add_all(rows.assumed());
    drop(rows);
    // Categories by name, so that the order of the rows changes nothing.
    let mut named: Vec<(String, u32)> = categories.list.iter().cloned().zip(0..).collect();
    named.sort();
    let mut place = vec![0; named.len()];
    named.iter().zip(0..).for_each(|((_, old), new)| place[*old as usize] = new);
    for l in &mut list {
        l.label = place[l.label as usize];
    }
    let texts: Vec<&str> = named.iter().map(|(n, _)| n.as_str()).collect();
    assumed.look_for_marks(texts.iter().copied());
    let labels = Labels::new(list).map_err(|e| refused(&input.file, e))?;
    allow(&labels, arguments, &mut assumed)?;
    let (posterior, quality) = {
        let _progress = Progress::waiting("estimating");
        fit(&labels, arguments)
    };
    if arguments.method != Method::Majority {
        tell(&format!("{} steps, the last one changed no chance by more than {:.1e}", posterior.steps, posterior.change));
    }
    print_labels(arguments, &Found { posterior, quality, tasks, workers, texts }, &assumed)?;
    assumed.tell();
    Ok(0)
}

/// Whether a method can hold tables of so many labels.
fn allow(labels: &Labels, arguments: &Arguments, assumed: &mut Assumed) -> Result<(), Failure> {
    match arguments.method {
        Method::Majority | Method::DawidSkene => {
            if labels.are_many() && arguments.method == Method::DawidSkene {
                assumed.add(format!("with {} labels, a task's truth is one of the labels that it got", labels.categories()));
            }
            Ok(())
        }
        Method::OneCoin | Method::Glad | Method::Mace | Method::BradleyTerry | Method::Noisy if labels.cells() <= MOST_CELLS => Ok(()),
        Method::OneCoin | Method::Glad | Method::Mace | Method::BradleyTerry | Method::Noisy => {
            let cells = labels.cells();
            let what = format!(
                "{} tasks and {} workers by {} labels are {cells} chances, and this --method keeps up to {MOST_CELLS}; dawid-skene and majority take more",
                labels.tasks(),
                labels.workers(),
                labels.categories()
            );
            Err(Failure::new(code::NO, format!("{}: {what}", arguments.input.file.display())))
        }
    }
}

/// What came out, with the names.
struct Found<'n> {
    posterior: Posterior,
    quality: Quality,
    tasks: Names,
    workers: Names,
    texts: Vec<&'n str>,
}

fn print_labels(arguments: &Arguments, found: &Found<'_>, assumed: &Assumed) -> Result<(), Failure> {
    let Found { posterior, quality, tasks, workers, texts } = found;
    if arguments.json {
        let task = |t: usize| task_json(posterior, t, &tasks.list[t], texts);
        let worker = |w: usize| worker_json(&workers.list[w], &quality[w]);
        let document = json!({
            "method": format!("{:?}", arguments.method), "steps": posterior.steps, "largest_change": posterior.change, "assumed": assumed.json(),
            "tasks": (0..tasks.list.len()).map(task).collect::<Vec<_>>(), "workers": (0..workers.list.len()).map(worker).collect::<Vec<_>>(),
        });
        return say(&document.to_string());
    }
    if arguments.workers {
        told_apart();
        let mut columns = vec!["WORKER"];
        columns.extend(quality.first().into_iter().flatten().map(|(name, _)| *name));
        let mut table = Aligned::new(&columns);
        for (worker, figures) in workers.list.iter().zip(quality) {
            let mut row = vec![worker.clone()];
            row.extend(figures.iter().map(|(_, v)| figure(Some(*v))));
            table.row(row);
        }
        return table.print();
    }
    let mut table = Aligned::new(&["TASK", "LABEL", ">CHANCE"]);
    for (t, task) in tasks.list.iter().enumerate() {
        let label = posterior.label(t);
        let chance = posterior.chances(t).find(|(c, _)| *c == label).map(|(_, p)| p);
        table.row(vec![task.clone(), texts[label].to_owned(), figure(chance)]);
    }
    table.print()
}

fn told_apart() {
    tell("these are the workers; the answers come without --workers, and both together with --json");
}

fn task_json(posterior: &Posterior, at: usize, name: &str, categories: &[&str]) -> Value {
    let chances: serde_json::Map<String, Value> = posterior.chances(at).map(|(c, p)| (categories[c].to_owned(), json!(p))).collect();
    json!({ "task": name, "label": categories[posterior.label(at)], "chances": chances })
}

fn worker_json(name: &str, figures: &[(&'static str, f64)]) -> Value {
    let mut worker = json!({ "worker": name });
    for (figure, value) in figures {
        worker[figure.trim_start_matches('>').to_ascii_lowercase().replace(' ', "_")] = json!(value);
    }
    worker
}

fn fit(labels: &Labels, arguments: &Arguments) -> (Posterior, Quality) {
    let stop = Stop { steps: arguments.steps, ..Stop::default() };
    match arguments.method {
        Method::OneCoin => {
            let fit = one_coin(labels, stop);
            let quality = fit.skills.iter().map(|s| vec![(">SKILL", *s)]).collect();
            (fit.posterior, quality)
        }
        Method::Glad => {
            let fit = glad::glad(labels, arguments.steps);
            let quality = fit.abilities.iter().map(|a| vec![(">ABILITY", *a)]).collect();
            (fit.posterior, quality)
        }
        Method::Mace => {
            let fit = mace::mace(labels, arguments.steps);
            let quality = fit.competence.iter().map(|c| vec![(">COMPETENCE", *c)]).collect();
            (fit.posterior, quality)
        }
        Method::DawidSkene => {
            let fit = dawid_skene(labels, stop);
            let agreement = majority::accuracy(labels, &fit.posterior);
            let accuracy = fit.accuracies(labels.workers());
            let quality =
                accuracy.into_iter().zip(agreement).map(|(right, agrees)| vec![(">ACCURACY", right), (">AGREES", agrees)]).collect();
            (fit.posterior, quality)
        }
        _ => {
            let posterior = majority::majority(labels);
            let quality = majority::accuracy(labels, &posterior).into_iter().map(|a| vec![(">AGREES", a)]).collect();
            (posterior, quality)
        }
    }
}

/// Comparisons as they were read: worker, left, right, and whether the left one won; `None` for a tie.
#[derive(Default)]
struct Read {
    players: Names,
    workers: Names,
    list: Vec<(u32, u32, u32, Option<bool>)>,
    assumed: Assumed,
}

fn read_comparisons(arguments: &Arguments) -> Result<Read, Failure> {
    let input = &arguments.input;
    let mut read = Read::default();
    let mut rows = input.rows()?;
    let mut sides = Vec::new();
    while let Some((line, row)) = rows.next_row().map_err(|e| input.wrong(&e))? {
        let (left, right) = (input.needed(line, &row, &arguments.left)?, input.needed(line, &row, &arguments.right)?);
        let winner = input.needed(line, &row, &arguments.winner)?;
        if left == right {
            return Err(input.at(line, &format!("\"{left}\" is compared with itself")));
        }
        let is_side = |side: &str, column: &str| winner == column || winner.eq_ignore_ascii_case(side);
        // A name comes before a side, if somebody is called so.
        let (outcome, by_side) = if winner == left || winner == right {
            (Some(winner == left), false)
        } else if is_side("left", &arguments.left) || is_side("right", &arguments.right) {
            (Some(is_side("left", &arguments.left)), true)
        } else if winner.eq_ignore_ascii_case("tie") && arguments.method == Method::BradleyTerry {
            (None, false)
        } else {
            return Err(input.at(line, &format!("the winner \"{winner}\" is neither \"{left}\" nor \"{right}\"")));
        };
        if by_side && !sides.iter().any(|s| *s == winner) {
            sides.push(winner.clone().into_owned());
        }
        let worker =
            if arguments.method == Method::Noisy { read.workers.number(&input.needed(line, &row, &arguments.worker)?) } else { 0 };
        read.list.push((worker, read.players.number(&left), read.players.number(&right), outcome));
    }
    read.assumed.add_all(rows.assumed());
    if !sides.is_empty() {
        read.assumed.add(format!("the winner {} is the one who stood on that side, and no name (--left, --right)", some(&sides, ", ")));
    }
    Ok(read)
}

fn comparisons(arguments: &Arguments) -> Outcome {
    let read = read_comparisons(arguments)?;
    if arguments.method == Method::Noisy {
        return noisy(arguments, &read);
    }
    let Read { players, list, assumed, .. } = read;
    let mut wins = Wins::new(players.list.len());
    for (_, left, right, outcome) in list {
        let (left, right) = (left as usize, right as usize);
        match outcome {
            Some(true) => wins.add(left, right, 1.0),
            Some(false) => wins.add(right, left, 1.0),
            None => wins.add_ties(left, right, 1.0),
        }
    }
    let fit = {
        let _progress = Progress::waiting("estimating");
        bradley_terry::bradley_terry(&wins, arguments.penalty).map_err(|e| refused(&arguments.input.file, e))?
    };
    tell(&format!("{} steps; ties between equals: {:.4} of a win each", fit.steps, fit.ties));
    assumed.tell();
    if arguments.json {
        let player =
            |i: usize| json!({ "player": players.list[i], "log_strength": fit.log_strengths[i], "error_to_first": fit.errors_to_first[i] });
        say(&json!({
            "steps": fit.steps, "ties": fit.ties, "assumed": assumed.json(), "players": (0..players.list.len()).map(player).collect::<Vec<_>>(),
        })
        .to_string())?;
        return Ok(0);
    }
    let mut table = Aligned::new(&["PLAYER", ">LOG STRENGTH", ">SE TO FIRST"]);
    for i in by_strength(&fit.log_strengths) {
        table.row(vec![players.list[i].clone(), figure(Some(fit.log_strengths[i])), figure(fit.errors_to_first[i])]);
    }
    table.print()?;
    Ok(0)
}

fn by_strength(strengths: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..strengths.len()).collect();
    order.sort_by(|a, b| strengths[*b].total_cmp(&strengths[*a]));
    order
}

fn noisy(arguments: &Arguments, read: &Read) -> Outcome {
    let (players, workers) = (&read.players.list, &read.workers.list);
    let comparisons: Vec<Comparison> = read
        .list
        .iter()
        .filter_map(|(worker, left, right, outcome)| {
            Some(Comparison { worker: *worker, left: *left, right: *right, left_wins: (*outcome)? })
        })
        .collect();
    let fit = {
        let _progress = Progress::waiting("estimating");
        bradley_terry::noisy(&comparisons, arguments.steps).map_err(|e| refused(&arguments.input.file, e))?
    };
    tell(&format!("{} steps", fit.steps));
    read.assumed.tell();
    if arguments.json {
        let player = |i: usize| json!({ "player": players[i], "log_strength": fit.log_strengths[i] });
        let worker = |w: usize| json!({ "worker": workers[w], "attention": fit.attention[w], "bias_left": fit.bias[w] });
        let document = json!({
            "steps": fit.steps, "assumed": read.assumed.json(), "players": (0..players.len()).map(player).collect::<Vec<_>>(), "workers": (0..workers.len()).map(worker).collect::<Vec<_>>(),
        });
        say(&document.to_string())?;
    } else if arguments.workers {
        told_apart();
        let mut table = Aligned::new(&["WORKER", ">ATTENTION", ">BIAS LEFT"]);
        for (w, worker) in workers.iter().enumerate() {
            table.row(vec![worker.clone(), figure(Some(fit.attention[w])), figure(Some(fit.bias[w]))]);
        }
        table.print()?;
    } else {
        let mut table = Aligned::new(&["PLAYER", ">LOG STRENGTH"]);
        for i in by_strength(&fit.log_strengths) {
            table.row(vec![players[i].clone(), figure(Some(fit.log_strengths[i]))]);
        }
        table.print()?;
    }
    Ok(0)
}
