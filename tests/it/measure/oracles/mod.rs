//! Oracle files: inputs with the values that independent, well-known libraries give.
//!
//! One runner reads every family in `tests/oracles` (or the folder that `TOUCHSTONE_ORACLES` names), prints how many cases ran and the
//! largest difference, and fails on a family that it does not know. What is not compared is named in [`LEFT_OUT`], with the reason.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;
use touchstone::domain::gold_set::item::{GradeContext, ScaleBounds, reparse_item};
use touchstone::domain::sealed::Reveal;
use touchstone_measure::mastery::sequential::Plan;
use touchstone_measure::text::chrf::{self, Options, Reference, Statistics};
use touchstone_measure::text::error_rate::{character_counts, word_counts};
use touchstone_measure::text::spans::{self, Span};
use touchstone_measure::text::{edit, script};

use crate::support;

mod agreement;
mod charts;
mod crowd;
mod expected;
pub mod pipeline;
mod response_theory;
pub mod tally;
mod tests_of_people;
mod text_metrics;

pub use tally::{Tally, text};

/// Expected values that are not compared, and why.
const LEFT_OUT: [(&str, &str, &str); 15] = [
    (
        "decisions",
        "path and the steps of a walk",
        "the statistic at its end and both bounds are compared; the steps are in the family sprt",
    ),
    ("strings", "fuzz_", "token and partial ratios are for information; the distances are what is required"),
    ("t2s", "tw2s hk2s tw2sp t2s_reimplemented", "regional vocabularies are for information; t2s is what is required"),
    (
        "wer_cer",
        "mer wil wip and the split into hits, substitutions, deletions, insertions",
        "with several best alignments the split is the library's choice; the rate is not affected",
    ),
    (
        "spans",
        "nervaluate seqeval_micro_strict sklearn_char_binary",
        "equal to exact_typed and char_untyped by the oracle's own note, or another measure",
    ),
    (
        "bradley_terry",
        "crowdkit_default, choix_ilsr_alpha0.01, noisy skills and biases",
        "stops after two steps; another penalty; random start, only the order is compared",
    ),
    (
        "cohen_kappa",
        "interval and p of irrCAC's Cohen",
        "its error of Cohen's kappa is another estimator (Gwet 2014) than the large-sample one, which statsmodels has and is compared",
    ),
    ("cronbach_kr20", "psych's std_alpha, average_r, guttman_lambda6", "other coefficients: the house has alpha and omega"),
    ("cohen_kappa", "psych's weighted variance and limits", "not the large-sample variance: its limits leave −1..1"),
    (
        "crowd",
        "dawid_skene_default, dawid_skene_converged, one_coin_default, mmsr, kos, wawa, zero_based_skill, consistency, the numbers of mace",
        "stops early or is left out by the family's own page; random starts",
    ),
    (
        "irt_mml",
        "girth_2pl, girth_1pl, girth_3pl, cml_rasch, glmer_1pl",
        "direct_* is the number to reproduce; conditional likelihood is another estimator",
    ),
    ("irt_theta", "girth_*", "its prior is cut at 4.5; grid_* and root_* are the numbers to reproduce"),
    (
        "jieba",
        "search_hmm_on, full; with HMM on, cuts beside an ASCII character",
        "other modes; connectors join letters and digits in one library and not in the other",
    ),
    (
        "ranking",
        "tau_b where the key leaves pairs open",
        "it counts those pairs as ties of the key; where the key orders all it is compared",
    ),
    ("krippendorff_alpha", "what the libraries refuse", "no unit paired or one category: ours is an error that says so"),
];

#[test]
fn oracles() {
    let folder = std::env::var_os("TOUCHSTONE_ORACLES").map_or_else(|| support::root().join("tests/oracles"), PathBuf::from);
    let families: BTreeMap<&str, fn(&Value, &mut Tally)> = BTreeMap::from([
        ("grading", grading as fn(&Value, &mut Tally)),
        ("chrf", chrf_cases),
        ("wer_cer", error_rates),
        ("t2s", simplified),
        ("spans", marked_spans),
        ("strings", strings),
        ("sprt", sequential),
        ("eligibility", pipeline::eligibility),
        ("decisions", pipeline::decisions),
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
        ("mantel_haenszel", charts::mantel_haenszel),
        ("irt_prob_info", response_theory::curves),
        ("irt_theta", response_theory::abilities),
        ("irt_mml", response_theory::calibration),
        ("crowd", crowd::crowd),
        ("bradley_terry", crowd::bradley_terry),
    ]);
    let mut failures = Vec::new();
    let mut seen = 0;
    for entry in std::fs::read_dir(&folder).expect("the oracle folder is there") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|e| e != "json") {
            continue;
        }
        let file: Value = serde_json::from_slice(&std::fs::read(&path).expect("readable")).expect("JSON");
        let name = file["family"].as_str().expect("a family");
        let run = families.get(name).unwrap_or_else(|| panic!("{}: family \"{name}\" is not known", path.display()));
        let mut tally = Tally::default();
        for case in file["cases"].as_array().expect("cases") {
            tally.cases += 1;
            tally.wrong.extend(unknown(name, case));
            run(case, &mut tally);
        }
        println!(
            "{name}: {} cases, {} values, largest difference {:.1e}, {} wrong",
            tally.cases,
            tally.values,
            tally.largest,
            tally.wrong.len()
        );
        for (_, what, why) in LEFT_OUT.iter().filter(|(family, _, _)| *family == name) {
            println!("  not compared: {what} ({why})");
        }
        seen += 1;
        failures.extend(tally.wrong);
    }
    assert!(seen > 0, "no oracle file in {}", folder.display());
    assert!(failures.is_empty(), "{} values differ:\n{}", failures.len(), failures[..failures.len().min(40)].join("\n"));
}

/// The expected values of a case that nothing here knows.
fn unknown(family: &str, case: &Value) -> Vec<String> {
    let known = expected::EXPECTED.iter().find(|(name, _)| *name == family).map_or(&[][..], |(_, names)| names);
    let fits = |key: &str| known.iter().any(|name| name.strip_suffix('*').map_or(*name == key, |start| key.starts_with(start)));
    let keys = case["expected"].as_object().into_iter().flat_map(|fields| fields.keys());
    keys.filter(|key| !fits(key)).map(|key| format!("{}: \"{key}\" is expected and not compared", case["id"])).collect()
}

fn ids(value: &Value) -> Vec<String> {
    value.as_array().map(|l| l.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect()).unwrap_or_default()
}

fn grading(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    let mut line = input["item"].clone();
    // The cases cut what grading does not read; the format asks for it.
    for (field, value) in [("seconds", Value::from(60)), ("rationale", Value::from("-")), ("prompt", Value::from("-"))] {
        line.as_object_mut().expect("an object").entry(field).or_insert(value);
    }
    let item = reparse_item(&line.to_string()).unwrap_or_else(|| panic!("{id}: the item does not parse"));
    let context = &input["context"];
    let scale = |s: &Value| ScaleBounds {
        id: text(s, "id").to_owned(),
        min: s["min"].as_i64().expect("min"),
        max: s["max"].as_i64().expect("max"),
    };
    let within = GradeContext {
        labels: ids(&context["labels"]),
        severities: ids(&context["severities"]),
        scales: context["scales"].as_array().map(|l| l.iter().map(scale).collect()).unwrap_or_default(),
        rubric_score: context["rubric_score"].as_f64(),
        ..item.grade_context(&touchstone::domain::gold_set::shared::Shared::default())
    };
    let right = Reveal::for_grading();
    match (item.grade(&within, &input["response"], &right), expected.get("violation")) {
        (Err(_), Some(_)) => tally.values += 1,
        (Err(violation), None) => tally.wrong.push(format!("{id}: expected {expected}, ours is the violation {violation}")),
        (Ok(grade), Some(violation)) => {
            tally.wrong.push(format!("{id}: expected violation {violation}, ours is the grade {:?}", grade.score));
        }
        (Ok(grade), None) => {
            match grade.score {
                Some(score) => tally.number(id, "score", score, &expected["score"]),
                None => tally.same(id, "score", &Value::Null, &expected["score"]),
            }
            if let Some(brier) = expected.get("brier") {
                tally.number(id, "brier", grade.brier.unwrap_or(f64::NAN), brier);
            }
            let parts: Value = serde_json::from_str(grade.explanation.reveal(&right)).expect("JSON");
            compare_parts(id, &parts, &expected["parts"], tally);
        }
    }
}

fn compare_parts(id: &str, ours: &Value, theirs: &Value, tally: &mut Tally) {
    match (ours, theirs) {
        (_, Value::Object(fields)) => {
            fields.iter().for_each(|(name, value)| compare_parts(&format!("{id} {name}"), &ours[name], value, tally));
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => a.iter().zip(b).for_each(|(a, b)| compare_parts(id, a, b, tally)),
        (Value::Number(a), Value::Number(_)) => tally.number(id, "part", a.as_f64().expect("a number"), theirs),
        _ => tally.same(id, "part", ours, theirs),
    }
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
