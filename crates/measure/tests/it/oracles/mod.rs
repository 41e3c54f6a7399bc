//! Oracle files: inputs with the values that independent, well-known libraries give.
//!
//! One runner ([`run`]) reads every family in `tests/oracles` (or the folder that `TOUCHSTONE_ORACLES` names). The families of gold sets,
//! decisions and eligibility are put to the service by its own tests, with the same runner.

use std::collections::BTreeMap;

use serde_json::Value;
use touchstone_measure::mastery::sequential::Plan;
use touchstone_measure::text::chrf::{self, Options, Reference, Statistics};
use touchstone_measure::text::error_rate::{character_counts, word_counts};
use touchstone_measure::text::spans::{self, Span};
use touchstone_measure::text::{edit, script};

mod agreement;
mod change_detection;
mod charts;
mod collusion;
mod crowd;
mod expected;
mod judge_correction;
mod lot_plans;
mod response_theory;
mod risk_limit;
pub mod run;
mod survey;
pub mod tally;
mod tests_of_people;
mod text_metrics;

pub use tally::{Tally, text};

#[test]
fn oracles() {
    let families: run::Families = BTreeMap::from([
        ("chrf", chrf_cases as fn(&Value, &mut Tally)),
        ("wer_cer", error_rates),
        ("t2s", simplified),
        ("spans", marked_spans),
        ("strings", strings),
        ("sprt", sequential),
        ("bleu", text_metrics::bleu),
        ("ter", text_metrics::ter),
        ("rouge", text_metrics::rouge),
        ("jieba", text_metrics::jieba),
        ("jaccard_shingles", text_metrics::jaccard),
        ("cohen_kappa", agreement::cohen_kappa),
        ("fleiss_kappa", agreement::fleiss_kappa),
        ("krippendorff_alpha", agreement::krippendorff_alpha),
        ("gwet_ac", agreement::gwet_ac),
        ("icc", agreement::icc),
        ("correlation", agreement::correlation),
        ("classification", agreement::classification),
        ("multilabel", agreement::multilabel),
        ("ranking", agreement::ranking),
        ("cronbach_kr20", tests_of_people::cronbach),
        ("binomial_intervals", charts::binomial_intervals),
        ("beta_posterior", charts::beta_posterior),
        ("control_charts", charts::control_charts),
        ("change_detection", change_detection::change_detection),
        ("mantel_haenszel", charts::mantel_haenszel),
        ("collusion", collusion::collusion),
        ("irt_prob_info", response_theory::curves),
        ("irt_theta", response_theory::abilities),
        ("irt_mml", response_theory::calibration),
        ("crowd", crowd::crowd),
        ("bradley_terry", crowd::bradley_terry),
        ("lot_plans", lot_plans::lot_plans),
        ("risk_limit", risk_limit::risk_limit),
        ("survey", survey::survey),
        ("judge_correction", judge_correction::judge_correction),
    ]);
    run::all(&families, &run::OF_THE_PIPELINE);
}

fn ids(value: &Value) -> Vec<String> {
    value.as_array().map(|l| l.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect()).unwrap_or_default()
}

fn chrf_cases(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    let variants: [(&str, Options); 10] = [
        ("chrF", Options::CHRF),
        ("chrF++", Options { word_order: 2, ..Options::CHRF }),
        ("chrF_w1", Options { word_order: 1, ..Options::CHRF }),
        ("chrF_beta1", Options { beta: 1.0, ..Options::CHRF }),
        ("chrF_beta3", Options { beta: 3.0, ..Options::CHRF }),
        ("chrF_order4", Options { character_order: 4, ..Options::CHRF }),
        ("chrF_whitespace", Options { keep_whitespace: true, ..Options::CHRF }),
        ("chrF_lowercase", Options { lowercase: true, ..Options::CHRF }),
        ("chrF_eps", Options { epsilon_smoothing: true, ..Options::CHRF }),
        ("chrF++_eps", Options { epsilon_smoothing: true, word_order: 2, ..Options::CHRF }),
    ];
    for name in expected.as_object().expect("values").keys() {
        let Some((_, options)) = variants.iter().find(|(known, _)| known == name) else {
            tally.wrong.push(format!("{id}: \"{name}\" is not compared"));
            continue;
        };
        let sentence = |hypothesis: &str, references: &[&str]| {
            let references: Vec<Reference> = references.iter().map(|r| Reference::new(r, options)).collect();
            chrf::best_statistics(hypothesis, &references).map(|(_, statistics)| statistics)
        };
        let mut sum = Statistics::default();
        if text(input, "level") == "sentence" {
            let references = ids(&input["refs"]);
            let references: Vec<&str> = references.iter().map(String::as_str).collect();
            if let Some(statistics) = sentence(text(input, "hyp"), &references) {
                sum.add(&statistics);
            }
        } else {
            let hypotheses = ids(&input["hyps"]);
            let streams: Vec<Vec<String>> = input["refs"].as_array().expect("references").iter().map(ids).collect();
            for (i, hypothesis) in hypotheses.iter().enumerate() {
                let references: Vec<&str> = streams.iter().filter_map(|s| s.get(i)).map(String::as_str).collect();
                if let Some(statistics) = sentence(hypothesis, &references) {
                    sum.add(&statistics);
                }
            }
        }
        tally.number(id, name, 100.0 * sum.score(options), &expected[name]);
    }
}

fn error_rates(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    let (references, hypotheses) = (ids(&input["ref"]), ids(&input["hyp"]));
    let pairs = || references.iter().map(String::as_str).zip(hypotheses.iter().map(String::as_str));
    tally.number(id, "wer", word_counts(pairs()).error_rate(), &expected["word"]["wer"]);
    tally.number(id, "cer", character_counts(pairs()).error_rate(), &expected["char"]["cer"]);
}

fn simplified(case: &Value, tally: &mut Tally) {
    tally.same(text(case, "id"), "t2s", &script::to_simplified(text(&case["input"], "text")).as_str(), &text(&case["expected"], "t2s"));
}

fn marked_spans(case: &Value, tally: &mut Tally) {
    fn spans_of(value: &Value) -> Vec<Span<'_>> {
        let documents = value.as_array().expect("documents").iter().enumerate();
        let at = |v: &Value| usize::try_from(v.as_u64().expect("a place")).expect("small");
        documents
            .flat_map(|(document, list)| {
                list.as_array().expect("spans").iter().map(move |s| Span {
                    document,
                    start: at(&s[0]),
                    end: at(&s[1]),
                    label: s[2].as_str().expect("a label"),
                })
            })
            .collect()
    }
    let (id, expected) = (text(case, "id"), &case["expected"]);
    let (wanted, marked) = (spans_of(&case["input"]["truth"]), spans_of(&case["input"]["pred"]));
    for (name, scores) in [
        ("exact_typed", spans::exact_typed(&wanted, &marked)),
        ("exact_untyped", spans::exact_untyped(&wanted, &marked)),
        ("char_typed", spans::character_typed(&wanted, &marked)),
        ("char_untyped", spans::character_untyped(&wanted, &marked)),
        ("overlap_fraction_typed", spans::overlap_fraction_typed(&wanted, &marked)),
    ] {
        for (i, ours) in [scores.precision, scores.recall, scores.f1].into_iter().enumerate() {
            tally.number(id, name, ours, &expected[name][i]);
        }
    }
}

fn strings(case: &Value, tally: &mut Tally) {
    let (id, expected) = (text(case, "id"), &case["expected"]);
    let (a, b) = (text(&case["input"], "a"), text(&case["input"], "b"));
    let longest = a.chars().count().max(b.chars().count());
    let both = a.chars().count() + b.chars().count();
    let similarity = |distance: usize, of: usize| if of == 0 { 1.0 } else { 1.0 - distance as f64 / of as f64 };
    for (name, distance, of) in [
        ("levenshtein", edit::levenshtein(a, b), longest),
        ("osa", edit::optimal_string_alignment(a, b), longest),
        ("damerau_levenshtein", edit::damerau_levenshtein(a, b), longest),
        ("indel", edit::indel(a, b), both),
        ("lcs_seq", longest - edit::longest_common_subsequence(a, b), longest),
        ("hamming_padded", edit::hamming_padded(a, b), longest),
    ] {
        tally.number(id, name, distance as f64, &expected[name]["distance"]);
        tally.number(id, name, similarity(distance, of), &expected[name]["normalized_similarity"]);
    }
    tally.number(id, "levenshtein_weights_1_1_2", edit::indel(a, b) as f64, &expected["levenshtein_weights_1_1_2"]);
    tally.number(id, "jaro", edit::jaro(a, b), &expected["jaro"]);
    tally.number(id, "jaro_winkler_p0.1", edit::jaro_winkler(a, b, 0.1), &expected["jaro_winkler_p0.1"]);
    tally.number(id, "jaro_winkler_p0.2", edit::jaro_winkler(a, b, 0.2), &expected["jaro_winkler_p0.2"]);
}

fn sequential(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    let number = |name: &str| input[name].as_f64().expect("a number");
    let plan = Plan {
        p_master: number("p1"),
        p_nonmaster: number("p0"),
        alpha: number("alpha"),
        beta: number("beta"),
        min_items: 1,
        max_items: 3000,
        block: 1,
    };
    tally.number(id, "upper", plan.upper(), &expected["log_upper_A"]);
    tally.number(id, "lower", plan.lower(), &expected["log_lower_B"]);
    tally.number(id, "right", plan.step_right(), &expected["llr_success"]);
    tally.number(id, "wrong", plan.step_wrong(), &expected["llr_failure"]);
    let answers: Vec<bool> = text(input, "outcomes").chars().map(|c| c == '1').collect();
    let (path, verdict) = plan.walk(&answers);
    let theirs = expected["path"].as_array().expect("a path");
    tally.same(id, "decided after", &path.len(), &theirs.len());
    for (ours, theirs) in path.iter().zip(theirs) {
        tally.number(id, "path", *ours, theirs);
    }
    let named = verdict.map_or("continue", |pass| if pass { "accept_h1" } else { "accept_h0" });
    tally.same(id, "decision", &named, &text(expected, "decision"));
    let (slope, pass, below) = plan.lines();
    for (ours, name) in [(slope, "accept_line_slope"), (pass, "h1_intercept"), (below, "h0_intercept")] {
        tally.number(id, name, ours, &expected["lines_on_successes"][name]);
    }
    let (at_p0, at_p1) = plan.wald_lengths();
    tally.number(id, "wald p0", at_p0, &expected["wald_asn"]["p0"]);
    tally.number(id, "wald p1", at_p1, &expected["wald_asn"]["p1"]);
    for (name, p) in [("p0", plan.p_nonmaster), ("p1", plan.p_master), ("mid", f64::midpoint(plan.p_nonmaster, plan.p_master))] {
        // Every second case has the walk alone.
        let Some(theirs) = expected.get("exact").map(|exact| &exact[name]) else { continue };
        let ours = plan.operating(p).expect("a plan");
        tally.number(id, "accept_h1", ours.pass, &theirs["accept_h1"]);
        tally.number(id, "accept_h0", ours.below, &theirs["accept_h0"]);
        tally.number(id, "expected_n", ours.mean_items, &theirs["expected_n"]);
    }
}
