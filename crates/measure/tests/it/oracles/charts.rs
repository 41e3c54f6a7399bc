//! The families of shares, charts and groups: intervals, posteriors, run lengths, Mantel-Haenszel.

use serde_json::Value;
use touchstone_measure::drift::cusum::{BernoulliCusum, Cusum};
use touchstone_measure::drift::ewma::{Ewma, Kind};
use touchstone_measure::fairness::mantel_haenszel::{self, ChiSquare, Stratum};
use touchstone_measure::interval::{self, Method};

use super::tally::CLOSE;
use super::{Tally, text};

/// Both sides integrate numerically: ours to ten digits, the library with sixty nodes to at least seven.
const RUN_LENGTH: f64 = 1e-7;

fn number(value: &Value, name: &str) -> f64 {
    value[name].as_f64().unwrap_or_else(|| panic!("{name} is no number in {value}"))
}

pub fn binomial_intervals(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    let (k, n, level) = (input["k"].as_u64().expect("k"), input["n"].as_u64().expect("n"), number(input, "conf"));
    let mut both = |name: &str, method: Method, theirs: &Value| {
        let ours = interval::share(k, n, level, method);
        tally.defined(id, name, ours.map(|i| i.0), &theirs[0], CLOSE);
        tally.defined(id, name, ours.map(|i| i.1), &theirs[1], CLOSE);
    };
    for (name, theirs) in expected.as_object().expect("values") {
        match name.as_str() {
            "wilson" | "scipy_wilson" => both(name, Method::Wilson, theirs),
            "scipy_wilsoncc" => both(name, Method::WilsonCorrected, theirs),
            "beta" | "scipy_exact" => both(name, Method::ClopperPearson, theirs),
            "jeffreys" => both(name, Method::Jeffreys, theirs),
            "agresti_coull" => both(name, Method::AgrestiCoull, theirs),
            "normal" => both(name, Method::Wald, theirs),
            "R" if theirs.get("error").is_some() => {}
            "R" => {
                both("R clopper", Method::ClopperPearson, &theirs["clopper"]);
                both("R wilson", Method::Wilson, &theirs["wilson"]);
                // R corrects by the distance to its null share of one half where that is less than ½, so at one half not at all.
                if 2 * k != n {
                    both("R wilson_cc", Method::WilsonCorrected, &theirs["wilson_cc"]);
                }
            }
            _ => {}
        }
    }
    for (name, theirs) in expected.as_object().expect("values") {
        match name.split_once("_p0=") {
            Some((kind, p)) => {
                let p = p.parse().expect("a share");
                let ours =
                    if kind == "binomtest_greater" { interval::binomial_at_least(k, n, p) } else { interval::binomial_two_sided(k, n, p) };
                tally.defined(id, name, ours, theirs, CLOSE);
            }
            None if name == "one_sided_lower_wilson" => {
                tally.defined(id, name, interval::lower_limit(k, n, level, Method::Wilson), theirs, CLOSE);
            }
            None if name == "one_sided_lower_clopper" => {
                tally.defined(id, name, interval::lower_limit(k, n, level, Method::ClopperPearson), theirs, CLOSE);
            }
            None => {}
        }
    }
}

pub fn beta_posterior(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    if let Some(first) = input.get("beta1") {
        let pair = |v: &Value| (v[0].as_f64().expect("a"), v[1].as_f64().expect("b"));
        let ours = interval::beta_greater(pair(first), pair(&input["beta2"]));
        tally.defined(id, "greater", ours, &expected["p_1_greater_2"], CLOSE);
        return;
    }
    let (k, n, p0) = (number(input, "k"), number(input, "n"), number(input, "p0"));
    let (a, b) = (number(input, "prior_a") + k, number(input, "prior_b") + n - k);
    tally.number(id, "mean", a / (a + b), &expected["post_mean"]);
    tally.number(id, "sd", (a * b / ((a + b).powi(2) * (a + b + 1.0))).sqrt(), &expected["post_sd"]);
    tally.defined(id, "above", interval::beta_at_least(a, b, p0), &expected["p_above_p0"], CLOSE);
    tally.defined(id, "below", interval::beta_at_most(a, b, p0), &expected["p_below_p0"], CLOSE);
    let ln_above = interval::ln_beta_at_least(a, b, p0).expect("defined");
    if expected["log_p_above_p0"].as_str() == Some("-inf") {
        // The library's probability ran out of digits below 1e-308; ours is its logarithm.
        tally.same(id, "ln above", &(ln_above < -700.0), &true);
    } else {
        tally.number(id, "ln above", ln_above, &expected["log_p_above_p0"]);
    }
    for (p, theirs) in expected["q"].as_object().expect("quantiles") {
        tally.defined(id, p, interval::beta_quantile(a, b, p.parse().expect("a probability")), theirs, CLOSE);
    }
}

pub fn control_charts(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    let get = |name: &str| input[name].as_f64().unwrap_or(0.0);
    let kind = match (input["limits"].as_str(), input["sided"].as_str()) {
        (Some("vacl"), _) => Kind::TwoSidedExact,
        (_, Some("one")) => Kind::Upper,
        _ => Kind::TwoSided,
    };
    let two_sided = input["sided"].as_str() == Some("two");
    let ewma = Ewma { lambda: get("lambda"), limit: get("L"), kind };
    match text(input, "chart") {
        "xewma" => tally.defined(id, "arl", ewma.average_run_length(get("mu")), &expected["arl"], RUN_LENGTH),
        "xewma_simulated" => {
            // A simulation: four of its standard errors.
            let ours = ewma.average_run_length(get("mu")).expect("a length");
            let error = 4.0 * number(expected, "standard_error") / number(expected, "arl");
            tally.within(id, "arl", ours, &expected["arl"], error);
        }
        "xcusum" => {
            let chart = Cusum { reference: get("k"), limit: get("h"), head_start: get("hs"), two_sided };
            tally.defined(id, "arl", chart.average_run_length(get("mu")), &expected["arl"], RUN_LENGTH);
        }
        "xewma_crit" => tally.defined(id, "L", Ewma::limit_for(get("lambda"), kind, get("arl")), &expected["L"], 1e-6),
        "xcusum_crit" => tally.defined(id, "h", Cusum::limit_for(get("k"), two_sided, get("arl")), &expected["h"], 1e-6),
        "bernoulli_cusum" => {
            let whole = |name: &str| input[name].as_i64().expect("a whole number");
            let chart =
                BernoulliCusum { on_event: whole("score_failure"), otherwise: whole("score_success"), threshold: whole("threshold") };
            tally.defined(id, "arl", chart.average_run_length(get("p")), &expected["arl"], CLOSE);
        }
        "trajectory" => trajectory(id, input, expected, tally),
        other => panic!("the chart {other} is not known"),
    }
}

fn trajectory(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let x: Vec<f64> = input["x"].as_array().expect("values").iter().filter_map(Value::as_f64).collect();
    let ewma = Ewma { lambda: number(input, "lambda"), limit: number(input, "L"), kind: Kind::TwoSided };
    let exact = Ewma { kind: Kind::TwoSidedExact, ..ewma };
    let (path, signal) = ewma.run(&x);
    let cusum = Cusum { reference: number(input, "k"), limit: number(input, "h"), head_start: 0.0, two_sided: true }.run(&x);
    for i in 0..x.len() {
        tally.number(id, "ewma", path[i], &expected["ewma"][i]);
        tally.number(id, "limit", exact.limit_at(i + 1), &expected["ewma_limit_exact"][i]);
        tally.number(id, "high", cusum.high[i], &expected["cusum_hi"][i]);
        tally.number(id, "low", cusum.low[i], &expected["cusum_lo"][i]);
    }
    tally.number(id, "limit", ewma.long_run_limit(), &expected["ewma_limit_asymptotic"]);
    let at = |signal: Option<usize>| signal.map(|s| s as u64);
    tally.same(id, "signal", &at(signal), &expected["first_signal_asymptotic_limits"].as_u64());
    tally.same(id, "signal", &at(exact.run(&x).1), &expected["first_signal_exact_limits"].as_u64());
    tally.same(id, "signal", &at(cusum.signal), &expected["cusum_first_signal"].as_u64());
}

pub fn mantel_haenszel(case: &Value, tally: &mut Tally) {
    let (id, expected) = (text(case, "id"), &case["expected"]);
    let strata: Vec<Stratum> = serde_json::from_value(case["input"]["tables"].clone()).expect("tables");
    let ours = mantel_haenszel::pooled(&strata);
    let figure = |f: &dyn Fn(&mantel_haenszel::Pooled) -> f64| ours.as_ref().map(f).map_err(|e| *e);
    tally.defined(id, "odds ratio", figure(&|p| p.odds_ratio), &expected["oddsratio_pooled"], CLOSE);
    tally.defined(id, "error", figure(&|p| p.standard_error), &expected["logodds_pooled_se"], CLOSE);
    tally.defined(id, "low", figure(&|p| p.interval(0.95).0), &expected["oddsratio_ci95"][0], CLOSE);
    tally.defined(id, "high", figure(&|p| p.interval(0.95).1), &expected["oddsratio_ci95"][1], CLOSE);
    tally.defined(id, "risk ratio", figure(&|p| p.risk_ratio), &expected["riskratio_pooled"], CLOSE);
    tally.defined(id, "delta", figure(&|p| p.ets_delta()), &expected["ets_delta"], CLOSE);
    let (plain, corrected) = (mantel_haenszel::test(&strata, false), mantel_haenszel::test(&strata, true));
    chi_square(id, "test", &plain, &expected["test_null_correction_false"], tally);
    if expected["R"].get("error").is_none() {
        // R leaves the correction out where it would overshoot, as we do.
        for (name, ours) in [("chi2", &plain), ("chi2_corrected", &corrected)] {
            tally.defined(id, name, ours.map(|c| c.value), &expected["R"][name], CLOSE);
        }
        tally.defined(id, "R p", corrected.map(|c| c.p.unwrap_or(1.0)), &expected["R"]["p_corrected"], CLOSE);
        tally.defined(id, "R p without correction", plain.map(|c| c.p.unwrap_or(1.0)), &expected["R"]["p"], CLOSE);
        for (name, at) in [("R low", 0), ("R high", 1)] {
            let limit = figure(&|p| if at == 0 { p.interval(0.95).0 } else { p.interval(0.95).1 });
            if expected["R"]["ci"][at].is_number() {
                tally.defined(id, name, limit, &expected["R"]["ci"][at], CLOSE);
            }
        }
        tally.defined(id, "R odds ratio", figure(&|p| p.odds_ratio), &expected["R"]["odds_ratio"], CLOSE);
    }
    if plain.as_ref().is_ok_and(|p| corrected.as_ref().is_ok_and(|c| p.value > c.value)) {
        chi_square(id, "corrected", &corrected, &expected["test_null_correction_true"], tally);
    }
    for (name, tarone) in [("breslow_day", false), ("breslow_day_tarone", true)] {
        chi_square(id, name, &mantel_haenszel::homogeneity(&strata, tarone), &expected[name], tally);
    }
}

fn chi_square(
    id: &str,
    what: &str,
    ours: &Result<ChiSquare, touchstone_measure::fairness::FairnessError>,
    theirs: &Value,
    tally: &mut Tally,
) {
    tally.defined(id, what, ours.map(|c| c.value), &theirs["chi2"], CLOSE);
    if let Ok(ChiSquare { p: Some(p), .. }) = ours {
        tally.number(id, &format!("{what} p"), *p, &theirs["p"]);
    }
}
