//! Corrected shares, calibration splits, prediction-powered means and difference estimates against formulas and published code.

use serde_json::Value;
use touchstone_measure::correction::calibration::split;
use touchstone_measure::correction::difference_estimator::lot_mean;
use touchstone_measure::correction::prediction_powered::{Answers, Sides, Weight, powered_mean};
use touchstone_measure::correction::rogan_gladen::{
    Accuracy, Calibration, Judged, corrected, known_accuracy, lang_reiczigel, lang_reiczigel_uncut,
};
use touchstone_measure::interval::Method;

use super::survey::interval;
use super::tally::{CLOSE, Tally, text};

pub fn judge_correction(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    match text(input, "op") {
        "corrected_share" => corrected_share(id, input, expected, tally),
        "allocate_calibration" => allocate_calibration(id, input, expected, tally),
        "ppi_mean" => ppi_mean(id, input, expected, tally),
        "difference_estimator" => difference_estimator(id, input, expected, tally),
        other => panic!("{other} is not known"),
    }
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|v| v.as_f64().expect("a number")).collect()
}

fn level(input: &Value) -> f64 {
    1.0 - input["alpha"].as_f64().expect("a risk")
}

fn corrected_share(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let count = |name: &str| input[name].as_u64().expect("a count");
    let judged = Judged { positive: count("judged_positive"), n: count("n") };
    let calibration = Calibration {
        right_on_negatives: count("right_on_negatives"),
        negatives: count("negatives"),
        right_on_positives: count("right_on_positives"),
        positives: count("positives"),
    };
    let ours = corrected(judged, calibration);
    let level = level(input);
    tally.defined(id, "point", ours.map(|c| c.share), &expected["point"], CLOSE);
    if let Ok(ours) = ours {
        tally.number(id, "raw", ours.raw, &expected["raw"]);
        tally.number(id, "point_unclipped", ours.uncut, &expected["point_unclipped"]);
        tally.number(id, "delta_se", ours.standard_error, &expected["delta_se"]);
        interval(id, "delta_interval", ours.delta_interval(level), &expected["delta_interval"], CLOSE, tally);
        let published = &expected["llm_judge_reporting"];
        tally.number(id, "llm_judge_reporting", ours.share, &published["point"]);
        interval(id, "llm_judge_reporting", lang_reiczigel(judged, calibration, level), &published["interval"], CLOSE, tally);
        for (name, method) in [("known_accuracy_wilson", Method::Wilson), ("known_accuracy_clopper_pearson", Method::ClopperPearson)] {
            interval(id, name, known_accuracy(judged, calibration, level, method), &expected[name], CLOSE, tally);
        }
    }
    if judged.n > 0 {
        tally.number(id, "raw", judged.positive as f64 / judged.n as f64, &expected["raw"]);
        tally.defined(id, "youden", calibration.accuracy().map(Accuracy::youden), &expected["youden"], CLOSE);
    }
    let cut = lang_reiczigel(judged, calibration, level);
    interval(id, "lang_reiczigel", cut, &expected["lang_reiczigel"], CLOSE, tally);
    let uncut = lang_reiczigel_uncut(judged, calibration, level);
    interval(id, "lang_reiczigel_unclipped", uncut, &expected["lang_reiczigel_unclipped"], CLOSE, tally);
}

fn allocate_calibration(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let get = |name: &str| input[name].as_f64().expect("a number");
    let accuracy = Accuracy { specificity: get("specificity"), sensitivity: get("sensitivity") };
    let ours = split(input["budget"].as_u64().expect("a number"), get("judged_share"), accuracy);
    let best = &expected["best"];
    tally.defined(id, "theta", ours.map(|s| s.share), &expected["theta"], CLOSE);
    tally.defined(id, "m0", ours.map(|s| s.negatives as f64), &best["m0"], CLOSE);
    tally.defined(id, "m1", ours.map(|s| s.positives as f64), &best["m1"], CLOSE);
    tally.defined(id, "variance_term", ours.map(|s| s.variance), &best["variance_term"], CLOSE);
    tally.defined(id, "m0_real", ours.ok().and_then(|s| s.negatives_exact).ok_or(()), &best["m0_real"], CLOSE);
}

fn ppi_mean(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let [human, same, elsewhere] = ["human", "machine_on_same", "machine_elsewhere"].map(|name| numbers(&input[name]));
    let answers = Answers { human: &human, machine_on_same: &same, machine_elsewhere: &elsewhere };
    let sides = match text(input, "alternative") {
        "two-sided" => Sides::Both,
        "larger" => Sides::Larger,
        "smaller" => Sides::Smaller,
        other => panic!("{other} is not known"),
    };
    for (name, weight) in [("tuned", Weight::Tuned), ("ppi", Weight::Fixed(1.0)), ("human_only", Weight::Fixed(0.0))] {
        let theirs = &expected[name];
        let ours = powered_mean(answers, weight);
        let limits = ours.and_then(|p| p.interval(level(input), sides));
        tally.defined(id, name, ours.map(|p| p.weight), &theirs["lam"], CLOSE);
        tally.defined(id, name, ours.map(|p| p.mean), &theirs["estimate"], CLOSE);
        tally.defined(id, name, ours.map(|p| p.standard_error), &theirs["se"], CLOSE);
        interval(id, name, limits, &theirs["ci"], CLOSE, tally);
        let published = &theirs["ppi_py"];
        if !published["estimate"].is_null() {
            tally.defined(id, name, ours.map(|p| p.mean), &published["estimate"], CLOSE);
            // The published tuned interval has both sides whatever is asked.
            if name != "tuned" || sides == Sides::Both {
                interval(id, name, limits, &published["ci"], CLOSE, tally);
            }
        }
    }
}

fn difference_estimator(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let sampled: Vec<usize> = numbers(&input["sampled"]).into_iter().map(|place| place as usize).collect();
    let ours = lot_mean(&numbers(&input["machine_all"]), &sampled, &numbers(&input["human"]));
    tally.defined(id, "estimate", ours.map(|l| l.mean), &expected["estimate"], CLOSE);
    tally.defined(id, "se", ours.map(|l| l.standard_error), &expected["se"], CLOSE);
    tally.defined(id, "human_only", ours.map(|l| l.human_only), &expected["human_only"], CLOSE);
    tally.defined(id, "human_only_se", ours.map(|l| l.human_only_standard_error), &expected["human_only_se"], CLOSE);
    interval(id, "ci", ours.and_then(|l| l.interval(level(input))), &expected["ci"], CLOSE, tally);
}
