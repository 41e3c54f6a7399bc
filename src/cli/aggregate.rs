//! `touchstone aggregate`: many people's labels or comparisons become one answer a task, with how good each person is.

use std::path::Path;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::aligned::{Aligned, figure};
use super::input::Input;
use super::names::Names;
use super::{Failure, Outcome, code, say, tell};
use crate::measure::aggregate::bradley_terry::{self, Comparison, Wins};
use crate::measure::aggregate::dawid_skene::{Stop, dawid_skene, one_coin};
use crate::measure::aggregate::{AggregateError, Label, Labels, Posterior, glad, mace, majority};

/// `aggregate`.
#[derive(Debug, Args)]
#[command(after_help = "\
Labels: a row a label, with the columns of --task, --worker and --label. Comparisons (bradley-terry, noisy): --left, --right and --winner,
where the winner is the left or the right one, or \"tie\"; noisy needs --worker too.

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
    #[arg(long, default_value_t = 0.0)]
    penalty: f64,
    /// The most steps of an iterative method
    #[arg(long, default_value_t = 2_000)]
    steps: usize,
    /// Print the workers and their quality instead of the tasks
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

pub(super) fn run(arguments: &Arguments) -> Outcome {
    match arguments.method {
        Method::BradleyTerry | Method::Noisy => comparisons(arguments),
        _ => labels(arguments),
    }
}

fn refused(file: &Path, error: AggregateError) -> Failure {
    let what = match error {
        AggregateError::Empty => "there is nothing to aggregate",
        AggregateError::Numbers => "too many tasks, workers or labels",
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
    // Categories by name, so that the order of the rows changes nothing.
    let mut named: Vec<(String, u32)> = categories.list.iter().cloned().zip(0..).collect();
    named.sort();
    let mut place = vec![0; named.len()];
    named.iter().zip(0..).for_each(|((_, old), new)| place[*old as usize] = new);
    for l in &mut list {
        l.label = place[l.label as usize];
    }
    let texts: Vec<&str> = named.iter().map(|(n, _)| n.as_str()).collect();
    let labels = Labels::new(list).map_err(|e| refused(&input.file, e))?;
    let (posterior, quality) = fit(&labels, arguments);
    if arguments.method != Method::Majority {
        tell(&format!("{} steps, the last one changed no chance by more than {:.1e}", posterior.steps, posterior.change));
    }
    if arguments.json {
        let task = |t: usize| task_json(&posterior, t, &tasks.list[t], &texts);
        let worker = |w: usize| worker_json(&workers.list[w], &quality[w]);
        let document = json!({
            "method": format!("{:?}", arguments.method), "steps": posterior.steps, "largest_change": posterior.change,
            "tasks": (0..labels.tasks()).map(task).collect::<Vec<_>>(), "workers": (0..labels.workers()).map(worker).collect::<Vec<_>>(),
        });
        say(&document.to_string())?;
    } else if arguments.workers {
        let mut columns = vec!["WORKER"];
        columns.extend(quality.first().into_iter().flatten().map(|(name, _)| *name));
        let mut table = Aligned::new(&columns);
        for (worker, figures) in workers.list.iter().zip(&quality) {
            let mut row = vec![worker.clone()];
            row.extend(figures.iter().map(|(_, v)| figure(Some(*v))));
            table.row(row);
        }
        table.print()?;
    } else {
        let mut table = Aligned::new(&["TASK", "LABEL", ">CHANCE"]);
        for (t, task) in tasks.list.iter().enumerate() {
            let label = posterior.label(t);
            table.row(vec![task.clone(), texts[label].to_owned(), figure(posterior.task(t).get(label).copied())]);
        }
        table.print()?;
    }
    Ok(0)
}

fn task_json(posterior: &Posterior, at: usize, name: &str, categories: &[&str]) -> Value {
    let chances: serde_json::Map<String, Value> =
        categories.iter().zip(posterior.task(at)).map(|(c, p)| ((*c).to_owned(), json!(p))).collect();
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
    let workers = 0..labels.workers();
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
            let quality = workers.map(|w| vec![(">ACCURACY", fit.accuracy(w)), (">AGREES", agreement[w])]).collect();
            (fit.posterior, quality)
        }
        _ => {
            let posterior = majority::majority(labels);
            let quality = majority::accuracy(labels, &posterior).into_iter().map(|a| vec![(">AGREES", a)]).collect();
            (posterior, quality)
        }
    }
}

fn comparisons(arguments: &Arguments) -> Outcome {
    let input = &arguments.input;
    let (mut players, mut workers) = (Names::default(), Names::default());
    let mut list = Vec::new();
    let mut rows = input.rows()?;
    while let Some((line, row)) = rows.next_row().map_err(|e| input.wrong(&e))? {
        let (left, right) = (input.needed(line, &row, &arguments.left)?, input.needed(line, &row, &arguments.right)?);
        let winner = input.needed(line, &row, &arguments.winner)?;
        if left == right {
            return Err(input.at(line, &format!("\"{left}\" is compared with itself")));
        }
        let outcome = if winner == left {
            Some(true)
        } else if winner == right {
            Some(false)
        } else if winner.eq_ignore_ascii_case("tie") && arguments.method == Method::BradleyTerry {
            None
        } else {
            return Err(input.at(line, &format!("the winner \"{winner}\" is neither \"{left}\" nor \"{right}\"")));
        };
        let worker = if arguments.method == Method::Noisy { workers.number(&input.needed(line, &row, &arguments.worker)?) } else { 0 };
        list.push((worker, players.number(&left), players.number(&right), outcome));
    }
    if arguments.method == Method::Noisy {
        return noisy(arguments, &list, &players.list, &workers.list);
    }
    let mut wins = Wins::new(players.list.len());
    for (_, left, right, outcome) in list {
        let (left, right) = (left as usize, right as usize);
        match outcome {
            Some(true) => wins.add(left, right, 1.0),
            Some(false) => wins.add(right, left, 1.0),
            None => wins.add_ties(left, right, 1.0),
        }
    }
    let fit = bradley_terry::bradley_terry(&wins, arguments.penalty).map_err(|e| refused(&input.file, e))?;
    tell(&format!("{} steps; ties between equals: {:.4} of a win each", fit.steps, fit.ties));
    if arguments.json {
        let player =
            |i: usize| json!({ "player": players.list[i], "log_strength": fit.log_strengths[i], "error_to_first": fit.errors_to_first[i] });
        say(&json!({ "steps": fit.steps, "ties": fit.ties, "players": (0..players.list.len()).map(player).collect::<Vec<_>>() })
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

fn noisy(arguments: &Arguments, list: &[(u32, u32, u32, Option<bool>)], players: &[String], workers: &[String]) -> Outcome {
    let comparisons: Vec<Comparison> = list
        .iter()
        .filter_map(|(worker, left, right, outcome)| {
            Some(Comparison { worker: *worker, left: *left, right: *right, left_wins: (*outcome)? })
        })
        .collect();
    let fit = bradley_terry::noisy(&comparisons, arguments.steps).map_err(|e| refused(&arguments.input.file, e))?;
    tell(&format!("{} steps", fit.steps));
    if arguments.json {
        let player = |i: usize| json!({ "player": players[i], "log_strength": fit.log_strengths[i] });
        let worker = |w: usize| json!({ "worker": workers[w], "attention": fit.attention[w], "bias_left": fit.bias[w] });
        let document = json!({
            "steps": fit.steps, "players": (0..players.len()).map(player).collect::<Vec<_>>(), "workers": (0..workers.len()).map(worker).collect::<Vec<_>>(),
        });
        say(&document.to_string())?;
    } else if arguments.workers {
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
