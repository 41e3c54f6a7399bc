//! `touchstone aggregate`: many people's labels or comparisons become one answer a task, with how good each person is.

pub(super) mod arguments;
mod comparisons;

use serde_json::{Value, json};

use super::aligned::{Aligned, figure};
use super::assumed::Assumed;
use super::names::Names;
use super::progress::Progress;
use super::{Failure, Outcome, code, say, tell};
use arguments::{Arguments, Method, refused, told_apart};
use touchstone_measure::aggregate::dawid_skene::{Stop, dawid_skene, one_coin};
use touchstone_measure::aggregate::{Label, Labels, MOST_CELLS, Posterior, glad, mace, majority};

pub(super) fn run(arguments: &Arguments) -> Outcome {
    if arguments.method == Method::Noisy && arguments.penalty > 0.0 {
        return Err(Failure::new(code::USAGE, "--method noisy has a prior of its own: leave --penalty out"));
    }
    match arguments.method {
        Method::BradleyTerry | Method::Noisy => comparisons::comparisons(arguments),
        _ => labels(arguments),
    }
}

/// What a method says of a worker: a figure's name and value.
type Quality = Vec<Vec<(&'static str, f64)>>;

fn labels(arguments: &Arguments) -> Outcome {
    let input = &arguments.input;
    let (mut tasks, mut workers, mut categories) = (Names::default(), Names::default(), Names::default());
    let (mut list, mut places) = (Vec::new(), Vec::new());
    let mut rows = input.rows()?;
    while let Some((line, row)) = rows.next_row().map_err(|e| input.wrong(&e))? {
        let label = Label {
            task: tasks.number(&input.needed(line, &row, &arguments.task)?),
            worker: workers.number(&input.needed(line, &row, &arguments.worker)?),
            label: categories.number(&input.needed(line, &row, &arguments.label)?),
        };
        places.push((label.task, label.worker, line));
        list.push(label);
    }
    if let Some((task, worker, before, line)) = twice(places) {
        let (worker, task) = (&workers.list[worker as usize], &tasks.list[task as usize]);
        return Err(input.at(line, &format!("worker \"{worker}\" has labelled task \"{task}\" before, in line {before}")));
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

/// The first row by which a worker labels a task again: task, worker, the line before and its own.
fn twice(mut places: Vec<(u32, u32, u64)>) -> Option<(u32, u32, u64, u64)> {
    places.sort_unstable();
    let again = places.windows(2).filter(|w| (w[0].0, w[0].1) == (w[1].0, w[1].1));
    again.map(|w| (w[1].0, w[1].1, w[0].2, w[1].2)).min_by_key(|found| found.3)
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
                "{} tasks and {} workers by {} labels are {cells} chances, and this --method keeps up to {MOST_CELLS}; \
                    dawid-skene and majority take more",
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
            "method": format!("{:?}", arguments.method), "steps": posterior.steps, "largest_change": posterior.change,
            "assumed": assumed.json(), "tasks": (0..tasks.list.len()).map(task).collect::<Vec<_>>(),
            "workers": (0..workers.list.len()).map(worker).collect::<Vec<_>>(),
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
