//! Comparisons become strengths: of players, and with `noisy` of the workers who compared them.

use serde_json::json;

use super::super::aligned::{Aligned, figure};
use super::super::assumed::{Assumed, some};
use super::super::names::Names;
use super::super::progress::Progress;
use super::super::{Failure, Outcome, say, tell};
use super::arguments::{Arguments, Method, refused, told_apart};
use touchstone_measure::aggregate::bradley_terry::{self, Comparison, Wins};

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

pub(super) fn comparisons(arguments: &Arguments) -> Outcome {
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
            "steps": fit.steps, "ties": fit.ties, "assumed": assumed.json(),
            "players": (0..players.list.len()).map(player).collect::<Vec<_>>(),
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
            "steps": fit.steps, "assumed": read.assumed.json(), "players": (0..players.len()).map(player).collect::<Vec<_>>(),
            "workers": (0..workers.len()).map(worker).collect::<Vec<_>>(),
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
