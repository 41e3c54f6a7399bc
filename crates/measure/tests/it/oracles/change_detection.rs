//! The family of changes over time: item-aware charts, their run lengths and limits, onsets, and several charts at once.

use serde_json::Value;
use touchstone_measure::drift::ChartError;
use touchstone_measure::drift::chain::{Chain, limit_for_run_length};
use touchstone_measure::drift::ewma::{Ewma, Kind};
use touchstone_measure::drift::ewma_cells::EwmaCells;
use touchstone_measure::drift::expectation::{Check, Facility, expected as share_expected, shifts};
use touchstone_measure::drift::onset::{PLAUSIBLE, onset};
use touchstone_measure::drift::p_chart;
use touchstone_measure::drift::several::{Watched, any_alarm, limit_for_any_alarm, together};
use touchstone_measure::drift::watch::{EwmaState, ScoreEwma, ShiryaevRoberts, State, Watch};

use super::tally::CLOSE;
use super::{Tally, text};

fn number(value: &Value, name: &str) -> f64 {
    value[name].as_f64().unwrap_or_else(|| panic!("{name} is no number in {value}"))
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().map(|l| l.iter().map(|v| v.as_f64().expect("a number")).collect()).unwrap_or_default()
}

fn wholes(value: &Value) -> Vec<i64> {
    value.as_array().map(|l| l.iter().map(|v| v.as_i64().expect("a whole number")).collect()).unwrap_or_default()
}

fn counts(value: &Value) -> Vec<u64> {
    value.as_array().map(|l| l.iter().map(|v| v.as_u64().expect("a count")).collect()).unwrap_or_default()
}

pub fn change_detection(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    match text(input, "op") {
        "bernoulli_paths" => bernoulli_paths(id, input, expected, tally),
        "ewma_path" => ewma_path(id, input, expected, tally),
        "item_charts" => item_charts(id, input, expected, tally),
        "difficulty_shift" => difficulty_shift(id, input, expected, tally),
        "p_chart" => stepped(id, input, expected, tally),
        "bernoulli_cusum" => bernoulli_cusum(id, input, expected, tally),
        "score_cusum" => score_cusum(id, input, expected, tally),
        "bernoulli_cusum_arl" => {
            let (scores, _, limit) = coin(input, "p_in");
            let p = number(input, "p");
            let ours = Chain::new(&scores, &[p, 1.0 - p], limit).and_then(|c| c.run_length());
            // A run length that is not finite is a reason here, not a number.
            let ours = if ours == Err(ChartError::Unreachable) { Ok(f64::INFINITY) } else { ours };
            tally.defined(id, "arl", ours, &expected["arl"], CLOSE);
        }
        "limit_for_arl" => limit_for_arl(id, input, expected, tally),
        "ewma_arl" => ewma_arl(id, input, expected, tally),
        "familywise" => familywise(id, input, expected, tally),
        "limit_for_familywise" => limit_for_familywise(id, input, expected, tally),
        other => panic!("the formula {other} is not known"),
    }
}

fn each(tally: &mut Tally, id: &str, what: &str, ours: &[f64], theirs: &Value) {
    let theirs = theirs.as_array().expect("a list");
    tally.same(id, what, &ours.len(), &theirs.len());
    ours.iter().zip(theirs).for_each(|(a, b)| tally.number(id, what, *a, b));
}

fn bernoulli_paths(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let (p_in, p_out) = (1.0 - number(input, "p0"), 1.0 - number(input, "p1"));
    let watch = Watch { p_in, p_out, limit: number(input, "h") };
    let roberts = ShiryaevRoberts { p_in, p_out, limit: number(input, "sr_limit") };
    let mut state = State { sum: number(input, "start"), ..State::default() };
    let (mut r, mut sums, mut signals, mut began) = (0.0, Vec::new(), Vec::new(), Vec::new());
    let (mut products, mut product_signals) = (Vec::new(), Vec::new());
    for (i, error) in numbers(&input["errors"]).into_iter().enumerate() {
        let check = Check { score: 1.0 - error, shift: 0.0 };
        let folded = watch.fold(&mut state, check).expect("a chart");
        sums.push(folded.sum);
        signals.extend(folded.signal.map(|s| s.at));
        began.extend(folded.signal.map(|s| s.began));
        let (now, signal) = roberts.fold(&mut r, check).expect("a chart");
        products.push(now);
        product_signals.extend(signal.then_some(i as u64 + 1));
    }
    let step = |score: f64| touchstone_measure::drift::watch::step(p_in, p_out, Check { score, shift: 0.0 });
    tally.defined(id, "score_error", step(0.0), &expected["score_error"], CLOSE);
    tally.defined(id, "score_right", step(1.0), &expected["score_right"], CLOSE);
    each(tally, id, "cusum", &sums, &expected["cusum"]);
    each(tally, id, "shiryaev_roberts", &products, &expected["shiryaev_roberts"]);
    tally.same(id, "signals", &signals, &counts(&expected["signals"]));
    tally.same(id, "change_began_at", &began, &counts(&expected["change_began_at"]));
    tally.same(id, "sr_signals", &product_signals, &counts(&expected["sr_signals"]));
}

fn ewma_path(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let (mean, sd) = (number(input, "mean"), number(input, "sd"));
    let chart = Ewma { lambda: number(input, "lambda"), limit: number(input, "L"), kind: Kind::TwoSidedExact };
    let values: Vec<f64> = numbers(&input["scores"]).iter().map(|x| (x - mean) / sd).collect();
    let (path, first) = chart.run(&values);
    let back = |z: f64| mean + sd * z;
    let limits: Vec<f64> = (1..=path.len()).map(|i| chart.limit_at(i)).collect();
    each(tally, id, "z", &path.iter().map(|z| back(*z)).collect::<Vec<_>>(), &expected["z"]);
    each(tally, id, "lower", &limits.iter().map(|l| back(-l)).collect::<Vec<_>>(), &expected["lower"]);
    each(tally, id, "upper", &limits.iter().map(|l| back(*l)).collect::<Vec<_>>(), &expected["upper"]);
    let beyond = path.iter().zip(&limits).enumerate().filter(|(_, (z, limit))| z.abs() > **limit);
    let signals: Vec<u64> = beyond.map(|(i, _)| i as u64 + 1).collect();
    tally.same(id, "signals", &signals, &counts(&expected["signals"]));
    tally.same(id, "first signal", &first.map(|s| s as u64), &signals.first().copied());
}

fn item_charts(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let (p_in, p_out) = (number(input, "p_in"), number(input, "p_out"));
    let record: Vec<Check> =
        numbers(&input["scores"]).into_iter().zip(numbers(&input["shifts"])).map(|(score, shift)| Check { score, shift }).collect();
    let shares = |p: f64| record.iter().map(|c| share_expected(p, c.shift).expect("a share")).collect::<Vec<_>>();
    each(tally, id, "share_in", &shares(p_in), &expected["share_in"]);
    each(tally, id, "share_out", &shares(p_out), &expected["share_out"]);
    let path = Watch { p_in, p_out, limit: number(input, "h") }.run(0.0, &record).expect("a chart");
    each(tally, id, "steps", &path.steps, &expected["steps"]);
    each(tally, id, "cusum", &path.sums, &expected["cusum"]);
    tally.same(id, "signal", &path.signal.map(|s| s.at), &expected["signal"].as_u64());
    let found = onset(&path.steps[..path.sums.len()], PLAUSIBLE).ok();
    let theirs = &expected["onset"];
    tally.same(id, "onset", &found.map(|o| o.at as u64), &theirs["onset"].as_u64());
    tally.same(id, "onset_from", &found.map(|o| o.from as u64), &theirs["onset_from"].as_u64());
    tally.same(id, "onset_to", &found.map(|o| o.to as u64), &theirs["onset_to"].as_u64());
    if let Some(found) = found {
        tally.number(id, "log_lr", found.log_ratio, &theirs["log_lr"]);
    }
    let ewma = ScoreEwma { p_in, lambda: number(input, "lambda"), limit: number(input, "L") };
    let mut state = EwmaState::default();
    let (mut means, mut lower, mut signals) = (Vec::new(), Vec::new(), Vec::new());
    for check in &record {
        if ewma.fold(&mut state, *check).expect("a chart") {
            signals.push(state.checks);
        }
        means.push(state.mean);
        lower.push(state.lower(ewma.limit));
    }
    each(tally, id, "ewma", &means, &expected["ewma"]);
    each(tally, id, "ewma_lower", &lower, &expected["ewma_lower"]);
    tally.same(id, "ewma_signals", &signals, &counts(&expected["ewma_signals"]));
}

fn difficulty_shift(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let answers = counts(&input["answers"]).into_iter();
    let items: Vec<Facility> = answers.zip(numbers(&input["right"])).map(|(answers, right)| Facility { answers, right }).collect();
    let ours = shifts(&items, number(input, "prior_answers")).expect("shifts");
    tally.number(id, "bank_share", ours.bank, &expected["bank_share"]);
    each(tally, id, "shift", &ours.items, &expected["shift"]);
}

fn stepped(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let sizes = counts(&input["n"]).into_iter();
    let groups: Vec<(u64, f64)> = sizes.zip(numbers(&input["right"])).collect();
    let ours = p_chart::stepped(number(input, "share"), &groups).expect("a chart");
    let theirs = expected["groups"].as_array().expect("groups");
    tally.same(id, "groups", &ours.len(), &theirs.len());
    for (ours, theirs) in ours.iter().zip(theirs) {
        for (i, figure) in [ours.map(|g| g.share), ours.map(|g| g.low), ours.map(|g| g.high)].into_iter().enumerate() {
            tally.defined(id, "share and limits", figure.ok_or("nobody"), &theirs[i], CLOSE);
        }
        tally.same(id, "outside", &ours.map(|g| g.outside), &theirs[3].as_bool());
        tally.same(id, "count", &ours.and_then(|g| g.signal_at), &theirs[4].as_u64());
    }
}

/// Scores, chances and limit of a chart of errors.
fn coin(input: &Value, share: &str) -> (Vec<i64>, Vec<f64>, i64) {
    let scores = ["error", "right"].map(|name| input["scores"][name].as_i64().expect("a whole number")).to_vec();
    let p = input[share].as_f64().unwrap_or(0.0);
    (scores, vec![p, 1.0 - p], input["limit"].as_i64().unwrap_or(0))
}

/// Both steady states of a chart while nothing is wrong, from which one goes on where something is.
fn steady(id: &str, inside: &Chain, outside: &Chain, expected: &Value, tally: &mut Tally) {
    let conditional = inside.settled().and_then(|(law, _)| outside.run_length_from(&law));
    tally.defined(id, "steady_conditional_out", conditional, &expected["steady_conditional_out"], CLOSE);
    tally.defined(id, "steady_cyclic_out", outside.run_length_from(&inside.cyclic()), &expected["steady_cyclic_out"], CLOSE);
}

fn bernoulli_cusum(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let (scores, fine, limit) = coin(input, "p_in");
    let (_, poor, _) = coin(input, "p_out");
    let inside = Chain::new(&scores, &fine, limit).expect("a chart");
    let outside = Chain::new(&scores, &poor, limit).expect("a chart");
    let head = input["head_start"].as_u64().expect("a head start") as usize;
    let (of_inside, of_outside) = (inside.run_lengths().expect("lengths"), outside.run_lengths().expect("lengths"));
    tally.number(id, "arl_in", of_inside[0], &expected["arl_in"]);
    tally.number(id, "arl_out", of_outside[0], &expected["arl_out"]);
    tally.number(id, "arl_in_head_start", of_inside[head], &expected["arl_in_head_start"]);
    tally.number(id, "arl_out_head_start", of_outside[head], &expected["arl_out_head_start"]);
    tally.number(id, "worst_out", of_outside.iter().copied().fold(0.0, f64::max), &expected["worst_out"]);
    steady(id, &inside, &outside, expected, tally);
    tally.defined(id, "decay_in", inside.settled().map(|(_, stays)| stays), &expected["decay_in"], CLOSE);
    tally.same(id, "median_out", &outside.quantile(0.5).ok(), &expected["median_out"].as_u64());
    for (name, chain) in [("no_signal_in", &inside), ("no_signal_out", &outside)] {
        for (n, theirs) in expected[name].as_object().expect("shares") {
            let n = n.parse::<usize>().expect("a number of checks");
            tally.number(id, name, chain.survival(n)[n], theirs);
            tally.number(id, name, 1.0 - chain.alarm(n as u64), theirs);
        }
    }
}

fn score_cusum(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let (scores, limit) = (wholes(&input["scores"]), input["limit"].as_i64().expect("a limit"));
    let chain = |name: &str| Chain::new(&scores, &numbers(&input[name]), limit).expect("a chart");
    let (inside, outside) = (chain("p_in"), chain("p_out"));
    tally.defined(id, "arl_in", inside.run_length(), &expected["arl_in"], CLOSE);
    tally.defined(id, "arl_out", outside.run_length(), &expected["arl_out"], CLOSE);
    steady(id, &inside, &outside, expected, tally);
}

fn limit_for_arl(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let (scores, chances, _) = coin(input, "p_in");
    let limit = limit_for_run_length(&scores, &chances, number(input, "arl_at_least")).expect("a limit");
    let length = |limit: i64| Chain::new(&scores, &chances, limit).and_then(|c| c.run_length());
    tally.same(id, "limit", &Some(limit), &expected["limit"].as_i64());
    tally.defined(id, "arl", length(limit), &expected["arl"], CLOSE);
    tally.defined(id, "arl_one_below", length(limit - 1), &expected["arl_one_below"], CLOSE);
}

fn ewma_arl(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let values = numbers(&input["values"]);
    let chart = |cells: usize| EwmaCells {
        lambda: number(input, "lambda"),
        lower: number(input, "lower"),
        upper: number(input, "upper"),
        start: number(input, "start"),
        cells,
    };
    for law in ["in", "out"] {
        let chances = numbers(&input[format!("p_{law}")]);
        let length = |cells: usize| chart(cells).average_run_length(&values, &chances);
        for cells in counts(&input["cells"]) {
            let name = format!("arl_{law}_{cells}");
            tally.defined(id, &name, length(cells as usize), &expected[&name], CLOSE);
        }
        let name = format!("arl_{law}_fine");
        let (fine, coarser) = (length(6007), length(4001));
        tally.defined(id, &name, fine, &expected[&name], 0.02);
        // The difference to fewer cells, relative: where a value falls on the edge of a cell is a matter of last digits.
        let spread = fine.and_then(|f| coarser.map(|c| (f - c).abs() / f));
        tally.defined(id, "spread", spread, &expected[format!("fine_spread_{law}")], 1e-3);
    }
}

fn familywise(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let charts: Vec<Watched> = input["charts"]
        .as_array()
        .expect("charts")
        .iter()
        .map(|chart| {
            let (scores, chances, limit) = coin(chart, "p_in");
            Watched { chain: Chain::new(&scores, &chances, limit).expect("a chart"), checks: chart["checks"].as_u64().expect("checks") }
        })
        .collect();
    let ours = together(&charts).expect("charts");
    let theirs = expected["charts"].as_array().expect("charts");
    tally.same(id, "charts", &ours.each.len(), &theirs.len());
    for (ours, theirs) in ours.each.iter().zip(theirs) {
        tally.number(id, "arl", ours.run_length, &theirs["arl"]);
        tally.number(id, "alarm", ours.alarm, &theirs["alarm"]);
        tally.number(id, "approximate", ours.approximate, &theirs["approximate"]);
    }
    tally.number(id, "any_alarm", ours.any_alarm, &expected["any_alarm"]);
    tally.number(id, "bonferroni", ours.bonferroni, &expected["bonferroni"]);
    tally.number(id, "approximate", ours.approximate, &expected["approximate"]);
}

fn limit_for_familywise(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let (scores, chances, _) = coin(input, "p_in");
    let charts = u32::try_from(input["charts"].as_u64().expect("charts")).expect("few");
    let checks = input["checks_each"].as_u64().expect("checks");
    let wished = number(input, "any_alarm_at_most");
    let limit = limit_for_any_alarm(&scores, &chances, charts, checks, wished).expect("a limit");
    let any = |limit: i64| Chain::new(&scores, &chances, limit).map(|c| any_alarm(&c, charts, checks));
    tally.same(id, "limit", &Some(limit), &expected["limit"].as_i64());
    tally.defined(id, "any_alarm", any(limit), &expected["any_alarm"], CLOSE);
    tally.defined(id, "one_below", any(limit - 1), &expected["one_below"], CLOSE);
}
