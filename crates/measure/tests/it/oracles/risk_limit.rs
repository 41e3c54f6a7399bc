//! The family of risk-limiting tests: martingales draw by draw, likelihood ratios, bounds and looks of a lot, strata.

use serde_json::Value;
use touchstone_measure::lots::exact::{LikelihoodRatio, Looks, PriorPosterior, Sequential, upper_bound};
use touchstone_measure::lots::martingale::{Claim, Running, Test};
use touchstone_measure::lots::strata::{Stratum, together};

use super::tally::CLOSE;
use super::{Tally, text};

pub fn risk_limit(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    match text(input, "op") {
        "martingale" => martingale(id, input, expected, tally),
        "hypergeometric_lr" => {
            let of = |name: &str| count(&input[name]);
            let mut ratio = LikelihoodRatio::new(of("lot_size"), of("bad_null"), of("bad_alternative")).expect("counts");
            let draws = text(input, "wrong");
            tally.same(id, "draws", &draws.len(), &list(&expected["log_lr"]).len());
            for (wrong, theirs) in draws.chars().zip(list(&expected["log_lr"])) {
                tally.defined(id, "log_lr", ratio.draw(wrong == '1'), theirs, CLOSE);
            }
        }
        "sprt_oc" => {
            let of = |name: &str| count(&input[name]);
            let test = Sequential {
                lot: of("lot_size"),
                bad_null: of("bad_null"),
                bad_alternative: of("bad_alternative"),
                risk: real(&input["risk"]),
                budget: of("lot_size"),
            };
            let ours = test.operating(of("bad_true")).expect("a test");
            tally.number(id, "certified", ours.certified, &expected["certified"]);
            tally.number(id, "not_certified", ours.not_certified, &expected["not_certified"]);
            tally.number(id, "mean_draws", ours.mean_draws, &expected["mean_draws"]);
        }
        "upper_bound" => {
            let (lot, wrong) = (count(&input["lot_size"]), count(&input["wrong"]));
            let ours = upper_bound(lot, count(&input["n"]), wrong, real(&input["alpha"])).expect("counts");
            tally.same(id, "bad_at_most", &Some(ours), &expected["bad_at_most"].as_u64());
            tally.same(id, "bad_seen", &Some(wrong), &expected["bad_seen"].as_u64());
            tally.number(id, "share_at_most", ours as f64 / lot as f64, &expected["share_at_most"]);
        }
        "fixed_looks" => looks(id, input, expected, tally),
        "prior_posterior_set" => {
            let prior = &input["prior"];
            let set = PriorPosterior {
                lot: count(&input["lot_size"]),
                n: count(&input["n"]),
                wrong: count(&input["wrong"]),
                prior: (real(&prior[0]), real(&prior[1])),
            };
            let (low, high) = set.set(real(&input["alpha"])).expect("counts");
            tally.same(id, "bad_low", &Some(low), &expected["bad_low"].as_u64());
            tally.same(id, "bad_high", &Some(high), &expected["bad_high"].as_u64());
            for (bad, theirs) in expected["log_ratio_at"].as_object().expect("ratios") {
                tally.defined(id, "log_ratio", set.ln_ratio(bad.parse().expect("a count")), theirs, CLOSE);
            }
        }
        "strata" => {
            let of = |name: &str| list(&input[name]).iter().map(count).collect::<Vec<u64>>();
            let (sizes, drawn, wrong) = (of("lot_sizes"), of("n"), of("wrong"));
            let strata: Vec<Stratum> = (0..sizes.len()).map(|i| Stratum { size: sizes[i], n: drawn[i], wrong: wrong[i] }).collect();
            let ours = together(&strata, real(&input["limit"]), real(&input["alternative_share"])).expect("strata");
            tally.same(id, "bad_null", &Some(ours.bad_null), &expected["bad_null"].as_u64());
            tally.number(id, "product", ours.product, &expected["product"]["p"]);
            tally.number(id, "fisher", ours.fisher, &expected["fisher"]["p"]);
        }
        other => panic!("the operation {other} is not known"),
    }
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

fn count(value: &Value) -> u64 {
    value.as_u64().expect("a count")
}

fn real(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn martingale(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let of = |name: &str| real(&input["par"][name]);
    let test = match text(input, "test") {
        "alpha_shrink_trunc" => Test::AlphaShrink { eta: of("eta"), c: of("c"), d: of("d") },
        "alpha_fixed" => Test::AlphaFixed { eta: of("eta") },
        "betting_fixed" => Test::Fixed { bet: of("lam") },
        "agrapa" => Test::Agrapa { first: of("lam") },
        "kaplan_kolmogorov" | "kaplan_markov" => Test::Kaplan { g: of("g") },
        "kaplan_wald" => Test::KaplanWald { g: of("g") },
        other => panic!("the test {other} is not known"),
    };
    let claim = Claim { lot: input["lot_size"].as_u64(), limit: real(&input["limit"]), test };
    let mut running = Running::new(claim).expect("a claim");
    let right = list(&input["right"]);
    tally.same(id, "draws", &right.len(), &list(&expected["p_running"]).len());
    let mut path = Vec::new();
    for (right, theirs) in right.iter().zip(list(&expected["p_running"])) {
        // What was kept between two draws leads on to the same bits.
        running = Running::resume(claim, running.state()).expect("a state");
        let p = running.draw(1.0 - real(right));
        path.push(running.p());
        tally.defined(id, "p_running", p, theirs, CLOSE);
    }
    for (risk, theirs) in expected["certified_after"].as_object().expect("risks") {
        let risk: f64 = risk.parse().expect("a risk");
        let ours = path.iter().position(|p| *p <= risk).map(|i| i as u64 + 1);
        tally.same(id, "certified_after", &ours, &theirs.as_u64());
    }
}

fn looks(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let at: Vec<u64> = list(&input["looks"]).iter().map(count).collect();
    let wrong: Vec<u64> = list(&input["wrong"]).iter().map(count).collect();
    let lot = count(&input["lot_size"]);
    let ours = Looks::new(lot, real(&input["limit"]), &at, real(&input["alpha"])).expect("looks");
    tally.same(id, "bad_null", &Some(ours.bad_null), &expected["bad_null"].as_u64());
    tally.number(id, "alpha_each", ours.alpha_each, &expected["alpha_each"]);
    tally.same(id, "certified_at", &ours.certified_at(&wrong), &expected["certified_at"].as_u64());
    for (i, (n, wrong)) in at.iter().zip(&wrong).enumerate() {
        tally.same(id, "certify_at_most", &ours.certify_at_most[i], &(*n, expected["certify_at_most"][i].as_u64()));
        tally.defined(id, "p", ours.p(*n, *wrong), &expected["p"][i], CLOSE);
        tally.same(id, "upper", &upper_bound(lot, *n, *wrong, ours.alpha_each).ok(), &expected["upper"][i].as_u64());
    }
    let false_certificates = ours.operating(ours.bad_null).map(|o| o.certified);
    tally.defined(id, "false certificates", false_certificates, &expected["false_certificates_exact"], CLOSE);
}
