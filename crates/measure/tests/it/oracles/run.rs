//! The runner of oracle files: prints how many cases ran and the largest difference, and fails on a family that it does not know. What is
//! not compared is named in [`LEFT_OUT`], with the reason. Tests of the service include this file: it names no room of either package.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;

use super::expected;
use super::tally::Tally;

/// A family's name, and what compares one case of it.
pub type Families = BTreeMap<&'static str, fn(&Value, &mut Tally)>;

/// Families that the service's own tests compare.
pub const OF_THE_PIPELINE: [&str; 3] = ["grading", "eligibility", "decisions"];

/// Expected values that are not compared, and why.
pub const LEFT_OUT: [(&str, &str, &str); 24] = [
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
    ("collusion", "p_log_lr_exact of more than 14 answers", "theirs is not computed there; ours is up to 30, and a bound stands beside it"),
    ("cronbach_kr20", "psych's std_alpha, average_r, guttman_lambda6", "other coefficients: the house has alpha and omega"),
    ("judge_correction", "the split of the published rule", "for information: the best split stands beside it and is compared"),
    (
        "judge_correction",
        "ppi_py's interval of a tuned mean that is asked for on one side, and its answer where nothing varies",
        "it has both sides whatever is asked, and no number",
    ),
    (
        "judge_correction",
        "point_unclipped and the published code's answer where the judge is no better than chance",
        "no correction makes a share of it: ours is an error that says so",
    ),
    (
        "survey",
        "ciprop_* at a share of 1 and of a census",
        "nothing, or limits that do not hold the share; the rows of `effective` say ours and are compared",
    ),
    ("survey", "ciprop_asin where a limit lies beyond the end of the scale", "R's turns back there; ours is 0 or 1"),
    ("survey", "what R refuses", "the rows of `own` say ours and are compared"),
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
    (
        "lot_plans",
        "null in oc_double_hypergeometric",
        "the second sample after a first that cannot be is undefined there; here it adds nothing, and the figure is defined",
    ),
    (
        "risk_limit",
        "shangrla, shangrla_p_running, worst_split",
        "where the library differs p_running is to be followed; which of several worst splits is named is a matter of order",
    ),
];

fn default_folder() -> PathBuf {
    // Both packages stand in the project: the outer one at its root, the inner one two folders below it.
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    ["tests/oracles", "../../tests/oracles"].map(|folder| own.join(folder)).into_iter().find(|f| f.is_dir()).expect("tests/oracles")
}

/// Puts every case of `families` to what compares it. `elsewhere` names the families that another runner has.
pub fn all(families: &Families, elsewhere: &[&str]) {
    let folder = std::env::var_os("TOUCHSTONE_ORACLES").map_or_else(default_folder, PathBuf::from);
    let mut failures = Vec::new();
    let mut seen = 0;
    for entry in std::fs::read_dir(&folder).expect("the oracle folder is there") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|e| e != "json") {
            continue;
        }
        let file: Value = serde_json::from_slice(&std::fs::read(&path).expect("readable")).expect("JSON");
        let name = file["family"].as_str().expect("a family");
        if elsewhere.contains(&name) {
            continue;
        }
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
    // A folder of other inputs may hold families of one side only; the project's own holds all.
    let own = std::env::var_os("TOUCHSTONE_ORACLES").is_none();
    assert!(!own || seen == families.len(), "{seen} of {} families in {}", families.len(), folder.display());
    assert!(failures.is_empty(), "{} values differ:\n{}", failures.len(), failures[..failures.len().min(40)].join("\n"));
}

/// The expected values of a case that nothing here knows.
fn unknown(family: &str, case: &Value) -> Vec<String> {
    let known = expected::EXPECTED.iter().find(|(name, _)| *name == family).map_or(&[][..], |(_, names)| names);
    let fits = |key: &str| known.iter().any(|name| name.strip_suffix('*').map_or(*name == key, |start| key.starts_with(start)));
    let keys = case["expected"].as_object().into_iter().flat_map(|fields| fields.keys());
    keys.filter(|key| !fits(key)).map(|key| format!("{}: \"{key}\" is expected and not compared", case["id"])).collect()
}
