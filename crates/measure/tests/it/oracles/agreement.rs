//! The families of agreement: kappas, alphas, intraclass and other correlations, labels against the truth.

use serde_json::Value;
use touchstone_measure::agreement::classification::{self, Mean, Prf, Scored};
use touchstone_measure::agreement::conger::{Ratings, conger};
use touchstone_measure::agreement::correlation::{self, Correlation, Tau};
use touchstone_measure::agreement::icc::Sums;
use touchstone_measure::agreement::krippendorff::{self, Metric};
use touchstone_measure::agreement::multilabel::Sets;
use touchstone_measure::agreement::ranking::OrderedPairs;
use touchstone_measure::agreement::table::{Pair, Units};
use touchstone_measure::agreement::weights::{Scheme, Weights};
use touchstone_measure::agreement::{Coefficient, Undefined, cohen, several};

use super::tally::CLOSE;
use super::{Tally, text};

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().map(|l| l.iter().filter_map(Value::as_f64).collect()).unwrap_or_default()
}

fn rows(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

fn place(list: &[Value], value: &Value) -> usize {
    let same = |v: &Value| v == value || v.as_f64().is_some_and(|a| value.as_f64() == Some(a));
    list.iter().position(same).unwrap_or_else(|| panic!("{value} is no category of {list:?}"))
}

fn scheme(name: &str) -> Scheme {
    match name {
        "identity" | "none" => Scheme::Identity,
        "linear" => Scheme::Linear,
        "quadratic" => Scheme::Quadratic,
        "radical" => Scheme::Radical,
        "ordinal" => Scheme::Ordinal,
        "ratio" => Scheme::Ratio,
        other => panic!("the weights {other} are not known"),
    }
}

/// A library's coefficient with standard error, interval and p. Where it raised or printed 0/0, ours must be undefined.
fn coefficient(id: &str, what: &str, ours: Result<Coefficient, Undefined>, theirs: &Value, tally: &mut Tally) {
    let first = |v: &Value| v.as_array().map_or_else(|| v.clone(), |l| l[0].clone());
    if theirs.get("error").is_some() {
        // What the library refuses is for us to define: no unit paired, or a scale without ratios.
        return;
    }
    let value = &theirs["coefficient_value"];
    if matches!(ours, Err(Undefined::OneCategory)) && value.as_f64() == Some(1.0) {
        // One category only: the library says 1, we say that it is undefined (README, surprise 6).
        tally.values += 1;
        return;
    }
    tally.defined(id, what, ours.map(|c| c.value), value, CLOSE);
    let Ok(ours) = ours else { return };
    if let (Some(error), true) = (ours.standard_error, !what.starts_with("irrCAC_") || what.starts_with("irrCAC_krippendorff")) {
        tally.number(id, &format!("{what} se"), error, &first(&theirs["se"]));
    } else if let (Some(error), false) = (ours.standard_error, what.ends_with("_krippendorff")) {
        // Its table form divides by n where its raw form (and we) divide by n − 1, and prints Scott's error for Krippendorff's alpha.
        let n = ours.units as f64;
        tally.number(id, &format!("{what} se"), error * ((n - 1.0) / n).sqrt(), &first(&theirs["se"]));
    }
    if theirs.get("pa").is_some() {
        tally.number(id, &format!("{what} pa"), ours.observed, &theirs["pa"]);
    }
    // The table form of scott prints 0 for its chance agreement.
    if theirs.get("pe").is_some_and(|pe| pe.as_f64() != Some(0.0)) {
        tally.number(id, &format!("{what} pe"), ours.expected, &theirs["pe"]);
    }
}

fn interval(id: &str, what: &str, ours: &Result<Coefficient, Undefined>, theirs: &Value, tally: &mut Tally) {
    let Ok(ours) = ours else { return };
    if let (Some((low, high)), Some(theirs)) = (ours.interval(0.95), theirs["confidence_interval"].as_array())
        && theirs.iter().all(Value::is_number)
    {
        // The table form's error is divided by n and not by n − 1, as its standard error is below.
        let table = what.starts_with("irrCAC_") && !what.starts_with("irrCAC_krippendorff");
        let n = ours.units as f64;
        let narrower = if table { ((n - 1.0) / n).sqrt() } else { 1.0 };
        let middle = f64::midpoint(low, high);
        tally.within(id, &format!("{what} low"), middle + (low - middle) * narrower, &theirs[0], 1e-8);
        tally.within(id, &format!("{what} high"), middle + (high - middle) * narrower, &theirs[1], 1e-8);
    }
    if let (Some(p), Some(_)) = (ours.p_value(), theirs["p_value"].as_f64()) {
        // The library's p of Brennan-Prediger is one-sided, all its others two-sided; ours is two-sided.
        let p = if what.ends_with("_bp") { p / 2.0 } else { p };
        tally.within(id, &format!("{what} p"), p, &theirs["p_value"], 1e-8);
    }
}

pub fn cohen_kappa(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    if let Some(psych) = expected.get("psych") {
        let cells: Vec<f64> = rows(&input["table_proportions"]).iter().flat_map(numbers).collect();
        let apart: Vec<f64> = rows(&input["disagreement_weights"]).iter().flat_map(numbers).collect();
        let n = input["n"].as_f64().expect("n");
        let plain = cohen::kappa_of(&cells, &Weights::by_rank(Scheme::Identity, 3), n).expect("defined");
        let weighted = cohen::kappa_of(&cells, &Weights::from_fn(3, |i, j| 1.0 - apart[3 * i + j] / 6.0), n).expect("defined");
        tally.number(id, "kappa", plain.value, &psych["kappa"]);
        tally.number(id, "weighted", weighted.value, &psych["weighted_kappa"]);
        tally.number(id, "variance", plain.standard_error.powi(2), &psych["var_kappa"]);
        return;
    }
    let labels = rows(&input["labels"]);
    let (mut table, mut units) = (Pair::new(labels.len()), Units::default());
    for (a, b) in rows(&input["a"]).iter().zip(rows(&input["b"])) {
        let (a, b) = (place(labels, a), place(labels, b));
        table.add(a, b);
        units.add([a as u32, b as u32]);
    }
    for (name, theirs) in expected.as_object().expect("values") {
        let (library, rest) = name.split_once('_').expect("a library");
        let (kind, method) = rest.split_once('_').unwrap_or((rest, "cohen"));
        let weights = Weights::by_rank(scheme(kind), labels.len());
        let ours = cohen::kappa(&table, &weights);
        match (library, method) {
            ("sklearn", _) => tally.defined(id, name, ours.map(|k| k.value), theirs, CLOSE),
            ("statsmodels", _) => {
                tally.defined(id, name, ours.map(|k| k.value), &theirs["kappa"], CLOSE);
                let Ok(kappa) = ours else { continue };
                // A degenerate table's variance is 0/0 there.
                if theirs["std_kappa"].is_number() {
                    tally.within(id, &format!("{name} se"), kappa.standard_error, &theirs["std_kappa"], 1e-7);
                    let (low, high) = kappa.interval(0.95);
                    tally.within(id, name, low, &theirs["kappa_low"], 1e-7);
                    tally.within(id, name, high, &theirs["kappa_upp"], 1e-7);
                }
                if theirs["std_kappa0"].is_number() {
                    tally.within(id, &format!("{name} se0"), kappa.standard_error_of_none, &theirs["std_kappa0"], 1e-7);
                }
                if theirs["kappa_max"].is_number() {
                    tally.number(id, &format!("{name} max"), kappa.greatest, &theirs["kappa_max"]);
                }
                if let (Some((z, p)), true) = (kappa.test(), theirs["z_value"].is_number() && kappa.standard_error_of_none > 1e-7) {
                    tally.number(id, &format!("{name} z"), z, &theirs["z_value"]);
                    tally.number(id, &format!("{name} p"), p, &theirs["pvalue_two_sided"]);
                }
            }
            ("irrCAC", "cohen") => tally.defined(id, name, ours.map(|k| k.value), &theirs["coefficient_value"], CLOSE),
            ("irrCAC", _) => {
                let ours = of_units(&units, &weights, method);
                interval(id, name, &ours, theirs, tally);
                coefficient(id, name, ours, theirs, tally);
            }
            other => panic!("{other:?} is not known"),
        }
    }
}

fn of_units(units: &Units, weights: &Weights, method: &str) -> Result<Coefficient, Undefined> {
    match method {
        "gwet" => several::gwet(units, weights),
        "fleiss" | "scott" => several::fleiss(units, weights),
        "bp" => several::brennan_prediger(units, weights),
        "krippendorff" => several::krippendorff(units, weights),
        other => panic!("the method {other} is not known"),
    }
}

pub fn fleiss_kappa(case: &Value, tally: &mut Tally) {
    let (id, expected) = (text(case, "id"), &case["expected"]);
    let mut units = Units::default();
    let mut categories = 0;
    for row in rows(&case["input"]["table"]) {
        let counts = rows(row);
        categories = counts.len();
        let pattern = counts.iter().enumerate().map(|(c, n)| (c as u32, n.as_u64().expect("a count") as u32)).filter(|(_, n)| *n > 0);
        units.add_pattern(pattern.collect(), 1);
    }
    let weights = Weights::by_rank(Scheme::Identity, categories);
    tally.defined(id, "fleiss", several::fleiss_1971(&units, categories), &expected["statsmodels_fleiss"], CLOSE);
    tally.defined(id, "randolph", several::brennan_prediger(&units, &weights).map(|c| c.value), &expected["statsmodels_randolph"], CLOSE);
    let ours = several::fleiss(&units, &weights);
    coefficient(id, "irrCAC", ours, &expected["irrCAC_fleiss"], tally);
    interval(id, "irrCAC", &ours, &expected["irrCAC_fleiss"], tally);
}

pub fn krippendorff_alpha(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    let raters = rows(&input["raters_by_units"]);
    let mut values = input.get("value_domain").map_or_else(|| raters.iter().flat_map(numbers).collect(), numbers);
    values.sort_by(f64::total_cmp);
    values.dedup();
    let at = |v: &Value| v.as_f64().map(|v| values.iter().position(|x| *x == v).expect("a value") as u32);
    let mut units = Units::default();
    for unit in 0..rows(&raters[0]).len() {
        units.add(raters.iter().filter_map(|r| at(&r[unit])));
    }
    for (name, theirs) in expected.as_object().expect("values") {
        if let Some(kind) = name.strip_prefix("irrCAC_krippendorff_") {
            // One rating alone, or none paired: the library's own weights are then of another size.
            let used = {
                let mut seen: Vec<f64> = raters.iter().flat_map(numbers).collect();
                seen.sort_by(f64::total_cmp);
                seen.dedup();
                seen.len()
            };
            if used == values.len() {
                let ours = several::krippendorff(&units, &Weights::new(scheme(kind), &values));
                interval(id, name, &ours, theirs, tally);
                coefficient(id, name, ours, theirs, tally);
            }
            continue;
        }
        let metric = match name.as_str() {
            "nominal" => Metric::Nominal,
            "ordinal" => Metric::Ordinal,
            "interval" => Metric::Interval,
            "ratio" => Metric::Ratio,
            other => panic!("the metric {other} is not known"),
        };
        let ours = krippendorff::alpha(&units, &values, metric);
        if theirs.get("error").is_some() {
            tally.same(id, name, &ours.is_err(), &true);
        } else {
            tally.defined(id, name, ours, theirs, CLOSE);
        }
        if let (Ok(alpha), Ok(weights)) = (ours, krippendorff::weights(&units, &values, metric)) {
            // The weighted form of the same metric, which carries the standard error.
            let weighted = several::krippendorff(&units, &weights).expect("defined where alpha is").value;
            tally.number(id, &format!("{name} weighted"), weighted, &Value::from(alpha));
        }
    }
}

pub fn gwet_ac(case: &Value, tally: &mut Tally) {
    let (id, input) = (text(case, "id"), &case["input"]);
    let categories = rows(&input["categories"]);
    let numeric: Vec<f64> = numbers(&input["categories"]);
    let mut units = Units::default();
    let mut cells = Vec::new();
    let mut raters = 0;
    for row in rows(&input["units_by_raters"]) {
        let ratings: Vec<Option<u32>> = rows(row).iter().map(|v| (!v.is_null()).then(|| place(categories, v) as u32)).collect();
        raters = ratings.len();
        units.add(ratings.iter().flatten().copied());
        cells.extend(ratings);
    }
    for (name, theirs) in case["expected"].as_object().expect("values") {
        let (kind, method) = name.split_once('_').expect("weights and a method");
        let weights = if numeric.len() == categories.len() {
            Weights::new(scheme(kind), &numeric)
        } else {
            Weights::by_rank(scheme(kind), categories.len())
        };
        let ours =
            if method == "conger" { conger(&Ratings { cells: &cells, raters }, &weights) } else { of_units(&units, &weights, method) };
        coefficient(id, name, ours, theirs, tally);
        interval(id, name, &ours, theirs, tally);
    }
}

pub fn icc(case: &Value, tally: &mut Tally) {
    let (id, expected) = (text(case, "id"), &case["expected"]);
    let targets = rows(&case["input"]["targets_by_raters"]);
    let mut sums = Sums::new(rows(&targets[0]).len());
    for row in targets {
        sums.add(&numbers(row)).expect("as many raters");
    }
    let pingouin = expected["pingouin"].as_object().expect("forms");
    let Ok(ours) = sums.icc(0.95) else {
        // No value differs from another: 0/0 there too.
        pingouin.values().for_each(|form| tally.same(id, "undefined", &form["icc"].is_number(), &false));
        return;
    };
    let forms = [ours.one_way, ours.agreement, ours.consistency, ours.one_way_mean, ours.agreement_mean, ours.consistency_mean];
    for (name, form) in ["ICC(1,1)", "ICC(A,1)", "ICC(C,1)", "ICC(1,k)", "ICC(A,k)", "ICC(C,k)"].iter().zip(&forms) {
        let theirs = &pingouin[*name];
        if theirs["icc"].is_number() {
            tally.number(id, name, form.value, &theirs["icc"]);
            tally.number(id, &format!("{name} df1"), form.df.0, &theirs["df1"]);
            tally.number(id, &format!("{name} df2"), form.df.1, &theirs["df2"]);
        }
        if theirs["F"].as_f64().is_some_and(|f| f.abs() < 1e12) {
            tally.number(id, &format!("{name} F"), form.f, &theirs["F"]);
            tally.number(id, &format!("{name} p"), form.p, &theirs["p"]);
        }
    }
    // Without variance between targets the other library prints rounding noise.
    let psych = &expected["psych"];
    if pingouin.values().all(|f| f["icc"].as_f64().is_some_and(f64::is_finite)) && psych.get("ICC").is_some() {
        for (i, form) in forms.iter().enumerate().filter(|(_, f)| f.f.is_finite() && f.f > 1e-9 && f.f < 1e9) {
            tally.within(id, "psych", form.value, &psych["ICC"][i], 1e-8);
            tally.within(id, "psych lower", form.interval.0, &psych["lower"][i], 1e-7);
            tally.within(id, "psych upper", form.interval.1, &psych["upper"][i], 1e-7);
            tally.within(id, "psych F", form.f / psych["F"][i].as_f64().expect("F"), &Value::from(1.0), 1e-8);
            tally.within(id, "psych p", form.p, &psych["p"][i], 1e-8);
        }
    }
}

pub fn correlation(case: &Value, tally: &mut Tally) {
    let (id, expected) = (text(case, "id"), &case["expected"]);
    let (x, y) = (numbers(&case["input"]["x"]), numbers(&case["input"]["y"]));
    for (name, ours) in [
        ("pearson", correlation::pearson(&x, &y)),
        ("spearman", correlation::spearman(&x, &y)),
        ("kendall_tau_b", correlation::kendall(&x, &y, Tau::B)),
        ("kendall_tau_c", correlation::kendall(&x, &y, Tau::C)),
    ] {
        let theirs = &expected[name];
        if name == "kendall_tau_c" && ours.is_err() {
            // The library's tau-c of a constant series is not looked at.
            continue;
        }
        tally.defined(id, name, ours.map(|c: Correlation| c.value), &theirs["r"], CLOSE);
        let Ok(ours) = ours else { continue };
        if let (Some(p), true) = (ours.p, theirs["p"].is_number()) {
            tally.number(id, &format!("{name} p"), p, &theirs["p"]);
        }
        if let (Some((low, high)), Some(_)) = (ours.interval(0.95), theirs["ci95_fisher"][0].as_f64()) {
            tally.number(id, &format!("{name} low"), low, &theirs["ci95_fisher"][0]);
            tally.number(id, &format!("{name} high"), high, &theirs["ci95_fisher"][1]);
        }
    }
}

fn prf(id: &str, what: &str, ours: Prf, theirs: &Value, tally: &mut Tally) {
    for (i, (name, value)) in [("precision", ours.precision), ("recall", ours.recall), ("f1", ours.f)].into_iter().enumerate() {
        let theirs = theirs.get(name).or_else(|| theirs.get(i)).expect("a figure");
        tally.number(id, &format!("{what} {name}"), value, theirs);
    }
}

fn mean(name: &str) -> Option<Mean> {
    match name {
        "micro" => Some(Mean::Micro),
        "macro" => Some(Mean::Macro),
        "weighted" => Some(Mean::Weighted),
        _ => None,
    }
}

pub fn classification(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    if input.get("score").is_some() {
        let truth: Vec<bool> = rows(&input["truth"]).iter().map(|v| v.as_i64() == Some(1)).collect();
        let score = numbers(&input["score"]);
        let scored = Scored { truth: &truth, score: &score };
        tally.defined(id, "roc_auc", scored.roc_auc(), &expected["roc_auc"], CLOSE);
        tally.defined(id, "average_precision", scored.average_precision(), &expected["average_precision"], CLOSE);
        tally.defined(id, "brier", scored.brier(), &expected["brier"], CLOSE);
        tally.defined(id, "log_loss", scored.log_loss(1e-6), &expected["log_loss"], CLOSE);
        return;
    }
    let labels = rows(&input["labels"]);
    let mut table = Pair::new(labels.len());
    for (t, p) in rows(&input["truth"]).iter().zip(rows(&input["pred"])) {
        table.add(place(labels, t), place(labels, p));
    }
    let classes = classification::classes(&table);
    for (name, theirs) in expected.as_object().expect("values") {
        match (name.as_str(), name.split_once("|zero_division=")) {
            (_, Some((kind, nothing))) => {
                let nothing: f64 = nothing.parse().expect("0 or 1");
                prf(id, name, classification::mean_prf(&classes, mean(kind).expect("a mean"), 1.0, nothing), theirs, tally);
            }
            ("accuracy", _) => tally.defined(id, name, table.percent_agreement(), theirs, CLOSE),
            ("balanced_accuracy", _) => tally.defined(id, name, classification::balanced_accuracy(&table), theirs, CLOSE),
            ("mcc", _) => tally.defined(id, name, classification::matthews(&table), theirs, CLOSE),
            ("f0.5_macro", _) => tally.number(id, name, classification::mean_prf(&classes, Mean::Macro, 0.5, 0.0).f, theirs),
            ("f2_macro", _) => tally.number(id, name, classification::mean_prf(&classes, Mean::Macro, 2.0, 0.0).f, theirs),
            ("jaccard_macro", _) => tally.number(id, name, classification::mean_jaccard(&classes, Mean::Macro, 0.0), theirs),
            ("confusion", _) => {
                for (i, row) in rows(theirs).iter().enumerate() {
                    let ours: Vec<Option<u64>> = (0..labels.len()).map(|j| Some(table.cell(i, j))).collect();
                    tally.same(id, name, &ours, &rows(row).iter().map(Value::as_u64).collect());
                }
            }
            ("per_class", _) => {
                for (i, class) in classes.iter().enumerate() {
                    let ours = class.prf(1.0, 0.0);
                    tally.number(id, name, ours.precision, &theirs["precision"][i]);
                    tally.number(id, name, ours.recall, &theirs["recall"][i]);
                    tally.number(id, name, ours.f, &theirs["f1"][i]);
                }
            }
            other => panic!("{other:?} is not compared"),
        }
    }
}

pub fn multilabel(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    let side = |name: &str| -> Vec<bool> {
        rows(&input[name]).iter().flat_map(|r| rows(r).iter().map(|v| v.as_i64() == Some(1)).collect::<Vec<_>>()).collect()
    };
    let labels = rows(&rows(&input["truth"])[0]).len();
    let sets = Sets::new(side("truth"), side("pred"), labels).expect("items");
    let classes = sets.by_label();
    for (name, theirs) in expected.as_object().expect("values") {
        let (what, nothing) = name.split_once("|zero_division=").unwrap_or((name, "0"));
        let nothing: f64 = nothing.parse().expect("0 or 1");
        match what {
            "hamming_loss" => tally.number(id, name, sets.hamming_loss(), theirs),
            "subset_accuracy" => tally.number(id, name, sets.subset_accuracy(), theirs),
            "f1_per_label" => {
                for (i, class) in classes.iter().enumerate() {
                    tally.number(id, name, class.prf(1.0, 0.0).f, &theirs[i]);
                }
            }
            "prf_samples" => prf(id, name, sets.by_item(nothing), theirs, tally),
            "jaccard_samples" => tally.number(id, name, sets.jaccard_by_item(nothing), theirs),
            _ => match what.split_once('_') {
                Some(("prf", kind)) => {
                    prf(id, name, classification::mean_prf(&classes, mean(kind).expect("a mean"), 1.0, nothing), theirs, tally);
                }
                Some(("jaccard", kind)) => {
                    tally.number(id, name, classification::mean_jaccard(&classes, mean(kind).expect("a mean"), nothing), theirs);
                }
                _ => panic!("{name} is not compared"),
            },
        }
    }
}

/// Answers in tiers against keys that order some of the pairs.
pub fn ranking(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    let items = rows(&input["items"]);
    let tier = |item: &Value| rows(&input["answer"]).iter().position(|tier| rows(tier).contains(item)).expect("each stands somewhere");
    let tiers: Vec<usize> = items.iter().map(tier).collect();
    let better = |i: usize, j: usize| rows(&input["better"]).iter().any(|pair| pair[0] == items[i] && pair[1] == items[j]);
    let pairs = OrderedPairs::of(&tiers, better);
    for (name, ours) in [
        ("ordered_by_key", pairs.ordered),
        ("concordant", pairs.concordant),
        ("discordant", pairs.discordant),
        ("tied_in_answer", pairs.tied),
    ] {
        tally.same(id, name, &Some(ours as u64), &expected[name].as_u64());
    }
    tally.defined(id, "tau_on_key_pairs", pairs.tau().ok_or("nothing is ordered"), &expected["tau_on_key_pairs"], 1e-12);
    if pairs.ordered == items.len() * (items.len() - 1) / 2 && !expected["tau_b"].is_null() {
        tally.defined(id, "tau_b", pairs.tau().ok_or("nothing is ordered"), &expected["tau_b"], 1e-12);
    }
}
