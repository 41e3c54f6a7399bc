//! The families of aggregation: labels of a crowd, and comparisons in pairs.

use std::collections::BTreeMap;

use serde_json::Value;
use touchstone_measure::aggregate::bradley_terry::{self, Comparison, Wins};
use touchstone_measure::aggregate::dawid_skene::{Stop, dawid_skene, one_coin};
use touchstone_measure::aggregate::{Label, Labels, Posterior, glad, mace, majority};
use touchstone_measure::agreement::krippendorff::{self, Metric};
use touchstone_measure::agreement::table::Units;

use super::tally::CLOSE;
use super::{Tally, text};

/// Iterative estimates, unless a family states another bound.
const ITERATED: f64 = 1e-6;

/// Names numbered in the order in which they appear.
#[derive(Default)]
struct Names(Vec<String>);

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        let at = self.0.iter().position(|n| n == name).unwrap_or_else(|| {
            self.0.push(name.to_owned());
            self.0.len() - 1
        });
        at as u32
    }
}

struct Crowd {
    labels: Labels,
    tasks: Names,
    workers: Names,
    /// The categories' own numbers, rising.
    categories: Vec<i64>,
}

fn crowd_of(input: &Value) -> Crowd {
    let rows = input["rows_task_worker_label"].as_array().expect("rows");
    let label = |row: &Value| row[2].as_i64().expect("a label");
    let mut categories: Vec<i64> = rows.iter().map(label).collect();
    categories.sort_unstable();
    categories.dedup();
    let (mut tasks, mut workers) = (Names::default(), Names::default());
    let list = rows
        .iter()
        .map(|row| Label {
            task: tasks.number(row[0].as_str().expect("a task")),
            worker: workers.number(row[1].as_str().expect("a worker")),
            label: categories.binary_search(&label(row)).expect("known") as u32,
        })
        .collect();
    Crowd { labels: Labels::new(list).expect("labels"), tasks, workers, categories }
}

impl Crowd {
    /// Labels where the highest chance stands alone.
    fn labels(&self, id: &str, what: &str, ours: &Posterior, theirs: &Value, clear: f64, tally: &mut Tally) {
        for (task, label) in theirs.as_object().expect("labels by task") {
            let at = self.tasks.0.iter().position(|t| t == task).expect("a task");
            let mut row = ours.task(at).to_vec();
            row.sort_by(f64::total_cmp);
            if row.len() > 1 && row[row.len() - 1] - row[row.len() - 2] < clear {
                continue;
            }
            tally.same(id, &format!("{what} {task}"), &Some(self.categories[ours.label(at)]), &label.as_i64());
        }
    }

    fn chances(&self, id: &str, what: &str, ours: &Posterior, theirs: Option<&Value>, tolerance: f64, tally: &mut Tally) {
        for (task, row) in theirs.and_then(Value::as_object).into_iter().flatten() {
            let at = self.tasks.0.iter().position(|t| t == task).expect("a task");
            for (k, p) in ours.task(at).iter().enumerate() {
                tally.within(id, &format!("{what} {task}"), *p, &row[k], tolerance);
            }
        }
    }

    fn by_worker(&self, id: &str, what: &str, ours: &[f64], theirs: &Value, tolerance: f64, tally: &mut Tally) {
        for (worker, value) in theirs.as_object().expect("values by worker") {
            let at = self.workers.0.iter().position(|w| w == worker).expect("a worker");
            tally.within(id, &format!("{what} {worker}"), ours[at], value, tolerance);
        }
    }
}

pub fn crowd(case: &Value, tally: &mut Tally) {
    let (id, expected) = (text(case, "id"), &case["expected"]);
    let crowd = crowd_of(&case["input"]);
    let labels = &crowd.labels;
    let shares = majority::majority(labels);
    crowd.labels(id, "majority", &shares, &expected["majority"]["labels"], 1e-9, tally);
    crowd.chances(id, "majority", &shares, expected["majority"].get("probas"), CLOSE, tally);
    // Accuracy where the library's own tie-breaking cannot matter.
    if (0..labels.tasks()).all(|t| shares.task(t).iter().filter(|p| **p >= shares.task(t)[shares.label(t)] - 1e-9).count() == 1) {
        crowd.by_worker(id, "accuracy", &majority::accuracy(labels, &shares), &expected["accuracy_on_majority_by_worker"], CLOSE, tally);
    }
    tally.number(id, "uncertainty", majority::uncertainty(labels), &expected["uncertainty"]);
    alpha(id, &crowd, &expected["alpha_krippendorff"], tally);
    let stop = Stop { steps: 20_000, change: 1e-13 };
    let full = dawid_skene(labels, stop);
    let theirs = &expected["dawid_skene_numpy"];
    crowd.chances(id, "dawid_skene", &full.posterior, theirs.get("probas"), ITERATED, tally);
    for (k, p) in full.prevalence.iter().enumerate() {
        tally.within(id, "prevalence", *p, &theirs["priors"][k], ITERATED);
    }
    for (worker, rows) in theirs["confusion_worker_true_observed"].as_object().expect("matrices") {
        let at = crowd.workers.0.iter().position(|w| w == worker).expect("a worker");
        for truth in 0..labels.categories() {
            // A category of no weight has no answers to estimate from: the library leaves what rounding left.
            if full.prevalence[truth] > 1e-6
                && (0..labels.categories()).map(|o| full.confusion(at, truth, o)).sum::<f64>() > 0.5
                && weight(&crowd, &full.posterior, at, truth) > 1e-6
            {
                for observed in 0..labels.categories() {
                    tally.within(id, &format!("confusion {worker}"), full.confusion(at, truth, observed), &rows[truth][observed], ITERATED);
                }
            }
        }
    }
    // The library went 250 steps from the same start, which is not always the end of the way.
    let coin = one_coin(labels, Stop { steps: 250, change: 0.0 });
    crowd.labels(id, "one_coin", &coin.posterior, &expected["one_coin"]["labels"], 1e-6, tally);
    crowd.chances(id, "one_coin", &coin.posterior, expected["one_coin"].get("probas"), ITERATED, tally);
    crowd.by_worker(id, "skill", &coin.skills, &expected["one_coin"]["skills"], ITERATED, tally);
    // Of one category there is nothing to be right about.
    if expected["glad"].get("labels").is_some() && labels.categories() > 1 {
        glad_cases(id, &crowd, &expected["glad"], tally);
    }
    if expected["mace"].get("labels").is_some() {
        mace_cases(id, &crowd, &expected["mace"]["labels"], tally);
    }
}

/// The library compares a sum with a mean and with a Q that may fall while the likelihood rises, so it stops after two or a few steps. Its
/// abilities have to lie on our way to 1e-2, and its labels have to be those of that step.
fn glad_cases(id: &str, crowd: &Crowd, theirs: &Value, tally: &mut Tally) {
    let far = |abilities: &[f64]| {
        let of = |worker: &str| crowd.workers.0.iter().position(|w| w == worker).expect("a worker");
        let apart = |(worker, value): (&String, &Value)| (abilities[of(worker)] - value.as_f64().expect("an ability")).abs();
        theirs["alphas"].as_object().expect("abilities").iter().map(apart).fold(0.0, f64::max)
    };
    let ours = (1..=100).map(|steps| glad::glad(&crowd.labels, steps)).find(|g| far(&g.abilities) < 1e-2);
    let Some(ours) = ours else {
        let closest = (1..=100).map(|steps| far(&glad::glad(&crowd.labels, steps).abilities)).fold(f64::INFINITY, f64::min);
        tally.wrong.push(format!("{id} glad: no step comes closer than {closest}"));
        return;
    };
    crowd.by_worker(id, "glad", &ours.abilities, &theirs["alphas"], 1e-2, tally);
    crowd.labels(id, "glad", &ours.posterior, &theirs["labels"], 0.05, tally);
}

/// The library sums habits by worker in order of their names and applies them in order of appearance: where these differ, workers have
/// others' habits. Labels are compared one by one where the orders are the same, else nine tenths of those that we are clear about.
fn mace_cases(id: &str, crowd: &Crowd, theirs: &Value, tally: &mut Tally) {
    let ours = mace::mace(&crowd.labels, 500).posterior;
    if crowd.workers.0.is_sorted() {
        crowd.labels(id, "mace", &ours, theirs, 0.2, tally);
        return;
    }
    let mut clear = Tally::default();
    crowd.labels(id, "mace", &ours, theirs, 0.2, &mut clear);
    tally.same(
        id,
        &format!("mace, nine tenths of {} labels, {} differ", clear.values, clear.wrong.len()),
        &(clear.wrong.len() * 10 <= clear.values),
        &true,
    );
}

/// How many of a worker's labels are on tasks of a true category, by the chances.
fn weight(crowd: &Crowd, posterior: &Posterior, worker: usize, truth: usize) -> f64 {
    crowd.labels.list().iter().filter(|l| l.worker as usize == worker).map(|l| posterior.task(l.task as usize)[truth]).sum()
}

fn alpha(id: &str, crowd: &Crowd, theirs: &Value, tally: &mut Tally) {
    let mut by_task: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    crowd.labels.list().iter().for_each(|l| by_task.entry(l.task).or_default().push(l.label));
    let mut units = Units::default();
    for ratings in by_task.into_values() {
        units.add(ratings);
    }
    let values: Vec<f64> = (0..crowd.labels.categories()).map(|k| k as f64).collect();
    if theirs.is_number() && values.len() > 1 {
        tally.defined(id, "alpha", krippendorff::alpha(&units, &values, Metric::Nominal), theirs, CLOSE);
    }
}

pub fn bradley_terry(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    if input.get("wins").is_none() {
        noisy(id, input, expected, tally);
        return;
    }
    let rows = input["wins"].as_array().expect("rows");
    let mut wins = Wins::new(rows.len());
    for (i, row) in rows.iter().enumerate() {
        for (j, times) in row.as_array().expect("a row").iter().enumerate() {
            wins.add(i, j, times.as_f64().expect("a count"));
        }
    }
    let penalised = bradley_terry::bradley_terry(&wins, 2.0 * 0.1).expect("a prior");
    for (i, strength) in penalised.log_strengths.iter().enumerate() {
        // The library stops its search at about six digits.
        tally.within(id, "l2", *strength, &expected["choix_opt_l2_alpha0.1"][i], 1e-5);
    }
    let Ok(ours) = bradley_terry::bradley_terry(&wins, 0.0) else {
        tally.same(id, "connected", &wins.is_connected(), &false);
        return;
    };
    let sum: f64 = ours.log_strengths.iter().map(|t| t.exp()).sum();
    for (i, strength) in ours.log_strengths.iter().enumerate() {
        tally.within(id, "ilsr", *strength, &expected["choix_ilsr"][i], ITERATED);
        tally.within(id, "mm", *strength, &expected["choix_mm"][i], ITERATED);
        // The library's general search stops at about four digits.
        tally.within(id, "opt", *strength, &expected["choix_opt"][i], 1e-3);
        let glm = &expected["statsmodels_glm"];
        tally.within(id, "glm", strength - ours.log_strengths[0], &glm["coef_item0_reference"][i], ITERATED);
        if let Some(error) = ours.errors_to_first[i] {
            tally.within(id, "glm se", error, &glm["se"][i], ITERATED);
        }
        tally.within(id, "crowd-kit", strength.exp() / sum, &expected["crowdkit_tol0"][i], ITERATED);
    }
}

/// The library starts at random and its gradient of the biases is overwritten rater by rater, so only the order of its strengths is held
/// against ours: no pair that it puts far apart stands the other way round.
fn noisy(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let (mut workers, mut players) = (Names::default(), Names::default());
    let comparisons: Vec<Comparison> = input["rows_worker_left_right_winner"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| {
            let name = |i: usize| row[i].as_str().expect("a name");
            Comparison {
                worker: workers.number(name(0)),
                left: players.number(name(1)),
                right: players.number(name(2)),
                left_wins: name(1) == name(3),
            }
        })
        .collect();
    let ours = bradley_terry::noisy(&comparisons, 500).expect("strengths");
    let theirs: Vec<f64> = players.0.iter().map(|p| expected["noisy_bt_scores"][p].as_f64().expect("a score")).collect();
    for i in 0..theirs.len() {
        for j in 0..theirs.len() {
            if theirs[i] > theirs[j] + 0.1 {
                tally.same(id, "order", &(ours.log_strengths[i] > ours.log_strengths[j]), &true);
            }
        }
    }
}
